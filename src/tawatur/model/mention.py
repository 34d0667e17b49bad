"""What a passage was recognised to name: a time, a figure or a name, each with its value."""

from __future__ import annotations

from typing import Literal, NamedTuple

MentionKind = Literal["time", "figure", "name"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
NameClass = Literal["actor", "person", "facility", "place", "source", "role"]

FIGURE_KINDS = (
    "killed",
    "injured",
    "casualties",
    "detained",
    "arrested",
    "escaped",
    "released",
    "missing",
    "abducted",
    "displaced",
    "surrendered",
    "fighters",
    "people",
    "families",
    "vehicles",
    "weapons",
    "buildings",
    "strikes",
    "countries",
    "other",
)


class Time(NamedTuple):
    """A TIMEX3 value (ISO-TimeML): type, value and modifier."""

    type: TimexType
    value: str
    mod: str | None = None


class Figure(NamedTuple):
    """A counted quantity. `low` and `high` are inclusive; `high` None means that no upper bound was stated.

    `part_of` is the mention id of the total that this figure is a part of; `of` is the entity id of whose.
    """

    what: str
    low: int
    high: int | None
    approximate: bool = False
    vague: bool = False
    of: str | None = None
    part_of: str | None = None


class Name(NamedTuple):
    """A name of an entity. `entity` reads kind/slug; a provisional one kind/~normalised-surface."""

    entity: str
    class_: NameClass
    surface: str


class Mention(NamedTuple):
    """A span of a document's text that names a time, a figure or an entity; offsets in code points, half-open."""

    id: str
    document: str
    start: int
    end: int
    text: str
    kind: MentionKind
    rule: str
    boilerplate: bool = False
    time: Time | None = None
    figure: Figure | None = None
    name: Name | None = None
