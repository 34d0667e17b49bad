"""Who did it to whom: the parts of a trigger, from its clause, a relative clause about it, or carried on from before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.model.claim import Role
from tawatur.understand.clauses import Clause
from tawatur.understand.events import Trigger
from tawatur.understand.frames import role_of, verb_at
from tawatur.understand.lexis import Reading
from tawatur.understand.parties import BY, MUTUAL, parties_in
from tawatur.understand.passage import Passage
from tawatur.understand.voice import is_passive

_PARTS: dict[str | None, Role] = {"agent": "agent", "target": "target", "participant": "participant", "source": "agent"}


@dataclass(frozen=True, slots=True)
class Part:
    """One participant: entity, role (agent | target | participant), and the number of the name it was read from, or None."""

    entity: str
    role: Role
    name: int | None
    at: int


def find_roles(
    passage: Passage,
    trigger: Trigger,
    clauses: Sequence[Clause],
    references: Mapping[int, str],
    skip: range | None,
    subject: Part | None,
) -> list[Part]:
    """Participants of a trigger that its clause names, with those of a relative clause about it.

    skip: tokens of the words that name the speaker. subject: who acted last in the passage, for verbs without a subject.
    """
    clause = clauses[trigger.clause]
    slots = parties_in(passage, clause, references, skip, trigger)
    launched = _launched(passage, clauses, trigger.clause)
    parts: list[Part] = []
    led = any(s.prep is None and s.at < trigger.first for s in slots)
    passive = is_passive(passage, trigger, clause, led)
    for slot in slots:
        role = (
            "agent" if launched is not None and slot.at > launched else role_of(passage, trigger, slot, slots, passive)
        )
        if role in _PARTS:
            parts.append(Part(slot.entity, _PARTS[role], slot.name, slot.at))
    parts += _in_relative(passage, trigger, clauses, references, launched)
    if not any(p.role in ("agent", "participant") for p in parts):
        parts += _inherited(passage, trigger, clauses, references, subject)
    elif trigger.type in MUTUAL and len(parts) == 1 and any(s.prep in ("مع", "بين") for s in slots):
        parts += _other_side(passage, trigger, clauses, references, subject)
    return _merged(parts)


def _other_side(
    passage: Passage, trigger: Trigger, clauses: Sequence[Clause], references: Mapping[int, str], subject: Part | None
) -> list[Part]:
    """Who fights, talks or agrees «مع» somebody, where the clause names only that one: who acted before."""
    for number in range(trigger.clause - 1, -1, -1):
        bare = [s for s in parties_in(passage, clauses[number], references, None) if s.prep is None and not s.owns]
        if bare:
            return [Part(bare[0].entity, "participant", bare[0].name, bare[0].at)]
    return [Part(subject.entity, "participant", None, subject.at)] if subject is not None else []


def subjects_of(
    passage: Passage, at: int, trigger: Trigger, clauses: Sequence[Clause], references: Mapping[int, str], role: Role
) -> list[Part]:
    """Who is the subject of the finite verb at token `at`, which governs the trigger («رفضت قسد تسليم», «تصدّت قسد لهجوم»)."""
    clause = clauses[trigger.clause]
    if not clause.first <= at < trigger.first:
        return []
    slots = [s for s in parties_in(passage, clause, references, None) if s.prep is None and not s.owns]
    after = [s for s in slots if at < s.at < trigger.first]
    before = [s for s in slots if s.at < at]
    return [Part(s.entity, role, s.name, s.at) for s in (after or before[-1:])]


def _launched(passage: Passage, clauses: Sequence[Clause], number: int) -> int | None:
    """The word that tells from whose side fire came («مصدره»), in the trigger's clause or the one after it."""
    last = clauses[min(number + 1, len(clauses) - 1)].last
    for i in range(clauses[number].first, last + 1):
        if passage.is_particle(i, "launched"):
            return i
    return None


def _in_relative(
    passage: Passage,
    trigger: Trigger,
    clauses: Sequence[Clause],
    references: Mapping[int, str],
    launched: int | None,
) -> list[Part]:
    """Doers told in a relative clause about an event noun («الهجوم الذي نفّذه داعش»), or after «مصدره»."""
    if trigger.clause + 1 >= len(clauses) or trigger.reading.finite:
        return []
    after = clauses[trigger.clause + 1]
    slots = parties_in(passage, after, references, None)
    if launched is not None:
        return [Part(s.entity, "agent", s.name, s.at) for s in slots if s.at > launched]
    if after.kind != "relative":
        return []
    light = trigger.light_reading
    if light is not None and light.lexeme.subject == "event" and trigger.light in range(after.first, after.last + 1):
        # «المعركة التي دارت بين …»: the remark's own prepositions tell the parts
        roles = [(s, role_of(passage, trigger, s, slots, False)) for s in slots if s.prep is not None]
        return [Part(s.entity, _PARTS[r], s.name, s.at) for s, r in roles if r in _PARTS]
    head = range(after.first, min(after.first + 4, after.last + 1))
    if not any(r.finite and r.suffix for i in head for r in passage.readings(i)):
        return []
    return [Part(s.entity, "agent", s.name, s.at) for s in slots if s.prep in (None, BY)][:2]


def _inherited(
    passage: Passage, trigger: Trigger, clauses: Sequence[Clause], references: Mapping[int, str], subject: Part | None
) -> list[Part]:
    """The subject of a verb that has none of its own: from the clauses before it, else who acted last in the passage."""
    head = trigger.reading if trigger.reading.finite else trigger.verb_reading or trigger.light_reading
    at = verb_at(trigger)
    if head is None:
        at, head = _governing_verb(passage, trigger, clauses[trigger.clause])
    if (
        head is None
        or head.form.voice == "passive"
        or passage.passive_marked(at)
        or not _subjectless(passage, at, head)
    ):
        return []
    role = (
        trigger.lexeme.subject
        if trigger.reading.finite
        else head.lexeme.subject
        if head.lexeme.section == "events.light_verbs"
        else "agent"
    )
    if role not in _PARTS or _has_place_for_subject(passage, clauses[trigger.clause], at):
        return []
    if clauses[trigger.clause].kind == "relative" and trigger.clause:
        # «عناصر من قسد رفضوا …»: the remark is about whoever stands right before it
        nearest = [
            s
            for s in parties_in(passage, clauses[trigger.clause - 1], references, None)
            if clauses[trigger.clause].first - s.last <= 2
        ]
        if nearest:
            return [Part(nearest[-1].entity, _PARTS[role], nearest[-1].name, nearest[-1].at)]
    for number in range(trigger.clause - 1, -1, -1):
        bare = [s for s in parties_in(passage, clauses[number], references, None) if s.prep is None and not s.owns]
        if bare:
            return [Part(s.entity, _PARTS[role], s.name, s.at) for s in bare[:2]]
    return [Part(subject.entity, _PARTS[role], None, subject.at)] if subject is not None else []


def _has_place_for_subject(passage: Passage, clause: Clause, at: int) -> bool:
    """«إن مدينة X تعرضت لقصف»: the subject stands before the verb, and is no party."""
    for i in range(clause.first, at):
        name = passage.name(i)
        if name is not None and name.value.class_ in ("place", "facility"):
            lead = i - 1 if i and passage.is_particle(i - 1, "settlements") else i
            return not name.clitic and lead > 0 and passage.is_particle(lead - 1, "complementizers")
    return False


def _governing_verb(passage: Passage, trigger: Trigger, clause: Clause) -> tuple[int, Reading | None]:
    """The finite verb that a masdar depends on («تمكنت من اعتقال», «قاموا باعتقال»), whatever verb it is."""
    for j in range(trigger.first - 1, max(clause.first - 1, trigger.first - 6), -1):
        for reading in passage.readings(j):
            if reading.finite:
                return j, reading
    return trigger.first, None


def _subjectless(passage: Passage, at: int, reading: Reading) -> bool:
    """Whether a verb carries its subject in its ending («سيطروا», «وسيطرت على»): no noun follows that could be it."""
    if reading.form.person in ("3mp", "3mp+", "3fp", "3md"):
        return True
    nxt = at + 1
    if nxt >= len(passage.view.tokens):
        return True
    if passage.time_at[nxt] >= 0:
        return True
    if (
        passage.view.tokens[nxt].kind == "punct"
        or passage.is_particle(nxt, "prepositions")
        or passage.is_particle(nxt, "complementizers")
    ):
        return True
    # «واستهدفت في …», «نفّذت هجوماً»: an indefinite accusative is an object
    token = passage.view.tokens[nxt]
    return passage.view.text[token.start : token.end].endswith(("ً", "اً", "ًا")) or any(
        not r.finite and r.lexeme.type and not r.prefix.endswith("ال") for r in passage.readings(nxt)
    )


def _merged(parts: list[Part]) -> list[Part]:
    """One part an entity: the first, but a definite role before «participant»."""
    out: dict[str, Part] = {}
    for part in parts:
        known = out.get(part.entity)
        if known is None or (known.role == "participant" and part.role != "participant"):
            out[part.entity] = part
    return list(out.values())
