"""Words that could tell of a happening and tell of none by themselves: means, scenes, what was struck, what another word tells."""

from __future__ import annotations

from typing import Final

from tawatur.understand.clauses import Clause
from tawatur.understand.passage import Passage
from tawatur.understand.speech import Saying
from tawatur.understand.subjects import goes_on_with_deed
from tawatur.understand.trigger import CAUSES, Trigger, sets_scene


def brought_down(trigger: Trigger, found: list[Trigger]) -> bool:
    """«اعتراض وتدمير طائرة», «اعترضت الصاروخ ودمّرته»: what is destroyed is what was warded off."""
    if trigger.type != "property_damage" or trigger.reading.prefix[:1] != "و":
        return False
    return any(t.lexeme.outcome == "repelled" and 0 < trigger.first - t.last <= _BESIDE for t in found)


_BESIDE: Final = 3


def brought_out(trigger: Trigger, found: list[Trigger]) -> bool:
    """«نقل 25 جريحاً إلى المستشفى»: who is brought out was hurt before."""
    if not trigger.lexeme.toll or trigger.reading.finite:
        return False
    return any(
        t.type in _BRINGING and t.clause == trigger.clause and 0 < trigger.first - t.last <= _BESIDE for t in found
    )


_BRINGING: Final = frozenset({"evacuation", "aid"})


def any_such(passage: Passage, trigger: Trigger, sayings: list[Saying]) -> bool:
    """«توعّد بالرد على كل غارة», «على أي محاولة لاقتحام»: what a warning would answer is no happening."""
    before = range(max(0, trigger.first - 2), trigger.first)
    if trigger.reading.finite or not any(passage.bare(j) in _ANY for j in before):
        return False
    if any(s.claim == "warning" and s.verb < trigger.first <= s.last for s in sayings):
        return True
    # «أكد أن أي اعتداء سيواجه برد حازم»
    after = range(trigger.last + 1, min(trigger.last + _MET, len(passage.view.tokens)))
    return any(r.finite and r.prefix.lstrip("وف") == "س" for j in after for r in passage.readings(j))


def struck(trigger: Trigger, triggers: list[Trigger]) -> bool:
    """«كمين نصبه مسلحون لقافلة عسكرية»: forces on the move, after «ل», are what was attacked."""
    if trigger.type != "deployment" or trigger.reading.finite or trigger.reading.prefix not in ("ل", "لال"):
        return False
    return any(t.type in ("attack", "explosion") and 0 < trigger.first - t.last <= _HIT for t in triggers)


_HIT: Final = 5  # tokens from an ambush to what it was laid for


_MET: Final = 7  # tokens from what there may be to how it would be met
_ANY: Final = frozenset({"كل", "اي", "ايه"})


def as_means(passage: Passage, trigger: Trigger) -> bool:
    """«تحرير سبعة أسرى عبر تفاهمات محلية»: by what something was brought about."""
    told_by = not trigger.reading.finite and trigger.first > 0 and passage.bare(trigger.first - 1) == "عبر"
    return told_by and trigger.type in ("agreement", "talks")


def without(passage: Passage, trigger: Trigger) -> bool:
    """«دمّرت المنصة دون تسجيل إصابات»: a toll that there was none of tells of nothing."""
    if not trigger.lexeme.toll:
        return False
    if trigger.reading.finite:
        return _nobody(passage, trigger)
    if _no_news_of(passage, trigger.first):
        return True
    before = range(max(0, trigger.first - 3), trigger.first)
    # «لم يتسنّ التأكد من حصيلة القتلى»
    return any(passage.bare(j) in _WITHOUT or passage.is_particle(j, "verifying") for j in before)


def _nobody(passage: Passage, toll: Trigger) -> bool:
    """«دون أن يصاب أحد», «ولم يُصب أحد»; «لم تذكر كيف قُتلا»: a verb of dying that tells of nobody's death."""
    if toll.first and passage.bare(toll.first - 1) == "كيف":
        return any(passage.bare(j) in _UNDONE for j in range(max(0, toll.first - _HOW), toll.first))
    after = toll.last + 1
    nobody = after < len(passage.view.tokens) and passage.bare(after) in _ANYBODY
    return nobody and any(passage.bare(j) in _UNDONE for j in range(max(0, toll.first - 2), toll.first))


_WITHOUT: Final = frozenset({"دون", "بدون"})
_HOW: Final = 10  # tokens from «لم تذكر» to «كيف»
_ANYBODY: Final = frozenset({"احد", "اي", "باذي", "بسوء", "باي"})  # «لم يصب بأذى»
_UNDONE: Final = frozenset({"دون", "بدون", "لم"})


def _no_news_of(passage: Passage, at: int) -> bool:
    """«لم ترد أنباء عن وقوع إصابات», «ولا معلومات عن ضحايا»: of a toll at token `at` nothing has been heard."""
    for j in range(at - 1, max(0, at - _HEARD), -1):
        if passage.view.tokens[j].kind == "punct":
            return False
        if passage.is_particle(j, "news"):
            return any(passage.bare(k) in _NONE for k in range(max(0, j - 2), j))
    return False


_HEARD: Final = 5  # tokens from a toll to the news of it


_NONE: Final = frozenset({"لم", "لا", "دون", "بدون"})


def _broke_out(verb: Trigger, noun: Trigger) -> bool:
    """«أربعة حرائق اندلعت»: a verb right after the noun of what happened, which is its subject."""
    beside = verb.reading.finite and not noun.reading.finite and 0 < verb.first - noun.last <= _ITS_VERB
    if not beside or verb.type != noun.type or verb.reading.suffix:
        return False
    return verb.lexeme.subject == "theme" or noun.type == "property_damage"  # «حريق يلتهم محلات», «حريق أُخمد لاحقاً»


_ITS_VERB: Final = 2


def same_deed(passage: Passage, trigger: Trigger, clauses: list[Clause], found: list[Trigger]) -> bool:
    """«هجوم نُسب إلى التنظيم وضرب المدينة»: a verb of attacking whose subject is the attack that the clause before tells."""
    if any(_broke_out(trigger, t) for t in found):
        return True
    finite = trigger.type in _ATTACKING and trigger.reading.finite
    return finite and goes_on_with_deed(passage, clauses, trigger.clause, trigger.reading)


_ATTACKING: Final = frozenset({"attack", "security_operation"})


def in_massacre(passage: Passage, toll: Trigger, found: list[Trigger]) -> bool:
    """«سقط مئة قتيل في مجزرة», «قُتل ثلاثة خلال عملية اغتيال»: whose dead they are is told after them."""
    return toll.lexeme.toll and any(
        t.type == "killing"
        and t.clause == toll.clause
        and not (t.reading.finite or t.lexeme.toll)
        and 0 < t.first - toll.last <= _IN_IT
        and passage.bare(t.first - 1) in _COURSE
        for t in found
    )


_IN_IT: Final = 8
_COURSE: Final = frozenset({"في", "خلال", "اثناء"})


def yields(trigger: Trigger, found: list[Trigger]) -> bool:
    """«قضى ثلاثة تحت التعذيب»: the death told beside it is the happening."""
    if not trigger.lexeme.get("yields"):
        return False
    killed = any(
        t.type == "killing" and 0 < trigger.first - t.last <= _UNDER_IT for t in found
    )  # «تصفية معتقلين تحت التعذيب»
    return killed or any(t.lexeme.toll and t.clause == trigger.clause for t in found)


def lay_in_it(passage: Passage, trigger: Trigger, found: list[Trigger]) -> bool:
    """«انتشال رفات عشرة من مقبرة جماعية»: where those lay whose death is told before it."""
    if not trigger.lexeme.get("in_it") or trigger.reading.finite or passage.bare(trigger.first - 1) not in _LAY_IN:
        return False
    return any(t.type == trigger.type and t.clause == trigger.clause and t.first < trigger.first for t in found)


_LAY_IN: Final = frozenset({"من", "في", "داخل"})


_UNDER_IT: Final = 5  # tokens from a killing to the torture that it came by


_GATHERINGS: Final = frozenset({"talks", "protest"})


def only_scene(passage: Passage, trigger: Trigger, found: list[Trigger]) -> bool:
    """Whether a gathering is told only as where violence before it took place."""
    if trigger.type not in _GATHERINGS or not sets_scene(passage, trigger):
        return False
    return any(t.type in CAUSES and t.first < trigger.first and trigger.clause - t.clause <= 1 for t in found)


def no_part_in(passage: Passage, saying: Saying, trigger: Trigger) -> bool:
    """«نفى أن يكون للحركة أي دور في التفجير»: the happening that somebody denies to have had a part in."""
    if saying.stance != "denying" or not trigger.definite or not saying.first <= trigger.first <= saying.last:
        return False
    return any(passage.is_particle(j, "part_in") for j in range(max(saying.first, trigger.first - 3), trigger.first))


def only_its_doers(passage: Passage, trigger: Trigger) -> bool:
    """«قُبض على منفذي عملية السطو», «محاسبة مرتكبي الانتهاكات»: what is done to those who did it; «منفذ الهجوم شاب» tells of it."""
    if trigger.reading.finite or trigger.light is not None or trigger.verb is not None or not trigger.definite:
        return False
    at = trigger.first - 1
    if at > 0 and any(r.lexeme.section == "events.carriers" for r in passage.readings(at)):
        at -= 1
    if at < 1 or not passage.is_particle(at, "doers_of"):
        return False
    opens = passage.is_particle(at - 1, "complementizers") or passage.view.tokens[at - 1].kind != "word"
    return not opens and passage.view.tokens[at - 1].line == passage.view.tokens[at].line


def by_the_way(passage: Passage, trigger: Trigger) -> bool:
    """«بعملية نوعية», «في عملية خاصة»: only how the deed of its clause was done."""
    if trigger.reading.finite or trigger.reading.lexeme.lemma not in _OPERATION:
        return False
    led = trigger.reading.prefix[-1:] == "ب" or (trigger.first > 0 and passage.bare(trigger.first - 1) in _LED)
    return led and not trigger.definite


_OPERATION: Final = frozenset({"عملية", "عمليه"})


_LED: Final = frozenset({"في", "خلال", "عبر"})


def in_speaker(trigger: Trigger, sayings: list[Saying]) -> bool:
    return any(
        s.speaker is not None and not s.continued and s.speaker.first <= trigger.first <= s.speaker.last
        for s in sayings
    )
