"""The parties of a clause: actors and persons named, referred to or told by an adjective of origin, with what governs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from tawatur.model.claim import Role
from tawatur.read.morphology import PREPOSITIONS, proclitic_splits, splits
from tawatur.understand.anaphora import state_of
from tawatur.understand.clauses import OWNED, Clause, backed_by
from tawatur.understand.events import Trigger
from tawatur.understand.passage import Passage

_AGENT_PHRASES = (
    ("من", "قبل"),
    ("علي", "يد"),
    ("علي", "ايدي"),
    ("من", "جانب"),
    ("من", "طرف"),
    ("بواسطه",),
    ("بيد",),
    ("بايدي",),
    ("بقبضه",),
    ("في", "قبضه"),
    ("في", "يد"),
    ("بنيران",),
    ("برصاص",),
)
BY = "من قبل"
MUTUAL = frozenset({"clash", "talks", "agreement"})
TWO_SIDED = MUTUAL | {"release"}  # with one side told the other is to be looked for
DONE_TO = frozenset(
    {
        "attack",
        "shelling",
        "air_drone_strike",
        "explosion",
        "clash",
        "killing",
        "siege",
        "security_operation",
        "arrest",
        "property_damage",
    }
)


@dataclass(frozen=True, slots=True)
class Part:
    """One participant: entity, role (agent | target | participant), and the number of the name it was read from, or None."""

    entity: str
    role: Role
    name: int | None
    at: int


@dataclass(frozen=True, slots=True)
class Party:
    """An actor at tokens at..last; `prep`: what governs it; `owns`: it owns a position that stands before it («مواقع X»)."""

    at: int
    last: int
    entity: str
    name: int | None
    prep: str | None
    owns: bool = False
    origin: bool = False


def parties_in(
    passage: Passage, clause: Clause, references: Mapping[int, str], skip: range | None, trigger: Trigger | None = None
) -> list[Party]:
    """Actors and persons named, referred to or told by an adjective of origin in the clause, with what governs them.

    What governs a phrase is looked for back to the trigger, never beyond it. A list of persons names no doers.
    """
    edge = trigger.last if trigger is not None else -1
    mutual = trigger is None or trigger.type in MUTUAL
    out: list[Party] = []
    seen: set[int] = set()
    parted = -9  # the last token of who is only named as a border («الفاصل بين مناطق X وY»)
    for i in range(clause.first, clause.last + 1):
        if skip is not None and i in skip:
            continue
        number = passage.name_at[i]
        if number >= 0:
            if number in seen:
                continue
            seen.add(number)
            slot = _named_slot(passage, i, number, clause, out, edge, mutual)
        elif i in references and references[i].split("/")[0] in ("actor", "person"):
            clitic = next((p for p, s in proclitic_splits(passage.view.norms[i]) if s.startswith("ال")), "")
            slot = _placed(passage, Party(i, i, references[i], None, None), clitic, clause, out, edge)
        elif i in passage.meant:
            clitic = next((x.prefix for x in splits(passage.view.norms[i]) if x.suffix), "")
            first, *others = passage.meant[i]
            slot = _placed(passage, Party(i, i, first, None, None), clitic, clause, out, edge)
            out += [replace(slot, entity=other) for other in others]
        elif (state := _origin(passage, i, clause, trigger)) is not None:
            joined = "و" if passage.view.norms[i] not in passage.words.origins else ""
            slot = _placed(passage, Party(i, i, state, None, None, origin=True), joined, clause, out, edge)
            if (
                passage.view.norms[_described(passage, i, clause)].removeprefix("ال")
                in passage.words.particles["positions"]
            ):
                slot = _governed(slot, slot.prep, True)  # «النقاط التركية»
        else:
            continue
        if (
            slot is None
            or passage.is_particle(slot.at - 1, "led_by")
            or _asked_for(passage, slot)
            or _backs(passage, slot)
            or _comments(passage, slot)
            or (trigger is not None and _lends(passage, trigger, slot))
            or (trigger is not None and (_charged(passage, trigger, slot) or _elsewhere(passage, trigger, slot)))
        ):
            continue
        if _parts_lands(passage, slot, trigger) or (slot.at - parted <= 2 and passage.view.norms[slot.at][0] == "و"):
            parted = slot.last
            continue
        if slot.entity.startswith("person/") and out and _in_title(passage, out[-1], slot):
            out.pop()  # «القائد العام لقوات سوريا الديمقراطية فلان»: the force tells whose commander he is
        out.append(slot)
    violent = trigger is not None and trigger.type in DONE_TO
    if sum(s.entity.startswith("person/") for s in out) > (2 if violent else _LISTED):
        out = [s for s in out if not s.entity.startswith("person/")]
    return out


THESE = frozenset({"هذه", "هذا", "تلك", "هذين", "هاتين"})
_LISTED = 4


def _comments(passage: Passage, slot: Party) -> bool:
    """«ولم يصدر تعليق من X على القصف»: from whom no comment came."""
    before = slot.at - 2
    if before < 0 or passage.bare(slot.at - 1) != "من":
        return False
    return passage.is_particle(before, "remarks")


def _backs(passage: Passage, slot: Party) -> bool:
    """«مليشيا X المدعومة من Y»: who backs a party takes no part by that."""
    before = range(max(1, slot.at - 3), slot.at)
    return any(passage.is_particle(j, "backing") and backed_by(passage, j) == slot.last for j in before)


_CHARGEABLE = frozenset({"arrest", "abduction", "killing", "holding", "release", "security_operation"})


def _charged(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«اعتقلت … بتهمة التعامل مع X»: who is only named in the charge takes no part."""
    if trigger.type not in _CHARGEABLE:
        return False
    charges = passage.words.particles["charges"]
    first = trigger.last + 1 if slot.at > trigger.last else max(0, slot.at - _CHARGE)
    return any(
        s.prefix != "ال" and s.stem in charges for j in range(first, slot.at) for s in splits(passage.view.norms[j])
    )


_CHARGE = 4  # tokens from a charge to who is named in it


def _asked_for(passage: Passage, slot: Party) -> bool:
    """«أفرج … بناءً على طلب الحكومة»: who asked for it takes no part."""
    return any(passage.is_particle(j, "grounds") for j in range(max(0, slot.at - _GROUNDS), slot.at))


_GROUNDS = 4  # tokens from «بناءً» to whoever asked


def apart(passage: Passage, first: int, last: int) -> bool:
    """Whether a preposition among tokens first..last leads to another happening («بعد», «إثر»)."""
    return any(passage.is_particle(j, "circumstances") for j in range(first, last + 1))


def _elsewhere(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«سيطر … بعد اشتباكات مع X»: a party of another happening, which a preposition leads to after the trigger."""
    return any(
        passage.is_particle(j - 1, "circumstances") and _is_told(passage, j)
        for j in range(trigger.last + 2, slot.at)
        if j != trigger.verb and j != trigger.light
    )


def _is_told(passage: Passage, j: int) -> bool:
    return any(not r.finite and r.lexeme.type in DONE_TO for r in passage.by_kind[j].events)


def _parts_lands(passage: Passage, slot: Party, trigger: Trigger | None) -> bool:
    """«المعبر الفاصل بين مناطق X وY»: whose lands meet there, which is no part in what happens there."""
    if slot.prep != "بين" or trigger is None or trigger.type in MUTUAL:
        return False
    return any(passage.is_particle(j, "leading") for j in range(max(0, slot.at - 5), slot.at))


def _lends(passage: Passage, trigger: Trigger, slot: Party) -> bool:
    """«نجح المقاتلون، بإسناد من طائرات X، في صد هجوم»: who only lends support to what is told ahead of the trigger."""
    if slot.prep != "من" or slot.at > trigger.first:
        return False
    return any(passage.is_particle(j, "support") for j in range(max(0, slot.at - 4), slot.at))


def holds_place(passage: Passage, slot: Party) -> bool:
    """Whether a party stands as the owner of a position, and not of people who act for it («مقاتلي X»)."""
    if not slot.owns:
        return False
    return not any(s in passage.words.particles["ranks"] for s in _stems_before(passage, slot.at))


def _stems_before(passage: Passage, at: int) -> list[str]:
    return stems_of(passage, at - 1) if at else []


def _in_title(passage: Passage, actor: Party, person: Party) -> bool:
    """Whether an actor stands in the title before a person's name, with nothing but places and «إلى» between."""
    if actor.entity.startswith("person/") or not 0 < person.at - actor.last <= 3:
        return False
    between = range(actor.last + 1, person.at)
    clitic = passage.name(person.at)
    plain = clitic is None or not clitic.clitic
    return plain and all(passage.name_at[j] >= 0 or passage.bare(j) in ("الي", "في", "لدي") for j in between)


def _origin(passage: Passage, i: int, clause: Clause, trigger: Trigger | None) -> str | None:
    """Whose «قصف روسي» is; but not of «الرئيس الفرنسي فلان», «مدينة سروج التركية», nor of another happening's adjective."""
    norm, origins = passage.view.norms[i], passage.words.origins
    bare = norm[:-1] if norm.endswith("يا") else norm  # «هجوماً إسرائيلياً»
    entity = origins.get(bare) or (origins.get(bare[1:]) if norm[0] == "و" else None)
    if entity is None or i == clause.first or passage.view.tokens[i - 1].kind != "word":
        return None
    after = passage.name(i + 1) if i + 1 < len(passage.view.tokens) else None
    if after is not None and after.value.class_ == "person":
        return None
    if i < clause.last and passage.is_particle(i + 1, "made"):
        return None  # «طائرة إيرانية الصنع»
    head = _described(passage, i, clause)
    if _is_land(passage, head):
        return None
    if norm.endswith(_OF_PEOPLE) and head == i - 1 and _counts_people(passage, head):
        return None  # «قُتل إسرائيليان», «ثلاثة إسرائيليين»: people of that country
    people = not norm.endswith(("ي", "يه", "يا", "ان", "ين", "ون"))  # «ضباط روس», but not «شباب أتراك»
    if people and not any(s in passage.words.particles["ranks"] for s in stems_of(passage, head)):
        return None
    other = trigger is not None and not trigger.reading.finite and not trigger.first <= head <= trigger.last
    told = not passage.by_kind[head].weapons and any(
        not r.finite and r.lexeme.type in DONE_TO for r in passage.by_kind[head].events
    )
    if other and told and not passage.view.norms[head].startswith("و"):
        return None
    ground = not passage.words.particles["soldiery"].isdisjoint(stems_of(passage, head))
    return passage.words.armies.get(entity, entity) if ground else entity


_OF_PEOPLE = ("ان", "ين", "ون")


def _counts_people(passage: Passage, head: int) -> bool:
    """Whether the word before an adjective of origin is a verb or a bare number: the adjective is then the noun itself."""
    if any(r.finite for r in passage.readings(head)):
        return True
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
        return _placed(passage, Party(at, name.last, body, number, None), clitic, clause, before, edge)
    if name.value.class_ in ("actor", "person"):
        return _placed(passage, Party(i, name.last, name.value.entity, number, None), name.clitic, clause, before, edge)
    state = state_of(passage.entities, name.value.entity)
    if state is None:
        return None
    slot = _placed(passage, Party(i, name.last, state, number, None), name.clitic, clause, before, edge)
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


_TITLED = 7  # words of belonging, rank and title between forces and their leader's name
_HAVE_FORCES = frozenset({"armed-group", "state-forces", "government"})


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


def _placed(passage: Passage, slot: Party, clitic: str, clause: Clause, before: list[Party], edge: int) -> Party:
    """The slot with the preposition that governs its noun phrase, through nouns of membership («عناصر من», «تابعة لـ»)."""
    i = slot.at
    if before and clitic[:1] == "و" and len(clitic) == 1 and i - before[-1].last <= 3:
        return _governed(slot, before[-1].prep, before[-1].owns)  # coordinate: «قسد والأسايش»
    if clitic[-1:] in PREPOSITIONS and clitic:
        held = is_position(passage, i - 1)
        if not _belongs(passage, i - 1, clause):
            return _governed(slot, clitic[-1], held)
        if held and clitic[-1] == "ل" and not passage.kinds(i - 1) & _MEN:
            return _governed(slot, "ل", True)  # «هاجم مجهولون حاجزاً للجيش»
        i -= 1
    prep, owns = _governor_left(passage, i, clause, edge)
    return _governed(slot, prep, owns or is_position(passage, i - 1))


def _governed(slot: Party, prep: str | None, owns: bool) -> Party:
    return Party(slot.at, slot.last, slot.entity, slot.name, prep, owns, slot.origin)


_MEN = frozenset({"ranks", "forces"})


def _governor_left(passage: Passage, i: int, clause: Clause, edge: int) -> tuple[str | None, bool]:
    """Walks left over genitive nouns to a preposition, a verb, the trigger or the clause's start; tells of positions met."""
    j, steps, owns = i - 1, 0, False
    while j >= clause.first and steps < 6:
        if j == edge:
            return None, owns
        if passage.view.norms[j][0] == "ل" and passage.view.norms[j][1:] in passage.words.particles["support"]:
            return "ل", owns  # «توغلت لدعم قوات المعارضة»
        readings = passage.readings(j)
        if readings and any(r.finite for r in readings) and not any(r.form.pos in ("masdar", "noun") for r in readings):
            return None, owns
        if passage.time_at[j] >= 0 or passage.is_particle(j, "auxiliaries"):
            return None, owns
        bare = passage.bare(j)
        for phrase in _AGENT_PHRASES:
            if bare == phrase[-1] and (len(phrase) == 1 or (j > clause.first and passage.bare(j - 1) == phrase[0])):
                return BY, owns
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
        owns = owns or is_position(passage, j)
        prefix = _preposition_clitic(passage, j)
        if prefix:
            return prefix, owns
        j -= 1
        steps += 1
    return None, owns


def is_position(passage: Passage, j: int) -> bool:
    """Whether token j is a noun for what a party holds («مواقع», «حواجز»), so that its owner is the target."""
    if j < 0:
        return False
    positions = passage.words.particles.get("positions", frozenset())
    return any(s in positions for s in stems_of(passage, j))


def stems_of(passage: Passage, j: int) -> list[str]:
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
        if passage.bare(j - 1) == "برتبه":
            j -= 2  # «ضابط برتبة رائد في الجيش»
        return any(s in passage.words.particles["ranks"] for s in stems_of(passage, j))
    if passage.figure_at[j] >= 0 or passage.view.tokens[j].kind == "number":
        return True
    # an adjective may stand between («قوة عسكرية كبيرة من الجيش»)
    tables = [passage.words.particles[kind] for kind in ("members", "belonging", "captives")]
    if any(r.suffix in ("ها", "هم", "هما") and not r.finite for r in passage.by_kind[j].events):
        return False  # «النقاط وتسليمها لقوات X»
    for k in range(j, max(clause.first, j - 2) - 1, -1):
        stems = stems_of(passage, k)
        if any(s in t for s in stems for t in tables) or any(s[2:] in tables[0] for s in stems if s.startswith("ال")):
            return True  # «الوحدات المختصة للحرس الوطني»
        if k == j and passage.bare(k) in OWNED:
            return True  # «الطيران التابع لـX»
        if (
            is_position(passage, k)
            or not passage.view.norms[k].endswith(("ه", "ين", "ي", "ا"))
            or passage.name_at[k] >= 0
        ):
            return False
    return False
