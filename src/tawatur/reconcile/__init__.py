"""From claims to incidents, figures, corroboration and contradictions. Views only: made anew from claims at any time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tawatur.model import Claim, Contradiction, Document, Incident, Mention
from tawatur.reconcile.conflict import Accounts, find_contradictions
from tawatur.reconcile.echoes import find_copies
from tawatur.reconcile.figures import count_figures
from tawatur.reconcile.group import Group, group_claims, town_of
from tawatur.reconcile.interval import Interval, edtf
from tawatur.reconcile.origins import corroborate
from tawatur.reconcile.titles import incident_title

if TYPE_CHECKING:
    from tawatur.recognise.names.lexicon import NameWords
    from tawatur.words.compile import Words

# which type leads when an incident's claims are of several: the commonest; of as common ones the first here
_LEADING = ("attack", "air_drone_strike", "shelling", "explosion", "clash", "mutiny", "escape", "control_change", "siege", "abduction",
            "killing", "handover", "arrest", "security_operation", "release", "evacuation", "displacement", "protest", "agreement", "talks",
            "withdrawal", "deployment", "property_damage", "weapons_seizure", "aid", "deprivation", "holding", "appeal", "warning")  # fmt: skip


@dataclass(frozen=True)
class Views:
    """What the claims jointly support. `copies`: document id → id of the report that it copies."""

    copies: Mapping[str, str]
    incidents: tuple[Incident, ...]
    contradictions: tuple[Contradiction, ...]


def reconcile(documents: Sequence[Document], mentions: Sequence[Mention], claims: Sequence[Claim], words: Words) -> Views:
    """Group claims into incidents and set their accounts against each other. Pure; the same for any order of its input."""
    by_id = {d.id: d for d in documents}
    mention_by_id = {m.id: m for m in mentions}
    copies = find_copies(documents)
    names = words.names
    incidents: list[Incident] = []
    contradictions: list[Contradiction] = []
    for group in group_claims(by_id, claims, names):
        incident = _incident(group, by_id, mention_by_id, copies, names)
        incidents.append(incident)
        contradictions += find_contradictions(Accounts(incident, group.claims, mention_by_id, by_id, copies, names))
    return Views(copies, tuple(sorted(incidents, key=lambda i: i.id)), tuple(sorted(contradictions, key=lambda c: c.id)))


def _incident(
    group: Group, documents: Mapping[str, Document], mentions: Mapping[str, Mention], copies: Mapping[str, str], names: NameWords
) -> Incident:
    claims = group.claims
    counts = Counter(c.type for c in claims)
    leading = sorted(counts, key=lambda t: (-counts[t], _LEADING.index(t)))[0]
    days = _days(group)
    start = edtf(days.low, days.low) if days.days <= 7 else edtf(days.low, days.high)
    end = edtf(days.high, days.high) if days.days <= 7 else None
    facility = group.place if group.place.startswith("facility/") else None
    corroboration, status = corroborate(claims, documents, copies)
    actors = Counter(a.entity for c in claims for a in c.actors)
    return Incident(
        id="i-" + claims[0].id.removeprefix("c-"),
        type=leading,
        types=tuple(sorted(counts)),
        title=incident_title(leading, group.place, start, names),
        facility=facility,
        place=town_of(group.place, names),
        start=start,
        end=end,
        claims=tuple(c.id for c in claims),
        documents=tuple(sorted({c.document for c in claims})),
        actors=tuple(sorted(actors, key=lambda e: (-actors[e], e))),
        figures=count_figures(claims, mentions, documents, copies),
        corroboration=corroboration,
        status=status,  # type: ignore[arg-type]
    )


def _days(group: Group) -> Interval:
    """From the first to the last exact day that is told; the vaguer date where no day is."""
    exact = [t for t in group.tellings if t.days.days <= 7]
    dated = [t for t in exact if t.dated] or exact
    if dated:
        low = min(t.days.low or 0 for t in dated)
        high = max(t.days.high or 0 for t in dated)
        return Interval(low, high)
    return min((t.days for t in group.tellings), key=lambda d: (d.days, d.low or 0))
