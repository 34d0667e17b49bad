"""The record as files: the JSON Lines of the export line by line, and the other formats in a ZIP."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path as FilePath
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import FileResponse, JSONResponse, Response, StreamingResponse
from starlette.background import BackgroundTask

from tawatur.publish.formats import export
from tawatur.publish.jsonl import lines, manifest
from tawatur.publish.withhold import Withholding
from tawatur.record import query
from tawatur.record.judgements import read_judgements
from tawatur.serve.api.answers import answer, stand_etag
from tawatur.serve.api.bodies import Manifest
from tawatur.serve.asked import Opened
from tawatur.serve.desk import Desk
from tawatur.serve.fresh import without_body

router = APIRouter(tags=["export"])
File = Annotated[
    Literal["documents", "mentions", "claims", "incidents", "contradictions", "judgements"],
    Path(description="which rows; judgements: what people judged"),
]
Packed = Annotated[Literal["csv", "geojson", "acled"], Path(description="tables, a map, or ACLED's events")]
Published = Annotated[bool, Query(description="leave private persons and the reports' full texts out")]
Complete = Annotated[bool, Query(description="with private persons and full texts: for the owner's eyes")]
_LINES_TYPE, _ZIP_TYPE = "application/x-ndjson", "application/zip"
_LINES = 500
"""Lines that are sent at once."""
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of every file in a ZIP, so that the same record gives the same bytes."""


def _content(media_type: str, description: str) -> dict[int | str, dict[str, Any]]:
    schema = {"type": "string", "format": "binary"}
    return {200: {"description": description, "content": {media_type: {"schema": schema}}}}


@router.get(
    "/export/{file}.jsonl",
    response_class=Response,
    responses=_content(_LINES_TYPE, "One row a line, as `tawatur export` writes them"),
)
def jsonl(request: Request, file: File, published: Published = False) -> Response:
    """One file of the export, line by line: the same bytes as `tawatur export`, of one state of the record."""
    chunks = _chunks(request, file, published)
    headers = {"etag": next(chunks), "content-disposition": f'attachment; filename="{file}.jsonl"'}
    short = without_body(request, headers, _LINES_TYPE)
    if short is not None:
        chunks.close()
        return short
    return StreamingResponse(chunks, media_type=_LINES_TYPE, headers=headers)


def _chunks(request: Request, file: File, published: bool) -> Generator[str, None, None]:
    """The ETag of the state that the record is in; then its lines, some at a time. Holds the record open until it ends."""
    desk: Desk = request.app.state.desk
    with desk.store() as store, store.snapshot():
        yield stand_etag(request, desk, store)
        yield from _joined(lines(store, file, Withholding.of(store) if published else None))


def _joined(items: Iterable[str]) -> Iterator[str]:
    held: list[str] = []
    for item in items:
        held.append(item)
        if len(held) == _LINES:
            yield "\n".join((*held, ""))
            held.clear()
    yield "\n".join((*held, ""))


@router.get("/export/manifest.json", response_model=Manifest)
def manifest_json(asked: Opened, published: Published = False) -> JSONResponse:
    """The manifest of the export: the number of its format, and of each file's lines."""
    counts = query.counts(asked.store)
    written = {
        name: getattr(counts, name) for name in ("documents", "mentions", "claims", "incidents", "contradictions")
    }
    judged = len(read_judgements(asked.store))
    return answer(manifest(written | ({"judgements": judged} if judged else {}), published))


@router.get(
    "/export/{format}.zip",
    response_class=Response,
    responses=_content(_ZIP_TYPE, "The files of one format"),
)
def packed(asked: Opened, format: Packed, complete: Complete = False) -> Response:
    """The record as CSV tables, as GeoJSON, or as ACLED events; withheld as it is published, unless it is asked for complete."""
    folder = FilePath(tempfile.mkdtemp(prefix="tawatur-"))
    try:
        with asked.store.snapshot():
            headers = {
                "etag": stand_etag(asked.request, asked.desk, asked.store),
                "content-disposition": f'attachment; filename="tawatur-{format}.zip"',
            }
            short = without_body(asked.request, headers, _ZIP_TYPE)
            if short is not None:
                shutil.rmtree(folder)
                return short
            words, overlay = asked.desk.engine.words, asked.desk.overlay
            export(asked.store, words, folder / "files", format, withhold=not complete, overlay=overlay)
        path = _packed(folder)
    except BaseException:
        shutil.rmtree(folder)
        raise
    return FileResponse(
        path,
        media_type=_ZIP_TYPE,
        headers=headers,
        background=BackgroundTask(shutil.rmtree, folder),
    )


def _packed(folder: FilePath) -> FilePath:
    """The files of an export in one ZIP beside them."""
    path = folder / "files.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for file in sorted((folder / "files").iterdir()):
            info = zipfile.ZipInfo(file.name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            with open(file, "rb") as source, packed.open(info, "w") as target:
                shutil.copyfileobj(source, target)
    shutil.rmtree(folder / "files")
    return path
