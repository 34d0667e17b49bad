"""One file into one captured report."""

from __future__ import annotations

from pathlib import Path

from tawatur.capture.files import MAX_BYTES, decode, document_id, sha256, take_bytes
from tawatur.capture.language import require_arabic
from tawatur.capture.pages import is_page, read_page
from tawatur.model import Captured, Metadata

UNKNOWN = Metadata()
"""Nothing is given about a report."""


def capture_file(path: Path, given: Metadata = UNKNOWN, max_bytes: int = MAX_BYTES) -> tuple[Captured, bytes]:
    """The report in a file, and its bytes. Raises CaptureError when the file is not a report that can be read."""
    content = take_bytes(path, max_bytes)
    return capture_bytes(content, path, given), content


def capture_bytes(content: bytes, path: Path, given: Metadata = UNKNOWN) -> Captured:
    """The report in bytes that were found at `path`, for the sentences of errors."""
    digest = sha256(content)
    embedded = UNKNOWN
    if is_page(content):
        page = read_page(content, path)
        text, embedded, method = page.text, page.embedded, "html/trafilatura"
    else:
        decoded = decode(content, path)
        text, method = decoded.text, f"text/{decoded.encoding}"
    require_arabic(text, path)
    return Captured(
        id=document_id(digest),
        path=path.as_posix(),
        sha256=digest,
        text=text,
        method=method,
        embedded=embedded,
        given=given,
    )
