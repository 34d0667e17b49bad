"""A captured report: its bytes' hash, its text as captured, and what is known about its publication."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PublishedFrom = Literal["metadata", "text", "inferred"]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a user's metadata file says of one report; None where it says nothing. `published` is EDTF."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Captured:
    """Bytes taken into custody and the text decoded from them, before anything has been read out of it.

    `text` is never rewritten. `path` is the path as the user gave it. `method` says how the text was got
    (`text/utf-8`, `html/trafilatura`, …). `embedded` is what the captured page itself says of its publication.
    """

    id: str
    path: str
    sha256: str
    text: str
    method: str
    embedded: Metadata = Metadata()
    given: Metadata = Metadata()


@dataclass(frozen=True, slots=True)
class Document:
    """A report as the record keeps it (documents.jsonl)."""

    id: str
    path: str
    sha256: str
    text: str
    title: str | None
    outlet: str | None
    published: str | None
    published_from: PublishedFrom | None
    language: str
    url: str | None = None
    published_reason: str | None = None
    copy_of: str | None = None
    captured_at: str = ""
