"""Headlines that tell two things in one breath: each keeps its own place, parties and dead."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims, parts

# headline → (type, where without its kind, parties) of its claims, in order
ROWS: list[tuple[str, list[tuple[str, str, dict[str, str]]]]] = [
    (
        "ثلاثة قتلى من قوات النظام بحماة وإنزال جوي في الرقة",
        [
            ("killing", "hama", {"syrian-government-forces": "target"}),
            ("security_operation", "raqqa", {}),
        ],
    ),
    (
        "ضحايا بقصف من قوات النظام شرق حلب ومظاهرات ضد قسد بالحسكة",
        [
            ("shelling", "aleppo", {"syrian-government-forces": "agent"}),
            ("protest", "hasaka", {"sdf": "target"}),
        ],
    ),
    (
        "قوات النظام تعزز مواقعها شمال حماة وعشرات حالات التسمم بالرقة",
        [("deployment", "hama", {"syrian-government-forces": "agent"})],
    ),
    (
        "اتفاق جديد بإدلب ضد هيئة تحرير الشام و4 انفجارات تهز مدينة درعا",
        [("agreement", "idlib", {"hts": "participant"}), ("explosion", "daraa", {})],
    ),
    (
        "غارات إسرائيلية على جنوب لبنان واغتيال قيادي في حزب الله بدمشق",
        [
            ("air_drone_strike", "lebanon", {"israel": "agent"}),
            ("killing", "damascus", {"hezbollah": "target"}),
        ],
    ),
    (
        "قصف على عفرين وأنقرة تتوعد بالرد",
        [("shelling", "afrin", {}), ("warning", "ankara", {"turkish-government": "agent"})],
    ),
    # one thing, told once
    ("مقتل ثلاثة جنود وإصابة خمسة في هجوم بدرعا", [("attack", "daraa", {})]),
    ("ثلاثة حرائق اندلعت في ريف حلب", [("property_damage", "aleppo", {})]),
]


@pytest.mark.parametrize(("headline", "expected"), ROWS, ids=[headline for headline, _ in ROWS])
def test_news_beside_other_news_stands_for_itself(
    headline: str, expected: list[tuple[str, str, dict[str, str]]]
) -> None:
    got = [(c.type, (c.where or "/").split("/")[1], parts(c)) for c in claims(headline, "2024-03-05")]
    assert got == expected
