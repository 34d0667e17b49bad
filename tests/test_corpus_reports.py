"""The composed reports of outlets from elsewhere (corpus/ar/reports.yaml), held at the floors that are pinned for them.

Floors stand in corpus/floors.yaml as `reports_dev.claims`, `reports_held.claims.where` and so on, by the names that
`python -m tests.corpus_reports` prints.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from tawatur.words.compile import load_words
from tests.corpus_reports import CORPUS, SETS, marked, measure, names_of, reports
from tests.corpus_scoring import Scores, span_of

FLOORS: dict[str, float] = yaml.safe_load((CORPUS / "floors.yaml").read_text(encoding="utf-8"))["corpus"]
PINNED = sorted(name for name in FLOORS if name.startswith("reports_"))
ALL: list[dict[str, Any]] = [r for which in SETS for r in reports(which)]


@cache
def measured(which: str) -> Scores:
    return measure(which, load_words())


@pytest.mark.parametrize("name", PINNED)
def test_the_reports_stay_at_their_floor(name: str) -> None:
    which, score = name.removeprefix("reports_").split(".", 1)
    result = measured(which)
    assert result.values[score] >= FLOORS[name], "\n".join(sorted(result.errors)) if which == "dev" else name


@pytest.mark.parametrize("which", SETS)
def test_most_of_what_a_report_from_elsewhere_tells_is_read(which: str) -> None:
    values = measured(which).values
    assert (
        values["claims"] >= 0.78 and values["names"] >= 0.80 and values["figures"] >= 0.88 and values["times"] >= 0.95
    )


@pytest.mark.parametrize("report", ALL, ids=[r["report"] for r in ALL])
def test_what_a_report_is_marked_with_stands_in_it(report: dict[str, Any]) -> None:
    for claim in report["claims"]:
        first, last = span_of(claim, report["text"])
        assert report["text"][first:last] == claim["at"]
    for kind in ("times", "figures"):
        assert len(marked(report, kind)) == len(report[kind])
    assert {entity for _, entity in names_of(report)} == set(report["names"].values())


def test_there_are_twenty_reports_half_of_them_held() -> None:
    assert [len(reports(which)) for which in SETS] == [10, 10]
