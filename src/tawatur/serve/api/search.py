"""Full text over all reports, and entities by name."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query

from tawatur.recognise.names.lexicon import Entity
from tawatur.record import rows
from tawatur.serve import lexicon
from tawatur.serve.api.answers import Cursor, InLang, Limit
from tawatur.serve.api.documents import Outlets, Words, wish_of
from tawatur.serve.api.more import All, Found, Listed, UnlistedNames, described
from tawatur.serve.asked import Opened
from tawatur.serve.index import find
from tawatur.serve.index.text import Snippet
from tawatur.serve.search import called, hits

router = APIRouter(tags=["search"])

Kind = Literal["", "actor", "person", "facility", "place", "source", "role"]
Wanted = Annotated[Kind, Query(description="only names of these; all of them when empty")]


@router.get("/search", **described(Found))
def search(
    asked: Opened, q: Words, outlet: Outlets = [], limit: Limit = 20, cursor: Cursor = None, lang: InLang = "ar"  # noqa: B006
) -> dict[str, Any]:  # fmt: skip
    """Reports that hold all words, the best first, each with the places; and the entities that are called so."""
    wish = wish_of(q, outlet)
    found, following = hits(asked.store, asked.index, wish, limit, cursor)
    name = asked.desk.namer(asked.store, lang)
    entities = called(asked.store, asked.index, asked.desk.engine.words.names, wish.q)
    return {
        "items": [
            {
                "document": {k: v for k, v in rows.document_row(hit.document).items() if k != "text"},
                "snippets": [_snippet(s) for s in hit.snippets],
            }
            for hit in found
        ],
        "entities": [
            {"entity": c.entity, "name": name(c.entity), "mentions": c.mentions, "published": c.published}
            for c in entities
        ],
        "total": find.count(asked.index, wish) if wish.q else 0,
        "next": following,
    }


def _snippet(item: Snippet) -> dict[str, Any]:
    found = [{"start": start, "end": end} for start, end in item.found]
    return {"start": item.start, "end": item.end, "text": item.text, "found": found}


@router.get("/entities", **described(All[Listed]))
def entities(
    asked: Opened,
    q: Annotated[str, Query(min_length=1, max_length=200, description="a name or part of one, in any language")],
    kind: Wanted = "",
    limit: Annotated[int, Query(ge=1, le=100, description="how many at most")] = 20,
) -> dict[str, Any]:
    """Entities of the words that bear such a name, whether or not a report names them."""
    found = lexicon.listed(asked.desk.engine.words.names, q, kind, limit)
    return {"items": [_entity(e) for e in found]}


@router.get("/unlisted", **described(UnlistedNames))
def unlisted(
    asked: Opened, q: Words = "", kind: Wanted = "", limit: Limit = 50, cursor: Cursor = None
) -> dict[str, Any]:
    """Names in reports that no words file lists, the commonest first."""
    found, following = lexicon.unlisted(asked.store, kind, q, limit, cursor)
    name = asked.desk.namer(asked.store, "ar")
    return {
        "items": [{"entity": u.entity, "surface": name(u.entity), "mentions": u.mentions} for u in found],
        "next": following,
    }


def _entity(item: Entity) -> dict[str, Any]:
    return {
        "entity": item.id,
        "class": item.class_,
        "kind": item.kind,
        "ar": item.ar,
        "en": item.en,
        "country": list(item.country),
        "within": item.within,
    }
