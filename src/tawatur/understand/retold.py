"""Dates what a headline or lead tells without a day by the sentence further down that tells the same with its day."""

from __future__ import annotations

from datetime import date
from typing import Final

from tawatur.model import Claim
from tawatur.recognise.names.choose import containers
from tawatur.recognise.names.lexicon import NameWords

_WEEK: Final = 7
_NEXT: Final = 6  # claims after one among which its retelling is looked for
_KINDS: Final[dict[str, str]] = {"shelling": "attack", "air_drone_strike": "attack", "explosion": "attack"}


def dated_by_retelling(claims: list[Claim], published: str | None, words: NameWords) -> list[Claim]:
    """The claims, those dated only about the day of publication taking the told day of the next telling of the same."""
    out = list(claims)
    for k, claim in enumerate(claims):
        if "time: publication" not in claim.rule or claim.boilerplate or published is None:
            continue
        after = [c for c in claims[k + 1 : k + 1 + _NEXT] if not c.boilerplate and "time: publication" not in c.rule]
        later = [c for c in after if _same(claim, c, words)]
        told = later[0] if later else None
        if (
            told is not None
            and told.when is not None
            and "time: told" in told.rule
            and _lately(told.when.edtf, published)
        ):
            rule = claim.rule.replace("time: publication", "time: retelling")
            out[k] = claim._replace(when=told.when, rule=rule)
    return out


def _same(claim: Claim, other: Claim, words: NameWords) -> bool:
    """Whether two claims may tell of one happening: of one kind, and at places of which one lies in the other."""
    if _KINDS.get(claim.type, claim.type) != _KINDS.get(other.type, other.type) or claim.polarity != other.polarity:
        return False
    if claim.where is None or other.where is None or "/~" in other.where:
        return True  # of a place that is not known it cannot be said where it lies
    return claim.where in containers(other.where, words) or other.where in containers(claim.where, words)


def _lately(day: str, published: str) -> bool:
    """Whether a day lies in the week up to the day of publication."""
    try:
        apart = date.fromisoformat(published[:10]).toordinal() - date.fromisoformat(day).toordinal()
    except ValueError:
        return False
    return 0 <= apart <= _WEEK
