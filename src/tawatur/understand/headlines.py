"""Headlines that tell two things in one breath: «خمسة قتلى من الشرطة في سامراء وإنزال قرب الرطبة»."""

from __future__ import annotations

from typing import Final

from tawatur.read.view import Sentence
from tawatur.understand.passage import Passage

_SETTING: Final = frozenset({"place", "facility", "actor"})
_SHORT: Final = 22  # tokens
_VERB: Final = 2  # tokens from a party to the verb that tells what it does


def is_headline(passage: Passage, sentence: Sentence) -> bool:
    """Whether a sentence is a headline, or a line as short as one that no full stop ends."""
    if sentence.heading:
        return True
    return sentence.last - sentence.first <= _SHORT and passage.view.tokens[sentence.last - 1].kind != "punct"


def further_news(passage: Passage, i: int, first: int, sentence: Sentence) -> bool:
    """Whether token i begins other news in a headline: «و» before a party and its verb, a number, or an event with its own scene.

    first: where the clause so far begins, in which something is told.
    """
    norm = passage.view.norms[i]
    if norm[0] != "و":
        return False
    name = passage.name(i)
    if name is not None:
        acts = name.first == i and _acts(passage, name.last + 1, sentence.last)
        return acts and any(passage.by_kind[j].all for j in range(first, i))
    if norm == "و":
        counted = passage.figure_at[i + 1] >= 0
    else:
        counted = passage.figure_at[i] >= 0 and passage.figure_at[i] != passage.figure_at[i - 1]
    event = any(not r.finite and r.prefix == "و" for r in passage.by_kind[i].events)
    return (counted or event) and _whole(passage, first, i - 1) and _set(passage, i + 1, sentence.last)


def _whole(passage: Passage, first: int, last: int) -> bool:
    """Whether something is told in tokens first..last, and a place or a party named after it."""
    told = next((j for j in range(first, last) if passage.by_kind[j].all), None)
    return told is not None and _set(passage, told + 1, last + 1)


def _set(passage: Passage, first: int, end: int) -> bool:
    """Whether a place or a party is named in tokens first..end-1."""
    names = (passage.name(j) for j in range(first, end) if passage.name_at[j] >= 0)
    return any(n is not None and n.value.class_ in _SETTING for n in names)


def _acts(passage: Passage, first: int, end: int) -> bool:
    """Whether a verb that stands alone follows a party within a word."""
    return any(
        r.finite and not r.prefix and r.form.tense == "present"
        for j in range(first, min(first + _VERB, end))
        for r in passage.readings(j)
    )
