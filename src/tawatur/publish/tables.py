"""The record as CSV tables: one for each JSON Lines file, and one for each list of figures, reports and sides in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tawatur.publish.files import write_csv, writing
from tawatur.publish.shown import Row, Shown

_JOINT = "; "
Cells = Sequence[object]


def export_tables(shown: Shown, folder: Path) -> dict[str, int]:
    """Writes the tables into `folder`; the number of rows of each. Raises TawaturError when nothing can be written there."""

    def write() -> dict[str, int]:
        folder.mkdir(parents=True, exist_ok=True)
        return {
            name: write_csv(folder / f"{name}.csv", header, (c for row in shown.rows(source) for c in cells(row)))
            for name, (source, header, cells) in _TABLES.items()
        }

    return writing(folder, write)


def _joined(items: Sequence[object]) -> str:
    return _JOINT.join(str(item) for item in items)


def _chain(chain: Sequence[Mapping[str, Any]]) -> str:
    """The speakers from the origin towards the publisher."""
    return _joined([link["entity"] for link in chain])


def _plain(*fields: str) -> Callable[[Row], Iterator[Cells]]:
    def cells(row: Row) -> Iterator[Cells]:
        yield [row[field] for field in fields]

    return cells


def _mention(row: Row) -> Iterator[Cells]:
    time, figure, name = row.get("time") or {}, row.get("figure") or {}, row.get("name") or {}
    yield [
        *(row[f] for f in _MENTION),
        *(time.get(f) for f in ("type", "value", "mod")),
        *(figure.get(f) for f in _FIGURE),
        *(name.get(f) for f in ("entity", "class", "surface")),
    ]


def _claim(row: Row) -> Iterator[Cells]:
    when = row["when"] or {}
    yield [
        *(row[f] for f in _CLAIM),
        row["trigger"]["start"],
        row["trigger"]["end"],
        _chain(row["chain"]),
        _joined([link["text"] for link in row["chain"]]),
        row["where"],
        _joined(row["places"]),
        when.get("edtf"),
        when.get("mention"),
        *(_joined([a["entity"] for a in row["actors"] if a["role"] == role]) for role in _ROLES),
        _joined(row["figures"]),
        _joined(row["weapons"]),
        row["boilerplate"],
        row["rule"],
        row["confidence"],
    ]


def _incident(row: Row) -> Iterator[Cells]:
    corroboration = row["corroboration"]
    yield [
        row["id"],
        row["type"],
        _joined(row["types"]),
        row["title"]["ar"],
        row["title"]["en"],
        *(row[f] for f in ("facility", "place", "start", "end", "status", "part_of")),
        *(corroboration[f] for f in ("documents", "outlets", "origins")),
        _joined(row["actors"]),
        _joined(row["claims"]),
        _joined(row["documents"]),
    ]


def _figures(row: Row) -> Iterator[Cells]:
    for figure in row["figures"]:
        yield [row["id"], *(figure[f] for f in ("what", "of", "low", "best", "high")), len(figure["reports"])]


def _figure_reports(row: Row) -> Iterator[Cells]:
    for figure in row["figures"]:
        for report in figure["reports"]:
            given = [report[f] for f in ("low", "high", "document", "mention")]
            yield [row["id"], figure["what"], figure["of"], *given, _chain(report["chain"])]


def _contradiction(row: Row) -> Iterator[Cells]:
    explanation = row["explanation"]
    yield [*(row[f] for f in _CONTRADICTION), len(row["sides"]), explanation["ar"], explanation["en"]]


def _sides(row: Row) -> Iterator[Cells]:
    for number, side in enumerate(row["sides"], 1):
        value = side["value"]
        chains = " | ".join(_chain(chain) for chain in side["chains"])
        held = [value.get(f) for f in _SIDE]
        yield [row["id"], number, *held, _joined(side["claims"]), _joined(side["mentions"]), chains]


_DOCUMENT = ("id", "path", "url", "sha256", "title", "outlet", "published", "published_from", "published_reason",
             "language", "copy_of", "captured_at", "text")  # fmt: skip
_MENTION = ("id", "document", "start", "end", "text", "kind", "boilerplate", "rule")
_FIGURE = ("what", "low", "high", "approximate", "vague", "of", "part_of")
_CLAIM = ("id", "document", "start", "end", "text", "type", "polarity", "modality", "outcome")
_ROLES = ("agent", "target", "participant")
_CONTRADICTION = ("id", "incident", "facility", "place", "kind")
_SIDE = ("polarity", "entity", "edtf", "what", "of", "low", "high")
_TABLES: dict[str, tuple[str, Sequence[str], Callable[[Row], Iterator[Cells]]]] = {
    "documents": ("documents", _DOCUMENT, _plain(*_DOCUMENT)),
    "mentions": (
        "mentions",
        [*_MENTION, "time_type", "time_value", "time_mod", *(f"figure_{f}" for f in _FIGURE), "name_entity", "name_class",
         "name_surface"],
        _mention,
    ),
    "claims": (
        "claims",
        [*_CLAIM, "trigger_start", "trigger_end", "chain", "chain_texts", "where", "places", "when_edtf", "when_mention",
         "agents", "targets", "participants", "figures", "weapons", "boilerplate", "rule", "confidence"],
        _claim,
    ),
    "incidents": (
        "incidents",
        ["id", "type", "types", "title_ar", "title_en", "facility", "place", "start", "end", "status", "part_of",
         "n_documents", "n_outlets", "n_origins", "actors", "claims", "documents"],
        _incident,
    ),
    "incident_figures": ("incidents", ["incident", "what", "of", "low", "best", "high", "n_reports"], _figures),
    "incident_figure_reports": (
        "incidents",
        ["incident", "what", "of", "low", "high", "document", "mention", "chain"],
        _figure_reports,
    ),
    "contradictions": ("contradictions", [*_CONTRADICTION, "n_sides", "explanation_ar", "explanation_en"], _contradiction),
    "contradiction_sides": (
        "contradictions",
        ["contradiction", "side", *_SIDE, "claims", "mentions", "chains"],
        _sides,
    ),
}  # fmt: skip
