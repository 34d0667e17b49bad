"""Incidents as people joined and parted them: what they said goes before what the claims' days and places suggest."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from tawatur.model import Claim
from tawatur.model.judgement import Ties
from tawatur.reconcile.dates import NEVER, UNREAL, Telling
from tawatur.reconcile.group import Group
from tawatur.reconcile.interval import gap

Apart = Mapping[str, frozenset[str]]


def tie_groups(groups: Sequence[Group], ties: Ties, claims: Mapping[str, Claim]) -> list[Group]:
    """Groups that keep to the ties: parted where they hold claims of different incidents, then joined where of one.

    A claim tied to others that was in no group, for want of a place, joins theirs, if it tells of something real. What a
    parted group holds besides goes where its days, then its report, are nearest. Ordered by id.
    """
    if not ties.same and not ties.apart:
        return list(groups)
    of = {claim: members for members in ties.same for claim in members}
    apart = _apart(ties, of)
    parted = [part for group in groups for part in _part(group, of, apart)]
    joined = _join(parted, ties, claims)
    whole = [part for group in joined for part in _part(group, of, apart)]
    return sorted(whole, key=lambda g: g.tellings[0].claim.id)


def _apart(ties: Ties, of: Mapping[str, tuple[str, ...]]) -> Apart:
    """For each claim under a tie, those that it cannot share an incident with."""
    found: dict[str, set[str]] = defaultdict(set)
    for a, b in ties.apart:
        for one in of.get(a, (a,)):
            found[one].update(of.get(b, (b,)))
        for one in of.get(b, (b,)):
            found[one].update(of.get(a, (a,)))
    return {claim: frozenset(others) for claim, others in found.items()}


def _part(group: Group, of: Mapping[str, tuple[str, ...]], apart: Apart) -> list[Group]:
    """A group, or those that it falls into because its claims are of different incidents."""
    here = frozenset(t.claim.id for t in group.tellings)
    bound = {c for c in here if not here.isdisjoint(apart.get(c, frozenset()))}
    if not bound:
        return [group]
    classes: dict[str, list[Telling]] = defaultdict(list)
    for telling in group.tellings:
        classes[of.get(telling.claim.id, (telling.claim.id,))[0]].append(telling)
    firm = {key: ts for key, ts in classes.items() if any(t.claim.id in bound for t in ts)}
    seeds: list[list[Telling]] = []
    for key in sorted(firm, key=lambda k: (-len(firm[k]), firm[k][0].claim.id)):
        barred = frozenset(other for t in firm[key] for other in apart.get(t.claim.id, ()))
        free = [s for s in seeds if not any(t.claim.id in barred for t in s)]
        if free:
            min(free, key=lambda s: _distance(firm[key], s)).extend(firm[key])
        else:
            seeds.append(list(firm[key]))
    parts = [list(seed) for seed in seeds]
    for key in sorted(classes.keys() - firm.keys()):
        near = min(range(len(seeds)), key=lambda i: (_distance(classes[key], seeds[i]), i))
        parts[near] += classes[key]
    return [_group(part) for part in parts]


def _distance(tellings: Sequence[Telling], others: Sequence[Telling]) -> tuple[int, bool]:
    """Days between two sets of tellings, and whether they share no report."""
    days = min(gap(a.days, b.days) for a in tellings for b in others)
    reports = {t.claim.document for t in tellings} & {t.claim.document for t in others}
    return days, not reports


def _join(groups: Sequence[Group], ties: Ties, claims: Mapping[str, Claim]) -> list[Group]:
    """Groups that share a class of claims made one."""
    at = {t.claim.id: number for number, group in enumerate(groups) for t in group.tellings}
    held: list[list[Telling]] = [list(group.tellings) for group in groups]
    into = list(range(len(groups)))
    touched: set[int] = set()
    for members in ties.same:
        numbers = sorted({_root(into, at[c]) for c in members if c in at})
        lost = [claims[c] for c in members if c not in at and c in claims and _is_real(claims[c])]
        place = next(
            (groups[n].place for n in numbers if n < len(groups)), next((c.where for c in lost if c.where), None)
        )
        if place is None:
            continue
        if not numbers:
            held.append([])
            into.append(len(held) - 1)
            numbers = [len(held) - 1]
        if len(numbers) > 1 or lost:
            touched.add(numbers[0])
        for number in numbers[1:]:
            into[number] = numbers[0]
            held[numbers[0]] += held[number]
            held[number] = []
        held[numbers[0]] += [Telling(c, c.where or place, NEVER, "none") for c in lost]
        at |= {c.id: numbers[0] for c in lost}
    return [
        groups[n] if n < len(groups) and n not in touched else _group(tellings)
        for n, tellings in enumerate(held)
        if tellings
    ]


def _root(into: Sequence[int], number: int) -> int:
    while into[number] != number:
        number = into[number]
    return number


def _is_real(claim: Claim) -> bool:
    return not claim.boilerplate and claim.modality not in UNREAL


def _group(tellings: Sequence[Telling]) -> Group:
    """Tellings as a group, at the place that most of them give; a facility before what it lies in."""
    places = Counter(t.place for t in tellings)
    place = min(places, key=lambda p: (not p.startswith("facility/"), -places[p], p))
    return Group(place, tuple(sorted(tellings, key=lambda t: t.claim.id)))
