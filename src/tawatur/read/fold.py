"""Folding for matching only: what two spellings of one word share. The text itself is never changed.

Folds أإآٱ→ا, ى→ي, ة→ه, Persian ی/ک, Arabic-Indic and Persian digits; drops harakat, tatweel, zero-width and bidi marks.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

MARKS: Final = "\u064b-\u065f\u0670\u06d6-\u06ed"
TATWEEL: Final = "\u0640"
INVISIBLE: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"

_TABLE: dict[int, str | None] = {}
for _chars, _to in (("أإآٱٲٳ", "ا"), ("ىیې", "ي"), ("ةۃہ", "ه"), ("کڪ", "ك"), ("ڤ", "ف"), ("پ", "ب"), ("گ", "غ")):
    for _c in _chars:
        _TABLE[ord(_c)] = _to
for _zero in (0x0660, 0x06F0):
    for _digit in range(10):
        _TABLE[_zero + _digit] = str(_digit)
for _low, _high in (
    (0x064B, 0x065F),
    (0x06D6, 0x06ED),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2066, 0x2069),
):
    for _code in range(_low, _high + 1):
        _TABLE[_code] = None
for _code in (0x0670, 0x0640, 0x00AD, 0xFEFF):
    _TABLE[_code] = None
_TABLE[0x00A0] = " "


@lru_cache(maxsize=65536)
def fold(surface: str) -> str:
    """The folded form of a word or phrase. Idempotent; never longer than its input.

    >>> fold("الإنسانيّة") == fold("الانسانيه")
    True
    """
    return surface.translate(_TABLE).lower()
