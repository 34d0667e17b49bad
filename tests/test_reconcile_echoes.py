"""Reprints are found past what stands round them; what only shares a statement or a page's furniture is none."""

from __future__ import annotations

import random

import pytest

from tests.reconciling import report, told, views

# Composed for these tests: sentences without meaning, of words that never follow each other elsewhere.
_WORDS = [
    a + b
    for a in ("حجر", "نهر", "طريق", "باب", "كتاب", "بحر", "غصن", "دفتر")
    for b in ("ان", "ين", "نا", "كم", "ها", "هم", "ه", "ي")
]


def sentences(name: str, count: int) -> list[str]:
    """Sentences of fifteen words, the same for the same name."""
    source = random.Random(name)
    return [" ".join(source.choice(_WORDS) for _ in range(15)) + "." for _ in range(count)]


BODY, OTHER, MENU, STATEMENT = sentences("body", 12), sentences("other", 12), sentences("menu", 8), sentences("said", 3)


def page(*parts: list[str]) -> str:
    """A page of paragraphs."""
    return "\n".join("\n".join(p) for p in parts)


# the two texts, whether of one outlet, whether the second copies the first
PAIRS = {
    "word for word": (page(BODY), page(BODY), False, True),
    "with a menu round it": (page(BODY), page(MENU, BODY), False, True),
    "shortened": (page(BODY), page(BODY[:7]), False, True),
    "a paragraph added": (page(BODY), page(BODY, OTHER[:3]), False, True),
    "some words changed": (page(BODY), page([s.replace(" حجر", " صخر") for s in BODY]), False, True),
    "another report": (page(BODY), page(OTHER), False, False),
    "one statement in both": (page(BODY[:8], STATEMENT), page(OTHER[:8], STATEMENT), False, False),
    "a report that quotes a note": (page(BODY[:3]), page(OTHER, BODY[:3]), False, False),
    "one outlet's pages": (page(MENU, BODY[:6]), page(MENU, OTHER[:6]), True, False),
    "one outlet's menu is most of both": (page(MENU, BODY[:3]), page(MENU, OTHER[:7]), True, False),
}


@pytest.mark.parametrize("case", PAIRS)
def test_copies(case: str) -> None:
    first, second, same, expected = PAIRS[case]
    a = report("a", told("attack", when="2022-01-20"), text=first, published="2022-01-20", outlet="source/sana")
    b = report(
        "b",
        told("attack", when="2022-01-20"),
        text=second,
        published="2022-01-21",
        outlet="source/sana" if same else "source/sohr",
    )
    assert views(a, b).copies == ({b.document.id: a.document.id} if expected else {})
    assert views(b, a).copies == views(a, b).copies


def test_a_copy_is_no_witness() -> None:
    a = report("a", told("attack", when="2022-01-20"), text=page(BODY), published="2022-01-20")
    b = report("b", told("attack", when="2022-01-20"), text=page(MENU, BODY), published="2022-01-21")
    (incident,) = views(a, b).incidents
    assert (incident.status, incident.corroboration.origins, len(incident.documents)) == ("single", 1, 2)


def test_a_chain_of_copies_has_one_root() -> None:
    chain = [report(n, text=page(BODY[:k]), published=f"2022-01-{k:02}") for n, k in (("a", 12), ("b", 10), ("c", 9))]
    found = views(*sorted(chain, key=lambda r: r.document.id)).copies
    assert set(found.values()) == {chain[2].document.id}


def test_an_undated_copy_has_its_original_s_day() -> None:
    a = report("a", told("attack", when="2022-01-20"), text=page(BODY), published="2022-01-20")
    b = report("b", told("attack"), text=page(BODY), published=None)
    (incident,) = views(a, b).incidents
    assert len(incident.documents) == 2
