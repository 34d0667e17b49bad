"""Reads corpus/ar/reports.yaml and scores times, figures and names of its reports; `python -m tests.corpus_reports` prints all scores.

Claims are scored by tests/corpus_scoring.py. An id of a name that the words do not have stands for whatever is found in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tawatur.pipeline import recognise
from tawatur.recognise.names.lexicon import ATTACHED
from tawatur.words.compile import Words, load_words
from tests.corpus_scoring import Scores, overlap, score

CORPUS = Path(__file__).parent.parent / "corpus"
SETS = ("dev", "held")
Span = tuple[int, int]
Marked = tuple[Span, Any]


def reports(which: str) -> list[dict[str, Any]]:
    """The reports of one set."""
    loaded: list[dict[str, Any]] = yaml.safe_load((CORPUS / "ar" / "reports.yaml").read_text(encoding="utf-8"))
    return [r for r in loaded if r["set"] == which]


def measure(which: str, words: Words) -> Scores:
    """All scores of one set: claims and their fields, and F1 of times, figures and names."""
    chosen = reports(which)
    out = score(chosen, words)
    rows: dict[str, list[tuple[int, int, int]]] = {"times": [], "figures": [], "names": []}
    for report in chosen:
        found = recognise(report["text"], str(report["published"]), words)
        sides: dict[str, tuple[Sequence[Marked], Sequence[Marked], Callable[[Any, Any], bool]]] = {
            "times": (marked(report, "times"), [((t.start, t.end), t.value) for t in found.times], _same_time),
            "figures": (marked(report, "figures"), [((f.start, f.end), f.value) for f in found.figures], _same_count),
            "names": (names_of(report), [((n.start, n.end), n.value) for n in found.names], _same_entity(words)),
        }
        for kind, (want, got, same) in sides.items():
            rows[kind].append(_hits(want, [g for g in got if _kept(kind, g[1])], same))
    for kind, counts in rows.items():
        hits, wanted, given = (sum(c[k] for c in counts) for k in range(3))
        out.values[kind] = 2 * hits / (wanted + given)
    return out


def marked(report: Mapping[str, Any], kind: str) -> list[Marked]:
    """The times or figures that a report is marked with, where they stand."""
    out: list[Marked] = []
    for item in report[kind]:
        start = -1
        for _ in range(item.get("n", 1)):
            start = report["text"].index(item["text"], start + 1)
        out.append(((start, start + len(item["text"])), item))
    return out


def names_of(report: Mapping[str, Any]) -> list[Marked]:
    """Every name of a report: the places where its surface stands as words of its own, the longest surface first."""
    text = report["text"]
    out: list[Marked] = []
    for surface, entity in sorted(report["names"].items(), key=lambda row: (-len(row[0]), row[0])):
        start = text.find(surface)
        while start >= 0:
            span = start, start + len(surface)
            if _own_words(text, span) and not any(overlap(span, taken) for taken, _ in out):
                out.append((span, entity))
            start = text.find(surface, start + 1)
    return sorted(out)


def _own_words(text: str, span: Span) -> bool:
    """Whether a surface begins at a word, or after what may be joined to one, and ends with a word."""
    before = text[: span[0]].split()[-1] if span[0] and not text[span[0] - 1].isspace() else ""
    letters = "".join(c for c in before if c.isalpha())
    after = text[span[1] : span[1] + 1]
    return (not before[-1:].isalpha() or letters in ATTACHED) and not (after.isalpha() or "\u064b" <= after <= "\u0652")


def _kept(kind: str, value: Any) -> bool:
    return not (kind == "figures" and value.what == "other") and not (kind == "times" and value.value.endswith("_REF"))


def _same_time(item: Mapping[str, Any], value: Any) -> bool:
    return value.value in (item["value"], *item.get("also", ()))


def _same_count(item: Mapping[str, Any], value: Any) -> bool:
    kinds = (item["what"], *item.get("also", ()))
    return (value.low, value.high) == (item["low"], item["high"]) and value.what in kinds


def _same_entity(words: Words) -> Callable[[Any, Any], bool]:
    known = words.names.entities
    return lambda entity, name: entity == name.entity or entity not in known


def _hits(want: Sequence[Marked], got: Sequence[Marked], same: Callable[[Any, Any], bool]) -> tuple[int, int, int]:
    """(right, wanted, given): each wanted one met by the given one that it shares most with; the optional ones left out."""
    free = list(got)
    hits = wanted = spare = 0
    for span, item in want:
        met = max(free, key=lambda g: overlap(span, g[0]), default=None)
        optional = isinstance(item, dict) and bool(item.get("optional"))
        wanted += not optional
        if met is None or not overlap(span, met[0]):
            continue
        free.remove(met)
        spare += optional
        hits += not optional and same(item, met[1])
    return hits, wanted, len(got) - spare


def main() -> None:
    """Prints the scores of both sets, and the errors of the one that may be read."""
    words = load_words()
    for which in SETS:
        result = measure(which, words)
        lines: Iterable[str] = sorted(result.errors) if which == "dev" else ()
        print(*lines, *(f"{which:5} {name:18} {value:.3f}" for name, value in result.values.items()), sep="\n")


if __name__ == "__main__":
    main()
