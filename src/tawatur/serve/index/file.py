"""The index file: beside the record, or for the time of the process only where nothing may be written there."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tawatur.record.errors import explained
from tawatur.serve.index.tables import FORMAT, TABLES

SUFFIX = "-index"
_WAIT = 30.0


def index_path(record: str) -> Path:
    """Where the index of a record lies."""
    return Path(record + SUFFIX)


class Index:
    """An index that any thread may ask and one at a time may write. Close it when done."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._local = threading.local()
        self._writing = threading.RLock()
        self._open: list[sqlite3.Connection] = []
        self.board: object | None = None  # what `board_of` keeps of it in memory

    @classmethod
    def of(cls, record: str, identity: str) -> Index:
        """The index of a record, made anew unless it is of this identity (words, code) and format."""
        path = index_path(record)
        try:
            index = cls(str(path))
            index._make(identity)
        except (sqlite3.Error, OSError):
            path = _temporary(path)
            index = cls(str(path))
            index._make(identity)
        return index

    def _make(self, identity: str) -> None:
        if not self._fits(identity):
            self.close()
            remove_files(Path(self.path))
            db = self._db()
            for statement in TABLES.split(";"):
                if statement.strip():
                    db.execute(statement)
            db.execute("INSERT INTO meta VALUES ('identity', ?)", (f"{FORMAT} {identity}",))

    def _fits(self, identity: str) -> bool:
        if not os.path.exists(self.path):
            return False
        try:
            return self._meta("identity") == f"{FORMAT} {identity}"
        except sqlite3.DatabaseError:
            return False

    def _db(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "db", None)
        if found is None:
            found = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
            found.execute("PRAGMA journal_mode = WAL").fetchall()
            found.execute("PRAGMA synchronous = OFF")  # lost with the machine, it is made anew
            found.execute("PRAGMA secure_delete = ON")
            self._local.db = found
            self._open.append(found)
        return found

    def close(self) -> None:
        """Closes every connection."""
        for connection in self._open:
            with contextlib.suppress(sqlite3.Error):
                connection.close()
        self._open.clear()
        self._local = threading.local()

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a SELECT."""
        with explained(self.path):
            return self._db().execute(sql, values).fetchall()

    def execute(self, sql: str, *values: object) -> None:
        """One statement, inside `writing`."""
        self._db().execute(sql, values)

    def executemany(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """One statement for each of many rows, inside `writing`."""
        self._db().executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside is written together, or not at all."""
        with self._writing, explained(self.path):
            db = self._db()
            db.execute("BEGIN IMMEDIATE")
            try:
                yield
                db.execute("COMMIT")
            except BaseException:
                db.execute("ROLLBACK")
                raise

    def stand(self) -> str | None:
        """The stand of the record that the index was made of."""
        return self._meta("stand")

    def set_stand(self, stand: str) -> None:
        """Notes the stand of the record, inside `writing`."""
        self.execute("INSERT OR REPLACE INTO meta VALUES ('stand', ?)", stand)

    def _meta(self, key: str) -> str | None:
        found = self._db().execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None


def remove_files(path: Path) -> None:
    """Removes an index with what SQLite keeps beside it."""
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        name.unlink(missing_ok=True)


def _temporary(path: Path) -> Path:
    import atexit
    import shutil
    import tempfile

    folder = Path(tempfile.mkdtemp(prefix="tawatur-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder / path.name
