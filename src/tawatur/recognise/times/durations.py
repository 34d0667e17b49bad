"""Durations, repeated times, and times told by a distance («قبل عامين», «بعد يومين»)."""

from __future__ import annotations

from fractions import Fraction
from typing import Final, NamedTuple

from tawatur.model import Time
from tawatur.recognise.numbers import Number, parse_number
from tawatur.recognise.times.expression import Expression, Reader, Slots
from tawatur.recognise.times.words import Unit

# What begins a duration.
STARTS: Final = frozenset({"unit_one", "unit_two", "unit_many", "number_word", "vague", "approx", "half"})
_UNIT_KINDS: Final = ("unit_one", "unit_many")
# A unit in the next smaller one, for «ساعة ونصف».
_SMALLER: Final = {
    "TM": ("TS", 60),
    "TH": ("TM", 60),
    "D": ("TH", 24),
    "W": ("D", 7),
    "M": ("D", 30),
    "Y": ("M", 12),
    "DE": ("Y", 10),
    "CE": ("Y", 100),
}
_BY_DIRECTION: Final = {
    "past": "PAST_REF",
    "previous": "PAST_REF",
    "before_last": "PAST_REF",
    "present": "PRESENT_REF",
    "future": "FUTURE_REF",
    "next": "FUTURE_REF",
}


class Duration(NamedTuple):
    """An amount of a unit in tokens up to `last` (inclusive). `amount` None is vague; `direction`: «الماضية».

    `definite`: «الـ48 ساعة»; `counted`: the amount is told, not only meant by a singular or a plural.
    """

    last: int
    unit: Unit
    amount: int | Fraction | None
    definite: bool = False
    counted: bool = True
    direction: str | None = None
    mod: str | None = None


def read_duration(r: Reader, i: int, prefix: str) -> Expression | None:
    """The duration that starts at token i («24 ساعة», «أسبوع كامل», «الأيام الأخيرة»), or None."""
    found = duration_at(r, i, expected=_expected(r, i))
    if found is None:
        return None
    start, end = r.span(i, found.last, prefix)
    if found.amount is None and found.definite:
        if found.direction is None:
            return None
        value = Time("DATE", _BY_DIRECTION.get(found.direction, "PAST_REF"))
        return Expression(i, found.last, start, end, "reference", value=value)
    return Expression(i, found.last, start, end, "duration", value=Time("DURATION", duration_value(found), found.mod))


def _expected(r: Reader, i: int) -> bool:
    """Whether a unit alone at token i may be a duration: after «منذ», «خلال», «استمرت», or with «ل» joined to it."""
    if r.preceded(i, "duration_before"):
        return True
    return any(
        hit.prefix.endswith(("ل", "ب")) and hit.entry.kind in ("unit_many", "unit_two") and not hit.entry.definite
        for hit in r.known[i].hits
    )


def duration_at(r: Reader, i: int, expected: bool) -> Duration | None:
    """The duration at token i. `expected`: a unit without a number counts too."""
    j, mod = i, None
    found = r.find(i, ("approx",), clitic=True)
    if found is not None:
        j, mod, expected = found[1] + 1, str(found[0].value), True
    read = (
        _half(r, j) or _counted(r, j, first=j == i) or _vague(r, j, first=j == i) or _unit_first(r, j, j == i, expected)
    )
    if read is None:
        return None
    read = _with_tail(r, read)
    return Duration(read.last, read.unit, read.amount, read.definite, read.counted, read.direction, mod)


def _half(r: Reader, j: int) -> Duration | None:
    """«نصف ساعة», «ربع قرن»."""
    found = r.find(j, ("half",), clitic=True)
    unit = r.find(j + 1, ("unit_one",)) if found is not None else None
    if found is None or unit is None or unit[0].definite:
        return None
    name = r.norm(j)[len(found[2]) :]
    return Duration(unit[1], unit[0].value, Fraction(r.words.halves[name]).limit_denominator(4))


def _counted(r: Reader, j: int, first: bool) -> Duration | None:
    """A number, then its unit: «48 ساعة», «سبعة أيام», «الـ24 ساعة», «نصف ساعة»."""
    definite = r.norm(j) == "ال"
    k = j + 1 if definite else j
    token = r.token(k)
    if token is None or token.kind not in ("number", "word"):
        return None
    number = parse_number(r.view, k, r.words.numbers)
    if number is None or (number.prefix and not first and number.prefix != "ال"):
        return None
    unit = r.find(number.last + 1, _UNIT_KINDS)
    if unit is None or not r.same_line(k, unit[1]):
        return None
    if token.kind == "number" and _year_number(token.norm):
        return None
    if unit[0].kind == "unit_one" and (_begins_date(r, unit[1] + 1) or _disagree(number, unit[0].value)):
        return None  # «50 ألفاً يوم الثلاثاء», «ثلاثة ليلة العيد»: the unit belongs to what follows
    if unit[0].definite and not (isinstance(number.value, Fraction) or number.prefix.endswith("ال")):
        return None
    return Duration(unit[1], unit[0].value, number.value, definite or number.prefix.endswith("ال"))


def _disagree(number: Number, unit: Unit) -> bool:
    """Three to ten take a plural; the press breaks that in digits («3 سنة»), hardly ever in words or before a night."""
    if not 3 <= number.value <= 10:
        return False
    return number.kind != "digits" or (unit.code == "D" and not unit.clock)


def _begins_date(r: Reader, k: int) -> bool:
    """Whether a day, a month or a year follows a unit, so that the unit is the head of a date."""
    if not r.same_line(k - 1, k):
        return False
    year = r.number_at(k, (4, 4))
    dated = r.number_at(k, (1, 2)) is not None and r.is_kind(k + 1, ("month", "hijri"))
    return dated or (year is not None and 1900 <= year <= 2100) or r.is_kind(k, ("weekday", "deictic", "month"))


def _year_number(norm: str) -> bool:
    """A year before a unit («في 2019 شهر…») is no amount."""
    return norm.isdecimal() and len(norm) == 4 and 1900 <= int(norm) <= 2100


def _vague(r: Reader, j: int, first: bool) -> Duration | None:
    """«عدة أيام», «بضع ساعات», «عشرات السنين»."""
    if r.find(j, ("vague",), clitic=first) is None:
        return None
    unit = r.find(j + 1, ("unit_many",))
    if unit is None:
        return None
    return Duration(unit[1], unit[0].value, None)


def _unit_first(r: Reader, j: int, first: bool, expected: bool) -> Duration | None:
    """A dual, a singular, or a plural with what follows it: «يومين», «يوم واحد», «الأيام الثلاثة», «أيام قليلة»."""
    found = r.find(j, ("unit_one", "unit_two", "unit_many"), clitic=first)
    if found is None:
        return None
    entry, last, _ = found
    unit: Unit = entry.value
    after = r.norm(last + 1)
    sets = r.words.sets
    if entry.kind == "unit_two":
        return Duration(last + (after in sets["two_after"]), unit, 2, entry.definite)
    if entry.kind == "unit_one":
        return _singular(r, last, unit, entry.definite, expected)
    if entry.definite:
        return _plural_definite(r, last, unit)
    if after in sets["vague_after"]:
        return Duration(last + 1, unit, None)
    expected = expected or r.norm(j) in sets["accusative"]
    if not expected or r.is_kind(last + 1, ("weekday", "month", "part")):
        return None
    return Duration(last, unit, None, counted=False)


def _singular(r: Reader, last: int, unit: Unit, definite: bool, expected: bool) -> Duration | None:
    after, sets = r.norm(last + 1), r.words.sets
    if definite:
        # «الساعة الماضية»; other units so told are calendar periods
        direction = _direction(r, last + 1) if unit.clock and unit.code == "H" else None
        return Duration(direction[1], unit, 1, True, True, direction[0]) if direction else None
    if after in sets["one_after"] or after in sets["whole_after"]:
        return Duration(last + 1, unit, 1)
    if _half_after(r, last + 1) is not None and unit.bare_one:
        return Duration(last, unit, 1, counted=False)
    if not expected or not unit.bare_one or r.number_at(last + 1, (1, 4)) is not None:
        return None
    if r.is_kind(last + 1, ("weekday", "month", "deictic", "list_head", "weekday_bare")):
        return None
    return Duration(last, unit, 1, counted=False)


def _plural_definite(r: Reader, last: int, unit: Unit) -> Duration | None:
    """«الأيام الثلاثة الماضية», «الساعات الـ24 الماضية», «الأيام القليلة الماضية», «الأيام الأخيرة»."""
    k = last + 1
    if r.norm(k) in r.words.sets["vague_after"]:
        k += 1
    amount: int | Fraction | None = None
    start = k + 1 if r.norm(k) == "ال" else k
    token = r.token(start)
    if token is not None and token.kind in ("number", "word") and k == last + 1:
        number = parse_number(r.view, start, r.words.numbers)
        if number is not None and (start > k or number.prefix == "ال"):
            amount, k = number.value, number.last + 1
    direction = _direction(r, k)
    if direction is not None:
        return Duration(direction[1], unit, amount, True, amount is not None, direction[0])
    return Duration(k - 1, unit, amount, True) if amount is not None else None


def _with_tail(r: Reader, read: Duration) -> Duration:
    """«كامل», «الماضية», «ونصف», «وثلاثة أشهر» after a duration."""
    last, amount, direction = read.last, read.amount, read.direction
    sets = r.words.sets
    half = _half_after(r, last + 1)
    if half is not None and amount is not None:
        amount, last = amount + half[0], half[1]
    if r.norm(last + 1) in sets["whole_after"] or (
        r.norm(last + 1) in sets["vague_after"] and read.amount is None and not read.definite
    ):
        last += 1
    if direction is None and (read.definite or read.amount is not None):
        found = _direction(r, last + 1)
        if found is not None:
            direction, last = found
    return Duration(last, read.unit, amount, read.definite, read.counted, direction, read.mod)


def _half_after(r: Reader, k: int) -> tuple[Fraction, int] | None:
    """«ونصف», «ونصف الساعة», «وربع»: the fraction and its last token."""
    norm = r.norm(k)
    if norm[:1] != "و" or norm[1:] not in r.words.halves or not r.same_line(k - 1, k):
        return None
    last = k + 1 if r.is_kind(k + 1, ("unit_one",)) else k
    return Fraction(r.words.halves[norm[1:]]).limit_denominator(4), last


def _direction(r: Reader, k: int) -> tuple[str, int] | None:
    found = r.find(k, ("direction",))
    return None if found is None else (str(found[0].value), found[1])


def duration_value(read: Duration) -> str:
    """TIMEX3: «P7D», «PT24H», «PXD» for a vague amount, «PT1H30M» for an hour and a half."""
    letter = read.unit.letter
    if read.amount is None:
        return _compose([("X", letter)])
    whole = int(read.amount)
    parts = [(str(whole), letter)] if whole else []
    rest = Fraction(read.amount) - whole
    if rest and letter in _SMALLER:
        smaller, size = _SMALLER[letter]
        parts.append((str(round(rest * size)), smaller))
    return _compose(parts or [("0", letter)])


def _compose(parts: list[tuple[str, str]]) -> str:
    out = "P"
    for amount, letter in parts:
        if letter.startswith("T") and "T" not in out:
            out += "T"
        out += amount + letter.removeprefix("T")
    return out


def read_shift(r: Reader, i: int, prefix: str, kind: str) -> Expression | None:
    """«قبل عامين», «بعد يومين»: a date at a distance; with «من» or «على» after it, only the distance."""
    j = i + 1
    if r.norm(j) in r.words.sets["shift_fillers"]:
        j += 1
    token = r.token(j)
    if token is None or not r.same_line(i, j) or token.kind not in ("word", "number"):
        return None
    found = duration_at(r, j, expected=True)
    if found is None or found.definite:
        return None
    after = found.last + 1
    after += r.norm(after) in r.words.sets["shift_tails"]
    counted_from = r.norm(after) in r.words.sets["from_event"] and not _place(r, after + 1)
    days = _in_days(found)
    if counted_from or j > i + 1 or (kind == "after" and (days is None or found.unit.clock)):
        start, end = r.span(j, found.last)
        return Expression(
            j, found.last, start, end, "duration", value=Time("DURATION", duration_value(found), found.mod)
        )
    start, end = r.span(i, found.last, prefix)
    if days is None or found.mod not in (None, "APPROX"):
        return Expression(
            i, found.last, start, end, "reference", value=Time("DATE", "PAST_REF" if kind == "before" else "FUTURE_REF")
        )
    unit, amount = days
    slots = Slots(unit=unit, amount=-amount if kind == "before" else amount, mod=found.mod)
    rule = "time-before-publication" if kind == "before" else "time-after-event"
    return Expression(i, found.last, start, end, rule, slots)


def read_shift_from_that(r: Reader, i: int, prefix: str, kind: str) -> Expression | None:
    """«بعد ذلك بثلاثة أيام», «قبلها بأسبوع»: a date at a distance from what was just told."""
    lead = r.find(i, (kind,), clitic=True)
    if lead is None:
        return None
    j = lead[1] + 1
    if r.norm(j) == "ب":
        j += 1
    elif r.norm(j)[:1] != "ب":
        return None
    found = duration_at(r, j, expected=True)
    days = _in_days(found) if found is not None else None
    if found is None or days is None:
        return None
    start, end = r.span(i, found.last, prefix)
    amount = days[1] if kind == "after_that" else -days[1]
    slots = Slots(unit=days[0], amount=amount, from_event=True, mod=found.mod)
    return Expression(i, found.last, start, end, "time-after-event", slots)


def _place(r: Reader, k: int) -> bool:
    """Whether a place stands at token k, so that «من» or «على» counts nothing."""
    norm, places = r.norm(k), r.words.sets["places"]
    return norm in places or (norm.startswith("ال") and norm[2:] in places)


def _in_days(found: Duration) -> tuple[Unit, int] | None:
    """The distance in days or a longer unit, when it is told and whole."""
    if found.amount is None or Fraction(found.amount).denominator != 1:
        return None
    amount, unit = int(found.amount), found.unit
    if unit.clock:
        whole = unit.code == "H" and amount % 24 == 0
        return (Unit("D", False, True), amount // 24) if whole else None
    return unit, amount


def read_set(r: Reader, i: int, prefix: str) -> Expression | None:
    """«يومياً», «شبه يومي», «كل جمعة», «كل 3 أيام»."""
    adverb = r.find(i, ("set_adverb",), clitic=True)
    if adverb is not None:
        return _set(r, i, adverb[1], prefix, str(adverb[0].value))
    value = r.words.set_adjectives.get(r.norm(i))
    if value is not None:
        return _adjective(r, i, value)
    if r.is_kind(i, ("days_plural",)) and (day := r.find(i + 1, ("weekday",))) is not None:
        if r.find(day[1] + 1, ("weekday",), clitic=True) is not None:
            return None
        return _set(r, i, day[1], prefix, f"XXXX-WXX-{day[0].value}")
    if r.find(i, ("every",), clitic=True) is None:
        return None
    weekday = r.find(i + 1, ("weekday_bare",)) or (
        r.find(i + 2, ("weekday_bare",)) if r.is_kind(i + 1, ("day_head",)) else None
    )
    if weekday is not None and (weekday[0].value != 7 or weekday[1] > i + 1):
        return _set(r, i, weekday[1], prefix, f"XXXX-WXX-{weekday[0].value}")
    part = r.find(i + 1, ("part",))
    if part is not None and not part[0].definite and not part[0].weak:
        return _set(r, i, part[1], prefix, f"XXXX-XX-XX{part[0].value}")
    found = duration_at(r, i + 1, expected=True)
    if found is None or found.definite or found.amount is None:
        return None
    return _set(r, i, found.last, prefix, duration_value(found))


def _adjective(r: Reader, i: int, value: str) -> Expression | None:
    for phrase in r.words.manner:
        if i >= len(phrase) and r.phrase_at(i - len(phrase), phrase):
            nearly = phrase[-1] in r.words.sets["nearly"]
            first = i - 1 if nearly else i
            return _set(r, first, i, "", value, "APPROX" if nearly else None)
    return None


def _set(r: Reader, first: int, last: int, prefix: str, value: str, mod: str | None = None) -> Expression:
    start, end = r.span(first, last, prefix)
    return Expression(first, last, start, end, "repeated-time", value=Time("SET", value, mod))
