"""What the agencies tell of wars all over the world in ways of their own: foreign names, anonymous officials, captives."""

from __future__ import annotations

import pytest

from tests.claims_tables import claims

DAY = "2024-03-05"

SOURCES = {
    "whoever asks not to be named, after «كان»": [
        ("وكان ضابط طلب ألا ينشر اسمه قال إن مسلحين فجروا سيارة في بيجي.", "role/officer"),
        ("وكان دبلوماسي طلب عدم كشف هويته قال إن مسلحين هاجموا القاعدة.", "role/diplomat"),
        ("وكان المتمردون طلبوا هدنة. وقال ضابط إن مسلحين فجروا سيارة.", "role/officer"),
    ],
    "a foreign name before a comma and any office": [
        ("وأكد أولوفيمي بلغوري، كبير المسؤولين في وزارة الداخلية، أن حارسا قتل في هجوم.", "person/~اولوفيمي-بلغوري"),
        ("وقال ميلاد ميرزاي، نائب وزير الداخلية الإيراني، إن شرطيين قتلوا في هجوم.", "person/~ميلاد-ميرزاي"),
    ],
    "a foreign name after a long office": [
        ("أعلن حاكم مقاطعة بريانسك ألكسندر بوغوماز أن قذائف سقطت على قرية.", "person/~الكسندر-بوغوماز"),
    ],
    "a surname told in full before": [
        (
            "وقال ميلاد ميرزاي، نائب وزير الداخلية الإيراني، إن الوضع هادئ. وأضاف ميرزاي أن مسلحين قتلوا خمسة شرطيين.",
            "person/~ميلاد-ميرزاي",
        ),
    ],
}  # fmt: skip

TOLD = {
    "shells that hit a building": [
        ("وقالت المنظمة إن القذائف أصابت قسم الجراحة في المستشفى.", ["shelling"]),
    ],
    "attackers repelled": [
        ("وقال متحدث إن القوات صدت المهاجمين.", ["attack"]),
    ],
    "captives get away from their captors": [
        ("وتمكن الرجل من الفرار من خاطفيه.", ["escape"]),
        ("وتمكن الرهائن من الهرب.", ["escape"]),
        ("وتمكن الرجل من الهرب.", []),
    ],
}


@pytest.mark.parametrize(("kind", "text", "source"), [(k, *row) for k, rows in SOURCES.items() for row in rows])
def test_the_origin_of_what_is_told(kind: str, text: str, source: str) -> None:
    told = claims(text, DAY)
    assert told and told[-1].chain and told[-1].chain[0].entity == source, kind


@pytest.mark.parametrize(("kind", "text", "types"), [(k, *row) for k, rows in TOLD.items() for row in rows])
def test_what_is_told(kind: str, text: str, types: list[str]) -> None:
    assert [c.type for c in claims(text, DAY)] == types, kind
