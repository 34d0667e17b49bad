"""Which figures belong to which happening: a toll to what caused it, the abducted to the abduction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tawatur.recognise.found import FoundFigure
from tawatur.understand.clauses import Clause
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger

_VIOLENCE: Final = frozenset(
    {"attack", "clash", "shelling", "air_drone_strike", "explosion", "killing", "security_operation", "mutiny"}
)
# what is counted → the happenings that count it: where a clause tells one of these, no other takes the figure
_OWN: Final[dict[str, frozenset[str]]] = {
    "killed": _VIOLENCE,
    "injured": _VIOLENCE,
    "casualties": _VIOLENCE,
    "abducted": frozenset({"abduction", "release"}),
    "arrested": frozenset({"arrest"}),
    "detained": frozenset({"holding", "arrest", "release", "handover"}),
    "escaped": frozenset({"escape"}),
    "released": frozenset({"release", "handover"}),
    "displaced": frozenset({"displacement", "evacuation"}),
    "families": frozenset({"displacement", "evacuation"}),
}
_TOLLS: Final = frozenset({"killed", "injured", "casualties"})
_AMONG: Final = frozenset({"بين", "من", "بينهم"})


def figures_in(passage: Passage, clause: Clause, type_: str, told: set[str]) -> Iterable[FoundFigure]:
    """The figures of a clause that belong to a happening of a type. told: the types that the clause tells of."""
    for figure in passage.figures:
        if clause.first <= figure.first <= clause.last:
            own = _OWN.get(figure.value.what)
            if own is None or type_ in own or not any(other in told for other in own):
                yield figure


def with_parts(passage: Passage, found: list[FoundFigure]) -> list[FoundFigure]:
    """Figures with their parts, wherever these stand («7 مدنيين، ... بينهم طفل»), in the order of the text."""
    if not found:
        return []
    totals = {(figure.first, figure.last) for figure in found}
    out = []
    for figure in passage.figures:
        whole = None if figure.part_of is None else passage.figures[figure.part_of]
        if (figure.first, figure.last) in totals or (whole is not None and (whole.first, whole.last) in totals):
            out.append(figure)
    return out


def is_tally(passage: Passage, toll: Trigger, clause: Clause) -> bool:
    """«ارتفع عدد القتلى إلى 12», «وبلغت الحصيلة 20 قتيلاً»: a toll with the article whose number follows in its clause."""
    if toll.first > 0 and passage.bare(toll.first - 1) in _AMONG:
        return False
    return any(
        toll.last < figure.first <= clause.last and figure.value.what in _TOLLS and figure.part_of is None
        for figure in passage.figures
    )


def is_stock(passage: Passage, held: Trigger, clause: Clause) -> bool:
    """«يبلغ عدد الأسرى في السجون 4600 أسير»: those who are held, with their number after them in their clause."""
    if not any(passage.bare(j) == "عدد" for j in range(max(0, held.first - 2), held.first)):
        return False  # «عدد الأسرى المحتجزين»
    return any(held.last < f.first <= clause.last and f.value.what == "detained" for f in passage.figures)
