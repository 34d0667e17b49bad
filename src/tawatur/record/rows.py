"""The record's nouns as rows of its public contract, and back: the one place that knows both shapes.

A row is a plain dictionary in the key order of the contract, ready for JSON. `from_row(to_row(x)) == x` for every noun.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tawatur.model import (
    Claim,
    ClaimActor,
    Contradiction,
    Corroboration,
    Document,
    Figure,
    FigureReport,
    Incident,
    IncidentFigure,
    Link,
    Mention,
    Metadata,
    Name,
    Side,
    Time,
    Title,
    When,
)

Row = dict[str, Any]


def metadata_row(item: Metadata) -> Row:
    """What is given about a report; empty fields are left out, so that nothing given is an empty row."""
    cells = {"published": item.published, "outlet": item.outlet, "url": item.url, "title": item.title}
    return {name: value for name, value in cells.items() if value is not None}


def metadata_from(row: Mapping[str, Any]) -> Metadata:
    """The metadata of a row."""
    return Metadata(row.get("published"), row.get("outlet"), row.get("url"), row.get("title"))


def document_row(item: Document) -> Row:
    """A line of documents.jsonl."""
    return {
        "id": item.id,
        "path": item.path,
        "url": item.url,
        "sha256": item.sha256,
        "text": item.text,
        "title": item.title,
        "outlet": item.outlet,
        "published": item.published,
        "published_from": item.published_from,
        "published_reason": item.published_reason,
        "language": item.language,
        "copy_of": item.copy_of,
        "captured_at": item.captured_at,
    }


def document_from(row: Mapping[str, Any]) -> Document:
    """The document of a row."""
    return Document(**row)


def mention_row(item: Mention) -> Row:
    """A line of mentions.jsonl."""
    row: Row = {
        "id": item.id,
        "document": item.document,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "kind": item.kind,
        "boilerplate": item.boilerplate,
        "rule": item.rule,
    }
    if item.time is not None:
        row["time"] = {"type": item.time.type, "value": item.time.value, "mod": item.time.mod}
    if item.figure is not None:
        f = item.figure
        row["figure"] = {
            "what": f.what,
            "low": f.low,
            "high": f.high,
            "approximate": f.approximate,
            "vague": f.vague,
            "of": f.of,
            "part_of": f.part_of,
        }
    if item.name is not None:
        row["name"] = {"entity": item.name.entity, "class": item.name.class_, "surface": item.name.surface}
    return row


def mention_from(row: Mapping[str, Any]) -> Mention:
    """The mention of a row."""
    time, figure, name = row.get("time"), row.get("figure"), row.get("name")
    return Mention(
        id=row["id"],
        document=row["document"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        kind=row["kind"],
        rule=row["rule"],
        boilerplate=row["boilerplate"],
        time=Time(time["type"], time["value"], time["mod"]) if time else None,
        figure=Figure(**figure) if figure else None,
        name=Name(name["entity"], name["class"], name["surface"]) if name else None,
    )


def link_row(item: Link) -> Row:
    """One link of an attribution chain."""
    return {"entity": item.entity, "text": item.text, "start": item.start, "end": item.end}


def _chain_rows(chain: tuple[Link, ...]) -> list[Row]:
    return [link_row(link) for link in chain]


def _chain_from(rows: list[Row]) -> tuple[Link, ...]:
    return tuple(Link(r["entity"], r["text"], r["start"], r["end"]) for r in rows)


def claim_row(item: Claim) -> Row:
    """A line of claims.jsonl."""
    return {
        "id": item.id,
        "document": item.document,
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "trigger": {"start": item.trigger[0], "end": item.trigger[1]},
        "type": item.type,
        "polarity": item.polarity,
        "modality": item.modality,
        "chain": _chain_rows(item.chain),
        "outcome": item.outcome,
        "where": item.where,
        "places": list(item.places),
        "when": {"edtf": item.when.edtf, "mention": item.when.mention} if item.when else None,
        "boilerplate": item.boilerplate,
        "actors": [{"entity": a.entity, "role": a.role, "mention": a.mention} for a in item.actors],
        "figures": list(item.figures),
        "weapons": list(item.weapons),
        "rule": item.rule,
        "confidence": item.confidence,
        "verdict": item.verdict,
        "corrected": list(item.corrected),
        "judgements": list(item.judgements),
    }


def claim_from(row: Mapping[str, Any]) -> Claim:
    """The claim of a row."""
    when = row["when"]
    return Claim(
        id=row["id"],
        document=row["document"],
        start=row["start"],
        end=row["end"],
        text=row["text"],
        trigger=(row["trigger"]["start"], row["trigger"]["end"]),
        type=row["type"],
        polarity=row["polarity"],
        modality=row["modality"],
        chain=_chain_from(row["chain"]),
        outcome=row["outcome"],
        where=row["where"],
        places=tuple(row["places"]),
        when=When(when["edtf"], when["mention"]) if when else None,
        boilerplate=row["boilerplate"],
        actors=tuple(ClaimActor(a["entity"], a["role"], a["mention"]) for a in row["actors"]),
        figures=tuple(row["figures"]),
        weapons=tuple(row["weapons"]),
        rule=row["rule"],
        confidence=row["confidence"],
        verdict=row.get("verdict"),
        corrected=tuple(row.get("corrected", ())),
        judgements=tuple(row.get("judgements", ())),
    )


def _figure_row(item: IncidentFigure) -> Row:
    return {
        "what": item.what,
        "of": item.of,
        "low": item.low,
        "best": item.best,
        "high": item.high,
        "reports": [
            {
                "mention": r.mention,
                "low": r.low,
                "high": r.high,
                "chain": _chain_rows(r.chain),
                "document": r.document,
            }
            for r in item.reports
        ],
    }


def _figure_from(row: Row) -> IncidentFigure:
    reports = tuple(
        FigureReport(r["mention"], r["low"], r["high"], _chain_from(r["chain"]), r["document"]) for r in row["reports"]
    )
    return IncidentFigure(row["what"], row["of"], row["low"], row["best"], row["high"], reports)


def incident_row(item: Incident) -> Row:
    """A line of incidents.jsonl."""
    c = item.corroboration
    return {
        "id": item.id,
        "type": item.type,
        "types": list(item.types),
        "title": {"ar": item.title.ar, "en": item.title.en},
        "facility": item.facility,
        "place": item.place,
        "start": item.start,
        "end": item.end,
        "claims": list(item.claims),
        "documents": list(item.documents),
        "actors": list(item.actors),
        "figures": [_figure_row(f) for f in item.figures],
        "corroboration": {"documents": c.documents, "outlets": c.outlets, "origins": c.origins},
        "status": item.status,
        "part_of": item.part_of,
        "judgements": list(item.judgements),
    }


def incident_from(row: Mapping[str, Any]) -> Incident:
    """The incident of a row."""
    c = row["corroboration"]
    return Incident(
        id=row["id"],
        type=row["type"],
        types=tuple(row["types"]),
        title=Title(row["title"]["ar"], row["title"]["en"]),
        facility=row["facility"],
        place=row["place"],
        start=row["start"],
        end=row["end"],
        claims=tuple(row["claims"]),
        documents=tuple(row["documents"]),
        actors=tuple(row["actors"]),
        figures=tuple(_figure_from(f) for f in row["figures"]),
        corroboration=Corroboration(c["documents"], c["outlets"], c["origins"]),
        status=row["status"],
        part_of=row["part_of"],
        judgements=tuple(row.get("judgements", ())),
    )


def contradiction_row(item: Contradiction) -> Row:
    """A line of contradictions.jsonl."""
    return {
        "id": item.id,
        "incident": item.incident,
        "facility": item.facility,
        "place": item.place,
        "kind": item.kind,
        "sides": [
            {
                "value": dict(s.value),
                "claims": list(s.claims),
                "mentions": list(s.mentions),
                "chains": [_chain_rows(chain) for chain in s.chains],
            }
            for s in item.sides
        ],
        "explanation": {"ar": item.explanation.ar, "en": item.explanation.en},
    }


def contradiction_from(row: Mapping[str, Any]) -> Contradiction:
    """The contradiction of a row."""
    sides = tuple(
        Side(
            value=tuple(s["value"].items()),
            claims=tuple(s["claims"]),
            mentions=tuple(s["mentions"]),
            chains=tuple(_chain_from(chain) for chain in s["chains"]),
        )
        for s in row["sides"]
    )
    return Contradiction(
        id=row["id"],
        incident=row["incident"],
        facility=row["facility"],
        place=row["place"],
        kind=row["kind"],
        sides=sides,
        explanation=Title(row["explanation"]["ar"], row["explanation"]["en"]),
    )
