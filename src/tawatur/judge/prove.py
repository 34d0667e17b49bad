"""That the views are what claims and judgements give: by making them anew."""

from __future__ import annotations

import json
from dataclasses import dataclass

from tawatur.engine import Engine
from tawatur.ingest import rebuild_views
from tawatur.record import log, rows
from tawatur.record.judgements import read_judgements
from tawatur.record.schema import VIEWS
from tawatur.record.store import Store
from tawatur.record.verify import Fault
from tawatur.views.judged import judge_anew


@dataclass(frozen=True, slots=True)
class Proof:
    """What making the views anew came to. `was_behind`: those before rested on something else; nothing can be said of them.

    differing: ids of incidents, contradictions, claims and copies that were not the same to the byte.
    """

    was_behind: bool
    differing: tuple[str, ...]
    judgements: int


def rebuild(store: Store, engine: Engine) -> Proof:
    """Makes all views anew from claims and judgements, and compares them with those that the record held."""
    behind = not store.views_are_current(engine.views)
    before = _view_rows(store)
    rebuild_views(store, engine, anew=True)
    after = _view_rows(store)
    differing = sorted({key[1] for key in before.keys() | after.keys() if before.get(key) != after.get(key)})
    return Proof(behind, () if behind else tuple(differing), len(read_judgements(store)))


def _view_rows(store: Store) -> dict[tuple[str, str], str]:
    """A hash of each row of the views: a record may hold more of them than memory should."""
    found = {(t, row[0]): log.sha256(*row) for t in VIEWS for row in store.stream(f"SELECT * FROM {t}")}
    copies = store.query("SELECT id, copy_of FROM documents WHERE copy_of IS NOT NULL")
    return found | {("copies", row[0]): row[1] for row in copies}


def altered_judged(store: Store) -> list[Fault]:
    """Claims that people judged and that are not what their judgements make of them. Nothing while views are behind."""
    if store.views_are_behind():
        return []
    expected = {c.id: rows.claim_row(c) for c in judge_anew(store).changed}
    held: dict[str, object] = {key: json.loads(body) for key, body in store.query("SELECT id, body FROM judged")}
    wrong = sorted(key for key in expected.keys() | held.keys() if expected.get(key) != held.get(key))
    what = "what judgements make of this claim was altered; tawatur rebuild puts it right"
    return [Fault(key, what) for key in wrong]
