"""Search: the words wherever reports hold them, the best first, and the names that are so called."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from tawatur.model import Document
from tawatur.publish.markup import plain
from tawatur.serve.api.documents import wish_of
from tawatur.serve.index import find
from tawatur.serve.index.find import Wish
from tawatur.serve.index.text import Snippet
from tawatur.serve.search import called, hits
from tawatur.serve.web.cite import citation
from tawatur.serve.web.page import Desk, Seat
from tawatur.serve.web.reports import Line, address, line_of, outlets

router = APIRouter()

PAGE = 15


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report about those found. `at`: where the first found stand, as an address holds it."""

    html: Markup
    at: str
    citation: str


@dataclass(frozen=True, slots=True)
class Result:
    """A report found."""

    line: Line
    passages: tuple[Passage, ...]


@router.get("/{lang}/search", response_class=HTMLResponse)
def search(desk: Seat, wish: Annotated[Wish, Depends(wish_of)], cursor: str | None = None) -> HTMLResponse:
    """What a search finds; without words, how to search."""
    store, index = desk.asked.store, desk.asked.index
    found, following = hits(store, index, wish, PAGE, cursor)
    names = desk.asked.desk.engine.words.names
    return desk.show(
        "search.html.j2",
        view="search",
        title=f"{wish.q} · {desk.say('view_search')}" if wish.q else desk.say("view_search"),
        wish=wish,
        total=find.count(index, wish) if wish.q else 0,
        items=[Result(line_of(desk, h.document.id), tuple(_passages(desk, h.document, h.snippets))) for h in found],
        entities=[] if cursor else called(store, index, names, wish.q),
        outlets=outlets(desk, wish) if wish.q else [],
        query=address(wish),
        next=following,
        cursor=cursor,
    )


def _passages(desk: Desk, document: Document, snippets: tuple[Snippet, ...]) -> Iterator[Passage]:
    for item in snippets:
        start, end = item.found[0]
        yield Passage(marked(item), f"{start}-{end}", citation(desk, document, item.text, item.start, item.end))


def marked(item: Snippet) -> Markup:
    """A snippet with the words found marked; the report's own words stay text."""
    out, at = Markup(), item.start
    for start, end in item.found:
        before, word = item.text[at - item.start : start - item.start], item.text[start - item.start : end - item.start]
        out += escape(plain(before)) + Markup("<mark>{}</mark>").format(plain(word))
        at = end
    return out + escape(plain(item.text[at - item.start :]))
