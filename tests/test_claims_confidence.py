"""Confidence: a claim's marks, and that each of them moves it the way it was measured to."""

from __future__ import annotations

import pytest

from tawatur.model import Claim, Link
from tawatur.understand.confidence import ODDS, confidence, marks

PLAIN = Claim(
    "c-1",
    "doc-1",
    0,
    4,
    "هاجم",
    (0, 4),
    "attack",
    where="place/taiz",
    rule="events.verbs:x:attack; place: clause; time: told",
)

MARKED: list[tuple[str, Claim]] = [
    ("vague word", PLAIN._replace(rule=PLAIN.rule + "; word: vague")),
    ("act of saying", PLAIN._replace(rule="said:" + PLAIN.rule)),
    ("unlisted speaker", PLAIN._replace(chain=(Link("source/~شبكه", "شبكة", 0, 4),))),
    ("unreal", PLAIN._replace(modality="feared")),
    ("no place", PLAIN._replace(where=None)),
    ("place from elsewhere", PLAIN._replace(rule=PLAIN.rule.replace("place: clause", "place: passage"))),
    ("carried noun", PLAIN._replace(rule=PLAIN.rule.replace("; place", "+carried-by:شن I; place"))),
    ("with figures", PLAIN._replace(figures=("m-1-f0-4",))),
]


def test_a_claim_told_plainly_bears_no_mark() -> None:
    assert marks(PLAIN) == ()
    assert (
        marks(PLAIN._replace(chain=(Link("role/source", "مصدر", 0, 4),), modality="alleged", polarity="negative")) == ()
    )


@pytest.mark.parametrize(("mark", "claim"), MARKED, ids=[mark for mark, _ in MARKED])
def test_each_mark_is_seen_and_moves_confidence(mark: str, claim: Claim) -> None:
    assert marks(claim) == (mark,)
    assert (confidence(claim) > confidence(PLAIN)) == (ODDS[mark] > 1)


def test_every_mark_has_a_row() -> None:
    assert [mark for mark, _ in MARKED] == list(ODDS)


def test_marks_work_together() -> None:
    worst = PLAIN._replace(modality="feared", where=None, rule=PLAIN.rule + "; word: vague")
    assert 0 < confidence(worst) < min(confidence(claim) for _, claim in MARKED)
    assert confidence(PLAIN) == round(14 / 15, 2)
