"""Names that no words file lists, by what stands around them: «قرية X», «لواء X», «سجن X», «العقيد X Y», given names.

They get provisional ids (`place/~…`): the same surface in any report gives the same id, never a known entity's.
"""

from __future__ import annotations

from tawatur.read.view import View
from tawatur.recognise.found import FoundName, FoundTime
from tawatur.recognise.names.field import Field
from tawatur.recognise.names.heads import headed_name, names_in_list
from tawatur.recognise.names.lexicon import NameWords, Opening
from tawatur.recognise.names.persons import named_again, person_name


def find_unlisted(
    view: View,
    announcing: list[tuple[int, Opening]],
    listed: list[FoundName],
    times: list[FoundTime],
    words: NameWords,
) -> list[FoundName]:
    """The listed names and, where they leave room, the unlisted ones; in order, none inside another.

    announcing: the tokens whose word is a noun that announces a name, or a given name.
    """
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
    free = 0
    for i, opening in announcing:
        if i < free:
            continue
        new = _unlisted_at(field, i, opening)
        joined = names_in_list(field, i) if opening.heads else []
        found += joined
        if joined:
            free = joined[-1].last + 1
        if new is not None:
            swallowed.update(owner[j] for j in range(new.first, new.last + 1) if owner[j] >= 0)
            found.append(new)
            free = max(free, new.last + 1)
    kept = [n for number, n in enumerate(listed) if number not in swallowed]
    names = sorted([*kept, *found], key=lambda n: n.first)
    return named_again(field, names)


def _unlisted_at(field: Field, i: int, opening: Opening) -> FoundName | None:
    if field.view.tokens[i].kind != "word" or field.owner[i] == -2:
        return None
    new = headed_name(field, i) if opening.heads else None
    if new is None and opening.persons and field.owner[i] == -1:
        new = person_name(field, i)
    return new
