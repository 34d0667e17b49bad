"""Marks what stands outside the article's body and what says again what was said; nothing is deleted.

Names, times and figures outside the body count for nothing; those in repeats count, but claims are not made twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tawatur.read.lines import COLON, STOP, Line, lines_of, share, stems_of
from tawatur.read.outside import lines_outside
from tawatur.read.page_words import BoilerplateWords, compile_boilerplate, phrase_at
from tawatur.read.repeats import repeated
from tawatur.read.view import Sentence, View, with_sentences

__all__ = ["BoilerplateWords", "compile_boilerplate", "mark_passages"]

_HEADING_WORDS = 20
_TAGS = 12


def mark_passages(view: View, words: BoilerplateWords) -> View:
    """The view with its sentences marked: boilerplate, headings, repeats. A line is marked as a whole, except the report's
    last, whose closing sentences or tags may be outside while it is not."""
    lines = lines_of(view)
    outside = lines_outside(lines, words)
    repeats = repeated(lines, outside)
    headings = _headings(lines, outside, repeats)
    last = max((i for i, line in enumerate(lines) if i not in outside and line.size > 1), default=-1)
    out: list[Sentence] = []
    for i, line in enumerate(lines):
        sentences = view.sentences[line.sentences[0] : line.sentences[1]]
        heading, boilerplate, repeat = i in headings, i in outside, i in repeats
        if i == last:
            out += _last_line(view, sentences, words, heading, repeat)
        elif heading or boilerplate or repeat:
            out += [Sentence(s.first, s.last, s.line, heading, boilerplate, repeat) for s in sentences]
        else:
            out += sentences
    return with_sentences(view, out)


def _headings(lines: Sequence[Line], outside: Mapping[int, str], repeats: set[int]) -> set[int]:
    """Lines of two to twenty words, not ended like sentences, that stand above a paragraph: the headline, section headings."""
    out: set[int] = set()
    below: Line | None = None
    top = next((i for i, line in enumerate(lines) if line.prose and i not in outside), len(lines))
    for i in range(len(lines) - 1, -1, -1):
        if i in outside:
            continue
        line = lines[i]
        alone = below is not None and (below.prose or i < top)
        short = 2 <= line.size <= _HEADING_WORDS and line.end != STOP and not line.prose and not line.bullet and not line.post
        if alone and short and line.numbers * 2 < line.size and i not in repeats and (line.end != COLON or line.size <= 4):
            out.add(i)
        below = line
    return out


def _last_line(view: View, sentences: Sequence[Sentence], words: BoilerplateWords, heading: bool, repeat: bool) -> list[Sentence]:
    """The report's last line: what its closing sentences say to the reader, and tags run on behind it, are outside."""
    out: list[Sentence] = []
    over = False
    for k, sentence in enumerate(sentences):
        own = _words(view, sentence.first, sentence.last)
        over = over or (k > 0 and bool(own) and bool(phrase_at(words.beginnings, own) or phrase_at(words.other_articles, own) > 1))
        out.append(Sentence(sentence.first, sentence.last, sentence.line, heading, over, repeat))
    if over or heading:
        return out
    ending = out[-1]
    cut = _tags_begin(view, ending, words)
    if cut is not None:
        out[-1] = Sentence(ending.first, cut, ending.line, False, False, repeat)
        out.append(Sentence(cut, ending.last, ending.line, False, True, False))
    return out


def _tags_begin(view: View, sentence: Sentence, words: BoilerplateWords) -> int | None:
    """The token at which tags run on behind the report's last words («… سمات الرقة داعش»): a word for tags, then at most
    twelve words, most of which the report used, to the end. None: there are no tags."""
    for i in range(max(sentence.first + 4, sentence.last - _TAGS - 1), sentence.last - 1):
        if view.norms[i] in words.tag_words and phrase_at(words.tag_words, view.norms, i):
            before = stems_of(view.norms[:i], words.common)
            behind = stems_of(_words(view, i + 1, sentence.last), words.common)
            if all(t.kind != "punct" for t in view.tokens[i + 1 : sentence.last]) and share(behind, before) >= 0.6:
                return i
    return None


def _words(view: View, first: int, last: int) -> list[str]:
    return [t.norm for t in view.tokens[first:last] if t.kind != "punct"]
