"""What the interface's answers have in common: pages and their cursors, problems, rows by id, and the ETags of long ones."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Generic, Literal, TypeVar

from fastapi import Query, Request
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from tawatur.publish.labels import Lang
from tawatur.record.store import Store
from tawatur.serve.desk import Desk
from tawatur.serve.fresh import etag_of
from tawatur.serve.index.keep import stand_of
from tawatur.serve.problems import MEDIA_TYPE

_T = TypeVar("_T")
Table = Literal["mentions", "claims", "incidents", "contradictions"]
PROBLEM = "#/components/schemas/Problem"
_BATCH = 500


class Page(BaseModel, Generic[_T]):
    """Some of what was asked for."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    items: list[_T]
    """At most `limit`, in the order asked for."""
    total: int
    """How many there are in all."""
    next: str | None
    """The cursor that the next page is asked for with; null at the end."""

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """The name by which the interface is described."""
        return f"{params[0].__name__}Page"


class Problem(BaseModel):
    """An error, as problem details (RFC 9457)."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    type: str
    """about:blank: `status` says what kind of error it is."""
    title: str
    """The kind of error in words."""
    status: int
    """The HTTP status."""
    detail: str
    """What is wrong, with what, and what to do, in a sentence."""
    errors: Annotated[list[dict[str, str]], Field(description="where the request is wrong, and what there")] = []


def _problem(description: str) -> dict[str, Any]:
    return {"description": description, "content": {MEDIA_TYPE: {"schema": {"$ref": PROBLEM}}}}


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: _problem("What is asked for means nothing: a date that is none, a cursor from elsewhere"),
    403: _problem("The request does not come from this machine, or bears no token where it needs one"),
    404: _problem("The record does not hold it"),
    422: _problem("A parameter is missing, too large, or of the wrong kind"),
    503: _problem("Another process is writing the record; ask again"),
}
"""The errors that any request can meet."""

Limit = Annotated[int, Query(ge=1, le=200, description="how many at most")]
InLang = Annotated[Lang, Query(description="language of names and sentences")]
Cursor = Annotated[str | None, Query(max_length=2000, description="`next` of the answer before")]


def _sayable(text: str) -> str:
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise ValueError("holds half a character (a lone surrogate)")
    return text


Said = Annotated[str, AfterValidator(_sayable)]
"""A text of a request's body; JSON can hold what is no text."""


def given(values: Sequence[str]) -> tuple[str, ...]:
    """What is asked for, each once; empty values, as a form sends them, ask for nothing."""
    return tuple(dict.fromkeys(v.strip() for v in values if v.strip()))


def answer(content: object, **headers: str) -> JSONResponse:
    """A body as it is, without a detour through its model: a row keeps the bytes that the export gives it."""
    return JSONResponse(content, headers=headers)


def page(items: Sequence[object], total: int, following: str | None) -> JSONResponse:
    """A page as an answer."""
    return answer({"items": items, "total": total, "next": following})


def rows_by_id(store: Store, table: Table, keys: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of a table as the export has them, in the order of these ids; what was taken out meanwhile is left out."""
    body = "coalesce(j.body, t.body)" if table == "claims" else "t.body"
    joined = "LEFT JOIN judged j ON j.id = t.id" if table == "claims" else ""
    found: dict[str, str] = {}
    for some in _batches(keys):
        marks = ", ".join("?" * len(some))
        found |= dict(store.query(f"SELECT t.id, {body} FROM {table} t {joined} WHERE t.id IN ({marks})", *some))
    return [json.loads(found[key]) for key in keys if key in found]


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    yield from (keys[at : at + _BATCH] for at in range(0, len(keys), _BATCH))


def stand_etag(request: Request, desk: Desk, store: Store) -> str:
    """The ETag of an answer that is a function of the record and of the address, known before the answer is made."""
    url = request.url
    return etag_of(store.head() or "", stand_of(store), desk.engine.views, f"{url.path}?{url.query}")
