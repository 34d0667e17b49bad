"""Incidents and contradictions of groups that are not what they were; all others are left as they stand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tawatur.model import Claim, Contradiction, Incident
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile import Material, accounts_of, make_incident
from tawatur.reconcile.conflict import find_contradictions
from tawatur.reconcile.group import Group
from tawatur.reconcile.spots import places_around, whole_of
from tawatur.record import query, rows
from tawatur.record.store import Store
from tawatur.views.copies import roots_of
from tawatur.views.judged import Tied, standing
from tawatur.views.tellings import spellings_now

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass
class Remade:
    """What came of a change: incidents made anew, and the reports of those and of the ones taken out."""

    incidents: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


class Spellings(Mapping[str, str]):
    """Provisional id → spelling, looked up when it is asked for; remembers what was."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, str | None] = {}
        self.asked: set[str] = set()

    def __getitem__(self, entity: str) -> str:
        self.asked.add(entity)
        if entity not in self._known:
            self._known[entity] = spellings_now(self._store, [entity]).get(entity)
        found = self._known[entity]
        if found is None:
            raise KeyError(entity)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def take_out(store: Store, incidents: Iterable[str], remade: Remade) -> None:
    """Takes incidents out with all that hangs on them."""
    keys = sorted(incidents)
    found = query.select_by(store, "SELECT DISTINCT document FROM members WHERE incident IN", keys)
    remade.documents.update(row[0] for row in found)
    store.drop_incidents(keys)


def update_incidents(
    store: Store,
    groups: Sequence[Group],
    areas: Sequence[str],
    tied: Sequence[Tied],
    order: Mapping[str, int],
    remade: Remade,
    wide: frozenset[str],
    names: NameWords,
) -> None:
    """Puts the incidents of whole areas in the place of those that the record holds. `order`: of judgements in force.

    An incident of the very claims that it was of before stays as it stands: what else changed it was taken out already.
    """
    held: dict[str, set[str]] = defaultdict(set)
    here = query.select_by(
        store, "SELECT DISTINCT m.incident FROM tellings t JOIN members m ON m.claim = t.claim WHERE t.area IN", areas
    )
    keys = {row[0] for row in here}
    for key, claim in query.select_by(store, "SELECT incident, claim FROM members WHERE incident IN", keys):
        held[key].add(claim)
    changed = [g for g in groups if held.get(_id(g)) != {t.claim.id for t in g.tellings}]
    staying = {_id(g) for g in groups} - {_id(g) for g in changed}
    take_out(store, held.keys() - staying, remade)
    if not changed:
        return
    material = _material(store, changed, names, wide)
    judgements = {item.claim: item.judgements for item in tied}
    for group in changed:
        _put(store, _whole(group, material), material, judgements, order)
    remade.incidents.update(map(_id, changed))
    remade.documents.update(t.claim.document for g in changed for t in g.tellings)


def _id(group: Group) -> str:
    return "i-" + group.tellings[0].claim.id.removeprefix("c-")


def _material(store: Store, groups: Sequence[Group], names: NameWords, wide: frozenset[str]) -> Material:
    """All that the incidents of some groups are made of."""
    documents = {t.claim.document for g in groups for t in g.tellings}
    copies = roots_of(store, documents)
    figures = query.figures_of(store, documents)
    told: dict[str, list[Claim]] = {key: [] for key in sorted(documents)}
    for claim in sorted(standing(query.claims_of(store, documents)), key=lambda c: c.id):
        told[claim.document].append(claim)
    heads = query.heads(store, documents | set(copies.values()))
    spelled = replace(names, spellings=Spellings(store))
    return Material(heads, {m.id: m for m in figures}, copies, told, spelled, wide)


def _whole(group: Group, material: Material) -> Group:
    """A group with its claims as they stand in full."""
    claims = {c.id: c for d in {t.claim.document for t in group.tellings} for c in material.told[d]}
    return group._replace(tellings=tuple(t._replace(claim=claims[t.claim.id]) for t in group.tellings))


def _put(
    store: Store,
    group: Group,
    material: Material,
    judgements: Mapping[str, tuple[str, ...]],
    order: Mapping[str, int],
) -> None:
    """Makes the incident of a group and its contradictions, and writes them with what they rest on."""
    spellings = material.names.spellings
    if isinstance(spellings, Spellings):
        spellings.asked.clear()
    incident = make_incident(group, material)
    contradictions: list[Contradiction] = find_contradictions(accounts_of(group, incident, material))[0]
    by = {key for claim in incident.claims for key in judgements.get(claim, ())}
    if by:
        incident = replace(incident, judgements=tuple(sorted(by, key=order.__getitem__)))
    store.put_incidents([incident], contradictions)
    if isinstance(spellings, Spellings):
        store.write("INSERT INTO spelled VALUES (?, ?)", [(e, incident.id) for e in sorted(spellings.asked)])


def update_parts(store: Store, remade: Remade, wide: frozenset[str], names: NameWords) -> None:
    """Says anew of what an incident at a spot is part of: of those made anew, and those that share a report with one."""
    sharing = "SELECT DISTINCT i.id, i.facility, i.place FROM members m JOIN incidents i ON i.id = m.incident WHERE m.document IN"
    for key, facility, place in sorted(set(query.select_by(store, sharing, remade.documents))):
        around = places_around(facility or place, wide, names)
        if not around:
            continue
        body = json.loads(store.query("SELECT body FROM incidents WHERE id = ?", key)[0][0])
        whole = whole_of(rows.incident_from(body), _towns(store, key, around), wide, names)
        if whole != body["part_of"]:
            store.write("UPDATE incidents SET body = ? WHERE id = ?", [(_encode(body | {"part_of": whole}), key)])


def _towns(store: Store, incident: str, places: Sequence[str]) -> dict[str, list[Incident]]:
    """The incidents of towns that share a report with one, by place."""
    sql = (
        "SELECT DISTINCT i.id, i.body FROM members a JOIN members b ON b.document = a.document JOIN incidents i ON i.id = b.incident"
        f" WHERE a.incident = ? AND i.facility IS NULL AND i.place IN ({', '.join('?' * len(places))}) ORDER BY i.id"
    )
    out: dict[str, list[Incident]] = defaultdict(list)
    for _, body in store.query(sql, incident, *places):
        found = rows.incident_from(json.loads(body))
        out[found.place or ""].append(found)
    return out
