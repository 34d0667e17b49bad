"""Where an incident is on the map, and how exactly that is known: the lexicon's point of its place or of what it lies in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tawatur.model import Claim, Incident
from tawatur.recognise.names.choose import containers
from tawatur.recognise.names.lexicon import Entity, NameWords
from tawatur.reconcile.family import one_place, wide_places

Precision = Literal["exact", "town", "town_or_governorate", "district", "governorate", "country"]
_ORDER: tuple[Precision, ...] = ("exact", "town", "town_or_governorate", "district", "governorate", "country")
_BY_KIND: dict[str, Precision] = {
    "country": "country",
    "region": "governorate",
    "governorate": "governorate",
    "river": "governorate",
    "road": "governorate",
    "mountain": "district",
    "area": "district",
    "district": "district",
    "subdistrict": "district",
}
"""How exact the point of a place of a kind can be at best; of all others: a town."""
_LEVELS = {"governorate": 1, "district": 2, "subdistrict": 3}


@dataclass(frozen=True, slots=True)
class Located:
    """A point, whose it is, and how far from the happening it may be. Degrees, WGS 84."""

    lat: float
    lon: float
    precision: Precision
    by: str


@dataclass(frozen=True)
class Map:
    """The lexicon's places, asked as a map."""

    names: NameWords
    wide: frozenset[str]

    @classmethod
    def of(cls, names: NameWords) -> Map:
        """The map of a lexicon."""
        return cls(names, wide_places(names))

    def spot(self, incident: Incident, claims: Iterable[Claim]) -> str | None:
        """The most exact place of an incident that the lexicon knows.

        For a facility or village that it does not know: the place that the accounts name beside it, if they agree on one.
        """
        own = incident.facility or incident.place
        for candidate in (incident.facility, incident.place):
            if candidate in self.names.entities:
                return candidate
        if own is None:
            return None
        told = {p for c in claims if c.where == own for p in c.places if p in self.names.entities}
        if not told or not one_place(told, self.names):
            return None
        return max(sorted(told), key=lambda p: len(containers(p, self.names)))

    def locate(self, spot: str | None, *, own: bool = True) -> Located | None:
        """The point of a place, or of the nearest thing it lies in that has one; None where no point is known.

        own: whether the happening is at `spot` itself; a point borrowed from what lies around it says a town at best.
        """
        if spot is None:
            return None
        for place in containers(spot, self.names):
            entity = self.names.entities.get(place)
            if entity is None or entity.lat is None or entity.lon is None:
                continue
            precision: Precision = self._precision(entity)
            if place == spot and own and place in self.wide and precision == "town":
                precision = "town_or_governorate"  # reports seldom say which of the two they mean
            if place != spot or not own:
                precision = _coarser(precision, "town")
            return Located(entity.lat, entity.lon, precision, place)
        return None

    def _precision(self, entity: Entity) -> Precision:
        said: Precision = next((p for p in _ORDER if p == entity.precision), "town")
        least = _BY_KIND.get(entity.kind, "exact")
        return _coarser(said, least)

    def country(self, spot: str | None) -> str | None:
        """The ISO 3166 code of the country that a place lies in."""
        for place in containers(spot, self.names) if spot else ():
            entity = self.names.entities.get(place)
            if entity is not None and entity.country:
                return entity.country[0]
        return None

    def levels(self, spot: str | None) -> dict[int, Entity]:
        """The administrative units around a place: 1 governorate, 2 district, 3 subdistrict."""
        out: dict[int, Entity] = {}
        for place in containers(spot, self.names) if spot else ():
            entity = self.names.entities.get(place)
            if entity is None:
                continue
            level = _LEVELS.get(entity.kind)
            if level is None and place in self.wide and entity.kind not in ("country", "region"):
                level = 1  # a town that its governorate is called after, and that stands for it
            if level is not None:
                out.setdefault(level, entity)
        return out

    def town(self, spot: str) -> Entity | None:
        """The town, village or quarter of a place; the place itself where it is larger."""
        found = [self.names.entities.get(p) for p in containers(spot, self.names) if p.startswith("place/")]
        known = [e for e in found if e is not None and e.kind != "quarter"]
        return known[0] if known else self.names.entities.get(spot)


def _coarser(one: Precision, other: Precision) -> Precision:
    return max(one, other, key=_ORDER.index)
