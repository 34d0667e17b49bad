"""Looks the lexicon's names up in a view: every name that could start at each token, the longest first."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.read.morphology import proclitic_splits
from tawatur.read.view import View
from tawatur.recognise.names.lexicon import Entry, NameWords, Opening

_LONGEST_GAP_SPELLING: Final = 8
_GAP_MARKS: Final = frozenset({".", "-", "،", "*", "/"})


class Candidate(NamedTuple):
    """A name that may stand at tokens first..last: the entities that bear it, and the proclitics before it."""

    first: int
    last: int
    clitic: str
    entries: tuple[Entry, ...]
    norm: str
    spaced: bool = False


def candidates_at(view: View, i: int, opening: Opening, words: NameWords) -> list[Candidate]:
    """Candidates that start at token i, longest first; of two as long, the one with fewer proclitics first."""
    norms = view.norms
    out: list[Candidate] = []
    following = norms[i + 1] if i + 1 < len(norms) else ""
    if following == "(" and (bracketed := _bracketed(view, i, opening, words)) is not None:
        out.append(bracketed)
    for prefix, stem, rests in opening.names:
        for rest in rests.get(following, ()) if following else ():
            last = i + len(rest)
            if last < len(norms) and norms[i + 1 : last + 1] == rest and _together(view, i, last, words):
                out.append(Candidate(i, last, prefix, words.entries[stem, *rest], stem))
        if "" in rests:
            out.append(Candidate(i, i, prefix, words.entries[(stem,)], stem))
    if opening.gapped and (spaced := _spaced(view, i, words)) is not None:
        out.append(spaced)
    if len(out) > 1:
        out.sort(key=lambda c: (-c.last, len(c.clitic)))
        if view.quotes_between(i + 1, out[0].last):
            ends = {c.last for c in out}
            out = [c for c in out if not _two_names(view, c, ends)]
    return out


def _bracketed(view: View, i: int, opening: Opening, words: NameWords) -> Candidate | None:
    """«حركة (الشباب)», «تنظيم (الدولة الإسلامية)»: a name of which all but the first word stands in brackets."""
    norms, first = view.norms, i + 2
    last = next((j for j in range(first + 1, min(first + _BRACKETED, len(norms) - 1) + 1) if norms[j] == ")"), -1)
    if last < 0:
        return None
    inner = norms[first:last]
    for prefix, stem, rests in opening.names:
        if inner in rests.get(inner[0], ()) and _together(view, i, last, words):
            return Candidate(i, last, prefix, words.entries[stem, *inner], stem)
    return None


_BRACKETED: Final = 4


def _two_names(view: View, candidate: Candidate, ends: set[int]) -> bool:
    """«قوى الأمن الداخلي "الأسايش"»: where the words before an opening mark are a name, the quoted ones are another."""
    for quote in view.quotes_between(candidate.first + 1, candidate.last):
        if quote.opening is not False and quote.before - 1 in ends:
            return True
    return False


def _together(view: View, first: int, last: int, words: NameWords) -> bool:
    """A name may run over a line break inside a paragraph, never over a blank line or the end of a heading.

    A noun that announces a name («سجن») ends no heading.
    """
    tokens = view.tokens
    for i in range(first, last):
        if tokens[i].line != tokens[i + 1].line:
            gap = view.text[tokens[i].end : tokens[i + 1].start]
            short = tokens[i].start - _line_start(view, i) < 60 and tokens[i].norm not in words.markers.heads
            if gap.count("\n") > 1 or short:
                return False
    return True


def _line_start(view: View, i: int) -> int:
    return view.text.rfind("\n", 0, view.tokens[i].start) + 1


def _spaced(view: View, i: int, words: NameWords) -> Candidate | None:
    """An evasive spelling with gaps or dots between letters («د ا ع ش», «د.اع ش»), joined only if a known name results."""
    tokens = view.tokens
    joined, parts, last = "", 0, i
    best: Candidate | None = None
    for j in range(i, min(i + 2 * _LONGEST_GAP_SPELLING, len(tokens))):
        token = tokens[j]
        if token.line != tokens[i].line:
            break
        if token.kind == "punct" and token.norm in _GAP_MARKS and parts:
            continue
        if token.kind != "word" or len(token.norm) > 4 or len(joined) + len(token.norm) > _LONGEST_GAP_SPELLING + 2:
            break
        joined += token.norm
        if joined not in words.gapped:
            break
        parts, last = parts + 1, j
        if ((parts >= 2 and len(joined) >= 4) or parts == len(joined) == 3) and any(
            len(t.norm) <= 2 for t in tokens[i : j + 1] if t.kind == "word"
        ):
            for prefix, stem in proclitic_splits(joined):
                if stem in words.joined and prefix != tokens[i].norm:  # «لـ"قسد"»: a clitic apart, the name whole
                    best = Candidate(i, last, prefix, words.entries[(stem,)], stem, spaced=True)
                    break
    return best
