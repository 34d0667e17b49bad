"""Whose a participle of saying is that goes on with a sentence («مشيراً إلى», «مضيفةً أن», «مطالبين بـ»)."""

from __future__ import annotations

from typing import Final

from tawatur.understand.governments import government
from tawatur.understand.lexeme import Reading
from tawatur.understand.passage import Passage
from tawatur.understand.saying import Saying, Sentence, turns
from tawatur.understand.speaker import Speaker
from tawatur.understand.speakers import find_speaker


def holder(sentence: Sentence, i: int, reading: Reading, found: list[Saying]) -> tuple[Speaker | None, bool]:
    """(who says it, whether they were named before): the last speaker, unless a new subject or the participle's gender parts them."""
    told = [s for s in found if s.speaker is not None]
    led = [s for s in told if s.kind != "aside" or sentence.passage.view.norms[s.verb][0] == "و"]
    told = led or told  # «أوصى الوزير، بحسب البيان، بـ…، داعياً إلى»
    # «زعمت الحركة أن …، مضيفاً»: he goes on whose verb the participle agrees with, else whoever spoke last
    said = next((s for s in reversed(told) if _agrees(s, reading)), next(reversed(told), None))
    start = sentence.first if said is None else said.verb + 1
    subject = _subject_after_turn(sentence, start, i) or _those_before(sentence, start, i, said, reading)
    if subject is not None:
        return subject, said is None
    if said is None or said.speaker is None:
        known = (
            find_speaker(sentence.passage, sentence.first, i - 1, sentence.references, after=False)
            or _subject_of_verb(sentence, sentence.first, i)
            or sentence.before
        )
    else:
        known = said.speaker
        outlet = _passed_on_by(sentence.passage, known, reading)
        if outlet is not None:
            return outlet, False
    goes_on = said is None or said is told[-1]  # else another's words end here
    return (None if known is None else known._replace(floor="")), goes_on


def _subject_after_turn(sentence: Sentence, start: int, i: int) -> Speaker | None:
    """«…، بينما خرج المتحدث نافياً»: who does what follows a turn, right after its verb."""
    passage = sentence.passage
    turn = next((j for j in range(i - 1, start, -1) if turns(passage, j) is not None), -1)
    return None if turn < 0 else _subject_of_verb(sentence, turn + 1, min(i, turn + _NEAR))


def _agrees(act: Saying, reading: Reading) -> bool:
    """Whether a participle goes with the verb of an act of saying in gender and number."""
    if act.reading is None or not act.reading.finite or act.lexeme.get("source"):
        return True
    surface, person = reading.form.surface, act.reading.form.person
    if surface.endswith("ين"):
        return person == "3mp" or (act.speaker is not None and act.speaker.head.endswith("s"))
    return person == ("3fs" if surface.endswith("ه") else "3ms")


def _those_before(sentence: Sentence, start: int, i: int, said: Saying | None, reading: Reading) -> Speaker | None:
    """«نظمت الرابطة وقفة رفع خلالها ذوو المغيبين صورهم، مطالبين»: people told of, not the one who spoke or acted first."""
    if not reading.form.surface.endswith("ين"):
        return None
    if said is not None and said.speaker is not None and said.speaker.head.endswith("s"):
        return None
    for j in range(i - 1, max(start, i - _PEOPLE) - 1, -1):
        if any(slug.endswith("s") and slug not in _NO_PEOPLE for _, slug, _, _ in sentence.passage.known[j].roles):
            return find_speaker(sentence.passage, j, i - 1, sentence.references, after=True, governed=True)
    return None


def _subject_of_verb(sentence: Sentence, first: int, i: int) -> Speaker | None:
    """«ردت طهران نافية», «خرج المتحدث نافياً»: who stands right after the first verb of a clause."""
    passage = sentence.passage
    for j in range(first, min(first + 2, i - 1)):
        if any(r.finite for r in passage.readings(j)) or passage.is_particle(j, "replies"):
            return government(sentence, j + 1) or find_speaker(
                passage, j + 1, i - 1, sentence.references, after=True, subject=True
            )
    return None


def _passed_on_by(passage: Passage, known: Speaker, reading: Reading) -> Speaker | None:
    """«نقلت القناة عن مصدر أن …، مضيفةً أن»: a participle in the feminine goes with the outlet, not with the man it quotes."""
    if not reading.form.surface.endswith("ه") or not known.entity.startswith("role/") or known.head.endswith("s"):
        return None
    if passage.feminine(passage.view.tokens[known.first]):
        return None
    return next((t for t in known.through if t.entity.startswith("source/") and _she(passage, t)), None)


def _she(passage: Passage, outlet: Speaker) -> bool:
    """An agency, a paper, a channel: feminine by its noun or, called by its name alone, by what it is."""
    token = passage.view.tokens[outlet.first]
    if not passage.words.particles["he_media"].isdisjoint(passage.known[outlet.first].stems):
        return False
    entity = passage.entities.entities.get(outlet.entity)
    return passage.feminine(token) or (entity is not None and entity.kind in _SHE)


_SHE: Final = frozenset({"agency", "newspaper", "tv", "radio"})
_NO_PEOPLE: Final = frozenset({"documents", "reports", "circles", "bodies", "authorities", "sources"})
_PEOPLE: Final = 20  # tokens from people told of to the participle
_NEAR: Final = 12  # tokens from a turn to the participle
