"""What has changed in a record since a day: its views of the reports of then beside its views of all reports.

Both are made by today's reading, today's words and today's judgements, so that only what was reported since makes a
difference. Nothing is written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

from tawatur.ask.then import Made, both_sides, standing
from tawatur.engine import Engine
from tawatur.errors import TawaturError
from tawatur.model import Claim, Contradiction, Document, Incident, IncidentFigure
from tawatur.reconcile.dates import UNREAL
from tawatur.reconcile.denial import answers, is_denial
from tawatur.reconcile.origins import origin_of
from tawatur.record import query
from tawatur.record.rows import contradiction_row, incident_row
from tawatur.record.store import Store

_MOMENT = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?Z?)?)?)?")


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of an incident as a range. `high` None: no upper bound was told."""

    low: int
    best: int
    high: int | None


@dataclass(frozen=True, slots=True)
class TollChange:
    """A count that moved, with the new reports that give it. `before` None: nobody had counted."""

    incident: str
    what: str
    of: str | None
    before: Toll | None
    after: Toll | None
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatusChange:
    """An incident whose status is another than it was."""

    incident: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Denied:
    """Claims of then that somebody else denied since. `by`: the denials."""

    incident: str
    claims: tuple[str, ...]
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Claims of then that those who told them took back.

    own-denial: the same origin denies it since, in `by`; left-out: the report's newer version (`document`) tells the rest but
    not this.
    """

    how: Literal["own-denial", "left-out"]
    claims: tuple[str, ...]
    by: tuple[str, ...]
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Incidents that became one, or one that became several, in the light of new reports."""

    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed since a moment. `documents`: the reports captured since."""

    since: str
    documents: tuple[str, ...]
    incidents: tuple[Incident, ...] = ()
    tolls: tuple[TollChange, ...] = ()
    statuses: tuple[StatusChange, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    settled: tuple[Contradiction, ...] = ()
    denied: tuple[Denied, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    regrouped: tuple[Regrouped, ...] = ()


def changes_since(store: Store, engine: Engine, since: str) -> Changes:
    """What the reports captured since a day changed. `since`: a day or moment in UTC, as 2022-01-20 or 2022-01-20T12:00.

    Raises TawaturError when it is neither.
    """
    if not _MOMENT.fullmatch(since):
        raise TawaturError(f"{since} is no day like 2022-01-20, nor a moment like 2022-01-20T12:00")
    new = {row[0] for row in store.query("SELECT id FROM documents WHERE captured_at >= ?", since)}
    if not new:
        return Changes(since, ())
    sides = both_sides(store, engine, new)
    then, now = sides.then, sides.now
    told = {c.id: c for c in sides.claims}
    by_id = query.heads(store, {c.document for c in sides.claims})
    family = _Family.of(then.incidents, now.incidents)
    fresh, settled = _contradictions(then, now, family)
    return Changes(
        since=since,
        documents=tuple(sorted(new)),
        incidents=tuple(i for i in now.incidents if i.id not in family.ancestor and i.id not in family.parted),
        tolls=tuple(_tolls(family, new)),
        statuses=tuple(_statuses(family)),
        contradictions=fresh,
        settled=settled,
        denied=tuple(_denied(now.contradictions, told, new)),
        withdrawn=(*_own_denials(now.incidents, told, by_id, new), *_left_out(store, new)),
        regrouped=family.regrouped,
    )


# --- which incident of now is which of then ---------------------------------------------------------------------------


@dataclass(frozen=True)
class _Family:
    """Incidents of then and now, found again by the claims that they share, whatever their ids are.

    ancestor: of an incident of now, that of then which it goes on; parted: incidents of now that came out of another.
    """

    then: Mapping[str, Incident]
    now: Mapping[str, Incident]
    ancestor: Mapping[str, str]
    parted: frozenset[str]
    regrouped: tuple[Regrouped, ...]

    @classmethod
    def of(cls, then: Sequence[Incident], now: Sequence[Incident]) -> _Family:
        """An incident of then goes on in the one of now that holds most of its claims."""
        earlier = {c: i.id for i in then for c in i.claims}
        shared: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for incident in now:
            for claim in incident.claims:
                if claim in earlier:
                    shared[incident.id][earlier[claim]] += 1
        heirs: dict[str, list[str]] = defaultdict(list)
        for key in sorted(shared):
            for origin in sorted(shared[key]):
                heirs[origin].append(key)
        heir = {o: min(keys, key=lambda k: (-shared[k][o], k)) for o, keys in heirs.items()}
        ancestor: dict[str, str] = {}
        for key in sorted(shared):
            mine = [o for o in shared[key] if heir[o] == key]
            if mine:
                ancestor[key] = min(mine, key=lambda o: (-shared[key][o], o))
        regrouped = {Regrouped(tuple(sorted(shared[k])), (k,)) for k in shared if len(shared[k]) > 1}
        regrouped |= {Regrouped((o,), tuple(keys)) for o, keys in heirs.items() if len(keys) > 1}
        return cls(
            {i.id: i for i in then},
            {i.id: i for i in now},
            ancestor,
            frozenset(set(shared) - set(ancestor)),
            tuple(sorted(regrouped, key=lambda r: (r.before, r.after))),
        )

    @property
    def pairs(self) -> list[tuple[Incident, Incident]]:
        """(then, now) of every incident that goes on."""
        return [(self.then[self.ancestor[k]], self.now[k]) for k in sorted(self.ancestor)]


def _tolls(family: _Family, new: set[str]) -> list[TollChange]:
    out = []
    for then, now in family.pairs:
        before, after = _figures(then), _figures(now)
        for what, of in sorted({*before, *after}, key=lambda k: (k[0], k[1] or "")):
            a, b = before.get((what, of)), after.get((what, of))
            if _toll(a) != _toll(b):
                documents = {r.document for r in b.reports if r.document in new} if b else set()
                out.append(TollChange(now.id, what, of, _toll(a), _toll(b), tuple(sorted(documents))))
    return out


def _figures(incident: Incident) -> dict[tuple[str, str | None], IncidentFigure]:
    return {(f.what, f.of): f for f in incident.figures}


def _toll(figure: IncidentFigure | None) -> Toll | None:
    return Toll(figure.low, figure.best, figure.high) if figure is not None else None


def _statuses(family: _Family) -> list[StatusChange]:
    return [StatusChange(b.id, a.status, b.status) for a, b in family.pairs if a.status != b.status]


def _contradictions(
    then: Made, now: Made, family: _Family
) -> tuple[tuple[Contradiction, ...], tuple[Contradiction, ...]]:
    """(new ones, those that no longer stand): one of the same incident about the same thing is the same."""
    was = {_about(c, c.incident): c for c in then.contradictions}
    stands = {_about(c, family.ancestor.get(c.incident, c.incident)): c for c in now.contradictions}
    fresh = [stands[k] for k in stands if k not in was]
    gone = [was[k] for k in was if k not in stands]
    return tuple(sorted(fresh, key=lambda c: c.id)), tuple(sorted(gone, key=lambda c: c.id))


def _about(item: Contradiction, incident: str) -> tuple[str, str, str]:
    """What a contradiction is about: its incident, kind, and the count or type that its id ends with."""
    return incident, item.kind, item.id.rsplit("-", 1)[-1]


# --- what became of what was told then --------------------------------------------------------------------------------


def _denied(contradictions: Sequence[Contradiction], told: Mapping[str, Claim], new: set[str]) -> list[Denied]:
    out = []
    for item in contradictions:
        if item.kind != "occurrence":
            continue
        sides = {dict(s.value).get("polarity"): s.claims for s in item.sides}
        claims = tuple(c for c in sides.get("affirmed", ()) if c in told and told[c].document not in new)
        by = tuple(c for c in sides.get("negative", ()) if c in told and told[c].document in new)
        if claims and by:
            out.append(Denied(item.incident, claims, by))
    return out


def _own_denials(
    incidents: Sequence[Incident], told: Mapping[str, Claim], documents: Mapping[str, Document], new: set[str]
) -> list[Withdrawn]:
    """Claims that their own origin denies in a report captured since."""
    out = []
    for incident in incidents:
        here = [told[c] for c in incident.claims if c in told]
        for denial in here:
            if denial.document not in new or not denial.chain or not is_denial(denial):
                continue
            origin = origin_of(denial, documents)
            mine = [
                c.id
                for c in here
                if c.document not in new
                and c.polarity == "affirmed"
                and answers(denial.type, c.type)
                and origin_of(c, documents) == origin
            ]
            if mine:
                out.append(Withdrawn("own-denial", tuple(mine), (denial.id,), denial.document))
    return out


def _left_out(store: Store, new: set[str]) -> list[Withdrawn]:
    """What a report's newer version, at the same path or address, no longer tells though it tells some of the rest."""
    pairs = _versions(store, new)
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in standing(query.claims_of(store, {key for pair in pairs for key in pair})):
        if not claim.boilerplate and claim.modality not in UNREAL:
            by_document[claim.document].append(claim)
    out = []
    for older, newer in sorted(pairs):
        kept = {_tells(c) for c in by_document[newer]}
        gone = [c for c in by_document[older] if _tells(c) not in kept]
        if gone and len(gone) < len(by_document[older]):
            out.append(Withdrawn("left-out", tuple(c.id for c in gone), (), newer))
    return out


def _versions(store: Store, new: set[str]) -> set[tuple[str, str]]:
    """(older, newer) versions of reports, next to each other in time, of which the newer alone is new."""
    paths = {row[0] for row in query.select_by(store, "SELECT path FROM paths WHERE document IN", new)}
    sql = "SELECT url FROM documents WHERE url IS NOT NULL AND url != '' AND id IN"
    urls = {row[0] for row in query.select_by(store, sql, new)}
    versions: dict[tuple[str, str], set[str]] = defaultdict(set)
    for path, key in query.select_by(store, "SELECT path, document FROM paths WHERE path IN", paths):
        versions["path", path].add(key)
    for url, key in query.select_by(store, "SELECT url, id FROM documents WHERE url IN", urls):
        versions["url", url].add(key)
    heads = query.heads(store, {key for keys in versions.values() for key in keys})
    out = set()
    for keys in versions.values():
        for older, newer in pairwise(sorted(keys, key=lambda k: (heads[k].captured_at, k))):
            if newer in new and older not in new:
                out.add((older, newer))
    return out


def _tells(claim: Claim) -> tuple[str, str, str | None]:
    return claim.type, claim.polarity, claim.where


def changes_row(item: Changes) -> dict[str, Any]:
    """The changes as JSON has them."""

    def toll(value: Toll | None) -> dict[str, Any] | None:
        return {"low": value.low, "best": value.best, "high": value.high} if value else None

    return {
        "since": item.since,
        "documents": list(item.documents),
        "incidents": [incident_row(i) for i in item.incidents],
        "tolls": [
            {
                "incident": t.incident,
                "what": t.what,
                "of": t.of,
                "before": toll(t.before),
                "after": toll(t.after),
                "documents": list(t.documents),
            }
            for t in item.tolls
        ],
        "statuses": [{"incident": s.incident, "before": s.before, "after": s.after} for s in item.statuses],
        "contradictions": [contradiction_row(c) for c in item.contradictions],
        "settled": [contradiction_row(c) for c in item.settled],
        "denied": [{"incident": d.incident, "claims": list(d.claims), "by": list(d.by)} for d in item.denied],
        "withdrawn": [
            {"how": w.how, "claims": list(w.claims), "by": list(w.by), "document": w.document} for w in item.withdrawn
        ],
        "regrouped": [{"before": list(r.before), "after": list(r.after)} for r in item.regrouped],
    }
