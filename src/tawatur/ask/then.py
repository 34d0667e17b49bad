"""The views of a record with and without its newest reports: of all that differs, where few are new; else of everything."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from tawatur.engine import Engine
from tawatur.judge.apply import apply_judgements
from tawatur.model import Claim, Contradiction, Document, Incident, Mention
from tawatur.record import query, rows
from tawatur.record.errors import RecordError
from tawatur.record.judgements import read_judgements
from tawatur.record.store import Store

FEW = 500
"""New reports up to which the record is asked what it would be without them; for more, all views are made twice."""

T = TypeVar("T", Incident, Contradiction)


@dataclass(frozen=True, slots=True)
class Made:
    """Incidents and contradictions: all of them, or those that differ from the other side's."""

    incidents: tuple[Incident, ...]
    contradictions: tuple[Contradiction, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """Views without the new reports, and with them; the claims that these rest on, rejected ones left out, by report and place."""

    then: Made
    now: Made
    claims: tuple[Claim, ...]


def both_sides(store: Store, engine: Engine, new: set[str]) -> Sides:
    """What the record's views are without some reports, and with them."""
    work_in = engine.work_in
    if work_in is not None and len(new) <= FEW:
        try:
            with Store.open(store.path) as own, own.trial():
                if own.views_are_current(engine.views) and own.keeps(engine.views):
                    return _by_leaving_out(own, lambda: work_in(own, engine.words), new)
        except RecordError:
            pass  # others write, or nobody may: it takes longer without
    return _all_twice(store, engine, new)


def _by_leaving_out(store: Store, work_in: Callable[[], object], new: set[str]) -> Sides:
    """Takes the new reports out, works that into the views, and undoes it."""
    incidents, contradictions = _stand(store, "incidents"), _stand(store, "contradictions")
    with store.undone():
        for key in sorted(new):
            store.bump(store.leave_out(key))
        work_in()
        then_incidents, other = _differing(store, "incidents", incidents, rows.incident_from)
        then_contradictions, others = _differing(store, "contradictions", contradictions, rows.contradiction_from)
    then = Made(tuple(then_incidents), tuple(then_contradictions))
    now = Made(
        tuple(_these(store, "incidents", other, rows.incident_from)),
        tuple(_these(store, "contradictions", others, rows.contradiction_from)),
    )
    resting = {c for i in now.incidents for c in i.claims}
    resting |= {c for k in now.contradictions for side in k.sides for c in side.claims}
    return Sides(then, now, tuple(standing(query.claims_by_id(store, tuple(sorted(resting))))))


def _stand(store: Store, table: str) -> dict[str, int]:
    """A hash of each row of a view, by its id: enough to tell whether it is another one afterwards."""
    return {key: hash(body) for key, body in store.stream(f"SELECT id, body FROM {table}")}


def _differing(
    store: Store, table: str, before: dict[str, int], build: Callable[[Any], T]
) -> tuple[list[T], list[str]]:
    """The rows of a view that are other than before, and the ids of those that were other before than they are."""
    out: list[T] = []
    same: set[str] = set()
    for key, body in store.stream(f"SELECT id, body FROM {table} ORDER BY id"):
        if before.get(key) == hash(body):
            same.add(key)
        else:
            out.append(build(json.loads(body)))
    return out, sorted(before.keys() - same)


def _these(store: Store, table: str, keys: Iterable[str], build: Callable[[Any], T]) -> list[T]:
    found = query.select_by(store, f"SELECT id, body FROM {table} WHERE id IN", keys)
    return [build(json.loads(body)) for _, body in sorted(found)]


def _all_twice(store: Store, engine: Engine, new: set[str]) -> Sides:
    documents, mentions, read = query.documents(store), query.mentions(store), query.claims_as_read(store)
    now, claims = _views(documents, mentions, read, store, engine)
    then, _ = _views(
        [d for d in documents if d.id not in new],
        [m for m in mentions if m.document not in new],
        [c for c in read if c.document not in new],
        store,
        engine,
    )
    return Sides(then, now, tuple(claims))


def _views(
    documents: Sequence[Document], mentions: Sequence[Mention], read: Sequence[Claim], store: Store, engine: Engine
) -> tuple[Made, list[Claim]]:
    """Views of some of the reports, under the judgements in force now; and the claims that stand."""
    judged = apply_judgements(read_judgements(store), {d.id: d for d in documents}, mentions, read)
    made = engine.reconcile(documents, mentions, judged.standing, engine.words, judged.ties)
    return Made(tuple(made.incidents), tuple(made.contradictions)), judged.standing


def standing(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that nobody rejected, by report and place."""
    return sorted((c for c in claims if c.verdict != "rejected"), key=lambda c: (c.document, c.start, c.end, c.id))
