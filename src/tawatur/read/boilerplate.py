"""Marks what stands outside the article's body and what says again what was said; nothing is deleted.

Names, times and figures outside the body count for nothing; those in repeats count, but claims are not made twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from tawatur.read.lines import COLON, COMMA, STOP, Line, lines_of, share, stems_of
from tawatur.read.outside import lines_outside
from tawatur.read.page_words import BoilerplateWords, compile_boilerplate
from tawatur.read.phrases import phrase_at
from tawatur.read.repeats import repeated
from tawatur.read.view import Sentence, View, make_view, with_sentences

__all__ = ["BoilerplateWords", "compile_boilerplate", "mark_passages"]

_HEADING_WORDS: Final = 20
_TITLE_WORDS: Final = 4
_TAGS: Final = 12


def marked_view(text: str, words: BoilerplateWords) -> View:
    """A text's view with its passages marked."""
    return mark_passages(make_view(text), words)


@lru_cache(maxsize=128)
def kept_view(text: str, words: BoilerplateWords) -> View:
    """The same, kept a while: reports are reconciled soon after they are read, by the same views."""
    return marked_view(text, words)


def mark_passages(view: View, words: BoilerplateWords) -> View:
    """The view with its sentences marked: boilerplate, headings, repeats. A line is marked as a whole, except the report's
    last, whose closing sentences or tags may be outside while it is not."""
    lines = lines_of(view)
    outside = lines_outside(lines, words)
    last = max((i for i, line in enumerate(lines) if i not in outside and line.size > 1), default=-1)
    cut = _appended(view, lines[last], words) if last >= 0 else None
    if cut is not None:
        own = _words(view, view.sentences[lines[last].sentences[0]].first, cut)
        lines[last] = lines[last]._replace(words=tuple(own))
    repeats = repeated(lines, outside)
    headings = _headings(lines, outside, repeats, words)
    out: list[Sentence] = []
    for i, line in enumerate(lines):
        sentences = view.sentences[line.sentences[0] : line.sentences[1]]
        heading, boilerplate, repeat = i in headings, i in outside, i in repeats
        if heading or boilerplate or repeat:
            sentences = tuple([Sentence(s.first, s.last, s.line, heading, boilerplate, repeat) for s in sentences])
        out += _cut(sentences, cut) if i == last and cut is not None else sentences
    return with_sentences(view, out)


def _headings(lines: list[Line], outside: dict[int, str], repeats: set[int], words: BoilerplateWords) -> set[int]:
    """Lines of at most twenty words, not ended like sentences, that stand above a paragraph: the report's headline and what
    stands below it without naming author or source, the headings of its sections."""
    body = [i for i in range(len(lines)) if i not in outside]
    out: set[int] = set()
    top = next((i for i in body if lines[i].prose), None)
    if top is None:
        return out
    for k, i in enumerate(body[:-1]):
        line, below = lines[i], lines[body[k + 1]]
        if line.prose or not 2 <= line.size <= _HEADING_WORDS or line.end in (STOP, COMMA) or i in repeats:
            continue
        if line.bullet or line.post or line.dated or (line.end == COLON and line.size > _TITLE_WORDS):
            continue
        if i < top:
            named = line.dashed or line.size < _TITLE_WORDS or phrase_at(words.credits, line.words)
            if k == 0 or not named:
                out.add(i)
        elif below.prose and (i - 1 in outside or lines[i - 1].prose or lines[i - 1].post or lines[i - 1].end == COLON):
            out.add(i)
    return out


def _appended(view: View, line: Line, words: BoilerplateWords) -> int | None:
    """The token from which on the report's last line is the page's: a sentence to the reader, or tags run on. None: it is
    all the report's."""
    sentences = view.sentences[line.sentences[0] : line.sentences[1]]
    for sentence in sentences[1:]:
        own = _words(view, sentence.first, sentence.last)
        if own and (phrase_at(words.beginnings, own) or phrase_at(words.other_articles, own) > 1):
            return sentence.first
    return _tags_begin(view, sentences[-1], words)


def _tags_begin(view: View, sentence: Sentence, words: BoilerplateWords) -> int | None:
    """The token at which tags run on behind the report's last words («… سمات الرقة داعش»): a word for tags, then at most
    twelve words, most of which the report used, to the end. None: there are no tags."""
    norms = view.norms
    for i in range(max(sentence.first + 4, sentence.last - _TAGS - 1), sentence.last - 1):
        if norms[i] in words.tag_words and phrase_at(words.tag_words, norms, i):
            behind = _words(view, i + 1, sentence.last)
            if len(behind) == sentence.last - i - 1:
                used = share(stems_of(behind, words.common), stems_of(norms[:i], words.common))
                if used >= 0.6:
                    return i
    return None


def _cut(sentences: Sequence[Sentence], cut: int) -> list[Sentence]:
    """Sentences of one line, those from token `cut` on outside the body; the sentence that holds it is divided there."""
    out: list[Sentence] = []
    for s in sentences:
        if s.last <= cut:
            out.append(s)
        elif s.first >= cut:
            out.append(s._replace(heading=False, boilerplate=True, repeat=False))
        else:
            out += [s._replace(last=cut), s._replace(first=cut, heading=False, boilerplate=True, repeat=False)]
    return out


def _words(view: View, first: int, last: int) -> list[str]:
    return [t.norm for t in view.tokens[first:last] if t.kind != "punct"]
