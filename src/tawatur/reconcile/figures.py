"""Counts of one thing in one incident: who reports which, as a range over independent reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tawatur.model import Claim, Document, FigureReport, IncidentFigure, Mention

_COUNTED = frozenset(
    {"killed", "injured", "casualties", "detained", "arrested", "escaped", "released", "missing", "abducted", "displaced", "surrendered",
     "fighters", "families", "vehicles", "strikes", "buildings", "weapons"}  # fmt: skip
)


def count_figures(claims: Sequence[Claim], mentions: Mapping[str, Mention], documents: Mapping[str, Document], copies: Mapping[str, str]) -> tuple[IncidentFigure, ...]:
    """Figures of an incident by what they count and whose.

    low, high: the least and the greatest bound of any report; best: the last independent report's lower bound, by date of
    publication (a later count knows more); high None when a report gives no upper bound. Parts of a total stand apart.
    """
    reports: dict[tuple[str, str | None], dict[str, FigureReport]] = defaultdict(dict)
    for claim in claims:
        for mention_id in claim.figures:
            mention = mentions.get(mention_id)
            if mention is None or mention.figure is None or mention.figure.what not in _COUNTED:
                continue
            figure = mention.figure
            of = figure.of if figure.part_of is not None or figure.of is not None else None
            if figure.part_of is not None and of is None:
                continue
            reports[(figure.what, of)].setdefault(
                mention_id, FigureReport(mention_id, figure.low, figure.high, claim.chain, claim.document)
            )
    out = []
    for (what, of), found in sorted(reports.items(), key=lambda r: (r[0][0], r[0][1] or "")):
        rows = sorted(found.values(), key=lambda r: r.mention)
        independent = [r for r in rows if r.document not in copies] or rows
        best = max(independent, key=lambda r: (documents[r.document].published or "", r.low, r.mention))
        highs = [r.high for r in rows]
        out.append(
            IncidentFigure(
                what=what,
                of=of,
                low=min(r.low for r in rows),
                best=best.low,
                high=None if any(h is None for h in highs) else max(h for h in highs if h is not None),
                reports=tuple(rows),
            )
        )
    return tuple(out)
