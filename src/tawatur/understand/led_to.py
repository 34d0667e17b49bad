"""What a happening led to, and what it only dates: «خلفت الغارة أضراراً», «بعد انتهاء المهلة»."""

from __future__ import annotations

from typing import Final

from tawatur.understand.light_verbs import brings_about
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import CAUSES, Trigger


def led_to_more(passage: Passage, trigger: Trigger, found: list[Trigger]) -> bool:
    """«خلفت الغارة أضراراً», «أسفرت المداهمات عن القبض على تسعة»: the subject of what it led to, told for the first time."""
    light = trigger.light_reading
    if (
        light is None
        or not light.lexeme.get("cause")
        or any(t.type in CAUSES for t in found if t.first < trigger.first)
    ):
        return False  # «قُصفت القرية دون أن يسفر القصف عن ضحايا»
    return brings_about(passage, trigger)


def led_to_none(passage: Passage, trigger: Trigger, found: list[Trigger]) -> bool:
    """«أكد أن التفجير لم يوقع خسائر»: what it did not lead to is all that is told of a happening."""
    verb = trigger.last + 2
    if verb >= len(passage.view.tokens) or passage.bare(verb - 1) not in _NOT or trigger.type not in CAUSES:
        return False
    if any(t.type in CAUSES for t in found if t.first < trigger.first):
        return False
    return any(bool(r.lexeme.get("cause")) for r in passage.by_kind[verb].lights)


_NOT: Final = frozenset({"لم", "لا"})


def at_its_end(passage: Passage, trigger: Trigger) -> bool:
    """«بعد انتهاء المهلة», «عقب توقف المعارك»: the end of what is known only dates what is told."""
    light, at = trigger.light_reading, trigger.light
    if light is None or light.finite or light.lexeme.get("phase") != "end" or not at:
        return False
    return passage.bare(at - 1) in _AFTER and trigger.first - at == 1


_AFTER: Final = frozenset({"منذ", "بعد", "عقب", "غداه", "بعيد"})


def counted_after(passage: Passage, trigger: Trigger) -> bool:
    """«القبض على تسعة»: to how many it was done is told right after it."""
    after = range(trigger.last + 1, min(trigger.last + 4, len(passage.view.tokens)))
    return trigger.type in TO_SOMEBODY and any(passage.figure_at[j] >= 0 for j in after)


# what is done to somebody, whom a pronoun after the verbal noun means
TO_SOMEBODY: Final = frozenset({"arrest", "abduction", "killing", "release"})
