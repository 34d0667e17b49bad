"""From claims to incidents, figures, corroboration and contradictions. Views only: made anew from claims at any time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tawatur.model import Claim, Contradiction, Document, Incident, Mention
from tawatur.reconcile.accounts import Accounts, SetAside
from tawatur.reconcile.conflict import find_contradictions
from tawatur.reconcile.dates import EXACT
from tawatur.reconcile.echoes import find_copies
from tawatur.reconcile.family import family_of, is_part, rank_of, surroundings, town_of, wide_places
from tawatur.reconcile.figures import count_figures
from tawatur.reconcile.group import Group, group_claims
from tawatur.reconcile.interval import Interval, edtf, gap, interval_of
from tawatur.reconcile.origins import corroborate
from tawatur.reconcile.sentences import incident_title

if TYPE_CHECKING:
    from tawatur.recognise.names.lexicon import NameWords
    from tawatur.words.compile import Words

__all__ = ["SetAside", "Views", "reconcile"]


@dataclass(frozen=True)
class Views:
    """What the claims jointly support. `copies`: document id → id of the report that it copies.

    `set_aside`: differences between accounts that are no contradiction, each with the reason.
    """

    copies: Mapping[str, str]
    incidents: tuple[Incident, ...]
    contradictions: tuple[Contradiction, ...]
    set_aside: tuple[SetAside, ...] = ()


def reconcile(
    documents: Sequence[Document], mentions: Sequence[Mention], claims: Sequence[Claim], words: Words
) -> Views:
    """Group claims into incidents and set their accounts against each other. Pure; the same for any order of its input."""
    by_id = {d.id: d for d in documents}
    mention_by_id = {m.id: m for m in mentions}
    copies = find_copies(documents)
    names = words.names
    wide = wide_places(names)
    groups = group_claims(by_id, mention_by_id, claims, names)
    incidents = [_incident(g, by_id, mention_by_id, copies, names) for g in groups]
    incidents = _with_parts(incidents, wide, names)
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        told[claim.document].append(claim)
    contradictions: list[Contradiction] = []
    aside: list[SetAside] = []
    for group, incident in zip(groups, incidents, strict=True):
        found, other = find_contradictions(
            Accounts(incident, group.tellings, mention_by_id, by_id, copies, names, wide, told)
        )
        contradictions += found
        aside += other
    return Views(
        copies,
        tuple(sorted(incidents, key=lambda i: i.id)),
        tuple(sorted(contradictions, key=lambda c: c.id)),
        tuple(sorted(aside, key=lambda a: (a.incident, a.kind, a.explanation.en))),
    )


def _incident(
    group: Group,
    documents: Mapping[str, Document],
    mentions: Mapping[str, Mention],
    copies: Mapping[str, str],
    names: NameWords,
) -> Incident:
    """A group as an incident: led by its commonest type, dated by the days that its claims give it in their own words."""
    claims = group.claims
    counts = Counter(c.type for c in claims)
    leading = min(counts, key=lambda t: (-counts[t], rank_of(t), t))
    days = _days(group)
    start = edtf(days.low, days.low) if days.days <= EXACT else edtf(days.low, days.high)
    end = edtf(days.high, days.high) if days.days <= EXACT else None
    told = start if end in (None, start) else f"{start}/{end}"
    corroboration, status = corroborate(claims, documents, copies)
    actors = Counter(a.entity for c in claims for a in c.actors)
    return Incident(
        id="i-" + claims[0].id.removeprefix("c-"),
        type=leading,
        types=tuple(sorted(counts)),
        title=incident_title(leading, group.place, told, names),
        facility=group.place if group.place.startswith("facility/") else None,
        place=town_of(group.place, names),
        start=start,
        end=end,
        claims=tuple(c.id for c in claims),
        documents=tuple(sorted({c.document for c in claims})),
        actors=tuple(sorted(actors, key=lambda e: (-actors[e], e))),
        figures=count_figures(claims, mentions, documents, copies),
        corroboration=corroboration,
        status=status,
    )


def _days(group: Group) -> Interval:
    """From the first to the last day that claims give in their own words; else that others do; the vaguest last."""
    for dating in (("own",), ("own", "passage"), ("own", "passage", "report")):
        exact = [t for t in group.tellings if t.days.days <= EXACT and t.dating in dating]
        if exact:
            return Interval(min(t.days.low or 0 for t in exact), max(t.days.high or 0 for t in exact))
    return min((t.days for t in group.tellings), key=lambda d: (d.days, d.low or 0))


def _with_parts(incidents: Sequence[Incident], wide: frozenset[str], names: NameWords) -> list[Incident]:
    """What happened at one spot of a town is part of what the same report tells of the town on that day."""
    at: dict[str, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.facility is None and incident.place is not None:
            at[incident.place].append(incident)
    out = []
    for incident in incidents:
        spot = incident.facility or incident.place
        whole = _whole(incident, at, surroundings(spot, wide, names)) if spot and is_part(spot, names) else None
        out.append(incident if whole is None else replace(incident, part_of=whole.id))
    return out


def _whole(part: Incident, at: Mapping[str, Sequence[Incident]], around: Sequence[str]) -> Incident | None:
    for place in around:
        fitting = [i for i in at.get(place, ()) if _covers(i, part)]
        if fitting:
            return min(fitting, key=lambda i: i.id)
    return None


def _covers(whole: Incident, part: Incident) -> bool:
    if family_of(whole.type) != family_of(part.type) or not set(whole.documents) & set(part.documents):
        return False
    a, b = _span(whole), _span(part)
    return a is not None and b is not None and gap(a, b) == 0


def _span(incident: Incident) -> Interval | None:
    if incident.start is None:
        return None
    return interval_of(f"{incident.start}/{incident.end}" if incident.end else incident.start)
