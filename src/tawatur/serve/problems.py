"""Errors as the interface tells them: problem details (RFC 9457), with the sentence that the command line would say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from tawatur.errors import TawaturError
from tawatur.record.errors import RecordFull, RecordLocked, RecordMissing

MEDIA_TYPE = "application/problem+json"
_TITLES = {
    400: "That cannot be asked",
    403: "Not from here",
    404: "Not in this record",
    405: "Not done that way",
    409: "Somebody was faster",
    411: "That cannot be asked",
    413: "Too large",
    415: "That cannot be asked",
    422: "That cannot be asked",
    500: "tawatur itself failed",
    503: "The record is in use",
    507: "The disk is full",
}


@dataclass
class Problem(Exception):
    """An error with its status; `more`: further members of the answer."""

    status: int
    detail: str
    more: dict[str, Any] = field(default_factory=dict)


def answer(status: int, detail: str, **more: Any) -> JSONResponse:
    """A problem as a response."""
    body = {"type": "about:blank", "title": _TITLES.get(status, "Error"), "status": status, "detail": detail, **more}
    return JSONResponse(jsonable_encoder(body), status_code=status, media_type=MEDIA_TYPE)


def for_reader(request: Request, status: int, detail: str, **more: Any) -> Response:
    """A problem as whoever asked can read it: a page for a person at the desk, else problem details."""
    lang = request.url.path[1:4]
    if lang not in ("ar/", "en/") or "text/html" not in request.headers.get("accept", ""):
        return answer(status, detail, **more)
    from tawatur.serve.web.fault import fault_page

    return fault_page("ar" if lang == "ar/" else "en", status, detail)


def of_fault(error: Exception) -> JSONResponse:
    """The answer when tawatur itself failed."""
    return answer(500, f"{type(error).__name__}: {' '.join(str(error).split())}; please report it")


def status_of(error: TawaturError) -> int:
    """The HTTP status of one of tawatur's own errors."""
    if isinstance(error, RecordMissing):
        return 404
    if isinstance(error, RecordLocked):
        return 503
    return 507 if isinstance(error, RecordFull) else 400


def add_handlers(app: FastAPI) -> None:
    """Lets every error that a request can cause be answered as a problem; faults of tawatur's own the guard answers."""

    async def problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return for_reader(request, error.status, error.detail, **error.more)

    async def own(request: Request, error: Exception) -> Response:
        assert isinstance(error, TawaturError)
        return for_reader(request, status_of(error), str(error))

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        faults = [{"where": ".".join(str(p) for p in e["loc"]), "what": e["msg"]} for e in error.errors()]
        detail = "; ".join(f"{f['where']}: {f['what']}" for f in faults)
        return for_reader(request, 422, detail, errors=faults)

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        found = for_reader(request, error.status_code, str(error.detail))
        found.headers.update(error.headers or {})
        return found

    app.add_exception_handler(Problem, problem)
    app.add_exception_handler(TawaturError, own)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
