"""What the finders of unlisted names share: which tokens are still free, and a found name without a listed owner."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Name
from tawatur.read.morphology import after_clitic, proclitic_splits, splits
from tawatur.read.view import View
from tawatur.recognise.found import FoundName
from tawatur.recognise.names.lexicon import NameWords


@dataclass(slots=True)
class Field:
    """What is still free: `owner[i]` is the index of the listed name that holds token i, -1 where none, -2 inside a time."""

    view: View
    words: NameWords
    listed: list[FoundName]
    owner: list[int]

    def free(self, i: int) -> bool:
        return 0 <= i < len(self.owner) and self.owner[i] == -1

    def is_word(self, i: int) -> bool:
        return 0 <= i < len(self.owner) and self.view.tokens[i].kind == "word"

    def same_line(self, i: int, j: int) -> bool:
        return self.view.tokens[i].line == self.view.tokens[j].line

    def can_continue(self, i: int, first: int) -> bool:
        """Whether token i may be a further word of a name that began at `first`: a free word, no stop word, nothing quoted anew."""
        if not (self.free(i) and self.is_word(i) and self.same_line(i, first)):
            return False
        norm = self.view.norms[i]
        return norm not in self.words.markers.stops and not is_nunated(self.view, i)


def is_nunated(view: View, i: int) -> bool:
    """Written with tanween: an indefinite ordinary word."""
    token = view.tokens[i]
    return "\u064b" in view.text[token.start : token.end]


def is_generic(norm: str, words: NameWords) -> bool:
    """An ordinary word with a clitic preposition or a pronoun is no name («بلدة بريف», «قرية لهم»)."""
    if norm in words.markers.not_names or norm in words.markers.stops:
        return True
    if any(s.suffix and s.stem in words.markers.stops for s in splits(norm)):
        return True  # «عنه», «إليها»
    for prefix, stem in proclitic_splits(norm)[1:]:
        if prefix and (stem in words.markers.not_names or stem in words.markers.stops or stem in words.markers.heads):
            return True
    return False


def provisional(field: Field, first: int, last: int, class_: str, clitic: str, rule: str) -> FoundName:
    view = field.view
    start, end = view.span(first, last)
    norm = view.norms[first]
    if clitic:
        start = end - len(after_clitic(view.text[start:end], clitic))
        norm = norm[len(clitic) :]
    following = view.norms[first + 1 : last + 1]
    if class_ == "facility" and len(following) > 1 and following[-1] in field.words.markers.rank_adjectives:
        following = following[:-1]
    slug = "-".join([norm, *following])
    name = Name(f"{class_}/~{slug}", class_, view.text[start:end])  # type: ignore[arg-type]
    return FoundName(first, last, start, end, name, rule, clitic)
