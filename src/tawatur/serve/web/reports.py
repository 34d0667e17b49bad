"""A report as published with what was read from it beside its words; and the list of all reports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from tawatur.judge.force import shown
from tawatur.model import Document
from tawatur.record import query
from tawatur.record.judgements import read_judgements
from tawatur.serve import report as custody
from tawatur.serve.api.documents import wish_of
from tawatur.serve.index import find
from tawatur.serve.index.find import Wish
from tawatur.serve.web.cite import source_line
from tawatur.serve.web.page import Desk, Seat
from tawatur.serve.web.told import Marked, Teller, Told

router = APIRouter()

PAGE = 30
KINDS = ("name", "time", "figure", "claim", "outside")
"""What is marked in a report's text, each to be shown or not."""


@dataclass(frozen=True, slots=True)
class Line:
    """A report in the list."""

    id: str
    title: str
    outlet: str | None
    outlet_name: str
    published: str
    claims: int
    incidents: int
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet that reports can be filtered by."""

    value: str
    name: str
    count: int
    chosen: bool


@router.get("/{lang}/reports", response_class=HTMLResponse)
def reports(desk: Seat, wish: Annotated[Wish, Depends(wish_of)], cursor: str | None = None) -> HTMLResponse:
    """All reports, or those of an outlet or with some words; the latest first."""
    index = desk.asked.index
    keys, following = find.latest(index, wish, PAGE, cursor)
    return desk.show(
        "reports.html.j2",
        view="reports",
        title=desk.say("view_reports"),
        wish=wish,
        total=find.count(index, wish),
        items=[line_of(desk, key) for key in keys],
        outlets=outlets(desk, wish),
        query=address(wish),
        next=following,
        cursor=cursor,
    )


def address(wish: Wish, **more: str | None) -> str:
    """The query string that holds what reports are asked for."""
    pairs = [("q", wish.q), *(("outlet", o) for o in wish.outlet), *more.items()]
    return urlencode([(key, value) for key, value in pairs if value])


def outlets(desk: Desk, wish: Wish) -> list[Outlet]:
    """The outlets of the reports that hold the words asked for."""
    found = dict(find.outlets(desk.asked.index, wish.q))
    found |= {value: 0 for value in wish.outlet if value not in found}
    return [Outlet(value, desk.name(value), n, value in wish.outlet) for value, n in found.items()]


def line_of(desk: Desk, key: str) -> Line:
    """A report as lists show it."""
    item = query.document(desk.asked.store, key)
    return Line(
        id=item.id,
        title=title_of(item),
        outlet=item.outlet,
        outlet_name=desk.speakers.outlet(item),
        published=desk.date(item.published),
        claims=desk.asked.store.query("SELECT count(*) FROM claims WHERE document = ?", key)[0][0],
        incidents=find.incidents_in(desk.asked.index, key),
        copy_of=item.copy_of,
    )


def title_of(document: Document) -> str:
    """A report's title, or its file's name."""
    return " ".join((document.title or "").split()) or document.path.replace("\\", "/").rsplit("/", 1)[-1]


@router.get("/{lang}/reports/{id}", response_class=HTMLResponse)
def report(desk: Seat, id: str, hide: Annotated[list[str], Query()] = []) -> HTMLResponse:  # noqa: B006
    """One report: its words, where they come from, and what was read from them."""
    store, index = desk.asked.store, desk.asked.index
    item = query.document(store, id)
    outside = custody.outside(item.text, desk.asked.desk.engine.words)
    return desk.show(
        "report.html.j2",
        view="reports",
        title=title_of(item),
        document=item,
        heading=title_of(item),
        text=verbatim(item.text),
        outlet=desk.speakers.outlet(item),
        source=source_line(desk, item),
        paths=custody.paths(store, id),
        method=custody.method(store, id),
        web_address=bool(item.url and item.url.lower().startswith(("http://", "https://"))),
        original=line_of(desk, item.copy_of) if item.copy_of else None,
        versions=[(v.how, line_of(desk, v.document)) for v in custody.versions(store, index, item)],
        claims=_claims(desk, item),
        mentions=_mentions(desk, item),
        outside=" ".join(f"{start}-{end}" for start, end in outside),
        kinds=[(kind, kind not in hide) for kind in KINDS],
    )


def verbatim(text: str) -> Markup:
    """A text as HTML that gives every one of its characters back, so that offsets hold in the browser.

    A parser makes one line end of two characters, and passes over NUL.
    """
    return Markup(str(escape(text)).replace("\r", "&#13;").replace("\0", "\ufffd"))


def _claims(desk: Desk, item: Document) -> list[Told]:
    store = desk.asked.store
    claims = query.claims(store, item.id)
    teller = Teller(desk, item, {m.id: m for m in query.mentions(store, item.id)})
    of = find.incidents_of(desk.asked.index, [c.id for c in claims])
    titles = {}
    for key in sorted(set(of.values())):
        title = query.incident(store, key).title
        titles[key] = title.ar if desk.lang == "ar" else title.en
    judged = custody.judgements_on(store, claims)
    return [teller.claim(c, of.get(c.id), titles.get(of.get(c.id, ""), ""), judged) for c in claims]


def _mentions(desk: Desk, item: Document) -> list[Marked]:
    store = desk.asked.store
    said = shown(read_judgements(store))
    teller = Teller(desk, item, {})
    return [teller.mention(m, said.released, said.withheld) for m in query.mentions(store, item.id)]
