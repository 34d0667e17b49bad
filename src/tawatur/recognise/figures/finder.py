"""Finds the figures of a report: counts, then tolls of one, then what they count, then how they relate."""

from __future__ import annotations

from typing import Final

from tawatur.model import Figure
from tawatur.read.fold import fold
from tawatur.read.morphology import proclitic_splits
from tawatur.read.view import View
from tawatur.recognise.figures.kinds import kind_of
from tawatur.recognise.figures.parts import is_part, is_running, list_lines, parts_before_totals, totals
from tawatur.recognise.figures.quantities import read_quantities
from tawatur.recognise.figures.reading import Quantity, Reading, known_words
from tawatur.recognise.figures.tolls import add_tolls
from tawatur.recognise.figures.words import FigureWords
from tawatur.recognise.found import FoundFigure, FoundName, FoundTime
from tawatur.recognise.number_words import NumberWords
from tawatur.recognise.numbers import number_stem

CIVILIANS: Final = "role/civilians"
_OWNER_REACH: Final = 5


def find_figures(
    view: View,
    words: FigureWords,
    numbers: NumberWords,
    times: list[FoundTime],
    names: list[FoundName],
) -> list[FoundFigure]:
    """Every count in the report, sorted by start, none overlapping another.

    A token of a time is never a figure; `names` tell whose a figure is (`of`). Counts of what no record keeps have the
    kind `other`.
    """
    table = known_words(words, numbers)
    r = Reading(
        view,
        words,
        numbers,
        _covered(view, times),
        {name.first: name for name in names},
        _covered(view, names),
        [table[norm] for norm in view.norms],
    )
    lists = list_lines(r)
    counts = add_tolls(r, read_quantities(r), frozenset(lists))
    partial = [is_part(r, q) for q in counts]
    told: list[tuple[Quantity, str | None]] = []
    for q, part in zip(counts, partial, strict=True):
        told.append((q, kind_of(r, q, told, part, lists.get(view.tokens[q.first].line))))
    told = parts_before_totals(r, told, partial)
    kept = [(q, kind) for q, kind in told if kind is not None]
    parts = [part for (_, kind), part in zip(told, partial, strict=True) if kind is not None]
    belongs = totals(r, kept, parts)
    return [_found(r, q, kind, total) for (q, kind), total in zip(kept, belongs, strict=True)]


def _covered(view: View, spans: list[FoundTime] | list[FoundName]) -> bytearray:
    out = bytearray(len(view.tokens))
    for span in spans:
        out[span.first : span.last + 1] = b"\x01" * (span.last + 1 - span.first)
    return out


def _found(r: Reading, q: Quantity, kind: str, total: int | None) -> FoundFigure:
    start, end = r.view.span(q.first, q.last)
    start += _clitics(r, q)
    value = Figure(kind, q.low, q.high, q.approximate, q.vague, _owner(r, q))
    rule = "distributive" if q.each else q.rule
    return FoundFigure(q.first, q.last, start, end, value, rule, total, is_running(r, q))


def _clitics(r: Reading, q: Quantity) -> int:
    """How many characters of the first token are proclitics, which stay outside the figure."""
    token = r.view.tokens[q.first]
    if token.kind != "word":
        return 0
    prefix = _prefix(r, q.first).removesuffix("ال")
    if not prefix and q.joined and token.norm.startswith("و") and len(token.norm) > 1:
        prefix = "و"
    if not token.norm.startswith(prefix) or token.norm.startswith("لل"):
        return 0
    left, offset = len(prefix), 0
    for char in r.view.text[token.start : token.end]:
        if left == 0 and fold(char):
            break
        left -= len(fold(char))
        offset += 1
    return offset if prefix else 0


def _prefix(r: Reading, first: int) -> str:
    norm = r.norm(first)
    hit = r.noun(first) or (r.owned(first) if r.norm(first) not in r.words.events else None)
    if hit is not None:
        return hit.prefix
    found = number_stem(norm, r.numbers)
    if found is not None:
        return found[0]
    words = r.words
    heads = (words.bounds, words.range_from, words.event_phrases, words.vague, words.events, words.vague_before)
    for prefix, rest in proclitic_splits(norm):
        if any(rest in known or rest.removeprefix("ال") in words.vague for known in heads) or rest in words.one_of:
            return prefix
    return ""


def _owner(r: Reading, q: Quantity) -> str | None:
    """Whose the figure is: an actor named in it or right after it, or civilians when it says so."""
    last = min(len(r.view.tokens) - 1, q.last + _OWNER_REACH)
    for i in range(q.first, last + 1):
        if not r.same_line(q.first, i) or (i > q.last and r.view.tokens[i].kind == "punct"):
            break
        name = r.names.get(i)
        if name is not None and (i <= q.last or _linked(r, q.last + 1, i)):
            return name.value.entity if name.value.class_ == "actor" else None
    return CIVILIANS if q.noun is not None and q.noun.lemma in r.words.civilians else None


def _linked(r: Reading, first: int, i: int) -> bool:
    """Only «من», «في صفوف» and words like «عناصر» or «تنظيم» stand between the figure and the name."""
    return r.norm(first) in ("من", "في", "ل", "لدي", "تابعين") and all(
        r.event(k) is None and r.norm(k) != "و" for k in range(first, i)
    )
