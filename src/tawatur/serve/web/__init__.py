"""The desk's pages, one module a view; each gathers what it shows and hands it to its template."""

from fastapi import APIRouter

from tawatur.serve.web import changes, check, contradictions, entity, incident, incidents, reports, search, unlisted

router = APIRouter()
for view in (incidents, incident, contradictions, entity, check, changes, reports, search, unlisted):
    router.include_router(view.router)

__all__ = ["router"]
