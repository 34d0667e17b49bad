"""A dossier's content in one language, ready to be laid out: names said, dates written, private persons left out."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.publish.dossier.chart import Scale
from tawatur.publish.dossier.tree import Node
from tawatur.publish.labels import Lang


@dataclass(frozen=True, slots=True)
class Account:
    """One claim as told: `marks` what and how, `chain` who said it through whom, `quote` in what words, and where."""

    claim: str
    number: int
    marks: tuple[str, ...]
    denies: bool
    chain: tuple[str, ...]
    quote: str
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Card:
    """One report's accounts of an incident."""

    document: str
    outlet: str
    published: str
    title: str | None
    copy_of: str | None
    accounts: tuple[Account, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What one side of a contradiction holds, who holds it, and up to three of the accounts that say so."""

    value: str
    holders: tuple[tuple[str, ...], ...]
    accounts: tuple[Account, ...]
    more: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """A contradiction."""

    id: str
    kind: str
    where: str
    incident: str
    sentence: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One report of a count."""

    text: str
    low: int
    high: int | None
    chain: tuple[str, ...]
    accounts: tuple[int, ...]
    copy: bool


@dataclass(frozen=True, slots=True)
class Toll:
    """All counts of one thing."""

    what: str
    text: str
    best: int
    scale: Scale
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What is told of one day or period: (what, the accounts' numbers, whether they deny it)."""

    when: str
    told: tuple[tuple[str, tuple[int, ...], bool], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One incident."""

    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    meaning: str
    part_of: str | None
    timeline: tuple[Moment, ...]
    tolls: tuple[Toll, ...]
    cards: tuple[Card, ...]
    trees: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A report in custody."""

    document: str
    file: str
    outlet: str
    published: str
    captured: str
    sha256: str
    url: str | None
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Naming:
    """How often an outlet calls something by one name."""

    outlet: str
    surface: str
    times: int


@dataclass(frozen=True, slots=True)
class Page:
    """A dossier in one language."""

    lang: Lang
    kind: str
    id: str
    title: str
    facts: tuple[tuple[str, str], ...]
    none: str | None
    parted: tuple[Parted, ...]
    blocks: tuple[Block, ...]
    namings: tuple[Naming, ...]
    kept: tuple[Kept, ...]
    withheld: tuple[str, ...]
    warning: str | None
    made_by: str

    @property
    def dir(self) -> str:
        """The direction of its own words."""
        return "rtl" if self.lang == "ar" else "ltr"
