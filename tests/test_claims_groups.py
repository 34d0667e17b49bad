"""Who did it to whom where a party is not named in its place: told again by what it is, supposed, told by its unit or its people.

A row is a passage, the type of the one claim meant in it, and who takes part: entity (without its kind) → role.
"""

from __future__ import annotations

import pytest

from tests.claims_tables import only, parts

Row = tuple[str, str, dict[str, str]]

ASSAILANTS: list[Row] = [
    # whoever was last told of as attacking or fighting; nobody where those were unnamed
    (
        "هاجم مسلحون من جماعة نصرة الإسلام والمسلمين قاعدة للجيش المالي.\nوقال مصدر إن المهاجمين أحرقوا شاحنات.",
        "property_damage",
        {"jnim": "agent"},
    ),
    ("هاجم مسلحون مجهولون قرية في زامفارا.\nوخطف المسلحون 30 من السكان.", "abduction", {}),
    (
        "قصفت طائرات الجيش الصومالي موقعاً لحركة الشباب.\nوأحرق المسلحون منازل قبل فرارهم.",
        "property_damage",
        {"al-shabaab": "agent"},
    ),
    (
        "شن تنظيم داعش هجوماً على قرية في المقدادية.\nوفي حادث آخر، خطف مسلحون راعياً، ثم قتل الخاطفون الراعي.",
        "abduction",
        {},
    ),
    (
        "قال الجيش الصومالي إنه صد هجوماً لحركة الشباب.\nوأضاف أن قواته قتلت 40 من المهاجمين.",
        "killing",
        {"somali-army": "agent", "al-shabaab": "target"},
    ),
    # of others the words after it tell
    ("شن تنظيم داعش هجوماً على بعقوبة.\nوأحرق المسلحون القبليون منازل.", "property_damage", {}),
    # the force that was told of in the sentence before
    ("اقتحمت قوة من الجيش اللبناني مخيم شاتيلا.\nوأوقفت القوة عشرة مطلوبين.", "arrest", {"lebanese-army": "agent"}),
    ("اقتحم الجيش اللبناني مخيم شاتيلا.\nودخل مسلحون المخيم بالقوة وأحرقوا مكتباً.", "property_damage", {}),
]

SUPPOSED: list[Row] = [
    (
        "هاجم مسلحون يُعتقد أنهم من تنظيم داعش حاجزاً للجيش العراقي جنوب كركوك.",
        "attack",
        {"isis": "agent", "iraqi-army": "target"},
    ),
    ("قُتل سبعة في هجوم لمسلحين يُعتقد أنهم ينتمون إلى بوكو حرام.", "attack", {"boko-haram": "agent"}),
    ("هاجم مسلحون تقول السلطات إنهم من حركة الشباب قرية في كينيا.", "attack", {"al-shabaab": "agent"}),
    (
        "قُتل قيادي في هيئة تحرير الشام بغارة يُعتقد أنها للتحالف الدولي.",
        "air_drone_strike",
        {"hts": "target", "global-coalition": "agent"},
    ),
    ("استهدفت طائرة مسيرة يُعتقد أنها تركية سيارة في القامشلي.", "air_drone_strike", {"turkey": "agent"}),
    ("دمرت غارة نسبت إلى إسرائيل مبنى في دمشق.", "air_drone_strike", {"israel": "agent"}),
    ("نسبت السلطات الهجوم على الحافلة إلى حزب العمال الكردستاني.", "attack", {"pkk": "agent"}),
    ("قتل ثلاثة جنود برصاص مسلحين على صلة بتنظيم القاعدة في أبين.", "killing", {"al-qaeda": "agent"}),
    (
        "اعتقلت الشرطة رجلين يشتبه بانتمائهما إلى تنظيم داعش في إسطنبول.",
        "arrest",
        {"turkish-police": "agent", "isis": "target"},
    ),
    ('خطفت مجموعة تدعى "كتيبة المرابطون" مهندسين في شمال مالي.', "abduction", {"al-mourabitoun": "agent"}),
    # whose they are not said to be: the clause goes on as before
    ("هاجم مسلحون يُعتقد أنهم جهاديون قرية في تيلابيري.", "attack", {}),
]

NAMELESS: list[Row] = [
    # doers with nobody's name right after the verb: what comes after them was struck
    ("هاجمت مجموعة مسلحة مركزاً للشرطة في نينوى.", "attack", {"iraqi-police": "target"}),
    ("قتل مسلحان ضابطاً في الشرطة المصرية شمال سيناء.", "killing", {"egyptian-police": "target"}),
    ("هاجم عشرات المسلحين معسكراً للجيش في ديفا بالنيجر.", "attack", {"nigerien-army": "target"}),
    ("استهدف مجهولون بقنبلة مكتباً للحزب الديمقراطي الكردستاني في بغداد.", "attack", {"kdp": "target"}),
    # whose they are stands after them
    ("هاجم مسلحون من قوات الدعم السريع قرية في الجزيرة.", "attack", {"rsf": "agent"}),
]

POSSESSIONS: list[Row] = [
    # whose post, convoy or store it is, what only says of what kind between
    (
        "استهدفت المدفعية الإسرائيلية نقطة مراقبة للجيش اللبناني.",
        "shelling",
        {"israeli-army": "agent", "lebanese-army": "target"},
    ),
    (
        "هاجمت القوة المشتركة قافلة إمداد للدعم السريع قرب المالحة.",
        "attack",
        {"joint-force-darfur": "agent", "rsf": "target"},
    ),
    ("قصف الطيران الحربي مستودع ذخيرة للحوثيين في نقم.", "air_drone_strike", {"houthis": "target"}),
    ("شنت المدفعية قصفاً عنيفاً للحوثيين على مأرب.", "shelling", {"houthis": "agent"}),
]

OFFICERS: list[Row] = [
    ("استشهد ضابط ومنتسبان في الجيش العراقي بتفجير في ديالى.", "explosion", {"iraqi-army": "target"}),
    ("اغتال مجهولون قيادياً أمنياً بارزاً في حزب الإصلاح بعدن.", "killing", {"islah": "target"}),
    (
        "قُتل عنصران في القوات الحكومية السورية جراء هجوم لداعش بريف حمص.",
        "attack",
        {"isis": "agent", "syrian-government-forces": "target"},
    ),
    # whose people carry out what the verb's noun tells
    (
        "نفذ عناصر من حركة الشباب هجوماً على معسكر للقوات الأوغندية.",
        "attack",
        {"al-shabaab": "agent", "ugandan-army": "target"},
    ),
    ("نصب مقاتلو داعش كميناً لرتل من الحشد الشعبي.", "attack", {"isis": "agent", "pmf": "target"}),
]

FORMATIONS: list[Row] = [
    # a unit by its number stands for whose it is
    ("قصف اللواء 155 الروسي مواقع أوكرانية.", "shelling", {"russian-forces": "agent", "ukraine": "target"}),
    ("نفذ اللواء الأول مشاة في الجيش العراقي عملية تفتيش.", "security_operation", {"iraqi-army": "agent"}),
    ("هاجمت الكتيبة 166 التابعة لحكومة الوحدة الوطنية مواقع.", "attack", {"gnu-libya": "agent"}),
    ("انتشر الفوج 45 حشد شعبي على الحدود.", "deployment", {"pmf": "agent"}),
    ("دخل لواء المظليين الإسرائيلي إلى خان يونس.", "deployment", {"israeli-army": "agent"}),
    # the group's own name for its forces
    (
        "قال المتحدث العسكري باسم الحوثيين يحيى سريع إن القوات المسلحة اليمنية استهدفت مطار بن غوريون بصاروخ.",
        "shelling",
        {"houthis": "agent"},
    ),
    (
        "قال مصدر عسكري إن القوات المسلحة اليمنية استهدفت الحوثيين في مأرب.",
        "attack",
        {"yemeni-army": "agent", "houthis": "target"},
    ),
]

TOGETHER: list[Row] = [
    (
        "اعتقلت قوات مشتركة من الأسايش وقسد خلية لداعش في الحسكة.",
        "arrest",
        {"asayish": "agent", "sdf": "agent", "isis": "target"},
    ),
    ("ضربات إسرائيلية على مواقع إيرانية وسورية.", "attack", {"israel": "agent", "iran": "target", "syria": "target"}),
    ("توغل إسرائيلي في القنيطرة واعتقال شابين.", "arrest", {"israel": "agent"}),
    ("هجوم لداعش على حاجز لقسد وخطف عنصرين.", "abduction", {"isis": "agent"}),
]

# what is the army's is struck, wherever the words after it say that it lies
STRUCK_SOMEWHERE: list[Row] = [
    ("هاجم مسلحون موقعاً للجيش شمال النيجر وقتلوا سبعة جنود.", "attack", {"nigerien-army": "target"}),
    ("هاجم مسلحون موقعاً للجيش شرقي العراق.", "attack", {"iraqi-army": "target"}),
    ("هاجم مسلحون موقعاً للجيش في مالي.", "attack", {"malian-army": "target"}),
    # a body of one state's is not another's that is called the same
    ("اعتقل جهاز المخابرات العامة الفلسطيني ثلاثة شبان في رام الله.", "arrest", {"palestinian-intelligence": "agent"}),
    ("اعتقل جهاز الأمن السياسي ناشطاً في صنعاء.", "arrest", {"yemeni-political-security": "agent"}),
    ("اعتقل الأمن السياسي شاباً في إدلب.", "arrest", {"political-security-syria": "agent"}),
]
NATIONALS: list[Row] = [
    # one who was killed, taken or let go, told by his country; the weapon told by its owner's
    ("قُتل إسرائيلي بإطلاق نار قرب نابلس.", "attack", {}),
    ("أفرجت حماس عن إسرائيلي أميركي.", "release", {"hamas": "agent"}),
    ("احتجزت إيران فرنسيين اثنين.", "holding", {"iran": "agent"}),
    ("مقتل عامل باكستاني بمسيرة إسرائيلية جنوب لبنان.", "killing", {"israel": "agent"}),
    ("قصف حزب الله تجمعاً لجنود إسرائيليين.", "shelling", {"hezbollah": "agent", "israeli-army": "target"}),
    ("مقتل ستة من أفراد الجيش اليمني في مأرب بصاروخ حوثي.", "killing", {"yemeni-army": "target", "houthis": "agent"}),
    ("أصيب باكستاني بمسيرة حوثية استهدفت أبوظبي.", "air_drone_strike", {"houthis": "agent"}),
    # what is struck is the country's
    (
        "تبنت ميليشيات موالية لإيران استهداف قاعدة أمريكية شرق دير الزور.",
        "attack",
        {"iranian-militias": "agent", "united-states": "target"},
    ),
]

BACKED: list[Row] = [
    ("استهدفت ميليشيات موالية لإيران قاعدة عين الأسد.", "attack", {"iranian-militias": "agent"}),
    ("هاجم فصيل عراقي مسلح موال لإيران موقعاً في الجولان.", "attack", {}),
    ("سيطرت قوات مدعومة من الإمارات على ميناء بلحاف.", "control_change", {}),
    ("هاجم مسلحون موالون لتنظيم داعش قرية في ديالى.", "attack", {"isis": "agent"}),
]

TOLD_BY_PRONOUN: list[Row] = [
    (
        "داهمت الشرطة التركية منزل الصحفي علي ناصر في أضنة، واعتقلته.",
        "arrest",
        {"turkish-police": "agent", "~علي-ناصر": "target"},
    ),
    (
        "قالت الأمم المتحدة إن الحوثيين احتجزوا 11 من موظفيها في صنعاء.",
        "holding",
        {"houthis": "agent", "un": "target"},
    ),
    (
        "أعلنت وزارة الداخلية العراقية مقتل ثلاثة من منتسبيها بتفجير.",
        "explosion",
        {"iraqi-interior-ministry": "target"},
    ),
    # in whose hands it was
    (
        "استعاد الجيش اليمني مواقع كانت بيد الحوثيين في حيس.",
        "control_change",
        {"yemeni-army": "agent", "houthis": "target"},
    ),
    ("سقطت مدينة الفاشر بيد قوات الدعم السريع.", "control_change", {"rsf": "agent"}),
]

AT_HOME: list[Row] = [
    ("قُتل جندي من قوات حفظ السلام في هجوم في القوزح جنوب لبنان.", "attack", {"unifil": "target"}),
    ("قصف النظام مدينة إدلب بالمدفعية.", "shelling", {"syrian-government": "agent"}),
]

TABLES = {
    "assailants": ASSAILANTS,
    "supposed": SUPPOSED,
    "nameless": NAMELESS,
    "possessions": POSSESSIONS,
    "officers": OFFICERS,
    "formations": FORMATIONS,
    "together": TOGETHER,
    "struck somewhere": STRUCK_SOMEWHERE,
    "nationals": NATIONALS,
    "backed": BACKED,
    "told by a pronoun": TOLD_BY_PRONOUN,
    "at home": AT_HOME,
}
ROWS = [(f"{name}-{number}", row) for name, table in TABLES.items() for number, row in enumerate(table)]


@pytest.mark.parametrize("row", [row for _, row in ROWS], ids=[name for name, _ in ROWS])
def test_who_takes_part(row: Row) -> None:
    text, kind, expected = row
    assert parts(only(text, kind)) == expected
