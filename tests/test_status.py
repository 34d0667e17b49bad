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
    # what is prevented, promised or repelled ends before another time, means or party
    ("وعد الوزير بتعويض السائقين غداة قصف على بلدة سرمين.", ("shelling", "affirmed", "reported", None)),
    ("منعت الميليشيا السكان من العودة، بقصف بلدة سرمين.", ("shelling", "affirmed", "reported", None)),
    ("قُصفت بلدة سرمين، وستواصل الجماعة تصدّيها للتحالف.", ("shelling", "affirmed", "reported", None)),
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
    ("هجوم محتمل على المدينة.", ("attack", "affirmed", "intended", None)),
    ("زعم التنظيم أن الجيش قصف بلدة سرمين.", ("shelling", "affirmed", "alleged", None)),
    ("انتحاري فجّر نفسه عند مدخل القاعدة، على ما يبدو.", ("explosion", "affirmed", "alleged", None)),
]


@pytest.fixture(scope="module")
def words() -> Words:
    return load_words()


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:60] for text, _ in TOLD])
def test_a_happening_has_its_status(text: str, expected: tuple[str, str, str, str | None], words: Words) -> None:
    told = [(c.type, c.polarity, c.modality, c.outcome) for c in claims_in(text, words)]
    assert expected in told
    assert [row for row in told if row[0] == expected[0] and row != expected] == []
