"""How sure a claim is: how often claims that bear the same marks were right in annotated text.

The table is measured by tools/calibrate.py; docs/claims.md says how, and how well it holds.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.model import Claim, Link

# The odds that a claim without any mark is right (the happening is told there), and what each mark multiplies them by.
PLAIN = 14.0
ODDS = {
    "vague word": 0.15,
    "act of saying": 0.4,
    "unlisted speaker": 0.3,
    "unreal": 0.4,
    "no place": 0.4,
    "place from elsewhere": 0.7,
    "carried noun": 2.0,
    "with figures": 3.0,
}
_UNREAL = frozenset({"feared", "intended", "demanded", "hypothetical"})


def marks(claim: Claim) -> tuple[str, ...]:
    """What in a claim, its rule included, makes it more or less sure: names of ODDS, in its order."""
    return _marks(claim.rule, claim.chain, claim.modality, claim.where, claim.figures)


def _marks(
    rule: str, chain: Sequence[Link], modality: str, where: str | None, figures: Sequence[str]
) -> tuple[str, ...]:
    read, *facts = rule.split("; ")
    told = dict(fact.split(": ", 1) for fact in facts)
    said = read.startswith("said:")
    bears = {
        "vague word": told.get("word") == "vague" and not said,
        "act of saying": said,
        "unlisted speaker": bool(chain) and "/~" in chain[0].entity,
        "unreal": modality in _UNREAL,
        "no place": where is None,
        "place from elsewhere": told.get("place") in ("sentence", "passage", "report", "told before"),
        "carried noun": "+carried-by:" in read or "+with:" in read,
        "with figures": bool(figures),
    }
    return tuple(mark for mark in ODDS if bears[mark])


def confidence(claim: Claim) -> float:
    """How likely it is, 0..1, that the passage tells this happening there. That its fields are right is not meant."""
    return confidence_of(claim.rule, claim.chain, claim.modality, claim.where, claim.figures)


def confidence_of(rule: str, chain: Sequence[Link], modality: str, where: str | None, figures: Sequence[str]) -> float:
    """The confidence of a claim that is still to be made."""
    odds = PLAIN
    for mark in _marks(rule, chain, modality, where, figures):
        odds *= ODDS[mark]
    return round(odds / (1 + odds), 2)
