"""Who is behind a claim: its origin, so that five outlets repeating one agency are one witness, not five."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.model import Claim, Corroboration, Document
from tawatur.model.incident import Status
from tawatur.reconcile.denial import answers, is_denial


def origin_of(claim: Claim, documents: Mapping[str, Document]) -> str:
    """The entity that a claim goes back to: the first link of its chain; the outlet itself for its own narration.

    A source known by role only is told apart by the outlet that it spoke through: two outlets' «security source» may be two.
    """
    document = documents[claim.document]
    outlet = document.outlet or document.id
    if not claim.chain:
        return outlet
    first = claim.chain[0].entity
    if first.startswith("role/"):
        through = claim.chain[1].entity if len(claim.chain) > 1 else outlet
        return f"{first} via {through}"
    return first


def corroborate(
    claims: Sequence[Claim], documents: Mapping[str, Document], copies: Mapping[str, str]
) -> tuple[Corroboration, Status]:
    """(counts, status) of the claims of one incident; copies and shared origins count once.

    contested: a report of it is denied by another origin; denied: nobody affirms it, somebody denies it; corroborated: two
    or more independent origins affirm it; single: one does, or none says more than that it was prevented or refused.
    """
    original = {copies.get(c.document, c.document) for c in claims}
    outlets = {documents[d].outlet or d for d in original if d in documents}
    own = [c for c in claims if c.document not in copies] or list(claims)
    affirmed = [c for c in own if c.polarity == "affirmed"]
    denials = [c for c in own if c.chain and is_denial(c)]
    origins = {id(c): origin_of(c, documents) for c in own}
    affirming = {origins[id(c)] for c in affirmed}
    denying = {origins[id(c)] for c in denials}
    counts = Corroboration(len(original), len(outlets), len(affirming | denying) or 1)
    if any(answers(d.type, a.type) and origins[id(d)] != origins[id(a)] for d in denials for a in affirmed):
        return counts, "contested"
    if denials and not affirmed:
        return counts, "denied"
    return counts, "corroborated" if len(affirming) > 1 else "single"
