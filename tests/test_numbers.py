"""Numbers: surface → value and kind."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.read.view import make_view
from tawatur.recognise.number_words import NumberWords, compile_numbers
from tawatur.recognise.numbers import parse_number
from tawatur.words.load import read_raw


@pytest.fixture(scope="module")
def words() -> NumberWords:
    return compile_numbers(read_raw())


WHOLE = [
    # digits of all scripts, marks of the Arabic press
    ("25", 25),
    ("٢٥", 25),
    ("۲۵", 25),
    ("3،500", 3500),
    ("3,500", 3500),
    ("12.000", 12000),
    ("1,234,567", 1234567),
    ("٣٬٥٠٠", 3500),
    ("12 000", 12000),
    ("12\u00a0500", 12500),
    # digits and words
    ("12 ألف", 12000),
    ("12 ألفاً", 12000),
    ("10 آلاف", 10000),
    ("3,5 ملايين", 3_500_000),
    ("3،5 ملايين", 3_500_000),
    ("2.9 مليون", 2_900_000),
    ("٢٫٥ مليون", 2_500_000),
    ("38 ألفاً و528", 38528),
    ("«3» آلاف", 3000),
    ("2 مليون ونصف", 2_500_000),
    # words
    ("ثلاثة", 3),
    ("ثلاث", 3),
    ("ثماني", 8),
    ("خمسة عشر", 15),
    ("خمس عشرة", 15),
    ("أحد عشر", 11),
    ("إحدى عشرة", 11),
    ("اثنا عشر", 12),
    ("اثني عشر", 12),
    ("اثنتي عشرة", 12),
    ("أربع وعشرين", 24),
    ("إحدى وثلاثون", 31),
    ("سبعة وستون", 67),
    ("مئة", 100),
    ("مائة", 100),
    ("مئتين", 200),
    ("ثلاثمئة", 300),
    ("ثلاث مئة", 300),
    ("ثلاثمائة", 300),
    ("مئة وخمسة وعشرون", 125),
    ("مئة و20", 120),
    ("ألف", 1000),
    ("ألفين", 2000),
    ("ألفي", 2000),
    ("ألفا", 2000),
    ("ألفاً وخمسمئة", 1500),
    ("ألف وخمسمئة", 1500),
    ("ثلاثة آلاف وخمسمئة وأربعة وعشرين", 3524),
    ("مئة ألف", 100_000),
    ("مئتي ألف", 200_000),
    ("خمسة وعشرين ألفاً", 25_000),
    ("مليون ونصف", 1_500_000),
    ("مليون ونصف المليون", 1_500_000),
    ("مليون ومئتي ألف", 1_200_000),
    ("مليونين ونصف مليون", 2_500_000),
    ("نصف مليون", 500_000),
    ("ربع مليون", 250_000),
    ("مليار", 1_000_000_000),
]


@pytest.mark.parametrize(("text", "value"), WHOLE)
def test_number_is_read_whole(text: str, value: int, words: NumberWords) -> None:
    view = make_view(text)
    number = parse_number(view, 0, words)
    assert number is not None
    assert (number.value, number.last) == (value, len(view.tokens) - 1)


@pytest.mark.parametrize(
    ("text", "value", "last"),
    [
        ("3 قتلى و5 جرحى", 3, 0),
        ("100 و20 جريحا", 100, 0),
        ("ثلاثة وأربعة", 3, 0),
        ("عشرين وخمسة", 20, 0),
        ("ألف قتيل", 1000, 0),
        ("ألفا قتيل", 2000, 0),
        ("مئة وإصابة", 100, 0),
        ("خمسة\nعشر", 5, 0),
        ("20.1.2022", 20, 0),
        ("3,5 ساعات", Fraction(7, 2), 0),
    ],
)
def test_number_stops_where_it_ends(text: str, value: int | Fraction, last: int, words: NumberWords) -> None:
    number = parse_number(make_view(text), 0, words)
    assert number is not None
    assert (number.value, number.last) == (value, last)


@pytest.mark.parametrize(
    ("text", "prefix", "value"),
    [("وثلاثة", "و", 3), ("بثلاثة", "ب", 3), ("والأربعة", "وال", 4), ("للخمسة", "لال", 5), ("بألفي", "ب", 2000)],
)
def test_proclitics_are_peeled(text: str, prefix: str, value: int, words: NumberWords) -> None:
    number = parse_number(make_view(text), 0, words)
    assert number is not None
    assert (number.prefix, number.value) == (prefix, value)


@pytest.mark.parametrize(
    "text", ["آلاف", "عشرات", "مئات", "ملايين", "أحد", "الأحد", "نصف", "الثالث", "الخامسة", "كتاب", "ب", "،"]
)
def test_no_number(text: str, words: NumberWords) -> None:
    assert parse_number(make_view(text), 0, words) is None


@pytest.mark.parametrize(("text", "kind"), [("25", "digits"), ("ثلاثة آلاف", "words"), ("12 ألف", "mixed")])
def test_kind(text: str, kind: str, words: NumberWords) -> None:
    number = parse_number(make_view(text), 0, words)
    assert number is not None
    assert number.kind == kind


UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"]
TENS = ["", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة", "تسعمئة"]


def spell(n: int) -> str:
    """A number below a milliard in words."""
    parts = []
    for value, one, two, many, counted in (
        (10**6, "مليون", "مليونان", "ملايين", "مليوناً"),
        (1000, "ألف", "ألفان", "آلاف", "ألفاً"),
    ):
        k, n = divmod(n, value)
        if k == 1:
            parts.append(one)
        elif k == 2:
            parts.append(two)
        elif k:
            parts.append(f"{spell(k)} {many if 3 <= k <= 10 else counted if k % 100 > 10 else one}")
    k, n = divmod(n, 100)
    if k:
        parts.append(HUNDREDS[k])
    if 0 < n <= 10:
        parts.append(UNITS[n])
    elif 10 < n < 20:
        parts.append(("أحد", "اثنا")[n - 11] + " عشر" if n < 13 else f"{UNITS[n - 10]} عشر")
    elif n:
        if n % 10:
            parts.append(UNITS[n % 10])
        parts.append(TENS[n // 10])
    return " و".join(parts)


@given(st.integers(min_value=1, max_value=10**9 - 1))
def test_words_round_trip(n: int) -> None:
    view = make_view(spell(n) + " شخصا")
    number = parse_number(view, 0, _WORDS)
    assert number is not None
    assert number.value == n, spell(n)
    assert number.last == len(view.tokens) - 2


@given(st.integers(min_value=0, max_value=10**9), st.sampled_from([",", "،", "٬", "."]))
def test_grouped_digits_round_trip(n: int, mark: str) -> None:
    number = parse_number(make_view(f"{n:,}".replace(",", mark)), 0, _WORDS)
    assert number is not None
    assert number.value == n


_WORDS = compile_numbers(read_raw())
