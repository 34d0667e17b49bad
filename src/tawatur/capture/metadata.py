"""A user's metadata file: what the reports' texts do not say of their date, outlet, address and title.

A CSV with a header and the columns `file`, `published`, `outlet`, `url`, `title`; any may be missing or empty but `file`,
which is a report's name, or its path where a name alone would be ambiguous.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePath

from tawatur.capture.files import decode, take_bytes
from tawatur.errors import CaptureError, TawaturError
from tawatur.model import Metadata

_COLUMNS = ("file", "published", "outlet", "url", "title")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?[~?%]?")


@dataclass(frozen=True, slots=True)
class MetadataFile:
    """The rows of a metadata file by normalised path or name; `problems`: a sentence for each row that is left out."""

    rows: Mapping[str, Metadata] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def of(self, path: str) -> Metadata | None:
        """What the file says of the report at `path`: the row with the longest matching path, None where there is none."""
        parts = PurePath(path).parts
        for first in range(len(parts)):
            row = self.rows.get("/".join(parts[first:]))
            if row is not None:
                return row
        return None


def read_metadata(path: Path) -> MetadataFile:
    """Reads a metadata file. Raises TawaturError when it is no such file; single bad rows are left out and named."""
    try:
        text = decode(take_bytes(path, 200_000_000), path).text
    except CaptureError as error:
        raise TawaturError(f"the metadata cannot be read: {error}") from error
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [name.strip().lower() for name in next(reader, [])]
    if "file" not in header:
        raise TawaturError(f"{path}: its first line must name the columns ({','.join(_COLUMNS)}); «file» is missing")
    unknown = [name for name in header if name and name not in _COLUMNS]
    if unknown:
        raise TawaturError(f"{path}: it has a column «{unknown[0]}» that means nothing here; use {','.join(_COLUMNS)}")
    rows: dict[str, Metadata] = {}
    lines: dict[str, int] = {}
    problems: list[str] = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            where = f"{path}, line {reader.line_num}"
            fault = _add_row(
                dict(zip(header, cells, strict=False)), len(cells) - len(header), rows, lines, reader.line_num
            )
            if fault:
                problems.append(f"{where}: {fault}")
    except csv.Error as error:
        raise TawaturError(f"{path}, line {reader.line_num}: this is no CSV ({error}); save the table again") from error
    return MetadataFile(rows, tuple(problems))


def _add_row(
    cells: Mapping[str, str], excess: int, rows: dict[str, Metadata], lines: dict[str, int], line: int
) -> str | None:
    """Adds one row; a sentence instead when it cannot be used."""
    cell = {name: " ".join((cells.get(name) or "").split()) or None for name in _COLUMNS}
    name = cell["file"]
    if excess > 0:
        return f"the row has {excess} more cells than the header; put a cell that holds commas into quotes"
    if name is None:
        return "the row names no file; write the report's name into the column «file»"
    key = "/".join(PurePath(name.replace("\\", "/")).parts).removeprefix("//")
    if key in rows:
        return f"{name} stands in line {lines[key]} already; leave one of the two out"
    if cell["published"] and not is_date(cell["published"]):
        return (
            f"published «{cell['published']}» is no date like 2022-01-20, 2022-01 or 2022; correct it or leave it empty"
        )
    rows[key] = Metadata(cell["published"], cell["outlet"], cell["url"], cell["title"])
    lines[key] = line
    return None


def is_date(value: str) -> bool:
    """Whether a value is an EDTF date (year, month, day or time of day, perhaps uncertain) that exists in the calendar."""
    match = _DATE.fullmatch(value)
    if match is None:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
