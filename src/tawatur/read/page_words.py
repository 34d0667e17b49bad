"""The words by which a page speaks of itself (boilerplate.yaml), compiled, and where they stand in a line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.read.fold import fold
from tawatur.words.load import RawWords

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(frozen=True, eq=False)
class BoilerplateWords:
    """The tables of boilerplate.yaml, folded: phrases by their first word, the longest first; the header there explains each."""

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


def compile_boilerplate(raw: RawWords) -> BoilerplateWords:
    """Compile boilerplate.yaml. Raises WordsError when the file is missing."""
    section = raw.section("boilerplate")

    def phrases(field: str) -> Phrases:
        table: dict[str, set[tuple[str, ...]]] = {}
        for entry in section.get(field) or ():
            words = tuple(fold(str(entry)).split())
            table.setdefault(words[0], set()).add(words)
        return {first: tuple(sorted(found, key=lambda p: (-len(p), p))) for first, found in table.items()}

    def singles(field: str) -> frozenset[str]:
        return frozenset(fold(str(entry)) for entry in section.get(field) or ())

    return BoilerplateWords(
        page_lines=phrases("page_lines"),
        other_articles=phrases("other_articles"),
        tag_words=phrases("tag_words"),
        beginnings=phrases("beginnings"),
        appeals=phrases("appeals"),
        reader_words=phrases("reader_words"),
        credits=phrases("credits"),
        continuations=phrases("continuations"),
        common=singles("common"),
        own_waw=singles("own_waw"),
    )


def phrase_at(phrases: Phrases, words: Sequence[str], i: int = 0) -> int:
    """How many words of `words` from i on are one of the phrases (a «و» before it is peeled); 0 for none."""
    word = words[i]
    found = _longest(phrases, word, words, i)
    if not found and word[0] == "و" and len(word) > 3:
        found = _longest(phrases, word[1:], words, i)
    return found


def phrases_in(phrases: Phrases, words: Sequence[str], enough: int) -> bool:
    """Whether `enough` of the phrases stand in `words`, anywhere."""
    count = 0
    for i, word in enumerate(words):
        if (word in phrases or (word[0] == "و" and word[1:] in phrases)) and phrase_at(phrases, words, i):
            count += 1
            if count == enough:
                return True
    return False


def covered(phrases: Phrases, words: Sequence[str]) -> float:
    """Which share of `words`, numbers left out, is made of the phrases. 0 when the first word opens none."""
    words = [w for w in words if not w.isdigit()] if len(words) > 1 else words
    i = count = 0
    while i < len(words):
        found = phrase_at(phrases, words, i)
        if not found and i == 0:
            return 0.0
        count += found
        i += found or 1
    return count / len(words) if words else 0.0


def _longest(phrases: Phrases, first: str, words: Sequence[str], i: int) -> int:
    for phrase in phrases.get(first, ()):
        if len(phrase) == 1 or tuple(words[i + 1 : i + len(phrase)]) == phrase[1:]:
            return len(phrase)
    return 0
