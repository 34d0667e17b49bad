"""A text set against a record, whatever way it was given; and what comes of it as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tawatur.ask.check import check
from tawatur.ask.verdicts import Verdict, verdict_row
from tawatur.engine import Engine, Reading
from tawatur.record.store import Store


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record holds of a text. `known_as`: the path of the report in the record that the text is."""

    reading: Reading
    known_as: str | None
    verdicts: tuple[Verdict, ...]


def answer(store: Store, engine: Engine, reading: Reading, *, bare: bool) -> Answer:
    """Sets a reading against the record. `bare`: nothing was said of the text, so that what the record was told of it holds."""
    known = store.query("SELECT path FROM documents WHERE id = ?", reading.document.id)
    if known and bare:
        reading = engine.read(store.captured(reading.document.id), engine.words)
    return Answer(reading, known[0][0] if known else None, check(reading, store, engine.words))


def answer_row(item: Answer) -> dict[str, Any]:
    """The answer as JSON has it."""
    document = item.reading.document
    statement = {
        "sha256": document.sha256,
        "outlet": document.outlet,
        "published": document.published,
        "published_from": document.published_from,
        "in_record": item.known_as,
    }
    return {"statement": statement, "verdicts": [verdict_row(v) for v in item.verdicts]}
