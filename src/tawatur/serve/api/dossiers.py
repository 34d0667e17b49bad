"""Dossiers of incidents, facilities, actors and sources, to be downloaded: withheld as they are published, or complete."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from fastapi.responses import Response

from tawatur.model import Incident
from tawatur.publish.dossier.render import Layout, lay_out
from tawatur.publish.dossier.subject import ENTITIES, Subject, in_time
from tawatur.publish.labels import Lang
from tawatur.publish.shown import Shown
from tawatur.record import rows
from tawatur.serve.api.answers import rows_by_id, stand_etag
from tawatur.serve.api.entities import Kind, Slug, require_named
from tawatur.serve.api.incidents import Key, present_id
from tawatur.serve.asked import Asked, Opened
from tawatur.serve.fresh import without_body
from tawatur.serve.problems import Problem

router = APIRouter(tags=["dossiers"])

_TYPES: dict[Layout, str] = {"html": "text/html", "md": "text/markdown"}
_FILE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The dossier, as a file to keep",
        "content": {type_: {"schema": {"type": "string"}} for type_ in _TYPES.values()},
    }
}
_LANGS: dict[str, tuple[Lang, ...]] = {"ar": ("ar",), "en": ("en",), "both": ("ar", "en")}

Language = Annotated[Literal["ar", "en", "both"], Query(description="language of the page")]
Form = Annotated[Layout, Query(description="HTML to read and print, or Markdown to edit")]
Complete = Annotated[bool, Query(description="with private persons: for the owner's eyes")]


@router.get("/incidents/{id}/dossier", response_class=Response, responses=_FILE)
def incident_dossier(
    asked: Opened, id: Key, lang: Language = "both", format: Form = "html", complete: Complete = False
) -> Response:
    """The dossier of an incident and its parts."""
    return _dossier(asked, Subject("incident", present_id(asked, id)), lang, format, complete)


@router.get("/entities/{kind}/{slug:path}/dossier", response_class=Response, responses=_FILE)
def entity_dossier(
    asked: Opened, kind: Kind, slug: Slug, lang: Language = "both", format: Form = "html", complete: Complete = False
) -> Response:
    """The dossier of a facility, an actor or a source; there are none of persons and places."""
    key = require_named(asked, kind, slug)
    subject = next((Subject(k, key) for k in ENTITIES if k == kind), None)
    if subject is None:
        raise Problem(400, f"{key} has no dossier; there are those of incidents, facilities, actors and sources")
    return _dossier(asked, subject, lang, format, complete)


def _dossier(asked: Asked, subject: Subject, lang: str, layout: Layout, complete: bool) -> Response:
    name = subject.id.rsplit("/", 1)[-1]
    name = name if name.isascii() else subject.kind
    headers = {
        "etag": stand_etag(asked.request, asked.desk, asked.store),
        "content-disposition": f'attachment; filename="{_plain(name)}.{layout}"',
    }
    short = without_body(asked.request, headers, _TYPES[layout])
    if short is not None:
        return short
    shown = Shown.of(asked.store, complete=complete)
    words = asked.desk.engine.words
    text = lay_out(shown, words, subject, incidents_of(asked, subject), layout, _LANGS[lang])
    return Response(text, media_type=_TYPES[layout], headers=headers)


def _plain(name: str) -> str:
    """A name that no file system takes amiss."""
    return "".join(c if c.isalnum() or c in "-." else "-" for c in name).strip("-.")[:100] or "dossier"


def incidents_of(asked: Asked, subject: Subject) -> list[Incident]:
    """The incidents of a dossier in its order, found in the index."""
    index = asked.index
    if subject.kind == "incident":
        parts = index.query("SELECT id FROM incidents WHERE part_of = ?", subject.id)
        whole = _incidents(asked, [(subject.id,)])
        return whole + sorted(_incidents(asked, parts), key=in_time)
    if subject.kind == "source":
        sql = (
            "SELECT DISTINCT i.id FROM speakers s JOIN told t ON t.claim = s.claim JOIN incidents i ON i.n = t.n "
            "WHERE s.entity = ?"
        )
        keys = index.query(sql, subject.id)
    else:
        sql = "SELECT i.id FROM facets f JOIN incidents i ON i.n = f.n WHERE f.kind = ? AND f.value = ?"
        keys = index.query(sql, subject.kind, subject.id)
    return sorted(_incidents(asked, keys), key=in_time)


def _incidents(asked: Asked, keys: list[tuple[Any, ...]]) -> list[Incident]:
    return [rows.incident_from(row) for row in rows_by_id(asked.store, "incidents", [key for (key,) in keys])]
