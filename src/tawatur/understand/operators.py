"""Finds the words that change whether a happening is real: negation, prevention, fear, intention, demand, condition, allegation."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.read.fold import fold
from tawatur.understand.hearsay import untrue_news
from tawatur.understand.lexeme import OPERATOR, SEQUENCE, Lexeme, Reading
from tawatur.understand.passage import Passage, stands_among
from tawatur.understand.saying import COMMAS, asks_not_to_be_named, is_called

_IF: Final = Lexeme(
    "operators.condition:if",
    "operators.condition",
    "إن",
    extra={"reads": "if", "governs": ("sentence",), "effect": {"modality": "hypothetical"}},
)
_LEADS: Final = COMMAS | {":"}
_NEEDED: Final = 8  # tokens after a verb within which the word stands that it needs
_MUST: Final = Lexeme(
    "operators.demand:must",
    "operators.demand",
    "على",
    extra={"reads": "must", "governs": ("clause",), "effect": {"modality": "demanded"}},
)
_TO: Final = Lexeme(
    "operators.intention:to",
    "operators.intention",
    "على أن",
    extra={"reads": "stipulated", "governs": ("clause",), "effect": {"modality": "intended"}},
)


class Operator(NamedTuple):
    """A word that changes whether a happening is real, at tokens first..last. `over`: what news tell that it says is untrue."""

    first: int
    last: int
    lexeme: Lexeme
    reading: Reading | None
    over: range | None = None


def find_operators(passage: Passage, first: int, last: int) -> list[Operator]:
    """All operators among tokens first..last; of overlapping runs of words the longer."""
    out: list[Operator] = []
    covered = first - 1
    can, norms = passage.can, passage.view.norms
    for i in range(first, last + 1):
        if i <= covered or not (can[i] & (OPERATOR | SEQUENCE) or norms[i] in _MAY_OPERATE):
            continue
        name = passage.name(i)
        if name is not None and name.last > name.first:
            continue  # «صحيفة لو نوفيليست»
        sequence = passage.sequence_at.get(i)
        if sequence is not None and sequence[0].section.startswith("operators."):
            if any(0 < i - o.last <= 6 and o.lexeme.get("prep") == passage.bare(i) for o in out[-1:]):
                continue  # «حال الجيش دون دخولهم»: the preposition of what prevents
            covered = sequence[1]
            if passage.bare(min(covered + 1, last)) in (sequence[0].get("not_before") or ()):
                continue  # «لا علاقة بين التفجيرين»
            if asks_not_to_be_named(passage, i, last):
                continue  # «شريطة عدم كشف هويته»
            if _of_the_unnamed(passage, sequence[0], i, first):
                continue
            over = _over(passage, sequence[0], (i, sequence[1]), False, (first, last))
            out.append(Operator(i, sequence[1], sequence[0], None, over))
            continue
        if passage.view.norms[i] == "ان" and _condition_opens(passage, i, first):
            out.append(Operator(i, i, _IF, None))
            continue
        if passage.bare(i) == "علي" and _duty_opens(passage, i, first, last):
            out.append(Operator(i, i, _MUST, None))
            continue
        if norms[i] == "علي" and _stipulated(passage, i, first, last):
            out.append(Operator(i, i, _TO, None))
            continue
        untrue = _untrue(passage, i, first, last)
        if untrue is not None:
            out.append(untrue)
            continue
        reading = _operating(passage, i, last) if passage.by_kind[i].operators else None
        if reading is not None and not _petition(i, reading, out):
            out.append(Operator(i, i, reading.lexeme, reading))
    return out


def _petition(i: int, reading: Reading, out: list[Operator]) -> bool:
    """«رفضت المحكمة طلب الإفراج عنه»: what is asked for is refused, which is all that is told of it."""
    asked = reading.lexeme.section == "operators.demand"
    return asked and bool(out) and out[-1].lexeme.section == "operators.refusal" and 0 < i - out[-1].last <= _ASKED


_ASKED: Final = 4  # tokens from a refusal to the request


def _of_the_unnamed(passage: Passage, lexeme: Lexeme, i: int, first: int) -> bool:
    """«طلب عدم كشف اسمه خشية على سلامته»: what somebody who asks not to be named is afraid of is nothing told."""
    if (lexeme.get("effect") or {}).get("modality") != "feared":
        return False
    return any(asks_not_to_be_named(passage, j, i) for j in range(max(first, i - _REMARK), i))


_REMARK: Final = 6  # tokens from asking to what is feared


def _untrue(passage: Passage, i: int, first: int, last: int) -> Operator | None:
    """«الأنباء عن … كاذبة», «وصفها بالشائعات»: a noun or adjective that says that news are untrue."""
    for reading in passage.by_kind[i].operators:
        over = _over(passage, reading.lexeme, (i, i), True, (first, last))
        if over is not None:
            return Operator(i, i, reading.lexeme, reading, over)
    return None


def _over(
    passage: Passage, lexeme: Lexeme, words: tuple[int, int], noun: bool, bounds: tuple[int, int]
) -> range | None:
    if "news" not in (lexeme.get("governs") or ()):
        return None
    return untrue_news(passage, lexeme, words, noun, bounds)


def _operating(passage: Passage, i: int, last: int) -> Reading | None:
    """The reading of token i as an operator; after a preposition it is the verbal noun («عجز عن صد الهجوم»)."""
    if asks_not_to_be_named(passage, i, last) or is_called(passage, i):
        return None
    found: Reading | None = None
    governed = i > 0 and passage.is_particle(i - 1, "prepositions")
    for reading in passage.by_kind[i].operators:
        if reading.form.pos == "passive_participle" or (
            reading.form.person[:1] == "1" and reading.form.voice == "passive"
        ):
            continue  # «مطلوبين» asks for nothing
        if tuple(reading.lexeme.get("governs") or ()) == ("news",):
            continue  # «شائعات عن اعتقاله»: a rumour that nobody calls untrue
        if reading.lexeme.needs and not stands_among(passage, reading.lexeme.needs, i + 1, min(i + _NEEDED, last)):
            continue  # «حال الجيش دون …», not «ساحل»
        if _carried_out(passage, i, reading) or not _beside(passage, i, last, reading):
            continue
        if reading.prefix.endswith("ال") and not _complemented(passage, i, reading, last):
            continue
        if _as_reason(passage, i, last, reading):
            continue
        better = found is not None and (
            (found.finite and not reading.finite)
            if governed
            else _is_the_verb(found, reading) or (_opens_line(passage, i) and not found.finite and reading.finite)
        )
        if found is None or better:
            found = reading
    return found


def _as_reason(passage: Passage, i: int, last: int, reading: Reading) -> bool:
    """«اعتصموا رفضاً لاعتقاله», «أصوات رافضة للمجزرة»: what they reject is so."""
    if reading.lexeme.section != "operators.refusal" or i >= last or passage.view.norms[i + 1][0] != "ل":
        return False
    return passage.view.norms[i].endswith("ا") or reading.form.pos == "active_participle"


def _opens_line(passage: Passage, i: int) -> bool:
    """Whether token i stands at the head of a line or after a mark: there a verb is likelier than the noun written like it."""
    before = passage.view.tokens[i - 1]
    return i == 0 or before.kind == "punct" or before.line != passage.view.tokens[i].line


def _is_the_verb(noun: Reading, verb: Reading) -> bool:
    """«تمكّن سجناء من الفرار»: of a word for success that may be a verb or its verbal noun, without the article, it is the verb."""
    success = noun.lexeme.section == "operators.success" and noun.lexeme.id == verb.lexeme.id
    return success and verb.finite and not noun.finite and not noun.prefix.endswith("ال")


def _carried_out(passage: Passage, i: int, reading: Reading) -> bool:
    """«نفذت السلطات حكم الإعدام»: a word before it says that it came about."""
    before = frozenset(reading.lexeme.get("not_after") or ())
    return bool(before) and any(not before.isdisjoint(passage.known[j].stems) for j in range(max(0, i - _NEEDED), i))


def _beside(passage: Passage, i: int, last: int, reading: Reading) -> bool:
    """«اتفاق يقضي بالإفراج عن …»: what makes an everyday verb an operator stands shortly before or after it."""
    words = frozenset(fold(w) for w in reading.lexeme.get("beside") or ())
    near = range(max(0, i - _NEEDED), min(i + _NEEDED, last) + 1)
    return not words or any(not words.isdisjoint(passage.known[j].stems) for j in near)


def _condition_opens(passage: Passage, i: int, first: int) -> bool:
    """«إن شنّت … فستردّ»: a conditional particle opens the sentence, a past verb right after it."""
    view = passage.view
    if i + 1 >= len(view.norms) or view.text[view.tokens[i].start] != "إ":
        return False
    if i and view.norms[i - 1] == "." and view.tokens[i - 1].end == view.tokens[i].start:
        return False  # «سي.إن.إن ترك»
    if view.norms[i + 1] == "لم":
        return True
    if i > first:
        return False  # «قالت، إن …» leads in what is said
    readings = passage.readings(i + 1)
    return bool(readings) and any(r.finite and r.form.tense == "past" for r in readings)


def _stipulated(passage: Passage, i: int, first: int, last: int) -> bool:
    """«…، على أن تنسحب القوات خلال يومين»: what is agreed to come."""
    if not (first < i < last - 1 and passage.view.norms[i - 1] in COMMAS and passage.view.norms[i + 1] == "ان"):
        return False
    return any(r.finite and r.form.tense != "past" for r in passage.readings(i + 2))


_MAY_OPERATE: Final = frozenset({"ان", "علي", "وعلي"})
_NO_DUTY: Final = frozenset({"الارجح", "الاقل", "الرغم", "الاغلب", "العكس"})


def _duty_opens(passage: Passage, i: int, first: int, last: int) -> bool:
    """«على إسرائيل أن تنسحب»: a clause begins with whose duty it is, then «أن» and what ought to be."""
    norms = passage.view.norms
    opens = i == first or norms[i - 1] in _LEADS or passage.is_particle(i - 1, "complementizers")
    whose = i < last and (passage.name_at[i + 1] >= 0 or norms[i + 1].startswith("ال")) and norms[i + 1] not in _NO_DUTY
    if not (opens and whose):
        return False
    for j in range(i + 2, min(i + 7, last)):
        if norms[j] == "ان":
            return any(r.finite and r.form.tense != "past" for r in passage.readings(j + 1))
        if passage.by_kind[j].finite or passage.is_particle(j, "prepositions"):
            return False
    return False


def _complemented(passage: Passage, i: int, reading: Reading, last: int) -> bool:
    """«المخاوف من هجوم», «التهديد بأن»: a definite noun works on what follows when its preposition or «أن» comes at once."""
    noun = reading.form.pos in ("noun", "masdar")
    if i == last or not noun or "masdar" not in (reading.lexeme.get("governs") or ()):
        return False
    prep = reading.lexeme.get("prep") or "من"
    for j in range(i + 1, min(i + 5, last + 1)):
        norm = passage.view.norms[j]
        joined = j == i + 1 and len(prep) == 1 and norm[0] == prep and len(norm) > 3
        if norm == prep or joined or passage.is_particle(j, "complementizers"):
            return True
        if passage.name_at[j] < 0 and passage.bare(j) not in ("في", "لدي", "بين") and passage.time_at[j] < 0:
            return False  # «المخاوف في الخرطوم من هجوم»
    return False
