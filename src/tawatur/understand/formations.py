"""Units told by a number and by whose they are: «اللواء 155 الروسي», «الكتيبة 603 هندسة في الجيش», «لواء المظليين الإسرائيلي»."""

from __future__ import annotations

from tawatur.read.morphology import proclitic_splits
from tawatur.understand.anaphora import state_of
from tawatur.understand.clauses import OWNED
from tawatur.understand.lexeme import FORMATION
from tawatur.understand.party import Party
from tawatur.understand.passage import Passage


def take_formations(passage: Passage, references: dict[int, str]) -> None:
    """Notes whose a unit is: it stands for the army that it is part of."""
    for i, can in enumerate(passage.can):
        if not can & FORMATION or passage.name_at[i] >= 0 or i + 2 >= len(passage.view.tokens):
            continue
        told = _number(passage, i + 1)
        if told is None:
            continue
        found = _owner(passage, told + 1, references)
        if found is None:
            continue
        last, entity, number = found
        passage.supposed[i] = Party(i, last, entity, number, _clitic(passage, i))
        passage.apart.update(range(i + 1, last + 1))


def _number(passage: Passage, j: int) -> int | None:
    """The last token of a unit's number, or of the word that it is called by, with its arm of service."""
    norms = passage.view.norms
    named = norms[j].startswith("ال") and passage.name_at[j] < 0 and not passage.readings(j)
    counted = passage.view.tokens[j].kind == "number" or norms[j] in passage.words.particles["unit_ordinals"]
    if not counted and not (named and passage.known[j].origin is None and passage.bare(j) not in OWNED):
        return None
    while j + 1 < len(norms) and passage.is_particle(j + 1, "arms_of_service") and passage.name_at[j + 1] < 0:
        j += 1
    return j


def _owner(passage: Passage, j: int, references: dict[int, str]) -> tuple[int, str, int | None] | None:
    """Whose it is, by what follows from token j: (last token, entity, number of the name)."""
    if j >= len(passage.view.tokens):
        return None
    origin = passage.known[j].origin
    if origin is not None and passage.view.norms[j].startswith("ال") and passage.name_at[j] < 0:
        return j, passage.words.armies.get(origin, origin), None
    tied = passage.bare(j) in OWNED or passage.bare(j) in ("في", "من", "ل")
    j += tied
    if j >= len(passage.view.tokens):
        return None
    if references.get(j, "").startswith("actor/"):
        return j, references[j], None
    name = passage.name(j)
    if not tied or name is None or name.first != j:
        return None
    actor = name.value.class_ == "actor"
    entity = name.value.entity if actor else state_of(passage.entities, name.value.entity)
    return None if entity is None or (not actor and not name.clitic) else (name.last, entity, passage.name_at[j])


def _clitic(passage: Passage, i: int) -> str | None:
    """The preposition joined to the unit's noun («للواء 30»)."""
    for prefix, stem in proclitic_splits(passage.view.norms[i]):
        if prefix[-1:] in ("ل", "ب") and stem.removeprefix("ال") in passage.words.particles["formations"]:
            return prefix[-1]
    return None
