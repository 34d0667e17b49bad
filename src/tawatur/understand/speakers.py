"""Finds who speaks in the words beside a verb of saying: a name, a role («مصدر أمني»), or a reference back («المصدر»)."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.read.fold import fold
from tawatur.read.morphology import proclitic_splits
from tawatur.understand.passage import Passage


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: entity, the tokens that name them, and whether they only refer back to a speaker named before."""

    entity: str
    first: int
    last: int
    anaphoric: bool

    def agrees(self, reference: Speaker) -> bool:
        """Whether a reference back («المصدر», «المسؤول») can mean this speaker."""
        mine, theirs = self.entity.split("/")[0], reference.entity.split("/")[0]
        return mine == theirs or (theirs == "role" and mine in ("person", "role", "actor"))


def find_speaker(passage: Passage, first: int, last: int, references: dict[int, str], after: bool, governed: bool = False) -> Speaker | None:
    """The speaker named in tokens first..last; None when nobody is.

    after: the words follow the verb (take the first that is not governed by a preposition), else they come before it (the
    last). governed: the preposition is part of the phrase that announces the source («وفقاً لـ»).
    """
    found: list[Speaker] = []
    i = first
    while i <= last:
        speaker = _role(passage, i, last, references) or _named(passage, i, references)
        if speaker is None:
            i += 1
            continue
        if governed or not _under_preposition(passage, speaker.first, first):
            found.append(speaker)
            if after:
                return _person_beside(passage, speaker, last)
        i = speaker.last + 1
    return found[0] if found else None


def _named(passage: Passage, i: int, references: dict[int, str]) -> Speaker | None:
    name = passage.name(i)
    if name is not None:
        if name.first == i and name.value.class_ in ("actor", "person", "source"):
            return Speaker(name.value.entity, name.first, name.last, False)
        return None
    if i in references and references[i].split("/")[0] in ("actor", "person", "source"):
        return Speaker(references[i], i, i, references[i].startswith("source/"))
    return None


def _person_beside(passage: Passage, speaker: Speaker, last: int) -> Speaker:
    """«المتحدث باسم الوزارة فلان», «مدير المرصد فلان»: the person named in the same phrase is who speaks."""
    if not speaker.entity.startswith("role/"):
        return speaker
    for i in range(speaker.last + 1, min(last, speaker.last + 8) + 1):
        if passage.view.norms[i] in ("،", ",", ":", "("):
            break
        name = passage.name(i)
        if name is not None and name.value.class_ == "person" and name.first == i and not name.clitic:
            return Speaker(name.value.entity, name.first, name.last, False)
    return speaker


def _under_preposition(passage: Passage, i: int, first: int) -> bool:
    """Whether token i is governed by a preposition («في تصريح لـ…»), and so is no subject."""
    name = passage.name(i)
    if name is not None and name.clitic[-1:] in ("ب", "ل", "ك"):
        return True
    j = i - 1
    steps = 0
    while j >= first and steps < 4:
        if passage.is_particle(j, "prepositions"):
            return True
        if passage.view.norms[j] in ("ل", "ب") and passage.view.tokens[j].kind == "word":
            return True
        if passage.view.tokens[j].kind == "punct":
            return False
        if any(p[-1:] in ("ل", "ب") and s.startswith("ال") for p, s in proclitic_splits(passage.view.norms[j]) if p):
            return True
        j -= 1
        steps += 1
    return False


def _role(passage: Passage, i: int, last: int, references: dict[int, str]) -> Speaker | None:
    """A role phrase: head noun, adjectives, «من/في/باسم» + affiliation («مصدر من قوى الأمن», «مسؤول سجن الأقطان»)."""
    if passage.name_at[i] >= 0 or passage.view.tokens[i].kind != "word":
        return None
    found = _role_head(passage, i, last)
    if found is None:
        return None
    slug_head, end, definite = found
    slug = [slug_head]
    j = end + 1
    while j <= last and j <= i + 5 and passage.name_at[j] < 0:
        norm = passage.view.norms[j]
        bare = norm[1:] if norm[0] == "و" and len(norm) > 4 else norm
        adjective = passage.words.role_adjectives.get(bare.removeprefix("ال"))
        if adjective is None:
            break
        if adjective:
            slug.insert(0, adjective)
        end = j
        j += 1
    affiliation, end2 = _affiliation(passage, j, last)
    if affiliation:
        slug.insert(0, affiliation)
        end = end2
    anaphoric = definite and not affiliation
    return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, end, anaphoric)


def _role_head(passage: Passage, i: int, last: int) -> tuple[str, int, bool] | None:
    """(part of the id, last token, whether definite) of a role noun at token i."""
    heads = passage.words.role_heads
    for prefix, stem in proclitic_splits(passage.view.norms[i]):
        if "س" in prefix:
            continue
        for form, definite in ((stem, False), (stem[2:], True), (stem[:-2], False)):
            if definite and not stem.startswith("ال"):
                continue
            if len(form) < 3 or (form == stem[:-2] and form != stem[2:] and not stem.endswith("نا")):
                continue
            for rest, slug in heads.get(form, ()):
                end = i + len(rest)
                if end <= last and tuple(passage.view.norms[i + 1 : end + 1]) == rest:
                    return slug, end, definite
    return None


def _affiliation(passage: Passage, j: int, last: int) -> tuple[str | None, int]:
    """The entity that a role belongs to, named right after it, with or without «من», «في», «لدى», «باسم»."""
    steps = 0
    while j <= last and steps < 4:
        name = passage.name(j)
        if name is not None:
            return name.value.entity.split("/")[1].removeprefix("~"), name.last
        norm = passage.view.norms[j]
        if passage.view.tokens[j].kind != "word" or passage.is_particle(j, "complementizers") or passage.is_particle(j, "relatives"):
            return None, j
        if not (passage.is_particle(j, "prepositions") or fold(norm) in passage.words.role_links):
            if steps > 0:
                return None, j
        j += 1
        steps += 1
    return None, j
