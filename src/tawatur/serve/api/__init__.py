"""The interface under /api/v1: the record's nouns under the names of its public contract."""

from fastapi import APIRouter

from tawatur.serve.api import claims, documents, incidents, judgements, reports, search

router = APIRouter()
for part in (incidents, documents, search, claims, judgements, reports):
    router.include_router(part.router)

__all__ = ["router"]
