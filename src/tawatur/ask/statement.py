"""A statement or an article is read to claims as a report is, and belongs to no record."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tawatur.capture.files import document_id, sha256
from tawatur.capture.metadata import is_date
from tawatur.capture.report import capture_file
from tawatur.engine import Engine, Reading
from tawatur.errors import TawaturError
from tawatur.model import Captured, Metadata

_ARABIC = re.compile("[\u0621-\u064a]")


def read_statement(text: str, engine: Engine, *, published: str | None = None, outlet: str | None = None) -> Reading:
    """The claims of a text. Raises TawaturError when it holds no Arabic, or `published` is no date."""
    given = _given(published, outlet)
    if not _ARABIC.search(text):
        raise TawaturError(
            "there is no Arabic in the text to check; give an Arabic statement, or the file of an article"
        )
    digest = sha256(text.encode())
    return engine.read(Captured(document_id(digest), "(statement)", digest, text, "passage", given=given), engine.words)


def read_article(path: Path, engine: Engine, *, published: str | None = None, outlet: str | None = None) -> Reading:
    """The claims of the article in a file. Raises TawaturError when it cannot be read."""
    captured, _ = capture_file(path, _given(published, outlet))
    return engine.read(captured, engine.words)


def is_file(text: str) -> bool:
    """Whether what a user gives means a file: one that is there, or what looks like the name of one that is not."""
    if "\n" in text or len(text) > 1000:
        return False
    return os.path.isfile(text) or (not _ARABIC.search(text) and text.endswith((".txt", ".html", ".htm")))


def _given(published: str | None, outlet: str | None) -> Metadata:
    if published is not None and not is_date(published):
        raise TawaturError(f"{published} is no date like 2022-01-20, 2022-01 or 2022")
    return Metadata(published=published, outlet=outlet)
