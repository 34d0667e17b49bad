"""Adding reports, the work of reading them, and what changed by it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from tawatur.capture import MAX_BYTES
from tawatur.model import Contradiction, Document
from tawatur.record import query
from tawatur.record.store import Store
from tawatur.serve.api.reports import job_of
from tawatur.serve.index import select
from tawatur.serve.index.select import Filter
from tawatur.serve.jobs import Job
from tawatur.serve.web.incidents import Item, item_of
from tawatur.serve.web.page import Desk, Seat

router = APIRouter()

_REPORTS = 50
_INCIDENTS = 60
_ENDED = ("done", "stopped", "failed")


@dataclass(frozen=True, slots=True)
class Added:
    """A report that was added, or was known already."""

    document: Document
    outlet: str
    claims: int


@dataclass(frozen=True, slots=True)
class Touched:
    """An incident that added reports tell of. `new`: nobody told of it before."""

    item: Item
    new: bool


@router.get("/{lang}/add", response_class=HTMLResponse)
def add(desk: Seat) -> HTMLResponse:
    """The form for files and texts."""
    empty = not desk.asked.store.query("SELECT 1 FROM documents LIMIT 1")
    jobs = desk.asked.desk.jobs.all()
    return desk.show("add.html.j2", view="add", title=desk.say("add.title"), empty=empty, jobs=jobs, most=MAX_BYTES)


@router.get("/{lang}/jobs/{id}", response_class=HTMLResponse)
def job(desk: Seat, id: str) -> HTMLResponse:
    """How far a piece of work is; once it has ended, what changed by it."""
    found = job_of(desk.asked.desk, id)
    ended = found.state in _ENDED
    added = list(found.result) if ended and found.what != "names" else []
    wanted = Filter(report=tuple(added), sort="told")
    touched = _touched(desk, wanted)
    return desk.show(
        "job.html.j2",
        view="add",
        title=desk.say(f"add.what_{found.what}"),
        job=found,
        ended=ended,
        total=max(found.total, found.done),
        reports=_reports(desk, added),
        known=_reports(desk, list(found.known) if ended else []),
        touched=touched,
        incidents=select.count(desk.asked.index, wanted) if added else 0,
        contradictions=_contradictions(desk, added, touched),
        again=_again(found) if ended else 0,
    )


def _again(found: Job) -> int:
    return len(found.result) if found.what == "names" else 0


def _reports(desk: Desk, keys: list[str]) -> list[Added]:
    store = desk.asked.store
    held = [key for key in keys[:_REPORTS] if store.query("SELECT 1 FROM documents WHERE id = ?", key)]
    found = [query.document(store, key) for key in held]
    return [Added(d, desk.speakers.outlet(d), _claims(store, d.id)) for d in found]


def _claims(store: Store, document: str) -> int:
    return int(store.query("SELECT count(*) FROM claims WHERE document = ?", document)[0][0])


def _touched(desk: Desk, wanted: Filter) -> list[Touched]:
    """The incidents of added reports, those told of most first."""
    if not wanted.report:
        return []
    own = set(wanted.report)
    rows, _ = select.ids(desk.asked.index, wanted, _INCIDENTS)
    items = [item_of(desk, row.id, row.contradictions) for row in rows]
    return [Touched(item, own.issuperset(item.incident.documents)) for item in items]


def _contradictions(desk: Desk, added: list[str], touched: list[Touched]) -> list[Contradiction]:
    """Contradictions of which an added report holds a side."""
    store = desk.asked.store
    own = {row[0] for key in added for row in store.query("SELECT id FROM claims WHERE document = ?", key)}
    parted = [c for t in touched if t.item.contradictions for c in query.contradictions_of(store, t.item.incident.id)]
    return [c for c in parted if any(own.intersection(side.claims) for side in c.sides)]
