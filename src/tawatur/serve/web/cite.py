"""How words of a report are cited: «words» — outlet, title, date, report [start–end]."""

from __future__ import annotations

from tawatur.model import Document
from tawatur.publish.labels import say
from tawatur.serve.web.page import Desk


def source_line(desk: Desk, document: Document) -> str:
    """Who published a report, under which title, when, and its id."""
    parts = (desk.speakers.outlet(document), document.title, desk.date(document.published), document.id)
    return say("comma", desk.lang).join(" ".join(p.split()) for p in parts if p)


def citation(desk: Desk, document: Document, text: str, start: int, end: int) -> str:
    """Words of a report with where they stand."""
    return f"«{' '.join(text.split())}» — {source_line(desk, document)} [{start}–{end}]"
