"""Times: expressions that name a date, an hour, a duration or a repeated time, with TIMEX3 values."""

from __future__ import annotations

from datetime import date

from tawatur.read.view import View
from tawatur.recognise.found import FoundTime
from tawatur.recognise.times.calendar import day_of_edtf
from tawatur.recognise.times.dateline import Publication, infer, publication_date
from tawatur.recognise.times.expression import Expression
from tawatur.recognise.times.find import read_expressions
from tawatur.recognise.times.resolve import resolve_all
from tawatur.recognise.times.spans import Anchor
from tawatur.recognise.times.words import TimeWords, compile_times

__all__ = ["Publication", "TimeWords", "compile_times", "find_times", "publication_date", "read_times"]


def find_times(view: View, words: TimeWords, published: str | None) -> list[FoundTime]:
    """Every time expression, in order, without overlaps. `published`: EDTF; «~» marks a day known only about, «/..» a first day.

    Without `published` the dates inside the report are used as far as they allow (see `dateline.infer`); what cannot be
    resolved keeps the best form without a date: «XXXX-WXX-5», «XXXX-10-23», «PAST_REF».
    """
    return _resolved(view, words, read_expressions(view, words), published)


def read_times(view: View, words: TimeWords, published: str | None) -> tuple[Publication, list[FoundTime]]:
    """The day of publication (`published`: what metadata says) and every time expression: both from one reading."""
    expressions = read_expressions(view, words)
    publication = publication_date(view, words, published, expressions)
    return publication, _resolved(view, words, expressions, publication.value)


def _resolved(view: View, words: TimeWords, expressions: list[Expression], published: str | None) -> list[FoundTime]:
    if not expressions:
        return []
    value = published if published else infer(view, words, expressions).value
    day: date | None = day_of_edtf(value)
    exact = day is not None and value is not None and len(value) >= 10 and value[10:11] not in ("~", "?", "%")
    about = value is not None and not value.endswith("/..")
    return resolve_all(view, words, expressions, Anchor(day, exact and about, about))
