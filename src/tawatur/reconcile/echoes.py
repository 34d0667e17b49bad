"""Near-copies: reports that reprint another. They are kept, and count as no witness of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.model import Document
from tawatur.read.boilerplate import BoilerplateWords, marked_view

_SHINGLE = 4  # words that must follow each other alike
_PERMUTATIONS = 128
_BANDS = 64
_CANDIDATE = 0.25  # likeness from which two texts are looked at closely
_LEAST_WORDS = 25  # shorter texts are alike by chance
_COPIED = 0.6  # share of a body that comes from another report
_CONTAINED = 0.9  # share of the shorter body found in the longer: it is reprinted there,
_HALF = 0.4  # if it makes up this much of the longer; else the longer is a report that quotes it


@dataclass(frozen=True, slots=True)
class Body:
    """What a report says in its article's body, as overlapping runs of words. Depends on the report alone."""

    document: str
    outlet: str | None
    words: int
    shingles: frozenset[str]


def body_of(document: Document, words: BoilerplateWords) -> Body:
    """The body of a report: menus, appeals and repeats left out."""
    view = marked_view(document.text, words)
    norms: list[str] = []
    for sentence in view.sentences:
        if not sentence.boilerplate and not sentence.repeat:
            norms += [n for n in view.norms[sentence.first : sentence.last + 1] if n.isalnum()]
    runs = range(max(1, len(norms) - _SHINGLE + 1))
    return Body(document.id, document.outlet, len(norms), frozenset(" ".join(norms[i : i + _SHINGLE]) for i in runs))


def find_copies(documents: Sequence[Document], words: BoilerplateWords) -> dict[str, str]:
    """Document id → id of the earliest report that it copies. The same for any order of `documents`.

    Candidates by MinHash over runs of words, then share by share: at least 60 in 100 of the later body comes from the
    earlier, or one is printed whole within the other and makes up a good part of it. An outlet's own pages are alike in
    their furniture: of two of them 60 in 100 of the longer must be shared.
    """
    from rensa import RMinHash, RMinHashLSH

    ordered = sorted(documents, key=lambda d: (_appeared(d), d.id))
    bodies: list[Body] = []
    lsh = RMinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    out: dict[str, str] = {}
    for number, document in enumerate(ordered):
        body = body_of(document, words)
        bodies.append(body)
        if body.words < _LEAST_WORDS:
            continue
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=42)
        sketch.update(sorted(body.shingles))
        shares = [(_share(bodies[i], body), -i) for i in sorted(lsh.query(sketch))]
        best = max((s for s in shares if s[0] > 0), default=None)
        if best is not None:
            out[document.id] = bodies[-best[1]].document
        lsh.insert(number, sketch)
    return {copy: _root(copy, out) for copy in sorted(out)}


def _appeared(document: Document) -> str:
    """When a report appeared, for putting the earliest first; undated ones come last."""
    published = (document.published or "9999").split("/")[0].rstrip("~?%")
    return published if published[:1].isdigit() else "9999"


def _share(earlier: Body, later: Body) -> float:
    """How much of the later body comes from the earlier one; 0 when that makes it no copy."""
    shared = len(earlier.shingles & later.shingles)
    sizes = sorted((len(earlier.shingles), len(later.shingles)))
    shorter, longer = shared / max(1, sizes[0]), shared / max(1, sizes[1])
    if earlier.outlet is not None and earlier.outlet == later.outlet:
        return longer if longer >= _COPIED else 0.0
    whole = shorter if shorter >= _CONTAINED and longer >= _HALF else 0.0
    mine = shared / max(1, len(later.shingles))
    return max(mine if mine >= _COPIED else 0.0, whole)


def _root(document: str, out: dict[str, str]) -> str:
    while document in out:
        document = out[document]
    return document
