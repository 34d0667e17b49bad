"""Arithmetic on days, weeks, months and years, Gregorian and Hijri. No words here."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final

_DAY: Final = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})(?!\d)")
# The years that the Hijri tables of hijridate cover.
_HIJRI_FIRST, _HIJRI_LAST = 1343, 1500


def day_of_edtf(value: str | None) -> date | None:
    """The first day that an EDTF value names («2022-01-20», «2022-01-20~», «2022-01-20/…»), else None.

    A month stands for its last day: what is told in it lies before.
    """
    if not value:
        return None
    if found := _DAY.match(value):
        return make_day(*(int(g) for g in found.groups()))
    if found := _MONTH.match(value):
        year, month = int(found.group(1)), int(found.group(2))
        return make_day(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None
    return None


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def hijri_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date by the Umm al-Qura calendar, or None outside its tables."""
    if not _HIJRI_FIRST <= year <= _HIJRI_LAST:
        return None
    from hijridate import Hijri  # few reports count by it

    try:
        return Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None


def hijri_year_of(day: date) -> int | None:
    """The Hijri year that a Gregorian day lies in."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def hijri_near(month: int, day: int, anchor: date, past: bool) -> date | None:
    """A Hijri day of the year near an anchor: the last one up to it when `past`, else the nearest."""
    year = hijri_year_of(anchor)
    if year is None:
        return None
    days = [d for y in (year - 1, year, year + 1) if (d := hijri_day(y, month, day)) is not None]
    if past:
        return max((d for d in days if d <= anchor), default=None)
    return min(days, key=lambda d: abs(d - anchor), default=None)


def weekday_near(weekday: int, day: date) -> date:
    """The day with this weekday (Monday is 1) that lies nearest, the earlier one of two as near."""
    back = (day.isoweekday() - weekday) % 7
    return day - timedelta(back) if back <= 3 else day + timedelta(7 - back)


def weekday_before(weekday: int, day: date, strictly: bool) -> date:
    """The last day with this weekday up to a day, or before it."""
    back = (day.isoweekday() - weekday) % 7
    return day - timedelta(back or (7 if strictly else 0))


def weekday_after(weekday: int, day: date) -> date:
    """The first day with this weekday after a day."""
    return day + timedelta((weekday - day.isoweekday()) % 7 or 7)


def week_of(day: date) -> str:
    """The ISO week of a day, «2023-W25»."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift_month(year: int, month: int, months: int) -> tuple[int, int]:
    """A month so many months off."""
    index = year * 12 + month - 1 + months
    return index // 12, index % 12 + 1


def fitting_years(month: int, day: int, weekday: int, first: int, last: int) -> list[int]:
    """The years in which this day of the year falls on this weekday, ascending."""
    return [
        y for y in range(first, last + 1) if (d := make_day(y, month, day)) is not None and d.isoweekday() == weekday
    ]
