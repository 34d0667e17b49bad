"""All incidents by what they can be filtered by, held in memory as sets of bits: any filter is answered in milliseconds.

Each value (a place, an actor …) is one integer whose n-th bit says whether incident n has it. At 100,000 incidents a set has
12 kB; to intersect and count ten thousand of them takes some hundredths of a second.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tawatur.serve.index.file import Index

Sort = Literal["new", "old", "told"]
"""new: the latest first; old: the earliest first, those without date last; told: those with most independent origins first."""

Kind = Literal["type", "actor", "outlet", "place", "facility", "status"]
KINDS: tuple[Kind, ...] = ("type", "actor", "outlet", "place", "facility", "status")
_LATE = 9_999_999
_BITS = [tuple(k for k in range(8) if byte >> k & 1) for byte in range(256)]
_KEPT = 64
"""Answers kept of one board."""
Key = tuple[int, str]
Point = tuple[str, float, float, str]
"""A spot, its latitude and longitude, and how exact it is."""


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
    status: str
    origins: int


@dataclass(frozen=True)
class Board:
    """The incidents of one stand of the index. `order`: by sort, the keys in order and the incident of each.

    firsts, spots: by number, the first day and the point of an incident; None where none is known. `kept`: what was asked before.
    """

    stand: str | None
    rows: Mapping[int, Row]
    sets: Mapping[Kind, Mapping[str, int]]
    every: int
    contradicted: int
    order: Mapping[Sort, tuple[Sequence[Key], Sequence[int]]]
    firsts: Sequence[int | None]
    spots: Sequence[Point | None]
    kept: dict[object, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """The number above all that are given to incidents."""
        return self.every.bit_length()

    def remembered(self, question: object, answer: Callable[[], int]) -> int:
        """The set that answers a question, found once."""
        if question not in self.kept:
            if len(self.kept) >= _KEPT:
                self.kept.clear()
            self.kept[question] = answer()
        return self.kept[question]

    def of(self, kind: Kind, values: Iterable[str]) -> int:
        """The incidents that have any of some values."""
        found = 0
        for value in values:
            found |= self.sets[kind].get(value, 0)
        return found

    def between(self, low: int | None, high: int | None) -> int:
        """The incidents that end on or after a day and begin on or before another; undated ones are in neither."""
        rows = self.rows.values()
        return bits(
            row.n
            for row in rows
            if (low is None or (row.last is not None and row.last >= low))
            and (high is None or (row.first is not None and row.first <= high))
        )

    def counted(self, kind: Kind, within: int) -> list[tuple[str, int]]:
        """(value, how many of these incidents have it), the commonest first."""
        found = [(value, (mask & within).bit_count()) for value, mask in self.sets[kind].items()]
        return sorted(((v, n) for v, n in found if n), key=lambda f: (-f[1], f[0]))

    def page(self, within: int, sort: Sort, limit: int, after: Key | None) -> list[tuple[Key, Row]]:
        """Up to `limit` of these incidents in an order, those after a key."""
        keys, numbers = self.order[sort]
        flags = within.to_bytes(self.size // 8 + 1, "little")
        out: list[tuple[Key, Row]] = []
        for at in range(bisect_right(keys, after) if after is not None else 0, len(numbers)):
            n = numbers[at]
            if flags[n >> 3] >> (n & 7) & 1:
                out.append((keys[at], self.rows[n]))
                if len(out) == limit:
                    break
        return out

    def numbers(self, within: int) -> Iterator[int]:
        """The numbers of a set."""
        for at, byte in enumerate(within.to_bytes(self.size // 8 + 1, "little")):
            if byte:
                for bit in _BITS[byte]:
                    yield at * 8 + bit


def bits(numbers: Iterable[int]) -> int:
    """The set of some numbers."""
    flags = bytearray()
    for n in numbers:
        if n >> 3 >= len(flags):
            flags.extend(bytes((n >> 3) + 1 - len(flags) + len(flags) // 4))
        flags[n >> 3] |= 1 << (n & 7)
    return int.from_bytes(flags, "little")


def board_of(index: Index) -> Board:
    """The board of the index as it stands, made anew only when another process changed the index."""
    held = index.board
    stand = index.stand()
    if not isinstance(held, Board) or held.stand != stand:
        held = index.board = _whole(index, stand)
    return held


def renew(index: Index, changed: Sequence[int], before: str | None) -> None:
    """Takes incidents that changed since a stand into the board, if it is of that stand; else the next asker makes it."""
    held = index.board
    if not isinstance(held, Board) or held.stand != before or len(changed) > len(held.rows) // 4:
        index.board = None
        return
    gone = bits(changed)
    sets: dict[Kind, dict[str, int]] = {
        kind: {value: left for value, mask in of.items() if (left := mask & ~gone)} for kind, of in held.sets.items()
    }
    rows = dict(held.rows)
    fresh: list[Row] = []
    for at in range(0, len(changed), 500):
        some = changed[at : at + 500]
        marks = ", ".join("?" * len(some))
        fresh += [Row(*row) for row in index.query(f"{_SELECT} WHERE n IN ({marks})", *some)]
        for kind, value, n in index.query(f"SELECT kind, value, n FROM facets WHERE n IN ({marks})", *some):
            if kind in sets:
                sets[kind][value] = sets[kind].get(value, 0) | 1 << n
    for n in changed:
        rows.pop(n, None)
    for row in fresh:
        rows[row.n] = row
        sets["status"][row.status] = sets["status"].get(row.status, 0) | 1 << row.n
    index.board = _board(index.stand(), rows, sets)


_SELECT = "SELECT n, id, first, last, spot, lat, lon, precision, contradictions, status, origins FROM incidents"


def _whole(index: Index, stand: str | None) -> Board:
    rows = {row[0]: Row(*row) for row in index.query(_SELECT)}
    numbers: dict[Kind, defaultdict[str, array[int]]] = {kind: defaultdict(lambda: array("l")) for kind in KINDS}
    for kind in KINDS:
        for value, n in index.query("SELECT value, n FROM facets WHERE kind = ?", kind):
            numbers[kind][value].append(n)  # the status stands in the row
    for row in rows.values():
        numbers["status"][row.status].append(row.n)
    return _board(stand, rows, {kind: {v: bits(ns) for v, ns in of.items()} for kind, of in numbers.items()})


def _board(stand: str | None, rows: Mapping[int, Row], sets: Mapping[Kind, Mapping[str, int]]) -> Board:
    order: dict[Sort, tuple[Sequence[Key], Sequence[int]]] = {}
    ways: dict[Sort, list[tuple[int, str, int]]] = {
        "new": [(-1 * (row.first or 0), row.id, row.n) for row in rows.values()],
        "old": [(_LATE if row.first is None else row.first, row.id, row.n) for row in rows.values()],
        "told": [(-row.origins, row.id, row.n) for row in rows.values()],
    }
    for sort, found in ways.items():
        found.sort()
        order[sort] = ([(key, id_) for key, id_, _ in found], array("l", (n for _, _, n in found)))
    return Board(
        stand,
        rows,
        sets,
        bits(rows),
        bits(row.n for row in rows.values() if row.contradictions),
        order,
        *_columns(rows),
    )


def _columns(rows: Mapping[int, Row]) -> tuple[list[int | None], list[Point | None]]:
    size = max(rows, default=-1) + 1
    firsts: list[int | None] = [None] * size
    spots: list[Point | None] = [None] * size
    points: dict[Point, Point] = {}  # each held once
    for n, row in rows.items():
        firsts[n] = row.first
        if row.spot is not None and row.lat is not None and row.lon is not None and row.precision is not None:
            point = (row.spot, row.lat, row.lon, row.precision)
            spots[n] = points.setdefault(point, point)
    return firsts, spots
