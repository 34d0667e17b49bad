"""Counts of one incident that no number can satisfy, and those that only seem so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from tawatur.model import Claim, Contradiction
from tawatur.reconcile.accounts import Accounts, SetAside, contradiction, side_of
from tawatur.reconcile.family import one_place
from tawatur.reconcile.interval import interval_of
from tawatur.reconcile.sentences import figure_sentence
from tawatur.reconcile.tolls import RISING, STANDING, Count, Told, comparable, meet, told_counts

_MOST_COUNTS: Final = 200  # accounts of one count that are set against each other pair by pair


class _Account(NamedTuple):
    """What one origin says of one count in one report. `published`: the last day on which it can have appeared.

    elsewhere: every number of this count that the report gives for the place, its spots and what it lies in, by whomever.
    """

    document: str
    origin: str
    published: int | None
    told: Told
    elsewhere: tuple[Count, ...]

    @property
    def total(self) -> Count:
        """The greatest total it gives."""
        return max(self.told.totals, key=lambda c: (c.low, c.high or c.low, c.mention))


def find_figure_conflicts(accounts: Accounts) -> tuple[list[Contradiction], list[SetAside]]:
    """Counts that cannot both be right, told by different origins or reports; and differences set aside, with the reason.

    Two accounts contradict each other only if nothing that the one counts can be what the other counts. A later and greater
    count of what has happened is no contradiction, nor are counts of a whole governorate.
    """
    out: list[Contradiction] = []
    aside: list[SetAside] = []
    if accounts.place is None or accounts.place in accounts.wide:
        return out, aside
    for what in sorted(RISING | STANDING):
        told = _accounts(accounts, what)
        apart: dict[int, None] = {}
        later: dict[int, None] = {}
        for i, a in enumerate(told):
            for j in range(i):
                if not _apart(a, told[j]):
                    continue
                found = later if _rose(a, told[j], what) else apart
                found[j] = found[i] = None
        if apart:
            sides = _sides(what, [told[i] for i in sorted(apart)])
            text = figure_sentence(accounts, what, sides)
            rows = [side_of(_value(what, cs), [c.claim for c in cs], [c.mention for c in cs]) for cs in sides]
            out.append(contradiction(accounts, "figure", what, rows, text))
        elif later:
            sides = _sides(what, [told[i] for i in sorted(later)])
            rows = [side_of(_value(what, cs), [c.claim for c in cs], [c.mention for c in cs]) for cs in sides]
            aside.append(
                SetAside(
                    accounts.incident.id,
                    "figure",
                    "later-count",
                    tuple(rows),
                    figure_sentence(accounts, what, sides, "later"),
                )
            )
    return out, aside


def _accounts(accounts: Accounts, what: str) -> list[_Account]:
    grouped: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in accounts.claims:
        if claim.polarity == "affirmed" and claim.figures:
            grouped[(claim.document, accounts.origin(claim))].append(claim)
    out = []
    for document, origin in sorted(grouped):
        told = told_counts(grouped[(document, origin)], what, accounts.mentions, accounts.names)
        if told.totals:
            published = interval_of(accounts.documents[document].published or "")
            near = [
                c
                for c in accounts.told.get(document, ())
                if c.where and one_place((c.where, accounts.place or c.where), accounts.names)
            ]
            elsewhere = told_counts(near, what, accounts.mentions, accounts.names).any
            out.append(_Account(document, origin, published.high if published else None, told, elsewhere))
    return out[:_MOST_COUNTS]


def _apart(a: _Account, b: _Account) -> bool:
    """Whether nothing that one counts can be what the other counts. Between reports, all that each of them says is heard."""
    if not comparable(a.total, b.total):
        return False
    if a.document == b.document:
        return not any(meet(x, y) for x in a.told.any for y in b.told.any)
    return not any(meet(x, y) for x in a.elsewhere for y in b.elsewhere)


def _rose(a: _Account, b: _Account, what: str) -> bool:
    """Whether one account appeared later than the other and counts more of what has happened."""
    if what not in RISING or a.published is None or b.published is None or a.published == b.published:
        return False
    early, late = (a, b) if a.published < b.published else (b, a)
    return early.total.low < late.total.low


def _sides(what: str, told: Sequence[_Account]) -> list[list[Count]]:
    """The totals of accounts, by their bounds, least first."""
    by_bounds: dict[tuple[int, int | None], list[Count]] = defaultdict(list)
    for account in told:
        by_bounds[account.total.bounds].append(account.total)
        by_bounds[account.total.bounds] += [c for c in account.told.totals if c.bounds == account.total.bounds]
    ordered = sorted(by_bounds, key=lambda b: (b[0], b[1] is None, b[1] or 0))
    return [sorted(set(by_bounds[b]), key=lambda c: c.mention) for b in ordered]


def _value(what: str, counts: Sequence[Count]) -> dict[str, object]:
    whose = {c.of for c in counts}
    return {
        "low": counts[0].low,
        "high": counts[0].high,
        "what": what,
        "of": next(iter(whose)) if len(whose) == 1 else None,
    }
