"""What judgements make of claims, kept up to date: those alone are put to them again whose judgements or reports changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.judge.apply import Judged, apply_judgements
from tawatur.judge.force import in_force
from tawatur.judge.ties import Tie
from tawatur.model import Claim, Idle, Judgement, Ties
from tawatur.record import query
from tawatur.record.judgements import read_judgements
from tawatur.record.store import Store


@dataclass(frozen=True, slots=True)
class Tied:
    """A claim that people joined with others or kept apart. `class_`: the smallest claim that it is one with.

    area: in which it is compared, if it tells of something real somewhere.
    """

    claim: str
    document: str
    class_: str
    apart: tuple[str, ...]
    judgements: tuple[str, ...]
    area: str | None


def judgements_in_force(store: Store) -> list[Judgement]:
    """The judgements about claims that hold now, in their order."""
    return [j for j in in_force(read_judgements(store)) if j.claims]


def update_judged(store: Store, force: Sequence[Judgement], touched: Iterable[str]) -> set[str]:
    """Puts claims to judgements that are new or revoked, and those of touched reports to all that name them.

    Returns the reports of which claims, or their ties, are now other than before.
    """
    named = {j.id: frozenset(ref.document for ref in (*j.claims, *j.others)) for j in force}
    known = {
        key: frozenset(json.loads(documents))
        for key, documents in store.query("SELECT judgement, documents FROM judgings")
    }
    begun = {d for key in named.keys() ^ known.keys() for d in named.get(key, known.get(key, frozenset()))}
    reports, chosen = _connected(begun | set(touched), named)
    gone = sorted(known.keys() - named.keys())
    store.write("DELETE FROM judgings WHERE judgement = ?", [(key,) for key in gone])
    items = [j for j in force if j.id in chosen]
    judging = {document for key in chosen for document in named[key]}
    judged, report_of = _judge(store, items, judging)
    written = "SELECT document FROM judged UNION SELECT document FROM tied"
    reports = judging | (reports & {row[0] for row in store.query(written)})
    dirty = _put_judged(store, judged, reports) | _put_tied(store, judged, reports, report_of)
    ties = {t.judgement: json.dumps([*t.same, *t.apart]) for t in judged.tied}
    idle: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for item in judged.idle:
        idle[item.judgement].append((item.reason, item.claims))
    rows = [(j.id, json.dumps(sorted(named[j.id])), json.dumps(idle[j.id]), ties.get(j.id)) for j in items]
    store.write("INSERT OR REPLACE INTO judgings VALUES (?, ?, ?, ?)", rows)
    return dirty


def judge_anew(store: Store) -> Judged:
    """The claims of all reports that judgements name, as these leave them."""
    force = judgements_in_force(store)
    return _judge(store, force, {ref.document for j in force for ref in (*j.claims, *j.others)})[0]


def _connected(begun: set[str], named: Mapping[str, frozenset[str]]) -> tuple[set[str], set[str]]:
    """(reports, judgements) that judgements connect with some reports."""
    naming: dict[str, list[str]] = defaultdict(list)
    for key, documents in named.items():
        for document in documents:
            naming[document].append(key)
    reports, chosen, last = set(begun), set[str](), set(begun)
    while last:
        met = {key for document in last for key in naming.get(document, ())} - chosen
        chosen |= met
        last = {document for key in met for document in named[key]} - reports
        reports |= last
    return reports, chosen


def _judge(store: Store, items: Sequence[Judgement], reports: Iterable[str]) -> tuple[Judged, dict[str, str]]:
    """The claims of reports under judgements; and the report of each claim. Texts only where words are set."""
    if not items:
        return Judged(()), {}
    documents = query.heads(store, reports)
    correcting = {ref.document for j in items if j.verb == "correct" for ref in j.claims} & documents.keys()
    documents |= {key: query.document(store, key) for key in sorted(correcting)}
    mentions = [m for key in sorted(correcting) for m in query.mentions(store, key)]
    claims = [c for key in sorted(documents) for c in query.claims_as_read(store, key)]
    return apply_judgements(items, documents, mentions, claims), {c.id: c.document for c in claims}


def _put_judged(store: Store, judged: Judged, reports: Iterable[str]) -> set[str]:
    """Writes the claims that judgements change; the reports in which one is other than before."""
    old = set(query.select_by(store, "SELECT id, body, document FROM judged WHERE document IN", reports))
    store.write("DELETE FROM judged WHERE id = ?", [(row[0],) for row in old])
    store.put_judged(judged.changed)
    new = set(query.select_by(store, "SELECT id, body, document FROM judged WHERE document IN", reports))
    return {str(row[2]) for row in old ^ new}


def _put_tied(store: Store, judged: Judged, reports: Iterable[str], report_of: Mapping[str, str]) -> set[str]:
    """Writes which claims are tied; the reports of those whose ties are other than before."""
    class_of = {claim: members[0] for members in judged.ties.same for claim in members}
    apart: dict[str, list[str]] = defaultdict(list)
    for a, b in judged.ties.apart:
        apart[a].append(b)
        apart[b].append(a)
    by: dict[str, list[str]] = defaultdict(list)
    for tie in judged.tied:
        for claim in sorted({*tie.same, *tie.apart}):
            by[claim].append(tie.judgement)
    new = {
        (c, report_of[c], class_of.get(c, c), json.dumps(sorted(apart[c])), json.dumps(by[c]))
        for c in {*class_of, *apart, *by}
    }
    columns = "claim, document, class, apart, judgements"
    old = set(query.select_by(store, f"SELECT {columns} FROM tied WHERE document IN", reports))
    store.write("DELETE FROM tied WHERE claim = ?", [(row[0],) for row in sorted(old - new)])
    store.write("INSERT INTO tied VALUES (?, ?, ?, ?, ?)", sorted(new - old))
    return {str(row[1]) for row in old ^ new}


def tied_claims(store: Store) -> list[Tied]:
    """All claims under ties, by id."""
    sql = (
        "SELECT c.claim, c.document, c.class, c.apart, c.judgements, t.area FROM tied c"
        " LEFT JOIN tellings t ON t.claim = c.claim ORDER BY c.claim"
    )
    return [
        Tied(claim, document, class_, tuple(json.loads(apart)), tuple(json.loads(judgements)), area)
        for claim, document, class_, apart, judgements, area in store.query(sql)
    ]


def ties_of(tied: Iterable[Tied]) -> Ties:
    """Ties as groups keep to them."""
    classes: dict[str, list[str]] = defaultdict(list)
    apart: set[tuple[str, str]] = set()
    for item in tied:
        classes[item.class_].append(item.claim)
        apart.update((item.claim, o) if item.claim < o else (o, item.claim) for o in item.apart)
    return Ties(tuple(sorted(tuple(sorted(m)) for m in classes.values() if len(m) > 1)), tuple(sorted(apart)))


def idle_now(store: Store, force: Sequence[Judgement]) -> list[Idle]:
    """All judgements without effect, once the incidents are made: those that found nothing, then those of claims in none."""
    found = {key: (idle, tie) for key, idle, tie in store.query("SELECT judgement, idle, tie FROM judgings")}
    out = [Idle(j.id, reason, tuple(claims)) for j in force for reason, claims in json.loads(found[j.id][0])]
    ties = [Tie(j.id, tuple(json.loads(found[j.id][1])), (), False) for j in force if found[j.id][1] is not None]
    named = {claim for tie in ties for claim in tie.same}
    placed = {row[0] for row in query.select_by(store, "SELECT claim FROM members WHERE claim IN", named)}
    for tie in ties:
        lost = tuple(claim for claim in tie.same if claim not in placed)
        out += [Idle(tie.judgement, "unplaced", lost)] if lost else []
    return out


def standing(claims: Iterable[Claim]) -> list[Claim]:
    """The claims that count: those that nobody rejected."""
    return [c for c in claims if c.verdict != "rejected"]
