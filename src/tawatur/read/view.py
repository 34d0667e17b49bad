"""The reading view of a text: words, numbers and punctuation with their places in it; quotation marks kept apart.

Everything downstream reads this view and speaks in token indexes; every token knows its code-point offsets in the
unaltered text, so any run of tokens maps back to a span of it. Quotation marks, hashes and underscores are no tokens (a
name reads the same with or without them); where they stood is kept in `View.quotes`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from tawatur.read.fold import INVISIBLE, MARKS, TATWEEL, fold
from tawatur.read.memo import Memo

TokenKind = Literal["word", "number", "latin", "punct"]

_LETTER: Final = "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06fa-\u06ff"
_DIGIT: Final = "0-9\u0660-\u0669\u06f0-\u06f9"
_TOKEN: Final = re.compile(
    rf"(?P<word>[{_LETTER}][{_LETTER}{MARKS}{TATWEEL}{INVISIBLE}]*)"
    rf"|(?P<number>[{_DIGIT}]{{1,3}}(?:[,،٬.][{_DIGIT}]{{3}})+(?![{_DIGIT}])|[{_DIGIT}]+[.,٫][{_DIGIT}]+(?![{_DIGIT}]|[.,٫][{_DIGIT}])|[{_DIGIT}]+)"
    r"|(?P<latin>(?!quot;)[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f0-9'’\-]*)"
    r'|(?P<quote>[“”«»„‟‹›"‘’′″]|\'{1,2}|&?quot;|&#34;)'
    rf"|(?P<skip>[#_{MARKS}{TATWEEL}{INVISIBLE}]+)"
    r"|(?P<punct>\.{2,}|…|[^\s])"
)
_QUOTE: Final = _TOKEN.groupindex["quote"]
_OPENING: Final = "“«„‟‹‘"
_CLOSING: Final = "”»›’"
_EITHER_WAY: Final = "“”‘’"
_SENTENCE_END: Final = frozenset({".", "!", "?", "؟", "…", "..", "...", "...."})
_TITLES_BEFORE_DOT: Final = frozenset(
    {"د", "ا", "م", "ب", "ف", "ص", "ق", "ج", "ه", "ع", "ش", "ر", "ت", "س", "ن", "ل", "و", "ي", "ك"}
)


_KINDS: Final[tuple[TokenKind | None, ...]] = (None, "word", "number", "latin", None, None, "punct")
"""The kind of token that each group of _TOKEN matches."""


class Token(NamedTuple):
    """One word, number or mark. `start`/`end`: offsets in the text; `norm`: folded form; `line`: number of its line."""

    index: int  # type: ignore[assignment]
    start: int
    end: int
    norm: str
    kind: TokenKind
    line: int


class Quote(NamedTuple):
    """A quotation mark standing before token `before`, at text offset `start`. `opening` None: straight mark, unresolved."""

    before: int
    start: int
    end: int
    opening: bool | None


class Sentence(NamedTuple):
    """A run of tokens, `first` inclusive, `last` exclusive. `boilerplate`: outside the article's body.

    `repeat`: says again what another passage of the report says (pull quote, doubled headline). `heading`: headline-like.
    """

    first: int
    last: int
    line: int
    heading: bool = False
    boilerplate: bool = False
    repeat: bool = False


@dataclass(frozen=True)
class View:
    """A text's tokens, quotation marks and sentences, in order."""

    text: str
    tokens: tuple[Token, ...]
    quotes: tuple[Quote, ...]
    sentences: tuple[Sentence, ...]
    norms: tuple[str, ...]
    _sentence_at: tuple[int, ...] = field(default=(0,), repr=False)  # by token; one more for the text's end
    _marks_till: tuple[int, ...] = field(
        default=(0,), repr=False
    )  # how many quotation marks stand before earlier tokens

    def sentence_of(self, token: int) -> int:
        """The index of the sentence that holds a token."""
        return self._sentence_at[token]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Text offsets of tokens first..last (both inclusive), closed over quotation marks that stand inside unbalanced.

        A name whose opening mark lies inside the run takes its closing mark along: «حي "غويران"».
        """
        start, end = self.tokens[first].start, self.tokens[last].end
        if first == last:
            return start, end
        inside = [q for q in self.quotes_between(first + 1, last) if q.start < end]
        if len(inside) % 2 == 1:
            for quote in self.quotes_between(last + 1, last + 1):
                if quote.start == end or not self.text[end : quote.start].strip():
                    return start, quote.end
        return start, end

    def quotes_between(self, first: int, last: int) -> tuple[Quote, ...]:
        """Quotation marks that stand before one of the tokens first..last (inclusive)."""
        till = self._marks_till
        size = len(till) - 1
        at, end = till[min(max(first, 0), size)], till[min(max(last + 1, 0), size)]
        return self.quotes[at:end] if end > at else ()

    def surface(self, first: int, last: int) -> str:
        """The words of tokens first..last (inclusive) as they stand in the text."""
        start, end = self.span(first, last)
        return self.text[start:end]


class _Piece(NamedTuple):
    """A token or quotation mark inside a chunk: its offsets there; `kind` None: a quotation mark, `opening` as in Quote."""

    start: int
    end: int
    norm: str
    kind: TokenKind | None
    opening: bool | None
    ends: bool


def _pieces(chunk: str) -> tuple[_Piece, ...]:
    """What stands between two blanks, taken apart: a word most often, with the marks joined to it."""
    out: list[_Piece] = []
    for match in _TOKEN.finditer(chunk):
        group: int = match.lastindex  # type: ignore[assignment]
        kind = _KINDS[group]
        start, end = match.span(group)
        surface = chunk[start:end]
        if kind is not None:
            norm = sys.intern(fold(surface))
            out.append(_Piece(start, end, norm, kind, None, kind == "punct" and norm in _SENTENCE_END))
        elif group == _QUOTE:
            opening = True if surface in _OPENING else False if surface in _CLOSING else None
            if opening is not None and surface in _EITHER_WAY:
                opening = _opens_here(chunk, start, end, opening)
            out.append(_Piece(start, end, "", None, opening, False))
    return tuple(out)


def _opens_here(chunk: str, start: int, end: int, opening: bool) -> bool:
    """Whether a curly mark opens: some write them the other way round («”قصفنا الموقع“»), which their place gives away."""
    if start == 0 and chunk[end : end + 1].isalnum():
        return True
    if start > 0 and not chunk[end : end + 1].isalnum():
        return False
    return opening


_KNOWN: Final[Memo[tuple[_Piece, ...]]] = Memo(_pieces)
"""Chunk → its pieces. A pure function of the chunk: what is kept is never wrong, and most chunks come again."""


def make_view(text: str) -> View:
    """Tokenise and split into sentences. Pure: the same text gives the same view."""
    tokens: list[Token] = []
    norms: list[str] = []
    quotes: list[Quote] = []
    ends: list[int] = []  # tokens that may end a sentence: the last of each line, and full stops and their like
    line = at = 0
    new = tuple.__new__  # as Token(…), in half the time
    for number, row in enumerate(text.split("\n")):
        chunks = row.split()
        if chunks and number:  # a line and the blank ones above it are one line break
            line += 1
            ends.append(len(tokens) - 1)
        for chunk in chunks:
            at = text.find(chunk, at)
            for start, end, norm, kind, opening, stops in _KNOWN[chunk]:
                if kind is None:
                    quotes.append(Quote(len(tokens), at + start, at + end, opening))
                    continue
                if stops:
                    ends.append(len(tokens))
                tokens.append(new(Token, (len(tokens), at + start, at + end, norm, kind, line)))
                norms.append(norm)
            at += len(chunk)
    ends.append(len(tokens) - 1)
    sentences = _sentences(tokens, ends)
    return View(
        text=text,
        tokens=tuple(tokens),
        quotes=tuple(quotes),
        sentences=sentences,
        norms=tuple(norms),
        _sentence_at=_by_token(sentences),
        _marks_till=_counted(quotes, len(tokens)),
    )


def with_sentences(view: View, sentences: Sequence[Sentence]) -> View:
    """The same view with its sentences replaced (marked as headings, boilerplate or repeats)."""
    at = _by_token(tuple(sentences))
    return View(view.text, view.tokens, view.quotes, tuple(sentences), view.norms, at, view._marks_till)


def _by_token(sentences: tuple[Sentence, ...]) -> tuple[int, ...]:
    """The index of each token's sentence, and of the last once more."""
    out: list[int] = []
    for number, sentence in enumerate(sentences):
        out += [number] * (sentence.last - sentence.first)
    return (*out, max(0, len(sentences) - 1))


def _counted(quotes: list[Quote], size: int) -> tuple[int, ...]:
    """How many quotation marks stand before the tokens before each token, and before the text's end."""
    out: list[int] = []
    for number, quote in enumerate(quotes):
        out += [number] * (quote.before + 1 - len(out))
    return (*out, *[len(quotes)] * (size + 2 - len(out)))


def _sentences(tokens: list[Token], ends: list[int]) -> tuple[Sentence, ...]:
    """Sentences end with their line, or at a full stop, question or exclamation mark that ends no abbreviation.

    `ends`: all tokens that may end one, in order, some perhaps twice; -1 where a line holds none.
    """
    out: list[Sentence] = []
    first = 0
    for i in dict.fromkeys(ends):
        if i < 0:
            continue
        token = tokens[i]
        ends_line = i + 1 == len(tokens) or tokens[i + 1].line != token.line
        if not ends_line and not (token.norm in _SENTENCE_END and not _abbreviation(tokens, i)):
            continue
        # a run of closing marks («؟!») ends one sentence, not two
        if not ends_line and tokens[i + 1].norm in _SENTENCE_END:
            continue
        out.append(Sentence(first, i + 1, token.line))
        first = i + 1
    return tuple(out)


def _abbreviation(tokens: list[Token], i: int) -> bool:
    """A dot inside an abbreviation or between digits: «د. فلان», «أ.ف.ب», «20.1.2022»."""
    token, after = tokens[i], tokens[i + 1]
    if token.norm != ".":
        return False
    before = tokens[i - 1] if i else None
    if before is None:
        return False
    if before.kind == "number" and after.kind == "number" and before.end == token.start and after.start == token.end:
        return True
    if before.kind == "latin" and after.kind == "latin" and after.start == token.end:
        return True
    if after.norm == ")" and len(before.norm) == 1 and before.kind == "word":
        return True  # «الموقوف (ع. ز.) في بعلبك»
    return before.norm in _TITLES_BEFORE_DOT and (
        i < 2 or tokens[i - 2].norm not in _SENTENCE_END or before.end == token.start
    )
