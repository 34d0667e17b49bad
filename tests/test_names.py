"""Names one by one: ambiguous places, states and lands, clitics and spellings, persons, unlisted names. Composed sentences."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.pipeline import recognise
from tawatur.recognise.found import FoundName
from tawatur.words.compile import Words, compile_words, load_words


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


def names(text: str, words: Words, published: str | None = None) -> list[FoundName]:
    return list(recognise(text, published, words).names)


# text | what each name in it is, as surface = id; «-» where nothing is
PLACES = """
انفجرت سيارة في الجديدة بريف إدلب الغربي | الجديدة = place/al-jadida-idlib, إدلب = place/idlib
دخلت القوات مدينة الباب شمالي حلب ثم تمركزت في الباب | الباب = place/al-bab, حلب = place/aleppo, الباب = place/al-bab
خرجوا من الباب الخلفي للمنزل في دمشق | دمشق = place/damascus
أُغلق الباب في وجوههم | -
نزح أهالي القريتين إلى حمص | القريتين = place/al-qaryatayn, حمص = place/homs
جرى التنسيق بين القريتين المجاورتين | -
استُهدفت قرية الحديد شمالي بعقوبة | الحديد = place/al-hadid, بعقوبة = place/baquba
استُهدفت قرية الحديد بريف الرقة | الحديد = place/~الحديد, الرقة = place/raqqa
صادروا الحديد والنحاس في حلب | حلب = place/aleppo
انسحبوا من تدمر باتجاه دير الزور | تدمر = place/palmyra, دير الزور = place/deir-ez-zor
غارات تدمر منازل المدنيين في حلب | حلب = place/aleppo
سرت شائعات في بنغازي | بنغازي = place/benghazi
دارت المعارك في سرت الليبية | سرت = place/sirte
اعتقلوه في الخيام جنوب لبنان | الخيام = place/khiam, لبنان = place/lebanon
حريق في الخيام بمخيم الهول في الحسكة | مخيم الهول = facility/al-hol-camp, الحسكة = place/hasaka
وصل إلى صور اللبنانية | صور = place/tyre
نُشرت صور الضحايا في لبنان | لبنان = place/lebanon
هدوء في طرابلس اللبنانية | طرابلس = place/tripoli-lebanon
هدوء في طرابلس الليبية | طرابلس = place/tripoli
زار الوفد عُمان | عُمان = place/oman
زار الوفد عَمّان | عَمّان = place/amman
هجوم في البيضاء باليمن | البيضاء = place/al-bayda-yemen, اليمن = place/yemen
هجوم في مدينة البيضاء شرقي ليبيا | البيضاء = place/al-bayda-libya, ليبيا = place/libya
قصف في المنصورة بريف الرقة | المنصورة = place/al-mansoura-raqqa, الرقة = place/raqqa
نزحوا من البصرة والعمارة والديوانية | البصرة = place/basra, العمارة = place/amara, الديوانية = place/diwaniyah
الشرق الأوسط على حافة الهاوية، قال لـ"الشرق الأوسط" | الشرق الأوسط = source/asharq-al-awsat, الشرق الأوسط = source/asharq-al-awsat
عاد المبعوث إلى الشرق الأوسط | الشرق الأوسط = place/middle-east
اشتباكات في طرابلس الليبية وعلى أطراف سوق الجمعة | طرابلس = place/tripoli, سوق الجمعة = place/souq-al-jumaa
عاد التجار إلى سوق الجمعة في المدينة | -
قُتل شابان في الضفة قرب رام الله | الضفة = place/west-bank, رام الله = place/ramallah
استشهاد طفل في حي الروضة بتعز | الروضة = place/~الروضه, تعز = place/taiz
أصيب شبان في حي السودان بالجيزة | حي السودان = place/~حي-السودان, الجيزة = place/giza-egypt
بلدات (الشحيل، ذيبان، الجرذي) بدير الزور | الشحيل = place/al-shuhayl, ذيبان = place/diban, الجرذي = place/al-jardhi, دير الزور = place/deir-ez-zor
"""

STATES = """
وشنّت إسرائيل غارات على دمشق | actor/israel
قصفت صواريخ مواقع داخل إسرائيل | place/israel
قالت تركيا إنها سترد | actor/turkey
وشنّت الإمارات غارات على شبوة | actor/uae
أسقطوا مسيّرات أطلقتها روسيا | actor/russia
شهدت تركيا هجوماً دامياً | place/turkey
بدأت روسيا انسحاباً من حميميم | actor/russia
وصلوا إلى روسيا أمس | place/russia
اتهمت قسد وتركيا بعضهما | actor/turkey
"""

FAR = """
هاجم مسلحون قاعدة في ماي كادرا بإقليم أمهرة | ماي كادرا = place/mai-kadra, إقليم أمهرة = place/amhara
اشتباكات في بارطيري وعيلواق جنوب الصومال | بارطيري = place/bardera, عيلواق = place/el-wak, الصومال = place/somalia
كمين قرب تشومابانغو في النيجر | تشومابانغو = place/tchomabangou, النيجر = place/niger
مقتل مزارعين في كوشوبي بولاية بورنو | كوشوبي = place/zabarmari, ولاية بورنو = place/borno
هجوم في مدينة بيني بالكونغو الديمقراطية | مدينة بيني = place/beni-drc, الكونغو الديمقراطية = place/dr-congo
قالت مصادر في كيسانغاني إن المعارك مستمرة | كيسانغاني = place/kisangani
قصف على هورليفكا وتشاسوف يار | هورليفكا = place/horlivka, تشاسوف يار = place/chasiv-yar
مواجهات في كولياكان بولاية سينالوا المكسيكية | كولياكان = place/culiacan, سينالوا = place/sinaloa
شغب في سجن بولي شرخي شرق كابول | سجن بولي شرخي = facility/pul-e-charkhi-prison, كابول = place/kabul
وصلت القوات إلى هايتي | هايتي = place/haiti
أصيبوا بصداع وآلام في المعدة | -
"""

SPELLINGS = """
هاجم د ا ع ش نقطة لـ«قسد» | د ا ع ش = actor/isis, قسد = actor/sdf
اشتبكوا مع ق س د | ق س د = actor/sdf
وللتحالف الدولي قاعدة | للتحالف الدولي = actor/global-coalition
مقتل عنصر من #داعش وبقسد | داعش = actor/isis, قسد = actor/sdf
نُقلوا إلى سجن "غويران" | سجن "غويران" = facility/al-sinaa-prison
زاروا سجن
الرقة المركزي | سجن
الرقة المركزي = facility/raqqa-central-prison
سورياً كان أم عراقياً | -
معارك في جبهة الكسارة غربي مارب | الكسارة = place/al-kasarah, مارب = place/marib
قُصف معسكر ابوشوك | معسكر ابوشوك = facility/abu-shouk-camp
"""

PERSONS = """
قال العقيد نديم الحافظ إن الطريق آمن | نديم الحافظ
قاد الرائد فراس الطويل المجموعة | فراس الطويل
قُتل الطفل محمد برصاصة | محمد
فقدت ابنها يوسف | يوسف
روى حامد العلي ما جرى، ثم عاد العلي إلى بيته | حامد العلي, العلي
حضر محمد سالم الغبان | محمد سالم الغبان
وإلى البادية عادوا | -
نجم عنه سقوط ضحايا | -
عليا للنظر في الطعون | -
على ناصر الطريق حاجز | -
قال العميد نبيل عبد الله إن القرية آمنة، وأضاف العميد عبد الله ذلك | نبيل عبد الله, عبد الله
قالت آمنة عبد الله إنها نجت، والحمد لله رب عبد الله | آمنة عبد الله
اعتُقل محمود حمزة فجراً، ثم أُطلق حمزة ليلاً | محمود حمزة, حمزة
قصف سوق آل عمار الشعبي | -
استهدفت منزلاً لعائلة أبو جامع | -
وبحسب المتحدث أسامة علي، أُجليت العائلات | أسامة علي
أكد محمد علي أن الطريق آمن | محمد علي
قال العميد عبد العزيز الأحمد إن الطريق آمن | عبد العزيز الأحمد
ليس عبد أحد | -
"""

UNLISTED = """
انفجر لغم في قرية تيغزالت أمس | place/~تيغزالت
وصلوا إلى بلدة توكمبيرا بأقصى البلاد | -
أغاروا على قرية شق الطلح فجراً | place/~شق-الطلح
دخلوا قرية تتبع للبدو وأحرقوها | -
قصف قرية كفر الجماعين | place/~كفر-الجماعين
أُغلق معبر أم التنانير | facility/~معبر-ام-التنانير
نُقل إلى سجن البرج الشرقي | facility/~سجن-البرج-الشرقي
بيان باسم لواء أنصار التل | actor/~لواء-انصار-التل
نقلت وكالة صدى النهر الخبر | source/~وكاله-صدي-النهر
ذكر موقع "بوابة البادية" الخبر | source/~بوابه-الباديه
سقطت قذيفة على حي الأكواخ جنوبي البلد | place/~حي-الاكواخ
استهدف القصف محيط مستشفى 22 مايو | facility/~مستشفي-22-مايو
فجّر نفسه في جامع الإمام الصادق | facility/~جامع-الامام-الصادق
وقع الهجوم على كنيسة مار جرجس | facility/~كنيسه-مار-جرجس
قصفوا مستشفى عبس أمس | facility/~مستشفي-عبس
استهدف القصف برج فلسطين | facility/~برج-فلسطين
أُغلقت مدرسة الحي ومسجد القرية | -
خرجوا من ساحة المعركة إلى حي كامل مدمر | -
أحرقوا قرية لاغدو شمالي البلاد | place/~لاغدو
قُتل أربعة بمنطقة البوعيثة | place/~البوعيثه
قصفوا قرية بيت الوافي | place/~بيت-الوافي
أحرقوا قرية يقيم فيها رعاة | -
وصلوا إلى قرية مجاورة | -
عبروا جسراً خشبياً، أمام جسر خشبي | -
تجمعوا أمام مبنى البلدية | -
قُصفت مدينة واقتصرت الأضرار على المباني | -
هوجمت قرية أم دقرسون ليلاً | place/~ام-دقرسون
هوجمت قرية أم مدينة أخرى | -
"""

# unlisted names joined to the first one after a plural noun
LISTS = """
قصفت الطائرات بلدات معركة وطيرحنون وعيتوتا في قضاء صور | معركة, طيرحنون, عيتوتا, صور
هوجمت قرى حميمات وود الناير وأحرقت بيوتها | حميمات, ود الناير
هوجمت قرى حميمات والمزارع المحيطة ونهبت بيوتها | حميمات
هوجمت قريتا حميمات، وداهم المسلحون البيوت | حميمات
"""


def rows(table: str) -> list[tuple[str, str]]:
    text = table.strip("\n").replace("سجن\n", "سجن\r")
    return [
        (a.strip().replace("\r", "\n"), b.strip().replace("\r", "\n"))
        for a, b in (r.split("|") for r in text.split("\n"))
    ]


@pytest.mark.parametrize(("text", "expected"), rows(PLACES) + rows(FAR) + rows(SPELLINGS))
def test_whose_a_name_is(text: str, expected: str, words: Words) -> None:
    got = [f"{n.value.surface} = {n.value.entity}" for n in names(text, words)]
    assert got == ([] if expected == "-" else expected.split(", "))


@pytest.mark.parametrize(("text", "expected"), rows(STATES))
def test_a_country_acts_or_is_a_scene(text: str, expected: str, words: Words) -> None:
    slug = expected.split("/")[1]
    assert [n.value.entity for n in names(text, words) if n.value.entity.endswith("/" + slug)] == [expected]


@pytest.mark.parametrize(("text", "expected"), rows(PERSONS))
def test_unlisted_persons(text: str, expected: str, words: Words) -> None:
    got = [n.value.surface for n in names(text, words) if n.value.class_ == "person"]
    assert got == ([] if expected == "-" else expected.split(", "))


@pytest.mark.parametrize(("text", "expected"), rows(UNLISTED))
def test_unlisted_names_by_their_surroundings(text: str, expected: str, words: Words) -> None:
    assert [n.value.entity for n in names(text, words)] == ([] if expected == "-" else [expected])


@pytest.mark.parametrize(("text", "expected"), rows(LISTS))
def test_unlisted_names_in_a_list(text: str, expected: str, words: Words) -> None:
    assert [n.value.surface for n in names(text, words)] == expected.split(", ")


# «وزارة الدفاع» is everybody's: the country the report plays in decides; nothing is forced where nothing tells
SHARED = [
    ("قالت وزارة الدفاع إن المواقع آمنة.", "actor/~وزاره-الدفاع"),
    ("اشتباكات في صنعاء ومأرب. قالت وزارة الدفاع إن المواقع آمنة.", "actor/yemeni-defence-ministry"),
    ("غارات على بغداد والموصل. قالت وزارة الدفاع إن المواقع آمنة.", "actor/iraqi-defence-ministry"),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_names_that_several_bodies_bear(text: str, expected: str, words: Words) -> None:
    (found,) = [n for n in names(text, words) if n.value.surface == "وزارة الدفاع"]
    assert found.value.entity == expected
    assert bool(found.candidates) == ("~" in expected)


OWNERS = [("2023-05-01", "actor/syrian-government"), ("2025-03-01", "actor/former-syrian-regime")]


@pytest.mark.parametrize(("published", "expected"), OWNERS)
def test_names_change_their_owner(published: str, expected: str, words: Words) -> None:
    (found,) = [n for n in names("تحدث عن جرائم النظام السوري", words, published) if "النظام" in n.value.surface]
    assert found.value.entity == expected or (published > "2025" and found.value.entity != "actor/syrian-government")


OVERLAY = """
- {id: actor/mist-brigade, ar: لواء الضباب, en: Mist Brigade, kind: armed-group, country: SY, names: [ضبابيون], weak: [الضباب]}
- {id: place/hama, ar: حماة, en: Hama, kind: city, country: SY, names: [أم النواعير]}
"""


def test_an_overlay_adds_names_and_entities(tmp_path: Path, words: Words) -> None:
    (tmp_path / "mine.yaml").write_text(OVERLAY, encoding="utf-8")
    text = "هاجم لواء الضباب حاجزاً في أم النواعير، وقال الضباب إن ضبابيين قُتلوا"
    own = [n.value.entity for n in names(text, compile_words(tmp_path))]
    assert own == ["actor/mist-brigade", "place/hama", "actor/mist-brigade"]
    assert "place/hama" not in [n.value.entity for n in names(text, words)]


@given(
    st.lists(
        st.sampled_from(
            [
                "في",
                "و",
                "قسد",
                "الباب",
                "مدينة",
                "سجن",
                "محمد",
                "العلي",
                "،",
                "\n",
                "«",
                "»",
                "الرقة",
                "ال",
                "ب",
                "د",
                "ا",
                "ع",
                "ش",
                "2014",
            ]
        ),
        max_size=25,
    )
)
def test_names_never_overlap_and_anchor_in_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    found = names(text, load_words())
    for one, two in pairwise(found):
        assert one.end <= two.start and one.last < two.first
    for name in found:
        assert text[name.start : name.end] == name.value.surface != ""
