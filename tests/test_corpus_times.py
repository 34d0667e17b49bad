"""The composed passages of corpus/ar/times.yaml: every time found, with the right type and value; pinned by a floor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.read.view import make_view
from tawatur.recognise.found import FoundTime
from tawatur.recognise.times import TimeWords, compile_times, find_times
from tawatur.words.load import read_raw

CORPUS = Path(__file__).parent.parent / "corpus"
PASSAGES = yaml.safe_load((CORPUS / "ar" / "times.yaml").read_text(encoding="utf-8"))
FLOOR = yaml.safe_load((CORPUS / "floors.yaml").read_text(encoding="utf-8"))["corpus"]["times"]


@pytest.fixture(scope="module")
def words() -> TimeWords:
    return compile_times(read_raw())


def place(text: str, item: dict[str, Any]) -> tuple[int, int]:
    start = -1
    for _ in range(item.get("n", 1)):
        start = text.index(item["text"], start + 1)
    return start, start + len(item["text"])


def right(item: dict[str, Any], found: FoundTime) -> bool:
    value = found.value
    named = value.value == item["value"] or value.value in item.get("also", ())
    return named and value.type == item["type"] and item.get("mod") in (None, value.mod)


def misses(passage: dict[str, Any], words: TimeWords) -> Iterator[str]:
    """What is missed, wrong or too much in a passage; a pair is whichever expected time a found one overlaps first."""
    text = passage["text"]
    rest = list(find_times(make_view(text), words, passage.get("published")))
    for item in passage["expect"]:
        start, end = place(text, item)
        met = next((f for f in rest if f.start < end and start < f.end), None)
        if met is None:
            yield f"missed «{item['text']}» in: {text}"
            continue
        rest.remove(met)
        if not right(item, met):
            yield f"«{item['text']}» is {item['value']}, got {met.value} in: {text}"
    for extra in rest:
        yield f"too much «{text[extra.start : extra.end]}» {extra.value} in: {text}"


def test_the_corpus_does_not_fall_below_its_floor(words: TimeWords) -> None:
    expected = sum(len(passage["expect"]) for passage in PASSAGES)
    found = sum(len(find_times(make_view(p["text"]), words, p.get("published"))) for p in PASSAGES)
    wrong = [line for passage in PASSAGES for line in misses(passage, words)]
    hits = expected - sum(not line.startswith("too much") for line in wrong)
    f1 = 2 * hits / (expected + found)
    assert f1 >= FLOOR, f"F1 {f1:.4f} < {FLOOR}\n" + "\n".join(wrong)
