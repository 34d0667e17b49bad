"""Words that mean a party named before: «قواتها», «الأخير», «الطرفان»."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import splits
from tawatur.recognise.found import FoundName
from tawatur.recognise.names.lexicon import NameWords
from tawatur.understand.lexeme import EVENT, LIGHT, PRONOUNS, Reading
from tawatur.understand.passage import Passage

# kinds of entities that have forces of their own, or act as such
_FORCES: Final = frozenset(
    {
        "armed-group",
        "state-forces",
        "police",
        "intelligence",
        "state",
        "government",
        "coalition",
        "administration",
        "party",
        "ministry",
        "un",
    }
)
_BUT: Final = frozenset({"لكنه", "لكنها", "لكنهم"})
_SENTENCES: Final = 2  # how far back it is looked for


def refer_back(passage: Passage, references: dict[int, str]) -> None:
    """Notes in the passage which tokens mean a party that was named before: the nearest, or the two nearest."""
    told: list[list[str]] = []  # the parties of each sentence so far, in the order of the text
    bodies: list[list[str]] = []  # the same with ministries and offices of the UN, who have people and no forces
    many: set[str] = set()  # those called by a plural for people («الحوثيين»), whom «ها» never means
    known, name_at = passage.known, passage.name_at
    home: str | None = None  # the state of whoever was named last
    for sentence in passage.view.sentences:
        here: list[str] = []
        body: list[str] = []
        for i in range(sentence.first, sentence.last):
            if not (name_at[i] >= 0 or i in references or known[i].refers):
                continue  # most words name nobody and mean nobody
            home = _home(passage, i) or home
            if home is not None and _own_land(passage, i, sentence.first):
                passage.meant[i] = (home,)
                continue
            party = _party(passage, i, references, sentence.first)
            if party is not None and not (_charged(passage, i, sentence.first) or _backs(passage, i, sentence.first)):
                body.append(party)
                if passage.entities.entities[party].kind not in _BODIES:
                    here.append(party)
                if passage.view.norms[i].endswith(("ون", "ين")):
                    many.add(party)
            elif passage.name_at[i] < 0:
                one = passage.view.norms[i].endswith("ها") and not many.isdisjoint(here)
                staff = _staff(passage, i)
                row, rows = (body, bodies) if staff else (here, told)
                own = [p for p in row if p not in many] if one else row
                found = _meant(passage, i, own, rows[-_SENTENCES:])
                if found:
                    passage.meant[i] = found
                    passage.instead[i] = next((p for p in reversed(own) if p != found[0]), "")
                elif here and _deed(passage, i):
                    # «تصدت لها X وأفشلت تقدمها»: whoever foils it does not do it
                    others = [p for p in here if p != here[-1]] if _foiled(passage, i) else here
                    passage.whose[i] = (others or here)[-1]
        if not sentence.boilerplate:
            told.append(here)
            bodies.append(body)


def _home(passage: Passage, i: int) -> str | None:
    """The state of the office-holder or the body named at token i, or told by its adjective («الرئيس الفرنسي»)."""
    name = passage.name(i)
    if name is None:
        officer = any(passage.known[j].roles for j in range(max(0, i - _OFFICE), i))
        return passage.known[i].origin if officer else None
    if name.first != i:
        return None
    known = passage.entities.entities.get(name.value.entity)
    if known is None or known.kind == "armed-group" or len(known.country) != 1:
        return None
    if known.class_ not in ("person", "actor"):
        return None
    body = passage.entities.governing(known.country)
    whole = passage.entities.entities[body].part_of if body is not None else None
    above = passage.entities.entities.get(whole) if whole else None
    return whole if above is not None and above.kind == "state" else body


def _own_land(passage: Passage, i: int, first: int) -> bool:
    """«إن بلاده …», «ستواصل بلادها …», «قوات بلاده»: somebody's land where it acts, as a state."""
    norm = passage.view.norms[i]
    if not norm.startswith("بلاد") or i == first or passage.name_at[i] >= 0:
        return False
    acts = passage.is_particle(i - 1, "complementizers") or passage.by_kind[i - 1].finite
    acts = acts or not passage.words.particles["forces"].isdisjoint(passage.known[i - 1].stems)
    return acts and any(s.suffix in PRONOUNS and s.stem in _LAND for s in splits(norm))


_LAND: Final = frozenset({"بلاد"})
_OFFICE: Final = 3  # tokens that an office may take up


def _staff(passage: Passage, i: int) -> bool:
    """«منتسبيها», «موظفيه», «عناصرها»: people of whoever was named, who need no forces for that."""
    return passage.view.norms[i].endswith(PRONOUNS) and any(
        s.suffix in PRONOUNS and s.stem in passage.words.particles["ranks"] for s in splits(passage.view.norms[i])
    )


_BODIES: Final = frozenset({"ministry", "un"})


def state_of(names: NameWords, entity_id: str) -> str | None:
    """The state that a country's name can stand for: place/russia → actor/russia."""
    return names.state(entity_id) if entity_id.startswith("place/") else None


def accused_capital(passage: Passage, name: FoundName) -> str | None:
    """«اتهمت كييف موسكو بقصف …»: of a capital right after whoever accuses it, the government it stands for; else None."""
    if name.value.class_ != "place" or name.clitic or name.last + 1 >= len(passage.view.norms):
        return None
    if passage.view.norms[name.last + 1][0] != "ب" and not passage.is_particle(name.last + 1, "other"):
        return None
    for j in range(name.first - 1, max(0, name.first - _ACCUSER) - 1, -1):
        if any(r.finite and r.lexeme.get("stance") == "accusing" for r in passage.by_kind[j].sayings):
            return passage.entities.ruled_from(name.value.entity) if j < name.first - 1 else None
        if passage.is_particle(j, "prepositions") or passage.is_particle(j, "settlements"):
            return None
    return None


_ACCUSER: Final = 5  # tokens that whoever accuses may take up


def acting_capital(passage: Passage, name: FoundName) -> str | None:
    """«ردّت أنقرة بقصف …», «سلّمت طهران جثامين …»: the government of a capital right after a verb that is done to no place; else None."""
    i = name.first
    if name.clitic or i == 0 or not passage.can[i - 1] & _DOES or not passage.is_particle(i, "capitals"):
        return None
    kinds = passage.by_kind[i - 1]
    if not any(_done_by_her(r) for r in (*kinds.events, *kinds.lights)):
        return None
    return passage.entities.ruled_from(name.value.entity)


def _done_by_her(reading: Reading) -> bool:
    form, lexeme = reading.form, reading.lexeme
    she = reading.finite and form.person == "3fs" and form.voice == "active" and not reading.suffix
    return she and lexeme.subject in _DOING and lexeme.object in _NO_PLACE


_DOES: Final = EVENT | LIGHT
_DOING: Final = frozenset({"agent", "participant"})
_NO_PLACE: Final = frozenset({"none", "event", "theme"})


def _party(passage: Passage, i: int, references: dict[int, str], first: int) -> str | None:
    """The party that acts with forces of its own and is named, referred to or told by «الطائرات الروسية» at token i."""
    name = passage.name(i)
    if name is not None and name.first != i:
        return None
    entity = references.get(i) if name is None else name.value.entity
    if name is None and entity is None and i > first:
        adjective = passage.words.origins.get(passage.view.norms[i])
        stems = passage.known[i - 1].stems
        if adjective is None:
            return None
        if not passage.words.particles["soldiery"].isdisjoint(stems):
            entity = passage.words.armies.get(adjective, adjective)  # «قوة إسرائيلية»
        elif not passage.words.particles["forces"].isdisjoint(stems):
            entity = adjective
    if entity is None:
        return None
    state = state_of(passage.entities, entity)
    if state is not None:
        verb = i == first or any(r.finite for r in passage.readings(i - 1)) or passage.bare(i - 1)[-1] == "ت"
        return state if verb else None
    known = passage.entities.entities.get(entity)
    if (
        known is not None
        and known.kind == "city"
        and i > first
        and any(r.finite for r in passage.by_kind[i - 1].sayings)
    ):
        return passage.entities.governing(known.country)  # «أعلنت موسكو أن قواتها …»
    return entity if known is not None and known.kind in _FORCES else None


def _charged(passage: Passage, i: int, first: int) -> bool:
    """«بتهمة التخابر مع X»: X is only named in a charge, and does nothing that «عناصره» could refer to."""
    if passage.bare(i - 1) not in ("مع", "الي", "ل"):
        return False
    charges = passage.words.particles["charges"]
    return any(
        s.prefix != "ال" and s.stem in charges
        for j in range(max(first, i - 4), i)
        for s in splits(passage.view.norms[j])
    )


def _backs(passage: Passage, i: int, first: int) -> bool:
    """«X المرتبطة بـY», «المدعومة من Y»: whom somebody is tied to does nothing that a pronoun after that could mean."""
    near = [j for j in (i - 1, i - 2) if j >= first]
    return any(passage.is_particle(j, "backing") for j in near) and any(
        passage.name_at[j] >= 0 for j in range(first, i)
    )


def _meant(passage: Passage, i: int, here: list[str], before: list[list[str]]) -> tuple[str, ...]:
    pronoun = passage.view.norms[i].endswith(PRONOUNS) and not passage.feminine(passage.view.tokens[i])
    if not pronoun and not passage.kinds(i):
        return ()
    if passage.is_particle(i, "both"):
        return _pair([*before, here])
    if passage.is_particle(i, "latter"):
        alone = passage.view.tokens[i - 1].kind != "word" or not passage.view.norms[i - 1].startswith("ال")
        return tuple(here[-1:]) if alone else ()
    if passage.bare(i) in _BUT and not here and before and before[-1]:
        return tuple(before[-1][:1])  # «لم تعلّق إسرائيل. لكنها شنّت …»
    if not pronoun or not _owned(passage, i) or (passage.is_particle(i - 1, "anybody") and not _one_of(passage, i)):
        return ()
    rows = [row[:1] for row in before if row]
    return tuple(here[-1:] or (rows[-1] if rows else ()))


def _one_of(passage: Passage, i: int) -> bool:
    """«مقتل أحد عناصرها»: one of the people of whoever was named, and not «لم يعلن أحد مسؤوليته»."""
    return passage.bare(i - 1) == "احد" and not passage.is_particle(i, "responsibility")


def _owned(passage: Passage, i: int) -> bool:
    """«قواته», «لمقاتليها», «مسؤوليتها»: a noun for forces, or for answering for a deed, with a pronoun."""
    if passage.is_particle(i, "responsibility"):
        return True
    forces, groups = passage.words.particles["forces"], passage.words.particles["groups"]
    return any(s.suffix in PRONOUNS and (s.stem in forces or s.stem in groups) for s in splits(passage.view.norms[i]))


def _deed(passage: Passage, i: int) -> bool:
    """«غاراتها», «سيطرته», «قيامهم»: what is done, or doing it, with a pronoun for the doer."""
    if passage.is_particle(i, "doing"):
        return True
    return any(
        not r.finite and r.suffix in PRONOUNS and r.lexeme.genitive == "agent" for r in passage.by_kind[i].events
    )


def _foiled(passage: Passage, i: int) -> bool:
    """«أفشلت تقدمها», «صدّت هجومه»: whether the verb right before what is done tells that its subject foiled it."""
    return any(r.finite and r.lexeme.get("actor") == "target" for r in passage.by_kind[i - 1].operators)


def _pair(rows: list[list[str]]) -> tuple[str, ...]:
    """The last two parties that one sentence names."""
    for row in reversed(rows):
        distinct = list(dict.fromkeys(reversed(row)))[:2]
        if len(distinct) == 2:
            return (distinct[1], distinct[0])
    return ()
