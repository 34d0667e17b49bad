"""What the recognisers find, in token indexes, before it becomes a mention of a document."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.model import Figure, Name, Time


class FoundTime(NamedTuple):
    """A time expression: tokens first..last (inclusive), text offsets, value, and the rule that read it.

    `unanchored`: the value needs a publication date that is not known; `value.value` is then the best form without one.
    """

    first: int
    last: int
    start: int
    end: int
    value: Time
    rule: str


class FoundFigure(NamedTuple):
    """A count: tokens first..last (inclusive), text offsets, value, and the rule that read it.

    `part_of`: index in the same list of the total that this is a part of. `value.part_of` is left None here.
    """

    first: int
    last: int
    start: int
    end: int
    value: Figure
    rule: str
    part_of: int | None = None
    running_total: bool = False


class FoundName(NamedTuple):
    """A name: tokens first..last (inclusive), text offsets, entity, and the rule that read it.

    `clitic`: the proclitics joined to the first token, outside the name («وبـ»); `candidates`: other entities that bear
    the name, when which one is meant could not be told. `epithet`: the surface is a partisan or descriptive wording.
    """

    first: int
    last: int
    start: int
    end: int
    value: Name
    rule: str
    clitic: str = ""
    candidates: tuple[str, ...] = ()
    epithet: bool = False
