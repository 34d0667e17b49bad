"""The history of a record: what was taken in, read, judged and taken out, each entry carrying the hash of the one before.

What an entry says stands beside the chain, with a random salt; the chain holds only the hash of both. So a person's words
can be erased one day without breaking the chain, and nobody can guess them from the hash. Salts are the one thing in a
record that chance decides; nothing that is exported depends on them.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

What = Literal["read", "found", "forget", "judge", "erase", "upgrade"]
"""read: a report's words read to claims; found: a report met under a path; forget: one taken out; judge: a judgement;
erase: the words of earlier entries taken out; upgrade: a report as it stood when the record got its log."""

BEFORE_THE_FIRST = "0" * 64

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode
_DOCUMENT_COLUMNS = (
    "path, given, reader, title, outlet, published, published_from, published_reason, language, url",
    "sha256, method, text, embedded, captured_at",
)
_SHORT = 8
"""Hexadecimal digits kept of each row's hash, to say which row of a report was altered."""


class Entry(NamedTuple):
    """One entry of the log. `body`: what it says; None when that was erased. `erases`: numbers whose words it took out."""

    number: int
    at: str
    what: str
    digest: str
    erases: tuple[int, ...]
    previous: str
    hash: str
    body: dict[str, Any] | None


class ReportDigests(NamedTuple):
    """Hashes of a report as the record holds it. `rows`: id and hash of each mention and claim, in the order of ids."""

    captured: str
    paths: str
    reading: str
    rows: tuple[tuple[str, str], ...]


def now() -> str:
    """This moment in UTC, as the log writes it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def sha256(*parts: object) -> str:
    """The SHA-256 of values, each told apart from the next."""
    return hashlib.sha256(_encode(parts).encode("utf-8", "surrogatepass")).hexdigest()


def body_digest(salt: str, body: str) -> str:
    """The hash by which the chain holds what an entry says."""
    return sha256(salt, body)


def entry_hash(number: int, at: str, what: str, digest: str, erases: str, previous: str) -> str:
    """The hash of an entry, which the next one carries."""
    return sha256(number, at, what, digest, erases, previous)


def append(
    db: sqlite3.Connection,
    what: What,
    body: dict[str, Any],
    *,
    document: str | None = None,
    erases: Sequence[int] = (),
) -> int:
    """Adds an entry, and takes out the words of those it erases; its number. Inside a transaction."""
    last = db.execute("SELECT number, hash FROM log ORDER BY number DESC LIMIT 1").fetchone() or (0, BEFORE_THE_FIRST)
    number, at, text, salt = last[0] + 1, now(), _encode(body), secrets.token_hex(16)
    digest, erased = body_digest(salt, text), _encode(sorted(erases))
    own = entry_hash(number, at, what, digest, erased, last[1])
    db.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)", (number, at, what, digest, erased, last[1], own))
    db.execute("INSERT INTO log_bodies VALUES (?, ?, ?, ?)", (number, document, salt, text))
    db.executemany("DELETE FROM log_bodies WHERE number = ?", [(item,) for item in erases])
    db.execute("INSERT OR REPLACE INTO meta VALUES ('log', ?)", (f"{number} {own}",))
    return number


def log_report(db: sqlite3.Connection, what: What, document: str) -> None:
    """Adds an entry with the hashes of a report as it stands now. Inside a transaction."""
    found = report_digests(db, document)
    body: dict[str, Any] = {"document": document, "paths": found.paths}
    if what != "found":
        rows = "".join(value[:_SHORT] for _, value in found.rows)
        body |= {"captured": found.captured, "reading": found.reading, "rows": rows}
    append(db, what, body, document=document)


def log_forget(db: sqlite3.Connection, document: str) -> None:
    """Adds an entry saying that a report was taken out, and takes out what the log said of it. Inside a transaction."""
    found = db.execute("SELECT number FROM log_bodies WHERE document = ? ORDER BY number", (document,)).fetchall()
    append(db, "forget", {}, erases=[number for (number,) in found])


def report_digests(db: sqlite3.Connection, document: str) -> ReportDigests:
    """The hashes of a report as the record holds it now. Raises KeyError when it does not."""
    read, captured = (
        db.execute(f"SELECT {columns} FROM documents WHERE id = ?", (document,)).fetchone()
        for columns in _DOCUMENT_COLUMNS
    )
    if read is None:
        raise KeyError(document)
    paths = db.execute("SELECT path, given FROM paths WHERE document = ? ORDER BY path", (document,)).fetchall()
    rows: list[tuple[str, str]] = []
    for table in ("mentions", "claims"):
        for row in db.execute(f"SELECT * FROM {table} WHERE document = ? ORDER BY id", (document,)):
            rows.append((row[0], sha256(*row)))
    return ReportDigests(
        captured=sha256(document, *captured),
        paths=sha256(paths),
        reading=sha256(read, [value for _, value in rows]),
        rows=tuple(rows),
    )


def altered_rows(rows: Iterable[tuple[str, str]], logged: str) -> tuple[list[str], int]:
    """(ids of the rows that were not so when they were read, number of those that are missing now)."""
    expected = [logged[at : at + _SHORT] for at in range(0, len(logged), _SHORT)]
    left = list(expected)
    changed: list[str] = []
    for key, value in rows:
        if value[:_SHORT] in left:
            left.remove(value[:_SHORT])
        else:
            changed.append(key)
    return changed, max(0, len(left) - len(changed))


def entries(db: sqlite3.Connection, only: What | None = None) -> list[Entry]:
    """The whole log, or its entries of one kind, oldest first. Raises ValueError for an entry that is no longer JSON."""
    sql = (
        "SELECT l.number, l.at, l.what, l.digest, l.erases, l.previous, l.hash, b.body"
        " FROM log l LEFT JOIN log_bodies b ON b.number = l.number"
    )
    found = db.execute(
        f"{sql} ORDER BY l.number" if only is None else f"{sql} WHERE l.what = ? ORDER BY l.number",
        () if only is None else (only,),
    )
    return [
        Entry(n, at, what, digest, tuple(json.loads(erases)), previous, own, None if body is None else json.loads(body))
        for n, at, what, digest, erases, previous, own, body in found
    ]
