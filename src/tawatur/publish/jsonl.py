"""The public contract: the record as five JSON Lines files and a manifest, the same bytes from the same record.

What people judged, if anybody did, is a sixth.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tawatur import __version__
from tawatur.errors import TawaturError
from tawatur.judge.force import effects
from tawatur.publish.withhold import Withholding
from tawatur.record import query, rows
from tawatur.record.judgements import judgement_row, read_judgements
from tawatur.record.store import Store

FORMAT = 1
"""The number of the contract; raised only when a field is renamed, dropped or re-typed."""

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_ORDER = {
    "mentions": "document, start, end, id",
    "incidents": "id",
    "contradictions": "id",
}
FILES = ("documents", "mentions", "claims", "incidents", "contradictions", "judgements")
"""The files of the export, in its order; the last is there only if somebody judged something."""


def export_jsonl(store: Store, folder: Path, *, published: bool = False) -> dict[str, int]:
    """Writes the five files and manifest.json into `folder`; the number of lines of each.

    `published`: private persons, and the reports' full texts, are left out. Raises TawaturError when nothing can be
    written there. Each file takes the place of an older one only when it is complete.
    """
    withholding = Withholding.of(store) if published else None
    written: dict[str, int] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            path = folder / f"{name}.jsonl"
            written[name] = _write_lines(path, lines(store, name, withholding))
            if name == "judgements" and not written[name]:
                path.unlink()
                del written[name]
        _write_lines(folder / "manifest.json", [_encode(manifest(written, published))])
    except OSError as error:
        reason = error.strerror or str(error)
        raise TawaturError(
            f"{folder}: the export cannot be written there ({reason}); free some space or give another --out"
        ) from error
    return written


def lines(store: Store, name: str, withholding: Withholding | None) -> Iterator[str]:
    """The lines of one file of the export, a few at a time. `withholding`: None for the owner's complete record."""
    if name == "judgements":
        yield from _judgements(store, withholding is not None)
    elif name == "documents":
        for row in map(rows.document_row, query.each_document(store)):
            yield _encode(withholding.document(row) if withholding else row)
    else:
        bodies = (
            query.claim_bodies(store)
            if name == "claims"
            else (body for (body,) in store.stream(f"SELECT body FROM {name} ORDER BY {_ORDER[name]}"))
        )
        for body in bodies:
            yield _encode(withholding.row(name, json.loads(body))) if withholding else body


def _judgements(store: Store, published: bool) -> Iterator[str]:
    """What people judged, and whether each has an effect: the latest word holds. Published: not by whom, why and on what name."""
    every = read_judgements(store)
    effect = effects(every, store.idle())
    for item in every:
        row = judgement_row(item) | {"effect": effect[item.id]}
        hidden = ("who", "why", "entity", "names", "fields") if published else ()
        yield _encode({key: value for key, value in row.items() if key not in hidden})


def manifest(written: Mapping[str, int], published: bool) -> dict[str, Any]:
    """What manifest.json says. `written`: the number of lines of each file."""
    return {
        "format": FORMAT,
        "tawatur": __version__,
        "created": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "published": published,
        "lines": dict(written),
    }


def _write_lines(path: Path, lines: Iterable[str]) -> int:
    """Writes lines beside `path` and puts the file in its place when it is whole; how many there were."""
    part = path.with_name(path.name + ".part")
    count = 0
    try:
        with open(part, "w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(line + "\n")
                count += 1
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return count
