"""The record's nouns as the interface describes them, field by field: what /openapi.json says of the rows in record/rows.py."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from tawatur.model import CLAIM_TYPES, FIGURE_KINDS
from tawatur.model.claim import Modality, Outcome, Polarity, Role, Verdict
from tawatur.model.incident import ContradictionKind, Status
from tawatur.model.mention import MentionKind, NameClass, TimexType
from tawatur.model.report import PublishedFrom

Entity = Annotated[
    str, Field(description="kind/slug; a provisional one, for a name that no words file lists, kind/~words")
]
Edtf = Annotated[str, Field(description="a date in EDTF: 2022-01-20, 2022-01, 2022-01-20/2022-01-22, 2026-01~")]
DocumentId = Annotated[str, Field(description="id of a report")]
MentionId = Annotated[str, Field(description="id of a mention")]
ClaimId = Annotated[str, Field(description="id of a claim")]
IncidentId = Annotated[str, Field(description="id of an incident")]
ClaimType = Annotated[str, Field(description="kind of happening", json_schema_extra={"enum": list(CLAIM_TYPES)})]
FigureKind = Annotated[str, Field(description="what is counted", json_schema_extra={"enum": list(FIGURE_KINDS)})]
Start = Annotated[int, Field(ge=0, description="first code point in the report's text")]
End = Annotated[int, Field(ge=0, description="code point after the last")]
Judgements = Annotated[list[str], Field(description="ids of the judgements in force that shaped it")]


class Noun(BaseModel):
    """What all rows have in common: names as in the export, each field described."""

    model_config = ConfigDict(use_attribute_docstrings=True, populate_by_name=True)


class Text(Noun):
    """A text in both languages."""

    ar: str
    """In Arabic."""
    en: str
    """In English."""


class Link(Noun):
    """One link of an attribution chain: who spoke, and the words that name the speaker."""

    entity: Entity
    text: str
    """The words that name the speaker."""
    start: Start
    end: End


Chain = Annotated[
    list[Link], Field(description="from the origin towards the publisher, who is left out; []: the outlet's own voice")
]


class Document(Noun):
    """A report as it was captured (documents.jsonl)."""

    id: DocumentId
    path: str
    """The smallest of the paths it was found under."""
    url: str | None
    """Its address, from the metadata or the page itself."""
    sha256: str
    """Of the captured bytes, in hexadecimal digits."""
    text: str
    """What was captured, character for character."""
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


class Time(Noun):
    """A time, as TIMEX3 (ISO-TimeML)."""

    type: TimexType
    """What kind of time."""
    value: str
    """The TIMEX3 value: 2022-10-23, 2022-01-22TMO, P7D, PAST_REF."""
    mod: str | None
    """The TIMEX3 modifier: MID, START, END, APPROX."""


class Figure(Noun):
    """A count."""

    what: FigureKind
    low: int
    """The lower bound, inclusive."""
    high: int | None
    """The upper bound, inclusive; null: none is stated."""
    approximate: bool
    """Told as about so many."""
    vague: bool
    """Told without a number (tens, hundreds); `low` is then the least that the word means."""
    of: Entity | None
    part_of: MentionId | None
    """The mention of the total that this count is a part of."""


class Name(Noun):
    """A name."""

    entity: Entity
    class_: Annotated[NameClass, Field(alias="class", description="what is named")]
    surface: str
    """The name without what is joined to it."""


class Mention(Noun):
    """A passage that was recognised to mean a time, a figure or a name (mentions.jsonl); one of the three is there."""

    id: MentionId
    document: DocumentId
    start: Start
    end: End
    text: str
    """The words."""
    kind: MentionKind
    """Which of `time`, `figure` and `name` it has."""
    boilerplate: bool
    """Outside the article's body: kept, and counting for nothing."""
    rule: str
    """The rule that read it."""
    time: Time | None = None
    """The time."""
    figure: Figure | None = None
    """The count."""
    name: Name | None = None
    """The name."""


class Trigger(Noun):
    """The word that tells of the happening."""

    start: Start
    end: End


class When(Noun):
    """When a claim says that it happened."""

    edtf: Edtf
    mention: MentionId | None
    """The mention it was read from; null where it follows from the report's date."""


class ClaimActor(Noun):
    """Somebody's part in a claim."""

    entity: Entity
    role: Role
    """Who does it, to whom, or who takes part."""
    mention: MentionId | None
    """The mention it was read from, if any."""


class Claim(Noun):
    """One reported happening or state, as one passage tells it (claims.jsonl)."""

    id: ClaimId
    document: DocumentId
    start: Start
    end: End
    text: str
    """The evidence: the clause, at most its sentence."""
    trigger: Trigger
    """Where the word stands that tells of it."""
    type: ClaimType
    polarity: Polarity
    """negative: it is denied, did not happen, was prevented or refused."""
    modality: Modality
    """reported and alleged are told as having happened; the others are not."""
    chain: Chain
    outcome: Outcome | None
    """What came of it, where that is said."""
    where: Entity | None
    places: Annotated[list[Entity], Field(description="all places that it names")]
    when: When | None
    """When it says that it happened."""
    boilerplate: bool
    """Outside the article's body: kept, and counting for nothing."""
    actors: Annotated[list[ClaimActor], Field(description="who does it, to whom, and who takes part")]
    figures: Annotated[list[MentionId], Field(description="mentions of the counts that belong to it")]
    weapons: Annotated[list[str], Field(description="words for the weapons, as told")]
    rule: str
    """The rule that read it."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """How sure the reading is, 0 to 1."""
    verdict: Verdict | None
    """What people judged of it; a rejected claim counts for nothing."""
    corrected: Annotated[list[str], Field(description="the fields that people set")]
    judgements: Judgements


class FigureReport(Noun):
    """One report of a count."""

    mention: MentionId
    low: int
    """The lower bound that it tells."""
    high: int | None
    """The upper bound that it tells; null: none."""
    chain: Chain
    document: DocumentId


class IncidentFigure(Noun):
    """All counts of one thing in one incident, as a range."""

    what: FigureKind
    of: Entity | None
    low: int
    """The least that any report tells."""
    best: int
    """The greatest count of each of the latest reports that are no copies; where they differ, the middle one."""
    high: int | None
    """The most that any report tells; null where one tells no upper bound."""
    reports: Annotated[list[FigureReport], Field(description="each report of the count")]


class Corroboration(Noun):
    """How many tell of an incident; copies and shared origins counted once."""

    documents: int
    """Reports."""
    outlets: int
    """Publishers."""
    origins: int
    """Independent origins."""


class Incident(Noun):
    """One happening in the world, as all claims about it tell it together (incidents.jsonl)."""

    id: IncidentId
    type: ClaimType
    types: Annotated[list[ClaimType], Field(description="all kinds that its claims tell of")]
    title: Text
    """What to call it."""
    facility: Entity | None
    place: Entity | None
    start: Edtf | None
    end: Edtf | None
    claims: Annotated[list[ClaimId], Field(description="the claims that tell of it")]
    documents: Annotated[list[DocumentId], Field(description="the reports that they stand in")]
    actors: Annotated[list[Entity], Field(description="all who act or are acted on in it")]
    figures: Annotated[list[IncidentFigure], Field(description="what was counted")]
    corroboration: Corroboration
    """How many tell of it."""
    status: Status
    """corroborated: by two independent origins or more; contested: affirmed and denied."""
    part_of: IncidentId | None
    """The incident that it is a part of, as an escape of an attack."""
    judgements: Judgements


class Held(Noun):
    """What somebody holds: a count ({low, high, what, of}), whether it happened ({polarity}), whom or where ({entity}), or when ({edtf})."""

    low: int | None = None
    """Of a count: the lower bound."""
    high: int | None = None
    """Of a count: the upper bound; null: none."""
    what: FigureKind | None = None
    of: Entity | None = None
    polarity: Polarity | None = None
    """Whether it happened."""
    entity: Entity | None = None
    edtf: Edtf | None = None


class Side(Noun):
    """One side of a contradiction."""

    value: Held
    """What it holds."""
    claims: Annotated[list[ClaimId], Field(description="the claims that hold it")]
    mentions: Annotated[list[MentionId], Field(description="the mentions that it was read from")]
    chains: Annotated[list[Chain], Field(description="who says so, through whom, for each")]


class Contradiction(Noun):
    """Two or more accounts of one incident that cannot both hold (contradictions.jsonl)."""

    id: str
    """Its id: the incident's, the kind, and what it is over."""
    incident: IncidentId
    facility: Entity | None
    place: Entity | None
    kind: ContradictionKind
    """What the accounts part over."""
    sides: Annotated[list[Side], Field(description="two or more")]
    explanation: Text
    """The contradiction in a sentence."""
