"""Whether an operator (a negation, a fear, a wish …) works on a happening: by its place before a verb, a noun, a clause, a sentence."""

from __future__ import annotations

from typing import Final

from tawatur.understand.clauses import Clause
from tawatur.understand.light_verbs import brings_about
from tawatur.understand.operators import Operator
from tawatur.understand.passage import Passage
from tawatur.understand.saying import COMMAS, turns
from tawatur.understand.trigger import Trigger

FAR: Final = 14  # tokens


def future(trigger: Trigger) -> bool:
    readings = [r for r in (trigger.reading, trigger.light_reading, trigger.verb_reading) if r is not None and r.finite]
    return any(r.prefix.lstrip("وف") == "س" for r in readings)


def governs(passage: Passage, operator: Operator, trigger: Trigger, clauses: list[Clause]) -> bool:
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
    cause = trigger.light_reading is not None and trigger.light_reading.lexeme.get("cause")
    caused = cause and (not trigger.result or brings_about(passage, trigger))
    if caused and operator.lexeme.section == "operators.negation" and operator.last < trigger.first:
        return False  # «دون أن يسفر القصف عن ضحايا», «لم يخلّف الهجوم قتلى»: what did not come about is its result
    claimed = trigger.light_reading is not None and trigger.light_reading.lexeme.get("apart")
    if claimed and operator.lexeme.section == "operators.negation":
        return False  # «هجوم لم تتبنه أي جهة»
    ends = trigger.light_reading is not None and trigger.light_reading.lexeme.get("phase") == "end"
    if ends and operator.lexeme.section == "operators.negation":
        return False  # «لم تهدأ الاشتباكات»
    finite_at += [i for i in (trigger.light, trigger.verb) if i is not None]
    head = min([trigger.first, *finite_at])
    if "verb" in kinds and any(0 < i - operator.last <= 2 and mood(passage, i, operator) for i in finite_at):
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
        if 0 < gap <= 3:
            return not passage.is_particle(trigger.first - 1, "prepositions")  # «لم تعلق على الهجوم»
        return -6 <= gap < 0 and clause.first <= operator.first <= clause.last
    return False


def _cause_of(passage: Passage, operator: Operator, trigger: Trigger) -> bool:
    """«أدى رفضها إلى مظاهرات»: the operator is what brought the happening about, and is done with before «إلى»."""
    if not trigger.result or trigger.light is None or not trigger.light < operator.first < trigger.first:
        return False
    return any(passage.bare(j) in ("الي", "عن") for j in range(operator.last + 1, trigger.first))


_OPEN: Final = frozenset({"operators.refusal", "operators.negation", "operators.success", "operators.failure"})


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
        if operator.lexeme.section == "operators.condition" and _left_behind(passage, operator.last, head):
            return False
        return head - operator.last <= FAR and not beside  # «إذا كان …، وذلك بعد هجوم على …»
    return operator.lexeme.section == "operators.allegation" or future(trigger)


def _left_behind(passage: Passage, after: int, head: int) -> bool:
    """«إذا استمر العدوان، بينما حشد الجيش …», «إذا شنت عملية، وذلك بعدما طوقت»: after a comma another thing is told, that is so."""
    return any(
        passage.view.norms[j - 1] in COMMAS and (passage.is_particle(j, "meanwhile") or passage.view.norms[j] == "وذلك")
        for j in range(after + 2, head + 1)
    )


def _governs_before(passage: Passage, operator: Operator, trigger: Trigger) -> bool:
    """«هجوم محتمل», «محاولة فاشلة»: an adjective right after the noun; «الأنباء عن هجوم … لا أساس لها»: what is said of it."""
    gap = operator.first - trigger.last
    if operator.last > operator.first or operator.lexeme.get("far"):
        joined = any(
            passage.view.norms[j - 1] in COMMAS and passage.view.norms[j][0] == "و"
            for j in range(trigger.last + 2, operator.first)
        )
        return 0 < gap <= FAR and not joined
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
        or not 0 < operator.first - trigger.last <= FAR
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


_LED_TO: Final = frozenset({"عن", "الي"})
_DURING: Final = frozenset({"خلال", "اثناء"})


def _joined_apart(passage: Passage, operator: Operator, trigger: Trigger) -> bool:
    """«طالبت بإلغاء الحكم والإفراج عنهم»: what is to be undone is the noun right after it, and no happening."""
    reading, after = operator.reading, operator.last + 1
    undone = (operator.lexeme.get("effect") or {}).get("polarity") == "negative"
    if reading is None or reading.finite or not undone:
        return False
    if trigger.reading.prefix != "وال" or not after < trigger.first:
        return False
    told = any(not r.lexeme.rest for r in passage.by_kind[after].events)
    return passage.view.norms[after].startswith("ال") and not told


def _governs_noun(passage: Passage, operator: Operator, trigger: Trigger, clause: Clause) -> bool:
    if _joined_apart(passage, operator, trigger):
        return False
    gap, prep = trigger.first - operator.last, operator.lexeme.get("prep")
    before = passage.bare(trigger.first - 1)
    tried = (operator.lexeme.get("effect") or {}).get("outcome") == "attempted"
    if tried and prep is None and trigger.lexeme.toll and before in _LED_TO:
        return False  # «أسفرت محاولة هروب عن مقتل سجين»
    if prep is not None and before in _DURING:
        return False  # «طالب الأهالي، خلال اعتصام، بـ…»: the occasion
    led = prep is not None and passage.bare(trigger.first - 1) == prep  # «تمكنت الوحدات المختصة … من القضاء على»
    joined = prep is not None and trigger.definite and trigger.reading.prefix.startswith("و")  # «… والقبض على»
    hangs = trigger.reading.prefix.lstrip("وف")
    led = led or (prep is not None and prep == hangs)  # «اتهمت الوزارة …، اليوم الثلاثاء، الجيش … بقصف»
    reach = int(operator.lexeme.get("reach") or 0) or (_LED if led else _LED + 10 if joined else 9)
    if prep is not None and prep == hangs and clause.kind == "relative" and operator.first < clause.first:
        return 0 < gap <= reach and _past_remark(passage, operator.last + 1, trigger.first)
    if not 0 < gap <= reach or operator.first < clause.first - 2:
        return False
    if passage.bare(min(trigger.last + 1, len(passage.view.norms) - 1)) == "الا":
        return False  # «لا هجوم إلا …»
    if _done_as_well(operator, trigger):
        return False  # «تمكنت من إحباط محاولة … والقبض على»
    remark = hangs == "ب" and clause.kind == "relative"  # «الذين رفضوا المغادرة بقصف منازلهم»
    if prep is None and operator.lexeme.section in _TRANSITIVE and (remark or _under(passage, trigger.first - 1)):
        return False
    between = range(operator.last + 1, trigger.first)
    if any(
        _ends_object(passage, j, operator) for j in between if prep not in (passage.bare(j), _after_comma(passage, j))
    ):
        return False
    if isinstance(prep, str) and operator.reading is not None:
        return _preposition_between(passage, operator.last, trigger.first, prep, trigger)
    return True


def _past_remark(passage: Passage, first: int, at: int) -> bool:
    """«هدد الحراس الذين اصطفوا أمامه بتفجير المبنى»: after a remark on whom it names the operator's own preposition comes."""
    return not any(passage.view.tokens[j].kind == "punct" for j in range(first, at))


def _after_comma(passage: Passage, j: int) -> str:
    """«تمكن نزلاء السجن، شمالي البلاد، من الفرار»: the word after a comma; it may be what the operator before an aside asks for."""
    return passage.bare(j + 1) if passage.view.norms[j] in COMMAS and j + 1 < len(passage.view.norms) else ""


def _done_as_well(operator: Operator, trigger: Trigger) -> bool:
    """Whether what forces do is joined with «و» to the noun of what they prevented: it is done, and not prevented."""
    noun = operator.reading is not None and not operator.reading.finite
    joined = trigger.reading.prefix.startswith("و") and trigger.definite
    return noun and joined and operator.lexeme.section in _FOILED and trigger.type in _DONE


_FOILED: Final = frozenset({"operators.prevention", "operators.attempt"})


_DONE: Final = frozenset({"arrest", "weapons_seizure", "killing", "release"})


_TRANSITIVE: Final = frozenset({"operators.refusal", "operators.prevention"})


_LED: Final = (
    16  # words that a subject, its titles and a day may take up before the preposition that the operator asks for
)


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
    if operator.lexeme.section == "operators.refusal" and passage.is_particle(j, "petitions"):
        return False
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
            if operator.lexeme.get("reads") == "worry-about" and passage.bare(j - 1) != operator.lexeme.get("prep"):
                return False  # «قلقها إزاء تقارير تفيد بأن»; «قلقها من أن»
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


_DONE_SO: Final = frozenset({"وقد", "فقد", "لقد"})


def mood(passage: Passage, i: int, operator: Operator) -> bool:
    mood = operator.lexeme.get("mood")
    if mood is None:
        return True
    tenses = {r.form.tense for r in passage.readings(i) if r.finite}
    if mood == "imperfect" and "past" in tenses and passage.view.norms[operator.last] in _DONE_SO:
        return False  # «وقد تسبب الانفجار»
    return bool(tenses & {"present", "subjunctive", "jussive"}) if mood == "imperfect" else "past" in tenses


def own_aim(passage: Passage, operator: Operator, trigger: Trigger) -> bool:
    """«سيواصل الجيش قصف X», «قررت ضرب X»: what a verb's subject goes on with, tries or plans is done to whoever comes after it."""
    if operator.reading is None or not operator.reading.finite or trigger.reading.finite or trigger.reading.suffix:
        return False
    between = range(operator.last + 1, trigger.first)
    aims = operator.lexeme.section in _OWN_AIMS
    if aims and "subject" in (operator.lexeme.get("governs") or ()):
        aims = any(passage.name_at[j] >= 0 for j in between)  # «بدأت إسرائيل قصف …», not «بدأ قصف إسرائيل»
    if not aims and not (operator.lexeme.get("reads") == "threatens" and trigger.reading.prefix.endswith("ب")):
        return False
    masdar = trigger.reading.form.pos == "masdar" and trigger.lexeme.object == "target"
    if trigger.definite or not (masdar or (trigger.lexeme.genitive == "agent" and trigger.type in _STRUCK)):
        return False
    nouns = any(not r.finite for j in between for r in (*passage.by_kind[j].operators, *passage.by_kind[j].events))
    return len(between) <= _TO_AIM and not nouns


_OWN_AIMS: Final = frozenset({"operators.intention", "operators.attempt", "operators.success", "operators.phase"})
_STRUCK: Final = frozenset({"attack", "shelling", "air_drone_strike", "siege"})
_TO_AIM: Final = 6  # tokens that the subject may take up
