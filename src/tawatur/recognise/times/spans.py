"""Months, years, weeks and decades: what an expression that names no day comes to, and what it is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from tawatur.read.view import View
from tawatur.recognise.times import calendar as cal
from tawatur.recognise.times.expression import Expression, Slots
from tawatur.recognise.times.words import TimeWords

OFFSET: Final = {"before_last": -2, "past": -1, "previous": -1, "present": 0, "same": 0, "future": 1, "next": 1}
PAST: Final = frozenset({"past", "previous", "before_last"})
_FROM_EVENT: Final = frozenset({"same", "next", "previous"})
_BEEN: Final = frozenset({"كان", "كانت", "وكان", "وكانت"})
_CUE_WINDOW: Final = 9


class Anchor(NamedTuple):
    """The day that relative dates count from. `exact`: it is the day of publication itself.

    `about`: the report was written about then; otherwise then or any time later, and «last year» cannot be told from it.
    """

    day: date | None
    exact: bool
    about: bool = True


@dataclass(slots=True)
class Event:
    """The day, and the year, that the passage told of last."""

    day: date | None = None
    sentence: int = 0
    year: int | None = None
    month: int | None = None


class LongerSpans:
    """One expression, where it stands, and what is known when it is read: its value when it names no day."""

    __slots__ = ("anchor", "event", "expression", "s", "sentence", "view", "words")

    def __init__(
        self, view: View, words: TimeWords, expression: Expression, anchor: Anchor, event: Event, sentence: int
    ) -> None:
        assert expression.slots is not None
        self.view, self.words, self.expression = view, words, expression
        self.s: Slots = expression.slots
        self.anchor, self.event, self.sentence = anchor, event, sentence

    def coarse(self) -> str:
        """A month, a year, a week, a decade; or the best form without an anchor."""
        s = self.s
        if s.amount is not None:
            return self._shifted()
        if s.month is not None:
            return self._month(s.month)
        if s.hijri_month is not None:
            return self._hijri_month(s.hijri_month)
        if s.year is not None:
            return f"{s.year:04d}"
        if s.hijri_year is not None:
            middle = cal.hijri_day(s.hijri_year, 7, 1)
            return f"{middle.year:04d}" if middle is not None else "PAST_REF"
        if s.decade is not None:
            return f"{s.decade:03d}"
        if s.century is not None:
            return f"{s.century:02d}"
        if s.unit is not None:
            return self._period()
        return self.unknown_day()

    def unknown_day(self) -> str:
        """A day whose date is not known."""
        s = self.s
        if s.month is not None and s.day is not None:
            year = f"{s.year:04d}" if s.year is not None else "XXXX"
            return f"{year}-{s.month:02d}-{s.day:02d}"
        if s.weekday is not None:
            return f"XXXX-WXX-{s.weekday}"
        if s.deictic is not None:
            return "PRESENT_REF" if s.deictic == 0 else "PAST_REF" if s.deictic < 0 else "FUTURE_REF"
        if s.anaphoric is not None:
            return "PAST_REF"
        if s.feast is not None and s.feast[0] == "gregorian":
            return f"XXXX-{s.feast[1]:02d}-{s.feast[2]:02d}"
        if not s.has_calendar():
            return ""
        return "PAST_REF"

    def _month(self, month: int) -> str:
        s, anchor = self.s, self.anchor.day
        if s.day is not None and s.year is None:
            return self.unknown_day()
        year = s.year
        if year is None and s.unit is not None and s.unit.code == "Y":
            year = self._period_year()
        if year is None and s.direction == "same":
            year = self.event.year
        if year is None and anchor is not None:
            year = self._year_of_month(month, anchor)
        return f"{year:04d}-{month:02d}" if year is not None else f"XXXX-{month:02d}"

    def _year_of_month(self, month: int, anchor: date) -> int:
        direction = self.s.direction
        if direction == "present":
            return anchor.year
        if direction in ("future", "next") or (direction is None and self._to_come()):
            return anchor.year + (month < anchor.month or (month == anchor.month and direction is not None))
        strictly = direction in PAST
        return anchor.year - (month > anchor.month or (strictly and month == anchor.month))

    def _hijri_month(self, month: int) -> str:
        """The Gregorian month that holds most of a Hijri one."""
        s, anchor = self.s, self.anchor.day
        middle: date | None
        if s.hijri_year is not None:
            middle = cal.hijri_day(s.hijri_year, month, 15)
        elif s.year is not None:
            middle = cal.hijri_near(month, 15, date(s.year, 7, 1), past=False)
        elif s.unit is not None and s.unit.code == "Y" and (told := self._period_year()) is not None:
            middle = cal.hijri_near(month, 15, date(told, 7, 1), past=False)
        elif anchor is not None:
            past = s.direction in PAST
            middle = cal.hijri_near(month, 15, anchor - timedelta(15) if past else anchor, past=past)
        else:
            return "PAST_REF"
        return f"{middle.year:04d}-{middle.month:02d}" if middle is not None else "PAST_REF"

    def _period_year(self) -> int | None:
        s = self.s
        direction = s.direction or "present"
        if direction in _FROM_EVENT and self.event.year is not None:
            return self.event.year + OFFSET[direction]
        known = self.anchor.day is not None and self.anchor.about
        return self.anchor.day.year + OFFSET[direction] if known and self.anchor.day is not None else None

    def _period_month(self) -> tuple[int, int]:
        s = self.s
        direction = s.direction or "present"
        if direction in _FROM_EVENT and self.event.year is not None and self.event.month is not None:
            return cal.shift_month(self.event.year, self.event.month, OFFSET[direction])
        assert self.anchor.day is not None
        return cal.shift_month(self.anchor.day.year, self.anchor.day.month, OFFSET[direction])

    def _period(self) -> str:
        s, anchor = self.s, self.anchor.day
        assert s.unit is not None
        direction = s.direction or "present"
        if s.unit.code == "Y":
            year = self._period_year()
            if year is not None:
                return f"{year:04d}"
        if anchor is None or not self.anchor.about:
            return "PRESENT_REF" if OFFSET[direction] == 0 else "PAST_REF" if OFFSET[direction] < 0 else "FUTURE_REF"
        if s.unit.code == "M":
            told, month = self._period_month()
            return f"{told:04d}-{month:02d}"
        if s.unit.code == "W":
            base = self.event.day if direction in _FROM_EVENT and self.event.day is not None else anchor
            return cal.week_of(base + timedelta(7 * OFFSET[direction]))
        if s.unit.code == "DE":
            return f"{anchor.year // 10 + OFFSET[direction]:03d}"
        return f"{anchor.year // 100 + OFFSET[direction]:02d}"

    def _shifted(self) -> str:
        s = self.s
        assert s.amount is not None and s.unit is not None
        base = self._shift_base()
        if base is None:
            return "PAST_REF" if s.amount < 0 else "FUTURE_REF"
        if s.unit.code == "W":
            return cal.week_of(base + timedelta(7 * s.amount))
        if s.unit.code == "M":
            year, month = cal.shift_month(base.year, base.month, s.amount)
            return f"{year:04d}-{month:02d}"
        return f"{base.year + s.amount * {'DE': 10, 'CE': 100}.get(s.unit.code, 1):04d}"

    def _to_come(self) -> bool:
        """Whether words a little before say that what is told is still to come; «كان من المقرر» tells of what was."""
        first = self.expression.first
        low = max(self.view.sentences[self.sentence].first if self.view.sentences else 0, first - _CUE_WINDOW)
        norms, cues = self.view.norms, self.words.sets["future_cues"]
        return any(norms[k] in cues and _BEEN.isdisjoint(norms[max(low, k - 2) : k]) for k in range(low, first))

    def _shift_base(self) -> date | None:
        """«قبل»: from the report's day; «بعد»: from the day that the passage tells of."""
        s = self.s
        if (s.from_event or (s.amount is not None and s.amount > 0)) and self.event.day is not None:
            return self.event.day
        months = s.unit is not None and not s.unit.clock and s.unit.code not in ("D", "W")
        if months and (s.amount or 0) > 0 and self.event.year is not None and self.event.month is not None:
            return date(self.event.year, self.event.month, 15)  # «في آذار …، وبعد ستة أشهر»
        long = s.unit is not None and s.unit.code in ("Y", "DE", "CE")
        exact = self.anchor.exact or (self.anchor.about and long)
        return self.anchor.day if exact else None
