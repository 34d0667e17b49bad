"""The grammar of dates and hours: an expression is read part by part, each part filling a slot that is still free.

Arabic puts the parts in many orders («مساء أمس الثلاثاء 4 آذار», «الساعة التاسعة من مساء الغد»), so there is no
rule per order: every step takes the next part wherever it stands, and `_whole` says whether what was read is a time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tawatur.recognise.times.clock import clock
from tawatur.recognise.times.days import day_number, deictic, edge, numeric, ordinal_day, part, weekday
from tawatur.recognise.times.expression import DASHES, Expression, Reader, Slots
from tawatur.recognise.times.months import decade, direction, feast, month, period
from tawatur.recognise.times.years import year

# The rule of what has a date's form but is a name: «جسر 14 تموز».
NAMED: Final = "name"
_SHORTLY: Final = frozenset({"قبيل", "بعيد", "عند"})  # «قبيل الظهر»
_COMMAS: Final = frozenset({"،", ","})
# What a step at the start of an expression may begin with; tokens without one of these are passed over at once.
STARTS: Final = frozenset({
    "month", "hijri", "weekday", "deictic", "anaphoric", "part", "adverb", "part_phrase", "midnight", "after_midnight",
    "part_opener", "night", "that_night", "hour_head", "year_head", "month_head", "day_head", "this", "that", "same",
    "edge", "decade", "feast", "feast_day", "list_head", "ordinal", "ordinal_tens", "unit_one", "approx", "corresponds",
})  # fmt: skip
# Each step with the kinds of words that it can begin with.
_STEPS: Final[tuple[tuple[frozenset[str], Callable[[Reader, int, Slots, bool], int | None]], ...]] = (
    (
        frozenset(
            {
                "after_midnight",
                "midnight",
                "part_opener",
                "night",
                "that_night",
                "this",
                "part",
                "part_phrase",
                "adverb",
            }
        ),
        part,
    ),
    (frozenset({"edge"}), edge),
    (frozenset({"feast", "feast_day"}), feast),
    (frozenset({"anaphoric", "deictic", "day_head"}), deictic),
    (frozenset({"weekday", "day_head", "list_head"}), weekday),
    (frozenset({"ordinal", "ordinal_tens"}), ordinal_day),
    (frozenset({"month", "hijri", "month_head", "list_head"}), month),
    (frozenset({"year_head", "list_head"}), year),
    (frozenset({"this", "that", "same", "unit_one"}), period),
    (frozenset({"decade", "unit_one"}), decade),
    (frozenset({"direction"}), direction),
)


def read_date(r: Reader, i: int, prefix: str) -> Expression | None:
    """The longest date or hour that starts at token i, or None. `prefix`: the proclitics of token i."""
    slots = Slots()
    first = i
    j = _approx(r, i, slots)
    open_bracket = False
    while j < r.n and (j == i or r.same_line(j - 1, j)):
        after = _step(r, j, slots, clitic=j == i)
        if after is None and j > i:
            after, opened = _connected(r, j, slots, open_bracket)
            open_bracket = open_bracket or opened
        if after is None:
            break
        j = after
        if open_bracket and r.norm(j) in (")", "]"):
            j, open_bracket = j + 1, False
    if j == i:
        return None
    start, end = r.span(first, j - 1, prefix)
    if _named(r, i, slots):
        return Expression(first, j - 1, start, end, NAMED)
    return Expression(first, j - 1, start, end, _rule(slots), slots) if _whole(r, i, j, slots) else None


def _approx(r: Reader, i: int, slots: Slots) -> int:
    """«قرابة الساعة الثامنة», «نحو عام 2015»."""
    found = r.find(i, ("approx",), clitic=True)
    if found is None or not r.is_kind(found[1] + 1, ("hour_head", "year_head", "midnight", "ordinal")):
        return i
    slots.mod = str(found[0].value)
    return found[1] + 1


def _step(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """One part at token j; the token after it, or None."""
    token = r.tokens[j]
    if token.kind == "number":
        return numeric(r, j, slots)
    if token.kind == "punct":
        return None
    if token.norm == "ال" and r.number_at(j + 1, (1, 2)) is not None:
        return day_number(r, j, slots)
    kinds = r.known[j].kinds
    if not kinds:
        return clock(r, j, slots) if token.kind == "latin" else None
    for begins, step in _STEPS:
        if kinds.isdisjoint(begins):
            continue
        after = step(r, j, slots, clitic)
        if after is not None:
            return after
    return clock(r, j, slots)


def _connected(r: Reader, j: int, slots: Slots, opened: bool) -> tuple[int | None, bool]:
    """A part after a connecting mark or particle: «أمس الأول، الخميس», «اليوم (السبت)», «الخامسة من صباح»."""
    norm = r.norm(j)
    if not r.same_line(j, j + 1):
        return None, False
    if norm in ("(", "[") and not opened and slots.has_calendar():
        trial_end = _step(r, j + 1, slots, clitic=False) if _bracket_holds_date(r, j + 1, slots) else None
        return trial_end, trial_end is not None
    if norm in _COMMAS and _comma_joins(r, j + 1, slots):
        return _step(r, j + 1, slots, clitic=False), False
    if norm in ("-", "–", "|") and slots.clock is None and slots.day and r.is_kind(j + 1, ("hour_head",)):
        return clock(r, j + 1, slots), False  # «20/01/2022 - الساعة 9:45»
    if norm == "من" and (
        slots.clock or slots.edge or slots.part or slots.has_day() or slots.month or slots.hijri_month
    ):
        return (_step(r, j + 1, slots, clitic=False) if _genitive_follows(r, j + 1, slots) else None), False
    found = r.find(j + (norm in _COMMAS), ("corresponds",))
    if found is not None:
        k = found[1] + 1
        k += r.norm(k) in (":", "ل", "في")
        k += r.norm(k) in (":",)
        joined = r.norm(k).startswith("ل")  # «الموافق للسابع من يونيو»
        return _step(r, k, slots, clitic=joined) if k < r.n else None, False
    year_follows = r.number_at(j + 1, (4, 4)) is not None
    if norm in DASHES and year_follows and r.norm(j - 2) in DASHES and (slots.day or slots.hijri_day):
        return _step(r, j + 1, slots, clitic=False), False  # «20/يناير/2022»
    if norm in DASHES and slots.hijri_day is not None and slots.day is None:
        after = numeric(r, j + 1, slots) if r.tokens[j + 1].kind == "number" else None
        if after is not None:
            return after, False
    day_head = r.find(j, ("day_head",), clitic=True) if norm[:1] == "ل" else None
    if day_head is not None and slots.part and not slots.has_day() and r.is_kind(day_head[1] + 1, ("weekday",)):
        return weekday(r, j, slots, clitic=True), False  # «ساعات الصباح الأولى ليوم الأحد»
    if norm in r.words.sets["hour_joiners"]:
        return clock(r, j + 1, slots), False
    if norm in ("-", "–", "|") or norm in _COMMAS:
        return clock(r, j, slots), False
    return None, False


def _bracket_holds_date(r: Reader, j: int, slots: Slots) -> bool:
    """Whether what an opening bracket holds says the same day more exactly, and nothing else."""
    if r.is_kind(j, ("weekday",)):
        return slots.weekday is None and (slots.deictic is not None or slots.part is not None)
    token = r.token(j)
    if token is None or token.kind != "number" or slots.day is not None:
        return False
    return slots.deictic is not None or slots.weekday is not None


def _comma_joins(r: Reader, j: int, slots: Slots) -> bool:
    token = r.token(j)
    if token is None:
        return False
    number = token.kind == "number"
    if r.is_kind(j, ("weekday",)):
        return slots.deictic is not None and slots.weekday is None and slots.day is None
    if number and slots.month and slots.day and not slots.year:
        return r.number_at(j, (4, 4)) is not None
    if number and (slots.weekday is not None or slots.deictic is not None) and slots.day is None:
        return (
            r.find(j + 1, ("month",)) is not None
            or (r.norm(j + 1) == "من" and r.is_kind(j + 2, ("month",)))
            or (r.norm(j + 1) in DASHES)
        )
    if slots.weekday is not None and slots.day is None and r.is_kind(j, ("ordinal", "ordinal_tens")):
        return ordinal_day(r, j, Slots(), False) is not None  # «السبت، الثالث من شباط»
    return slots.has_day() and r.is_kind(j, ("hour_head",)) and slots.clock is None


def _genitive_follows(r: Reader, j: int, slots: Slots) -> bool:
    """What may follow «من» inside one expression."""
    if r.is_kind(j, ("part", "part_phrase", "night", "midnight")):
        return slots.clock is not None or slots.edge is not None or slots.part is not None
    if r.is_kind(j, ("deictic", "weekday", "day_head")):
        return slots.clock is not None or slots.part is not None
    if r.is_kind(j, ("year_head", "this", "that", "same")):
        dated = slots.month is not None or slots.hijri_month is not None or slots.edge is not None
        return dated or _same_day_of(r, j, slots)
    if r.is_kind(j, ("unit_one",)):
        return (
            slots.month is not None
            or slots.hijri_month is not None
            or slots.day is not None
            or slots.weekday is not None
        )
    if r.is_kind(j, ("month", "month_head", "hijri")):
        return slots.day is not None or slots.edge is not None or slots.weekday is not None
    return slots.month is not None and slots.year is None and r.number_at(j, (4, 4)) is not None


def _same_day_of(r: Reader, j: int, slots: Slots) -> bool:
    """«في مثل هذا اليوم من عام 2013»: today's date in another year."""
    return slots.deictic == 0 and slots.part is None and r.is_kind(j, ("year_head",)) and r.norm(j - 2) == "اليوم"


def _named(r: Reader, i: int, slots: Slots) -> bool:
    """Whether a date without a year belongs to the name before it: «شارع 14 رمضان», «مستشفى 7 نيسان»."""
    dated = slots.weekday is not None or slots.month is not None or slots.hijri_month is not None
    if not dated or slots.edge is not None or slots.part is not None or slots.year is not None:
        return False
    if slots.direction is not None or (slots.weekday is not None and slots.day is not None):
        return False
    return r.preceded(i, "name_heads")


def _whole(r: Reader, i: int, j: int, slots: Slots) -> bool:
    """Whether what was read from token i up to j names a time."""
    if slots.weekday is not None or slots.month is not None or slots.hijri_month is not None:
        if slots.day is not None and slots.month is None:
            return slots.unit is not None
        return True
    if slots.has_calendar():
        return slots.day is None or slots.unit is not None or slots.month is not None
    if slots.edge is not None and slots.part is None:
        return False
    if slots.clock is not None or slots.midnight is not None:
        return True
    definite = r.norm(i).startswith("ال")
    if slots.part is not None and slots.part_weak and definite and r.norm(i - 1) in _SHORTLY:
        return True
    if slots.part is None or slots.part_weak or not slots.part_alone:
        return False
    return not definite or r.preceded(i, "prepositions")


def _rule(slots: Slots) -> str:
    if slots.clock is not None or slots.midnight is not None:
        return "clock-time"
    if slots.part is not None:
        return "part-of-day"
    if slots.feast is not None:
        return "feast"
    if slots.day is not None or slots.hijri_day is not None:
        return "calendar-date"
    if slots.deictic is not None:
        return "day-from-publication"
    if slots.anaphoric is not None:
        return "day-from-event"
    if slots.weekday is not None:
        return "weekday"
    if slots.month is not None or slots.hijri_month is not None:
        return "month"
    if slots.unit is not None and slots.direction is not None:
        return "period"
    return "decade" if slots.decade is not None else "year"
