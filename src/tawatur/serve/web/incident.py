"""One incident: what all accounts support, where they part, who says what and through whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from fastapi import APIRouter
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from markupsafe import Markup

from tawatur.judge.force import in_force
from tawatur.model import Document, Incident, IncidentFigure
from tawatur.publish.dossier.gather import page_of
from tawatur.publish.dossier.material import Material, material_of
from tawatur.publish.dossier.page import Account, Block, Count, Toll
from tawatur.publish.dossier.subject import Subject
from tawatur.publish.shown import Shown
from tawatur.reconcile.interval import interval_of
from tawatur.record import query
from tawatur.record.judgements import read_judgements
from tawatur.serve.web import timechart
from tawatur.serve.web.page import Desk, Seat

router = APIRouter()
By = Literal["outlet", "side"]
_DAYS = 5
"""Days named below a chart."""


@dataclass(frozen=True, slots=True)
class Told:
    """An account in its column. `document`: the report that it stands in."""

    account: Account
    document: Document
    outlet: str
    published: str


@dataclass(frozen=True, slots=True)
class Column:
    """Accounts that belong side by side with others. `kind`: affirm, deny, unreal, or outlet."""

    kind: str
    title: str
    entity: str | None
    accounts: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One report's count beside the chart."""

    number: int
    published: str
    count: Count


@dataclass(frozen=True, slots=True)
class Chart:
    """All counts of one thing: the drawing and its rows, in the order of publication."""

    toll: Toll
    svg: Markup
    rows: tuple[Row, ...]


@router.get("/{lang}/incidents/{key}", response_class=HTMLResponse)
def incident(desk: Seat, key: str, by: By = "side") -> Response:
    """The page of an incident, by its id, the beginning of it, or an id that it bore before."""
    _, found = query.resolve(desk.asked.store, key, ("incident",))
    if found != key:
        return RedirectResponse(f"/{desk.lang}/incidents/{found}", status_code=307)
    store = desk.asked.store
    item = query.incident(store, key)
    material = material_of(Shown(store, None), Subject("incident", key), [item])
    page = page_of(material, desk.asked.desk.engine.words, desk.lang)
    block = page.blocks[0]
    return desk.show(
        "incident.html.j2",
        view="incidents",
        title=block.title,
        page=page,
        block=block,
        item=item,
        places=[p for p in (item.facility, item.place) if p],
        by=by,
        columns=list(_columns(desk, block, material, by)),
        charts=[_chart(desk, t, f, material) for t, f in zip(block.tolls, item.figures, strict=True)],
        parts=[query.incident(store, k) for k in _parts(desk, key)],
        whole=query.incident(store, item.part_of) if item.part_of else None,
        account_of={a.number: a for card in block.cards for a in card.accounts},
        documents=material.documents,
        judged=list(_judged(desk, item)),
    )


def _parts(desk: Desk, key: str) -> list[str]:
    return [
        row[0] for row in desk.asked.index.query("SELECT id FROM incidents WHERE part_of = ? ORDER BY first, id", key)
    ]


def _columns(desk: Desk, block: Block, material: Material, by: By) -> Iterator[Column]:
    """The accounts in columns: by what they hold, or by who published them."""
    told = [
        Told(a, material.documents[card.document], card.outlet, card.published)
        for card in block.cards
        for a in card.accounts
    ]
    if by == "side":
        kinds: dict[str, list[Told]] = {"affirm": [], "deny": [], "unreal": []}
        for item in told:
            claim = material.told[item.account.claim]
            real = claim.modality in ("reported", "alleged")
            kinds["deny" if claim.polarity == "negative" else "affirm" if real else "unreal"].append(item)
        for kind, items in kinds.items():
            if items:
                yield Column(kind, desk.say(f"incident.side_{kind}"), None, tuple(items))
        return
    outlets: dict[str, list[Told]] = {}
    for item in told:
        outlets.setdefault(item.document.outlet or item.document.id, []).append(item)
    for key, items in outlets.items():
        yield Column("outlet", items[0].outlet, key if "/" in key else None, tuple(items))


def _chart(desk: Desk, toll: Toll, figure: IncidentFigure, material: Material) -> Chart:
    """A count over time. The counts of a toll stand in an order of their own, so that reports are found again by it."""
    reports = sorted(figure.reports, key=lambda r: (r.low, r.high is None, r.high or 0, r.document, r.mention))
    dated = [(material.documents[r.document], c, r) for r, c in zip(reports, toll.counts, strict=True)]
    dated.sort(key=lambda d: (d[0].published is None, d[0].published or "", d[2].document, d[2].mention))
    told = [timechart.Told(n, _day(d), r.low, r.high, c.copy) for n, (d, c, r) in enumerate(dated, 1)]
    svg = timechart.draw(told, toll.best, _days([t.day for t in told if t.day]), mirrored=desk.lang == "ar")
    rows = tuple(Row(n, desk.date(d.published), c) for n, (d, c, _) in enumerate(dated, 1))
    return Chart(toll, Markup(svg), rows)


def _day(document: Document) -> int | None:
    days = interval_of(document.published) if document.published else None
    return days.low if days else None


def _days(days: Sequence[int]) -> list[tuple[int, str]]:
    """The days to name: all, or the ends and some between."""
    every = sorted(set(days))
    chosen = every if len(every) <= _DAYS else [every[0], every[len(every) // 2], every[-1]]
    return [(day, date.fromordinal(day).isoformat()) for day in chosen]


def _judged(desk: Desk, item: Incident) -> Iterator[tuple[object, bool]]:
    """Judgements that bear on the incident or its claims, the latest first: (judgement, whether it is in force)."""
    every = read_judgements(desk.asked.store)
    force = {j.id for j in in_force(every)}
    mine = set(item.claims)
    for judgement in reversed(every):
        if mine.intersection(ref.id for ref in (*judgement.claims, *judgement.others)):
            yield judgement, judgement.id in force
