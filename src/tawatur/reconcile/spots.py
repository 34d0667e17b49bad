"""A spot and its town: one report says «a mosque in Abha», another «Abha»; what is one happening, and what is part of one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from tawatur.model import Incident, Mention
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.dates import EXACT
from tawatur.reconcile.family import block_of, family_of, is_part, surroundings
from tawatur.reconcile.group import Group
from tawatur.reconcile.interval import Interval, gap, interval_of
from tawatur.reconcile.tolls import agreement

_NEAR: Final = 1  # days between what two reports may date one happening


def merge_spots(
    groups: Sequence[Group], mentions: Mapping[str, Mention], wide: frozenset[str], names: NameWords
) -> list[Group]:
    """Groups, those of a town taken into that of its one spot where, by other reports, the same toll fell on that day.

    A report that tells of the town and of the spot keeps them apart.
    """
    towns: dict[tuple[str, int], list[_Town]] = defaultdict(list)
    spots: list[tuple[int, Group, Interval]] = []
    for number, group in enumerate(groups):
        days = _days(group)
        if days is None:
            continue
        if is_part(group.place, names):
            spots.append((number, group, days))
        elif group.place not in wide:
            towns[(group.place, _family(group))].append(_Town(days.low or 0, number, group, days))
    for found in towns.values():
        found.sort(key=lambda t: (t.low, t.number))
    claimed: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, group, days in spots:
        families = sorted({family_of(t.claim.type) for t in group.tellings})
        for town in surroundings(group.place, wide, names):
            for family in families:
                for other, points in _agreeing(group, days, towns.get((town, family), []), mentions):
                    claimed[other].append((points, number))
    into: dict[int, int] = {}
    for other, offers in claimed.items():
        offers.sort(reverse=True)
        if len(offers) == 1 or offers[0][0] > offers[1][0]:
            into[other] = offers[0][1]
    merged: dict[int, list[Group]] = defaultdict(list)
    for number, group in enumerate(groups):
        merged[into.get(number, number)].append(group)
    out = []
    for number in sorted(merged):
        if len(merged[number]) == 1:
            out += merged[number]
            continue
        tellings = [t for g in merged[number] for t in g.tellings]
        out.append(Group(groups[number].place, tuple(sorted(tellings, key=lambda t: t.claim.id))))
    return sorted(out, key=lambda g: g.tellings[0].claim.id)


@dataclass(frozen=True, slots=True)
class _Town:
    """A group of a town with its days, by the first of which it is found."""

    low: int
    number: int
    group: Group
    days: Interval


def _agreeing(
    spot: Group, days: Interval, towns: Sequence[_Town], mentions: Mapping[str, Mention]
) -> list[tuple[int, int]]:
    """(number, points) of the town's groups of those days that tell the spot's toll, in other reports."""
    out = []
    reports = {t.claim.document for t in spot.tellings}
    first = bisect_left(towns, (days.low or 0) - EXACT - _NEAR, key=lambda t: t.low)
    for at in range(first, len(towns)):
        town = towns[at]
        if town.low > (days.high or 0) + _NEAR:
            break
        if gap(town.days, days) > _NEAR or any(t.claim.document in reports for t in town.group.tellings):
            continue
        points = agreement(spot.claims, town.group.claims, mentions, facility=False)
        if points:
            out.append((town.number, points))
    return out


def _family(group: Group) -> int:
    return block_of(group.tellings[0].claim.type, group.place)


def _days(group: Group) -> Interval | None:
    exact = [t.days for t in group.tellings if t.days.days <= EXACT]
    return Interval(min(d.low or 0 for d in exact), max(d.high or 0 for d in exact)) if exact else None


def with_parts(incidents: Sequence[Incident], wide: frozenset[str], names: NameWords) -> list[Incident]:
    """Incidents, what happened at one spot of a town being part of what the same report tells of the town on that day."""
    at: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.facility is None and incident.place is not None:
            at[incident.place].append(incident)
    out = []
    for incident in incidents:
        whole = whole_of(incident, at, wide, names)
        out.append(incident if whole is None else replace(incident, part_of=whole))
    return out


def whole_of(
    part: Incident, at: Mapping[str, Sequence[Incident]], wide: frozenset[str], names: NameWords
) -> str | None:
    """The incident that one at a spot is part of. `at`: those of towns, by place; reports that the part shares none of may lack."""
    for place in places_around(part.facility or part.place, wide, names):
        fitting = [i.id for i in at.get(place, ()) if _covers(i, part)]
        if fitting:
            return min(fitting)
    return None


def places_around(spot: str | None, wide: frozenset[str], names: NameWords) -> list[str]:
    """Where a happening can be told of that one at this spot is part of; nowhere, when it is no spot."""
    return surroundings(spot, wide, names) if spot and is_part(spot, names) else []


def _covers(whole: Incident, part: Incident) -> bool:
    if family_of(whole.type) != family_of(part.type) or not set(whole.documents) & set(part.documents):
        return False
    a, b = _span(whole), _span(part)
    return a is not None and b is not None and gap(a, b) == 0


def _span(incident: Incident) -> Interval | None:
    if incident.start is None:
        return None
    return interval_of(f"{incident.start}/{incident.end}" if incident.end else incident.start)
