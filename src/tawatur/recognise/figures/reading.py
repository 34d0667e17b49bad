"""What the steps of reading figures share: the view, the words, and which tokens are already spoken for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tawatur.read.morphology import proclitic_splits
from tawatur.read.view import View
from tawatur.recognise.figures.words import (
    Bound,
    Event,
    FigureWords,
    Noun,
    NounHit,
    Phrases,
    bare_forms,
    event_of,
    noun_of,
    owned_noun_of,
)
from tawatur.recognise.found import FoundName
from tawatur.recognise.numbers import NumberWords

PROCLITIC_TOKENS = frozenset({"و", "ف", "ب", "ل", "ك", "ال", "بال", "لل", "وال", "فال", "ول", "وب", "ولل", "وبال"})
DASHES = frozenset({"-", "–", "—", "−", "‐", "‑"})
BULLETS = DASHES | {"•", "*", "·", "●", "▪", "■", "◾", "🔹", "🔸"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count before it is known what happened to those counted.

    first..last: its tokens, approximator and noun included; `core`: the first token of the number itself. `style`:
    `number`, `vague`, `dual`, `toll` (a singular), `with article` («الشهداء الـ10»). `follows`: what stands in the place of
    a noun: `others` («13 آخرين»), `of them` («ثلاثة منهم»), `of` («11 من داعش»), or nothing. `what` is set when the reading
    itself tells it.
    """

    first: int
    last: int
    core: int
    low: int
    high: int | None
    approximate: bool
    vague: bool
    style: str
    noun: Noun | None = None
    follows: str = ""
    joined: bool = False
    what: str | None = None
    rule: str = ""
    each: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One report being read for figures. `taken[i]` is true for tokens of a time, `in_name[i]` for tokens of a name; `names` by first token."""

    view: View
    words: FigureWords
    numbers: NumberWords
    taken: bytearray
    names: Mapping[int, FoundName]
    in_name: bytearray

    def norm(self, i: int) -> str:
        """The folded word at i, or «» outside the text."""
        return self.view.norms[i] if 0 <= i < len(self.view.norms) else ""

    def same_line(self, i: int, j: int) -> bool:
        """Tokens i and j exist and stand on one line."""
        tokens = self.view.tokens
        return 0 <= i < len(tokens) and 0 <= j < len(tokens) and tokens[i].line == tokens[j].line

    def noun(self, i: int) -> NounHit | None:
        """The counted noun at i, without a pronoun."""
        return noun_of(self.words, self.view.norms[i]) if self._word(i) else None

    def noun_prefix(self, i: int) -> str:
        """The proclitics of the counted noun at i, or «» when it is none."""
        hit = self.noun(i)
        return hit.prefix if hit is not None else ""

    def owned(self, i: int) -> NounHit | None:
        """The counted noun at i under a pronoun."""
        return owned_noun_of(self.words, self.view.norms[i]) if self._word(i) else None

    def event(self, i: int) -> Event | None:
        """The event that begins at i: a phrase if one does, else a word."""
        if not self._word(i) or self.in_name[i]:
            return None
        phrase = self.phrase(i, self.words.event_phrases)
        if phrase is not None:
            return Event(phrase[0], "phrase", i, phrase[1])
        found = event_of(self.words, self.view.norms[i])
        return None if found is None else Event(found.kind, found.form, i, i)

    def phrase(self, i: int, table: Phrases, proclitics: bool = True) -> tuple[str, int] | None:
        """(payload, last token) of the longest phrase of a table that begins at i, the first word's proclitics peeled."""
        if i >= len(self.view.norms):
            return None
        norms = self.view.norms
        heads = proclitic_splits(norms[i]) if proclitics else (("", norms[i]),)
        for _, rest in heads:
            for words, payload in table.get(rest, ()):
                last = i + len(words) - 1
                if all(self.norm(i + k) == word for k, word in enumerate(words) if k) and self.same_line(i, last):
                    return payload, last
        return None

    def is_one_of(self, i: int, table: frozenset[str]) -> bool:
        """The word at i, some proclitics peeled, is in a table."""
        return self._word(i) and any(form in table for form in bare_forms(self.view.norms[i]))

    def _word(self, i: int) -> bool:
        return 0 <= i < len(self.view.tokens) and self.view.tokens[i].kind == "word"


def bounded(bound: Bound | None, low: int, high: int | None) -> tuple[int, int | None]:
    """The ends of a count once its bound is heard: «أكثر من 300» → 301 and open."""
    if bound == "more":
        return (high if high is not None else low) + 1, None
    if bound == "least":
        return low, None
    if bound == "less":
        return 0, max(0, (high if high is not None else low) - 1)
    if bound == "most":
        return 0, high if high is not None else low
    return low, high
