"""Whose a participle of saying is that goes on with a sentence («مشيراً إلى», «مضيفةً أن», «مطالبين بـ»)."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.understand.lexeme import Reading
from tawatur.understand.passage import Passage
from tawatur.understand.saying import Saying, Sentence, turns
from tawatur.understand.speaker import Speaker
from tawatur.understand.speakers import find_speaker
from tawatur.understand.who_speaks import government


def holder(sentence: Sentence, i: int, reading: Reading, found: Sequence[Saying]) -> tuple[Speaker | None, bool]:
    """(who says it, whether they were named before): the last speaker, unless a new subject or the participle's gender parts them."""
    told = [s for s in found if s.speaker is not None]
    led = [s for s in told if s.kind != "aside" or sentence.passage.view.norms[s.verb][0] == "و"]
    said = next(reversed(led or told), None)  # «أوصى الوزير، بحسب البيان، بـ…، داعياً إلى»
    start = sentence.first if said is None else said.verb + 1
    subject = _subject_after_turn(sentence, start, i)
    if subject is not None:
        return subject, False
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
    return (None if known is None else known._replace(floor="")), True


def _subject_after_turn(sentence: Sentence, start: int, i: int) -> Speaker | None:
    """«…، بينما خرج المتحدث نافياً»: who does what follows a turn, right after its verb."""
    passage = sentence.passage
    turn = next((j for j in range(i - 1, start, -1) if turns(passage, j) is not None), -1)
    return None if turn < 0 else _subject_of_verb(sentence, turn + 1, min(i, turn + _NEAR))


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


_SHE = frozenset({"agency", "newspaper", "tv", "radio"})
_NEAR = 12  # tokens from a turn to the participle
