"""Pairs of sentences that differ in one value (corpus/ar/minimal_pairs.yaml): both sides are read right, or the pair fails.

`python -m tests.test_minimal_pairs` prints the share that holds by kind and every failing side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.model import Claim
from tawatur.words.compile import Words, load_words
from tests.corpus_scoring import claims_in, overlap, span_of

CORPUS = Path(__file__).parent.parent / "corpus"
PAIRS: list[dict[str, Any]] = yaml.safe_load((CORPUS / "ar" / "minimal_pairs.yaml").read_text(encoding="utf-8"))
FLOORS: dict[str, float] = yaml.safe_load((CORPUS / "floors.yaml").read_text(encoding="utf-8"))["corpus"]
KINDS = sorted({pair["differs"] for pair in PAIRS})


def wrong_sides(pair: dict[str, Any], words: Words) -> Iterator[str]:
    """What is wrong with a pair, side by side."""
    for side in ("a", "b"):
        text, want = pair[side], pair[f"{side}_value"]
        kind = want if pair["differs"] == "type" else pair["type"]
        span = span_of(pair, text)
        met = [
            claim for claim in claims_in(text, words) if claim.type == kind and overlap(span, (claim.start, claim.end))
        ]
        if not met:
            yield f"{pair['differs']}: no {kind} in: {text}"
            continue
        claim = max(met, key=lambda c: (overlap(span, (c.start, c.end)), -c.start))
        got = value_of(claim, pair["differs"])
        if not same(pair["differs"], want, got, words.names.entities):
            yield f"{pair['differs']}: {want} expected, got {got} in: {text}"


def value_of(claim: Claim, differs: str) -> Any:
    if differs == "source":
        return [link.entity for link in claim.chain]
    if differs == "agent_target":
        return {role: sorted({a.entity for a in claim.actors if a.role == role}) for role in ("agent", "target")}
    return claim.outcome or "carried_out" if differs == "outcome" else getattr(claim, differs)


def same(differs: str, want: Any, got: Any, known: Container[str]) -> bool:
    """Whether two values are one: roles are one (their ids are put together from words), so are ids unknown to the words."""

    def link(wanted: str, found: str) -> bool:
        kind = wanted.split("/")[0]
        return wanted == found or (kind == found.split("/")[0] and (kind == "role" or wanted not in known))

    if differs == "source":
        return len(want) == len(got) and all(link(a, b) for a, b in zip(want, got, strict=True))
    if differs == "agent_target":
        return all(set(want.get(role) or ()) == set(got[role]) for role in ("agent", "target"))
    return bool(want == got)


def results(words: Words) -> dict[str, list[list[str]]]:
    """By kind: for every pair, what is wrong with it."""
    out: dict[str, list[list[str]]] = {kind: [] for kind in KINDS}
    for pair in PAIRS:
        out[pair["differs"]].append(list(wrong_sides(pair, words)))
    return out


@pytest.fixture(scope="module")
def measured() -> dict[str, list[list[str]]]:
    return results(load_words())


@pytest.mark.parametrize("kind", KINDS)
def test_pairs_stay_at_their_floor(kind: str, measured: dict[str, list[list[str]]]) -> None:
    rows = measured[kind]
    share = sum(not row for row in rows) / len(rows)
    assert share >= FLOORS[f"minimal_pairs.{kind}"], "\n".join(line for row in rows for line in row)


def test_the_two_sides_of_a_pair_differ() -> None:
    assert [pair["a"] for pair in PAIRS if pair["a"] == pair["b"] or pair["a_value"] == pair["b_value"]] == []
    assert Counter(pair["differs"] for pair in PAIRS).total() >= 150


if __name__ == "__main__":
    for kind, rows in results(load_words()).items():
        print("\n".join(line for row in rows for line in row))
        print(f"{kind:14} {sum(not row for row in rows)} of {len(rows)}\n")
