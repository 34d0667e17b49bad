"""Whether it happened: polarity, modality and outcome of a happening, from what governs it and from who says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tawatur.understand.clauses import Clause
from tawatur.understand.events import Trigger
from tawatur.understand.hearsay import event_noun
from tawatur.understand.inquiry import looked_into
from tawatur.understand.lexeme import EVENT, FINITE, LIGHT
from tawatur.understand.operators import Operator
from tawatur.understand.parties import THESE
from tawatur.understand.passage import Passage, stands_among
from tawatur.understand.saying import COMMAS, Saying, turns

_FAR = 14  # tokens
_STANCES = {
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
    passage: Passage, trigger: Trigger, clauses: Sequence[Clause], operators: Sequence[Operator], saying: Saying | None
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
    if status.modality == "reported" and _future(trigger):
        status = status._replace(modality="intended", reasons=(*status.reasons, "future"))
    if status.modality == "reported" and not status.reasons and _aim(passage, trigger, clauses):
        status = status._replace(modality="intended", reasons=(*status.reasons, "aim"))
    return status


# what is done to bring something about, and may fail to: «قاتلوا لاستعادة البلدة»
_AIMS = frozenset(
    {"attack", "control_change", "arrest", "security_operation", "abduction", "release", "evacuation", "handover", "escape", "siege",
     "withdrawal", "deployment", "agreement", "talks", "aid", "weapons_seizure"}
)  # fmt: skip


def _aim(passage: Passage, trigger: Trigger, clauses: Sequence[Clause]) -> bool:
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


_DONE_OR_NOT = frozenset({"escape", "control_change", "abduction", "release", "evacuation", "arrest", "handover"})


def _came_to_nothing(passage: Passage, trigger: Trigger, clauses: Sequence[Clause]) -> bool:
    """«حاولوا الهروب، لكنهم لم ينجحوا»: of what was tried, the sentence goes on to say that it failed."""
    for j in range(trigger.last + 2, min(trigger.last + _FAR, clauses[-1].last) + 1):
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


def _effect(passage: Passage, operator: Operator, trigger: Trigger, operators: Sequence[Operator]) -> dict[str, object]:
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
        return "verb" in kinds and _mood(passage, operator.first, negation)
    return "masdar" in kinds


def _works_on_another(operator: Operator, other: Operator) -> bool:
    """«عجز عن دحر الهجوم»: what did not come about is the other operator, a verbal noun, not the happening."""
    if operator.lexeme.section not in ("operators.failure", "operators.refusal") or other.reading is None:
        return False
    masdar = not other.reading.finite and other.lexeme.section == "operators.prevention"
    return masdar and 0 < other.first - operator.last <= 5


def _changed(status: Status, effect: Mapping[str, object], reason: str) -> Status:
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
    goes_on = trigger.definite and passage.is_particle(min(trigger.last + 1, len(passage.view.tokens) - 1), "ongoing")
    if goes_on or not trigger.reading.prefix.endswith("ال"):
        return goes_on  # «حذّر إسرائيل من اعتداءاتها المستمرة»
    if trigger.first and passage.view.norms[trigger.first - 1] in THESE:
        return True  # «برد على تلك الهجمات»
    after = range(trigger.last + 1, min(trigger.last + 4, len(passage.view.tokens)))
    return any(passage.is_particle(j, "relatives") and passage.view.norms[j].startswith("ال") for j in after)


def presupposed(passage: Passage, trigger: Trigger, clauses: Sequence[Clause], saying: Saying) -> bool:
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


_UNREAL = frozenset({"demanding", "fearing", "warning"})
_UNDONE = _UNREAL | {"intending"}
_UNTOLD = _UNREAL | {"doubting"}
_UNHELD = _UNREAL | {"denying"}


def _after_it(passage: Passage, trigger: Trigger, saying: Saying) -> bool:
    """«وعدت الحكومة بتشديد المراقبة غداة هجوم»: what a promise, demand or warning comes after is told by whoever tells of that."""
    before = range(max(saying.first + 1, trigger.first - _CIRCUMSTANCE), trigger.first)
    return not trigger.reading.finite and any(passage.is_particle(j, "occasions") for j in before)


_CIRCUMSTANCE = 2  # tokens from «غداة» to the happening


def _about_the_saying(trigger: Trigger, saying: Saying) -> bool:
    return trigger.first <= saying.verb and saying.kind not in ("before", "aside")


def _future(trigger: Trigger) -> bool:
    readings = [r for r in (trigger.reading, trigger.light_reading, trigger.verb_reading) if r is not None and r.finite]
    return any(r.prefix.lstrip("وف") == "س" for r in readings)


def governs(passage: Passage, operator: Operator, trigger: Trigger, clauses: Sequence[Clause]) -> bool:
    """Whether an operator works on a happening: on the verb after it, a verbal noun, an «أن» clause, its own subject."""
    if operator.over is not None:
        return trigger.first in operator.over
    kinds = operator.lexeme.get("governs") or ()
    clause = clauses[trigger.clause]
    if trigger.first <= operator.first <= trigger.last or _of_comment(passage, operator, trigger.first):
        return False
    if _cause_of(passage, operator, trigger):
        return False
    finite_at = [trigger.first] if trigger.reading.finite else []
    caused = trigger.light_reading is not None and trigger.light_reading.lexeme.get("cause") and not trigger.result
    if caused and operator.lexeme.section == "operators.negation" and operator.last < trigger.first:
        return False  # «دون أن يسفر القصف عن ضحايا»: what did not come about is its result
    ends = trigger.light_reading is not None and trigger.light_reading.lexeme.get("phase") == "end"
    if ends and operator.lexeme.section == "operators.negation":
        return False  # «لم تهدأ الاشتباكات»
    finite_at += [i for i in (trigger.light, trigger.verb) if i is not None]
    head = min([trigger.first, *finite_at])
    if "verb" in kinds and any(0 < i - operator.last <= 2 and _mood(passage, i, operator) for i in finite_at):
        return True
    if "clause" in kinds and not _remark(trigger, clause, operator) and _governs_clause(passage, operator, head):
        return True
    if "sentence" in kinds and _governs_sentence(passage, operator, trigger, head):
        return True
    if trigger.reading.finite:
        return False
    if "masdar" in kinds and (
        _governs_noun(passage, operator, trigger, clause) or _refers_back(passage, operator, trigger)
    ):
        return True
    if "before" in kinds and _governs_before(passage, operator, trigger):
        return True
    if "subject" in kinds and operator.reading is not None and operator.reading.finite:
        gap = trigger.first - operator.last
        return 0 < gap <= 3 or (-6 <= gap < 0 and clause.first <= operator.first <= clause.last)
    return False


def _cause_of(passage: Passage, operator: Operator, trigger: Trigger) -> bool:
    """«أدى رفضها إلى مظاهرات»: the operator is what brought the happening about, and is done with before «إلى»."""
    if not trigger.result or trigger.light is None or not trigger.light < operator.first < trigger.first:
        return False
    return any(passage.bare(j) in ("الي", "عن") for j in range(operator.last + 1, trigger.first))


_OPEN = frozenset({"operators.refusal", "operators.negation", "operators.success", "operators.failure"})


def _of_comment(passage: Passage, operator: Operator, before: int) -> bool:
    """«رفض التعليق على الغارة», «دون تأكيد وقوعها», «لم يتسنّ التحقق من»: what does not come about is that somebody speaks of it."""
    if operator.lexeme.section not in _OPEN or "masdar" not in (operator.lexeme.get("governs") or ()):
        return False
    comment = passage.words.particles["comment"]
    for j in range(operator.last + 1, min(operator.last + 6, before)):
        if passage.is_particle(j, "complementizers") or passage.view.norms[j] in COMMAS:
            return False
        if passage.name_at[j] < 0 and not comment.isdisjoint(passage.known[j].stems):
            return True
    return False


def _remark(trigger: Trigger, clause: Clause, operator: Operator) -> bool:
    """«يُرجّح أنه من فعل داعش الذي سيطر على المدينة»: a relative clause tells of what is past, whatever is supposed."""
    told = trigger.reading.finite and trigger.reading.form.tense == "past"
    return told and clause.kind == "relative" and clause.first > operator.last + 1


def _governs_sentence(passage: Passage, operator: Operator, trigger: Trigger, head: int) -> bool:
    """A condition and what hangs on it, before or after; «على ما يبدو» the whole sentence."""
    if operator.first < head:
        beside = not trigger.reading.finite and any(
            passage.is_particle(j, "asides") or passage.bare(j) == "وذلك" for j in range(operator.last + 2, head)
        )
        left = any(turns(passage, j) is not None for j in range(operator.last + 1, head + 1))
        if left and operator.lexeme.get("reads") == "whether":
            return False  # «من دون أن يتضح ما إذا كان بداخله، بينما قصفت …»
        return head - operator.last <= _FAR and not beside  # «إذا كان …، وذلك بعد هجوم على …»
    return operator.lexeme.section == "operators.allegation" or _future(trigger)


def _governs_before(passage: Passage, operator: Operator, trigger: Trigger) -> bool:
    """«هجوم محتمل», «محاولة فاشلة»: an adjective right after the noun; «الأنباء عن هجوم … لا أساس لها»: what is said of it."""
    gap = operator.first - trigger.last
    if operator.last > operator.first or operator.lexeme.get("far"):
        joined = any(
            passage.view.norms[j - 1] in COMMAS and passage.view.norms[j][0] == "و"
            for j in range(trigger.last + 2, operator.first)
        )
        return 0 < gap <= _FAR and not joined
    between = range(trigger.last + 1, operator.first)
    return 0 < gap <= 3 and not any(
        passage.is_particle(j, "prepositions") or passage.view.tokens[j].kind == "punct" for j in between
    )


def _refers_back(passage: Passage, operator: Operator, trigger: Trigger) -> bool:
    """«هجوم صُدّ», «تم صدّه», «أحبطته القوات», «تصدّت له»: what was prevented stands before, as subject or pronoun."""
    reading = operator.reading
    if (
        reading is None
        or operator.lexeme.section != "operators.prevention"
        or not 0 < operator.first - trigger.last <= _FAR
    ):
        return False
    after = passage.view.norms[operator.last + 1] if operator.last + 1 < len(passage.view.norms) else ""
    prep = operator.lexeme.get("prep")
    doers = isinstance(prep, str)  # «تصدّيها للهجوم»: whoever does it
    if reading.suffix in ("ه", "ها", "هم", "هما") and not doers:
        return after != "من"  # «منعته من …»: whoever was kept from it
    if isinstance(prep, str) and after in (f"{prep}ه", f"{prep}ها", f"{prep}هم"):
        return True
    return reading.finite and passage.passive_marked(operator.first)


def _mood(passage: Passage, i: int, operator: Operator) -> bool:
    mood = operator.lexeme.get("mood")
    if mood is None:
        return True
    tenses = {r.form.tense for r in passage.readings(i) if r.finite}
    return bool(tenses & {"present", "subjunctive", "jussive"}) if mood == "imperfect" else "past" in tenses


def _governs_noun(passage: Passage, operator: Operator, trigger: Trigger, clause: Clause) -> bool:
    gap, prep = trigger.first - operator.last, operator.lexeme.get("prep")
    led = prep is not None and passage.bare(trigger.first - 1) == prep  # «تمكنت الوحدات المختصة … من القضاء على»
    joined = prep is not None and trigger.definite and trigger.reading.prefix.startswith("و")  # «… والقبض على»
    reach = int(operator.lexeme.get("reach") or 0) or (_LED if led else _LED + 10 if joined else 9)
    if not 0 < gap <= reach or operator.first < clause.first - 2:
        return False
    if passage.bare(min(trigger.last + 1, len(passage.view.norms) - 1)) == "الا":
        return False  # «لا هجوم إلا …»
    if _done_as_well(operator, trigger):
        return False  # «تمكنت من إحباط محاولة … والقبض على»
    if prep is None and operator.lexeme.section in _TRANSITIVE and _under(passage, trigger.first - 1):
        return False
    between = range(operator.last + 1, trigger.first)
    if any(_ends_object(passage, j, operator) for j in between if passage.bare(j) != prep):
        return False
    if isinstance(prep, str) and operator.reading is not None:
        return _preposition_between(passage, operator.last, trigger.first, prep, trigger)
    return True


def _done_as_well(operator: Operator, trigger: Trigger) -> bool:
    """Whether what forces do is joined with «و» to the noun of what they prevented: it is done, and not prevented."""
    noun = operator.reading is not None and not operator.reading.finite
    joined = trigger.reading.prefix.startswith("و") and trigger.definite
    return noun and joined and operator.lexeme.section in _FOILED and trigger.type in _DONE


_FOILED = frozenset({"operators.prevention", "operators.attempt"})
_DONE = frozenset({"arrest", "weapons_seizure", "killing", "release"})
_TRANSITIVE = frozenset({"operators.refusal", "operators.prevention"})
_LED = 16  # words that a subject, its titles and a day may take up before the preposition that the operator asks for


def _under(passage: Passage, i: int) -> bool:
    """«أدى رفضها إلى تظاهرات», «رفض المشاركة في الهجوم»: the happening hangs on a preposition, and is no object."""
    return passage.is_particle(i, "prepositions") and passage.bare(i) not in ("من", "عن", "دون", "اي")


def _ends_object(passage: Passage, j: int, operator: Operator) -> bool:
    """Whether token j ends what an operator before it has for an object: another clause, a circumstance, a new subject."""
    norm = passage.view.norms[j]
    if passage.is_particle(j, "complementizers") or passage.is_particle(j, "relatives") or norm in (";", "؛", ":"):
        return True
    if j in passage.round_time:
        return False
    if norm in COMMAS and (passage.view.norms[j + 1][0] == "و" or passage.is_particle(j + 1, "prepositions")):
        return True
    if norm in COMMAS and any(r.prefix == "ب" and not r.finite for r in passage.readings(j + 1)):
        return True  # «منعهم من الخروج، بهجمات على …»: by what means
    if passage.is_particle(j, "asides") and passage.time_at[j + 1] < 0 and j > operator.last + 1:
        return True
    if norm in ("اطار", "سياق") and passage.bare(j - 1) == "في":
        return True
    if norm[0] == "و" and passage.is_particle(j, "pronouns"):
        return True
    circumstance = passage.is_particle(j, "circumstance") or passage.is_particle(j, "clause_links")
    if norm == "ثم" or (circumstance and j > operator.last + 1 and norm != "مع"):
        return True
    if any(r.lexeme.get("hearsay") for r in passage.by_kind[j].sayings):
        return False  # «لا صحة لما يقال عن …»
    readings = passage.readings(j)
    return bool(readings) and all(r.finite for r in readings)


def _preposition_between(passage: Passage, after: int, before: int, prep: str, trigger: Trigger) -> bool:
    for j in range(after + 1, before):
        norm = passage.view.norms[j]
        if passage.bare(j) == prep and _is_place(passage, j + 1):
            continue  # «تراجعوا عن البريقة تحت قصف»: what they left is the place
        if passage.bare(j) == prep or norm == prep or (len(prep) == 1 and norm.lstrip("وف").startswith(prep)):
            return True
    return trigger.reading.prefix.lstrip("وف")[:1] == prep


def _is_place(passage: Passage, j: int) -> bool:
    name = passage.name(j)
    return name is not None and name.first == j and name.value.class_ in ("place", "facility")


def _governs_clause(passage: Passage, operator: Operator, head: int) -> bool:
    """«يخشى أن يهاجم»: the complementizer follows within a few words, the happening within its clause."""
    for j in range(operator.last + 1, min(operator.last + 7, head)):
        if passage.is_particle(j, "complementizers"):
            if j - 1 > operator.last and any(not r.finite for r in passage.by_kind[j - 1].sayings):
                return False  # «نفى ذلك مؤكداً أن …»
            return head - j <= 8 and not any(_leaves_clause(passage, k) for k in range(j + 2, head))
        if passage.view.norms[j] in ("،", ",", "؛"):
            return False
    return False


def _leaves_clause(passage: Passage, k: int) -> bool:
    """«يخشى أن يرتفع العدد وقالت الوزارة إن …»: another clause begins at token k."""
    paused = passage.view.norms[k - 1] in COMMAS
    if paused and (passage.is_particle(k, "subordinators") or passage.bare(k) == "كما"):
        return True
    readings = passage.by_kind[k].sayings
    return bool(readings) and readings[0].finite and readings[0].prefix[:1] == "و"
