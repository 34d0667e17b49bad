"""Whom a pronoun means that something is done to: «فاستهدفها الجيش», «قصف مواقع لها», «قتلت عشرين منهم», «هاجم مواقعهم»."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import splits
from tawatur.understand.clauses import Clause
from tawatur.understand.lexeme import PRONOUNS
from tawatur.understand.parties import holds_place, parties_in
from tawatur.understand.party import STRUCK, Part, Party
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger

_THROUGH: Final = 6  # tokens from a happening to the pronoun of whose it struck


def meant_by_pronoun(
    passage: Passage,
    trigger: Trigger,
    clauses: list[Clause],
    references: dict[int, str],
    parts: list[Part],
    struck: list[Part],
) -> list[Part]:
    """Whom the pronoun of what was struck means: who acted in the clauses before, where somebody else strikes, else whom they struck.

    struck: who was last told in the sentence to have been struck.
    """
    if trigger.type not in STRUCK or trigger.clause == 0 or any(p.role == "target" for p in parts):
        return []
    found = _pronoun(passage, trigger, clauses[trigger.clause])
    if found is None:
        return []
    at, suffix, own = found
    clause = clauses[trigger.clause]
    did = {p.entity for p in parts if p.role == "agent"}
    if not any(p.role == "agent" and clause.first <= p.at <= clause.last and p.at != trigger.first for p in parts):
        # «هاجموا ثكنة للجيش وأحرقوها»: who goes on acting does it to the same
        same = [p for p in struck if p.entity not in did]
        if same or not (did and own):
            return [p._replace(role="target", name=None, at=at) for p in same[-1:]] if did else []
    for number in range(trigger.clause - 1, -1, -1):
        before = clauses[number]
        slots = parties_in(passage, before, references, None)
        acting = [s for s in slots if s.prep is None and not holds_place(passage, s) and s.entity not in did]
        fits = [s for s in acting if s.entity.startswith("actor/") and _goes_with(passage, s, suffix)]
        if fits:
            nearer = not own and _something_nearer(passage, before, fits[0], suffix)
            return [] if nearer else [Part(fits[0].entity, "target", None, at)]
        if acting:
            break
    return []


def _pronoun(passage: Passage, trigger: Trigger, clause: Clause) -> tuple[int, str, bool] | None:
    """(token, pronoun, whether it tells whose something is) of whom or whose something the happening strikes."""
    reading, lexeme = trigger.reading, trigger.lexeme
    if reading.suffix in PRONOUNS and lexeme.object == "target" and reading.finite:
        return trigger.first, reading.suffix, False
    aims = {prep for prep, role in lexeme.prep if role == "target"}
    positions = passage.words.particles["positions"]
    for j in range(trigger.last + 1, min(trigger.last + _THROUGH, clause.last) + 1):
        token, norm = passage.view.tokens[j], passage.view.norms[j]
        if token.kind == "punct" or (passage.name_at[j] >= 0 and passage.names[passage.name_at[j]].clitic):
            return None
        if not norm.endswith(PRONOUNS) or passage.name_at[j] >= 0 or passage.feminine(token):
            continue
        if norm in _THEIRS and not passage.known[j - 1].stems.isdisjoint(positions):
            return j, norm[1:], True  # «مواقع لها»
        if norm in _OF_THEM and passage.figure_at[j - 1] >= 0:
            return j, norm[2:], False  # «قتلت عشرين منهم»
        for s in splits(norm):
            if s.suffix not in PRONOUNS:
                continue
            if s.stem in aims and j == trigger.last + 1:
                return j, s.suffix, False  # «هجم عليهم»
            led = passage.is_particle(j - 1, "prepositions") and passage.bare(j - 1) in _WHENCE
            if s.prefix == "" and s.stem in positions and not led:
                return j, s.suffix, True  # «قصف مواقعهم»
    return None


_THEIRS: Final = frozenset({"له", "لها", "لهم"})
_OF_THEM: Final = frozenset({"منه", "منها", "منهم"})
_WHENCE: Final = frozenset({"من", "في", "الي", "نحو", "قرب"})


def _goes_with(passage: Passage, party: Party | Part, suffix: str) -> bool:
    """Whether a pronoun's gender and number go with a party as it was named."""
    norm = passage.view.norms[party.at]
    stems = passage.known[party.at].stems
    masculine = not stems.isdisjoint(passage.words.particles["masculine"])
    many = norm.endswith(("ون", "ين"))
    if suffix == "ها":
        return not masculine and not many
    if suffix == "ه":
        return masculine or norm.endswith("داعش")
    return True


def _something_nearer(passage: Passage, clause: Clause, party: Party, suffix: str) -> bool:
    """Whether people or a place stand between a party and the pronoun, which it may mean as well: «دخلت القوات البلدة فقصفها»."""
    for j in range(party.last + 1, clause.last + 1):
        name = passage.name(j)
        if suffix == "هم":
            if passage.kinds(j) & _PEOPLE or (name is None and passage.view.norms[j].endswith(("ون", "ين"))):
                return True
        elif name is not None and name.first == j and name.value.class_ in ("place", "facility"):
            before = passage.bare(j - 1)
            if before == "علي" or not (
                name.clitic
                or passage.is_particle(j - 1, "prepositions")
                or passage.is_particle(j - 1, "directions")
                or passage.is_particle(j - 1, "locatives")
            ):
                return True
        elif name is None and passage.is_particle(j, "settlements"):
            return True
    return False


_PEOPLE: Final = frozenset({"people", "captives", "inhabitants", "press_people", "staff"})
