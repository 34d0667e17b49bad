"""Whether it happened, and who denies it: the passages of corpus/ar/denials.yaml, each read right or failed.

`python -m tests.test_denials` prints the share that holds by construction and what is wrong with the others.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.model import Claim
from tawatur.words.compile import Words, load_words
from tests.corpus_scoring import claims_in, overlap, span_of

CORPUS = Path(__file__).parent.parent / "corpus"
PASSAGES: list[dict[str, Any]] = yaml.safe_load((CORPUS / "ar" / "denials.yaml").read_text(encoding="utf-8"))
FLOOR: float = yaml.safe_load((CORPUS / "floors.yaml").read_text(encoding="utf-8"))["corpus"]["denials"]


def faults(passage: Mapping[str, Any], words: Words) -> Iterator[str]:
    """What is wrong with the reading of a passage: claims missed or misread, and others told as real."""
    text, wanted = passage["text"], passage["claims"]
    found = claims_in(text, words)
    pairs = paired(wanted, found, text)
    for i, want in enumerate(wanted):
        if i in pairs:
            got = found[pairs[i]]
            for field in () if want.get("optional") else ("polarity", "modality", "outcome", "source"):
                if not right(field, want, got, words.names.entities):
                    yield f"{field} of «{want['at']}» ({got.type}): {shown(got, field)}"
        elif not want.get("optional"):
            yield f"no {want['type']} at «{want['at']}»"
    for j, claim in enumerate(found):
        real = (claim.polarity, claim.modality) == ("affirmed", "reported")
        if real and j not in pairs.values() and not any(_same(w, claim, text) for w in wanted):
            yield f"told as real: {claim.type} «{text[slice(*claim.trigger)]}»"


def paired(wanted: Sequence[Mapping[str, Any]], found: Sequence[Claim], text: str) -> dict[int, int]:
    """Expected claim → the found one of its type that fits its words best, one to one; a trigger within the words goes first."""
    cells = []
    for i, want in enumerate(wanted):
        span = span_of(want, text)
        for j, claim in enumerate(found):
            if claim.type in (want["type"], *want.get("also", ())) and overlap(span, (claim.start, claim.end)):
                within = overlap(span, claim.trigger)
                cells.append((-within, -overlap(span, (claim.start, claim.end)), i, j))
    pairs: dict[int, int] = {}
    for _, _, i, j in sorted(cells):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def right(field: str, want: Mapping[str, Any], got: Claim, known: Container[str]) -> bool:
    """Whether a field has the value, or one of the values, that is wanted; roles are one."""
    if field == "outcome":
        return field not in want or got.outcome == want[field]
    if field != "source":
        allowed = want.get(field, {"polarity": "affirmed", "modality": "reported"}[field])
        return getattr(got, field) in (allowed if isinstance(allowed, list) else [allowed])
    if field not in want or not want[field]:
        return field not in want or not got.chain
    origin = got.chain[0].entity if got.chain else ""
    return origin == want[field][0] or (origin.startswith("role/") and want[field][0].startswith("role/"))


def shown(claim: Claim, field: str) -> str:
    """A field of a claim as a line has it."""
    return str([link.entity for link in claim.chain]) if field == "source" else str(getattr(claim, field))


def _same(want: Mapping[str, Any], claim: Claim, text: str) -> bool:
    return claim.type in (want["type"], *want.get("also", ())) and bool(overlap(span_of(want, text), claim.trigger))


def results(words: Words) -> dict[str, list[tuple[str, list[str]]]]:
    """By construction: every passage's text and its faults."""
    out: dict[str, list[tuple[str, list[str]]]] = {}
    for passage in PASSAGES:
        out.setdefault(passage["about"], []).append((passage["text"], list(faults(passage, words))))
    return out


@pytest.fixture(scope="module")
def measured() -> dict[str, list[tuple[str, list[str]]]]:
    return results(load_words())


def test_denials_stay_at_their_floor(measured: dict[str, list[tuple[str, list[str]]]]) -> None:
    rows = [row for rows in measured.values() for row in rows]
    wrong = [f"{text}\n   {'; '.join(faulty)}" for text, faulty in rows if faulty]
    assert 1 - len(wrong) / len(rows) >= FLOOR, "\n".join(wrong)


def test_the_table_has_a_size_and_both_sides() -> None:
    claims = [c for p in PASSAGES for c in p["claims"]]
    assert len(PASSAGES) >= 150
    assert sum(c.get("polarity") == "negative" for c in claims) >= 60
    assert sum("polarity" not in c and "modality" not in c for c in claims) >= 50


if __name__ == "__main__":
    holding = 0
    for construction, rows in results(load_words()).items():
        right_ones = sum(not faulty for _, faulty in rows)
        holding += right_ones
        print(f"{construction:20} {right_ones} of {len(rows)}")
        print("\n".join(f"   {text}\n      {'; '.join(faulty)}" for text, faulty in rows if faulty))
    print(f"{holding} of {len(PASSAGES)}")
