"""Incidents by what a person asks for: place, date, type, actor, outlet, status, words. All of it in the index."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Literal, get_args

from tawatur.errors import TawaturError
from tawatur.reconcile.interval import interval_of
from tawatur.serve.index.file import Index
from tawatur.serve.index.text import match_of

Sort = Literal["new", "old", "told"]
"""new: the latest first; old: the earliest first, those without date last; told: those with most independent origins first."""

FacetKind = Literal["type", "actor", "outlet", "place", "facility", "report"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; all of it must hold, and of several values of one kind any. Dates are EDTF, entities ids."""

    q: str = ""
    place: tuple[str, ...] = ()
    facility: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    outlet: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    report: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    contradicted: bool = False
    sort: Sort = "new"

    @property
    def empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == Filter(sort=self.sort)


@dataclass(frozen=True, slots=True)
class Row:
    """An incident in the index. Days as ordinals; a point in degrees."""

    n: int
    id: str
    first: int | None
    last: int | None
    spot: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    contradictions: int


@dataclass(frozen=True, slots=True)
class Spot:
    """Incidents at one point of the map."""

    spot: str
    lat: float
    lon: float
    precision: str
    count: int


_ROW = ", ".join(f"i.{f.name}" for f in fields(Row))
_ORDERS: dict[Sort, tuple[str, str]] = {
    "new": ("coalesce(i.first, -1)", "DESC"),
    "old": ("coalesce(i.first, 9999999)", "ASC"),
    "told": ("i.origins", "DESC"),
}


def ids(index: Index, wanted: Filter, limit: int, cursor: str | None = None) -> tuple[list[Row], str | None]:
    """Up to `limit` incidents in the order asked for, after a cursor; (rows, the next cursor or None at the end).

    Raises TawaturError for a filter or cursor that means nothing.
    """
    where, values = _where(wanted)
    by, way = _ORDERS[wanted.sort]
    if cursor:
        key, last = read_cursor(cursor)
        where += f" AND ({by} {'<' if way == 'DESC' else '>'} ? OR ({by} = ? AND i.id > ?))"
        values += [key, key, last]
    sql = f"SELECT {_ROW}, {by} FROM incidents i WHERE {where} ORDER BY {by} {way}, i.id LIMIT ?"
    found = index.query(sql, *values, limit + 1)
    more = found[limit - 1] if len(found) > limit else None
    rows = [Row(*row[:-1]) for row in found[:limit]]
    return rows, make_cursor(more[-1], more[1]) if more else None


def count(index: Index, wanted: Filter) -> int:
    """How many incidents are asked for."""
    where, values = _where(wanted)
    return int(index.query(f"SELECT count(*) FROM incidents i WHERE {where}", *values)[0][0])


def spots(index: Index, wanted: Filter) -> list[Spot]:
    """The points of those asked for, each with how many happened there."""
    where, values = _where(wanted)
    sql = (
        "SELECT i.spot, i.lat, i.lon, i.precision, count(*) FROM incidents i "
        f"WHERE i.lat IS NOT NULL AND {where} GROUP BY 1, 2, 3, 4 ORDER BY 5 DESC, 1, 4"
    )
    return [Spot(*row) for row in index.query(sql, *values)]


def days(index: Index, wanted: Filter) -> list[tuple[int, int]]:
    """(first day as ordinal, how many incidents) of those asked for that bear a date, in order."""
    where, values = _where(wanted)
    sql = f"SELECT i.first, count(*) FROM incidents i WHERE i.first IS NOT NULL AND {where} GROUP BY 1 ORDER BY 1"
    return [(int(day), int(n)) for day, n in index.query(sql, *values)]


def values_of(index: Index, wanted: Filter, kind: FacetKind, most: int) -> list[tuple[str, int]]:
    """The commonest values of a kind among those asked for, whatever of this kind is asked for: (value, how many)."""
    others = replace(wanted, **{kind: ()})  # type: ignore[arg-type]
    if others.empty:
        sql = "SELECT value, count(*) FROM facets WHERE kind = ? GROUP BY value ORDER BY 2 DESC, 1 LIMIT ?"
        return [(str(v), int(n)) for v, n in index.query(sql, kind, most)]
    where, values = _where(others)
    sql = (
        f"SELECT f.value, count(*) FROM incidents i JOIN facets f ON f.n = i.n AND f.kind = ? WHERE {where} "
        "GROUP BY f.value ORDER BY 2 DESC, 1 LIMIT ?"
    )
    return [(str(v), int(n)) for v, n in index.query(sql, kind, *values, most)]


def statuses(index: Index, wanted: Filter) -> list[tuple[str, int]]:
    """How many of each status, whatever status is asked for."""
    where, values = _where(replace(wanted, status=()))
    sql = f"SELECT i.status, count(*) FROM incidents i WHERE {where} GROUP BY 1 ORDER BY 2 DESC, 1"
    return [(str(v), int(n)) for v, n in index.query(sql, *values)]


def _where(wanted: Filter) -> tuple[str, list[object]]:
    parts, values = ["1"], []  # type: tuple[list[str], list[object]]
    for kind in get_args(FacetKind):
        asked: Sequence[str] = getattr(wanted, kind)
        if asked:
            parts.append(f"i.n IN (SELECT n FROM facets WHERE kind = ? AND value IN ({', '.join('?' * len(asked))}))")
            values += [kind, *asked]
    if wanted.status:
        parts.append(f"i.status IN ({', '.join('?' * len(wanted.status))})")
        values += wanted.status
    if wanted.since:
        parts.append("i.last >= ?")
        values.append(_day(wanted.since, "low"))
    if wanted.until:
        parts.append("i.first <= ?")
        values.append(_day(wanted.until, "high"))
    if wanted.contradicted:
        parts.append("i.contradictions > 0")
    match = match_of(wanted.q)
    if wanted.q.strip() and match is None:
        parts.append("0")
    elif match:
        parts.append("i.n IN (SELECT rowid FROM incident_words WHERE incident_words MATCH ?)")
        values.append(match)
    return " AND ".join(parts), values


def _day(edtf: str, end: Literal["low", "high"]) -> int:
    interval = interval_of(edtf)
    day = interval.low if interval and end == "low" else interval.high if interval else None
    if day is None:
        raise TawaturError(f"{edtf} is no date like 2022-01-20, 2022-01 or 2022")
    return day


def make_cursor(*key: object) -> str:
    """A cursor that names a place in an order."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> list[object]:
    """The place that a cursor names. Raises TawaturError for one that was not made here."""
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not (isinstance(found, list) and len(found) == 2 and all(isinstance(x, (int, str)) for x in found)):
            raise ValueError(cursor)
    except (ValueError, binascii.Error, UnicodeDecodeError) as error:
        raise TawaturError(f"{cursor} is no cursor; take it from the answer before, or leave it out") from error
    return found
