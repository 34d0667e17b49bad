"""Where accounts of one incident cannot both hold: whether it happened, how many, who did it, when."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.model import Claim, Contradiction, Document, Incident, Link, Mention, Side, Title
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.interval import interval_of
from tawatur.reconcile.origins import origin_of
from tawatur.reconcile.titles import name_of, phrase

_COUNTED = frozenset({"killed", "injured", "casualties", "detained", "arrested", "escaped", "abducted", "displaced", "released", "missing", "surrendered"})
_VIOLENT = frozenset({"attack", "clash", "shelling", "air_drone_strike", "explosion", "killing", "abduction", "arrest", "siege", "control_change"})
_POINTS = frozenset({"control_change", "explosion", "killing", "abduction", "escape", "mutiny"})
_ROUNDING = 10  # «about 1,500» is taken to mean one part in ten more or less


@dataclass(frozen=True)
class Accounts:
    """All that contradictions are looked for in: an incident, its claims, and how to look the rest up."""

    incident: Incident
    claims: Sequence[Claim]
    mentions: Mapping[str, Mention]
    documents: Mapping[str, Document]
    copies: Mapping[str, str]
    names: NameWords


def find_contradictions(accounts: Accounts) -> list[Contradiction]:
    """The contradictions between the accounts of one incident, in a fixed order."""
    return [*_occurrence(accounts), *_figures(accounts), *_actors(accounts), *_times(accounts)]


def _make(accounts: Accounts, kind: str, key: str, sides: Sequence[Side], explanation: Title) -> Contradiction:
    incident = accounts.incident
    return Contradiction(
        id=f"x-{incident.id.removeprefix('i-')}-{kind}-{key}",
        incident=incident.id,
        facility=incident.facility,
        place=incident.place,
        kind=kind,  # type: ignore[arg-type]
        sides=tuple(sides),
        explanation=explanation,
    )


def _side(value: Mapping[str, object], claims: Sequence[Claim], mentions: Sequence[str] = ()) -> Side:
    chains: dict[tuple[Link, ...], None] = {}
    for claim in claims:
        chains[claim.chain] = None
    return Side(tuple(value.items()), tuple(c.id for c in claims), tuple(mentions), tuple(chains))


def _occurrence(accounts: Accounts) -> list[Contradiction]:
    """The same happening affirmed by one origin and denied by another."""
    out = []
    by_type: dict[str, list[Claim]] = defaultdict(list)
    for claim in accounts.claims:
        by_type[claim.type].append(claim)
    for type_ in sorted(by_type):
        denied = [c for c in by_type[type_] if c.polarity == "negative" and c.outcome is None]
        affirmed = [c for c in by_type[type_] if c.polarity == "affirmed"]
        deniers = {origin_of(c, accounts.documents) for c in denied}
        others = [c for c in affirmed if origin_of(c, accounts.documents) not in deniers]
        if not denied or not others:
            continue
        text = phrase("occurrence", type_, _speakers(others, accounts), _speakers(denied, accounts))
        out.append(_make(accounts, "occurrence", type_, [_side({"polarity": "affirmed"}, others), _side({"polarity": "negative"}, denied)], text))
    return out


def _speakers(claims: Sequence[Claim], accounts: Accounts) -> Title:
    """Up to three speakers, each by its name in both languages."""
    seen: dict[str, None] = {}
    for claim in claims:
        entity = claim.chain[0].entity if claim.chain else accounts.documents[claim.document].outlet or claim.document
        seen[entity] = None
    names = [name_of(e, accounts.names) for e in list(seen)[:3]]
    return Title("، ".join(n.ar for n in names), ", ".join(n.en for n in names))


def _figures(accounts: Accounts) -> list[Contradiction]:
    """Totals of one thing that no number can satisfy, told by reports that do not copy each other."""
    out = []
    for what in sorted(_COUNTED):
        totals = _totals(accounts, what)
        sides = _disjoint(totals)
        if len(sides) < 2:
            continue
        rows = []
        for low, high in sides:
            mine = [t for t in totals if (t[0], t[1]) == (low, high)]
            value = {"low": low, "high": high, "what": what, "of": None}
            rows.append(_side(value, [t[3] for t in mine], [t[2] for t in mine]))
        shown = Title(" / ".join(_range(low, high) for low, high in sides), " / ".join(_range(low, high) for low, high in sides))
        out.append(_make(accounts, "figure", what, rows, phrase("figure", what, shown, shown)))
    return out


def _range(low: int, high: int | None) -> str:
    return f"{low}+" if high is None else str(low) if low == high else f"{low}–{high}"


def _totals(accounts: Accounts, what: str) -> list[tuple[int, int | None, str, Claim]]:
    """(low, high, mention, claim): the greatest whole count of `what` that each independent report gives."""
    best: dict[str, tuple[int, int | None, str, Claim]] = {}
    for claim in accounts.claims:
        if claim.document in accounts.copies or claim.polarity == "negative":
            continue
        for mention_id in claim.figures:
            mention = accounts.mentions.get(mention_id)
            if mention is None or mention.figure is None or mention.figure.what != what or mention.figure.part_of is not None:
                continue
            figure = mention.figure
            if figure.vague:
                continue
            row = (figure.low, figure.high, mention_id, claim)
            known = best.get(claim.document)
            if known is None or figure.low > known[0]:
                best[claim.document] = row
    return [best[d] for d in sorted(best)]


def _disjoint(totals: Sequence[tuple[int, int | None, str, Claim]]) -> list[tuple[int, int | None]]:
    """The distinct ranges, if at least two of them cannot meet, ordered."""
    ranges = sorted({(t[0], t[1]) for t in totals}, key=lambda r: (r[0], r[1] is None, r[1] or 0))
    if not any(_apart(a, b) for a in ranges for b in ranges):
        return []
    return [r for r in ranges if any(_apart(r, other) for other in ranges)]


def _apart(a: tuple[int, int | None], b: tuple[int, int | None]) -> bool:
    return (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])


def _actors(accounts: Accounts) -> list[Contradiction]:
    """Reports that name different doers of the same violence, none of whom another report makes the victim."""
    doers: dict[str, Counter[str]] = defaultdict(Counter)
    telling: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    victims: set[str] = set()
    for claim in accounts.claims:
        if claim.type not in _VIOLENT or claim.polarity == "negative" or claim.document in accounts.copies:
            continue
        for actor in claim.actors:
            if not actor.entity.startswith("actor/"):
                continue
            if actor.role == "target":
                victims.add(actor.entity)
            else:
                doers[claim.document][actor.entity] += 1
                telling[(claim.document, actor.entity)].append(claim)
    chosen: dict[str, list[Claim]] = defaultdict(list)
    documents = sorted(doers)
    for a in documents:
        for b in documents:
            if a == b:
                continue
            mine = {e for e in doers[a] if e not in doers[b] and e not in victims and not _kin(e, doers[b], accounts.names)}
            theirs = {e for e in doers[b] if e not in doers[a] and e not in victims and not _kin(e, doers[a], accounts.names)}
            if mine and theirs and not (set(doers[a]) & set(doers[b])) - victims:
                top = sorted(mine, key=lambda e: (-doers[a][e], e))[0]
                chosen[top] += [c for c in telling[(a, top)] if c not in chosen[top]]
    if len(chosen) < 2:
        return []
    sides = [_side({"entity": e}, chosen[e]) for e in sorted(chosen)]
    names = [name_of(e, accounts.names) for e in sorted(chosen)]
    shown = Title(" / ".join(n.ar for n in names), " / ".join(n.en for n in names))
    return [_make(accounts, "actor", "agent", sides, phrase("actor", accounts.incident.type, shown, shown))]


def _kin(entity: str, others: Mapping[str, int], names: NameWords) -> bool:
    """Whether an actor is part of, or has as its part, one of the others: no contradiction, only less exact."""
    known = names.entities.get(entity)
    for other in others:
        their = names.entities.get(other)
        if (known and known.part_of == other) or (their and their.part_of == entity):
            return True
        if known and their and known.part_of and known.part_of == their.part_of:
            return True
    return False


def _times(accounts: Accounts) -> list[Contradiction]:
    """Reports that put one momentary happening on different days."""
    out = []
    by_type: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    claims_of: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in accounts.claims:
        if claim.type not in _POINTS or claim.when is None or claim.when.mention is None or claim.document in accounts.copies:
            continue
        days = interval_of(claim.when.edtf)
        if days is None or days.days > 2:
            continue
        by_type[claim.type][claim.document][claim.when.edtf] += 1
        claims_of[(claim.type, claim.when.edtf)].append(claim)
    for type_ in sorted(by_type):
        first = {doc: sorted(c.items(), key=lambda x: (-x[1], x[0]))[0][0] for doc, c in by_type[type_].items()}
        values = sorted(set(first.values()))
        if len(values) < 2 or len(first) < 2:
            continue
        sides = [_side({"edtf": v}, [c for c in claims_of[(type_, v)] if first[c.document] == v]) for v in values]
        shown = Title(" / ".join(values), " / ".join(values))
        out.append(_make(accounts, "time", type_, sides, phrase("time", type_, shown, shown)))
    return out
