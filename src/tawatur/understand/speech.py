"""Who says so: acts of saying in a sentence, their speakers, and how what they say follows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from tawatur.model import Link
from tawatur.understand.agreement import is_passive_saying
from tawatur.understand.asides import aside
from tawatur.understand.content import content_of, head_end, news_of, passed_on, saying_reading
from tawatur.understand.floor import carried_on, handing_on
from tawatur.understand.holders import holder
from tawatur.understand.lexeme import SAYING, SEQUENCE, Lexeme
from tawatur.understand.passage import Passage
from tawatur.understand.saying import COMMAS, Saying, Sentence, opens, statement_noun
from tawatur.understand.scopes import scoped
from tawatur.understand.speaker import Speaker, recall
from tawatur.understand.speakers import find_speaker
from tawatur.understand.who_speaks import LONGEST_HEAD, government, speaker_of, through

_COLON = Lexeme("speech:colon", "speech.verbs", ":")
_BEFORE_VERB = COMMAS | {"-", "–"}


def find_sayings(
    passage: Passage, number: int, references: Mapping[int, str], last_speaker: Speaker | None
) -> list[Saying]:
    """The acts of saying of one sentence, in order. `last_speaker`: who spoke last in the sentences before."""
    bounds = passage.view.sentences[number]
    if not _may_speak(passage, bounds.first, bounds.last, last_speaker):
        return []
    sentence = Sentence(passage, number, bounds.first, bounds.last - 1, references, last_speaker)
    found: list[Saying] = []
    i = sentence.first
    headed = _headed(sentence) or _titled(sentence)
    if headed is not None:
        found.append(headed)
        i = headed.first
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
            saying = _verb(sentence, j, found)
        if saying is not None:
            found.append(saying)
    carried = carried_on(sentence, found)
    if not found and not carried:
        return []
    return handing_on(sentence, scoped(passage, [*carried, *found], sentence.first, sentence.last))


def _may_speak(passage: Passage, first: int, end: int, before: Speaker | None) -> bool:
    """Whether anything in the tokens from first up to end can be an act of saying, or somebody still has the floor."""
    return (
        (before is not None and bool(before.floor))
        or any(can & (SAYING | SEQUENCE) for can in passage.can[first:end])
        or ":" in passage.view.norms[first:end]
        or statement_noun(passage, first)
    )


def _passed(sentence: Sentence, saying: Saying, i: int) -> Saying:
    """«مصادر، نقلت عنها الوكالة، …»: the act, its speaker's words passed on by whoever is named after token i."""
    agent = find_speaker(sentence.passage, i + 1, head_end(sentence, i), sentence.references, after=True)
    if agent is None or saying.speaker is None:
        return saying
    return saying._replace(speaker=through(saying.speaker, (agent,)))


def chain_of(
    passage: Passage, at: int, sayings: Sequence[Saying], outlet: str | None
) -> tuple[tuple[Link, ...], Saying | None]:
    """(chain from the origin outwards, the innermost act of saying) for a happening told at token `at`."""
    over = [s for s in sayings if s.first <= at <= s.last and not s.verb <= at < s.first and not _names_speaker(s, at)]
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


_OUTER = frozenset({"aside", "before", "carried"})


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
    return saying.lexeme is _COLON and saying.speaker is not None and saying.speaker.entity.startswith("source/")


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


# ---- finding acts


def _headed(sentence: Sentence) -> Saying | None:
    """«مراسل القناة: …», «كتائب X - كتيبة Y: …», «القناة عن مصدر: …»: a speaker, a colon, and what is said."""
    passage, norms = sentence.passage, sentence.passage.view.norms
    if ":" not in norms[sentence.first + 1 : sentence.first + LONGEST_HEAD + _LEAD_IN + 1]:
        return None
    first = _led_in(sentence)
    if passage.by_kind[first].finite and passage.by_kind[first].sayings:
        return None
    dash = -1
    for i in range(first + 1, min(first + LONGEST_HEAD, sentence.last) + 1):
        if norms[i] == ":":
            break
        if norms[i] in _BEFORE_VERB - COMMAS and dash < 0:
            dash = i
            continue
        mark = passage.view.tokens[i].kind == "punct" and norms[i] not in ("(", ")")
        if mark or any(r.finite for r in passage.readings(i)):
            return None
    else:
        return None
    speaker = find_speaker(passage, first, i - 1 if dash < 0 else dash - 1, sentence.references, after=True)
    if speaker is None:
        speaker = _capital(sentence, first, i)
    if (
        speaker is None
        or speaker.first > first + 1
        or sentence.number + (i >= sentence.last) >= len(passage.view.sentences)
    ):
        return None
    if dash > 0:
        # «سرايا القدس - كتيبة جنين: …»: a part of it speaks
        part = find_speaker(passage, dash + 1, i - 1, sentence.references, after=True)
        speaker = part if part is not None and part.first == dash + 1 else speaker
    cited = next((j for j in range(speaker.last + 1, i - 1) if passage.bare(j) == "عن"), None)
    if cited is not None:
        origin = find_speaker(passage, cited + 1, i - 1, sentence.references, after=True, governed=True)
        speaker = speaker if origin is None else through(origin, (speaker,))
    return Saying(first, i + 1, sentence.last, recall(speaker, sentence.before), "neutral", _COLON)


def _capital(sentence: Sentence, first: int, colon: int) -> Speaker | None:
    """«واشنطن: دمرنا مسيّرتين», a headline: the government that the capital stands for. A report's own place is no speaker."""
    passage, last = sentence.passage, sentence.last
    view = passage.view
    if " ".join(view.norms[first:colon]) not in passage.words.particles["capitals"] or colon + 1 >= last:
        return None
    prose = view.norms[last] == "." or last - first > _HEADLINE or view.tokens[colon + 1].kind != "word"
    told = passage.name(colon + 1)
    if prose or passage.can[colon + 1] & SAYING or (told is not None and told.value.class_ in ("source", "person")):
        return None
    return government(sentence, first)


_HEADLINE = 20


def _led_in(sentence: Sentence) -> int:
    """The token after what a post or an item of a live page begins with: «عاجل |», «21:10 |», a bullet."""
    passage, j = sentence.passage, sentence.first
    tokens, norms = passage.view.tokens, passage.view.norms
    while j < min(sentence.first + _LEAD_IN, sentence.last - 2):
        if tokens[j].kind == "number" and norms[j + 1] == ":" and tokens[j + 2].kind == "number":
            j += 3
        elif passage.is_particle(j, "urgent") or (tokens[j].kind == "punct" and norms[j] not in ("(", "[")):
            j += 1
        else:
            break
    return j


_LEAD_IN = 6


def _titled(sentence: Sentence) -> Saying | None:
    """«بيان صادر عن X», a line of its own: whose the text below is."""
    passage, first, last = sentence.passage, sentence.first, sentence.last
    view = passage.view
    below = sentence.number + 1 < len(view.sentences) and view.tokens[last + 1].line != view.tokens[last].line
    if not below or last - first > _LONGEST_TITLE or not statement_noun(passage, first) or view.norms[last] == ".":
        return None
    about = range(first + 1, min(first + 4, last))
    at = next((j for j in about if passage.is_particle(j, "issued") and passage.bare(j + 1) == "عن"), None)
    if at is None:
        return None
    speaker = find_speaker(passage, at + 2, last, sentence.references, after=True, governed=True)
    return None if speaker is None else Saying(first, last + 1, last, speaker, "neutral", _COLON, "title")


_LONGEST_TITLE = 12


def _verb(sentence: Sentence, i: int, found: Sequence[Saying]) -> Saying | None:
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
    elif not kind and stance in ("accusing", "denying") and speaker is not None:
        # «نفت مسؤوليتها عن القصف», «اتهمت التنظيم بالوقوف وراء الهجوم»
        kind, start = "noun", min(max(i, speaker.last if named_after else i) + 1, sentence.last)
    elif not kind and lexeme.get("claim"):
        kind, start = "noun", i + 1
    elif not kind:
        start = sentence.last + 1
    return Saying(
        i,
        start,
        sentence.last,
        speaker,
        stance,
        lexeme,
        kind,
        claim=lexeme.get("claim"),
        continued=continued,
        reading=reading,
    )


_TELLING = frozenset({"أن", "بأن", "إن", "quote"})  # what may follow a verb that may also follow what is said


def _after_pause(sentence: Sentence, i: int) -> bool:
    """Whether a verb comes after what is said: right after a comma or a closing quotation mark."""
    view = sentence.passage.view
    if i <= sentence.first or (view.norms[i][0] in "وف" and sentence.passage.readings(i)[0].prefix):
        return False
    return view.norms[i - 1] in _BEFORE_VERB or any(not opens(view.text, q) for q in view.quotes_between(i, i))


_NOT_SO = ("لم", "لن", "لا")  # «ما نفته» is what it denied
_RARELY = ("نادرا", "قليلا")


def _not_so(passage: Passage, i: int) -> bool:
    """«لم تؤكد», «نادراً ما تؤكد»."""
    before = passage.bare(i - 1)
    return before in _NOT_SO or before == "قلما" or (before == "ما" and passage.bare(i - 2) in _RARELY)


__all__ = ["Saying", "chain_of", "find_sayings", "links_of"]
