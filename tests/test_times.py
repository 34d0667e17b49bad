"""Times: surface → TIMEX3 value. One table; the day of publication is Saturday 20 April 2024 unless a row says otherwise."""

from __future__ import annotations

import itertools
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.read.view import make_view
from tawatur.recognise.times import TimeWords, compile_times, find_times
from tawatur.words.load import read_raw

WORDS = compile_times(read_raw())
PUBLISHED = "2024-04-20"


def read(text: str, published: str | None = PUBLISHED, words: TimeWords = WORDS) -> list[tuple[str, str, str]]:
    found = find_times(make_view(text), words, published)
    return [(text[f.start : f.end], f.value.type, f.value.value) for f in found]


def one(text: str, published: str | None = PUBLISHED) -> str:
    """The value of a text that is one expression from end to end."""
    found = read(text, published)
    assert [surface for surface, _, _ in found] == [text], found
    return found[0][2]


CALENDAR = [
    # one day under every name of its month, in all three scripts of digits
    ("20 كانون الثاني 2022", "2022-01-20"),
    ("20 يناير 2022", "2022-01-20"),
    ("20 جانفي 2022", "2022-01-20"),
    ("20 كانون2 2022", "2022-01-20"),
    ("20 كانون الثاني/ يناير 2022", "2022-01-20"),
    ("20 يناير (كانون الثاني) 2022", "2022-01-20"),
    ("20 يناير كانون الثاني 2022", "2022-01-20"),
    ("20 كانون الثاني - يناير 2022", "2022-01-20"),
    ("20 من كانون الثاني 2022", "2022-01-20"),
    ("20 من شهر كانون الثاني من العام 2022", "2022-01-20"),
    ("20 كانون الثاني عام 2022", "2022-01-20"),
    ("العشرين من كانون الثاني 2022", "2022-01-20"),
    ("الرابع والعشرين من آب 2022", "2022-08-24"),
    ("السابع عشر من غشت 2022", "2022-08-17"),
    ("٢٠ كانون الثاني ٢٠٢٢", "2022-01-20"),
    ("۲۰ كانون الثاني ۲۰۲۲", "2022-01-20"),
    ("20/01/2022", "2022-01-20"),
    ("20-1-2022", "2022-01-20"),
    ("20.01.2022", "2022-01-20"),
    ("2022-01-20", "2022-01-20"),
    ("20 / 1 / 2022", "2022-01-20"),
    ("20/يناير/2022", "2022-01-20"),
    ("January 20, 2022", "2022-01-20"),
    ("20 January 2022", "2022-01-20"),
    ("20كانون الثاني2022", "2022-01-20"),
    ("الخميس 20 كانون الثاني 2022م", "2022-01-20"),
    ("يوم الخميس الموافق 20 يناير 2022", "2022-01-20"),
    # Hijri, also beside its Gregorian day
    ("5 رمضان 1443", "2022-04-06"),
    ("12 جمادى الأولى 1445هـ", "2023-11-26"),
    ("يوم الخميس الموافق 21/10/1436", "2015-08-06"),
    ("3 رجب 1445هـ الموافق 14 كانون الثاني 2024م", "2024-01-14"),
    # months, years, and longer
    ("أيلول/سبتمبر عام 2020", "2020-09"),
    ("شهر شباط 2019", "2019-02"),
    ("الشهر الثامن من عام 2013", "2013-08"),
    ("العام 2011", "2011"),
    ("عام ألفين وأحد عشر", "2011"),
    ("ثمانينيات القرن الماضي", "198"),
    ("القرن التاسع عشر", "18"),
    ("النصف الأول من عام 2023", "2023-H1"),
]


@pytest.mark.parametrize(("text", "value"), CALENDAR)
def test_a_calendar_date_has_its_value(text: str, value: str) -> None:
    assert one(text) == value


RELATIVE = [
    ("الجمعة قبل الماضية", "2024-04-12"),
    ("الأسبوع قبل الماضي", "2024-W14"),
    ("العام قبل الماضي", "2022"),
    ("شهر رمضان من العام الماضي", "2023-04"),
    ("ثاني أيام عيد الفطر", "2024-04-11"),
    ("وقت سابق من الشهر الجاري", "2024-04"),
    ("الأسبوع الثاني من شهر آذار", "2024-03"),
    ("هذا اليوم من عام 2013", "2013-04-20"),
    ("اليوم", "2024-04-20"),
    ("اليوم (السبت)", "2024-04-20"),
    ("أمس", "2024-04-19"),
    ("يوم أمس الجمعة", "2024-04-19"),
    ("أول أمس", "2024-04-18"),
    ("أمس الأول", "2024-04-18"),
    ("أول من أمس", "2024-04-18"),
    ("أمس الأول، الخميس 18 نيسان", "2024-04-18"),
    ("غداً", "2024-04-21"),
    ("بعد غد", "2024-04-22"),
    # the weekday is the surer of the two
    ("اليوم الخميس", "2024-04-18"),
    ("الخميس", "2024-04-18"),
    ("السبت", "2024-04-20"),
    ("السبت الماضي", "2024-04-13"),
    ("الثلاثاء الفائت", "2024-04-16"),
    ("الأربعاء المقبل", "2024-04-24"),
    ("19 تشرين الثاني الماضي", "2023-11-19"),
    ("5 نيسان", "2024-04-05"),
    ("5 أيار المقبل", "2024-05-05"),
    ("24 تشرين الأول", "2023-10-24"),
    ("15 من الشهر الجاري", "2024-04-15"),
    ("يناير الماضي", "2024-01"),
    ("أيلول", "2023-09"),
    ("نيسان الماضي", "2023-04"),
    ("حزيران (يونيو) العام الماضي", "2023-06"),
    ("العام الماضي", "2023"),
    ("هذا العام", "2024"),
    ("الشهر الماضي", "2024-03"),
    ("الأسبوع الماضي", "2024-W15"),
    ("مطلع العام الجاري", "2024"),
    ("قبل عامين", "2022"),
    ("قبل شهرين", "2024-02"),
    ("قبل يومين", "2024-04-18"),
    ("عيد الفطر", "2024-04-10"),
]


@pytest.mark.parametrize(("text", "value"), RELATIVE)
def test_a_relative_date_counts_from_the_day_of_publication(text: str, value: str) -> None:
    assert one(text) == value


HOURS = [
    ("ليلة السبت - الأحد 14 نيسان", "2024-04-13TNI"),
    ("ساعات الصباح الأولى ليوم الأحد", "2024-04-14TMO"),
    ("12/04/2024 - الساعة 09:45 صباحاً", "2024-04-12T09:45"),
    ("9:00 ت.غ", "2024-04-20T09:00"),
    ("صباح اليوم السبت", "2024-04-20TMO"),
    ("فجر الجمعة", "2024-04-19TMO"),
    ("ظهر أمس", "2024-04-19TMI"),
    ("بعد ظهر أمس", "2024-04-19TAF"),
    ("مساء أمس", "2024-04-19TEV"),
    ("ليل الجمعة-السبت", "2024-04-19TNI"),
    ("الليلة الماضية", "2024-04-19TNI"),
    ("ليلة أمس", "2024-04-19TNI"),
    ("الساعة السادسة من صباح اليوم", "2024-04-20T06:00"),
    ("الساعة الثامنة والنصف مساءً", "2024-04-20T20:30"),
    ("الساعة 3:45 عصراً", "2024-04-20T15:45"),
    ("22 يناير 202206:17 م", "2022-01-22T18:17"),
    ("26.06.2023 | 10:40", "2023-06-26T10:40"),
    ("07/03/2022 - 08:27", "2022-03-07T08:27"),
    ("2022-01-21T07:15:00", "2022-01-21T07:15"),
    ("الساعة 12 ظهراً", "2024-04-20T12:00"),
    ("الساعة 12:30 ليلاً", "2024-04-20T00:30"),
]


@pytest.mark.parametrize(("text", "value"), HOURS)
def test_hours_and_parts_of_day(text: str, value: str) -> None:
    assert one(text) == value


DURATIONS = [
    ("سبعة أيام", "P7D"),
    ("7 أيام", "P7D"),
    ("أربع وعشرين ساعة", "PT24H"),
    ("الـ48 ساعةً الماضية", "PT48H"),
    ("الساعات الـ24 الماضية", "PT24H"),
    ("يومين", "P2D"),
    ("أسبوع كامل", "P1W"),
    ("عدة أيام", "PXD"),
    ("أيام قليلة", "PXD"),
    ("نصف ساعة", "PT30M"),
    ("سنة ونصف السنة", "P1Y6M"),
    ("130 يومًا", "P130D"),
    ("عشرة أشهر", "P10M"),
    ("15سنة", "P15Y"),
]


@pytest.mark.parametrize(("text", "value"), DURATIONS)
def test_durations(text: str, value: str) -> None:
    found = read(text)
    assert found == [(text, "DURATION", value)]


PASSAGES = [
    # nights and hours of the day that was told of, and what may stand between
    (
        "دخلوا المدينة فجر 8 نيسان وخرجوا في الليلة نفسها",
        [("فجر 8 نيسان", "2024-04-08TMO"), ("الليلة نفسها", "2024-04-08TNI")],
    ),
    ("وقعا في الثاني والخامس من الشهر ذاته", [("الثاني", "2024-04-02"), ("الخامس من الشهر ذاته", "2024-04-05")]),
    ("قُتل اثنان في آذار، أحدهما في 16 من الشهر", [("آذار", "2024-03"), ("16 من الشهر", "2024-03-16")]),
    ("من مواليد 1415هـ", [("1415هـ", "1994")]),
    ("قُصفت قبيل الظهر", [("الظهر", "2024-04-20TMI")]),
    ("من المقرر أن يتوجه وزير الخارجية إلى نيويورك الاثنين", [("الاثنين", "2024-04-22")]),
    ("سيلتقي الوفد الأحد", [("الأحد", "2024-04-21")]),
    ("بدأ في آذار 2023، وبعد ستة أشهر انتهى", [("آذار 2023", "2023-03"), ("بعد ستة أشهر", "2023-09")]),
    ("تُقطع الكهرباء مرتين في اليوم", []),
    ("يستمر الاعتصام لليوم الـ21 على التوالي", []),
    # a range is two times; what one end leaves out the other tells
    ("بين 20 و23 كانون الثاني", [("20", "2024-01-20"), ("23 كانون الثاني", "2024-01-23")]),
    ("من كانون الأول 2019 إلى 5 آذار", [("كانون الأول 2019", "2019-12"), ("5 آذار", "2020-03-05")]),
    ("بين عامي 2014 و2019", [("عامي 2014", "2014"), ("2019", "2019")]),
    ("بين أيلول وكانون الثاني الماضيين", [("أيلول", "2023-09"), ("كانون الثاني الماضيين", "2024-01")]),
    # from the day that is told of
    (
        "هاجموا المقر في 5 آذار، وفي اليوم التالي انسحبوا، وعادوا بعد يومين.",
        [("5 آذار", "2024-03-05"), ("اليوم التالي", "2024-03-06"), ("بعد يومين", "2024-03-08")],
    ),
    ("أمس الجمعة هاجموا عند الثالثة فجراً.", [("أمس الجمعة", "2024-04-19"), ("الثالثة فجراً", "2024-04-19T03:00")]),
    # the distance from an event is no date
    ("وقع ذلك قبل يومين على الانتخابات", [("يومين", "P2D")]),
    ("جاء بعد أيام من الهجوم", [("أيام", "PXD")]),
    # years need a word beside them
    ("منذ 2019 قُتل 2000 عنصر و1990 مدنياً", [("2019", "2019")]),
    ("يوم الثلاثاء قُتل 50 ألفاً يوم الأربعاء", [("يوم الثلاثاء", "2024-04-16"), ("يوم الأربعاء", "2024-04-17")]),
    # repeated
    ("قصف شبه يومي كل جمعة", [("شبه يومي", "P1D"), ("كل جمعة", "XXXX-WXX-5")]),
    # clitics stay outside
    ("وبعام 2013 ولأيام", [("عام 2013", "2013"), ("أيام", "PXD")]),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_passages(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(surface, value) for surface, _, value in read(text)] == expected


NO_TIMES = [
    "يضم السجن قرابة 1500 معتقل من 50 دولة، بينهم 2000 عنصر",
    "انسحبت الفرقة 17 واللواء 25 من 3 نقاط",
    "في 2000 موقع، وبعد 1990 غارة، وعلى 2020 قذيفة",
    "قال الأمين العام الحالي إن الوضع بشكل عام صعب",
    "فجر انتحاري نفسه، ومارس التنظيم ضغوطاً",
    "زار رجب طيب أردوغان ورمضان قديروف المدينة",
    "أقيم الحاجز في شارع 14 رمضان قرب جسر 14 تموز ومستشفى 7 نيسان",
    "قالت «روسيا اليوم» وصحيفة المصري اليوم واليوم السابع",
    "دقيقة صمت ومعلومات دقيقة ومن جهة ثانية",
    "قرار مجلس الأمن 2254 والقرار 1325",
    "طائرة من طراز T-55 و35 متراً و12 كيلومتراً",
    "تجمعوا بعد صلاة الجمعة في سوق الخميس",
]


@pytest.mark.parametrize("text", NO_TIMES)
def test_counts_names_and_phrases_are_no_times(text: str) -> None:
    assert read(text) == []


WITHOUT_PUBLICATION = [
    ("الأحد 23 تشرين الأول", "2022-10-23"),  # the newest year in which it was a Sunday
    ("الجمعة 23 كانون الثاني", "2026-01-23"),
    ("25 آب", "XXXX-08-25"),
    ("الثلاثاء", "XXXX-WXX-2"),
    ("أمس", "PAST_REF"),
    ("العام الماضي", "PAST_REF"),
    ("مساء الجمعة", "XXXX-WXX-5TEV"),
]


@pytest.mark.parametrize(("text", "value"), WITHOUT_PUBLICATION)
def test_without_a_publication_date_the_best_form_is_kept(text: str, value: str) -> None:
    assert one(text, None) == value


def test_a_weekday_fixes_the_year_that_later_dates_count_from() -> None:
    found = read("اقتحموا الحي يوم الأحد 23 تشرين الأول، بعد حملة في 25 آب الفائت.", None)
    assert [value for _, _, value in found] == ["2022-10-23", "2022-08-25"]


def test_modifiers() -> None:
    found = find_times(make_view("منذ مطلع 2023 وقرابة عام، ومنتصف آذار، ولأكثر من ساعة"), WORDS, PUBLISHED)
    assert [f.value.mod for f in found] == ["START", "APPROX", "MID", "MORE_THAN"]
    found = find_times(make_view("قبيل ظهر الاثنين، وبُعيد الساعة الثامنة"), WORDS, PUBLISHED)
    assert [f.value.mod for f in found] == ["BEFORE", "AFTER"]


def test_compiled_words_survive_pickling() -> None:
    assert read("أمس", words=pickle.loads(pickle.dumps(WORDS))) == [("أمس", "DATE", "2024-04-19")]


PIECES = ["20", "2022", "آذار", "أمس", "اليوم", "السبت", "صباح", "الساعة", "العام", "الماضي", "من", "(", ")", "/", "-"]
PIECES += ["،", "قبل", "بعد", "يومين", "كل", "مطلع", "الـ", "48", "ساعة", "و", "إلى", ":", "\n", "ليل", "رمضان", "عام"]


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(["", " "]), st.sampled_from([None, PUBLISHED]))
def test_any_words_in_any_order_are_read_without_overlap(pieces: list[str], gap: str, published: str | None) -> None:
    text = gap.join(pieces)
    found = find_times(make_view(text), WORDS, published)
    assert found == find_times(make_view(text), WORDS, published)
    assert all(0 <= f.start < f.end <= len(text) and f.first <= f.last for f in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.dates(min_value=date(2011, 1, 1), max_value=date(2026, 12, 31)))
def test_every_day_reads_back_from_its_surfaces(day: date) -> None:
    months = [
        "يناير",
        "شباط",
        "آذار",
        "نيسان",
        "أيار",
        "حزيران",
        "تموز",
        "أغسطس",
        "أيلول",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ]
    for text in (f"{day.day} {months[day.month - 1]} {day.year}", day.strftime("%d/%m/%Y"), day.isoformat()):
        assert one(text) == day.isoformat()
