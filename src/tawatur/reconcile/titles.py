"""Sentences that a person would say, in Arabic and English, about incidents and contradictions."""

from __future__ import annotations

from tawatur.model import Title
from tawatur.publish.labels import Namer, label, say
from tawatur.recognise.names.lexicon import NameWords


def name_of(entity: str, names: NameWords) -> Title:
    """An entity's display names; a provisional one's words."""
    known = names.entities.get(entity)
    if known is not None:
        return Title(known.ar, known.en)
    plain = Namer("ar")(entity)
    return Title(plain, plain)


def incident_title(type_: str, place: str | None, start: str | None, names: NameWords) -> Title:
    """«هجوم – سجن الأقطان (2026-01-19)»."""
    where = name_of(place, names) if place else None
    out = []
    for lang, name in (("ar", where.ar if where else None), ("en", where.en if where else None)):
        parts = [label("type", type_, lang)]  # type: ignore[arg-type]
        if name:
            parts.append(name)
        out.append(" – ".join(parts) + (f" ({start})" if start else ""))
    return Title(out[0], out[1])


def phrase(kind: str, term: str, first: Title, second: Title) -> Title:
    """The explanation of a contradiction of a kind: over which type or figure, and what the sides say."""
    group = "figure" if kind == "figure" else "type"
    return Title(
        say(f"contradiction_{kind}", "ar", label(group, term, "ar"), first.ar, second.ar),
        say(f"contradiction_{kind}", "en", label(group, term, "en"), first.en, second.en),
    )
