"""The part of a genitive after a verbal noun: its subject or its object."""

from __future__ import annotations

from typing import Final

from tawatur.understand.party import Party
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger


def genitive_role(passage: Passage, trigger: Trigger, slot: Party, slots: list[Party]) -> str | None:
    """«هجوم داعش على», «مقتل مدني», «اعتقال قسد للناشط»: the genitive by the entry, else the masdar's subject or object."""
    lexeme = trigger.lexeme
    after = [s for s in slots if s.prep is None and s.at > trigger.last]
    verb = next((j for j in range(trigger.last + 1, slot.at) if _verb(passage, j)), None)
    if trigger.verb is None and verb is not None:
        # «كمين نصبه داعش», not «استشهاد مدنيين في مجزرة ارتكبتها قسد»
        about = any(r.suffix for r in passage.by_kind[verb].all) and verb - trigger.last <= _REMARK
        return "agent" if about and not lexeme.toll else None
    if _masdar_subject(passage, trigger, slot, slots, after):
        return "agent"
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


_REMARK: Final = 3


def _verb(passage: Passage, j: int) -> bool:
    return any(r.finite for r in passage.by_kind[j].all)


# what is done to people: a group can only do it, its members alone suffer it («اعتقال قسد …», «اعتقال عناصر من قسد»)
_TO_PEOPLE: Final = frozenset({"arrest", "abduction", "holding", "killing", "release"})


def _masdar_subject(passage: Passage, trigger: Trigger, slot: Party, slots: list[Party], after: list[Party]) -> bool:
    """Whether the first genitive after a masdar is its subject: an object follows, or it is a group where people suffer."""
    lexeme = trigger.lexeme
    own = lexeme.genitive or ("target" if lexeme.subject == "agent" and lexeme.object == "target" else None)
    if own not in ("target", "theme") or lexeme.toll or not after or slot is not after[0] or slot.owns:
        return False
    if len(after) == 1 and any(s.prep == "ل" and s.at > slot.at for s in slots):
        return True  # «اعتقال قسد لعنصر من …»
    if slot.at != trigger.last + 1 or trigger.reading.suffix:
        return False
    group = slot.entity.startswith("actor/") and not slot.origin
    return (group and (trigger.type in _TO_PEOPLE or own == "theme")) or object_at(passage, slot.last + 1)


def object_at(passage: Passage, i: int) -> bool:
    """Whether a noun phrase begins at token i that no preposition governs, or that «ل» leads to: an object after a subject."""
    if i >= len(passage.view.tokens):
        return False
    token, norm = passage.view.tokens[i], passage.view.norms[i]
    if passage.figure_at[i] >= 0 or token.kind == "number":
        return True
    if token.kind != "word" or passage.time_at[i] >= 0:
        return False
    name = passage.name(i)
    if name is not None:
        return name.clitic in ("", "ل")
    kinds = passage.kinds(i)
    if kinds & {"members", "ranks", "positions", "settlements", "lands"}:
        return True
    if norm == "ل" or (norm[0] == "ل" and len(norm) > 4 and not kinds and norm[1] != "م"):
        return True
    surface = passage.view.text[token.start : token.end]
    return surface.endswith(("اً", "ًا", "ً")) or (not kinds and norm.endswith(("ين", "ات")) and norm[0] not in "وب")
