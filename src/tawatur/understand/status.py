"""Whether it happened: polarity, modality and outcome of a happening, from what governs it and from who says it."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.understand.clauses import Clause
from tawatur.understand.governs import FAR, future, governs, mood
from tawatur.understand.hearsay import event_noun
from tawatur.understand.inquiry import looked_into
from tawatur.understand.lexeme import EVENT, FINITE, LIGHT
from tawatur.understand.operators import Operator
from tawatur.understand.parties import THESE
from tawatur.understand.passage import Passage, stands_among
from tawatur.understand.saying import Saying
from tawatur.understand.trigger import Trigger

_STANCES: Final = {
    "doubting": "alleged",
    "fearing": "feared",
    "intending": "intended",
    "demanding": "demanded",
    "alleged": "alleged",
}


class Status(NamedTuple):
    """Polarity, modality and outcome, and the names of the operators they come from."""

    polarity: str = "affirmed"
    modality: str = "reported"
    outcome: str | None = None
    reasons: tuple[str, ...] = ()


def status_of(
    passage: Passage, trigger: Trigger, clauses: list[Clause], operators: list[Operator], saying: Saying | None
) -> Status:
    """The status of one happening, told at `trigger`, said (if by anybody) in `saying`."""
    status = Status(
        trigger.lexeme.polarity or "affirmed",
        trigger.lexeme.modality or "reported",
        trigger.lexeme.outcome,
    )
    taken_for_granted = _taken_for_granted(passage, trigger)
    working = [o for o in operators if governs(passage, o, trigger, clauses)]
    about_it = saying is not None and _about_the_saying(trigger, saying)
    denying = saying is not None and saying.stance == "denying" and not about_it
    denying = denying and saying is not None and not _beside_denied(passage, trigger, saying)
    untrue = any(o.over is not None for o in working)
    if denying or untrue:
        # «نفى مزاعم عن …»: of what is denied, it does not matter how it was told
        working = [o for o in working if o.over is None and o.lexeme.section != "operators.allegation"]
    for operator in working:
        if any(_negates_wish(passage, operator, other) for other in working):
            continue  # «لا توجد أي نية لتسليم السجن»: negated once
        if not any(_works_on_another(operator, other) for other in working):
            effect = _effect(passage, operator, trigger, operators)
            reads = operator.lexeme.get("reads")
            granted = taken_for_granted or (reads == "whether" and trigger.definite)  # «ما إذا كان الهجوم نفذه …»
            if not (granted and "modality" in effect):
                status = _changed(status, effect, str(reads or operator.lexeme.id))
    if denying or untrue:
        status = status._replace(polarity="negative", reasons=(*status.reasons, "denied"))
    elif saying is not None and saying.stance in _STANCES and not (taken_for_granted or about_it):
        status = _changed(status, {"modality": _STANCES[saying.stance]}, f"said-{saying.stance}")
    if status.outcome == "attempted" and trigger.type in _DONE_OR_NOT and _came_to_nothing(passage, trigger, clauses):
        status = status._replace(polarity="negative", reasons=(*status.reasons, "came-to-nothing"))
    if status.modality == "reported" and (future(trigger) or _yet_to_come(passage, trigger, clauses)):
        status = status._replace(modality="intended", reasons=(*status.reasons, "future"))
    if _forestalled(passage, trigger, clauses):
        status = status._replace(polarity="negative", reasons=(*status.reasons, "forestalled"))
    if status.modality == "reported" and not status.reasons and _aim(passage, trigger, clauses):
        status = status._replace(modality="intended", reasons=(*status.reasons, "aim"))
    return status


def _forestalled(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """«أوقفوا الانتحاري قبل أن يفجر نفسه»: whoever was caught or killed first did not do it."""
    at = trigger.first
    if trigger.type != "explosion" or not trigger.reading.finite or at < 2:
        return False
    if passage.bare(at - 1) != "ان" or passage.bare(at - 2) != "قبل":
        return False
    first = passage.view.sentences[clauses[trigger.clause].sentence].first
    return any(r.lexeme.type in _CAUGHT for j in range(first, at - 2) for r in passage.by_kind[j].events)


_CAUGHT: Final = frozenset({"arrest", "killing"})


def _yet_to_come(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """«يلتقي الوزيران الخميس المقبل»: a verb of the present, on a day that has not come."""
    told = [r for r in (trigger.reading, trigger.light_reading, trigger.verb_reading) if r is not None and r.finite]
    if not told or any(r.form.tense != "present" for r in told):
        return False
    clause = clauses[trigger.clause]
    return any(passage.is_particle(j, "yet_to_come") for j in range(clause.first, clause.last + 1))


# what is done to bring something about, and may fail to: «قاتلوا لاستعادة البلدة»
_AIMS: Final = frozenset(
    {"attack", "control_change", "arrest", "security_operation", "abduction", "release", "evacuation", "handover", "escape", "siege",
     "withdrawal", "deployment", "agreement", "talks", "aid", "weapons_seizure"}
)  # fmt: skip


def _aim(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """«توجهت قوة لاعتقال مطلوبين»: a verbal noun after «ل» is what it is done for, unless a word before it takes «ل».

    «تعرضت البلدة لاقتحام» tells of a raid, «تخضع لسيطرة …» of whose the town is.
    """
    prefix = trigger.reading.prefix.lstrip("وف")
    if trigger.type not in _AIMS or trigger.reading.finite or trigger.light is not None or prefix not in ("ل", "لال"):
        return False
    if prefix == "ل" and trigger.lexeme.genitive == "agent":
        return False
    first = clauses[trigger.clause].first
    if not any(passage.can[j] & (FINITE | EVENT | LIGHT) for j in range(first, trigger.first)):
        return False  # «اليوم الرابع لحصار المحطة»: nothing is done for it
    return not stands_among(passage, passage.words.particles["taking_lam"], first, trigger.first - 1)


_DONE_OR_NOT: Final = frozenset(
    {"escape", "control_change", "abduction", "release", "evacuation", "arrest", "handover"}
)


def _came_to_nothing(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> bool:
    """«حاولوا الهروب، لكنهم لم ينجحوا»: of what was tried, the sentence goes on to say that it failed."""
    for j in range(trigger.last + 2, min(trigger.last + FAR, clauses[-1].last) + 1):
        ends = j == clauses[-1].last or passage.view.tokens[j + 1].kind == "punct"
        if ends and passage.bare(j - 1) == "لم":
            return any(r.finite and r.lexeme.section == "operators.success" for r in passage.by_kind[j].operators)
    return False


def _beside_denied(passage: Passage, trigger: Trigger, saying: Saying) -> bool:
    """«نفى مقتل جنود في الهجوم», «… بالغارة»: the happening in which what is denied would have come about is not denied."""
    if saying.kind != "noun" or trigger.first <= saying.first or not trigger.reading.prefix.endswith("ال"):
        return False
    head = event_noun(passage, saying.first)
    if head is None or not head.lexeme.type:
        return False
    at = trigger.first - 1
    led = trigger.reading.prefix.lstrip("وف")[:1] == "ب" or passage.bare(at) == "في"
    return led or passage.is_particle(at, "circumstances")


def _effect(passage: Passage, operator: Operator, trigger: Trigger, operators: list[Operator]) -> dict[str, object]:
    """What an operator does to a happening of this type, turned round when it is itself negated («لم يتمكن», «لم يمتنع»)."""
    effect: dict[str, object] = dict(operator.lexeme.get("effect") or {})
    if trigger.type in (operator.lexeme.get("except") or ()):
        effect = dict(operator.lexeme.get("instead") or {})
    if not any(_negates(passage, other, operator) for other in operators):
        return effect
    if "modality" in effect:
        return {**effect, "polarity": "negative"}
    came_about = effect.get("real") or effect.get("outcome") == "attempted" or effect.get("phase") == "begin"
    return {"polarity": "negative"} if came_about else {}


def _negates(passage: Passage, negation: Operator, operator: Operator) -> bool:
    """Whether one operator negates another: «لم» before its verb, «عدم» before its verbal noun."""
    if _works_on_another(negation, operator):
        return True
    if negation.lexeme.section != "operators.negation" or operator.reading is None:
        return False
    if not 0 < operator.first - negation.last <= 2:
        return False
    kinds = negation.lexeme.get("governs") or ()
    if operator.reading.finite:
        return "verb" in kinds and mood(passage, operator.first, negation)
    return "masdar" in kinds


def _negates_wish(passage: Passage, negation: Operator, other: Operator) -> bool:
    """Whether what a negation negates is another word that already passes it on to the happening."""
    if other is negation or negation.lexeme.section != "operators.negation":
        return False
    return "modality" in (other.lexeme.get("effect") or {}) and _negates(passage, negation, other)


def _works_on_another(operator: Operator, other: Operator) -> bool:
    """«عجز عن دحر الهجوم»: what did not come about is the other operator, a verbal noun, not the happening."""
    if operator.lexeme.section not in ("operators.failure", "operators.refusal") or other.reading is None:
        return False
    masdar = not other.reading.finite and other.lexeme.section == "operators.prevention"
    return masdar and 0 < other.first - operator.last <= 5


def _changed(status: Status, effect: dict[str, object], reason: str) -> Status:
    """A status after one more effect. Two negations cancel out; the first modality stays; a repelled attempt is repelled."""
    polarity, modality, outcome = status.polarity, status.modality, status.outcome
    if "polarity" in effect:
        polarity = str(effect["polarity"]) if polarity == "affirmed" else "affirmed"
    if "modality" in effect and modality == "reported":
        modality = str(effect["modality"])
    if "outcome" in effect and outcome != "repelled":
        outcome = str(effect["outcome"])
    return Status(polarity, modality, outcome, (*status.reasons, reason)) if effect else status


def _taken_for_granted(passage: Passage, trigger: Trigger) -> bool:
    """«التفجير الذي استهدف …»: a definite happening that a remark follows is told as real, whatever is demanded or feared."""
    if looked_into(passage, trigger):
        return True
    if trigger.first > 1 and passage.bare(trigger.first - 1) == "علي" and _answered(passage, trigger.first - 1):
        return True
    if trigger.light_reading is not None and trigger.light_reading.lexeme.get("phase") == "repeat":
        return False  # «يخشى أن تتكرر تلك المجازر»
    if trigger.first and passage.bare(trigger.first - 1) in _LATEST:
        return True  # «لوقف الاعتداءات، وآخرها قصف المطار»
    goes_on = trigger.definite and passage.is_particle(min(trigger.last + 1, len(passage.view.tokens) - 1), "ongoing")
    if goes_on or not trigger.reading.prefix.endswith("ال"):
        return goes_on  # «حذّر إسرائيل من اعتداءاتها المستمرة»
    if trigger.first and passage.view.norms[trigger.first - 1] in THESE:
        return True  # «برد على تلك الهجمات»
    after = range(trigger.last + 1, min(trigger.last + 4, len(passage.view.tokens)))
    return any(passage.is_particle(j, "relatives") and passage.view.norms[j].startswith("ال") for j in after)


def _answered(passage: Passage, i: int) -> bool:
    """«توعدت برد قاسٍ على اغتيال …»: what an answer is to be given to, before «على» at token i."""
    answers = passage.words.particles["answers"]
    return any(not answers.isdisjoint(passage.known[j].stems) for j in range(max(0, i - 3), i))


_LATEST: Final = frozenset({"اخرها", "احدثها", "ابرزها", "اولها"})


def presupposed(passage: Passage, trigger: Trigger, clauses: list[Clause], saying: Saying) -> bool:
    """Whether a happening is known already to whoever tells of an act of saying, and no part of what its speaker tells.

    «ندّد بالهجوم الذي أوقع قتلى»: the act only reacts to it. «يُرجّح أنه من فعل داعش الذي سيطر على …»: a remark about somebody
    named, in what is only supposed, feared, demanded.
    """
    if not (saying.verb < trigger.first and saying.first <= trigger.first <= saying.last):
        return False
    if saying.kind == "noun" and _taken_for_granted(passage, trigger):
        return bool(saying.lexeme.get("reacts")) or saying.stance in _UNREAL
    if saying.kind == "noun" and saying.stance in _UNDONE and _after_it(passage, trigger, saying):
        return True
    clause = clauses[trigger.clause]
    about = passage.name(clause.first - 1) if clause.kind == "relative" and clause.first > saying.first else None
    told = trigger.reading.finite and trigger.reading.form.tense == "past"
    if told and saying.kind == "noun" and clause.first > saying.first and passage.view.norms[clause.first] == "من":
        return saying.stance in _UNHELD  # «طالب بمحاسبة من قصفوا السوق»
    return saying.stance in _UNTOLD and told and about is not None and about.value.class_ == "actor"


_UNREAL: Final = frozenset({"demanding", "fearing", "warning"})
_UNDONE: Final = _UNREAL | {"intending"}
_UNTOLD: Final = _UNREAL | {"doubting"}
_UNHELD: Final = _UNREAL | {"denying"}


def _after_it(passage: Passage, trigger: Trigger, saying: Saying) -> bool:
    """«وعدت الحكومة بتشديد المراقبة غداة هجوم»: what a promise, demand or warning comes after is told by whoever tells of that."""
    before = range(max(saying.first + 1, trigger.first - _CIRCUMSTANCE), trigger.first)
    return not trigger.reading.finite and any(passage.is_particle(j, "occasions") for j in before)


_CIRCUMSTANCE: Final = 2  # tokens from «غداة» to the happening


def _about_the_saying(trigger: Trigger, saying: Saying) -> bool:
    return trigger.first <= saying.verb and saying.kind not in ("before", "aside")
