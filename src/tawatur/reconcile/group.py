"""Claims that tell of one happening: grouped by place, by day, by kind of happening; never chained across either.

The cost grows with the number of claims: only claims of one place and one family are compared, and these by day.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tawatur.model import Claim, Mention
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.dates import EXACT, Telling
from tawatur.reconcile.family import BACKGROUND, FACILITY, LASTING, SHORT, block_of, is_governorate
from tawatur.reconcile.interval import Interval, gap
from tawatur.reconcile.tolls import agreement, compatible, exact_counts

_MONTH: Final = 31
LATELY: Final = 7  # days before its publication in which a report's undated news may have happened


class Group(NamedTuple):
    """Tellings of one happening, ordered by claim id."""

    place: str
    tellings: tuple[Telling, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, by id."""
        return tuple(t.claim for t in self.tellings)


class Reach(NamedTuple):
    """How far apart tellings of one happening may date it: `apart` days from one to the next, `whole` days in all.

    lasting: the same where one of them tells of what goes on for days (a siege, a mutiny).
    """

    apart: int
    whole: int
    lasting: tuple[int, int]


@dataclass(slots=True)
class _Core:
    low: int
    high: int
    lasting: bool
    tellings: list[Telling] = field(default_factory=list)

    @property
    def days(self) -> Interval:
        return Interval(self.low, self.high)


def group_tellings(tellings: Iterable[Telling], mentions: Mapping[str, Mention], names: NameWords) -> list[Group]:
    """Every happening that is told of, each a group; ordered by id, whatever the order of the tellings.

    Tellings of one place and family are compared with each other and with no others.
    """
    blocks: dict[tuple[str, int], list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda t: t.claim.id):
        blocks[(telling.place, block_of(telling.claim.type, telling.place))].append(telling)
    out: list[Group] = []
    for (place, family), block in sorted(blocks.items()):
        for found in split_block(block, reach_of(place, family, names), mentions):
            if place.startswith("facility/") or any(t.claim.type not in BACKGROUND or t.claim.figures for t in found):
                out.append(Group(place, tuple(sorted(found, key=lambda t: t.claim.id))))
    return sorted(out, key=lambda g: g.tellings[0].claim.id)


def reach_of(place: str, family: int, names: NameWords) -> Reach:
    """A siege goes on for days, a strike does not; in a whole governorate two days are two happenings."""
    if is_governorate(place, names):
        return Reach(0, EXACT, (0, EXACT))
    if family == FACILITY or family in SHORT:
        return Reach(1, 2, (3, 10) if family == FACILITY else (1, 4))
    return Reach(2, 5, (2, 5))


def split_block(block: Sequence[Telling], reach: Reach, mentions: Mapping[str, Mention]) -> list[list[Telling]]:
    """The happenings of one place and family.

    Tellings that date themselves make the cores; those dated by their passage or report join the core they can mean, or
    make cores of their own; months join the one core within them; periods stand by themselves. What a report tells without
    any date joins the one core whose counts and doers it tells too, else stands by itself.
    """
    own = [t for t in block if t.dating == "own" and t.days.days <= EXACT]
    weak = [t for t in block if t.dating != "own" and t.days.days <= EXACT]
    cores = _cores(own, reach)
    strays = [t for t in weak if not _join(t, cores, reach, mentions)]
    cores += _cores(strays, reach)
    months = [t for t in block if EXACT < t.days.days <= _MONTH]
    periods: dict[Interval, list[Telling]] = defaultdict(list)
    for telling in months:
        fitting = [c for c in cores if gap(c.days, telling.days) == 0]
        if len(fitting) == 1:
            fitting[0].tellings.append(telling)
        else:
            periods[telling.days].append(telling)
    undated: dict[str, list[Telling]] = defaultdict(list)
    for telling in block:
        if telling.dating == "none":
            undated[telling.claim.document].append(telling)
        elif telling.days.days > _MONTH:
            periods[telling.days].append(telling)
    counted = _by_count(cores, mentions) if undated else {}
    alone = [undated[d] for d in sorted(undated) if not _join_undated(undated[d], cores, counted, mentions)]
    lasting = [periods[p] for p in sorted(periods, key=lambda p: (p.low or 0, p.high or 0))]
    return [c.tellings for c in cores] + lasting + alone


def _by_count(cores: Sequence[_Core], mentions: Mapping[str, Mention]) -> dict[tuple[str, int], set[int]]:
    """Which cores tell which counts."""
    out: dict[tuple[str, int], set[int]] = defaultdict(set)
    for number, core in enumerate(cores):
        for count in exact_counts((t.claim for t in core.tellings), mentions):
            out[count].add(number)
    return out


def _join_undated(
    tellings: Sequence[Telling],
    cores: Sequence[_Core],
    counted: Mapping[tuple[str, int], set[int]],
    mentions: Mapping[str, Mention],
) -> bool:
    """Puts what one report tells without a date into the one dated core that it agrees with most."""
    mine = [t.claim for t in tellings]
    facility = tellings[0].place.startswith("facility/")
    agreeing = []
    for number in sorted({n for count in exact_counts(mine, mentions) for n in counted.get(count, ())}):
        dated = [t.claim for t in cores[number].tellings if t.dating != "none"]
        points = agreement(mine, dated, mentions, facility)
        if points:
            agreeing.append((points, number))
    agreeing.sort(reverse=True)
    if not agreeing or (len(agreeing) > 1 and agreeing[0][0] == agreeing[1][0]):
        return False
    cores[agreeing[0][1]].tellings += tellings
    return True


def _cores(tellings: Sequence[Telling], reach: Reach) -> list[_Core]:
    """Cores of days: the day that most reports give draws in those within reach of it, then the next; no chains."""
    by_days: dict[tuple[int, int], list[Telling]] = defaultdict(list)
    for telling in tellings:
        by_days[(telling.days.low or 0, telling.days.high or 0)].append(telling)
    weight = {d: (len({t.claim.document for t in ts}), len(ts)) for d, ts in by_days.items()}
    going = {d: _goes_on(ts) for d, ts in by_days.items()}
    left = sorted(by_days)
    out: list[_Core] = []
    for seed in sorted(by_days, key=lambda d: (-weight[d][0], -weight[d][1], d)):
        if not by_days[seed]:
            continue
        core = _Core(*seed, going[seed])
        taken = [seed]
        at = bisect_left(left, seed)
        for days in _around(left, at, EXACT + reach.lasting[1]):
            if _draws(core, days, going[days], reach):
                core.low, core.high = min(core.low, days[0]), max(core.high, days[1])
                core.lasting = core.lasting or going[days]
                taken.append(days)
        for days in taken:
            core.tellings += by_days[days]
            by_days[days] = []
            left.remove(days)
        insort(out, core, key=lambda c: (c.low, c.high))
    return out


def _around(left: Sequence[tuple[int, int]], at: int, days: int) -> list[tuple[int, int]]:
    """The intervals about one of them: those before it, nearest first, then those after it."""
    first = bisect_left(left, (left[at][0] - days, 0))
    last = bisect_left(left, (left[at][1] + days, 0))
    return [*left[first:at][::-1], *left[at + 1 : last]]


def _goes_on(tellings: Sequence[Telling]) -> bool:
    return any(t.claim.type in LASTING for t in tellings)


def _draws(core: _Core, days: tuple[int, int], lasting: bool, reach: Reach) -> bool:
    """Whether a core reaches some days, and stays as short as a happening is."""
    apart, whole = reach.lasting if lasting or core.lasting else (reach.apart, reach.whole)
    if days[0] - core.high > apart or core.low - days[1] > apart:
        return False
    return max(core.high, days[1]) - min(core.low, days[0]) < max(whole, core.high - core.low + 1)


def _join(telling: Telling, cores: Sequence[_Core], reach: Reach, mentions: Mapping[str, Mention]) -> bool:
    """Puts a telling that does not date itself into the core it can mean: the nearest within reach; else, for what a

    report tells without a date, the latest of the week before it that is of its type and whose counts can be its own.
    """
    low = telling.days.low or 0
    first = bisect_left(cores, low - LATELY - EXACT, key=lambda c: c.low)
    near: list[tuple[int, int, int]] = []
    for number in range(first, len(cores)):
        core = cores[number]
        if core.low > (telling.days.high or 0) + reach.apart:
            break
        distance = gap(core.days, telling.days)
        if distance <= reach.apart:
            near.append((0, distance, number))
        elif telling.dating == "report" and distance <= LATELY and _may_be(telling, core, mentions):
            near.append((1, distance, number))
    if not near:
        return False
    cores[min(near)[2]].tellings.append(telling)
    return True


def _may_be(telling: Telling, core: _Core, mentions: Mapping[str, Mention]) -> bool:
    same = [
        t.claim
        for t in core.tellings
        if t.claim.type == telling.claim.type and t.claim.document != telling.claim.document
    ]
    return bool(same) and compatible(telling.claim, same, mentions)
