"""Judgements: given, and found by what they are about."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from tawatur.judge.force import reliability, shown
from tawatur.judge.make import Wish, make_judgement
from tawatur.judge.name import NewName
from tawatur.publish.withhold import is_private
from tawatur.record import query
from tawatur.record.judgements import read_judgements
from tawatur.serve import judging, naming
from tawatur.serve.api.answers import Limit
from tawatur.serve.api.more import Given, JudgementPage, NameGiven, described
from tawatur.serve.asked import Opened
from tawatur.serve.problems import Problem
from tawatur.serve.told import Teller

router = APIRouter(tags=["judgements"])

Text = Annotated[str, Field(max_length=2000)]
Verb = Literal[
    "accept", "reject", "correct", "same", "different", "merge", "split", "reliability", "withhold", "release", "undo"
]


class Signed(BaseModel):
    """Who judges, why, and up to which entry of the log they have seen the record."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, use_attribute_docstrings=True)

    who: Annotated[str, Field(max_length=200, description="the person's name")]
    why: Annotated[Text, Field(description="the reason; it cannot be empty")]
    seen: Annotated[int, Field(ge=0, description="number of the last entry of the log that was seen")]


class Asked(Signed):
    """A judgement: what is said of what. `fields`: of `correct`, by name, each written as on the command line."""

    verb: Verb
    """What is done."""
    claims: list[str] = []
    """Ids of claims: of accept, reject, correct, same, different, split."""
    incidents: list[str] = []
    """Ids of incidents: of merge and split."""
    fields: dict[str, Text] = {}
    """What `correct` sets."""
    entity: str | None = None
    """Of reliability, withhold, release."""
    grade: str | None = None
    """Of reliability: A to F."""
    document: str | None = None
    """Of withhold and release: the report that a passage stands in."""
    start: int | None = None
    """The passage's first code point."""
    end: int | None = None
    """The code point after its last."""
    judgement: str | None = None
    """Of undo: what is taken back."""

    def wish(self) -> Wish:
        """The same as the command line has it."""
        whole = self.start is None and self.end is None
        return Wish(
            self.verb,
            claims=tuple(self.claims),
            incidents=tuple(self.incidents),
            fields=tuple(f"{name}={value}" for name, value in self.fields.items()),
            what=self.document or self.entity or "",
            span=None if whole else f"{self.start}-{self.end}",
            grade=self.grade or "",
            judgement=self.judgement or "",
        )


class Named(Signed):
    """What a provisional name is to be."""

    entity: Annotated[str, Field(description="the name's id in the record, kind/~…")]
    id: Annotated[str, Field(description="the entity, kind/slug: new, or known already")]
    ar: Text | None = None
    """Its name in Arabic."""
    en: Text | None = None
    """Its name in English."""
    names: list[Text] = []
    """Further names that reports give it."""
    public: Annotated[bool, Field(description="of a person: holds a public office")] = False


@router.post("/judgements", status_code=201, **described(Given, 201))
def give(asked: Opened, wanted: Asked) -> dict[str, Any]:
    """Gives a judgement; 409 with what others judged meanwhile of the same things."""
    judge = judging.sign(wanted.who, wanted.why)
    return judging.judge(asked, wanted.seen, lambda: make_judgement(asked.store, judge, wanted.wish()))


@router.get("/judgements", **described(JudgementPage))
def judgements(
    asked: Opened,
    claim: Annotated[str, Query(description="id of a claim that it is about", max_length=200)] = "",
    incident: Annotated[str, Query(description="id of an incident whose claims it is about", max_length=200)] = "",
    entity: Annotated[str, Query(description="id of an entity that it is about", max_length=500)] = "",
    who: Annotated[str, Query(description="a person's name", max_length=200)] = "",
    verb: Annotated[str, Query(description="what was done", max_length=40)] = "",
    cursor: Annotated[int | None, Query(ge=0, lt=2**63, description="only those before this number in the log")] = None,
    limit: Limit = 50,
) -> dict[str, Any]:
    """Judgements, the latest first. With `entity`, also what they come to."""
    things = [key for key in (claim, entity) if key]
    if incident:
        things += query.incident(asked.store, query.resolve(asked.store, incident, ("incident",))[1]).claims
    teller = Teller(asked.desk, asked.store)
    found = [t for t in teller.about(things=things, who=who, verb=verb) if cursor is None or t.number < cursor]
    page = found[:limit]
    answer: dict[str, Any] = {
        "items": [teller.row(t) for t in page],
        "next": page[-1].number if len(found) > limit else None,
    }
    return answer | ({"state": _state(asked, entity)} if entity else {})


def _state(asked: Opened, entity: str) -> dict[str, Any]:
    every = read_judgements(asked.store)
    said = shown(every)
    withheld = entity in said.withheld or (is_private(entity) and entity not in said.released)
    return {"withheld": withheld, "grade": reliability(every).get(entity)}


@router.post("/names", status_code=202, **described(NameGiven, 202))
def name(asked: Opened, wanted: Named) -> dict[str, Any]:
    """Puts a name into the desk's own words, and reads all reports again with them."""
    judge = judging.sign(wanted.who, wanted.why)
    if asked.desk.overlay is None:
        raise Problem(400, "this desk has no folder for your own words; start it with: tawatur serve --words DIR")
    given = NewName(
        wanted.entity,
        wanted.id,
        wanted.ar or None,
        wanted.en or None,
        tuple(n for n in wanted.names if n),
        wanted.public,
    )
    return naming.name(asked, judge, given, wanted.seen)
