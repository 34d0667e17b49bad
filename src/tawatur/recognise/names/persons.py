"""Personal names that no words file lists: after a title, by a given name, by kinship; and named again by the last part."""

from __future__ import annotations

from typing import Final

from tawatur.model import Name
from tawatur.read.morphology import ARTICLE, proclitic_splits, splits
from tawatur.read.view import View
from tawatur.recognise.found import FoundName
from tawatur.recognise.names.field import Field, is_generic, provisional
from tawatur.recognise.names.lexicon import attached
from tawatur.recognise.names.markers import KUNYA, SERVANT

FAMILY: Final = "unlisted-person-of-a-family"
_LONGEST_PERSON: Final = 5
_HOUSES: Final = frozenset(
    {"ال", "عائله", "اسره", "عشيره", "قبيله"}
)  # «آل», folded, and other nouns for a house or tribe


def person_name(field: Field, i: int) -> FoundName | None:
    """Title and name, or a given name and what follows it («العقيد نديم العلي», «محمد سالم الغبان»)."""
    view, words = field.view, field.words
    markers = words.markers
    starts = (
        o
        for o in words.openings[view.norms[i]].persons
        if o[1] in KUNYA or not _maqsura(view, i, o[1], markers.maqsura)
    )
    prefix, stem = next(starts, ("", ""))
    if not stem:
        return None
    titled = i > 0 and field.same_line(i - 1, i) and _is_title(field, i - 1)
    if i > 0 and not titled and view.norms[i - 1].removeprefix("ل") in _HOUSES:
        return None  # «سوق آل عمار الشعبي»: a house or a village is named after him
    if stem == SERVANT and not (i + 1 < len(view.tokens) and view.norms[i + 1].startswith("ال")):
        return None  # «عبد» alone is no name
    last, parts = _name_parts(field, i, stem, titled)
    if parts < 2:
        if stem not in KUNYA and len(stem) > 2 and _of_a_family(field, i):
            return provisional(field, i, last, "person", prefix, FAMILY)
        return None
    if (stem in markers.doubtful or prefix) and not titled and not _surely_person(field, i, last):
        return None
    return provisional(
        field, i, last, "person", prefix, "unlisted-person-by-title" if titled else "unlisted-person-by-given-name"
    )


def _maqsura(view: View, i: int, stem: str, written: frozenset[str]) -> bool:
    """«على», «وإلى» fold to the letters of «علي», «والي»: a final alif maqsura that the name is not written with tells."""
    return view.text[view.tokens[i].end - 1] == "ى" and stem not in written


def _surely_person(field: Field, first: int, last: int) -> bool:
    """A doubtful given name is one when another given name or a family name in «ال…ي» follows."""
    markers = field.words.markers
    for j in range(first + 1, last + 1):
        norm = field.view.norms[j]
        if norm in markers.compound or norm in markers.patronymic or (norm in markers.given and len(norm) > 3):
            return True
        if norm in markers.compound_seconds:
            return True  # «زين العابدين الحسن»
        if (
            norm.startswith("ال")
            and norm.endswith("ي")
            and len(norm) > 5
            and norm not in markers.stops
            and norm.removeprefix("ال") not in markers.not_names
        ):
            return True
    return False


def _is_title(field: Field, i: int) -> bool:
    return any(stem in field.words.markers.titles for _, stem in proclitic_splits(field.view.norms[i]))


def _of_a_family(field: Field, i: int) -> bool:
    """Right after a noun of kinship or age («ابنه محمد», «الطفلة جنى»)."""
    if i == 0 or not field.same_line(i - 1, i):
        return False
    return any(
        s.stem in field.words.markers.kin
        or (s.prefix.endswith(ARTICLE) and ARTICLE + s.stem in field.words.markers.kin)
        for s in splits(field.view.norms[i - 1])
    )


def _name_parts(field: Field, i: int, stem: str, titled: bool = False) -> tuple[int, int]:
    """(last token, number of name parts) of the personal name that starts at i with the given name `stem`."""
    view, markers = field.view, field.words.markers
    last, parts = i, 1
    if stem in KUNYA:
        if i + 1 < len(view.tokens) and field.can_continue(i + 1, i) and not is_generic(view.norms[i + 1], field.words):
            last, parts = i + 1, 2
            j = last + 1
            if (
                j < len(view.tokens)
                and field.free(j)
                and field.same_line(j, i)
                and view.norms[j].startswith("ال")
                and view.norms[j].endswith("ي")
                and len(view.norms[j]) > len(_TO)
            ):  # «أبو مصعب العراقي» too
                last = j
        return last, parts
    joined = stem in markers.compound and i + 1 < len(view.tokens) and field.is_word(i + 1)
    if joined and (stem == SERVANT or view.norms[i + 1] in markers.compound_seconds):
        last = i + 1
    while parts < _LONGEST_PERSON:
        j = last + 1
        if j < len(view.tokens) and _named_ali(field, j, i):
            last, parts = j, parts + 1
            break
        if j >= len(view.tokens) or not field.can_continue(j, i) or any(True for _ in view.quotes_between(j, j)):
            break
        norm = view.norms[j]
        if norm in markers.patronymic and field.can_continue(j + 1, i):
            last, parts = j + 1, parts + 1
            continue
        if norm in markers.compound and field.can_continue(j + 1, i) and _takes_second(field, j):
            last, parts = j + 1, parts + 1
            continue
        if norm in markers.given:
            last, parts = j, parts + 1
            continue
        family = norm.startswith("ال") and norm not in markers.stops and norm not in markers.not_names
        family = family and (titled or norm[2:] in markers.given)  # «فراس الطويل» after a title; «حامد العلي» anywhere
        if (
            norm.startswith(("لل", "بال", "وال"))
            or (norm[0] == "ب" and len(norm) > 4)
            or (
                not family
                and (
                    norm in markers.not_names
                    or norm in markers.heads
                    or norm in field.words.everyday
                    or is_generic(norm, field.words)
                )
            )
        ):
            break
        # a family name ends the name; a second unknown word after one is no part of it
        last, parts = j, parts + 1
        if norm == ARTICLE + SERVANT and field.can_continue(j + 1, i) and view.norms[j + 1] == "الله":
            last += 1  # «خالد العبد الله»
        break
    return last, parts


def _named_ali(field: Field, j: int, first: int) -> bool:
    """«أسامة علي، …», «محمد علي إن»: the name, written with its dots, where nothing follows that «على» could govern."""
    view = field.view
    if view.norms[j] != _ALI or not field.free(j) or not field.same_line(first, j) or j + 1 >= len(view.tokens):
        return False
    follows = view.tokens[j + 1].kind == "punct" or view.norms[j + 1] in _CONTENT
    return follows and view.text[view.tokens[j].end - 1] == "ي"


def _takes_second(field: Field, j: int) -> bool:
    """«عبد الله», «أبو بكر», «سيف الدين»; not «… خالد سعد وقوع …»."""
    norm = field.view.norms[j]
    return norm in KUNYA or norm == SERVANT or field.view.norms[j + 1] in field.words.markers.compound_seconds


_TO: Final = "الي"
_ALI: Final = "علي"
_CONTENT: Final = frozenset({"ان", "بان"})


def named_again(field: Field, names: list[FoundName]) -> list[FoundName]:
    """The names, and those of persons once named in full who are named again by the family name alone («النعسان»)."""
    surnames = _surnames(field, names)
    if not surnames:
        return names
    view = field.view
    firsts = {form for key in surnames for form in attached(key.split(" ")[0])}
    busy = {i for n in names for i in range(n.first, n.last + 1)}
    out = list(names)
    for i, norm in enumerate(view.norms):
        if norm not in firsts or i in busy or field.owner[i] == -2:
            continue
        for prefix, stem in proclitic_splits(norm):
            known, last = surnames.get(stem), i
            if known is None and i + 1 < len(view.norms):
                known, last = surnames.get(f"{stem} {view.norms[i + 1]}"), i + 1
            if known is None or known.last >= i:
                continue
            if not _by_this_alone(field, i, stem, known):
                continue
            start, end = view.span(i, last)
            start += len(prefix)
            name = Name(known.value.entity, "person", view.text[start:end])
            out.append(FoundName(i, last, start, end, name, "person-named-again", prefix))
            break
    return sorted(out, key=lambda n: n.first)


def _by_this_alone(field: Field, i: int, stem: str, known: FoundName) -> bool:
    """Whether the last part of a name means its bearer here: after a title where it is his father's, never a doubtful given name."""
    markers = field.words.markers
    if known.last - known.first == 2 and field.view.norms[known.last - 1] in markers.compound:
        # «آمنة عبد الله»: her father's name alone is anybody's; «العميد عبد الله» is not
        return _is_title(field, i - 1)
    if stem.startswith(ARTICLE) or stem not in markers.given:
        return True
    return stem not in markers.doubtful and field.view.norms[i] == stem and field.view.norms[known.first] != stem


def _surnames(field: Field, names: list[FoundName]) -> dict[str, FoundName]:
    """The last parts of persons' full names that one person of the report alone bears."""
    view, markers = field.view, field.words.markers
    surnames: dict[str, FoundName] = {}
    clash: set[str] = set()
    for name in names:
        if name.value.class_ != "person" or name.last == name.first:
            continue
        key = view.norms[name.last]
        if key in markers.compound_seconds:
            key = f"{view.norms[name.last - 1]} {key}"
        if surnames.setdefault(key, name).value.entity != name.value.entity:
            clash.add(key)
    return {key: name for key, name in surnames.items() if key not in clash}
