"""Doers with nobody's name: «مسلحون», «مجموعة مسلحة», «رجال مسلحون», «عشرات المسلحين»; they are the subject of the verb before them."""

from __future__ import annotations

from typing import Final

from tawatur.understand.passage import Passage


def unnamed(passage: Passage, i: int) -> bool:
    """Whether those who act begin at token i and belong to nobody who is named there."""
    if i >= len(passage.view.tokens) or passage.name_at[i] >= 0 or i in passage.supposed:
        return False
    last = _people(passage, i)
    if last is None:
        return False
    return not _belongs(passage, last + 1) and not any(r.finite for r in passage.readings(i))


def _people(passage: Passage, i: int) -> int | None:
    """The last token of the noun for them that begins at token i, with its adjective."""
    norm = passage.view.norms[i]
    after = i + 1 if i + 1 < len(passage.view.tokens) else i
    faceless = passage.view.norms[after] in passage.words.particles["faceless"]
    if norm.endswith("ون"):
        return after if faceless else i
    if norm.startswith("ال") or passage.view.tokens[i].kind != "word":
        return None
    stems = passage.known[i].stems
    if norm in passage.words.particles["nameless"]:
        return after if faceless else i
    if after == i:
        return None
    many = passage.is_particle(i, "many") or passage.is_particle(i, "some") or norm in _BANDS
    if many:
        people = after + 1 if passage.view.norms[after] == "من" else after
        if people < len(passage.view.tokens) and passage.name_at[people] < 0:
            bare = passage.view.norms[people]
            if bare.startswith("ال") and not passage.known[people].stems.isdisjoint(
                passage.words.particles["fighters"]
            ):
                return people  # «عشرات المسلحين», «مجموعة من المسلحين»
    if faceless and not stems.isdisjoint(passage.words.particles["fighting"] | passage.words.particles["people"]):
        return after  # «مجموعة مسلحة», «رجال ملثمون»
    return None


_BANDS: Final = frozenset({"مجموعه", "عدد", "مجموعات"})


def _belongs(passage: Passage, i: int) -> bool:
    """«من X», «في X», «تابعون لـX», «موالون لـX» right after them; «من القبائل» names nobody."""
    if i >= len(passage.view.tokens):
        return False
    if passage.bare(i) not in _TIES:
        return not passage.kinds(i).isdisjoint(_TYING)
    if passage.bare(i) == "من" and i + 1 < len(passage.view.tokens) and passage.name_at[i + 1] < 0:
        return bool(passage.kinds(i + 1))
    return True


_TIES: Final = frozenset({"من", "في"})
_TYING: Final = frozenset({"belonging", "loyal"})
