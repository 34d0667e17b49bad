"""Where accounts of one incident cannot both hold: whether it happened, how many, who did it, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from tawatur.model import Claim, Contradiction
from tawatur.reconcile.accounts import Accounts, SetAside, contradiction, side_of
from tawatur.reconcile.conflict_actors import find_actor_conflicts, find_victim_conflicts
from tawatur.reconcile.conflict_figures import find_figure_conflicts
from tawatur.reconcile.denial import answers, is_denial, is_violence
from tawatur.reconcile.family import rank_of
from tawatur.reconcile.interval import Interval, interval_of
from tawatur.reconcile.sentences import occurrence_sentence, time_sentence

_POINTS: Final = frozenset({"control_change", "explosion", "killing", "escape", "mutiny"})


def find_contradictions(accounts: Accounts) -> tuple[list[Contradiction], list[SetAside]]:
    """The contradictions between the accounts of one incident, in a fixed order, and the differences set aside."""
    figures, aside = find_figure_conflicts(accounts)
    return [
        *_occurrence(accounts),
        *figures,
        *find_actor_conflicts(accounts),
        *find_victim_conflicts(accounts),
        *_times(accounts),
    ], aside


def _occurrence(accounts: Accounts) -> list[Contradiction]:
    """The same happening told by one origin and denied by another who is named.

    A denial of «an attack» answers every report of violence of its kind. What one speaker denies of one violence, now as
    shelling and now as an attack, is one quarrel. An outlet's own «did not» is no denial of another's report.
    """
    out = []
    denials: dict[str, list[Claim]] = defaultdict(list)
    for claim in accounts.claims:
        if claim.chain and is_denial(claim):
            denials[claim.type].append(claim)
    for denied in _quarrels(denials, accounts):
        types = {c.type for c in denied}
        deniers = {accounts.origin(c) for c in denied}
        told = [c for c in accounts.claims if c.polarity == "affirmed" and any(answers(t, c.type) for t in types)]
        told = [c for c in told if accounts.origin(c) not in deniers]
        if not told:
            continue
        type_ = denied[0].type
        sides = [side_of({"polarity": "affirmed"}, told), side_of({"polarity": "negative"}, denied)]
        out.append(
            contradiction(accounts, "occurrence", type_, sides, occurrence_sentence(accounts, type_, told, denied))
        )
    return out


def _quarrels(denials: Mapping[str, Sequence[Claim]], accounts: Accounts) -> list[list[Claim]]:
    """The denials by what they are about, the type denied most often first: those of one violence by one speaker together."""
    out: list[list[Claim]] = []
    for type_ in sorted(denials, key=lambda t: (-len(denials[t]), rank_of(t), t)):
        deniers = {accounts.origin(c) for c in denials[type_]}
        for before in out if is_violence(type_) else ():
            if is_violence(before[0].type) and deniers & {accounts.origin(c) for c in before}:
                before += denials[type_]
                break
        else:
            out.append(list(denials[type_]))
    return out


def _times(accounts: Accounts) -> list[Contradiction]:
    """Reports that put one momentary happening on different days, each in its own words; one per incident.

    Two reports disagree only if no day that the one gives it can be one that the other gives it. The day on which a report
    appeared is not held against the day before: it may be the dispatch's.
    """
    given: dict[str, dict[str, dict[str, list[Claim]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for telling in accounts.tellings:
        claim = telling.claim
        if (
            claim.type in _POINTS
            and telling.dating == "own"
            and telling.days.days <= 2
            and claim.polarity == "affirmed"
            and claim.when
        ):
            given[claim.type][claim.document][claim.when.edtf.rstrip("~?%")].append(claim)
    for type_ in sorted(given, key=lambda t: (-len(given[t]), rank_of(t))):
        days = {d: [i for e in sorted(given[type_][d]) if (i := interval_of(e))] for d in sorted(given[type_])}
        appeared = {d: interval_of(accounts.documents[d].published or "") for d in days}
        apart = {
            d
            for d in days
            for o in days
            if not _share_a_day(days[d], days[o])
            and not _day_before(days[o], days[d], appeared[d])
            and not _day_before(days[d], days[o], appeared[o])
        }
        if not apart:
            continue
        sides: dict[str, list[Claim]] = defaultdict(list)
        for document in sorted(apart):
            told = given[type_][document]
            usual = min(told, key=lambda e: (-len(told[e]), e))
            sides[usual] += told[usual]
        rows = [side_of({"edtf": e}, sides[e]) for e in sorted(sides)]
        return [contradiction(accounts, "time", type_, rows, time_sentence(accounts, type_, sides))]
    return []


def _share_a_day(a: Sequence[Interval], b: Sequence[Interval]) -> bool:
    return any((x.low or 0) <= (y.high or 0) and (y.low or 0) <= (x.high or 0) for x in a for y in b)


def _day_before(earlier: Sequence[Interval], later: Sequence[Interval], appeared: Interval | None) -> bool:
    """Whether the later days are but the day their report appeared, and the earlier ones the day before."""
    return (
        appeared is not None
        and all(d == appeared for d in later)
        and any(d.high == (appeared.low or 0) - 1 for d in earlier)
    )
