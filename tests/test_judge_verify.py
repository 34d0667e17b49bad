"""The log and what it proves: every kind of tampering is found and its place is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tawatur.capture import find_reports
from tawatur.ingest import forget, ingest
from tawatur.record import query
from tawatur.record.errors import RecordError
from tawatur.record.schema import UPGRADES
from tawatur.record.store import Store
from tawatur.record.verify import verify_record
from tests.stub import stub_engine

RECORD = "x.record"


@pytest.fixture
def record(folder: Path) -> Path:
    with Store.open(RECORD, create=True) as store:
        ingest(store, find_reports(["reports"]), stub_engine())
    return Path(RECORD)


def faults(noted: str | None = None) -> list[str]:
    with Store.open(RECORD) as store:
        return [str(fault) for fault in verify_record(store, noted)]


def tamper(*statements: str) -> None:
    with closing(sqlite3.connect(RECORD)) as db, db:
        for statement in statements:
            assert db.execute(statement).rowcount >= 1, statement


def document_at(path: str) -> str:
    with Store.open(RECORD) as store:
        return query.resolve(store, path, ("document",))[1]


def test_an_untouched_record_is_found_whole(record: Path) -> None:
    assert faults() == []


def test_reading_again_and_other_paths_leave_it_whole(record: Path) -> None:
    Path("reports/zz.txt").write_bytes(Path("reports/a.txt").read_bytes())
    with Store.open(RECORD) as store:
        ingest(store, find_reports(["reports"]), stub_engine(version="2"))
        assert len(store.history()) == 5 + 1 + 5
    assert faults() == []


TAMPERED = [
    ("UPDATE documents SET text = replace(text, '7', '9') WHERE path LIKE '%a.txt'", "reports/a.txt", "its text"),
    ("UPDATE documents SET sha256 = 'f' || substr(sha256, 2) WHERE path LIKE '%a.txt'", "reports/a.txt", "SHA-256"),
    ("UPDATE documents SET bytes = (SELECT bytes FROM documents WHERE path LIKE '%b.txt') WHERE path LIKE '%a.txt'",
     "reports/a.txt", "captured bytes were altered"),
    ("UPDATE documents SET bytes = x'00' WHERE path LIKE '%a.txt'", "reports/a.txt", "captured bytes were altered"),
    ("UPDATE documents SET captured_at = '2020' WHERE path LIKE '%a.txt'", "reports/a.txt", "captured with it"),
    ("UPDATE documents SET published = '2020' WHERE path LIKE '%a.txt'", "reports/a.txt", "about its publication"),
    ("UPDATE documents SET reader = 'mine' WHERE path LIKE '%a.txt'", "reports/a.txt", "about its publication"),
    ("UPDATE paths SET given = '{\"published\":\"2020\"}' WHERE path LIKE '%a.txt'", "reports/a.txt", "metadata"),
    ("DELETE FROM documents WHERE path LIKE '%a.txt'", "doc-", "the record no longer holds it"),
    ("INSERT INTO paths SELECT id, 'other.txt', '{}' FROM documents WHERE path LIKE '%a.txt'", "reports/a.txt", "paths"),
    ("UPDATE claims SET body = replace(body, 'affirmed', 'negative') WHERE body LIKE '%مقتل 7%'", "c-", "claim of"),
    ("UPDATE claims SET place = NULL WHERE body LIKE '%مقتل 7%'", "c-", "claim of"),
    ("UPDATE mentions SET body = replace(body, '\"low\":7', '\"low\":70') WHERE body LIKE '%\"low\":7,%'", "m-", "mention of"),
    ("DELETE FROM claims WHERE body LIKE '%مقتل 7%'", "reports/a.txt", "1 of its mentions and claims are missing"),
    ("INSERT INTO claims SELECT 'c-new', document, start, end, type, place, body FROM claims LIMIT 1", "c-new", "added"),
    ("UPDATE log SET at = '2020-01-01T00:00:00Z' WHERE number = 2", "log entry 2", "was altered"),
    ("UPDATE log SET what = 'forget' WHERE number = 2", "log entry 2", "was altered"),
    ("UPDATE log SET hash = substr(hash, 2) || 'x' WHERE number = 2", "log entry 3", "carry the hash"),
    ("UPDATE log_bodies SET body = replace(body, 'doc-', 'dok-') WHERE number = 2", "log entry 2", "what it says was altered"),
    ("UPDATE log_bodies SET salt = 'f' || substr(salt, 3) WHERE number = 2", "log entry 2", "what it says was altered"),
    ("UPDATE log_bodies SET document = 'doc-other' WHERE number = 2", "log entry 2", "filed under"),
    ("DELETE FROM log_bodies WHERE number = 2", "log entry 2", "no later entry says that it was erased"),
    ("DELETE FROM log WHERE number = 2", "log entry 3", "entries 2 to 2 before it are missing"),
    ("DELETE FROM log WHERE number = 5", "log", "does not end where it did"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "where", "what"), TAMPERED)
def test_every_kind_of_tampering_is_found_and_placed(record: Path, statement: str, where: str, what: str) -> None:
    tamper(statement)
    found = faults()
    assert any(where in fault and what in fault for fault in found), found


def test_a_flipped_byte_in_the_file_is_found(record: Path) -> None:
    content = bytearray(record.read_bytes())
    words = "مقتل 7".encode()
    at = 0
    places = []
    while (at := content.find(words, at)) >= 0:
        places.append(at)
        at += 1
    assert len(places) >= 2, "the text and a claim"
    for place in places:
        altered = bytearray(content)
        altered[place + len(words) - 1] ^= 1
        record.write_bytes(altered)
        assert faults(), place
    record.write_bytes(content)
    assert faults() == []


def test_only_the_last_entries_cut_off_with_their_note_need_a_noted_hash(record: Path) -> None:
    with Store.open(RECORD) as store:
        entries = store.history()
    assert faults(entries[-1].hash) == []
    assert faults(entries[-1].hash[:12]) == []
    document = entries[-1].body["document"]  # type: ignore[index]
    tamper(
        "DELETE FROM log_bodies WHERE number = 5",
        "DELETE FROM log WHERE number = 5",
        f"DELETE FROM documents WHERE id = '{document}'",
        "UPDATE meta SET value = (SELECT number || ' ' || hash FROM log ORDER BY number DESC) WHERE key = 'log'",
    )
    with closing(sqlite3.connect(RECORD)) as db, db:
        for table in ("mentions", "claims", "paths"):
            db.execute(f"DELETE FROM {table} WHERE document = ?", (document,))
    assert faults() == []
    assert any("does not hold the hash" in fault for fault in faults(entries[-1].hash))


def test_a_forgotten_report_leaves_its_number_and_none_of_its_words(record: Path) -> None:
    key = document_at("reports/b.txt")
    with Store.open(RECORD) as store:
        number = next(e.number for e in store.history() if e.body and e.body["document"] == key)
        forget(store, stub_engine(), key)
        entries = {e.number: e for e in store.history()}
        assert entries[6].what == "forget" and entries[6].erases == (number,) and entries[number].body is None
    assert faults() == []
    assert key.encode() not in record.read_bytes()


def make_older(path: Path) -> None:
    """A record as the first version made it."""
    with closing(sqlite3.connect(path)) as db, db:
        made = [line.split() for script in UPGRADES.values() for line in script.split(";") if line.strip()]
        for kind in ("INDEX", "TABLE"):
            for name in [line[2] for line in made if line[:2] == ["CREATE", kind]]:
                db.execute(f"DROP {kind} {name}")
        db.execute("DELETE FROM meta WHERE key IN ('log', 'idle')")
        db.execute("PRAGMA user_version = 1")


def test_an_older_record_is_brought_up_to_date_when_it_is_opened(record: Path) -> None:
    make_older(record)
    with Store.open(RECORD) as store:
        assert [e.what for e in store.history()] == ["upgrade"] * 5
        assert len(query.claims(store)) == 6
    assert faults() == []
    tamper("UPDATE documents SET text = replace(text, '7', '9') WHERE path LIKE '%a.txt'")
    assert len(faults()) == 1


def test_an_older_record_that_may_not_be_written_says_so(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_older(record)
    before = record.read_bytes()
    for module in ("store", "opening"):
        monkeypatch.setattr(f"tawatur.record.{module}.is_sealed", lambda name: True)
    with pytest.raises(RecordError, match="an older tawatur made this record"):
        Store.open(RECORD)
    assert record.read_bytes() == before


CHANGES: list[Callable[[Store], object]] = [
    lambda store: store.append_log("judge", {"a": 1}),
    lambda store: forget(store, stub_engine(), query.documents(store)[0].id),
]


@pytest.mark.parametrize("change", CHANGES)
def test_each_entry_carries_the_hash_of_the_one_before(record: Path, change: Callable[[Store], object]) -> None:
    with Store.open(RECORD) as store:
        change(store)
        entries = store.history()
    assert [e.number for e in entries] == list(range(1, len(entries) + 1))
    assert [e.previous for e in entries[1:]] == [e.hash for e in entries[:-1]]
    assert faults() == []
