"""What changed in the record since a day: new incidents, tolls that moved, new contradictions, claims denied or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import HTMLResponse

from tawatur.ask.changes import Changes, Toll, changes_since
from tawatur.ask.phrases import ask_say
from tawatur.errors import TawaturError
from tawatur.model import Claim, Document, Incident
from tawatur.publish.labels import label
from tawatur.reconcile.spoken import say_number
from tawatur.record import query
from tawatur.record.errors import RecordMissing
from tawatur.serve.web.page import Desk, Seat

router = APIRouter()
_DAYS = 10
"""Days offered to begin from."""


@dataclass(frozen=True)
class Shown:
    """What the template asks of changes."""

    desk: Desk

    def say(self, phrase: str, *values: object) -> str:
        """A phrase of `tawatur changes`."""
        return ask_say(phrase, self.desk.lang, *values)

    def toll(self, toll: Toll | None) -> str:
        """A count as it was or is."""
        if toll is None:
            return self.say("none_before")
        text = say_number(toll.low, toll.high, False, self.desk.lang)
        return text if toll.low == toll.high else self.say("best", text, toll.best)

    def figure(self, what: str, of: str | None) -> str:
        """What is counted, and whose."""
        return label("figure", what, self.desk.lang) + (f" ({self.desk.name(of)})" if of else "")

    def incident(self, key: str) -> Incident | None:
        """An incident as it stands now; None when it is gone."""
        try:
            return query.incident(self.desk.asked.store, key)
        except RecordMissing:
            return None

    def document(self, key: str) -> Document:
        """A report."""
        return query.document(self.desk.asked.store, key)

    def claims(self, keys: Iterable[str]) -> list[Claim]:
        """Claims by id."""
        return query.claims_by_id(self.desk.asked.store, tuple(keys))

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """Who says it, from the origin to the publisher."""
        outlet = self.desk.speakers.outlet(self.document(claim.document))
        return (*(self.desk.speakers.link(link) for link in claim.chain), outlet)


@router.get("/{lang}/changes", response_class=HTMLResponse)
def changes(desk: Seat, since: Annotated[str, Query(max_length=40)] = "") -> HTMLResponse:
    """The changes since a day, or the days to choose from."""
    found: Changes | None = None
    error = None
    if since.strip():
        try:
            found = changes_since(desk.asked.store, desk.asked.desk.engine, since.strip())
        except TawaturError as problem:
            error = str(problem)
    sql = "SELECT substr(captured_at, 1, 10), count(*) FROM documents GROUP BY 1 ORDER BY 1 DESC LIMIT ?"
    return desk.show(
        "changes.html.j2",
        view="changes",
        title=desk.say("view_changes"),
        since=since.strip(),
        found=found,
        days=desk.asked.store.query(sql, _DAYS),
        error=error,
        shown=Shown(desk),
        status=400 if error else 200,
    )
