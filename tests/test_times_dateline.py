"""The day of publication: metadata, a dateline, or what the dates inside allow."""

from __future__ import annotations

import pytest

from tawatur.read.view import make_view
from tawatur.recognise.times import compile_times, publication_date
from tawatur.words.load import read_raw

WORDS = compile_times(read_raw())
BODY = "\n\nقُتل ثلاثة أشخاص أمس في هجوم على حاجز قرب البلدة، بحسب مصدر محلي.\n"

DATELINES = [
    "12 مارس 2024 - 14:30",
    "12/03/2024",
    "2024-03-12",
    "الثلاثاء 12 آذار 2024",
    "الثلاثاء ١٢ آذار ٢٠٢٤",
    "الثلاثاء 12 مارس 202405:40 م",
    "آخر تحديث: الثلاثاء، 12 مارس 2024 | 05:40 م",
    "نشرت في: 12/03/2024 - 08:27",
    "تاريخ النشر: 12/03/2024",
    "العدد 1234 - الثلاثاء 2 رمضان 1445هـ - 12 مارس 2024م",
    "2 رمضان 1445 هـ",
    "حرر في 12 آذار 2024",
    "Mar 12, 2024",
    "دمشق - سانا 12-3-2024",
    "عدن/ خاص/ 12 مارس 2024",
]


@pytest.mark.parametrize("line", DATELINES)
def test_a_dateline_dates_the_report(line: str) -> None:
    found = publication_date(make_view("هجوم على حاجز\n\n" + line + BODY), WORDS, None)
    assert (found.value, found.source) == ("2024-03-12", "text")
    assert found.reason


OPENINGS = [
    "دمشق، 12 آذار/مارس 2024 (سانا)- قالت الوزارة.",
    "date 2024-03-12 - طالب مسؤول بالتدخل.",
    "بغداد 12 آذار 2024: أعلنت الوزارة.",
    "رام الله 12-3-2024 وفا- أصيب شابان في المخيم.",
    "الخرطوم 12 مارس 2024 (سونا) ـ أعلنت الوزارة.",
    "عدن – خاص – الثلاثاء 12 مارس 2024: انسحبت القوة من الميناء.",
    "طرابلس في 12 مارس 2024 / وال / دخلت قوة المدينة.",
    "غزة / 12 آذار 2024 / معا / أعلنت الوزارة.",
    "[12/مارس/2024] صنعاء - سبأ: أعلنت الوزارة.",
    "(بيروت) الثلاثاء 12 آذار 2024 - أفرجت السلطات عن اثنين.",
    "قالت الوزارة اليوم الثلاثاء 12 آذار 2024 إن الطريق أُغلقت.",
]


@pytest.mark.parametrize("text", OPENINGS)
def test_the_first_words_date_the_report(text: str) -> None:
    found = publication_date(make_view(text), WORDS, None)
    assert (found.value, found.source) == ("2024-03-12", "text")


INFERRED = [
    # today and yesterday, the year from the weekday: no earlier than the other dates told
    ("في 5 آب 2021 بدأ الحصار. قال المصدر اليوم الثلاثاء 12 آذار إن الطريق أُغلقت.", "2024-03-12"),
    ("قُتل ثلاثة أمس الاثنين 11 آذار.", "2024-03-12"),
    # a weekday told as yesterday after one with its date
    ("داهمت القوة البلدة مساء الثلاثاء 20 تموز 2021. واعتقلت أمس الأربعاء سبعة.", "2021-07-22"),
    # about then
    ("أُغلقت الطرق يوم الأحد 23 تشرين الأول.", "2022-10-23~"),
    # what is announced had not been
    ("هاجموا الحاجز في 3 آب 2019. وأعلنوا عن هدنة تبدأ السبت 17 آب 2019.", "2019-08-03/.."),
    # then or later
    ("في 3 آب 2019 (وكان سبتاً) هوجمت المدينة.", "2019-08-03/.."),
    ("وفي 3 آب 2019 هاجم التنظيم - بحسب شهود - المدينة.", "2019-08-03/.."),
    ("كانت المدينة قد شهدت هجوماً في 3 آب 2019.", "2019-08-03/.."),
]


@pytest.mark.parametrize(("text", "value"), INFERRED)
def test_dates_and_weekdays_inside_tell_when(text: str, value: str) -> None:
    found = publication_date(make_view(text), WORDS, None)
    assert (found.value, found.source) == (value, "inferred")
    assert found.reason


def test_metadata_wins() -> None:
    found = publication_date(make_view("12/03/2024" + BODY), WORDS, "2024-03-13")
    assert (found.value, found.source) == ("2024-03-13", "metadata")


NOTHING = [
    "قُتل ثلاثة أشخاص أمس.",
    "(صورة من 5 كانون الثاني) نص بلا تاريخ",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_made_up(text: str) -> None:
    found = publication_date(make_view(text), WORDS, None)
    assert (found.value, found.source, found.reason) == (None, None, None)


def test_a_caption_or_an_announcement_is_no_dateline() -> None:
    caption = "آثار القصف على القرية - 5 كانون الثاني 2020 (وكالة)\n\nالاجتماع ليوم 13 فبراير 2022\n\n12/03/2024" + BODY
    assert publication_date(make_view(caption), WORDS, None).value == "2024-03-12"
