"""The interface under /api/v1: the record's nouns under the names of its public contract."""

from fastapi import APIRouter

from tawatur.serve.api import (
    claims,
    contradictions,
    documents,
    dossiers,
    entities,
    evidence,
    export,
    incidents,
    judgements,
    record,
    reports,
    search,
)

router = APIRouter()
# dossiers before entities: an entity's id may hold a slash
for part in (
    incidents,
    documents,
    search,
    claims,
    evidence,
    contradictions,
    dossiers,
    entities,
    export,
    judgements,
    reports,
    record,
):
    router.include_router(part.router)

__all__ = ["router"]
