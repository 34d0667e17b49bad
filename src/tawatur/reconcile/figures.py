"""Counts of one thing in one incident: who reports which, as a range over independent reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from tawatur.model import Claim, Document, FigureReport, IncidentFigure, Mention
from tawatur.reconcile.tolls import figure_of

_COUNTED: Final = frozenset(
    {"killed", "injured", "casualties", "detained", "arrested", "escaped", "released", "missing", "abducted", "displaced",
     "surrendered", "fighters", "families", "vehicles", "strikes", "buildings", "weapons"}
)  # fmt: skip


def count_figures(
    claims: Sequence[Claim],
    mentions: Mapping[str, Mention],
    documents: Mapping[str, Document],
    copies: Mapping[str, str],
) -> tuple[IncidentFigure, ...]:
    """Figures of an incident by what they count and whose; parts of a total only under those they belong to.

    low, high: the least and the greatest bound of any report, vague words («dozens») only where nothing else is told; high
    None where the greatest report gives no upper bound. best: of the reports that are no copies, the last to appear, each
    by its greatest count; where several appeared on that day, the middle one, the lower of two: later counts know more,
    and the middle of a day's counts is moved by no single outlet.
    """
    found: dict[tuple[str, str | None], dict[str, FigureReport]] = defaultdict(dict)
    for claim in claims:
        for mention in claim.figures:
            figure = figure_of(mention, mentions)
            if figure is None or figure.what not in _COUNTED or (figure.part_of is not None and figure.of is None):
                continue
            row = FigureReport(mention, figure.low, figure.high, claim.chain, claim.document)
            found[(figure.what, figure.of)].setdefault(mention, row)
    out = []
    for what, of in sorted(found, key=lambda k: (k[0], k[1] or "")):
        rows = tuple(found[(what, of)][m] for m in sorted(found[(what, of)]))
        exact = [r for r in rows if not _is_vague(r, mentions)] or list(rows)
        highs = [r.high for r in exact]
        out.append(
            IncidentFigure(
                what=what,
                of=of,
                low=min(r.low for r in exact),
                best=_best(exact, documents, copies),
                high=None if any(h is None for h in highs) else max(h for h in highs if h is not None),
                reports=rows,
            )
        )
    return tuple(out)


def _best(rows: Sequence[FigureReport], documents: Mapping[str, Document], copies: Mapping[str, str]) -> int:
    by_document: dict[str, int] = {}
    for row in [r for r in rows if r.document not in copies] or rows:
        by_document[row.document] = max(by_document.get(row.document, 0), row.low)
    last = max((documents[d].published or "").rstrip("~?%") for d in by_document)
    counts = sorted(n for d, n in by_document.items() if (documents[d].published or "").rstrip("~?%") == last)
    return counts[(len(counts) - 1) // 2]


def _is_vague(row: FigureReport, mentions: Mapping[str, Mention]) -> bool:
    figure = figure_of(row.mention, mentions)
    return figure is not None and figure.vague
