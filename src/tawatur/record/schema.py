"""The tables of a record file and their format number."""

from __future__ import annotations

FORMAT = 2
"""The number of the record's own format, kept as SQLite's user_version; raised when a table changes its meaning."""

APPLICATION_ID = 0x74777472
"""Marks an SQLite file as a record («twtr»)."""

# `body` holds a line of the export as JSON; the columns beside it are there to be asked for. `documents.reader` is the
# identity of the reader that made the document's mentions and claims; NULL: to be read again. `claims` are as they were read;
# `judged` holds, by the same ids, those that people's judgements change: a view. `log` is the hash-chained history, `log_bodies`
# what its entries say and may have to be erased one day.
_READ = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    method TEXT NOT NULL,
    bytes BLOB NOT NULL,
    text TEXT NOT NULL,
    embedded TEXT NOT NULL,
    given TEXT NOT NULL,
    captured_at TEXT NOT NULL,
    reader TEXT,
    title TEXT, outlet TEXT, published TEXT, published_from TEXT, published_reason TEXT,
    language TEXT NOT NULL, url TEXT, copy_of TEXT
);
CREATE TABLE paths (
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    given TEXT NOT NULL,
    PRIMARY KEY (document, path)
) WITHOUT ROWID;
CREATE TABLE mentions (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, kind TEXT NOT NULL, entity TEXT,
    body TEXT NOT NULL
);
CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, type TEXT NOT NULL, place TEXT,
    body TEXT NOT NULL
);
CREATE TABLE incidents (
    id TEXT PRIMARY KEY, type TEXT NOT NULL, facility TEXT, place TEXT, start TEXT, status TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE contradictions (
    id TEXT PRIMARY KEY, incident TEXT NOT NULL, facility TEXT, place TEXT, kind TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX paths_path ON paths(path);
CREATE INDEX mentions_document ON mentions(document, start, end);
CREATE INDEX mentions_entity ON mentions(entity) WHERE entity IS NOT NULL;
CREATE INDEX claims_document ON claims(document, start, end);
CREATE INDEX incidents_facility ON incidents(facility);
CREATE INDEX contradictions_incident ON contradictions(incident);
"""

_HISTORY = """
CREATE TABLE judged (
    id TEXT PRIMARY KEY,
    body TEXT NOT NULL
);
CREATE TABLE log (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    what TEXT NOT NULL,
    digest TEXT NOT NULL,
    erases TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE TABLE log_bodies (
    number INTEGER PRIMARY KEY REFERENCES log(number),
    document TEXT,
    salt TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX log_bodies_document ON log_bodies(document) WHERE document IS NOT NULL;
"""

TABLES = _READ + _HISTORY

UPGRADES = {1: _HISTORY}
"""What turns a record of an older format into one of the next, by the older number."""
