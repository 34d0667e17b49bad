"""The bodies of answers that are no rows of the record: selections, entities, verdicts, changes, the record as a whole."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from tawatur.ask.verdicts import AspectKind, Finding
from tawatur.model.incident import Status
from tawatur.model.mention import NameClass
from tawatur.model.report import PublishedFrom
from tawatur.publish.places import Precision
from tawatur.serve.api.nouns import (
    Chain,
    Claim,
    ClaimId,
    Contradiction,
    DocumentId,
    Edtf,
    End,
    Entity,
    FigureKind,
    Held,
    Incident,
    IncidentId,
    Noun,
    Start,
    Text,
)

Count = Annotated[int, Field(ge=0)]


class IncidentWhole(Incident):
    """An incident with what else the record holds of it."""

    contradictions: Annotated[list[Contradiction], Field(description="where its accounts part")]
    parts: Annotated[list[IncidentId], Field(description="incidents that are a part of it")]


# --- selections -------------------------------------------------------------------------------------------------------


class Spot(Noun):
    """Incidents at one point of the map."""

    spot: Entity
    name: str
    """What the place is called."""
    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""
    precision: Precision
    """How far from the point it may have happened."""
    count: Count
    """How many happened there."""


class Spots(Noun):
    """The points of a selection."""

    items: Annotated[list[Spot], Field(description="the point of most incidents first")]


class Day(Noun):
    """Incidents that began on one day."""

    day: Annotated[str, Field(description="a day, as 2022-01-20")]
    count: Count
    """How many began then."""


class Days(Noun):
    """A selection in time."""

    items: Annotated[list[Day], Field(description="in their order; days without an incident are left out")]
    undated: Count
    """How many bear no date."""
    total: Count
    """How many there are in all."""


class Value(Noun):
    """A value that can be filtered by."""

    value: str
    """As a filter takes it."""
    name: str
    """What it is called."""
    count: Count
    """How many incidents have it."""


Values = Annotated[list[Value], Field(description="the commonest first", default_factory=list)]


class Facets(Noun):
    """What a selection can be filtered by; the kinds that were asked for."""

    type: Values
    actor: Values
    outlet: Values
    place: Values
    facility: Values
    status: Values


# --- entities ---------------------------------------------------------------------------------------------------------


class Facility(Noun):
    """A place of detention, a camp, a base that reports name."""

    entity: Entity
    name: Text
    mentions: Count
    """How often it is named."""
    incidents: Count
    """How many incidents happened there."""
    contradictions: Count
    """Where accounts of them part."""


class Point(Noun):
    """Where a place lies."""

    lat: float
    """Degrees north, WGS 84."""
    lon: float
    """Degrees east, WGS 84."""


class Spoken(Noun):
    """How what somebody says fared in this record; no judgement of them. Counts of claims, but for `copied` and `reports`."""

    origin: Count
    """Told on their own word."""
    passed_on: Count
    """Told by them on somebody else's word."""
    corroborated: Count
    """Of incidents with two or more independent origins."""
    contradicted: Count
    """On one side of a contradiction."""
    first: Count
    """Of incidents that no report published earlier tells of."""
    relayed: Count
    """That others publish on their word."""
    copied: Count
    """Reports that reprint theirs."""
    reports: Count
    """Reports that they publish."""


class Surface(Noun):
    """A name as it is written."""

    surface: str
    """The words."""
    count: Count
    """How often."""


class Naming(Noun):
    """What an outlet calls something."""

    outlet: Entity | None
    surfaces: Annotated[list[Surface], Field(description="the commonest first")]


class EntityWhole(Noun):
    """What the record holds of a facility, a place, an actor, a source, a person or a role."""

    entity: Entity
    class_: Annotated[NameClass, Field(alias="class", description="what is named")]
    name: Text
    known: bool
    """Whether the words files list it; a provisional name is the reports' own."""
    kind: str | None
    """What kind of place, facility, actor or source it is, by the words files."""
    country: Annotated[list[str], Field(description="ISO 3166-1 codes, by the words files")]
    within: Annotated[list[Entity], Field(description="what it lies in, innermost first")]
    point: Point | None
    """Where it lies, by the words files."""
    mentions: Count
    """How often it is named."""
    documents: Count
    """In how many reports."""
    incidents: Count
    """How many incidents bear on it; see /incidents."""
    contradictions: Count
    """How many contradictions it stands in; see /contradictions."""
    spoken: Spoken | None
    """How its word fared; null for what does not speak."""
    reliability: Literal["A", "B", "C", "D", "E", "F"] | None
    """Its grade by the Admiralty code, if somebody gave it one."""
    withheld: bool
    """Whether it is left out of what is published."""
    namings: Annotated[list[Naming], Field(description="what outlets call it, those that name it most first; reprints left out")]  # fmt: skip


# --- asking -----------------------------------------------------------------------------------------------------------


class Evidence(Noun):
    """One telling in the record that bears on a statement."""

    claim: ClaimId
    document: DocumentId
    path: str
    """Where the report was found."""
    outlet: Entity | None
    published: Edtf | None
    incident: IncidentId | None
    days: Edtf | None
    modality: str
    """How it is told."""
    chain: Chain
    text: str
    """The quotation."""
    start: Start
    end: End
    value: Held
    """What it holds."""
    copies: Annotated[list[DocumentId], Field(description="reports that reprint its own")]
    reprint: bool
    """Whether its report and the checked text are one text."""


class Witness(Noun):
    """An origin with all that it tells, through whomever."""

    origin: str
    """Who it is."""
    independent: bool
    """False where the statement itself cites it, or is its reprint."""
    evidence: Annotated[list[Evidence], Field(description="its tellings")]


class Aspect(Noun):
    """One thing that a claim says."""

    kind: AspectKind
    """That it happened, a count, who did it or to whom, when."""
    value: Held
    """What the statement says of it."""
    finding: Finding
    """What the record comes to."""
    supported_by: Annotated[list[Witness], Field(description="who bears it out")]
    contradicted_by: Annotated[list[Witness], Field(description="whose account cannot hold together with it")]


class Aside(Noun):
    """Tellings that differ without contradicting."""

    reason: Literal["later-count", "wide-place", "part", "other-date", "undated"]
    """Why they do not."""
    evidence: Annotated[list[Evidence], Field(description="the tellings")]


class Verdict(Noun):
    """One claim of a statement, set against the record."""

    claim: Claim
    """The claim; its document is the statement."""
    finding: Finding
    """What the record comes to."""
    reason: str | None
    """Why it was not checked (no-place, not-told-as-happened), or supports itself only (own-text)."""
    days: Edtf | None
    origins: Count
    """How many independent origins tell that it happened."""
    aspects: Annotated[list[Aspect], Field(description="what it says, one by one")]
    aside: Annotated[list[Aside], Field(description="what differs without contradicting")]
    incidents: Annotated[list[IncidentId], Field(description="the incidents that it was set beside")]


class Statement(Noun):
    """What was checked."""

    sha256: str
    """Of the text in UTF-8."""
    outlet: Entity | None
    published: Edtf | None
    published_from: PublishedFrom | None
    """How the date is known."""
    in_record: str | None
    """Where the record found the same text, if it holds it."""


class Checked(Noun):
    """A statement set against the record; the same as `tawatur check --json`."""

    statement: Statement
    verdicts: Annotated[list[Verdict], Field(description="one for each claim, in the order of the words")]


class Toll(Noun):
    """A count of an incident as a range."""

    low: int
    """The least that is told."""
    best: int
    """Of the latest reports that are no copies."""
    high: int | None
    """The most that is told; null: no upper bound."""


class TollChange(Noun):
    """A count that moved."""

    incident: IncidentId
    what: FigureKind
    of: Entity | None
    before: Toll | None
    """As it was; null: nobody had counted."""
    after: Toll | None
    """As it is."""
    documents: Annotated[list[DocumentId], Field(description="new reports that give it")]


class StatusChange(Noun):
    """An incident whose status is another than it was."""

    incident: IncidentId
    before: Status
    """As it was."""
    after: Status
    """As it is."""


class Denied(Noun):
    """Claims of then that somebody else denied since."""

    incident: IncidentId
    claims: Annotated[list[ClaimId], Field(description="what was claimed")]
    by: Annotated[list[ClaimId], Field(description="the denials")]


class Withdrawn(Noun):
    """Claims of then that those who told them took back."""

    how: Literal["own-denial", "left-out"]
    """own-denial: the same origin denies it; left-out: the report's newer version no longer tells it."""
    claims: Annotated[list[ClaimId], Field(description="what was claimed")]
    by: Annotated[list[ClaimId], Field(description="the denials")]
    document: DocumentId | None


class Regrouped(Noun):
    """Incidents that became one, or one that became several."""

    before: Annotated[list[IncidentId], Field(description="as they were")]
    after: Annotated[list[IncidentId], Field(description="as they are")]


class Changed(Noun):
    """What the reports captured since a moment changed; the same as `tawatur changes --json`."""

    since: str
    """The day or moment, UTC."""
    documents: Annotated[list[DocumentId], Field(description="the reports captured since")]
    incidents: Annotated[list[Incident], Field(description="new ones")]
    tolls: Annotated[list[TollChange], Field(description="counts that moved")]
    statuses: Annotated[list[StatusChange], Field(description="incidents of another status")]
    contradictions: Annotated[list[Contradiction], Field(description="new ones")]
    settled: Annotated[list[Contradiction], Field(description="those that no longer stand, as they were")]
    denied: Annotated[list[Denied], Field(description="what somebody else denied since")]
    withdrawn: Annotated[list[Withdrawn], Field(description="what was taken back")]
    regrouped: Annotated[list[Regrouped], Field(description="incidents joined or parted")]


# --- the record -------------------------------------------------------------------------------------------------------


class Counts(Noun):
    """How much a record holds."""

    documents: Count
    """Reports."""
    mentions: Count
    """Times, figures and names."""
    claims: Count
    """Claims."""
    incidents: Count
    """Incidents."""
    contradictions: Count
    """Contradictions."""


class Versions(Noun):
    """What made the record what it is."""

    tawatur: str
    """This program's version."""
    contract: int
    """The number of the rows' format, as in manifest.json."""
    record: int
    """The number of the file's format."""
    reader: str
    """The identity of the words and rules that read reports here."""
    views: str
    """The identity of what makes incidents of claims here."""


class Record(Noun):
    """What the record is and how it stands."""

    record: str
    """The file."""
    counts: Counts
    """How much it holds."""
    generation: int
    """Grows with every change to what was read or judged."""
    current: bool
    """Whether incidents rest on all that was read, and were made by this very version and its words."""
    seen: int
    """The number of the last entry of the log that this answer has taken in; a judgement says which its giver had seen."""
    log: str | None
    """The hash of the log's last entry; note it down to prove later that nothing was rewritten."""
    captured: Annotated[list[str], Field(description="the first and the last moment at which a report was taken in, UTC; [] for none")]  # fmt: skip
    versions: Versions
    """What made it."""


class Token(Noun):
    """What a request that changes something bears."""

    header: str
    """The name of the header."""
    token: str
    """Its value, until the desk is started again."""


class Manifest(Noun):
    """manifest.json of the export."""

    format: int
    """The number of the contract."""
    tawatur: str
    """The version that wrote it."""
    created: str
    """When, UTC."""
    published: bool
    """Whether private persons and full texts are left out."""
    lines: Annotated[dict[str, int], Field(description="the number of lines of each file")]
