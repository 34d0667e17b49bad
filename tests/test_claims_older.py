"""What reports on older and on far wars tell in ways of their own: shells as doers, soldiers by their nation, unlisted provinces."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims, parts

DAY = "2009-03-05"

TOLD = {
    "shells that hit or kill are the shelling": [
        ("صواريخ أصابت مستشفى في ميكولايف.", ["shelling"]),
        ("قال شهود ان قذائف مورتر قتلت سبعة اشخاص في مقديشو.", ["shelling"]),
        ("وأصابت قذيفة منزلا في حلب ما أدى إلى مقتل طفل.", ["shelling"]),
    ],
    "killed and caught in one breath": [
        ("نتج عنه مقتل اثنين منهم والقبض على ثالث مصاب في جدة.", ["killing", "arrest"]),
    ],
    "civilians who flee to a camp escape from none": [
        ("نحو خمسة الاف مدني فروا الى مخيم قرب الفاشر.", ["displacement"]),
    ],
    "driven out": [
        ("القتال شرد 17 الفا من سكان مقديشو.", ["displacement"]),
        ("القوات الروسية نقلت قسرا نحو 33 ألفا من السكان إلى روسيا.", ["displacement"]),
    ],
    "refugees cross; who says so crosses nothing": [
        ("إن آلاف اللاجئين عبروا الحدود إلى بنغلاديش.", ["displacement"]),
        ("وعبرت الحكومة عن أسفها.", []),
    ],
    "a toll stated for itself": [
        ("وقال الناطق إن 45 جنديا قتلوا وإن مقاتليه قصفوا ثكنة في غزني.", ["killing", "shelling"]),
        ("وقال الناطق إن الطائرات قصفت قرية في غزني وإن خمسة قتلوا.", ["air_drone_strike"]),
        (
            "اقتحم مقاتلان معسكرا للجيش الهندي، في حين أعلنت جماعة لشكر طيبة أن ثمانية جنود قتلوا.",
            ["attack", "killing"],
        ),
    ],
    "it goes on": [
        ("قصف الجيش مخيم نهر البارد. وقال متحدث إن القصف مستمر بوتيرة متقطعة.", ["shelling", "shelling"]),
        ("قصف الجيش مخيم نهر البارد. وفر السكان من القصف.", ["shelling", "displacement"]),
    ],
    "«حين» before a verb": [
        ("وارتكب العدو مجزرة في بلدة القاع حين استهدف الطيران الحربي مخزنا للخضار.", ["killing", "air_drone_strike"]),
    ],
    "a convoy that is ambushed": [
        ("قتل تسعة جنود في كمين نصبه مسلحون لقافلة عسكرية كانت متجهة إلى جيبو.", ["attack"]),
    ],
    "houses blown up": [
        ("نسفت قوات الاحتلال منزل عائلة شهيد في جنين.", ["property_damage"]),
        ("نسف مسلحون خط الغاز في سيناء.", ["explosion"]),
    ],
    "buildings cleared of their people": [
        ("أخلت قوات الطوارئ عمارتين سكنيتين من ساكنيهما في جدة.", ["evacuation"]),
        ("أخلت القوات مواقعها في جدة.", ["withdrawal"]),
    ],
}

WHO = [
    ("قصفت طائرة من دون طيار منزلا فقتلت ستة بينهم قيادي في القاعدة.", {"al-qaeda": "target"}),
    ("احتجز مسلحون ثلاثة صحافيين فرنسيين قرب قندهار.", {}),
    ("وتوغلت قوات اثيوبية في بلدوين حيث داهمت منازل واعتقلت شيوخ عشائر.", {"ethiopian-army": "agent"}),
    ("استهدف انتحاري قافلة للقوات الكندية في قندهار.", {"canadian-army": "target"}),
    ("استهدفت سيارة يقودها انتحاري دورية للجيش العراقي في الموصل.", {"iraqi-army": "target"}),
    ("فجر انتحاري من حركة الشباب نفسه قرب نقطة تفتيش في مقديشو.", {"al-shabaab": "agent"}),
    ("وفر رهينتان من قبضة جماعة ابو سياف في باسيلان.", {}),
    ("لقي جنديان أميركيان مصرعهما في انفجار عبوة قرب الحويجة.", {"us-forces": "target"}),
    ("قال شهود إن مسلحين قتلوا ثلاثة جنود إثيوبيين في مقديشو.", {"ethiopian-army": "target"}),
    ("قتلت القوات الأميركية أربعة من حركة طالبان في غارة على قندهار.", {"us-forces": "agent", "taliban": "target"}),
    ("وقال مصدر إن عددا كبيرا من الإرهابيين التابعين لجماعة نصرة الإسلام والمسلمين أحرقوا مدرستين.", {"jnim": "agent"}),
    ("قتل ثلاثة لاجئين إثيوبيين في قصف على صعدة.", {}),
]


@pytest.mark.parametrize(("text", "types"), [row for rows in TOLD.values() for row in rows])
def test_what_is_told(text: str, types: list[str]) -> None:
    assert [claim.type for claim in claims(text, DAY)] == types


@pytest.mark.parametrize(("text", "who"), WHO)
def test_whose_soldiers(text: str, who: dict[str, str]) -> None:
    assert parts(claims(text, DAY)[-1]) == who


def test_a_quotation_mark_that_a_page_lost_the_ampersand_of() -> None:
    (claim,) = claims("أعلن الجيش السوداني ان قواته quot;صدت الهجومquot; في كرنوي.", DAY)
    assert (claim.outcome, claim.polarity) == ("repelled", "affirmed")


def test_a_province_that_is_not_listed_is_wider_than_a_town_in_it() -> None:
    (claim,) = claims("هجوم على مبان أمنية في بلدة بيت الشباب بمحافظة فلانستان.", DAY)
    assert claim.where == "place/beytussebap"


SAID = [
    (
        "اعلنت قوات الدفاع الشعبي في بيان نشرته وكالة فرات ان 45 جنديا قتلوا في شرناق.",
        ["actor/hpg", "source/firat-news"],
    ),
    ("خطف مسلحون عاملي اغاثة في الفاشر، حسبما افاد مسؤول انساني طلب عدم كشف هويته.", ["role/humanitarian-official"]),
    ("وتبنى تنظيم ما يسمى (دولة العراق الاسلامية) الهجوم في الرمادي.", ["actor/islamic-state-of-iraq"]),
    (
        'وحسب ذات المصادر تمكنت القوات من القضاء على إرهابي يدعى "أبو طلحة" واسترجاع سلاحه من نوع كلاشينكوف بالبويرة.',
        ["role/sources"],
    ),
    ("قال شرطي في المكان إن انتحاريا فجر نفسه في تكريت.", ["role/police-officer"]),
    ("فجر انتحاري نفسه في تكريت، حسبما ذكرت وكالة رويترز عن مصدر أمني.", ["role/security-source", "source/reuters"]),
    ("فجر انتحاري نفسه في كابول، بحسب ما اوردت وكالة باجوك نقلا عن شهود.", ["role/witnesses", "source/pajhwok"]),
    (
        "استولى قراصنة على سفينة، على ما افاد الاربعاء وكالة فرانس برس مسؤول في البحرية.",
        ["role/official", "source/afp"],
    ),
    ("استولى قراصنة على سفينة، على ما افادت الاربعاء وكالة فرانس برس.", ["source/afp"]),
    (
        "قال وزير الدفاع إن الوضع هادئ. وقدرت الامم المتحدة عددهم بنحو مئة الف ودعت الى السماح لهم بالخروج.",
        ["actor/un"],
    ),
]


@pytest.mark.parametrize(("text", "chain"), SAID)
def test_who_says_so(text: str, chain: list[str]) -> None:
    assert [link.entity for link in claims(text, DAY)[-1].chain] == chain


REAL = [
    ("توعد الناطق بالرد اذا استمر العدوان، بينما حشد الجيش الاسرائيلي دباباته على حدود غزة.", "deployment", "reported"),
    ("وهدد بقتلهم إذا شنت القوات الأفغانية عملية، وذلك بعدما طوقت وحدات من الجيش منطقة قراباغ.", "siege", "reported"),
    ("توعد الناطق بالرد اذا استمر العدوان على غزة.", "attack", "hypothetical"),
]


def test_a_verb_of_denying_after_its_subject_denies_no_more_than_its_noun() -> None:
    fallen, shelled = claims("لكن متحدثا باسم الجيش السوداني نفى سقوط بلدة كرنوي وأكد أن قواته قصفت الفاشر.", DAY)
    assert (fallen.polarity, shelled.polarity) == ("negative", "affirmed")


def test_the_day_of_a_statement_is_not_that_of_what_it_tells() -> None:
    (claim,) = claims("لقي جنديان مصرعهما مساء الاثنين اثر انفجار عبوة قرب الحويجة، بحسب بيان للجيش امس.", DAY)
    assert claim.when is not None and claim.when.edtf == "2009-03-02"


@pytest.mark.parametrize(("text", "kind", "modality"), REAL)
def test_a_condition_ends_where_another_thing_is_told(text: str, kind: str, modality: str) -> None:
    assert [c.modality for c in claims(text, DAY) if c.type == kind] == [modality]


WHERE = [
    ("عثرت الشرطة على جثة رهينة في ولاية وردك جنوب غرب كابول.", "place/wardak"),
    ("شهدت بعقوبة انفجار سيارة ملغومة.", "place/baquba"),
    ("ونفت موسكو الاتهامات وقالت ان قواتها لا تستهدف المدنيين.", None),
]


@pytest.mark.parametrize(("text", "where"), WHERE)
def test_where_it_was(text: str, where: str | None) -> None:
    assert claims(text, DAY)[-1].where == where
