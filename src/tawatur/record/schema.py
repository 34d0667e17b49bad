"""The tables of a record file and their format number."""

from __future__ import annotations

FORMAT = 3
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

# What views rest on, kept beside them so that a change need not make all of them anew. All of it follows from what was read and
# judged. `touched`: what has changed since the views were made: a `document`; a `body` whose original was taken out; an
# `area` in which claims were taken out; `all`. `bodies`: a report's text as `echoes.Body`; `source`: the report that it copies
# directly, with the share that comes from it; `root`: the one at the beginning. `tellings`: claims as they are compared;
# `area`: claims of different areas are never of one incident. `members`: which claim is of which incident. `spellings`: how
# often a report spells a provisional id how; `spelled`: incidents whose words use the commonest spelling of an id.
# `judgings`: judgements in force, the reports they name, and what they came to; `tied`: claims that people joined or parted.
_KEPT = """
CREATE TABLE touched (kind TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE bodies (
    number INTEGER PRIMARY KEY,
    document TEXT NOT NULL UNIQUE,
    outlet TEXT, appeared TEXT NOT NULL, source TEXT, share REAL, root TEXT,
    keys BLOB NOT NULL,
    runs BLOB NOT NULL
);
CREATE TABLE body_keys (key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)) WITHOUT ROWID;
CREATE TABLE tellings (
    area TEXT NOT NULL, claim TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL, place TEXT NOT NULL, type TEXT NOT NULL,
    low INTEGER, high INTEGER, dating TEXT NOT NULL, counts TEXT, doers TEXT,
    PRIMARY KEY (area, claim)
) WITHOUT ROWID;
CREATE TABLE members (claim TEXT PRIMARY KEY, document TEXT NOT NULL, incident TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE spellings (
    document TEXT NOT NULL, entity TEXT NOT NULL, spelling TEXT NOT NULL, times INTEGER NOT NULL,
    PRIMARY KEY (document, entity, spelling)
) WITHOUT ROWID;
CREATE TABLE spelled (entity TEXT NOT NULL, incident TEXT NOT NULL, PRIMARY KEY (entity, incident)) WITHOUT ROWID;
CREATE TABLE judgings (
    judgement TEXT PRIMARY KEY, documents TEXT NOT NULL, idle TEXT NOT NULL, tie TEXT
) WITHOUT ROWID;
CREATE TABLE tied (
    claim TEXT PRIMARY KEY, document TEXT NOT NULL, class TEXT NOT NULL, apart TEXT NOT NULL, judgements TEXT NOT NULL
) WITHOUT ROWID;
ALTER TABLE judged ADD COLUMN document TEXT;
UPDATE judged SET document = json_extract(body, '$.document');
CREATE INDEX judged_document ON judged(document);
UPDATE meta SET value = '' WHERE key = 'views';
CREATE INDEX incidents_place ON incidents(place);
CREATE INDEX bodies_source ON bodies(source) WHERE source IS NOT NULL;
CREATE INDEX bodies_root ON bodies(root) WHERE root IS NOT NULL;
CREATE INDEX tellings_document ON tellings(document);
CREATE INDEX members_document ON members(document);
CREATE INDEX members_incident ON members(incident);
CREATE INDEX spellings_entity ON spellings(entity);
CREATE INDEX spelled_incident ON spelled(incident);
CREATE INDEX tied_document ON tied(document);
CREATE INDEX documents_reader ON documents(reader, id);
CREATE INDEX documents_outlet ON documents(outlet, id);
CREATE INDEX documents_known ON documents(sha256, id);
CREATE INDEX log_what ON log(what, number);
"""

TABLES = _READ + _HISTORY + _KEPT

UPGRADES = {1: _HISTORY, 2: _KEPT}
"""What turns a record of an older format into one of the next, by the older number."""

VIEWS = ("incidents", "contradictions", "judged")
"""Tables of views: what follows from all that was read and judged, as it is asked for and exported."""

KEPT = (
    "bodies", "body_keys", "tellings", "members", "spellings", "spelled", "judgings", "tied",
)  # fmt: skip
"""Tables of what views rest on."""
