"""Whom a pronoun, an unsaid subject or a capital's name means among those who take part: one table a construction.

A row is a passage, the type of the one claim meant in it, and who takes part: entity (without its kind) → role.
"""

from __future__ import annotations

import pytest

from tests.claims_tables import only, parts

Row = tuple[str, str, dict[str, str]]

# somebody else strikes: the pronoun is whoever acted before
STRUCK_BY_ANOTHER: list[Row] = [
    (
        "حاولت قوات الدعم السريع التقدم نحو بحري فاستهدفها الجيش السوداني بالطيران المسير.",
        "air_drone_strike",
        {"rsf": "target", "sudanese-army": "agent"},
    ),
    (
        "كان ثلاثة من مقاتلي حزب الله في السيارة حين استهدفتهم مسيّرة إسرائيلية قرب كفررمان.",
        "air_drone_strike",
        {"hezbollah": "target", "israel": "agent"},
    ),
    (
        "تقدم داعش نحو أربيل، وردّ الجيش العراقي بقصف مواقع له.",
        "shelling",
        {"isis": "target", "iraqi-army": "agent"},
    ),
    # the town, not those who entered it
    ("دخلت قوات حفتر بلدة مزدة فقصفتها قوات الوفاق.", "shelling", {"gna-libya": "agent"}),
    # those who were held, not those who held them
    ("احتجزت حركة الشباب قرويين ثم قصفتهم القوات الكينية.", "shelling", {"kenyan-army": "agent"}),
]

# whoever goes on acting does it to the same; nobody does it to his own
STRUCK_AGAIN: list[Row] = [
    (
        "هاجم مقاتلو داعش ثكنة للجيش العراقي وأحرقوها.",
        "property_damage",
        {"isis": "agent", "iraqi-army": "target"},
    ),
    (
        "تقدم الجيش المالي شمالاً، لكن مقاتلي داعش صدوه وأسروا عشرين من عناصره.",
        "arrest",
        {"isis": "agent", "malian-army": "target"},
    ),
]

# a verb about those who were counted right before it
COUNTED: list[Row] = [
    ("اعتقلت الشرطة العراقية سبعة سجناء كانوا قد فروا من سجن بادوش.", "escape", {}),
    ("ضبطت الأسايش أربعة معتقلين فرّوا من سجن الصناعة.", "escape", {}),
    ("قالت قسد إن 40 من مقاتليها هاجموا مواقع لداعش.", "attack", {"sdf": "agent", "isis": "target"}),
    ("اقتحم مقاتلو داعش البلدة، وبعد مقتل 13 منهم فجّروا الجسر.", "explosion", {"isis": "agent"}),
]

ACCUSATIVE: list[Row] = [
    (
        "تسللت مجموعة من حزب الله وأسرت جنديين إسرائيليين.",
        "arrest",
        {"hezbollah": "agent", "israeli-army": "target"},
    ),
    (
        "طوّقت قوات الدعم السريع المطار ثم احتجزت جنوداً مصريين فيه.",
        "holding",
        {"rsf": "agent", "egyptian-army": "target"},
    ),
]

# what tells when is over where a clause is joined after a comma; a remark goes on about whom it is about
WHO_GOES_ON: list[Row] = [
    ("دخلت هيئة تحرير الشام حلب بعد أن خرجت منها قوات النظام، وفرضت حظراً للتجول.", "deployment", {"hts": "agent"}),
    ("انهزم الجنود أمام تنظيم داعش الذي دخل المدينة وأطلق سراح نزلاء سجن بادوش.", "release", {"isis": "agent"}),
    ("سيطرت حماس على المقار وأعدمت بعضهم.", "killing", {"hamas": "agent"}),
    ("قالت قسد إنها أحبطت هجوماً لداعش.", "attack", {"sdf": "target", "isis": "agent"}),
    (
        "أعلن تنظيم داعش أنه أسقط طائرة للتحالف الدولي قرب الرقة.",
        "air_drone_strike",
        {"isis": "agent", "global-coalition": "target"},
    ),
    (
        "أرسلت روسيا دبابات بعد أن هاجمت القوات الجورجية البلدة، وقصفت مواقعها.",
        "shelling",
        {"russia": "agent", "georgian-army": "target"},
    ),
]

CAPITALS: list[Row] = [
    ("ردّت أنقرة بقصف مواقع قسد.", "shelling", {"turkish-government": "agent", "sdf": "target"}),
    ("قصفت بغداد طائرات أمريكية.", "air_drone_strike", {"united-states": "agent"}),
]

# whose people they are who act or suffer
WHOSE_THEY_ARE: list[Row] = [
    ("اختطف مسلحون يتبعون لقوات الدعم السريع طبيباً من مستشفى الفولة.", "abduction", {"rsf": "agent"}),
    ("ذبح مسلحون موالون لتنظيم الدولة الرهينة الفرنسي قرب تيزي وزو.", "killing", {"isis": "agent"}),
    ("قُتل جندي إسباني من قوات اليونيفيل قرب الناقورة.", "killing", {"unifil": "target"}),
    ("خطف مسلحون مهندساً من شركة أمريكية في البصرة.", "abduction", {}),
    ("تبنت كتائب القسام مقتل جندي في رفح.", "killing", {"qassam": "agent"}),
]

# from whom, to whom and with whom people and places pass
HANDED_OVER: list[Row] = [
    ("تسلّمت روسيا 95 أسيراً من أوكرانيا.", "handover", {"russia": "agent", "ukraine": "target"}),
    ("سلّمت كتائب القسام ثلاث محتجزات للصليب الأحمر.", "handover", {"qassam": "agent", "icrc": "target"}),
    ("أعلن حزب الله وتنظيم داعش إتمام صفقة تبادل.", "release", {"hezbollah": "agent", "isis": "agent"}),
    (
        "غادر مقاتلو جيش الإسلام دوما بعد اتفاق مع الجانب الروسي.",
        "agreement",
        {"jaysh-al-islam": "participant", "russia": "participant"},
    ),
    ("أفرجت حماس عن رهينة فرنسية بعد مفاوضات مع الحكومة القطرية.", "release", {"hamas": "agent"}),
]

# a body that several states have is the country's that the report plays in
BODIES: list[Row] = [
    ("اعتقلت الشرطة العسكرية جنديين في مدينة سرت.", "arrest", {"libyan-military-police": "agent"}),
    (
        "هاجمت قوات الحرس الجمهوري مواقع تنظيم القاعدة في أبين.",
        "attack",
        {"saleh-forces": "agent", "al-qaeda": "target"},
    ),
    ("هاجمت قوات الدفاع الشعبي قرية قرب كادوقلي.", "attack", {"sudanese-popular-defence-forces": "agent"}),
    ("اقتحمت قوات مكافحة الإرهاب منزلاً في الموصل.", "attack", {"cts-iraq": "agent"}),
    ("اقتحمت قوات الرد السريع حياً في مدينة كيسمايو.", "attack", {"~قوات-الرد-السريع": "agent"}),
]

# several who act together
TOGETHER: list[Row] = [
    (
        "شنّت القوات المالية برفقة مرتزقة فاغنر هجوماً على قرية مورا.",
        "attack",
        {"malian-army": "agent", "wagner": "participant"},
    ),
    (
        "نفّذت القوات الأميركية والبريطانية ضربات على مواقع للحوثيين.",
        "attack",
        {"us-forces": "agent", "uk-army": "agent", "houthis": "target"},
    ),
    (
        "دخلت القوات التركية جرابلس وطردت تنظيم الدولة منها.",
        "control_change",
        {"turkish-army": "agent", "isis": "target"},
    ),
    ("قصفت مروحيات إثيوبية بلدة رأس كمبوني.", "air_drone_strike", {"ethiopian-army": "agent"}),
    (
        "قتلت غارة إسرائيلية القيادي في الحرس الثوري رضي موسوي قرب دمشق.",
        "air_drone_strike",
        {"israel": "agent", "irgc": "target", "razi-mousavi": "target"},
    ),
]

TABLES = {
    "counted": COUNTED,
    "struck by another": STRUCK_BY_ANOTHER,
    "struck again": STRUCK_AGAIN,
    "accusative": ACCUSATIVE,
    "who goes on": WHO_GOES_ON,
    "capitals": CAPITALS,
    "whose they are": WHOSE_THEY_ARE,
    "handed over": HANDED_OVER,
    "bodies": BODIES,
    "together": TOGETHER,
}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [pytest.param(*row, id=f"{name}-{k}") for name, rows in TABLES.items() for k, row in enumerate(rows)],
)
def test_whom_it_means(text: str, kind: str, expected: dict[str, str]) -> None:
    assert parts(only(text, kind)) == expected
