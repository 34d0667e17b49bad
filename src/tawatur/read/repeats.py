"""Lines that say again what another line of the report says: doubled headlines, pull quotes, standfirsts printed twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tawatur.read.lines import STOP, Line

_SHORTEST: Final = 4
# Shares of a line that must stand in another, in order: quotes that editors trimmed, short lines, whole paragraphs.
_QUOTED: Final = 0.8
_BRIEF: Final = 0.9
_PROSE: Final = 0.97
_BRIEF_WORDS: Final = 16
_STRETCH: Final = 2
_BRIEF_STRETCH: Final = 1.25


def repeated(lines: list[Line], outside: dict[int, str]) -> set[int]:
    """Indexes of lines whose words nearly all stand, in order, in another line of the body.

    Of two equal lines the later is the repeat; of a line and a longer one that holds it, the shorter, wherever it stands. A
    line that ends like a sentence must be held almost to the word: a paragraph may tell the same of another source.
    """
    kept = [i for i, line in enumerate(lines) if i not in outside and line.size >= _SHORTEST]
    if len(kept) < 2:
        return set()
    words = {i: frozenset(lines[i].words) for i in kept}
    once: set[str] = set()
    shared: set[str] = set()
    for own in words.values():
        shared |= once & own
        once |= own
    suspects = []
    for i in kept:
        own = words[i]
        if len(own - shared) <= (1 - _needed(lines[i])) * len(own):
            suspects.append(i)
    out: set[int] = set()
    for i in suspects:
        needed = _needed(lines[i])
        for j in kept:
            if i == j or j in out or not _could_hold(lines[j], lines[i], j < i):
                continue
            if (
                len(words[i] & words[j]) >= needed * len(words[i])
                and _in_order(lines[i].words, lines[j].words) >= needed
            ):
                out.add(i)
                break
    return out


def _needed(line: Line) -> float:
    if line.end == STOP:
        return _PROSE
    return _BRIEF if line.size < _BRIEF_WORDS else _QUOTED


def _could_hold(holder: Line, held: Line, before: bool) -> bool:
    """A longer line can hold another; an equally long one (or nearly) only when it stands before."""
    if held.words == holder.words:
        return before
    return holder.size > held.size or (before and holder.size >= _PROSE * held.size)


def _in_order(part: tuple[str, ...], whole: tuple[str, ...]) -> float:
    """Which share of `part` stands in `whole` in the same order within a passage not much longer than it."""
    best = 0
    reach = 1 + int((_STRETCH if len(part) >= _BRIEF_WORDS else _BRIEF_STRETCH) * len(part))
    anchors = [k for k, word in enumerate(whole) if word == part[0] or (len(part) > 1 and word == part[1])]
    for anchor in anchors or [0]:
        window = whole[anchor : anchor + reach]
        best = max(best, _longest_common(part, window))
    return best / len(part)


def _longest_common(a: Sequence[str], b: Sequence[str]) -> int:
    """Length of the longest common subsequence."""
    row = [0] * (len(b) + 1)
    for word in a:
        diagonal = 0
        for k, other in enumerate(b, 1):
            diagonal, row[k] = row[k], diagonal + 1 if word == other else max(row[k], row[k - 1])
    return row[-1]
