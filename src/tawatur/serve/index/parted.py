"""Contradictions by kind, incident and whoever stands in them, in an order of choice. All of it in the index."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawatur.serve.index.file import Index
from tawatur.serve.index.select import make_cursor, read_cursor

Sort = Literal["date", "-date", "kind", "-kind", "place", "-place", "sides", "-sides", "claims", "-claims"]
"""By the incident's first day, the kind, the place, the number of sides or of claims; with «-» the other way round."""

_COLUMNS = {
    "date": "coalesce(c.first, 9999999)",
    "-date": "coalesce(c.first, -1)",
    "kind": "c.kind || coalesce(c.about, '')",
    "place": "coalesce(c.facility, c.place, '~')",
    "sides": "c.sides",
    "claims": "c.claims",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """Which contradictions. `entity`: a facility, a place, an actor or somebody who speaks in one."""

    kind: tuple[str, ...] = ()
    entity: str = ""
    incident: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A contradiction in the index. `about`: the count or type that it is over; `first`: the incident's first day."""

    id: str
    about: str
    first: int | None


def find(index: Index, wish: Wish, sort: Sort, limit: int, start: int = 0) -> list[Found]:
    """Up to `limit` contradictions in the order asked for, after the first `start`."""
    where, values = _where(wish)
    sql = f"SELECT c.id, c.about, c.first FROM contradictions c WHERE {where} {_order(sort)} LIMIT ? OFFSET ?"
    return [Found(*row) for row in index.query(sql, *values, limit, start)]


def ids(index: Index, wish: Wish, sort: Sort, limit: int, cursor: str | None = None) -> tuple[list[str], str | None]:
    """Ids of up to `limit` of them, after a cursor; (ids, the next cursor or None at the end)."""
    where, values = _where(wish)
    by, way = _by(sort)
    if cursor:
        key, last = read_cursor(cursor)
        where += f" AND ({by} {'<' if way == 'DESC' else '>'} ? OR ({by} = ? AND c.id > ?))"
        values += [key, key, last]
    found = index.query(
        f"SELECT c.id, {by} FROM contradictions c WHERE {where} {_order(sort)} LIMIT ?", *values, limit + 1
    )
    more = found[limit - 1] if len(found) > limit else None
    return [row[0] for row in found[:limit]], make_cursor(more[1], more[0]) if more else None


def count(index: Index, wish: Wish) -> int:
    """How many there are."""
    where, values = _where(wish)
    return int(index.query(f"SELECT count(*) FROM contradictions c WHERE {where}", *values)[0][0])


def _by(sort: Sort) -> tuple[str, str]:
    column = sort.removeprefix("-")
    return _COLUMNS.get(sort) or _COLUMNS[column], "DESC" if sort.startswith("-") else "ASC"


def _order(sort: Sort) -> str:
    by, way = _by(sort)
    return f"ORDER BY {by} {way}, c.id"


def _where(wish: Wish) -> tuple[str, list[str | int]]:
    parts, values = ["1"], list[str | int]()
    if wish.kind:
        parts.append(f"c.kind IN ({', '.join('?' * len(wish.kind))})")
        values += wish.kind
    if wish.entity:
        parts.append(
            "(c.facility = ? OR c.n IN (SELECT n FROM facets WHERE kind IN ('place', 'actor') AND value = ?) OR c.id IN "
            "(SELECT p.contradiction FROM parted p JOIN speakers s ON s.claim = p.claim WHERE s.entity = ?))"
        )
        values += [wish.entity] * 3
    if wish.incident:
        parts.append(f"c.n IN (SELECT n FROM incidents WHERE id IN ({', '.join('?' * len(wish.incident))}))")
        values += wish.incident
    return " AND ".join(parts), values
