"""Shapes of the Yemeni and Gulf press, each with all the claims of its passage. Every sentence is composed for this test."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims, parts

ATTACK, STRIKE, KILLING = "attack", "air_drone_strike", "killing"

# passage → (type, polarity, first link of the chain, who) of every claim
TOLD: list[tuple[str, list[tuple[str, str, str, dict[str, str]]]]] = [
    # whose backing a party has tells nothing of who acts; the clause goes on after it
    (
        "شنت مليشيا الحوثي المدعومة من إيران حملة مداهمات في مديرية العدين.",
        [("security_operation", "affirmed", "", {"houthis": "agent"})],
    ),
    (
        "قصفت مليشيا الحوثي المدعومة إيرانياً مواقع الجيش اليمني في صرواح.",
        [("shelling", "affirmed", "", {"houthis": "agent", "yemeni-army": "target"})],
    ),
    (
        "هاجم مسلحون من القبائل قوات درع الوطن المدعومة من السعودية قرب سيئون.",
        [(ATTACK, "affirmed", "", {"nation-shield": "target"})],
    ),
    # an adjective is about the noun right before it
    (
        "تبنى المتحدث العسكري باسم الحوثيين يحيى سريع استهداف سفينة يونانية في البحر الأحمر.",
        [(ATTACK, "affirmed", "yahya-saree", {"houthis": "agent"})],
    ),
    # whose group it is
    (
        "قال المتحدث باسم الحوثيين إن جماعته أفرجت عن جميع الأسرى.",
        [("release", "affirmed", "houthis-spokesperson", {"houthis": "agent"})],
    ),
    # a denial, and what is affirmed after it
    (
        "نفى المتحدث ذلك مؤكداً أن الدفاعات الجوية اعترضت الصاروخ قرب نجران.",
        [(STRIKE, "affirmed", "spokesperson", {})],
    ),
    # what is destroyed was warded off; of casualties there were none
    (
        "أعلن التحالف العربي اعتراض وتدمير طائرة مسيرة مفخخة قرب أبها دون وقوع إصابات.",
        [(STRIKE, "affirmed", "saudi-led-coalition", {"saudi-led-coalition": "agent"})],
    ),
    # «عندما», «حيث» lead to a happening of its own
    (
        "قتل ستة جنود وجرح 11 آخرون عندما فجر انتحاري نفسه في نقطة تفتيش في لودر.",
        [("explosion", "affirmed", "", {})],
    ),
    (
        "خطف مسلحون يشتبه بانتمائهم إلى طالبان أربعة عمال كما ذكر مسؤول محلي.",
        [("abduction", "affirmed", "local-official", {"taliban": "agent"})],
    ),
    # whom those who act are said to belong to
    (
        "هاجم مسلحون يشتبه بانتمائهم إلى حركة طالبان نقطة للجيش الأفغاني.",
        [(ATTACK, "affirmed", "", {"taliban": "agent", "afghan-army": "target"})],
    ),
    # the aircraft told of before; what fell and who fired it; strikes counted before they are the subject
    (
        "شن التحالف العربي غارات على صنعاء. وأضاف المصدر أن الطيران قصف منزلاً في الحي.",
        [
            (STRIKE, "affirmed", "", {"saudi-led-coalition": "agent"}),
            (STRIKE, "affirmed", "source", {"saudi-led-coalition": "agent"}),
        ],
    ),
    ("سقط صاروخ أطلقته الجماعة الحوثية على حي في مأرب.", [("shelling", "affirmed", "", {"houthis": "agent"})]),
    ("استهدفت أربع غارات معسكراً في صنعاء.", [(STRIKE, "affirmed", "", {})]),
    # who bears an office; a press office speaks for its body
    ("قال نائب المفوض محمد زمان إن مسلحين خطفوا عمالاً.", [("abduction", "affirmed", "~محمد-زمان", {})]),
    (
        "أفاد مكتب العلاقات العامة في الجيش الباكستاني بأن مسلحين خطفوا عمالاً.",
        [("abduction", "affirmed", "pakistani-army", {})],
    ),
    # what a warning would answer
    (
        "توعد محمد علي الحوثي بالرد على كل غارة.",
        [("warning", "affirmed", "mohammed-ali-al-houthi", {"mohammed-ali-al-houthi": "agent"})],
    ),
    # what a deal was reached by
    (
        "أعلنت جماعة الحوثي تحرير سبعة من أسراها عبر تفاهمات محلية.",
        [("release", "affirmed", "houthis", {"houthis": "agent"})],
    ),
    # no toll that nobody could make sure of; a belt that is worn has not gone off
    ("لم يتسن للموقع التأكد من حصيلة القتلى من مصدر مستقل.", []),
    ("حاول أربعة إرهابيين يرتدون أحزمة ناسفة التسلل إلى داخل المخفر.", [(ATTACK, "affirmed", "", {})]),
    # whose aircraft they are tells what struck; the coalition of the land
    (
        "قال سكان إن طيران التحالف قصف صرواح.",
        [(STRIKE, "affirmed", "residents", {"saudi-led-coalition": "agent"})],
    ),
    (
        "قال سكان إن طيران التحالف قصف دير الزور.",
        [(STRIKE, "affirmed", "residents", {"global-coalition": "agent"})],
    ),
    # who stands behind it, who says nothing about it, who arrests those who did it
    ("يشتبه بأن تنظيم القاعدة وراء الهجوم على الحافلة في لودر.", [(ATTACK, "affirmed", "", {"al-qaeda": "agent"})]),
    ("لم يصدر أي تعليق من الحوثيين على قصف مأرب.", [("shelling", "affirmed", "", {})]),
    (
        "قالت الشرطة البحرينية إنها ألقت القبض على منفذي تفجير وقع في سترة.",
        [
            ("arrest", "affirmed", "bahraini-police", {"bahraini-police": "agent"}),
            ("explosion", "affirmed", "bahraini-police", {}),
        ],
    ),
    # who planted what went off; what a verb of the same deed has as its object
    ("أصيب جنود بانفجار لغم زرعه الحوثيون في المحفد.", [("explosion", "affirmed", "", {"houthis": "agent"})]),
    (
        "أحكمت قوات العمالقة سيطرتها على مفرق الحزم.",
        [("control_change", "affirmed", "", {"giants-brigades": "agent"})],
    ),
    (
        "انهارت المفاوضات بين الحكومة اليمنية والحوثيين.",
        [("talks", "negative", "", {"yemeni-government": "participant", "houthis": "participant"})],
    ),
    (
        "جددت الأمم المتحدة دعوتها إلى وقف لإطلاق النار في اليمن.",
        [("appeal", "affirmed", "un", {"un": "agent"}), ("agreement", "affirmed", "un", {})],
    ),
    # whose dead are told before it; where something was made; who fired what was warded off
    ("مصرع ثلاثة حوثيين في كمين شرقي تعز", [(ATTACK, "affirmed", "", {"houthis": "target"})]),
    ("إسقاط طائرة استطلاع إيرانية الصنع فوق الحديدة", [(STRIKE, "affirmed", "", {})]),
    (
        "السعودية تعترض صاروخاً أطلقه الحوثيون باتجاه الرياض",
        [(STRIKE, "affirmed", "", {"saudi-arabia": "agent", "houthis": "target"})],
    ),
    # a noun with a pronoun beside one that tells
    (
        "كشفت المصادر عن انسحاب الجيش اليمني من النقاط وتسليمها لقوات دفاع شبوة.",
        [
            ("withdrawal", "affirmed", "sources", {"yemeni-army": "agent"}),
            ("handover", "affirmed", "sources", {"shabwa-defence": "target"}),
        ],
    ),
    ("سلم أربعة من المدرجين في القائمة أنفسهم للشرطة.", [("arrest", "affirmed", "", {})]),
]

PLACES = [
    ("نشبت مواجهات في منطقة الخرفشي بمديرية الظاهر في محافظة صعدة.", "place/~الخرفشي"),
    ("وقع انفجار في منطقة جبلية بمحافظة صعدة.", "place/saada"),
    ("هاجم مسلحون دورية في منطقة سنغين بولاية هلمند.", "place/sangin"),
]


DEALS = [
    ("توصلت الأطراف إلى اتفاق يقضي بالإفراج عن نصف الأسرى.", ["reported", "intended"]),
    ("ينص الاتفاق على انسحاب القوات من المدينة.", ["intended"]),
]


@pytest.mark.parametrize(("text", "modalities"), DEALS)
def test_what_a_deal_provides_for_is_to_come(text: str, modalities: list[str]) -> None:
    assert [c.modality for c in claims(text, "2024-03-05")] == modalities


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_passage_tells_no_more_and_no_less(text: str, told: list[tuple[str, str, str, dict[str, str]]]) -> None:
    found = [
        (c.type, c.polarity, c.chain[0].entity.split("/")[1] if c.chain else "", parts(c))
        for c in claims(text, "2024-03-05")
    ]
    assert found == told


@pytest.mark.parametrize(("text", "place"), PLACES)
def test_where_an_area_lies_lets_its_name_be_read(text: str, place: str) -> None:
    assert [c.where for c in claims(text, "2009-03-05")] == [place]
