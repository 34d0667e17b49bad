"""What the steps of reading figures share: the view, the words, and which tokens are already spoken for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from tawatur.read.memo import Memo
from tawatur.read.morphology import proclitic_splits, splits
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
from tawatur.recognise.number_words import NumberWords
from tawatur.recognise.numbers import number_stem

PROCLITIC_TOKENS: Final = frozenset(
    {"و", "ف", "ب", "ل", "ك", "ال", "بال", "لل", "وال", "فال", "ول", "وب", "ولل", "وبال"}
)
DASHES: Final = frozenset({"-", "–", "—", "−", "‐", "‑"})
BULLETS: Final = DASHES | {"•", "*", "·", "●", "▪", "■", "◾", "🔹", "🔸"}


class Quantity(NamedTuple):
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


@dataclass(slots=True, eq=False)
class Known:
    """All that is known of a folded word whatever stands round it.

    `noun`, `owned`: the counted noun that it is, without and under a pronoun; `event`: what it tells, as a word; `phrase`: an
    event's phrase may begin with it; `forms`: itself with fewer and fewer proclitics; `numeral`: a number word; and what it
    may open: `number`: a written count, by a bound or number; `count`: one at all; `dual`: two by its form; `toll`: one.
    """

    noun: NounHit | None
    owned: NounHit | None
    event: Event | None
    phrase: bool
    forms: tuple[str, ...]
    numeral: bool
    number: bool
    count: bool
    dual: bool
    toll: bool


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """One report being read for figures. `taken[i]` is true for tokens of a time, `in_name[i]` for tokens of a name; `names` by
    first token; `known[i]`: what is known of each token's word."""

    view: View
    words: FigureWords
    numbers: NumberWords
    taken: bytearray
    names: dict[int, FoundName]
    in_name: bytearray
    known: list[Known]

    def norm(self, i: int) -> str:
        """The folded word at i, or «» outside the text."""
        norms = self.view.norms
        return norms[i] if 0 <= i < len(norms) else ""

    def same_line(self, i: int, j: int) -> bool:
        """Tokens i and j exist and stand on one line."""
        tokens = self.view.tokens
        size = len(tokens)
        return 0 <= i < size and 0 <= j < size and tokens[i].line == tokens[j].line

    def noun(self, i: int) -> NounHit | None:
        """The counted noun at i, without a pronoun."""
        return self.known[i].noun if 0 <= i < len(self.known) else None

    def noun_prefix(self, i: int) -> str:
        """The proclitics of the counted noun at i, or «» when it is none."""
        hit = self.noun(i)
        return hit.prefix if hit is not None else ""

    def owned(self, i: int) -> NounHit | None:
        """The counted noun at i under a pronoun."""
        return self.known[i].owned if 0 <= i < len(self.known) else None

    def event(self, i: int) -> Event | None:
        """The event that begins at i, outside names: a phrase if one does, else a word."""
        if not 0 <= i < len(self.known) or self.in_name[i]:
            return None
        known = self.known[i]
        found = known.event
        if known.phrase:
            phrase = self.phrase(i, self.words.event_phrases)
            if phrase is not None:
                return Event(phrase[0], "phrase", i, phrase[1])
        return None if found is None else Event(found.kind, found.form, i, i)

    def phrase(self, i: int, table: Phrases, proclitics: bool = True) -> tuple[str, int] | None:
        """(payload, last token) of the longest phrase of a table that begins at i, the first word's proclitics peeled."""
        norms = self.view.norms
        if not 0 <= i < len(norms):
            return None
        heads = proclitic_splits(norms[i]) if proclitics else (("", norms[i]),)
        for _, rest in heads:
            for words, payload in table.get(rest, ()):
                last = i + len(words) - 1
                if all(self.norm(i + k) == word for k, word in enumerate(words) if k) and self.same_line(i, last):
                    return payload, last
        return None

    def breaks_clause(self, i: int) -> bool:
        """The word at i begins a new clause («فيما», «وأن»); only «و», «ف» and «ب» are peeled («كان» is not «أن»)."""
        norm, table = self.norm(i), self.words.clause_breaks
        return norm in table or (norm[:1] in ("و", "ف", "ب") and norm[1:] in table)

    def is_one_of(self, i: int, table: frozenset[str]) -> bool:
        """The word at i, some proclitics peeled, is in a table."""
        if 0 <= i < len(self.known):
            for form in self.known[i].forms:
                if form in table:
                    return True
        return False


@lru_cache(maxsize=4)
def known_words(words: FigureWords, numbers: NumberWords) -> Memo[Known]:
    """Folded word → what is known of it."""
    heads = frozenset((*words.bounds, *words.range_from, *words.vague, *words.vague_before))
    tables = (words.nouns, words.events, words.event_phrases, words.another, words.one_of, numbers.starts, heads)
    telling = frozenset(word for table in tables for word in table)
    return Memo(lambda norm: _know(words, numbers, heads, telling, norm))


def _know(words: FigureWords, numbers: NumberWords, heads: frozenset[str], telling: frozenset[str], norm: str) -> Known:
    """Most words can open no count; a noun alone can open a dual, or stand before its number.

    telling: all words of which a word without a pronoun must be one to be of use.
    """
    forms = bare_forms(norm)
    owned = owned_noun_of(words, norm)
    pair = any([suffix and stem[-1] in "يا" and _relative(words, stem) for _, stem, suffix in splits(norm)])
    before_force = noun_of(words, norm[:-1]) if norm[-1] == "ي" else None
    if not (pair or owned or before_force) and telling.isdisjoint(forms):
        return Known(None, None, None, False, forms, False, False, False, False, False)
    noun = noun_of(words, norm)
    before_force = None if noun is not None else before_force
    numeral = number_stem(norm, numbers) is not None
    number = numeral or not heads.isdisjoint(forms)
    nominal = noun is not None or owned is not None
    return Known(
        noun=noun,
        owned=owned,
        event=event_of(words, norm),
        phrase=any(rest in words.event_phrases for _, rest in proclitic_splits(norm)),
        forms=forms,
        numeral=numeral,
        number=number,
        count=number or nominal or before_force is not None,
        dual=before_force is not None or (noun is not None and (noun.noun.number != "many" and not noun.definite)),
        toll=nominal or pair or norm in words.another or not words.one_of.isdisjoint(forms),
    )


def _relative(words: FigureWords, stem: str) -> bool:
    return stem[:-1] in words.nouns or stem[:-2] + "ه" in words.nouns


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
