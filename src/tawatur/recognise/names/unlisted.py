"""Names that no words file lists, by what stands around them: «قرية X», «لواء X», «سجن X», «العقيد X Y», given names.

They get provisional ids (`place/~…`): the same surface in any report gives the same id, never a known entity's.
"""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.read.view import View
from tawatur.recognise.found import FoundName, FoundTime
from tawatur.recognise.names.field import Field
from tawatur.recognise.names.heads import headed_name
from tawatur.recognise.names.lexicon import NameWords
from tawatur.recognise.names.persons import named_again, person_name


def find_unlisted(
    view: View, listed: Sequence[FoundName], times: Sequence[FoundTime], words: NameWords
) -> list[FoundName]:
    """The listed names and, where they leave room, the unlisted ones; in order, none inside another."""
    owner = [-1] * len(view.tokens)
    for time in times:
        for i in range(time.first, time.last + 1):
            owner[i] = -2
    for number, name in enumerate(listed):
        for i in range(name.first, name.last + 1):
            owner[i] = number
    field = Field(view, words, listed, owner)
    found: list[FoundName] = []
    swallowed: set[int] = set()
    i = 0
    while i < len(view.tokens):
        new = None
        if view.tokens[i].kind == "word" and owner[i] != -2:
            new = headed_name(field, i) or (person_name(field, i) if owner[i] == -1 else None)
        if new is None:
            i += 1
            continue
        swallowed.update(owner[j] for j in range(new.first, new.last + 1) if owner[j] >= 0)
        found.append(new)
        i = new.last + 1
    kept = [n for number, n in enumerate(listed) if number not in swallowed]
    names = sorted([*kept, *found], key=lambda n: n.first)
    return named_again(field, names)
