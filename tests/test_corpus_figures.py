"""The figures of the project's own corpus: how many are read with the right bounds and kind, held at a floor."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.read.view import make_view
from tawatur.recognise.figures import compile_figures, find_figures
from tawatur.recognise.found import FoundFigure
from tawatur.recognise.number_words import compile_numbers
from tawatur.recognise.times import compile_times, find_times
from tawatur.words.load import read_raw

CORPUS = Path(__file__).parents[1] / "corpus"
RAW = read_raw()
WORDS, NUMBERS, TIMES = compile_figures(RAW), compile_numbers(RAW), compile_times(RAW)


def passages() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((CORPUS / "ar" / "figures.yaml").read_text(encoding="utf-8"))
    return loaded


def found_in(text: str) -> list[FoundFigure]:
    view = make_view(text)
    return find_figures(view, WORDS, NUMBERS, find_times(view, TIMES, None), [])


def span(item: dict[str, Any], text: str) -> tuple[int, int]:
    at = -1
    for _ in range(item.get("n", 1)):
        at = text.index(item["text"], at + 1)
    return at, at + len(item["text"])


def pairs(golds: list[tuple[int, int]], preds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """One to one, the largest overlap first."""
    cells = [
        (min(g[1], p[1]) - max(g[0], p[0]), i, j)
        for i, g in enumerate(golds)
        for j, p in enumerate(preds)
        if min(g[1], p[1]) > max(g[0], p[0])
    ]
    out: list[tuple[int, int]] = []
    for _, i, j in sorted(cells, key=lambda c: (-c[0], c[1], c[2])):
        if all(i != a and j != b for a, b in out):
            out.append((i, j))
    return out


def right(item: dict[str, Any], found: FoundFigure) -> bool:
    value = found.value
    kinds = {item["what"], *item.get("also", ())}
    return (value.low, value.high) == (item["low"], item["high"]) and value.what in kinds


def scores() -> dict[str, float]:
    """F1 of figures read right; share of figures with the right hedges; share of stated parts tied to their total."""
    hit = gold = pred = hedged = parts = tied = paired = 0
    for passage in passages():
        text, found = passage["text"], found_in(passage["text"])
        expect = [item for item in passage["expect"] if item["what"] != "other"]
        kept = [f for f in found if f.value.what != "other"]
        gold, pred = gold + len(expect), pred + len(kept)
        for i, j in pairs([span(item, text) for item in expect], [(f.start, f.end) for f in kept]):
            item, one = expect[i], kept[j]
            paired += 1
            hit += right(item, one)
            hedges = (item.get("approximate", False), item.get("vague", False))
            hedged += (one.value.approximate, one.value.vague) == hedges
            if item.get("part_of"):
                parts += 1
                total = found[one.part_of] if one.part_of is not None else None
                tied += total is not None and text[total.start : total.end] in item["part_of"]
    return {"figures": 2 * hit / (gold + pred), "figures.hedges": hedged / paired, "figures.parts": tied / parts}


FLOORS: dict[str, Any] = yaml.safe_load((CORPUS / "floors.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    return scores()


@pytest.mark.parametrize("name", ["figures", "figures.hedges", "figures.parts"])
def test_figures_of_the_corpus_stay_at_their_floor(name: str, measured: dict[str, float]) -> None:
    assert measured[name] >= FLOORS["corpus"][name], measured


def test_the_corpus_is_of_a_size() -> None:
    assert sum(len(passage["expect"]) for passage in passages()) >= 400
