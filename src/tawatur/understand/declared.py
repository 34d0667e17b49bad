"""Acts of saying told by a verbal noun: «عقب إعلان الجيش سيطرته على البلدة», «مع تأكيد الوزارة أن القوات انسحبت»."""

from __future__ import annotations

from typing import Final

from tawatur.understand.content import content_of
from tawatur.understand.governments import government
from tawatur.understand.lexeme import Reading
from tawatur.understand.passage import Passage
from tawatur.understand.saying import PAUSES, Saying, Sentence, asks_not_to_be_named
from tawatur.understand.scopes import brief_end
from tawatur.understand.speaker import Speaker
from tawatur.understand.speakers import find_speaker

_WHOSE: Final = 9  # tokens from the noun to the end of whose saying it is
_NEAR: Final = 6  # tokens from them to what is said


def declared(sentence: Sentence, i: int) -> Saying | None:
    """The act of saying whose verbal noun is token i, governed by a preposition: whose it is follows, then what is said.

    It answers for its own clause only, and takes the floor from nobody.
    """
    passage = sentence.passage
    nouns = _verbal_nouns(passage, i, sentence.first)
    if not nouns or asks_not_to_be_named(passage, i, sentence.last):
        return None
    speaker = government(sentence, i + 1) or _whose(sentence, i)
    if speaker is None or speaker.last >= sentence.last:
        return None
    for reading in nouns:
        start, kind = content_of(sentence, speaker.last, reading.lexeme)
        between = range(speaker.last + 1, start)
        if not kind or start - speaker.last > _NEAR or any(passage.view.norms[j] in PAUSES for j in between):
            continue
        last = _end(passage, start, sentence.last)
        stance = str(reading.lexeme.get("stance") or "neutral")
        return Saying(i, start, last, speaker, stance, reading.lexeme, kind, adverbial=True, reading=reading)
    own = next((r for r in nouns if r.lexeme.get("claim")), None)  # «بعد تحذير X السكان»
    return (
        None
        if own is None
        else Saying(i, i + 1, i, speaker, "neutral", own.lexeme, "noun", adverbial=True, reading=own)
    )


def _end(passage: Passage, start: int, last: int) -> int:
    """The last token of what is said: before a pause, unless what comes after it is joined by «وأن»."""
    end = brief_end(passage, start, last)
    for j in range(start + 1, end):
        goes_on = passage.is_particle(j + 1, "complementizers") or j in passage.round_time
        if passage.view.norms[j] in PAUSES and not goes_on:
            return j - 1
    return end


def _verbal_nouns(passage: Passage, i: int, first: int) -> list[Reading]:
    """The readings of token i as the bare verbal noun of a verb of saying, after a preposition."""
    if i <= first or not passage.is_particle(i - 1, "prepositions"):
        return []
    bare = [r for r in passage.by_kind[i].sayings if r.form.pos == "masdar" and not r.prefix and not r.suffix]
    return [r for r in bare if not (r.lexeme.object_in or r.lexeme.needs or r.lexeme.get("reacts"))]


def _whose(sentence: Sentence, i: int) -> Speaker | None:
    """Whoever is named right after the noun."""
    passage, stop = sentence.passage, min(i + _WHOSE, sentence.last)
    name = passage.name(i + 1) if i < sentence.last else None
    if (name is not None and name.clitic) or passage.view.norms[min(i + 1, stop)].startswith(("لل", "بال")):
        return None  # «وسط مناشدات للجيش»
    speaker = find_speaker(passage, i + 1, stop, sentence.references, after=True, governed=True)
    return speaker if speaker is not None and speaker.first == i + 1 else None
