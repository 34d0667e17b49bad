"""Entities: what the record holds of each, and the facilities that it names."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import JSONResponse

from tawatur.judge.force import reliability, shown
from tawatur.publish.withhold import is_private
from tawatur.recognise.names.lexicon import CLASSES
from tawatur.record.errors import RecordMissing
from tawatur.record.judgements import read_judgements
from tawatur.serve.api.answers import Cursor, Limit, Page, answer, page
from tawatur.serve.api.bodies import EntityWhole, Facility
from tawatur.serve.asked import Asked, Opened
from tawatur.serve.index import parted, select
from tawatur.serve.index.entities import facet_of, namings, speaks, spoken
from tawatur.serve.index.select import Filter, make_cursor, read_cursor

router = APIRouter(tags=["entities"])
Kind = Annotated[str, Path(description="actor, facility, place, source, person or role", max_length=20)]
Slug = Annotated[str, Path(description="the rest of the id; a provisional one begins with ~", max_length=500)]
_NAMINGS = 60
"""Outlets whose names for an entity are told."""


@router.get("/facilities", response_model=Page[Facility])
def facilities(asked: Opened, limit: Limit = 50, cursor: Cursor = None) -> JSONResponse:
    """Prisons, camps, bases and the like that reports name, by id."""
    where, values = "entity >= 'facility/' AND entity < 'facility0'", list[str]()
    store, index = asked.store, asked.index
    total = store.query(f"SELECT count(DISTINCT entity) FROM mentions WHERE {where}")[0][0]
    if cursor:
        where, values = f"{where} AND entity > ?", read_cursor(cursor, 1)
    sql = f"SELECT entity, count(*) FROM mentions WHERE {where} GROUP BY 1 ORDER BY 1 LIMIT ?"
    found = store.query(sql, *values, limit + 1)
    items = []
    for entity, mentions in found[:limit]:
        happened = index.query("SELECT count(*) FROM facets WHERE kind = 'facility' AND value = ?", entity)[0][0]
        between = index.query("SELECT count(*) FROM contradictions WHERE facility = ?", entity)[0][0]
        row = {"entity": entity, "name": name_of(asked, entity), "mentions": mentions}
        items.append(row | {"incidents": happened, "contradictions": between})
    return page(items, total, make_cursor(found[limit - 1][0]) if len(found) > limit else None)


@router.get("/entities/{kind}/{slug:path}", response_model=EntityWhole)
def entity(asked: Opened, kind: Kind, slug: Slug) -> JSONResponse:
    """A facility, a place, an actor, a source, a person or a role, as the record knows it."""
    key = require_named(asked, kind, slug)
    store, index = asked.store, asked.index
    mentions, documents = store.query(
        "SELECT count(*), count(DISTINCT document) FROM mentions WHERE entity = ?", key
    )[0]  # fmt: skip
    facet = facet_of(key)
    names = asked.desk.engine.words.names
    known = names.entities.get(key)
    judgements = read_judgements(store)
    said = shown(judgements)
    point = known is not None and known.lat is not None and known.lon is not None
    return answer(
        {
            "entity": key,
            "class": kind,
            "name": name_of(asked, key),
            "known": known is not None,
            "kind": known.kind if known else None,
            "country": list(known.country) if known else [],
            "within": [p for p in names.containers(key) if p != key] if known else [],
            "point": {"lat": known.lat, "lon": known.lon} if known and point else None,
            "mentions": mentions,
            "documents": documents,
            "incidents": select.count(index, Filter(**{facet: (key,)})) if facet else 0,  # type: ignore[arg-type]
            "contradictions": parted.count(index, parted.Wish(entity=key)),
            "spoken": asdict(spoken(index, key)) if speaks(index, key) or kind == "source" else None,
            "reliability": reliability(judgements).get(key),
            "withheld": key in said.withheld or (is_private(key) and key not in said.released),
            "namings": [
                {"outlet": n.outlet, "surfaces": [{"surface": s, "count": c} for s, c in n.surfaces]}
                for n in namings(store, key, _NAMINGS)
            ],
        }
    )


def require_named(asked: Asked, kind: str, slug: str) -> str:
    """The entity's id. Raises RecordMissing when the record does not name it."""
    key = f"{kind}/{slug}"
    named = "SELECT 1 FROM mentions WHERE entity = ?1 UNION ALL SELECT 1 FROM documents WHERE outlet = ?1 LIMIT 1"
    if kind not in CLASSES or not (asked.store.query(named, key) or speaks(asked.index, key)):
        raise RecordMissing(f"{asked.store.path}: no report in this record names {key}")
    return key


def name_of(asked: Asked, key: str) -> dict[str, str]:
    """What an entity is called."""
    return {"ar": asked.desk.namer(asked.store, "ar")(key), "en": asked.desk.namer(asked.store, "en")(key)}
