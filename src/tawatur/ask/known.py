"""What a record tells of some places: the reports, their tellings with the days they are compared by, their incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tawatur.model import Claim, Document, Incident, Mention
from tawatur.recognise.names.choose import containers
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.dates import Telling, tellings_of
from tawatur.reconcile.family import surroundings
from tawatur.record import query
from tawatur.record.store import Store

Relation = Literal["same", "inside", "around"]
_TOO_WIDE = frozenset({"country", "region"})


@dataclass(frozen=True)
class Known:
    """The part of a record that a statement is set against."""

    documents: Mapping[str, Document]
    mentions: Mapping[str, Mention]
    copies: Mapping[str, str]
    reprints: Mapping[str, tuple[str, ...]]
    """Report → the reports that reprint it."""
    tellings: tuple[Telling, ...]
    told: Mapping[str, Sequence[Claim]]
    incidents: Mapping[str, Incident]
    incident_of: Mapping[str, str]
    """Claim → its incident."""


def relation(mine: str, theirs: str, wide: frozenset[str], names: NameWords) -> Relation | None:
    """How a place of the record lies to a statement's: the same, inside it, around it (no wider than its town)."""
    if mine == theirs:
        return "same"
    kind = names.entities[mine].kind if mine in names.entities else None
    if kind not in _TOO_WIDE and mine in containers(theirs, names)[1:]:
        return "inside"
    return "around" if theirs in surroundings(mine, wide, names) else None


def load_known(store: Store, places: Iterable[str], wide: frozenset[str], names: NameWords, but: str) -> Known:
    """All that bears on happenings at some places. `but`: the report that the statement itself is, if the record has it."""
    wanted = sorted(set(places))
    rows = store.query("SELECT DISTINCT place, document FROM claims WHERE place IS NOT NULL ORDER BY place, document")
    near = {p for p in {row[0] for row in rows} if any(relation(w, p, wide, names) for w in wanted)}
    keys = {document for place, document in rows if place in near}
    heads = store.query("SELECT id, facility, place FROM incidents ORDER BY id")
    incidents = {key: query.incident(store, key) for key, *at in heads if near.intersection(at)}
    keys |= {d for i in incidents.values() for d in i.documents}
    documents = {k: query.document(store, k) for k in sorted(keys - {but})}
    mentions = {m.id: m for k in documents for m in query.mentions(store, k) if m.kind != "name"}
    told = {k: [c for c in query.claims(store, k) if c.verdict != "rejected"] for k in documents}
    copies = {d.id: d.copy_of for d in documents.values() if d.copy_of is not None and d.copy_of != but}
    reprints: dict[str, list[str]] = defaultdict(list)
    for copy in sorted(copies):
        reprints[copies[copy]].append(copy)
    tellings = tellings_of(documents, mentions, (c for k in documents for c in told[k]), copies)
    incident_of = {c: i.id for i in incidents.values() for c in i.claims}
    return Known(
        documents,
        mentions,
        copies,
        {k: tuple(v) for k, v in reprints.items()},
        tuple(t for t in tellings if t.place in near or t.claim.id in incident_of),
        told,
        incidents,
        incident_of,
    )
