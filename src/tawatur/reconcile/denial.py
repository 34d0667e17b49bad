"""What denies a report, and what report it denies."""

from __future__ import annotations

from typing import Final

from tawatur.model import Claim

_NOT_CARRIED: Final = frozenset(
    {"prevented", "averted", "aborted", "foiled", "thwarted", "hindered", "refused", "declined", "abstained", "cancelled", "gave-up",
     "without", "instead-of", "non", "failed", "stumbled", "could-not", "cannot", "did-not-succeed", "nearly", "ends", "no-longer",
     "still-not", "has-never", "will-not", "tried", "awaited", "came-to-nothing", "did-not-stop", "still"}
)  # fmt: skip
"""Reasons, named in a claim's rule, for which something did not come about. They deny no report of it."""

_ANY_VIOLENCE: Final = frozenset({"attack", "shelling", "air_drone_strike", "explosion", "killing"})


def is_denial(claim: Claim) -> bool:
    """Whether a claim says that something told did not happen; what was prevented, refused or ended is no denial."""
    if claim.polarity != "negative" or claim.outcome is not None:
        return False
    read, *operators = claim.rule.split(";")[0].split("+")
    reasons = {o.strip() for o in operators if ":" not in o}
    if read and not reasons:
        return False  # its own word is negative: a collapse, a breach
    return not _NOT_CARRIED & reasons


def is_violence(type_: str) -> bool:
    """Whether a type is of the violence that «attack» can stand for."""
    return type_ in _ANY_VIOLENCE


def answers(denied: str, told: str) -> bool:
    """Whether a denial of one type answers a report of another: «attack» stands for any violence, and any for it."""
    return denied == told or ("attack" in (denied, told) and {denied, told} <= _ANY_VIOLENCE)
