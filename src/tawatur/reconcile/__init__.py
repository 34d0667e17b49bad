"""From claims to incidents, figures, corroboration and contradictions. Views only: made anew from claims at any time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tawatur.model import Claim, Contradiction, Document, Incident, Mention, Ties
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.accounts import Accounts, SetAside
from tawatur.reconcile.conflict import find_contradictions
from tawatur.reconcile.dates import EXACT, Telling, tellings_of
from tawatur.reconcile.echoes import find_copies
from tawatur.reconcile.family import rank_of, town_of, wide_places
from tawatur.reconcile.figures import count_figures
from tawatur.reconcile.group import Group, group_tellings
from tawatur.reconcile.interval import Interval, edtf
from tawatur.reconcile.origins import corroborate
from tawatur.reconcile.sentences import incident_title, spellings_of
from tawatur.reconcile.spots import merge_spots, with_parts
from tawatur.reconcile.ties import tie_groups

if TYPE_CHECKING:
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
    documents: Sequence[Document],
    mentions: Sequence[Mention],
    claims: Sequence[Claim],
    words: Words,
    ties: Ties | None = None,
) -> Views:
    """Group claims into incidents and set their accounts against each other. Pure; the same for any order of its input.

    ties: which claims people said to be of one incident, and which not.
    """
    by_id = {d.id: d for d in documents}
    mention_by_id = {m.id: m for m in mentions}
    copies = find_copies(documents, words.boilerplate)
    names = replace(words.names, spellings=spellings_of(mentions, documents))
    wide = wide_places(names)
    tellings = tellings_of(by_id, mention_by_id, claims, copies)
    groups = find_groups(tellings, mention_by_id, wide, names, ties, {c.id: c for c in claims})
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.id):
        told[claim.document].append(claim)
    material = Material(by_id, mention_by_id, copies, told, names, wide)
    incidents: list[Incident] = []
    contradictions: list[Contradiction] = []
    aside: list[SetAside] = []
    for group in groups:
        incident = make_incident(group, material)
        found, other = find_contradictions(accounts_of(group, incident, material))
        incidents.append(incident)
        contradictions += found
        aside += other
    return Views(
        copies,
        tuple(sorted(with_parts(incidents, wide, names), key=lambda i: i.id)),
        tuple(sorted(contradictions, key=lambda c: c.id)),
        tuple(sorted(aside, key=lambda a: (a.incident, a.kind, a.explanation.en))),
    )


@dataclass(frozen=True)
class Material:
    """What incidents are made of besides their groups: reports, their mentions and claims, and what they copy.

    told: all claims of a report that count, by id, here and elsewhere. names: with the spellings of provisional names.
    """

    documents: Mapping[str, Document]
    mentions: Mapping[str, Mention]
    copies: Mapping[str, str]
    told: Mapping[str, Sequence[Claim]]
    names: NameWords
    wide: frozenset[str]


def find_groups(
    tellings: Iterable[Telling],
    mentions: Mapping[str, Mention],
    wide: frozenset[str],
    names: NameWords,
    ties: Ties | None,
    claims: Mapping[str, Claim],
) -> list[Group]:
    """Tellings as happenings, ordered by id. `claims`: those that ties may name, told with a place or not."""
    groups = merge_spots(group_tellings(tellings, mentions, names), mentions, wide, names)
    return groups if ties is None else tie_groups(groups, ties, claims)


def accounts_of(group: Group, incident: Incident, material: Material) -> Accounts:
    """What the contradictions of an incident are looked for in."""
    m = material
    return Accounts(incident, group.tellings, m.mentions, m.documents, m.copies, m.names, m.wide, m.told)


def make_incident(group: Group, material: Material) -> Incident:
    """A group as an incident: led by its commonest type, dated by the days that its claims give it in their own words."""
    documents, mentions, copies, names = material.documents, material.mentions, material.copies, material.names
    claims = group.claims
    counts = Counter(c.type for c in claims)
    leading = min(counts, key=lambda t: (-counts[t], rank_of(t), t))
    days = _days(group)
    start, end = _ends(days)
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


def _ends(days: Interval) -> tuple[str | None, str | None]:
    """First and last day of a happening; a month or a period as one value; neither of what nothing dates."""
    if days.low is None:
        return None, None
    if days.days <= EXACT:
        return edtf(days.low, days.low), edtf(days.high, days.high)
    return edtf(days.low, days.high), None


def _days(group: Group) -> Interval:
    """From the first to the last day that claims give in their own words; else that others do; the vaguest last."""
    for dating in (("own",), ("own", "passage"), ("own", "passage", "report")):
        exact = [t for t in group.tellings if t.days.days <= EXACT and t.dating in dating]
        if exact:
            return Interval(min(t.days.low or 0 for t in exact), max(t.days.high or 0 for t in exact))
    return min((t.days for t in group.tellings), key=lambda d: (d.days, d.low or 0))
