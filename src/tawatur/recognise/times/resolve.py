"""From what an expression says to a calendar value: with the day of publication, a weekday, or another date of the report."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from tawatur.model import Time
from tawatur.read.view import View
from tawatur.recognise.found import FoundTime
from tawatur.recognise.times import calendar as cal
from tawatur.recognise.times.clock import hour_of_day
from tawatur.recognise.times.expression import Expression
from tawatur.recognise.times.spans import OFFSET, PAST, Anchor, Event, LongerSpans
from tawatur.recognise.times.words import TimeWords

# How far back an event's day still holds for an hour told without its day, in sentences.
_REACH: Final = 20


def resolve_all(view: View, words: TimeWords, expressions: list[Expression], anchor: Anchor) -> list[FoundTime]:
    """Every expression with its value, in order."""
    event = Event()
    out: list[FoundTime] = []
    for expression in expressions:
        if expression.slots is None:
            assert expression.value is not None
            value = expression.value
        else:
            sentence = view.sentence_of(expression.first)
            moment = _Moment(view, words, expression, anchor, event, sentence)
            value, day = moment.value()
            if not (view.sentences and view.sentences[sentence].boilerplate):
                _remember(event, day, sentence, value)
        out.append(
            FoundTime(expression.first, expression.last, expression.start, expression.end, value, expression.rule)
        )
    return out


def _remember(event: Event, day: date | None, sentence: int, value: Time) -> None:
    if day is not None:
        event.day, event.sentence, event.year, event.month = day, sentence, day.year, day.month
    elif value.type == "DATE" and value.value[:4].isdigit():
        event.year = int(value.value[:4])
        event.month = int(value.value[5:7]) if value.value[5:7].isdigit() else None


_BESIDE: Final = {"قبيل": "BEFORE", "وقبيل": "BEFORE", "بعيد": "AFTER", "وبعيد": "AFTER"}


class _Moment(LongerSpans):
    """One expression, where it stands, and what is known when it is read."""

    __slots__ = ()

    def value(self) -> tuple[Time, date | None]:
        """The TIMEX3 value, and the day when it names one."""
        s = self.s
        mod = self._mod()
        day = self._day()
        timed = s.part is not None or s.clock is not None
        if timed:
            if day is None and not s.has_calendar():
                day = self._day_of_event()
            if (
                day is not None
                and s.clock is not None
                and s.clock[0] < 6
                and s.midnight == "after_midnight"
                and s.has_day()
            ):
                # «الثالثة بعد منتصف ليل الأربعاء»: the hours after that night's midnight are the next day's
                day += timedelta(1)
            base = day.isoformat() if day is not None else self.unknown_day()
            return Time("TIME", self._with_hour(base), mod), day
        if day is not None:
            return Time("DATE", day.isoformat(), mod), day
        coarse = self.coarse()
        if s.edge is not None and s.edge[0] in "HQ" and len(coarse) == 4 and coarse.isdigit():
            coarse += "-" + s.edge
        return Time("DATE", coarse, mod), None

    def _mod(self) -> str | None:
        """TIMEX3's mod. Halves and quarters are part of a year's value; of a month they are its beginning or end."""
        edge = self.s.edge
        if edge is not None and edge[0] in "HQ":
            if self.s.month is None:
                return self.s.mod
            return {"H1": "START", "Q1": "START", "H2": "END", "Q4": "END"}.get(edge, "MID")
        return edge or self.s.mod or self._beside()

    def _beside(self) -> str | None:
        """«قبيل ظهر الاثنين», «بُعيد منتصف الليل»: shortly before or after an hour or a part of the day."""
        before = self.view.norms[self.expression.first - 1] if self.expression.first else ""
        return _BESIDE.get(before) if self.s.part is not None or self.s.clock is not None else None

    def _with_hour(self, base: str) -> str:
        s = self.s
        if base.endswith("_REF"):
            base = ""
        if s.clock is not None:
            return base + hour_of_day(s)
        if s.midnight == "midnight":
            # the midnight of a day is the one that ends it; told alone, the one before the report
            return base + ("T24:00" if s.has_day() else "T00:00")
        return base + "T" + (s.part or "")[1:]

    # days

    def _day(self) -> date | None:
        s = self.s
        if s.hijri_day is not None and s.hijri_month is not None and s.day is None:
            return self._hijri()
        if s.day is not None:
            return self._night_before(self._day_of_month())
        if s.feast is not None:
            feast = self._feast()
            return feast + timedelta(s.feast_day) if feast is not None else None
        if s.anaphoric is not None:
            base = self.event.day or (self.anchor.day if self.anchor.exact else None)
            return base + timedelta(s.anaphoric) if base is not None else None
        if s.amount is not None:
            return self._shifted_day()
        if not self.anchor.exact or self.anchor.day is None:
            alone = s.weekday is not None and s.month is None and s.deictic is None and s.unit is None
            near = self.event.day or (self.anchor.day if self.anchor.about else None)
            if alone and near is not None and s.weekday is not None:
                return cal.weekday_near(s.weekday, near)
            return None
        if s.deictic is not None:
            if s.year is not None:  # «في مثل هذا اليوم من عام 2013»
                return cal.make_day(s.year, self.anchor.day.month, self.anchor.day.day)
            day = self.anchor.day + timedelta(s.deictic)
            # «اليوم الاثنين» in a report published later: the weekday is the surer of the two
            return day if s.weekday is None else cal.weekday_near(s.weekday, day)
        if s.weekday is not None and s.month is None:
            return self._weekday(self.anchor.day)
        return None

    def _hijri(self) -> date | None:
        s = self.s
        assert s.hijri_day is not None and s.hijri_month is not None
        day: date | None
        if s.hijri_year is not None:
            day = cal.hijri_day(s.hijri_year, s.hijri_month, s.hijri_day)
        elif self.anchor.day is not None:
            day = cal.hijri_near(
                s.hijri_month, s.hijri_day, self.anchor.day, past=s.direction not in ("future", "present")
            )
        else:
            return None
        if day is not None and s.weekday is not None:
            near = cal.weekday_near(s.weekday, day)
            # the month begins with the moon's sighting: a day more or less than the table
            return near if abs((near - day).days) <= 1 else day
        return day

    def _day_of_month(self) -> date | None:
        s = self.s
        assert s.day is not None
        if s.month is None:
            told = s.direction == "same" and self.event.month is not None
            if s.unit is None or not (told or (self.anchor.day is not None and self.anchor.about)):
                return None
            year, month = self._period_month()
            return cal.make_day(year, month, s.day)
        if s.year is not None:
            return cal.make_day(s.year, s.month, s.day)
        if s.unit is not None and s.unit.code == "Y":
            year_told = self._period_year()
            return cal.make_day(year_told, s.month, s.day) if year_told is not None else None
        known = self._known_year()
        if known is not None:
            return cal.make_day(known, s.month, s.day)
        return self._year_missing(s.month, s.day)

    def _night_before(self, day: date | None) -> date | None:
        """«ليل السبت - الأحد 13 آب»: the night began on the day before the one whose date is told."""
        end = self.s.weekday_end
        return day - timedelta(1) if day is not None and end is not None and day.isoweekday() == end else day

    def _known_year(self) -> int | None:
        before = self.view.norms[self.expression.first - 1] if self.expression.first else ""
        for known in self.words.known_days:
            if (known["month"], known["day"]) == (self.s.month, self.s.day) and before in known["after"]:
                day = self.anchor.day
                if day is None or day.year >= known.get("from", 0):
                    return int(known["year"])
        return None

    def _year_missing(self, month: int, day: int) -> date | None:
        """The year of a day of the month: by its weekday, else the last such day before the report."""
        s, words, anchor = self.s, self.words, self.anchor.day
        if anchor is None:
            if s.weekday is None:
                return None
            years = cal.fitting_years(month, day, s.weekday, words.first_year, words.last_year)
            return cal.make_day(years[-1], month, day) if years else None
        near = [d for y in range(anchor.year - 1, anchor.year + 2) if (d := cal.make_day(y, month, day)) is not None]
        if s.deictic is not None:
            return min(near, key=lambda d: abs((d - anchor).days), default=None)
        fitting = [d for d in near if s.weekday is not None and d.isoweekday() in (s.weekday, s.weekday_end)]
        if len(fitting) == 1 and (fitting[0] - anchor).days <= 183:
            return fitting[0]
        if s.weekday is not None and not fitting:
            years = cal.fitting_years(month, day, s.weekday, words.first_year, min(anchor.year, words.last_year))
            soon = [d for d in near if -7 <= (d - anchor).days <= 1]
            if years and not soon and anchor.year - years[-1] <= 6:
                return cal.make_day(years[-1], month, day)
        return self._by_direction(near, anchor)

    def _by_direction(self, near: list[date], anchor: date) -> date | None:
        direction = self.s.direction
        if direction is None and not self.anchor.exact:
            # only about known: the date nearest to the one last told
            return min(near, key=lambda d: abs((d - (self.event.day or anchor)).days), default=None)
        if direction == "present":
            return next((d for d in near if d.year == anchor.year), None)
        if direction in ("future", "next") or (direction is None and self._to_come()):
            return min((d for d in near if d >= anchor), default=None)
        limit = anchor - timedelta(1) if direction in PAST else anchor + timedelta(1)
        return max((d for d in near if d <= limit), default=None)

    def _feast(self) -> date | None:
        s, anchor = self.s, self.anchor.day
        assert s.feast is not None
        calendar, month, day = s.feast
        if calendar == "hijri":
            if s.year is not None:
                middle = date(s.year, 7, 1)
                found = cal.hijri_near(month, day, middle, past=False)
                return found if found is not None and found.year == s.year else None
            return cal.hijri_near(month, day, anchor, past=s.direction in PAST) if anchor is not None else None
        if s.year is not None:
            return cal.make_day(s.year, month, day)
        if anchor is None:
            return None
        near = [d for y in range(anchor.year - 1, anchor.year + 2) if (d := cal.make_day(y, month, day)) is not None]
        if s.direction is not None:
            return self._by_direction(near, anchor)
        return min(near, key=lambda d: abs((d - anchor).days), default=None)

    def _weekday(self, anchor: date) -> date:
        s = self.s
        assert s.weekday is not None
        if s.unit is not None and s.unit.code == "W" and s.direction is not None:
            week = anchor + timedelta(7 * OFFSET[s.direction])
            year, number, _ = week.isocalendar()
            return date.fromisocalendar(year, number, s.weekday)
        if s.direction in ("future", "next") or (s.direction is None and self._to_come()):
            return cal.weekday_after(s.weekday, anchor)
        day = cal.weekday_before(s.weekday, anchor, strictly=s.direction in PAST)
        return day - timedelta(7) if s.direction == "before_last" else day

    def _shifted_day(self) -> date | None:
        s = self.s
        assert s.amount is not None and s.unit is not None
        if s.unit.code != "D":
            return None
        base = self._shift_base()
        return base + timedelta(s.amount) if base is not None else None

    def _day_of_event(self) -> date | None:
        """The day of an hour told alone: the one just told of, else the report's own."""
        event, anchor = self.event, self.anchor
        near = event.day is not None and self.sentence - event.sentence <= _REACH
        if (
            near
            and event.day is not None
            and (not anchor.exact or anchor.day is None or abs((event.day - anchor.day).days) <= 10)
        ):
            return event.day
        return anchor.day if anchor.exact else None
