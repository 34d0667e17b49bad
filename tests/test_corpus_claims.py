"""The claims of the project's own corpus, whole and field by field, held at floors.

`python -m tests.test_corpus_claims` prints the scores and every error.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tawatur.words.compile import load_words
from tests.corpus_scoring import Scores, score

CORPUS = Path(__file__).parent.parent / "corpus"
FLOORS: dict[str, float] = yaml.safe_load((CORPUS / "floors.yaml").read_text(encoding="utf-8"))["corpus"]
PINNED = sorted(name for name in FLOORS if name == "claims" or name.startswith("claims."))


def passages() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = yaml.safe_load((CORPUS / "ar" / "claims.yaml").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def measured() -> Scores:
    return score(passages(), load_words())


@pytest.mark.parametrize("name", PINNED)
def test_claims_of_the_corpus_stay_at_their_floor(name: str, measured: Scores) -> None:
    assert measured.values[name] >= FLOORS[name], "\n".join(sorted(measured.errors))


def test_the_corpus_is_of_a_size_and_its_floors_are_pinned() -> None:
    assert len(passages()) >= 250
    assert {"claims", "claims.source", "claims.polarity", "claims.modality"} <= set(PINNED)


if __name__ == "__main__":
    result = score(passages(), load_words())
    print("\n".join(sorted(result.errors)))
    print("\n".join(f"{name:18} {value:.3f}" for name, value in result.values.items()))
