"""Numbers as Arabic press writes them: digits of all scripts, words, and both together.

`parse_number` reads the longest number that starts at a token. What is counted, and whether it is a date, a count or an
address, is for its callers to tell.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final, Literal, NamedTuple

from tawatur.read.morphology import ARTICLE, proclitic_splits
from tawatur.read.view import View
from tawatur.recognise.number_words import NumberWords

NumberKind = Literal["digits", "words", "mixed"]

_AND: Final = "و"
_TANWEEN: Final = "\u064b"
_GROUP_SPACES: Final = "\u00a0\u2009\u202f"
_MILLION: Final = 1_000_000


class Number(NamedTuple):
    """A number in tokens first..last (inclusive). `value` is an int when it is whole, else a Fraction («3,5 ساعات»).

    `prefix`: the proclitics joined to the first token, the article among them («وال» of «والأربعة»); a proclitic that is
    a token of its own («بـ15») is not part of the number and not in `prefix`. `kind`: how it is written.
    """

    first: int
    last: int
    value: int | Fraction
    kind: NumberKind
    prefix: str = ""

    @property
    def whole(self) -> int | None:
        """The value as an int, or None when it has a fraction."""
        return self.value if isinstance(self.value, int) else None


def parse_number(view: View, i: int, words: NumberWords) -> Number | None:
    """The longest number that starts at token i, or None. Vague plurals («آلاف», «عشرات») are none.

    Proclitics on a number word are peeled and told in `prefix`; «واحد» is 1, but «أحد» only in «أحد عشر» and «أحد وعشرين».
    """
    token = view.tokens[i]
    if token.kind == "number":
        read = _sum(view, i, token.norm, words)
        return None if read is None else _number(i, read, "")
    if token.kind != "word":
        return None
    found = number_stem(token.norm, words)
    if found is None:
        return None
    prefix, stem = found
    read = _sum(view, i, stem, words)
    return None if read is None else _number(i, read, prefix)


def number_stem(norm: str, words: NumberWords) -> tuple[str, str] | None:
    """(proclitics with the article, number word) when a folded word is a number word, else None."""
    for prefix, rest in proclitic_splits(norm):
        if rest in words.starts:
            return prefix, rest
        if rest.startswith(ARTICLE) and rest[2:] in words.starts:
            return prefix + ARTICLE, rest[2:]
    return None


def digits_value(norm: str) -> int | Fraction:
    """The value of a folded number token: «3،500» → 3500, «12.000» → 12000, «3,5» → 7/2.

    >>> digits_value("3،500"), digits_value("2.9")
    (3500, Fraction(29, 10))
    """
    if norm.isdecimal():
        return int(norm)
    parts = norm.replace("،", ",").replace("٬", ",").replace("٫", ".").replace(".", ",").split(",")
    if len(parts) == 2 and len(parts[1]) != 3:
        return _simple(Fraction(f"{parts[0]}.{parts[1]}"))
    return int("".join(parts))


class _Read(NamedTuple):
    """A part of a number: its value, last token, the scale it carries (1: none), and how it is written."""

    value: int | Fraction
    last: int
    scale: int
    kind: NumberKind


def _number(first: int, read: _Read, prefix: str) -> Number:
    return Number(first, read.last, _simple(read.value), read.kind, prefix)


def _simple(value: int | Fraction) -> int | Fraction:
    return int(value) if value.denominator == 1 else value


def _sum(view: View, i: int, stem: str, words: NumberWords) -> _Read | None:
    """Terms of falling size joined by «و»: «ثلاثة آلاف وخمسمئة», «38 ألفاً و528», «مليون ونصف»."""
    total = _term(view, i, stem, words)
    if total is None:
        return None
    floor = total.scale
    while floor > 1:
        link = _and(view, total.last + 1, words)
        if link is None:
            break
        at, linked = link
        if linked in words.fractions:
            last = at + 1 if _scale_at(view, at + 1, words) == floor else at
            total = _Read(total.value + floor * words.fractions[linked], last, floor, _join(total.kind, "words"))
            break
        term = _term(view, at, linked, words)
        if term is None or term.value >= floor or term.scale >= floor:
            break
        total = _Read(total.value + term.value, term.last, floor, _join(total.kind, term.kind))
        floor = term.scale
    return total


def _term(view: View, i: int, stem: str, words: NumberWords) -> _Read | None:
    """A coefficient with or without a scale («12 ألف», «ثلاثة ملايين», «خمسة»), a scale alone («ألفين») or «نصف مليون»."""
    if stem in words.fractions:
        scale = _scale_at(view, i + 1, words)
        return None if scale is None else _Read(scale * words.fractions[stem], i + 1, scale, "words")
    if stem in words.scales:
        return _bare_scale(view, i, stem, words)
    digits = view.tokens[i].kind == "number"
    factor = _digits(view, i, words) if digits else _below_thousand(view, i, stem, words)
    if factor is None:
        return None
    after = _next_word(view, factor.last)
    for value, form in words.scales.get(after or "", ()):
        if form != "two":
            return _Read(factor.value * value, factor.last + 1, value, _join(factor.kind, "words"))
    return factor


def _bare_scale(view: View, i: int, stem: str, words: NumberWords) -> _Read | None:
    readings = {form: value for value, form in words.scales[stem]}
    if "one" in readings:
        return _Read(readings["one"], i, readings["one"], "words")
    if "two" not in readings:
        return None
    value = readings["two"]
    # «ألفاً وخمسمئة» is 1500, «ألفا قتيل» is 2000: one spelling once harakat are left out
    token = view.tokens[i]
    single = "counted" in readings and (
        _TANWEEN in view.text[token.start : token.end] or _and(view, i + 1, words) is not None
    )
    return _Read(value if single else 2 * value, i, value, "words")


def _digits(view: View, i: int, words: NumberWords) -> _Read:
    """Digits, with a decimal comma or a space between thousands that the view keeps as separate tokens."""
    tokens = view.tokens
    norm = tokens[i].norm
    value = digits_value(norm)
    last = i
    plain = norm.isdecimal()
    while plain and last + 1 < len(tokens) and len(tokens[i].norm) <= 3 and tokens[last + 1].kind == "number":
        group, gap = tokens[last + 1], view.text[tokens[last].end : tokens[last + 1].start]
        if len(group.norm) != 3 or not group.norm.isdecimal() or not (gap in _GROUP_SPACES or group.norm == "000"):
            break
        if gap not in _GROUP_SPACES and gap != " ":
            break
        value, last = value * 1000 + int(group.norm), last + 1
    scale = _scale_at(view, last + 1, words)
    if not plain and scale is not None and scale >= _MILLION and norm[-4:-3] in (".", ",") and len(norm) <= 7:
        return _Read(Fraction(value) / 1000, i, 1, "digits")  # «2.900 مليون» is 2.9 million
    if plain and last + 2 < len(tokens) and tokens[last + 1].norm == "،":
        mark, tail = tokens[last + 1], tokens[last + 2]
        joined = mark.start == tokens[last].end and tail.start == mark.end
        if joined and tail.norm.isdecimal() and _scale_at(view, last + 3, words) is not None:
            return _Read(value + Fraction(int(tail.norm), 10 ** len(tail.norm)), last + 2, 1, "digits")
    return _Read(value, last, 1, "digits")


def _below_thousand(view: View, i: int, stem: str, words: NumberWords) -> _Read | None:
    hundreds: int | None = None
    last = i
    if stem in words.hundreds:
        hundreds = words.hundreds[stem]
    elif stem in words.hundred:
        hundreds = 100
    elif 3 <= words.units.get(stem, 0) <= 9 and _next_word(view, i) in words.hundred:
        hundreds, last = 100 * words.units[stem], i + 1
    if hundreds is None:
        return _below_hundred(view, i, stem, words)
    link = _and(view, last + 1, words)
    if link is not None:
        at, linked = link
        rest = _digits(view, at, words) if view.tokens[at].kind == "number" else _below_hundred(view, at, linked, words)
        if rest is not None and rest.value < 100:
            return _Read(hundreds + rest.value, rest.last, 1, _join("words", rest.kind))
    return _Read(hundreds, last, 1, "words")


def _below_hundred(view: View, i: int, stem: str, words: NumberWords) -> _Read | None:
    if stem in words.tens:
        return _Read(words.tens[stem], i, 1, "words")
    unit = words.units.get(stem)
    small = unit if unit is not None else words.teen_heads.get(stem)
    if small is None:
        return None
    if small < 10:
        if _next_word(view, i) in words.teen_tails:
            return _Read(10 + small, i + 1, 1, "words")
        link = _and(view, i + 1, words)
        if link is not None and words.tens.get(link[1], 0) >= 20:
            return _Read(small + words.tens[link[1]], link[0], 1, "words")
    return None if unit is None else _Read(unit, i, 1, "words")


def _next_word(view: View, i: int) -> str | None:
    """The norm of the word after token i on the same line."""
    if i + 1 >= len(view.tokens):
        return None
    after = view.tokens[i + 1]
    return after.norm if after.kind == "word" and after.line == view.tokens[i].line else None


def _and(view: View, j: int, words: NumberWords) -> tuple[int, str] | None:
    """(token, number word or digits) when tokens j.. read «و» + number, joined or apart, else None."""
    tokens = view.tokens
    if j >= len(tokens) or tokens[j].line != tokens[j - 1].line or tokens[j].kind != "word":
        return None
    norm = tokens[j].norm
    if norm == _AND:
        if j + 1 >= len(tokens) or tokens[j + 1].line != tokens[j].line:
            return None
        after = tokens[j + 1]
        return (j + 1, after.norm) if after.kind == "number" or after.norm in words.starts else None
    if not norm.startswith(_AND):
        return None
    # «الأربعة والعشرين»: the article is repeated
    for rest in (norm[1:], norm[3:] if norm[1:3] == ARTICLE else ""):
        if rest in words.starts:
            return j, rest
    return None


def _scale_at(view: View, j: int, words: NumberWords) -> int | None:
    """The scale that the word at j multiplies by, the article allowed («نصف المليون»)."""
    norm = _next_word(view, j - 1)
    if norm is None:
        return None
    for rest in (norm, norm[2:] if norm.startswith(ARTICLE) else ""):
        for value, form in words.scales.get(rest, ()):
            if form != "two":
                return value
    return None


def _join(a: NumberKind, b: NumberKind) -> NumberKind:
    return a if a == b else "mixed"
