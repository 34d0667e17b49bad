"""The composed passages of corpus/ar/names.yaml: every name found, whole, and whose it is; pinned by a floor.

An id that the words do not have is the author's own word for the thing: it stands for whatever the program calls it, as long
as it calls it the same everywhere and nothing else so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tawatur.pipeline import recognise
from tawatur.recognise.found import FoundName
from tawatur.words.compile import Words, load_words

CORPUS = Path(__file__).parent.parent / "corpus"
PASSAGES: list[dict[str, Any]] = yaml.safe_load((CORPUS / "ar" / "names.yaml").read_text(encoding="utf-8"))
FLOOR = yaml.safe_load((CORPUS / "floors.yaml").read_text(encoding="utf-8"))["corpus"]["names"]


def place(text: str, item: dict[str, Any]) -> tuple[int, int]:
    start = -1
    for _ in range(item.get("n", 1)):
        start = text.index(item["text"], start + 1)
    return start, start + len(item["text"])


def share(one: tuple[int, int], two: tuple[int, int]) -> float:
    """How much of both spans is common, of what either covers."""
    common = min(one[1], two[1]) - max(one[0], two[0])
    return max(0, common) / (max(one[1], two[1]) - min(one[0], two[0]))


@cache
def read() -> tuple[list[list[tuple[dict[str, Any], FoundName | None]]], list[tuple[str, FoundName]]]:
    """Per passage, each expected name with the found one at its place (half of both in common); and those too many."""
    words = load_words()
    pairs, extra = [], []
    for passage in PASSAGES:
        rest = list(recognise(passage["text"], passage.get("published"), words).names)
        rows: list[tuple[dict[str, Any], FoundName | None]] = []
        for item in passage["expect"]:
            span = place(passage["text"], item)
            met = max(rest, key=lambda f: share(span, (f.start, f.end)), default=None)
            if met is None or share(span, (met.start, met.end)) < 0.5:
                met = None
            else:
                rest.remove(met)
            rows.append((item, met))
        pairs.append(rows)
        extra += [(passage["text"], name) for name in rest]
    return pairs, extra


def aligned(words: Words) -> dict[str, str]:
    """The program's id → the author's, for authors' ids that the words do not have; one to one, the most frequent first."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for rows in read()[0]:
        for item, met in rows:
            if met is not None and item["id"] not in words.names.entities and not item["id"].endswith("~"):
                votes[met.value.entity][item["id"]] += 1
    out: dict[str, str] = {}
    for entity, count in sorted(votes.items(), key=lambda v: (-max(v[1].values()), v[0])):
        best = min(count, key=lambda i: (-count[i], i))
        if best not in out.values() and entity.split("/")[0] == best.split("/")[0]:
            out[entity] = best
    return out


def right(item: dict[str, Any], met: FoundName, names: dict[str, str]) -> bool:
    wanted = {item["id"], *item.get("also", ())}
    entity = met.value.entity
    if entity in wanted or names.get(entity) in wanted:
        return True
    return any(w.endswith("/~") and entity.startswith(w) for w in wanted)


def wrong() -> Iterator[str]:
    """What is missed, wrong or too much."""
    pairs, extra = read()
    names = aligned(load_words())
    for passage, rows in zip(PASSAGES, pairs, strict=True):
        for item, met in rows:
            if met is None:
                yield f"missed «{item['text']}» ({item['id']}) in: {passage['text']}"
            elif not right(item, met, names):
                yield f"«{item['text']}» is {item['id']}, got «{met.value.surface}» {met.value.entity} in: {passage['text']}"
    for text, name in extra:
        yield f"too much «{name.value.surface}» {name.value.entity} ({name.rule}) in: {text}"


def test_the_corpus_does_not_fall_below_its_floor() -> None:
    pairs, extra = read()
    expected = sum(map(len, pairs))
    found = sum(met is not None for rows in pairs for _, met in rows) + len(extra)
    faults = list(wrong())
    hits = expected - sum(not line.startswith("too much") for line in faults)
    f1 = 2 * hits / (expected + found)
    assert f1 >= FLOOR, f"F1 {f1:.4f} < {FLOOR}\n" + "\n".join(faults)


def test_traps_stay_traps() -> None:
    """Passages in which nothing may be found."""
    traps = {p["text"] for p in PASSAGES if not p["expect"]}
    assert len(traps) >= 20
    assert [(text, name.value) for text, name in read()[1] if text in traps] == []


if __name__ == "__main__":
    print("\n".join(wrong()))
