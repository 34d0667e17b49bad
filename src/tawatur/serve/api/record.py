"""The record as a whole, and what it is asked as a whole: to check a statement, to tell what changed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from tawatur import __version__
from tawatur.ask.answer import answer as set_against
from tawatur.ask.answer import answer_row
from tawatur.ask.changes import changes_row, changes_since
from tawatur.ask.statement import read_statement
from tawatur.publish.jsonl import FORMAT
from tawatur.record import query
from tawatur.record.schema import FORMAT as FILE_FORMAT
from tawatur.serve.api.answers import Said, answer
from tawatur.serve.api.bodies import Changed, Checked, Record, Token
from tawatur.serve.asked import Opened
from tawatur.serve.guard import TOKEN_HEADER

router = APIRouter(tags=["record"])
LONGEST = 200_000
"""Characters of a text to be checked: a very long article."""


@router.get("/record", response_model=Record)
def record(asked: Opened) -> JSONResponse:
    """What the record holds, and what made it so."""
    store, engine = asked.store, asked.desk.engine
    digest = (store.head() or "").partition(" ")[2]
    first, last = store.query("SELECT min(captured_at), max(captured_at) FROM documents")[0]
    return answer(
        {
            "record": store.path,
            "counts": asdict(query.counts(store)),
            "generation": store.generation(),
            "current": store.views_are_current(engine.views),
            "seen": asked.seen,
            "log": digest or None,
            "captured": [first, last] if first else [],
            "versions": {
                "tawatur": __version__,
                "contract": FORMAT,
                "record": FILE_FORMAT,
                "reader": engine.reader,
                "views": engine.views,
            },
        }
    )


@router.get("/token", response_model=Token)
def token(asked: Opened) -> JSONResponse:
    """The token that a request bears which changes something, or checks a statement. Pages of other sites cannot read it."""
    return answer({"header": TOKEN_HEADER, "token": asked.desk.token})


class Question(BaseModel):
    """A statement to be checked."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    text: Annotated[Said, Field(max_length=LONGEST)]
    """An Arabic statement, or a whole article."""
    published: Annotated[Said, Field(max_length=60)] = ""
    """When it appeared, in EDTF: «yesterday» is told from it."""
    outlet: Annotated[Said, Field(max_length=500)] = ""
    """Who published it: its own reports are then no independent witness."""


@router.post("/check", response_model=Checked)
def check(asked: Opened, question: Question) -> JSONResponse:
    """Sets a statement against the record: what supports each of its claims, what contradicts it. Nothing is added."""
    given = {"published": question.published.strip() or None, "outlet": question.outlet.strip() or None}
    engine = asked.desk.engine
    reading = read_statement(question.text, engine, **given)
    return answer(answer_row(set_against(asked.store, engine, reading, bare=not any(given.values()))))


@router.get("/changes", response_model=Changed)
def changes(
    asked: Opened,
    since: Annotated[str, Query(description="a day or moment in UTC: 2022-01-20, 2022-01-20T12:00", max_length=30)],
) -> JSONResponse:
    """What the reports captured since a moment changed: incidents, counts, statuses, contradictions, denials.

    Makes the incidents of then and of now anew: on a large record this takes minutes.
    """
    return answer(changes_row(changes_since(asked.store, asked.desk.engine, since.strip())))
