"""Which lines of a page stand outside the article's body, and why.

The first paragraph opens the body. Above it, menus and other articles' headlines are outside; behind it, whatever follows
the words of a list of other articles is, until the report goes on; and so are runs of headline-like lines that share little
with the report. When in doubt a line stays: a lost paragraph costs facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from tawatur.read.lines import COLON, COMMA, ELLIPSIS, MARK, OPEN, STOP, Line, share, stems_of
from tawatur.read.page_words import BoilerplateWords
from tawatur.read.phrases import covered, phrase_at, phrases_in

# Shares of a line's words that the report's paragraphs also use. Headlines of the same report share more than half,
# headlines of others on the same war up to a third.
_FOREIGN: Final = 0.3
_OWN: Final = 0.5
_SAME_STORY: Final = 0.12
_PAGE_LINE_WORDS: Final = 10
_SHORT: Final = 4
_HEADLINE_WORDS: Final = 24
_APPEAL_WORDS: Final = 60
_CAPTION_WORDS: Final = range(5, 23)
_LONG_LIST: Final = 5
_ITEMS: Final = 3

CAPTION: Final = "caption-of-a-picture"
PAGE, ARTICLES, TAGS, APPEAL = "words-of-the-page", "list-of-other-articles", "list-of-tags", "appeal-to-the-reader"
MENU, INSERTED, RELATED, FOLLOWING = "menu", "inserted-headline", "headline-of-another-article", "after-the-body"
_LISTS: Final = (ARTICLES, TAGS)


@dataclass
class Page:
    """A page being read: its lines, and why lines are outside so far (`outside`: index of the line → reason)."""

    lines: list[Line]
    words: BoilerplateWords
    outside: dict[int, str] = field(default_factory=dict)
    report: frozenset[str] = frozenset()
    punctuated: bool = True

    def stems(self, i: int) -> frozenset[str]:
        """What line i speaks of."""
        return stems_of(self.lines[i].words, self.words.common)

    def own(self, i: int) -> float:
        """Which share of line i's words the report's paragraphs use."""
        return share(self.stems(i), self.report)


def lines_outside(lines: list[Line], words: BoilerplateWords) -> dict[int, str]:
    """Indexes of the lines outside the body, each with the name of its reason."""
    page = Page(lines, words)
    cues = [_cue(line, words) for line in lines]
    if _of_pictures(lines, cues):
        cues = ["" if cue == CAPTION else cue for cue in cues]
    if _of_items(lines, cues):
        return _until_list(cues)
    start = _first_paragraph(lines, cues)
    if start is None:
        return {i: cue for i, cue in enumerate(cues) if cue}
    if len(lines) == 1:
        return {}
    page.report, page.punctuated = _report(page, cues, start)
    _above(page, cues, start)
    _behind(page, cues, start)
    return page.outside


def _of_items(lines: list[Line], cues: Sequence[str]) -> bool:
    """Whether most of the page is short items, each under its hour or behind its bullet, with hardly a paragraph among them."""
    told = [i for i, line in enumerate(lines) if line.size >= _SHORT and not cues[i] and not line.dated]
    clocked = sum(i > 0 and lines[i - 1].clock for i in told)
    bullets = sum(lines[i].bullet for i in told)
    paragraphs = sum(lines[i].prose and not lines[i].bullet for i in told)
    return (clocked >= _ITEMS and 2 * clocked >= len(told)) or (bullets >= _ITEMS and bullets > 2 * paragraphs)


def _of_pictures(lines: list[Line], cues: Sequence[str]) -> bool:
    """Whether a page is a row of pictures: most of what it tells are their captions."""
    captions = cues.count(CAPTION)
    return captions >= _ITEMS and 2 * captions > sum(line.size >= _SHORT and not line.dated for line in lines)


def _until_list(cues: Sequence[str]) -> dict[int, str]:
    """What is outside a page of items: words of the page where they stand, and all behind a list of other articles."""
    listed = next((i for i, cue in enumerate(cues) if cue in _LISTS), len(cues))
    return {i: cue or FOLLOWING for i, cue in enumerate(cues) if cue or i > listed}


def _cue(line: Line, words: BoilerplateWords) -> str:
    """What a line's words alone say it is; "" for nothing."""
    if not line.words or line.post:
        return ""
    if line.tags:
        return PAGE
    if line.size <= _PAGE_LINE_WORDS and line.end != STOP:
        for phrases, cue in ((words.other_articles, ARTICLES), (words.tag_words, TAGS), (words.page_lines, PAGE)):
            if covered(phrases, line.words) >= 0.6:
                return cue
    if _caption(line, words):
        return CAPTION
    if line.size <= _HEADLINE_WORDS:
        if phrase_at(words.beginnings, line.words):
            return APPEAL
        if _named_list(line, words):
            return APPEAL
    if (
        line.size <= _APPEAL_WORDS
        and not words.addresses.isdisjoint(line.words)
        and (phrases_in(words.appeals, line.words, 1) or phrases_in(words.reader_words, line.words, 2))
    ):
        return APPEAL
    return ""


def _caption(line: Line, words: BoilerplateWords) -> bool:
    """«جنود يفتشون سيارة (الفرنسية-أرشيف)»: a picture's caption, its credit in brackets at the end: it may show another day."""
    credited = line.end == OPEN and line.bracketed and not line.dated and line.words[-1] in words.photo_credits
    return credited and line.size in _CAPTION_WORDS


def _named_list(line: Line, words: BoilerplateWords) -> bool:
    """«اقرأ أيضاً: …» with the headline on the same line. One word alone («السابق», «المزيد») opens ordinary sentences too."""
    return line.end != STOP and phrase_at(words.other_articles, line.words) >= 2


def _first_paragraph(lines: list[Line], cues: Sequence[str]) -> int | None:
    """Where the body begins to be certain: the first paragraph; on a page without any, its longest line."""
    for i, line in enumerate(lines):
        if line.prose and not cues[i]:
            return i
    stop = next((i for i, cue in enumerate(cues) if cue in _LISTS), len(lines))
    plain = [i for i in range(stop or len(lines)) if not cues[i] and lines[i].size >= _SHORT]
    return max(plain, key=lambda i: (lines[i].size, -i), default=None)


def _report(page: Page, cues: Sequence[str], start: int) -> tuple[frozenset[str], bool]:
    """What the paragraphs speak of, up to the first list behind them; whether they are as a rule ended like sentences."""
    found: set[str] = set()
    stopped = long = 0
    last = start
    paragraphs: list[int] = []
    for i in range(start, len(page.lines)):
        line = page.lines[i]
        if cues[i] in _LISTS and len(paragraphs) > 1:
            break
        if i == start or (line.prose and not cues[i]):
            found |= page.stems(i)
            paragraphs.append(i)
            last = i
    for i in range(start, last + 1):
        if not cues[i] and page.lines[i].size >= 12:
            long += 1
            stopped += page.lines[i].end in (STOP, COLON)
    # without paragraphs that end like sentences, runs of unended lines say nothing
    return frozenset(found), page.lines[start].prose and stopped >= 0.6 * long


# --- above the first paragraph ---------------------------------------------------------------------------------------


def _above(page: Page, cues: Sequence[str], start: int) -> None:
    """Menus, breadcrumbs, appeals and other articles' headlines above the body. Headline, byline, date stay, and captions without a credit."""
    lines = page.lines
    listed = False
    for i in range(start):
        line, cue = lines[i], cues[i]
        if cue:
            page.outside[i] = cue
            listed = cue == ARTICLES
        elif listed and line.headline and page.own(i) < _OWN:
            page.outside[i] = RELATED
        elif i and page.outside.get(i - 1) in (PAGE, MENU) and line.size <= 2 and not line.numbers and page.own(i) == 1:
            page.outside[i] = MENU
        else:
            listed = False
    _menu(page, cues, start)
    titles = [i for i in range(start) if lines[i].headline and i not in page.outside]
    if len(titles) > 1:
        best = max(titles, key=page.own)
        if page.own(best) >= _OWN:
            for i in titles:
                # behind the headline stand captions and standfirsts, before it the ticker's headlines
                if i < best and page.own(i) < _FOREIGN:
                    page.outside[i] = RELATED


def _menu(page: Page, cues: Sequence[str], start: int) -> None:
    """A run of six or more short lines with words of menus among them is a menu, except the report's own headline among them."""
    lines, run = page.lines, list[int]()
    for i in range(start + 1):
        if i < start and lines[i].size <= 6 and lines[i].end not in (STOP, COLON, COMMA) and cues[i] != ARTICLES:
            run.append(i)
            continue
        if len(run) >= 6 and sum(cues[k] == PAGE for k in run) >= 2:
            for k in run:
                if cues[k] or lines[k].size < _SHORT or page.own(k) < _OWN:
                    page.outside.setdefault(k, MENU)
        run = []


# --- behind the first paragraph --------------------------------------------------------------------------------------


def _behind(page: Page, cues: Sequence[str], start: int) -> None:
    """Walk from the first paragraph to the end: paragraphs stay; lists open zones that are outside until the report resumes."""
    lines, outside = page.lines, page.outside
    pending: list[int] = []
    zone, opened, foreign, paragraphs = "", start, False, 1
    for i in range(start + 1, len(lines)):
        line, cue = lines[i], cues[i]
        if foreign:
            outside[i] = FOLLOWING
        elif cue in (PAGE, ARTICLES, TAGS):
            _tail(page, pending)
            pending = []
            outside[i] = cue
            if zone not in _LISTS and (cue != PAGE or page.punctuated):
                zone, opened = cue, i
        elif cue:
            outside[i] = cue
        elif zone and not _sentence(page, i):
            outside[i] = RELATED if zone == ARTICLES else FOLLOWING
        elif zone and not _resumes(page, i, zone, opened, paragraphs):
            outside[i], foreign = FOLLOWING, True
        elif line.prose or zone:
            _between(page, pending)
            pending, zone = [], ""
            paragraphs += 1
        else:
            pending.append(i)
    _tail(page, pending)


def _sentence(page: Page, i: int) -> bool:
    """Whether a line behind a list reads like the report or another article: a paragraph, or a short sentence that goes on
    with what was told; on pages that do not end their paragraphs like sentences, also a line of the report's own words."""
    line = page.lines[i]
    if line.prose or (line.end == STOP and line.size >= _SHORT and _continues(page.words, line.words)):
        return True
    if page.punctuated or line.size < 10:
        return False
    return _continues(page.words, line.words) or (line.size >= 15 and page.own(i) >= _OWN)


def _resumes(page: Page, i: int, zone: str, opened: int, paragraphs: int) -> bool:
    """Whether a paragraph behind a list of other articles goes on with the report, or is the text of another article."""
    lines, words = page.lines, page.lines[i].words
    if zone == PAGE or _continues(page.words, words):
        return True
    stems = page.stems(i)
    listed = [k for k in range(opened + 1, i) if lines[k].size >= _SHORT]
    if any(share(page.stems(k), stems) >= _OWN for k in listed):
        return False
    if len(listed) > _LONG_LIST and not (i + 1 < len(lines) and (lines[i + 1].prose or lines[i + 1].end == STOP)):
        # a paragraph alone among headlines sums up the article of one of them
        return False
    return paragraphs < 3 or share(stems, page.report) >= _SAME_STORY


def _continues(words: BoilerplateWords, line: Sequence[str]) -> bool:
    """A paragraph that goes on with what was told: it opens with «و» or with words that bind it to what stands before."""
    first = line[0]
    conjunction = first[0] == "و" and len(first) > 2 and first not in words.own_waw
    return conjunction or phrase_at(words.continuations, line) > 0


def _between(page: Page, run: list[int]) -> None:
    """Lines between two paragraphs. The last is the next section's heading unless it is foreign; before it, headlines of
    other articles were inserted. Lists, posts, and short or well-ended lines stay."""
    lines = page.lines
    if not run or not page.punctuated or lines[run[0] - 1].end == COLON:
        return
    if any(lines[i].post or lines[i].bullet or lines[i].end == COLON for i in run):
        return
    for i in run:
        line = lines[i]
        if not line.headline or line.size > _HEADLINE_WORDS or line.dated or _continues(page.words, line.words):
            continue
        followed = i != run[-1] and line.size <= 16
        strange = line.size >= 6 and line.end != MARK and page.own(i) < _FOREIGN
        if strange or (followed and page.own(i) < 0.8):
            page.outside[i] = INSERTED


def _tail(page: Page, run: list[int]) -> None:
    """Lines behind the last paragraph: signatures stay, tags and headlines go."""
    lines = page.lines
    run = _without_signature(page, run)
    if not run or not page.punctuated:
        return
    if _tag_line(page, run[-1]):
        page.outside[run.pop()] = TAGS
    titles = [i for i in run if _title(lines[i])]
    shares = [page.own(i) for i in titles]
    first: int | None = None
    if len(titles) >= 2:
        if sum(shares) / len(shares) < _OWN:
            first = titles[0]
    elif titles and shares[0] < _FOREIGN and not lines[titles[0]].dated:
        first = titles[0]
    if first is not None:
        for i in run:
            if i >= first:
                page.outside[i] = RELATED
    _tags(page, [i for i in run if first is None or i < first], followed=first is not None)


def _title(line: Line) -> bool:
    return line.headline or (line.end == ELLIPSIS and line.size >= 5)


def _without_signature(page: Page, run: list[int]) -> list[int]:
    """The run behind what still belongs to the report: items of a list, posts, who wrote it and where, an unended paragraph."""
    lines, words = page.lines, page.words
    if run and lines[run[0] - 1].end == COLON:
        # nobody says where a list ends that a colon announces
        return []
    for k, i in enumerate(run):
        line = lines[i]
        signed = k < 2 and line.words and (phrase_at(words.credits, line.words) or (line.dashed and line.size <= 6))
        unended = k == 0 and line.size >= 8 and (page.own(i) >= _OWN or _continues(words, line.words))
        listed = line.bullet or line.post or line.end in (STOP, COLON, COMMA)
        if not (listed or signed or unended):
            return run[k:]
    return []


def _tag_line(page: Page, i: int) -> bool:
    """A word for tags and, on the same line, words of the report («سمات …»)."""
    line = page.lines[i]
    found = phrase_at(page.words.tag_words, line.words) if line.words else 0
    return bool(found) and 2 <= line.size <= 16 and line.end != STOP and page.own(i) >= _OWN


def _tags(page: Page, run: list[int], *, followed: bool) -> None:
    """A run of lines of a few words each, most of them words of the report or `followed` by other articles' headlines: its tags."""
    lines = page.lines
    short = [i for i in run if lines[i].size <= _SHORT and lines[i].end not in (STOP, COLON) and not lines[i].dashed]
    short = [i for i in short if lines[i].numbers < 2]
    known = sum(page.own(i) == 1 for i in short)
    if len(short) >= 2 and (known * 2 >= len(short) or len(short) >= 4 or followed):
        for i in short:
            page.outside[i] = TAGS
