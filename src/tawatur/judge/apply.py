"""Judgements put to the claims that were read: what each then says, and what incidents must keep to. Pure.

A judgement names its claims by id and by what they rest on, so that it finds them again when better rules read a report
anew. One that finds nothing is reported, and holds again as soon as it does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tawatur.judge.fields import Passage, set_fields
from tawatur.judge.force import in_force
from tawatur.judge.ties import TYING, Tie, settle, tie_of
from tawatur.model import Claim, Document, Incident, Mention
from tawatur.model.judgement import ClaimRef, Idle, Judgement, Ties

_ON_CLAIMS = frozenset({"accept", "reject", "correct", "same", "different"})
"""Verbs whose ids a claim carries; merging and splitting is said of incidents."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Claims with people's judgements. `claims`: all, as they now stand; `changed`: those that judgements bear on."""

    claims: tuple[Claim, ...]
    changed: tuple[Claim, ...] = ()
    ties: Ties = field(default_factory=Ties)
    tied: tuple[Tie, ...] = ()
    idle: tuple[Idle, ...] = ()

    @property
    def standing(self) -> list[Claim]:
        """The claims that count: those that nobody rejected."""
        return [c for c in self.claims if c.verdict != "rejected"]


def ref_of(claim: Claim) -> ClaimRef:
    """How a judgement names a claim as it was read."""
    return ClaimRef(claim.id, claim.document, claim.start, claim.end, claim.trigger, claim.type)


def apply_judgements(
    judgements: Sequence[Judgement],
    documents: Mapping[str, Document],
    mentions: Iterable[Mention],
    claims: Sequence[Claim],
) -> Judged:
    """All claims as judgements in force leave them, in the same order. `claims`: as they were read."""
    force = [j for j in in_force(judgements) if j.claims]
    if not force:
        return Judged(tuple(claims))
    reports = {ref.document for j in force for ref in (*j.claims, *j.others)}
    told: dict[str, list[Claim]] = {key: [] for key in reports}
    passages: dict[str, list[Mention]] = defaultdict(list)
    for claim in claims:
        if claim.document in reports:
            told[claim.document].append(claim)
    for mention in mentions:
        if mention.document in reports:
            passages[mention.document].append(mention)
    now = {c.id: c for key in reports for c in told[key]}
    idle: list[Idle] = []
    ties: list[Tie] = []
    for item in force:
        found = _find_all(item.claims, told)
        others = _find_all(item.others, told)
        if not found or (item.verb in TYING and not _says_something(item, found, others)):
            idle.append(_lost(item, documents))
            continue
        if item.verb in TYING:
            ties.append(tie_of(item, found, others))
        for key in (*found, *others) if item.verb in _ON_CLAIMS else ():
            changed = _judge(now[key], item, documents[now[key].document].text, passages[now[key].document])
            if changed is None:
                idle.append(Idle(item.id, "gone", (key,)))
            else:
                now[key] = changed._replace(judgements=(*changed.judgements, item.id))
    settled, overruled = settle(ties)
    idle += [Idle(key, "overruled") for key in overruled]
    whole = tuple(now.get(c.id, c) for c in claims)
    order = {j.id: number for number, j in enumerate(force)}
    return Judged(
        claims=whole,
        changed=tuple(sorted((c for c in now.values() if c.judgements), key=lambda c: c.id)),
        ties=settled,
        tied=tuple(t for t in ties if t.judgement not in overruled),
        idle=tuple(sorted(idle, key=lambda i: order[i.judgement])),
    )


def _judge(claim: Claim, item: Judgement, text: str, mentions: Sequence[Mention]) -> Claim | None:
    """A claim after one judgement; None when a value rests on words that are no longer read so."""
    if item.verb in ("accept", "reject"):
        return claim._replace(verdict="accepted" if item.verb == "accept" else "rejected")
    if item.verb == "correct":
        try:
            return set_fields(claim, dict(item.fields), Passage(text, mentions))
        except LookupError:
            return None
    return claim


def _says_something(item: Judgement, found: Sequence[str], others: Sequence[str]) -> bool:
    """Whether what is left of a tie's claims still joins or parts any."""
    return bool(others) or (item.verb in ("same", "merge") and len(found) > 1)


def _lost(item: Judgement, documents: Mapping[str, Document]) -> Idle:
    refs = (*item.claims, *item.others)
    forgotten = all(ref.document not in documents for ref in refs)
    return Idle(item.id, "forgotten" if forgotten else "gone", tuple(ref.id for ref in refs))


# --- finding claims again ---------------------------------------------------------------------------------------------


def _find_all(refs: Iterable[ClaimRef], told: Mapping[str, Sequence[Claim]]) -> tuple[str, ...]:
    """Ids of the claims meant, each once, by id."""
    found = (find_again(ref, told.get(ref.document, ())) for ref in refs)
    return tuple(sorted({key for key in found if key is not None}))


def find_again(ref: ClaimRef, claims: Sequence[Claim]) -> str | None:
    """The claim of a report that a judgement means: that of its id, else one on the same trigger, else the one of its type

    whose words are mostly the same; None when there is none, or more than one.
    """
    for claim in claims:
        if claim.id == ref.id:
            return claim.id
    trigger = [c for c in claims if c.trigger[0] < ref.trigger[1] and ref.trigger[0] < c.trigger[1]]
    best = [c for c in trigger if c.type == ref.type] or trigger
    if not best:
        best = [
            c for c in claims if c.type == ref.type and 2 * _shared(c, ref) > max(c.end - c.start, ref.end - ref.start)
        ]
    return best[0].id if len(best) == 1 else None


def _shared(claim: Claim, ref: ClaimRef) -> int:
    return max(0, min(claim.end, ref.end) - max(claim.start, ref.start))


# --- what incidents show of it ----------------------------------------------------------------------------------------


def mark_incidents(incidents: Sequence[Incident], judged: Judged) -> tuple[tuple[Incident, ...], tuple[Idle, ...]]:
    """(incidents with the judgements that joined or parted them, ties of claims that no incident could take up)."""
    if not judged.tied:
        return tuple(incidents), ()
    of = {claim: i.id for i in incidents for claim in i.claims}
    by: dict[str, list[str]] = defaultdict(list)
    idle: list[Idle] = []
    for tie in judged.tied:
        for key in sorted({of[c] for c in (*tie.same, *tie.apart) if c in of}):
            by[key].append(tie.judgement)
        lost = tuple(c for c in (*tie.same, *tie.apart) if c not in of)
        if lost:
            idle.append(Idle(tie.judgement, "unplaced", lost))
    return tuple(replace(i, judgements=tuple(by.get(i.id, ()))) for i in incidents), tuple(idle)
