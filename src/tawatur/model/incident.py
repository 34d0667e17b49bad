"""Views of claims: incidents (claims that tell of one happening) and contradictions between their tellings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tawatur.model.claim import Link

Status = Literal["corroborated", "single", "contested", "denied"]
ContradictionKind = Literal["figure", "occurrence", "actor", "place", "time"]


@dataclass(frozen=True, slots=True)
class FigureReport:
    """One report of a count: the mention, its bounds, and who says so."""

    mention: str
    low: int
    high: int | None
    chain: tuple[Link, ...]
    document: str


@dataclass(frozen=True, slots=True)
class IncidentFigure:
    """All counts of one thing in one incident, as a range over independent reports."""

    what: str
    of: str | None
    low: int
    best: int
    high: int | None
    reports: tuple[FigureReport, ...]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How many documents, outlets and independent origins tell of an incident; copies are counted once."""

    documents: int
    outlets: int
    origins: int


@dataclass(frozen=True, slots=True)
class Title:
    """A title in Arabic and in English."""

    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening in the world, as all claims about it tell it together. `judgements`: ids of those that joined or parted it."""

    id: str
    type: str
    types: tuple[str, ...]
    title: Title
    facility: str | None
    place: str | None
    start: str | None
    end: str | None
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    actors: tuple[str, ...]
    figures: tuple[IncidentFigure, ...]
    corroboration: Corroboration
    status: Status
    part_of: str | None = None
    judgements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction: a value, and the claims and mentions that hold it."""

    value: tuple[tuple[str, object], ...]
    claims: tuple[str, ...]
    mentions: tuple[str, ...]
    chains: tuple[tuple[Link, ...], ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more accounts of one incident that cannot both hold."""

    id: str
    incident: str
    facility: str | None
    place: str | None
    kind: ContradictionKind
    sides: tuple[Side, ...]
    explanation: Title
