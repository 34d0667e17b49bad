"""Figures: passage → counts, what they count, their bounds, and how they relate. Sentences are composed for these tests."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.model import FIGURE_KINDS, Name, Time
from tawatur.read.view import make_view
from tawatur.recognise.figures import compile_figures, find_figures
from tawatur.recognise.found import FoundFigure, FoundName, FoundTime
from tawatur.recognise.number_words import compile_numbers
from tawatur.words.load import read_raw

RAW = read_raw()
WORDS, NUMBERS = compile_figures(RAW), compile_numbers(RAW)


def figures(text: str) -> list[FoundFigure]:
    return find_figures(make_view(text), WORDS, NUMBERS, [], [])


def read(text: str) -> list[tuple[str, str, int, int | None]]:
    """(words, what, low, high) of every figure that a record keeps."""
    found = [f for f in figures(text) if f.value.what != "other"]
    return [(text[f.start : f.end], f.value.what, f.value.low, f.value.high) for f in found]


COUNTS = [
    # what, from the verb, the verbal noun or the noun
    ("قُتل 12 جندياً وأصيب ثمانية آخرون", [("12 جندياً", "killed", 12, 12), ("ثمانية آخرون", "injured", 8, 8)]),
    ("اعتقال 13 متهماً في نينوى", [("13 متهماً", "arrested", 13, 13)]),
    ("أفرجت الجماعة عن 113 أسيراً", [("113 أسيراً", "released", 113, 113)]),
    ("اختطاف ثلاثة عمال في مأرب", [("ثلاثة عمال", "abducted", 3, 3)]),
    ("تمكن خمسة سجناء من الفرار", [("خمسة سجناء", "escaped", 5, 5)]),
    ("فرار 30 شخصاً من القرية", [("30 شخصاً", "displaced", 30, 30)]),
    ("فرار 30 شخصاً من السجن", [("30 شخصاً", "escaped", 30, 30)]),
    ("نزحت 300 عائلة", [("300 عائلة", "families", 300, 300)]),
    ("تعرض ستة ناشطين للاعتقال", [("ستة ناشطين", "arrested", 6, 6)]),
    ("سلّم 60 مقاتلاً أنفسهم", [("60 مقاتلاً", "surrendered", 60, 60)]),
    ("إن ستة مدنيين قتلوا", [("ستة مدنيين", "killed", 6, 6)]),
    ("السجن الذي يضم 900 عنصر", [("900 عنصر", "detained", 900, 900)]),
    ("تدمير دبابتين وأربع آليات", [("دبابتين", "vehicles", 2, 2), ("أربع آليات", "vehicles", 4, 4)]),
    ("سقوط 3 قذائف على الحي", [("3 قذائف", "strikes", 3, 3)]),
    ("صادر الجيش 3 قذائف", [("3 قذائف", "weapons", 3, 3)]),
    ("إلقاء برميلين متفجرين", [("برميلين متفجرين", "strikes", 2, 2)]),
    ("وفاة 3 جرحى", [("3 جرحى", "killed", 3, 3)]),
    ("تسجيل خمس حالات خطف", [("خمس حالات خطف", "abducted", 5, 5)]),
    ("خطف ثلاثة ملثمين طبيباً", [("ثلاثة ملثمين", "fighters", 3, 3), ("طبيباً", "abducted", 1, 1)]),
    # bounds
    ("مقتل أكثر من 300 شخص", [("أكثر من 300 شخص", "killed", 301, None)]),
    ("مقتل ما لا يقل عن خمسة أشخاص", [("ما لا يقل عن خمسة أشخاص", "killed", 5, None)]),
    ("مقتل خمسة أشخاص على الأقل", [("خمسة أشخاص على الأقل", "killed", 5, None)]),
    ("مقتل أقل من 10 أشخاص", [("أقل من 10 أشخاص", "killed", 0, 9)]),
    ("مقتل نحو 12 ألف شخص", [("نحو 12 ألف شخص", "killed", 12000, 12000)]),
    ("تجاوز عدد القتلى 500", [("500", "killed", 501, None)]),
    ("لا يقل عدد الجرحى عن 20", [("20", "injured", 20, None)]),
    ("عدد المفقودين يزيد على 40", [("يزيد على 40", "missing", 41, None)]),
    ("دمّر القصف منزلاً على الأقل", [("منزلاً على الأقل", "buildings", 1, None)]),
    # ranges
    ("مقتل ما بين 15 و20 مسلحاً", [("ما بين 15 و20 مسلحاً", "killed", 15, 20)]),
    ("بين 2،600 إلى 3،100 سجين", [("بين 2،600 إلى 3،100 سجين", "detained", 2600, 3100)]),
    ("نزوح بين 20 و30 ألف مدني", [("بين 20 و30 ألف مدني", "displaced", 20000, 30000)]),
    ("مقتل 3 أو 4 جنود", [("3 أو 4 جنود", "killed", 3, 4)]),
    ("قتل 5-7 جنود", [("5-7 جنود", "killed", 5, 7)]),
    # vague
    ("مقتل العشرات", [("العشرات", "killed", 20, None)]),
    ("مئات الجرحى", [("مئات الجرحى", "injured", 200, None)]),
    ("نزوح عشرات الآلاف من المدنيين", [("عشرات الآلاف من المدنيين", "displaced", 20000, None)]),
    ("وصول بضعة جرحى", [("بضعة جرحى", "injured", 3, None)]),
    ("مقتل عدة آلاف من الجنود", [("عدة آلاف من الجنود", "killed", 2000, None)]),
    # duals, and plurals that look like them
    ("سقط قتيلان و3 جرحى", [("قتيلان", "killed", 2, 2), ("3 جرحى", "injured", 3, 3)]),
    ("استشهاد مدنيين اثنين", [("مدنيين اثنين", "killed", 2, 2)]),
    ("قتل مدنيان", [("مدنيان", "killed", 2, 2)]),
    ("استهداف مدنيين", []),
    ("اتفق الجانبان والبلدان", []),
    ("مقتل ضابطي شرطة", [("ضابطي", "killed", 2, 2)]),
    ("إن انتحاريين اخترقا الحاجز", [("انتحاريين", "fighters", 2, 2)]),
    ("إصابة امرأة وطفليها", [("إصابة امرأة", "injured", 1, 1), ("طفليها", "injured", 2, 2)]),
    # one as a toll
    ("مقتل مدني في القصف", [("مقتل مدني", "killed", 1, 1)]),
    ("إن امرأة قُتلت", [("امرأة قُتلت", "killed", 1, 1)]),
    ("أصيب فيها طفل", [("طفل", "injured", 1, 1)]),
    ("أصيب زوجها وطفلها", [("زوجها", "injured", 1, 1), ("طفلها", "injured", 1, 1)]),
    ("مقتل أحد عناصره", [("أحد عناصره", "killed", 1, 1)]),
    ("خطف مسلحون مجهولون طبيباً", [("طبيباً", "abducted", 1, 1)]),
    ("مقتل شاب وإصابة آخر", [("مقتل شاب", "killed", 1, 1), ("آخر", "injured", 1, 1)]),
    ("مقتل قائد الفرقة", []),
    ("قصف يخطف الحياة في سوريا", []),
    # dead and hurt together
    ("40 شخصاً بين قتيل وجريح", [("40 شخصاً", "casualties", 40, 40)]),
    ("مقتل وإصابة 17 عنصراً", [("17 عنصراً", "casualties", 17, 17)]),
    ("سقوط عشرات القتلى والجرحى", [("عشرات القتلى والجرحى", "casualties", 20, None)]),
    # a number without its noun, after its noun, or twice
    ("مقتل تسعة وجرح عشرة", [("تسعة", "killed", 9, 9), ("عشرة", "injured", 10, 10)]),
    ("مقتل الأطفال الخمسة", [("الأطفال الخمسة", "killed", 5, 5)]),
    ("الشهداء الـ 10", [("الشهداء الـ 10", "killed", 10, 10)]),
    ("مقتل 150 شاباً ورجلاً", [("150 شاباً ورجلاً", "killed", 150, 150)]),
    ("مقتل (12) اثني عشر مزارعاً", [("12) اثني عشر مزارعاً", "killed", 12, 12)]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: list[tuple[str, str, int, int | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "استمر القتال 7 أيام",
        "على بعد 30 كيلومتراً",
        "فدية قدرها 20 ألف دولار",
        "أصيب 30% من السكان",
        "الفرقة 17 قصفت البلدة",
        'أطلقوا صاروخاً من طراز "ثاقب 1" على المعسكر',
        "أطلقوا «بركان 2» على المدينة",
        "القرار 2254",
        "البالغ من العمر 30 عاماً",
        "استهداف عدة مواقع وعدد من المدنيين",
        "دبابة T-55",
        "كرر ذلك 3 مرات",
        "الساعة 5:30",
        "دون وقوع قتلى أو جرحى",
        "قال وزير الخارجية إن مسؤولين اجتمعا",
        "20/01/2022",
    ],
)
def test_no_figure(text: str) -> None:
    assert read(text) == []


def test_a_token_of_a_time_is_no_figure() -> None:
    view = make_view("قتل 2013")
    time = FoundTime(1, 1, 4, 8, Time("DATE", "2013"), "year")
    assert find_figures(view, WORDS, NUMBERS, [time], []) == []


def test_whose_they_are() -> None:
    text = "مقتل 11 من داعش وخمسة مدنيين"
    name = FoundName(3, 3, 11, 15, Name("actor/isis", "actor", "داعش"), "name")
    found = find_figures(make_view(text), WORDS, NUMBERS, [], [name])
    assert [(f.value.low, f.value.of) for f in found] == [(11, "actor/isis"), (5, "role/civilians")]


def test_an_event_inside_a_name_tells_nothing() -> None:
    text = "هيئة تحرير الشام و14 مقاتلاً"
    name = FoundName(0, 2, 0, 16, Name("actor/hts", "actor", "هيئة تحرير الشام"), "name")
    (found,) = find_figures(make_view(text), WORDS, NUMBERS, [], [name])
    assert found.value.what == "fighters"


@pytest.mark.parametrize(
    ("text", "totals"),
    [
        ("مقتل 7 مدنيين بينهم 3 أطفال وامرأتان وإصابة 9", [None, 0, 0, None]),
        ("مقتل 67 شخصاً، 39 من مقاتلي الجماعة، و5 مزارعين، و23 من الحراس", [None, 0, 0, 0]),
        ("قتل 30 شخصاً: 12 رجلاً و10 نساء", [None, 0, 0]),
        ("القتلى الـ33 هم 20 رجلاً و13 امرأة", [None, 0, 0]),
        ("أصيب تسعة، ثلاثة منهم إصاباتهم بالغة", [None, 0]),
        ("أُسقطت 7 من أصل 10 صواريخ", [1, None]),
        ("مقتل 5 جنود وإصابة 3 جنود", [None, None]),
    ],
)
def test_parts_of_a_total(text: str, totals: list[int | None]) -> None:
    assert [f.part_of for f in figures(text)] == totals


def test_a_tally_that_rose_is_a_running_total() -> None:
    rose, plain = figures("ارتفعت حصيلة القتلى إلى 30 شخصاً"), figures("مقتل 30 شخصاً")
    assert [f.running_total for f in rose + plain] == [True, False]


def test_two_tallies_of_one_rise() -> None:
    assert [f.value.low for f in figures("ارتفعت الحصيلة من 9 إلى 13 قتيلاً")] == [9, 13]


def test_approximate_and_vague() -> None:
    found = figures("مقتل نحو 40 شخصاً وجرح المئات")
    assert [(f.value.approximate, f.value.vague) for f in found] == [(True, False), (False, True)]


def test_so_many_at_each_place_is_marked() -> None:
    (found,) = figures("نشر 6 عناصر في كل موقع")
    assert (found.value.low, found.rule) == (6, "distributive")


def test_lists_under_a_head() -> None:
    text = "والقتلى هم:\n– 12 من المدنيين\n– عنصر من الشرطة\n– 3 من الفصائل"
    assert [(f.value.what, f.value.low) for f in figures(text)] == [("killed", 12), ("killed", 1), ("killed", 3)]


PIECES = [word for text, _ in COUNTS for word in text.split()] + [
    *(
        "ال",
        "و",
        "بـ",
        "«",
        "»",
        ":",
        "،",
        ".",
        "(",
        ")",
        "-",
        "%",
        "3،500",
        "1.5",
        "٣",
        "من",
        "بين",
        "إلى",
        "أو",
        "\n",
    ),
    *("أكثر من", "على الأقل", "بينهم", "آلاف", "مليون", "نصف", "واحد", "أحد", "هم", "داعش", "T-55"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_words_give_sound_figures(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = figures(text)
    for f in found:
        assert f.value.what in FIGURE_KINDS
        assert f.value.low >= 0 and (f.value.high is None or f.value.low <= f.value.high)
        assert 0 <= f.start < f.end <= len(text)
        assert f.part_of is None or 0 <= f.part_of < len(found)
    assert all(a.end <= b.start and a.last < b.first for a, b in itertools.pairwise(found))


@given(st.text(max_size=60))
def test_any_text_is_read_without_error(text: str) -> None:
    assert figures(text) == figures(text)
