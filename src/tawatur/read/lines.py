"""What a line of a page looks like: its words, how it ends, what it shares with other lines. No word lists here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from tawatur.read.memo import Memo
from tawatur.read.view import Token, View

STOP, ELLIPSIS, COLON, COMMA, MARK, OPEN = "stop", "ellipsis", "colon", "comma", "mark", "open"
_ENDS: Final = {
    ".": STOP,
    "…": ELLIPSIS,
    "..": ELLIPSIS,
    "...": ELLIPSIS,
    "....": ELLIPSIS,
    ":": COLON,
    "،": COMMA,
    ",": COMMA,
    "؛": COMMA,
    "؟": MARK,
    "?": MARK,
    "!": MARK,
}
_CLOSING: Final = frozenset({")", "]", "}"})
_BULLETS: Final = frozenset(
    {
        "-",
        "–",
        "—",
        "•",
        "*",
        "●",
        "▪",
        "■",
        "·",
        "○",
        "−",
        "◾",
        "◼",
        "▫",
        "🔹",
        "🔸",
        "🔴",
        "🔵",
        "🔻",
        "⭕",
        "✅",
        "📌",
    }
)
_DASHES: Final = frozenset({"-", "–", "—", "/", "|", "(", "©"})
_PROSE_WORDS: Final = 8
_ASKED_WORDS: Final = 20
_LONG_WORDS: Final = 28


class Line(NamedTuple):
    """One line of the text. `sentences`: indexes of its first and (exclusive) last sentence; `words`: folded words.

    `end`: how it ends (STOP, ELLIPSIS, COLON, COMMA, MARK or OPEN); `bullet`: opens with a bullet or item number; `dashed`: holds
    a dash, slash or bracket; `numbers`: how many of its words are numbers; `post`: part of an embedded post of a network;
    `bracketed`: ends with a bracket; `tags`: it is hashtags and no more.
    """

    sentences: tuple[int, int]
    words: tuple[str, ...]
    end: str
    bullet: bool
    dashed: bool
    numbers: int
    post: bool
    bracketed: bool = False
    tags: bool = False

    @property
    def size(self) -> int:
        """Its number of words."""
        return len(self.words)

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph: ends like a sentence, or is longer than any headline."""
        if self.end == STOP:
            return self.size >= _PROSE_WORDS
        if self.end == MARK:
            return self.size >= _ASKED_WORDS
        return self.size >= _LONG_WORDS and self.end != ELLIPSIS

    @property
    def headline(self) -> bool:
        """Whether it could be a headline: five words or more, not ended like a sentence."""
        return self.size >= 5 and self.end not in (STOP, COLON, COMMA) and not self.prose

    @property
    def clock(self) -> bool:
        """Whether it is an hour and no more: «10:52 ص», «14:05»."""
        return self.numbers == 2 and self.size <= 3 and not (self.bullet or self.dashed)

    @property
    def dated(self) -> bool:
        """Whether numbers make a good part of it: a date line, «نشرت في: …»."""
        return self.numbers >= 2 and self.numbers * (3 if self.numbers > 2 else 2) >= self.size


def lines_of(view: View) -> list[Line]:
    """The lines of a view that hold tokens, in order."""
    sentences = view.sentences
    out: list[Line] = []
    first = 0
    for i in range(1, len(sentences) + 1):
        if i == len(sentences) or sentences[i].line != sentences[first].line:
            out.append(_line(view, first, i))
            first = i
    return out


def _line(view: View, first: int, last: int) -> Line:
    start, stop = view.sentences[first].first, view.sentences[last - 1].last
    tokens = view.tokens[start:stop]
    norms = view.norms[start:stop]
    k = len(norms) - 1
    while k > 0 and norms[k] in _CLOSING:
        k -= 1
    kinds = [t.kind for t in tokens]
    if "punct" in kinds:
        words = tuple(n for n, kind in zip(norms, kinds, strict=True) if kind != "punct")
        item = kinds[0] == "number" and len(norms) > 1 and norms[1] in (".", "-", "–", ")", "ـ")
        bullet, dashed = norms[0] in _BULLETS or item, not _DASHES.isdisjoint(norms)
        post = norms[0] in _BULLETS and "@" in norms
    else:
        words, bullet, dashed, post = tuple(norms), False, False, False
    post = post or ("latin" in kinds and _linked(norms))
    tags = tokens[0].start > 0 and view.text[tokens[0].start - 1] == "#" and _only_tags(view.text, tokens)
    return Line(
        (first, last),
        words,
        _ENDS.get(norms[k], OPEN),
        bullet,
        dashed,
        kinds.count("number"),
        post,
        norms[-1] == ")",
        tags,
    )


def _only_tags(text: str, tokens: Sequence[Token]) -> bool:
    """Whether every word of a line, as it is written, is a hashtag («#السودان #معركة_الكرامة»)."""
    return all(part.startswith("#") for part in text[tokens[0].start - 1 : tokens[-1].end].split())


def _linked(norms: Sequence[str]) -> bool:
    """A link to a post or its picture, as networks append it («pic.twitter.com/…», «t.co/…»)."""
    return any((n == "t" and norms[i + 1 : i + 3] == (".", "co")) or n.endswith("pic") for i, n in enumerate(norms))


def stem(norm: str) -> str:
    """A rough stem that forms of one word mostly share: clitics before it and endings behind it cut off. "" for short words."""
    word = norm
    if word[0] in "وف" and len(word) > 4:
        word = word[1:]
    if word[0] in "بكل" and word[1:3] == "ال" and len(word) > 5:
        word = word[3:]
    elif word.startswith(("ال", "لل")) and len(word) > 4:
        word = word[2:]
    if word[0] in "بكل" and len(word) > 4:
        word = word[1:]
    return word[:4] if len(word) > 2 else ""


def stems_of(words: Collection[str], common: frozenset[str]) -> frozenset[str]:
    """The rough stems of what a line speaks of: words without the common ones, numbers left in."""
    return frozenset(map(_known_stems(common).__getitem__, words)) - _NONE


_NONE: Final = frozenset({""})


@lru_cache(maxsize=4)
def _known_stems(common: frozenset[str]) -> Memo[str]:
    """Folded word → its rough stem, "" for a common one."""
    return Memo(lambda norm: "" if norm in common else stem(norm))


def share(part: Collection[str], whole: Collection[str]) -> float:
    """Which share of `part` is found in `whole`; 0 for an empty part."""
    return sum(1 for s in part if s in whole) / len(part) if part else 0.0
