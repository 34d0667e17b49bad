"""The counts that an account gives of one incident: what is its total, and which counts can be of one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from tawatur.model import Claim, Figure, Mention
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.family import one_place

RISING: Final = frozenset(
    {
        "killed",
        "injured",
        "casualties",
        "arrested",
        "escaped",
        "abducted",
        "displaced",
        "released",
        "missing",
        "surrendered",
    }
)
"""Counts of what has happened: a later one may be greater without contradicting an earlier one."""

STANDING: Final = frozenset({"detained"})
"""Counts of how things stand: two of them about one place and time cannot differ."""

_PART: Final = 5  # a count so many times smaller than another is of a part of it: a family's dead, one street's
_ROUNDING: Final = 10  # «about 1,500» is taken to mean one part in ten more or less
_TELLING: Final = frozenset({"killed", "injured", "casualties", "abducted", "arrested", "escaped", "detained"})


class Count(NamedTuple):
    """One count of one thing, as told: bounds, whose, the mention and the claim it was told with."""

    low: int
    high: int | None
    approximate: bool
    of: str | None
    mention: str
    claim: Claim

    @property
    def bounds(self) -> tuple[int, int | None]:
        """low and high as told."""
        return self.low, self.high


class Told(NamedTuple):
    """All that one account says of one count: `totals`, and `any` number it mentions, parts of a total left out."""

    totals: tuple[Count, ...]
    any: tuple[Count, ...]


def told_counts(claims: Iterable[Claim], what: str, mentions: Mapping[str, Mention], names: NameWords) -> Told:
    """What claims of one account say of a count.

    No totals are: vague words («dozens»), parts of a total, several counts in one claim (they count several groups), and
    a count for several places together.
    """
    totals: list[Count] = []
    every: list[Count] = []
    for claim in claims:
        here = [c for c in _counts(claim, what, mentions)]
        every += here
        if len(here) == 1 and one_place([p for p in (claim.where, *claim.places) if p], names):
            totals += here
    return Told(tuple(totals), tuple(every))


def _counts(claim: Claim, what: str, mentions: Mapping[str, Mention]) -> list[Count]:
    out = []
    for mention in claim.figures:
        figure = figure_of(mention, mentions)
        if figure is not None and figure.what == what and figure.part_of is None and not figure.vague:
            out.append(Count(figure.low, figure.high, figure.approximate, figure.of, mention, claim))
    return out


def figure_of(mention: str, mentions: Mapping[str, Mention]) -> Figure | None:
    """The figure of a mention, if the record has it."""
    found = mentions.get(mention)
    return found.figure if found is not None else None


def meet(a: Count, b: Count) -> bool:
    """Whether one number can be both counts, or they count different people."""
    if _whose(a) != _whose(b) and (_is_force(a) or _is_force(b)):
        return True
    (low_a, high_a), (low_b, high_b) = _widened(a), _widened(b)
    return (high_a is None or high_a >= low_b) and (high_b is None or high_b >= low_a)


def _whose(count: Count) -> str | None:
    """The force whose people are counted; civilians, and people not told apart, are people at large."""
    return count.of if _is_force(count) else None


def _is_force(count: Count) -> bool:
    return count.of is not None and count.of.startswith("actor/")


def comparable(a: Count, b: Count) -> bool:
    """Whether two totals can be meant for the same whole: neither is so small that it must be a part of the other."""
    low, high = sorted((a.low, b.low))
    return high <= low * _PART


def _widened(count: Count) -> tuple[int, int | None]:
    if not count.approximate:
        return count.low, count.high
    return count.low - count.low // _ROUNDING, None if count.high is None else count.high + count.high // _ROUNDING


def compatible(claim: Claim, others: Sequence[Claim], mentions: Mapping[str, Mention]) -> bool:
    """Whether a claim gives a count that one of the others gives too, nearly: the same toll, so the same happening."""
    theirs: dict[str, list[Figure]] = defaultdict(list)
    for other in others:
        for mention in other.figures:
            figure = figure_of(mention, mentions)
            if figure is not None and figure.what in _TELLING and not figure.vague:
                theirs[figure.what].append(figure)
    for mention in claim.figures:
        mine = figure_of(mention, mentions)
        if mine is None or mine.vague or mine.low < 2:
            continue
        for figure in theirs.get(mine.what, ()):
            if abs(figure.low - mine.low) * 5 <= max(figure.low, mine.low):
                return True
    return False


def agreement(a: Sequence[Claim], b: Sequence[Claim], mentions: Mapping[str, Mention], facility: bool) -> int:
    """How far two sets of claims of one place tell the same: shared counts and doers; 0 where that proves nothing.

    At a facility one shared count and a shared doer will do; a town sees too much for that, a count above one is needed.
    """
    shared = exact_counts(a, mentions) & exact_counts(b, mentions)
    doers = _doers(a) & _doers(b)
    telling = sum(2 for _, low in shared if low > 1)
    points = telling + len(shared) + bool(doers)
    return points if points >= (2 if facility else 4) and shared and (facility or telling) else 0


def exact_counts(claims: Iterable[Claim], mentions: Mapping[str, Mention]) -> set[tuple[str, int]]:
    """(what, number) of every count told in numbers."""
    found = (figure_of(m, mentions) for c in claims for m in c.figures)
    return {(f.what, f.low) for f in found if f is not None and f.what in _TELLING and not f.vague}


def _doers(claims: Iterable[Claim]) -> set[str]:
    return {a.entity for c in claims for a in c.actors if a.role == "agent" and a.entity.startswith("actor/")}
