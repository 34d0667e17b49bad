"""One report as the claims stage sees it: the view with its names, times and figures laid over the tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tawatur.read.view import View
from tawatur.recognise.found import FoundFigure, FoundName, FoundTime
from tawatur.recognise.names.lexicon import NameWords
from tawatur.understand.lexis import ClaimWords, Lexeme, Reading

_DAMMA = "\u064f"


@dataclass
class Passage:
    """Token-indexed look-ups. `name_at[i]` etc.: the number of the name, time or figure that holds token i, or -1."""

    view: View
    words: ClaimWords
    entities: NameWords
    names: Sequence[FoundName]
    times: Sequence[FoundTime]
    figures: Sequence[FoundFigure]
    outlet: str | None = None
    published: str | None = None
    name_at: list[int] = field(init=False)
    time_at: list[int] = field(init=False)
    figure_at: list[int] = field(init=False)
    sequence_at: dict[int, tuple[Lexeme, int]] = field(init=False)

    def __post_init__(self) -> None:
        size = len(self.view.tokens)
        self.name_at = _laid(size, self.names)
        self.time_at = _laid(size, self.times)
        self.figure_at = _laid(size, self.figures)
        self.sequence_at = self._sequences()

    def readings(self, i: int) -> tuple[Reading, ...]:
        """What token i may be; nothing when it is part of a name or time."""
        if self.view.tokens[i].kind != "word" or self.name_at[i] >= 0 or self.time_at[i] >= 0:
            return ()
        return self.words.readings(self.view.norms[i])

    def name(self, i: int) -> FoundName | None:
        """The name that holds token i."""
        number = self.name_at[i]
        return self.names[number] if number >= 0 else None

    def bare(self, i: int) -> str:
        """Token i's folded form without a leading conjunction."""
        norm = self.view.norms[i]
        return norm[1:] if norm[0] in "وف" and len(norm) > 2 else norm

    def is_particle(self, i: int, kind: str) -> bool:
        """Whether token i, with or without a conjunction before it, is a particle of a kind (particles.yaml)."""
        table = self.words.particles.get(kind, frozenset())
        norm = self.view.norms[i]
        return norm in table or (norm[0] in "وف" and norm[1:] in table)

    def passive_marked(self, i: int) -> bool:
        """Whether the word is vowelled as a passive («قُتل»): a damma on its first letter after any conjunction."""
        token = self.view.tokens[i]
        surface = self.view.text[token.start : token.end]
        letters = 0
        for char, after in zip(surface, surface[1:] + " ", strict=True):
            if char in "وف" and letters == 0 and token.norm[0] in "وف":
                letters += 0
            if after == _DAMMA:
                return letters <= 1
            if char.isalpha():
                letters += 1
                if letters > 2:
                    return False
        return False

    def _sequences(self) -> dict[int, tuple[Lexeme, int]]:
        out: dict[int, tuple[Lexeme, int]] = {}
        norms = self.view.norms
        table = self.words.sequences
        for i, norm in enumerate(norms):
            for first in (norm, norm[1:] if norm[0] in "وف" else ""):
                for lexeme in table.get(first, ()):
                    parts = lexeme.lemma.split() if " " in lexeme.lemma else [lexeme.lemma]
                    last = i + len(parts) - 1
                    if last < len(norms) and all(
                        _same(norms[i + k], fold_part) for k, fold_part in enumerate(lexeme.rest, 1)
                    ):
                        out.setdefault(i, (lexeme, last))
                        break
                if i in out:
                    break
        return out


def _same(norm: str, part: str) -> bool:
    return norm == part


def _laid(size: int, found: Sequence[FoundName | FoundTime | FoundFigure]) -> list[int]:
    out = [-1] * size
    for number, item in enumerate(found):
        for i in range(item.first, item.last + 1):
            out[i] = number
    return out
