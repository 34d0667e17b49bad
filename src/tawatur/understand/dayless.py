"""What is told of no single day: vaguely, as going on, as long before, as remembered."""

from __future__ import annotations

from typing import Final

from tawatur.understand.clauses import Clause
from tawatur.understand.dates import days_before, times_in
from tawatur.understand.passage import Passage
from tawatur.understand.setting import FRONT, with_dependents
from tawatur.understand.trigger import Trigger


def dayless(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """Whether it is told of no single day, or of one before the story's that is left unsaid."""
    return _told_vaguely(passage, trigger, clauses) or _told_earlier(passage, trigger, clauses)


def _told_vaguely(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """«في الأشهر الماضية», «خلال الأعوام الماضية»: its clause, or what its sentence begins with, tells of no single day."""
    clause, front = clauses[trigger.clause], clauses[0].first
    own = times_in(passage, clause.first, clause.last)
    habit = range(front, min(front + _HABIT, clause.last + 1))
    if any(passage.is_particle(j, "habitual") for j in habit) or _former(passage, trigger, clause.last):
        return True
    opening = [n for n in times_in(passage, front, clause.last) if passage.times[n].first <= front + FRONT]
    if _long_after(passage, trigger, clause):
        return True
    if any(_some_time_after(passage, n) for n in (opening if trigger.definite else (*opening, *own))):
        return True
    if clause.kind == "relative" and _ongoing(passage, trigger):
        return True
    last = with_dependents(passage, clauses, trigger)[1]
    if any(_spans_weeks(passage, n) for n in times_in(passage, clause.last + 1, last)):
        return True
    return any(_spans_weeks(passage, n) for n in (*own, *opening))


_HABIT: Final = 3  # tokens from the start of a sentence to «غالباً», «تتهم»


def _ongoing(passage: Passage, trigger: Trigger) -> bool:
    """«التحالف الذي يشن حملة …»: what somebody is known to be doing, of no day."""
    verbs = [trigger.first] if trigger.reading.finite else []
    verbs += [i for i in (trigger.light, trigger.verb) if i is not None]
    readings = passage.readings(min(verbs)) if verbs else ()
    return {r.form.tense for r in readings if r.finite} == {"present"}


def _former(passage: Passage, trigger: Trigger, end: int) -> bool:
    """«هجمات سابقة»: others, before the one that is told of."""
    return not trigger.reading.finite and any(
        passage.is_particle(j, "former") for j in range(trigger.last + 1, min(trigger.last + 3, end + 1))
    )


def _some_time_after(passage: Passage, number: int) -> bool:
    """«وبعد أيام من ذلك»: later than what was told, nobody says when."""
    time = passage.times[number]
    vague = time.value.type == "DURATION" and time.value.value.startswith("PX")
    return vague and passage.bare(time.first - 1) == "بعد" and time.value.value[-1:] in "DWMY"


def backdrop(passage: Passage, clause: Clause) -> bool:
    """«وكانت المحكمة رفضت …», «وسبق أن …»: told of before the story."""
    return passage.bare(clause.first) in _BEEN or passage.bare(clause.first) == "سبق"


def _told_earlier(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """«وكان الجيش قد قصف …»: done before the day of the story, by a verb that leans on «كان» or after «سبق أن»."""
    if days_before(passage, trigger) is not None:
        return True
    verbs = [trigger.first] if trigger.reading.finite else []
    verbs += [i for i in (trigger.light, trigger.verb) if i is not None]
    if not verbs:
        return False
    verb, clause = min(verbs), clauses[trigger.clause]
    front = clause.first
    if front > 0 and passage.bare(front - 1) in ("اذا", "ان"):
        return False  # «ما إذا كان الجيش نفّذ الهجوم»
    tense = {r.form.tense for r in passage.readings(verb) if r.finite}
    if tense != {"past"} or not clause.first < verb <= clause.last:
        return False
    if passage.bare(verb - 1) == "ان" and passage.bare(max(0, verb - 2)) in ("سبق", "يسبق"):
        return True
    if passage.bare(verb - 1) == "قد":
        return any(passage.bare(j) in _BEEN for j in range(max(front, verb - _LEANING), verb))
    return passage.bare(front) in _BEEN and verb - front <= _LEANING


def _long_after(passage: Passage, trigger: Trigger, clause: Clause) -> bool:
    """«توفي بعد عام من اعتقاله», «مرت ست سنوات على المجزرة»: so long before what is told, of no day that anybody says."""
    at = trigger.first
    if any(passage.is_particle(j, "anniversaries") for j in range(max(clause.first, at - _REMEMBERED), at)):
        return True  # «الذكرى العاشرة لاغتياله بتفجير»
    if trigger.reading.finite or at < 3 or passage.bare(at - 1) not in ("من", "علي") or passage.time_at[at - 2] < 0:
        return False
    time = passage.times[passage.time_at[at - 2]]
    counted = time.value.type == "DURATION" and time.value.value[-1:] in "DWMY"
    return counted and (passage.bare(time.first - 1) == "بعد" or passage.is_particle(time.first - 1, "passed"))


_REMEMBERED: Final = 8  # tokens from an anniversary to what is remembered


_BEEN: Final = frozenset({"كان", "كانت", "كانوا", "كانا"})


_LEANING: Final = 8  # tokens from «كان» over its subject to the verb


def _spans_weeks(passage: Passage, number: int) -> bool:
    time = passage.times[number]
    if time.value.type == "SET":
        return True
    words = passage.view.norms[time.first : time.last + 1]
    lead = [passage.bare(j) for j in (time.first - 1, time.first)]
    if time.value.value == "PAST_REF":
        days = any(word in _OVER for word in lead)
        return any(w.removeprefix("ال") in _LONG or (days and w == "الايام") for w in words)
    if time.value.type != "DURATION" or _counted_in(passage, time.first):
        return False
    vague = time.value.value.startswith("PX") and time.value.value[-1:] in "DWMY"
    if vague and "منذ" in lead:
        return True
    return (vague or time.value.value[-1:] in "WMY") and any(word in _OVER for word in lead)


def _counted_in(passage: Passage, first: int) -> bool:
    """«للمرة الثانية خلال أسبوع»: the time in which something is counted, and not when it was."""
    return any(passage.view.norms[j] in _TIMES_OVER for j in range(max(0, first - _COUNTED), first))


_TIMES_OVER: Final = frozenset({"مره", "المره", "للمره"})
_COUNTED: Final = 4  # tokens from «للمرة» to the time
_OVER: Final = frozenset({"خلال", "مدي", "مدار", "في", "طوال", "طيله"})


_LONG: Final = frozenset({"اسابيع", "اشهر", "شهور", "اعوام", "سنوات", "سنين", "عقود", "اونه", "فتره", "مراحل"})
