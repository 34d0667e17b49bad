"""One reported happening or state, as one passage tells it: the atom of the record."""

from __future__ import annotations

from typing import Literal, NamedTuple

Polarity = Literal["affirmed", "negative"]
Modality = Literal["reported", "alleged", "feared", "intended", "demanded", "hypothetical"]
Outcome = Literal["carried_out", "attempted", "repelled"]
Role = Literal["agent", "target", "participant"]
Verdict = Literal["accepted", "rejected"]

CLAIM_TYPES = (
    "attack",
    "clash",
    "shelling",
    "air_drone_strike",
    "explosion",
    "killing",
    "abduction",
    "mutiny",
    "escape",
    "arrest",
    "security_operation",
    "siege",
    "deployment",
    "withdrawal",
    "handover",
    "control_change",
    "agreement",
    "talks",
    "appeal",
    "warning",
    "deprivation",
    "evacuation",
    "property_damage",
    "weapons_seizure",
    "holding",
    "release",
    "displacement",
    "protest",
    "aid",
)


class Link(NamedTuple):
    """One link of an attribution chain: who spoke, and the words that name the speaker."""

    entity: str
    text: str
    start: int
    end: int


class ClaimActor(NamedTuple):
    """Somebody's part in a claim; `mention` is the id of the name mention it was read from, if any."""

    entity: str
    role: Role
    mention: str | None = None


class When(NamedTuple):
    """When a claim says it happened: EDTF, and the time mention it was read from, if any."""

    edtf: str
    mention: str | None = None


class Claim(NamedTuple):
    """One telling of one happening. `chain` runs from the origin towards the publisher; [] is the outlet's own voice.

    What people judged of it: `verdict`; `corrected`: the fields that they set; `judgements`: ids of those in force.
    """

    id: str
    document: str
    start: int
    end: int
    text: str
    trigger: tuple[int, int]
    type: str
    polarity: Polarity = "affirmed"
    modality: Modality = "reported"
    chain: tuple[Link, ...] = ()
    outcome: Outcome | None = None
    where: str | None = None
    places: tuple[str, ...] = ()
    when: When | None = None
    boilerplate: bool = False
    actors: tuple[ClaimActor, ...] = ()
    figures: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    rule: str = ""
    confidence: float = 0.0
    verdict: Verdict | None = None
    corrected: tuple[str, ...] = ()
    judgements: tuple[str, ...] = ()
