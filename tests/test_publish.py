"""What is published: the contract's files to the byte, and what is withheld from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import tawatur
from tawatur.publish.labels import Namer, label, say
from tawatur.publish.screen import language_for, screen_for
from tawatur.publish.withhold import WITHHELD, Names, _mask, is_private
from tests.conftest import exported
from tests.test_progress import Terminal

pytestmark = pytest.mark.usefixtures("folder", "stub")


def lines(folder: str, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(folder, name).read_text(encoding="utf-8").splitlines()]


KEYS = {
    "documents": "id path url sha256 text title outlet published published_from language copy_of captured_at",
    "mentions": "id document start end text kind boilerplate",
    "claims": "id document start end text trigger type polarity modality chain outcome where places when boilerplate actors "
    "figures weapons rule confidence",
    "incidents": "id type types title facility place start end claims documents actors figures corroboration status part_of",
    "contradictions": "id incident facility place kind sides explanation",
}


def test_the_export_keeps_to_the_contract() -> None:
    tawatur.read("reports").export("out")
    texts = {d["id"]: d["text"] for d in lines("out", "documents.jsonl")}
    for name, keys in KEYS.items():
        rows = lines("out", f"{name}.jsonl")
        assert rows
        for row in rows:
            assert set(keys.split()) <= set(row)
    for row in lines("out", "mentions.jsonl") + lines("out", "claims.jsonl"):
        assert texts[row["document"]][row["start"] : row["end"]] == row["text"]
    claim = lines("out", "claims.jsonl")[0]
    assert set(claim["trigger"]) == {"start", "end"}
    assert all(
        set(link) == {"entity", "text", "start", "end"} for c in lines("out", "claims.jsonl") for link in c["chain"]
    )
    names = [m["name"] for m in lines("out", "mentions.jsonl") if m["kind"] == "name"]
    assert names and all(set(name) == {"entity", "class", "surface"} for name in names)
    assert set(lines("out", "contradictions.jsonl")[0]["sides"][0]["value"]) == {"low", "high", "what", "of"}
    manifest = json.loads(Path("out/manifest.json").read_text())
    assert (manifest["format"], manifest["tawatur"]) == (1, tawatur.__version__)


def test_an_export_takes_the_place_of_an_older_one_to_the_byte() -> None:
    record = tawatur.read("reports")
    record.export("out")
    before = exported(Path("out"))
    record.export("out")
    assert exported(Path("out")) == before
    assert sorted(p.name for p in Path("out").iterdir()) == [
        "claims.jsonl",
        "contradictions.jsonl",
        "documents.jsonl",
        "incidents.jsonl",
        "manifest.json",
        "mentions.jsonl",
    ]


def test_lines_are_sorted() -> None:
    tawatur.read("reports").export("out")
    for name in ("documents", "incidents", "contradictions"):
        ids = [row["id"] for row in lines("out", f"{name}.jsonl")]
        assert ids == sorted(ids)
    for name in ("mentions", "claims"):
        order = [(row["document"], row["start"], row["end"], row["id"]) for row in lines("out", f"{name}.jsonl")]
        assert order == sorted(order)


def test_what_is_published_withholds_private_persons_and_articles() -> None:
    Path("reports/أحمد-العلي.txt").write_text(
        "أحمد العلي: هجوم على سجن الزيتون\nوقتل العلي في هجوم على سجن الزيتون", encoding="utf-8"
    )
    record = tawatur.read("reports")
    record.export("whole")
    record.export("out", published=True)
    content = "".join(path.read_text(encoding="utf-8") for path in Path("out").iterdir())
    assert "أحمد العلي" not in content and "أحمد-العلي" not in content and "العلي" not in content
    assert "مصدر أمني" not in content and "role/security-source" in content
    assert "كلام لا يعني أحدا" not in content
    assert all(d["text"] == WITHHELD and "/" not in d["path"] for d in lines("out", "documents.jsonl"))
    for name, keys in KEYS.items():
        whole, published = lines("whole", f"{name}.jsonl"), lines("out", f"{name}.jsonl")
        assert [set(row) for row in whole] == [set(row) for row in published], keys
        assert [row["id"] for row in whole] == [row["id"] for row in published]


MASKED = [
    ("وقال أحمد العلي إن", ("احمد العلي",), f"وقال {WITHHELD} إن"),
    ("لأحمد العليّ وأَحمد العلي", ("احمد العلي",), f"ل{WITHHELD} و{WITHHELD}"),
    ("أحمد العليان", ("احمد العلي",), "أحمد العليان"),
    ("سأحمد العلي", ("احمد العلي",), "سأحمد العلي"),
    ("لا أحد", (), "لا أحد"),
    (None, ("احمد",), None),
]


@pytest.mark.parametrize(("text", "words", "masked"), MASKED)
def test_names_are_left_out_in_any_spelling_and_after_clitics(
    text: str | None, words: tuple[str, ...], masked: str
) -> None:
    assert _mask(text, Names.of(words)) == masked


@pytest.mark.parametrize(
    ("entity", "private"),
    [
        ("person/~أحمد-العلي", True),
        ("role/asayish-source", True),
        ("person/mazloum-abdi", False),
        ("actor/~لواء-النخيل", False),
        ("facility/al-aqtan-prison", False),
        (None, False),
    ],
)
def test_who_is_private(entity: str | None, private: bool) -> None:
    assert is_private(entity) is private


def test_every_term_of_the_record_has_labels_in_both_languages() -> None:
    from typing import get_args

    from tawatur.model import CLAIM_TYPES, FIGURE_KINDS
    from tawatur.model.claim import Modality, Outcome, Polarity, Role, Verdict
    from tawatur.model.incident import ContradictionKind, Status
    from tawatur.model.report import PublishedFrom

    terms = {
        "type": CLAIM_TYPES,
        "figure": FIGURE_KINDS,
        "polarity": get_args(Polarity),
        "modality": get_args(Modality),
        "outcome": get_args(Outcome),
        "role": get_args(Role),
        "verdict": get_args(Verdict),
        "status": get_args(Status),
        "kind": get_args(ContradictionKind),
        "published_from": get_args(PublishedFrom),
    }
    for group, names in terms.items():
        for name in names:
            assert any("\u0620" <= c <= "\u064a" for c in label(group, name, "ar")), (group, name)
            assert label(group, name, "en").isascii()


def test_every_phrase_takes_the_same_fillings_in_both_languages() -> None:
    from tawatur.publish.labels import _labels

    for phrase in _labels()["say"]:
        values = [f"<{n}>" for n in range(3)]
        filled = [{v for v in values if v in say(phrase, lang, *values)} for lang in ("ar", "en")]
        assert filled[0] == filled[1], phrase


def test_unknown_entities_are_named_by_the_words_of_their_id() -> None:
    name = Namer("en")
    assert name("place/~تل-الزيتون") == "تل الزيتون"
    assert name("role/asayish-source") == "asayish source"
    assert name("source/~nakhil.example") == "nakhil.example"


SCREENS = [
    ({"VTE_VERSION": "7200"}, "auto", True, True),
    ({"VTE_VERSION": "7200"}, "off", False, False),
    ({"VTE_VERSION": "5000"}, "auto", False, False),
    ({"TERM_PROGRAM": "Apple_Terminal"}, "auto", True, False),
    ({"TERM": "xterm"}, "auto", False, False),
    ({"TERM": "xterm"}, "on", True, False),
]


@pytest.mark.parametrize(("environ", "bidi", "isolates", "detects"), SCREENS)
def test_isolates_are_used_where_the_terminal_can(
    environ: dict[str, str], bidi: Any, isolates: bool, detects: bool
) -> None:
    screen = screen_for(Terminal(), "ar", bidi, environ)
    assert (screen.isolates, screen.detects_direction) == (isolates, detects)


@pytest.mark.parametrize(
    ("environ", "lang"), [({"LANG": "ar_SY.UTF-8"}, "ar"), ({"LANG": "ar", "LC_ALL": "C"}, "en"), ({}, "en")]
)
def test_the_language_follows_the_locale(environ: dict[str, str], lang: str) -> None:
    assert language_for(environ) == lang
