"""Which words of a sentence name its speakers, and where those sit: they are no parties and no scenes of what is told."""

from __future__ import annotations

from typing import Final

from tawatur.understand.clauses import Clause
from tawatur.understand.passage import Passage
from tawatur.understand.speech import Saying
from tawatur.understand.trigger import Trigger


def speaking_words(passage: Passage, sayings: list[Saying], trigger: Trigger) -> range | None:
    """The tokens that name the speaker of the words round a trigger: a speaker is no party by that alone."""
    for saying in sayings:
        if saying.speaker is not None and not saying.continued and saying.first <= trigger.first <= saying.last:
            return naming(passage, saying)
    return None


def naming(passage: Passage, saying: Saying) -> range:
    """The tokens that name who speaks: «الأهالي» of «حمّل الأهالي قسد مسؤولية …», whose second party is spoken of."""
    assert saying.speaker is not None
    words = range(saying.speaker.first, saying.speaker.last + 1)
    if saying.lexeme.get("addresses") and saying.speaker.entity.startswith("role/"):
        for i in words[1:]:
            name = passage.name(i)
            if name is not None and not name.clitic and not passage.is_particle(i - 1, "prepositions"):
                return range(words.start, i)
    return words


def seats(sayings: list[Saying], clause: Clause) -> list[range]:
    """The words that name the speakers of a sentence and where they sit, up to the words that they say."""
    out = []
    for saying in sayings:
        speaker = saying.speaker
        if saying.kind and saying.verb < saying.first:
            out.append(range(saying.verb, saying.first))
        if speaker is not None and not saying.continued:
            inside = clause.first <= speaker.first <= clause.last and not saying.nominal
            last = min(speaker.last + _SEAT, clause.last) if inside else speaker.last
            if speaker.last < saying.first:
                last = min(last, saying.first - 1)  # «أعلنت القسام استهداف تل أبيب»: nobody sits where he strikes
            out.append(range(speaker.first, last + 1))
    return out


_SEAT: Final = 3
