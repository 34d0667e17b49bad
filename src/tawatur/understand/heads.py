"""Whose the words of a line are by its head, its title or its tail: «المرصد: …», «بيان صادر عن X», «قتلى في قصف (المرصد)»."""

from __future__ import annotations

from typing import Final

from tawatur.understand.governments import government
from tawatur.understand.lexeme import SAYING, Lexeme
from tawatur.understand.saying import Saying, Sentence, statement_noun
from tawatur.understand.speaker import Speaker, recall
from tawatur.understand.speakers import find_speaker, spoken_to
from tawatur.understand.who_speaks import LONGEST_HEAD, through

COLON: Final = Lexeme("speech:colon", "speech.verbs", ":")
_CREDIT: Final = Lexeme("speech:credit", "speech.verbs", "()")
_DASHES: Final = frozenset({"-", "–"})


def headed_by(sentence: Sentence) -> Saying | None:
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
        if norms[i] in _DASHES and dash < 0:
            dash = i
            continue
        mark = passage.view.tokens[i].kind == "punct" and norms[i] not in ("(", ")")
        cites = passage.bare(i) == "نقلا" or passage.is_particle(i, "issued")
        if mark or (not cites and any(r.finite for r in passage.readings(i))):
            return None
    else:
        return None
    speaker = find_speaker(passage, first, i - 1 if dash < 0 else dash - 1, sentence.references, after=True)
    if speaker is None and statement_noun(passage, first) and dash < 0:
        # «بيان للجيش: …», «بيان صادر عن X: …»
        whose = find_speaker(passage, first + 1, i - 1, sentence.references, after=True, governed=True)
        speaker = None if whose is None else whose._replace(first=first)
    if speaker is None:
        speaker = _capital(sentence, first, i) or _body(sentence, first, i)
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
    else:
        speaker = through(speaker, spoken_to(passage, speaker.last + 1, i - 1))  # «مصدر لـ"X": …»
    return Saying(first, i + 1, sentence.last, recall(speaker, sentence.before), "neutral", COLON)


def _body(sentence: Sentence, first: int, colon: int) -> Speaker | None:
    """«بلدية رفح: …», «صحيفة تركية: …», a headline: a body that is listed nowhere."""
    passage = sentence.passage
    if colon - first > _LONGEST_BODY or sentence.last - first > _HEADLINE or passage.view.norms[sentence.last] == ".":
        return None
    if not passage.is_particle(first, "speaking_bodies"):
        return None
    words = passage.view.norms[first:colon]
    return Speaker("role/~" + "-".join(words), first, colon - 1, False)


_LONGEST_BODY: Final = 4


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


_HEADLINE: Final = 20


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


_LEAD_IN: Final = 6


def titled(sentence: Sentence) -> Saying | None:
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
    return None if speaker is None else Saying(first, last + 1, last, speaker, "neutral", COLON, "title")


_LONGEST_TITLE: Final = 12


def credited(sentence: Sentence) -> Saying | None:
    """«قتلى في قصف على الباب (المرصد السوري)», a report's headline: who told it, in brackets at its end.

    Further down such brackets credit a picture, and so do an agency's.
    """
    passage, first, last = sentence.passage, sentence.first, sentence.last
    norms = passage.view.norms
    if sentence.number or norms[last] != ")" or last - first > _HEADLINE:
        return None
    start = next((j for j in range(last - 1, max(first + 2, last - _LONGEST_CREDIT), -1) if norms[j] == "("), -1)
    if start < 0 or start + 1 >= last:
        return None
    speaker = find_speaker(passage, start + 1, last - 1, sentence.references, after=True, governed=True)
    if speaker is None or speaker.first != start + 1 or speaker.last != last - 1:
        return None
    known = passage.entities.entities.get(speaker.entity)
    if speaker.entity.startswith("source/") and (known is None or known.kind not in _WITNESSES):
        return None
    return Saying(start, first, start - 1, speaker, "neutral", _CREDIT, "before")


_LONGEST_CREDIT: Final = 8
_WITNESSES: Final = frozenset({"monitor", "ngo"})
