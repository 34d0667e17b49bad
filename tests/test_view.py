"""The reading view: tokens lie where they say, lines part where a reader sees them part, marks are kept apart."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.read.fold import fold
from tawatur.read.view import make_view

_WRITTEN = 'ابتسةىء وال 12٣.,،؟"«»“”\n\t\r\u00a0\u200f#_ـًa-’&quot;()!'


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("قصفٌ «عنيف»، أمس.", ["قصف", "عنيف", "،", "امس", "."]),
        ("و#الرقة 12.500 قتيل..", ["و", "الرقه", "12.500", "قتيل", ".."]),
        ('سجن "غويران" و&quot;قسد&quot;', ["سجن", "غويران", "و", "قسد"]),
        ("ثلاثة(3) جنود؟!", ["ثلاثه", "(", "3", ")", "جنود", "؟", "!"]),
        ("داعـــش\u200f وT-55", ["داعش", "و", "t-55"]),
    ],
)
def test_words_numbers_and_marks_are_parted(text: str, tokens: list[str]) -> None:
    assert list(make_view(text).norms) == tokens


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("العنوان\nالنص", [0, 1]),
        ("العنوان\n\n \t\nالنص", [0, 1]),
        ("العنوان\u00a0\n\u00a0\nالنص", [0, 1]),  # pages end their paragraphs with a no-break space
        ("العنوان #\nالنص", [0, 1]),
        ("\n\nالعنوان\r\nالنص", [1, 2]),
        ("العنوان\rالنص", [0, 0]),
    ],
)
def test_a_line_break_parts_lines_whatever_blanks_stand_round_it(text: str, lines: list[int]) -> None:
    assert [token.line for token in make_view(text).tokens] == lines


@given(st.text(alphabet=_WRITTEN, max_size=80))
def test_tokens_and_quotation_marks_stand_in_order_where_they_say(text: str) -> None:
    view = make_view(text)
    assert [token.index for token in view.tokens] == list(range(len(view.tokens)))
    assert all(fold(text[token.start : token.end]) == token.norm for token in view.tokens)
    for spans in ([(t.start, t.end) for t in view.tokens], [(q.start, q.end) for q in view.quotes]):
        assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert [i for s in view.sentences for i in range(s.first, s.last)] == list(range(len(view.tokens)))


@given(st.text(alphabet=_WRITTEN, max_size=60))
def test_nothing_but_blanks_and_marks_that_carry_no_word_is_left_out(text: str) -> None:
    view = make_view(text)
    read = {i for span in (*view.tokens, *view.quotes) for i in range(*_offsets(span))}
    assert all(not fold(c).strip() or c in "#_" for i, c in enumerate(text) if i not in read)


def _offsets(span: object) -> tuple[int, int]:
    return span.start, span.end  # type: ignore[attr-defined]
