"""What a happening led to, and what it only dates: «خلفت الغارة أضراراً», «بعد انتهاء المهلة»."""

from __future__ import annotations

from typing import Final

from tawatur.understand.light_verbs import brings_about
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import CAUSES, Trigger


def led_to_more(passage: Passage, trigger: Trigger, found: list[Trigger]) -> bool:
    """«خلفت الغارة أضراراً», «أسفرت المداهمات عن القبض على تسعة»: the subject of what it led to, told for the first time."""
    light = trigger.light_reading
    led = light is not None and bool(light.lexeme.get("cause"))
    drove = not led and (_effect_before(trigger, found) or _left_behind(passage, trigger))
    if not (led or drove) or any(t.type in CAUSES for t in found if t.first < trigger.first):
        return False  # «قُصفت القرية دون أن يسفر القصف عن ضحايا»
    return drove or brings_about(passage, trigger)


def _effect_before(trigger: Trigger, found: list[Trigger]) -> bool:
    """«شرّدت المعارك آلاف العائلات»: the verb right before its subject, the happening, tells what people suffered by it."""
    if trigger.type not in CAUSES or trigger.reading.finite or trigger.reading.prefix != "ال":
        return False
    for verb in found:
        if verb.last + 1 == trigger.first and verb.reading.finite and verb.type in _SUFFERED:
            return not verb.reading.suffix and verb.reading.form.voice != "passive"
    return False


def _left_behind(passage: Passage, trigger: Trigger) -> bool:
    """«خلّف القصف دماراً», written as «خلف» (behind) is: a verb where it opens the clause."""
    at = trigger.first - 1
    if at < 0 or trigger.type not in CAUSES or trigger.reading.prefix != "ال" or passage.bare(at) != "خلف":
        return False
    opener = passage.view.tokens[at]
    return at == 0 or passage.view.tokens[at - 1].kind == "punct" or passage.view.tokens[at - 1].line != opener.line


# what a verb with a happening as its subject tells of those struck by it
_SUFFERED: Final = frozenset({"displacement", "deprivation", "siege"})


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
