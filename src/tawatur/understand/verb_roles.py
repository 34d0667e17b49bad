"""The part that a party plays by the frame of a finite verb, by where it stands."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from tawatur.understand.ellipsis import subjectless
from tawatur.understand.party import Party
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger


def verb_role(
    passage: Passage, trigger: Trigger, slot: Party, before: list[Party], after: list[Party], passive: bool
) -> str | None:
    """The part of a party beside a finite verb that no preposition leads to. before, after: those like it on each side."""
    lexeme = trigger.lexeme
    if slot.origin and slot.at < trigger.first and lexeme.subject == "theme" and passage.by_kind[slot.at - 1].weapons:
        return "agent"  # «صاروخين روسيين سقطا على …»
    if (
        not passive
        and trigger.reading.suffix
        and lexeme.object == "theme"
        and after
        and after[0].at == trigger.last + 1
    ):
        # «تعترض السعودية صاروخاً أطلقه الحوثيون»
        return lexeme.subject if slot is after[0] else None
    if slot.at < trigger.first:
        return lexeme.passive_subject if passive else lexeme.subject
    genitive = lexeme.get("after") if lexeme.rest else None
    if genitive and slot.at > trigger.last and trigger.last - trigger.first == len(lexeme.rest):
        return str(genitive)  # «أُطلق سراح فلان»: nobody stands between the verb and its words
    if passive:
        return lexeme.passive_subject
    if before or trigger.reading.form.person == "3mp" or _noun_leads(passage, trigger):
        return lexeme.object if lexeme.object not in ("none", "theme", "place") else None
    if lexeme.gap and trigger.last - trigger.first > len(lexeme.rest) and slot.at > trigger.last:
        # «ألقت الشرطة القبض على فلان»: its subject stood between its words
        return lexeme.object if lexeme.object not in ("none", "theme", "place") else None
    first = after[0] if after else slot
    if slot is first and lexeme.object == "target" and _men_act(passage, trigger, slot):
        return "target"
    if slot is first and lexeme.object == "target" and _no_subject(passage, trigger, slot):
        return "target"
    if slot is first and lexeme.object == "target" and _goes_on(passage, trigger, slot):
        return "target"
    if slot is first or joined(passage, after, slot):
        return lexeme.subject
    return lexeme.object if lexeme.object not in ("none", "theme", "place") else None


def _men_act(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«طارد الجنود الخاطفين»: soldiers of nobody we know right after the verb do it, to those who follow in the accusative."""
    at = trigger.last + 1
    if slot.at != at + 1 or not passage.view.norms[slot.at].endswith("ين") or slot.origin:
        return False
    return passage.view.norms[at].startswith("ال") and any(
        not passage.known[at].stems.isdisjoint(passage.words.particles[kind]) for kind in ("forces", "ranks", "members")
    )


def _no_subject(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«وطردت تنظيم الدولة منها»: a party right after a verb of the other gender is what it was done to."""
    if trigger.reading.form.person != "3fs" or slot.at != trigger.last + 1 or slot.owns or slot.origin:
        return False
    return not passage.known[slot.at].stems.isdisjoint(passage.words.particles["masculine"])


def _goes_on(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«وأسر قائدها الأردني فلاناً», «إنه أسقط طائرة للتحالف»: after a verb with its subject in its ending, or in the pronoun before it."""
    before = max(0, trigger.first - 1)
    if passage.is_particle(before, "complementizers") and passage.view.norms[before].endswith(_PRONOUNS):
        # «أنه قتل الجيش ثلاثة»: this «ه» is nobody
        return slot.at > trigger.last + 1 or not passage.view.norms[before].endswith("نه")
    if trigger.reading.prefix[:1] != "و" or slot.at <= trigger.last + 1 or not slot.entity.startswith("person/"):
        return False
    return subjectless(passage, trigger.first, trigger.reading, trigger.last)


_PRONOUNS: Final = ("ها", "هم", "نه")


def _noun_leads(passage: Passage, trigger: Trigger) -> bool:
    """«إن المروحيات قصفت قوات …», «مسيّرة مجهولة استهدفت الحشد»: a subject that is no party we know stands before the verb."""
    j, subject = trigger.first - 1, False
    if trigger.reading.prefix or trigger.reading.suffix:
        return False
    while (
        j >= 0 and trigger.first - j <= _LEAD and passage.view.tokens[j].line == passage.view.tokens[trigger.first].line
    ):
        kinds = passage.kinds(j)
        if kinds & _OPENING or passage.view.tokens[j].kind == "punct":
            break
        if "auxiliaries" not in kinds:
            weapon = bool(passage.by_kind[j].weapons)
            if not weapon and (kinds & _NO_SUBJECT or passage.time_at[j] >= 0 or passage.name_at[j] >= 0):
                return False
            if not weapon and passage.readings(j):
                return False
            subject = weapon or passage.view.norms[j].startswith("ال") or bool(kinds & _DOERS)
        j -= 1
    return subject


_LEAD: Final = 5  # tokens from a subject's noun to its verb


_OPENING: Final = frozenset({"complementizers", "subordinators", "contrast", "meanwhile"})


_NO_SUBJECT: Final = frozenset(
    {"prepositions", "locatives", "pronouns", "relatives", "circumstances", "asides", "adverbs", "settlements"}
)


_DOERS: Final = frozenset({"forces", "members", "ranks", "people"})


def joined(passage: Passage, after: list[Party], slot: Party) -> bool:
    """Whether «و» (or a second name of the same) leads from the first party after a verb to this one: «هاجم X وY Z»."""
    row = after[: after.index(slot) + 1]
    return all(
        b.at - a.last <= 3
        and (
            b.at == a.at
            or a.entity == b.entity
            or any(passage.view.norms[j][0] == "و" for j in range(a.last + 1, b.at + 1))
        )
        for a, b in pairwise(row)
    )
