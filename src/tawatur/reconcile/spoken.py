"""Dates and numbers as people write them, in Arabic and English."""

from __future__ import annotations

from tawatur.publish.labels import Lang, say


def say_date(edtf: str, lang: Lang) -> str:
    """An EDTF value: «20 كانون الثاني 2022», «كانون الثاني 2022», «20–22 كانون الثاني 2022», «منذ …»; with «~»: «نحو …»."""
    if "/" in edtf:
        left, right = edtf.split("/", 1)
        if left in ("", ".."):
            return say("date_until", lang, say_date(right, lang))
        if right in ("", ".."):
            return say("date_since", lang, say_date(left, lang))
        return _interval(left, right, lang)
    plain = edtf.rstrip("~?%")
    text = _point(plain, lang)
    return say("date_about", lang, text) if edtf != plain and "~" in edtf[len(plain) :] else text


def _point(value: str, lang: Lang) -> str:
    year, *rest = value.split("T")[0].split("-")
    month = int(rest[0]) if rest and rest[0].isdigit() else 0
    if not 1 <= month <= 12:
        return year
    named = f"{say(f'month_{month}', lang)} {year}"
    return f"{int(rest[1])} {named}" if len(rest) > 1 and rest[1].isdigit() else named


def _interval(left: str, right: str, lang: Lang) -> str:
    """What both ends share is said once."""
    first, last = left.rstrip("~?%").split("-"), right.rstrip("~?%").split("-")
    if len(first) == len(last) == 3 and first[:2] == last[:2]:
        return f"{int(first[2])}–{_point('-'.join(last), lang)}"
    ends = [_point("-".join(first), lang), _point("-".join(last), lang)]
    if len(first) > 1 and len(last) > 1 and first[0] == last[0]:
        ends[0] = ends[0].removesuffix(f" {first[0]}")
    return f"{ends[0]} – {ends[1]}"


def say_number(low: int, high: int | None, approximate: bool, lang: Lang) -> str:
    """«7», «نحو 1500», «30 على الأقل», «2000–4000»."""
    text = say("at_least", lang, low) if high is None else str(low) if low == high else f"{low}–{high}"
    return say("number_about", lang, text) if approximate and high is not None else text
