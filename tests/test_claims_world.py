"""What the agencies tell of wars all over the world in ways of their own: foreign names, anonymous officials, captives."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims, parts

DAY = "2024-03-05"

SOURCES = {
    "whoever asks not to be named, after «كان»": [
        ("وكان ضابط طلب ألا ينشر اسمه قال إن مسلحين فجروا سيارة في بيجي.", "role/officer"),
        ("وكان دبلوماسي طلب عدم كشف هويته قال إن مسلحين هاجموا القاعدة.", "role/diplomat"),
        ("وكان المتمردون طلبوا هدنة. وقال ضابط إن مسلحين فجروا سيارة.", "role/officer"),
    ],
    "a foreign name before a comma and any office": [
        ("وأكد أولوفيمي بلغوري، كبير المسؤولين في وزارة الداخلية، أن حارسا قتل في هجوم.", "person/~اولوفيمي-بلغوري"),
        ("وقال ميلاد ميرزاي، نائب وزير الداخلية الإيراني، إن شرطيين قتلوا في هجوم.", "person/~ميلاد-ميرزاي"),
    ],
    "a foreign name after a long office": [
        ("أعلن حاكم مقاطعة بريانسك ألكسندر بوغوماز أن قذائف سقطت على قرية.", "person/~الكسندر-بوغوماز"),
    ],
    "a foreign name before where it is told": [
        ("كتب حاكم منطقة سومي أوليه هريهوروف على تلغرام أن مسيّرة قصفت سيارة إسعاف.", "person/~اوليه-هريهوروف"),
        ("وقالت المتحدثة باسم مكتبه ليز ثروسيل للصحفيين، إن طائرتين قصفتا المبنى.", "person/~ليز-ثروسيل"),
        ("وقال المتحدث باسم المفوضية ثمين الخيطان إن مسلحين أضرموا النار في 31 منزلا.", "person/~ثمين-الخيطان"),
    ],
    "a title stands before who speaks": [
        (
            "وقال المفوض السامي لحقوق الإنسان فولكر تورك إن الوضع هادئ. وحث السيد تورك الجيش على الإفراج عن المحتجزين.",
            "person/volker-turk",
        ),
    ],
    "a name before «قوله»": [
        ("ونقلت وكالة انترفاكس عن الرئيس رمضان قديروف قوله إن جنودا قتلوا في قرية.", "person/~رمضان-قديروف"),
    ],
    "an aside that quotes another": [
        ("واعتقل 11 جنديا، حسبما أفادت وكالة نوفوستي نقلا عن مصدر في الأجهزة الأمنية.", "role/source"),
    ],
    "relief bodies by their noun": [
        ("قالت منظمة أطباء بلا حدود إن الوضع هادئ. وقالت المنظمة إن مسلحين نهبوا المستودع.", "actor/msf"),
        ("قالت اللجنة الدولية للصليب الأحمر إن الوضع هادئ. وقالت اللجنة إن مسلحين نهبوا المستودع.", "actor/icrc"),
        ("قالت وكالة الأونروا إن الوضع هادئ. وقالت الوكالة إن مسلحين نهبوا المستودع.", "actor/unrwa"),
        ("قالت هيومن رايتس ووتش إن الوضع هادئ. وقالت المنظمة إن مسلحين نهبوا المستودع.", "source/hrw"),
    ],
    "the press office of an army": [
        ("قال الجيش الباكستاني إن الوضع هادئ. وقال قسم العلاقات العامة بالجيش إن مسلحين هاجموا قرية.", "actor/pakistani-army"),
    ],
    "a province that bears a person's name": [
        ("قال مسؤول بدائرة صحة صلاح الدين إن خمسة قتلوا في هجوم.", "role/official"),
    ],
    "a surname told in full before": [
        (
            "وقال ميلاد ميرزاي، نائب وزير الداخلية الإيراني، إن الوضع هادئ. وأضاف ميرزاي أن مسلحين قتلوا خمسة شرطيين.",
            "person/~ميلاد-ميرزاي",
        ),
    ],
}  # fmt: skip

TOLD = {
    "what one state charges another with is what that one denies": [
        (
            "وقع اشتباك في كاثوا. وتتهم نيودلهي جارتها باكستان بتدريب المسلحين وتسليحهم، وتنفي إسلام أباد ذلك.",
            ["clash"],
        ),
    ],
    "shells that hit a building": [
        ("وقالت المنظمة إن القذائف أصابت قسم الجراحة في المستشفى.", ["shelling"]),
    ],
    "what is denied is no cause of a death told before": [
        (
            "أعلنت المتحدثة أن جنديا قتل برصاص قناص، نافية صحة الأنباء عن إسقاط أي مسيرة.",
            ["killing", "air_drone_strike"],
        ),
    ],
    "attackers repelled": [
        ("وقال متحدث إن القوات صدت المهاجمين.", ["attack"]),
    ],
    "whoever asks not to be named is afraid": [
        ("وأفاد عامل إغاثة طلب عدم كشف اسمه خشية على سلامته أن غارة أصابت حافلة.", ["air_drone_strike"]),
    ],
    "captives get away from their captors": [
        ("وتمكن الرجل من الفرار من خاطفيه.", ["escape"]),
        ("وتمكن الرهائن من الهرب.", ["escape"]),
        ("وتمكن الرجل من الهرب.", []),
    ],
}

WHO = {
    "after an indefinite accusative a country's name is its adjective": [
        ("أعلن المتحدث أن هجوما أوكرانيا استهدف مستودعا.", {"ukraine": "agent"}),
        ("استسلم 11 جنديا أوكرانيا.", {"ukrainian-army": "target"}),
        ("اعتقلت الشرطة 11 مواطنا سوريا.", {}),
        ("أعلنت المتحدثة أن جنديا أرمينيا قتل برصاص قناص.", {"armenian-army": "target"}),
    ],
    "soldiers before a verb of killing without an object died": [
        ("قال الجيش الباكستاني إن ثلاثة من جنوده قتلوا في هجوم.", {"pakistani-army": "target"}),
        ("قال الجيش الباكستاني إن جنديا من قواته قتل في هجوم.", {"pakistani-army": "target"}),
        ("قال الجيش الباكستاني إن جنوده قتلوا ثلاثة مسلحين.", {"pakistani-army": "agent"}),
    ],
    "the forces of a country far away, where the report plays there": [
        ("وفي مانيلا قصفت القوات الحكومية مواقع قرب مراوي.", {"philippine-army": "agent"}),
    ],
    "whose the shells were that fell": [
        ("قال المتحدث إن صاروخين روسيين سقطا على مبنى.", {"russia": "agent"}),
    ],
    "a thing before a verb of striking without an object is what was struck": [
        ("قال الجيش السوداني إن قرية أحرقت في دارفور.", {}),
    ],
    "what was struck is the speaker's own": [
        ("اتهمت حركة الشباب الجيش الصومالي بشن هجوم على مواقعها.", {"somali-army": "agent", "al-shabaab": "target"}),
        ("قالت قسد إن الجيش التركي قصف مواقعها.", {"turkish-army": "agent", "sdf": "target"}),
        ("قال الجيش الإسرائيلي إن حزب الله أطلق صواريخ من مواقعه.", {"hezbollah": "agent"}),
        ("قالت قسد إنها قصفت مواقعها السابقة.", {"sdf": "agent"}),
    ],
    "a capital accused stands for its government": [
        ("اتهمت كييف موسكو بقصف مدرسة في خيرسون.", {"russian-government": "agent"}),
        ("اتهم سكان مدينة كييف بقصف المدرسة.", {}),
    ],
    "a movement is not «القوات»": [
        ("وقال الوزير إن القوات دمرت ثلاث مركبات. وكان الجيش الصومالي حارب حركة الشباب.", {"somali-army": "agent"}),
    ],
    "a name in brackets": [
        ("قتل 23 من مسلحي حركة (الشباب) المتطرفة في غارة.", {"al-shabaab": "target"}),
    ],
    "who is accused after a day in commas": [
        ("اتهمت وزارة الدفاع الأذربيجانية، اليوم الثلاثاء، الجيش الأرميني بقصف قرية.", {"armenian-army": "agent"}),
    ],
}


@pytest.mark.parametrize(("kind", "text", "source"), [(k, *row) for k, rows in SOURCES.items() for row in rows])
def test_the_origin_of_what_is_told(kind: str, text: str, source: str) -> None:
    told = claims(text, DAY)
    assert told and told[-1].chain and told[-1].chain[0].entity == source, kind


@pytest.mark.parametrize(("kind", "text", "types"), [(k, *row) for k, rows in TOLD.items() for row in rows])
def test_what_is_told(kind: str, text: str, types: list[str]) -> None:
    assert [c.type for c in claims(text, DAY)] == types, kind


@pytest.mark.parametrize(("kind", "text", "who"), [(k, *row) for k, rows in WHO.items() for row in rows])
def test_who_does_it(kind: str, text: str, who: dict[str, str]) -> None:
    first = claims(text, DAY)[0]
    assert parts(first) == who, kind


UNREAL = [
    ("اتهمت وزارة الدفاع الأذربيجانية، اليوم الثلاثاء، الجيش الأرميني بقصف قرية.", ("affirmed", "alleged")),
    ("ويلتقي وزيرا خارجية البلدين الخميس المقبل في جنيف.", ("affirmed", "intended")),
    ("قتل خمسة في تفجير بكابول. ونفى المتحدث باسم طالبان أن يكون للحركة أي دور في التفجير.", ("negative", "reported")),
    ("علقت الحكومة الكولومبية محادثات السلام مع الجماعة.", ("negative", "reported")),
    ('ونقلت صحيفة "لو نوفيليست" عن عمدة البلدة أن الشرطة انسحبت من مركزها.', ("affirmed", "reported")),
]


@pytest.mark.parametrize(("text", "status"), UNREAL)
def test_whether_it_happened(text: str, status: tuple[str, str]) -> None:
    last = claims(text, DAY)[-1]
    assert (last.polarity, last.modality) == status


HEARD = [
    ("قُتل 19 عسكرياً في كمين قرب بلدة أربيندا، وفق ما أفاد مصدر أمني وكالة فرانس برس الثلاثاء.", ["source/afp"]),
    ("وأفاد مصدر طبي وكالة فرانس برس الأحد أن القصف أدى إلى مقتل عشرين شخصا.", ["source/afp"]),
    ("وقال مسؤول في وكالة فرانس برس إن مسلحين هاجموا قرية.", []),
]


@pytest.mark.parametrize(("text", "outlets"), HEARD)
def test_which_agency_has_heard_it(text: str, outlets: list[str]) -> None:
    assert [link.entity for link in claims(text, DAY)[-1].chain[1:]] == outlets


WHERE = [
    (
        "كابول 14 يناير كانون الثاني (رويترز) - قال مسؤولون ان مهاجما فجر نفسه في سوق ببلدة ديراوود.\n\nوقال ضابط إن انفجارا وقع.",
        "place/dehrawud",
    ),
    (
        "قتل مدني في هجوم على قرية أربيندا شمال بوركينا فاسو. وأدت الهجمات إلى نزوح نحو مليوني شخص داخل البلاد.",
        "place/burkina-faso",
    ),
]


@pytest.mark.parametrize(("text", "where"), WHERE)
def test_where_the_last_of_it_is(text: str, where: str) -> None:
    assert claims(text, DAY)[-1].where == where
