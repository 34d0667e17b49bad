"""The record as it may be shown: row by row, with what is to be withheld already left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from tawatur.model import Claim, Contradiction, Document, Incident, Mention
from tawatur.publish.withhold import WITHHELD, Withholding
from tawatur.record import query, rows
from tawatur.record.store import Store

Row = dict[str, Any]
_ORDER = {
    "mentions": "document, start, end, id",
    "claims": "document, start, end, id",
    "incidents": "id",
    "contradictions": "id",
}


@dataclass(frozen=True)
class Shown:
    """A record behind its withholding; `withholding` None shows the owner everything."""

    store: Store
    withholding: Withholding | None

    @classmethod
    def of(cls, store: Store, *, complete: bool = False) -> Shown:
        """The record as published or, `complete`, as it is."""
        return cls(store, None if complete else Withholding.of(store))

    def rows(self, table: str) -> Iterator[Row]:
        """The lines of one file of the export, in its order."""
        if table == "documents":
            yield from (self.row(table, rows.document_row(d)) for d in query.each_document(self.store))
            return
        claim_documents = self._claim_documents() if table == "contradictions" and self.withholding else {}
        if table == "claims":
            bodies: Iterable[str] = query.claim_bodies(self.store)
        else:
            bodies = (body for (body,) in self.store.stream(f"SELECT body FROM {table} ORDER BY {_ORDER[table]}"))
        for body in bodies:
            row = json.loads(body)
            told_in = [claim_documents[c] for s in row["sides"] for c in s["claims"]] if claim_documents else ()
            yield self.row(table, row, told_in)

    def row(self, table: str, row: Row, documents: Iterable[str] = ()) -> Row:
        """One line. `documents`: the reports that a contradiction is drawn from, whose private names count in it too."""
        if self.withholding is None:
            return row
        if table == "documents":
            return self.withholding.document(row)
        if table in ("mentions", "claims"):
            return self.withholding.row(table, row)
        return self.withholding.row(table, row, row.get("documents") or documents)

    def text(self, text: str, documents: Iterable[str]) -> str:
        """A text that speaks of what these reports tell."""
        if self.withholding is None:
            return text
        row = {"ar": text, "facility": None, "place": None}
        return str(self.withholding.row("incidents", row, documents)["ar"])

    def quotation(self, text: str, document: str, start: int) -> str:
        """Words of one report, which begin at `start`."""
        if self.withholding is None:
            return text
        row = {"document": document, "start": start, "end": start + len(text), "text": text}
        return str(self.withholding.row("claims", row)["text"])

    def _claim_documents(self) -> dict[str, str]:
        return dict(self.store.query("SELECT id, document FROM claims"))

    def incident(self, item: Incident) -> Incident:
        """An incident as it may be shown."""
        return rows.incident_from(self.row("incidents", rows.incident_row(item)))

    def claim(self, item: Claim) -> Claim:
        """A claim as it may be shown."""
        return rows.claim_from(self.row("claims", rows.claim_row(item)))

    def document(self, item: Document) -> Document:
        """A report as it may be shown; never with its text."""
        shown = rows.document_from(self.row("documents", rows.document_row(item)))
        title = self.text(shown.title, [item.id]) if shown.title else shown.title
        return replace(shown, text="", title=title)

    def contradiction(self, item: Contradiction, documents: Iterable[str]) -> Contradiction:
        """A contradiction as it may be shown."""
        return rows.contradiction_from(self.row("contradictions", rows.contradiction_row(item), documents))

    def mention(self, item: Mention) -> Mention:
        """A mention as it may be shown."""
        return rows.mention_from(self.row("mentions", rows.mention_row(item)))


def marks(text: str | None) -> int:
    """How many times something is left out of a text."""
    return (text or "").count(WITHHELD)
