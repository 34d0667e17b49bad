"""What «السجن», «التنظيم», «المدينة» refer back to. Composed passages."""

from __future__ import annotations

import pytest

from tawatur.pipeline import recognise
from tawatur.understand.refer import resolve_descriptions
from tawatur.words.compile import load_words

PRISON = "هاجم داعش سجن غويران في الحسكة. فرّ سجناء من السجن، واستعاد التنظيم أسلحة، وشدد الحراس الطوق حول المدينة."
FORCES = "سيطرت قسد على الرقة وطردت داعش. أعلنت القوات تحرير المدينة، وقالت إن التنظيم انهار."
TOWNS = "قصف الجيش السوري مدينة إدلب وبلدة سرمين. نزح أهل البلدة من المدينة."
REFERENCES = [
    (PRISON, "السجن", "facility/al-sinaa-prison"),
    (PRISON, "التنظيم", "actor/isis"),
    (PRISON, "المدينة", "place/hasaka"),
    (FORCES, "المدينة", "place/raqqa"),
    (FORCES, "التنظيم", "actor/isis"),
    (FORCES, "القوات", "actor/sdf"),
    (TOWNS, "البلدة", "place/sarmin"),
    (TOWNS, "المدينة", "place/idlib"),
    ("زار وفد مخيم الهول ومخيم روج. أُحرقت خيام داخل المخيم.", "المخيم", "facility/roj-camp"),
    ("هاجم داعش مدينة هيت. وقُتل قيادي في التنظيم الإرهابي.", "التنظيم", "actor/isis"),
    ("قالت هيئة تحرير الشام إن الهيئة ستحل نفسها.", "الهيئة", "actor/hts"),
    ("دخلت القوات التركية عفرين، وقالت القوات إنها آمنة.", "القوات", "actor/turkish-army"),
    ("ذكرت وكالة سانا الخبر، ونشرت الوكالة صوراً.", "الوكالة", "source/sana"),
    ("شهدت مدينة الباب تفجيراً. وفي منبج، داهمت القوات منازل وسط المدينة.", "المدينة", "place/manbij"),
    ("وصلت قوات الدعم السريع إلى الفاشر. اتهم الجيش السوداني المليشيا بقصف المدينة.", "المليشيا", "actor/rsf"),
]


@pytest.mark.parametrize(("text", "noun", "expected"), REFERENCES)
def test_a_definite_description_refers_back(text: str, noun: str, expected: str) -> None:
    words = load_words()
    reading = recognise(text, "2023-01-01", words)
    found = resolve_descriptions(reading.view, reading.names, words.names, words.claims)
    surfaces = {reading.view.surface(i, i): entity for i, entity in found.items()}
    assert surfaces.get(noun) == expected
