"""One report as the claims stage sees it: the view with its names, times and figures laid over the tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tawatur.read.view import Token, View
from tawatur.recognise.found import FoundFigure, FoundName, FoundTime
from tawatur.recognise.names.lexicon import NameWords
from tawatur.understand.lexis import ClaimWords, Kinds, Lexeme, Reading

_DAMMA = "\u064f"
_MARKS = "".join(map(chr, range(0x064B, 0x0653)))


class Spot(NamedTuple):
    """A place or facility named or referred to at token `at`; `rank`: how exact it is; `near`: only what it lies near."""

    at: int
    entity: str
    rank: int
    near: bool = False


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
    spots: list[Spot] | None = None  # all places of the report, once they have been asked for
    meant: dict[int, tuple[str, ...]] = field(default_factory=dict)  # token → the parties named before that it means
    whose: dict[int, str] = field(default_factory=dict)  # «غاراتها» → who did it
    name_at: list[int] = field(init=False)
    time_at: list[int] = field(init=False)
    figure_at: list[int] = field(init=False)
    sequence_at: dict[int, tuple[Lexeme, int]] = field(init=False)
    by_kind: list[Kinds] = field(init=False, repr=False)  # what each token may be, nothing inside names and times
    _kinds: list[frozenset[str]] = field(init=False, repr=False)
    _bare: list[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # every token is asked about many times: what it may be is looked up once
        size, words = len(self.view.tokens), self.words
        self.name_at = _laid(size, self.names)
        self.time_at = _laid(size, self.times)
        self.figure_at = _laid(size, self.figures)
        self.sequence_at = self._sequences()
        nothing, by_kind = Kinds(), words.by_kind
        self.by_kind = [
            by_kind(t.norm, self.feminine(t)) if t.kind == "word" and name < 0 and time < 0 else nothing
            for t, name, time in zip(self.view.tokens, self.name_at, self.time_at, strict=True)
        ]
        self._kinds = [words.kinds(norm) for norm in self.view.norms]
        self._bare = [norm[1:] if norm[0] in "وف" and len(norm) > 2 else norm for norm in self.view.norms]

    def feminine(self, token: Token) -> bool:
        """Written with ة: its last letter is no pronoun («سيطرة», not «سيطره»)."""
        return token.norm[-1] == "ه" and self.view.text[token.start : token.end].rstrip(_MARKS)[-1:] == "ة"

    def readings(self, i: int) -> tuple[Reading, ...]:
        """What token i may be; nothing when it is part of a name or time."""
        return self.by_kind[i].all

    def name(self, i: int) -> FoundName | None:
        """The name that holds token i."""
        number = self.name_at[i]
        return self.names[number] if number >= 0 else None

    def bare(self, i: int) -> str:
        """Token i's folded form without a leading conjunction."""
        return self._bare[i]

    def kinds(self, i: int) -> frozenset[str]:
        """The closed classes of particles.yaml that token i belongs to."""
        return self._kinds[i]

    def is_particle(self, i: int, kind: str) -> bool:
        """Whether token i, with or without a conjunction before it, is a particle of a kind (particles.yaml)."""
        return kind in self._kinds[i]

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
        """The fixed word sequences that start at each token, the longest of each."""
        out: dict[int, tuple[Lexeme, int]] = {}
        norms, table = self.view.norms, self.words.sequences
        for i, norm in enumerate(norms):
            found = table.get(norm, ()) or (table.get(norm[1:], ()) if norm[0] in "وف" else ())
            for lexeme in found:
                last = i + len(lexeme.rest)
                if not lexeme.rest or tuple(norms[i + 1 : last + 1]) == lexeme.rest:
                    out[i] = (lexeme, last)
                    break
        return out


def _laid(size: int, found: Sequence[FoundName | FoundTime | FoundFigure]) -> list[int]:
    out = [-1] * size
    for number, item in enumerate(found):
        for i in range(item.first, item.last + 1):
            out[i] = number
    return out
