"""Whose people a happening hit: the fallen told before it, the ranks they were in, who is named among them."""

from __future__ import annotations

from typing import Final

from tawatur.understand.party import Party
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger


def in_ranks(passage: Passage, slot: Party) -> bool:
    """«قتلى في صفوف X», «خسائر بشرية في صفوف X»: whose ranks the dead, hurt or losses were in."""
    if not passage.is_particle(slot.at - 1, "rank_and_file"):
        return False
    losses = passage.words.particles["losses"]
    before = range(max(0, slot.at - _LOSSES), slot.at - 1)
    return any(
        any(r.lexeme.toll for r in passage.by_kind[j].events) or not losses.isdisjoint(passage.known[j].stems)
        for j in before
    )


_LOSSES: Final = 8  # tokens from the losses to whose they are


def among_them(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«قتلت ستة بينهم قيادي في القاعدة»: of those to whom it was done, some are told more closely."""
    if trigger.lexeme.object != "target" or slot.at <= trigger.first:
        return False
    before = range(max(trigger.last + 1, slot.at - _AMONG), slot.at)
    return any(passage.view.norms[j] in _BETWEEN_THEM for j in before)


_AMONG: Final = 6  # tokens from «بينهم» to the party of one of them


_BETWEEN_THEM: Final = frozenset({"بينهم", "وبينهم", "منهم", "بينهما"})


def fallen(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«مصرع ثلاثة حوثيين في كمين»: whose dead are told right before the happening."""
    if trigger.reading.finite or trigger.lexeme.toll or not slot.last < trigger.first or slot.prep not in (None, "من"):
        return False
    counted = passage.bare(slot.at - 1) == "من" or bool(passage.kinds(slot.at - 1) & {"members", "ranks"})
    before = range(max(0, slot.at - (_COUNTED if counted else 2)), slot.at)
    return any(r.lexeme.toll and not r.finite for j in before for r in passage.by_kind[j].events)


_COUNTED: Final = 4  # tokens from the toll's noun to whose people are counted («إصابة اثنين من منتسبيها»)


def lone_doer(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«استهدف انتحاري قافلة للقوات الكندية», «استهدفت سيارة يقودها انتحاري دورية للجيش»: one whose side is not told did it."""
    doer = trigger.last + 1
    if not trigger.reading.finite or trigger.lexeme.object != "target" or trigger.reading.suffix:
        return False
    if slot.at <= doer + 1 or slot.prep not in (None, "ل", "من") or not passage.is_particle(doer, "lone_doers"):
        return False
    if passage.bare(doer + 1) in ("من", "في", "ل") or passage.is_particle(doer + 1, "ranks"):
        return False
    return not any(
        passage.is_particle(j, "belonging") or passage.is_particle(j, "membership") for j in range(doer + 1, slot.at)
    )
