"""EDTF values as days, and as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from tawatur.reconcile.interval import interval_of
from tawatur.reconcile.spoken import say_date, say_number

# value → first and last day (ISO; None: open), Arabic, English
DATES = [
    ("2022-01-20", "2022-01-20", "2022-01-20", "20 كانون الثاني 2022", "20 January 2022"),
    ("2022-01-20~", "2022-01-20", "2022-01-20", "نحو 20 كانون الثاني 2022", "about 20 January 2022"),
    ("2022-02", "2022-02-01", "2022-02-28", "شباط 2022", "February 2022"),
    ("2020-02", "2020-02-01", "2020-02-29", "شباط 2020", "February 2020"),
    ("2022", "2022-01-01", "2022-12-31", "2022", "2022"),
    ("2022-01-20/2022-01-22", "2022-01-20", "2022-01-22", "20–22 كانون الثاني 2022", "20–22 January 2022"),
    (
        "2022-01-30/2022-02-02",
        "2022-01-30",
        "2022-02-02",
        "30 كانون الثاني – 2 شباط 2022",
        "30 January – 2 February 2022",
    ),
    (
        "2014-09-23/2015-07-23",
        "2014-09-23",
        "2015-07-23",
        "23 أيلول 2014 – 23 تموز 2015",
        "23 September 2014 – 23 July 2015",
    ),
    ("2018/..", "2018-01-01", None, "منذ 2018", "since 2018"),
    ("../2019", None, "2019-12-31", "حتى 2019", "until 2019"),
]


@pytest.mark.parametrize(("value", "low", "high", "ar", "en"), DATES, ids=[d[0] for d in DATES])
def test_dates(value: str, low: str | None, high: str | None, ar: str, en: str) -> None:
    found = interval_of(value)
    assert found is not None
    assert found.low == (date.fromisoformat(low).toordinal() if low else None)
    assert found.high == (date.fromisoformat(high).toordinal() if high else None)
    assert (say_date(value, "ar"), say_date(value, "en")) == (ar, en)


@pytest.mark.parametrize("value", ["", "2022-02-30", "yesterday", "../.."])
def test_what_is_no_date(value: str) -> None:
    assert interval_of(value) is None


NUMBERS = [
    (7, 7, False, "7", "7"),
    (1500, 1500, True, "نحو 1500", "about 1500"),
    (30, None, False, "30 على الأقل", "30 or more"),
    (3, 4, False, "3–4", "3–4"),
]


@pytest.mark.parametrize(("low", "high", "about", "ar", "en"), NUMBERS)
def test_numbers(low: int, high: int | None, about: bool, ar: str, en: str) -> None:
    assert (say_number(low, high, about, "ar"), say_number(low, high, about, "en")) == (ar, en)
