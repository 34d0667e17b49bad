"""How sure a claim is: how often claims that bear the same marks were right in annotated text.

The table is measured by tools/calibrate.py; docs/claims.md says how, and how well it holds.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from tawatur.model import Claim, Link

# The odds that a claim without any mark is right (the happening is told there), and what each mark multiplies them by.
PLAIN: Final = 14.0
ODDS: Final = {
    "vague word": 0.15,
    "act of saying": 0.4,
    "unlisted speaker": 0.3,
    "unreal": 0.4,
    "no place": 0.4,
    "place from elsewhere": 0.7,
    "carried noun": 2.0,
    "with figures": 3.0,
}
_UNREAL: Final = frozenset({"feared", "intended", "demanded", "hypothetical"})


def marks(claim: Claim) -> tuple[str, ...]:
    """What in a claim, its rule included, makes it more or less sure: names of ODDS, in its order."""
    return _marks(claim.rule, _unlisted(claim.chain), claim.modality, claim.where is None, bool(claim.figures))


def _unlisted(chain: tuple[Link, ...]) -> bool:
    return bool(chain) and "/~" in chain[0].entity


def _marks(rule: str, unlisted: bool, modality: str, placeless: bool, counted: bool) -> tuple[str, ...]:
    read, *facts = rule.split("; ")
    told = dict(fact.split(": ", 1) for fact in facts)
    said = read.startswith("said:")
    bears = {
        "vague word": told.get("word") == "vague" and not said,
        "act of saying": said,
        "unlisted speaker": unlisted,
        "unreal": modality in _UNREAL,
        "no place": placeless,
        "place from elsewhere": told.get("place") in ("sentence", "passage", "report", "told before"),
        "carried noun": "+carried-by:" in read or "+with:" in read,
        "with figures": counted,
    }
    return tuple(mark for mark in ODDS if bears[mark])


def confidence(claim: Claim) -> float:
    """How likely it is, 0..1, that the passage tells this happening there. That its fields are right is not meant."""
    return confidence_of(claim.rule, claim.chain, claim.modality, claim.where, claim.figures)


def confidence_of(
    rule: str, chain: tuple[Link, ...], modality: str, where: str | None, figures: tuple[str, ...]
) -> float:
    """The confidence of a claim that is still to be made."""
    return _of_marks(rule, _unlisted(chain), modality, where is None, bool(figures))


@lru_cache(maxsize=16384)
def _of_marks(rule: str, unlisted: bool, modality: str, placeless: bool, counted: bool) -> float:
    odds = PLAIN
    for mark in _marks(rule, unlisted, modality, placeless, counted):
        odds *= ODDS[mark]
    return round(odds / (1 + odds), 2)
