"""When: the date that a clause, what hangs on it or its sentence give, and what tells of no single day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from tawatur.recognise.times.calendar import shift_month
from tawatur.understand.clauses import Clause
from tawatur.understand.passage import Passage
from tawatur.understand.setting import FRONT, with_dependents
from tawatur.understand.trigger import Trigger


def when_of(
    passage: Passage, trigger: Trigger, clauses: list[Clause], telling: frozenset[int] = frozenset()
) -> tuple[str, int] | None:
    """(EDTF, number of the time) that the clause, else its dependents, else its sentence before it, give.

    «منذ X» gives X/.., «منذ X حتى Y» X/Y, where no date of its own stands beside it.
    """
    clause = clauses[trigger.clause]
    wide = with_dependents(passage, clauses, trigger, telling)
    for first, last in ((clause.first, clause.last), wide):
        found = _time_in(passage, first, last, trigger.first, trigger.type == "agreement")
        if found is not None and first == clause.first and _in_aside(passage, trigger.first, _at(passage, found)):
            found = _time_in(passage, *wide, trigger.first) or found
        if found is not None:
            ago = days_before(passage, trigger)
            return found if ago is None or passage.times[found[1]].first > trigger.first else earlier(found, ago)
    if (meant := _meant(passage, clauses[0].first, clause.last)) is not None:
        return meant
    # a year told earlier in the sentence («تأسس عام 1969») is not when this happened; a day may be, and what it begins with
    found = _time_in(passage, clauses[0].first, clause.first - 1, trigger.first)
    if found is not None and (len(found[0]) >= 10 or passage.times[found[1]].first <= clauses[0].first + FRONT):
        return found
    stretch = _stretch(passage, *wide, trigger)
    if stretch is None and passage.bare(clauses[0].first) == "منذ":
        return _stretch(passage, clauses[0].first, clause.last, trigger)  # «ومنذ 8 أكتوبر، يتبادل …»
    return stretch


def _meant(passage: Passage, first: int, last: int) -> tuple[str, int] | None:
    """«شهد أيار تصعيداً قُتل خلاله …»: the time told before such a word, however exact."""
    for j in range(first + 1, last + 1):
        if passage.is_particle(j, "then"):
            return _time_in(passage, first, j - 1, j)
    return None


def claimed_then(trigger: Trigger, clause: Clause, at: int) -> bool:
    """«تبنى التنظيم التفجير مساء أمس»: the time at token `at` is that of the words about a happening, not its own."""
    if trigger.light_reading is None or not trigger.light_reading.lexeme.get("apart") or not trigger.definite:
        return False
    return clause.first <= at <= clause.last


def days_before(passage: Passage, trigger: Trigger) -> int | None:
    """How many days before the story a happening named with it was: «غداة مقتل قائدهم» 1, «بعد يومين من سقوط القذائف» 2."""
    at = trigger.first
    if trigger.reading.finite or at < 2:
        return None
    if passage.bare(at - 1) in _BESIDE:
        return _BESIDE[passage.bare(at - 1)]
    number = passage.time_at[at - 2]
    if number < 0 or passage.bare(at - 1) not in ("من", "علي"):
        return None
    time = passage.times[number]
    found = _AMOUNT.fullmatch(time.value.value) if time.value.type == "DURATION" else None
    if found is None or found[2] not in "DW" or passage.bare(time.first - 1) not in ("بعد", "مرور"):
        return None
    return int(found[1]) * (7 if found[2] == "W" else 1)


def from_that(passage: Passage, clause: Clause, day: tuple[str, int]) -> tuple[str, int] | None:
    """«قُتل بعد ثلاثة أيام من ذلك», «أفرج عنهم قبل أسبوع من ذلك»: so far from the day told last."""
    for number in times_in(passage, clause.first, clause.last):
        time = passage.times[number]
        found = _AMOUNT.fullmatch(time.value.value) if time.value.type == "DURATION" else None
        if found is None or found[2] not in "DW" or time.last + 2 > clause.last:
            continue
        if passage.bare(time.last + 1) == "من" and passage.bare(time.last + 2) == "ذلك":
            days = int(found[1]) * (7 if found[2] == "W" else 1)
            before = passage.bare(time.first - 1)
            return earlier(day, days if before == "قبل" else -days) if before in ("قبل", "بعد") else None
    return None


def earlier(time: tuple[str, int], days: int) -> tuple[str, int] | None:
    """So many days before an exact day."""
    if len(time[0]) != 10:
        return None
    return (date.fromisoformat(time[0]) - timedelta(days)).isoformat(), time[1]


def _time_in(passage: Passage, first: int, last: int, near: int, made: bool = False) -> tuple[str, int] | None:
    """The time nearest to a token, that is its own. made: a deal, whose day is the one on which it was made."""
    best: tuple[int, str, int] | None = None
    for number in times_in(passage, first, last):
        edtf, at = _edtf(passage, number), passage.times[number].first
        if edtf is None or _bound(passage, number, near) is not None or _of_another(passage, edtf, near, at, made):
            continue
        if _yet_to_come(passage, number, edtf, near):
            continue
        away = abs(at - near) + (_ASIDE if _in_aside(passage, near, at) else 0)
        if best is None or away < best[0]:
            best = (away, edtf, number)
    if best is None:
        return None
    _, edtf, number = best
    return _next_to(passage, edtf, near, passage.times[number].first) or _listed(passage, number) or edtf, number


def _at(passage: Passage, found: tuple[str, int]) -> int:
    return passage.times[found[1]].first


def _in_aside(passage: Passage, near: int, at: int) -> bool:
    """«… مساء الاثنين إثر انفجار، بحسب بيان للقيادة أمس»: a day after «بحسب» is rather when that was said."""
    for j in range(at - 1, near, -1):
        if passage.view.tokens[j].kind == "punct":
            return False
        sequence = passage.sequence_at.get(j)
        if sequence is not None and sequence[0].section == "speech.adverbials":
            return True
    return False


_ASIDE: Final = 100  # tokens that such a day stands further off than any other of its clause


def _yet_to_come(passage: Passage, number: int, edtf: str, near: int) -> bool:
    """«استشهد بعد 38 عاماً في الأسر»: of what is past, such a time counts from a beginning that nobody tells."""
    published, first = passage.published, passage.times[number].first
    if published is None or edtf[: len(published)] <= published[: len(edtf)]:
        return False
    after = "بعد" in (passage.bare(first), passage.bare(first - 1))
    return after and any(r.finite and r.form.tense == "past" for r in passage.readings(near))


def _of_another(passage: Passage, edtf: str, near: int, at: int, made: bool) -> bool:
    """«أُفرج عنه بعد اعتقاله في 2015»: a month or year after «بعد» and the like is when that was, not this.

    «أُفرج عنهم بموجب عفو صدر في 3 أيار»: neither is a day that a law or a deal bears.
    """
    if at < near and any(passage.is_particle(j, "anniversaries") for j in range(at, near)):
        return True  # «تحل اليوم ذكرى اغتياله بتفجير»
    if at - near < 2:
        return False
    if not made and any(passage.is_particle(j, "issued") for j in range(max(near + 1, at - 3), at)):
        return True
    if any(passage.bare(j) in _BEEN and _done_before(passage, j, at) for j in range(near + 1, at)):
        return True  # «أفرج عن 20 سجيناً كانوا اعتقلوا في 3 أيار»
    if len(edtf) >= 10:
        return False
    return any(passage.bare(j) in _AFTER and passage.time_at[j] < 0 for j in range(near + 1, at - 1))


def _done_before(passage: Passage, been: int, end: int) -> bool:
    """Whether «كان» at a token leads to a verb of the past, which was done before what is told."""
    for j in range(been + 1, min(been + _LEANING, end)):
        tenses = {r.form.tense for r in passage.readings(j) if r.finite}
        if tenses:
            return tenses == {"past"}
    return False


_BEEN: Final = frozenset({"كان", "كانت", "كانوا", "كانا"})
_LEANING: Final = 4  # tokens from «كان» over a subject or «قد» to its verb
_AFTER: Final = frozenset({"بعد", "عقب", "اثر", "بعيد", "قبل", "قبيل"})


def _next_to(passage: Passage, edtf: str, near: int, at: int) -> str | None:
    """«هاجموا الحاجز غداة مقتل قائدهم يوم الأحد»: the day after the one told, or with «عشية» the day before."""
    if len(edtf) != 10 or edtf.endswith("~"):
        return None
    for j in range(near + 1, at):
        if passage.bare(j) in _BESIDE and passage.time_at[j] < 0:
            return (date.fromisoformat(edtf) + timedelta(_BESIDE[passage.bare(j)])).isoformat()
        if passage.time_at[j] >= 0 and (later := _days_after(passage, passage.time_at[j])):
            return (date.fromisoformat(edtf) + timedelta(later)).isoformat()
    return None


def _days_after(passage: Passage, number: int) -> int:
    """«اعتقلته بعد يومين من الهجوم الذي وقع الجمعة»: how many days after what has a day of its own; 0 where it tells of no such."""
    time = passage.times[number]
    found = _AMOUNT.fullmatch(time.value.value) if time.value.type == "DURATION" else None
    if found is None or found[2] not in "DW" or passage.bare(time.first - 1) != "بعد":
        return 0
    after = time.last + 2
    if passage.bare(after - 1) not in ("من", "علي") or after >= len(passage.by_kind):
        return 0
    return int(found[1]) * (7 if found[2] == "W" else 1) if passage.by_kind[after].events else 0


_BESIDE: Final = {"غداه": 1, "عشيه": -1}


def _listed(passage: Passage, number: int) -> str | None:
    """«يومي السبت والأحد», «بين عامي 2014 و2016», «من آب إلى أيلول 2020»: from the first of two times to the last."""
    first = number
    while first > 0 and _joined(passage, first - 1):
        first -= 1
    last = number
    while last + 1 < len(passage.times) and _joined(passage, last):
        last += 1
    if first == last:
        return None
    start, end = _edtf(passage, first), _edtf(passage, last)
    return f"{start}/{end}" if start is not None and end is not None and start < end else None


def _joined(passage: Passage, number: int) -> bool:
    """Whether a time and the next are a list or a range of days, months or years."""
    one, two = passage.times[number], passage.times[number + 1]
    start, end = _edtf(passage, number), _edtf(passage, number + 1)
    if start is None or end is None or len(start) != len(end) or "/" in start or two.first - one.last > 2:
        return False
    if one.value.type != "DATE" or two.value.type != "DATE":
        return False
    between = passage.view.norms[one.last + 1 : two.first]
    joined = passage.view.norms[two.first].startswith("و")
    return (between[0] in _RANGE or (between[0] == "،" and joined)) if between else joined


_RANGE: Final = frozenset({"و", "الي", "حتي", "-", "–"})


def _stretch(passage: Passage, first: int, last: int, trigger: Trigger) -> tuple[str, int] | None:
    """The stretch that «منذ» and «حتى» bound; a stretch with no dated beginning («منذ بدء الحملة حتى الأحد») is open there.

    «تحاصرها منذ خمسة أشهر» begins so long before the report; «قصفوها منذ يومين» is done, and on that day.
    """
    start: tuple[str, int] | None = None
    end: tuple[str, int] | None = None
    for number in times_in(passage, first, last):
        edtf, bound = _edtf(passage, number), _bound(passage, number, trigger.first)
        if edtf is None and bound == "منذ" and (since := _ago(passage, number)) is not None:
            if len(since) >= 10 and _is_over(passage, first, last, trigger):
                return since, number
            edtf = since
        if edtf is None:
            continue
        if bound == "منذ":
            start = (_first_day(edtf) if passage.times[number].value.mod == "START" else edtf, number)
        elif bound == "حتي":
            end = (edtf, number)
    if start is not None and end is None and start[0] == passage.published and trigger.type not in _LASTING:
        return start  # «منذ فجر اليوم، شنت الطائرات …»
    if start is not None:
        return f"{start[0]}/{end[0] if end is not None else '..'}", start[1]
    return None if end is None else (f"../{end[0]}", end[1])


def _is_over(passage: Passage, first: int, last: int, trigger: Trigger) -> bool:
    """«قُتل في غارة منذ يومين»: with a past verb alone, of what does not last, «منذ» tells when and not since when."""
    if trigger.type in _LASTING:
        return False
    tenses = {r.form.tense for i in range(first, last + 1) for r in passage.readings(i) if r.finite}
    return "past" in tenses and "present" not in tenses


_LASTING: Final = frozenset(
    {"siege", "holding", "deprivation", "displacement", "protest", "control_change", "deployment"}
)


def _ago(passage: Passage, number: int) -> str | None:
    """The day, month or year that «منذ خمسة أشهر» counts back to, from a known day of publication."""
    value, published = passage.times[number].value, passage.published
    found = _AMOUNT.fullmatch(value.value) if value.type == "DURATION" and published else None
    if found is None or published is None or len(published) != 10:
        return None
    day, amount = date.fromisoformat(published), int(found[1])
    if found[2] == "M":
        year, month = shift_month(day.year, day.month, -amount)
        return f"{year:04d}-{month:02d}"
    if found[2] == "Y":
        return f"{day.year - amount:04d}"
    return (day - timedelta(amount * (7 if found[2] == "W" else 1))).isoformat()


_AMOUNT: Final = re.compile(r"P(\d{1,3})([DWMY])")


def _first_day(edtf: str) -> str:
    """«منذ بداية العام»: the day on which a year or month begins."""
    return {4: f"{edtf}-01-01", 7: f"{edtf}-01"}.get(len(edtf), edtf)


def times_in(passage: Passage, first: int, last: int) -> list[int]:
    out: list[int] = []
    for number in passage.time_at[first : last + 1]:
        if number >= 0 and (not out or number != out[-1]):
            out.append(number)
    return out


def _edtf(passage: Passage, number: int) -> str | None:
    value = passage.times[number].value
    if value.mod == "START" and len(value.value) == 4 and passage.bare(passage.times[number].first) in _FIRST_HOURS:
        return value.value + "-01-01"
    return edtf_of(value.type, value.value, value.mod)


_FIRST_HOURS: Final = frozenset({"الدقائق", "الساعات"})  # «الدقائق الأولى من عام 2022»


def _bound(passage: Passage, number: int, near: int) -> str | None:
    """«منذ» or «حتى» where it stands before the time: a bound of a stretch, not the day it happened.

    «أكبر هجوم منذ عام 2019» bounds nothing that happened: it only tells what it is compared with.
    """
    first = passage.times[number].first
    if _begun_by(passage, near, first):
        return None
    since = first - 1 if first and passage.bare(first - 1) == "في" else -1  # «منذ توقيعه في آذار»
    for j in (first - 1, first - 2, *(range(since - 1, max(since - 4, -1), -1) if since >= 0 else ())):
        bare = passage.bare(j) if j >= 0 else ""
        if j < first - 2 and bare != "منذ":
            continue
        if bare == "منذ" and any(_superlative(passage, k) for k in range(max(0, j - _COMPARED), j)):
            return "compared"
        if bare in ("منذ", "حتي"):
            return bare
    for j in range(first - 3, max(near, first - _BEGINNING, -1), -1):
        if passage.time_at[j] >= 0:
            return None
        if passage.bare(j - 1) != "منذ" and any(r.finite for r in passage.readings(j)):
            return None
        if passage.bare(j) == "منذ":
            return None if any(_superlative(passage, k) for k in range(max(0, j - _COMPARED), j)) else "منذ"
    return None


def _begun_by(passage: Passage, near: int, first: int) -> bool:
    """«منذ اعتقاله في أيلول 2017»: of what was done at once it is the day, not the beginning."""
    if not 0 < first - near <= _OWN_DAY or near < 1 or passage.bare(near - 1) != "منذ":
        return False
    return any(not r.finite and r.lexeme.type in _AT_ONCE for r in passage.by_kind[near].events)


_OWN_DAY: Final = 3  # tokens from a happening to its day
_AT_ONCE: Final = frozenset({"arrest", "abduction", "killing", "release"})
_BEGINNING: Final = 7  # tokens from «منذ» over what began to its date: «منذ اندلاع الحرب في 15 نيسان»
_COMPARED: Final = 6  # tokens from «أكبر» to its «منذ»


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


_HALVES: Final = {
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
