"""One end-to-end test for each promise of the README, with the real reader, on the sample reports or composed passages.

Tests are named for the promise's first words; `test_every_promise_has_its_test` holds the two lists together.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path

import pytest

import tawatur
from tawatur.api import Record
from tawatur.cli import main
from tawatur.model import Claim, Mention
from tests.conftest import ROOT, exported

EXAMPLES = ROOT / "examples"
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def examples() -> Iterator[Record]:
    with tawatur.read(EXAMPLES, metadata=EXAMPLES / "metadata.csv") as record:
        assert record.problems == ()
        yield record


def read_passage(folder: Path, text: str, published: str = "2022-01-25") -> Record:
    """A record of one composed report, published on a given day by an invented outlet."""
    (folder / "r.txt").write_text(text, encoding="utf-8")
    (folder / "m.csv").write_text(f"file,published,outlet\nr.txt,{published},صحيفة النخيل\n", encoding="utf-8")
    return tawatur.read(folder / "r.txt", metadata=folder / "m.csv")


def claims_of(record: Record, type_: str) -> list[Claim]:
    return [claim for claim in record.claims if claim.type == type_]


def figures_of(record: Record) -> list[Mention]:
    return [mention for mention in record.mentions if mention.figure is not None]


def promise(name: str) -> str:
    return "test_" + re.sub(r"[^a-z]+", "_", name.lower()).strip("_")


def test_every_promise_has_its_test() -> None:
    section = README.split("## What it promises")[1].split("\n## ")[0]
    promised = {promise(name) for name in re.findall(r"^- \*\*(.+?)\*\*", section, re.MULTILINE)}
    assert len(promised) >= 14
    assert promised <= set(globals()), promised - set(globals())


def test_who_says_so(tmp_path: Path) -> None:
    text = "نفى مصدر في الأسايش وقوع استعصاء في سجن الأقطان شمالي الرقة، بحسب ما نقل موقع نورث برس."
    chains = [claim.chain for claim in claims_of(read_passage(tmp_path, text), "mutiny")]
    assert [[link.entity for link in chain] for chain in chains] == [["role/asayish-source", "source/north-press"]]
    assert [text[link.start : link.end] for link in chains[0]] == [link.text for link in chains[0]]


def test_a_denial_is_a_claim(tmp_path: Path) -> None:
    text = "نفت وزارة الدفاع السورية وقوع هجوم على سجن الأقطان.\nوقال مصدر طبي إن الهجوم على سجن الأقطان أوقع جرحى.\n"
    told = {c.chain[0].entity.split("/")[0]: c.polarity for c in claims_of(read_passage(tmp_path, text), "attack")}
    assert told == {"actor": "negative", "role": "affirmed"}


def test_figures_are_ranges(tmp_path: Path) -> None:
    text = "قُتل أكثر من 300 شخص في المدينة.\nوأصيب عشرات المدنيين بجروح.\nوقُتل ما بين 10 و12 جندياً.\n"
    found = [(m.figure.low, m.figure.high) for m in figures_of(read_passage(tmp_path, text)) if m.figure]
    assert found == [(301, None), (20, None), (10, 12)]


def test_parts_belong_to_their_total(tmp_path: Path) -> None:
    text = "قُتل 67 شخصاً في الهجوم، هم 39 من عناصر الجيش، و5 مدنيين، و23 من المهاجمين."
    total, *parts = figures_of(read_passage(tmp_path, text))
    assert total.figure is not None and total.figure.low == 67 and total.figure.part_of is None
    assert [(m.figure.low, m.figure.part_of) for m in parts if m.figure] == [
        (39, total.id),
        (5, total.id),
        (23, total.id),
    ]


def test_copies_are_no_witnesses(examples: Record) -> None:
    copies = [d for d in examples.documents if d.copy_of]
    assert [Path(d.path).name for d in copies] == ["sindyan-02-jisr.txt"]
    for incident in examples.incidents:
        if copies[0].id in incident.documents:
            assert incident.corroboration.documents < len(incident.documents)


def test_contradictions_stand_side_by_side(examples: Record) -> None:
    held = [c for c in examples.contradictions if c.kind == "occurrence"]
    assert held
    by_id = {claim.id: claim for claim in examples.claims}
    for contradiction in examples.contradictions:
        assert len(contradiction.sides) >= 2
        assert contradiction.explanation.ar and contradiction.explanation.en
    for contradiction in held:
        polarities = {dict(side.value)["polarity"]: side for side in contradiction.sides}
        assert set(polarities) == {"affirmed", "negative"}
        for polarity, side in polarities.items():
            assert {by_id[key].polarity for key in side.claims} == {polarity}


def test_dates_are_resolved(tmp_path: Path) -> None:
    record = read_passage(tmp_path, "وقع الهجوم يوم الأحد 23 تشرين الأول، وانتهى أمس الأول.", "2022-10-30")
    assert [m.time.value for m in record.mentions if m.time] == ["2022-10-23", "2022-10-28"]


def test_evasive_spellings_are_read(tmp_path: Path) -> None:
    text = "هاجم عناصر د ا ع ش القرية.\nوانسحب تنظيم داعـش.\nوتبنى د.ا.ع.ش الهجوم.\n"
    names = [m.name.entity for m in read_passage(tmp_path, text).mentions if m.name]
    assert names.count("actor/isis") == 3


def test_everything_rests_on_words(examples: Record) -> None:
    texts = {d.id: d.text for d in examples.documents}
    mentions = {m.id: m for m in examples.mentions}
    assert examples.mentions and examples.claims
    for item in (*examples.mentions, *examples.claims):
        assert texts[item.document][item.start : item.end] == item.text != ""
        assert item.rule
    for claim in examples.claims:
        text = texts[claim.document]
        assert claim.start <= claim.trigger[0] < claim.trigger[1] <= claim.end
        assert all(text[link.start : link.end] == link.text for link in claim.chain)
        assert {mentions[key].kind for key in claim.figures} <= {"figure"}
        assert all(a.mention is None or mentions[a.mention].kind == "name" for a in claim.actors)
        assert claim.when is None or claim.when.mention is None or mentions[claim.when.mention].kind == "time"
    claims = {c.id for c in examples.claims}
    for incident in examples.incidents:
        assert incident.claims and set(incident.claims) <= claims
        assert all(report.mention in mentions for figure in incident.figures for report in figure.reports)


def test_the_same_on_every_run(examples: Record, tmp_path: Path) -> None:
    examples.export(tmp_path / "memory")
    metadata = EXAMPLES / "metadata.csv"
    with tawatur.read(EXAMPLES, record=tmp_path / "two", metadata=metadata, workers=2) as record:
        record.export(tmp_path / "workers")
    for path in sorted(EXAMPLES.iterdir(), reverse=True):
        if path.suffix in (".txt", ".html"):
            record = tawatur.read(path, record=tmp_path / "bits", metadata=metadata)
            record.close()
    with tawatur.open_record(tmp_path / "bits") as record:
        record.export(tmp_path / "bit-by-bit")
    expected = exported(tmp_path / "memory")
    assert exported(tmp_path / "workers") == expected
    assert exported(tmp_path / "bit-by-bit") == expected


def test_nothing_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Interruptions for real are in test_record_runs.py; here: read twice, and nothing is read a second time."""
    command = ["read", str(EXAMPLES), "--record", str(tmp_path / "x.record")]
    assert main(command) == 0
    assert "15 read, 0 read again, 0 known already" in capsys.readouterr().out
    assert main(command) == 0
    assert "0 read, 0 read again, 15 known already" in capsys.readouterr().out


def test_your_material_stays_as_it_is(tmp_path: Path) -> None:
    from hashlib import sha256

    from tawatur.record.store import Store

    tawatur.read(EXAMPLES, record=tmp_path / "x.record").close()
    with Store.open(tmp_path / "x.record") as store:
        for path in EXAMPLES.glob("*.txt"):
            content = path.read_bytes()
            (key,) = (key for digest, key in store.known().items() if digest == sha256(content).hexdigest())
            assert store.captured_bytes(key) == content
            assert store.captured(key).text == content.decode("utf-8")


def test_nothing_leaves_the_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a network connection was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    with tawatur.read(EXAMPLES, record=tmp_path / "x.record") as record:
        assert len(record.documents) == 15 and record.problems == ()
        record.export(tmp_path / "out")


def test_private_persons_are_withheld(tmp_path: Path) -> None:
    text = "قال الناشط سامر الحمدان إن هجوماً على سجن الأقطان أدى إلى مقتل 3 من الحراس.\nوأكد الحمدان وقوع قتلى.\n"
    record = read_passage(tmp_path, text)
    assert any("الحمدان" in claim.text for claim in record.claims)
    record.export(tmp_path / "out", published=True)
    content = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").glob("*.json*"))
    assert "الحمدان" not in content
    assert "سجن الأقطان" in content


def test_explain_says_why_the_rest_was_not_recognised(capsys: pytest.CaptureFixture[str]) -> None:
    text = "نفى مصدر أمني هجوماً على سجن الأقطان، وانطلقت بطولة 8 غصن."
    assert main(["explain", text, "--lang", "en"]) == 0
    found, rest = capsys.readouterr().out.split("The rest, and why\n")
    assert "«سجن الأقطان»  name: facility/al-aqtan-prison" in found
    assert "«نفى»  a word of saying: it leads to a speaker" in rest
    assert "«8»  a number with no counted noun" in rest
    assert "«غصن»  in no words file" in rest


# --- the documentation names what exists ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "page", ["README.md", "docs/using.md", "docs/architecture.md", "CONTRIBUTING.md", "CHANGELOG.md"]
)
def test_every_command_that_is_named_exists(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = set(re.findall(r"^    (\w+)", capsys.readouterr().out, re.MULTILINE))
    named = set(
        re.findall(r"(?:`|^ {4}(?:\.venv/bin/)?)tawatur (\w+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert named <= commands, named - commands


def test_every_command_and_option_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    using = (ROOT / "docs/using.md").read_text(encoding="utf-8")
    for command in ("read", "incidents", "show", "contradictions", "facility", "export", "explain", "forget"):
        assert f"tawatur {command}" in using
        with pytest.raises(SystemExit):
            main([command, "--help"])
        for option in set(re.findall(r"--[a-z-]+", capsys.readouterr().out)) - {"--help"}:
            assert option in using, (command, option)


def test_the_readme_shows_what_the_program_prints() -> None:
    tool = run_path(str(ROOT / "tools" / "readme.py"))
    assert tool["renewed"](README) == README, "renew the excerpts with: .venv/bin/python tools/readme.py"


def test_links_between_pages_lead_somewhere() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page.name, target)


def test_the_manifest_names_the_format(examples: Record, tmp_path: Path) -> None:
    examples.export(tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["format"] == 1
    assert manifest["lines"]["documents"] == len(examples.documents)
