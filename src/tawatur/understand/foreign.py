"""Names of people that are made of words nothing is known of: told by the office beside them («كينغابي دي تابول الناطق باسم …»)."""

from __future__ import annotations

from tawatur.understand.passage import Passage

_LONGEST = 4
_COMMAS = frozenset({"،", ","})
_FOR = frozenset({"باسم", "بلسان"})


def name_beside(passage: Passage, office: tuple[int, int], first: int, last: int) -> tuple[int, int] | None:
    """The first and last token of a foreign name right before or right after a definite office, within tokens first..last."""
    if not passage.view.norms[office[0]].startswith("ال"):
        return None
    before = office[0] - 1 if passage.view.norms[office[0] - 1] in _COMMAS else office[0]
    if 2 <= _strangers(passage, first, before - 1) == before - first:
        return first, before - 1
    start = office[1] + 1
    if start < last and passage.view.norms[start] in _FOR:
        start += 2  # «المتحدث باسم المتمردين فلان»
    count = _strangers(passage, start, last)
    after = start + count
    ends = after > last or passage.view.tokens[after].kind == "punct" or passage.is_particle(after, "complementizers")
    if 2 <= count <= _LONGEST and (ends or passage.by_kind[after].finite):
        return start, after - 1
    return None


def _strangers(passage: Passage, first: int, last: int) -> int:
    """How many tokens from first on, up to last, are words that nothing is known of."""
    count = 0
    for j in range(first, min(last, first + _LONGEST) + 1):
        known, norm = passage.known[j], passage.view.norms[j]
        taken = passage.name_at[j] >= 0 or passage.time_at[j] >= 0 or passage.figure_at[j] >= 0
        if taken or passage.view.tokens[j].kind != "word" or len(norm) < 2 or norm.startswith("ال"):
            break
        if known.kinds.all or known.classes or known.roles or known.described or norm in passage.entities.everyday:
            break
        count += 1
    return count
