"""What is inquired into or answered for: it has happened, whatever is demanded, promised or feared of the inquiry."""

from __future__ import annotations

from typing import Final

from tawatur.understand.passage import Passage, stands_among
from tawatur.understand.trigger import Trigger

_LEADING: Final = frozenset({"في", "عن", "علي"})  # folded
_BARE: Final = frozenset({"", "ال"})
_GLUED: Final = frozenset({"ب", "بال"})
_WIDE: Final = 3  # tokens from the inquiry to the preposition: «تحقيق دولي مستقل في …»


def looked_into(passage: Passage, trigger: Trigger) -> bool:
    """«التحقيق في مقتل …», «محاسبة المتورطين في قصف …», «ضحايا الهجوم»: a verbal noun that is no more in question."""
    at = trigger.first - 1
    if at < 0 or trigger.reading.finite or trigger.light is not None:
        return False
    particles = passage.words.particles
    prefix = trigger.reading.prefix.lstrip("وف")
    if prefix in _BARE and not particles["aftermath"].isdisjoint(passage.known[at].stems):
        return True
    if prefix in _GLUED:
        return stands_among(passage, particles["answering"], at, at)
    led = passage.view.norms[at] in _LEADING
    return led and stands_among(passage, particles["inquiries"], at - _WIDE, at - 1)
