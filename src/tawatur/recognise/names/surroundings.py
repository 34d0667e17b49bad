"""What a whole report tells about the names in it."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.recognise.names.lexicon import NameWords


class Surroundings(NamedTuple):
    """What the whole report tells about the names in it.

    named: entity → how often it is named beyond doubt; countries: ISO code → weight; home: the country the report is mostly
    about; within: all that the named places lie in.
    """

    named: dict[str, int]
    countries: dict[str, int]
    home: str | None
    within: frozenset[str]
    published: str | None
    weight: int  # of all countries

    @staticmethod
    def of(
        named: dict[str, int], words: NameWords, published: str | None, also: dict[str, int] | None = None
    ) -> Surroundings:
        """Surroundings from the entities that a report names beyond doubt. also: further countries by weight."""
        countries: dict[str, int] = dict(also or {})
        within: set[str] = set()
        for entity_id, count in sorted(named.items()):
            entity = words.entities.get(entity_id)
            if entity is None:
                continue
            if entity.class_ in ("facility", "place"):
                within.update(words.containers(entity_id))
            # a country named is one of many; a town named tells more, an actor at home in one country a little
            weight = 0
            if entity.class_ in ("place", "facility"):
                weight = count if entity.kind == "country" else 2 * count
            elif entity.class_ == "actor" and len(entity.country) == 1:
                weight = 1
            for country in entity.country[:1]:
                countries[country] = countries.get(country, 0) + weight
        top = sorted(countries.items(), key=lambda c: (-c[1], c[0]))
        home = top[0][0] if top and top[0][1] else None
        return Surroundings(named, countries, home, frozenset(within), published, sum(countries.values()))
