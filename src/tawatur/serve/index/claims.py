"""Claims by report, incident, kind and whom or what they name: kept as they stand after judgements, and asked for."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tawatur.record.store import Store
from tawatur.serve.index.file import Index
from tawatur.serve.index.select import make_cursor, read_cursor

Part = Literal["speaker", "outlet", "actor", "place"]
"""What an entity is to a claim: one of those on whose word it is told, its publisher, one of its actors, its place."""


@dataclass(frozen=True, slots=True)
class Wish:
    """Which claims are asked for; all of it must hold, and of several values of one kind any. `entity`: named in any part."""

    document: tuple[str, ...] = ()
    incident: tuple[str, ...] = ()
    entity: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    polarity: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()


def find(index: Index, wish: Wish, limit: int, cursor: str | None = None) -> tuple[list[str], str | None]:
    """Ids of up to `limit` claims in the order of reports and of their words; (ids, the next cursor or None at the end)."""
    where, values = _where(wish)
    if cursor:
        where += " AND (c.document, c.start, c.end, c.id) > (?, ?, ?, ?)"
        values += read_cursor(cursor, 4)
    sql = f"SELECT c.document, c.start, c.end, c.id FROM claims c WHERE {where} ORDER BY 1, 2, 3, 4 LIMIT ?"
    found = index.query(sql, *values, limit + 1)
    return [row[3] for row in found[:limit]], make_cursor(*found[limit - 1]) if len(found) > limit else None


def count(index: Index, wish: Wish) -> int:
    """How many claims are asked for."""
    where, values = _where(wish)
    return int(index.query(f"SELECT count(*) FROM claims c WHERE {where}", *values)[0][0])


def incident_of(index: Index, claim: str) -> str | None:
    """The incident that a claim tells of."""
    found = index.query("SELECT i.id FROM told t JOIN incidents i ON i.n = t.n WHERE t.claim = ?", claim)
    return found[0][0] if found else None


def _where(wish: Wish) -> tuple[str, list[str | int]]:
    parts, values = ["1"], list[str | int]()

    def among(sql: str, asked: tuple[str, ...]) -> None:
        if asked:
            parts.append(sql.format(", ".join("?" * len(asked))))
            values.extend(asked)

    among("c.document IN ({})", wish.document)
    among(
        "c.id IN (SELECT t.claim FROM told t JOIN incidents i ON i.n = t.n WHERE i.id IN ({}))",
        wish.incident,
    )
    among("c.n IN (SELECT n FROM named WHERE entity IN ({}))", wish.entity)
    among("c.n IN (SELECT n FROM named WHERE part = 'speaker' AND entity IN ({}))", wish.speaker)
    for column in ("type", "polarity", "modality"):
        among(f"c.{column} IN ({{}})", getattr(wish, column))
    return " AND ".join(parts), values


# --- keeping ----------------------------------------------------------------------------------------------------------


def keep_claims(index: Index, store: Store) -> None:
    """Brings the claims up to date, report by report; inside `writing`."""
    now, held = _versions(store), dict(index.query("SELECT document, version FROM read"))
    outlets = dict(store.query("SELECT id, outlet FROM documents"))
    for document in sorted(key for key, version in held.items() if now.get(key) != version):
        index.execute("DELETE FROM named WHERE n IN (SELECT n FROM claims WHERE document = ?)", document)
        index.execute("DELETE FROM claims WHERE document = ?", document)
        index.execute("DELETE FROM read WHERE document = ?", document)
    number = int(index.query("SELECT coalesce(max(n), 0) FROM claims")[0][0])
    for document in sorted(key for key, version in now.items() if held.get(key) != version):
        claims: list[tuple[object, ...]] = []
        named: list[tuple[str, Part, int]] = []
        for row in _rows(store, document):
            number += 1
            at = (row["start"], row["end"], row["type"], row["polarity"], row["modality"])
            claims.append((number, row["id"], document, *at))
            named += [(entity, part, number) for entity, part in _named(row, outlets.get(document))]
        index.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?)", claims)
        index.executemany("INSERT OR IGNORE INTO named VALUES (?, ?, ?)", named)
        index.execute("INSERT INTO read VALUES (?, ?)", document, now[document])


def _versions(store: Store) -> dict[str, str]:
    """By report, what its claims follow from: the last entry of the log about it, and its claims that people changed."""
    judged: defaultdict[str, Any] = defaultdict(lambda: hashlib.blake2b(digest_size=8))
    sql = "SELECT c.document, j.body FROM judged j JOIN claims c ON c.id = j.id ORDER BY c.document, c.id"
    for document, body in store.query(sql):
        judged[document].update(body.encode() + b"\0")
    sql = "SELECT d.id, max(b.number) FROM documents d LEFT JOIN log_bodies b ON b.document = d.id GROUP BY d.id"
    return {key: f"{number} {judged[key].hexdigest() if key in judged else ''}" for key, number in store.query(sql)}


def _rows(store: Store, document: str) -> Iterator[Mapping[str, Any]]:
    sql = "SELECT coalesce(j.body, c.body) FROM claims c LEFT JOIN judged j ON j.id = c.id WHERE c.document = ? ORDER BY c.id"
    for (body,) in store.query(sql, document):
        yield json.loads(body)


def _named(row: Mapping[str, Any], outlet: str | None) -> Iterator[tuple[str, Part]]:
    yield from ((link["entity"], "speaker") for link in row["chain"])
    yield from ((actor["entity"], "actor") for actor in row["actors"])
    yield from ((place, "place") for place in (row["where"], *row["places"]) if place)
    if outlet:
        yield outlet, "outlet"
