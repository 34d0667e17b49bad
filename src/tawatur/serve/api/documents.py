"""Reports: their rows, what was read from them, the bytes as captured, and how a claim was come by."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Path, Query, Response

from tawatur.publish.dossier.speakers import Speakers
from tawatur.publish.explain import derivation, left_over
from tawatur.record import query, rows
from tawatur.serve import report
from tawatur.serve.api.answers import Cursor, InLang, Limit, Page
from tawatur.serve.api.more import All, ClaimPlaced, DocumentCounted, DocumentWhole, Explained, described
from tawatur.serve.api.nouns import Mention
from tawatur.serve.asked import MOST, Asked, Id, Opened
from tawatur.serve.index import find
from tawatur.serve.problems import Problem

router = APIRouter(tags=["documents"])

Words = Annotated[str, Query(max_length=500, description="words that all stand in the report or in its title")]
Outlets = Annotated[list[Id], Query(description="ids of publishing outlets", max_length=MOST)]
_BYTES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The bytes, as a file to keep",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
Key = Annotated[str, Path(description="a report's id", max_length=200)]


def wish_of(q: Words = "", outlet: Outlets = []) -> find.Wish:  # noqa: B006
    """FastAPI dependency: which reports an address asks for."""
    return find.Wish(q.strip(), tuple(dict.fromkeys(v.strip() for v in outlet if v.strip())))


@router.get("/documents", **described(Page[DocumentCounted]))
def documents(
    asked: Opened, q: Words = "", outlet: Outlets = [], limit: Limit = 50, cursor: Cursor = None  # noqa: B006
) -> dict[str, Any]:  # fmt: skip
    """Reports without their texts, the latest first."""
    wish = wish_of(q, outlet)
    keys, following = find.latest(asked.index, wish, limit, cursor)
    return {
        "items": [brief(asked, key) for key in keys],
        "total": find.count(asked.index, wish),
        "next": following,
    }


def brief(asked: Asked, key: str) -> dict[str, Any]:
    """A report without its text, with how much was read from it."""
    row = rows.document_row(query.document(asked.store, key))
    del row["text"]
    claims = asked.store.query("SELECT count(*) FROM claims WHERE document = ?", key)[0][0]
    return row | {"claims": claims, "incidents": find.incidents_in(asked.index, key)}


@router.get("/documents/{id}", **described(DocumentWhole))
def document(asked: Opened, id: Key) -> dict[str, Any]:
    """A report with its text, where it was found, its other versions, and what of it lies outside the article."""
    item = query.document(asked.store, id)
    return rows.document_row(item) | {
        "paths": report.paths(asked.store, id),
        "method": report.method(asked.store, id),
        "versions": [{"document": v.document, "how": v.how} for v in report.versions(asked.store, asked.index, item)],
        "outside": [{"start": s, "end": e} for s, e in report.outside(item.text, asked.desk.engine.words)],
    }


@router.get("/documents/{id}/mentions", **described(All[Mention]))
def mentions(asked: Opened, id: Key) -> dict[str, Any]:
    """The names, times and figures of a report, in the order of its words."""
    item = query.document(asked.store, id)
    return {"items": [rows.mention_row(m) for m in query.mentions(asked.store, item.id)]}


@router.get("/documents/{id}/claims", **described(All[ClaimPlaced]))
def claims(asked: Opened, id: Key) -> dict[str, Any]:
    """The claims of a report as they stand after people's judgements, each with the incident that it belongs to."""
    item = query.document(asked.store, id)
    found = query.claims(asked.store, item.id)
    of = find.incidents_of(asked.index, [c.id for c in found])
    return {"items": [rows.claim_row(c) | {"incident": of.get(c.id)} for c in found]}


@router.get("/documents/{id}/original", response_class=Response, responses=_BYTES)
def original(asked: Opened, id: Key) -> Response:
    """The bytes of a report exactly as they were captured."""
    item = query.document(asked.store, id)
    headers = {"etag": f'"{item.sha256}"'}
    name = item.path.replace("\\", "/").rsplit("/", 1)[-1] or item.id
    headers["content-disposition"] = f"attachment; filename=\"{item.id}\"; filename*=UTF-8''{quote(name, safe='')}"
    content = asked.store.captured_bytes(item.id)
    return Response(content, media_type="application/octet-stream", headers=headers)


@router.get("/documents/{id}/explain", **described(Explained))
def explain(
    asked: Opened,
    id: Key,
    claim: Annotated[str, Query(description="id of a claim of it", max_length=200)],
    lang: InLang = "ar",
) -> dict[str, Any]:
    """How a claim was come by: what of its passage was recognised, by which rule, and why the rest was not."""
    item = query.document(asked.store, id)
    found = report.claim_of(asked.store, item.id, claim)
    if found is None:
        raise Problem(404, f"there is no claim {claim} in {item.id}")
    every = query.mentions(asked.store, item.id)
    told = query.claims(asked.store, item.id)
    words = asked.desk.engine.words
    speakers = Speakers(lang, asked.desk.namer(asked.store, lang))
    steps = derivation(found, report.about(found, every), item.text, speakers)
    return {
        "claim": found.id,
        "confidence": found.confidence,
        "recognised": [
            {"start": s.start, "end": s.end, "text": s.text, "what": s.what, "value": s.value, "rule": s.rule}
            for s in steps
        ],
        "left": [
            {"start": u.start, "end": u.end, "text": item.text[u.start : u.end], "reason": u.reason}
            for u in left_over(found, told, every, item.text, words, lang)
        ],
    }
