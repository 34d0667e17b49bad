"""Years: after «عام», a month or an edge, in words, and alone after a preposition of time."""

from __future__ import annotations

from tawatur.recognise.numbers import parse_number
from tawatur.recognise.times.clock import glued_year
from tawatur.recognise.times.expression import DASHES, Expression, Reader, Slots


def year(r: Reader, j: int, slots: Slots, clitic: bool) -> int | None:
    """«عام 2015», «العام 2011», «سنة 1443 هـ»."""
    if slots.year is not None:
        return None
    head = r.find(j, ("year_head", "list_head"), clitic)
    if head is None or head[0].value not in ("year_head", "Y"):
        return None
    k = head[1] + 1
    year = r.number_at(k, (4, 4))
    if year is None:
        year, k = _year_in_words(r, k)
    if year is None:
        return None
    if head[0].kind == "list_head":
        slots.list_head = "Y"
    if 1300 <= year <= 1500:
        slots.hijri_year = year
        return era(r, k + 1, slots)
    if not 1800 <= year <= 2100:
        return None
    slots.year = year
    return era(r, k + 1, slots)


def _year_in_words(r: Reader, k: int) -> tuple[int | None, int]:
    """«ألفين وأحد عشر»; the year and its last token."""
    token = r.token(k)
    if token is None or token.kind != "word":
        return None, k
    number = parse_number(r.view, k, r.words.numbers)
    if number is None or number.prefix or number.whole is None or not 1900 <= number.whole <= 2100:
        return None, k
    return number.whole, number.last


def year_number(r: Reader, j: int, slots: Slots) -> int | None:
    """Four digits after a month, an edge or «عام»; «202206:17» with the hour run on."""
    if slots.year is not None:
        return None
    if slots.month is not None and slots.day is not None:
        after = glued_year(r, j, slots)
        if after is not None:
            return after
    year = r.number_at(j, (4, 4))
    if year is None:
        return None
    if slots.hijri_month is not None and slots.hijri_year is None and 1300 <= year <= 1500:
        slots.hijri_year = year
        return era(r, j + 1, slots)
    if not 1900 <= year <= 2100:
        return None
    whole_year = slots.unit is not None and slots.unit.code == "Y"
    if slots.month is not None or slots.edge is not None or whole_year or slots.decade is not None:
        if slots.edge is not None and slots.month is None and not whole_year and counted(r, j):
            return None
        slots.year = year
        return era(r, j + 1, slots)
    return None


def era(r: Reader, k: int, slots: Slots) -> int:
    """«2023م», «1445 هـ»: the token after the mark of the era."""
    era = r.words.era.get(r.norm(k))
    if era is None or not r.same_line(k - 1, k):
        return k
    if era == "hijri" and slots.hijri_year is None:
        return k
    if len(r.norm(k)) == 1 and not r.glued(k) and r.norm(k) == "م" and slots.day is None:
        return k
    return k + 1


def bare_year(r: Reader, i: int) -> Expression | None:
    """A year in digits alone, known by the preposition before it: «منذ 2011», «في 2019»."""
    year = r.number_at(i, (4, 4))
    if year is not None and 1300 <= year <= 1500 and r.words.era.get(r.norm(i + 1)) == "hijri":
        return Expression(i, i + 1, *r.span(i, i + 1), "year", Slots(hijri_year=year))  # «مواليد 1415هـ»
    if year is None or not 1900 <= year <= 2035 or not r.same_line(i - 1, i):
        return None
    sure = r.preceded(i, "year_sure")
    if not sure and not r.preceded(i, "year_prepositions"):
        return None
    if counted(r, i) and not sure:
        return None
    if not sure and r.preceded(i, "year_range_prepositions") and not _year_range(r, i):
        return None
    slots = Slots(year=year)
    after = era(r, i + 1, slots)
    start, end = r.span(i, after - 1)
    return Expression(i, after - 1, start, end, "year", slots)


def _year_range(r: Reader, i: int) -> bool:
    """«من 2011 إلى 2014», «بين 2011 و2014»: another year a step away."""

    def year(k: int) -> bool:
        number = r.number_at(k, (4, 4))
        return number is not None and 1900 <= number <= 2035

    ahead = r.norm(i + 1) in r.words.sets["range_words"] or r.norm(i + 1) in DASHES
    behind = r.norm(i - 1) in r.words.sets["range_words"]
    return (ahead and (year(i + 2) or year(i + 3))) or (behind and (year(i - 2) or year(i - 3)))


def year_range(r: Reader, i: int) -> list[Expression]:
    """«2012-2014»: two plausible years joined by a dash."""
    first, second = r.number_at(i, (4, 4)), r.number_at(i + 2, (4, 4))
    if first is None or second is None or r.norm(i + 1) not in DASHES or r.norm(i + 1) == "/":
        return []
    if not 1900 <= first < second <= 2035 or r.norm(i + 3) in DASHES or counted(r, i + 2):
        return []
    return [Expression(k, k, *r.span(k, k), "year", Slots(year=year)) for k, year in ((i, first), (i + 2, second))]


def counted(r: Reader, j: int) -> bool:
    """Whether the number at token j counts the noun after it («2000 عنصر», «2019 هجوماً»)."""
    token = r.token(j + 1)
    if token is None or token.kind != "word" or not r.same_line(j, j + 1):
        return False
    surface = r.view.text[token.start : token.end]
    if token.norm in r.words.sets["counted_nouns"] or surface.endswith(("اً", "ًا")):
        return True
    number = r.norm(j)
    return number.endswith("00") and not token.norm.startswith(("ال", "و", "ب", "ل", "ف")) and len(token.norm) > 3
