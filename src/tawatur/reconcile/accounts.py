"""An incident as a set of accounts: who tells what, and how the sides of a contradiction are put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tawatur.model import Claim, Contradiction, Document, Incident, Link, Mention, Side, Title
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.dates import Telling
from tawatur.reconcile.origins import origin_of


@dataclass(frozen=True)
class Accounts:
    """All that contradictions are looked for in: an incident, its claims, and how to look the rest up."""

    incident: Incident
    tellings: Sequence[Telling]
    mentions: Mapping[str, Mention]
    documents: Mapping[str, Document]
    copies: Mapping[str, str]
    names: NameWords
    wide: frozenset[str]
    told: Mapping[str, Sequence[Claim]]
    """All that each report tells, here and elsewhere."""

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, by id."""
        return tuple(t.claim for t in self.tellings)

    @cached_property
    def place(self) -> str | None:
        """The most exact place of the incident."""
        return self.incident.facility or self.incident.place

    def origin(self, claim: Claim) -> str:
        """Who is behind a claim."""
        return origin_of(claim, self.documents)


class SetAside(NamedTuple):
    """A difference between accounts that is no contradiction, and why: `later-count`, `rounding`."""

    incident: str
    kind: str
    reason: str
    sides: tuple[Side, ...]
    explanation: Title


def side_of(value: Mapping[str, object], claims: Sequence[Claim], mentions: Sequence[str] = ()) -> Side:
    """One side: what it holds, its claims and mentions, and the chains they came through, each once."""
    unique = {c.id: c for c in sorted(claims, key=lambda c: c.id)}
    chains: dict[tuple[Link, ...], None] = {}
    for claim in unique.values():
        chains[claim.chain] = None
    return Side(tuple(value.items()), tuple(unique), tuple(sorted(set(mentions))), tuple(chains))


def contradiction(accounts: Accounts, kind: str, key: str, sides: Sequence[Side], explanation: Title) -> Contradiction:
    """A contradiction of an incident; its id derives from the incident's."""
    incident = accounts.incident
    return Contradiction(
        id=f"x-{incident.id.removeprefix('i-')}-{kind}-{key}",
        incident=incident.id,
        facility=incident.facility,
        place=incident.place,
        kind=kind,  # type: ignore[arg-type]
        sides=tuple(sides),
        explanation=explanation,
    )
