"""What a dossier rests on: asked of the record once, and withheld, before anything is said in a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.model import Claim, Contradiction, Document, Incident
from tawatur.publish.dossier.subject import Subject
from tawatur.publish.shown import Shown
from tawatur.record import query


@dataclass(frozen=True)
class Material:
    """What a dossier rests on, whatever its language. `told`: claims as the record holds them; `claims`: as shown."""

    shown: Shown
    subject: Subject
    incidents: tuple[Incident, ...]
    contradictions: tuple[Contradiction, ...]
    told: Mapping[str, Claim]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    numbers: Mapping[str, int]


def material_of(shown: Shown, subject: Subject, incidents: Sequence[Incident]) -> Material:
    """What the record holds on a subject, as far as these incidents tell of it."""
    store = shown.store
    told = {c.id: c for i in incidents for c in query.claims_by_id(store, i.claims)}
    ids = {d for i in incidents for d in i.documents}
    if subject.kind == "source":
        ids |= {row[0] for row in store.query("SELECT id FROM documents WHERE outlet = ?", subject.id)}
    documents = {key: query.document(store, key) for key in sorted(ids)}
    numbers: dict[str, int] = {}
    for incident in incidents:
        for claim in sorted((told[c] for c in incident.claims), key=lambda c: _as_published(c, documents)):
            numbers.setdefault(claim.id, len(numbers) + 1)
    parted = []
    for incident in incidents:
        for item in query.contradictions_of(store, incident.id):
            within = {told[c].document for s in item.sides for c in s.claims if c in told}
            parted.append(shown.contradiction(item, sorted(within or incident.documents)))
    return Material(
        shown,
        subject,
        tuple(shown.incident(i) for i in incidents),
        tuple(parted),
        told,
        {key: shown.claim(claim) for key, claim in told.items()},
        {key: shown.document(document) for key, document in sorted(documents.items())},
        numbers,
    )


def _as_published(claim: Claim, documents: Mapping[str, Document]) -> tuple[str, str, int, str]:
    return (documents[claim.document].published or "9999", claim.document, claim.start, claim.id)
