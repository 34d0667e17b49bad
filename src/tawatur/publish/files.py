"""Writing files whole: an older file is replaced only when the new one is complete."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from tawatur.errors import TawaturError

_T = TypeVar("_T")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a cell must not begin with: a spreadsheet would take a report's words for a formula and run it."""


def write_text(path: Path, parts: Iterable[str], *, encoding: str = "utf-8") -> None:
    """Writes text beside `path` and puts it in its place when it is whole."""
    part = path.with_name(path.name + ".part")
    try:
        with open(part, "w", encoding=encoding, newline="\n") as file:
            for text in parts:
                file.write(text)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """A CSV file (RFC 4180) with a byte order mark, by which spreadsheets know it for UTF-8; how many rows it has."""
    count = 0

    def lines() -> Iterator[str]:
        nonlocal count
        yield _line(header)
        for row in rows:
            count += 1
            yield _line([_cell(value) for value in row])

    write_text(path, lines(), encoding="utf-8-sig")
    return count


def _line(cells: Sequence[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cell(value: object) -> object:
    """One value as a cell: nothing for None, true and false in small letters, no formulas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return value


def writing(target: Path, write: Callable[[], _T]) -> _T:
    """Runs `write`. Raises TawaturError, with what to do, when nothing can be written at `target`."""
    try:
        return write()
    except OSError as error:
        reason = error.strerror or str(error)
        raise TawaturError(
            f"{target}: it cannot be written there ({reason}); free some space or give another --out"
        ) from error
