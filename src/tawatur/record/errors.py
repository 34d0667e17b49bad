"""What can go wrong with a record file, each as one sentence for its owner."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tawatur.errors import TawaturError


class RecordError(TawaturError):
    """A record that cannot be opened, read or written."""


class RecordMissing(RecordError):
    """What is asked for is not in the record."""


class RecordLocked(RecordError):
    """Another process is writing the record."""


class RecordFull(RecordError):
    """There is no room left to write."""


def explain(error: sqlite3.Error, path: str) -> RecordError:
    """The sentence for what SQLite reports."""
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return RecordLocked(
            f"{path}: another process is writing this record; wait until it has ended and run the same command again"
        )
    if "full" in text:
        return RecordFull(
            f"{path}: the disk is full; what was read before is safe in the record: free some space and run the same command again"
        )
    if "readonly" in text or "read-only" in text:
        return RecordError(f"{path}: you may not write this record; change its permissions, or give another --record")
    if "not a database" in text or "malformed" in text or "no such table" in text or "no such column" in text:
        return RecordError(
            f"{path}: this is no record of tawatur, or it is damaged; restore a copy, or give another --record"
        )
    if "unable to open" in text:
        return RecordError(
            f"{path}: the record cannot be opened; check that its folder exists and that you may write there"
        )
    if "disk i/o" in text:
        return RecordError(
            f"{path}: the disk refuses to read or write; what was read before is safe in the record: "
            f"check the disk and its free space, and run the same command again"
        )
    return RecordError(f"{path}: the record cannot be used ({error}); restore a copy, or give another --record")


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turns whatever SQLite raises inside into a RecordError."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error
