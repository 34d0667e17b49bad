"""The sides of an incident as ACLED codes them: two actors, their associates and their `inter` codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tawatur.model import Claim, Incident
from tawatur.recognise.names.lexicon import Entity, NameWords

_STATE, _EXTERNAL, _CIVILIANS = 1, 8, 7
_HARMED = frozenset({"killed", "injured", "casualties", "abducted"})


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor by ACLED's name; `inter` None where its kind is not known."""

    name: str
    inter: int | None


@dataclass(frozen=True, slots=True)
class Sides:
    """Who does it and to whom; the first of each is the actor, the rest are its associates."""

    first: tuple[Actor, ...]
    second: tuple[Actor, ...]

    @property
    def interaction(self) -> str:
        """The two codes, the lower first; one alone is followed by 0; nothing where a code is not known."""
        codes = [side[0].inter for side in (self.first, self.second) if side]
        if None in codes or not codes:
            return ""
        known = sorted(code for code in codes if code is not None)
        return f"{known[0]}{known[1] if len(known) > 1 else 0}"

    @property
    def against_civilians(self) -> bool:
        """Whether those it is done to are civilians."""
        return bool(self.second) and self.second[0].inter == _CIVILIANS


@dataclass(frozen=True)
class Coder:
    """Turns entities into ACLED's actors for events of one country. `rules`: acled.yaml."""

    rules: Mapping[str, Any]
    names: NameWords
    country: str

    def sides(self, incident: Incident, claims: Sequence[Claim]) -> Sides | None:
        """The sides of an incident as those tell who affirm it; None where nobody is named and somebody must be."""
        rule = self.rules["types"][incident.type]
        claims = [c for c in claims if c.type == incident.type]  # who attacked is not who later made arrests
        by_role = {r: self._actors(claims, r) for r in ("agent", "target", "participant")}
        if "actor" in rule:
            first = [self.group(rule["actor"]), *([self.group(rule["associates"])] if "associates" in rule else [])]
            others = by_role["agent"] + by_role["target"] + by_role["participant"]
            return _sides(first, [a for a in others if a.inter != _CIVILIANS])
        first, second = by_role["agent"], by_role["target"] + by_role["participant"]
        if not first and rule.get("lone"):
            if not second:
                return None
            first, second = second[:1], second[1:]
        if not second and any(f.what in _HARMED and self._civil(f.of) for f in incident.figures):
            second = [self.group("civilians")]
        if not second and rule["sub"] in ("Attack", "Abduction/forced disappearance"):
            second = [self.group("civilians")]
        return _sides(first or [self.group("unidentified")], second)

    def group(self, key: str) -> Actor:
        """One of ACLED's names for people who are no organisation."""
        group = self.rules["groups"][key]
        country = self.rules["countries"][self.country]["name"]
        return Actor(f"{group['name']} ({country})", group["inter"])

    def _civil(self, entity: str | None) -> bool:
        return entity is not None and self.rules["roles"].get(entity.removeprefix("role/")) == "civilians"

    def _actors(self, claims: Sequence[Claim], role: str) -> list[Actor]:
        """Those of one role, whom most claims name first."""
        told = Counter(a.entity for c in claims for a in c.actors if a.role == role)
        ordered = sorted(told, key=lambda e: (-told[e], e))
        return list(dict.fromkeys(a for a in map(self._actor, ordered) if a is not None))

    def _actor(self, entity: str) -> Actor | None:
        """An entity as an actor: an organisation; an office-holder's body; a group of people. None: it is none of these."""
        kind, _, slug = entity.partition("/")
        if kind == "role":
            group = self.rules["roles"].get(slug)
            return self.group(group) if group else None
        known = self.names.entities.get(entity)
        if kind == "person":
            return self._actor(known.bodies[0]) if known is not None and known.bodies else None
        if kind != "actor":
            return None
        if known is None:
            return Actor(slug.removeprefix("~").replace("-", " "), None)
        return Actor(known.en, self._inter(known))

    def _inter(self, actor: Entity) -> int | None:
        if actor.inter == _STATE and actor.country and self.country not in actor.country:
            return _EXTERNAL
        return actor.inter


def _sides(first: Iterable[Actor], second: Iterable[Actor]) -> Sides:
    one = tuple(dict.fromkeys(first))
    return Sides(one, tuple(dict.fromkeys(a for a in second if a not in one)))
