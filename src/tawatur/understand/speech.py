"""Who says so: acts of saying in a sentence, their speakers, and how what they say follows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from tawatur.model import Link
from tawatur.understand.agreement import is_passive_saying
from tawatur.understand.asides import aside
from tawatur.understand.content import content_of, head_end, news_of, passed_on, remark_end, saying_reading
from tawatur.understand.declared import declared
from tawatur.understand.floor import carried_on, enumerated, handing_on
from tawatur.understand.heads import COLON, credited, headed_by, titled
from tawatur.understand.holders import holder
from tawatur.understand.lexeme import SAYING, SEQUENCE
from tawatur.understand.passage import Passage
from tawatur.understand.saying import COMMAS, Saying, Sentence, opens, statement_noun
from tawatur.understand.scopes import scoped
from tawatur.understand.speaker import Speaker
from tawatur.understand.speakers import find_speaker, spoken_to
from tawatur.understand.who_speaks import speaker_of, through

_BEFORE_VERB: Final = COMMAS | {"-", "–"}


def find_sayings(
    passage: Passage, number: int, references: dict[int, str], last_speaker: Speaker | None
) -> list[Saying]:
    """The acts of saying of one sentence, in order. `last_speaker`: who spoke last in the sentences before."""
    bounds = passage.view.sentences[number]
    if not _may_speak(passage, bounds.first, bounds.last, last_speaker):
        return []
    sentence = Sentence(passage, number, bounds.first, bounds.last - 1, references, last_speaker)
    found: list[Saying] = []
    i = sentence.first
    headed = headed_by(sentence) or titled(sentence) or credited(sentence)
    if headed is not None:
        found.append(headed)
        i = max(i, headed.first)
    can = passage.can
    for j in range(i, sentence.last + 1):
        if not can[j] & (SAYING | SEQUENCE):
            continue
        speaks = bool(can[j] & SAYING)
        if speaks and found and passed_on(passage, j):
            found[-1] = _passed(sentence, found[-1], j)
            continue
        if speaks and found and found[-1].verb < j < found[-1].first and found[-1].kind == "noun":
            continue  # «نفى ما ذكرته الصحيفة عن …»: whose words are denied
        saying = aside(sentence, j, found) if j in passage.sequence_at else None
        if saying is None and speaks:
            saying = _verb(sentence, j, found) or declared(sentence, j)
        if saying is not None:
            found.append(saying)
    carried = carried_on(sentence, found)
    if not found and not carried:
        return []
    return handing_on(sentence, scoped(passage, [*carried, *found], sentence.first, sentence.last))


def _may_speak(passage: Passage, first: int, end: int, before: Speaker | None) -> bool:
    """Whether anything in the tokens from first up to end can be an act of saying, or somebody still has the floor."""
    return (
        (before is not None and (bool(before.floor) or enumerated(passage, first)))
        or any(can & (SAYING | SEQUENCE) for can in passage.can[first:end])
        or ":" in passage.view.norms[first:end]
        or passage.view.norms[end - 1] == ")"
        or statement_noun(passage, first)
    )


def _passed(sentence: Sentence, saying: Saying, i: int) -> Saying:
    """«مصادر، نقلت عنها الوكالة، …»: the act, its speaker's words passed on by whoever is named after token i."""
    agent = find_speaker(sentence.passage, i + 1, head_end(sentence, i), sentence.references, after=True)
    if agent is None or saying.speaker is None:
        return saying
    return saying._replace(speaker=through(saying.speaker, (agent,)))


def chain_of(
    passage: Passage, at: int, sayings: list[Saying], outlet: str | None
) -> tuple[tuple[Link, ...], Saying | None]:
    """(chain from the origin outwards, the innermost act of saying) for a happening told at token `at`."""
    over = [s for s in sayings if _answers(s, at)]
    # what an agency's dateline leads in («بيروت - رويترز: …») it passes on, whoever says so
    spoken = {s.speaker.entity for s in over if s.speaker is not None and s.kind not in _OUTER}
    telling = {s.speaker.entity for s in over if s.speaker is not None and s.kind in ("clause", "quote")}
    over.sort(key=lambda s: (_outer(s, spoken, telling) or _leads_in(s), s.kind == "carried" or _leads_in(s), -s.verb))
    links: tuple[Link, ...] = ()
    for saying in reversed(over):
        links = links_of(passage, saying.speaker, links, outlet)
    if not over:
        return (), None
    inner = over[0]
    return links, inner if at <= inner.stands else inner._replace(stance="neutral")


def _answers(saying: Saying, at: int) -> bool:
    """Whether an act of saying answers for what token `at` tells; «تحذير X» is X's own warning."""
    if saying.nominal and at == saying.verb:
        return bool(saying.lexeme.get("claim"))
    return saying.first <= at <= saying.last and not saying.verb <= at < saying.first and not _names_speaker(saying, at)


_OUTER: Final = frozenset({"aside", "before", "carried"})


def _outer(saying: Saying, spoken: Collection[str], telling: Collection[str]) -> bool:
    """Whether what is told by the way passes on what others say.

    Not «بحسب مصادرها», which whoever speaks passes on; nor «قالت القناة إن …، نقلاً عن سكان», where an outlet names its origin.
    spoken: all that speak in their own words; telling: those of them that tell in whole sentences.
    """
    speaker = saying.speaker
    passes_on = speaker is not None and any(t.entity in spoken for t in speaker.through)
    cited = saying.kind == "aside" and bool(saying.lexeme.get("origin")) and speaker is not None
    if cited and speaker is not None and not speaker.entity.startswith("source/"):
        passes_on = passes_on or any(entity.startswith("source/") for entity in telling)
    return saying.kind in _OUTER and not passes_on


def _leads_in(saying: Saying) -> bool:
    return saying.lexeme is COLON and saying.speaker is not None and saying.speaker.entity.startswith("source/")


def links_of(
    passage: Passage, speaker: Speaker | None, beyond: tuple[Link, ...], outlet: str | None
) -> tuple[Link, ...]:
    """A chain: the speaker and whoever passed their words on, then those beyond; each once, the publishing outlet left out."""
    links: list[Link] = []
    for one in () if speaker is None else (speaker, *speaker.through):
        if one.entity != outlet and all(link.entity != one.entity for link in links):
            start, end = passage.view.span(one.first, one.last)
            links.append(Link(one.entity, passage.view.text[start:end], start, end))
    return (*links, *(b for b in beyond if all(b.entity != link.entity for link in links)))


def _names_speaker(saying: Saying, at: int) -> bool:
    return saying.speaker is not None and not saying.continued and saying.speaker.first <= at <= saying.speaker.last


def _verb(sentence: Sentence, i: int, found: list[Saying]) -> Saying | None:
    """A finite verb of saying, or an accusative participle («مشيراً إلى») that goes on with the sentence's speaker."""
    passage = sentence.passage
    reading = saying_reading(passage, i, sentence.first, sentence.last)
    if reading is None:
        return None
    lexeme = reading.lexeme
    if any(s.kind == "aside" and s.verb < i < s.first for s in found):
        return None  # the verb of «كما قال X»
    if (
        passage.bare(i) == lexeme.get("by_the_way")
        and i <= sentence.first + 1
        and passage.is_particle(min(i + 1, sentence.last), "complementizers")
    ):
        return None  # «يُذكر أن …» is the outlet's own aside
    remarks = reading.suffix or passage.passive_marked(i) or passage.bare(min(i + 1, sentence.last)) == "الي"
    if lexeme.get("of_told") and remarks:
        return None  # «هجوم نسبته الحكومة إلى X», «نُسب الهجوم إلى X»
    start, kind = content_of(sentence, i, lexeme)
    stop = start - 1 if kind else head_end(sentence, i)
    news = news_of(sentence, i, lexeme)
    if news is not None:
        start, kind, stop = news.content, "noun", max(i, news.first - 1)
    told_in_words = kind == "clause" or kind == "quote"
    whose = (
        speaker_of(sentence, i, stop, reading, found, told_in_words)
        if reading.finite
        else holder(sentence, i, reading, found)
    )
    speaker, continued = whose
    negated = lexeme.get("negated") if i > sentence.first and _not_so(passage, i) else None
    stance = str(negated or lexeme.get("stance") or "neutral")
    if speaker is None:
        hearsay = (
            reading.finite
            and reading.form.person == "3ms"  # «وقالت إن»: somebody said so
            and bool(lexeme.get("hearsay"))
            and (is_passive_saying(passage, i, reading) or start - i <= 2)
        )
        if hearsay and kind in ("clause", "quote"):
            stance = "doubting"
        elif not lexeme.get("claim"):
            return None
    named_after = speaker is not None and not continued and speaker.first > i
    tells = stance != "denying" and bool(_TELLING & frozenset(lexeme.get("complement") or ()))
    before = not kind and tells and reading.finite and named_after and _after_pause(sentence, i)
    if before:
        kind, start = "before", stop + 1
    elif not kind and speaker is not None and (stance in ("accusing", "denying") or _suspects(sentence, i, stance)):
        # «نفت مسؤوليتها عن القصف», «اتهمت التنظيم بالوقوف وراء الهجوم», «رجحت الشرطة وقوف التنظيم وراءه»
        kind, start = "noun", min(max(i, speaker.last if named_after else i) + 1, sentence.last)
    elif not kind and lexeme.get("claim"):
        kind, start = "noun", i + 1
    elif not kind:
        start = sentence.last + 1
    if kind == "noun" and speaker is not None and speaker.entity.startswith("actor/"):
        speaker = _published(passage, speaker, start, sentence.last)
    return Saying(
        i,
        start,
        remark_end(sentence, i),
        speaker,
        stance,
        lexeme,
        kind,
        claim=lexeme.get("claim"),
        continued=continued,
        reading=reading,
    )


_TELLING: Final = frozenset({"أن", "بأن", "إن", "quote"})  # what may follow a verb that may also follow what is said


def _published(passage: Passage, speaker: Speaker, first: int, last: int) -> Speaker:
    """«تبنى التنظيم الهجوم عبر وكالة X»: the outlet that it speaks through, named after what it owns up to."""
    for j in range(first + 1, min(first + _OWNED, last)):
        if passage.view.norms[j] == "عبر":
            return through(speaker, spoken_to(passage, j, min(j + _PART, last)))
    return speaker


_OWNED: Final = 16  # tokens that what somebody announces may take up


def _suspects(sentence: Sentence, i: int, stance: str) -> bool:
    """«رجحت الشرطة وقوف التنظيم وراء الهجوم»: somebody's part in a deed is what is thought likely."""
    near = range(i + 1, min(i + _PART, sentence.last + 1))
    return stance == "doubting" and any(sentence.passage.is_particle(j, "responsibility") for j in near)


_PART: Final = 6  # tokens from a verb to the part that somebody had


def _after_pause(sentence: Sentence, i: int) -> bool:
    """Whether a verb comes after what is said: right after a comma or a closing quotation mark."""
    view = sentence.passage.view
    if i <= sentence.first or (view.norms[i][0] in "وف" and sentence.passage.readings(i)[0].prefix):
        return False
    return view.norms[i - 1] in _BEFORE_VERB or any(not opens(view.text, q) for q in view.quotes_between(i, i))


_NOT_SO: Final = ("لم", "لن", "لا")  # «ما نفته» is what it denied
_RARELY: Final = ("نادرا", "قليلا")


def _not_so(passage: Passage, i: int) -> bool:
    """«لم تؤكد», «نادراً ما تؤكد»."""
    before = passage.bare(i - 1)
    return before in _NOT_SO or before == "قلما" or (before == "ما" and passage.bare(i - 2) in _RARELY)


__all__ = ["Saying", "chain_of", "find_sayings", "links_of"]
