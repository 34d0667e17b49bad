"""Which words of a passage become claims, and of which type: one table a rule.

A row is a passage and what it tells, as (trigger words, type) in the order of the text.
"""

from __future__ import annotations

import pytest

from tests.claims_tables import claims, only, told

Row = tuple[str, list[tuple[str, str]]]

FINITE: list[Row] = [
    ("هاجم مسلحون مركزاً للشرطة في مدينة الفلوجة.", [("هاجم", "attack")]),
    ("سيطرت قوات الدعم السريع على بلدة قرب كسلا.", [("سيطرت", "control_change")]),
    ("انسحب الجيش السوداني من مدينة الفاشر.", [("انسحب", "withdrawal")]),
    ("قصفت المدفعية حي الزيتون شرقي غزة.", [("قصفت", "shelling")]),
    ("تظاهر المئات في مدينة طرابلس.", [("تظاهر", "protest")]),
    ("فرّ عشرات السجناء من سجن كوبر.", [("فرّ", "escape")]),
    ("نزحت مئات العائلات من مدينة الحديدة.", [("نزحت", "displacement")]),
    ("اختطف مجهولون طبيباً في مدينة بنغازي.", [("اختطف", "abduction")]),
    ("أفرجت السلطات عن 40 معتقلاً في عدن.", [("أفرجت", "release")]),
    ("صادرت الشرطة أسلحة وذخائر في النجف.", [("صادرت", "weapons_seizure")]),
    ("التقى رئيس الوزراء قادة الفصائل في بغداد.", [("التقى", "talks")]),
    ("حاصر الحوثيون مدينة تعز.", [("حاصر", "siege")]),
    ("قطعت السلطات المياه عن السجن.", [("قطعت", "deprivation")]),
]

# prisons, courts, raids: the words of reports on detention
DETENTION: list[Row] = [
    ("الإطاحة بأربعة مطلوبين في كركوك.", [("الإطاحة", "arrest")]),
    ("أوقعت المفارز بمتهم في قضاء الدبس.", [("أوقعت", "arrest")]),
    ("نفت الإدارة حصول أي حالة هروب.", [("هروب", "escape")]),
    ("ما زال ألف شخص محتجزين في سجن بادوش.", [("محتجزين", "holding")]),
    ("توفي شاب في سجن بعفرين بعد يومين من اعتقاله.", [("توفي", "killing"), ("اعتقاله", "arrest")]),
    ("أثار نقله مخاوف من إعدامه في سجن إيفين.", [("إعدامه", "killing")]),
    ("اتهمت عائلته الفصيل بقتله في عفرين.", [("بقتله", "killing")]),
    ("أعاد الجيش السوري الأمن والاستقرار إلى قريتين بريف حماة.", [("أعاد", "control_change")]),
]

# the words of other wars' press; and the objects that verbs ask for, with the ending of the indefinite accusative
ELSEWHERE: list[Row] = [
    ("أطلقت القوة الصاروخية صاروخاً باليستياً على معسكر صرواح.", [("أطلقت", "shelling")]),
    ("نصبت القوات حاجزاً في مدينة دهوك.", [("نصبت", "deployment")]),
    ("أغار الطيران المعادي على منزل في بلدة دبعال.", [("أغار", "air_drone_strike")]),
    ("سقطت مقذوفات على حي سكني في تعز.", [("سقطت", "shelling")]),
    ("شهدت أم درمان تدويناً مدفعياً عشوائياً.", [("تدويناً", "shelling")]),
    ("اغتصب مسلحون ثلاث نساء في قرية قرب كتم.", [("اغتصب", "attack")]),
    ("ارتقى ثلاثة مواطنين في خان يونس.", [("ارتقى", "killing")]),
    ("فرّ المسلحون باتجاه الجبال.", [("فرّ", "withdrawal")]),
    ("تمركزت المعارك في حي الفرناج.", [("المعارك", "clash")]),
    ("عمّ الإضراب الشامل مدينة جنين.", [("الإضراب", "protest")]),
    ("عالجت الفرق الهندسية عبوات ناسفة في الرمادي.", [("عالجت", "weapons_seizure")]),
    ("سُلّم الموقوف إلى جهة محايدة.", [("سُلّم", "handover")]),
    ("أغلق محتجون الحقول النفطية.", [("أغلق", "deployment")]),
    ("انقطعت شبكات الاتصال عن المدينة.", [("انقطعت", "deprivation")]),
    ("القضاء على ثلاثة تكفيريين في الشيخ زويد.", [("القضاء على", "killing")]),
    ("أحكم الجيش قبضته على القصر الجمهوري.", [("أحكم", "control_change")]),
    ("اتخذ التنظيم عائلات دروعاً بشرية في الرمادي.", [("اتخذ التنظيم عائلات دروعاً بشرية", "abduction")]),
]

PASSIVE: list[Row] = [
    ("اغتيل ضابط في الشرطة وسط مدينة عدن.", [("اغتيل", "killing")]),
    ("اعتُقل ثلاثة صحفيين في مدينة أم درمان.", [("اعتُقل", "arrest")]),
    ("قُصفت أحياء سكنية في مدينة صعدة.", [("قُصفت", "shelling")]),
    ("أُحرقت منازل في قرية قرب كادقلي.", [("أُحرقت", "property_damage")]),
    ("أُفرج عن خمسة محتجزين في طرابلس.", [("أُفرج", "release")]),
    ("أُعدم أربعة أسرى في مدينة سبها.", [("أُعدم", "killing")]),
    ("حوصرت القرية أسبوعاً كاملاً.", [("حوصرت", "siege")]),
    ("رُحّل آلاف السكان قسراً من بلدة داريا.", [("رُحّل", "displacement")]),
]

MASDAR: list[Row] = [
    ("اعتقال ناشط في مدينة الناصرية.", [("اعتقال", "arrest")]),
    ("قصف مدفعي على أطراف مدينة رفح.", [("قصف", "shelling")]),
    ("انتهى حصار مدينة دير الزور بعد ثلاث سنوات.", [("حصار", "siege")]),
    ("تستعد القوات للانسحاب من مدينة الحديدة.", [("للانسحاب", "withdrawal")]),
    ("بعد اقتحام السجن، غادرت القوة المنطقة.", [("اقتحام", "attack")]),
]

PARTICIPLE: list[Row] = [
    # a circumstance in the accusative tells what was done meanwhile
    ("خرج مسلح من البناء مستهدفاً دورية في مدينة مأرب.", [("مستهدفاً", "attack")]),
    # people named by what they did or suffered tell nothing
    ("يتجمع المهاجمون قرب مدينة مأرب.", []),
    ("وصل الخاطفون إلى مدينة سبها.", []),
]

NOUN: list[Row] = [
    ("غارات جوية على مدينة صنعاء.", [("غارات", "air_drone_strike")]),
    ("احتجاجات في مدينة الناصرية.", [("احتجاجات", "protest")]),
    ("اشتباكات عنيفة في محيط القصر الجمهوري بالخرطوم.", [("اشتباكات", "clash")]),
    ("هدنة في مدينة طرابلس.", [("هدنة", "agreement")]),
    ("انفجار قرب مدينة الرمادي.", [("انفجار", "explosion")]),
    ("استعصاء في سجن حماة المركزي.", [("استعصاء", "mutiny")]),
]

LIGHT: list[Row] = [
    # the noun tells, the verb carries it
    ("شنّ الطيران غارات على مدينة إدلب.", [("غارات", "air_drone_strike")]),
    ("نفذ مسلحون هجوماً على حاجز في كركوك.", [("هجوماً", "attack")]),
    ("نفذت الشرطة عملية دهم في البصرة.", [("دهم", "security_operation")]),
    ("تعرضت قاعدة عسكرية لهجوم في أربيل.", [("لهجوم", "attack")]),
    ("اندلعت اشتباكات بين عشيرتين في مدينة العمارة.", [("اشتباكات", "clash")]),
    ("شهدت مدينة درعا تظاهرات واسعة.", [("تظاهرات", "protest")]),
    ("شنت القوات حملة اعتقالات في مخيم جنين.", [("اعتقالات", "arrest")]),
    ("عُقد اجتماع بين وفدي الحكومة والحوثيين في مسقط.", [("اجتماع", "talks")]),
    ("هز انفجار عنيف مدينة مأرب.", [("انفجار", "explosion")]),
]

PHRASE: list[Row] = [
    # words that only together tell of it, with the doer between them
    ("ألقت الشرطة القبض على مشتبه به في أربيل.", [("ألقت الشرطة القبض على", "arrest")]),
    ("فرض الجيش سيطرته على مدينة بنغازي.", [("فرض الجيش سيطرته على", "control_change")]),
    ("لقي جنديان مصرعهما قرب مدينة مأرب.", [("لقي جنديان مصرعهما", "killing")]),
    ("أطلق سراح عشرين أسيراً في مدينة مأرب.", [("أطلق سراح", "release")]),
    ("أضرم مجهولون النار في مقر حزب بالسليمانية.", [("أضرم", "property_damage")]),
]

RELATIVE: list[Row] = [
    # what a relative clause says of a happening is still that happening
    ("وقع الهجوم الذي شنّه مسلحون على مقر الشرطة في كركوك فجراً.", [("الهجوم", "attack")]),
    ("القصف الذي استهدف سوقاً في مدينة معرة النعمان خلّف ضحايا.", [("القصف", "shelling")]),
    ("التفجير الذي تبناه التنظيم في الكرادة أوقع ضحايا.", [("التفجير", "explosion")]),
    ("قصف استهدف سوقاً في مدينة صعدة.", [("قصف", "shelling")]),
]

TOLL: list[Row] = [
    # another's account of what caused it is no cause of the toll; nor is what happened elsewhere
    (
        "أعلن الدفاع المدني مقتل 27 شخصاً في رفح، فيما قال الجيش الإسرائيلي إن جنوده أطلقوا النار على مشتبه بهم.",
        [("مقتل", "killing"), ("أطلقوا النار", "attack")],
    ),
    (
        "هاجم مسلحون حاجزاً في مدينة الخرطوم، وقُتل ثلاثة موظفين في كبكابية.",
        [("هاجم", "attack"), ("وقُتل", "killing")],
    ),
    # the dead and hurt belong to what caused it; alone they are a claim
    ("أصيب خمسة مدنيين بقصف على مدينة تعز.", [("بقصف", "shelling")]),
    ("هاجم مسلحون نقطة تفتيش في ديالى، ما أدى إلى مقتل شرطيين وإصابة ثالث.", [("هاجم", "attack")]),
    ("أسفرت غارة على مدينة صور عن مقتل ثلاثة أشخاص.", [("غارة", "air_drone_strike")]),
    ("قُتل طفل وجُرح آخران جراء قصف على مخيم.", [("قصف", "shelling")]),
    ("لقي جنديان مصرعهما في هجوم قرب مدينة مأرب.", [("هجوم", "attack")]),
    ("ارتفعت حصيلة القصف على مدينة صعدة إلى عشرة قتلى.", [("القصف", "shelling")]),
    ("قُتل أربعة أشخاص في مدينة الخرطوم.", [("قُتل", "killing")]),
]

BACK: list[Row] = [
    # the article on a happening told already: nothing new
    ("قصف الطيران مدينة رفح. وجاء القصف بعد ساعات من التحذير.", [("قصف", "air_drone_strike")]),
    ("هاجم مسلحون مركزاً للشرطة في تعز. وقالت الشرطة إن الهجوم كان منسقاً.", [("هاجم", "attack")]),
    ("اختطف مسلحون مهندساً في مدينة سرت. ولم تعرف دوافع الخطف.", [("اختطف", "abduction")]),
    # unless its toll or its end is told of it
    (
        "هاجم مسلحون سجناً في مدينة سبها. وأسفر الهجوم عن مقتل حارسين.",
        [("هاجم", "attack"), ("الهجوم", "attack")],
    ),
    (
        "اندلعت اشتباكات في مدينة الزاوية. ثم توقفت الاشتباكات بعد وساطة.",
        [("اشتباكات", "clash"), ("الاشتباكات", "clash")],
    ),
]

WEAPON: list[Row] = [
    ("استهدفت طائرة مسيّرة سيارة في مدينة النبطية.", [("استهدفت", "air_drone_strike")]),
    ("استهدف الحوثيون سفينة بصاروخ في البحر الأحمر.", [("استهدف", "shelling")]),
    ("استهدف مسلحون دورية للشرطة بعبوة ناسفة في كركوك.", [("استهدف", "explosion")]),
    ("هاجمت طائرات مسيّرة مطار أربيل.", [("هاجمت", "air_drone_strike")]),
    ("هجوم بطائرة مسيّرة على حقل نفطي في دهوك.", [("هجوم", "air_drone_strike")]),
    ("هجوم بسيارة مفخخة على مقر الأمن في مقديشو.", [("هجوم", "explosion")]),
    ("هجوم صاروخي على قاعدة بلد.", [("هجوم", "shelling")]),
    ("هجوم انتحاري على مسجد في صنعاء.", [("هجوم", "explosion")]),
    ("قصف بطائرات مسيّرة على مدينة الأبيض.", [("قصف", "air_drone_strike")]),
    ("قصفت طائرات حربية مدينة سرمين.", [("قصفت", "air_drone_strike")]),
    ("استهدفت المدفعية قرية قرب مدينة كسلا.", [("استهدفت", "shelling")]),
    # others' weapons, and rifles, turn nothing
    ("هاجم الجيش بإسناد من طائرات حليفة بلدة الباب.", [("هاجم", "attack")]),
    ("هاجم مسلحون مجهولون الحاجز ببنادق آلية.", [("هاجم", "attack")]),
]

FALLING: list[Row] = [
    ("سقطت مدينة الرمادي بيد التنظيم.", [("سقطت", "control_change")]),
    ("سقطت ثلاثة مبان في مدينة الباب.", [("سقطت", "property_damage")]),
]

FOUND: list[Row] = [
    ("عُثر على شرطيين مقتولين في مدينة تلعفر.", [("عُثر", "killing")]),
    ("عُثر على صاروخين في مدينة تلعفر.", [("عُثر", "weapons_seizure")]),
]

TELLS_NOTHING = [
    "وعادت أسر كثيرة إلى الحي.",
    "هدوء حذر في مدينة طرابلس.",
    "وتجمعاً لجنود العدو في مستعمرة شلومي.",
    # a place's or a force's use
    "زار الوفد مركز احتجاز في مدينة طرابلس.",
    "يقيم النازحون في مناطق سيطرة الحوثيين.",
    "نُقل إلى غرفة العمليات في مستشفى النجف.",
    "قوات الانتشار السريع في كربلاء.",
    "مناطق النزوح في مدينة مأرب.",
    "مناطق الاشتباك في مدينة الخرطوم.",
    # adverbs and prepositions that look like verbs and verbal nouns
    "وصل لاحقاً إلى مدينة عدن.",
    "توجه المدير نحو مدينة تعز باتجاه السوق.",
    "عاد سابقاً من مدينة بغداد.",
    # the channel of a saying
    "قال في اتصال هاتفي مع القناة إن الطريق مفتوح.",
    "قال الوزير في لقاء مع الصحيفة إن الوضع هادئ.",
    # peace
    "افتتح الوزير معرضاً في مدينة البصرة.",
    "يعمل المهندس في شركة بمدينة مصراتة.",
]

SEVERAL: list[Row] = [
    # a light verb with a subject of its own is of no noun before it
    (
        "وقعت غارات على بلدة سرمين لم تتلقَ الفرق بلاغاً عنها.",
        [("غارات", "air_drone_strike")],
    ),
    # a raid's aircraft are not the gunners'
    (
        "تتعرض بلدة سرمين لقصف يومي وغارات للطيران.",
        [("لقصف", "shelling"), ("وغارات", "air_drone_strike")],
    ),
    # told in full though it was told before
    (
        "قصفت المدفعية بلدة سرمين. وجددت القوات بعد ساعات قصفها العنيف على البلدة.",
        [("قصفت", "shelling"), ("قصفها", "shelling")],
    ),
    ("انفجار لغم في ريف درعا.", [("انفجار", "explosion")]),
    ("تبادل الجيش الإسرائيلي وحزب الله القصف عبر الحدود.", [("تبادل الجيش الإسرائيلي وحزب الله القصف", "shelling")]),
    ("حررت القوات العراقية قضاء الحويجة من سيطرة داعش.", [("حررت", "control_change")]),
    # a happening as subject of the verb right before it
    ("ضرب انفجار عنيف مدينة مقديشو.", [("انفجار", "explosion")]),
    ("استهدفت غارة إسرائيلية سيارة في بلدة كفرا.", [("غارة", "air_drone_strike")]),
    # a gathering that violence fell into
    (
        "أوقع الهجوم قتيلين خلال اجتماع للحزب في مدينة إربد.",
        [("الهجوم", "attack")],
    ),
    # a party that is called by a verbal noun
    ("قالت حركة حماس إن الاحتلال قصف مدرسة في غزة.", [("قصف", "shelling")]),
    # the fire of boats; a halt of fire, however it is described
    ("فتحت زوارق الاحتلال نيران رشاشاتها صوب مراكب الصيادين.", [("فتحت زوارق الاحتلال نيران", "attack")]),
    ("طالب الوزير بوقف فوري وشامل لإطلاق النار.", [("طالب", "appeal"), ("بوقف", "agreement")]),
    # every finite verb tells of its own
    (
        "دخلت القوات مدينة الفلوجة، واعتقلت عشرة أشخاص، وصادرت أسلحة.",
        [("دخلت", "deployment"), ("واعتقلت", "arrest"), ("وصادرت", "weapons_seizure")],
    ),
    (
        "اقتحم الجيش مدينة نابلس. واعتقلت القوات ثلاثة شبان في المدينة.",
        [("اقتحم", "attack"), ("واعتقلت", "arrest")],
    ),
]

SUBJECT: list[Row] = [
    # what struck is the subject: one telling, the noun's, whichever comes first
    ("استهدفت غارة جوية سوقاً في مدينة صعدة.", [("غارة", "air_drone_strike")]),
    ("استهدف قصف مدفعي بلدة سرمين.", [("قصف", "shelling")]),
    ("استهدفت الغارات الروسية أطراف بلدة البارة.", [("الغارات", "air_drone_strike")]),
    ("دمّرت غارة مبنى في مدينة صيدا.", [("غارة", "air_drone_strike")]),
    ("استهدفت الطائرات بلدة سرمين، وقصفت المدفعية أطرافها.", [("استهدفت", "air_drone_strike"), ("وقصفت", "shelling")]),
]

TABLES = {
    "subject": SUBJECT,
    "elsewhere": ELSEWHERE,
    "detention": DETENTION,
    "finite": FINITE,
    "falling": FALLING,
    "found": FOUND,
    "passive": PASSIVE,
    "masdar": MASDAR,
    "participle": PARTICIPLE,
    "noun": NOUN,
    "light verb": LIGHT,
    "phrase": PHRASE,
    "relative clause": RELATIVE,
    "toll": TOLL,
    "reference back": BACK,
    "weapon": WEAPON,
    "several": SEVERAL,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(*row, id=f"{name}-{k}") for name, rows in TABLES.items() for k, row in enumerate(rows)],
)
def test_what_a_passage_tells(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("text", TELLS_NOTHING)
def test_words_that_only_look_like_a_happening_tell_nothing(text: str) -> None:
    assert told(text) == []


def test_a_repeated_headline_is_told_once() -> None:
    line = "مقتل ثلاثة جنود في هجوم على حاجز قرب مدينة مأرب"
    assert told(f"{line}\n\n{line}.\nوصل محققون إلى المكان.") == [("هجوم", "attack")]


def test_a_toll_is_a_figure_of_the_claim_that_caused_it() -> None:
    claim = only("هاجم مسلحون نقطة تفتيش في ديالى، ما أدى إلى مقتل شرطيين.", "attack")
    assert len(claim.figures) == 1


@pytest.mark.parametrize(
    ("text", "kind", "weapons"),
    [
        ("قصفت طائرة مسيّرة سوقاً في مدينة صعدة.", "air_drone_strike", ("طائرة مسيّرة",)),
        ("أصيب طفل في قصف بالقذائف الصاروخية على بلدة قرب تعز.", "shelling", ("القذائف الصاروخية",)),
        ("انفجرت عبوة ناسفة قرب حاجز في درنة.", "explosion", ("عبوة ناسفة",)),
        ("شنت طائرات غارة جوية على مخزن في مدينة مأرب.", "air_drone_strike", ("طائرات",)),
        ("اعتقلت الشرطة ثلاثة شبان في مدينة البصرة.", "arrest", ()),
    ],
)
def test_the_weapons_it_is_told_with(text: str, kind: str, weapons: tuple[str, ...]) -> None:
    assert only(text, kind).weapons == weapons


def test_the_evidence_is_the_clause() -> None:
    text = "قال سكان إن مسلحين هاجموا مخفراً في تكريت، وأضافوا أن الشرطة اعتقلت شابين."
    assert [claim.text for claim in claims(text)] == ["إن مسلحين هاجموا مخفراً في تكريت", "أن الشرطة اعتقلت شابين"]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("هاجم مسلحون حاجزاً في كركوك.", "events.verbs:"),
        ("نفذ مسلحون هجوماً على حاجز في كركوك.", "+carried-by:"),
        ("قصف استهدف سوقاً في مدينة صعدة.", "+with:"),
    ],
)
def test_the_rule_names_the_words_behind_a_claim(text: str, part: str) -> None:
    assert part in claims(text)[0].rule
