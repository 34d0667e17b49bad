"""Near-copies: reports that reprint another. They are kept, and count as no witness of their own."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.model import Document
from tawatur.read.view import make_view

_SHINGLE = 4
_PERMUTATIONS = 128
_LEAST_SHARED = 0.6
_LEAST_WORDS = 25
_CANDIDATE = 0.25


def find_copies(documents: Sequence[Document]) -> dict[str, str]:
    """Document id → id of the earliest report that it copies. The same for any order of `documents`.

    Candidates by MinHash over word shingles; a copy shares at least 60 in 100 of the shorter text's shingles.
    """
    from rensa import RMinHash, RMinHashLSH

    ordered = sorted(documents, key=lambda d: (d.published or "9999", d.id))
    shingles: list[frozenset[str]] = []
    lsh = RMinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS, num_bands=64)
    out: dict[str, str] = {}
    for number, document in enumerate(ordered):
        words = [n for n in make_view(document.text).norms if n.isalnum()]
        own = frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))
        shingles.append(own)
        if len(words) < _LEAST_WORDS:
            continue
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=42)
        sketch.update(sorted(own))
        best: tuple[float, str] | None = None
        for other in sorted(lsh.query(sketch)):
            shared = len(own & shingles[other]) / max(1, min(len(own), len(shingles[other])))
            if shared >= _LEAST_SHARED and (best is None or shared > best[0]):
                best = (shared, ordered[other].id)
        if best is not None:
            out[document.id] = best[1]
        lsh.insert(number, sketch)
    return {copy: _root(copy, out) for copy in sorted(out)}


def _root(document: str, out: dict[str, str]) -> str:
    while document in out:
        document = out[document]
    return document
