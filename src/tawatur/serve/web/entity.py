"""A facility, a place, an actor, a source or a person: what is told of them, by whom, under which names, and where it parts."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from tawatur.judge.force import reliability, shown
from tawatur.publish.withhold import is_private
from tawatur.recognise.names.lexicon import CLASSES
from tawatur.record.errors import RecordMissing
from tawatur.record.judgements import read_judgements
from tawatur.serve.asked import address_of
from tawatur.serve.index import select
from tawatur.serve.index.entities import Naming, facet_of, namings, spoken
from tawatur.serve.index.select import Filter
from tawatur.serve.web.contradictions import Matrix, rows_of
from tawatur.serve.web.incidents import bars, item_of
from tawatur.serve.web.page import Desk, Seat

router = APIRouter()
_MOST = 40
"""Incidents shown here; the list of incidents shows them all."""
_NAMINGS = 60


@router.get("/{lang}/entities/{kind}/{slug:path}", response_class=HTMLResponse)
def entity(desk: Seat, kind: str, slug: str) -> HTMLResponse:
    """The page of an entity. Answers 404 when the record does not name it."""
    key = f"{kind}/{slug}"
    store, index = desk.asked.store, desk.asked.index
    named = store.query("SELECT count(*), count(DISTINCT document) FROM mentions WHERE entity = ?", key)[0]
    speaks = index.query("SELECT 1 FROM speakers WHERE entity = ? LIMIT 1", key)
    if kind not in CLASSES or (
        not named[0] and not speaks and not store.query("SELECT 1 FROM documents WHERE outlet = ? LIMIT 1", key)
    ):
        raise RecordMissing(f"{store.path}: no report in this record names {key}")
    facet = facet_of(key)
    wanted = Filter(**{facet: (key,)}, sort="old") if facet else None  # type: ignore[arg-type]
    rows = select.ids(index, wanted, _MOST)[0] if wanted else []
    judgements = read_judgements(store)
    known = desk.asked.desk.engine.words.names.entities.get(key)
    said = shown(judgements)
    return desk.show(
        "entity.html.j2",
        view="incidents",
        title=desk.name(key),
        key=key,
        kind=kind,
        known=known,
        around=_around(desk, key),
        named=named,
        total=select.count(index, wanted) if wanted else 0,
        items=[item_of(desk, r.id, r.contradictions) for r in rows],
        query=address_of(wanted) if wanted else "",
        bars=bars(desk, wanted, select.days(index, wanted)) if wanted else [],
        parted=rows_of(desk, Matrix(entity=key, limit=_MOST))[0],
        spoken=spoken(index, key) if speaks or kind == "source" else None,
        grade=reliability(judgements).get(key),
        withheld=key in said.withheld or (is_private(key) and key not in said.released),
        namings=list(_namings(desk, key)) if kind in ("actor", "facility") else [],
    )


def _around(desk: Desk, key: str) -> list[str]:
    """What a place lies in, as far as the country."""
    names = desk.asked.desk.engine.words.names
    return [p for p in names.containers(key) if p != key] if key in names.entities else []


def _namings(desk: Desk, key: str) -> Iterator[Naming]:
    """How outlets name it."""
    for naming in namings(desk.asked.store, key, _NAMINGS):
        yield Naming(desk.name(naming.outlet) if naming.outlet else desk.say("entity.no_outlet"), naming.surfaces)
