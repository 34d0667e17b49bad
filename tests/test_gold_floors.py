"""Quality on annotated press reports, where they are at hand: no score may fall below its pinned floor."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"


def load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("floors", ROOT / "tools" / "floors.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["floors"] = module
    spec.loader.exec_module(module)
    return module


floors = load()


@pytest.mark.parametrize("part", floors.SETS, ids=lambda part: part.name)
def test_no_score_falls_below_its_floor(part: object) -> None:
    reason = floors.missing(SHARED)
    if reason:
        pytest.skip(reason)
    bars = floors.floors().get(part.name, {})  # type: ignore[attr-defined]
    assert bars, "corpus/floors.yaml pins no floors for this set"
    assert floors.short_of(floors.score(part, SHARED), bars) == []


def test_a_missing_score_and_a_low_one_fall_short() -> None:
    assert floors.short_of({"times": 0.9, "names": 0.8}, {"times": 0.9, "names": 0.81, "figures": 0.5}) == [
        "names 0.8 < 0.81",
        "figures None < 0.5",
    ]
