"""When a report was published: its metadata, a dateline in its first lines, or what the dates inside it allow."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from tawatur.model.report import PublishedFrom
from tawatur.read.view import View
from tawatur.recognise.times import calendar as cal
from tawatur.recognise.times.expression import Expression, Slots
from tawatur.recognise.times.find import read_expressions
from tawatur.recognise.times.words import TimeWords

# A dateline stands near the top: so many tokens at most before it, and few words beside it on its line.
_TOP: Final = 350
_BESIDE: Final = 4
_HEAD_LINES: Final = 6
_DATELINE_ENDS: Final = frozenset({"-", "–", "—", ":", "|", "/"})
_OPENING: Final = frozenset({"(", "["})
_CLOSING: Final = frozenset({")", "]"})
_PLACE: Final = 3  # words of a place or an agency before a dateline's date
_HEADING: Final = 5  # words before it, place, agency and «خاص» together
_CUES: Final = 3  # tokens between a word for what is to come and its date
_AGENCY: Final = 2  # words of an agency between the date and the dash


class Publication(NamedTuple):
    """When a report was published (EDTF, «~» when only about, «/..» when only from when on), how that is known, and why, as a sentence."""

    value: str | None
    source: PublishedFrom | None
    reason: str | None


def publication_date(
    view: View, words: TimeWords, given: str | None, expressions: list[Expression] | None = None
) -> Publication:
    """The day of publication. Given metadata wins; then a dateline; then what the dates and weekdays inside allow.

    expressions: the view's, where they are read already.
    """
    if given and cal.day_of_edtf(given) is not None:
        return Publication(given, "metadata", None)
    if expressions is None:
        expressions = read_expressions(view, words)
    stated = _dateline(view, words, expressions)
    if stated is not None:
        return stated
    return infer(view, words, expressions)


def infer(view: View, words: TimeWords, expressions: list[Expression]) -> Publication:
    """The day that a report's own dates point to: «today» with its date, a weekday that fixes the year, the last date told."""
    body = [e for e in expressions if e.slots is not None and not _outside(view, e)]
    for offset in (0, -1, -2):
        for e in body:
            assert e.slots is not None
            if e.slots.deictic != offset or e.slots.day is None or e.slots.month is None:
                continue
            day = _full_day(e.slots) or _by_weekday(e.slots, words, body)
            if day is None:
                continue
            stated = offset == 0 and e.slots.year is not None
            told = f"the report tells of «{_surface(view, e)}»"
            how = "" if e.slots.year is not None else f"; in {day.year} that day of the year fell on that weekday"
            return Publication((day - timedelta(offset)).isoformat(), "text" if stated else "inferred", told + how)
    past = [e for e in body if not _announced(view, words, e)]
    told_days = [
        (day, e) for e in past if (day := _told_day(e, words, body)) is not None and day.year <= words.last_year
    ]
    if not told_days:
        return Publication(None, None, None)
    day, last = max(told_days, key=lambda x: x[0])
    assert last.slots is not None
    told = f"the last date that the report tells of is «{_surface(view, last)}»"
    if last.slots.weekday is not None:
        near = next((e for e in body if e.slots is not None and _today_by_weekday(e.slots)), None)
        if near is not None:
            assert near.slots is not None and near.slots.weekday is not None and near.slots.deictic is not None
            named = cal.weekday_near(near.slots.weekday, day + timedelta(3))  # in the week from that date on
            told += f", with its weekday, and then of «{_surface(view, near)}»"
            return Publication((named - timedelta(near.slots.deictic)).isoformat(), "inferred", told)
        # a report names the weekday of what happened within days
        return Publication(day.isoformat() + "~", "inferred", told + ", with its weekday")
    return Publication(day.isoformat() + "/..", "inferred", told + ", so it was published then or later")


def _announced(view: View, words: TimeWords, e: Expression) -> bool:
    """«هدنة تبدأ السبت 13 أيار»: still to come when it was written."""
    assert e.slots is not None
    cues, may = words.sets["future_cues"], words.sets["may_come"]
    ahead = any(view.norms[k] in cues or view.norms[k] in may for k in range(max(0, e.first - _CUES), e.first))
    return ahead or e.slots.direction in ("future", "next")


def _today_by_weekday(slots: Slots) -> bool:
    """«اليوم الجمعة», «أمس الأربعاء», without a date."""
    return slots.deictic is not None and -2 <= slots.deictic <= 0 and slots.weekday is not None and slots.month is None


def _told_day(e: Expression, words: TimeWords, body: list[Expression]) -> date | None:
    assert e.slots is not None
    return _full_day(e.slots) or (_by_weekday(e.slots, words, body) if e.slots.month and e.slots.day else None)


def _surface(view: View, e: Expression) -> str:
    return " ".join(view.text[e.start : e.end].split())


def _outside(view: View, e: Expression) -> bool:
    return bool(view.sentences) and view.sentences[view.sentence_of(e.first)].boilerplate


def _full_day(slots: Slots) -> date | None:
    if slots.year is not None and slots.month is not None and slots.day is not None:
        return cal.make_day(slots.year, slots.month, slots.day)
    if slots.day is None and slots.hijri_year and slots.hijri_month and slots.hijri_day:
        return cal.hijri_day(slots.hijri_year, slots.hijri_month, slots.hijri_day)
    return None


def _by_weekday(slots: Slots, words: TimeWords, body: list[Expression]) -> date | None:
    """The year that a weekday fixes: near the other full dates of the report, else the newest from its latest year on."""
    if slots.weekday is None or slots.month is None or slots.day is None or slots.year is not None:
        return None
    years = cal.fitting_years(slots.month, slots.day, slots.weekday, words.first_year, words.last_year)
    if not years:
        return None
    full = [d.year for e in body if e.slots is not None and (d := _full_day(e.slots)) is not None]
    if not full:
        return cal.make_day(years[-1], slots.month, slots.day)
    latest = max(full)
    # a report is no older than the dates it tells of
    later = [y for y in years if y >= latest] if slots.deictic is not None else []
    year = later[0] if later else min(years, key=lambda y: (abs(y - latest), -y))
    return cal.make_day(year, slots.month, slots.day)


def _dateline(view: View, words: TimeWords, expressions: list[Expression]) -> Publication | None:
    """A full date that stands alone on a line near the top, or opens the report's first lines."""
    for e in expressions:
        if e.first > _TOP:
            break
        if e.slots is None or (day := _full_day(e.slots)) is None:
            continue
        if not words.first_year <= day.year <= words.last_year:
            continue
        if _alone(view, words, e) or _opens(view, e):
            return Publication(day.isoformat(), "text", f"its dateline reads «{_surface(view, e)}»")
    return None


def _line(view: View, e: Expression) -> tuple[int, int]:
    """First token and the one after the last of the line that an expression stands on."""
    line, first, last = view.tokens[e.first].line, e.first, e.last + 1
    while first > 0 and view.tokens[first - 1].line == line:
        first -= 1
    while last < len(view.tokens) and view.tokens[last].line == line:
        last += 1
    return first, last


def _alone(view: View, words: TimeWords, e: Expression) -> bool:
    """Whether hardly anything but a date, an hour and a label stands on its line."""
    first, last = _line(view, e)
    before = [t for t in view.tokens[first : e.first] if t.kind != "punct"]
    after = [t for t in view.tokens[e.last + 1 : last] if t.kind != "punct"]
    labelled = any(tuple(t.norm for t in before[: len(p)]) == p for p in words.datelines)
    if labelled:
        return len(before) <= _BESIDE + 1
    if e.slots is not None and e.slots.day_head:
        return False  # «ليوم 13 فبراير 2022» announces, it does not date
    if e.slots is not None and e.slots.weekday is not None and not after and view.tokens[e.first].line < _HEAD_LINES:
        return len(before) <= _BESIDE  # «العدد 1234 - الثلاثاء 12 مارس 2024»
    if before and not after and view.tokens[e.first].line < _HEAD_LINES and _parted(view, first, e.first):
        return _heads(view, first, e.first)  # «دمشق - سانا 12-3-2024»
    return len(before) <= 1 and len(after) <= 2 and not any(view.norms[k] == "(" for k in range(e.last + 1, last))


def _opens(view: View, e: Expression) -> bool:
    """«date 2026-01-22 - …», «دمشق، 20 يناير 2022 - …», «غزة / 20 يناير 2022 / معا /»: a date and a mark before the first sentence."""
    first, last = _line(view, e)
    if view.tokens[e.first].line >= _HEAD_LINES or not _heads(view, first, e.first):
        return False
    after = e.last + 1
    if e.first > first and view.norms[e.first - 1] in _OPENING and after < last and view.norms[after] in _CLOSING:
        if e.first == first + 1:
            return True  # «[20/يناير/2022] صنعاء - سبأ: …»
        after += 1
    placed = e.first > first and not view.norms[e.first - 1].endswith("في")  # «دمشق 12 آذار», not «وفي 12 آذار»
    if after < last and view.norms[after] in _OPENING:  # «(سانا)»: the agency
        closing = next((k for k in range(after, min(last, after + 6)) if view.norms[k] in _CLOSING), None)
        if closing is None or placed:
            return placed and closing is not None
        after = closing + 1
    for k in range(after, min(last, after + 1 + placed * _AGENCY)):  # «- …», «وفا - …»
        if view.norms[k] in _DATELINE_ENDS:
            return True
        if view.tokens[k].kind != "word":
            return False
    return False


def _parted(view: View, first: int, end: int) -> bool:
    return any(view.norms[k] in _DATELINE_ENDS for k in range(first, end))


def _heads(view: View, first: int, end: int) -> bool:
    """Whether tokens first..end-1 may be a place, an agency and the like: few words between dashes, slashes or commas."""
    run = words = 0
    for token in view.tokens[first:end]:
        run = 0 if token.kind == "punct" else run + 1
        words += run > 0
        if run > _PLACE or words > _HEADING:
            return False
    return True
