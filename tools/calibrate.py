"""Measures how often claims are right by the marks they bear, and proposes the table of understand/confidence.py.

    .venv/bin/python -m tools.calibrate [--shared DIR] [--gold GOLD TEXTS]

Reads the composed passages of corpus/ar/claims.yaml, and the annotated reports of DIR (default ../shared) where it is there.
`--gold` adds a folder of annotations and the folder of their texts; these are only measured, never fitted on. Prints the share
of claims that are right by mark, the fitted table, and how well it predicts: reliability tables, cross-validated by report.

A claim is right when it pairs with an annotated claim of its type that it overlaps, one to one; wrong when it pairs with none.
What lies on an optional claim, or tells an annotated one a second time, counts for neither. It is whole when its polarity,
modality, origin, place, time and actors are right too.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from tests.claims_tables import reading, words
from tests.corpus_scoring import compare, overlap, span_of

from tawatur.model import Claim
from tawatur.understand.confidence import ODDS, PLAIN, confidence, marks

ROOT = Path(__file__).parent.parent
FOLDS = 10
FIELDS = ("source", "where", "who")
BINS = (0.0, 0.6, 0.75, 0.85, 0.9, 0.95, 0.97, 1.0)
# how strongly a mark that few claims bear is drawn towards no effect: as if it had been seen so often without one
RIDGE = 1.0
ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Judged:
    """One claim found: its report, its marks, its confidence as it stands, whether it is right, and whole."""

    report: str
    marks: tuple[str, ...]
    confidence: float
    right: bool
    whole: bool


Table = Mapping[str, float]
Item = Mapping[str, Any]
Pairs = list[tuple[Item | None, Claim]]
StandIns = Mapping[tuple[str, str], str]


def corpus() -> list[Judged]:
    """The claims of the project's own passages. Ids are the words' own; one they do not list stands for what is found."""
    passages = yaml.safe_load((ROOT / "corpus" / "ar" / "claims.yaml").read_text(encoding="utf-8"))
    told: dict[str, Pairs] = {}
    for number, passage in enumerate(passages):
        published = passage.get("published")
        found = reading(passage["text"], None if published is None else str(published), passage.get("outlet")).claims
        told[f"corpus {number}"] = list(paired(passage["text"], passage["claims"], found))
    return judge(told, unlisted([pair for pairs in told.values() for pair in pairs]))


def annotated(gold: Path, texts: Path) -> list[Judged]:
    """The claims of a folder of annotated reports, whose ids are the annotators'."""
    listing = texts / "metadata.csv"
    given = {}
    if listing.exists():
        with listing.open(encoding="utf-8", newline="") as rows:
            given = {row["file"]: row for row in csv.DictReader(rows)}
    told: dict[str, Pairs] = {}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(gold.glob("*.yaml")):
        report = yaml.safe_load(path.read_text(encoding="utf-8"))
        if "document" not in report:
            continue
        text = (texts / report["document"]).read_text(encoding="utf-8")
        row = given.get(report["document"], {})
        read = reading(text, row.get("published") or None, row.get("outlet") or None)
        for item in report.get("names") or ():
            first, last = span_of(numbered({**item, "at": item["text"]}, text), text)
            for m in read.mentions:
                if m.name is not None and overlap((first, last), (m.start, m.end)) * 2 > max(last, m.end) - min(
                    first, m.start
                ):
                    votes[m.name.entity][item["id"]] += 1
        items = [numbered(item, text) for item in report.get("claims") or ()]
        told[report["document"]] = list(paired(text, items, read.claims))
    same = {(field, e): count.most_common(1)[0][0] for e, count in votes.items() for field in FIELDS}
    return judge(told, same)


def numbered(item: Item, text: str) -> Item:
    """An annotated claim whose words are found by their number instead of by a longer context."""
    if "in" not in item:
        return item
    at = text.index(item["at"], text.index(item["in"]))
    return {**item, "n": sum(text.startswith(item["at"], i) for i in range(at + 1))}


def paired(text: str, items: Sequence[Item], found: Sequence[Claim]) -> Iterator[tuple[Item | None, Claim]]:
    """Every claim that counts, with the annotated claim it is paired with, or None."""
    found = [claim for claim in found if not claim.boilerplate]
    expected = [x for x in items if not x.get("optional")]
    spare = [x for x in items if x.get("optional")]

    def fit(item: Item, claim: Claim) -> int:
        kinds = {item["type"], *(item.get("also") or ())}
        return overlap(span_of(item, text), (claim.start, claim.end)) if claim.type in kinds else 0

    cells = sorted(((-fit(x, c), i, j) for i, x in enumerate(expected) for j, c in enumerate(found)))
    partner: dict[int, int] = {}
    for shared, i, j in cells:
        if shared and j not in partner and i not in partner.values():
            partner[j] = i
    again: set[int] = set()
    for j, claim in enumerate(found):
        if j in partner:
            yield expected[partner[j]], claim
            continue
        same = next((i for i, x in enumerate(expected) if fit(x, claim)), None)
        if any(fit(x, claim) for x in spare):
            continue
        if same is not None and same not in again:
            again.add(same)
            continue
        yield None, claim


def judge(told: Mapping[str, Pairs], same: StandIns) -> list[Judged]:
    """Every claim with whether it is right and whole. same: by field and found id, the annotators' id for that thing."""
    out = []
    for report, pairs in told.items():
        for item, claim in pairs:
            fields = {} if item is None else compare(item, claim, same)
            whole = item is not None and all(ok for name, ok in fields.items() if name != "chain")
            out.append(Judged(report, marks(claim), confidence(claim), item is not None, whole))
    return out


def unlisted(pairs: Pairs) -> StandIns:
    """What is mostly found in the place of an id that no words file lists."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for item, claim in pairs:
        if item is None:
            continue
        sides = (
            ("source", list(item.get("source") or ())[:1], [link.entity for link in claim.chain[:1]]),
            ("where", [item["where"]] if item.get("where") else [], [claim.where] if claim.where else []),
            ("who", list(item.get("who") or ()), [actor.entity for actor in claim.actors]),
        )
        for field, want, got in sides:
            for entity in want:
                if entity not in words().names.entities and not entity.startswith("role/"):
                    votes[field, entity].update(e for e in got if e not in want)
    return {(field, count.most_common(1)[0][0]): entity for (field, entity), count in sorted(votes.items()) if count}


def fit_table(rows: Sequence[Judged]) -> tuple[float, dict[str, float]]:
    """(odds of a claim without marks, what each mark multiplies them by): logistic regression, a mark at a time."""
    counts: Counter[tuple[tuple[str, ...], bool]] = Counter((row.marks, row.right) for row in rows)
    base, weights = 2.0, dict.fromkeys(ODDS, 0.0)
    for _ in range(ROUNDS):
        base += _step(counts, base, weights, None)
        for mark in weights:
            weights[mark] += _step(counts, base, weights, mark)
    return math.exp(base), {mark: math.exp(weight) for mark, weight in weights.items()}


def _step(counts: Counter[tuple[tuple[str, ...], bool]], base: float, weights: Table, mark: str | None) -> float:
    """Newton's step for one weight, the others held."""
    slope, curve = (0.0, 1e-9) if mark is None else (-RIDGE * weights[mark], RIDGE)
    for (borne, right), n in counts.items():
        if mark is None or mark in borne:
            share = _share(math.exp(base), {m: math.exp(weights[m]) for m in borne}, borne)
            slope += n * (right - share)
            curve += n * share * (1 - share)
    return max(-2.0, min(2.0, slope / curve))


def _share(plain: float, odds: Table, borne: Iterable[str]) -> float:
    value = plain
    for mark in borne:
        value *= odds[mark]
    return value / (1 + value)


def cross_validated(rows: Sequence[Judged]) -> list[tuple[float, Judged]]:
    """Every claim with the share predicted by a table fitted without its report's fold."""
    reports = sorted({row.report for row in rows})
    fold = {report: number % FOLDS for number, report in enumerate(reports)}
    out = []
    for left in range(FOLDS):
        plain, odds = fit_table([row for row in rows if fold[row.report] != left])
        out += [(_share(plain, odds, row.marks), row) for row in rows if fold[row.report] == left]
    return out


def reliability(predicted: Sequence[tuple[float, Judged]]) -> Iterator[str]:
    """A table (Markdown): predicted and observed shares by bin, and how far off they are on the whole."""
    yield "| confidence | claims | predicted | right | whole |"
    yield "|---|---|---|---|---|"
    gap = 0.0
    for low, high in pairwise(BINS):
        inside = [(p, row) for p, row in predicted if low <= p < high]
        if not inside:
            continue
        n, mean = len(inside), sum(p for p, _ in inside) / len(inside)
        right, whole = sum(row.right for _, row in inside) / n, sum(row.whole for _, row in inside) / n
        gap += n * abs(mean - right)
        yield f"| {low:.2f}–{high:.2f} | {n} | {mean:.2f} | {right:.2f} | {whole:.2f} |"
    n = len(predicted)
    rate = sum(row.right for _, row in predicted) / n
    brier = sum((p - row.right) ** 2 for p, row in predicted) / n
    yield ""
    yield f"{n} claims, {rate:.3f} right; expected calibration error {gap / n:.3f}; Brier score {brier:.4f}"
    yield f"(a constant: {rate * (1 - rate):.4f})"


def by_mark(sets: Mapping[str, Sequence[Judged]]) -> Iterator[str]:
    """Shares right (and whole) of the claims that bear each mark, by set."""
    for mark in (*ODDS, "none"):
        cells = []
        for name, rows in sets.items():
            bearing = [r for r in rows if mark in r.marks or (mark == "none" and not r.marks)]
            n = max(1, len(bearing))
            shares = f"{sum(r.right for r in bearing) / n:.2f} right, {sum(r.whole for r in bearing) / n:.2f} whole"
            cells.append(f"{name}: {len(bearing):4} {shares}")
        yield f"{mark:22} " + "   ".join(cells)


def main() -> int:
    """Prints shares by mark, the fitted table and the reliability of both tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--gold", type=Path, nargs=2, action="append", default=[], metavar=("GOLD", "TEXTS"))
    args = parser.parse_args()
    sets = {"corpus": corpus()}
    if (args.shared / "gold").exists():
        for name in ("seeds", "reports"):
            sets[name] = annotated(args.shared / "gold" / name, args.shared / name)
    else:
        print(f"the annotated reports are not here ({args.shared / 'gold'} is absent): the corpus alone")
    fitted = [row for rows in sets.values() for row in rows]
    unseen = [row for gold, texts in args.gold for row in annotated(gold, texts)]
    print("\n".join(by_mark({**sets, "unseen": unseen} if unseen else sets)))
    plain, odds = fit_table(fitted)
    print(f"\nPLAIN = {plain:.2g}")
    print("\n".join(f'    "{mark}": {value:.2g},' for mark, value in odds.items()))
    print("\nfitted, cross-validated by report\n" + "\n".join(reliability(cross_validated(fitted))))
    print(f"\nas it stands (PLAIN = {PLAIN})\n" + "\n".join(reliability([(r.confidence, r) for r in fitted])))
    if unseen:
        print(
            "\nas it stands, on reports it was not fitted on\n"
            + "\n".join(reliability([(r.confidence, r) for r in unseen]))
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
