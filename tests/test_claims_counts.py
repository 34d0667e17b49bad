"""Which claim each figure of a passage belongs to: a row is a passage and, for every claim in order, its type and figures."""

from __future__ import annotations

import pytest

from tests.claims_tables import reading

Row = tuple[str, list[tuple[str, list[str]]]]

OWN: list[Row] = [
    # a figure with a happening of its own in the clause goes to that one alone
    (
        "سيطر المسلحون على بلدة قرب بيجي واختطفوا 30 مدنياً بعد السيطرة على مركز الشرطة.",
        [("control_change", []), ("abduction", ["30 مدنياً"])],
    ),
    (
        "فرّت 40 عائلة من قرية قرب تعز بعد مقتل ثلاثة من سكانها.",
        [("displacement", ["40 عائلة"]), ("killing", ["ثلاثة من سكانها"])],
    ),
    ("أسفر قصف على حي في الفاشر عن مقتل 9 مدنيين وإصابة 14.", [("shelling", ["9 مدنيين", "14"])]),
    ("نفذت الشرطة حملة مداهمات في درنة واعتقلت 6 أشخاص.", [("security_operation", []), ("arrest", ["6 أشخاص"])]),
]

RUNNING: list[Row] = [
    # a tally with the article tells of the dead anew; the happening was told before
    (
        "استهدفت غارة سوقاً في مدينة صعدة. وارتفع عدد القتلى إلى 12 شخصاً.",
        [("air_drone_strike", []), ("killing", ["12 شخصاً"])],
    ),
    ("وقالت وزارة الصحة إن عدد الجرحى بلغ 30.", [("killing", ["30"])]),
    ("وارتفعت الحصيلة إلى 20 قتيلاً و30 جريحاً.", [("killing", ["20 قتيلاً", "30 جريحاً"])]),
    # so does a count of those who are held
    ("يبلغ عدد الأسرى في سجن عوفر نحو 900 أسير.", [("holding", ["نحو 900 أسير"])]),
    # a breakdown, and the dead or hurt without a number, tell nothing anew
    ("ومن بين القتلى 3 أطفال.", []),
    ("ونُقل الجرحى إلى المشفى.", [("evacuation", [])]),
]


@pytest.mark.parametrize(("text", "expected"), OWN + RUNNING)
def test_each_figure_goes_to_the_claim_that_it_counts(text: str, expected: list[tuple[str, list[str]]]) -> None:
    read = reading(text)
    words = {mention.id: mention.text for mention in read.mentions}
    assert [(claim.type, [words[figure] for figure in claim.figures]) for claim in read.claims] == expected
