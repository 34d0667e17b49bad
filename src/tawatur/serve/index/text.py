"""Arabic full text: what is indexed, what a search looks for, and the words found, shown as they stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tawatur.read.fold import MARKS, TATWEEL, fold
from tawatur.read.morphology import ARTICLE, CONJUNCTIONS, PREPOSITIONS

_WORD = re.compile(r"\w+")
_VOWELLED = re.compile(rf"[\w{MARKS}{TATWEEL}\u200b-\u200f]+")
"""A word as it stands, its vowel signs with it."""
_AROUND = 70
"""Characters shown on each side of words found."""
_SHORTEST = 3
"""Letters from which a word of a search also finds the words that begin with it."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of a text, `start`..`end` in its code points, with the spans found in it (offsets into the whole text)."""

    start: int
    end: int
    text: str
    found: tuple[tuple[int, int], ...]


def words_of(text: str) -> str:
    """A text as the index holds it: folded words with blanks between."""
    return " ".join(_WORD.findall(fold_whole(text)))


def fold_whole(text: str) -> str:
    """A text folded at once; unlike a word's, not remembered."""
    return fold.__wrapped__(text)


def match_of(search: str) -> str | None:
    """The full-text expression that finds every word of a search, with what may be joined to it; None for no words."""
    terms = [_term(word) for word in dict.fromkeys(_WORD.findall(fold(search)))]
    return " AND ".join(terms) if terms else None


def _term(word: str) -> str:
    return "(" + " OR ".join(f'"{form}"{star}' for form, star in _forms(word)) + ")"


def _forms(word: str) -> Iterator[tuple[str, str]]:
    """A word as it may stand in a text: bare or with its article, after conjunctions and prepositions."""
    stem = word.removeprefix(ARTICLE) if len(word) > len(ARTICLE) + 1 else word
    star = "*" if len(stem) >= _SHORTEST else ""
    bare = () if stem != word else ("",)
    for conjunction in ("", *CONJUNCTIONS):
        for preposition in ("", *PREPOSITIONS):
            if bare:
                yield conjunction + preposition + stem, star
            article = "لل" if preposition == "ل" else preposition + ARTICLE
            yield conjunction + article + stem, star


def snippets(text: str, search: str, most: int = 3) -> list[Snippet]:
    """Where a search's words stand in a text, the places that hold most of them first."""
    wanted = [{form for form in _forms(word)} for word in dict.fromkeys(_WORD.findall(fold(search)))]
    hits = [(start, end, n) for word, start, end in _words_with_places(text) if (n := _which(word, wanted)) is not None]
    return _windows(text, hits, most)


def _words_with_places(text: str) -> Iterator[tuple[str, int, int]]:
    for m in _VOWELLED.finditer(text):
        yield fold(m.group()), m.start(), m.end()


def _which(word: str, wanted: list[set[tuple[str, str]]]) -> int | None:
    for number, forms in enumerate(wanted):
        if any(word == form or (star and word.startswith(form)) for form, star in forms):
            return number
    return None


def _windows(text: str, hits: list[tuple[int, int, int]], most: int) -> list[Snippet]:
    """Stretches of text about the hits: first those with the most different words of the search."""
    runs: list[list[tuple[int, int, int]]] = []
    for hit in hits:
        if runs and hit[0] - runs[-1][-1][1] <= _AROUND:
            runs[-1].append(hit)
        else:
            runs.append([hit])
    ranked = sorted(runs, key=lambda run: (-len({n for _, _, n in run}), run[0][0]))[:most]
    out = []
    for run in sorted(ranked):
        start, end = _to_words(text, run[0][0] - _AROUND, run[-1][1] + _AROUND)
        out.append(Snippet(start, end, text[start:end], tuple((s, e) for s, e, _ in run)))
    return out


def _to_words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch that cuts no word and crosses no line at its ends."""
    start, end = max(start, 0), min(end, len(text))
    while start > 0 and not text[start - 1].isspace() and not text[start].isspace():
        start += 1
    while end < len(text) and not text[end].isspace():
        end -= 1
    return start, end
