"""Judgements in the record: each is an entry of the log, added and never changed; only its words can be erased."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tawatur.model.judgement import ClaimRef, Judgement, Span, Value
from tawatur.record import log
from tawatur.record.errors import RecordError
from tawatur.record.store import Store

Row = dict[str, Any]
_ID_DIGITS = 12


def judgement_row(item: Judgement) -> Row:
    """A judgement as the log keeps it; what it does not say is left out."""
    row: Row = {"id": item.id, "verb": item.verb, "who": item.who, "when": item.when, "why": item.why}
    row |= {"claims": [_ref_row(r) for r in item.claims], "others": [_ref_row(r) for r in item.others]}
    row |= {"fields": dict(item.fields), "names": dict(item.names)}
    row |= {"entity": item.entity, "value": item.value, "judgement": item.judgement}
    row["span"] = dataclasses.asdict(item.span) if item.span else None
    return {key: value for key, value in row.items() if value not in (None, [], {})}


def judgement_from(row: Mapping[str, Any]) -> Judgement:
    """The judgement of a row."""
    span = row.get("span")
    return Judgement(
        id=row["id"],
        verb=row["verb"],
        who=row["who"],
        when=row["when"],
        why=row["why"],
        claims=tuple(_ref_from(r) for r in row.get("claims", ())),
        others=tuple(_ref_from(r) for r in row.get("others", ())),
        fields=tuple(sorted((name, _value(v)) for name, v in row.get("fields", {}).items())),
        names=tuple(sorted((name, _value(v)) for name, v in row.get("names", {}).items())),
        entity=row.get("entity"),
        value=row.get("value"),
        judgement=row.get("judgement"),
        span=Span(span["document"], span["start"], span["end"]) if span else None,
    )


def with_id(item: Judgement) -> Judgement:
    """The judgement with the id that its content gives it: the same decision, by the same person at the same time, is one."""
    row = judgement_row(replace(item, id=""))
    return replace(item, id=f"j-{log.sha256(row)[:_ID_DIGITS]}")


def add_judgement(store: Store, item: Judgement, check: Callable[[], None] = lambda: None) -> Judgement:
    """Adds a judgement to the log; as it stands there, with its id. The views are then behind.

    check: raises what is to be raised instead; nobody can write between it and the judgement. Raises RecordError when the
    record holds the very same one.
    """
    item = judgement_from(judgement_row(with_id(item)))
    with store.transaction():
        check()
        if any(other.id == item.id for other in read_judgements(store)):
            raise RecordError(f"{store.path}: {item.who} judged just this at {item.when} already ({item.id})")
        store.append_log("judge", judgement_row(item))
        store.bump([])
    return item


def read_judgements(store: Store) -> list[Judgement]:
    """All judgements whose words were not erased, in the order in which they were made known to the record."""
    return [judgement_from(e.body) for e in store.history("judge") if e.body is not None]


def numbered_judgements(store: Store) -> list[tuple[int, Judgement]]:
    """The same, each with its number in the log."""
    return [(e.number, judgement_from(e.body)) for e in store.history("judge") if e.body is not None]


def erase_judgement(store: Store, key: str, who: str, when: str, why: str) -> None:
    """Takes the words of a judgement out of the record: who, why and about what. It then has no effect any more."""
    numbers = [e.number for e in store.history("judge") if e.body is not None and e.body["id"] == key]
    if not numbers:
        raise RecordError(
            f"{store.path}: there is no judgement {key} in this record; list them with: tawatur judge list"
        )
    with store.transaction():
        store.append_log("erase", {"who": who, "when": when, "why": why}, erases=numbers)
        store.bump([])
    store.flush()


def find_judgement(store: Store, key: str) -> Judgement:
    """The judgement of an id or its unambiguous beginning. Raises RecordError when there is none, or several."""
    found = [j for j in read_judgements(store) if j.id.startswith(key)]
    exact = [j for j in found if j.id == key]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        several = ", ".join(j.id for j in found[:5])
        raise RecordError(f"{store.path}: {key} may mean several judgements ({several}); give more of the id")
    raise RecordError(f"{store.path}: there is no judgement {key} in this record; list them with: tawatur judge list")


def _ref_row(ref: ClaimRef) -> Row:
    return dataclasses.asdict(ref) | {"trigger": list(ref.trigger)}


def _ref_from(row: Mapping[str, Any]) -> ClaimRef:
    start, end = row["trigger"]
    return ClaimRef(row["id"], row["document"], row["start"], row["end"], (start, end), row["type"])


def _value(value: Any) -> Value:
    """A value of JSON with its lists made tuples."""
    return tuple(_value(v) for v in value) if isinstance(value, list) else value
