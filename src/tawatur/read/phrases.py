"""Where phrases of a list stand in a line of folded words."""

from __future__ import annotations

from collections.abc import Sequence

Phrases = dict[str, tuple[tuple[str, ...], ...]]
"""Phrases by their first word, the longest first."""


def phrase_at(phrases: Phrases, words: Sequence[str], i: int = 0) -> int:
    """How many words of `words` from i on are one of the phrases (a «و» before it is peeled); 0 for none."""
    word = words[i]
    found = _longest(phrases, word, words, i)
    if not found and word[0] == "و" and len(word) > 3:
        found = _longest(phrases, word[1:], words, i)
    return found


def phrases_in(phrases: Phrases, words: Sequence[str], enough: int) -> bool:
    """Whether `enough` of the phrases stand in `words`, anywhere."""
    count = 0
    for i, word in enumerate(words):
        if (word in phrases or (word[0] == "و" and word[1:] in phrases)) and phrase_at(phrases, words, i):
            count += 1
            if count == enough:
                return True
    return False


def covered(phrases: Phrases, words: Sequence[str]) -> float:
    """Which share of `words`, numbers left out, is made of the phrases. 0 when the first word opens none."""
    words = [w for w in words if not w.isdigit()] if len(words) > 1 else words
    i = count = 0
    while i < len(words):
        found = phrase_at(phrases, words, i)
        if not found and i == 0:
            return 0.0
        count += found
        i += found or 1
    return count / len(words) if words else 0.0


def _longest(phrases: Phrases, first: str, words: Sequence[str], i: int) -> int:
    for phrase in phrases.get(first, ()):
        if len(phrase) == 1 or tuple(words[i + 1 : i + len(phrase)]) == phrase[1:]:
            return len(phrase)
    return 0
