"""The days by which a claim is set beside others: told with it, told before it, or taken from its report."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from tawatur.model import Claim, Document, Mention
from tawatur.reconcile.interval import Interval, gap, interval_of

Dating = Literal["own", "passage", "report", "none"]
"""own: its own sentence dates it; passage: a sentence before it does; report: only the report's own date is known;
none: nothing is."""

NEVER: Final = Interval(None, None)
"""The days of what nothing dates."""

UNREAL: Final = frozenset({"feared", "intended", "demanded", "hypothetical"})
"""Modalities of what nobody says has happened."""

EXACT: Final = 7
"""Days up to which an interval dates a happening; longer ones are months, years, periods."""

_NEWS: Final = 10  # days from publication within which a date is that of the news, not of its background
_FOLLOWS: Final = 600  # characters: about a paragraph, through which a date told for a place still holds there
_SENTENCE_END: Final = re.compile(r"[!?؟\n]|\.(?!\d)")


class Telling(NamedTuple):
    """One claim, the place and the days it is compared by, and how these days are known."""

    claim: Claim
    place: str
    days: Interval
    dating: Dating


def tellings_of(
    documents: Mapping[str, Document],
    mentions: Mapping[str, Mention],
    claims: Iterable[Claim],
    copies: Mapping[str, str],
) -> list[Telling]:
    """Every claim that tells of something real somewhere, with its days; by id.

    A report's claims depend on no other's, but for a copy that does not say when it appeared: its news is its original's.
    """
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.boilerplate and claim.modality not in UNREAL and claim.where is not None:
            by_document[claim.document].append(claim)
    out: list[Telling] = []
    for document in sorted(by_document):
        out += date_claims(documents[document], mentions, by_document[document], _appeared(document, documents, copies))
    return sorted(out, key=lambda t: t.claim.id)


def _appeared(document: str, documents: Mapping[str, Document], copies: Mapping[str, str]) -> Interval | None:
    """The days on which a report can have appeared."""
    for candidate in (document, copies.get(document, document)):
        published = documents[candidate].published if candidate in documents else None
        days = interval_of(published) if published else None
        if days is not None and days.low is not None and days.high is not None:
            return days
    return None


def date_claims(
    document: Document, mentions: Mapping[str, Mention], claims: Sequence[Claim], published: Interval | None
) -> list[Telling]:
    """The claims of one report with their days.

    A claim that its own sentence does not date has the last day told for its place within a paragraph before it, else the
    day of the news, else the date that any passage before it gives.
    """
    ordered = sorted(claims, key=lambda c: (c.start, c.end, c.id))
    own = {c.id: days for c in ordered if (days := _own_days(c, document, mentions, published)) is not None}
    news = _news_days(ordered, own, published)
    out: list[Telling] = []
    last: dict[str, tuple[int, Interval]] = {}
    for claim in ordered:
        place = claim.where or ""
        mine = own.get(claim.id)
        if mine is not None:
            last[place] = (claim.end, mine)
            out.append(Telling(claim, place, mine, "own"))
            continue
        before = last.get(place)
        if before is not None and claim.start - before[0] <= _FOLLOWS and before[1].days <= EXACT:
            out.append(Telling(claim, place, before[1], "passage"))
        elif news is not None:
            out.append(Telling(claim, place, news, "report"))
        elif (carried := _told_days(claim, published)) is not None and carried.days <= EXACT:
            out.append(Telling(claim, place, carried, "passage"))
        else:
            out.append(Telling(claim, place, NEVER, "none"))
    return out


def _own_days(
    claim: Claim, document: Document, mentions: Mapping[str, Mention], published: Interval | None
) -> Interval | None:
    """The days that the claim's own sentence gives it."""
    if claim.when is not None and "when" in claim.corrected:  # a person said so: as good as its own words
        return _told_days(claim, published)
    if claim.when is None or claim.when.mention is None:
        return None
    mention = mentions.get(claim.when.mention)
    if mention is not None:
        left, right = min(mention.end, claim.end), max(mention.start, claim.start)
        if left < right and _SENTENCE_END.search(document.text, left, right):
            return None
    return _told_days(claim, published)


def _told_days(claim: Claim, published: Interval | None) -> Interval | None:
    """The days a claim's date covers; what goes on («since …») goes on until the report appeared."""
    days = interval_of(claim.when.edtf) if claim.when is not None else None
    if days is None or days.low is None:
        return None
    if days.high is None:
        if published is None or published.high is None or published.high < days.low:
            return None
        return Interval(days.low, published.high)
    return days


def _news_days(ordered: Sequence[Claim], own: Mapping[str, Interval], published: Interval | None) -> Interval | None:
    """The day a report is about: that of its first claim dated near its publication, else its publication."""
    dated = [own[c.id] for c in ordered if c.id in own and own[c.id].days <= EXACT]
    near = [d for d in dated if published is None or gap(d, published) <= _NEWS]
    if near:
        return near[0]
    if published is not None:
        return published
    counted = sorted(Counter(dated).items(), key=lambda c: (-c[1], c[0].days, c[0].low or 0))
    return counted[0][0] if counted else None
