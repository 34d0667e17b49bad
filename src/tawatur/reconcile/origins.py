"""Who is behind a claim: its origin, so that five outlets repeating one agency are one witness, not five."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.model import Claim, Corroboration, Document


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
) -> tuple[Corroboration, str]:
    """(counts, status) of the claims of one incident; copies and shared origins count once.

    corroborated: two or more independent origins affirm it and none denies it; single: one; contested: affirmed and denied;
    denied: only denied.
    """
    original = {copies.get(c.document, c.document) for c in claims}
    outlets = {documents[d].outlet or d for d in original}
    own = [c for c in claims if c.document not in copies] or list(claims)
    affirming = {origin_of(c, documents) for c in own if c.polarity == "affirmed"}
    denying = {origin_of(c, documents) for c in own if c.polarity == "negative" and c.outcome is None}
    types_denied = {c.type for c in own if c.polarity == "negative"}
    types_affirmed = {c.type for c in own if c.polarity == "affirmed"}
    if affirming and denying and types_denied & types_affirmed and denying - affirming:
        status = "contested"
    elif denying and not affirming:
        status = "denied"
    else:
        status = "corroborated" if len(affirming) >= 2 else "single"
    return Corroboration(len(original), len(outlets), len(affirming | denying)), status
