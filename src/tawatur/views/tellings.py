"""What each report tells, as it is compared with what others tell: kept, so that comparing need not load reports."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

from tawatur.model import Claim, ClaimActor, Document, Figure, Mention
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.dates import Dating, Telling, tellings_of
from tawatur.reconcile.family import area_of
from tawatur.reconcile.interval import Interval
from tawatur.reconcile.sentences import spelled_in
from tawatur.reconcile.tolls import figure_of
from tawatur.record import query
from tawatur.record.store import Store
from tawatur.views.copies import roots_of
from tawatur.views.judged import standing

_DATINGS: dict[str, Dating] = {value: value for value in get_args(Dating)}
_STEP = 200  # reports whose rows are worked out before they are written


@dataclass
class Touched:
    """How far a change has spread: areas to compare in anew, and incidents that are to be made anew in any case."""

    areas: set[str]
    incidents: set[str]


def update_tellings(
    store: Store, documents: Iterable[str], touched: Touched, wide: frozenset[str], names: NameWords
) -> None:
    """Keeps anew what reports tell and how they spell names; notes what of the views rests on it, before and after."""
    every = sorted(documents)
    for at in range(0, len(every), _STEP):
        part = every[at : at + _STEP]
        touched.areas |= _column(store, "SELECT DISTINCT area FROM tellings WHERE document IN", part)
        touched.incidents |= _column(store, "SELECT DISTINCT incident FROM members WHERE document IN", part)
        spelled = _column(store, "SELECT DISTINCT entity FROM spellings WHERE document IN", part)
        tellings: list[tuple[object, ...]] = []
        spellings: list[tuple[object, ...]] = []
        for key in part:
            document, mentions = query.document(store, key), query.mentions(store, key)
            tellings += _telling_rows(store, document, mentions, wide, names)
            spellings += [(key, *what, times) for what, times in sorted(spelled_in(document, mentions).items())]
        spelled |= {str(row[1]) for row in spellings}
        before = spellings_now(store, spelled)
        store.write("DELETE FROM tellings WHERE document = ?", [(key,) for key in part])
        store.write("DELETE FROM spellings WHERE document = ?", [(key,) for key in part])
        store.write("INSERT INTO tellings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", tellings)
        store.write("INSERT INTO spellings VALUES (?, ?, ?, ?)", spellings)
        after = spellings_now(store, spelled)
        other = [entity for entity in spelled if before.get(entity) != after.get(entity)]
        touched.incidents |= _column(store, "SELECT DISTINCT incident FROM spelled WHERE entity IN", other)
        touched.areas |= {str(row[0]) for row in tellings}


def _column(store: Store, sql: str, keys: Iterable[str]) -> set[str]:
    return {row[0] for row in query.select_by(store, sql, keys)}


def spellings_now(store: Store, entities: Iterable[str]) -> dict[str, str]:
    """How reports spell provisional ids: as `spellings_of` all reports and mentions."""
    sql = "SELECT entity, spelling, sum(times) FROM spellings WHERE entity IN"
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for entity, spelling, times in query.select_by(store, sql, entities, "GROUP BY entity, spelling"):
        counts[entity][spelling] = times
    return {entity: min(found, key=lambda s: (-found[s], s)) for entity, found in counts.items()}


def _telling_rows(
    store: Store, document: Document, mentions: Sequence[Mention], wide: frozenset[str], names: NameWords
) -> list[tuple[object, ...]]:
    copies = roots_of(store, [document.id])
    documents = query.heads(store, copies.values()) | {document.id: document}
    by_id = {m.id: m for m in mentions}
    claims = standing(query.claims(store, document.id))
    return [
        (
            area_of(t.place, wide, names),
            t.claim.id,
            document.id,
            t.place,
            t.claim.type,
            t.days.low,
            t.days.high,
            t.dating,
            _counts(t.claim, by_id),
            json.dumps(doers) if (doers := [a.entity for a in t.claim.actors if a.role == "agent"]) else None,
        )
        for t in tellings_of(documents, by_id, claims, copies)
    ]


def _counts(claim: Claim, mentions: dict[str, Mention]) -> str | None:
    found = (figure_of(mention, mentions) for mention in claim.figures)
    counts = [(f.what, f.low, f.vague) if f is not None else None for f in found]
    return json.dumps(counts, separators=(",", ":")) if counts else None


def load_tellings(store: Store, areas: Iterable[str]) -> tuple[list[Telling], dict[str, Mention]]:
    """(all that is told in some areas, its figures), with as much of each claim as grouping compares: id, report, type,

    place, doers and counts.
    """
    sql = "SELECT claim, document, place, type, low, high, dating, counts, doers FROM tellings WHERE area IN"
    tellings: list[Telling] = []
    mentions: dict[str, Mention] = {}
    for key, document, place, type_, low, high, dating, counts, doers in query.select_by(store, sql, areas):
        figures: list[str] = []
        for n, count in enumerate(json.loads(counts)) if counts else ():
            figures.append(f"{key}/{n}")
            if count is not None:
                figure = Figure(count[0], count[1], None, vague=count[2])
                mentions[figures[-1]] = Mention(figures[-1], document, 0, 0, "", "figure", "", figure=figure)
        actors = tuple(ClaimActor(entity, "agent") for entity in json.loads(doers)) if doers else ()
        claim = Claim(key, document, 0, 0, "", (0, 0), type_, where=place, figures=tuple(figures), actors=actors)
        tellings.append(Telling(claim, place, Interval(low, high), _DATINGS[dating]))
    return tellings, mentions
