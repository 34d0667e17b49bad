"""The number words of words/ar/numbers.yaml, compiled for `parse_number`."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from tawatur.read.fold import fold
from tawatur.read.rebuilt import by_constructor
from tawatur.words.load import RawWords

ScaleForm = Literal["one", "two", "many", "counted"]


@dataclass(frozen=True, slots=True, eq=False)
class NumberWords:
    """The number words by folded form. `scales` gives every reading of a form: (value, form)."""

    units: dict[str, int]
    teen_heads: dict[str, int]
    teen_tails: frozenset[str]
    tens: dict[str, int]
    hundred: frozenset[str]
    hundreds: dict[str, int]
    scales: dict[str, tuple[tuple[int, ScaleForm], ...]]
    fractions: dict[str, Fraction]
    starts: frozenset[str]

    def __reduce__(self) -> tuple[Any, ...]:
        return by_constructor(self)


def compile_numbers(raw: RawWords) -> NumberWords:
    """The number words from numbers.yaml. Raises WordsError when the file is missing, KeyError when a table is."""
    data = raw.section("numbers")

    def table(name: str) -> dict[str, int]:
        return {fold(word): value for value, words in data[name].items() for word in words}

    scales: dict[str, tuple[tuple[int, ScaleForm], ...]] = {}
    forms: tuple[ScaleForm, ...] = ("one", "two", "many", "counted")
    for entry in data["scales"]:
        for form in forms:
            for word in entry.get(form, ()):
                scales[fold(word)] = (*scales.get(fold(word), ()), (entry["value"], form))
    units, heads, tens, hundreds = table("units"), table("teen_heads"), table("tens"), table("hundreds")
    hundred = frozenset(fold(word) for word in data["hundred"])
    tails = frozenset(fold(word) for word in data["teen_tails"])
    # «خمسةعشر» in one word
    glued = {
        head + tail: 10 + value for head, value in (*units.items(), *heads.items()) if value < 10 for tail in tails
    }
    fractions = {fold(word): Fraction(a, b) for word, (a, b) in data["fractions"].items()}
    small = {**tens, **glued}
    return NumberWords(
        units=units,
        teen_heads=heads,
        teen_tails=tails,
        tens=small,
        hundred=hundred,
        hundreds=hundreds,
        scales=scales,
        fractions=fractions,
        starts=frozenset((*units, *heads, *small, *hundred, *hundreds, *scales, *fractions)),
    )
