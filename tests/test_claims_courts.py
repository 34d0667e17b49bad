"""Claims in reports on courts, prisons and rights: who says so, who did it, and what a passage tells. Every sentence is composed."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims, only, parts

# passage, type of the one claim asked for → the first link of its chain
SOURCES: list[tuple[str, str, str | None]] = [
    # those in power, named right after what somebody else said, are called on; others call themselves
    (
        "وقالت منظمة العفو الدولية إن الحكم جائر، وطالبت السلطات المصرية بالإفراج عن المعتقلين.",
        "release",
        "source/amnesty",
    ),
    (
        "وقالت هيومن رايتس ووتش إن المحاكمة جائرة، ودعت الحكومة الأردنية إلى إطلاق سراح المحامين.",
        "release",
        "source/hrw",
    ),
    (
        "واعتبر المرصد الأورومتوسطي الحكم ضربة للحريات، وطالب السلطات التونسية بالإفراج عنهم.",
        "release",
        "source/euro-med-monitor",
    ),
    (
        "وأفادت منظمة العفو الدولية بأن المحاكمة جائرة. وطالبت هيومن رايتس ووتش بالإفراج عنهم.",
        "release",
        "source/hrw",
    ),
    # «عبر» beside a feeling is no preposition
    (
        "وعبّر نقيب الصحفيين محمد الجلاصي عن خشيته من اعتقالات جديدة.",
        "arrest",
        "person/~محمد-الجلاصي",
    ),
    # a conviction is nobody's word
    (
        "أعلنت وزارة الداخلية السعودية أنها أعدمت ثلاثة رجال بعد إدانتهم بقيادة خلية هاجمت دورية في القطيف.",
        "attack",
        "actor/saudi-interior-ministry",
    ),
    # whoever is called by a name, or calls himself by one
    (
        "قالت منظمة العفو الدولية إن أحدهم، ويدعى عمر الطيب، فارق الحياة في السجن.",
        "killing",
        "source/amnesty",
    ),
    (
        "قال شاهد عيان يدعى حسن نور إن الجنود اعتقلوا ثلاثة طلاب.",
        "arrest",
        "person/~حسن-نور",
    ),
    (
        'أعلنت جماعة تطلق على نفسها اسم "كتائب أسد الرافدين" مسؤوليتها عن خطف سائقين.',
        "abduction",
        "actor/~كتائب-اسد-الرافدين",
    ),
    (
        "واعتبرت نقابة الصحفيين اليمنيين الحكم جائرا، وطالبت المبعوث الأممي بالضغط لإطلاق سراحهم.",
        "release",
        "source/yemeni-journalists-syndicate",
    ),
    (
        "وأدانت جمعية الوفاق المعارضة التفجير، غير أنها طالبت السلطات بالإفراج عن الموقوفين.",
        "release",
        "actor/al-wefaq",
    ),
    (
        'ورحبت الجمعية المغربية لحقوق الإنسان بالخطوة، داعية إلى "طي الملف" عبر الإفراج عن باقي معتقلي الحراك.',
        "release",
        "source/amdh-morocco",
    ),
    (
        "جددت منظمة العفو الدولية نداءها إلى السلطات لإطلاق سراحهم دون قيد.",
        "release",
        "source/amnesty",
    ),
    (
        "وانتقد مقررون أمميون استمرار المحاكمة، وحثوا المنامة على إطلاق سراحه.",
        "release",
        "role/un-rapporteurs",
    ),
    # who accuses stands before «الذي»; a document speaks
    (
        "وفقا لمركز الشهاب لحقوق الإنسان الذي اتهم إدارة السجن بمنع الدواء عنه.",
        "deprivation",
        "source/shehab-centre",
    ),
    (
        "وبحسب لائحة الاتهام، فإن المتهم اشترى بندقية، لكن الشرطة ألقت القبض عليه.",
        "arrest",
        "role/indictment",
    ),
    # «المجموعة» is whoever was called so
    (
        "قالت مجموعة محامو الطوارئ إن الوضع خطير. وأضافت المجموعة أن الشرطة اعتقلت ثلاثة طلاب.",
        "arrest",
        "source/emergency-lawyers-sudan",
    ),
]


@pytest.mark.parametrize(("text", "kind", "source"), SOURCES)
def test_who_says_so(text: str, kind: str, source: str | None) -> None:
    chain = only(text, kind).chain
    assert (chain[0].entity if chain else None) == source


# passage → the types and polarities of its claims
TOLD: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "داهمت فرقة أمنية منزل المحامي في صفاقس وأوقفته أمام أبنائه.",
        [("security_operation", "affirmed"), ("arrest", "affirmed")],
    ),
    ("أوقفت الشرطة مدونة ومحاميين في أكادير.", [("arrest", "affirmed")]),
    ("وأكدت الإدارة أن أيا من السجناء لم يدخل في إضراب عن الطعام.", [("protest", "negative")]),
    ("دخل ستة سجناء في إضراب عن الطعام.", [("protest", "affirmed")]),
    ("قال مصدر إن اتصالات تجري مع وجهاء العشائر.", [("talks", "affirmed")]),
    ("واعتبرت النقابة القرار ضربة لاستقلالية القضاء.", []),
    ("أصدر الملك عفوا شمل مئة سجين.", [("release", "affirmed")]),
    ("وقد جرى أسرهم قرب الخرطوم.", [("arrest", "affirmed")]),
    ("أفرجت السلطات عنها بعد ثلاثة أسابيع على اعتقالها.", [("release", "affirmed"), ("arrest", "affirmed")]),
    ("وتضم مراكز اعتقال في الخرطوم.", []),
    (
        "قالت هيومن رايتس ووتش إن الحكم جائر. وطالبت السلطات الحوثية بإلغاء الحكم والإفراج الفوري عن المعتقلين.",
        [("appeal", "affirmed"), ("release", "affirmed")],
    ),
    ("قضوا في تفجير عجلة على سيطرة الأمل التابعة للجيش في التاجي.", [("explosion", "affirmed")]),
    ("استفاد من العفو 16 مدانا.", [("release", "affirmed")]),
    ("ولم يعرف بعد مصير ثلاثة ناشطين اختفوا في بغداد.", [("abduction", "affirmed")]),
    ("أعلنت السلطات انتشال رفات عشرة أشخاص من مقبرة جماعية في سرت.", [("killing", "affirmed")]),
    ("طالب خبراء بالكشف عن مصير الطبيب المفقود.", [("appeal", "affirmed")]),
    ("وغادر الصحفي السجن ليلا.", [("release", "affirmed")]),
    ("وقالت إن الضباط ضربوهم لانتزاع أقوالهم في مقر المحافظة.", [("attack", "affirmed")]),
    ("ومنعوا من لقاء أبنائهم في السجن.", []),
    ("أعلنت الوزارة ضبط شبكة من ستة كويتيين.", [("arrest", "affirmed")]),
    (
        "ألقت الشرطة القبض على ضابط سابق، المتهم بتصفية معتقلين تحت التعذيب عام 2012.",
        [("arrest", "affirmed"), ("killing", "affirmed")],
    ),
    (
        "حكم على ثلاثة مدانين بتفجير عجلة مفخخة على سيطرة للجيش العراقي في قضاء بلد.",
        [("explosion", "affirmed")],
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_told(text: str, told: list[tuple[str, str]]) -> None:
    assert [(claim.type, claim.polarity) for claim in claims(text)] == told


# passage, type of the one claim → how real it is
REAL: list[tuple[str, str, str, str]] = [
    ("وطالب الأهالي، خلال اعتصام أمام السرايا، الحكومة بإقرار القانون.", "protest", "affirmed", "reported"),
    ('اعتبر المحامي خالد علي أن توقيف موكله "باطل".', "arrest", "affirmed", "reported"),
]


@pytest.mark.parametrize(("text", "kind", "polarity", "modality"), REAL)
def test_how_real_it_is(text: str, kind: str, polarity: str, modality: str) -> None:
    claim = only(text, kind)
    assert (claim.polarity, claim.modality) == (polarity, modality)


# passage, type of the one claim → those who take part
WHO: list[tuple[str, str, dict[str, str]]] = [
    # who was counted is no doer, whoever tells of them
    ("قالت المفوضية السامية لحقوق الإنسان إن نحو 20 شخصا أعدموا في مدينة مصياف.", "killing", {}),
    (
        "قال المصدر إن وحدة من الدرك الوطني الموريتاني تمكنت من توقيف ثلاثة منهم.",
        "arrest",
        {"mauritanian-gendarmerie": "agent"},
    ),
    (
        "وثقت منظمة العفو الدولية اقتياد أربعة منهم على يد قوات أمن بزي مدني من القاهرة.",
        "arrest",
        {"egyptian-security-forces": "agent"},
    ),
]


@pytest.mark.parametrize(("text", "kind", "who"), WHO)
def test_who_did_it(text: str, kind: str, who: dict[str, str]) -> None:
    assert parts(only(text, kind)) == who


# passage → where its one claim plays
WHERE: list[tuple[str, str]] = [
    ("تظاهر معلمون في الرباط أمس.", "place/rabat"),
    ("اعتقلت الشرطة التونسية ثلاثة طلاب في سوسة.", "place/sousse"),
    ("أوقف الأمن العام الأردني خمسة شبان في الزرقاء.", "place/zarqa"),
    ("اعتقلت قوات الأمن خمسة ناشطين في نواذيبو.", "place/nouadhibou"),
    ("أدانت منظمة سام، ومقرها جنيف، اعتقال ثلاثة صحفيين في صنعاء.", "place/sanaa"),
    ("أوقف الأمن التونسي ثلاثة محامين أمام القصر الرئاسي بقرطاج.", "place/carthage-tunisia"),
    # an office, a man who is held: no place of what happened
    ("ألقت الشرطة القبض على القائد السابق في سجن صيدنايا عصام حيدر في درعا.", "place/daraa"),
    ("توفي معتقل إداري من بلدة قباطية تحت التعذيب في سجن عوفر.", "facility/ofer-prison"),
]


@pytest.mark.parametrize(("text", "where"), WHERE)
def test_where_it_was(text: str, where: str) -> None:
    assert [claim.where for claim in claims(text)] == [where]


def test_when_somebody_was_taken_is_a_day_and_no_beginning() -> None:
    text = "ثبّتت المحكمة، الخميس، أمر سجنه لمدة ستة شهور، وهو الأمر الثالث منذ اعتقاله في أيلول 2017."
    when = only(text, "arrest", "2018-04-20").when
    assert when is not None and when.edtf == "2017-09"


def test_how_long_is_no_part_of_a_name() -> None:
    text = "قررت المحكمة حبس الناشط ناجح عطية لمدة ستة شهور، بعد أن اعتقلت الشرطة ناجح عطية في سوسة."
    assert "person/~ناجح-عطيه-لمده" not in {actor.entity for claim in claims(text) for actor in claim.actors}


def test_who_died_in_an_attempt_is_dead() -> None:
    outcomes = {claim.type: claim.outcome for claim in claims("وأسفرت محاولة هروب من السجن عن مقتل تسعة سجناء.")}
    assert outcomes == {"escape": "attempted", "killing": None}
