"""Names of people that are made of words nothing is known of: told by the office beside them («كينغابي دي تابول الناطق باسم …»)."""

from __future__ import annotations

from typing import Final

from tawatur.recognise.found import FoundName
from tawatur.understand.passage import Passage

_LONGEST: Final = 4
_COMMAS: Final = frozenset({"،", ","})
_FOR: Final = frozenset({"باسم", "بلسان"})
_FOR_THEM: Final = frozenset({"باسمها", "باسمه", "باسمهم"})
_OFFICE: Final = 14  # tokens of what an office is of, before the name of who bears it
_ADJECTIVES: Final = ("ي", "يه", "يين", "يون", "ات", "يات")
_PARTED: Final = 30  # the same, where a remark on the office stands in commas before a rank and the name


def name_beside(passage: Passage, office: tuple[int, int], first: int, last: int) -> tuple[int, int] | None:
    """The first and last token of a foreign name right before or right after a definite office, within tokens first..last."""
    parted = next(
        (j for j in range(office[0] - 1, max(first, office[0] - 3), -1) if passage.view.norms[j] in _COMMAS), -1
    )
    before = parted if parted >= 0 else office[0]
    definite = passage.view.norms[office[0]].startswith("ال")
    # «فلان فلان، كبير المسؤولين في …»: with a comma between, any office
    if (definite or parted >= 0) and 2 <= _strangers(passage, first, before - 1) == before - first:
        return first, before - 1
    given = passage.view.norms[first] in passage.entities.markers.given and 2 <= office[0] - first <= _LONGEST
    if given and all(_word_of_name(passage, k) for k in range(first, office[0])):
        return first, office[0] - 1  # «قال هاني عودة رئيس مجلس القرية»
    if not definite:
        return None
    start = office[1] + 1
    if start < last and passage.view.norms[start] in _FOR:
        start += 2  # «المتحدث باسم المتمردين فلان»
    elif start < last and passage.view.norms[start] in _FOR_THEM:
        start += 1
    count = _strangers(passage, start, last)
    after = start + count
    ends = after > last or passage.view.tokens[after].kind == "punct" or passage.is_particle(after, "complementizers")
    if 2 <= count <= _LONGEST and (ends or passage.by_kind[after].finite or _object(passage, after)):
        return start, after - 1
    return None


def _object(passage: Passage, i: int) -> bool:
    """«نفى المتحدث باسم الحكومة ليجيسي تولو سقوط البلدة», «… زاو هتاي بالمسؤولية»: what is denied or laid at somebody's door."""
    deeds = any(not r.finite and r.prefix in ("", "ب") for r in passage.by_kind[i].events)
    return deeds or not passage.words.particles["responsibility"].isdisjoint(passage.known[i].stems)


def name_after(passage: Passage, start: int, last: int) -> tuple[int, int] | None:
    """The first and last token of the name that a long office ends with («رئيس الإدارة العسكرية لمنطقة X فلان إن»).

    start: the token after the office's noun. What is said, a verb or a comma follows the name at once; a preposition only
    where the name begins with a known given name («حاكم المنطقة فلان على تلغرام»).
    """
    if start < last and passage.view.norms[start] in _COMMAS:
        return _in_commas(passage, start + 1, last)
    end = _end_of_office(passage, start, last)
    ranked = _after_rank(passage, start, end)
    if ranked is not None:
        return ranked, end - 1
    first = end
    if end > start + 1 and _surname(passage, end - 1):
        first -= 1
    while first > start and end - first < _LONGEST and _stranger(passage, first - 1):
        first -= 1
    if first > start and 0 < end - first < _LONGEST and _given(passage, first - 1):
        first -= 1  # «رئيس المجلس القروي هاني عودة لوكالة X»
    if not 2 <= end - first <= _LONGEST:
        return None
    if _half(passage, first, end):
        return None
    given = passage.view.norms[first] in passage.entities.markers.given
    at_once = end > last or passage.view.tokens[end].kind == "punct" or passage.is_particle(end, "complementizers")
    told = at_once or passage.by_kind[end].finite or told_on(passage, end, last)
    if given or told or _object(passage, end) or _spoken_of(passage, end):
        return first, end - 1
    return None


def _in_commas(passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    """«متحدث باسم الحكومة، فلان فلان، أن»: a name of two or three words between commas."""
    if not _stranger(passage, first):
        return None
    for after in range(first + 2, min(first + _LONGEST, last + 1)):
        if passage.view.norms[after] in _COMMAS:
            return (first, after - 1) if all(_word_of_name(passage, k) for k in range(first, after)) else None
    return None


def _after_rank(passage: Passage, start: int, end: int) -> int | None:
    """«قائد شرطة الأقضية العميد فلان فلان»: where the name begins whose rank stands before it, whatever its words may mean elsewhere."""
    for j in range(end - 3, max(start, end - _LONGEST - 2) - 1, -1):
        if passage.is_particle(j, "titles") and passage.view.norms[j].startswith("ال"):
            if passage.is_particle(j + 1, "titles") or not all(
                _word_of_name(passage, k) for k in range(j + 1, end - 1)
            ):
                return None
            return j + 1 if _word_of_name(passage, end - 1) or _namesake(passage, end - 1) else None
    return None


def _namesake(passage: Passage, k: int) -> bool:
    """«الحاج ساليسو باكو»: a family that is called as a town is."""
    name = passage.name(k)
    return name is not None and name.value.class_ == "place" and name.first == name.last and not name.clitic


def _word_of_name(passage: Passage, k: int) -> bool:
    """A free word that is no particle and does nothing."""
    if passage.name_at[k] >= 0 or passage.time_at[k] >= 0 or passage.view.tokens[k].kind != "word":
        return False
    if passage.view.norms[k] in passage.words.role_adjectives or passage.known[k].origin is not None:
        return False
    return not passage.is_particle(k, "prepositions") and not passage.is_particle(k, "relatives")


def _spoken_of(passage: Passage, i: int) -> bool:
    """«أكد قائد الشرطة فلان نبأ الهجوم», «حمّل الوزير فلان نمور التاميل المسؤولية»: news, or a party, right after the name."""
    name = passage.name(i)
    party = name is not None and name.value.class_ == "actor" and not name.clitic
    return party or (name is None and not passage.words.particles["news"].isdisjoint(passage.known[i].stems))


def _half(passage: Passage, first: int, end: int) -> bool:
    """«دائرة صحة صلاح الدين»: half a name, or a place that bears one."""
    markers, norms = passage.entities.markers, passage.view.norms
    if norms[end - 2] not in markers.compound_firsts and norms[end - 1] not in markers.compound_seconds:
        return False
    return end - first == 2 or norms[first] not in markers.given


def told_on(passage: Passage, i: int, last: int) -> bool:
    """«على تلغرام», «للصحفيين», «لرويترز»: where, or to whom, somebody says it."""
    if i < last and passage.is_particle(i, "prepositions"):
        return passage.is_particle(i + 1, "platforms")
    if passage.view.norms[i][0] == "ل" and any(
        [not passage.words.particles[k].isdisjoint(passage.known[i].stems) for k in ("press_people", "media_told")]
    ):
        return True
    name = passage.name(i)
    return name is not None and name.value.class_ == "source" and name.clitic[-1:] == "ل"


def _end_of_office(passage: Passage, start: int, last: int) -> int:
    """The token after the words that say what an office is of."""
    stop = min(last, start + _OFFICE)
    j = start
    while j <= stop:
        to_outlet = passage.view.norms[j] == "ل" and j > start  # «لـ"ريف برس"»
        if to_outlet or passage.view.tokens[j].kind == "punct" or passage.is_particle(j, "complementizers"):
            break
        readings = passage.readings(j)
        if j > start and passage.is_particle(j, "prepositions"):
            seat = (passage.name(j + 1) or passage.name(min(j + 2, stop))) if j < stop else None  # «في ولاية X»
            if seat is None or seat.value.class_ != "place" or passage.view.norms[j] not in _SEATED:
                break
            j = seat.last + 1  # «ممثل الرئيس في موسكو فلان إن»
            continue
        if j > start and readings and all(r.finite for r in readings):
            break
        if j > start and told_on(passage, j, last):
            break
        if j > start + 1 and _stranger(passage, j - 1) and (_object(passage, j) or _spoken_of(passage, j)):
            break  # «أكد قائد شرطة الإقليم فلان فلان نبأ الهجوم»
        if passage.time_at[j] >= 0 or passage.figure_at[j] >= 0:
            break
        j += 1
    return j


def titled_after(passage: Passage, start: int, last: int) -> FoundName | None:
    """«نائب مدير مركز X في سوريا، التابع للوزارة، الأدميرال فلان»: after a remark, a rank and the name of who bears the office."""
    for j in range(start, min(last, start + _PARTED) + 1):
        if passage.is_particle(j, "complementizers") or passage.view.norms[j] == ":":
            return None
        if passage.view.norms[j] in _COMMAS and j < last and passage.is_particle(j + 1, "titles"):
            at = j + 1
            while at < last and passage.name_at[at] < 0 and passage.is_particle(at, "titles"):
                at += 1
            name = passage.name(at)
            return name if name is not None and name.value.class_ == "person" and not name.clitic else None
    return None


def told_before(passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    """Where tokens first..last stood before at the end of a foreign name («مجيد مير أحمدي …، وقال مير أحمدي»)."""
    norms = passage.view.norms
    words = norms[first : last + 1]
    size = len(words)
    for j in range(first - size):
        if norms[j] != words[0] or norms[j : j + size] != words:
            continue
        start = j
        while start > 0 and j + size - start < _LONGEST and _stranger(passage, start - 1):
            start -= 1
        if (start < j or size > 1) and all(_stranger(passage, k) for k in range(j, j + size)):
            return start, j + size - 1
    return None


def _family(passage: Passage, j: int) -> bool:
    """A family's name with the article («ثمين الخيطان»): a word that nothing is known of, and no adjective by its look."""
    norm, known = passage.view.norms[j], passage.known[j]
    if not norm.startswith("ال") or norm.endswith(_ADJECTIVES) or passage.name_at[j] >= 0 or passage.time_at[j] >= 0:
        return False
    ordinary = known.kinds.all or known.classes or known.roles or known.described
    return not ordinary and passage.entities.everyday.isdisjoint({norm, norm.removeprefix("ال")})


def _surname(passage: Passage, j: int) -> bool:
    """Whether token j ends a name that a word nothing is known of, or a given name, stands before."""
    if _stranger(passage, j - 1):
        return _family(passage, j) or _last_part(passage, j) or _given(passage, j)
    return _given(passage, j - 1) and _last_part(passage, j)


def _given(passage: Passage, j: int) -> bool:
    """A given name, though it is an everyday word as well."""
    return passage.view.norms[j] in passage.entities.markers.given and _word_of_name(passage, j)


def _last_part(passage: Passage, j: int) -> bool:
    """«ليجيسي تولو»: after a word that nothing is known of, an everyday word without article, in no form of an adjective."""
    norm = passage.view.norms[j]
    if (
        norm.startswith("ال")
        or norm.endswith(("ا", *_ADJECTIVES))
        or passage.known[j].classes
        or passage.known[j].roles
    ):
        return False
    if not _word_of_name(passage, j):
        return False
    return _given(passage, j - 1) or (norm in passage.entities.everyday and not passage.readings(j))


_SEATED: Final = frozenset({"في", "لدي", "عن"})
_LED: Final = 5  # letters of a word after a preposition and the article, and more; «بالي» is a name


def _strangers(passage: Passage, first: int, last: int) -> int:
    """How many tokens from first on, up to last, are words that nothing is known of."""
    count = 0
    for j in range(first, min(last, first + _LONGEST) + 1):
        if not _stranger(passage, j):
            break
        count += 1
    return count


def _stranger(passage: Passage, j: int) -> bool:
    """A word that nothing is known of, or a given name."""
    known, norm = passage.known[j], passage.view.norms[j]
    if passage.name_at[j] >= 0 or passage.time_at[j] >= 0 or passage.figure_at[j] >= 0:
        return False
    if passage.view.tokens[j].kind != "word" or len(norm) < 2:
        return False
    if norm in passage.entities.markers.given and norm not in passage.entities.markers.doubtful:
        return not known.classes
    if norm == "غير" or norm.startswith("ال") or (norm.startswith(("بال", "لل")) and len(norm) > _LED):
        return False  # «مصدر غير مخول بالتصريح»
    ordinary = known.kinds.all or known.classes or known.roles or known.described
    return not ordinary and norm not in passage.entities.everyday
