"""The words by which a page speaks of itself (boilerplate.yaml), compiled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tawatur.read.fold import fold
from tawatur.read.phrases import Phrases
from tawatur.read.rebuilt import by_constructor
from tawatur.words.load import RawWords


@dataclass(frozen=True, eq=False)
class BoilerplateWords:
    """The tables of boilerplate.yaml, folded: phrases by their first word, the longest first; the header there explains each.

    `addresses`: every word that an appeal to the reader may open with, «و» before it or not: most lines hold none.
    """

    page_lines: Phrases
    other_articles: Phrases
    tag_words: Phrases
    beginnings: Phrases
    appeals: Phrases
    reader_words: Phrases
    credits: Phrases
    continuations: Phrases
    common: frozenset[str]
    own_waw: frozenset[str]
    addresses: frozenset[str]
    photo_credits: frozenset[str]

    def __reduce__(self) -> tuple[Any, ...]:
        return by_constructor(self)


def _longest_first(found: set[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(found, key=lambda p: (-len(p), p)))


def compile_boilerplate(raw: RawWords) -> BoilerplateWords:
    """Compile boilerplate.yaml. Raises WordsError when the file is missing."""
    section = raw.section("boilerplate")

    def phrases(field: str) -> Phrases:
        table: dict[str, set[tuple[str, ...]]] = {}
        for entry in section.get(field) or ():
            words = tuple(fold(str(entry)).split())
            table.setdefault(words[0], set()).add(words)
        return {first: _longest_first(found) for first, found in table.items()}

    def singles(field: str) -> frozenset[str]:
        return frozenset(fold(str(entry)) for entry in section.get(field) or ())

    appeals, reader_words = phrases("appeals"), phrases("reader_words")
    return BoilerplateWords(
        page_lines=phrases("page_lines"),
        other_articles=phrases("other_articles"),
        tag_words=phrases("tag_words"),
        beginnings=phrases("beginnings"),
        appeals=appeals,
        reader_words=reader_words,
        credits=phrases("credits"),
        continuations=phrases("continuations"),
        common=singles("common"),
        own_waw=singles("own_waw"),
        addresses=frozenset(and_ + word for word in (*appeals, *reader_words) for and_ in ("", "و")),
        photo_credits=singles("photo_credits"),
    )
