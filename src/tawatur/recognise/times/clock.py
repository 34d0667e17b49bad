"""Dates and hours in digits, and hours in words."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from tawatur.recognise.times.expression import Reader, Slots

# Digits of all scripts are \d; int() reads them.
_SEP: Final = r"\s?([-/.])\s?"
_YEAR_FIRST: Final = re.compile(rf"(\d{{4}}){_SEP}(\d{{1,2}})\s?\2\s?(\d{{1,2}})(?!\d(?!\d:))")
_YEAR_LAST: Final = re.compile(rf"(\d{{1,2}}){_SEP}(\d{{1,2}})\s?\2\s?(\d{{4}})(?!\d(?!\d?:))")
_SHORT_YEAR: Final = re.compile(r"(\d{1,2})([/])(\d{1,2})\2(\d{2})(?![\d/])")
_DAY_MONTH: Final = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})(?![\d/]|\s?/)")
_MONTH_YEAR: Final = re.compile(r"(\d{1,2})/(\d{4})(?![\d/])")
_CLOCK: Final = re.compile(r"T?(\d{1,2})\s?[:٫]\s?(\d{2})(?::\d{2})?(?![\d:])")
_DOTTED_CLOCK: Final = re.compile(r"(\d{1,2})[.](\d{2})(?![\d.])")
_GLUED_YEAR: Final = re.compile(r"((?:19|20)\d{2})(\d{1,2}):(\d{2})(?!\d)")
_CLOCK_SEPARATORS: Final = frozenset({"-", "–", "—", "|", "،", ",", "/", "t", ";", "•", "·"})


def token_at(r: Reader, offset: int) -> int:
    """The first token that starts at or after a text offset."""
    return bisect_left(r.tokens, offset, key=lambda t: t.start)


def numeric_date(r: Reader, i: int, slots: Slots) -> int | None:
    """A date in digits at token i («20/01/2022», «2022-1-20», «21 / 10 / 1436»); the token after it, or None."""
    text, at = r.view.text, r.tokens[i].start
    after = r.norm(i + 1)[:1]
    if after not in ("/", "-", ".") and "." not in r.norm(i):
        return None
    if found := _YEAR_FIRST.match(text, at):
        year, month, day = int(found[1]), int(found[3]), int(found[4])
    elif found := _YEAR_LAST.match(text, at):
        year, month, day = int(found[4]), int(found[3]), int(found[1])
    elif found := _SHORT_YEAR.match(text, at):
        year, month, day = 2000 + int(found[4]), int(found[3]), int(found[1])
        if not r.words.first_year <= year <= r.words.last_year:
            return None
    elif (found := _MONTH_YEAR.match(text, at)) and _plausible(int(found[2])):
        if not 1 <= int(found[1]) <= 12:
            return None
        slots.year, slots.month = int(found[2]), int(found[1])
        return token_at(r, found.end())
    else:
        return _day_and_month(r, i, slots)
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if _plausible(year):
        slots.year, slots.month, slots.day = year, month, day
    elif 1300 <= year <= 1500:
        slots.hijri_year, slots.hijri_month, slots.hijri_day = year, month, day
    else:
        return None
    return token_at(r, found.end())


def _day_and_month(r: Reader, i: int, slots: Slots) -> int | None:
    """«25/10»: a date only after a weekday or «يوم»."""
    found = _DAY_MONTH.match(r.view.text, r.tokens[i].start)
    if not found or not (slots.weekday or slots.day_head or slots.deictic is not None):
        return None
    day, month = int(found[1]), int(found[2])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    slots.day, slots.month = day, month
    return token_at(r, found.end())


def _plausible(year: int) -> bool:
    return 1900 <= year <= 2100


def glued_year(r: Reader, i: int, slots: Slots) -> int | None:
    """«202206:17»: a year and an hour run together."""
    found = _GLUED_YEAR.match(r.view.text, r.tokens[i].start)
    if not found or int(found[2]) > 24 or int(found[3]) > 59:
        return None
    slots.year, slots.clock = int(found[1]), (int(found[2]), int(found[3]))
    return meridiem(r, token_at(r, found.end()), slots)


def meridiem(r: Reader, i: int, slots: Slots) -> int:
    """Takes «م», «ص», «صباحاً» after an hour; the token after it."""
    token = r.token(i)
    if token is not None and r.same_line(i - 1, i) and token.norm in r.words.meridiem:
        slots.meridiem = r.words.meridiem[token.norm]
        return i + 1
    return i


def clock(r: Reader, i: int, slots: Slots) -> int | None:
    """An hour at token i; the token after it, or None.

    «الساعة» and an hour in digits or words; «06:17» beside a date or before «م»; «الثامنة مساءً» after a preposition.
    """
    if slots.clock is not None:
        return None
    head = r.find(i, ("hour_head",))
    if head is not None:
        j = head[1] + 1
        while r.is_kind(j, ("approx",)):
            found = r.find(j, ("approx",))
            assert found is not None
            j = found[1] + 1
        j += r.norm(j) == "ال"
        return _hour_in_digits(r, j, slots, sure=True) or _hour_in_words(r, j, slots)
    token = r.tokens[i]
    if token.kind == "number":
        return _hour_in_digits(r, i, slots, sure=False)
    if token.norm in _CLOCK_SEPARATORS and slots.has_day() and i + 1 < r.n and r.tokens[i + 1].kind == "number":
        return _hour_in_digits(r, i + 1, slots, sure=False)
    if token.kind == "latin":
        return _iso_hour(r, i, slots)
    return _hour_alone(r, i, slots) if token.kind == "word" else None


def _hour_alone(r: Reader, i: int, slots: Slots) -> int | None:
    """«الثامنة مساءً», «السابعة من مساء أمس»: an hour known by the part of the day after it."""
    trial = Slots()
    after = _hour_in_words(r, i, trial, clitic=r.norm(i).startswith("وال"))
    if after is None:
        return None
    if r.preceded(i, "hour_prepositions") and trial.clock is not None and trial.clock[1]:
        slots.clock = trial.clock  # «عند التاسعة والنصف»
        return after
    if _range_of_hours(r, i, after):
        slots.clock = trial.clock
        return after
    of_part = r.norm(after) == "من" and r.is_kind(after + 1, ("part",))
    minutes = trial.clock is not None and trial.clock[1] > 0
    if of_part or (r.is_kind(after, ("adverb", "part_phrase", "part")) and (minutes or _hour_expected(r, i, slots))):
        slots.clock = trial.clock
        return after
    return None


def _range_of_hours(r: Reader, i: int, after: int) -> bool:
    """«بين الثالثة والرابعة فجراً»: an hour known by the one that ends the range."""
    if r.norm(i - 1) != "بين" or not r.norm(after).startswith("وال"):
        return False
    return r.find(after, ("ordinal",), clitic=True) is not None and r.is_kind(after + 1, ("adverb",))


def _hour_expected(r: Reader, i: int, slots: Slots) -> bool:
    before = r.norm(i - 1)
    return (
        slots.has_day()
        or (r.norm(i).startswith("و") and before.startswith("ال") and r.is_kind(i - 1, ("ordinal",)))
        or slots.part is not None
        or r.preceded(i, "prepositions")
        or r.preceded(i, "hour_prepositions")
        or r.is_kind(i - 1, ("approx",))
    )


def _iso_hour(r: Reader, i: int, slots: Slots) -> int | None:
    """«T07:15:00» after a day."""
    found = _CLOCK.match(r.view.text, r.tokens[i].start) if slots.day and r.norm(i)[:1] == "t" else None
    if not found or int(found[1]) > 24 or int(found[2]) > 59:
        return None
    slots.clock = (int(found[1]), int(found[2]))
    return token_at(r, found.end())


def _hour_in_digits(r: Reader, i: int, slots: Slots, sure: bool) -> int | None:
    """Digits as an hour. Unless `sure`, minutes are needed, and a date or a half of the day beside them."""
    token = r.token(i)
    if token is None or token.kind != "number":
        return None
    found = _CLOCK.match(r.view.text, token.start)
    if not found and sure:
        found = _DOTTED_CLOCK.match(r.view.text, token.start)
    if found:
        hour, minute, j = int(found[1]), int(found[2]), token_at(r, found.end())
    else:
        whole = r.number_at(i, (1, 2))
        if whole is None:
            return None
        hour, minute, j = whole, 0, i + 1
    if hour > 24 or minute > 59:
        return None
    trial = Slots()
    after = meridiem(r, j, trial)
    of_part = r.norm(j) == "من" and r.is_kind(j + 1, ("part",)) and hour <= 12 and not slots.has_calendar()
    zoned = r.find(after, ("zone",))
    marked = after > j or of_part or zoned is not None or r.is_kind(j, ("adverb",))
    if not sure and not marked and not (found and slots.has_day()):
        return None
    if not sure and not found and r.norm(j) == "م":
        return None  # «5 م» is as likely five metres
    slots.clock = (hour, minute)
    slots.meridiem = trial.meridiem or slots.meridiem
    if zoned is not None and found:
        return zoned[1] + 1  # «9:00 ت.غ»
    return after if found else _fraction(r, after, slots)


def _hour_in_words(r: Reader, i: int, slots: Slots, clitic: bool = False) -> int | None:
    """«الثامنة», «الثانية عشرة», with «والنصف», «إلا ربعاً»."""
    found = r.find(i, ("ordinal",), clitic)
    if found is None or not found[0].definite:
        return None
    hour, j = int(found[0].value), i + 1
    if r.norm(j) in r.words.sets["ordinal_teens"]:
        hour, j = hour + 10, j + 1
    if hour > 12:
        return None
    slots.clock = (hour, 0)
    return _fraction(r, j, slots)


def _fraction(r: Reader, i: int, slots: Slots) -> int:
    """Minutes after an hour in words: «والنصف», «و20 دقيقة», «إلا ثلثاً»."""
    assert slots.clock is not None
    hour, _ = slots.clock
    norm = r.norm(i)
    halves = r.words.hour_halves
    if norm[:1] == "و" and norm[1:] in halves:
        slots.clock = (hour, halves[norm[1:]])
        return i + 1
    if norm in r.words.sets["hour_less"] and r.norm(i + 1) in halves:
        slots.clock = ((hour - 1) % 24, 60 - halves[r.norm(i + 1)])
        return i + 2
    minutes = r.number_at(i + 1, (1, 2)) if norm == "و" else None
    if minutes is not None and minutes < 60 and r.is_kind(i + 2, ("unit_one", "unit_many")):
        slots.clock = (hour, minutes)
        return i + 3
    return i + 1 if norm in r.words.sets["hour_exactly"] else i


def hour_of_day(slots: Slots) -> str:
    """The hour as TIMEX3 writes it, 24 hours: «T18:17». The part of the day or «م» says which half is meant."""
    assert slots.clock is not None
    hour, minute = slots.clock
    part, half = slots.part, slots.meridiem
    if half == "pm" and hour < 12:
        hour += 12
    elif half == "am" and hour == 12:
        hour = 0
    elif half is None and part is not None and hour <= 12:
        hour = _in_part(hour, part)
    return f"T{hour:02d}:{minute:02d}"


def _in_part(hour: int, part: str) -> int:
    if part in ("TAF", "TEV"):
        return hour + 12 if hour < 12 else 12
    if part == "TMI":
        return hour + 12 if hour < 6 else hour
    if part == "TNI":
        return hour + 12 if 6 <= hour < 12 else hour % 12
    return hour % 12 if hour == 12 else hour
