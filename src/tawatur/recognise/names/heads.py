"""Names after a noun that says what they are: «قرية X», «لواء X», «سجن X», «صحيفة X»."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import proclitic_splits
from tawatur.recognise.found import FoundName
from tawatur.recognise.names.field import Field, is_generic, is_nunated, provisional
from tawatur.recognise.names.lexicon import NameWords
from tawatur.recognise.names.markers import Head
from tawatur.recognise.names.persons import person_name

_MOTHER: Final = "ام"
_BUILDINGS: Final = frozenset({"building", "market", "school", "hospital", "mosque", "church", "checkpoint"})


def headed_name(field: Field, i: int) -> FoundName | None:
    """A head noun and the name after it. Where the head belongs to the name it is part of the span («سجن X»)."""
    heads = field.words.openings[field.view.norms[i]].heads
    if not heads or field.owner[i] >= 0:
        return None
    found = _head_at(field, i, heads)
    if found is None:
        return None
    prefix, head = found
    last = _extent(field, i, head)
    if last is None:
        titled = _after_adjectives(field, i + 1) if head.class_ == "source" else None
        return titled and provisional(field, *titled, "source", "", "unlisted-source-after-head")
    first = i if head.inside else i + 1
    if not head.inside and field.owner[first] >= 0:
        return None
    return provisional(
        field, first, last, head.class_, prefix if head.inside else "", f"unlisted-{head.class_}-after-head"
    )


def _after_adjectives(field: Field, first: int) -> tuple[int, int] | None:
    """«وكالة الأنباء المحلية "X"», «صحيفة محلية "X"»: the words in quotation marks after what kind of outlet it is."""
    for j in range(first + 1, min(first + _KIND_OF_OUTLET, len(field.view.tokens) - 1) + 1):
        before = j - 1
        if not field.can_continue(before, first - 1) or not field.view.norms[before].endswith(_ADJECTIVE):
            return None
        last = _quoted(field, j)
        if last is not None:
            return (j, last) if all(field.owner[k] == -1 for k in range(j, last + 1)) else None
    return None


_KIND_OF_OUTLET: Final = 3
_ADJECTIVE: Final = ("يه", "ي", "ا", "ء")  # «الأنباء», «محلية»


def _head_at(field: Field, i: int, heads: tuple[tuple[str, Head], ...]) -> tuple[str, Head] | None:
    """The head noun at token i with its proclitics; none where hamza or tanween show another word («وأدى», «مخيماً»)."""
    view = field.view
    token = view.tokens[i]
    if is_nunated(view, i):
        return None
    surface = view.text[token.start : token.end]
    for prefix, head in heads:
        if head.hamza or not any(c in surface[len(prefix) :] for c in "أإآ"):
            return prefix, head
    return None


def _extent(field: Field, i: int, head: Head) -> int | None:
    """The last token of the name after the head at token i; None when what follows is no name."""
    view, words = field.view, field.words
    first = i + 1
    if first >= len(view.tokens) or not field.same_line(i, first):
        return None
    quoted = _quoted(field, first)
    if quoted is None and head.class_ == "source":
        whole = _quoted(field, i)
        if whole is not None and whole > i and any(field.owner[j] == -1 for j in range(first, whole + 1)):
            return whole  # «قالت "شبكة أخبار الفرات"»
    if quoted is not None:
        if view.norms[first] in words.markers.not_names and not (head.class_ == "source" and quoted > first):
            return None  # «صفحة "أخبار الرستن"» is one
        free = [field.owner[j] == -1 for j in range(first, quoted + 1)]
        named = head.class_ == "source" and any(free)  # «موقع "بوابة الفرات"»: a place may stand in a medium's name
        return quoted if all(free) or named or (head.inside and head.class_ == "facility") else None
    if head.class_ == "source" and _stem(view.norms[i], words.markers.media):
        return _medium(field, first)
    if field.owner[first] >= 0:
        # «مشفى الرقة الوطني»: a listed place inside a longer name of a facility
        name = field.listed[field.owner[first]]
        if (
            head.class_ == "actor"
            and head.inside
            and name.first == name.last
            and view.norms[first] in words.markers.group_words
        ):
            return _article(field, first, i)  # «فوج حماة الريف»: the defenders, not the town
        takes = head.takes_place or (head.kind == "quarter" and _too_wide(name.value.entity, words))
        if not head.inside or head.plural or name.clitic or name.value.class_ != "place" or not takes:
            return None
        return _adjectives(field, name.last, i, head)
    norm = view.norms[first]
    if head.inside and head.kind in _BUILDINGS and (person := person_name(field, first)) is not None:
        return person.last  # «مسجد عمر بن الخطاب»
    if head.after_any and (held := _after_any(field, first, i, head)) is not None:
        return _adjectives(field, held, i, head)
    if norm == _MOTHER and head.class_ != "actor" and (_article(field, first, i) or _of_mother(field, first, i, head)):
        return first + 1  # «معبر أم التنانير», «قرية أم دقرسي»; elsewhere the same letters say «or»
    if not field.can_continue(first, i) or not _can_begin(field, first, head):
        return None
    last = first
    if (norm in words.markers.compound_firsts and field.can_continue(first + 1, i)) or (
        head.long
        and head.inside
        and not norm.startswith("ال")
        and field.can_continue(first + 1, i)
        and _may_follow(field, first + 1)
    ):
        last = first + 1
    return _adjectives(field, last, i, head)


def _after_any(field: Field, first: int, i: int, head: Head) -> int | None:
    """The last token of what a quarter, a hospital, a church is named after: any noun with the article, a day of the year.

    «حي الأكواخ», «جامع الإمام الصادق», «كنيسة مار جرجس», «مستشفى 22 مايو».
    """
    view, markers = field.view, field.words.markers
    norm, second = view.norms[first], first + 1
    more = second < len(view.tokens) and field.can_continue(second, i)
    if view.tokens[first].kind == "number" and field.free(first):
        return second if more and view.norms[second] in markers.months else None
    if not field.can_continue(first, i):
        return None
    open_air = head.class_ == "place" or head.kind == "mosque"
    if norm in markers.titles or norm in markers.compound_firsts:
        if (person := person_name(field, second)) is not None:
            return person.last
        following = view.norms[second] if more else ""
        if following.startswith("ال") or following in markers.given or (following and _unknown(following, field.words)):
            return None if is_generic(following, field.words) else second
    if not norm.startswith("ال") or len(norm) < _ARTICLE_AND_NOUN:
        # «مدرسة خديجة», «مستشفى عبس»: after somebody, or after a town whose name alone tells too little
        somebody = norm in markers.given and norm not in markers.doubtful
        town = (norm,) in field.words.entries and _unknown(norm, field.words)
        return first if not open_air and (somebody or town) else None
    if norm in markers.not_names:
        return first if open_air and norm in markers.named_after else None
    stem = norm[2:]
    if stem in markers.not_names or norm in markers.stops or (stem in markers.heads and not open_air):
        return None  # «مسجد المخيم»
    return first


_ARTICLE_AND_NOUN: Final = 5  # letters


def _too_wide(entity: str, words: NameWords) -> bool:
    """«حي السودان», «حي الجيزة البحرية»: a quarter is named after a country or city, and is not that."""
    known = words.entities.get(entity)
    return known is not None and known.kind in _WIDER_THAN_QUARTERS


_WIDER_THAN_QUARTERS: Final = frozenset({"country", "region", "governorate", "city"})


def _article(field: Field, first: int, i: int) -> int | None:
    """The word with the article that completes a group's name, or None."""
    second = first + 1
    if second < len(field.view.tokens) and field.can_continue(second, i) and field.view.norms[second].startswith("ال"):
        return second
    return None


def _of_mother(field: Field, first: int, i: int, head: Head) -> bool:
    """Whether the word after «أم» makes it a settlement's name: it is nothing that «or» could be followed by."""
    second = first + 1
    if head.class_ != "place" or head.kind == "area" or second >= len(field.view.tokens):
        return False
    norm, words = field.view.norms[second], field.words
    return field.can_continue(second, i) and len(norm) > 3 and norm not in words.verbal and _unknown(norm, words)


def names_in_list(field: Field, i: int) -> list[FoundName]:
    """«بلدات معركة وطيرحرفا وعيتيت»: the unlisted names that are joined to the first one after a plural head at token i."""
    heads = field.words.openings[field.view.norms[i]].heads
    found = _head_at(field, i, heads) if heads else None
    if found is None or not found[1].plural or found[1].class_ != "place" or found[1].kind == "area":
        return []
    out: list[FoundName] = []
    at = _past_name(field, i + 1, i, found[1])
    for _ in range(_LONGEST_LIST):
        if at is None or at >= len(field.view.tokens) or not field.same_line(i, at):
            break
        start = at + 1 if field.view.norms[at] in ("،", ",") else at
        joined = start < len(field.view.tokens) and field.view.norms[start][:1] == "و"
        if joined and field.free(start) and _joins(field, start, i):
            last = start + int(field.view.norms[start][1:] in field.words.markers.compound_firsts)
            out.append(provisional(field, start, last, "place", "و", "unlisted-place-in-list"))
            at = last + 1
        else:
            at = _listed_end(field, start)
    return out


_LONGEST_LIST: Final = 12


def _past_name(field: Field, first: int, i: int, head: Head) -> int | None:
    """The token after the name that the head at token i announces; None where it announces none."""
    end = _listed_end(field, first)
    if end is not None:
        return end
    last = _extent(field, i, head)
    return None if last is None else last + 1


def _listed_end(field: Field, first: int) -> int | None:
    """The token after the listed place that begins at token `first`."""
    if first >= len(field.owner) or field.owner[first] < 0:
        return None
    name = field.listed[field.owner[first]]
    return name.last + 1 if name.value.class_ == "place" and name.first == first else None


def _joins(field: Field, i: int, head: int) -> bool:
    """Whether the word at token i, with «و» before it, can be a further name of a list: nothing that tells or describes."""
    view, words = field.view, field.words
    stem = view.norms[i][1:]
    if stem in words.markers.compound_firsts:
        return field.can_continue(i + 1, head) and _unknown(view.norms[i + 1], words)
    if len(stem) < 3 or stem in words.verbal or view.norms[i] in words.verbal or is_nunated(view, i):
        return False
    if stem.startswith("ال") or stem.endswith(("ات", "ين", "وا")) or stem[0] in "تيسنل":
        return False  # «والمزارع المحيطة», «واعتقلوا», «وتدور»
    return _unknown(stem, words)


def _unknown(norm: str, words: NameWords) -> bool:
    """A word that the words files know in no other sense."""
    return norm not in words.everyday and norm not in words.markers.heads and not is_generic(norm, words)


def _stem(norm: str, table: frozenset[str]) -> str | None:
    """The word without its proclitics, if the table has it."""
    return next((stem for _, stem in proclitic_splits(norm) if stem in table), None)


def _medium(field: Field, first: int) -> int | None:
    """The last token of a medium's name after «صحيفة»: a word and one with the article, or a place («صدى الجزيرة السورية»)."""
    view, words = field.view, field.words
    norm = view.norms[first]
    if (
        not field.can_continue(first, first)
        or is_generic(norm, words)
        or norm in words.verbal
        or len(norm) < 3
        or norm[0] in "تي"
    ):
        return None
    last = first
    while (
        last == first and last + 1 < len(view.tokens) and field.is_word(last + 1) and field.same_line(first, last + 1)
    ):
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


def _can_begin(field: Field, i: int, head: Head) -> bool:
    """Whether the free word at token i can be the name after a head: no ordinary word, no verb, no second head."""
    view, words = field.view, field.words
    markers, norm = words.markers, view.norms[i]
    short = len(norm) < 3 and not (norm in markers.compound_firsts and _article(field, i, i) is not None)
    if norm in markers.not_names or norm in markers.heads or is_generic(norm, words) or short:
        return head.class_ == "actor" and norm in markers.group_words
    if head.class_ == "source":
        plain = head.inside and norm not in words.everyday
        return plain and (norm.startswith("ال") or _says_so(field, i, norm))
    if head.class_ == "actor" and head.kind != "tribe":
        return norm in markers.group_words or norm.removeprefix("ال") in markers.group_words
    if not head.inside and head.kind == "area" and not (head.located and (_located(field, i) or _idafa(field, i))):
        return False
    adjective = (
        view.norms[i + 1] in markers.name_adjectives and field.free(i + 1) if i + 1 < len(view.tokens) else False
    )
    if adjective and head.inside and head.class_ == "facility" and norm.startswith("ال"):
        return True  # «سجن البرج الشرقي»
    if (
        (norm[0] == "و" and (norm.endswith("ت") or norm[1:] in words.verbal))
        or norm.endswith("وا")  # «واعتقلوا»: a verb
        or (norm in words.everyday and not _begins_compound(field, i))
        or (norm[0] in "تيل" and norm not in ("تل", "تله") and not _foreign(field, i))
    ):
        return False
    if head.kind in _BUILDINGS:
        return norm.startswith("ال") or norm in markers.compound or norm in markers.patronymic or norm in markers.given
    return not (head.plural and head.inside and head.class_ == "facility")


def _begins_compound(field: Field, i: int) -> bool:
    """«قرية بيت الوافي»: an everyday word that names of places begin with, and what completes it."""
    if field.view.norms[i] not in field.words.markers.compound_firsts or not field.can_continue(i + 1, i):
        return False
    following = field.view.norms[i + 1]
    return following not in field.words.verbal and (following.startswith("ال") or _unknown(following, field.words))


def _idafa(field: Field, i: int) -> bool:
    """«في منطقة البوعيثة»: after a word of place and a noun without the article, a word with it is whose land that is."""
    view, head = field.view, field.view.norms[i - 1]
    led = head[0] in "بل" or (i > 1 and view.norms[i - 2] in field.words.markers.locatives)
    return led and view.norms[i].startswith("ال") and not view.norms[i].endswith(("ات", "ين"))


def _says_so(field: Field, i: int, norm: str) -> bool:
    """«ذكرت وكالة بلجا أن»: right after a verb of saying, the agency's name, no adjective."""
    told = i > 1 and field.view.norms[i - 2] in field.words.saying
    return told and len(norm) > 3 and not norm.endswith(_AGREEING) and not is_nunated(field.view, i)


_AGREEING: Final = ("يه", "ين", "ون", "ات", "ه")


def _foreign(field: Field, i: int) -> bool:
    """«قرية تيغزا», «بلدة لاغدو شمالي الكاميرون»: names of the Sahel, the Berbers, the Slavs that begin as a verb or with a clitic."""
    norm, view = field.view.norms[i], field.view
    if norm in field.words.verbal:
        return False
    if norm.startswith("تي"):
        return True
    if norm.endswith(("ت", "يه", "ها", "هم", "ين", "ون")):
        return False
    if len(norm) < _SHORTEST_FOREIGN or not (norm[1] in "او" or norm[-1] in "اوي"):
        return False
    if i + 1 >= len(view.tokens) or view.tokens[i + 1].kind == "punct":
        return True
    following = view.norms[i + 1]
    return following in field.words.directions or following in _LYING or _located(field, i, own=False)


_LYING: Final = frozenset({"قرب", "الواقعه", "التابعه", "الحدوديه", "الساحليه", "القريبه"})


_SHORTEST_FOREIGN: Final = 5  # letters


def _located(field: Field, i: int, own: bool = True) -> bool:
    """Whether the word at token i is followed by the district or town that it lies in («منطقة الملاحيظ بمديرية الظاهر»).

    own: the word itself may be an adjective.
    """
    view, words, after = field.view, field.words, i + 1
    norm = view.norms[i]
    if own and (norm.endswith(("ات", "ين")) or (norm.endswith(("ه", "ا")) and not norm.startswith("ال"))):
        return False  # «منطقة جبلية بمحافظة …»
    joined = after < len(view.tokens) and view.norms[after][0] == "ب"
    led = view.norms[min(after, len(view.tokens) - 1)]
    if not joined and (led == "في" or led in words.directions):
        joined, after = True, after + 1
    if not joined or after >= len(view.tokens):
        return False
    if any(head.class_ == "place" and not head.located for _, head in words.openings[view.norms[after]].heads):
        return True
    return field.owner[after] >= 0 and field.listed[field.owner[after]].value.class_ == "place"


def _may_follow(field: Field, i: int) -> bool:
    """Whether the word at token i can be a second word of a long name («لواء شهداء بدر»)."""
    norm, words = field.view.norms[i], field.words
    article = norm.startswith("ال")
    ordinary = norm in words.everyday and not article and norm not in words.markers.group_words
    return (
        norm not in words.markers.not_names
        and norm not in words.markers.heads
        and not ordinary
        and norm[0] not in "يلب"
    )


def _adjectives(field: Field, last: int, i: int, head: Head) -> int:
    """Takes along adjectives that belong to a facility's or group's name («المركزي», «الوطني», «الشرقي»)."""
    while head.inside and field.free(last + 1) and field.is_word(last + 1) and field.same_line(i, last + 1):
        if field.view.norms[last + 1] not in field.words.markers.name_adjectives:
            break
        last += 1
    return last


def _quoted(field: Field, first: int) -> int | None:
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
