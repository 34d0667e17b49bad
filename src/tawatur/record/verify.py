"""Whether a record is what it was when it was written: every report, its claims and the log, by their hashes.

What this cannot find: a record whose every hash was made anew by somebody who could write it. Against that, note the hash
of the last entry somewhere else; `noted` tells whether the log still holds it.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tawatur.record import log
from tawatur.record.errors import RecordError
from tawatur.record.store import Store

_SHOWN = 10
"""Altered rows named one by one in each report."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written. `where`: the entry, report or row."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass
class _Logged:
    """What the log says of each report: its last hashes."""

    captured: dict[str, str] = field(default_factory=dict)
    paths: dict[str, str] = field(default_factory=dict)
    reading: dict[str, tuple[str, str]] = field(default_factory=dict)


def verify_record(store: Store, noted: str | None = None) -> list[Fault]:
    """Everything that is not as it was written, the log first, then report by report; [] when all is.

    noted: a hash that the owner noted earlier, which the log must hold.
    """
    logged = _Logged()
    faults = list(_check_file(store))
    faults += _check_log(store, logged, noted)
    documents = [key for (key,) in store.query("SELECT id FROM documents ORDER BY id")]
    for key in documents:
        faults += _check_report(store, key, logged)
    known = set(documents)
    for key in sorted(set(logged.captured) - known):
        faults.append(Fault(key, "the log tells of this report, but the record no longer holds it"))
    for table in ("mentions", "claims"):
        for row, document in store.query(f"SELECT id, document FROM {table} ORDER BY id"):
            if document not in known:
                faults.append(Fault(row, f"belongs to {document}, which the record does not hold"))
    return faults


def unread(store: Store) -> int:
    """How many reports wait to be read again, so that their claims rest on nothing that could be checked."""
    count: int = store.query("SELECT count(*) FROM documents WHERE reader IS NULL")[0][0]
    return count


def _check_file(store: Store) -> Iterator[Fault]:
    for (line,) in store.query("PRAGMA integrity_check"):
        if line != "ok":
            yield Fault(store.path, f"the file is damaged ({' '.join(str(line).split())})")


# --- the log ----------------------------------------------------------------------------------------------------------


def _check_log(store: Store, logged: _Logged, noted: str | None) -> Iterator[Fault]:
    """Faults of the log; fills in what it says of the reports, as far as it can be believed."""
    previous, expected, seen = log.BEFORE_THE_FIRST, 1, set()
    erased: dict[int, int] = {}
    bodies = {row[0]: row[1:] for row in store.query("SELECT number, document, salt, body FROM log_bodies")}
    sql = "SELECT number, at, what, digest, erases, previous, hash FROM log ORDER BY number"
    found = store.query(sql)
    for number, at, what, digest, erases, before, own in found:
        where = f"log entry {number}"
        if number != expected:
            yield Fault(where, f"entries {expected} to {number - 1} before it are missing")
        if before != previous:
            yield Fault(where, "does not carry the hash of the entry before it: one of the two was altered")
        if log.entry_hash(number, at, what, digest, erases, before) != own:
            yield Fault(where, f"was altered (it says: {what}, {at})")
        previous, expected = own, number + 1
        seen.add(own)
        erased |= {item: number for item in _numbers(erases)}
        if number in bodies:
            document, salt, body = bodies.pop(number)
            yield from _check_body(where, document, salt, body, digest, logged)
    numbers = {row[0] for row in found}
    kept = {row[0] for row in store.query("SELECT number FROM log_bodies")}
    for number in sorted(numbers - kept - set(erased)):
        yield Fault(f"log entry {number}", "what it says is missing, and no later entry says that it was erased")
    for number in sorted(kept & set(erased)):
        yield Fault(f"log entry {number}", f"what it says was erased by entry {erased[number]}, and is there again")
    for number in sorted(bodies):
        yield Fault(f"log entry {number}", "there are words of it, but not the entry")
    last = f"{found[-1][0]} {found[-1][6]}" if found else None
    head = store.head()
    if head != last:
        yield Fault(
            "log", f"does not end where it did: the last entry was {head or 'none'}, now it is {last or 'none'}"
        )
    if noted is not None and not any(own.startswith(noted) for own in seen):
        yield Fault("log", f"does not hold the hash {noted} that you noted")


def _check_body(
    where: str, document: str | None, salt: str, body: str, digest: str, logged: _Logged
) -> Iterator[Fault]:
    if log.body_digest(salt, body) != digest:
        yield Fault(where, "what it says was altered")
        return
    said: dict[str, Any] = json.loads(body)
    key = said.get("document")
    if key != document:
        yield Fault(where, f"is filed under the report {document}, but tells of {key}")
    if key is None:
        return
    if "paths" in said:
        logged.paths[key] = said["paths"]
    if "reading" in said:
        logged.captured[key] = said["captured"]
        logged.reading[key] = said["reading"], said["rows"]


def _numbers(erases: str) -> list[int]:
    try:
        found = json.loads(erases)
    except ValueError:
        return []
    return [item for item in found if isinstance(item, int)] if isinstance(found, list) else []


# --- reports ----------------------------------------------------------------------------------------------------------


def _check_report(store: Store, key: str, logged: _Logged) -> Iterator[Fault]:
    if key not in logged.captured:
        yield Fault(key, "the log does not tell where this report came from")
        return
    digest, reader, path = store.query("SELECT sha256, reader, path FROM documents WHERE id = ?", key)[0]
    where = f"{key} ({path})"
    try:
        found = store.digests(key)
        content = store.captured_bytes(key)
    except (zlib.error, RecordError, sqlite3.Error, ValueError) as error:
        yield Fault(where, f"its captured bytes were altered ({' '.join(str(error).split())})")
        return
    if hashlib.sha256(content).hexdigest() != digest:
        yield Fault(
            where, "its captured bytes were altered: they do not have the SHA-256 they had when they were captured"
        )
    if found.captured != logged.captured[key]:
        yield Fault(where, "its text, its SHA-256 or what was captured with it was altered")
    if found.paths != logged.paths.get(key):
        yield Fault(where, "the paths it was found under, or what metadata say of it there, were altered")
    if reader is not None and found.reading != logged.reading[key][0]:
        yield from _altered_rows(where, found, logged.reading[key][1])


def _altered_rows(where: str, found: log.ReportDigests, logged: str) -> Iterator[Fault]:
    changed, missing = log.altered_rows(found.rows, logged)
    for row in changed[:_SHOWN]:
        yield Fault(row, f"this {'claim' if row.startswith('c-') else 'mention'} of {where} was altered or added")
    if len(changed) > _SHOWN:
        yield Fault(where, f"{len(changed) - _SHOWN} more of its mentions and claims were altered or added")
    if missing:
        yield Fault(where, f"{missing} of its mentions and claims are missing")
    if not changed and not missing:
        yield Fault(where, "what was read about its publication (date, outlet, title, address, path) was altered")
