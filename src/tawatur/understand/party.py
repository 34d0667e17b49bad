"""Who takes part in a happening, before and after the part is known."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.model.claim import Role

BY: Final = "من قبل"
MUTUAL: Final = frozenset({"clash", "talks", "agreement"})
DONE_TO: Final = frozenset(
    {
        "attack",
        "shelling",
        "air_drone_strike",
        "explosion",
        "clash",
        "killing",
        "siege",
        "security_operation",
        "arrest",
        "property_damage",
    }
)


STRUCK: Final = DONE_TO | {"abduction", "holding", "weapons_seizure"}  # what nobody does to his own


class Part(NamedTuple):
    """One participant: entity, role (agent | target | participant), and the number of the name it was read from, or None."""

    entity: str
    role: Role
    name: int | None
    at: int


class Party(NamedTuple):
    """An actor at tokens at..last; `prep`: what governs it; `owns`: it owns a position that stands before it («مواقع X»)."""

    at: int
    last: int
    entity: str
    name: int | None
    prep: str | None
    owns: bool = False
    origin: bool = False
