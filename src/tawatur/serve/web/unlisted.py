"""The names that no words file lists, the commonest first, each to be taken into the user's own words."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from tawatur.model import Mention
from tawatur.recognise.names.lexicon import CLASSES
from tawatur.record import query
from tawatur.serve import lexicon
from tawatur.serve.api.search import Kind
from tawatur.serve.web.cite import citation
from tawatur.serve.web.page import Desk, Seat
from tawatur.serve.web.reports import title_of

router = APIRouter()

PAGE = 20
_QUOTED = 3
_AROUND = 70
"""Characters shown on each side of a name."""
_LOOKED_AT = 12
"""Mentions among which those worth quoting are looked for."""


@dataclass(frozen=True, slots=True)
class Use:
    """A report's words about a name: before it, itself, after it."""

    before: str
    name: str
    after: str
    document: str
    title: str
    mention: str
    citation: str


@dataclass(frozen=True, slots=True)
class Item:
    """A name of the queue."""

    entity: str
    kind: str
    surface: str
    mentions: int
    reports: int
    uses: tuple[Use, ...]


@router.get("/{lang}/unlisted", response_class=HTMLResponse)
def unlisted(desk: Seat, kind: Kind = "", q: str = "", cursor: str | None = None) -> HTMLResponse:
    """The queue of names."""
    store = desk.asked.store
    found, following = lexicon.unlisted(store, kind, q.strip(), PAGE, cursor)
    counts = lexicon.unlisted_by_kind(store, q.strip())
    return desk.show(
        "unlisted.html.j2",
        view="unlisted",
        title=desk.say("view_unlisted"),
        items=[_item(desk, u) for u in found],
        kinds=[(k, counts[k]) for k in CLASSES if counts[k] or k == kind],
        total=sum(counts.values()),
        kind=kind,
        q=q.strip(),
        overlay=desk.asked.desk.overlay,
        next=following,
        cursor=cursor,
    )


def _item(desk: Desk, item: lexicon.Unlisted) -> Item:
    store = desk.asked.store
    sql = "SELECT id, document FROM mentions WHERE entity = ? ORDER BY document, start, id"
    places: list[tuple[str, str]] = [(key, document) for key, document in store.query(sql, item.entity)]
    return Item(
        entity=item.entity,
        kind=item.entity.partition("/")[0],
        surface=" ".join((query.surface(store, item.entity) or desk.name(item.entity)).split()),
        mentions=item.mentions,
        reports=len({document for _, document in places}),
        uses=tuple(_use(desk, mention) for mention in _worth_quoting(desk, places)),
    )


def _worth_quoting(desk: Desk, places: list[tuple[str, str]]) -> list[Mention]:
    """A few mentions of a name: of different reports first, within the article before what lies outside it.

    places: (mention, report) in the order of reports.
    """
    firsts = list({document: key for key, document in reversed(places)}.values())[::-1]
    others = (key for key, _ in places if key not in firsts[:_LOOKED_AT])
    looked = [query.mention_by_id(desk.asked.store, key) for key in islice(chain(firsts, others), _LOOKED_AT)]
    return sorted((m for m in looked if m is not None), key=lambda m: m.boilerplate)[:_QUOTED]


def _use(desk: Desk, mention: Mention) -> Use:
    document = query.document(desk.asked.store, mention.document)
    first, last = _stretch(document.text, mention.start, mention.end)
    return Use(
        before=document.text[first : mention.start],
        name=mention.text,
        after=document.text[mention.end : last],
        document=document.id,
        title=title_of(document),
        mention=mention.id,
        citation=citation(desk, document, document.text[first:last], first, last),
    )


def _stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """The words about a passage, within its line; none cut."""
    first = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    after = text.find("\n", end)
    last = min(len(text) if after < 0 else after, end + _AROUND)
    while first > 0 and first < start and not text[first - 1].isspace():
        first += 1
    while last < len(text) and last > end and not text[last].isspace():
        last -= 1
    return first, last
