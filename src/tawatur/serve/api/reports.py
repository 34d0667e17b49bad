"""Reports handed over to be read, the work under way, and reports taken out."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any, cast

from fastapi import APIRouter, Request
from fastapi import Path as PathValue
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import FormData, UploadFile

from tawatur.capture import MAX_BYTES
from tawatur.capture.metadata import is_date
from tawatur.ingest import forget as forget_report
from tawatur.model import Metadata
from tawatur.record import query
from tawatur.serve.api.more import All, Begun, Forgotten, described
from tawatur.serve.api.more import Job as JobRow
from tawatur.serve.asked import Opened
from tawatur.serve.desk import Desk
from tawatur.serve.jobs import Job
from tawatur.serve.problems import Problem
from tawatur.serve.reading import name_of, sample_tasks, start_reading
from tawatur.workers import FileTask

router = APIRouter(tags=["reports"])

_AT_ONCE = 200_000_000
"""Bytes taken in one request."""
_FILES = 2000

Work = Annotated[str, PathValue(description="id of a piece of work", max_length=100)]
_Short = Annotated[str | None, Field(max_length=2000)]


class Pasted(BaseModel):
    """A report's text, and what is known about it."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False)

    text: str
    name: _Short = None
    outlet: _Short = None
    published: _Short = None
    title: _Short = None
    url: _Short = None


_BODY = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {"schema": Pasted.model_json_schema()},
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["files"],
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        **{key: {"type": "string"} for key in ("outlet", "published", "title", "url")},
                    },
                }
            },
        },
    }
}


@router.post("/reports", status_code=202, openapi_extra=_BODY, **described(Begun, 202))
async def add(request: Request) -> dict[str, Any]:
    """Takes in files (multipart/form-data), or a text (JSON), and begins to read them."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal():
        raise Problem(411, "say how long the request is (Content-Length)")
    if int(length) > _AT_ONCE:
        raise Problem(413, f"{int(length) / 1e6:.0f} MB are more than one request may bring ({_AT_ONCE / 1e6:.0f} MB)")
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        async with request.form(max_files=_FILES, max_fields=20) as form:
            tasks = await _from_form(form)
    elif kind == "application/json":
        tasks = [_from_text(await request.body())]
    else:
        raise Problem(415, "send files as multipart/form-data, or a text as application/json")
    return _begun(start_reading(_desk(request), tasks, "reports"))


async def _from_form(form: FormData) -> list[FileTask]:
    given = metadata(**{key: _text(form, key) for key in ("published", "outlet", "url", "title")})
    tasks = []
    for file in form.getlist("files"):
        if isinstance(file, UploadFile) and (file.filename or file.size):
            if (file.size or 0) > MAX_BYTES:
                raise _too_large(name_of(file.filename, b""), file.size or 0)
            content = await file.read()
            tasks.append(FileTask(name_of(file.filename, content), given, content))
    if not tasks:
        raise Problem(422, "there is no file to read; give one or more as «files»")
    return tasks


def _text(form: FormData, key: str) -> str | None:
    value = form.get(key)
    return value if isinstance(value, str) else None


def _from_text(body: bytes) -> FileTask:
    try:
        wanted = Pasted.model_validate_json(body)
    except ValidationError as error:
        raise Problem(422, "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())) from error
    try:
        content = wanted.text.encode()
    except UnicodeEncodeError as error:
        raise Problem(422, "the text holds half a character (a lone surrogate); paste it again") from error
    if not wanted.text.strip():
        raise Problem(422, "there is no text to read")
    if len(content) > MAX_BYTES:
        raise _too_large("the text", len(content))
    given = metadata(wanted.published, wanted.outlet, wanted.url, wanted.title)
    return FileTask(name_of(wanted.name, content), given, content)


def metadata(published: str | None, outlet: str | None, url: str | None, title: str | None) -> Metadata | None:
    """What somebody says of a report; None when nothing. Raises Problem for a date that is none."""
    cells = [" ".join(value.split()) or None if value else None for value in (published, outlet, url, title)]
    if cells[0] is not None and not is_date(cells[0]):
        raise Problem(422, f"published: {cells[0]} is no date like 2022-01-20, 2022-01 or 2022")
    return Metadata(*cells) if any(cells) else None


def _too_large(name: str, size: int) -> Problem:
    limit = MAX_BYTES / 1e6
    return Problem(413, f"{name}: {size / 1e6:.1f} MB is larger than a report can be ({limit:.1f} MB); split it")


@router.post("/sample", status_code=202, **described(Begun, 202))
def sample(request: Request) -> dict[str, Any]:
    """Begins to read the sample reports that come with tawatur."""
    return _begun(start_reading(_desk(request), sample_tasks(), "sample"))


@router.get("/jobs", **described(All[JobRow]))
def jobs(request: Request) -> dict[str, Any]:
    """The work under way and the last that ended, the latest first."""
    return {"items": [job_row(job) for job in _desk(request).jobs.all()]}


@router.get("/jobs/{id}", **described(JobRow))
def job(request: Request, id: Work) -> dict[str, Any]:
    """How far a piece of work is, and what came of it."""
    return job_row(job_of(_desk(request), id))


@router.delete("/jobs/{id}", status_code=202, **described(JobRow, 202))
def stop(request: Request, id: Work) -> dict[str, Any]:
    """Asks a piece of work to stop; what it has read stays read."""
    desk = _desk(request)
    desk.jobs.ask_to_stop(job_of(desk, id).id)
    return job_row(job_of(desk, id))


@router.delete("/documents/{id}", **described(Forgotten))
def forget(asked: Opened, id: Annotated[str, PathValue(description="a report's id, whole")]) -> dict[str, Any]:
    """Takes a report out of the record, with all that rests on it."""
    desk = asked.desk
    with desk.alone():
        query.document(asked.store, id)
        forget_report(asked.store, desk.engine, id)
        return {"document": id, "seen": desk.refresh(asked.store)}


def job_of(desk: Desk, key: str) -> Job:
    """A piece of work. Raises Problem 404 for one that this desk does not remember."""
    found = desk.jobs.get(key)
    if found is None:
        raise Problem(404, f"this desk knows of no work {key}; it may have been started again since")
    return found


def job_row(job: Job) -> dict[str, Any]:
    """A piece of work as the interface gives it."""
    return asdict(job)


def _begun(job: Job) -> dict[str, Any]:
    return {"job": job.id, "total": job.total}


def _desk(request: Request) -> Desk:
    return cast(Desk, request.app.state.desk)
