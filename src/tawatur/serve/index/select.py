"""Incidents by what a person asks for: place, date, type, actor, outlet, status, words. All of it in the index."""

from __future__ import annotations

import base64
import binascii
import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Literal

from tawatur.errors import TawaturError
from tawatur.reconcile.interval import interval_of
from tawatur.serve.index.board import KINDS, Board, Kind, Row, Sort, bits, board_of
from tawatur.serve.index.file import Index
from tawatur.serve.index.text import match_of

FacetKind = Literal["type", "actor", "outlet", "place", "facility", "report"]
_LOOKED_UP = ("report",)
"""Kinds with so many values that they are looked up when asked for."""


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
class Spot:
    """Incidents at one point of the map."""

    spot: str
    lat: float
    lon: float
    precision: str
    count: int


def ids(index: Index, wanted: Filter, limit: int, cursor: str | None = None) -> tuple[list[Row], str | None]:
    """Up to `limit` incidents in the order asked for, after a cursor; (rows, the next cursor or None at the end).

    Raises TawaturError for a filter or cursor that means nothing.
    """
    board = board_of(index)
    after = None
    if cursor:
        key, last = read_cursor(cursor)
        if not isinstance(key, int) or not isinstance(last, str):
            raise TawaturError(f"{cursor} is no cursor of this order; leave it out")
        after = (key, last)
    found = board.page(_chosen(index, board, wanted), wanted.sort, limit + 1, after)
    following = make_cursor(*found[limit - 1][0]) if len(found) > limit else None
    return [row for _, row in found[:limit]], following


def count(index: Index, wanted: Filter) -> int:
    """How many incidents are asked for."""
    board = board_of(index)
    return _chosen(index, board, wanted).bit_count()


def spots(index: Index, wanted: Filter) -> list[Spot]:
    """The points of those asked for, each with how many happened there; those with most first."""
    board = board_of(index)
    counts = Counter(map(board.spots.__getitem__, board.numbers(_chosen(index, board, wanted))))
    found = [(at, n) for at, n in counts.items() if at is not None]
    return [Spot(*at, n) for at, n in sorted(found, key=lambda c: (-c[1], c[0]))]


def days(index: Index, wanted: Filter) -> list[tuple[int, int]]:
    """(first day as ordinal, how many incidents) of those asked for that bear a date, in order."""
    board = board_of(index)
    counts = Counter(map(board.firsts.__getitem__, board.numbers(_chosen(index, board, wanted))))
    return sorted((day, n) for day, n in counts.items() if day is not None)


def values_of(index: Index, wanted: Filter, kind: Kind | FacetKind, most: int | None = None) -> list[tuple[str, int]]:
    """The commonest values of a kind among those asked for, whatever of this kind is asked for: (value, how many)."""
    board = board_of(index)
    chosen = _chosen(index, board, replace(wanted, **{kind: ()}))  # type: ignore[arg-type]
    for held in KINDS:
        if kind == held:
            return board.counted(held, chosen)[:most]
    among = frozenset(board.numbers(chosen))
    rows = index.query("SELECT value, n FROM facets WHERE kind = ?", kind)
    counts = Counter(str(value) for value, n in rows if n in among)
    return sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:most]


def _chosen(index: Index, board: Board, wanted: Filter) -> int:
    """The incidents asked for, as a set of the board."""
    return board.remembered(replace(wanted, sort="new"), lambda: _choose(index, board, wanted))


def _choose(index: Index, board: Board, wanted: Filter) -> int:
    found = board.every
    for kind in KINDS:
        asked: tuple[str, ...] = getattr(wanted, kind)
        if asked:
            found &= board.of(kind, asked)
    for field in _LOOKED_UP:
        asked = getattr(wanted, field)
        if asked:
            sql = f"SELECT n FROM facets WHERE kind = ? AND value IN ({', '.join('?' * len(asked))})"
            found &= bits(n for (n,) in index.query(sql, field, *asked))
    if wanted.since or wanted.until:
        low = _day(wanted.since, "low") if wanted.since else None
        found &= board.between(low, _day(wanted.until, "high") if wanted.until else None)
    if wanted.contradicted:
        found &= board.contradicted
    if wanted.q.strip():
        match = match_of(wanted.q)
        sql = "SELECT rowid FROM incident_words WHERE incident_words MATCH ?"
        found &= bits(n for (n,) in index.query(sql, match)) if match else 0
    return found


def _day(edtf: str, end: Literal["low", "high"]) -> int:
    interval = interval_of(edtf)
    day = interval.low if interval and end == "low" else interval.high if interval else None
    if day is None:
        raise TawaturError(f"{edtf} is no date like 2022-01-20, 2022-01 or 2022")
    return day


def make_cursor(*key: object) -> str:
    """A cursor that names a place in an order."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def read_cursor(cursor: str, parts: int = 2) -> list[Any]:
    """The place that a cursor of so many parts names. Raises TawaturError for one that was not made here."""
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if not (isinstance(found, list) and len(found) == parts and all(map(_is_key, found))):
            raise ValueError(cursor)
    except (ValueError, binascii.Error, RecursionError) as error:
        raise TawaturError(f"{cursor[:80]} is no cursor; take it from the answer before, or leave it out") from error
    return found


def _is_key(value: object) -> bool:
    """Whether a value can stand in an order of the index: a number that it can hold, or text that can be written."""
    if isinstance(value, int):
        return not isinstance(value, bool) and abs(value) < 2**63
    return isinstance(value, str) and not any("\ud800" <= c <= "\udfff" for c in value)
