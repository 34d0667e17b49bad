"""Where accounts part, across the whole record: a matrix of contradictions, sortable and filterable."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse

from tawatur.model import CLAIM_TYPES, Contradiction, Side
from tawatur.model.incident import ContradictionKind
from tawatur.publish.labels import Lang, label, say
from tawatur.reconcile.spoken import say_date, say_number
from tawatur.record import rows
from tawatur.serve.index import parted
from tawatur.serve.index.parted import Sort
from tawatur.serve.web.page import Desk, Seat

router = APIRouter()
_HOLDERS = 4
"""Speakers named for one side; the others are counted."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Which contradictions, in which order. `entity`: a facility, a place, an actor or somebody who speaks in one."""

    kind: str = ""
    entity: str = ""
    sort: Sort = "-date"
    start: int = 0
    limit: int = 50

    def query(self, **changed: object) -> str:
        """The query string that holds it, with some of it changed."""
        item = replace(self, **changed)  # type: ignore[arg-type]
        pairs = {
            "kind": item.kind,
            "entity": item.entity,
            "sort": "" if item.sort == "-date" else item.sort,
            "start": item.start or "",
        }
        return urlencode({k: v for k, v in pairs.items() if v != ""})


@dataclass(frozen=True, slots=True)
class Held:
    """One side: what it holds and who holds it."""

    value: str
    holders: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Parted:
    """A row of the matrix."""

    id: str
    incident: str
    title: str
    kind: str
    about: str
    when: str
    where: tuple[str, ...]
    sides: tuple[Held, ...]
    sentence: str


def matrix_of(
    kind: Annotated[str, Query(max_length=20)] = "",
    entity: Annotated[str, Query(max_length=200)] = "",
    sort: Sort = "-date",
    start: Annotated[int, Query(ge=0, le=1_000_000_000)] = 0,
) -> Matrix:
    """FastAPI dependency: what the address asks for."""
    return Matrix(kind.strip(), entity.strip(), sort, start)


@router.get("/{lang}/contradictions", response_class=HTMLResponse)
def contradictions(desk: Seat, wanted: Annotated[Matrix, Depends(matrix_of)]) -> HTMLResponse:
    """The matrix."""
    found, total = rows_of(desk, wanted)
    kinds = dict(desk.asked.index.query("SELECT kind, count(*) FROM contradictions GROUP BY 1"))
    return desk.show(
        "contradictions.html.j2",
        view="contradictions",
        title=desk.say("contradictions.title"),
        wanted=wanted,
        rows=found,
        total=total,
        kinds=[(k, label("kind", k, desk.lang), kinds.get(k, 0)) for k in get_args(ContradictionKind)],
        next=wanted.query(start=wanted.start + wanted.limit) if wanted.start + wanted.limit < total else None,
    )


def rows_of(desk: Desk, wanted: Matrix) -> tuple[list[Parted], int]:
    """The contradictions asked for, and how many there are in all."""
    index = desk.asked.index
    wish = parted.Wish((wanted.kind,) if wanted.kind else (), wanted.entity)
    found = parted.find(index, wish, wanted.sort, wanted.limit, wanted.start)
    bodies = _bodies(desk, [row.id for row in found])
    shown = [_row(desk, bodies[row.id], row.about, row.first) for row in found if row.id in bodies]
    return shown, parted.count(index, wish)


def _bodies(desk: Desk, keys: list[str]) -> Mapping[str, Contradiction]:
    sql = f"SELECT body FROM contradictions WHERE id IN ({', '.join('?' * len(keys))})"
    every = (rows.contradiction_from(json.loads(body)) for (body,) in desk.asked.store.query(sql, *keys))
    return {c.id: c for c in every}


def _row(desk: Desk, item: Contradiction, about: str, first: int | None) -> Parted:
    body = desk.asked.store.query(
        "SELECT json_extract(body, ?) FROM incidents WHERE id = ?", f"$.title.{desk.lang}", item.incident
    )
    return Parted(
        id=item.id,
        incident=item.incident,
        title=body[0][0] if body else item.incident,
        kind=item.kind,
        about=_about(item, about, desk.lang),
        when=say_date(date.fromordinal(first).isoformat(), desk.lang) if first else desk.date(None),
        where=tuple(p for p in (item.facility, item.place) if p),
        sides=tuple(_held(desk, side) for side in item.sides),
        sentence=item.explanation.ar if desk.lang == "ar" else item.explanation.en,
    )


def _about(item: Contradiction, about: str, lang: Lang) -> str:
    """The count or the kind of happening that the accounts part over."""
    if item.kind == "figure":
        return label("figure", about, lang)
    return label("type", about, lang) if about in CLAIM_TYPES else ""


def _held(desk: Desk, side: Side) -> Held:
    outlets = dict(
        desk.asked.store.query(
            f"SELECT c.id, d.outlet FROM claims c JOIN documents d ON d.id = c.document WHERE c.id IN ({', '.join('?' * len(side.claims))})",
            *side.claims,
        )
    )
    names = [desk.speakers.link(chain[0]) for chain in side.chains if chain]
    if any(not chain for chain in side.chains) or not side.chains:
        names += [desk.name(outlet) for outlet in outlets.values() if outlet]
    unique = list(dict.fromkeys(names))
    return Held(value_of(desk, dict(side.value)), tuple(unique[:_HOLDERS]), max(0, len(unique) - _HOLDERS))


def value_of(desk: Desk, value: Mapping[str, object]) -> str:
    """What a side holds, in words."""
    low, high = value.get("low"), value.get("high")
    if isinstance(low, int) and (high is None or isinstance(high, int)):
        of = f" ({desk.name(str(value['of']))})" if value.get("of") else ""
        return f"{label('figure', str(value.get('what')), desk.lang)}{of}: {say_number(low, high, False, desk.lang)}"
    if "polarity" in value:
        return say(f"side_{value['polarity']}", desk.lang)
    if "entity" in value:
        return desk.name(str(value["entity"]))
    return desk.date(str(value["edtf"])) if "edtf" in value else ""
