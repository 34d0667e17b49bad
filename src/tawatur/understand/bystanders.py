"""Who is named beside a happening and takes no part in it: backers, charges, borders, who comments."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import splits
from tawatur.understand.clauses import backed_by
from tawatur.understand.party import DONE_TO, MUTUAL, Party
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger


def comments(passage: Passage, slot: Party) -> bool:
    """«ولم يصدر تعليق من X على القصف»: from whom no comment came."""
    before = slot.at - 2
    if before < 0 or passage.bare(slot.at - 1) != "من":
        return False
    return passage.is_particle(before, "remarks")


def backs(passage: Passage, slot: Party) -> bool:
    """«مليشيا X المدعومة من Y»: who backs a party takes no part by that."""
    before = range(max(1, slot.at - 3), slot.at)
    return any(passage.is_particle(j, "backing") and backed_by(passage, j) == slot.last for j in before)


_CHARGEABLE: Final = frozenset({"arrest", "abduction", "killing", "holding", "release", "security_operation"})


def charged(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«اعتقلت … بتهمة التعامل مع X»: who is only named in the charge takes no part."""
    if trigger.type not in _CHARGEABLE:
        return False
    charges = passage.words.particles["charges"]
    first = trigger.last + 1 if slot.at > trigger.last else max(0, slot.at - _CHARGE)
    return any(
        s.prefix != "ال" and s.stem in charges for j in range(first, slot.at) for s in splits(passage.view.norms[j])
    )


_CHARGE: Final = 4  # tokens from a charge to who is named in it


def asked_for(passage: Passage, slot: Party) -> bool:
    """«أفرج … بناءً على طلب الحكومة»: who asked for it takes no part."""
    return any(passage.is_particle(j, "grounds") for j in range(max(0, slot.at - _GROUNDS), slot.at))


_GROUNDS: Final = 4  # tokens from «بناءً» to whoever asked


def served(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«قتل وسلب لصالح X»: for whom it was done takes no part; to whom a town is lost does."""
    return trigger.type != "control_change" and passage.is_particle(slot.at - 1, "in_favour")


def apart(passage: Passage, first: int, last: int) -> bool:
    """Whether a preposition among tokens first..last leads to another happening («بعد», «إثر»)."""
    return any(passage.is_particle(j, "circumstances") for j in range(first, last + 1))


def elsewhere(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«سيطر … بعد اشتباكات مع X»: a party of another happening, which a preposition leads to after the trigger."""
    return any(
        passage.is_particle(j - 1, "circumstances") and (_is_told(passage, j) or _is_of_told(passage, j, slot.at))
        for j in range(trigger.last + 2, slot.at)
        if j != trigger.verb and j != trigger.light
    )


def _is_of_told(passage: Passage, j: int, end: int) -> bool:
    """«بعد اشتداد المعارك بين …»: a noun and the happening that it is said of."""
    if j + 1 >= end or passage.view.norms[j].startswith("ال") or not passage.view.norms[j + 1].startswith("ال"):
        return False
    return passage.name_at[j] < 0 and passage.time_at[j] < 0 and _is_told(passage, j + 1)


def _is_told(passage: Passage, j: int) -> bool:
    return any(not r.finite and r.lexeme.type in _TOLD_OF for r in passage.by_kind[j].events)


_TOLD_OF: Final = DONE_TO | MUTUAL


def parts_lands(passage: Passage, slot: Party, trigger: Trigger | None) -> bool:
    """«المعبر الفاصل بين مناطق X وY»: whose lands meet there, which is no part in what happens there."""
    if slot.prep != "بين" or trigger is None or trigger.type in MUTUAL:
        return False
    return any(passage.is_particle(j, "leading") for j in range(max(0, slot.at - 5), slot.at))


def lends(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«نجح المقاتلون، بإسناد من طائرات X، في صد هجوم»: who only lends support to what is told ahead of the trigger."""
    if slot.prep != "من" or slot.at > trigger.first:
        return False
    return any(passage.is_particle(j, "support") for j in range(max(0, slot.at - 4), slot.at))


def worn(passage: Passage, slot: Party) -> bool:
    """«متنكرين بزي الجيش», «بملابس الشرطة»: whose clothes somebody wears takes no part."""
    return slot.at > 0 and not _CLOTHES.isdisjoint(passage.known[slot.at - 1].stems)


_CLOTHES: Final = frozenset({"زي", "زيا", "ملابس", "بزه", "بزات", "لباس"})


def in_title(passage: Passage, actor: Party, person: Party) -> bool:
    """Whether an actor stands in the title before a person's name, with nothing but places and «إلى» between."""
    if actor.entity.startswith("person/") or not 0 < person.at - actor.last <= 3:
        return False
    between = range(actor.last + 1, person.at)
    clitic = passage.name(person.at)
    plain = clitic is None or not clitic.clitic
    return plain and all(passage.name_at[j] >= 0 or passage.bare(j) in ("الي", "في", "لدي") for j in between)
