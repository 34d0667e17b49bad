"""What is named and has not come about by that: the matters of talks, what is practised, a second word for one deed."""

from __future__ import annotations

from typing import Final

from tawatur.understand.clauses import Clause
from tawatur.understand.governs import governs
from tawatur.understand.operators import Operator
from tawatur.understand.passage import Passage, stands_among
from tawatur.understand.trigger import Trigger

# what parties may arrange with each other, and talk of before it comes about
_ARRANGED: Final = frozenset(
    {"agreement", "aid", "deployment", "displacement", "evacuation", "handover", "release", "talks", "withdrawal"}
)


def untold(
    passage: Passage,
    trigger: Trigger,
    found: list[Trigger],
    operators: list[Operator],
    clauses: list[Clause],
) -> bool:
    """Whether a trigger tells of nothing that came about, or of what a trigger before it has told."""
    return (
        _led_away(trigger, found)
        or _for_protest(trigger, found)
        or _leaving_in_protest(passage, trigger, clauses)
        or _what_for(trigger, found)
        or _of_the_deal(trigger, found)
        or _by_pardon(trigger, found)
        or (bool(operators) and _only_discussed(passage, trigger, operators, clauses))
    )


def _only_discussed(passage: Passage, trigger: Trigger, operators: list[Operator], clauses: list[Clause]) -> bool:
    """«بحث الوزيران تبادل الأسرى», «سبل وقف إطلاق النار», «تدربوا على اقتحام المباني» (operators.yaml, discussion)."""
    if trigger.reading.finite or trigger.light is not None or trigger.reading.prefix.endswith("ب"):
        return False
    over = [
        o
        for o in operators
        if o.lexeme.section == _DISCUSSION
        and governs(passage, o, trigger, clauses)
        and not _brought(passage, o.last + 1, trigger.first)
    ]
    kinds = {(o.lexeme.get("effect") or {}).get("untold") for o in over}
    if "any" not in kinds and not ("arranged" in kinds and trigger.type in _ARRANGED):
        return False
    real = [o for o in operators if (o.lexeme.get("effect") or {}).get("real")]
    return not any(governs(passage, o, trigger, clauses) for o in real)  # «نجحت المفاوضات في إطلاق سراح …»


def _brought(passage: Passage, first: int, end: int) -> bool:
    """«اختتمت المحادثات بالتوقيع على اتفاق»: what they ended with came about."""
    return any(
        r.prefix.lstrip("وف")[:1] == "ب" and not r.finite for j in range(first, end) for r in passage.readings(j)
    )


_DISCUSSION: Final = "operators.discussion"


def _led_away(trigger: Trigger, found: list[Trigger]) -> bool:
    """«خطفوا المهندس واقتادوه إلى جهة مجهولة»: leading away whom the clause before tells that they took is part of that."""
    if not trigger.lexeme.get("follows") or trigger.reading.suffix not in _THEM or trigger.reading.prefix[:1] != "و":
        return False
    return any(t.type in _TAKING and 0 <= trigger.clause - t.clause <= 1 and t.first < trigger.first for t in found)


_THEM: Final = frozenset({"ه", "ها", "هم", "هما", "هن"})
_TAKING: Final = frozenset({"arrest", "abduction", "holding"})


def _for_protest(trigger: Trigger, found: list[Trigger]) -> bool:
    """«تظاهروا احتجاجاً على …», «أغلقوا الطريق احتجاجاً»: one telling, the word for protest where the verb is none."""
    beside = [t for t in found if t.clause == trigger.clause]
    if _as_reason(trigger):
        return any(t.type == "protest" and t.first < trigger.first for t in beside)
    blocks = trigger.type == "deployment" and trigger.reading.finite
    return blocks and any(_as_reason(t) and t.first > trigger.first for t in beside)


def _what_for(trigger: Trigger, found: list[Trigger]) -> bool:
    """«أطلقوا قنابل الغاز لتفريق المتظاهرين»: what one deed of the police is done for is no second one."""
    if trigger.type != "security_operation" or trigger.reading.finite or trigger.reading.prefix != "ل":
        return False
    return any(
        t.type == trigger.type and t.clause == trigger.clause and t.first < trigger.first and bool(t.lexeme.rest)
        for t in found
    )


def _leaving_in_protest(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """«استقال الوزير احتجاجاً على …», «رفضوا الحضور احتجاجاً»: why a post is left or a visit called off."""
    if not _as_reason(trigger):
        return False
    first = clauses[trigger.clause].first
    return stands_among(passage, passage.words.particles["walkouts"], first, trigger.first - 1)


def _as_reason(trigger: Trigger) -> bool:
    """«احتجاجاً»: a verbal noun of protest in the accusative."""
    reading = trigger.reading
    masdar = (
        trigger.type == "protest" and reading.form.pos in ("masdar", "noun") and not (reading.prefix or reading.suffix)
    )
    return masdar and reading.form.surface.endswith("ا")


def _of_the_deal(trigger: Trigger, found: list[Trigger]) -> bool:
    """«اتفاق يقضي بوقف إطلاق النار»: a truce that a deal told before it provides for is that deal."""
    if trigger.type != "agreement" or trigger.reading.finite or trigger.reading.prefix[:1] in ("و", "ف"):
        return False
    return any(
        t.type == "agreement"
        and not t.definite
        and 0 < trigger.first - t.last <= _PROVIDES
        and trigger.clause - t.clause <= 1
        for t in found
    )


def _by_pardon(trigger: Trigger, found: list[Trigger]) -> bool:
    """«أفرجت عن مئة سجين بموجب عفو»: the pardon under which they are freed is that release."""
    if trigger.type != "release" or trigger.lexeme.lemma != "عفو" or trigger.reading.finite:
        return False
    return any(t.type == "release" and t is not trigger and t.clause == trigger.clause for t in found)


_PROVIDES: Final = 6
