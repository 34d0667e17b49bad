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
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from tawatur.model import Captured, Claim, Contradiction, Document, Idle, Incident, Mention, Metadata
from tawatur.record import log, rows
from tawatur.record.errors import RecordError, explained
from tawatur.record.schema import APPLICATION_ID, FORMAT, TABLES, UPGRADES

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
            _require_place(name, create)
        with explained(name):
            if not memory and not create and _sealed(name):
                address = f"file:{quote(os.path.abspath(name))}?immutable=1"
                connection = _connect(address, wait, uri=True)
            else:
                connection = _connect(name, wait)
        try:
            with explained(name):
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA synchronous = NORMAL")
                _check_format(connection, name, create)
                _make_tables(connection, name)
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
        self.bump()

    def bump(self) -> None:
        """Notes that what has been read changed, so that the views are behind. Inside a transaction."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('generation', ?)", (str(self.generation() + 1),))

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
            self._db.executemany(
                "INSERT INTO incidents VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (i.id, i.type, i.facility, i.place, i.start, i.status, _encode(rows.incident_row(i)))
                    for i in incidents
                ],
            )
            self._db.executemany(
                "INSERT INTO contradictions VALUES (?, ?, ?, ?, ?, ?)",
                [
                    (c.id, c.incident, c.facility, c.place, c.kind, _encode(rows.contradiction_row(c)))
                    for c in contradictions
                ],
            )
            self._db.executemany(
                "INSERT INTO judged VALUES (?, ?)", [(c.id, _encode(rows.claim_row(c))) for c in judged]
            )
            notes = _encode([[item.judgement, item.reason, list(item.claims)] for item in idle])
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('idle', ?)", (notes,))
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('views', ?)", (f"{generation} {identity}",))
        return True

    def forget(self, document: str) -> None:
        """Takes a report out with all that rests on it, and its words out of the file. The views are then behind."""
        with self.transaction():
            self._clear_views()
            if not self._db.execute("DELETE FROM documents WHERE id = ?", (document,)).rowcount:
                raise RecordError(f"{self.path}: there is no report {document} in this record")
            log.log_forget(self._db, document)
            self.bump()
        self.flush()

    def flush(self) -> None:
        """Folds the journal into the file, so that what was taken out is in neither."""
        with explained(self.path):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _clear_views(self) -> None:
        self._db.execute("DELETE FROM incidents")
        self._db.execute("DELETE FROM contradictions")
        self._db.execute("DELETE FROM judged")
        self._db.execute("UPDATE documents SET copy_of = NULL WHERE copy_of IS NOT NULL")


def _require_place(name: str, create: bool) -> None:
    path = Path(name)
    if path.is_dir():
        raise RecordError(f"{name}: this is a folder; give a file for the record, such as {path / 'tawatur.record'}")
    if path.exists():
        return
    if not create:
        raise RecordError(f"{name}: there is no such record; make it with: tawatur read FOLDER --record {name}")
    if not path.parent.is_dir():
        raise RecordError(f"{name}: the folder {path.parent} does not exist; make it, or give another --record")


def _sealed(name: str) -> bool:
    """Whether a record can be looked at but not written, as on a read-only disk: SQLite then needs to be told."""
    writable = os.access(name, os.W_OK) and os.access(Path(name).absolute().parent, os.W_OK)
    return not writable and not os.path.exists(f"{name}-wal")


def _check_format(connection: sqlite3.Connection, name: str, create: bool) -> None:
    """Refuses files that are no record, or one of a newer format."""
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    kind = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if kind == APPLICATION_ID and found > FORMAT:
        raise RecordError(
            f"{name}: this record was made by a newer tawatur (its format is {found}, this version reads up to {FORMAT}); "
            f"install the newer version, or give another --record"
        )
    if (kind != APPLICATION_ID and not empty) or (empty and not create and kind != APPLICATION_ID):
        raise RecordError(f"{name}: this is no record of tawatur; give another --record")


def _make_tables(connection: sqlite3.Connection, name: str) -> None:
    """Makes the tables of a new record, or those that a record of an older format lacks."""
    older = connection.execute("PRAGMA user_version").fetchone()[0]
    if older == FORMAT:
        return
    if older and _sealed(name):
        raise RecordError(
            f"{name}: an older tawatur made this record (its format is {older}, this version's {FORMAT}) and you may not write "
            f"it; open it once where you may, and it is brought up to date"
        )
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.execute("BEGIN IMMEDIATE")
    try:
        older = connection.execute("PRAGMA user_version").fetchone()[0]
        if older != FORMAT:  # another process may have been faster
            for script in [UPGRADES[n] for n in range(older, FORMAT)] if older else [TABLES]:
                for statement in script.split(";"):
                    if statement.strip():
                        connection.execute(statement)
            if older == 1:
                for (document,) in connection.execute("SELECT id FROM documents ORDER BY id").fetchall():
                    log.log_report(connection, "upgrade", document)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
