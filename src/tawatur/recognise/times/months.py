"""Months, periods told from now («العام الماضي»), decades and feasts."""

from __future__ import annotations

from typing import Final

from tawatur.recognise.times.expression import DASHES, Reader, Slots
from tawatur.recognise.times.words import MONTH

_HAMZA_BELOW: Final = "إ"


def month(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """A month by any of its names, or two of its names side by side («أيلول/سبتمبر», «حزيران (يونيو)»)."""
    if slots.month is not None and slots.hijri_month is not None:
        return None
    k, head = j, r.find(j, ("month_head", "list_head"), clitic)
    if head is not None and head[0].value in ("month_head", "M"):
        k = head[1] + 1
        clitic = False
    found = r.find(k, ("month", "hijri"), clitic)
    if found is None:
        return _numbered_month(r, j, slots, clitic)
    entry, last, prefix = found
    if entry.weak and _HAMZA_BELOW in r.view.text[r.tokens[last].start : r.tokens[last].end]:
        return None  # «في إب»: the town, not «آب»
    hijri = entry.kind == "hijri"
    if (slots.hijri_month if hijri else slots.month) is not None:
        return None
    number = int(entry.value)
    after, doubled = _second_name(r, last + 1, entry.kind, number)
    if entry.weak and not doubled and k == j and not _month_supported(r, j, after, slots, prefix, hijri):
        return None
    if hijri:
        slots.hijri_month = number
    else:
        slots.month = number
    if k > j and head is not None and head[0].kind == "list_head":
        slots.list_head = "M"
    return after


def _numbered_month(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«الشهر الثامن من عام 2013»: a month by its number; without a year it counts something else."""
    head = r.find(j, ("month_head",), clitic)
    if head is None or slots.month is not None:
        return None
    found = r.find(head[1] + 1, ("ordinal",))
    if found is None or not found[0].definite:
        return None
    number, k = int(found[0].value), found[1] + 1
    if r.norm(k) in r.words.sets["ordinal_teens"]:
        number, k = number + 10, k + 1
    year = r.is_kind(k + 1, ("year_head", "this", "same")) or r.number_at(k + 1, (4, 4)) is not None
    if number > 12 or r.norm(k) != "من" or not year:
        return None
    slots.month = number
    return k


def _second_name(r: Reader, k: int, kind: str, number: int) -> tuple[int, bool]:
    """The token after a month's second name, and whether there is one."""
    opened = r.norm(k) == "("
    start = k + 1 if opened or r.norm(k) in DASHES else k
    found = r.find(start, (kind,))
    if found is None or found[0].value != number or not r.same_line(k - 1, found[1]):
        return k, False
    after = found[1] + 1
    if opened:
        if r.norm(after) != ")":
            return k, False
        after += 1
    return after, True


def _month_supported(r: Reader, j: int, after: int, slots: Slots, prefix: str, hijri: bool) -> bool:
    """Whether a month's name that is also a usual word is a month here."""
    if (slots.hijri_day if hijri else slots.day) is not None or slots.edge or slots.hijri_day is not None:
        return True
    if r.number_at(after, (4, 4)) is not None or r.is_kind(after, ("year_head",)):
        return True
    if r.is_kind(after, ("direction",)):
        return True
    if r.tokens[j].kind == "latin":
        return r.number_at(after, (1, 2)) is not None
    return r.preceded(j, "prepositions") and not prefix


def period(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«العام الماضي», «هذا الشهر», «نفس العام», and «الشهر» after a day or an edge."""
    if slots.unit is not None:
        return None
    lead = r.find(j, ("this", "that", "same"), clitic)
    if lead is not None:
        found = r.find(lead[1] + 1, ("unit_one",))
        if found is None or not (found[0].definite or lead[0].kind == "same"):
            return None
        if found[0].value.clock:
            return None
        if found[0].value.code == "D":
            return None
        slots.unit = found[0].value
        slots.direction = "present" if lead[0].kind == "this" else "same"
        after = direction_at(r, found[1] + 1)
        return after[1] if after is not None else found[1] + 1
    found = r.find(j, ("unit_one",), clitic)
    if found is None or not found[0].definite or found[0].value.clock or found[0].value.code == "D":
        return None
    if _general(r, j, found[0].value.code):
        return None
    direction = direction_at(r, found[1] + 1)
    unit = found[0].value
    if direction is not None:
        slots.unit, slots.direction = unit, direction[0]
        return direction[1]
    if slots.edge is not None or (slots.day is not None and unit.code == "M"):
        # «16 من الشهر»: of the month just told
        slots.unit, slots.direction = unit, "present" if slots.edge is not None else "same"
        return found[1] + 1
    return None


def _general(r: Reader, j: int, code: str) -> bool:
    """«الأمين العام»: the word is no year."""
    before = r.norm(j - 1)
    if code != "Y" or not before:
        return False
    heads = r.words.sets["general_heads"]
    return (
        before in heads
        or (before[:1] in "ولبف" and before[1:] in heads)
        or ("ال" + before[2:] in heads and before[:2] == "لل")
    )


def direction(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«الماضي», «المقبل», «الجاري» after a weekday, a month or a feast."""
    month_left_out = slots.day is not None and slots.month is None and slots.unit is None
    told = slots.weekday or slots.month or slots.hijri_month or slots.feast or month_left_out
    if slots.direction is not None or not told:
        return None
    found = direction_at(r, j)
    if found is None or r.is_kind(j, ("this",)):
        return None
    slots.direction = found[0]
    if month_left_out:
        slots.unit = MONTH
    return found[1]


def direction_at(r: Reader, k: int) -> tuple[str, int] | None:
    found = r.find(k, ("direction",))
    if found is None or not r.same_line(k - 1, k):
        return None
    return str(found[0].value), found[1] + 1


def feast(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«عيد الأضحى», «ثاني أيام عيد الفطر»."""
    if slots.has_calendar():
        return None
    lead = r.find(j, ("feast_day",), clitic)
    found = r.find(j if lead is None else lead[1] + 1, ("feast",), clitic and lead is None)
    if found is None:
        return None
    slots.feast = found[0].value
    slots.feast_day = int(lead[0].value) if lead is not None else 0
    return found[1] + 1


def decade(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«ثمانينيات القرن الماضي», «التسعينيات»."""
    if slots.has_calendar():
        return None
    found = r.find(j, ("decade",), clitic)
    if found is None:
        return _century(r, j, slots, clitic)
    tail = r.find(found[1] + 1, ("decade_tail",))
    if tail is None and not found[0].definite:
        return None
    slots.decade = int(found[0].value)
    return tail[1] + 1 if tail is not None else found[1] + 1


def _century(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«القرن التاسع عشر»: TIMEX3 writes the hundreds, 18."""
    head = r.find(j, ("unit_one",), clitic)
    if head is None or head[0].value.code != "CE" or not head[0].definite:
        return None
    k = head[1] + 1
    tens = r.words.ordinal_tens.get(r.norm(k))
    found = r.find(k, ("ordinal",))
    if tens is not None:
        number, k = tens, k + 1
    elif found is not None and found[0].definite:
        number, k = int(found[0].value), k + 1
        if r.norm(k) in r.words.sets["ordinal_teens"]:
            number, k = number + 10, k + 1
        elif r.norm(k)[:1] == "و" and r.norm(k)[1:] in r.words.ordinal_tens:
            number, k = number + r.words.ordinal_tens[r.norm(k)[1:]], k + 1
    else:
        return None
    slots.century = number - 1
    return k
