"""The desk's pages, one module a view; each gathers what it shows and hands it to its template."""

from fastapi import APIRouter

from tawatur.serve.web import (
    add,
    changes,
    check,
    contradictions,
    entity,
    incident,
    incidents,
    interface,
    log,
    reports,
    search,
    unlisted,
)

router = APIRouter()
for view in (
    incidents,
    incident,
    reports,
    contradictions,
    entity,
    search,
    check,
    changes,
    unlisted,
    log,
    add,
    interface,
):
    router.include_router(view.router)

__all__ = ["router"]
