"""The parties of a clause: actors and persons named, referred to or told by an adjective of origin, with what governs them."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import proclitic_splits, splits
from tawatur.understand.anaphora import accused_capital, acting_capital, state_of
from tawatur.understand.bystanders import (
    asked_for,
    backs,
    charged,
    comments,
    elsewhere,
    in_title,
    lends,
    parts_lands,
    served,
    worn,
)
from tawatur.understand.clauses import Clause
from tawatur.understand.governors import governed, placed
from tawatur.understand.party import BY, DONE_TO, MUTUAL, Party
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger

TWO_SIDED: Final = MUTUAL | {"release"}  # with one side told the other is to be looked for


def parties_in(
    passage: Passage, clause: Clause, references: dict[int, str], skip: range | None, trigger: Trigger | None = None
) -> list[Party]:
    """Actors and persons named, referred to or told by an adjective of origin in the clause, with what governs them.

    What governs a phrase is looked for back to the trigger, never beyond it. A list of persons names no doers.
    """
    edge = trigger.last if trigger is not None else -1
    mutual = trigger is None or trigger.type in MUTUAL or trigger.lexeme.subject == "participant"
    mutual = mutual or (
        trigger is not None and trigger.lexeme.type == "release" and trigger.lexeme.section == "events.nouns"
    )
    deals = trigger is not None and trigger.type == "handover"
    out: list[Party] = []
    seen: set[int] = set()
    parted = -9  # the last token of who is only named as a border («الفاصل بين مناطق X وY»)
    for i in range(clause.first, clause.last + 1):
        number = passage.name_at[i]
        if number < 0 and not passage.told_of[i]:
            continue
        if (skip is not None and i in skip) or i in passage.apart:
            if number >= 0 and out and _heads(passage, out[-1], i, number):
                out.pop()  # «هدد زعيم X فلان»: he speaks, X only tells whose leader he is
            continue
        if i in passage.supposed:
            party = passage.supposed[i]
            slot: Party | None = placed(passage, party, party.prep or "", clause, out, edge)
        elif number >= 0:
            if number in seen:
                continue
            seen.add(number)
            inside = trigger is not None and trigger.first < i < trigger.last  # «إطلاق إسرائيل سراح …»
            slot = _named_slot(passage, i, number, clause, out, trigger.first if trigger and inside else edge, mutual)
            if deals:
                slot = _handed_over(passage, i, number, clause, slot)
        elif i in references and references[i].split("/")[0] in ("actor", "person"):
            clitic = next((p for p, s in proclitic_splits(passage.view.norms[i]) if s.startswith("ال")), "")
            slot = placed(passage, Party(i, i, references[i], None, None), clitic, clause, out, edge)
        elif i in passage.meant:
            clitic = next((x.prefix for x in splits(passage.view.norms[i]) if x.suffix), "")
            first, *others = passage.meant[i]
            slot = placed(passage, Party(i, i, first, None, None), clitic, clause, out, edge)
            out += [slot._replace(entity=other) for other in others]
        elif passage.known[i].origin is not None and (state := _origin(passage, i, clause, trigger)) is not None:
            joined = "و" if passage.view.norms[i] not in passage.words.origins else ""
            if joined and out and out[-1].last == i - 1 and _is_army(passage, out[-1]):
                state = passage.words.armies.get(state, state)  # «القوات الأميركية والبريطانية»
            slot = placed(passage, Party(i, i, state, None, None, origin=True), joined, clause, out, edge)
            if (
                passage.view.norms[_described(passage, i, clause)].removeprefix("ال")
                in passage.words.particles["positions"]
            ):
                slot = governed(slot, slot.prep, True)  # «النقاط التركية»
        else:
            continue
        if (
            slot is None
            or passage.is_particle(slot.at - 1, "led_by")
            or asked_for(passage, slot)
            or backs(passage, slot)
            or comments(passage, slot)
            or worn(passage, slot)
            or (trigger is not None and (lends(passage, trigger, slot) or served(passage, trigger, slot)))
            or (trigger is not None and (charged(passage, trigger, slot) or elsewhere(passage, trigger, slot)))
        ):
            continue
        if parts_lands(passage, slot, trigger) or (slot.at - parted <= 2 and passage.view.norms[slot.at][0] == "و"):
            parted = slot.last
            continue
        suffers = trigger is not None and trigger.type in _HITS and slot.at > trigger.first
        if slot.entity.startswith("person/") and out and not suffers and in_title(passage, out[-1], slot):
            out.pop()  # «القائد العام لقوات سوريا الديمقراطية فلان»: the force tells whose commander he is
        out.append(slot._replace(prep="مع") if slot.prep in _WITH and _along(passage, slot.at) else slot)
    violent = trigger is not None and trigger.type in DONE_TO
    if sum(s.entity.startswith("person/") for s in out) > (2 if violent else _LISTED):
        out = [s for s in out if not s.entity.startswith("person/")]
    return out


_HITS: Final = frozenset({"killing", "abduction", "air_drone_strike"})  # what hits a man for whose he is


def _is_army(passage: Passage, party: Party) -> bool:
    known = passage.entities.entities.get(party.entity)
    return not party.origin and known is not None and known.kind == "state-forces"


def _along(passage: Passage, at: int) -> bool:
    """«شنّ الجيش، بمشاركة X، هجوماً», «برفقة عناصر من X»: who is told to have come along with whoever acts."""
    return any(passage.is_particle(j, "along") for j in range(max(0, at - _ALONG), at))


_WITH: Final = frozenset({None, "ب", "برفقه"})
_ALONG: Final = 3  # tokens from «برفقة» to whoever came along


def _heads(passage: Passage, actor: Party, i: int, number: int) -> bool:
    """Whether a person named at token i bears an office in the party named before."""
    name = passage.names[number]
    person = name.value.class_ == "person" and name.first == i
    return person and in_title(passage, actor, Party(i, name.last, name.value.entity, number, None))


THESE: Final = frozenset({"هذه", "هذا", "تلك", "هذين", "هاتين"})
_LISTED: Final = 4


def holds_place(passage: Passage, slot: Party) -> bool:
    """Whether a party stands as the owner of a position, and not of people who act for it («مقاتلي X»)."""
    if not slot.owns:
        return False
    return not any(s in passage.words.particles["ranks"] for s in _stems_before(passage, slot.at))


def _stems_before(passage: Passage, at: int) -> tuple[str, ...]:
    return passage.known[at - 1].bases if at else ()


def _origin(passage: Passage, i: int, clause: Clause, trigger: Trigger | None) -> str | None:
    """Whose «قصف روسي» is; but not of «الرئيس الفرنسي فلان», «مدينة سروج التركية», nor of another happening's adjective."""
    norm, entity = passage.view.norms[i], passage.known[i].origin
    if entity is None or i == clause.first or passage.view.tokens[i - 1].kind != "word":
        return None
    after = passage.name(i + 1) if i + 1 < len(passage.view.tokens) else None
    if after is not None and after.value.class_ == "person":
        return None
    if i < clause.last and passage.is_particle(i + 1, "made"):
        return None  # «طائرة إيرانية الصنع»
    head = _described(passage, i, clause)
    if _is_land(passage, head) or _of_no_state(passage, head, norm) or _serves(passage, i, entity):
        return None
    plain = passage.kinds(head) & _PLAIN_PEOPLE or passage.known[head].roles
    person = not passage.known[head].stems.isdisjoint(passage.words.particles["people"])
    acts = passage.kinds(head) & _WHO_ACT or not passage.known[head].stems.isdisjoint(
        passage.words.particles["soldiery"] | passage.words.particles["ranks"]
    )
    if not acts and ((plain and norm.endswith(_OF_ONE)) or (person and norm.endswith(_OF_ANYBODY))):
        return None  # «احتجز ثلاثة صحافيين فرنسيين», «مقتل عامل باكستاني»
    if norm.endswith(_OF_PEOPLE) and passage.name_at[head] >= 0:
        return None  # «احتجزت إيران فرنسيين»
    if passage.is_particle(head, "prepositions") or _taken(passage, head, i):
        return None  # «أفرجت عن إسرائيلي», «قُتل تركي»: somebody of that country
    soldiers = any(s.removeprefix("ال") in passage.words.particles["soldiery"] for s in passage.known[head].bases)
    if norm.endswith(_OF_PEOPLE) and head == i - 1 and not soldiers and _counts_people(passage, head):
        return None  # «قُتل إسرائيليان», «ثلاثة إسرائيليين»: people of that country
    people = not norm.endswith(("ي", "يه", "يا", "ان", "ين", "ون"))  # «ضباط روس», but not «شباب أتراك»
    if people and not any(s in passage.words.particles["ranks"] for s in passage.known[head].bases):
        return None
    other = trigger is not None and not trigger.reading.finite and not trigger.first <= head <= trigger.last
    told = not passage.by_kind[head].weapons and any(
        not r.finite and r.lexeme.type in DONE_TO for r in passage.by_kind[head].events
    )
    if other and told and not passage.view.norms[head].startswith("و"):
        return None
    if entity in passage.words.soldierly and not soldiers and not _strikes(passage, trigger, head):
        return None  # «ثلاثة جنود إثيوبيين», not «ثلاثة لاجئين إثيوبيين»
    return passage.words.armies.get(entity, entity) if soldiers else entity


def _strikes(passage: Passage, trigger: Trigger | None, head: int) -> bool:
    """«قصفت مروحيات إثيوبية», «غارات مصرية على درنة»: aircraft that strike, or the strike itself, told by their nation."""
    if trigger is None or trigger.type not in _FROM_AFAR:
        return False
    return head == trigger.first or any(r.lexeme.get("carrier") for r in passage.by_kind[head].weapons)


_FROM_AFAR: Final = frozenset({"air_drone_strike", "shelling"})


def _of_no_state(passage: Passage, head: int, norm: str) -> bool:
    """«شركة أميركية», «منظمة فرنسية»: a body that is no state's."""
    return not norm.startswith("ال") and not passage.known[head].stems.isdisjoint(passage.words.particles["firms"])


def _serves(passage: Passage, i: int, state: str) -> bool:
    """«جندي إسباني من قوات اليونيفيل», «مقاتل فرنسي في داعش»: of whom he is, another than his state's, is told right after."""
    after = i + 2
    if after >= len(passage.view.norms) or passage.view.norms[i + 1] not in _IN:
        return False
    if passage.view.norms[after] in _RANKS:
        after += 1
    name = passage.name(after) if after < len(passage.view.norms) else None
    known = passage.entities.entities.get(name.value.entity) if name is not None and not name.clitic else None
    nation = passage.entities.entities.get(state)
    return known is not None and known.class_ == "actor" and (nation is None or known.country != nation.country)


_IN: Final = frozenset({"من", "في", "ضمن"})
_RANKS: Final = frozenset({"صفوف"})
_PLAIN_PEOPLE: Final = frozenset({"people", "captives", "press_people", "staff"})
_WHO_ACT: Final = frozenset({"ranks", "members", "soldiery", "forces"})
_OF_ONE: Final = ("ان", "ين", "ون", "ي", "يا")
_OF_ANYBODY: Final = (*_OF_ONE, "يه")
_OF_PEOPLE: Final = ("ان", "ين", "ون")


def _taken(passage: Passage, head: int, i: int) -> bool:
    """«أصيب باكستاني», «مقتل فرنسي»: one who was killed, hurt, taken or let go right before."""
    readings = [r for r in passage.by_kind[head].events if r.lexeme.type in _TO_PEOPLE or r.lexeme.toll]
    short = passage.view.norms[i].endswith(("ي", "يا"))
    return short and head == i - 1 and bool(readings) and not passage.view.norms[i].startswith("ال")


_TO_PEOPLE: Final = frozenset({"killing", "arrest", "abduction", "holding", "release"})


def _counts_people(passage: Passage, head: int) -> bool:
    """Whether the word before an adjective of origin is a verb or a bare number: the adjective is then the noun itself."""
    if any(r.finite for r in passage.readings(head)):
        return True
    if passage.by_kind[head].weapons:
        return False  # «صاروخين روسيين»
    return passage.figure_at[head] >= 0 and passage.figures[passage.figure_at[head]].first == head


def _described(passage: Passage, i: int, clause: Clause) -> int:
    """The noun that the adjective at token i belongs to: to its left, over other adjectives."""
    j = i - 1
    while j > clause.first and passage.name_at[j] < 0 and passage.view.norms[j].endswith(("ي", "يه", "يين")):
        if passage.by_kind[j].all or passage.kinds(j):
            break
        j -= 1
    return j


def _is_land(passage: Passage, j: int) -> bool:
    """Whether token j is a place, or a noun for land: «الحدود», «الأراضي», «المدينة»."""
    name = passage.name(j)
    if name is not None:
        return name.value.class_ == "place"
    if any(passage.is_particle(j, kind) for kind in ("locatives", "settlements", "leading", "soil")):
        return True
    stem = passage.bare(j).removeprefix("ال")
    refers = passage.words.descriptions.get("ال" + stem)
    return stem in passage.words.particles["locatives"] or (refers is not None and refers.get("class") == "place")


def _handed_over(passage: Passage, i: int, number: int, clause: Clause, slot: Party | None) -> Party | None:
    """«تسلّمت روسيا 95 أسيراً من أوكرانيا», «سلّمت ثلاث محتجزات للصليب الأحمر»: by whom, or to whom, somebody is handed over."""
    name = passage.names[number]
    if slot is not None:
        return slot._replace(prep="ل") if slot.prep is None and name.clitic[-1:] == "ل" and not slot.owns else slot
    state = state_of(passage.entities, name.value.entity)
    if state is None or name.first == clause.first:
        return None
    prep = name.clitic or passage.bare(i - 1)
    return Party(i, name.last, state, number, prep) if prep in _BETWEEN_STATES else None


_BETWEEN_STATES: Final = frozenset({"من", "الي", "ل"})


def _named_slot(
    passage: Passage, i: int, number: int, clause: Clause, before: list[Party], edge: int, mutual: bool
) -> Party | None:
    name = passage.names[number]
    led = _led_by(passage, i, clause, name.value.entity) if name.value.class_ == "person" else None
    if led is not None:
        at, body = led
        clitic = next(
            (p for p, s in proclitic_splits(passage.view.norms[at]) if s in passage.words.particles["forces"]), ""
        )
        return placed(passage, Party(at, name.last, body, number, None), clitic, clause, before, edge)
    if name.value.class_ in ("actor", "person"):
        return placed(passage, Party(i, name.last, name.value.entity, number, None), name.clitic, clause, before, edge)
    state = state_of(passage.entities, name.value.entity)
    if state is None:
        accused = accused_capital(passage, name) or acting_capital(passage, name)
        if accused is None:
            return None
        return placed(passage, Party(i, name.last, accused, number, None), name.clitic, clause, before, edge)
    slot = placed(passage, Party(i, name.last, state, number, None), name.clitic, clause, before, edge)
    if before and before[-1].origin and i == before[-1].last + 1 and passage.is_particle(i, "adjectival"):
        return slot._replace(
            prep=before[-1].prep, owns=before[-1].owns, origin=True
        )  # «غارات روسية سورية», «إيرانية وسورية»
    joined = bool(before) and 0 < i - before[-1].last <= 2 and "و" in (name.clitic[:1], passage.view.norms[i - 1][0])
    if slot.prep == BY or (joined and slot.prep in (None, "مع", "بين")):
        return slot
    if slot.prep in ("مع", "بين"):
        return slot if mutual and not _is_border(passage, i, clause) else None
    return slot if slot.prep is None and _acts(passage, i, clause) else None


def _led_by(passage: Passage, i: int, clause: Clause, person: str) -> tuple[int, str] | None:
    """«كتائب العقيد فلان», «قوات موالية للنائب السابق فلان»: the forces before a leader's name, and the body that he heads."""
    entity = passage.entities.entities.get(person)
    body = entity.bodies[0] if entity is not None and entity.bodies else None
    known = passage.entities.entities.get(body) if body is not None else None
    if body is None or known is None or known.kind not in _HAVE_FORCES:
        return None
    for j in range(i - 1, max(clause.first, i - _TITLED) - 1, -1):
        if passage.view.tokens[j].kind != "word" or passage.name_at[j] >= 0 or passage.is_particle(j, "prepositions"):
            return None
        if not passage.words.particles["forces"].isdisjoint(passage.known[j].stems):
            return j, body
        readings = passage.readings(j)
        if readings and all(r.finite for r in readings):
            return None
    return None


_TITLED: Final = 7  # words of belonging, rank and title between forces and their leader's name
_HAVE_FORCES: Final = frozenset({"armed-group", "state-forces", "government"})


def _is_border(passage: Passage, i: int, clause: Clause) -> bool:
    """«الحدود مع تركيا», «الحدود بين سوريا والعراق»: which lands meet, not who deals with whom."""
    return any(passage.is_particle(j, "leading") for j in range(max(clause.first, i - 4), i))


def _acts(passage: Passage, i: int, clause: Clause) -> bool:
    """Whether a country named at token i stands where a doer does: at the start, after a verb or what is done; not «أكراد سوريا»."""
    if i == clause.first or passage.view.tokens[i - 1].kind != "word":
        return True
    if any(passage.is_particle(i - 1, kind) for kind in ("locatives", "prepositions")):
        return False
    if any(r.lexeme.subject == "place" for r in passage.by_kind[i - 1].lights):
        return False  # «تشهد سوريا نزاعاً»
    bare = passage.bare(i - 1)
    return bool(
        passage.readings(i - 1)
        or passage.kinds(i - 1)
        or passage.name_at[i - 1] >= 0
        or bare[0] in "تي"
        or bare[-1] == "ت"
        # «استهدفت خلالها إسرائيل …»
        or any(s.suffix and s.stem in passage.words.particles["prepositions"] for s in splits(bare))
    )
