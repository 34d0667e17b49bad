"""Reads every time expression of a view, in order, before any of them is resolved."""

from __future__ import annotations

from typing import Final

from tawatur.model import Time
from tawatur.read.view import View
from tawatur.recognise.times.durations import STARTS as DURATION_STARTS
from tawatur.recognise.times.durations import read_duration, read_set, read_shift, read_shift_from_that
from tawatur.recognise.times.expression import DASHES, Expression, Reader
from tawatur.recognise.times.grammar import NAMED, read_date
from tawatur.recognise.times.grammar import STARTS as DATE_STARTS
from tawatur.recognise.times.words import TimeWords
from tawatur.recognise.times.years import bare_year, counted, year_range

_ORDINAL: Final = frozenset({"ordinal"})
_SET_STARTS: Final = frozenset({"set_adverb", "set_adjective", "every", "days_plural"})


def read_expressions(view: View, words: TimeWords) -> list[Expression]:
    """All time expressions, in order of the text, without overlaps."""
    r = Reader(view, words)
    out: list[Expression] = []
    free = 0
    for i, (token, known) in enumerate(zip(r.tokens, r.known, strict=True)):
        if i < free:
            continue
        if token.kind == "number":
            found = _at_number(r, i)
        elif not known.kinds:
            continue  # most words tell no time
        elif (passed := _no_time(r, i, known.kinds)) is not None:
            free = passed
            continue
        else:
            found = _at_word(r, i, known.kinds)
        if not found:
            continue
        free = found[-1].last + 1
        if found[0].rule == NAMED:
            continue
        found += _more_years(r, free, found[-1])
        out += found
        free = found[-1].last + 1
    return _share(r, out)


def _at_number(r: Reader, i: int) -> list[Expression]:
    if _counts(r, i + 1):
        return _one(bare_year(r, i))
    listed = _day_list(r, i)
    if listed:
        return listed
    years = year_range(r, i)
    if years:
        return years
    return _one(read_date(r, i, ""), bare_year(r, i), read_duration(r, i, ""))


def _counts(r: Reader, i: int) -> bool:
    """Whether an ordinary word follows a number: it is no part of a date or duration, only perhaps a year («في 2014 قُتل»)."""
    token = r.token(i)
    return (
        token is not None
        and token.kind == "word"
        and not r.known[i].kinds
        and len(token.norm) > 3
        and token.norm[0] != "و"
        and token.norm not in r.words.sets["range_words"]
    )


def _at_word(r: Reader, i: int, kinds: frozenset[str]) -> list[Expression]:
    """The expressions at a word; `kinds`: what it can be."""
    if "article" in kinds:
        listed = _day_list(r, i + 1) if i + 1 < r.n else []
        return listed or _one(read_date(r, i, ""), read_duration(r, i, ""))
    candidates: list[Expression | None] = []
    reference = r.find(i, ("reference",), clitic=True) if "reference" in kinds else None
    if reference is not None and not _hour_follows(r, reference[1]):
        start, end = r.span(i, reference[1], reference[2])
        value = Time("DATE", str(reference[0].value))
        candidates.append(Expression(i, reference[1], start, end, "reference", value=value))
    if not kinds.isdisjoint(_SET_STARTS):
        candidates.append(read_set(r, i, _prefix(r, i, _SET_STARTS)))
    if "ordinal" in kinds and (listed := _ordinal_list(r, i, _prefix(r, i, _ORDINAL))):
        return listed
    if not kinds.isdisjoint(DATE_STARTS):
        candidates.append(read_date(r, i, _prefix(r, i, DATE_STARTS)))
    for kind in ("before", "after"):
        if kind in kinds and (lead := r.find(i, (kind,), clitic=True)) is not None:
            candidates.append(read_shift(r, i, lead[2], kind))
    for kind in ("before_that", "after_that"):
        if kind in kinds and (lead := r.find(i, (kind,), clitic=True)) is not None:
            candidates.append(read_shift_from_that(r, i, lead[2], kind))
    if not kinds.isdisjoint(DURATION_STARTS):
        candidates.append(read_duration(r, i, _prefix(r, i, DURATION_STARTS)))
    return _one(*candidates)


def _hour_follows(r: Reader, last: int) -> bool:
    """«حتى الساعة 4 عصراً»: until that hour, not until now."""
    return r.is_kind(last, ("hour_head",)) and (
        r.number_at(last + 1, (1, 2)) is not None or r.is_kind(last + 1, ("ordinal",))
    )


def _no_time(r: Reader, i: int, kinds: frozenset[str]) -> int | None:
    """The token after a name or fixed phrase that only looks like a time: «روسيا اليوم», «صلاة الجمعة»."""
    if "not_time" in kinds and (found := r.find(i, ("not_time",), clitic=True)) is not None:
        return found[1] + 1
    if "outlet" in kinds and (found := r.find(i, ("outlet",), clitic=True)) is not None:
        quoted = any(q.before == i for q in r.view.quotes_between(i, i))
        if (quoted or r.preceded(i, "outlet_heads")) and not r.is_kind(found[1] + 1, ("weekday",)):
            return found[1] + 1
    return None


def _prefix(r: Reader, i: int, kinds: frozenset[str]) -> str:
    """The proclitics of the longest reading of one of these kinds at token i."""
    return next((h.prefix for h in r.known[i].hits if h.entry.kind in kinds and r.follows(i, h.entry.rest)), "")


def _one(*candidates: Expression | None) -> list[Expression]:
    """The longest candidate, the first of equals."""
    found = [c for c in candidates if c is not None]
    return [max(found, key=lambda c: c.last)] if found else []


def _day_list(r: Reader, i: int) -> list[Expression]:
    """«20 و23 كانون الثاني», «20-23 يناير»: days that share the month after the last of them."""
    days: list[int] = []
    k = i
    while (day := r.number_at(k, (1, 2))) is not None and 1 <= day <= 31:
        days.append(k)
        after = k + 1
        joined = r.norm(after) in r.words.sets["range_words"] or r.norm(after) in DASHES or r.norm(after) == "،"
        after += joined
        after += r.norm(after) in ("ال", "و")
        if not joined or r.number_at(after, (1, 2)) is None:
            break
        k = after
    if len(days) < 2:
        return []
    last = read_date(r, days[-1], "")
    if last is None or last.slots is None or last.slots.day is None:
        return []
    if last.slots.day != r.number_at(days[-1], (1, 2)):
        return []
    out = []
    for k in days[:-1]:
        start, end = r.span(k, k)
        head = Expression(k, k, start, end, "calendar-date", last.slots)
        out.append(head.with_slots(day=r.number_at(k, (1, 2)), part=None, clock=None, weekday=None))
    return [*out, last]


def _ordinal_list(r: Reader, i: int, prefix: str) -> list[Expression]:
    """«الثالث والرابع من آذار», «الثاني والخامس من الشهر ذاته»: two days in words that share a month."""
    found = r.find(i, ("ordinal",), clitic=True)
    follows = r.find(i + 1, ("ordinal",), clitic=True)
    if found is None or follows is None or not follows[2].startswith("و") or not follows[0].definite:
        return []
    last = read_date(r, i + 1, follows[2])
    if not found[0].definite or last is None or last.slots is None or not last.slots.day:
        return []
    if last.slots.month is None and last.slots.unit is None:
        return []
    start, end = r.span(i, i, prefix)
    head = Expression(i, i, start, end, "calendar-date", last.slots)
    return [head.with_slots(day=int(found[0].value)), last]


def _more_years(r: Reader, i: int, before: Expression) -> list[Expression]:
    """The further years of a list or a range: «عامي 2014 و2019», «منذ 2011 حتى 2014»."""
    out: list[Expression] = []
    slots = before.slots
    if slots is None or slots.year is None or slots.month is not None or slots.part is not None:
        return out
    while i < r.n:
        k = i
        while k < i + 2 and (r.norm(k) in r.words.sets["range_words"] or r.norm(k) in DASHES or r.norm(k) == "،"):
            k += 1
        year = r.number_at(k, (4, 4))
        if k == i or year is None or not 1900 <= year <= 2035 or not r.same_line(i - 1, k) or counted(r, k):
            return out
        start, end = r.span(k, k)
        expression = Expression(k, k, start, end, "year", slots)
        out.append(expression.with_slots(year=year, mod=None, edge=None))
        i = k + 1
    return out


def _share(r: Reader, found: list[Expression]) -> list[Expression]:
    """Lets the ends of a range or list share what only one of them says: «بين 20 كانون الثاني و18 آذار 2018»."""
    out = list(found)
    joined = [n for n in range(len(out) - 1) if _joined(r, out[n].last, out[n + 1].first)]
    for n in joined:
        first, second = out[n].slots, out[n + 1].slots
        if first is None or second is None or first.year is None or second.year is not None or second.direction:
            continue
        if first.month and second.month:
            out[n + 1] = out[n + 1].with_slots(year=first.year + (first.month > second.month))
    for n in reversed(joined):
        out[n] = _share_back(out[n], out[n + 1])
    return out


def _share_back(a: Expression, b: Expression) -> Expression:
    """The first of two with the year, «الماضي» or half of the day that only the second tells."""
    x, y = a.slots, b.slots
    if x is None or y is None:
        return a
    if x.month and y.month and x.year is None and y.year is not None and not x.direction:
        return a.with_slots(year=y.year - (x.month > y.month))
    alike = (x.month and y.month) or (x.weekday and y.weekday)
    if alike and x.direction is None and y.direction and not x.year:
        return a.with_slots(direction=y.direction)
    if x.clock and y.clock and not x.part and not x.meridiem:
        return a.with_slots(part=y.part, meridiem=y.meridiem)
    return a


def _joined(r: Reader, last: int, first: int) -> bool:
    """Whether only a conjunction or a range word stands between two expressions of one line."""
    if not r.same_line(last, first) or first - last > 3:
        return False
    between = range(last + 1, first)
    if not all(r.norm(k) in r.words.sets["range_words"] or r.norm(k) in DASHES for k in between):
        return False
    return first > last + 1 or r.norm(first)[:1] == "و"
