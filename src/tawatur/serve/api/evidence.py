"""Claims and mentions by report, by incident, and by whom or what they name."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from tawatur.model.claim import Modality, Polarity
from tawatur.model.mention import MentionKind
from tawatur.serve.api.answers import Cursor, Limit, Page, given, page, rows_by_id
from tawatur.serve.api.nouns import Claim, Mention
from tawatur.serve.asked import MOST, Id, Opened
from tawatur.serve.index import claims as claims_index
from tawatur.serve.index.select import make_cursor, read_cursor

router = APIRouter()


@router.get("/claims", tags=["claims"], response_model=Page[Claim])
def claims(
    asked: Opened,
    document: Annotated[list[Id], Query(description="ids of reports", max_length=MOST)] = [],  # noqa: B006
    incident: Annotated[list[Id], Query(description="ids of incidents", max_length=MOST)] = [],  # noqa: B006
    entity: Annotated[list[Id], Query(description="named in it: who speaks, publishes, acts; where", max_length=MOST)] = [],  # noqa: B006
    speaker: Annotated[list[Id], Query(description="on whose word it is told, at any link", max_length=MOST)] = [],  # noqa: B006
    type: Annotated[list[Id], Query(description="kinds of happening", max_length=MOST)] = [],  # noqa: B006
    polarity: Annotated[list[Polarity], Query(description="affirmed or negative", max_length=MOST)] = [],  # noqa: B006
    modality: Annotated[list[Modality], Query(description="reported, alleged, feared …", max_length=MOST)] = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> JSONResponse:  # fmt: skip
    """Claims as they stand after people's judgements, in the order of reports and of their words.

    All that is asked for must hold, and of several values of one kind any.
    """
    wish = claims_index.Wish(
        document=given(document),
        incident=given(incident),
        entity=given(entity),
        speaker=given(speaker),
        type=given(type),
        polarity=given(polarity),
        modality=given(modality),
    )
    keys, following = claims_index.find(asked.index, wish, limit, cursor)
    return page(rows_by_id(asked.store, "claims", keys), claims_index.count(asked.index, wish), following)


@router.get("/mentions", tags=["mentions"], response_model=Page[Mention])
def mentions(
    asked: Opened,
    document: Annotated[list[Id], Query(description="ids of reports", max_length=MOST)] = [],  # noqa: B006
    entity: Annotated[list[Id], Query(description="ids of entities that it names", max_length=MOST)] = [],  # noqa: B006
    kind: Annotated[list[MentionKind], Query(description="time, figure or name", max_length=MOST)] = [],  # noqa: B006
    limit: Limit = 50,
    cursor: Cursor = None,
) -> JSONResponse:
    """The times, figures and names that were recognised, in the order of reports and of their words."""
    parts, values = ["1"], list[str | int]()
    for column, wished in (("document", given(document)), ("entity", given(entity)), ("kind", given(kind))):
        if wished:
            parts.append(f"{column} IN ({', '.join('?' * len(wished))})")
            values += wished
    total = asked.store.query(f"SELECT count(*) FROM mentions WHERE {' AND '.join(parts)}", *values)[0][0]
    if cursor:
        parts.append("(document, start, end, id) > (?, ?, ?, ?)")
        values += read_cursor(cursor, 4)
    sql = f"SELECT document, start, end, id FROM mentions WHERE {' AND '.join(parts)} ORDER BY 1, 2, 3, 4 LIMIT ?"
    found = asked.store.query(sql, *values, limit + 1)
    following = make_cursor(*found[limit - 1]) if len(found) > limit else None
    return page(rows_by_id(asked.store, "mentions", [row[3] for row in found[:limit]]), total, following)
