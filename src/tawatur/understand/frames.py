"""What part one party plays in a happening: by the frame of the verb, the noun or the light verb that tells of it."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import proclitic_splits
from tawatur.understand.blame import accused, anothers, answers_for, blame_laid, blamed
from tawatur.understand.bystanders import apart
from tawatur.understand.governors import is_position
from tawatur.understand.lexeme import Lexeme
from tawatur.understand.masdars import genitive_role, object_at
from tawatur.understand.nameless import unnamed
from tawatur.understand.parties import THESE, holds_place
from tawatur.understand.party import BY, DONE_TO, MUTUAL, Party
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger
from tawatur.understand.verb_roles import joined, verb_role
from tawatur.understand.victims import among_them, fallen, in_ranks, lone_doer

_DEFAULTS: Final = {"علي": "target", "ضد": "target", "مع": "participant", "نحو": "target", "صوب": "target", "باتجاه": "target", "تجاه": "target",
             "بين": "participant", "من": "origin", "في": "place", "ب": "instrument", "ل": "beneficiary", "الي": "destination", "ضمن": "place",
             "داخل": "place", "قرب": "place", "عن": "about", BY: "agent"}  # fmt: skip


def verb_at(trigger: Trigger) -> int:
    """The token of the finite verb that the participants gather around."""
    if trigger.reading.finite:
        return trigger.first
    if trigger.verb is not None:
        return trigger.verb
    if trigger.light is not None:
        return trigger.light
    return trigger.first


def role_of(passage: Passage, trigger: Trigger, slot: Party, slots: list[Party], passive: bool) -> str | None:
    """agent | target | participant, or what else the entry calls it (place, theme, …). slots: all parties of the clause."""
    before = [s for s in slots if s.at < verb_at(trigger) and (s.prep is None or _told_from(trigger, s))]
    after = [s for s in slots if s.prep is None and s.at > verb_at(trigger)]
    lexeme = trigger.lexeme
    if slot.prep == BY and trigger.type == "control_change" and _held(passage, trigger, slot):
        return "target"
    if slot.prep == BY or (trigger.first < slot.at < trigger.last and not trigger.reading.finite):
        return "agent"  # «إطلاق الفصائل سراح …»
    if slot.at == trigger.first:
        return "participant" if trigger.type in MUTUAL else "agent"  # «غارة يُعتقد أنها لـX»
    if slot.last < trigger.first and _has_own(passage, trigger):
        return None  # «قتل الجيش قائداً، وفي حادث آخر خطف مسلحون …»
    if not passive and _suspected(passage, trigger, slot):
        return lexeme.subject
    if not passive and lone_doer(passage, trigger, slot):
        return lexeme.object
    if (
        not trigger.reading.finite
        and slot.last < trigger.first - 1
        and passage.is_particle(trigger.first - 1, "behind")
    ):
        return "agent" if before and slot is before[-1] else None  # «X يقف وراء الهجوم»
    if slot.origin and passage.is_particle(slot.at - 1, "missions"):
        return "target" if slot.at > verb_at(trigger) else None  # «حذرت السفارة الأميركية من هجمات»
    if slot.origin and (_describes_trigger(passage, trigger, slot) or _of_weapon(passage, trigger, slot)):
        return "agent"
    if fallen(passage, trigger, slot) or among_them(passage, trigger, slot):
        return "target"
    if slot.prep is None and _by_means(passage, trigger, slot):
        return "agent"
    if slot.last < trigger.first and not trigger.reading.finite and anothers(passage, slot, trigger):
        return None
    if _told_from(trigger, slot) or answers_for(passage, trigger, slot, slots) or blame_laid(passage, trigger, slot):
        return "agent"
    if not passive and _nationals_act(passage, trigger, slot):
        return lexeme.subject
    if lexeme.object == "target" and not passive and _nationals_suffer(passage, trigger, slot):
        return "target"
    if slot.owns and not passive and _leads(passage, trigger, slot):
        return lexeme.subject
    if not passive and _unit_leads(passage, trigger, slot):
        return lexeme.subject
    if slot.owns and _people_do(passage, trigger, slot):
        return "agent"
    by_people = lexeme.genitive == "agent" and slot.prep is None and not holds_place(passage, slot)
    if trigger.light is not None and _takes_up(trigger, slot, slots):
        return "agent"
    if slot.owns and trigger.type in DONE_TO and slot.at > verb_at(trigger) and lexeme.subject != "participant":
        return "agent" if by_people and slot is _first(slots, trigger) else "target"  # «هجوم مسلحي داعش على …»
    if trigger.type == "explosion" and slot.prep == "من" and passage.is_particle(slot.at - 1, "leftovers"):
        return "agent"  # «لغم من مخلفات X»
    if slot.prep == "في" and in_ranks(passage, slot):
        return "participant" if trigger.type in MUTUAL else "target"
    if slot.prep is not None:
        return None if _of_another(passage, trigger, slot) else _governed_role(passage, trigger, slot, slots)
    if slot.at < trigger.first and trigger.reading.prefix.endswith("ب") and accused(passage, slot):
        return "agent" if before and slot is before[-1] else None
    if slot.last < trigger.first and before and slot is before[-1] and blamed(passage, slot, trigger):
        return "agent"
    if trigger.reading.finite and slot.at > trigger.last + 1 and not passive and unnamed(passage, trigger.last + 1):
        return lexeme.object  # «خطف مسلحون الصحفي فلاناً»
    if trigger.reading.finite:
        return verb_role(passage, trigger, slot, before, after, passive)
    if trigger.verb is not None and trigger.verb_reading is not None and slot.at > trigger.verb:
        own = trigger.verb < trigger.first and slot.at == trigger.last + 1  # «استهدفت غارات التحالف مواقع …»
        return trigger.lexeme.genitive if own else trigger.verb_reading.lexeme.object
    if trigger.light is not None and trigger.light_reading is not None:
        return _light_role(passage, trigger, slot, slots)
    if slot.at > trigger.last:
        led = any(_sets_about(passage, trigger, s, before) for s in before)
        return "target" if led else genitive_role(passage, trigger, slot, slots)
    if trigger.first and passage.view.norms[trigger.first - 1] in THESE:
        return None  # «هدّد المجلس بالرد على هذه الهجمات»
    if trigger.lexeme.genitive == "agent" and any(s.at == trigger.last + 1 and s.prep is None for s in slots):
        return None  # «نفى الجيش سيطرة الدعم السريع على …»: it has its doer
    if any(trigger.first < s.at < trigger.last for s in slots):
        return None  # «أفرجت حماس عن … مقابل إطلاق إسرائيل سراح …»
    if trigger.reading.suffix and slot.entity.startswith("person/") and trigger.type in _TAKEN:
        return "target"  # «منزل الناشط فلان … واقتياده»
    if (trigger.reading.form.pos != "noun" and not apart(passage, slot.last + 1, trigger.first - 1)) or _sets_about(
        passage, trigger, slot, before
    ):
        return "agent"
    return None


def _has_own(passage: Passage, trigger: Trigger) -> bool:
    """«خطف مسلحون عشرين مسافراً»: a verb with doers who are nobody we know, and no pronoun of whom it was done to."""
    own = not trigger.reading.suffix and trigger.last - trigger.first == len(trigger.lexeme.rest)
    return own and unnamed(passage, trigger.last + 1)


def _held(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«استعاد الجيش مواقع كانت بيد X»: in whose hands it was."""
    return any(passage.is_particle(j, "was") for j in range(max(trigger.last + 1, slot.at - 4), slot.at))


_TAKEN: Final = frozenset({"arrest", "abduction", "killing", "release", "holding"})


def _suspected(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«هاجم مسلحون يُشتبه بانتمائهم إلى X نقطة»: whom those right after the verb are said to belong to."""
    if not trigger.reading.finite or not trigger.last + 1 < slot.at <= trigger.last + _SUSPECTED:
        return False
    belonging = [j for j in range(slot.at - 3, slot.at) if passage.is_particle(j, "membership")]
    return bool(belonging) and any(
        s in passage.words.particles["ranks"] or s in passage.words.particles["people"]
        for _, s in proclitic_splits(passage.view.norms[trigger.last + 1])
    )


_SUSPECTED: Final = 7


def _nationals_act(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«اعتدى جنود إسرائيليون على …»: an adjective in the nominative, with its noun right after the verb."""
    near = slot.origin and trigger.reading.finite and slot.at - trigger.last == 2
    return near and passage.view.norms[slot.at].endswith(("ون", "ان"))


def _nationals_suffer(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«وأسرت جنديين إسرائيليين», «احتجزت جنوداً مصريين»: an adjective in the accusative, with its noun right after the verb."""
    if not (slot.origin and trigger.reading.finite and slot.prep is None and slot.at - trigger.last >= 2):
        return False
    near = slot.at - trigger.last <= 3 or passage.view.norms[slot.at - 1].endswith(("ين", "ا"))
    return near and passage.view.norms[slot.at].endswith(("ين", "يا"))


def _takes_up(trigger: Trigger, slot: Party, slots: list[Party]) -> bool:
    """«نفّذ عناصر من X هجوماً»: whose people stand between the verb that carries a happening and its noun."""
    light = trigger.light_reading
    if trigger.light is None or light is None or light.lexeme.subject != "agent" or light.form.voice == "passive":
        return False
    between = trigger.light < slot.at < trigger.first and slot.prep in (None, "من")
    return between and not trigger.reading.prefix and not any(trigger.light < s.at < slot.at for s in slots)


def _people_do(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«اقتياد عناصر X ستة شبان»: people right after a verbal noun, with its object after them."""
    if trigger.reading.finite or trigger.reading.suffix or trigger.lexeme.toll or slot.prep is not None:
        return False
    people = trigger.last + 1
    if slot.at != people + 1 or not passage.kinds(people) & {"ranks", "members"}:
        return False
    return object_at(passage, slot.last + 1) and passage.view.norms[slot.last + 1][0] != "ل"


def _first(slots: list[Party], trigger: Trigger) -> Party | None:
    return next((s for s in slots if s.at > trigger.last), None)


def _governed_role(passage: Passage, trigger: Trigger, slot: Party, slots: list[Party]) -> str | None:
    """The part of a party that a preposition leads to."""
    sponsors = passage.words.particles["sponsors"]
    if trigger.type in MUTUAL and slot.prep == "ب" and _near(passage, slot, sponsors):
        return "participant"
    nearest = _governing_lexeme(trigger, slot)
    if slot.prep == "ل" and slot.at > trigger.last and trigger.type in DONE_TO:
        led = next((j for j in range(slot.at - 1, trigger.last, -1) if passage.is_particle(j, "prepositions")), None)
        role = dict(nearest.prep).get(passage.bare(led)) if led is not None else None
        if role == "target":
            return role  # «فتح النار على نقطة تفتيش للشرطة»
    if trigger.type in MUTUAL and slot.prep == "ضد":
        return "participant"  # «اشتباكات ضد X»
    if slot.prep == "ل" and nearest is not trigger.lexeme and nearest.subject == "target" and slot.at < trigger.first:
        return "target"  # «تعرضت حافلة للجيش لكمين»
    noun = not trigger.reading.finite and slot.at > trigger.first
    if slot.prep == "ل" and noun and _joined_deed(passage, trigger.last + 1, slot.at):
        return None  # «انسحاب القوات وتسليم النقاط لـX»
    if slot.prep == "ل" and noun and dict(nearest.prep).get("ل") == "target" and _sets_for(passage, trigger, slots):
        return "target"
    if slot.prep == "ل" and nearest.genitive == "agent" and _first_after(passage, trigger, slot, slots):
        return "agent"  # «قصف مدفعي لقوات النظام»
    for prep, role in nearest.prep:
        if prep == slot.prep:
            return role
    if trigger.type == "weapons_seizure" and slot.prep == "من":
        return "target"
    if noun and trigger.lexeme.toll and slot.prep in ("ل", "من"):
        return "target"  # «قتلى من الجيش», «جرحى للفصيل»
    if slot.prep == "ل" and not nearest.section.endswith("verbs") and slot.at > trigger.first:
        return nearest.genitive if nearest.genitive in ("agent", "target", "participant") else "agent"
    if slot.prep == "من" and noun:
        return "agent"
    return _DEFAULTS.get(slot.prep or "")


def _sets_for(passage: Passage, trigger: Trigger, slots: list[Party]) -> bool:
    """«نصب الجيش كميناً لعناصر X»: what somebody named before it sets is no deed of those it is set for."""
    laid = passage.view.norms[trigger.last].endswith("ا") and not trigger.reading.prefix
    return laid and any(s.prep is None and s.last == trigger.first - 1 for s in slots)


def _of_another(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«غارة على مواقع الحوثيين تتسبب بنزوح …»: a preposition after another happening leads to that one's party."""
    if slot.at > trigger.first:
        return _led_by_another(passage, trigger, slot)
    if not trigger.result:
        anew = not (trigger.reading.finite or trigger.definite or trigger.reading.prefix[:1] == "و")
        return anew and slot.prep in _FOLLOWING and _another_before(passage, trigger, slot)
    before = (j for j in range(max(0, slot.at - _BEFORE), slot.at) if j != trigger.light)
    return any(not r.finite and r.lexeme.type in DONE_TO for j in before for r in passage.by_kind[j].events)


def _another_before(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«قصف لقسد مقابل قصف للجيش»: right before the preposition stands another happening's noun, with at most an adjective."""
    before = range(max(0, slot.at - _BESIDE), slot.at)
    return any(
        not r.finite and r.lexeme.type in _FIRE and j not in (trigger.light, trigger.verb)
        for j in before
        for r in passage.by_kind[j].events
    )


_FOLLOWING: Final = frozenset({"ل", "من"})
_BESIDE: Final = 3


def _led_by_another(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«هجوم انتقاماً لمقتل قائد في غارة للتحالف»: right before the party stands another happening, which a preposition leads to."""
    for j in range(max(trigger.last + 2, slot.at - 2), slot.at):
        told = any(not r.finite and not r.prefix and r.lexeme.type in DONE_TO for r in passage.by_kind[j].events)
        if (
            told
            and j not in (trigger.verb, trigger.light)
            and passage.bare(j - 1) in ("في", "جراء", "خلال", "بعد", "اثر")
        ):
            return True
    return False


_BEFORE: Final = 4  # tokens from a happening to whom its preposition leads to


def _near(passage: Passage, slot: Party, words: frozenset[str]) -> bool:
    return any(s in words for j in range(max(0, slot.at - 3), slot.at) for s in passage.known[j].bases)


def _joined_deed(passage: Passage, first: int, end: int) -> bool:
    """Whether another happening's noun, joined with «و», stands in tokens first up to end: what «ل» leads to is that one's."""
    return any(r.prefix == "و" and not r.finite for j in range(first, end) for r in passage.by_kind[j].events)


_FIRE: Final = frozenset({"attack", "shelling", "air_drone_strike"})


def _told_from(trigger: Trigger, slot: Party) -> bool:
    """«قصف من مواقع قسد», «صواريخ من مناطق داعش استهدفت …»: fire comes from whoever holds the place."""
    return (
        slot.prep == "من"
        and slot.owns
        and trigger.type in _FIRE
        and (not trigger.reading.finite or slot.at < trigger.first)
    )


def _sets_about(passage: Passage, trigger: Trigger, slot: Party, before: list[Party]) -> bool:
    """«تتعمّد قسد وداعش قصف …»: the subjects of a verb right before the noun, which is what they do."""
    if trigger.reading.prefix or slot not in before or before[-1].last != trigger.first - 1:
        return False
    row = before[before.index(slot) :]
    head = before[0].at - 1
    while head > 0 and passage.kinds(head) & _WHOSE:
        head -= 1  # «نصب مقاتلو داعش كميناً»
    return (
        joined(passage, row, row[-1])
        and head >= 0
        and (any(r.finite for r in passage.readings(head)) or passage.bare(head)[0] in "تي")
    )


_WHOSE: Final = frozenset({"members", "ranks", "forces"})


def _leads(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«هاجم عناصر من داعش حاجزاً»: people right after an active verb do it, where an object follows them."""
    i, after = trigger.first + 1, slot.last + 1
    if not trigger.reading.finite or not i < slot.at <= i + 3:
        return False
    if not any(s in passage.words.particles["ranks"] for _, s in proclitic_splits(passage.view.norms[i])):
        return False
    if after >= len(passage.view.tokens) or passage.view.tokens[after].kind != "word" or passage.time_at[after] >= 0:
        return False
    return (
        passage.kinds(after).isdisjoint(_WHERE)  # «هاجم مسلحون موقعاً للجيش شمال النيجر»
        and not passage.name_at[after] >= 0
        and passage.view.norms[after][0] not in "بلو"
    )


def _unit_leads(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«داهمت دورية لـX منزلاً», «… دورية من X»: a unit of somebody's right after an active verb does it, where an object follows."""
    unit, after = trigger.first + 1, slot.last + 1
    if not trigger.reading.finite or slot.prep not in (None, "ل", "من") or trigger.reading.suffix:
        return False
    joined = slot.at - (slot.at > unit and passage.view.norms[slot.at - 1] in ("ل", "من")) == unit + 1  # «لـ"قسد"»
    whose = slot.at == unit + 3 and passage.bare(unit + 1) == "من" and not passage.view.norms[unit + 2].startswith("ال")
    whose = whose or (slot.at == unit + 3 and passage.bare(unit + 2) == "من" and slot.prep is None)  # «قوة مشتركة من X»
    if not joined and not whose:  # «دورية من مخابرات الجيش»
        return False
    if after >= len(passage.view.tokens) or passage.known[unit].stems.isdisjoint(passage.words.particles["units"]):
        return False
    if passage.view.tokens[after].kind != "word" or passage.time_at[after] >= 0 or passage.name_at[after] >= 0:
        return False
    if any(r.finite for r in passage.readings(after)) or not passage.kinds(after).isdisjoint(_WHERE):
        return False
    return passage.view.norms[after][0] not in "بلو"


_WHERE: Final = frozenset({"prepositions", "directions"})  # what follows is no object


def _first_after(passage: Passage, trigger: Trigger, slot: Party, slots: list[Party]) -> bool:
    """Whether a party is the first that is named after an event noun: who did it, where a preposition may mean either."""
    row = [s for s in slots if trigger.last < s.at <= slot.at]
    same = not trigger.reading.finite and slot in row and all(s.prep == slot.prep for s in row)
    return same and joined(passage, row, slot)


def _by_means(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«استهداف مسيّرة للاحتلال سيارتين», «قصف طائرات التحالف مواقع»: the owner of the weapon after the noun does it."""
    after = trigger.last + 1
    if trigger.reading.finite or not after < slot.at <= after + 3:
        return False
    return any(r.lexeme.section == "weapons.weapons" and r.lexeme.get("carrier") for r in passage.readings(after))


_MEN: Final = frozenset({"ranks", "people"})


def _of_weapon(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«مقتل ستة بصاروخ حوثي», «بمسيّرة حوثية استهدفت المدينة»: whose the weapon is that killed, or that a remark tells of."""
    if slot.prep != "ب" or not passage.by_kind[slot.at - 1].weapons:
        return False
    remark = trigger.reading.finite and trigger.first == slot.last + 1
    return remark or (trigger.lexeme.toll and slot.at > trigger.last)


def _describes_trigger(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«قصف جوي روسي»: the adjective follows the event noun with nothing but adjectives between."""
    if trigger.reading.finite or not 0 < slot.at - trigger.last <= 3:
        return False
    noun, own = passage.view.norms[slot.at - 1], passage.view.norms[trigger.last]
    if slot.at - trigger.last > 1 and passage.kinds(slot.at - 1) & _MEN:
        return False  # «إصابة جنود أتراك»
    if slot.at - trigger.last > 1 and trigger.lexeme.toll and not passage.by_kind[slot.at - 1].all:
        return False  # «مقتل عامل باكستاني»
    adjective = passage.view.norms[slot.at]
    between = slot.at - trigger.last > 1 and not noun.endswith("يه")
    if between and not own.endswith(("ه", "ات")) and (noun.endswith("ه") or adjective.endswith("ه")):
        return False  # «استهداف مدمرة بريطانية», «قصف النقاط التركية»: the noun between is what the adjective is about
    return not any(
        passage.is_particle(j, "prepositions")
        or passage.name_at[j] >= 0
        or is_position(passage, j)  # «استهداف قاعدة عسكرية أمريكية»
        for j in range(trigger.last + 1, slot.at)
    )


def _governing_lexeme(trigger: Trigger, slot: Party) -> Lexeme:
    told_by_noun = trigger.verb is not None and trigger.verb < trigger.first < slot.at
    if trigger.verb is not None and trigger.verb_reading is not None and slot.at > trigger.verb and not told_by_noun:
        return trigger.verb_reading.lexeme
    if trigger.light is not None and trigger.light_reading is not None and trigger.light < slot.at < trigger.first:
        return trigger.light_reading.lexeme
    return trigger.lexeme


def _light_role(passage: Passage, trigger: Trigger, slot: Party, slots: list[Party]) -> str | None:
    assert trigger.light_reading is not None and trigger.light is not None
    lexeme, light = trigger.lexeme, trigger.light_reading.lexeme
    if trigger.light > trigger.last:
        # «هجوم نفّذه داعش»: the verb's pronoun is the happening, what follows it its subject
        if slot.at < trigger.first:
            return None
        return light.subject if slot.at > trigger.light and light.subject != "event" else lexeme.genitive or "agent"
    if slot.at > trigger.last:
        if light.subject == "agent":
            return lexeme.genitive or "agent"
        return genitive_role(passage, trigger, slot, slots)
    if trigger.result or (light.subject == "event" and slot.at < trigger.light):
        return (
            None  # «أعلن الدفاع المدني ارتفاع حصيلة …», «قصف لقسد أدى إلى نزوح …»: who stands before is no part of it
        )
    if light.subject != "event" or trigger.reading.prefix.endswith("ب"):
        return "agent" if light.subject == "event" else light.subject  # «استمرار قسد باستهداف …»
    return lexeme.genitive or "agent"
