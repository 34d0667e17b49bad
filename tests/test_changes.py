"""`tawatur changes`: what reports read later changed in a record of small composed reports."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

import tawatur
from tawatur.api import Record
from tawatur.ask.changes import Changes, Toll, changes_since
from tawatur.cli import main
from tawatur.engine import Engine, load_engine
from tawatur.errors import TawaturError
from tawatur.record.store import Store

THEN, SINCE, NOW = "2022-01-22T08:00:00Z", "2022-01-25", "2022-01-26T08:00:00Z"
ATTACKED = "هاجم مسلحو تنظيم داعش سجن الأقطان يوم 20 كانون الثاني 2022"
Reports = dict[str, tuple[str, str]]
"""Name → (published, text)."""

FIRST: Reports = {
    "a": ("2022-01-21", f"{ATTACKED} وقتلوا 7 حراس."),
    "b": ("2022-01-21", "قال المرصد السوري لحقوق الإنسان إن مسلحين هاجموا سجن الأقطان يوم 20 كانون الثاني 2022."),
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


def read(folder: Path, reports: Reports, captured_at: str) -> str:
    """Reads reports into the folder's record, as if at a given moment; the record's path."""
    (folder / "reports").mkdir(exist_ok=True)
    rows = ["file,published,outlet"]
    for name, (published, text) in reports.items():
        (folder / "reports" / f"{name}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{name}.txt,{published},outlet-{name[0]}")
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    path = str(folder / "my.record")
    known: set[str] = set()
    if Path(path).exists():
        with tawatur.open_record(path) as record:
            known = {d.id for d in record.documents}
    with tawatur.read(folder / "reports", record=path, metadata=folder / "metadata.csv") as record:
        assert record.problems == ()
        new = [(captured_at, d.id) for d in record.documents if d.id not in known]
    with sqlite3.connect(path) as db:
        db.executemany("UPDATE documents SET captured_at = ? WHERE id = ?", new)
    db.close()
    return path


def changed(folder: Path, later: Reports, engine: Engine, first: Reports = FIRST) -> Changes:
    read(folder, first, THEN)
    with Store.open(read(folder, later, NOW)) as store:
        before = digests(store)
        found = changes_since(store, engine, SINCE)
        # where few reports are new, the record is asked what it would be without them: the same as making all views twice
        assert changes_since(store, replace(engine, work_in=None), SINCE) == found
        assert digests(store) == before, "nothing is written"
        return found


def digests(store: Store) -> list[tuple[str, str]]:
    """Everything in the record's views, and the reports in it."""
    views = [
        (t, str(store.query(f"SELECT * FROM {t} ORDER BY 1, 2"))) for t in ("incidents", "contradictions", "members")
    ]
    return [*views, ("documents", str(store.query("SELECT id FROM documents ORDER BY id")))]


def held(item: Changes) -> dict[str, int]:
    """How many changes there are of each kind, those that there are."""
    kinds = ("incidents", "tolls", "statuses", "contradictions", "settled", "denied", "withdrawn", "regrouped")
    return {kind: len(getattr(item, kind)) for kind in kinds if getattr(item, kind)}


LATER = [
    # nothing new
    ({}, {}),
    # another report of the same: nothing changes but, at most, how many tell it
    ({"c": ("2022-01-22", f"{ATTACKED} وقتلوا 7 حراس، بحسب سكان.")}, {}),
    # another place
    ({"c": ("2022-01-22", "قصفت القوات التركية مدينة عفرين يوم 21 كانون الثاني 2022.")}, {"incidents": 1}),
    # a greater toll, told later
    ({"c": ("2022-01-24", f"{ATTACKED} وقتلوا 12 حارساً.")}, {"tolls": 1}),
    # another toll on the same day
    ({"c": ("2022-01-21", f"{ATTACKED} وقتلوا 12 حارساً.")}, {"tolls": 1, "contradictions": 1}),
    # a first count of something else
    ({"c": ("2022-01-22", f"{ATTACKED} وأصابوا 9 أشخاص.")}, {"tolls": 1}),
    # denied by another
    (
        {"c": ("2022-01-22", "نفى مصدر أمني وقوع أي هجوم على سجن الأقطان يوم 20 كانون الثاني 2022.")},
        {"statuses": 1, "contradictions": 1, "denied": 1},
    ),
    # denied by the one who told it, and so by another of the one who told it too
    (
        {"c": ("2022-01-22", "نفى المرصد السوري لحقوق الإنسان وقوع أي هجوم على سجن الأقطان يوم 20 كانون الثاني 2022.")},
        {"statuses": 1, "contradictions": 1, "denied": 1, "withdrawn": 1},
    ),
]


@pytest.mark.parametrize(("later", "expected"), LATER)
def test_what_later_reports_change(later: Reports, expected: dict[str, int], tmp_path: Path, engine: Engine) -> None:
    assert held(changed(tmp_path, later, engine)) == expected


def test_a_toll_that_moved_says_from_what_to_what_and_by_which_report(tmp_path: Path, engine: Engine) -> None:
    found = changed(tmp_path, {"c": ("2022-01-24", f"{ATTACKED} وقتلوا 12 حارساً.")}, engine)
    (toll,) = found.tolls
    assert (toll.what, toll.before, toll.after) == ("killed", Toll(7, 7, 7), Toll(7, 12, 12))
    assert toll.documents == found.documents


def test_an_origin_that_denies_its_own_word_withdraws_it(tmp_path: Path, engine: Engine) -> None:
    denial = "نفى المرصد السوري لحقوق الإنسان وقوع أي هجوم على سجن الأقطان يوم 20 كانون الثاني 2022."
    found = changed(tmp_path, {"c": ("2022-01-22", denial)}, engine)
    (withdrawn,) = found.withdrawn
    assert withdrawn.how == "own-denial"
    with tawatur.open_record(tmp_path / "my.record") as record:
        told = {c.id: c for c in record.claims}
    assert {told[c].chain[0].entity for c in (*withdrawn.claims, *withdrawn.by)} == {"source/sohr"}


def test_what_a_newer_version_of_a_report_leaves_out_is_withdrawn(tmp_path: Path, engine: Engine) -> None:
    attack = f"{ATTACKED} وقتلوا 7 حراس."
    first = {"a": ("2022-01-21", f"{attack}\nوقصفت القوات التركية مدينة عفرين يوم 20 كانون الثاني 2022.\n")}
    found = changed(tmp_path, {"a": ("2022-01-21", f"{attack}\n")}, engine, first)
    (withdrawn,) = found.withdrawn
    with tawatur.open_record(tmp_path / "my.record") as record:
        told = {c.id: c for c in record.claims}
    assert (withdrawn.how, [told[c].where for c in withdrawn.claims]) == ("left-out", ["place/afrin"])


def test_a_record_read_again_has_not_changed(tmp_path: Path, engine: Engine) -> None:
    path = read(tmp_path, FIRST, THEN)
    with sqlite3.connect(path) as db:
        db.execute("UPDATE documents SET reader = 'an older one'")
    db.close()
    with tawatur.read([], record=path), Store.open(path) as store:
        assert held(changes_since(store, engine, SINCE)) == {}


def test_everything_is_new_in_a_record_made_since(tmp_path: Path, engine: Engine) -> None:
    path = read(tmp_path, FIRST, NOW)
    with Store.open(path) as store, tawatur.open_record(path) as record:
        assert changes_since(store, engine, SINCE).incidents == record.incidents


@pytest.mark.parametrize("since", ["yesterday", "2022-1-1", "20220120", ""])
def test_since_must_be_a_day(since: str, tmp_path: Path, engine: Engine) -> None:
    with Store.open(read(tmp_path, FIRST, THEN)) as store, pytest.raises(TawaturError, match="is no day like"):
        changes_since(store, engine, since)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_command(lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read(tmp_path, FIRST, THEN)
    later = {"x": LATER[2][0]["c"], "y": LATER[7][0]["c"]}  # another place; denied by the one who told it
    path = read(tmp_path, later, NOW)
    assert main(["changes", "--since", SINCE, "--record", path, "--lang", lang, "--bidi", "on"]) == 0
    out = capsys.readouterr().out
    assert {"ar": "وقائع جديدة", "en": "New incidents"}[lang] in out
    assert all(line.count("\u2068") == line.count("\u2069") for line in out.splitlines())
    assert main(["changes", "--since", SINCE, "--record", path, "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert len(row["incidents"]) == len(row["withdrawn"]) == 1


def test_the_api(tmp_path: Path) -> None:
    path = read(tmp_path, FIRST, THEN)
    with Record(Store.open(path)) as record:
        assert held(record.changes(SINCE)) == {}
