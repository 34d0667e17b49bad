"""Which kinds of happening can be one happening, how long one lasts, and over what places it can spread."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tawatur.recognise.names.choose import containers
from tawatur.recognise.names.lexicon import NameWords

FAMILIES: Final[tuple[frozenset[str], ...]] = (
    frozenset({"attack", "shelling", "air_drone_strike", "explosion", "killing", "property_damage", "clash", "mutiny", "escape"}),
    frozenset({"arrest", "security_operation", "weapons_seizure", "holding"}),
    frozenset({"siege", "deployment"}),
    frozenset({"abduction"}),
    frozenset({"control_change", "withdrawal", "handover"}),
    frozenset({"displacement"}),
    frozenset({"evacuation", "aid", "release"}),
    frozenset({"protest"}),
    frozenset({"talks", "agreement"}),
    frozenset({"deprivation", "appeal", "warning"}),
)  # fmt: skip
"""Types that outlets use for one and the same thing: what one calls shelling another calls an attack."""

_NUMBER: Final = {type_: number for number, family in enumerate(FAMILIES) for type_ in family}

VIOLENT: Final = frozenset(
    {"attack", "clash", "shelling", "air_drone_strike", "explosion", "killing", "abduction", "siege", "control_change"}
)
"""Types that somebody does to somebody."""

BACKGROUND: Final = frozenset({"holding", "deprivation", "appeal", "warning"})
"""States and words: outside a facility they make no incident of their own, unless they count somebody."""

LASTING: Final = frozenset({"siege", "clash", "mutiny", "escape", "handover"})
"""Types that can go on for days and bring others with them."""

SHORT: Final = range(3)
"""The families, by number, whose happenings take a day: violence, arrests, deployments."""

FACILITY: Final = -1
"""The family of all that happens at one facility: who attacks it, rises in it, gets out of it, negotiates for it."""

_WIDE_KINDS: Final = frozenset({"country", "region", "governorate"})
_TOWNS: Final = frozenset({"town", "city", "district", "subdistrict"})
_PARTS: Final = frozenset({"quarter"})

# which type leads when an incident's claims are of several: the commonest; of as common ones the first here
_LEADING: Final = ("attack", "air_drone_strike", "shelling", "explosion", "clash", "mutiny", "escape", "control_change", "siege", "abduction",
            "killing", "handover", "arrest", "security_operation", "release", "evacuation", "displacement", "protest", "agreement", "talks",
            "withdrawal", "deployment", "property_damage", "weapons_seizure", "aid", "deprivation", "holding", "appeal", "warning")  # fmt: skip
_LEADING_RANK: Final = {t: n for n, t in enumerate(_LEADING)}


def family_of(type_: str) -> int:
    """The number of a type's family."""
    return _NUMBER.get(type_, len(FAMILIES))


def block_of(type_: str, place: str) -> int:
    """The family under which a claim is compared: at a facility all claims are compared with each other."""
    return FACILITY if place.startswith("facility/") else family_of(type_)


def rank_of(type_: str) -> int:
    """How readily a type gives an incident its name; smaller is readier."""
    return _LEADING_RANK.get(type_, len(_LEADING))


def wide_places(names: NameWords) -> frozenset[str]:
    """Places where many things happen in one day: countries, regions, governorates, and cities that name a governorate too."""
    inside = {e.within for e in names.entities.values() if e.kind in _TOWNS and e.within}
    out: set[str] = set()
    for entity in names.entities.values():
        if entity.class_ != "place":
            continue
        above = names.entities.get(entity.within) if entity.within else None
        if entity.kind in _WIDE_KINDS or (entity.id in inside and (above is None or above.kind == "country")):
            out.add(entity.id)
    return frozenset(out)


def is_governorate(place: str, names: NameWords) -> bool:
    """Whether a place is by its kind wider than a town."""
    entity = names.entities.get(place)
    return entity is not None and entity.kind in _WIDE_KINDS


def is_part(place: str, names: NameWords) -> bool:
    """Whether a place is one spot of a town: a facility, a quarter."""
    entity = names.entities.get(place)
    return place.startswith("facility/") or (entity is not None and entity.kind in _PARTS)


def surroundings(place: str, wide: frozenset[str], names: NameWords) -> list[str]:
    """What a spot lies in, innermost first, as far as its town."""
    out: list[str] = []
    for container in containers(place, names)[1:]:
        if container in wide:
            break
        out.append(container)
    return out


def area_of(place: str, wide: frozenset[str], names: NameWords) -> str:
    """The widest place that is still no wide one about a place: claims of different areas never make one incident.

    Only people's judgements tie claims across areas. Every comparison of spots and towns stays within `surroundings`.
    """
    if place in wide:
        return place
    around = [place, *surroundings(place, wide, names)]
    last = names.entities.get(around[-1])
    if last is not None and last.within in around:  # somebody's words say of two places that each lies in the other
        return min(around[around.index(last.within) :])
    return around[-1]


def town_of(place: str, names: NameWords) -> str | None:
    """The nearest place that a facility lies in, or the place itself."""
    if not place.startswith("facility/"):
        return place
    return next((c for c in containers(place, names)[1:] if c.startswith("place/")), None)


def one_place(places: Iterable[str], names: NameWords) -> bool:
    """Whether places are one spot and what it lies in, not several side by side."""
    known = sorted(set(places), key=lambda p: (-len(containers(p, names)), p))
    return not known or all(p in containers(known[0], names) for p in known)
