"""The tables of the index file and their format."""

from __future__ import annotations

FORMAT = 6
"""Raised whenever the tables or what they hold change; an index of another format is made anew."""

# `n` is a row's number in the full-text table beside it. `sig` says of what bytes of the record a row was made.
# `reports` repeats what reports are listed by, since the record's own rows are long; `day` is -1 where no date is known.
# `judged` and `published` hold what people judged of claims and who published reports when the incidents were last taken in.
# `facets` holds what incidents can be filtered by; the place of an incident counts for all that it lies in.
# `claims` are all of the record's, as they stand after judgements; `named` holds whom and what they name. `read`: of which entry
# of the log, and of what judgements, a report's claims were taken.
TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE reports (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sig TEXT NOT NULL,
    outlet TEXT, day INTEGER NOT NULL, url TEXT, copy_of TEXT
);
CREATE INDEX reports_outlet ON reports(outlet) WHERE outlet IS NOT NULL;
CREATE INDEX reports_url ON reports(url) WHERE url IS NOT NULL;
CREATE INDEX reports_copy_of ON reports(copy_of) WHERE copy_of IS NOT NULL;
CREATE VIRTUAL TABLE report_words USING fts5(text, content='', tokenize='unicode61 remove_diacritics 0');
CREATE TABLE incidents (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    sig TEXT NOT NULL,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    first INTEGER, last INTEGER,
    spot TEXT, lat REAL, lon REAL, precision TEXT,
    part_of TEXT,
    reports INTEGER NOT NULL, origins INTEGER NOT NULL, contradictions INTEGER NOT NULL
);
CREATE INDEX incidents_first ON incidents(first, id);
CREATE INDEX incidents_part_of ON incidents(part_of) WHERE part_of IS NOT NULL;
CREATE TABLE judged (claim TEXT PRIMARY KEY, sig TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE published (document TEXT PRIMARY KEY, outlet TEXT) WITHOUT ROWID;
CREATE TABLE facets (
    kind TEXT NOT NULL, value TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (kind, value, n)
) WITHOUT ROWID;
CREATE INDEX facets_n ON facets(n);
CREATE TABLE told (
    claim TEXT PRIMARY KEY, n INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX told_n ON told(n);
CREATE TABLE speakers (
    entity TEXT NOT NULL, claim TEXT NOT NULL, document TEXT NOT NULL, place INTEGER NOT NULL,
    PRIMARY KEY (entity, claim, place)
) WITHOUT ROWID;
CREATE INDEX speakers_document ON speakers(document);
CREATE INDEX speakers_claim ON speakers(claim, place);
CREATE TABLE contradictions (
    id TEXT PRIMARY KEY, n INTEGER NOT NULL, kind TEXT NOT NULL, about TEXT, facility TEXT, place TEXT,
    first INTEGER, sides INTEGER NOT NULL, claims INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX contradictions_n ON contradictions(n);
CREATE TABLE parted (
    claim TEXT NOT NULL, contradiction TEXT NOT NULL,
    PRIMARY KEY (claim, contradiction)
) WITHOUT ROWID;
CREATE INDEX parted_contradiction ON parted(contradiction);
CREATE TABLE read (
    document TEXT PRIMARY KEY, version TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE claims (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    type TEXT NOT NULL, polarity TEXT NOT NULL, modality TEXT NOT NULL
);
CREATE INDEX claims_document ON claims(document, start, end, id);
CREATE TABLE named (
    entity TEXT NOT NULL, part TEXT NOT NULL, n INTEGER NOT NULL,
    PRIMARY KEY (entity, part, n)
) WITHOUT ROWID;
CREATE INDEX named_n ON named(n);
CREATE VIRTUAL TABLE incident_words USING fts5(text, tokenize='unicode61 remove_diacritics 0');
"""
