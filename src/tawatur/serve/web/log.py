"""The log: what people judged, with its effect and the way to undo it, and beneath it the history of the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from tawatur.judge.sentences import why_idle
from tawatur.model import ClaimRef, Verb
from tawatur.serve.judging import incidents_of
from tawatur.serve.told import Teller, Told
from tawatur.serve.web.page import Desk, Seat

router = APIRouter()

PAGE = 30
_HISTORY = 50
_SHOWN = 5
"""Claims of one judgement that are led to one by one."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a thing that a judgement is about can be looked at."""

    kind: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """A judgement in the log."""

    told: Told
    sentence: str
    effect: str
    links: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the record's history. `document`: the report that it names, with its title; None once that is gone;

    `judgement`: the id of the judgement that it holds.
    """

    number: int
    at: str
    said: str
    hash: str
    document: str | None
    title: str | None
    judgement: str | None


@router.get("/{lang}/log", response_class=HTMLResponse)
def log(
    desk: Seat,
    who: Annotated[str, Query(max_length=200)] = "",
    verb: Annotated[str, Query(max_length=30)] = "",
    id: Annotated[str, Query(max_length=500)] = "",
    before: Annotated[int | None, Query(description="judgements before this entry")] = None,
    entry: Annotated[int | None, Query(description="history before this entry")] = None,
) -> HTMLResponse:
    """Judgements, the latest first; the history of the record beneath."""
    teller = Teller(desk.asked.desk, desk.asked.store)
    wanted = {"who": who.strip(), "verb": verb.strip(), "id": id.strip()}
    found = teller.about(who=wanted["who"], verb=wanted["verb"], named=wanted["id"])
    rest = [t for t in found if before is None or t.number < before]
    entries = list(_history(desk, entry, wanted["id"]))
    query = urlencode({key: value for key, value in wanted.items() if value})
    return desk.show(
        "log.html.j2",
        view="log",
        title=desk.say("log.title"),
        wanted=wanted,
        query=query,
        people=sorted({t.item.who for t in teller.every}),
        verbs=get_args(Verb),
        total=len(found),
        lines=[_line(desk, teller, t) for t in rest[:PAGE]],
        next=rest[PAGE - 1].number if len(rest) > PAGE else None,
        before=before,
        entry=entry,
        entries=entries[:_HISTORY],
        next_entry=entries[_HISTORY - 1].number if len(entries) > _HISTORY else None,
    )


def _line(desk: Desk, teller: Teller, told: Told) -> Line:
    refs = (*told.item.claims, *told.item.others)
    if told.effect in ("in force", "undone"):
        effect = desk.say("log.in_force" if told.effect == "in force" else "log.undone")
    else:
        effect = desk.say("log.idle", why_idle(told.effect, desk.lang))
    links = tuple(_links(desk, teller, told, refs))
    return Line(told, teller.sentence(told.item, desk.lang), effect, links, max(0, len(refs) - _SHOWN))


def _links(desk: Desk, teller: Teller, told: Told, refs: tuple[ClaimRef, ...]) -> Iterator[Link]:
    item, here = told.item, f"/{desk.lang}"
    for ref in refs[:_SHOWN]:
        if teller.held(ref.document):
            yield Link("claim", teller.quote(ref), f"{here}/reports/{_path(ref.document)}#{_path(ref.id)}")
    for key in incidents_of(desk.asked, [ref.id for ref in refs])[:_SHOWN]:
        yield Link("incident", _title(desk, key), f"{here}/incidents/{_path(key)}")
    if item.entity is not None:
        yield Link("entity", desk.name(item.entity), f"{here}/entities/{_path(item.entity)}")
    if item.span is not None and teller.held(item.span.document):
        span = f"{item.span.start}-{item.span.end}"
        yield Link("passage", span, f"{here}/reports/{_path(item.span.document)}#{span}")
    if item.judgement is not None:
        yield Link("undoes", item.judgement, f"{here}/log?id={_path(item.judgement)}")


def _path(value: str) -> str:
    return quote(value, safe="/~")


def _title(desk: Desk, incident: str) -> str:
    sql = "SELECT json_extract(body, ?) FROM incidents WHERE id = ?"
    found = desk.asked.store.query(sql, f"$.title.{desk.lang}", incident)
    return str(found[0][0]) if found else incident


# --- the history of the record ----------------------------------------------------------------------------------------


def _history(desk: Desk, before: int | None, named: str) -> Iterator[Entry]:
    """Entries of the log, the latest first, one more than a page shows; those of one report, if it is named."""
    store = desk.asked.store
    report = bool(named) and bool(store.query("SELECT 1 FROM log_bodies WHERE document = ? LIMIT 1", named))
    sql = (
        "SELECT l.number, l.at, l.what, l.hash, l.erases, b.document, b.body FROM log l"
        " LEFT JOIN log_bodies b ON b.number = l.number"
        " WHERE l.number < coalesce(?, l.number + 1) AND (? = '' OR b.document = ?) ORDER BY l.number DESC LIMIT ?"
    )
    only = named if report else ""
    for number, at, what, digest, erases, document, body in store.query(sql, before, only, only, _HISTORY + 1):
        title = store.query("SELECT coalesce(title, path) FROM documents WHERE id = ?", document) if document else []
        held = json.loads(body) if body else None
        judged = held["id"] if held is not None and what == "judge" else None
        said = _said(desk, what, held, json.loads(erases))
        yield Entry(number, at, said, digest, document, str(title[0][0]) if title else None, judged)


def _said(desk: Desk, what: str, body: dict[str, Any] | None, erases: list[int]) -> str:
    numbers = ", ".join(map(str, erases))
    if what == "forget":
        return desk.say("log.said_forget", numbers)
    if body is None:
        return desk.say("log.said_erased")
    if what == "erase":
        return desk.say("log.said_erase", numbers, body["who"], body["why"])
    return desk.say("log.said_judge", body["who"]) if what == "judge" else desk.say(f"log.said_{what}")
