"""The record file: reports in custody, what was read from them, and the views that rest on it, in SQLite (WAL).

A report and all that was read from it is written in one transaction, so that the file is whole at any moment. The views
(incidents, contradictions, copies) carry the generation of readings that they were made from: an interrupted run leaves
them behind, and whoever opens the record next can tell.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self
from urllib.parse import quote

from tawatur.model import Captured, Claim, Contradiction, Document, Idle, Incident, Mention, Metadata
from tawatur.record import log, rows
from tawatur.record.errors import RecordError, explained
from tawatur.record.kept import drop_incidents, take_out
from tawatur.record.opening import check_format, is_sealed, make_tables, require_place
from tawatur.record.schema import KEPT, VIEWS

WAIT = 5.0
"""Seconds to wait for a record that another process is writing."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def compress(content: bytes) -> bytes:
    """Captured bytes as the record keeps them (zlib)."""
    return zlib.compress(content, 6)


def _connect(path: str, wait: float, *, uri: bool = False) -> sqlite3.Connection:
    # a web request may be carried on by another thread than began it, never by two at once
    return sqlite3.connect(path, timeout=wait, isolation_level=None, uri=uri, check_same_thread=False)


class Store:
    """An open record file. Use as a context manager; every failure is a RecordError with a sentence for the owner."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path = path
        self._db = connection

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, create: bool = False, wait: float = WAIT) -> Store:
        """Opens the record at `path` (`:memory:` for one that lives with the process), making it first if `create`."""
        name = os.fspath(path)
        memory = name == ":memory:"
        if not memory:
            require_place(name, create)
        with explained(name):
            if not memory and not create and is_sealed(name):
                address = f"file:{quote(os.path.abspath(name))}?immutable=1"
                connection = _connect(address, wait, uri=True)
            else:
                connection = _connect(name, wait)
        try:
            with explained(name):
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA synchronous = NORMAL")
                check_format(connection, name, create)
                make_tables(connection, name)
        except BaseException:
            connection.close()
            raise
        return cls(name, connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; SQLite folds its journal into it."""
        self._db.close()

    # --- asking ---------------------------------------------------------------------------------------------------

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a SELECT."""
        with explained(self.path):
            return self._db.execute(sql, values).fetchall()

    def stream(self, sql: str, *values: object) -> Iterator[tuple[Any, ...]]:
        """The rows of a SELECT, a few at a time, for results that may not fit into memory."""
        with explained(self.path):
            cursor = self._db.execute(sql, values)
            while batch := cursor.fetchmany(500):
                yield from batch

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is asked inside is asked of one state of the record, whoever writes meanwhile."""
        with explained(self.path):
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                self._db.execute("ROLLBACK")

    def generation(self) -> int:
        """A number that grows with every change to what has been read."""
        return int(self._meta("generation") or 0)

    def views_are_current(self, identity: str) -> bool:
        """Whether incidents and contradictions rest on all that has been read, and were made by this reconciler."""
        return self._meta("views") == f"{self.generation()} {identity}"

    def views_are_behind(self) -> bool:
        """Whether more has been read since the views were made, as an interrupted run leaves it."""
        return (self._meta("views") or "").split(" ")[0] != str(self.generation())

    def known(self) -> dict[str, str]:
        """The document id of every SHA-256 in the record."""
        return dict(self.query("SELECT sha256, id FROM documents"))

    def unread(self, reader: str) -> list[str]:
        """Ids of the documents whose claims are not those that this reader would give."""
        return [row[0] for row in self.query("SELECT id FROM documents WHERE reader IS NOT ? ORDER BY id", reader)]

    def captured(self, document: str) -> Captured:
        """A document as it was captured, with what is given about it now: what a reader needs to read it again."""
        found = self.query(
            "SELECT id, path, sha256, text, method, embedded, given FROM documents WHERE id = ?", document
        )
        if not found:
            raise RecordError(f"{self.path}: there is no report {document} in this record")
        key, path, sha256, text, method, embedded, given = found[0]
        return Captured(
            id=key,
            path=path,
            sha256=sha256,
            text=text,
            method=method,
            embedded=rows.metadata_from(json.loads(embedded)),
            given=rows.metadata_from(json.loads(given)),
        )

    def captured_bytes(self, document: str) -> bytes:
        """The bytes of a document exactly as they were captured."""
        found = self.query("SELECT bytes FROM documents WHERE id = ?", document)
        if not found:
            raise RecordError(f"{self.path}: there is no report {document} in this record")
        return zlib.decompress(found[0][0])

    def idle(self) -> list[Idle]:
        """Judgements that had no effect when the views were made, with the reason; in the order of the log."""
        return [Idle(key, reason, tuple(claims)) for key, reason, claims in json.loads(self._meta("idle") or "[]")]

    def _meta(self, key: str) -> str | None:
        found = self.query("SELECT value FROM meta WHERE key = ?", key)
        return found[0][0] if found else None

    # --- writing --------------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is written inside is written together, or not at all."""
        with explained(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    @contextmanager
    def trial(self) -> Iterator[None]:
        """Whatever is written inside is undone in the end. Others can read meanwhile; who writes waits."""
        with explained(self.path):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")

    @contextmanager
    def undone(self) -> Iterator[None]:
        """The same for a part of a trial. Inside one."""
        self._db.execute("SAVEPOINT undone")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK TO undone")

    def add(self, captured: Captured, compressed: bytes, captured_at: str) -> None:
        """Takes a new report into custody, not read yet. Inside a transaction."""
        given = _encode(rows.metadata_row(captured.given))
        self._db.execute(
            "INSERT INTO documents (id, sha256, path, method, bytes, text, embedded, given, captured_at, language)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'ar')",
            (
                captured.id,
                captured.sha256,
                captured.path,
                captured.method,
                compressed,
                captured.text,
                _encode(rows.metadata_row(captured.embedded)),
                given,
                captured_at,
            ),
        )
        self._db.execute("INSERT INTO paths VALUES (?, ?, ?)", (captured.id, captured.path, given))
        self._db.execute("INSERT OR IGNORE INTO touched VALUES ('document', ?)", (captured.id,))

    def add_path(self, document: str, path: str, given: Metadata | None) -> bool:
        """Notes that a known report also lies at `path`, and what a metadata file says of it there (None: nothing new).

        True when this changes what the reader is given, so that the report is to be read again. Inside a transaction.
        """
        found = self._db.execute("SELECT given FROM paths WHERE document = ? AND path = ?", (document, path)).fetchone()
        row = _encode(rows.metadata_row(given)) if given is not None else found[0] if found else "{}"
        if found and found[0] == row:
            return False
        self._db.execute("INSERT OR REPLACE INTO paths VALUES (?, ?, ?)", (document, path, row))
        log.log_report(self._db, "found", document)
        merged: dict[str, str] = {}
        every = self._db.execute(
            "SELECT path, given FROM paths WHERE document = ? ORDER BY path", (document,)
        ).fetchall()
        for _, other in every:
            merged = json.loads(other) | merged
        changed = self._db.execute(
            "UPDATE documents SET path = ?1, given = ?2, reader = NULL WHERE id = ?3 AND (path != ?1 OR given != ?2)",
            (every[0][0], _encode(rows.metadata_row(rows.metadata_from(merged))), document),
        )
        if changed.rowcount:
            self.bump([document])
        return changed.rowcount > 0

    def put_reading(
        self, document: Document, mentions: Iterable[Mention], claims: Iterable[Claim], reader: str
    ) -> None:
        """Sets what was read from a document, in place of what was read from it before. Inside a transaction."""
        self._db.execute("DELETE FROM mentions WHERE document = ?", (document.id,))
        self._db.execute("DELETE FROM claims WHERE document = ?", (document.id,))
        self._db.execute(
            "UPDATE documents SET reader = ?, title = ?, outlet = ?, published = ?, published_from = ?,"
            " published_reason = ?, language = ?, url = ? WHERE id = ?",
            (
                reader,
                document.title,
                document.outlet,
                document.published,
                document.published_from,
                document.published_reason,
                document.language,
                document.url,
                document.id,
            ),
        )
        self._db.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (m.id, m.document, m.start, m.end, m.kind, m.name and m.name.entity, _encode(rows.mention_row(m)))
                for m in mentions
            ],
        )
        self._db.executemany(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(c.id, c.document, c.start, c.end, c.type, c.where, _encode(rows.claim_row(c))) for c in claims],
        )
        log.log_report(self._db, "read", document.id)
        self.bump([document.id])

    def bump(self, documents: Iterable[str] | None = None) -> None:
        """Notes that the views are behind. Inside a transaction.

        documents: the reports of which something changed, if it was nothing else but judgements; None: nobody knows what.
        """
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('generation', ?)", (str(self.generation() + 1),))
        rows = [("all", "")] if documents is None else [("document", key) for key in documents]
        self._db.executemany("INSERT OR IGNORE INTO touched VALUES (?, ?)", rows)

    def history(self, what: log.What | None = None) -> list[log.Entry]:
        """The log, or its entries of one kind, oldest first."""
        with explained(self.path):
            try:
                return log.entries(self._db, what)
            except ValueError as error:
                raise RecordError(
                    f"{self.path}: an entry of the log is damaged; tawatur verify says which one"
                ) from error

    def digests(self, document: str) -> log.ReportDigests:
        """The hashes of a report as it stands now. Raises KeyError when there is none of this id."""
        with explained(self.path):
            return log.report_digests(self._db, document)

    def head(self) -> str | None:
        """Number and hash of the log's last entry, as it was noted when that was written; None before the first."""
        return self._meta("log")

    def append_log(self, what: log.What, body: dict[str, Any], *, erases: Sequence[int] = ()) -> int:
        """Adds an entry to the log, and takes out the words of those it erases; its number. Inside a transaction."""
        return log.append(self._db, what, body, erases=erases)

    def put_views(
        self,
        copies: Mapping[str, str],
        incidents: Sequence[Incident],
        contradictions: Sequence[Contradiction],
        *,
        generation: int,
        identity: str,
        judged: Sequence[Claim] = (),
        idle: Sequence[Idle] = (),
    ) -> bool:
        """Sets the views made from `generation`. False, with nothing written, when more has been read since.

        judged: claims that judgements change, as they then stand; idle: judgements that have no effect on these views.
        """
        with self.transaction():
            if self.generation() != generation:
                return False
            self._clear_views()
            self._db.executemany("UPDATE documents SET copy_of = ? WHERE id = ?", [(b, a) for a, b in copies.items()])
            self.put_incidents(incidents, contradictions)
            self.put_judged(judged)
            self.views_are_made(identity, idle)
        return True

    def put_incidents(self, incidents: Iterable[Incident], contradictions: Iterable[Contradiction]) -> None:
        """Adds incidents and contradictions that the record does not hold. Inside a transaction."""
        incidents = list(incidents)
        self._db.executemany(
            "INSERT INTO members SELECT id, document, ?2 FROM claims WHERE id = ?1",
            [(claim, i.id) for i in incidents for claim in i.claims],
        )
        self._db.executemany(
            "INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(i.id, i.type, i.facility, i.place, i.start, i.status, _encode(rows.incident_row(i))) for i in incidents],
        )
        self._db.executemany(
            "INSERT INTO contradictions VALUES (?, ?, ?, ?, ?, ?)",
            [
                (c.id, c.incident, c.facility, c.place, c.kind, _encode(rows.contradiction_row(c)))
                for c in contradictions
            ],
        )

    def drop_incidents(self, keys: Iterable[str]) -> None:
        """Takes incidents out with all that hangs on them. Inside a transaction."""
        drop_incidents(self._db, keys)

    def put_judged(self, claims: Iterable[Claim]) -> None:
        """Adds claims as judgements leave them. Inside a transaction."""
        sql = "INSERT INTO judged (id, body, document) VALUES (?, ?, ?)"
        self._db.executemany(sql, [(c.id, _encode(rows.claim_row(c)), c.document) for c in claims])

    def views_are_made(self, identity: str, idle: Sequence[Idle], *, kept: bool = False) -> None:
        """Notes that the views rest on all that has been read and judged. Inside a transaction.

        kept: so does what is kept beside them, and the next change can be worked into it.
        """
        notes = _encode([[item.judgement, item.reason, list(item.claims)] for item in idle])
        made = {"idle": notes, "views": f"{self.generation()} {identity}", "kept": identity if kept else ""}
        self._db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", list(made.items()))
        self._db.execute("DELETE FROM touched")

    def keeps(self, identity: str) -> bool:
        """Whether a change can be worked into the views: they and what is kept beside them are of this reconciler."""
        every = self.query("SELECT 1 FROM touched WHERE kind = 'all'")
        return self._meta("kept") == identity and not every

    @contextmanager
    def aside(self, *, filled: bool) -> Iterator[None]:
        """Inside, all tables of views and of what is kept beside them are this connection's own: copies, or empty ones.

        The record is meanwhile as it was when this began, and others may write it. `take_over` afterwards, then `drop_aside`.
        """
        with explained(self.path):
            made = self._db.execute("SELECT type, tbl_name, name, sql FROM main.sqlite_master WHERE sql IS NOT NULL")
            for kind, table, name, sql in made.fetchall():
                if table in (*VIEWS, *KEPT):
                    before, after = (
                        (f"TABLE {name}", f"TEMP TABLE {name}") if kind == "table" else (name, f"temp.{name}")
                    )
                    self._db.execute(sql.replace(before, after, 1))
            self._db.execute("BEGIN")
            try:
                for table in (*VIEWS, *KEPT) if filled else ():
                    self._db.execute(f"INSERT INTO temp.{table} SELECT * FROM main.{table}")
                yield
            finally:
                if self._db.in_transaction:
                    self._db.execute("COMMIT")

    def take_over(self) -> None:
        """Puts what was made aside in the place of what the record holds. Inside a transaction."""
        for table in (*VIEWS, *KEPT):
            self._db.execute(f"DELETE FROM main.{table}")
            self._db.execute(f"INSERT INTO main.{table} SELECT * FROM temp.{table}")

    def drop_aside(self) -> None:
        """Drops what was made aside."""
        for table in (*VIEWS, *KEPT):
            self._db.execute(f"DROP TABLE IF EXISTS temp.{table}")

    def write(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Runs a statement for each row of values. Inside a transaction."""
        self._db.executemany(sql, rows)

    def forget(self, document: str) -> None:
        """Takes a report out with all that rests on it, and its words out of the file. The views are then behind."""
        with self.transaction():
            if not self.query("SELECT 1 FROM documents WHERE id = ?", document):
                raise RecordError(f"{self.path}: there is no report {document} in this record")
            others = self.leave_out(document)
            log.log_forget(self._db, document)
            self.bump(others)
        self.flush()

    def leave_out(self, document: str) -> list[str] | None:
        """Takes a report out with all that rests on it. Inside a transaction. The reports of which something changed, if known."""
        others = None
        if self._meta("kept"):
            others = take_out(self._db, document)
        else:
            self._clear_views()
        self._db.execute("DELETE FROM documents WHERE id = ?", (document,))
        return others

    def flush(self) -> None:
        """Folds the journal into the file, so that what was taken out is in neither."""
        with explained(self.path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _clear_views(self) -> None:
        for table in (*VIEWS, *KEPT):
            self._db.execute(f"DELETE FROM {table}")
        self._db.execute("UPDATE documents SET copy_of = NULL WHERE copy_of IS NOT NULL")
