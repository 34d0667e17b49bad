"""When: the date that a clause, what hangs on it or its sentence give, and what tells of no single day."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from tawatur.understand.clauses import Clause
from tawatur.understand.events import Trigger
from tawatur.understand.passage import Passage
from tawatur.understand.setting import FRONT, with_dependents


def when_of(
    passage: Passage, trigger: Trigger, clauses: Sequence[Clause], telling: Collection[int] = ()
) -> tuple[str, int] | None:
    """(EDTF, number of the time) that the clause, else its dependents, else its sentence before it, give.

    «منذ X» gives X/.., «منذ X حتى Y» X/Y, where no date of its own stands beside it.
    """
    clause = clauses[trigger.clause]
    wide = with_dependents(passage, clauses, trigger, telling)
    for first, last in ((clause.first, clause.last), wide):
        found = _time_in(passage, first, last, trigger.first)
        if found is not None:
            return found
    # a year told earlier in the sentence («تأسس عام 1969») is not when this happened; a day may be, and what it begins with
    found = _time_in(passage, clauses[0].first, clause.first - 1, trigger.first)
    if found is not None and (len(found[0]) >= 10 or passage.times[found[1]].first <= clauses[0].first + FRONT):
        return found
    return _stretch(passage, *wide)


def dayless(passage: Passage, trigger: Trigger, clauses: Sequence[Clause]) -> bool:
    """Whether it is told of no single day, or of one before the story's that is left unsaid."""
    return _told_vaguely(passage, trigger, clauses) or _told_earlier(passage, trigger, clauses)


def _told_vaguely(passage: Passage, trigger: Trigger, clauses: Sequence[Clause]) -> bool:
    """«في الأشهر الماضية», «خلال الأعوام الماضية»: its clause, or what its sentence begins with, tells of no single day."""
    clause, front = clauses[trigger.clause], clauses[0].first
    own = _times(passage, clause.first, clause.last)
    opening = [n for n in _times(passage, front, clause.first - 1) if passage.times[n].first <= front + FRONT]
    return any(_spans_weeks(passage, n) for n in (*own, *opening))


def _told_earlier(passage: Passage, trigger: Trigger, clauses: Sequence[Clause]) -> bool:
    """«وكان الجيش قد قصف …»: done before the day of the story, by a verb that leans on «كان» or after «سبق أن»."""
    verbs = [trigger.first] if trigger.reading.finite else []
    verbs += [i for i in (trigger.light, trigger.verb) if i is not None]
    if not verbs:
        return False
    verb, clause = min(verbs), clauses[trigger.clause]
    front = clause.first
    tense = {r.form.tense for r in passage.readings(verb) if r.finite}
    if tense != {"past"} or not clause.first < verb <= clause.last:
        return False
    if passage.bare(verb - 1) == "ان" and passage.bare(max(0, verb - 2)) in ("سبق", "يسبق"):
        return True
    if passage.bare(verb - 1) == "قد":
        return any(passage.bare(j) in _BEEN for j in range(max(front, verb - _LEANING), verb))
    return passage.bare(front) in _BEEN and verb - front <= _LEANING


_BEEN = frozenset({"كان", "كانت", "كانوا", "كانا"})
_LEANING = 8  # tokens from «كان» over its subject to the verb


def _spans_weeks(passage: Passage, number: int) -> bool:
    time = passage.times[number]
    words = passage.view.norms[time.first : time.last + 1]
    if time.value.value == "PAST_REF":
        return any(w.removeprefix("ال") in _LONG for w in words)
    long = time.value.type == "DURATION" and time.value.value[-1:] in "WMY"
    return long and any(passage.bare(j) in ("خلال", "مدي", "مدار", "في") for j in (time.first - 1, time.first))


_LONG = frozenset({"اسابيع", "اشهر", "شهور", "اعوام", "سنوات", "سنين", "عقود", "اونه", "فتره", "مراحل"})


def _time_in(passage: Passage, first: int, last: int, near: int) -> tuple[str, int] | None:
    best: tuple[int, str, int] | None = None
    for number in _times(passage, first, last):
        edtf, at = _edtf(passage, number), passage.times[number].first
        if edtf is None or _bound(passage, number) is not None:
            continue
        if best is None or abs(at - near) < best[0]:
            best = (abs(at - near), edtf, number)
    return None if best is None else (best[1], best[2])


def _stretch(passage: Passage, first: int, last: int) -> tuple[str, int] | None:
    """The stretch that «منذ» and «حتى» bound; a stretch with no dated beginning («منذ بدء الحملة حتى الأحد») is open there."""
    start: tuple[str, int] | None = None
    end: tuple[str, int] | None = None
    for number in _times(passage, first, last):
        edtf, bound = _edtf(passage, number), _bound(passage, number)
        if edtf is None:
            continue
        if bound == "منذ":
            start = (_first_day(edtf) if passage.times[number].value.mod == "START" else edtf, number)
        elif bound == "حتي":
            end = (edtf, number)
    if start is not None:
        return f"{start[0]}/{end[0] if end is not None else '..'}", start[1]
    return None if end is None else (f"../{end[0]}", end[1])


def _first_day(edtf: str) -> str:
    """«منذ بداية العام»: the day on which a year or month begins."""
    return {4: f"{edtf}-01-01", 7: f"{edtf}-01"}.get(len(edtf), edtf)


def _times(passage: Passage, first: int, last: int) -> list[int]:
    return [n for n in dict.fromkeys(passage.time_at[first : last + 1]) if n >= 0]


def _edtf(passage: Passage, number: int) -> str | None:
    value = passage.times[number].value
    return edtf_of(value.type, value.value, value.mod)


def _bound(passage: Passage, number: int) -> str | None:
    """«منذ» or «حتى» where it stands before the time: a bound of a stretch, not the day it happened.

    «أكبر هجوم منذ عام 2019» bounds nothing that happened: it only tells what it is compared with.
    """
    first = passage.times[number].first
    since = first - 1 if first and passage.bare(first - 1) == "في" else -1  # «منذ توقيعه في آذار»
    for j in (first - 1, first - 2, *(range(since - 1, max(since - 4, -1), -1) if since >= 0 else ())):
        bare = passage.bare(j) if j >= 0 else ""
        if j < first - 2 and bare != "منذ":
            continue
        if bare == "منذ" and any(_superlative(passage, k) for k in range(max(0, j - _COMPARED), j)):
            return "compared"
        if bare in ("منذ", "حتي"):
            return bare
    return None


_COMPARED = 6  # tokens from «أكبر» to its «منذ»


def _superlative(passage: Passage, i: int) -> bool:
    """«أعنف», «للمرة الأولى»; not «أكبر من», nor the month «كانون الأول»."""
    return passage.is_particle(i, "superlatives") and passage.time_at[i] < 0 and passage.bare(i + 1) != "من"


def edtf_of(timex_type: str, value: str, mod: str | None = None) -> str | None:
    """A TIMEX3 date or time of day as EDTF (the day); None for durations, sets and references without a date."""
    if timex_type not in ("DATE", "TIME") or value.endswith("_REF") or not value[:2].isdigit() or "X" in value[:7]:
        return None
    day = value.split("T")[0]
    if "W" in day:
        return _week(day)
    if day[5:] in _HALVES:
        low, high = _HALVES[day[5:]]
        return f"{day[:4]}-{low}/{day[:4]}-{high}"
    if len(day) == 3:
        day += "X"
    return day + "~" if mod == "APPROX" else day


_HALVES = {
    "H1": ("01", "06"),
    "H2": ("07", "12"),
    "Q1": ("01", "03"),
    "Q2": ("04", "06"),
    "Q3": ("07", "09"),
    "Q4": ("10", "12"),
}


def _week(value: str) -> str | None:
    """An ISO week as the interval of its days."""
    year, _, week = value.partition("-W")
    try:
        monday = date.fromisocalendar(int(year), int(week[:2]), 1)
    except ValueError:
        return None
    return f"{monday.isoformat()}/{date.fromordinal(monday.toordinal() + 6).isoformat()}"
