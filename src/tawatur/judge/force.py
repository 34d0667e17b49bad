"""Which judgements are in force, and what those about sources, names and passages come to. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.model.judgement import Idle, Judgement, Span


@dataclass(frozen=True, slots=True)
class Shown:
    """What people decided of publishing: entities withheld or released by name, and passages withheld."""

    withheld: frozenset[str] = frozenset()
    released: frozenset[str] = frozenset()
    spans: tuple[Span, ...] = ()


def in_force(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Judgements that no later one in force revokes, in their order; an undone undo revokes nothing."""
    undone: set[str] = set()
    out: list[Judgement] = []
    for item in reversed(judgements):
        if item.id in undone:
            continue
        if item.verb == "undo" and item.judgement is not None:
            undone.add(item.judgement)
        out.append(item)
    return out[::-1]


def effects(judgements: Sequence[Judgement], idle: Iterable[Idle]) -> dict[str, str]:
    """Of each judgement, by id: `in force`, `undone`, or why it has no effect (as Idle.reason says it)."""
    force = {item.id for item in in_force(judgements)}
    why: dict[str, str] = {item.judgement: item.reason for item in idle}
    return {item.id: "undone" if item.id not in force else why.get(item.id, "in force") for item in judgements}


def reliability(judgements: Sequence[Judgement]) -> dict[str, str]:
    """Sources' grades of the Admiralty code, the latest given to each; by id."""
    found = {
        item.entity: item.value
        for item in in_force(judgements)
        if item.verb == "reliability" and item.entity is not None and item.value is not None
    }
    return dict(sorted(found.items()))


def shown(judgements: Sequence[Judgement]) -> Shown:
    """What is withheld and released now: the latest word on an entity holds; a release lifts what lies within it."""
    withheld: dict[str, None] = {}
    released: dict[str, None] = {}
    spans: list[Span] = []
    for item in in_force(judgements):
        if item.verb not in ("withhold", "release"):
            continue
        if item.entity is not None:
            to, off = (withheld, released) if item.verb == "withhold" else (released, withheld)
            to[item.entity] = None
            off.pop(item.entity, None)
        elif item.span is not None and item.verb == "withhold":
            spans.append(item.span)
        elif item.span is not None:
            spans = outside(spans, item.span)
    return Shown(frozenset(withheld), frozenset(released), tuple(spans))


def outside(spans: Iterable[Span], of: Span) -> list[Span]:
    """The spans that do not lie within one."""
    return [s for s in spans if s.document != of.document or s.start < of.start or s.end > of.end]
