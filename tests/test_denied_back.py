"""Denials of what was told before: «وهو ما نفته …», «نفى ذلك», each a claim of the denier's own beside what it denies.

Every passage is composed for this test.
"""

from __future__ import annotations

import pytest

from tests.claims_tables import claims

# passage → (type, origin) of what is denied; None where nothing is
PASSAGES: list[tuple[str, tuple[str, str] | None]] = [
    ("قالت قناة محلية إن داعش هاجم سجن كوبر، وهو ما نفاه مصدر أمني.", ("attack", "role/security-source")),
    (
        "أعلن الحوثيون السيطرة على حريب، الأمر الذي نفته وزارة الدفاع اليمنية.",
        ("control_change", "actor/yemeni-defence-ministry"),
    ),
    (
        "قال ناشطون إن الطيران قصف سوقاً في كوستي، لكن الجيش السوداني نفى ذلك.",
        ("air_drone_strike", "actor/sudanese-army"),
    ),
    (
        "قال المرصد السوري إن الجيش التركي قصف تل رفعت. من جانبه، نفى الجيش التركي صحة ذلك.",
        ("shelling", "actor/turkish-army"),
    ),
    ("ذكرت صحيفة أن حزب الله أخلى مواقعه في القصير. ونفى الحزب هذه المعلومات.", ("withdrawal", "actor/hezbollah")),
    ("اتهم ناشطون قسد باعتقال معلمين في منبج، فيما نفت الأخيرة هذه الاتهامات.", ("arrest", "actor/sdf")),
    (
        "بثت قناة خبراً عن هجوم على سجن كوبر، فسارعت وزارة الدفاع السودانية إلى نفيه.",
        ("attack", "actor/sudanese-defence-ministry"),
    ),
    # what is only alleged before what is owned up to
    ("تبنى داعش الهجوم على السجن، وزعم أنه حرر مئات السجناء، وهو ما نفته قسد.", ("escape", "actor/sdf")),
    # called untrue
    (
        "قال ناشطون إن الطيران قصف سوقاً في كوستي. وقال الجيش السوداني إن هذه الأنباء عارية عن الصحة.",
        ("air_drone_strike", "actor/sudanese-army"),
    ),
    ("ذكرت قناة أن داعش هاجم سجن كوبر. وأكد مصدر أمني أن الخبر غير صحيح.", ("attack", "role/security-source")),
    ('ذكرت قناة أن داعش هاجم سجن كوبر. وقال مصدر أمني: "هذا محض افتراء".', ("attack", "role/security-source")),
    ("ذكرت قناة أن داعش هاجم سجن كوبر. وأكد مصدر أمني أنه لا صحة لذلك.", ("attack", "role/security-source")),
    (
        "تحدثت صفحات عن سقوط مدينة بارا، لكن مصدراً عسكرياً وصفها بأنها شائعات.",
        ("control_change", "role/military-source"),
    ),
    (
        "اتهمت بغداد أنقرة بقصف قرية في زاخو. ووصفت وزارة الدفاع التركية هذه الاتهامات بأنها لا أساس لها.",
        ("shelling", "actor/turkish-defence-ministry"),
    ),
    ("هاجم داعش سجن كوبر. وقال الوزير إن الأرقام المتداولة غير صحيحة.", None),
    ("هاجم داعش سجن كوبر. وقال الوزير إن هذه الأنباء صحيحة.", None),
    ("هاجم داعش سجن كوبر. وقال الوزير إنها ليست شائعات.", None),
    # charges may lie some sentences back, «ذلك» may not
    (
        "اتهم ناشطون قسد باعتقال معلمين في منبج. وتشهد المدينة إضراباً منذ يومين. ونفت قسد هذه الاتهامات.",
        ("arrest", "actor/sdf"),
    ),
    ("اعتقلت قسد معلمين في منبج. وتبلغ مساحة المدينة نحو عشرين كيلومتراً. والطقس فيها بارد. ونفت قسد ذلك.", None),
    # what else is denied is no happening told before; whoever told it does not deny it
    ("قالت قناة محلية إن داعش هاجم سجن كوبر، وهو ما أكده مصدر أمني.", None),
    ("هاجم داعش سجن كوبر أمس. وتعدّ أنقرة قسد جناحاً لحزب العمال، وهو ما تنفيه قسد.", None),
    ("قال مصدر أمني إن داعش هاجم سجن كوبر. ونفى المصدر أن يكون الحراس قد انسحبوا.", None),
    ("أعلن الجيش اليمني السيطرة على حريب. ونفى الوزير نيته الاستقالة.", None),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES, ids=[text[:50] for text, _ in PASSAGES])
def test_a_denial_of_what_was_told_is_a_claim(text: str, expected: tuple[str, str] | None) -> None:
    denied = [c for c in claims(text) if "denied-back" in c.rule]
    assert [(c.type, c.chain[0].entity, c.polarity) for c in denied] == (
        [] if expected is None else [(*expected, "negative")]
    )


def test_a_denial_keeps_place_and_parties_but_no_figures() -> None:
    told, denied = claims("قالت قناة محلية إن داعش قصف سوق كوستي بثلاث قذائف، وهو ما نفاه مصدر أمني.")
    assert (told.where, told.actors) == (denied.where, denied.actors)
    assert told.figures and not denied.figures
    assert told.polarity == "affirmed"
