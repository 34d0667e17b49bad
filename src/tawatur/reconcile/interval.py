"""EDTF dates as closed intervals of days, and what can be said of two of them."""

from __future__ import annotations

import calendar
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class Interval(NamedTuple):
    """Days from `low` to `high`, both in; None: open. As ordinals of the proleptic Gregorian calendar."""

    low: int | None
    high: int | None

    @property
    def days(self) -> int:
        """How many days it spans; a large number when an end is open."""
        if self.low is None or self.high is None:
            return 100_000
        return self.high - self.low + 1


@lru_cache(maxsize=8192)
def interval_of(edtf: str) -> Interval | None:
    """The days an EDTF level 0/1 value covers, qualifiers left out; None when it names no date."""
    if "/" in edtf:
        left, right = edtf.split("/", 1)
        low = _bounds(left) if left not in ("", "..") else None
        high = _bounds(right) if right not in ("", "..") else None
        if low is None and high is None:
            return None
        return Interval(low[0] if low else None, high[1] if high else None)
    bounds = _bounds(edtf)
    return Interval(*bounds) if bounds else None


def _bounds(value: str) -> tuple[int, int] | None:
    parts = value.split("T")[0].strip("~?%").split("-")
    try:
        year = parts[0]
        if len(year) != 4:
            return None
        if "X" in year:
            return date(int(year.replace("X", "0")), 1, 1).toordinal(), date(
                int(year.replace("X", "9")), 12, 31
            ).toordinal()
        if len(parts) == 1:
            return date(int(year), 1, 1).toordinal(), date(int(year), 12, 31).toordinal()
        month = int(parts[1])
        if month > 12:
            return date(int(year), 1, 1).toordinal(), date(int(year), 12, 31).toordinal()
        if len(parts) == 2:
            return date(int(year), month, 1).toordinal(), date(
                int(year), month, calendar.monthrange(int(year), month)[1]
            ).toordinal()
        day = date(int(year), month, int(parts[2])).toordinal()
        return day, day
    except ValueError:
        return None


def gap(a: Interval, b: Interval) -> int:
    """Days between two intervals; 0 when they meet."""
    if a.high is not None and b.low is not None and a.high < b.low:
        return b.low - a.high
    if b.high is not None and a.low is not None and b.high < a.low:
        return a.low - b.high
    return 0


def edtf(low: int | None, high: int | None) -> str:
    """The EDTF value of an interval of days: a day, a month, a year when it is exactly one, else an interval."""
    if low is None or high is None:
        left = ".." if low is None else date.fromordinal(low).isoformat()
        right = ".." if high is None else date.fromordinal(high).isoformat()
        return f"{left}/{right}"
    first, last = date.fromordinal(low), date.fromordinal(high)
    if low == high:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    if (
        first.day == 1
        and (first.year, first.month) == (last.year, last.month)
        and last.day == calendar.monthrange(last.year, last.month)[1]
    ):
        return f"{first.year:04d}-{first.month:02d}"
    return f"{first.isoformat()}/{last.isoformat()}"
