"""Who is told to answer for a deed: accused of it, blamed, held responsible; and whose deed it was that others punish."""

from __future__ import annotations

from typing import Final

from tawatur.understand.party import Party
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger


def answers_for(passage: Passage, trigger: Trigger, slot: Party, slots: list[Party]) -> bool:
    """«حمّل X قسد مسؤولية القصف», «مسؤوليتها عن الهجوم»: whoever stands at the word for answering did it."""
    if trigger.reading.finite or slot.at >= trigger.first:
        return False
    at = next((j for j in range(slot.at, trigger.first) if passage.is_particle(j, "responsibility")), None)
    return at is not None and trigger.first - at <= 4 and not any(slot.at < s.at < trigger.first for s in slots)


def blame_laid(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«ألقت X بالمسؤولية عن الهجوم على Y», «ألقى باللوم في التفجير على Y»: on whom the blame is laid did it, as X has it."""
    if slot.prep != "علي" or trigger.reading.finite:
        return False
    first = min(slot.at, trigger.first)
    blame = passage.words.particles["blame"]
    for j in range(max(1, first - _BLAMED), first):
        if not blame.isdisjoint(passage.known[j].stems):
            laying = (r for k in range(max(0, j - _BLAMED), j) for r in passage.by_kind[k].sayings)
            return any(r.lexeme.get("stance") == "accusing" and bool(r.lexeme.object_in) for r in laying)
    return False


_BLAMED: Final = 5  # tokens from a verb of blaming to its noun, and from there to whoever or whatever comes first


def accused(passage: Passage, slot: Party) -> bool:
    """«اتهم X Y بقصف …»: who is accused did it, as the accuser has it."""
    for j in range(slot.at - 1, max(0, slot.at - _ACCUSER) - 1, -1):
        if any(
            r.lexeme.section == "speech.verbs" and r.lexeme.get("addresses") and r.lexeme.get("stance") == "accusing"
            for r in passage.by_kind[j].sayings
        ):
            return True
        if passage.view.tokens[j].kind == "punct" and j not in passage.round_time and slot.at - j > 6:
            return False
    return False


_ACCUSER: Final = 14  # tokens that the accuser and a day may take up before whoever is accused


def blamed(passage: Passage, slot: Party, trigger: Trigger) -> bool:
    """«حمّلت الوزارة X مسؤولية قصف المدينة»: who is held to answer for it did it, as the accuser has it."""
    between = range(slot.last + 1, trigger.first)
    if trigger.reading.finite or not any(passage.is_particle(j, "responsibility") for j in between):
        return False
    return accused(passage, slot)


def anothers(passage: Passage, slot: Party, trigger: Trigger) -> bool:
    """«اعتقلت الشرطة قائداً لتورطه في قتل متظاهرين», «فجّر الجيش منزل منفذ الهجوم»: somebody else did it, told of in between."""
    for j in range(slot.last + 1, trigger.first):
        near = slot.last + 1 < j and trigger.first - j <= _OF_DEED
        if near and passage.name_at[j] < 0 and passage.is_particle(j, "perpetrators"):
            return True
        norm = passage.view.norms[j]
        if j > slot.last + 1 and norm[0] == "ل" and norm.endswith(("ه", "ها", "هم")):
            part = not passage.words.particles["part_in"].isdisjoint(passage.known[j].stems)
            if part and passage.bare(j + 1) == "في":
                return True
    return False


_OF_DEED: Final = 2  # tokens from whoever did it to what he did
