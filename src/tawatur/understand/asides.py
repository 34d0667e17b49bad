"""Sources told by the way: «بحسب X», «وفق ما نقله Y عن Z»."""

from __future__ import annotations

from typing import Final

from tawatur.understand.agreement import is_passive_saying
from tawatur.understand.content import content_of
from tawatur.understand.governments import government
from tawatur.understand.lexeme import Reading
from tawatur.understand.passage import Passage
from tawatur.understand.saying import PAUSES, Saying, Sentence, statement_noun, turns
from tawatur.understand.speaker import Speaker, recall
from tawatur.understand.speakers import find_speaker, spoken_to
from tawatur.understand.unnamed import unlisted
from tawatur.understand.who_speaks import citing, quoted, subject_before, through


def aside(sentence: Sentence, i: int, found: list[Saying]) -> Saying | None:
    """«بحسب X», «وفقاً لـX», «كما ذكر X»: the source follows; what it answers for is settled by its place."""
    passage, last = sentence.passage, sentence.last
    sequence = passage.sequence_at.get(i)
    if sequence is None or sequence[0].section != "speech.adverbials":
        return None
    lexeme, end = sequence
    if end >= last:
        return None
    start, reading, heard = end + 1, None, None
    if lexeme.get("says"):
        reading = _says(passage, start)
        while reading is None and start < min(last, end + 3) and passage.is_particle(start, "other"):
            start += 1
            reading = _says(passage, start)
        own = reading is not None and reading.suffix and reading.lexeme.get("of_told")
        if reading is None or own or (lexeme.get("also") and content_of(sentence, start, reading.lexeme)[1]):
            return None  # «كما أكد أن»: a saying like any other; «كما تبناها لواء X»: nobody passes that on
        heard = _told_to(passage, start + 1, last, reading)
        start = _subject_from(passage, heard.last + 1 if heard is not None else start + 1, last)
    stop = _aside_end(passage, start, last, i)
    if reading is not None and reading.lexeme.get("source"):
        speaker = quoted(sentence, start, stop, reading.lexeme, found, before=False)
    else:
        governed = reading is None
        speaker = find_speaker(
            passage, start, stop, sentence.references, after=True, governed=governed, subject=not governed
        )
    if speaker is None and reading is not None:
        speaker = government(sentence, start)  # «كما تقول موسكو»
    if speaker is None and start <= stop:
        speaker = _of_statement(sentence, start, stop, any(s.speaker is not None and s.first < i for s in found))
    if (
        speaker is None
        and start <= stop
        and (reading is not None or passage.view.norms[start][0] != "ل" or passage.view.norms[start].startswith("لل"))
    ):
        speaker = unlisted(passage, start, stop, led=reading is None)
    known = next((s.speaker for s in reversed(found) if s.speaker is not None), sentence.before)
    if (
        speaker is None and reading is not None and not is_passive_saying(passage, start - 1, reading)
    ):  # «كما أشيع»: nobody
        # «تمكن الجيش، كما جاء في بلاغه، من …»
        own = subject_before(sentence, i) or known
        speaker = None if own is None else own._replace(floor="")
    elif speaker is not None:
        tells = reading is not None and bool(reading.lexeme.get("tells"))
        told = spoken_to(passage, start, stop, tells) if heard is None else (heard,)
        if known is not None and _its_own(passage, speaker):
            told = (known, *told)  # «قالت الشبكة إن …، وبحسب مصادرها فإن …»
        speaker = through(recall(speaker, known), told)
        speaker = citing(sentence, speaker, _aside_end(passage, speaker.last + 2, last))
    if speaker is None:
        return None
    said = reading.lexeme if reading is not None and reading.lexeme.get("stance") == "doubting" else lexeme
    return Saying(i, start, stop, speaker, str(said.get("stance") or "neutral"), lexeme, "aside")


def _of_statement(sentence: Sentence, i: int, stop: int, told: bool) -> Speaker | None:
    """«وفق بيان لهيئة الأركان»: whose statement it is; «بحسب البيان»: whoever spoke last, before the sentence.

    told: the sentence tells already who says it, whose statement «البيان» then is.
    """
    passage, norm = sentence.passage, sentence.passage.view.norms[i]
    if not statement_noun(passage, i):
        return None
    if norm.startswith(("ال", "لل")):
        return None if told or not _alone(passage, i, stop) else sentence.before
    j = i + 1
    while j < stop and passage.view.norms[j] in passage.words.role_adjectives:
        j += 1  # «بيان رسمي لـ…»
    if j < stop and passage.is_particle(j, "issued") and passage.bare(j + 1) == "عن":
        return unlisted(passage, j + 2, stop)
    if j > stop or passage.view.norms[j][0] != "ل":
        return None
    whose = unlisted(passage, j, stop, led=True)
    body = passage.view.norms[j].removeprefix("ل")
    if whose is None or passage.view.norms[j].startswith("لل") or body not in passage.words.particles["institutions"]:
        return whose
    return whose._replace(entity="role/~" + "-".join([body, *passage.view.norms[j + 1 : whose.last + 1]]))


def _alone(passage: Passage, i: int, stop: int) -> bool:
    """Whether a noun has nothing after it that tells which one: «البيان»; not «التقرير الأممي»."""
    return i >= stop or not passage.view.norms[i + 1].startswith("ال")


def _its_own(passage: Passage, speaker: Speaker) -> bool:
    """«مصادرها», «مراسلهم»: sources of whoever was speaking."""
    return speaker.entity.startswith("role/") and passage.view.norms[speaker.first].endswith(("ها", "هم"))


def _subject_from(passage: Passage, i: int, last: int) -> int:
    """Where the subject of «ما أفاد» begins: after «به», and after a day in commas («ما أفاد به، الأحد، الناطق»)."""
    if i < last and passage.view.norms[i] in _BY_IT:
        i += 1
    if i in passage.round_time:
        return min(next((j for j in range(i + 1, last) if j in passage.round_time), i) + 1, last)
    return i


def _told_to(passage: Passage, i: int, last: int, reading: Reading) -> Speaker | None:
    """«على ما أفاد، الأربعاء، وكالة X مسؤول …»: an agency after a verb in the masculine is told, and another tells."""
    if reading.form.person != "3ms" or i > last:
        return None
    while i < last and passage.time_at[i] >= 0:
        i += 1
    name = passage.name(i)
    agency = name is not None and name.value.class_ == "source" and passage.view.norms[i] == "وكاله"
    if name is None or not agency or name.last >= last or passage.view.tokens[name.last + 1].kind != "word":
        return None
    return Speaker(name.value.entity, name.first, name.last, False)


_CLOSING: Final = {"-": "-", "–": "–", "—": "—", "(": ")"}
_BY_IT: Final = frozenset({"به", "بها", "عنه", "عنها"})


def _says(passage: Passage, i: int) -> Reading | None:
    return next((r for r in passage.readings(i) if r.finite and r.lexeme.section == "speech.verbs"), None)


def _aside_end(passage: Passage, start: int, last: int, opened: int = 0) -> int:
    """The last token of the words that name a source from token start on; opened: the first of the words that lead to it."""
    closing = _CLOSING.get(passage.view.norms[opened - 1]) if opened else None
    for j in range(start, min(last, start + 16) + 1):
        if passage.name_at[j] >= 0 and passage.name_at[j] == passage.name_at[j - 1]:
            continue
        if passage.view.norms[j] in PAUSES and j > start and j not in passage.round_time:
            return j - 1
        if j > start and passage.view.norms[j] == closing:
            return j - 1  # «- وفق الشرطة -», «(بحسب مصادر)»
        if j > start and passage.passive_marked(j) and passage.by_kind[j].finite:
            return j - 1  # «وبحسب المرصد قُتل …»
        settled = j > start and (passage.view.norms[j - 1].startswith(("ال", "لل")) or passage.time_at[j - 1] >= 0)
        if settled and passage.view.norms[j][0] != "و":
            readings = passage.by_kind[j].events
            if any(r.finite and r.form.tense == "past" and not r.prefix for r in readings):
                return j - 1  # «بحسب الشرطة الهندية قتل …», «بحسب مذكرة مؤرخة في 2014 أعدم …»
        if passage.is_particle(j, "complementizers") or (passage.is_particle(j, "relatives") and j > start + 1):
            return j - 1
        if turns(passage, j) is not None and j > start:
            return j - 1
    return min(last, start + 16)
