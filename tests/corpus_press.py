"""Reads corpus/ar/press/*.yaml, passages in the manner of the press of one part of the world each, and scores what is read of them.

`python -m tests.corpus_press [NAME …] [--round N]` prints the scores of each file by set, and the errors of what may be read.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from tawatur.words.compile import load_words
from tests.corpus_scoring import Scores, score

PRESS = Path(__file__).parent.parent / "corpus" / "ar" / "press"
SETS = ("dev", "held")
NAMES = tuple(sorted(path.stem for path in PRESS.glob("*.yaml")))


def passages(name: str, which: str | None = None, batch: int | None = None) -> list[dict[str, Any]]:
    """The passages of a file, of one set and one round where these are asked for."""
    loaded: list[dict[str, Any]] = yaml.safe_load((PRESS / f"{name}.yaml").read_text(encoding="utf-8"))
    return [p for p in loaded if which in (None, p["set"]) and batch in (None, p["round"])]


def main() -> None:
    """Prints the scores of the files, and the errors of all that is not held."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", default=NAMES)
    parser.add_argument("--round", type=int)
    args = parser.parse_args()
    words = load_words()
    for name in args.names:
        for which in SETS:
            chosen = passages(name, which, args.round)
            if chosen:
                _print(f"{name}_{which}", score(chosen, words), errors=which == "dev")


def _print(name: str, result: Scores, *, errors: bool) -> None:
    lines: Iterable[str] = sorted(result.errors) if errors else ()
    print(*lines, *(f"{name:16} {score:18} {value:.3f}" for score, value in result.values.items()), sep="\n")


if __name__ == "__main__":
    main()
