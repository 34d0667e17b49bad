"""Names that no words file lists, by what stands around them: «قرية X», «لواء X», «سجن X», «العقيد X Y», given names.

They get provisional ids (`place/~…`): the same surface in any report gives the same id, never a known entity's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.model import Name
from tawatur.read.morphology import ARTICLE, proclitic_splits, splits
from tawatur.read.view import View
from tawatur.recognise.found import FoundName, FoundTime
from tawatur.recognise.names.choose import Surroundings
from tawatur.recognise.names.lexicon import NameWords
from tawatur.recognise.names.markers import Head

FAMILY = "unlisted-person-of-a-family"
_LONGEST_PERSON = 5
_SERVANT = "عبد"
_MOTHER = "ام"
_KUNYA = frozenset({"ابو", "ابي", "ابا"})


@dataclass(slots=True)
class _Field:
    """What is still free: `owner[i]` is the index of the listed name that holds token i, -1 where none, -2 inside a time."""

    view: View
    words: NameWords
    listed: Sequence[FoundName]
    owner: list[int]

    def free(self, i: int) -> bool:
        return 0 <= i < len(self.owner) and self.owner[i] == -1

    def is_word(self, i: int) -> bool:
        return 0 <= i < len(self.owner) and self.view.tokens[i].kind == "word"

    def same_line(self, i: int, j: int) -> bool:
        return self.view.tokens[i].line == self.view.tokens[j].line

    def can_continue(self, i: int, first: int) -> bool:
        """Whether token i may be a further word of a name that began at `first`: a free word, no stop word, nothing quoted anew."""
        if not (self.free(i) and self.is_word(i) and self.same_line(i, first)):
            return False
        norm = self.view.norms[i]
        return norm not in self.words.markers.stops and not _nunated(self.view, i)


def find_unlisted(
    view: View, listed: Sequence[FoundName], times: Sequence[FoundTime], words: NameWords, around: Surroundings
) -> list[FoundName]:
    """The listed names and, where they leave room, the unlisted ones; in order, none inside another."""
    owner = [-1] * len(view.tokens)
    for time in times:
        for i in range(time.first, time.last + 1):
            owner[i] = -2
    for number, name in enumerate(listed):
        for i in range(name.first, name.last + 1):
            owner[i] = number
    field = _Field(view, words, listed, owner)
    found: list[FoundName] = []
    swallowed: set[int] = set()
    i = 0
    while i < len(view.tokens):
        new = None
        if view.tokens[i].kind == "word" and owner[i] != -2:
            new = _headed(field, i) or (_person(field, i) if owner[i] == -1 else None)
        if new is None:
            i += 1
            continue
        swallowed.update(owner[j] for j in range(new.first, new.last + 1) if owner[j] >= 0)
        found.append(new)
        i = new.last + 1
    kept = [n for number, n in enumerate(listed) if number not in swallowed]
    names = sorted([*kept, *found], key=lambda n: n.first)
    return _again(field, names)


def _headed(field: _Field, i: int) -> FoundName | None:
    """A head noun and the name after it. Where the head belongs to the name it is part of the span («سجن X»)."""
    view, words = field.view, field.words
    if field.owner[i] >= 0:
        return None
    found = _head_at(field, i)
    if found is None:
        return None
    prefix, head = found
    last = _extent(field, i, head)
    if last is None:
        return None
    first = i if head.inside else i + 1
    if not head.inside and field.owner[first] >= 0:
        return None
    return _provisional(field, first, last, head.class_, prefix if head.inside else "", f"unlisted-{head.class_}-after-head")


def _head_at(field: _Field, i: int) -> tuple[str, Head] | None:
    """The head noun at token i with its proclitics; none where hamza or tanween show another word («وأدى», «مخيماً»)."""
    view = field.view
    token = view.tokens[i]
    surface = view.text[token.start : token.end]
    for prefix, stem in proclitic_splits(view.norms[i]):
        head = field.words.markers.heads.get(stem)
        if head is None or _nunated(view, i) or (not head.hamza and any(c in surface[len(prefix) :] for c in "أإآ")):
            continue
        return prefix, head
    return None


def _nunated(view: View, i: int) -> bool:
    """Written with tanween: an indefinite ordinary word."""
    token = view.tokens[i]
    return "\u064b" in view.text[token.start : token.end]


_BUILDINGS = frozenset({"building", "market", "school", "hospital", "mosque", "church", "checkpoint"})


def _extent(field: _Field, i: int, head: Head) -> int | None:
    """The last token of the name after the head at token i; None when what follows is no name."""
    view, words = field.view, field.words
    first = i + 1
    if first >= len(view.tokens) or not field.same_line(i, first):
        return None
    quoted = _quoted(field, first)
    if quoted is not None:
        if view.norms[first] in words.markers.not_names:
            return None
        free = [field.owner[j] == -1 for j in range(first, quoted + 1)]
        named = head.class_ == "source" and any(free)  # «موقع "بوابة الفرات"»: a place may stand in a medium's name
        return quoted if all(free) or named or (head.inside and head.class_ == "facility") else None
    if head.class_ == "source" and _stem(view.norms[i], words.markers.media):
        return _medium(field, first)
    if field.owner[first] >= 0:
        # «مشفى الرقة الوطني»: a listed place inside a longer name of a facility
        name = field.listed[field.owner[first]]
        if head.class_ == "actor" and head.inside and name.first == name.last and view.norms[first] in words.markers.group_words:
            return _article(field, first, i)  # «فوج حماة الريف»: the defenders, not the town
        if not head.inside or head.plural or name.clitic or name.value.class_ != "place" or not head.takes_place:
            return None
        return _adjectives(field, name.last, i, head)
    norm = view.norms[first]
    if norm == _MOTHER and head.class_ != "actor" and _article(field, first, i):
        return first + 1  # «معبر أم التنانير»; elsewhere the same letters say «or»
    if not field.can_continue(first, i) or not _can_begin(field, first, head):
        return None
    last = first
    if norm in words.markers.compound_firsts and field.can_continue(first + 1, i):
        last = first + 1
    elif head.long and head.inside and not norm.startswith("ال") and field.can_continue(first + 1, i) and _may_follow(field, first + 1):
        last = first + 1
    return _adjectives(field, last, i, head)


def _article(field: _Field, first: int, i: int) -> int | None:
    """The word with the article that completes a group's name, or None."""
    second = first + 1
    if second < len(field.view.tokens) and field.can_continue(second, i) and field.view.norms[second].startswith("ال"):
        return second
    return None


def _stem(norm: str, table: frozenset[str]) -> str | None:
    """The word without its proclitics, if the table has it."""
    return next((stem for _, stem in proclitic_splits(norm) if stem in table), None)


def _medium(field: _Field, first: int) -> int | None:
    """The last token of a medium's name after «صحيفة»: up to three words, places and ordinary ones among them («صدى الجزيرة السورية»)."""
    view, words = field.view, field.words
    norm = view.norms[first]
    if not field.can_continue(first, first) or _generic(norm, words) or norm in words.verbal or len(norm) < 3 or norm[0] in "تي":
        return None
    last = first
    while last < first + 2 and last + 1 < len(view.tokens) and field.is_word(last + 1) and field.same_line(first, last + 1):
        following = view.norms[last + 1]
        if view.quotes_between(last + 1, last + 1) or field.owner[last + 1] == -2 or following in words.markers.stops:
            break
        owner = field.owner[last + 1]
        if owner >= 0 and field.listed[owner].value.class_ == "place" and not field.listed[owner].clitic:
            last = field.listed[owner].last
            break
        if owner != -1 or not following.startswith("ال") or following in words.verbal:
            break
        last += 1
    return last if last > first or norm.startswith("ال") else None


def _can_begin(field: _Field, i: int, head: Head) -> bool:
    """Whether the free word at token i can be the name after a head: no ordinary word, no verb, no second head."""
    view, words = field.view, field.words
    markers, norm = words.markers, view.norms[i]
    if norm in markers.not_names or norm in markers.heads or _generic(norm, words) or len(norm) < 3:
        return head.class_ == "actor" and norm in markers.group_words
    if head.class_ == "source":
        return head.inside and norm not in words.everyday and norm.startswith("ال")
    if head.class_ == "actor":
        return norm in markers.group_words or norm.removeprefix("ال") in markers.group_words
    if not head.inside and head.kind == "area":
        return False
    if head.inside and head.class_ == "facility" and norm.startswith("ال") and i + 1 < len(view.tokens):
        if view.norms[i + 1] in markers.name_adjectives and field.free(i + 1):
            return True  # «سجن البرج الشرقي»
    if norm[0] == "و" and norm.endswith("ت") or norm in words.everyday or norm[0] in "لي" or (norm[0] == "ت" and norm not in ("تل", "تله")):
        return False
    if head.kind in _BUILDINGS:
        return norm.startswith("ال") or norm in markers.compound or norm in markers.patronymic or norm in markers.given
    return not (head.plural and head.inside and head.class_ == "facility")


def _may_follow(field: _Field, i: int) -> bool:
    """Whether the word at token i can be a second word of a long name («لواء شهداء بدر»)."""
    norm, words = field.view.norms[i], field.words
    article = norm.startswith("ال")
    ordinary = norm in words.everyday and not article and norm not in words.markers.group_words
    return norm not in words.markers.not_names and norm not in words.markers.heads and not ordinary and norm[0] not in "يلب"


def _adjectives(field: _Field, last: int, i: int, head: Head) -> int:
    """Takes along adjectives that belong to a facility's or group's name («المركزي», «الوطني», «الإسلامية»)."""
    while last + 1 < len(field.owner) and field.can_continue(last + 1, i) and field.view.norms[last + 1] in field.words.markers.name_adjectives and head.inside:
        last += 1
    return last


def _quoted(field: _Field, first: int) -> int | None:
    """The last token of a short quotation that opens right before token `first`."""
    view = field.view
    opening = [q for q in view.quotes_between(first, first) if q.opening is not False]
    if not opening:
        return None
    for j in range(first, min(first + 5, len(view.tokens))):
        if view.tokens[j].kind == "punct" or not field.same_line(first, j):
            return None
        if any(q.opening is not True for q in view.quotes_between(j + 1, j + 1)):
            return j
    return None


def _generic(norm: str, words: NameWords) -> bool:
    """An ordinary word with a clitic preposition or a pronoun is no name («بلدة بريف», «قرية لهم»)."""
    if norm in words.markers.not_names or norm in words.markers.stops:
        return True
    if any(s.suffix and s.stem in words.markers.stops for s in splits(norm)):
        return True  # «عنه», «إليها»
    for prefix, stem in proclitic_splits(norm)[1:]:
        if prefix and (stem in words.markers.not_names or stem in words.markers.stops or stem in words.markers.heads):
            return True
    return False


def _person(field: _Field, i: int) -> FoundName | None:
    """Title and name, or a given name and what follows it («العقيد نديم العلي», «محمد سالم الغبان»)."""
    view, words = field.view, field.words
    markers = words.markers
    for prefix, stem in proclitic_splits(view.norms[i]):
        if prefix and len(prefix) > 1 or prefix == "س":
            continue
        if stem in markers.given and (not prefix or stem not in markers.doubtful) and not _maqsura(view, i, stem, markers.maqsura):
            break
        if stem in _KUNYA:
            break
    else:
        return None
    titled = i > 0 and field.same_line(i - 1, i) and _is_title(field, i - 1)
    last, parts = _name_parts(field, i, stem, titled)
    if parts < 2:
        if stem not in _KUNYA and len(stem) > 2 and _of_a_family(field, i):
            return _provisional(field, i, last, "person", prefix, FAMILY)
        return None
    if (stem in markers.doubtful or prefix) and not titled and not _surely_person(field, i, last):
        return None
    return _provisional(field, i, last, "person", prefix, "unlisted-person-by-title" if titled else "unlisted-person-by-given-name")


def _maqsura(view: View, i: int, stem: str, written: frozenset[str]) -> bool:
    """«على», «وإلى» fold to the letters of «علي», «والي»: a final alif maqsura that the name is not written with tells."""
    return view.text[view.tokens[i].end - 1] == "ى" and stem not in written


def _surely_person(field: _Field, first: int, last: int) -> bool:
    """A doubtful given name is one when another given name or a family name in «ال…ي» follows."""
    markers = field.words.markers
    for j in range(first + 1, last + 1):
        norm = field.view.norms[j]
        if norm in markers.compound or norm in markers.patronymic or (norm in markers.given and len(norm) > 3):
            return True
        if norm.startswith("ال") and norm.endswith("ي") and len(norm) > 5 and norm not in markers.stops and norm.removeprefix("ال") not in markers.not_names:
            return True
    return False


def _is_title(field: _Field, i: int) -> bool:
    for _, stem in proclitic_splits(field.view.norms[i]):
        if stem in field.words.markers.titles:
            return True
    return False


def _of_a_family(field: _Field, i: int) -> bool:
    """Right after a noun of kinship or age («ابنه محمد», «الطفلة جنى»)."""
    if i == 0 or not field.same_line(i - 1, i):
        return False
    return any(s.stem in field.words.markers.kin or s.prefix.endswith(ARTICLE) and ARTICLE + s.stem in field.words.markers.kin for s in splits(field.view.norms[i - 1]))


def _name_parts(field: _Field, i: int, stem: str, titled: bool = False) -> tuple[int, int]:
    """(last token, number of name parts) of the personal name that starts at i with the given name `stem`."""
    view, markers = field.view, field.words.markers
    last, parts = i, 1
    if stem in _KUNYA:
        if i + 1 < len(view.tokens) and field.can_continue(i + 1, i) and not _generic(view.norms[i + 1], field.words):
            last, parts = i + 1, 2
            j = last + 1
            if j < len(view.tokens) and field.can_continue(j, i) and view.norms[j].startswith("ال") and view.norms[j].endswith("ي"):
                last = j
        return last, parts
    if stem in markers.compound and i + 1 < len(view.tokens) and field.is_word(i + 1):
        if stem == _SERVANT or view.norms[i + 1] in markers.compound_seconds:
            last, parts = i + 1, 1
    while parts < _LONGEST_PERSON:
        j = last + 1
        if j >= len(view.tokens) or not field.can_continue(j, i) or any(True for _ in view.quotes_between(j, j)):
            break
        norm = view.norms[j]
        if norm in markers.patronymic and field.can_continue(j + 1, i):
            last, parts = j + 1, parts + 1
            continue
        if norm in markers.compound and field.can_continue(j + 1, i):
            last, parts = j + 1, parts + 1
            continue
        if norm in markers.given:
            last, parts = j, parts + 1
            continue
        family = norm.startswith("ال") and norm not in markers.stops and norm not in markers.not_names
        family = family and (titled or norm[2:] in markers.given)  # «فراس الطويل» after a title; «حامد العلي» anywhere
        if norm.startswith(("لل", "بال", "وال")) or not family and (
            norm in markers.not_names or norm in markers.heads or norm in field.words.everyday or _generic(norm, field.words)
        ):
            break
        # a family name ends the name; a second unknown word after one is no part of it
        last, parts = j, parts + 1
        break
    return last, parts


def _provisional(field: _Field, first: int, last: int, class_: str, clitic: str, rule: str) -> FoundName:
    view = field.view
    start, end = view.span(first, last)
    norm = view.norms[first]
    if clitic:
        text = view.text[start:end]
        skip, seen = 0, 0
        while seen < len(clitic) and skip < len(text):
            seen += text[skip].isalpha() and text[skip] != "ـ"
            skip += 1
        start += skip
        norm = norm[len(clitic) :]
    slug = "-".join([norm, *(t for t in view.norms[first + 1 : last + 1])])
    name = Name(f"{class_}/~{slug}", class_, view.text[start:end])  # type: ignore[arg-type]
    return FoundName(first, last, start, end, name, rule, clitic)


def _again(field: _Field, names: list[FoundName]) -> list[FoundName]:
    """A person once named in full is named again by the family name alone («النعسان»)."""
    view = field.view
    surnames: dict[str, FoundName] = {}
    clash: set[str] = set()
    for name in names:
        if name.value.class_ == "person" and name.last > name.first:
            key = view.norms[name.last]
            if name.last - name.first == 2 and view.norms[name.last - 1] in field.words.markers.compound:
                continue  # «آمنة عبد الله»: her father's name alone is anybody's
            if key in field.words.markers.compound_seconds:
                key = view.norms[name.last - 1] + " " + key
            if key in surnames and surnames[key].value.entity != name.value.entity:
                clash.add(key)
            surnames.setdefault(key, name)
    if not surnames:
        return names
    busy = {i for n in names for i in range(n.first, n.last + 1)}
    out = list(names)
    for i, norm in enumerate(view.norms):
        if i in busy or field.owner[i] == -2:
            continue
        for prefix, stem in proclitic_splits(norm):
            last = i
            name = surnames.get(stem)
            if name is None and i + 1 < len(view.norms):
                name, last = surnames.get(f"{stem} {view.norms[i + 1]}"), i + 1
            if name is None or name.last >= i or stem in clash or (not stem.startswith("ال") and stem in field.words.markers.given and last == i):
                continue
            start, end = view.span(i, last)
            start += len(prefix)
            out.append(FoundName(i, last, start, end, Name(name.value.entity, "person", view.text[start:end]), "person-named-again", prefix))
            break
    return sorted(out, key=lambda n: n.first)
