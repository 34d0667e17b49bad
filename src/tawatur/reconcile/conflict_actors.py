"""Accounts that name different doers of one violence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from tawatur.model import Claim, Contradiction, Figure
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.accounts import Accounts, contradiction, side_of
from tawatur.reconcile.family import VIOLENT
from tawatur.reconcile.sentences import actor_sentence
from tawatur.reconcile.tolls import figure_of

CIVILIANS: Final = "role/civilians"
_DONE: Final = VIOLENT - {"control_change"}  # who holds a place is told in passing wherever it is named
_HURT: Final = frozenset({"killed", "injured", "casualties"})
_UNARMED: Final = frozenset(
    {"un", "court", "humanitarian", "civil-defence", "monitor", "company", "party", "people", "ministry"}
)


def find_actor_conflicts(accounts: Accounts) -> list[Contradiction]:
    """Reports that agree on one party of a violence and name different others against it; or different doers of one type.

    Parties are those that bear arms. An actor, its parts and the whole it is part of are one, differently named; so are a
    state, its army, its allies in one sentence, and a side and a loose word for it. Of a whole country or governorate nothing is
    said: what one does there is not what another does. Who is named together with the other's actor anywhere, is no other side.
    """
    if accounts.place in accounts.wide:
        return []
    parties: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    doers: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in accounts.claims:
        if claim.type not in _DONE or claim.polarity == "negative" or claim.document in accounts.copies:
            continue
        for actor in claim.actors:
            if bears_arms(actor.entity, accounts.names) and not _is_scene(actor.entity, accounts):
                parties[claim.document][actor.entity].append(claim)
                if actor.role == "agent":
                    doers[claim.document][claim.type].add(actor.entity)
    chosen: dict[str, dict[str, Claim]] = defaultdict(dict)
    together = _named_together(accounts)
    alike: dict[object, str] = {}  # of reports that name the same parties in the same roles one stands for all
    for document in sorted(parties):
        alike.setdefault(
            (frozenset(parties[document]), frozenset((t, frozenset(e)) for t, e in doers[document].items())), document
        )
    documents = sorted(alike.values())
    for n, a in enumerate(documents):
        for b in documents[:n]:
            for mine, theirs in _differences(parties[a], parties[b], doers[a], doers[b], accounts.names):
                if any((x, y) in together for x in mine for y in theirs):
                    continue
                for document, side in ((a, mine), (b, theirs)):
                    top = min(side, key=lambda e: (-len(parties[document][e]), e))
                    chosen[top].update({c.id: c for c in parties[document][top]})
                    chosen[top].update({c.id: c for p in parties.values() for c in p.get(top, ()) if _acts(c, top)})
    if len(chosen) < 2:
        return []
    sides = [side_of({"entity": e}, list(chosen[e].values())) for e in sorted(chosen)]
    told = {e: [chosen[e][i] for i in sorted(chosen[e])] for e in sorted(chosen)}
    return [contradiction(accounts, "actor", "agent", sides, actor_sentence(accounts, told, "agent"))]


def _acts(claim: Claim, entity: str) -> bool:
    return any(a.entity == entity and a.role != "target" for a in claim.actors)


def _is_scene(entity: str, accounts: Accounts) -> bool:
    """A state named in its own country says where, not who: there its government, army or police act."""
    known = accounts.names.entities.get(entity)
    place = accounts.names.entities.get(accounts.place or "")
    return (
        known is not None
        and known.kind == "state"
        and place is not None
        and bool(set(known.country) & set(place.country))
    )


def find_victim_conflicts(accounts: Accounts) -> list[Contradiction]:
    """Reports of which one counts only civilians among the dead and hurt, and another only people of an armed actor.

    The same toll told again in one report is of the same people.
    """
    if accounts.place is None or accounts.place in accounts.wide:
        return []
    hit: dict[str, dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in accounts.claims:
        for mention in claim.figures if claim.polarity == "affirmed" and claim.document not in accounts.copies else ():
            figure = figure_of(mention, accounts.mentions)
            if figure is None or figure.what not in _HURT:
                continue
            of = figure.of or _said_elsewhere(claim.document, figure, accounts)
            if of is not None and (of == CIVILIANS or bears_arms(of, accounts.names)):
                hit[claim.document][of].append(claim)
    civilians = sorted(d for d in hit if set(hit[d]) == {CIVILIANS})
    fighters = sorted(d for d in hit if CIVILIANS not in hit[d])
    if not civilians or not fighters:
        return []
    told: dict[str, list[Claim]] = {CIVILIANS: [c for d in civilians for c in hit[d][CIVILIANS]]}
    for document in fighters:
        for entity in sorted(hit[document]):
            told.setdefault(entity, []).extend(hit[document][entity])
    sides = [side_of({"entity": e}, told[e]) for e in sorted(told)]
    return [
        contradiction(
            accounts, "actor", "target", sides, actor_sentence(accounts, {e: told[e] for e in sorted(told)}, "target")
        )
    ]


def _said_elsewhere(document: str, figure: Figure, accounts: Accounts) -> str | None:
    """Whose the same toll is where the report tells it another time."""
    found = {
        other.of
        for claim in accounts.told.get(document, ())
        for mention in claim.figures
        if (other := figure_of(mention, accounts.mentions)) is not None and other.of is not None
        if (other.what, other.low, other.high) == (figure.what, figure.low, figure.high)
    }
    return next(iter(found)) if len(found) == 1 else None


def bears_arms(entity: str, names: NameWords) -> bool:
    """Whether an actor can be a party of violence: states, forces, armed groups; an unlisted actor is taken for none."""
    known = names.entities.get(entity)
    return (
        known is not None and known.class_ == "actor" and known.kind not in _UNARMED and known.inter not in (None, 6, 7)
    )


def _differences(
    a: Mapping[str, list[Claim]],
    b: Mapping[str, list[Claim]],
    doers_a: Mapping[str, set[str]],
    doers_b: Mapping[str, set[str]],
    names: NameWords,
) -> list[tuple[set[str], set[str]]]:
    """The parties of two reports that stand against each other: those beside a shared one, else the doers of one type."""
    mine = {e for e in a if not any(are_kin(e, x, names) for x in b)}
    theirs = {e for e in b if not any(are_kin(e, x, names) for x in a)}
    shared = [e for e in a if e not in mine]
    if shared:
        # with a party shared, others differ only if it is the one side in both: never itself a doer beside them
        acting = any(e in side for e in shared for side in doers_a.values()) and any(
            any(are_kin(e, x, names) for x in side) for e in shared for side in doers_b.values()
        )
        return [(mine, theirs)] if mine and theirs and not acting else []
    for type_ in sorted(set(doers_a) & set(doers_b)):
        x, y = doers_a[type_] & mine, doers_b[type_] & theirs
        if x and y:
            return [(x, y)]
    return []


def are_kin(a: str, b: str, names: NameWords) -> bool:
    """Whether two actors are the same, parts of one whole, one a part of the other, or one a loose word for the other's side."""
    above_a, above_b = _wholes(a, names), _wholes(b, names)
    return bool(above_a & above_b) or _covers(a, above_b, names) or _covers(b, above_a, names)


def _covers(entity: str, others: set[str], names: NameWords) -> bool:
    known = names.entities.get(entity)
    return known is not None and not others.isdisjoint(known.covers)


def _wholes(entity: str, names: NameWords) -> set[str]:
    out: set[str] = set()
    current: str | None = entity
    while current is not None and current not in out:
        out.add(current)
        known = names.entities.get(current)
        current = known.part_of if known else None
    return out


def _named_together(accounts: Accounts) -> set[tuple[str, str]]:
    """Pairs of actors that some claim of the incident names as doing it together."""
    out: set[tuple[str, str]] = set()
    for claim in accounts.claims:
        agents = [a.entity for a in claim.actors if a.role == "agent"]
        out.update((x, y) for x in agents for y in agents if x != y)
    return out
