"""Who did it to whom: names, references and adjectives of origin round a trigger, each with the part that syntax gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from tawatur.model.claim import Role
from tawatur.read.morphology import PREPOSITIONS, proclitic_splits
from tawatur.understand.clauses import Clause
from tawatur.understand.events import Trigger
from tawatur.understand.lexis import Lexeme, Reading
from tawatur.understand.passage import Passage

_AGENT_PHRASES = (
    ("من", "قبل"),
    ("علي", "يد"),
    ("علي", "ايدي"),
    ("من", "جانب"),
    ("من", "طرف"),
    ("بواسطه",),
    ("بنيران",),
    ("برصاص",),
)
_BY = "من قبل"
_DEFAULTS = {"علي": "target", "ضد": "target", "مع": "participant", "نحو": "target", "صوب": "target", "باتجاه": "target", "تجاه": "target",
             "بين": "participant", "من": "origin", "في": "place", "ب": "instrument", "ل": "beneficiary", "الي": "destination", "ضمن": "place",
             "داخل": "place", "قرب": "place", "عن": "about", _BY: "agent"}  # fmt: skip
_PARTS: dict[str | None, Role] = {"agent": "agent", "target": "target", "participant": "participant", "source": "agent"}
_DONE_TO = frozenset(
    {"attack", "shelling", "air_drone_strike", "explosion", "clash", "killing", "siege", "security_operation", "arrest"}
)


@dataclass(frozen=True, slots=True)
class Part:
    """One participant: entity, role (agent | target | participant), and the number of the name it was read from, or None."""

    entity: str
    role: Role
    name: int | None
    at: int


@dataclass(frozen=True, slots=True)
class _Slot:
    """An actor at tokens at..last; `prep`: what governs it; `owns`: it owns a position that stands before it («مواقع X»)."""

    at: int
    last: int
    entity: str
    name: int | None
    prep: str | None
    owns: bool = False
    origin: bool = False


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
    slots = _slots(passage, clause, references, skip, trigger)
    launched = _launched(passage, clauses, trigger.clause)
    parts: list[Part] = []
    before = [s for s in slots if s.prep is None and s.at < _verb_at(trigger)]
    after = [s for s in slots if s.prep is None and s.at > _verb_at(trigger)]
    for slot in slots:
        role = (
            "agent"
            if launched is not None and slot.at > launched
            else _role(passage, trigger, slot, slots, before, after)
        )
        if role in _PARTS:
            parts.append(Part(slot.entity, _PARTS[role], slot.name, slot.at))
    parts += _in_relative(passage, trigger, clauses, references, launched)
    if not any(p.role in ("agent", "participant") for p in parts):
        parts += _inherited(passage, trigger, clauses, references, subject)
    elif trigger.type in _MUTUAL and len(parts) == 1 and any(s.prep in ("مع", "بين") for s in slots):
        parts += _other_side(passage, trigger, clauses, references, subject)
    return _merged(parts)


_MUTUAL = frozenset({"clash", "talks", "agreement"})


def _other_side(
    passage: Passage, trigger: Trigger, clauses: Sequence[Clause], references: Mapping[int, str], subject: Part | None
) -> list[Part]:
    """Who fights, talks or agrees «مع» somebody, where the clause names only that one: who acted before."""
    for number in range(trigger.clause - 1, -1, -1):
        bare = [s for s in _slots(passage, clauses[number], references, None) if s.prep is None and not s.owns]
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
    slots = [s for s in _slots(passage, clause, references, None) if s.prep is None and not s.owns]
    after = [s for s in slots if at < s.at < trigger.first]
    before = [s for s in slots if s.at < at]
    return [Part(s.entity, role, s.name, s.at) for s in (after or before[-1:])]


def _verb_at(trigger: Trigger) -> int:
    """The token of the finite verb that the participants gather around."""
    if trigger.reading.finite:
        return trigger.first
    if trigger.verb is not None:
        return trigger.verb
    if trigger.light is not None:
        return trigger.light
    return trigger.first


def _slots(
    passage: Passage, clause: Clause, references: Mapping[int, str], skip: range | None, trigger: Trigger | None = None
) -> list[_Slot]:
    """Actors and persons named, referred to or told by an adjective of origin in the clause, with what governs them.

    What governs a phrase is looked for back to the trigger, never beyond it. A list of persons names no doers.
    """
    edge = trigger.last if trigger is not None else -1
    out: list[_Slot] = []
    seen: set[int] = set()
    for i in range(clause.first, clause.last + 1):
        if skip is not None and i in skip:
            continue
        number = passage.name_at[i]
        if number >= 0:
            if number in seen:
                continue
            seen.add(number)
            slot = _named_slot(passage, i, number, clause, out, edge)
        elif i in references and references[i].split("/")[0] in ("actor", "person"):
            clitic = next((p for p, s in proclitic_splits(passage.view.norms[i]) if s.startswith("ال")), "")
            slot = _placed(passage, _Slot(i, i, references[i], None, None), clitic, clause, out, edge)
        elif _tells_origin(passage, i, clause):
            origin = _Slot(i, i, passage.words.origins[passage.view.norms[i]], None, None, origin=True)
            slot = _placed(passage, origin, "", clause, out, edge)
        else:
            continue
        if slot is None:
            continue
        if slot.entity.startswith("person/") and out and _in_title(passage, out[-1], slot):
            out.pop()  # «القائد العام لقوات سوريا الديمقراطية فلان»: the force tells whose commander he is
        out.append(slot)
    violent = trigger is not None and trigger.type in _DONE_TO
    if sum(s.entity.startswith("person/") for s in out) > (2 if violent else _LISTED):
        out = [s for s in out if not s.entity.startswith("person/")]
    return out


_LISTED = 4


def _in_title(passage: Passage, actor: _Slot, person: _Slot) -> bool:
    """Whether an actor stands in the title before a person's name, with nothing but places and «إلى» between."""
    if actor.entity.startswith("person/") or not 0 < person.at - actor.last <= 3:
        return False
    between = range(actor.last + 1, person.at)
    clitic = passage.name(person.at)
    plain = clitic is None or not clitic.clitic
    return plain and all(passage.name_at[j] >= 0 or passage.bare(j) in ("الي", "في", "لدي") for j in between)


def _tells_origin(passage: Passage, i: int, clause: Clause) -> bool:
    """«قصف روسي», but not «الرئيس الفرنسي فلان», whose adjective belongs to a person's title."""
    if (
        passage.view.norms[i] not in passage.words.origins
        or i == clause.first
        or passage.view.tokens[i - 1].kind != "word"
    ):
        return False
    after = passage.name(i + 1) if i + 1 < len(passage.view.tokens) else None
    return after is None or after.value.class_ != "person"


def _named_slot(passage: Passage, i: int, number: int, clause: Clause, before: list[_Slot], edge: int) -> _Slot | None:
    name = passage.names[number]
    if name.value.class_ in ("actor", "person"):
        return _placed(passage, _Slot(i, name.last, name.value.entity, number, None), name.clitic, clause, before, edge)
    state = _state(passage, name.value.entity)
    if state is None:
        return None
    slot = _placed(passage, _Slot(i, name.last, state, number, None), name.clitic, clause, before, edge)
    joined = bool(before) and name.clitic[:1] == "و" and i - before[-1].last <= 2
    return (
        slot
        if slot.prep in (None, _BY, "مع") and (joined or slot.prep is not None or not _beside_place_word(passage, i))
        else None
    )


def _state(passage: Passage, entity_id: str) -> str | None:
    """The state that a country's name can stand for: place/russia → actor/russia."""
    entity = passage.entities.entities.get(entity_id)
    state = "actor/" + entity_id.split("/")[1]
    return state if entity is not None and entity.kind == "country" and state in passage.entities.entities else None


def _beside_place_word(passage: Passage, i: int) -> bool:
    """«شمالي سوريا», «ريف العراق»: a country as a place."""
    return i > 0 and (passage.is_particle(i - 1, "locatives") or passage.is_particle(i - 1, "prepositions"))


def _placed(passage: Passage, slot: _Slot, clitic: str, clause: Clause, before: list[_Slot], edge: int) -> _Slot:
    """The slot with the preposition that governs its noun phrase, through nouns of membership («عناصر من», «تابعة لـ»)."""
    i = slot.at
    if before and clitic[:1] == "و" and len(clitic) == 1 and i - before[-1].last <= 3:
        return replace(slot, prep=before[-1].prep, owns=before[-1].owns)  # coordinate: «قسد والأسايش»
    if clitic[-1:] in PREPOSITIONS and clitic:
        if not _belongs(passage, i - 1, clause):
            return replace(slot, prep=clitic[-1], owns=_position(passage, i - 1))
        i -= 1
    prep, owns = _governor_left(passage, i, clause, edge)
    return replace(slot, prep=prep, owns=owns or _position(passage, i - 1))


def _governor_left(passage: Passage, i: int, clause: Clause, edge: int) -> tuple[str | None, bool]:
    """Walks left over genitive nouns to a preposition, a verb, the trigger or the clause's start; tells of positions met."""
    j, steps, owns = i - 1, 0, False
    while j >= clause.first and steps < 6:
        if j == edge:
            return None, owns
        readings = passage.readings(j)
        if readings and any(r.finite for r in readings) and not any(r.form.pos in ("masdar", "noun") for r in readings):
            return None, owns
        bare = passage.bare(j)
        for phrase in _AGENT_PHRASES:
            if bare == phrase[-1] and (len(phrase) == 1 or (j > clause.first and passage.bare(j - 1) == phrase[0])):
                return _BY, owns
        if passage.is_particle(j, "prepositions"):
            if bare in ("من", "في") and _belongs(passage, j - 1, clause, bare == "في"):
                j -= 1
                steps += 1
                continue
            return bare, owns
        if passage.view.tokens[j].kind == "punct" and passage.view.norms[j] not in ("(", ")"):
            return None, owns
        if passage.name_at[j] >= 0:
            return None, owns
        owns = owns or _position(passage, j)
        prefix = _preposition_clitic(passage, j)
        if prefix:
            return prefix, owns
        j -= 1
        steps += 1
    return None, owns


def _position(passage: Passage, j: int) -> bool:
    """Whether token j is a noun for what a party holds («مواقع», «حواجز»), so that its owner is the target."""
    if j < 0:
        return False
    positions = passage.words.particles.get("positions", frozenset())
    return any(s in positions for s in _stems(passage, j))


def _stems(passage: Passage, j: int) -> list[str]:
    """What token j may be without clitics, an indefinite accusative («موقعاً») without its ending too."""
    found = [s for _, s in proclitic_splits(passage.view.norms[j])]
    return found + [s[:-1] for s in found if s.endswith("ا") and len(s) > 3]


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


def _belongs(passage: Passage, j: int, clause: Clause, person: bool = False) -> bool:
    """Whether token j makes what follows its owner: a noun of membership, an adjective like «تابعة», a count.

    person: only a noun for a person counts («مسؤول في الحزب», but not «عناصر في المدينة»).
    """
    if j < clause.first:
        return False
    if person:
        return any(s in passage.words.particles["ranks"] for s in _stems(passage, j))
    if passage.figure_at[j] >= 0 or passage.view.tokens[j].kind == "number":
        return True
    # an adjective may stand between («قوة عسكرية كبيرة من الجيش»)
    tables = (passage.words.particles["members"], passage.words.particles["belonging"])
    for k in range(j, max(clause.first, j - 2) - 1, -1):
        if any(s in t for s in _stems(passage, k) for t in tables):
            return True
        if (
            _position(passage, k)
            or not passage.view.norms[k].endswith(("ه", "ين", "ي", "ا"))
            or passage.name_at[k] >= 0
        ):
            return False
    return False


def _role(
    passage: Passage, trigger: Trigger, slot: _Slot, slots: list[_Slot], before: list[_Slot], after: list[_Slot]
) -> str | None:
    lexeme = trigger.lexeme
    if slot.prep == _BY:
        return "agent"
    if slot.origin and _describes_trigger(passage, trigger, slot):
        return "agent"
    if slot.prep is None and _by_means(passage, trigger, slot):
        return "agent"
    if slot.owns and _leads(passage, trigger, slot):
        return lexeme.subject
    if slot.owns and trigger.type in _DONE_TO and slot.at > _verb_at(trigger) and lexeme.subject != "participant":
        return "target"
    if slot.prep is not None:
        nearest = _governing_lexeme(trigger, slot)
        if slot.prep == "ل" and nearest.genitive == "agent" and _first_after(trigger, slot, slots):
            return "agent"  # «قصف مدفعي لقوات النظام»
        for prep, role in nearest.prep:
            if prep == slot.prep:
                return role
        if slot.prep == "ل" and not nearest.section.endswith("verbs") and slot.at > trigger.first:
            return nearest.genitive or "agent"
        if slot.prep == "من" and slot.at > trigger.first and not trigger.reading.finite:
            return "agent"
        return _DEFAULTS.get(slot.prep)
    if slot.at < trigger.first and trigger.reading.prefix.endswith("ب") and _accused(passage, slot):
        return "agent"
    if trigger.reading.finite:
        return _verb_role(passage, trigger, slot, before, after)
    if trigger.verb is not None and trigger.verb_reading is not None:
        if slot.at > trigger.verb:
            return trigger.verb_reading.lexeme.object
        return lexeme.genitive or "agent"
    if trigger.light is not None and trigger.light_reading is not None:
        return _light_role(lexeme, trigger, slot)
    if slot.at > trigger.last:
        return _genitive_role(lexeme, slot, slots, after)
    return "agent" if trigger.reading.form.pos != "noun" else None


def _leads(passage: Passage, trigger: Trigger, slot: _Slot) -> bool:
    """«هاجم عناصر من داعش حاجزاً»: people right after an active verb do it, where an object follows them."""
    i, after = trigger.first + 1, slot.last + 1
    if not trigger.reading.finite or trigger.reading.form.voice == "passive" or not i < slot.at <= i + 3:
        return False
    if not any(s in passage.words.particles["ranks"] for _, s in proclitic_splits(passage.view.norms[i])):
        return False
    if after >= len(passage.view.tokens) or passage.view.tokens[after].kind != "word" or passage.time_at[after] >= 0:
        return False
    return (
        not passage.is_particle(after, "prepositions")
        and not passage.name_at[after] >= 0
        and passage.view.norms[after][0] not in "بلو"
    )


def _accused(passage: Passage, slot: _Slot) -> bool:
    """«اتهم X Y بقصف …»: who is accused did it, as the accuser has it."""
    return any(
        r.lexeme.section == "speech.verbs" and r.lexeme.get("addresses") and r.lexeme.get("stance") == "accusing"
        for j in range(max(0, slot.at - 6), slot.at)
        for r in passage.readings(j)
    )


def _first_after(trigger: Trigger, slot: _Slot, slots: list[_Slot]) -> bool:
    """Whether a party is the first that is named after an event noun: who did it, where a preposition may mean either."""
    return (
        not trigger.reading.finite and slot.at > trigger.last and not any(trigger.last < s.at < slot.at for s in slots)
    )


def _by_means(passage: Passage, trigger: Trigger, slot: _Slot) -> bool:
    """«استهداف مسيّرة للاحتلال سيارتين», «قصف طائرات التحالف مواقع»: the owner of the weapon after the noun does it."""
    after = trigger.last + 1
    if trigger.reading.finite or not after < slot.at <= after + 3:
        return False
    return any(r.lexeme.section == "weapons.weapons" and r.lexeme.get("carrier") for r in passage.readings(after))


def _describes_trigger(passage: Passage, trigger: Trigger, slot: _Slot) -> bool:
    """«قصف جوي روسي»: the adjective follows the event noun with nothing but adjectives between."""
    if trigger.reading.finite or not 0 < slot.at - trigger.last <= 3:
        return False
    return not any(
        passage.is_particle(j, "prepositions") or passage.name_at[j] >= 0 for j in range(trigger.last + 1, slot.at)
    )


def _governing_lexeme(trigger: Trigger, slot: _Slot) -> Lexeme:
    if trigger.verb is not None and trigger.verb_reading is not None and slot.at > trigger.verb:
        return trigger.verb_reading.lexeme
    if trigger.light is not None and trigger.light_reading is not None and trigger.light < slot.at < trigger.first:
        return trigger.light_reading.lexeme
    return trigger.lexeme


def _verb_role(passage: Passage, trigger: Trigger, slot: _Slot, before: list[_Slot], after: list[_Slot]) -> str | None:
    lexeme = trigger.lexeme
    passive = trigger.reading.form.voice == "passive"
    if slot.at < trigger.first:
        return lexeme.passive_subject if passive else lexeme.subject
    if passive:
        return lexeme.passive_subject
    if before or trigger.reading.form.person == "3mp":
        return lexeme.object if lexeme.object not in ("none", "theme", "place") else None
    first = after[0] if after else slot
    if slot is first or _joined(passage, after, slot):
        return lexeme.subject
    return lexeme.object if lexeme.object not in ("none", "theme", "place") else None


def _joined(passage: Passage, after: list[_Slot], slot: _Slot) -> bool:
    """Whether «و» (or a second name of the same) leads from the first party after a verb to this one: «هاجم X وY Z»."""
    row = after[: after.index(slot) + 1]
    return all(
        b.at - a.last <= 3
        and (a.entity == b.entity or any(passage.view.norms[j][0] == "و" for j in range(a.last + 1, b.at + 1)))
        for a, b in pairwise(row)
    )


def _light_role(lexeme: Lexeme, trigger: Trigger, slot: _Slot) -> str | None:
    assert trigger.light_reading is not None and trigger.light is not None
    light = trigger.light_reading.lexeme
    if trigger.light > trigger.last:
        # «هجوم نفّذه داعش»: the verb's pronoun is the happening, what follows it its subject
        return light.subject if slot.at > trigger.light and light.subject != "event" else lexeme.genitive or "agent"
    if slot.at > trigger.last:
        return lexeme.genitive or "agent"
    if trigger.result:
        return lexeme.genitive if slot.at > trigger.first else None
    if light.subject == "event":
        return lexeme.genitive or "agent"
    return light.subject


def _genitive_role(lexeme: Lexeme, slot: _Slot, slots: list[_Slot], after: list[_Slot]) -> str | None:
    """«هجوم داعش على», «مقتل مدني», «اعتقال قسد للناشط»: the genitive by the entry, else the masdar's subject or object."""
    if (
        lexeme.genitive == "target"
        and not lexeme.toll
        and len(after) == 1
        and any(s.prep == "ل" and s.at > slot.at for s in slots)
    ):
        return "agent"  # «اعتقال قسد لعنصر من …»
    if lexeme.genitive:
        return lexeme.genitive if not after or slot is after[0] or lexeme.genitive != "agent" else "target"
    if lexeme.subject == "participant":
        return "participant"
    if lexeme.object in ("none", "theme", "place"):
        return lexeme.subject
    if len(after) > 1:
        # an object follows the subject («اعتقال قسد ناشطين», «قصف التحالف مواقع داعش»)
        return "agent" if after[0] is slot else "target"
    return "agent" if lexeme.type in ("attack", "shelling", "air_drone_strike") else "target"


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
    slots = _slots(passage, after, references, None)
    if launched is not None:
        return [Part(s.entity, "agent", s.name, s.at) for s in slots if s.at > launched]
    if after.kind != "relative":
        return []
    light = trigger.light_reading
    if light is not None and light.lexeme.subject == "event" and trigger.light in range(after.first, after.last + 1):
        # «المعركة التي دارت بين …»: the remark's own prepositions tell the parts
        roles = [(s, _role(passage, trigger, s, slots, [], [])) for s in slots if s.prep is not None]
        return [Part(s.entity, _PARTS[r], s.name, s.at) for s, r in roles if r in _PARTS]
    head = range(after.first, min(after.first + 4, after.last + 1))
    if not any(r.finite and r.suffix for i in head for r in passage.readings(i)):
        return []
    return [Part(s.entity, "agent", s.name, s.at) for s in slots if s.prep in (None, _BY)][:2]


def _inherited(
    passage: Passage, trigger: Trigger, clauses: Sequence[Clause], references: Mapping[int, str], subject: Part | None
) -> list[Part]:
    """The subject of a verb that has none of its own: from the clauses before it, else who acted last in the passage."""
    head = trigger.reading if trigger.reading.finite else trigger.verb_reading or trigger.light_reading
    at = _verb_at(trigger)
    if head is None:
        at, head = _governing_verb(passage, trigger, clauses[trigger.clause])
    if head is None or head.form.voice == "passive" or not _subjectless(passage, at, head):
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
            for s in _slots(passage, clauses[trigger.clause - 1], references, None)
            if clauses[trigger.clause].first - s.last <= 2
        ]
        if nearest:
            return [Part(nearest[-1].entity, _PARTS[role], nearest[-1].name, nearest[-1].at)]
    for number in range(trigger.clause - 1, -1, -1):
        bare = [s for s in _slots(passage, clauses[number], references, None) if s.prep is None and not s.owns]
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
