"""Judging from the command line, end to end: what changes in the record, what proves it, and what stays."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tawatur.capture import find_reports
from tawatur.cli import main
from tawatur.ingest import ingest
from tawatur.publish.withhold import WITHHELD
from tawatur.record import query
from tawatur.record.store import Store
from tests.conftest import exported
from tests.stub import stub_engine

RECORD = "tawatur.record"
SIGNED = ("--who", "سعاد", "--when", "2026-01-31T12:00:00Z", "--why", "قرأت التقرير")


@pytest.fixture
def read(folder: Path, stub: None, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["read", "reports"]) == 0
    capsys.readouterr()
    return folder


def judge(*args: str) -> int:
    return main(["judge", *args, *SIGNED])


def run(capsys: pytest.CaptureFixture[str], *args: str, code: int = 0) -> str:
    capsys.readouterr()
    assert main(list(args)) == code
    return capsys.readouterr().out


def claim_of(text: str) -> str:
    with Store.open(RECORD) as store:
        return next(c.id for c in query.claims(store) if text in c.text)


def lines(name: str, folder: str = "out", *options: str) -> list[dict[str, Any]]:
    assert main(["export", "--out", folder, *options]) == 0
    path = Path(folder, f"{name}.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def claim(key: str) -> dict[str, Any]:
    return next(row for row in lines("claims") if row["id"] == key)


def judgements() -> list[dict[str, Any]]:
    return lines("judgements")


# --- claims -----------------------------------------------------------------------------------------------------------


def test_a_rejected_claim_is_kept_and_counts_for_nothing(read: Path) -> None:
    key = claim_of("مقتل 11")
    assert len(lines("contradictions")) == 1
    assert judge("reject", key) == 0
    assert len(lines("contradictions")) == 0
    assert (claim(key)["verdict"], claim(key)["judgements"]) == ("rejected", [judgements()[0]["id"]])
    assert all(key not in row["claims"] for row in lines("incidents"))


def test_a_correction_is_what_incidents_are_made_of(read: Path) -> None:
    key = claim_of("ينفي")
    before = claim(key)
    assert [row["status"] for row in lines("incidents") if key in row["claims"]] == ["contested"]
    assert judge("correct", key, "polarity=affirmed", "when=2022-01-20", "where=facility/~سجن-البلوط") == 0
    after = claim(key)
    said = {
        "polarity": "affirmed",
        "when": {"edtf": "2022-01-20", "mention": None},
        "where": "facility/~سجن-البلوط",
        "places": ["facility/~سجن-البلوط"],
        "corrected": ["polarity", "where", "when"],
        "judgements": [judgements()[0]["id"]],
    }
    assert after == before | said
    (incident,) = (row for row in lines("incidents") if key in row["claims"])
    assert (incident["facility"], incident["start"]) == ("facility/~سجن-البلوط", "2022-01-20")
    with Store.open(RECORD) as store:
        as_read = next(c for c in query.claims_as_read(store) if c.id == key)
    assert (as_read.polarity, as_read.when, as_read.judgements) == ("negative", None, ())


def test_what_is_undone_leaves_the_record_as_it_was(read: Path) -> None:
    lines("claims", "before")
    assert judge("reject", claim_of("مقتل 11")) == 0
    assert judge("undo", judgements()[0]["id"][:6]) == 0
    lines("claims", "after")
    before, after = exported(Path("before")), exported(Path("after"))
    assert [row["effect"] for row in judgements()] == ["undone", "in force"]
    assert before == {name: content for name, content in after.items() if name != "judgements.jsonl"}


def test_judged_and_read_in_any_order_export_the_same(read: Path) -> None:
    key = claim_of("مقتل 11")
    assert judge("correct", key, "polarity=negative") == 0
    lines("claims", "whole")
    Path(RECORD).unlink()
    assert main(["read", "reports/b.txt"]) == 0
    assert judge("correct", key, "polarity=negative") == 0
    assert main(["read", "reports"]) == 0
    lines("claims", "steps")
    assert exported(Path("steps")) == exported(Path("whole"))


def test_a_judgement_outlives_reading_again_and_says_when_it_finds_nothing(
    read: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = claim_of("مقتل 11")
    assert judge("reject", key) == 0
    with Store.open(RECORD) as store:
        ingest(store, find_reports([]), stub_engine(version="2"))
        assert {c.id: c.verdict for c in query.claims(store)}[key] == "rejected"
    out = run(capsys, "forget", "reports/b.txt")
    out = run(capsys, "judge", "list")
    assert "without effect: its report was taken out" in out
    assert "1 judgements have no effect" in run(capsys, "read", "reports/a.txt")
    assert run(capsys, "read", "reports").count("no effect") == 0, "the report is back, and so is what was said of it"
    assert claim(key)["verdict"] == "rejected"


WRONG = [
    (("reject", "c-nothing"), "nothing in this record has the id c-nothing"),
    (("correct", "CLAIM", "polarity=maybe"), "polarity is written as one of affirmed, negative"),
    (("correct", "CLAIM", "figures=m-9"), "m-9 is no figure of doc-"),
    (("correct", "CLAIM", "span=0-99999"), "99999 lies beyond its end"),
    (("correct", "CLAIM", "chain=source/x@0-99999"), "99999 lies beyond its end"),
    (("same", "CLAIM", "CLAIM"), "give at least two different claims"),
    (("merge", "INCIDENT"), "give at least two different incidents"),
    (("split", "INCIDENT", "OTHER"), "does not belong to"),
    (("reliability", "source/nobody", "A"), "no report in this record names source/nobody"),
    (("reliability", "person/~أحمد-العلي", "A"), "is no source"),
    (("reliability", "role/security-source", "G"), "G is no grade"),
    (("withhold", "actor/nobody"), "no report in this record names actor/nobody"),
    (("withhold", "role/security-source"), "is withheld already"),
    (("release", "reports/a.txt", "0-5"), "nothing is withheld within 0-5"),
    (("withhold", "reports/a.txt", "5-0"), "5-0 is no passage"),
    (("undo", "j-0"), "there is no judgement j-0"),
    (("erase", "j-0"), "there is no judgement j-0"),
    (("name", "person/~أحمد-العلي", "--as", "person/x"), "give the folder of your own words"),
]


@pytest.mark.parametrize(("args", "why"), WRONG)
def test_what_cannot_be_judged_is_said_in_a_sentence(
    args: tuple[str, ...], why: str, read: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(RECORD) as store:
        incident = query.incidents(store)[0]
        strange = next(c.id for c in query.claims(store) if c.id not in incident.claims)
    names = {"CLAIM": claim_of("مقتل 11"), "INCIDENT": incident.id, "OTHER": strange}
    assert judge(*(names.get(a, a) for a in args)) == 1
    err = capsys.readouterr().err
    assert err.startswith("tawatur: ") and why in err and len(err.splitlines()) == 1, err
    assert judgements() == []


def test_a_judgement_is_signed(read: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    key = claim_of("مقتل 11")
    monkeypatch.delenv("TAWATUR_USER", raising=False)
    assert main(["judge", "reject", key, "--why", "x"]) == 1
    assert "give --who NAME, or set TAWATUR_USER" in capsys.readouterr().err
    assert main(["judge", "reject", key, "--who", "a", "--why", " "]) == 1
    assert main(["judge", "reject", key, "--who", "a", "--why", "x", "--when", "today"]) == 1
    monkeypatch.setenv("TAWATUR_USER", "هدى")
    assert main(["judge", "reject", key, "--why", "x"]) == 0
    assert judgements()[0]["who"] == "هدى"


# --- publishing -------------------------------------------------------------------------------------------------------


def published() -> str:
    lines("claims", "published", "--published")
    return "".join(p.read_text(encoding="utf-8") for p in Path("published").glob("*.jsonl"))


def test_what_people_withhold_is_not_published_until_they_release_it(read: Path) -> None:
    assert "السنديان" in published() and "أحمد العلي" not in published()
    assert judge("withhold", "facility/~سجن-السنديان") == 0
    assert "سنديان" not in published()
    assert judge("release", "person/~أحمد-العلي") == 0
    assert "أحمد العلي" in published()
    assert judge("release", "facility/~سجن-السنديان") == 0
    assert "السنديان" in published()
    assert "سعاد" not in published() and "قرأت" not in published(), "who judged, and why, is not published"
    assert "السنديان" in json.dumps(lines("claims"), ensure_ascii=False), "the owner's export is whole"


def test_a_passage_can_be_withheld(read: Path) -> None:
    text = Path("reports/d.txt").read_text(encoding="utf-8")
    start = text.index("سجن البلوط ومقتل")
    assert judge("withhold", "reports/d.txt", f"{start}-{start + 13}") == 0
    rows = lines("claims", "published", "--published")
    with Store.open(RECORD) as store:
        key = query.resolve(store, "reports/d.txt", ("document",))[1]
    assert [row["text"] for row in rows if row["document"] == key] == [f"هجوم على {WITHHELD}قتل 3"]
    names = [row for row in lines("mentions", "published", "--published") if row["document"] == key and "name" in row]
    assert [row["name"]["surface"] for row in names] == [WITHHELD]
    assert judge("release", "reports/d.txt", "0-99") == 1
    assert judge("release", "reports/d.txt", f"0-{len(text)}") == 0
    rows = lines("claims", "published", "--published")
    assert [row["text"] for row in rows if row["document"] == key] == ["هجوم على سجن البلوط ومقتل 3"]


def test_a_grade_stands_beside_its_source(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge("reliability", "role/security-source", "B") == 0
    out = run(capsys, "show", claim_of("مقتل 7"), "--lang", "en")
    assert "[B]" in out


# --- what proves it ---------------------------------------------------------------------------------------------------


def tamper(statement: str) -> None:
    with closing(sqlite3.connect(RECORD)) as db, db:
        assert db.execute(statement).rowcount >= 1


def test_rebuild_proves_the_views(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert judge("correct", claim_of("مقتل 11"), "polarity=negative") == 0
    assert "are the same byte for byte" in run(capsys, "rebuild")


VIEWS = [
    ("UPDATE incidents SET body = replace(body, 'contested', 'corroborated')", "inc-"),
    ("DELETE FROM contradictions", "con-"),
    ("UPDATE judged SET body = replace(body, 'negative', 'affirmed')", "c-"),
    ("UPDATE documents SET copy_of = 'doc-x' WHERE path LIKE '%a.txt'", "doc-"),
]


@pytest.mark.parametrize(("statement", "where"), VIEWS)
def test_rebuild_finds_and_puts_right_what_was_altered(
    statement: str, where: str, read: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert judge("correct", claim_of("مقتل 11"), "polarity=negative", "type=clash") == 0
    tamper(statement)
    out = run(capsys, "rebuild", code=1)
    assert out.startswith(where) and "it was put right" in out
    assert "are the same byte for byte" in run(capsys, "rebuild")


def test_rebuild_after_another_version_has_nothing_to_compare(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tamper("UPDATE meta SET value = value || ' older' WHERE key = 'views'")
    assert "made by another version" in run(capsys, "rebuild")


def test_verify_says_where_anything_was_altered(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = claim_of("مقتل 11")
    assert judge("correct", key, "polarity=negative") == 0
    out = run(capsys, "verify")
    assert "5 reports, 6 claims and 6 entries of the log are as they were written" in out
    noted = out.split("Last hash: ")[1].split()[0]
    assert run(capsys, "verify", "--noted", noted)
    assert "does not hold the hash" in run(capsys, "verify", "--noted", "f" * 64, code=1)
    tamper("UPDATE judged SET body = replace(body, 'negative', 'affirmed')")
    assert run(capsys, "verify", code=1).startswith(f"{key}: what judgements make of this claim was altered")
    run(capsys, "rebuild", code=1)
    tamper("UPDATE log_bodies SET body = replace(body, 'سعاد', 'هدى') WHERE body LIKE '%سعاد%'")
    assert "log entry 6: what it says was altered" in run(capsys, "verify", code=1)


def test_the_log_shows_who_judged_what(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = claim_of("مقتل 11")
    assert judge("correct", key, "polarity=negative", "chain=none") == 0
    run(capsys, "forget", "reports/d.txt")
    entries = run(capsys, "log").splitlines()
    assert len(entries) == 7 and [line.split()[0] for line in entries] == list("1234567")
    assert f"سعاد (2026-01-31T12:00:00Z): correct {key}: chain=none, polarity=negative — قرأت التقرير" in entries[5]
    assert "a report was taken out, with what entries" in entries[6] and "erased since" in "".join(entries)
    assert run(capsys, "log", key).splitlines() == [entries[5]]
    assert "reports/d.txt" not in "".join(entries)


def test_erased_words_are_out_of_the_file_and_the_chain_holds(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["judge", "reject", claim_of("مقتل 11"), "--who", "شاهدة", "--why", "سرٌّ عظيم"]) == 0
    assert "سرٌّ عظيم".encode() in b"".join(p.read_bytes() for p in Path().glob(f"{RECORD}*"))
    assert judge("erase", judgements()[0]["id"]) == 0
    content = b"".join(p.read_bytes() for p in Path().glob(f"{RECORD}*"))
    assert "سرٌّ عظيم".encode() not in content and "شاهدة".encode() not in content
    assert judgements() == [] and claim(claim_of("مقتل 11"))["verdict"] is None
    assert "as they were written" in run(capsys, "verify")


# --- incidents, with the real reconciler ------------------------------------------------------------------------------

PRESS = {
    "1.txt": "قال مصدر طبي إن هجوماً استهدف سجن الأقطان شمالي الرقة في 20 كانون الثاني 2022 أدى إلى مقتل 5 أشخاص.",
    "2.txt": "قال مصدر أمني إن هجوماً استهدف سجن الأقطان شمالي الرقة في 20 كانون الثاني 2022 أدى إلى مقتل 9 أشخاص.",
    "3.txt": "قال مصدر محلي إن هجوماً استهدف سجن الأقطان شمالي الرقة في 11 آذار 2023 أدى إلى إصابة 3 أشخاص.",
}


@pytest.fixture
def press(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("press").mkdir()
    for name, text in PRESS.items():
        Path("press", name).write_text(text, encoding="utf-8")
    assert main(["read", "press"]) == 0
    return tmp_path


def together() -> list[list[str]]:
    """The reports of each incident of attack."""
    with Store.open(RECORD) as store:
        paths = {d.id: Path(d.path).stem for d in query.documents(store)}
        found = [sorted(paths[d] for d in i.documents) for i in query.incidents(store) if i.type == "attack"]
    return sorted(found)


def attack(report: str) -> str:
    with Store.open(RECORD) as store:
        document = query.resolve(store, f"press/{report}.txt", ("document",))[1]
        return next(c.id for c in query.claims(store, document) if c.type == "attack")


def incident_of(report: str) -> str:
    with Store.open(RECORD) as store:
        found = query.incident_of_claim(store, attack(report))
        assert found is not None
        return found.id


def test_people_join_and_part_incidents(press: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert together() == [["1", "2"], ["3"]]
    assert judge("different", attack("1"), attack("2")) == 0
    assert together() == [["1"], ["2"], ["3"]]
    assert judge("same", attack("1"), attack("3")) == 0
    assert together() == [["1", "3"], ["2"]]
    first, second = incident_of("1"), incident_of("2")
    assert judge("merge", first, second) == 0, "what is said later holds"
    assert together() == [["1", "2", "3"]]
    assert "without effect: a later judgement says otherwise" in run(capsys, "judge", "list")
    assert judge("split", incident_of("1"), attack("2"), attack("3")) == 0
    assert together() == [["1"], ["2", "3"]]
    assert run(capsys, "show", second, "--lang", "en"), "an earlier id still finds the incident"
    named = [row["judgements"] for row in lines("incidents") if attack("1") in row["claims"]]
    assert named and named[0], "an incident names what parted it"
    assert "are the same byte for byte" in run(capsys, "rebuild")
    Path("press/4.txt").write_text(PRESS["2.txt"].replace("أمني", "عسكري"), encoding="utf-8")
    assert main(["read", "press"]) == 0
    assert ["2", "3"] in [[r for r in reports if r != "4"] for reports in together()], (
        "new reports change nothing in it"
    )


def test_a_corrected_day_or_place_moves_a_claim(press: Path) -> None:
    assert judge("correct", attack("3"), "when=2022-01-20") == 0
    assert together() == [["1", "2", "3"]]
    assert judge("correct", attack("2"), "where=place/raqqa") == 0
    assert ["1", "3"] in together()


def test_a_name_goes_to_the_users_words_and_is_read_with_them(press: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("press/5.txt").write_text("وقع هجوم على سجن السنديان في 20 كانون الثاني 2022.", encoding="utf-8")
    assert main(["read", "press"]) == 0
    with Store.open(RECORD) as store:
        entity = next(f for f in query.facilities(store) if "سنديان" in f)
    assert entity.startswith("facility/~")
    args = ("name", entity, "--as", "facility/sindyan-prison", "--en", "Sindyan Prison", "--words", "words")
    assert judge(*args) == 0
    assert main(["read", "--words", "words"]) == 0
    with Store.open(RECORD) as store:
        assert "facility/sindyan-prison" in query.facilities(store) and entity not in query.facilities(store)
    assert judge(*args) == 1, "it is no longer provisional"
    assert judge("name", "person/~x", "--as", "person/x", "--words", "words") == 1
    assert "give --public" in capsys.readouterr().err
