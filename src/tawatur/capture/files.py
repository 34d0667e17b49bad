"""Bytes into custody: reading a file, its SHA-256, and its decoding, recognised strictly and always the same way.

A text is UTF-8 (with or without a byte-order mark), UTF-16 or Windows-1256, or it is refused: a report read in the wrong
encoding would put words into its author's mouth.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import stat
from pathlib import Path
from typing import NamedTuple

from tawatur.errors import CaptureError

MAX_BYTES = 5_000_000
"""The size beyond which a file is taken for a mistake: about a thousand long articles."""

# Control characters that stray into saved articles without making them binary: tab, newlines, form feed, substitute.
_HARMLESS = frozenset(b"\t\n\v\f\r\x1a")
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP, Word or OpenDocument file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "an SQLite file"),
)
_ENCODINGS = "UTF-8, UTF-16 or Windows-1256"


class Decoded(NamedTuple):
    """A text and the name of the encoding it was written in (`utf-8`, `utf-16-le`, `utf-16-be`, `windows-1256`)."""

    text: str
    encoding: str


def take_bytes(path: Path, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes of a file. Raises CaptureError when it cannot be read, is empty, or is larger than `max_bytes`."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):  # a pipe would wait for ever, a device might never end
            raise CaptureError(f"{path}: this is no ordinary file; give the report's own file")
        size = status.st_size
        if size > max_bytes:
            raise CaptureError(
                f"{path}: {size / 1e6:.1f} MB is larger than a report can be ({max_bytes / 1e6:.1f} MB); "
                f"split it, or raise the limit with --max-bytes"
            )
        with open(path, "rb") as file:
            content = file.read(max_bytes + 1)
    except FileNotFoundError as error:
        raise CaptureError(f"{path}: there is no such file; check its name") from error
    except PermissionError as error:
        raise CaptureError(f"{path}: you may not read this file; change its permissions (chmod u+r)") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CaptureError(f"{path}: it cannot be read ({reason}); check the file and its disk") from error
    return require_size(content, path, max_bytes)  # it may have grown meanwhile, or be a device whose size is not known


def require_size(content: bytes, path: Path | str, max_bytes: int = MAX_BYTES) -> bytes:
    """The bytes. Raises CaptureError when there are none, or more than `max_bytes`."""
    if len(content) > max_bytes:
        raise CaptureError(f"{path}: it holds more than {max_bytes / 1e6:.1f} MB; split it, or raise --max-bytes")
    if not content:
        raise CaptureError(f"{path}: the file is empty; save the report again")
    return content


def sha256(content: bytes) -> str:
    """The SHA-256 of captured bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def document_id(digest: str) -> str:
    """The id of the document with this SHA-256: the same bytes are the same document, wherever they lie."""
    return "doc-" + digest[:16]


def decode(content: bytes, path: Path) -> Decoded:
    """The text of `content`, without its byte-order mark. Raises CaptureError when no encoding fits it strictly."""
    for signature, name in _SIGNATURES:
        if content.startswith(signature):
            raise CaptureError(
                f"{path}: this is {name}, not text; save the report's text as .txt, or its page as .html"
            )
    found = _by_mark(content, path) or _as_utf16(content) or _as_utf8(content) or _as_windows1256(content)
    if found is None:
        raise CaptureError(f"{path}: {_why_not(content)}")
    return found


def _by_mark(content: bytes, path: Path) -> Decoded | None:
    """A file that opens with a byte-order mark says what it is; it must then be it."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            try:
                return Decoded(content[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError as error:
                raise CaptureError(
                    f"{path}: it is marked as {encoding.upper()} but breaks off from it at byte "
                    f"{error.start + len(mark)}; save the report again as UTF-8"
                ) from error
    return None


def _as_utf16(content: bytes) -> Decoded | None:
    """UTF-16 without a mark: nearly all high bytes are those of Arabic, Latin or general punctuation."""
    if len(content) % 2 or len(content) < 8:
        return None
    for high, encoding in ((content[1::2], "utf-16-le"), (content[0::2], "utf-16-be")):
        known = sum(high.count(page) for page in (0x00, 0x06, 0x20, 0xFE, 0xFB))
        if known >= 0.98 * len(high) and high.count(0x06) >= 0.3 * len(high):
            try:
                return Decoded(content.decode(encoding), encoding)
            except UnicodeDecodeError:
                return None
    return None


def _as_utf8(content: bytes) -> Decoded | None:
    if _binary(content):
        return None
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return None


def _as_windows1256(content: bytes) -> Decoded | None:
    """Every byte string is Windows-1256; it is believed only where it reads as Arabic prose.

    Its Arabic letters then outnumber its other high characters by far, and the article opens many of its words: read in
    ISO 8859-6, whose first letters coincide, the lam of the article would be a noon.
    """
    if _binary(content):
        return None
    text = content.decode("cp1256")
    high = [c for c in text if c > "\x7f"]
    letters = sum("\u0621" <= c <= "\u064a" for c in high)
    common = sum(c in "،؛؟«»“”‘’–—…\u00a0\u200c\u200d\u200e\u200f" or "\u064b" <= c <= "\u0652" for c in high)
    words = re.findall(r"[\u0621-\u064a]{2,}", text)
    articles = sum(bool(re.match("[وفبك]?ال", w)) for w in words)
    if not words or letters + common < 0.97 * len(high) or articles < max(1, 0.06 * len(words)):
        return None
    return Decoded(text, "windows-1256")


def _binary(content: bytes) -> bool:
    """NUL bytes or many control characters: no text in any encoding read here, UTF-16 aside."""
    controls = sum(content.count(code) for code in range(32) if code not in _HARMLESS)
    return content.count(0) > 0 or controls > 0.02 * len(content)


def _why_not(content: bytes) -> str:
    if _binary(content):
        return "this is a binary file, not text; save the report's text as .txt, or its page as .html"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        if sum("\u0620" <= c <= "\u06ff" for c in before) >= 20:
            return f"it is UTF-8 up to byte {error.start} and damaged there; fetch or save the report again"
    return f"its encoding is none of {_ENCODINGS}; convert it, as with: iconv -f ITS-ENCODING -t UTF-8 FILE"
