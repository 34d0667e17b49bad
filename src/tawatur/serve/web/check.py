"""A statement set against the record: what supports it, what contradicts it, with quotations. Nothing is added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Form, Query
from fastapi.responses import HTMLResponse

from tawatur.ask.check import check as check_against
from tawatur.ask.phrases import ask_say
from tawatur.ask.statement import read_statement
from tawatur.ask.verdicts import Evidence, Verdict, Witness
from tawatur.errors import TawaturError
from tawatur.record import query
from tawatur.serve.web.contradictions import value_of
from tawatur.serve.web.page import Desk, Seat

router = APIRouter()
LONGEST = 200_000
"""Characters of a text to be checked: a very long article."""


@dataclass(frozen=True)
class Shown:
    """What the template asks of verdicts."""

    desk: Desk

    def say(self, phrase: str, *values: object) -> str:
        """A phrase of `tawatur check`."""
        return ask_say(phrase, self.desk.lang, *values)

    def value(self, value: object) -> str:
        """What an aspect or an account holds."""
        return value_of(self.desk, dict(value)) if isinstance(value, (tuple, Mapping)) else ""

    def chain(self, item: Evidence) -> tuple[str, ...]:
        """Who says it, from the origin to the publisher."""
        document = query.document(self.desk.asked.store, item.document)
        return (*(self.desk.speakers.link(link) for link in item.chain), self.desk.speakers.outlet(document))

    def independent(self, witnesses: tuple[Witness, ...]) -> int:
        """How many independent origins there are."""
        return sum(w.independent for w in witnesses)


@router.get("/{lang}/check", response_class=HTMLResponse)
def check(
    desk: Seat,
    text: Annotated[str, Query(max_length=LONGEST)] = "",
    published: Annotated[str, Query(max_length=40)] = "",
    outlet: Annotated[str, Query(max_length=200)] = "",
) -> HTMLResponse:
    """The form and, when the address holds a text, what comes of it."""
    return _page(desk, text, published, outlet)


@router.post("/{lang}/check", response_class=HTMLResponse)
def check_long(
    desk: Seat,
    text: Annotated[str, Form(max_length=LONGEST)] = "",
    published: Annotated[str, Form(max_length=40)] = "",
    outlet: Annotated[str, Form(max_length=200)] = "",
) -> HTMLResponse:
    """The same for a text that no address can hold."""
    return _page(desk, text, published, outlet)


def _page(desk: Desk, text: str, published: str, outlet: str) -> HTMLResponse:
    verdicts: tuple[Verdict, ...] | None = None
    error = None
    if text.strip():
        engine = desk.asked.desk.engine
        try:
            reading = read_statement(text, engine, published=published or None, outlet=outlet or None)
            verdicts = check_against(reading, desk.asked.store, engine.words)
        except TawaturError as problem:
            error = str(problem)
    found = Counter(v.finding for v in verdicts or ())
    return desk.show(
        "check.html.j2",
        view="check",
        title=desk.say("view_check"),
        text=text,
        published=published,
        outlet=outlet,
        verdicts=verdicts,
        found=[(f, found[f]) for f in sorted(found)],
        error=error,
        shown=Shown(desk),
        status=400 if error else 200,
    )
