"""The verb that only carries an event noun: «نفّذ هجوماً», «اشتباكات اندلعت»."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import PREPOSITIONS
from tawatur.understand.arms import RETYPED
from tawatur.understand.lexeme import LIGHT, Reading
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import CAUSES, Trigger


def with_light(passage: Passage, trigger: Trigger, lights: list[tuple[int, Reading]], found: list[Trigger]) -> Trigger:
    """The light verb that carries an event noun: the nearest before it, or right after it («اشتباكات اندلعت»).

    It carries the first noun after it, and those joined to that one with «و» or «أو».
    """
    if trigger.reading.finite:
        return trigger
    # «بالتزامن مع القصف قصفت …»: when it happened, no verb of it
    before = [(i, r) for i, r in lights if i < trigger.first and not passage.is_particle(i, "circumstances")]
    after = [(i, r) for i, r in lights if i > trigger.last]
    if before and _carried_by(passage, trigger, before[-1], found):
        i, reading = before[-1]
        return trigger._replace(light=i, light_reading=reading, result=bool(reading.lexeme.get("cause")))
    if trigger.verb is not None:
        return trigger  # «غارات استهدفت أبنية لم تتلقَّ فرقنا …»: the noun has its verb
    tells = bool(after) and not after[0][1].lexeme.get("cause") and _about_event(passage, *after[0])
    if tells and not any(trigger.last < t.first < after[0][0] for t in found):
        return trigger._replace(light=after[0][0], light_reading=after[0][1])
    return trigger


def brings_about(passage: Passage, trigger: Trigger) -> bool:
    """«لم يسفر الهجوم عن قتلى», «خلّف القصف دماراً»: the noun right after a verb of leading to something is its subject."""
    after = trigger.light is not None and 0 < trigger.first - trigger.light <= 1
    return after and trigger.type in CAUSES and _preposition_of(passage, trigger) is None


def answered_with(passage: Passage, out: list[Trigger], blow: Trigger) -> bool:
    """«ردّ على القصف بغارات», «ردّت بسلسلة غارات»: what somebody answered with takes the place of his answer.

    Whether the strike is one: the verb of the answer, in `out`, then tells of a strike of that kind.
    """
    if blow.type not in _BLOWS:
        return False
    for k, verb in enumerate(out):
        if verb.type not in _BLOWS or not verb.reading.finite or not passage.can[verb.first] & LIGHT:
            continue
        light = passage.by_kind[verb.first].lights[0]
        if dict(light.lexeme.prep).get("ب") != "event" or not _by(passage, blow, verb.last):
            continue
        kind = blow.type if blow.type in RETYPED.get(verb.type, ()) else verb.type
        out[k] = verb._replace(type=kind)
        return True
    return False


def _by(passage: Passage, blow: Trigger, verb: int) -> bool:
    """Whether «ب» is joined to a noun of a strike or to what counts it («بسلسلة غارات», «بموجة من الغارات»)."""
    if blow.reading.prefix:
        direct = blow.reading.prefix == "ب" and not blow.definite
        if direct or blow.reading.prefix != "ال" or passage.bare(blow.first - 1) != "من":
            return direct
    batches = passage.words.particles["batches"]
    before = range(max(verb + 1, blow.first - 2), blow.first)
    return any(passage.bare(j)[:1] == "ب" and not batches.isdisjoint(passage.known[j].stems) for j in before)


_BLOWS: Final = frozenset({"attack", "shelling", "air_drone_strike", "explosion"})


def _about_event(passage: Passage, i: int, verb: Reading) -> bool:
    """Whether a light verb at token i, after a noun, tells of it: «اشتباكات اندلعت», «هجوم نفّذه داعش», «هجوم من تنفيذ داعش»."""
    if verb.lexeme.subject == "event":
        return True
    if not verb.finite:
        return passage.bare(i - 1) == "من"
    taken_up = i + 1 < len(passage.view.norms) and passage.view.norms[i + 1] in _IN_IT  # «معارك خاض فيها X قتالاً»
    return bool(verb.suffix) or verb.form.voice == "passive" or taken_up


_IN_IT: Final = frozenset({"فيها", "فيه", "خلالها", "خلاله"})


def _carried_by(passage: Passage, trigger: Trigger, light: tuple[int, Reading], found: list[Trigger]) -> bool:
    """Whether the noun is what the light verb carries: nothing else told between, and no preposition that it does not take.

    «تعرّض لهجوم» carries it, «نجم عن هجوم», «تقع على …» do not.
    """
    if not light[1].finite and trigger.first - light[0] > _MASDAR:
        return False  # «المشاركة في إعمار مدينة دمّرتها معركة»
    prep = _preposition_of(passage, trigger) if light[1].lexeme.subject == "event" else None
    if prep == "من" and _one_of(passage, trigger.first - 1, light[0]):
        prep = None
    if prep is not None and dict(light[1].lexeme.prep).get(prep) != "event":
        return False
    if _preposition_of(passage, trigger) == "علي" and dict(light[1].lexeme.prep).get("ب") == "event":
        return False  # «ردّ على مجزرة» carries nothing, «ردّ بقصف» does
    between = [t for t in found if light[0] < t.first < trigger.first]
    if not between:
        return True
    if prep is not None and light[1].lexeme.get("cause") and _subject_only(between, light[0]):
        return True  # «أسفرت المداهمات عن القبض على تسعة»
    joined = trigger.reading.prefix[:1] == "و" or passage.bare(trigger.first - 1) in ("او", "و")
    return joined and trigger.first - between[-1].last <= 6


def _subject_only(between: list[Trigger], light: int) -> bool:
    """Whether all that is told between a verb of causing and what it led to is its subject, right after it."""
    return len(between) == 1 and between[0].first - light == 1 and not between[0].reading.finite


def _one_of(passage: Passage, i: int, light: int) -> bool:
    """«انطلقت جولة جديدة من المحادثات»: a noun of number or order before «من» at token i, and the verb before that."""
    batches = passage.words.particles["batches"]
    return any(not batches.isdisjoint(passage.known[j].stems) for j in range(max(light + 1, i - 3), i))


_MASDAR: Final = 5  # tokens from a light verb's verbal noun to what it carries


def _preposition_of(passage: Passage, trigger: Trigger) -> str | None:
    """The preposition joined to an event noun or right before it."""
    joined = trigger.reading.prefix.removesuffix("ال")[-1:]
    if joined in PREPOSITIONS and joined:
        return joined
    before = trigger.first - 1
    if before >= 0 and passage.is_particle(before, "prepositions"):
        return passage.bare(before)
    return None
