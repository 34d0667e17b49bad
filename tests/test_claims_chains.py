"""Who says so, and through whom: the whole chain of the last claim of composed reports, outlets and people invented."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims

DAY = "2024-03-05"
SHELLED = "إن الجيش قصف بلدة سراقب."
# what it is about → reports, and the chain of their last claim from the origin outwards
CHAINS: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "a person behind a long office": [
        (f"قال نائب مدير عام دائرة الطوارئ في محافظة نينوى سرحان الزبيدي {SHELLED}", ("person/~سرحان-الزبيدي",)),
        (f"قال قائد شرطة الأقضية العميد سرحد قادر {SHELLED}", ("person/~سرحد-قادر",)),
        (f"قال ممثل الرئيس الشيشاني في موسكو مايربك فاتشاغاييف {SHELLED}", ("person/~مايربك-فاتشاغاييف",)),
        ("ذكر متحدث باسم الحكومة الإثيوبية، ليغيسي تولو، أن الجيش قصف البلدة.", ("person/~ليغيسي-تولو",)),
        ("أفاد رئيس المجلس القروي هاني عودة لـ\"رافد برس\"، بأن الجنود قصفوا البلدة.", ("person/~هاني-عوده",)),
        (f"وقال والي المدينة علي يرلي قايا {SHELLED}", ("person/ali-yerlikaya",)),
    ],
    "the last part of a name": [
        (
            "قال الناطق باسم تجمع الألوية حسام القاسم إن القوات انسحبت.\nوأضاف القاسم أن الجيش قصف سراقب.",
            ("person/~حسام-القاسم",),
        ),
        (
            "صرح مدير الدفاع المدني في ولاية بلاتو الحاج ساليسو باكو بأن مسلحين هاجموا قرية.\nوذكر باكو أن الجيش قصف القرية.",
            ("person/~ساليسو-باكو",),
        ),
    ],
    "an office that somebody holds": [
        (f"قال مكتب رئيس الوزراء السوداني عبد الله حمدوك {SHELLED}", ("role/sudanese-prime-minister-office",)),
    ],
    "two who speak": [
        ("أعلن الجيشان الأمريكي والعراقي في بيان مشترك مقتل أربعة من داعش.", ("actor/us-forces",)),
        (f"قال دبلوماسيان غربيان {SHELLED}", ("role/western-diplomats",)),
        ("أعلن ضباط أنهم قصفوا الميناء. وقال أحدهم إن الجيش قصف سراقب.", ("role/officers",)),
    ],
    "through whom": [
        ("ونقلت مراسلة \"صدى الجنوب\" عن سكان أن الجيش قصف سراقب.", ("role/residents", "role/correspondent", "source/~صدي-الجنوب")),
        ("تبنى داعش الهجوم على سنجار عبر وكالة أعماق.", ("actor/isis", "source/amaq")),
        ("أظهرت وثائق سربها موقع \"كشاف\" أن الجيش قصف سراقب.", ("role/documents", "source/~كشاف")),
        (f"قالت \"شبكة أخبار الوادي\" نقلا عن شهود {SHELLED}", ("role/witnesses", "source/~اخبار-الوادي")),
        ("قتل جنود في كمين، بحسب ما أفاد مصدران وكالة الأنباء المحلية \"فاسو برس\".", ("role/sources", "source/~فاسو-برس")),
        ("نقل موقع \"والا\" عن الإذاعة العسكرية أن صاروخا سقط في بئر السبع.", ("role/~الاذاعه-العسكريه", "source/walla")),
    ],
    "pages, accounts, whoever has seen a paper": [
        ('وذكر حساب "مراقب الساحل" على تويتر أن مسلحين هاجموا ميناكا.', ("source/~مراقب-الساحل",)),
        ('وقالت صفحة "أخبار الرستن" على فيسبوك إن الجيش قصف المدينة.', ("source/~اخبار-الرستن",)),
        ('وذكرت وثيقة اطلعت عليها "الأفق" أن الجيش قصف الرمادي.', ("role/documents", "source/~الافق")),
        ("لم يتسن لرويترز التحقق من تقارير أفادت بأن الجيش قصف إدلب.", ("role/reports",)),
    ],
    "an officer makes clear": [
        ("وبين آمر اللواء العميد الركن نجم السوداني لوسائل الإعلام أن الجيش قصف الرمادي.", ("person/~نجم-السوداني",)),
    ],
    "papers speak": [
        ("جاء في لائحة الاتهام أن المتهم قصف سراقب بقذيفة.", ("role/indictment",)),
        ("وبحسب مذكرة مؤرخة في آذار 2014 قصف الجنود بلدة سراقب.", ("role/documents",)),
    ],
    "lands and capitals": [
        ("أعلنت مالي، الاثنين، أن قواتها قتلت ستة مسلحين قرب تيساليت.", ("actor/malian-government",)),
        ("وقالت واشنطن إنها حذرت موسكو من مواصلة القتال.", ("actor/us-government",)),
        ("لكن وزير الخارجية الأمريكي مايك بومبيو اتهم إيران بقصف بقيق.", ("person/mike-pompeo",)),
    ],
    "who denies": [
        ("اتهمت وزارة الداخلية السورية قسد بإطلاق سراح عناصر من داعش، وهو ما نفته الأخيرة.", ("actor/sdf",)),
        ("هاجم مسلحون سفينة قرب الفجيرة. وسارعت طهران إلى نفي ذلك.", ("actor/iranian-government",)),
        (
            "أفادت صحيفة \"المدار\" بأن عناصر من حركة أمل قصفوا سراقب.\nونفت حركة أمل أن تكون لعناصرها علاقة بذلك.",
            ("actor/amal",),
        ),
        (
            "قالت سانا إن الجيش قصف سراقب.\nونقلت صحيفة \"المسند\" عن القائد العميد عمر جوهر نفيه لتلك الأنباء.",
            ("person/~عمر-جوهر", "source/~المسند"),
        ),
    ],
    "another who owns up passes nothing on": [
        ("تبنى الجيش الحر تفجير دمشق، كما تبناه لواء الإسلام في صفحته.", ("actor/fsa",)),
    ],
    "a group by the name it gave itself": [
        ("وأعلنت جماعة غير معروفة تطلق على نفسها اسم «المناضلون» مسؤوليتها عن الاغتيال.", ("actor/~المناضلون",)),
    ],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "chain"), [(k, *row) for k, rows in CHAINS.items() for row in rows])
def test_the_chain_of_what_is_told(kind: str, text: str, chain: tuple[str, ...]) -> None:
    told = claims(text, DAY)
    assert told and tuple(link.entity for link in told[-1].chain) == chain, kind


def test_a_source_before_and_another_after_have_a_clause_each() -> None:
    text = "ووفق مديرية صحة السويداء قتل 215 شخصا، وخطف التنظيم 30 امرأة وفق وجهاء محليين."
    chains = [[link.entity for link in claim.chain] for claim in claims(text, DAY)]
    assert chains == [["role/suwayda-health-administration"], ["role/local-tribal-leaders"]]


@pytest.mark.parametrize(
    "text", ["وأضاف التقرير أن القوات قصفت سراقب.", "ذكر تقرير أصدرته منظمة العفو الدولية أن الجيش قصف سراقب."]
)
def test_a_report_decides_nothing(text: str) -> None:
    assert [claim.modality for claim in claims(text, DAY)] == ["reported"]
