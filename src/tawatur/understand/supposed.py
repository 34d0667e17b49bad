"""Whose people somebody is supposed to be: «مسلحون يُعتقد أنهم من داعش», «طائرات يُرجّح أنها إسرائيلية», «غارة نُسبت إلى إسرائيل»."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import proclitic_splits
from tawatur.recognise.found import FoundName
from tawatur.understand.anaphora import state_of
from tawatur.understand.lexeme import BACKS, NOTHING, SAYING, SUPPOSES
from tawatur.understand.party import Party
from tawatur.understand.passage import Passage


def take_backers(passage: Passage, references: dict[int, str]) -> None:
    """Notes the words that only tell who stands behind somebody: «فصيل مسلح موال لإيران», «الميليشيات الموالية لطهران»."""
    for i, can in enumerate(passage.can):
        if can & BACKS:
            for j in range(i + 1, min(i + _BACKER, len(passage.view.tokens))):
                name = passage.name(j)
                if name is not None:
                    if name.first == j and _state(passage, name):
                        passage.apart.update(range(j, name.last + 1))
                    break
                if passage.view.tokens[j].kind != "word" or passage.bare(j) in ("و", "في"):
                    break
    for i in references:
        for length in range(1, min(passage.words.longest_description, len(passage.view.tokens) - i)):
            phrase = " ".join((_first_word(passage, i), *passage.view.norms[i + 1 : i + 1 + length]))
            if phrase in passage.words.descriptions:
                passage.apart.update(range(i + 1, i + 1 + length))


def _first_word(passage: Passage, i: int) -> str:
    """The word at token i as a description may begin with it."""
    return passage.known[i].described or passage.view.norms[i]


def _state(passage: Passage, name: FoundName) -> bool:
    """Whether a name is a country's, its capital's or its government's."""
    known = passage.entities.entities.get(name.value.entity)
    return known is not None and known.kind in _STATES


_STATES: Final = frozenset({"country", "state", "government", "city"})
_BACKER: Final = 4  # tokens from a word of loyalty to whom it is owed


def take_suppositions(passage: Passage, references: dict[int, str]) -> None:
    """Notes who is supposed to belong to whom; the words that tell so are then no clause, no saying and no party of their own."""
    for i, can in enumerate(passage.can):
        if not can & (SUPPOSES | SAYING) or not i or passage.name_at[i] >= 0:
            continue
        by_saying = not can & SUPPOSES
        if by_saying and not _says_so(passage, i):
            continue
        if passage.is_particle(i, "ties") and passage.bare(i - 1) != "علي":
            continue
        start = i - 1 if passage.is_particle(i - 1, "relatives") or passage.is_particle(i, "ties") else i
        head = _head(passage, start - 1)
        told = next((j for j in range(i, i + _SAID) if passage.view.norms[j] in _THEY), i) if by_saying else i
        party = None if head is None else _party(passage, told, references)
        if head is None or party is None:
            continue
        last, entity, number = party
        clitic = _clitic(passage, head)
        passage.supposed[head] = Party(head, last, entity, number, clitic or None)
        for j in range(start, last + 1):
            passage.apart.add(j)
            if not passage.is_particle(i, "attributing"):  # «هجوم نُسب إلى X وضرب المدينة» goes on with a verb
                passage.by_kind[j] = NOTHING
                passage.can[j] = 0


def _says_so(passage: Passage, i: int) -> bool:
    """«مسلحون تقول السلطات إنهم من X»: a verb of saying, and a pronoun for them within a few words."""
    if not any(r.finite and not r.prefix for r in passage.by_kind[i].sayings):
        return False
    return any(passage.view.norms[j] in _THEY for j in range(i + 1, min(i + _SAID, len(passage.view.norms))))


_THEY: Final = frozenset({"انهم", "بانهم", "انها", "بانها", "انه", "بانه"})
_SAID: Final = 4  # tokens from a verb of saying to the pronoun

_HEADS: Final = frozenset({"ranks", "members", "people", "units", "fighting", "groups"})
_WITHOUT: Final = frozenset({"دون", "بدون", "بلا"})
_BEFORE: Final = 5  # tokens that a noun and its adjectives take up


def _head(passage: Passage, i: int) -> int | None:
    """The noun of whoever or whatever is supposed to be somebody's, which ends at token i."""
    found: int | None = None
    men = False
    for j in range(i, max(-1, i - _BEFORE), -1):
        if passage.view.tokens[j].kind != "word" or passage.name_at[j] >= 0 or passage.time_at[j] >= 0:
            break
        kinds = passage.by_kind[j]
        if any(r.finite for r in kinds.all) and not kinds.weapons and not passage.kinds(j) & _HEADS:
            break
        event = any(not r.finite and r.lexeme.type for r in kinds.events)
        stems = passage.known[j].stems
        person = any(not stems.isdisjoint(passage.words.particles[kind]) for kind in _HEADS)
        if found == j + 1 and passage.view.norms[j] in _WITHOUT:
            found = None  # «طائرة دون طيار»
            continue
        if found is None and passage.view.norms[j] == "من" and passage.view.norms[j + 1] in _WITHOUT:
            continue
        if found is not None and (event or person != men or not (person or kinds.weapons)):
            break
        if person or kinds.weapons or event:
            found, men = j, person
            if event or _clitic(passage, j):
                break
        elif passage.is_particle(j, "prepositions"):
            break
    return found


def _clitic(passage: Passage, head: int) -> str:
    """The preposition joined to the noun («لمسلحين»), where it is no happening."""
    if passage.by_kind[head].events:
        return ""
    for prefix, stem in proclitic_splits(passage.view.norms[head]):
        if prefix[-1:] in ("ل", "ب") and any(stem in passage.words.particles[kind] for kind in _HEADS):
            return prefix[-1]
    return ""


_BELONGING: Final = frozenset({"membership", "attributing", "calling", "ties"})
_LINKS: Final = frozenset(
    {"prepositions", "complementizers", "membership", "belonging", "members", "ranks", "units", "people"}
)
_TOLD: Final = 9  # tokens from the word of supposing to the party


def _party(passage: Passage, i: int, references: dict[int, str]) -> tuple[int, str, int | None] | None:
    """Whose they are said to be: (last token, entity, number of the name) of the party that belonging leads to."""
    belongs = bool(passage.kinds(i) & _BELONGING)
    for j in range(i + 1, min(i + _TOLD, len(passage.view.tokens))):
        name = passage.name(j)
        if passage.view.tokens[j].kind != "word" and passage.view.norms[j] not in _QUOTES:
            return None
        if name is not None and name.first == j:
            belongs = belongs or name.clitic[-1:] in ("ل", "ب")
            actor = name.value.class_ == "actor"
            if actor and passage.is_particle(i, "attributing"):
                return None  # told by roles.py, whatever the happening
            entity = name.value.entity if actor else state_of(passage.entities, name.value.entity)
            return (name.last, entity, passage.name_at[j]) if belongs and entity is not None else None
        referred = references.get(j, "")
        if referred.startswith("actor/"):
            return (j, referred, None) if belongs or passage.view.norms[j].startswith("لل") else None
        origin = passage.known[j].origin
        if origin is not None:
            return (j, origin, None) if passage.is_particle(j - 1, "complementizers") else None
        if passage.bare(j) in _OF:
            belongs = True
        if passage.view.norms[j] in _ITSELF or passage.view.norms[j] in _QUOTES:
            continue  # «تطلق على نفسها "X"»
        if passage.known[j].classes.isdisjoint(_LINKS) and passage.known[j].stems.isdisjoint(
            passage.words.particles["groups"]
        ):
            return None
    return None


_ITSELF: Final = frozenset({"نفسها", "نفسه", "عليها", "عليه", "اسم", "باسم", "محليا"})
_OF: Final = frozenset({"من", "الي", "ل"})
_QUOTES: Final = frozenset({'"', "«", "“", "'"})
