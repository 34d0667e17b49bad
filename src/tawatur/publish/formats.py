"""The formats that a record can be exported in."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from tawatur.publish.shown import Shown
from tawatur.record.store import Store
from tawatur.words.compile import Words

Format = Literal["jsonl", "csv", "geojson", "acled"]
FORMATS: tuple[Format, ...] = ("jsonl", "csv", "geojson", "acled")


def export(
    store: Store,
    words: Words,
    folder: Path,
    format_: Format,
    *,
    withhold: bool,
    overlay: Path | None = None,
) -> tuple[dict[str, int], str]:
    """Writes the record into `folder`; (how many lines or rows of what, a sentence on what was left out, or "").

    withhold: leave out private persons and the reports' full texts. overlay: the user's own words files, which say what
    kind of source theirs are. Raises TawaturError when nothing can be written there.
    """
    if format_ == "jsonl":
        from tawatur.publish.jsonl import export_jsonl

        return export_jsonl(store, folder, published=withhold), ""
    shown = Shown.of(store, complete=not withhold)
    if format_ == "csv":
        from tawatur.publish.tables import export_tables

        return export_tables(shown, folder), ""
    if format_ == "geojson":
        from tawatur.publish.geojson import export_geojson

        return export_geojson(shown, folder, words.names), ""
    from tawatur.publish.acled import export_acled, source_scales

    return export_acled(shown, folder, words, source_scales(overlay))
