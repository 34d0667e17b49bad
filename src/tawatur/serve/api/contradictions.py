"""Where accounts part, across the whole record."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from tawatur.model.incident import ContradictionKind
from tawatur.serve.api.answers import Cursor, Limit, Page, given, page, rows_by_id
from tawatur.serve.api.nouns import Contradiction
from tawatur.serve.asked import MOST, Id, Opened
from tawatur.serve.index import parted

router = APIRouter(tags=["contradictions"])


@router.get("/contradictions", response_model=Page[Contradiction])
def contradictions(
    asked: Opened,
    kind: Annotated[list[ContradictionKind], Query(description="what the accounts part over", max_length=MOST)] = [],  # noqa: B006
    entity: Annotated[Id, Query(description="a facility, place, actor, or somebody who speaks in it")] = "",
    incident: Annotated[list[Id], Query(description="ids of incidents", max_length=MOST)] = [],  # noqa: B006
    sort: Annotated[parted.Sort, Query(description="by what; with «-» the other way round")] = "-date",
    limit: Limit = 50,
    cursor: Cursor = None,
) -> JSONResponse:
    """Contradictions, the latest incident's first if nothing else is asked for."""
    wish = parted.Wish(given(kind), entity.strip(), given(incident))
    keys, following = parted.ids(asked.index, wish, sort, limit, cursor)
    return page(rows_by_id(asked.store, "contradictions", keys), parted.count(asked.index, wish), following)
