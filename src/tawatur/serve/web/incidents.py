"""The list of incidents with its filter, map and timeline: three views of one selection that the address holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import get_args

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from tawatur.model import CLAIM_TYPES, Incident
from tawatur.model.incident import Status
from tawatur.publish.labels import label
from tawatur.reconcile.spoken import say_date, say_number
from tawatur.record import query
from tawatur.serve.asked import Wanted, address_of
from tawatur.serve.index import select
from tawatur.serve.index.board import Kind
from tawatur.serve.index.select import FacetKind, Filter
from tawatur.serve.web.page import Desk, Seat

router = APIRouter()

PAGE = 25
_MOST = 60
"""Values offered for one kind of filter."""
_BARS = 60
"""Bars up to which the timeline shows days, then months, then years."""
_TOLD = ("killed", "injured", "detained", "arrested", "escaped", "abducted", "displaced")
"""Counts shown in the list, in this order."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that can be filtered by."""

    value: str
    name: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the timeline: what it leads to, and how high it is (0 to 1)."""

    name: str
    count: int
    height: float
    query: str
    tick: str


@dataclass(frozen=True, slots=True)
class Item:
    """An incident in the list."""

    incident: Incident
    title: str
    when: str
    where: str
    types: tuple[str, ...]
    figures: tuple[str, ...]
    contradictions: int


@router.get("/{lang}/incidents", response_class=HTMLResponse)
def incidents(desk: Seat, wanted: Wanted, cursor: str | None = None) -> HTMLResponse:
    """The selection as a list, a map and a timeline."""
    index = desk.asked.index
    if not desk.asked.store.query("SELECT 1 FROM documents LIMIT 1"):
        return desk.show("empty.html.j2", view="incidents", title=desk.say("incidents.empty_title"))
    rows, following = select.ids(index, wanted, PAGE, cursor)
    days = select.days(index, wanted)
    total = select.count(index, wanted)
    return desk.show(
        "incidents.html.j2",
        view="incidents",
        title=desk.say("incidents.title"),
        wanted=wanted,
        total=total,
        items=[item_of(desk, row.id, row.contradictions) for row in rows],
        next=f"{address_of(wanted)}&cursor={following}".lstrip("&") if following else None,
        cursor=cursor,
        query=address_of(wanted),
        choices={kind: list(choices(desk, wanted, kind)) for kind in ("type", "actor", "outlet", "place")},
        facility=[Choice(v, desk.name(v), 0, True) for v in wanted.facility],
        statuses=list(_statuses(desk, wanted)),
        chosen=list(_chosen(desk, wanted)),
        bars=bars(desk, wanted, days),
        undated=total - sum(n for _, n in days),
        unplaced=total - sum(s.count for s in select.spots(index, wanted)),
    )


def item_of(desk: Desk, key: str, contradictions: int) -> Item:
    """An incident as the list shows it."""
    incident = query.incident(desk.asked.store, key)
    best = {f.what: f for f in reversed(incident.figures) if f.of is None} | {
        f.what: f for f in reversed(incident.figures)
    }
    told = (best[what] for what in _TOLD if what in best)
    return Item(
        incident=incident,
        title=incident.title.ar if desk.lang == "ar" else incident.title.en,
        when=desk.when(incident.start, incident.end),
        where=" · ".join(dict.fromkeys(desk.name(p) for p in (incident.facility, incident.place) if p)),
        types=tuple(label("type", t, desk.lang) for t in incident.types),
        figures=tuple(
            f"{label('figure', f.what, desk.lang)}: {say_number(f.low, f.high, False, desk.lang)}" for f in told
        ),
        contradictions=contradictions,
    )


# --- the filter -------------------------------------------------------------------------------------------------------


def choices(desk: Desk, wanted: Filter, kind: Kind) -> Iterator[Choice]:
    """The values of a kind that the rest of the filter leaves, the commonest first; those chosen always."""
    asked: tuple[str, ...] = getattr(wanted, kind)
    found = dict(select.values_of(desk.asked.index, wanted, kind, _MOST))
    for value in (*found, *(v for v in asked if v not in found)):
        yield Choice(value, _named(desk, kind, value), found.get(value, 0), value in asked)


def _named(desk: Desk, kind: str, value: str) -> str:
    if kind == "type":
        return label("type", value, desk.lang) if value in CLAIM_TYPES else value
    return desk.name(value) if "/" in value else value


def _statuses(desk: Desk, wanted: Filter) -> Iterator[Choice]:
    found = dict(select.values_of(desk.asked.index, wanted, "status"))
    for status in get_args(Status):
        yield Choice(status, desk.say(f"status_{status}"), found.get(status, 0), status in wanted.status)


def _chosen(desk: Desk, wanted: Filter) -> Iterator[tuple[str, str]]:
    """(what is asked for, the query without it), to be taken off one by one."""
    for kind in (*get_args(FacetKind), "status"):
        for value in getattr(wanted, kind):
            rest = tuple(v for v in getattr(wanted, kind) if v != value)
            name = desk.say(f"status_{value}") if kind == "status" else _named(desk, kind, value)
            yield name, address_of(wanted, **{kind: rest})
    if wanted.q:
        yield f"«{wanted.q}»", address_of(wanted, q="")
    for name, phrase in (("since", "incidents.from"), ("until", "incidents.to")):
        if getattr(wanted, name):
            yield f"{desk.say(phrase)} {getattr(wanted, name)}", address_of(wanted, **{name: ""})
    if wanted.contradicted:
        yield desk.say("incidents.contradicted"), address_of(wanted, contradicted=False)


# --- the timeline -----------------------------------------------------------------------------------------------------


def bars(desk: Desk, wanted: Filter, days: list[tuple[int, int]]) -> list[Bar]:
    """The incidents by their first day, month or year: the finest that few enough bars can show."""
    if not days:
        return []
    for width in (10, 7, 4):
        counts: dict[str, int] = {}
        for day, n in days:
            key = date.fromordinal(day).isoformat()[:width]
            counts[key] = counts.get(key, 0) + n
        steps = list(_steps(min(counts), max(counts)))
        if len(steps) <= _BARS or width == 4:
            break
    return list(_bars(desk, wanted, steps, counts))


def _bars(desk: Desk, wanted: Filter, steps: list[str], counts: Mapping[str, int]) -> Iterator[Bar]:
    most = max(counts.values())
    every = max(1, -(-len(steps) // 6))
    for number, step in enumerate(steps):
        count = counts.get(step, 0)
        yield Bar(
            name=say_date(step, desk.lang),
            count=count,
            height=count / most,
            query=address_of(wanted, since=step, until=step),
            tick=step if number % every == 0 else "",
        )


def _steps(first: str, last: str) -> Iterator[str]:
    """Every day, month or year from the first to the last, in their own form."""
    if len(first) == 10:
        for day in range(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal() + 1):
            yield date.fromordinal(day).isoformat()
    elif len(first) == 7:
        month, end = (int(x[:4]) * 12 + int(x[5:]) - 1 for x in (first, last))
        yield from (f"{m // 12:04d}-{m % 12 + 1:02d}" for m in range(month, end + 1))
    else:
        yield from (f"{year:04d}" for year in range(int(first), int(last) + 1))
