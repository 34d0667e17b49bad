"""What the press of the Maghreb, the Nile and the Sahel tells in ways of its own: asides, afterwords, armies of the country told of."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims, parts

DAY = "2024-03-05"

SOURCES = {
    "told in a sentence of its own": [
        ("قتل 11 شخصا في قصف استهدف سوقا بمدينة غريان. جاء ذلك في بيان لوزارة الصحة الليبية.", "actor/libyan-health-ministry"),
        ("قتل جنديان في هجوم على نقطة تفتيش بمدينة درنة.\nوجاء ذلك بحسب ما أدلى به مصدر طبي.", "role/medical-source"),
        ("قال ضابط إن مسلحين هاجموا مدينة درنة. جاء ذلك في بيان لوزارة الصحة الليبية.", "role/officer"),
        ("قتل جنديان في هجوم على مدينة درنة. جاء ذلك بعد أيام من هدوء حذر في المدينة.", None),
    ],
    "a day in commas before whoever speaks": [
        ("قتل جنديان في هجوم على مدينة غاو، بحسب ما أفاد به، الأحد، حاكم الإقليم.", "role/governor"),
    ],
    "a feminine noun right after a masculine verb is spoken to": [
        ("قال شيخ إن الوضع هادئ، وطالب بعثة اليوناميد بحماية مدينة نيالا.", "role/tribal-leader"),
    ],
    "a foreign name beside an office": [
        ("قال أرنو نقوتلو لودي الناطق الرسمي للجيش الشعبي إن قواتهم قتلت عشرين جنديا.", "person/~ارنو-نقوتلو-لودي"),
        (
            "لكن المتحدث باسم المتمردين كينغابي أوغوزيمي دي تابول قال إن مقاتليه قتلوا جنديين.",
            "person/~كينغابي-اوغوزيمي-دي-تابول",
        ),
        ("قال المتحدث الرسمي أمس إن مسلحين قتلوا جنديين.", "role/official-spokesperson"),
    ],
    "a party that is meant is no deed": [
        ("وقع هجوم في مقديشو. وأعلنت الحركة عبر إذاعتها مسؤوليتها عن الهجوم.", "actor/al-shabaab"),
    ],
    "one party beside a verb of accusing is accused": [
        ("قال المتحدث باسم الدعم السريع إن الوضع هادئ. واتهم الجيش السوداني بقصف المستشفى.", "role/rsf-spokesperson"),
        ("قال المتحدث إن الوضع هادئ. واتهمت حركة العدل والمساواة الحكومة بقصف القرية.", "actor/jem"),
        ("قال المتحدث إن الوضع هادئ. واتهم ناشطون الجيش بقصف القرية.", "role/activists"),
    ],
    "some of those who speak": [
        ("وأكد ثلاثة من الفارين أن القوات قتلت عشرين شخصا.", "role/displaced-people"),
    ],
    "a tongue's paper is no spokesperson": [
        ("قتل جنديان في هجوم على مدينة بجاية، وفق ما أوردته يومية ليبرتي الناطقة بالفرنسية.", "source/liberte-algeria"),
    ],
}  # fmt: skip

TOLD = {
    "a day in commas parts nothing": [
        ("تمكنت الوحدات المختصة للحرس الوطني، ليلة أمس، من القضاء على عنصر إرهابي.", ["killing"]),
    ],
    "claimed, in the spelling of Egypt": [
        ("وأعلنت حركة الشباب مسئوليتها عن الهجوم.", ["attack"]),
    ],
    "a sentence of death is no execution": [
        ("وكان يقودها أمير محكوم عليه غيابيا بالإعدام.", []),
    ],
    "what somebody is accused of is told by itself": [
        ("نفى المتحدث قصف المدنيين، واتهم الحلف بقتل سبعة حراس قرب زليتن.", ["shelling", "killing"]),
    ],
    "done by the same beside what was done before": [
        (
            "تمكنت الوحدات المختصة للحرس الوطني بالتنسيق مع الوحدات العسكرية، ليلة أمس، من القضاء على عنصر إرهابي "
            "خطير والقبض على ثلاثة عناصر.",
            ["killing", "arrest"],
        ),
    ],
    "a halt to hostilities is one thing": [
        ("طالبت بعثة الأمم المتحدة بوقف فوري للأعمال العدائية في طرابلس.", ["appeal", "agreement"]),
    ],
    "escaped, handed over, held": [
        ("نجحت عشرون تلميذة في الفرار من خاطفيهن.", ["escape"]),
        ("أعلن الجيش النيجيري إنقاذ 46 رهينة من قبضة بوكو حرام في غابة سامبيسا.", ["release"]),
        ("الرهينة سلمت مساء الأربعاء إلى وفد من الأعيان.", ["handover"]),
        ("واحتفظ القاضي بخمسة مشتبه بهم.", ["arrest"]),
    ],
    "taken, recovered, freed": [
        ("تم استرجاع مسدسين رشاشين وكمية من الذخيرة.", ["weapons_seizure"]),
        ("وتم حجز سلاح وكمية من الذخيرة.", ["weapons_seizure"]),
        ("استلمت القوات عربات قتالية في المعركة.", ["weapons_seizure"]),
        ("وأسرت العشرات من الجنود.", ["arrest"]),
        ("تمكنت القوات من ضبط 14 مشتبها بهم.", ["arrest"]),
    ],
}

WHO = [
    ("قتل جنديان في مدينة بجاية. ونفذت قوات الجيش عملية تمشيط.", "security_operation", "algerian-army"),
    ("وقع انفجار في مدينة موبتي. وقصف الجيش مواقع المسلحين.", "shelling", "malian-army"),
    ("وقع انفجار في مدينة القصرين. وشنت قوات الأمن حملة تمشيط.", "security_operation", "tunisian-security-forces"),
    ("قضت مفرزة للجيش الوطني الشعبي على إرهابيين بولاية جيجل.", "killing", "algerian-army"),
    ("هاجمت قوات موالية للنائب الأول السابق رياك مشار بلدة لير.", "attack", "splm-io"),
    ("قصفت قوات تابعة للواء المتقاعد خليفة حفتر بلدة غريان.", "shelling", "lna"),
    ("قتلت الشرطة أربعة في فندق بمقديشو اقتحمه مسلحو حركة الشباب.", "attack", "al-shabaab"),
    ("نفذت الوحدات المختصة للحرس الوطني عملية تمشيط بجهة القصرين.", "security_operation", "tunisian-national-guard"),
    ("فجر انتحاري من حركة الشباب نفسه قرب نقطة تفتيش في مقديشو.", "explosion", "al-shabaab"),
    ("ردت قوات الوفاق باستهداف غرفة عمليات في قصر بن غشير.", "attack", "gna-libya"),
]

WHERE = [
    ("قتل جنديان في كمين بمدينة سيدي بوزيد ونقل المصابون إلى المستشفى الجهوي بصفاقس. وانطلقت عملية تمشيط في المنطقة.", "security_operation", "place/sidi-bouzid"),
    ("هجوم على قرية بإقليم تيلابيري. وأحرق المهاجمون القرية قبل أن يفر السكان إلى بلدة أيورو.", "property_damage", "place/tillaberi"),
    ("هجوم على ولاية جنوب دارفور. وقال شيخ إن مسلحين نهبوا الماشية وأحرقوا المنازل.", "property_damage", "place/south-darfur"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source"), [row for rows in SOURCES.values() for row in rows])
def test_who_says_so(text: str, source: str | None) -> None:
    chain = claims(text, DAY)[-1].chain
    assert (chain[0].entity if chain else None) == source


HEARD = [
    ("وأبلغ مواطن من هيبان راديو دبنقا أن الطيران قصف المدينة.", "source/radio-dabanga"),
    ("وأفاد مصدر طبي وكالة فرانس برس أن القصف أدى إلى مقتل عشرين شخصا.", "source/afp"),
    ("قتل جنديان في كمين، وفق ما أكده لموزاييك أف أم مصدر مسؤول.", "source/mosaique"),
]


@pytest.mark.parametrize(("text", "outlet"), HEARD)
def test_who_has_heard_it(text: str, outlet: str) -> None:
    assert [link.entity for link in claims(text, DAY)[-1].chain[1:]] == [outlet]


REAL = [
    ("قال شهود إن الثوار تراجعوا عن البريقة تحت قصف مدفعي كثيف.", "affirmed", None),
    ("تمكنت القوات من إحباط محاولة اجتياز الحدود خلسة والقبض على 16 مجتازا.", "affirmed", None),
    ("وأحبطت القوات هجوما على مدينة كيدال.", "affirmed", "repelled"),
]


@pytest.mark.parametrize(("text", "polarity", "outcome"), REAL)
def test_what_is_done_beside_what_is_foiled(text: str, polarity: str, outcome: str | None) -> None:
    last = claims(text, DAY)[-1]
    assert (last.polarity, last.outcome) == (polarity, outcome)


@pytest.mark.parametrize(("text", "types"), [row for rows in TOLD.values() for row in rows])
def test_what_is_told(text: str, types: list[str]) -> None:
    assert [claim.type for claim in claims(text, DAY)] == types


@pytest.mark.parametrize(("text", "kind", "who"), WHO)
def test_who_is_meant_where_the_report_plays(text: str, kind: str, who: str) -> None:
    found = [claim for claim in claims(text, DAY) if claim.type == kind]
    assert found and parts(found[0]).get(who) == "agent"


@pytest.mark.parametrize(("text", "kind", "where"), WHERE)
def test_where_it_is_that_has_no_name(text: str, kind: str, where: str) -> None:
    assert {claim.where for claim in claims(text, DAY) if claim.type == kind} == {where}
