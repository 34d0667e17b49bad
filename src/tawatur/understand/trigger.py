"""What tells of a happening in a clause: a verb, a verbal noun, or a noun carried by a verb."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.understand.lexeme import Lexeme, Reading
from tawatur.understand.passage import Passage

# what people are killed and hurt by
CAUSES: Final = frozenset(
    {"attack", "shelling", "air_drone_strike", "explosion", "clash", "security_operation", "mutiny"}
)


class Trigger(NamedTuple):
    """A happening at tokens first..last. `light`: the token of the light verb that carries it; `cause`: it is told as a result.

    `lexeme`: the words-file entry behind it; `definite`: it is a noun with the article or a pronoun, one that may only refer back.
    `verb`: a finite verb that adds roles to an event noun («قصف استهدف السوق»); `clause`: number in the sentence.
    `arms`: first and last token of each weapon it is told with, and the first one's clitics.
    """

    first: int
    last: int
    reading: Reading
    lexeme: Lexeme
    definite: bool
    type: str
    clause: int
    light: int | None = None
    light_reading: Reading | None = None
    result: bool = False
    verb: int | None = None
    verb_reading: Reading | None = None
    arms: tuple[tuple[int, int, str], ...] = ()


def trigger_at(first: int, last: int, reading: Reading, claim_type: str, clause: int) -> Trigger:
    """A happening of a type that tokens first..last tell by themselves."""
    definite = not reading.finite and (reading.prefix.endswith("ال") or bool(reading.suffix))
    return Trigger(first, last, reading, reading.lexeme, definite, claim_type, clause)


def sets_scene(passage: Passage, trigger: Trigger) -> bool:
    """«قُتلوا خلال اجتماع», «أثناء مظاهرة»: what something else happened in the course of; its day and place are that one's."""
    return not trigger.reading.finite and trigger.first > 0 and passage.bare(trigger.first - 1) in _COURSE


_COURSE: Final = frozenset({"خلال", "اثناء"})
