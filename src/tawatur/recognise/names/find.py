"""Finds every name of a view: known ones by the lexicon, then unlisted ones by what stands around them."""

from __future__ import annotations

from tawatur.model import Name
from tawatur.read.fold import TATWEEL
from tawatur.read.view import View
from tawatur.recognise.found import FoundName, FoundTime
from tawatur.recognise.names.choose import AMBIGUOUS, LIKELIER, Choice, choose, undoubted
from tawatur.recognise.names.lexicon import NOTHING, NameWords, Opening
from tawatur.recognise.names.match import Candidate, candidates_at
from tawatur.recognise.names.surroundings import Surroundings
from tawatur.recognise.names.unlisted import find_unlisted


def find_names(view: View, words: NameWords, times: list[FoundTime], published: str | None) -> list[FoundName]:
    """All names, in order, none inside another. `published` (EDTF) decides between owners of a name over time."""
    taken = bytearray(len(view.tokens))
    for time in times:
        for i in range(time.first, time.last + 1):
            taken[i] = 1
    at: dict[int, list[Candidate]] = {}
    announcing: list[tuple[int, Opening]] = []
    openings = words.openings
    for i, norm in enumerate(view.norms):
        opening = openings[norm]
        if opening is NOTHING:
            continue  # most words open no name
        if opening.heads or opening.persons:
            announcing.append((i, opening))
        if (opening.names or opening.gapped) and not taken[i] and view.tokens[i].kind != "punct":
            found = candidates_at(view, i, opening, words)
            if found:
                at[i] = found
    around = _surroundings(at, words, published)
    settled = {i: undoubted(view, found[0], words) for i, found in at.items()}
    chosen = _select(view, at, settled, around, words)
    # Names found only now by strong evidence may support weak ones and settle ambiguous ones: one more look.
    # A guess by rank tells nothing about where the report plays.
    sure: dict[str, int] = {}
    for _, choice in chosen:
        if choice.rule not in (AMBIGUOUS, LIKELIER):
            sure[choice.entity] = sure.get(choice.entity, 0) + 1
    around = Surroundings.of(sure, words, published)
    listed = [_found(view, candidate, choice, words) for candidate, choice in _select(view, at, settled, around, words)]
    return find_unlisted(view, announcing, listed, times, words)


def _surroundings(at: dict[int, list[Candidate]], words: NameWords, published: str | None) -> Surroundings:
    """What the report names beyond doubt: strong names with one owner only."""
    named: dict[str, int] = {}
    countries: dict[str, int] = {}
    free = 0
    for i, found in at.items():
        for candidate in found if i >= free else ():
            if candidate.first == candidate.last and (
                candidate.norm in words.everyday or candidate.norm in words.verbal
            ):
                continue
            strong = {e.entity for e in candidate.entries if e.strength != "weak"}
            if strong:
                free = candidate.last + 1  # a name inside this one is not named
                if len(strong) == len(candidate.entries) == 1:
                    for entity in strong:
                        named[entity] = named.get(entity, 0) + 1
                elif len(found_in := {words.entities[e].country for e in strong}) == 1:
                    for country in found_in.pop()[:1]:  # whichever of them is meant («اليمن»: state or land)
                        countries[country] = countries.get(country, 0) + 1
                break
    return Surroundings.of(named, words, published, countries)


def _select(
    view: View,
    at: dict[int, list[Candidate]],
    settled: dict[int, Choice | None],
    around: Surroundings,
    words: NameWords,
) -> list[tuple[Candidate, Choice]]:
    """Left to right, the longest acceptable name at each token, and whose it is. settled: whose the longest is, where sure."""
    out: list[tuple[Candidate, Choice]] = []
    free = 0
    for i, candidates in at.items():
        if i < free:
            continue
        sure = settled[i]
        for candidate in candidates:
            if candidate.last > i and any(
                _runs_on(j, candidate, at, settled) for j in range(i + 1, candidate.last + 1)
            ):
                continue
            choice = sure or undoubted(view, candidate, words) or choose(view, candidate, around, words)
            if choice is not None:
                out.append((candidate, choice))
                free = candidate.last + 1
                break
    return out


def _runs_on(i: int, candidate: Candidate, at: dict[int, list[Candidate]], settled: dict[int, Choice | None]) -> bool:
    """«قوات [الجيش السوري الحر]»: whether a party's name beyond doubt begins at token i inside another party's, and ends behind it."""
    inner = settled.get(i)
    if inner is None or at[i][0].last <= candidate.last:
        return False
    others = [e.entity for e in candidate.entries if e.entity != inner.entity]
    return len(others) == len(candidate.entries) and all(e.startswith("actor/") for e in (inner.entity, *others))


def _found(view: View, candidate: Candidate, choice: Choice, words: NameWords) -> FoundName:
    first, last = candidate.first, candidate.last
    start, end = view.span(first, last)
    start += _clitic_length(view, first, candidate.clitic, start)
    entity = words.entities.get(choice.entity)
    class_ = entity.class_ if entity else choice.entity.split("/")[0]
    rule = "listed-name-with-gaps" if candidate.spaced else choice.rule
    name = Name(choice.entity, class_, view.text[start:end])  # type: ignore[arg-type]
    return FoundName(first, last, start, end, name, rule, candidate.clitic, choice.candidates, choice.epithet)


def _clitic_length(view: View, first: int, clitic: str, start: int) -> int:
    """How many characters of the text the proclitics take; none where the article has melted into «لل»."""
    if not clitic:
        return 0
    token = view.tokens[first]
    surface = view.text[token.start : token.end]
    if clitic.endswith("ل") and token.norm.startswith(clitic + "ل"):
        # «للتحالف»: the name cannot be cut out of its clitic, but a conjunction before it can
        clitic = clitic[:-1]
    length, seen = 0, 0
    for char in surface:
        if seen == len(clitic) and char.isalpha() and char != TATWEEL:
            break
        length += 1
        seen += char.isalpha() and char != TATWEEL
    return length
