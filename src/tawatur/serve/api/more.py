"""The bodies of answers about reports, searches, judgements and the work under way."""

from __future__ import annotations

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field

from tawatur.model.judgement import Verb
from tawatur.model.mention import NameClass
from tawatur.model.report import PublishedFrom
from tawatur.serve.api.bodies import Count
from tawatur.serve.api.nouns import (
    Claim,
    ClaimId,
    ClaimType,
    Document,
    DocumentId,
    Edtf,
    End,
    Entity,
    IncidentId,
    Noun,
    Start,
    Text,
)
from tawatur.serve.jobs import State

_T = TypeVar("_T")


def described(model: Any, status: int = 200) -> dict[str, Any]:
    """What a route says of its answer, which goes out as it was made."""
    return {"response_model": None, "responses": {status: {"model": model, "description": "What was asked for"}}}


class All(Noun, Generic[_T]):
    """Everything that was asked for."""

    items: list[_T]
    """In their order."""

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """The name by which the interface is described."""
        return f"{params[0].__name__}List"


# --- reports ----------------------------------------------------------------------------------------------------------


class DocumentBrief(Noun):
    """A report without its text."""

    id: DocumentId
    path: str
    """The smallest of the paths it was found under."""
    url: str | None
    """Its address, from the metadata or the page itself."""
    sha256: str
    """Of the captured bytes, in hexadecimal digits."""
    title: str | None
    """Its title, from the metadata or the page itself."""
    outlet: Entity | None
    published: Edtf | None
    published_from: PublishedFrom | None
    """How the date is known."""
    published_reason: str | None
    """Why, where the date is inferred."""
    language: str
    """Its language, by ISO 639-1."""
    copy_of: DocumentId | None
    """The report that it reprints: a copy is no independent witness."""
    captured_at: str
    """When it was taken in, UTC."""


class DocumentCounted(DocumentBrief):
    """A report without its text, with how much was read from it."""

    claims: Count
    """How many claims."""
    incidents: Count
    """How many incidents it tells of."""


class Version(Noun):
    """Another report that is this one in another form."""

    document: DocumentId
    how: Literal["copy", "sibling", "address", "path"]
    """It reprints this one, reprints the same one, or was captured from the same address or path."""


class Passage(Noun):
    """A stretch of a text."""

    start: Start
    end: End


class DocumentWhole(Document):
    """A report with what else the record knows of it."""

    paths: Annotated[list[str], Field(description="every path that it was met under")]
    method: str
    """How its text was got from its bytes."""
    versions: Annotated[list[Version], Field(description="other forms of it")]
    outside: Annotated[list[Passage], Field(description="what lies outside the article's body")]


class ClaimPlaced(Claim):
    """A claim with the incident that it tells of."""

    incident: IncidentId | None


class Recognised(Noun):
    """Something recognised on the way to a claim."""

    start: Start
    end: End
    text: str
    """The words."""
    what: str
    """What they were taken for."""
    value: str
    """With which value."""
    rule: str | None
    """By which rule; null for a speaker."""


class Left(Noun):
    """Words of a claim's passage that came to nothing."""

    start: Start
    end: End
    text: str
    """The words."""
    reason: str
    """Why."""


class Explained(Noun):
    """How a claim was come by."""

    claim: ClaimId
    confidence: float
    """How sure the reading is, 0 to 1."""
    recognised: Annotated[list[Recognised], Field(description="what of its passage was recognised")]
    left: Annotated[list[Left], Field(description="what was not, and why")]


# --- searches ---------------------------------------------------------------------------------------------------------


class Snippet(Noun):
    """Words of a report about those that were looked for."""

    start: Start
    end: End
    text: str
    """The words."""
    found: Annotated[list[Passage], Field(description="those looked for, by their places in the whole text")]


class Hit(Noun):
    """A report that holds all words."""

    document: DocumentBrief
    """The report."""
    snippets: Annotated[list[Snippet], Field(description="where it holds most of them")]


class Called(Noun):
    """An entity that reports call so."""

    entity: Entity
    name: str
    """What it is called."""
    mentions: Count
    """How often it is named."""
    published: Count
    """How many reports it published."""


class Found(Noun):
    """What a search finds."""

    items: Annotated[list[Hit], Field(description="the best first")]
    entities: Annotated[list[Called], Field(description="entities that are called so")]
    total: int
    """How many reports there are in all."""
    next: str | None
    """The cursor that the next page is asked for with; null at the end."""


class Listed(Noun):
    """An entity of the words files."""

    entity: Entity
    class_: Annotated[NameClass, Field(alias="class", description="what is named")]
    kind: str
    """What kind of place, facility, actor or source it is."""
    ar: str
    """Its name in Arabic."""
    en: str
    """Its name in English."""
    country: Annotated[list[str], Field(description="ISO 3166-1 codes")]
    within: Entity | None


class Unlisted(Noun):
    """A name that no words file lists."""

    entity: Entity
    surface: str
    """As most reports spell it."""
    mentions: Count
    """How often it is named."""


class UnlistedNames(Noun):
    """Names that no words file lists."""

    items: Annotated[list[Unlisted], Field(description="the commonest first")]
    next: str | None
    """The cursor that the next page is asked for with; null at the end."""


# --- judgements -------------------------------------------------------------------------------------------------------


class ClaimRef(Noun):
    """A claim as a judgement names it."""

    id: ClaimId
    document: DocumentId
    start: Start
    end: End
    trigger: Annotated[list[int], Field(description="where the word stands that tells of it")]
    type: ClaimType


class Span(Noun):
    """A passage of a report."""

    document: DocumentId
    start: Start
    end: End


class Judgement(Noun):
    """One decision of a person; what it does not say is left out."""

    id: str
    """Its id, from what it says."""
    verb: Verb
    """What is done."""
    who: str
    """Who judged."""
    when: str
    """When, UTC."""
    why: str
    """The reason given."""
    claims: Annotated[list[ClaimRef], Field(description="the claims it is about", default_factory=list)]
    others: Annotated[list[ClaimRef], Field(description="those that they are kept apart from", default_factory=list)]
    fields: Annotated[dict[str, Any], Field(description="what `correct` sets", default_factory=dict)]
    names: Annotated[dict[str, Any], Field(description="what a name is called", default_factory=dict)]
    entity: Entity | None = None
    value: str | None = None
    """The grade of a source, or the id given to a name."""
    judgement: str | None = None
    """The judgement that `undo` revokes."""
    span: Span | None = None
    """A passage withheld or released."""
    number: int
    """Its number in the log."""
    effect: str
    """in force, undone, or why it has no effect: gone, forgotten, overruled, unplaced."""
    sentence: Text
    """The judgement in a line."""


class Standing(Noun):
    """What judgements of an entity come to."""

    withheld: bool
    """Whether it is left out of what is published."""
    grade: str | None
    """Its reliability by the Admiralty code."""


class JudgementPage(Noun):
    """Judgements, the latest first."""

    items: Annotated[list[Judgement], Field(description="at most `limit`")]
    next: int | None
    """The cursor that the next page is asked for with; null at the end."""
    state: Standing | None = None
    """Of an entity that was asked for: what they come to."""


class Idle(Noun):
    """Where a judgement has no effect."""

    reason: Literal["gone", "forgotten", "overruled", "unplaced"]
    """Why."""
    claims: Annotated[list[ClaimId], Field(description="on which claims")]
    sentence: Text
    """Why, in words."""


class Given(Noun):
    """A judgement given, and what came of it."""

    judgement: Judgement
    """As the record now holds it."""
    sentence: Text
    """The judgement in a line."""
    idle: Annotated[list[Idle], Field(description="where it has no effect")]
    incidents: Annotated[
        list[IncidentId], Field(description="the incidents of the claims that it names, as they now are")
    ]
    seen: int
    """The number of the last entry of the log that this answer has taken in."""


class NameGiven(Noun):
    """A name taken into the words, and the work that reads all reports again with it."""

    judgement: Judgement
    """As the record now holds it."""
    job: str
    """The id of the work."""


class Choice(Noun):
    """A value that a field can have."""

    value: str
    """As a judgement writes it."""
    label: str
    """What it is called."""
    inside: Annotated[bool, Field(description="of a figure: whether it stands in the claim's words")] = False


class ClaimField(Noun):
    """A field of a claim that can be corrected."""

    name: str
    """Its name."""
    label: str
    """What it is called."""
    written: str
    """How a value is written."""
    value: str
    """What it is now, so written."""
    few: Annotated[list[Choice], Field(description="all values, where these are few")]
    choices: Annotated[list[Choice], Field(description="values that the report offers")]
    corrected: bool
    """Whether somebody set it."""


class ClaimWhole(Claim):
    """A claim with its incident, its judgements, and what its fields could say instead."""

    incident: IncidentId | None
    history: Annotated[list[Judgement], Field(description="judgements of it, the latest first")]
    fields: Annotated[list[ClaimField], Field(description="what can be corrected")]


# --- work -------------------------------------------------------------------------------------------------------------


class Job(Noun):
    """A piece of work."""

    id: str
    """Its id, until the desk is started again."""
    what: str
    """What is done."""
    begun: str
    """When it was begun, UTC."""
    state: State
    """How it stands."""
    done: Count
    """Reports read."""
    total: Count
    """Reports to be read."""
    problems: Annotated[list[str], Field(description="a sentence for each report that could not be read")]
    notes: Annotated[list[str], Field(description="what else is to be known")]
    result: Annotated[list[DocumentId], Field(description="reports added or read again")]
    known: Annotated[list[DocumentId], Field(description="of those given, what the record held already")]
    error: str | None
    """Why it failed."""


class Begun(Noun):
    """Work begun."""

    job: str
    """Its id."""
    total: Count
    """Reports to be read."""


class Forgotten(Noun):
    """A report taken out."""

    document: DocumentId
    seen: int
    """The number of the last entry of the log that this answer has taken in."""
