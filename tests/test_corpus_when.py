"""The composed short reports of corpus/ar/when.yaml: every happening told for its own day, and none for another's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.claims_tables import claims

CORPUS = Path(__file__).parent.parent / "corpus"
PASSAGES = yaml.safe_load((CORPUS / "ar" / "when.yaml").read_text(encoding="utf-8"))
FLOOR = yaml.safe_load((CORPUS / "floors.yaml").read_text(encoding="utf-8"))["corpus"]["when"]


def wrong(passage: dict[str, Any]) -> Iterator[str]:
    """What is missed or told for another day in a passage."""
    text = passage["text"]
    found = claims(text, passage["published"])
    for item in passage["when"]:
        start = text.index(item["at"])
        within = range(start, start + len(item["at"]))
        days = [c.when and c.when.edtf.rstrip("~") for c in found if c.trigger[0] in within and c.type == item["type"]]
        right = (item["when"], *item.get("also", ()))
        if not any(day in right for day in days):
            yield f"«{item['at']}» is of {item['when']}, got {days} in: {text}"


def test_the_corpus_does_not_fall_below_its_floor() -> None:
    expected = sum(len(passage["when"]) for passage in PASSAGES)
    missed = [line for passage in PASSAGES for line in wrong(passage)]
    share = 1 - len(missed) / expected
    assert share >= FLOOR, f"{share:.4f} < {FLOOR}\n" + "\n".join(missed)
