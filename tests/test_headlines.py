"""Headlines that tell two things in one breath: each keeps its own place, parties and dead."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims, parts

# headline → (type, where without its kind, parties) of its claims, in order
ROWS: list[tuple[str, list[tuple[str, str, dict[str, str]]]]] = [
    (
        "خمسة قتلى من الشرطة العراقية في سامراء وإنزال جوي قرب الرطبة",
        [
            ("killing", "samarra", {"iraqi-police": "target"}),
            ("security_operation", "rutba", {}),
        ],
    ),
    (
        "جرحى بغارات تركية على عين عيسى وتظاهرة ضد قسد في منبج",
        [
            ("air_drone_strike", "ain-issa", {"turkey": "agent"}),
            ("protest", "manbij", {"sdf": "target"}),
        ],
    ),
    (
        "قوات النظام تعزز مواقعها شمال حماة وعشرات حالات الكوليرا في الرقة",
        [("deployment", "hama", {"syrian-government-forces": "agent"})],
    ),
    (
        "اعتصام في عفرين ضد هيئة تحرير الشام و4 انفجارات في تدمر",
        [("protest", "afrin", {"hts": "target"}), ("explosion", "palmyra", {})],
    ),
    (
        "غارات إسرائيلية على جنوب لبنان واغتيال قيادي في حزب الله بدمشق",
        [
            ("air_drone_strike", "lebanon", {"israel": "agent"}),
            ("killing", "damascus", {"hezbollah": "target"}),
        ],
    ),
    (
        "هجوم في زاخو وبغداد تتوعد بالرد",
        [("attack", "zakho", {}), ("warning", "baghdad", {"iraqi-government": "agent"})],
    ),
    # one thing, told once
    ("مقتل ثلاثة جنود وإصابة خمسة في هجوم بدرعا", [("attack", "daraa", {})]),
    ("أربعة حرائق اندلعت في كركوك", [("property_damage", "kirkuk", {})]),
]


@pytest.mark.parametrize(("headline", "expected"), ROWS, ids=[headline for headline, _ in ROWS])
def test_news_beside_other_news_stands_for_itself(
    headline: str, expected: list[tuple[str, str, dict[str, str]]]
) -> None:
    got = [(c.type, (c.where or "/").split("/")[1], parts(c)) for c in claims(headline, "2024-03-05")]
    assert got == expected
