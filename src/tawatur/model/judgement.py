"""What a person decides over the record: who, when, why, and about what. Judgements are added, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Verb = Literal[
    "accept",
    "reject",
    "correct",
    "same",
    "different",
    "merge",
    "split",
    "reliability",
    "name",
    "withhold",
    "release",
    "undo",
]

GRADES = ("A", "B", "C", "D", "E", "F")
"""Reliability of a source by the Admiralty code: A completely reliable … E unreliable, F cannot be judged."""

Value = str | int | bool | None | tuple["Value", ...]


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A claim as a judgement names it: by id, and by what lets it be found again once better rules gave it another."""

    id: str
    document: str
    start: int
    end: int
    trigger: tuple[int, int]
    type: str


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of a report, in code points, half-open."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision. `when`: UTC, as 2026-01-31T12:00:00Z, given with it and never taken from a later clock.

    claims: those it is about; of `split`, `same` and `merge` all that belong together. others: those that they are kept
    apart from (`different`, `split`). fields: what `correct` sets, by field. entity: of `reliability`, `name`, `withhold`,
    `release`. span: of the latter two, in place of an entity. value: the grade of a source, or the id given to a name.
    judgement: the one that `undo` revokes. names: of `name`, what the entity is called, by words-file key.
    """

    id: str
    verb: Verb
    who: str
    when: str
    why: str
    claims: tuple[ClaimRef, ...] = ()
    others: tuple[ClaimRef, ...] = ()
    fields: tuple[tuple[str, Value], ...] = ()
    entity: str | None = None
    span: Span | None = None
    value: str | None = None
    names: tuple[tuple[str, Value], ...] = ()
    judgement: str | None = None


@dataclass(frozen=True, slots=True)
class Ties:
    """What people said of claims' incidents, made consistent: `same`: claims of one incident; `apart`: pairs of different ones.

    Both sorted; no claim is in two classes of `same`, and no pair of `apart` lies within one.
    """

    same: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Idle:
    """A judgement that has no effect now, and why.

    gone: nothing that it is about is found in the report as it is read now; forgotten: the report was taken out;
    overruled: a later judgement says otherwise; unplaced: a claim that it is about can belong to no incident.
    """

    judgement: str
    reason: Literal["gone", "forgotten", "overruled", "unplaced"]
    claims: tuple[str, ...] = ()
