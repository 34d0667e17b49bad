"""Whether a text is Arabic: by its letters where they decide it, by a language model where they do not."""

from __future__ import annotations

from collections import Counter

from tawatur.errors import CaptureError

LEAST_SHARE = 0.25
"""The share of a report's letters that must be of the Arabic script."""

# Letters that other languages add to the Arabic alphabet. Persian yeh and kaf are among them although careless Arabic
# typing has them too; therefore they only lead to a closer look.
_ADDED = "چژگپڤێۆەڕڵٹڈڑںےیکڼټډړږښګۍې"
_ADDED_SHARE = 0.02
_NAMES = {"fa": "Persian", "ur": "Urdu", "ps": "Pashto", "ckb": "Kurdish", "sdh": "Kurdish", "ug": "Uyghur"}
# Written Arabic and the ISO 639-3 codes of what the model takes for its spoken kinds.
_ARABIC = frozenset(("ar", "ary", "arz", "ars", "arq", "apc", "ajp", "acm", "acq", "aeb", "afb", "ayl", "ayn"))


def require_arabic(text: str, path: object) -> None:
    """Raises CaptureError when a text holds no Arabic, too little of it, or another language of the same script."""
    counts = {c: n for c, n in Counter(text).items() if c.isalpha()}
    letters = sum(counts.values())
    arabic = sum(n for c, n in counts.items() if "\u0620" <= c <= "\u06ff")
    if not text.strip():
        raise CaptureError(f"{path}: it holds no words, only blanks; save the report again")
    if not arabic:
        raise CaptureError(f"{path}: it holds no Arabic; tawatur reads Arabic reports only")
    if arabic < LEAST_SHARE * letters:
        raise CaptureError(
            f"{path}: only {100 * arabic // letters}% of its letters are Arabic; tawatur reads Arabic reports only"
        )
    if sum(counts.get(c, 0) for c in _ADDED) > _ADDED_SHARE * arabic:
        language = _closer_look(text)
        if language not in _ARABIC:
            name = _NAMES.get(language, f"another language ({language})")
            raise CaptureError(f"{path}: it seems to be {name}, not Arabic; tawatur reads Arabic reports only")


def _closer_look(text: str) -> str:
    """The language by py3langid; imported here because its model takes a third of a second to load."""
    from py3langid import classify

    language: str = classify(text)[0]
    return language
