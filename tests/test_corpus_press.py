"""The composed passages of the press of other countries (corpus/ar/press), held at the floors that are pinned for them.

Floors stand in corpus/floors.yaml as `press.yemen_dev.claims` and so on, by the names that `python -m tests.corpus_press` prints.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
import yaml

from tawatur.words.compile import load_words
from tests.corpus_press import NAMES, PRESS, SETS, passages
from tests.corpus_scoring import Scores, score, span_of

FLOORS: dict[str, float] = yaml.safe_load((PRESS.parents[1] / "floors.yaml").read_text(encoding="utf-8"))["corpus"]
PINNED = sorted(name for name in FLOORS if name.startswith("press."))
ALL: list[tuple[str, dict[str, Any]]] = [(name, passage) for name in NAMES for passage in passages(name)]


@cache
def measured(part: str) -> Scores:
    name, which = part.rsplit("_", 1)
    return score(passages(name, which), load_words())


@pytest.mark.parametrize("floor", PINNED)
def test_the_press_of_a_country_stays_at_its_floor(floor: str) -> None:
    part, name = floor.removeprefix("press.").split(".", 1)
    result = measured(part)
    assert result.values[name] >= FLOORS[floor], "\n".join(sorted(result.errors)) if part.endswith("_dev") else floor


@pytest.mark.parametrize(("name", "passage"), ALL)
def test_what_a_passage_is_marked_with_stands_in_it(name: str, passage: dict[str, Any]) -> None:
    assert passage["set"] in SETS and passage["round"] in range(1, 6)
    for claim in passage["claims"]:
        first, last = span_of(claim, passage["text"])
        assert passage["text"][first:last] == claim["at"]
