"""Asking a record: its nouns, in a fixed order, and what an id means."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from tawatur.model import Claim, Contradiction, Document, Incident, Mention
from tawatur.record import rows
from tawatur.record.errors import RecordError, RecordMissing
from tawatur.record.store import Store

_T = TypeVar("_T")
_DOCUMENT = "id, path, sha256, text, title, outlet, published, published_from, language, url, published_reason, copy_of, captured_at"
_LAST = "\U0010ffff"  # comes after every letter of an id
_AT_ONCE = 500  # values in one statement
IdKind = Literal["incident", "claim", "document", "contradiction"]
_ID_TABLES: tuple[tuple[IdKind, str], ...] = (
    ("incident", "incidents"),
    ("claim", "claims"),
    ("document", "documents"),
    ("contradiction", "contradictions"),
)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a record holds."""

    documents: int
    mentions: int
    claims: int
    incidents: int
    contradictions: int


def counts(store: Store) -> Counts:
    """How much the record holds."""
    tables = ("documents", "mentions", "claims", "incidents", "contradictions")
    return Counts(*(store.query(f"SELECT count(*) FROM {table}")[0][0] for table in tables))


def documents(store: Store) -> list[Document]:
    """All reports, by id."""
    return list(each_document(store))


def each_document(store: Store) -> Iterator[Document]:
    """The same, a few at a time."""
    for row in store.stream(f"SELECT {_DOCUMENT} FROM documents ORDER BY id"):
        yield Document(*row)


def document(store: Store, key: str) -> Document:
    """One report. Raises RecordError when there is none of this id."""
    found = store.query(f"SELECT {_DOCUMENT} FROM documents WHERE id = ?", key)
    if not found:
        raise RecordMissing(f"{store.path}: there is no report {key} in this record")
    return Document(*found[0])


def heads(store: Store, keys: Iterable[str]) -> dict[str, Document]:
    """Reports by id, without their texts (""); ids that the record does not hold are left out."""
    columns = _DOCUMENT.replace(" text,", " '',")
    found = select_by(store, f"SELECT {columns} FROM documents WHERE id IN", keys)
    return {row[0]: Document(*row) for row in found}


def select_by(store: Store, sql: str, keys: Iterable[str], rest: str = "") -> Iterator[tuple[Any, ...]]:
    """The rows of a SELECT that ends in «column IN», for many keys."""
    every = sorted(set(keys))
    for at in range(0, len(every), _AT_ONCE):
        part = every[at : at + _AT_ONCE]
        yield from store.query(f"{sql} ({', '.join('?' * len(part))}) {rest}", *part)


def mentions(store: Store, document: str | None = None) -> list[Mention]:
    """All mentions, or those of one report, in the order of reports and of their words."""
    return _bodies(store, "mentions", "document, start, end, id", rows.mention_from, document)


def claims(store: Store, document: str | None = None) -> list[Claim]:
    """All claims as they stand after people's judgements, or those of one report, in the order of reports and of their words."""
    return [rows.claim_from(json.loads(body)) for body in claim_bodies(store, document)]


def claim_bodies(store: Store, document: str | None = None) -> Iterator[str]:
    """The same claims as lines of the export."""
    where, values = ("", ()) if document is None else ("WHERE c.document = ?", (document,))
    if store.query("SELECT 1 FROM judged LIMIT 1"):
        sql = (
            f"SELECT coalesce(j.body, c.body) FROM claims c LEFT JOIN judged j ON j.id = c.id {where}"
            " ORDER BY c.document, coalesce(json_extract(j.body, '$.start'), c.start),"
            " coalesce(json_extract(j.body, '$.end'), c.end), c.id"
        )
    else:
        sql = f"SELECT c.body FROM claims c {where} ORDER BY c.document, c.start, c.end, c.id"
    for (body,) in store.stream(sql, *values):
        yield body


def claims_as_read(store: Store, document: str | None = None) -> list[Claim]:
    """All claims as the reader left them, or those of one report, whatever people judged since."""
    return _bodies(store, "claims", "document, start, end, id", rows.claim_from, document)


def incidents(store: Store) -> list[Incident]:
    """All incidents, by id."""
    return _bodies(store, "incidents", "id", rows.incident_from)


def contradictions(store: Store) -> list[Contradiction]:
    """All contradictions, by id."""
    return _bodies(store, "contradictions", "id", rows.contradiction_from)


def _bodies(store: Store, table: str, order: str, build: Callable[[Any], _T], document: str | None = None) -> list[_T]:
    if document is None:
        found = store.query(f"SELECT body FROM {table} ORDER BY {order}")
    else:
        found = store.query(f"SELECT body FROM {table} WHERE document = ? ORDER BY {order}", document)
    return [build(json.loads(body)) for (body,) in found]


def claims_of(store: Store, documents: Iterable[str]) -> list[Claim]:
    """The claims of some reports as they stand after people's judgements, in no order."""
    sql = "SELECT coalesce(j.body, c.body) FROM claims c LEFT JOIN judged j ON j.id = c.id WHERE c.document IN"
    return [rows.claim_from(json.loads(body)) for (body,) in select_by(store, sql, documents)]


def figures_of(store: Store, documents: Iterable[str]) -> list[Mention]:
    """The figures that some reports mention, in no order."""
    sql = "SELECT body FROM mentions WHERE kind = 'figure' AND document IN"
    return [rows.mention_from(json.loads(body)) for (body,) in select_by(store, sql, documents)]


def claims_by_id(store: Store, ids: tuple[str, ...]) -> list[Claim]:
    """The claims of these ids, in their order; ids that the record does not hold are left out."""
    sql = "SELECT coalesce(j.body, c.body) FROM claims c LEFT JOIN judged j ON j.id = c.id WHERE c.id = ?"
    found = [store.query(sql, key) for key in ids]
    return [rows.claim_from(json.loads(row[0][0])) for row in found if row]


def mention_by_id(store: Store, key: str) -> Mention | None:
    """One mention, or None."""
    found = store.query("SELECT body FROM mentions WHERE id = ?", key)
    return rows.mention_from(json.loads(found[0][0])) if found else None


def incident(store: Store, key: str) -> Incident:
    """One incident. Raises RecordError when there is none of this id."""
    found = store.query("SELECT body FROM incidents WHERE id = ?", key)
    if not found:
        raise RecordMissing(
            f"{store.path}: there is no incident {key} in this record; list them with: tawatur incidents"
        )
    return rows.incident_from(json.loads(found[0][0]))


def contradictions_of(store: Store, incident: str) -> list[Contradiction]:
    """The contradictions within one incident, by id."""
    found = store.query("SELECT body FROM contradictions WHERE incident = ? ORDER BY id", incident)
    return [rows.contradiction_from(json.loads(body)) for (body,) in found]


def incident_of_claim(store: Store, claim: str) -> Incident | None:
    """The incident that a claim tells of, or None."""
    found = store.query("SELECT incident FROM members WHERE claim = ?", claim)
    return incident(store, found[0][0]) if found else None


def resolve(store: Store, key: str, kinds: tuple[IdKind, ...]) -> tuple[IdKind, str]:
    """What a user's id means: an id in full, its unambiguous beginning, or a report's path.

    Raises RecordError when it means nothing here, or several things.
    """
    found: list[tuple[IdKind, str]] = []
    for kind, table in _ID_TABLES:
        if kind not in kinds:
            continue
        if store.query(f"SELECT 1 FROM {table} WHERE id = ?", key):
            return kind, key
        begins = store.query(f"SELECT id FROM {table} WHERE id > ? AND id < ? ORDER BY id LIMIT 5", key, key + _LAST)
        found += [(kind, row[0]) for row in begins]
    if "incident" in kinds and not found and key.startswith("i-"):  # an id it bore before: that of one of its claims
        earlier = incident_of_claim(store, "c-" + key.removeprefix("i-"))
        found = [("incident", earlier.id)] if earlier else []
    if "document" in kinds and not found:
        paths = store.query("SELECT DISTINCT document FROM paths WHERE path = ? ORDER BY document LIMIT 5", key)
        found = [("document", row[0]) for row in paths]
    if len(found) == 1:
        return found[0]
    what = " or ".join("report" if kind == "document" else kind for kind in kinds)
    if not found:
        raise RecordMissing(f"{store.path}: nothing in this record has the id {key}; give the id of an {what}")
    several = ", ".join(item for _, item in found)
    raise RecordError(f"{store.path}: {key} may mean several things ({several}); give more of the id")


def surface(store: Store, entity: str) -> str | None:
    """How the record's reports spell the name of an entity: as most do, or as an outlet's name was given; None if nowhere."""
    sql = "SELECT json_extract(body, '$.name.surface') AS s FROM mentions WHERE entity = ? GROUP BY s ORDER BY count(*) DESC, s LIMIT 1"
    found = store.query(sql, entity)
    if not found:
        sql = "SELECT coalesce(json_extract(given, '$.outlet'), json_extract(embedded, '$.outlet')) FROM documents WHERE outlet = ? ORDER BY id LIMIT 1"
        found = store.query(sql, entity)
    return found[0][0] if found else None


def facilities(store: Store) -> Iterator[str]:
    """Ids of all facilities named in the record, by id."""
    for row in store.query("SELECT DISTINCT entity FROM mentions WHERE entity LIKE 'facility/%' ORDER BY entity"):
        yield row[0]
