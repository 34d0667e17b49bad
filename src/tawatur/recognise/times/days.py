"""Days, by name, by number or from today, and the parts of a day."""

from __future__ import annotations

from tawatur.recognise.times.clock import clock, numeric_date
from tawatur.recognise.times.expression import DASHES, Reader, Slots
from tawatur.recognise.times.months import direction_at, month, period
from tawatur.recognise.times.words import MONTH
from tawatur.recognise.times.years import era, year_number


def deictic(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«اليوم», «أول أمس», «في اليوم التالي»."""
    if slots.has_day() or slots.unit is not None:
        return None
    found = r.find(j, ("anaphoric", "deictic"), clitic)
    k = j
    if found is None:
        head = r.find(j, ("day_head",), clitic)
        if head is None:
            return None
        k = head[1] + 1
        found = r.find(k, ("deictic",))
    if found is None:
        return None
    entry, last, _ = found
    if entry.kind == "anaphoric":
        slots.anaphoric = int(entry.value)
        return last + 1
    if entry.value == 0 and not entry.rest and (r.norm(last + 1) in r.words.sets["not_today"] or _a_day(r, j)):
        return None
    slots.deictic = int(entry.value)
    return last + 1


def _a_day(r: Reader, j: int) -> bool:
    """«مرتين في اليوم», «ساعتين في اليوم», «لليوم الـ21»: any day, or one counted from another."""
    if r.norm(j + 1) == "ال" and r.number_at(j + 2, (1, 4)) is not None:
        return True  # «لليوم الـ21 على التوالي»
    return r.norm(j - 1) == "في" and (
        r.norm(j - 2) in r.words.sets["how_often"] or r.is_kind(j - 2, ("unit_two", "unit_many"))
    )


def weekday(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«الأحد», «يوم الأحد», «ليل الأحد-الاثنين»."""
    if slots.weekday is not None or slots.day is not None:
        return None
    k, head = j, r.find(j, ("day_head", "list_head"), clitic)
    if head is not None and head[0].value in ("day_head", "D"):
        k, clitic = head[1] + 1, False
    found = r.find(k, ("weekday",), clitic)
    if found is None:
        if head is not None and k > j and head[0].kind == "day_head" and _dated(r, k):
            slots.day_head = True
            return k
        return None
    slots.weekday = int(found[0].value)
    if head is not None and head[0].kind == "list_head":
        slots.list_head = "D"
    return _second_weekday(r, found[1] + 1, slots)


def _second_weekday(r: Reader, k: int, slots: Slots) -> int:
    """A night that lies between two days: «ليل السبت-الأحد», «ليلة الخميس على الجمعة»."""
    if slots.part != "TNI" and slots.midnight is None:
        return k
    norm = r.norm(k)
    start = k + 1 if norm in DASHES or norm in ("علي", "الي") else k
    found = r.find(start, ("weekday",), clitic=start == k)
    if found is None or not r.same_line(k - 1, start) or found[0].value != (slots.weekday or 0) % 7 + 1:
        return k
    slots.weekday_end = int(found[0].value)
    return found[1] + 1


def _dated(r: Reader, k: int) -> bool:
    """Whether a day of the month follows «يوم»."""
    trial = Slots(day_head=True)
    token = r.token(k)
    if token is None:
        return False
    if token.kind == "number":
        return numeric_date(r, k, trial) is not None or day_number(r, k, trial) is not None
    return ordinal_day(r, k, trial, False) is not None or (r.norm(k) == "ال" and day_number(r, k, trial) is not None)


def numeric(r: Reader, j: int, slots: Slots) -> int | None:
    """A number inside a date: a date in digits, a day, a year, an hour."""
    if slots.day is None:
        after = numeric_date(r, j, slots)
        if after is not None:
            return era(r, after, slots)
        after = day_number(r, j, slots)
        if after is not None:
            return after
    after = year_number(r, j, slots)
    return after if after is not None else clock(r, j, slots)


def day_number(r: Reader, j: int, slots: Slots) -> int | None:
    """A day of the month in digits, when a month follows or stands before («June 25»)."""
    k = j + (r.norm(j) == "ال")
    day = r.number_at(k, (1, 2))
    if day is None or not 1 <= day <= 31:
        return None
    return _place_day(r, k + 1, day, slots)


def _place_day(r: Reader, k: int, day: int, slots: Slots) -> int | None:
    """Gives a day to the month that follows at token k."""
    if slots.month is not None and slots.day is None and r.tokens[k - 2].kind == "latin":
        slots.day = day
        return k
    of = k + (r.norm(k) == "من" or r.norm(k) in DASHES)
    found = r.find(of, ("month", "hijri"))
    head = r.find(of, ("month_head", "list_head"))
    if found is None and head is not None:
        found = r.find(head[1] + 1, ("month", "hijri"))
    if found is not None:
        if found[0].kind == "hijri":
            if slots.hijri_day is not None:
                return None
            slots.hijri_day = day
            return of
        if slots.day is not None:
            return None
        slots.day = day
        return of
    unit = r.find(of, ("unit_one",))
    if unit is not None and unit[0].value.code == "M" and not unit[0].value.clock and unit[0].definite and of > k:
        slots.day = day
        return of
    if r.norm(k) in r.words.sets["of_it"] and slots.month is None and slots.unit is None:
        slots.day, slots.unit, slots.direction = day, MONTH, "same"
        return k + 1
    if of == k and slots.month is None and _day_of_this_month(r, j=k - 1):
        slots.day = day
        return k
    if slots.part == "TNI" and slots.month is None and (end := _night_end(r, k, day)) is not None:
        slots.day = day
        return end
    shared = _shared_month(r, k) if slots.weekday is not None else None
    if shared is not None and slots.month is None:
        slots.day, slots.month = day, shared
        return k
    if r.is_kind(of, ("this", "that", "same")) and r.is_kind(of + 1, ("month_head",)) and of > k:
        slots.day = day
        return of
    return None


def _day_of_this_month(r: Reader, j: int) -> bool:
    """«في 10 الجاري», «في 25 الفائت»: the month is left out."""
    found = direction_at(r, j + 1)
    if found is None or not r.norm(j + 1).startswith("ال") or not r.same_line(j, j + 1):
        return False
    return r.preceded(j, "prepositions") or r.is_kind(j - 1, ("day_head",))


def _night_end(r: Reader, k: int, day: int) -> int | None:
    """«ليلة 19-20 أبريل»: the token of the month, when the night ends on the next day."""
    joined = r.norm(k) in r.words.sets["range_words"] or r.norm(k) in DASHES
    month = r.find(k + 2, ("month",))
    if not joined or r.number_at(k + 1, (1, 2)) != day + 1 or month is None:
        return None
    return k + 2


def _shared_month(r: Reader, k: int) -> int | None:
    """«الخميس 6 والأحد 9 آذار»: the month that a second day names for both."""
    joined = r.norm(k) in r.words.sets["range_words"] or r.norm(k) in DASHES
    second = r.find(k + joined, ("weekday",), clitic=True)
    if second is None or not (joined or second[2] == "و"):
        return None
    j = second[1] + 1
    if r.number_at(j, (1, 2)) is None or not r.same_line(k, j + 1):
        return None
    month = r.find(j + 1 + (r.norm(j + 1) == "من"), ("month",))
    return int(month[0].value) if month is not None else None


def ordinal_day(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«الرابع والعشرين من», «العشرين من», «الأول من»: a day of the month in words."""
    if slots.day is not None:
        return None
    found = r.find(j, ("ordinal",), clitic)
    if found is not None and found[0].definite:
        day, k = int(found[0].value), j + 1
        if r.norm(k) in r.words.sets["ordinal_teens"]:
            day, k = day + 10, k + 1
        elif r.norm(k)[:1] == "و" and r.norm(k)[1:] in r.words.ordinal_tens:
            day, k = day + r.words.ordinal_tens[r.norm(k)[1:]], k + 1
    else:
        found = r.find(j, ("ordinal_tens",), clitic)
        if found is None:
            return None
        day, k = int(found[0].value), j + 1
    return _place_day(r, k, day, slots) if 1 <= day <= 31 else None


def part(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«صباح», «بعد ظهر», «منتصف ليل», «ساعات الفجر الأولى», «مساءً», «الليلة الماضية»."""
    if slots.midnight is None and slots.part is None:
        found = r.find(j, ("after_midnight", "midnight"), clitic)
        if found is not None:
            slots.midnight, slots.part = found[0].kind, "TNI"
            return found[1] + 1
    if slots.part is not None:
        return None
    found = r.find(j, ("part_opener",), clitic)
    if found is not None:
        rest = Slots()
        k = found[1] + 1
        k += r.norm(k) == "من"
        if r.norm(found[1]) == "من" or r.norm(k - 1) == "من":
            return (
                k
                if any(step(r, k, rest, False) is not None for step in (part, deictic, weekday, period, month))
                else None
            )
        return None
    if not slots.has_day():
        that = r.find(j, ("that_night",), clitic)
        if that is not None:
            slots.part, slots.anaphoric = "TNI", int(that[0].value)
            return that[1] + 1
        night = r.find(j, ("night",), clitic)
        if night is not None:
            slots.part, slots.deictic = "TNI", int(night[0].value)
            return night[1] + 1
    this = r.find(j, ("this",), clitic)
    if this is not None:
        found = r.find(this[1] + 1, ("part",))
        if found is None or not found[0].definite or slots.has_day():
            return None
        slots.part, slots.deictic = str(found[0].value), 0
        return found[1] + 1
    if slots.clock is not None or slots.has_day():
        adverb = r.find(j, ("adverb",), clitic)
        if adverb is not None:
            slots.part = str(adverb[0].value)
            return adverb[1] + 1
    found = r.find(j, ("part_phrase", "part", "adverb"), clitic)
    if found is None or (slots.has_day() and found[0].kind != "part_phrase"):
        return None
    entry, last, _ = found
    slots.part, slots.part_weak = str(entry.value), entry.weak
    slots.part_alone = entry.kind != "part" or entry.definite or r.find(j, ("adverb",), clitic) is not None
    after = last + 1
    return after + 1 if r.norm(after) in r.words.sets["part_tails"] else after


def edge(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«مطلع», «منتصف», «الساعات الأولى من»: before a month, a year, a period or a part of day."""
    if slots.edge is not None or slots.has_calendar() or slots.part is not None:
        return None
    found = r.find(j, ("edge",), clitic)
    if found is None:
        return None
    slots.edge = str(found[0].value)
    after = found[1] + 1
    after += r.norm(after) in r.words.sets["edge_fillers"]
    return after
