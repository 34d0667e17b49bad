"""Who did it to whom: the parts of a trigger, from its clause, a relative clause about it, or carried on from before."""

from __future__ import annotations

from typing import Final

from tawatur.model.claim import Role
from tawatur.understand.clauses import Clause
from tawatur.understand.frames import role_of
from tawatur.understand.lexeme import Reading
from tawatur.understand.parties import TWO_SIDED, parties_in
from tawatur.understand.party import BY, STRUCK, Part, Party
from tawatur.understand.passage import Passage
from tawatur.understand.subjects import inherited, other_side
from tawatur.understand.trigger import Trigger
from tawatur.understand.voice import is_passive, may_be_active
from tawatur.understand.who_goes_on import counted_before

_PARTS: Final[dict[str | None, Role]] = {
    "agent": "agent",
    "target": "target",
    "participant": "participant",
    "source": "agent",
}


def find_roles(
    passage: Passage,
    trigger: Trigger,
    clauses: list[Clause],
    references: dict[int, str],
    skip: range | None,
    subject: Part | None,
    speakers: frozenset[int] = frozenset(),
) -> list[Part]:
    """Participants of a trigger that its clause names, with those of a relative clause about it.

    skip: tokens of the words that name the speaker. subject: who acted last in the passage, for verbs without a subject.
    speakers: tokens that name whoever speaks in the sentence.
    """
    clause = clauses[trigger.clause]
    slots = _of_the_counted(passage, trigger, clause, parties_in(passage, clause, references, skip, trigger))
    origin = _launched(passage, trigger, clauses)
    led = any(s.prep is None and s.at < trigger.first for s in slots)
    passive = is_passive(passage, trigger, clause, led)
    parts: list[Part] = []
    for slot in slots:
        role = "agent" if slot.at in origin else role_of(passage, trigger, slot, slots, passive)
        if role in _PARTS:
            parts.append(Part(slot.entity, _PARTS[role], slot.name, slot.at))
    parts += _in_relative(passage, trigger, clauses, references, origin)
    if not any(p.role == "agent" for p in parts):
        parts += [Part(entity, "agent", None, trigger.first) for entity in _claimed_by(passage, trigger)]
    launchers = _launchers(passage, trigger, references)
    parts = [*(p for p in parts if all(p.entity != q.entity for q in launchers)), *launchers]
    owner = passage.whose.get(trigger.first) or _doing(passage, trigger)
    if owner is not None and not any(p.role == "agent" for p in parts):
        parts.append(Part(owner, "agent", None, trigger.first))
    if not any(p.role in ("agent", "participant") for p in parts):
        if not passive:
            parts += inherited(passage, trigger, clauses, references, subject, speakers)
        elif may_be_active(passage, trigger, clauses):
            parts += inherited(passage, trigger, clauses, references, None, sure=True)
    elif trigger.type in TWO_SIDED and len(parts) == 1 and any(s.prep in _AGAINST for s in slots):
        parts += other_side(passage, trigger, clauses, references, subject)
    if trigger.type in STRUCK and passage.instead:
        doers = {p.entity for p in parts if p.role == "agent"}
        parts = [_other(passage, p) if p.role == "target" and p.entity in doers else p for p in parts]
    return _merged([p for p in parts if p.entity and not _breaks_up(passage, trigger, p)])


def _of_the_counted(passage: Passage, trigger: Trigger, clause: Clause, slots: list[Party]) -> list[Party]:
    """«اعتقلت الشرطة سبعة سجناء كانوا قد فرّوا»: the verb is about those who were counted right before it, not who did that to them."""
    if not slots or not trigger.reading.finite:
        return slots
    first = counted_before(passage, trigger.first, trigger.reading)
    governed = any(r.finite for k in range(clause.first, first) for r in passage.by_kind[k].all)
    return [s for s in slots if s.last >= first] if governed else slots


def _other(passage: Passage, part: Part) -> Part:
    """«هاجم الثوار الكتائب وأسروا عشرين من عناصرها»: nobody strikes his own, whom the pronoun would mean first."""
    return part._replace(entity=passage.instead.get(part.at, part.entity))


def _breaks_up(passage: Passage, trigger: Trigger, part: Part) -> bool:
    """«فرّقت الشرطة وقفة احتجاجية»: whoever keeps order takes no part in a protest."""
    if trigger.type != "protest" or trigger.reading.finite:
        return False
    known = passage.entities.entities.get(part.entity)
    return known is not None and known.kind in _KEEPING_ORDER


_KEEPING_ORDER: Final = frozenset({"police", "state-forces", "intelligence"})


def _claimed_by(passage: Passage, trigger: Trigger) -> tuple[str, ...]:
    """«تفجير أعلن داعش مسؤوليته عنه»: who is told, in a remark on it, to have claimed it."""
    if trigger.reading.finite or trigger.type not in _FIRED:
        return ()
    norms = passage.view.norms
    for j in range(trigger.last + 2, min(trigger.last + _CLAIMED, len(norms) - 1)):
        if passage.is_particle(j, "responsibility") and norms[j + 1] in ("عنه", "عنها"):
            return passage.meant.get(j, ())
    return ()


_CLAIMED: Final = 12


def _doing(passage: Passage, trigger: Trigger) -> str | None:
    """«قيامها بقصف», «قيامه بتنفيذ إعدامات»: whose doing it was, told shortly before."""
    if trigger.reading.finite:
        return None
    before = range(max(0, trigger.first - 3), trigger.first)
    at = next((j for j in before if passage.is_particle(j, "doing") and passage.bare(j + 1)[0] == "ب"), None)
    return None if at is None else passage.whose.get(at)


_ATTRIBUTED: Final = 5  # tokens from «نسبت» to what was attributed
_TO_WHOM: Final = 4  # tokens from its «إلى» to whoever is said to have done it
_TO: Final = 10  # tokens from «نسبته» to its «إلى»
_AGAINST: Final = frozenset({"مع", "بين", "ضد"})
_FIRED: Final = frozenset({"attack", "shelling", "air_drone_strike", "explosion"})


def _launched(passage: Passage, trigger: Trigger, clauses: list[Clause]) -> range:
    """The words that tell from whose side fire came («مصدره مناطق سيطرة …», «انطلقت من …»), round or after the trigger."""
    last = clauses[min(trigger.clause + 1, len(clauses) - 1)].last
    if trigger.type not in _FIRED:
        return range(0)
    for i in range(clauses[trigger.clause].first, last + 1):
        if not passage.kinds(i):
            continue  # most words are of no closed class
        if passage.is_particle(i, "attributed") and i > trigger.last:
            to = next((j for j in range(i + 1, min(i + _TO, last + 1)) if passage.bare(j) == "الي"), None)
            return range(0) if to is None else range(to + 1, last + 1)
        if passage.is_particle(i, "attributed") and 0 < trigger.first - i <= _ATTRIBUTED and trigger.definite:
            # «نسبت السلطات الهجوم على الحافلة إلى X»
            to = next(
                (j for j in range(trigger.last + 1, min(trigger.last + _TO, last)) if passage.bare(j) == "الي"), None
            )
            return range(0) if to is None else range(to + 1, min(to + _TO_WHOM, last) + 1)
        fired = passage.is_particle(i, "fired") and passage.bare(min(i + 1, last)) == "من"
        if not fired and not passage.is_particle(i, "launched"):
            continue
        between = range(trigger.last + 1, i)
        if any(not r.finite and not passage.by_kind[j].weapons for j in between for r in passage.by_kind[j].events):
            continue
        if i < trigger.first:
            return range(i + 1, trigger.first)
        # whose areas they are may stand in a remark («المناطق التي تسيطر عليها قسد»)
        number = next(n for n, c in enumerate(clauses) if c.first <= i <= c.last)
        end = number
        while end + 1 < len(clauses) and clauses[end + 1].kind == "relative" and end - number < 2:
            end += 1
        return range(i + 1, clauses[end].last + 1)
    return range(0)


def _launchers(passage: Passage, trigger: Trigger, references: dict[int, str]) -> list[Part]:
    """«اعتراض مسيّرة أطلقها X»: who fired what was intercepted, right after the verb that tells so."""
    if trigger.lexeme.outcome != "repelled" or trigger.type not in _FIRED:
        return []
    last = len(passage.view.tokens) - 2
    for j in range(trigger.last + 2, min(trigger.last + _INTERCEPTED, last) + 1):
        if passage.view.tokens[j].kind == "punct" and passage.view.norms[j] in (".", "،"):
            return []
        if passage.is_particle(j, "fired") and passage.view.norms[j].endswith(("ها", "ه", "هما")):
            name = passage.name(j + 1)
            entity = name.value.entity if name is not None else references.get(j + 1, "")
            number = passage.name_at[j + 1] if name is not None else None
            return [Part(entity, "agent", number, j + 1)] if entity.startswith("actor/") else []
    return []


_INTERCEPTED: Final = 12  # tokens from «اعتراض» to who fired it


def _in_relative(
    passage: Passage,
    trigger: Trigger,
    clauses: list[Clause],
    references: dict[int, str],
    origin: range,
) -> list[Part]:
    """Doers told in a relative clause about an event noun («الهجوم الذي نفّذه داعش»), or after «مصدره»."""
    if origin:
        own = clauses[trigger.clause]
        later = [c for c in clauses if c.first > own.last and c.first < origin.stop and c.last >= origin.start]
        found = [s for c in later for s in parties_in(passage, c, references, None) if s.at in origin]
        return [Part(s.entity, "agent", s.name, s.at) for s in found]
    fell = trigger.lexeme.subject == "theme"  # «سقط صاروخ أطلقه X»
    if trigger.clause + 1 >= len(clauses) or (trigger.reading.finite and not fell):
        return []
    after = clauses[trigger.clause + 1]
    slots = parties_in(passage, after, references, None)
    if after.kind != "relative":
        return []
    light = trigger.light_reading
    if light is not None and light.lexeme.subject == "event" and trigger.light in range(after.first, after.last + 1):
        # «المعركة التي دارت بين …»: the remark's own prepositions tell the parts
        roles = [(s, role_of(passage, trigger, s, slots, False)) for s in slots if s.prep is not None]
        return [Part(s.entity, _PARTS[r], s.name, s.at) for s, r in roles if r in _PARTS]
    done = next((i for i in _words(after) if any(_does(r, trigger) for r in passage.readings(i))), None)
    if done is None:
        return []
    verb = next(((i, r) for i in _words(after) if i > done for r in passage.readings(i) if r.finite), None)
    end = after.last + 1 if verb is None else verb[0]
    parts = [Part(s.entity, "agent", s.name, s.at) for s in slots if done < s.at < end and s.prep in (None, BY)][:2]
    role = _PARTS.get(verb[1].lexeme.object) if verb is not None and verb[1].lexeme.event_subject else None
    if role is None:
        return parts
    # «الهجوم الذي نفّذه داعش استهدف البيشمركة»
    return parts + [Part(s.entity, role, s.name, s.at) for s in slots if s.at > end and s.prep is None]


def _words(clause: Clause) -> range:
    return range(clause.first, clause.last + 1)


def _does(reading: Reading, trigger: Trigger) -> bool:
    """«نفّذه», «تبنّاه», «ارتكبتها»: a verb of doing whose object is the happening."""
    lexeme = reading.lexeme
    return bool(reading.finite and reading.suffix) and (
        lexeme.section == "events.light_verbs" or lexeme.type == trigger.type
    )


def _merged(parts: list[Part]) -> list[Part]:
    """One part an entity: the first, but a definite role before «participant»."""
    out: dict[str, Part] = {}
    for part in parts:
        known = out.get(part.entity)
        if known is None or (known.role == "participant" and part.role != "participant"):
            out[part.entity] = part
    return list(out.values())
