"""What the record holds of a statement: the nouns of `tawatur check`, frozen, and their rows for JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from tawatur.model import Claim, Link
from tawatur.record.rows import claim_row, link_row

Finding = Literal["supported", "partly", "contradicted", "contested", "unknown", "not_checked"]
"""supported: the record tells all of it; partly: it tells that it happened, not all that is told of it; contradicted: an
account in the record cannot hold together with it; contested: accounts support it and others contradict it; unknown: the
record tells nothing of it; not_checked: it tells of nothing that could be looked for."""

AspectKind = Literal["occurrence", "figure", "actor", "target", "time"]
Value = tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One telling in the record that bears on a statement. `value`: what it holds, as a side of a contradiction does.

    `copies`: reports that reprint its own, each counted with it. `reprint`: its report and the checked text are one text.
    """

    claim: str
    document: str
    path: str
    outlet: str | None
    published: str | None
    incident: str | None
    days: str | None
    modality: str
    chain: tuple[Link, ...]
    text: str
    start: int
    end: int
    value: Value = ()
    copies: tuple[str, ...] = ()
    reprint: bool = False


@dataclass(frozen=True, slots=True)
class Witness:
    """An origin with all that it tells, through whomever. Not `independent`: the statement cites it, or is its reprint."""

    origin: str
    independent: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that a claim says: that it happened, a count, a doer, a day. `value`: what it says of it."""

    kind: AspectKind
    value: Value
    finding: Finding
    supported_by: tuple[Witness, ...] = ()
    contradicted_by: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True)
class Aside:
    """Tellings that differ without contradicting, and why.

    later-count: the greater count appeared later; wide-place: too much happens in the place for counts to be of one thing;
    part: one count is so much smaller that it may be of a part, as a family's dead; other-date: the same toll at the same
    place on another date; undated: nothing dates what the record tells.
    """

    reason: Literal["later-count", "wide-place", "part", "other-date", "undated"]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One claim of a statement, set against the record.

    `reason`: why it was not checked (`no-place`, `not-told-as-happened`), or supports itself only (`own-text`). `days`: EDTF
    days it was compared by; None: nothing dates it, and it was compared with all dates. `incidents`: those it was set beside.
    """

    claim: Claim
    finding: Finding
    days: str | None = None
    reason: str | None = None
    aspects: tuple[Aspect, ...] = ()
    aside: tuple[Aside, ...] = ()
    incidents: tuple[str, ...] = ()

    @property
    def origins(self) -> int:
        """How many independent origins in the record tell that it happened."""
        return sum(w.independent for a in self.aspects if a.kind == "occurrence" for w in a.supported_by)

    def aspect(self, kind: AspectKind) -> Aspect | None:
        """The first aspect of a kind, or None."""
        return next((a for a in self.aspects if a.kind == kind), None)


def verdict_row(item: Verdict) -> dict[str, Any]:
    """A verdict as JSON has it."""
    return {
        "claim": claim_row(item.claim),
        "finding": item.finding,
        "reason": item.reason,
        "days": item.days,
        "origins": item.origins,
        "aspects": [
            {
                "kind": a.kind,
                "value": dict(a.value),
                "finding": a.finding,
                "supported_by": [_witness_row(w) for w in a.supported_by],
                "contradicted_by": [_witness_row(w) for w in a.contradicted_by],
            }
            for a in item.aspects
        ],
        "aside": [{"reason": a.reason, "evidence": [_evidence_row(e) for e in a.evidence]} for a in item.aside],
        "incidents": list(item.incidents),
    }


def _witness_row(item: Witness) -> dict[str, Any]:
    return {
        "origin": item.origin,
        "independent": item.independent,
        "evidence": [_evidence_row(e) for e in item.evidence],
    }


def _evidence_row(item: Evidence) -> dict[str, Any]:
    return {
        "claim": item.claim,
        "document": item.document,
        "path": item.path,
        "outlet": item.outlet,
        "published": item.published,
        "incident": item.incident,
        "days": item.days,
        "modality": item.modality,
        "chain": [link_row(link) for link in item.chain],
        "text": item.text,
        "start": item.start,
        "end": item.end,
        "value": dict(item.value),
        "copies": list(item.copies),
        "reprint": item.reprint,
    }
