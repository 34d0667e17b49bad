"""The record file: rows that lose nothing, readings that follow their reader and metadata, errors that say what to do."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.capture import MetadataFile, find_reports
from tawatur.engine import code_digest
from tawatur.errors import TawaturError
from tawatur.ingest import forget, ingest
from tawatur.model import Claim, Contradiction, Document, Incident, Mention, Metadata, Side
from tawatur.publish.jsonl import export_jsonl
from tawatur.record import query, rows
from tawatur.record.errors import RecordError, RecordFull, RecordLocked
from tawatur.record.schema import FORMAT, TABLES
from tawatur.record.store import Store
from tests.conftest import exported
from tests.stub import stub_engine, stub_read

ENGINE = stub_engine()
NOUNS: list[tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = [
    (Document, rows.document_row, rows.document_from),
    (Mention, rows.mention_row, rows.mention_from),
    (Claim, rows.claim_row, rows.claim_from),
    (Incident, rows.incident_row, rows.incident_from),
    (Contradiction, rows.contradiction_row, rows.contradiction_from),
    (Metadata, rows.metadata_row, rows.metadata_from),
]
st.register_type_strategy(
    Side,
    st.builds(
        Side,
        value=st.dictionaries(st.text(), st.none() | st.integers() | st.text()).map(lambda d: tuple(d.items())),
    ),
)


@pytest.mark.parametrize(("noun", "to_row", "from_row"), NOUNS)
@settings(max_examples=40)
@given(data=st.data())
def test_a_row_gives_back_all_of_its_noun(noun: type, to_row: Any, from_row: Any, data: st.DataObject) -> None:
    item = data.draw(st.from_type(noun))
    assert from_row(to_row(item)) == item
    if noun in (Document, Claim, Incident, Contradiction):
        assert set(to_row(item)) == set(getattr(noun, "_fields", None) or [f.name for f in dataclasses.fields(noun)])


def read_all(store: Store, *paths: str, metadata: dict[str, Metadata] | None = None, version: str = "1") -> Any:
    table = MetadataFile(metadata) if metadata is not None else None
    return ingest(store, find_reports(paths), stub_engine(version=version), metadata=table)


def test_what_is_read_is_kept_and_not_read_again(folder: Path) -> None:
    with Store.open("x.record", create=True) as store:
        first = read_all(store, "reports")
        assert (first.read, first.again, first.known, first.problems) == (5, 0, 0, ())
        second = read_all(store, "reports")
        assert (second.read, second.again, second.known) == (0, 0, 5)
        documents = query.documents(store)
        assert [d.path for d in sorted(documents, key=lambda d: d.path)][-1] == "reports/deep/e.txt"
        for document in documents:
            assert store.captured_bytes(document.id) == Path(document.path).read_bytes()
            assert document.text == Path(document.path).read_text(encoding="utf-8")


def test_a_new_report_joins_the_incident_it_bears_on(folder: Path) -> None:
    with Store.open("x.record", create=True) as store:
        read_all(store, "reports/a.txt")
        assert [len(i.documents) for i in query.incidents(store)] == [1]
        read_all(store, "reports/a.txt", "reports/b.txt")
        assert [len(i.documents) for i in query.incidents(store)] == [2]


def test_the_same_bytes_under_two_paths_are_one_report_with_the_smaller_path(folder: Path) -> None:
    Path("z.txt").write_bytes(Path("reports/a.txt").read_bytes())
    with Store.open("x.record", create=True) as store:
        read_all(store, "z.txt")
        assert [d.path for d in query.documents(store)] == ["z.txt"]
        read_all(store, "reports/a.txt")
        assert [d.path for d in query.documents(store)] == ["reports/a.txt"]
        assert store.query("SELECT path FROM paths ORDER BY path") == [("reports/a.txt",), ("z.txt",)]


def test_other_metadata_corrects_what_was_read(folder: Path) -> None:
    with Store.open("x.record", create=True) as store:
        read_all(store, "reports/a.txt", metadata={"a.txt": Metadata("2021-01-01", "نخيل")})
        assert [(d.published, d.outlet) for d in query.documents(store)] == [("2021-01-01", "source/~نخيل")]
        again = read_all(store, "reports/a.txt", metadata={"a.txt": Metadata("2022-02-02")})
        assert (again.read, again.again) == (0, 1)
        assert [(d.published, d.outlet) for d in query.documents(store)] == [("2022-02-02", None)]
        assert [i.start for i in query.incidents(store)] == ["2022-02-02"]
        # without a metadata file, and with one that does not name it, what was given stays
        for metadata in (None, {"other.txt": Metadata("2023")}):
            assert read_all(store, "reports/a.txt", metadata=metadata).again == 0
        assert [d.published for d in query.documents(store)] == ["2022-02-02"]


def test_metadata_of_several_paths_adds_up_in_any_order(folder: Path) -> None:
    Path("z.txt").write_bytes(Path("reports/a.txt").read_bytes())
    table = {"a.txt": Metadata("2021"), "z.txt": Metadata("2022", "نخيل")}
    for order in (["z.txt", "reports/a.txt"], ["reports/a.txt", "z.txt"]):
        with Store.open(":memory:", create=True) as store:
            for path in order:
                read_all(store, path, metadata=table)
            assert [(d.published, d.outlet) for d in query.documents(store)] == [("2021", "source/~نخيل")]


def test_another_version_reads_again_from_the_record_itself(folder: Path) -> None:
    with Store.open("x.record", create=True) as store:
        read_all(store, "reports")
        for path in Path("reports").rglob("*.txt"):
            path.unlink()
        again = read_all(store, version="2")
        assert (again.read, again.again, again.known) == (0, 5, 0)
        assert not store.unread("stub 2") and store.views_are_current("stub 2 views")
        assert read_all(store, version="2").again == 0


def test_a_changed_file_is_a_new_report_and_the_older_one_is_kept(folder: Path) -> None:
    with Store.open("x.record", create=True) as store:
        read_all(store, "reports/a.txt")
        Path("reports/a.txt").write_text("هجوم على سجن البلوط\n", encoding="utf-8")
        summary = read_all(store, "reports/a.txt")
        assert summary.read == 1 and len(query.documents(store)) == 2
        assert len(summary.notes) == 1 and "tawatur forget doc-" in summary.notes[0]


def test_forgetting_takes_a_report_out_of_the_file_with_all_that_rested_on_it(folder: Path) -> None:
    with Store.open("x.record", create=True) as store:
        read_all(store, "reports")
        key = next(d.id for d in query.documents(store) if d.path == "reports/b.txt")
        forget(store, ENGINE, key)
        assert key not in {d.id for d in query.documents(store)}
        assert not query.claims(store, key) and not query.mentions(store, key)
        assert all(key not in i.documents for i in query.incidents(store))
        with pytest.raises(RecordError, match="no report"):
            forget(store, ENGINE, key)
    with Store.open("other.record", create=True) as other:
        read_all(other, *(f"reports/{name}" for name in ("a.txt", "c.txt", "d.txt", "deep/e.txt")))
        export_jsonl(other, Path("never-read"))
    with Store.open("x.record") as store:
        export_jsonl(store, Path("forgotten"))
    assert exported(Path("forgotten")) == exported(Path("never-read"))
    content = b"".join(path.read_bytes() for path in Path().glob("x.record*"))
    assert "أحمد العلي".encode() not in content
    assert "سجن البلوط".encode() in content  # the others' words are there to be found, so the search can find


def test_reports_that_fail_leave_the_others_alone(folder: Path) -> None:
    Path("reports/broken.txt").write_text("عطل في هجوم", encoding="utf-8")
    Path("reports/empty.txt").touch()
    with Store.open("x.record", create=True) as store:
        summary = read_all(store, "reports")
        assert summary.read == 5
        assert [p.sentence for p in summary.problems] == [
            "reports/broken.txt: tawatur itself failed on this report (LookupError: a rule went wrong); "
            "it was left out, please report it",
            "reports/empty.txt: the file is empty; save the report again",
        ]


def test_ids_are_found_by_their_beginning_or_a_path(folder: Path) -> None:
    with Store.open("x.record", create=True) as store:
        read_all(store, "reports")
        document = query.documents(store)[0]
        every = ("incident", "claim", "document", "contradiction")
        assert query.resolve(store, document.id[:9], every) == ("document", document.id)
        assert query.resolve(store, document.path, ("document",)) == ("document", document.id)
        for key, why in (("doc-", "several things"), ("inc-nothing", "nothing in this record"), ("%", "nothing")):
            with pytest.raises(RecordError, match=why):
                query.resolve(store, key, every)


# --- files that are no record, or cannot be written -------------------------------------------------------------------


def make_newer(path: Path) -> None:
    Store.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(f"PRAGMA user_version = {FORMAT + 1}")


def make_other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("CREATE TABLE recipes (name TEXT)")


def make_text(path: Path) -> None:
    path.write_text("not a record at all, but long enough to have a header of its own" * 20)


def make_damaged(path: Path) -> None:
    with Store.open(path, create=True) as store:
        read_all(store, "reports")
    content = bytearray(path.read_bytes())
    content[1000:] = b"\xff" * (len(content) - 1000)
    path.write_bytes(bytes(content))


UNUSABLE = [
    (make_newer, f"made by a newer tawatur \\(its format is {FORMAT + 1}, this version reads up to {FORMAT}\\)"),
    (make_other_database, "no record of tawatur; give another --record"),
    (make_text, "no record of tawatur"),
    (make_damaged, "damaged; restore a copy"),
    (lambda path: path.mkdir(), "this is a folder"),
]


@pytest.mark.parametrize(("make", "why"), UNUSABLE)
def test_what_is_no_record_is_refused_and_left_as_it_is(make: Callable[[Path], None], why: str, folder: Path) -> None:
    path = Path("strange.record")
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(RecordError, match=why) as caught, Store.open(path, create=True) as store:
        read_all(store, "reports")
    assert str(caught.value).startswith("strange.record: ")
    assert path.is_dir() or path.read_bytes() == before


def test_a_missing_record_is_not_made_by_looking(folder: Path) -> None:
    with pytest.raises(RecordError, match=r"make it with: tawatur read FOLDER --record none\.record"):
        Store.open("none.record")
    with pytest.raises(RecordError, match="the folder nowhere does not exist"):
        Store.open("nowhere/x.record", create=True)
    assert not Path("none.record").exists()


def test_a_record_that_another_process_writes_is_said_to_be_locked(folder: Path) -> None:
    with Store.open("x.record", create=True) as store:
        read_all(store, "reports/a.txt")
    other = sqlite3.connect("x.record", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store.open("x.record", wait=0.1) as store:
        assert len(query.documents(store)) == 1, "looking at a record needs no lock"
        with pytest.raises(RecordLocked, match="another process is writing this record; wait until it has ended"):
            read_all(store, "reports")
        other.execute("ROLLBACK")
        assert read_all(store, "reports").read == 4
    other.close()


def test_a_full_disk_loses_nothing_that_was_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(60):
        Path(f"reports/n{n:02}.txt").write_text(f"هجوم على سجن السنديان ومقتل {n}\n" * 40, encoding="utf-8")
    from tawatur.record import store as module

    connect = module._connect

    def small(path: str, wait: float, *, uri: bool = False) -> sqlite3.Connection:
        connection = connect(path, wait, uri=uri)
        connection.execute("PRAGMA max_page_count = 250")
        return connection

    monkeypatch.setattr(module, "_connect", small)
    monkeypatch.setattr("tawatur.ingest._BATCH", 5)
    with (
        pytest.raises(RecordFull, match="the disk is full; what was read before is safe"),
        Store.open("x.record", create=True) as store,
    ):
        read_all(store, "reports")
    monkeypatch.setattr(module, "_connect", connect)
    with Store.open("x.record") as store:
        kept = len(query.documents(store))
        assert 0 < kept < 65
        assert {c.document for c in query.claims(store)} <= {d.id for d in query.documents(store)}
        again = read_all(store, "reports")
        assert (again.read, again.known) == (65 - kept, kept)


def test_the_tables_have_not_changed_under_the_same_format_number() -> None:
    """Changing a table changes what older versions make of a record: raise FORMAT, then pin its digest here."""
    import hashlib

    assert (FORMAT, hashlib.sha256(" ".join(TABLES.split()).encode()).hexdigest()[:16]) == (3, "7e2f75d00ccafe30")


def test_the_readers_identity_follows_its_code() -> None:
    assert code_digest(("read",)) == code_digest(("read",)) != code_digest(("capture",))


def test_views_are_not_written_over_what_was_read_meanwhile(folder: Path) -> None:
    with Store.open("x.record", create=True) as store:
        read_all(store, "reports/a.txt")
        behind = store.generation() - 1
        before = query.incidents(store)
        assert not store.put_views({}, [], [], generation=behind, identity="x")
        assert query.incidents(store) == before


def test_an_error_inside_a_transaction_undoes_all_of_it(folder: Path) -> None:
    from tawatur.capture import capture_file

    captured, content = capture_file(Path("reports/a.txt"))
    with Store.open("x.record", create=True) as store:
        with pytest.raises(TawaturError), store.transaction():
            store.add(captured, content, "")
            reading = stub_read(captured, None)
            store.put_reading(reading.document, reading.mentions, reading.claims, "r")
            raise TawaturError("in the middle")
        assert query.counts(store) == query.Counts(0, 0, 0, 0, 0)
        assert store.generation() == 0
