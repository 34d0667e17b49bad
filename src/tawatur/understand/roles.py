"""Who did it to whom: names and references in a trigger's clause, each with the part that syntax gives it."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.read.morphology import PREPOSITIONS, proclitic_splits
from tawatur.understand.clauses import Clause
from tawatur.understand.events import Trigger
from tawatur.understand.lexis import Lexeme
from tawatur.understand.passage import Passage

_AGENT_PHRASES = (("من", "قبل"), ("علي", "يد"), ("علي", "ايدي"), ("من", "جانب"), ("من", "طرف"), ("بواسطه",))
_DEFAULTS = {"علي": "target", "ضد": "target", "مع": "participant", "نحو": "target", "صوب": "target", "باتجاه": "target", "تجاه": "target",
             "بين": "participant", "من": "origin", "في": "place", "ب": "instrument", "ل": "beneficiary", "الي": "destination", "ضمن": "place",
             "داخل": "place", "قرب": "place", "عن": "about"}  # fmt: skip
_PARTS = {"agent": "agent", "target": "target", "participant": "participant", "source": "agent"}


@dataclass(frozen=True, slots=True)
class Part:
    """One participant: entity, role (agent | target | participant), and the number of the name it was read from, or None."""

    entity: str
    role: str
    name: int | None
    at: int


@dataclass(frozen=True, slots=True)
class _Slot:
    at: int
    last: int
    entity: str
    name: int | None
    prep: str | None


def find_roles(passage: Passage, trigger: Trigger, clause: Clause, references: dict[int, str], skip: range | None) -> list[Part]:
    """Participants of a trigger that its clause names. `skip`: tokens of the words that name the speaker."""
    slots = _slots(passage, clause, references, skip)
    parts: list[Part] = []
    bare_before = [s for s in slots if s.prep is None and s.at < _verb_at(trigger)]
    bare_after = [s for s in slots if s.prep is None and s.at > _verb_at(trigger)]
    for slot in slots:
        role = _role(passage, trigger, slot, bare_before, bare_after)
        if role in _PARTS:
            parts.append(Part(slot.entity, _PARTS[role], slot.name, slot.at))
    return _merged(parts)


def _verb_at(trigger: Trigger) -> int:
    """The token of the finite verb that the participants gather around."""
    if trigger.reading.finite:
        return trigger.first
    if trigger.verb is not None:
        return trigger.verb
    if trigger.light is not None:
        return trigger.light
    return trigger.first


def _slots(passage: Passage, clause: Clause, references: dict[int, str], skip: range | None) -> list[_Slot]:
    """Actors and persons named or referred to in the clause, each with the preposition that governs it."""
    out: list[_Slot] = []
    seen: set[int] = set()
    for i in range(clause.first, clause.last + 1):
        if skip is not None and i in skip:
            continue
        number = passage.name_at[i]
        if number >= 0 and number not in seen:
            seen.add(number)
            name = passage.names[number]
            if name.value.class_ in ("actor", "person"):
                out.append(_Slot(i, name.last, name.value.entity, number, _governor(passage, i, name.clitic, clause, out)))
        elif i in references and references[i].split("/")[0] in ("actor", "person"):
            clitic = next((p for p, s in proclitic_splits(passage.view.norms[i]) if s.startswith("ال")), "")
            out.append(_Slot(i, i, references[i], None, _governor(passage, i, clitic, clause, out)))
    return out


def _governor(passage: Passage, i: int, clitic: str, clause: Clause, before: list[_Slot]) -> str | None:
    """The preposition that governs the noun phrase of token i, through nouns of membership («عناصر من», «تابعة لـ»)."""
    if before and clitic[:1] == "و" and len(clitic) == 1 and i - before[-1].last <= 3:
        return before[-1].prep  # coordinate: «قسد والأسايش»
    if clitic[-1:] in PREPOSITIONS and clitic:
        if not _belongs(passage, i - 1, clause):
            return clitic[-1]
        return _governor_left(passage, i - 1, clause)
    return _governor_left(passage, i, clause)


def _governor_left(passage: Passage, i: int, clause: Clause) -> str | None:
    """Walks left over genitive nouns to a preposition, a verb or the start of the clause."""
    j = i - 1
    steps = 0
    while j >= clause.first and steps < 6:
        if passage.readings(j) and any(r.finite for r in passage.readings(j)) and not any(r.form.pos in ("masdar", "noun") for r in passage.readings(j)):
            return None
        bare = passage.bare(j)
        for phrase in _AGENT_PHRASES:
            if bare == phrase[-1] and (len(phrase) == 1 or (j > clause.first and passage.bare(j - 1) == phrase[0])):
                return "من قبل"
        if passage.is_particle(j, "prepositions"):
            if bare == "من" and _belongs(passage, j - 1, clause):
                j -= 1
                steps += 1
                continue
            return bare
        if passage.view.tokens[j].kind == "punct" and passage.view.norms[j] not in ("(", ")"):
            return None
        if passage.name_at[j] >= 0:
            return None
        prefix = _preposition_clitic(passage, j)
        if prefix:
            return prefix
        j -= 1
        steps += 1
    return None


def _preposition_clitic(passage: Passage, j: int) -> str | None:
    """A preposition joined to a word of membership or to an event noun («لعناصر», «بهجوم»)."""
    norm = passage.view.norms[j]
    for prefix, stem in proclitic_splits(norm):
        if prefix and prefix[-1] in PREPOSITIONS and (stem in passage.words.particles.get("members", frozenset())):
            return prefix[-1]
    for reading in passage.readings(j):
        head = reading.prefix.removesuffix("ال")
        if not reading.finite and head[-1:] in PREPOSITIONS:
            return head[-1]
    return None


def _belongs(passage: Passage, j: int, clause: Clause) -> bool:
    """Whether token j makes what follows its owner: a noun of membership, an adjective like «تابعة», a count."""
    if j < clause.first:
        return False
    members = passage.words.particles.get("members", frozenset())
    belonging = passage.words.particles.get("belonging", frozenset())
    norm = passage.view.norms[j]
    return passage.figure_at[j] >= 0 or any(s in members or s in belonging for _, s in proclitic_splits(norm)) or passage.view.tokens[j].kind == "number"


def _role(passage: Passage, trigger: Trigger, slot: _Slot, before: list[_Slot], after: list[_Slot]) -> str | None:
    lexeme = trigger.lexeme
    if slot.prep == "من قبل":
        return "agent"
    if slot.prep is not None:
        nearest = _governing_lexeme(trigger, slot)
        for prep, role in nearest.prep:
            if prep == slot.prep:
                return role
        if slot.prep == "ل" and not nearest.section.endswith("verbs") and slot.at > trigger.first:
            return nearest.genitive or "agent"
        if slot.prep == "من" and slot.at > trigger.first and not trigger.reading.finite:
            return "agent"
        return _DEFAULTS.get(slot.prep)
    if trigger.reading.finite:
        return _verb_role(lexeme, trigger, slot, before, after)
    if trigger.verb is not None and trigger.verb_reading is not None:
        if slot.at > trigger.verb:
            return trigger.verb_reading.lexeme.object
        return lexeme.genitive or "agent"
    if trigger.light is not None and trigger.light_reading is not None:
        return _light_role(lexeme, trigger, slot)
    if slot.at > trigger.last:
        return _genitive_role(lexeme, trigger, slot, after)
    return "agent" if trigger.reading.form.pos != "noun" else None


def _governing_lexeme(trigger: Trigger, slot: _Slot) -> Lexeme:
    if trigger.verb is not None and trigger.verb_reading is not None and slot.at > trigger.verb:
        return trigger.verb_reading.lexeme
    if trigger.light is not None and trigger.light_reading is not None and trigger.light < slot.at < trigger.first:
        return trigger.light_reading.lexeme
    return trigger.lexeme


def _verb_role(lexeme: Lexeme, trigger: Trigger, slot: _Slot, before: list[_Slot], after: list[_Slot]) -> str | None:
    passive = trigger.reading.form.voice == "passive"
    if slot.at < trigger.first:
        return lexeme.passive_subject if passive else lexeme.subject
    if before or passive:
        if passive:
            return lexeme.passive_subject
        return lexeme.object if after and slot in after else lexeme.subject
    first = after[0] if after else slot
    if slot is first or slot.at - first.last <= 2:
        return lexeme.subject
    return lexeme.object if lexeme.object not in ("none", "theme") else lexeme.subject


def _light_role(lexeme: Lexeme, trigger: Trigger, slot: _Slot) -> str | None:
    assert trigger.light_reading is not None and trigger.light is not None
    light = trigger.light_reading.lexeme
    if slot.at > trigger.last:
        return lexeme.genitive or "agent"
    if trigger.result:
        return lexeme.genitive if slot.at > trigger.first else None
    if light.subject == "event":
        return lexeme.genitive or "agent"
    return light.subject


def _genitive_role(lexeme: Lexeme, trigger: Trigger, slot: _Slot, after: list[_Slot]) -> str | None:
    """«هجوم داعش على», «مقتل مدني», «اعتقال قسد للناشط»: the genitive by the entry, else the masdar's subject or object."""
    if lexeme.genitive:
        return lexeme.genitive
    if lexeme.subject in ("participant",):
        return "participant"
    if lexeme.object in ("none", "theme", "place"):
        return lexeme.subject
    # one genitive after a transitive masdar is its object («اعتقال ناشط»), unless an object follows it («اعتقال قسد ناشطين»)
    return "agent" if len(after) > 1 and after[0] is slot else "agent" if lexeme.type in ("attack", "shelling", "air_drone_strike") else "target"


def _merged(parts: list[Part]) -> list[Part]:
    """One part an entity: the first, but a definite role before «participant»."""
    out: dict[str, Part] = {}
    for part in parts:
        known = out.get(part.entity)
        if known is None or (known.role == "participant" and part.role != "participant"):
            out[part.entity] = part
    return list(out.values())
