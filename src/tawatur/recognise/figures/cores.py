"""Reads the number part of a count: a number, a range of two, or a vague quantity."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.recognise.figures.reading import DASHES, PROCLITIC_TOKENS, Reading
from tawatur.recognise.figures.words import bare_forms
from tawatur.recognise.numbers import Number, number_stem, parse_number

_RISE_REACH: Final = 8
_AND, _OF, _ARTICLE = "و", "من", "ال"


class Core(NamedTuple):
    """The number part: tokens first..last, its ends, and how it is said. `scale` is what the last word multiplies by."""

    first: int
    last: int
    low: int
    high: int | None
    vague: bool = False
    digits: bool = False
    definite: bool = False


def read_core(r: Reading, j: int) -> Core | None:
    """A range, a number or a vague quantity at j."""
    span = _range(r, j)
    if span is not None:
        return span
    number = whole_number(r, j)
    if number is None:
        return _vague(r, j)
    bracketed = _bracketed(r, number)
    if bracketed is not None:
        return bracketed
    return None if _needs_noun_before(r, number) else _open_range(r, number)


def _bracketed(r: Reading, number: Number) -> Core | None:
    """«(12) مزارعاً», «(12) اثني عشر مزارعاً», «اثني عشر (12) مزارعاً»: the number once in digits, brackets read over."""
    value, last = int(number.value), number.last
    if r.norm(number.first - 1) == "(" and r.norm(last + 1) == ")":
        last += 1
        again = whole_number(r, last + 1) if r.same_line(number.first, last + 1) else None
        last = again.last if again is not None and again.value == value else last
    elif r.norm(last + 1) == "(" and r.norm(last + 3) == ")" and r.same_line(number.first, last + 3):
        again = whole_number(r, last + 2)
        if again is None or again.value != value:
            return None
        last += 3
    else:
        return None
    return Core(number.first, last, value, value, digits=number.kind == "digits")


def _needs_noun_before(r: Reading, number: Number) -> bool:
    """«واحد» and «اثنان» follow their noun; before one they stand alone or are no count at all («الاثنين» the day)."""
    if number.kind != "words" or number.value not in (1, 2) or not r.same_line(number.last, number.last + 1):
        return number.kind == "words" and number.value == 1
    after = r.norm(number.last + 1)
    if number.value == 1:
        return after not in r.words.of_them
    return r.noun(number.last + 1) is not None and after not in r.words.others


def whole_number(r: Reading, j: int) -> Number | None:
    if j >= len(r.view.tokens) or r.taken[j]:
        return None
    number = parse_number(r.view, j, r.numbers)
    return number if number is not None and number.whole is not None else None


def _end(r: Reading, j: int) -> Number | None:
    """A range's other end at j: a lone proclitic or a joined «و» before it is passed over."""
    while r.norm(j) in PROCLITIC_TOKENS:
        j += 1
    return whole_number(r, j)


def _range(r: Reading, j: int) -> Core | None:
    """«بين 20 و30», «ما بين 2000 و4000», «بين 3500 إلى 4000», «من 5 إلى 10»."""
    opening = r.phrase(j, r.words.range_from)
    if opening is None:
        return None
    word, last = opening
    if word == _OF and _rising(r, j):
        return None
    low = _end(r, last + 1)
    if low is None:
        return None
    k = low.last + 1
    joined = r.norm(k) == _AND or (r.norm(k).startswith(_AND) and number_stem(r.norm(k), r.numbers) is not None)
    if r.is_one_of(k, r.words.range):
        high = _end(r, k + 1)
    elif joined and word != _OF:
        high = _end(r, k)
    else:
        return None
    return None if high is None else _ends(j, low, high)


def _open_range(r: Reading, low: Number) -> Core:
    """«3 أو 4», «5 إلى 10», «2000-4000», or the number alone."""
    k = low.last + 1
    single = Core(
        low.first,
        low.last,
        int(low.value),
        int(low.value),
        digits=low.kind == "digits",
        definite=_ARTICLE in low.prefix,
    )
    if not r.same_line(low.last, k + 1):
        return single
    if r.norm(low.first - 1) == _OF and _rising(r, low.first):
        return single
    if r.norm(k) in r.words.range or r.norm(k) in DASHES:
        high = _end(r, k + 1)
        if high is not None and (r.norm(k) not in DASHES or high.value > low.value):
            return _ends(low.first, low, high) or single
    return single


def _rising(r: Reading, j: int) -> bool:
    """«ارتفعت الحصيلة من 9 إلى 13»: two counts, not the ends of one."""
    return any(r.is_one_of(k, r.words.rising) for k in range(max(0, j - _RISE_REACH), j))


def _ends(first: int, low: Number, high: Number) -> Core | None:
    """The two ends, the scale of the second shared: «بين 20 و30 ألفاً» starts at 20,000."""
    a, b = int(low.value), int(high.value)
    for scale in (1_000_000_000, 1_000_000, 1000):
        if high.kind == "mixed" and b % scale == 0 and a < scale and a * scale < b:
            a *= scale
            break
    return Core(first, high.last, a, b, digits=True) if a <= b else None


def _vague(r: Reading, j: int) -> Core | None:
    """«عشرات», «عشرات الآلاف», «بضعة», «بضع مئات», «عدة آلاف»; «عدة» and «عدد من» alone are no figures."""
    words = r.words
    if r.view.tokens[j].kind != "word" or not r.same_line(j, j):
        return None
    norm = r.norm(j)
    head = next((form for form in bare_forms(norm) if form in words.vague or form in words.vague_before), None)
    if head is None:
        return None
    after = r.norm(j + 1) if r.same_line(j, j + 1) else ""
    bare_after = after.removeprefix(_ARTICLE) if after not in words.vague else after
    definite = norm.endswith(_ARTICLE + head)
    if bare_after in words.vague_of and not (definite and after.startswith(_ARTICLE)):
        factor = words.vague.get(head, 0)
        base = factor * words.vague_of[bare_after] if factor else words.vague[bare_after]
        return Core(j, j + 1, base, None, vague=True)
    if head not in words.vague:
        return None
    if r.norm(j + 1) in r.numbers.teen_tails:  # «بضعة عشر»
        return Core(j, j + 1, 10 + words.vague[head], None, vague=True)
    return Core(j, j, words.vague[head], None, vague=True, definite=definite)
