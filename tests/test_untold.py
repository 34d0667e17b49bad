"""What is only talked of, practised or named as a reason is told as no fact; one deed in two words is one claim."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims, reading

# passage → (type, modality) of all its claims, in order
Row = tuple[str, list[tuple[str, str]]]

TALKED_OF: list[Row] = [
    ("بدأت في مسقط مفاوضات بشأن تبادل الأسرى بين الطرفين.", [("talks", "reported")]),
    ("بحث المبعوث مع قادة الفصائل سبل تثبيت وقف إطلاق النار وإيصال المساعدات.", [("talks", "reported")]),
    ("ناقش الوزيران عودة اللاجئين وانسحاب القوات الأجنبية.", [("talks", "reported")]),
    ("تناول اللقاء تسليم الجثامين والإفراج عن المحتجزين.", []),
    ("استعرض الاجتماع خطة إخلاء المخيم من المسلحين.", []),
    ("اختتمت اللجنة محادثاتها في جنيف بالتوقيع على اتفاق دائم.", [("agreement", "reported")]),
    # what came about by talks is told, and violence that is talked of happened
    ("أسفرت المفاوضات عن إطلاق سراح عشرين أسيراً.", [("release", "reported")]),
    ("نجحت المفاوضات في إطلاق سراح عشرين أسيراً.", [("talks", "reported"), ("release", "reported")]),
    ("ناقش المجلس قضية اغتيال القيادي في جلسة مغلقة.", [("killing", "reported")]),
]

PRACTISED: list[Row] = [
    ("تدرب الجنود على اقتحام المباني في مناورة جنوب البلاد.", []),
    ("اقتحم الجنود المبنى وقتلوا أربعة مسلحين.", [("attack", "reported")]),
]

AGREED: list[Row] = [
    # a student is none who demands; slogans against a siege lift none
    ("اعتقلت الشرطة طالبا تظاهر أمام الوزارة.", [("arrest", "reported"), ("protest", "reported")]),
    ("القتيل من سكان البلدة وطالب طب في الجامعة.", []),
    ("طالب الائتلاف بوقف قصف المدينة.", [("appeal", "reported"), ("shelling", "demanded")]),
    ("رفعوا أعلاماً ولافتات مناوئة لحصار المدينة.", [("siege", "reported")]),
    # what is threatened, past a remark on whom
    ("طالبوا بتحييد المستشفيات والمدارس عن القتال.", [("appeal", "reported")]),
    ("هدد المسلح السكان الذين اصطفوا أمامه بتفجير المبنى.", [("warning", "reported"), ("explosion", "feared")]),
    ("متهمون بتنفيذ عمليات خطف وقتل وسلب في المدينة.", [("abduction", "alleged"), ("property_damage", "alleged")]),
    (
        "توصل الطرفان إلى اتفاق يقضي بوقف إطلاق النار وتبادل الأسرى وانسحاب المقاتلين من البلدة.",
        [("agreement", "reported"), ("release", "intended"), ("withdrawal", "intended")],
    ),
    ("توصلت الحكومة والمعارضة إلى اتفاق على تبادل الأسرى.", [("agreement", "reported"), ("release", "intended")]),
    ("توصل الجانبان إلى اتفاق لوقف إطلاق النار.", [("agreement", "reported")]),
    ("اتفقت الفصائل على وقف إطلاق النار.", [("agreement", "reported")]),
]

ONE_DEED: list[Row] = [
    # «حين» says when, «في حين» goes on to something else
    ("قُتل تسعة مدنيين، حين استهدف الجيش السوري قرية في ريف إدلب.", [("attack", "reported")]),
    (
        "قُتل تسعة مدنيين، في حين استهدف الجيش السوري قرية في ريف إدلب.",
        [("killing", "reported"), ("attack", "reported")],
    ),
    ("تظاهر المئات في تعز احتجاجاً على انقطاع الكهرباء.", [("protest", "reported"), ("deprivation", "reported")]),
    ("أغلق أهالي الحي الطريق احتجاجاً على قرار البلدية.", [("protest", "reported")]),
    ("خطف مسلحون طبيباً من عيادته واقتادوه إلى مكان مجهول.", [("abduction", "reported")]),
    ("اقتاد جنود الاحتلال الأسير المحرر إلى مركز تحقيق.", [("arrest", "reported")]),
]


@pytest.mark.parametrize(("text", "expected"), [*TALKED_OF, *PRACTISED, *AGREED, *ONE_DEED])
def test_what_is_only_named_is_told_as_no_fact(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(c.type, c.modality) for c in claims(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "اعتصم العشرات أمام البرلمان رفضاً لاعتقال الناشطين.",
        "نظموا وقفة رافضة لاعتقال زملائهم.",
        "نفذوا وقفة رفضاً لاعتقال زملائهم.",
    ],
)
def test_what_is_protested_against_is_not_refused(text: str) -> None:
    arrest = next(c for c in reading(text).claims if c.type == "arrest")
    assert (arrest.polarity, arrest.modality) == ("affirmed", "reported")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("اندلعت اشتباكات في المدينة بعد مقتل شيخ قبيلة.", ["clash", "killing"]),
        ("اندلعت اشتباكات في المدينة أدت إلى مقتل شيخ قبيلة.", ["clash"]),
        ("قُتل شيخ قبيلة بعد اشتباكات في المدينة.", ["clash"]),
    ],
)
def test_who_died_before_a_clash_is_no_toll_of_it(text: str, kinds: list[str]) -> None:
    assert [c.type for c in claims(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("زفّت الجماعة ثلاثة من عناصرها سقطوا على جبهة الضالع.", "killing"),
        ("سقطت مدينة الفاشر بيد قوات الدعم السريع.", "control_change"),
    ],
)
def test_people_fall_in_battle_and_towns_fall_to_somebody(text: str, kind: str) -> None:
    assert [c.type for c in claims(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("توفي المعتقل في سجن المزة العسكري بعد عام من اعتقاله.", "arrest"),
        ("مرت ست سنوات على مجزرة رابعة.", "killing"),
        ("تحل اليوم الذكرى العاشرة لاغتيال الضابط بتفجير في بيروت.", "explosion"),
        ("فُقد أثره بعد أشهر من اختطافه في المدينة.", "abduction"),
    ],
)
def test_what_was_long_before_has_no_day_of_the_report(text: str, kind: str) -> None:
    claim = next(c for c in reading(text, "2024-03-05").claims if c.type == kind)
    assert claim.when is None
