"""How long a report takes to mentions and to claims, beside spaCy's blank Arabic tokenizer with an entity ruler of the same names.

    pip install spacy                   # used here only
    python benchmarks/mentions.py FOLDER [--texts N]

Both read the same texts in the same run, in turn, on one core. The ruler finds names as they are written in the words files:
no clitics, no spelling variants, no times, no figures, no choice between owners. tawatur does all of these. The marks for
a report of 2,900 characters: mentions in at most 1.5 times the ruler's time, claims in 6 ms. `fresh` is the first reading of each text, when neither
has met its words before; `warm` is the best of the repeats.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from tawatur.model import Captured, Metadata
from tawatur.pipeline import read_report, recognise
from tawatur.words.compile import Words, load_words
from tawatur.words.lint import lint_files

LENGTH = 2900  # characters of the report that times are given for


def reader(words: Words) -> Callable[[str], object]:
    """tawatur's view, times, names and figures."""
    return lambda text: recognise(text, None, words)


def claims_reader(words: Words) -> Callable[[str], object]:
    """All that tawatur reads of a report, its claims included."""
    nothing = Metadata()
    return lambda text: read_report(Captured("doc-0", "", "", text, "text/utf-8", nothing, nothing), words)


def ruler() -> Callable[[str], object]:
    """spaCy's blank Arabic tokenizer and an entity ruler of every name in the words files."""
    import spacy

    nlp: Any = spacy.blank("ar")
    rules = nlp.add_pipe("entity_ruler")
    lists = ("ar", "names", "weak", "epithets", "evasive")
    patterns = [
        {"label": i.id.split("/")[0], "pattern": n, "id": i.id}
        for i in lint_files()[1]
        for _, n, _, _ in i.names(*lists)
    ]
    rules.add_patterns(patterns)
    return lambda text: nlp(text)


def measure(read: dict[str, Callable[[str], object]], texts: list[str], repeats: int) -> dict[str, tuple[float, float]]:
    """Milliseconds for LENGTH characters: (fresh, warm) of each reader; they take turns, so that both meet the same load."""
    characters = sum(map(len, texts))
    best: dict[str, list[float]] = {name: [] for name in read}
    for _ in range(repeats + 1):
        for name, reading in read.items():
            start = time.process_time()
            for text in texts:
                reading(text)
            best[name].append((time.process_time() - start) * 1000 * LENGTH / characters)
    return {name: (times[0], min(times[1:])) for name, times in best.items()}


def texts_in(folder: Path, most: int) -> Iterable[str]:
    """The first texts of a folder, in the order of their names."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))[:most]]


def main() -> None:
    """Print both times and their ratio as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    parser.add_argument("--texts", type=int, default=50, metavar="N")
    parser.add_argument("--repeats", type=int, default=5, metavar="N")
    args = parser.parse_args()
    texts = list(texts_in(args.folder, args.texts))
    words = load_words()
    gc.set_threshold(1_000_000, 20, 20)  # as `tawatur read` sets it
    got = measure({"tawatur": reader(words), "ruler": ruler(), "to claims": claims_reader(words)}, texts, args.repeats)
    rows = {name: {"fresh_ms": round(fresh, 2), "warm_ms": round(warm, 2)} for name, (fresh, warm) in got.items()}
    ratio = {
        "fresh": round(got["tawatur"][0] / got["ruler"][0], 2),
        "warm": round(got["tawatur"][1] / got["ruler"][1], 2),
    }
    print(json.dumps({"texts": len(texts), "characters": sum(map(len, texts)), **rows, "ratio": ratio}, indent=2))


if __name__ == "__main__":
    main()
