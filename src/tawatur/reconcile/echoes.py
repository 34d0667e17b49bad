"""Near-copies: reports that reprint another. They are kept, and count as no witness of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple

from tawatur.model import Document
from tawatur.read.boilerplate import BoilerplateWords, kept_view

_SHINGLE: Final = 4  # words that must follow each other alike
_PERMUTATIONS: Final = 128
_BANDS: Final = 64
_LEAST_WORDS: Final = 25  # shorter texts are alike by chance
_COPIED: Final = 0.6  # share of a body that comes from another report
_CONTAINED: Final = 0.9  # share of the shorter body found in the longer: it is reprinted there,
_HALF: Final = 0.4  # if it makes up this much of the longer; else the longer is a report that quotes it


class Body(NamedTuple):
    """What a report says in its article's body, as overlapping runs of words. Depends on the report alone.

    stands: when it appeared, and its id: the order in which reports are taken. runs: a hash of each run. keys: reports that
    share one of these may be alike; none of a text too short to be told from others.
    """

    document: str
    outlet: str | None
    stands: tuple[str, str]
    runs: frozenset[int]
    keys: tuple[int, ...]


def body_of(document: Document, words: BoilerplateWords) -> Body:
    """The body of a report: menus, appeals and repeats left out."""
    view = kept_view(document.text, words)
    norms: list[str] = []
    for sentence in view.sentences:
        if not sentence.boilerplate and not sentence.repeat:
            norms += [n for n in view.norms[sentence.first : sentence.last + 1] if n.isalnum()]
    first = range(max(1, len(norms) - _SHINGLE + 1))
    shingles = sorted({" ".join(norms[i : i + _SHINGLE]) for i in first})
    keys = _keys(shingles) if len(norms) >= _LEAST_WORDS else ()
    return Body(document.id, document.outlet, order_of(document), frozenset(map(_hash, shingles)), keys)


def order_of(document: Document) -> tuple[str, str]:
    """When a report appeared, and its id, for putting the earliest first; undated ones come last."""
    published = (document.published or "9999").split("/")[0].rstrip("~?%")
    return published if published[:1].isdigit() else "9999", document.id


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little", signed=True)


def _keys(shingles: Sequence[str]) -> tuple[int, ...]:
    """The bands of a MinHash, each as one number."""
    from rensa import RMinHash

    sketch = RMinHash(num_perm=_PERMUTATIONS, seed=42)
    sketch.update(shingles)
    digest, rows = sketch.digest(), _PERMUTATIONS // _BANDS
    bands = (digest[i * rows : (i + 1) * rows] for i in range(_BANDS))
    return tuple(_hash(" ".join(map(str, (i, *band)))) for i, band in enumerate(bands))


def find_copies(documents: Sequence[Document], words: BoilerplateWords) -> dict[str, str]:
    """Document id → id of the earliest report that it copies. The same for any order of `documents`.

    Candidates by MinHash over runs of words, then share by share: at least 60 in 100 of the later body comes from the
    earlier, or one is printed whole within the other and makes up a good part of it. An outlet's own pages are alike in
    their furniture: of two of them 60 in 100 of the longer must be shared.
    """
    bodies: dict[str, Body] = {}
    at: dict[int, list[str]] = defaultdict(list)
    out: dict[str, str] = {}
    for document in sorted(documents, key=order_of):
        body = bodies[document.id] = body_of(document, words)
        near = {key for band in body.keys for key in at[band]}
        best = best_source(body, [bodies[key] for key in sorted(near)])
        if best is not None:
            out[document.id] = best[1]
        for band in body.keys:
            at[band].append(document.id)
    return {copy: root_of(copy, out.get) for copy in sorted(out)}


def best_source(body: Body, candidates: Iterable[Body]) -> tuple[float, str] | None:
    """(share, id) of the report that a body comes from, of those that stand before it: the greatest share, then the first."""
    shares = [(share_of(c, body), c) for c in candidates if c.stands < body.stands]
    copied = [(share, c) for share, c in shares if share > 0]
    if not copied:
        return None
    share, source = min(copied, key=lambda found: (-found[0], found[1].stands))
    return share, source.document


def share_of(earlier: Body, later: Body) -> float:
    """How much of the later body comes from the earlier one; 0 when that makes it no copy."""
    shared = len(earlier.runs & later.runs)
    sizes = sorted((len(earlier.runs), len(later.runs)))
    shorter, longer = shared / max(1, sizes[0]), shared / max(1, sizes[1])
    if earlier.outlet is not None and earlier.outlet == later.outlet:
        return longer if longer >= _COPIED else 0.0
    whole = shorter if shorter >= _CONTAINED and longer >= _HALF else 0.0
    mine = shared / max(1, len(later.runs))
    return max(mine if mine >= _COPIED else 0.0, whole)


def root_of(document: str, source: Callable[[str], str | None]) -> str:
    """The report at the beginning of a chain of copies."""
    while (before := source(document)) is not None:
        document = before
    return document
