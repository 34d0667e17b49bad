"""Whether it happened: sentences and the polarity, modality and outcome of the one happening that they tell of.

Every sentence is composed for this test.
"""

from __future__ import annotations

import pytest

from tawatur.words.compile import Words, load_words
from tests.corpus_scoring import claims_in

# sentence → (type, polarity, modality, outcome)
TOLD: list[tuple[str, tuple[str, str, str, str | None]]] = [
    ("قصف الجيش بلدة سرمين.", ("shelling", "affirmed", "reported", None)),
    ("قال مسؤول طالباً عدم نشر اسمه إن الجيش قصف بلدة سرمين.", ("shelling", "affirmed", "reported", None)),
    # what is prevented, promised or repelled ends before another time, means or party
    ("وعد الوزير بتعويض السائقين غداة قصف على بلدة سرمين.", ("shelling", "affirmed", "reported", None)),
    ("منعت الميليشيا السكان من العودة، بقصف بلدة سرمين.", ("shelling", "affirmed", "reported", None)),
    ("قُصفت بلدة سرمين، وستواصل الجماعة تصدّيها للتحالف.", ("shelling", "affirmed", "reported", None)),
    # whose it was is supposed, and that it happened is told
    ("طائرة من دون طيار يُعتقد أنها أميركية قصفت سيارة في مأرب.", ("air_drone_strike", "affirmed", "reported", None)),
    # negation
    ("لم يقصف الجيش بلدة سرمين.", ("shelling", "negative", "reported", None)),
    ("لا يقصف الجيش بلدة سرمين.", ("shelling", "negative", "reported", None)),
    ("مرّ اليوم من دون اشتباكات في المدينة.", ("clash", "negative", "reported", None)),
    ("أكد المتحدث عدم وقوع اشتباكات في المدينة.", ("clash", "negative", "reported", None)),
    ("لا صحة لوقوع انفجار في المدينة.", ("explosion", "negative", "reported", None)),
    ("الأنباء عن انفجار في مدينة الرقة لا أساس لها من الصحة.", ("explosion", "negative", "reported", None)),
    ("نفى الفصيل وقوع اشتباكات في المدينة.", ("clash", "negative", "reported", None)),
    ("نفي رسمي لوقوع انفجار في المدينة.", ("explosion", "negative", "reported", None)),
    # two negations
    ("لم يمتنع الفصيل عن تسليم الأسرى.", ("handover", "affirmed", "reported", None)),
    ("لم يتمكن السجناء من الفرار من السجن.", ("escape", "negative", "reported", None)),
    ("عجز الجيش عن صد هجوم المسلحين على الثكنة.", ("attack", "affirmed", "reported", None)),
    ("لا يزال الجيش يقصف بلدة سرمين.", ("shelling", "affirmed", "reported", None)),
    ("لم تهدأ الاشتباكات في المدينة.", ("clash", "affirmed", "reported", None)),
    ("أدى رفض السلطات الطلب إلى مظاهرات في المدينة.", ("protest", "affirmed", "reported", None)),
    ("أدى تشديد الحراسة إلى منع فرار عشرة معتقلين.", ("escape", "negative", "reported", None)),
    # prevention: an attack happened and was repelled, an escape did not happen
    ("أحبط الحراس فرار عشرة معتقلين.", ("escape", "negative", "reported", None)),
    ("أحبط الحراس هجوماً على السجن.", ("attack", "affirmed", "reported", "repelled")),
    ("هجوم الحوثيين على مدينة مأرب صُدّ بعد ساعات.", ("attack", "affirmed", "reported", "repelled")),
    ("شنّ المسلحون هجوماً على الثكنة وتم صدّه.", ("attack", "affirmed", "reported", "repelled")),
    ("لم يصدّ الجيش هجوماً للتنظيم على الثكنة.", ("attack", "affirmed", "reported", None)),
    ("رفضت الفصائل الانسحاب من البلدة.", ("withdrawal", "negative", "reported", None)),
    ("حاول المسلحون اقتحام مبنى المحافظة.", ("attack", "affirmed", "reported", "attempted")),
    # what was around it is as it was
    ("فشلت القوات في استعادة التلة رغم غارات كثيفة.", ("air_drone_strike", "affirmed", "reported", None)),
    ("طالب الأهالي بالتحقيق في التفجير الذي استهدف السوق.", ("explosion", "affirmed", "reported", None)),
    ("يُذكر أن التنظيم هاجم المدينة عام 2014.", ("attack", "affirmed", "reported", None)),
    ("تجمّع العشرات للمطالبة بإسقاط الحكومة في المدينة.", ("control_change", "affirmed", "demanded", None)),
    # not real, or not yet
    ("خشية هجوم جديد شددت الشرطة إجراءاتها.", ("attack", "affirmed", "feared", None)),
    ("المخاوف من هجوم جديد تتزايد.", ("attack", "affirmed", "feared", None)),
    ("يعتزم الجيش اقتحام مدينة غريان.", ("attack", "affirmed", "intended", None)),
    ("ستنسحب القوات من البلدة.", ("withdrawal", "affirmed", "intended", None)),
    # what something is done for, not what a word takes after «ل»
    ("تقاتل القوات الحكومية لاستعادة مدينة الحديدة.", ("control_change", "affirmed", "intended", None)),
    ("توجهت دورية إلى القرية لاعتقال مطلوبين.", ("arrest", "affirmed", "intended", None)),
    ("تعرضت القاعدة لاقتحام فجر اليوم.", ("attack", "affirmed", "reported", None)),
    ("تخضع المدينة لسيطرة الحوثيين.", ("control_change", "affirmed", "reported", None)),
    ("يجب أن تنسحب القوات من البلدة.", ("withdrawal", "affirmed", "demanded", None)),
    ("قد يهاجم التنظيم سجن الشدادي.", ("attack", "affirmed", "hypothetical", None)),
    ("إذا هاجم التنظيم السجن فستتدخل القوات.", ("attack", "affirmed", "hypothetical", None)),
    ("إن شنّت إسرائيل غارات على المطار فسترد إيران.", ("air_drone_strike", "affirmed", "hypothetical", None)),
    ("ستنزح العائلات من المدينة إذا تجدد القصف.", ("displacement", "affirmed", "hypothetical", None)),
    # a sentence of death, and its execution
    ("قضت محكمة في بغداد بإعدام ثلاثة.", ("killing", "affirmed", "intended", None)),
    ("صدر حكم بالإعدام بحق ثلاثة في بغداد.", ("killing", "affirmed", "intended", None)),
    ("نفذت السلطات حكم الإعدام بحق ثلاثة في بغداد.", ("killing", "affirmed", "reported", None)),
    ("هجوم محتمل على المدينة.", ("attack", "affirmed", "intended", None)),
    ("زعم التنظيم أن الجيش قصف بلدة سرمين.", ("shelling", "affirmed", "alleged", None)),
    ("انتحاري فجّر نفسه عند مدخل القاعدة، على ما يبدو.", ("explosion", "affirmed", "alleged", None)),
    # what is told beside it stays as it was
    ("رفضت أنقرة التدخل، وأدى رفضها إلى تظاهرات في ديار بكر.", ("protest", "affirmed", "reported", None)),
    ("رفض الفصيل المشاركة في هجوم على بلدة سرمين.", ("attack", "affirmed", "reported", None)),
    ("رفض المتحدث التعليق على الغارة التي استهدفت القطيفة.", ("air_drone_strike", "affirmed", "reported", None)),
    ("غارات استهدفت أبنية غرب إدلب لم تتلقَّ فرقنا بلاغاً عنها.", ("air_drone_strike", "affirmed", "reported", None)),
    ("حذّرت دمشق أنقرة من هجماتها المستمرة على عفرين.", ("attack", "affirmed", "reported", None)),
    ("توعدت الوزارة برد قاس على تلك الهجمات على الثكنة.", ("attack", "affirmed", "reported", None)),
    ("لا يعلم أحد ما إذا كان الهجوم على القاعدة نفذه التنظيم.", ("attack", "affirmed", "reported", None)),
    ("هناك مخاوف من أن ترتفع الحصيلة وقالت الشرطة إن هجوماً وقع.", ("attack", "affirmed", "reported", None)),
    ("لا نعلم إذا كان هناك رابط، وذلك بعد أسبوع على هجوم في أربيل.", ("attack", "affirmed", "reported", None)),
    ("رجّح ضابط أن يكون الفاعل من داعش الذي سيطر على الموصل.", ("control_change", "affirmed", "reported", None)),
    ("طالب الأهالي بمحاسبة من قصفوا مدرسة في البلدة.", ("shelling", "affirmed", "reported", None)),
    ("طالب الأهالي بمحاكمة المتورطين في قصف مدرسة في البلدة.", ("shelling", "affirmed", "reported", None)),
    ("دعت المنظمة إلى تحقيق دولي مستقل في مقتل ثلاثة محتجزين.", ("killing", "affirmed", "reported", None)),
    ("طالب النائب بتعويض ضحايا القصف على البلدة.", ("shelling", "affirmed", "reported", None)),
    ("طالب الأهالي بإنزال العقاب بالمدانين بقتل ثلاثة رعاة.", ("killing", "affirmed", "reported", None)),
    ("طالب الأهالي بإعدام المدانين.", ("killing", "affirmed", "demanded", None)),
    ("نفت الوزارة مقتل جنود في الهجوم الذي شنّه التنظيم على الثكنة.", ("attack", "affirmed", "reported", None)),
    ("نفت الوزارة مقتل جنود في الهجوم الذي شنّه التنظيم على الثكنة.", ("killing", "negative", "reported", None)),
    # news and what is said of them
    ("الأنباء التي تتحدث عن هجوم لداعش على الناحية غير صحيحة.", ("attack", "negative", "reported", None)),
    ("الأنباء التي تتحدث عن هجوم لداعش على الناحية صحيحة.", ("attack", "affirmed", "reported", None)),
    ("الأخبار عن هجوم لداعش على الناحية ليست شائعات.", ("attack", "affirmed", "reported", None)),
    ("وصف الناطق الأنباء عن هجوم على الناحية بأنها ملفقة ولا أساس لها.", ("attack", "negative", "reported", None)),
    ("لا صحة لما أشيع عن انسحاب القوات من البلدة.", ("withdrawal", "negative", "reported", None)),
    ("نفى الناطق ما ذكرته صحف عن انسحاب القوات من البلدة.", ("withdrawal", "negative", "reported", None)),
    ("الانفجار لا علاقة له بعمل إرهابي أو هجوم على الثكنة.", ("attack", "negative", "reported", None)),
    # said not to be known, not confirmed
    ("طالبت الوزارة بوقف الاعتداءات، وآخرها قصف المطار.", ("shelling", "affirmed", "reported", None)),
    ("وقع انفجار في حافلة بكابول لم تتبنه أي جهة.", ("explosion", "affirmed", "reported", None)),
    ("نفى الناطق هذه الاتهامات، مؤكداً أن القوات قصفت البلدة.", ("shelling", "affirmed", "reported", None)),
    ("لم تؤكد الوزارة وقوع غارة على المطار.", ("air_drone_strike", "affirmed", "alleged", None)),
    ("نادراً ما تؤكد الوزارة وقوع غارات على المطار.", ("air_drone_strike", "affirmed", "alleged", None)),
    ("لا يستبعد المسؤول أن تنسحب القوات من البلدة.", ("withdrawal", "affirmed", "alleged", None)),
    ("استبعد المسؤول أن تنسحب القوات من البلدة.", ("withdrawal", "negative", "reported", None)),
    ("حاول خمسة موقوفين الهروب من المخفر لكنهم لم ينجحوا.", ("escape", "negative", "reported", "attempted")),
    ("حاول خمسة موقوفين الهروب من المخفر لكن الحراس لم ينسحبوا.", ("escape", "affirmed", "reported", "attempted")),
    ("أسقطت الدفاعات الجوية السورية معظم الصواريخ.", ("air_drone_strike", "affirmed", "reported", "repelled")),
    # not yet
    ("تتجه الحكومة إلى إخلاء مخيم الجدعة.", ("evacuation", "affirmed", "intended", None)),
    ("أمهلت الفصائل الميليشيا يومين للانسحاب من البلدة.", ("withdrawal", "affirmed", "demanded", None)),
    ("بات اقتحام رفح وشيكاً.", ("attack", "affirmed", "intended", None)),
    ("لوّح التنظيم بقصف المدينة إن لم تُدفع الفدية.", ("shelling", "affirmed", "feared", None)),
    ("بإمكان القوات استعادة البلدة خلال أيام.", ("control_change", "affirmed", "hypothetical", None)),
    ("أكد الوزير أن لا هروب من السجن.", ("escape", "negative", "reported", None)),
    ("لم تهدأ الاشتباكات في محيط المطار.", ("clash", "affirmed", "reported", None)),
    ("قصفت الطائرات القرية دون أن يسفر القصف عن ضحايا.", ("air_drone_strike", "affirmed", "reported", None)),
    ("ولم يسفر الهجوم على المخفر عن إصابات.", ("attack", "affirmed", "reported", None)),
    ("لم يخلف القصف على البلدة أي أضرار.", ("shelling", "affirmed", "reported", None)),
    # duties, plans, pretexts
    ("على إسرائيل أن تنسحب من البلدة.", ("withdrawal", "affirmed", "demanded", None)),
    ("من شأن ذلك أن يؤدي إلى هجوم على البلدة.", ("attack", "affirmed", "hypothetical", None)),
    ("تعتزم الحكومة العراقية قصف البلدة.", ("shelling", "affirmed", "intended", None)),
    ("حال الجيش اللبناني دون اقتحام البلدة.", ("attack", "negative", "reported", None)),
    ("اعتُقل شاب بدعوى ضلوعه في تفجير عبوة.", ("explosion", "affirmed", "alleged", None)),
    ("تراجعت القيادة عن قرار سحب القوات من كسلا.", ("withdrawal", "negative", "reported", None)),
    ("من غير المرجح أن يتوصل الطرفان إلى هدنة.", ("agreement", "negative", "reported", None)),
    ("انتهى أمس حصار المدينة من جهتها الغربية.", ("siege", "negative", "reported", None)),
    ("وقد تسبب الانفجار في إغلاق الطريق.", ("explosion", "affirmed", "reported", None)),
    ("هدفه تهجير السكان من القرى.", ("displacement", "affirmed", "intended", None)),
    ("كما ينص على تسيير دوريات مشتركة.", ("deployment", "affirmed", "intended", None)),
    ("قصفت المدفعية القرية، ولم توقع الغارات إصابات.", ("shelling", "affirmed", "reported", None)),
    ("عدل الخاطفون عن قتل الرهينة.", ("killing", "negative", "reported", None)),
    ("حث الوسيط الطرفين على الكف عن استهداف المنشآت.", ("attack", "negative", "demanded", None)),
    ("التنظيم يتحضر للهجوم على صدد.", ("attack", "affirmed", "intended", None)),
    ("حاول مسلحون اغتيال النائب لكنه لم يصب بأذى.", ("killing", "affirmed", "reported", "attempted")),
]


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_a_happening_has_its_status(text: str, expected: tuple[str, str, str, str | None], words: Words) -> None:
    told = [(c.type, c.polarity, c.modality, c.outcome) for c in claims_in(text, words)]
    assert expected in told
    assert [row for row in told if row[0] == expected[0] and row != expected] == []
