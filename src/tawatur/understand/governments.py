"""Governments that speak: a capital or land beside a verb of saying, an adjective of origin beside a statement."""

from __future__ import annotations

from typing import Final

from tawatur.understand.lexeme import Reading
from tawatur.understand.saying import STOPS, Sentence, statement_noun
from tawatur.understand.speaker import Speaker


def government(sentence: Sentence, i: int, clitic: str = "") -> Speaker | None:
    """«اتهمت بغداد …», «قالت أنقرة …»: a city or country that speaks stands for the country's government."""
    passage = sentence.passage
    name = passage.name(i) if i <= sentence.last else None
    if name is None or name.value.class_ != "place" or name.clitic != clitic:
        return None
    city = passage.entities.entities.get(name.value.entity)
    if city is None or city.kind not in ("city", "country"):
        return None
    body = passage.entities.governing(city.country)
    return None if body is None else Speaker(body, name.first, name.last, False)


def ruling(sentence: Sentence, i: int, reading: Reading) -> Speaker | None:
    """«واشنطن تتهم إيران بـ…», «أن باريس طلبت من …»: a capital or land right before its verb, with nothing before it."""
    name = sentence.passage.name(i - 1) if i > sentence.first else None
    if name is None or name.value.class_ != "place" or name.clitic or reading.form.person not in ("3fs", "3ms"):
        return None
    before = name.first - 1
    opens = before < sentence.first or sentence.passage.is_particle(before, "complementizers")
    return government(sentence, name.first) if opens or sentence.passage.view.norms[before] in STOPS else None


def _of_two(sentence: Sentence, i: int) -> Speaker | None:
    """«أعلن الجيشان الأمريكي والعراقي»: of two bodies told by their lands in one statement, the first."""
    passage = sentence.passage
    state = passage.known[i + 1].origin
    if state is None or passage.view.norms[i][0] != "ا":
        return None
    entity = passage.entities.entities.get(state)
    government_of = passage.entities.governing(entity.country) if entity is not None else None
    body = passage.words.armies.get(state) if passage.view.norms[i].startswith(_ARMIES) else government_of
    return None if body is None else Speaker(body, i, i + 1, False)


_ARMIES: Final = "الجيش"


def of_nation(sentence: Sentence, i: int) -> Speaker | None:
    """«أعلن بيان عسكري أمريكي أن»: the army or government of the country that a statement is told to come from."""
    passage = sentence.passage
    if i < sentence.last and passage.is_particle(i, "two_bodies"):
        return _of_two(sentence, i)
    if i > sentence.last or not statement_noun(passage, i) or passage.known[i].roles:
        return None  # «تقارير تركية» are no government's
    military = False
    for j in range(i + 1, min(i + 3, sentence.last) + 1):
        state = passage.known[j].origin
        if state is not None:
            entity = passage.entities.entities.get(state)
            body = passage.entities.governing(entity.country) if entity is not None else None
            speaker = passage.words.armies.get(state) if military else body
            return None if speaker is None else Speaker(speaker, i, j, False)
        kind = passage.words.role_adjectives.get(passage.view.norms[j])
        if kind is None:
            return None
        military = military or kind == "military"
    return None
