"""Saved web pages: the article in them, and what the page itself says of its title, outlet, date and address.

The article is taken out by trafilatura with settings that give the same text on every run and ask no network.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawatur.capture.files import decode
from tawatur.errors import CaptureError
from tawatur.model import Metadata

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""", re.I)
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\x00]*<\x00?[A-Za-z!?]")
# An absolute bound instead of "today", so that a page reads the same next year.
_DATES = {"original_date": True, "extensive_search": False, "outputformat": "%Y-%m-%d", "max_date": "2100-01-01"}
_CHARSETS = {"windows-1256": "cp1256", "cp1256": "cp1256", "utf-8": "utf-8", "utf8": "utf-8", "iso-8859-6": "iso8859-6"}


@dataclass(frozen=True, slots=True)
class Page:
    """The article of a saved page, and what the page says of its publication."""

    text: str
    embedded: Metadata


def is_page(content: bytes) -> bool:
    """Whether captured bytes are a web page: they open with a tag. Their name does not matter, since the same bytes may
    lie under several."""
    return _MARKUP.match(content) is not None


def read_page(content: bytes, path: Path) -> Page:
    """The article of a saved page, its title first. Raises CaptureError where the page holds none."""
    # Imported here: it takes half a second, and folders of plain text never need it.
    from trafilatura import bare_extraction

    html = _markup(content, path)
    try:
        found: Any = bare_extraction(
            html,
            include_comments=False,
            include_tables=True,
            include_images=False,
            include_links=False,
            deduplicate=False,
            favor_precision=True,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except (ValueError, RecursionError) as error:
        raise CaptureError(f"{path}: its page cannot be taken apart ({error}); save its text as .txt") from error
    if found is None or not (found.text or "").strip():
        raise CaptureError(f"{path}: no article was found in this page; save its text as .txt")
    title = _clean(found.title)
    body = found.text.strip()
    text = body if title is None or body.startswith(title) else f"{title}\n\n{body}"
    outlet = _clean(found.sitename) or _clean(found.hostname)
    return Page(text, Metadata(published=_clean(found.date), outlet=outlet, url=_clean(found.url), title=title))


def _markup(content: bytes, path: Path) -> str:
    """The page's markup: in the encoding that it declares, where that fits strictly, else recognised as any text is."""
    declared = _CHARSET.search(content[:4096])
    name = _CHARSETS.get(declared.group(1).decode("ascii").lower()) if declared else None
    if name is not None and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return content.decode(name)
        except UnicodeDecodeError:
            pass
    return decode(content, path).text


def _clean(value: object) -> str | None:
    """One line of text, or None for nothing."""
    return (" ".join(value.split()) or None) if isinstance(value, str) else None
