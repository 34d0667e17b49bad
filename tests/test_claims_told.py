"""What is told and what is not: traces, gangs, accidents, who was caught before, what is only meant, feared, rumoured."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims

PLAIN = {"affirmed", "reported", None}


def stands(text: str) -> list[str]:
    """Each claim's type, with polarity, modality and outcome where they are not the plain ones."""
    return [
        " ".join([c.type, *(v for v in (c.polarity, c.modality, c.outcome) if v is not None and v not in PLAIN)])
        for c in claims(text, "2024-03-05")
    ]


FOUND_DEAD = [
    # what traces tell of is long over: the body that was found is the claim
    ("عُثر على جثة عنصر سابق في الدفاع الوطني ملقاة على طريق السويداء وعليها آثار طلقات نارية.", ["killing"]),
    ("وُجد مقتولاً داخل سيارته في حي الكرادة.", ["killing"]),
    ("كشفت السلطات الليبية عن مقبرة جماعية تضم 28 جثة لمهاجرين في الكفرة.", ["killing"]),
    ("انتشلت فرق الإنقاذ رفات تسعة أشخاص من مقبرة جماعية في محيط قضاء سنجار.", ["killing"]),
    # whom nobody killed
    ("لقي أربعة أطفال حتفهم غرقاً في قناة للري بريف المنيا.", []),
    ("قتل ثلاثة أشخاص في حادث سير على طريق حمص.", []),
    ("عُثر في إحدى الشقق على جثة امرأة متوفاة منذ أيام لأسباب طبيعية.", []),
    ("توفي معتقل في سجن برج العرب إثر أزمة قلبية.", ["killing"]),
    # «آخر» is whom the same doer hurt
    ("أردى مسلح شرطياً وأصاب آخر في حي باب الزاوية.", ["killing"]),
]

NOT_TOLD = [
    ("مداهمة وكر لعصابة خطف شمال بغداد", ["security_operation"]),
    ("رفض القضاة النظر في الدعوى احتجاجاً على التدخل السياسي في عملهم.", []),
    ("أدى الرئيس صلاة العيد مع الجنود الذين وقفوا أمامه في صفوف.", []),
    ("دعا الخطيب المصلين إلى الصبر في مواجهة المحن.", ["appeal"]),
    ("تضم الترسانة طائرات مسيرة انتحارية قادرة على ضرب أهداف على بعد ألفي كيلومتر.", []),
    ("سجل اللاعب هدفاً قاتلاً في الوقت الضائع وأطلق رصاصة الرحمة على آمال الضيوف.", []),
    ("يخشى الأهالي اقتحام البلدة بعد انتهاء المهلة.", ["attack feared"]),
    ("طالبت أسر المخطوفين بالإفراج الفوري عنهم.", ["appeal", "release demanded"]),
    ("قتل جندي وأصيب آخران بطلق ناري عن طريق الخطأ أثناء تنظيف سلاح.", ["attack"]),
]

WARDED_OFF = [
    ("اعترضت الدفاعات الجوية مسيّرات أطلقها الحوثيون من صعدة.", ["air_drone_strike repelled"]),
    ("تصدت مضادات الجيش لمسيّرات حلقت فوق مروي.", ["air_drone_strike repelled"]),
    ("رصدت سفينة حربية بريطانية صاروخين وأسقطتهما.", ["air_drone_strike repelled"]),
    # a boat is no drone
    ("هاجمت زوارق مسيرة أوكرانية سفينة إنزال في نوفوروسيسك.", ["attack"]),
    ("أصيبت ناقلة بضائع ترفع علم ليبيريا بمقذوف مجهول في خليج عدن.", ["attack"]),
]

CAME_ABOUT = [
    ("لم يسفر القصف عن سقوط ضحايا.", ["shelling"]),
    ("أوقف الأمن انتحارياً قبل أن يفجر نفسه.", ["arrest", "explosion negative"]),
    ("دمر الجيش نفقاً كان معداً لتنفيذ هجمات.", ["property_damage", "attack intended"]),
    ("إسرائيل تدرس توجيه ضربة لمنشآت نووية", ["attack intended"]),
    ("قد تلجأ الحكومة إلى إعلان حظر التجول.", ["deployment hypothetical"]),
    ("تأجيل انسحاب القوات من درنة", ["withdrawal negative"]),
    ("أوقفت مصر إدخال الشاحنات عبر المعبر حتى إشعار آخر.", ["aid negative"]),
    ("علّق الأسرى إضرابهم عن الطعام بعد استجابة الإدارة لمطالبهم.", ["protest negative"]),
    ("شائعات عن اعتقال قائد الحرس الجمهوري", ["arrest alleged"]),
    ("تردد أن طائرة مجهولة قصفت موقعاً للحشد قرب البوكمال.", ["air_drone_strike alleged"]),
    ("طهران تتوعد برد قاس على اغتيال العالم النووي", ["warning", "killing"]),
    ("ويخشى السكان من أن تتكرر تلك المجازر.", ["killing feared"]),
    ("لا يزال مصير 30 مختطفاً من أبناء القرية مجهولاً منذ ثلاث سنوات.", ["abduction"]),
]

CARRIED = [
    ("انطلقت في مسقط جولة جديدة من المحادثات غير المباشرة.", ["talks"]),
    ("مددت محكمة عسكرية الاعتقال الإداري للأسير خالد ستة أشهر إضافية.", ["arrest"]),
    ("نفذ الطيران المروحي إنزالاً جوياً قرب قرية الحوايج وأسر قيادياً في التنظيم.", ["security_operation", "arrest"]),
    ("فجر الجيش الإسرائيلي مربعاً سكنياً في رفح.", ["explosion"]),
    ("رفعت القوات سواتر ترابية على طريق الحسكة.", ["deployment"]),
    ("يعتزم مجلس الأمن عقد جلسة لبحث الوضع في السودان.", ["talks intended"]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND_DEAD + NOT_TOLD + WARDED_OFF + CAME_ABOUT + CARRIED)
def test_what_is_told_and_how(text: str, expected: list[str]) -> None:
    assert stands(text) == expected


HELD_OR_FREED = [
    ("طلب الخاطفون مبلغ 50 ألف دولار مقابل إطلاق سراحه.", ["release demanded"]),
    ("أفرج الخاطفون عن المهندس مقابل فدية.", ["release"]),
    ("رفضت محكمة الاستئناف طلب الإفراج المؤقت عن الصحفي.", ["release negative"]),
    ("أطلقت الشرطة سراح المتظاهرين الذين أوقفوا أمس.", ["release", "arrest"]),
    ("استعادت القوات 12 مختطفاً كانوا بيد بوكو حرام.", ["release"]),
    ("عاد 30 محتجزاً إلى ذويهم بعد احتجاز دام ثلاثة أشهر.", ["release", "holding"]),
    ("تم وضع المشتبه فيهم تحت تدبير الحراسة النظرية.", ["arrest"]),
]

LED_TO = [
    # what struck stands inside the set phrase of death, or before what it led to
    ("أودى الانفجار بحياة ضابط كبير.", ["explosion"]),
    ("خلفت الغارة أضراراً مادية دون إصابات بشرية.", ["air_drone_strike", "property_damage"]),
    ("شلّت الغارات مطار حلب الدولي وأخرجته من الخدمة.", ["air_drone_strike"]),
    ("عطّل الهجوم الصاروخي حركة الملاحة في ميناء أوديسا.", ["shelling"]),
    ("خلّف القصف الصاروخي على مدينة خاركيف دماراً واسعاً.", ["shelling", "property_damage"]),
    ("دفع القصف على مدينة الفاشر آلاف العائلات إلى الفرار.", ["displacement", "shelling"]),
    ("أجبرت الاشتباكات في مدينة الخرطوم السكان على البقاء في منازلهم.", ["clash"]),
    ("ردت إسرائيل على الهجوم بسلسلة من الغارات على قطاع غزة.", ["air_drone_strike"]),
    ("ردت القوات الأوكرانية على الهجوم بقصف مدينة بيلغورود.", ["shelling"]),
    ("شاركت طائرات فرنسية في الهجوم على مواقع التنظيم في الموصل بغارات جوية.", ["air_drone_strike"]),
    ("انفجرت أجهزة نداء في الضاحية الجنوبية لبيروت.", ["explosion"]),
    ("أسفرت المداهمات عن القبض على تسعة مطلوبين.", ["security_operation", "arrest"]),
    ("لقي جندي حتفه في انقلاب آلية عسكرية.", ["killing"]),
]


@pytest.mark.parametrize(("text", "expected"), HELD_OR_FREED + LED_TO)
def test_who_is_held_and_what_led_to_it(text: str, expected: list[str]) -> None:
    assert stands(text) == expected


ONE_DEED = [
    # what was struck, what it was done for, what killed
    ("أكدت مصادر أن الضربة استهدفت اجتماعاً لقادة الفصيل.", ["attack"]),
    ("أطلق الجيش قنابل الغاز لتفريق متظاهرين في كفر قدوم.", ["security_operation"]),
    ("أوقعت طائرة مسيرة قتيلين في بلدة عيناثا.", ["air_drone_strike"]),
    ("كثفت القوات هجماتها على المدينة منذ مطلع الشهر.", ["attack"]),
    ("عُلقت المفاوضات إلى أجل غير مسمى.", ["talks negative"]),
    ("عبرت ثماني شاحنات محملة بالدقيق معبر زيكيم.", ["aid"]),
]


@pytest.mark.parametrize(("text", "expected"), ONE_DEED)
def test_one_deed_is_told_once(text: str, expected: list[str]) -> None:
    assert stands(text) == expected


NEGATED_OR_WISHED = [
    ("لا توجد أي نية لتسليم السجن.", ["handover negative intended"]),
    ("أمر الرئيس بسحب القوات من الأحياء السكنية.", ["withdrawal demanded"]),
    ("من المتوقع وصول تعزيزات إضافية غداً.", ["deployment intended"]),
    ("لن يكون هناك اتفاق قبل عودة الرهائن.", ["agreement negative"]),
    ("تجنبت المدينة معركة دامية بفضل اتفاق مع الأعيان.", ["clash negative", "agreement"]),
]


@pytest.mark.parametrize(("text", "expected"), NEGATED_OR_WISHED)
def test_what_is_negated_or_wished(text: str, expected: list[str]) -> None:
    assert stands(text) == expected
