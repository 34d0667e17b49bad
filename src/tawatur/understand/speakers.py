"""Finds who speaks in the words beside a verb of saying: a name, a role («مصدر أمني»), or a reference back («المصدر»)."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import proclitic_splits
from tawatur.recognise.found import FoundName
from tawatur.recognise.names.markers import SERVANT
from tawatur.understand.foreign import name_after, name_beside, titled_after, told_on
from tawatur.understand.passage import Passage
from tawatur.understand.role_phrases import BRACKETS, NO_ONE, OF_SOMEBODY, TELLERS, addressed, media_of_force, role_at
from tawatur.understand.saying import asks_not_to_be_named
from tawatur.understand.speaker import CARRIERS, Speaker

_SPEAKING: Final = ("actor", "person", "source")


def find_speaker(
    passage: Passage,
    first: int,
    last: int,
    references: dict[int, str],
    after: bool,
    governed: bool = False,
    subject: bool = False,
) -> Speaker | None:
    """The speaker named in tokens first..last; None when nobody is. The first that no preposition governs.

    after: the words follow the verb, else they come before it. governed: the preposition is part of the phrase that announces
    the source («وفقاً لـ»). subject: of a verb right before, up to a remark about it.
    """
    i = first
    name_at, known = passage.name_at, passage.known
    while i <= last:
        if passage.view.norms[i] == "ما" and i < last and passage.view.norms[i + 1] in _SO_CALLED:
            i += 2  # «ما يسمى (دولة العراق الإسلامية)»
            continue
        if after and not governed and i > first:
            own = _calls_itself(passage, i, last)
            if own is not None:
                first = i = own
                continue
            if _ends_subject(passage, i) or passage.view.norms[i] in _IS:
                return None
        if name_at[i] < 0 and not known[i].roles and i not in references and i not in passage.meant:
            i += 1
            continue  # most words name nobody
        speaker = role_at(passage, i, last, references) or _named(passage, i, references)
        if speaker is not None and speaker.anaphoric and speaker.last == i and speaker.entity.startswith("role/"):
            speaker = _named(passage, i, references) or speaker  # «القيادة», «الإدارة»: a party named before
        if speaker is None:
            i += 1
            continue
        if governed or _some_of(passage, speaker.first, first) or not _under_preposition(passage, speaker.first, first):
            stranger = _foreigner(passage, speaker, first, last)
            return stranger or _with_person(passage, speaker, last if after else min(last, speaker.last + _BESIDE))
        i = speaker.last + 1
    return None


def subject_of_was(passage: Passage, i: int, first: int, references: dict[int, str]) -> Speaker | None:
    """«وكانت المنظمة قد دعت X إلى», «سبق للمنظمة أن»: who stands before the verb at token i is its subject, whoever comes after."""
    stop = i
    for j in range(i - 1, max(first, i - _WAS) - 1, -1):
        if j >= stop or passage.name_at[j] >= 0 or (j == i - 1 and passage.bare(j) == "ان"):
            continue
        if passage.bare(j) == "سبق":
            return find_speaker(passage, j + 1, i - 1, references, after=True, governed=True)
        if passage.is_particle(j, "was"):
            return find_speaker(passage, j + 1, stop - 1, references, after=True, subject=True)
        readings = passage.by_kind[j].all
        if passage.is_particle(j, "complementizers") or (readings and all(r.finite for r in readings)):
            # «وكان ضابط طلب ألا يُنشر اسمه قال إن»: a remark on his name stands between
            near = range(j, max(first, j - _REMARK) - 1, -1)
            stop = next((k for k in near if asks_not_to_be_named(passage, k, i - 1)), -1)
            if stop < 0:
                return None
    return None


_IS: Final = frozenset({"وهو", "وهي"})  # «قال العقيد فلان، وهو ضابط في المعسكر، إن»
_REMARK: Final = 4  # tokens from asking to what is not to be told
_SO_CALLED: Final = frozenset({"يسمي", "تسمي", "يعرف", "تعرف", "يدعي", "سمي", "اسماه", "يطلق"})
_WAS: Final = 14  # tokens from «كان» to its verb


_BESIDE: Final = 8  # before the verb, tokens after a role in which its bearer is named («والي سنار المكلف فلان»)


def _some_of(passage: Passage, i: int, first: int) -> bool:
    """«ثلاثة من الفارين», «عدد من السكان»: right after the verb, theirs or one they were told of by, a number of those who speak."""
    return (
        (i == first + 2 or (i > first + 2 and any(r.finite for r in passage.readings(i - 3))))
        and passage.bare(i - 1) == "من"
        and (passage.figure_at[i - 2] >= 0 or passage.is_particle(i - 2, "some"))
    )


def _ends_subject(passage: Passage, i: int) -> bool:
    """«صحف تسيطر عليها قوات …»: what a remark about the subject names does not speak."""
    readings = passage.readings(i)
    return passage.is_particle(i, "relatives") or (bool(readings) and all(r.finite for r in readings))


def _calls_itself(passage: Passage, i: int, last: int) -> int | None:
    """«جماعة تطلق على نفسها اسم X», «مجموعة تسمي نفسها X»: where the name of whoever the remark is about begins."""
    for j in range(i + 1, min(i + 2, last - 1) + 1):
        if passage.bare(j) in _ITSELF:
            return j + 2 if passage.bare(j + 1) in ("اسم", "لقب") else j + 1
    return None


_ITSELF: Final = frozenset({"نفسها", "نفسه", "انفسهم"})


def spoken_to(
    passage: Passage, first: int, last: int, direct: bool = False, references: dict[int, str] | None = None
) -> tuple[Speaker, ...]:
    """The outlets that were spoken to, named in tokens first..last: «لوكالة …», «إلى موقع …», «تلقت وكالة … نسخة منه».

    direct: the verb has whoever is told for its object, which then stands last («أبلغ مواطن راديو …»).
    """
    for i in range(first, last + 1):
        name = passage.name(i)
        if name is None or name.first != i or not (name.value.class_ == "source" or media_of_force(passage, name)):
            continue
        ends = name.last >= last - 1 or all(
            passage.time_at[j] >= 0 or j in passage.round_time for j in range(name.last + 1, last)
        )
        told = direct and first < i and ends and not name.clitic and not _of_medium(passage, i - 1)
        if told or addressed(passage, i, first) or _received(passage, name, first, last):
            return (Speaker(name.value.entity, name.first, name.last, False),)
    for i in range(first, last - 1):
        if passage.is_particle(i, "receiving") and (quoted := _in_marks(passage, i + 1, last)) is not None:
            return (quoted,)
    for i in range(first, last + 1) if references else ():
        if passage.view.norms[i].startswith("لل") and references and references.get(i, "").startswith("source/"):
            return (Speaker(references[i], i, i, True),)  # «قال المصدر للوكالة إن»
    return ()


def _in_marks(passage: Passage, first: int, last: int) -> Speaker | None:
    """«وثيقة اطلعت عليها "الأفق"»: an outlet that nobody lists, in quotation marks within a word of who has received it."""
    marks = passage.view.quotes_between(first, min(first + _FROM_VERB + 1, last + 1))
    if len(marks) < 2 or marks[0].before > first + 1 or marks[1].before <= marks[0].before:
        return None
    start, end = marks[0].before, marks[1].before - 1
    if any(passage.name_at[j] >= 0 for j in range(start, end + 1)):
        return None
    return Speaker("source/~" + "-".join(passage.view.norms[start : end + 1]), start, end, False)


def _of_medium(passage: Passage, i: int) -> bool:
    """«مدير المرصد», «مراسل القناة»: right before an outlet's name, a role in it or a preposition."""
    if passage.is_particle(i, "prepositions") or passage.is_particle(i, "complementizers"):
        return True
    slugs = {slug for rest, slug, _, _ in passage.known[i].roles if not rest}
    return bool(slugs) and not slugs & TELLERS


def _received(passage: Passage, name: FoundName, first: int, last: int) -> bool:
    """«في بيان تلقت الوكالة نسخة منه», «اطلعت عليه الوكالة»: through whom a statement has come."""
    before = range(max(first, name.first - _FROM_VERB), name.first)
    return any(passage.is_particle(j, "receiving") for j in before) or any(
        passage.bare(j) == "نسخه" for j in range(name.last + 1, min(name.last + 2, last) + 1)
    )


_FROM_VERB: Final = 3


def _named(passage: Passage, i: int, references: dict[int, str]) -> Speaker | None:
    name = passage.name(i)
    if name is not None:
        if name.first == i and name.value.class_ in _SPEAKING:
            return Speaker(name.value.entity, name.first, name.last, False)
        return None
    if i in references and references[i].split("/")[0] in _SPEAKING:
        return Speaker(references[i], i, i, references[i].startswith("source/"))
    if i in passage.meant and passage.is_particle(i, "latter"):
        return Speaker(passage.meant[i][-1], i, i, True)  # «نفت الأخيرة»
    return None


def _with_person(passage: Passage, speaker: Speaker, last: int) -> Speaker:
    """«المتحدث باسم الوزارة فلان», «فلان، مدير المرصد»: the person is who speaks, known by the role as well."""
    if speaker.entity.startswith("person/"):
        j = speaker.last + 1
        if j <= last and passage.view.norms[j] in ("،", ","):
            j += 1
        role = role_at(passage, j, last, {}) if j <= last else None
        return speaker._replace(described=role.entity) if role is not None and speaker.described is None else speaker
    if not speaker.entity.startswith("role/") or speaker.head in OF_SOMEBODY or speaker.head in NO_ONE:
        return speaker  # «وحسب المصادر تمكنت القوات من قتل فلان»: sources have no one name
    for i in range(speaker.last + 1, min(last, speaker.last + 8) + 1):
        if passage.view.norms[i] == ":" or (passage.view.norms[i] == "(" and not _in_brackets(passage, i, last)):
            break
        if passage.view.norms[i] in ("،", ","):
            if i == speaker.last + 1 or _bearer(passage, i + 1, last):
                continue
            break
        name = passage.name(i)
        if name is not None and name.value.class_ == "person" and name.first == i and not name.clitic:
            return Speaker(name.value.entity, name.first, name.last, False, speaker.through, speaker.entity)
        titled = name is None and passage.is_particle(i, "titles")
        if name is None and not titled and i > speaker.last + 1 and passage.view.norms[i - 1] in ("،", ","):
            break
        marked = passage.view.norms[i - 1] == "(" or any(True for _ in passage.view.quotes_between(i, i))
        if (marked or speaker.head not in CARRIERS) and (end := _given_name(passage, i, last)) is not None:
            entity = "person/~" + "-".join(passage.view.norms[i : end + 1])
            return Speaker(entity, i, end, False, speaker.through, speaker.entity)
    bearer = None if speaker.head.endswith("s") else titled_after(passage, speaker.last + 1, last)
    if bearer is not None:
        return Speaker(bearer.value.entity, bearer.first, bearer.last, False, speaker.through, speaker.entity)
    return speaker


def _in_brackets(passage: Passage, i: int, last: int) -> bool:
    """«مراسل القناة (فلان الفلاني)»: whether brackets hold a person's name and nothing else."""
    if i + 1 > last:
        return False
    name = passage.name(i + 1)
    if name is not None:
        after = passage.view.norms[name.last + 1 : min(name.last + 3, last + 1)]
        return (
            name.value.class_ == "person" and ")" in after
        )  # «(أبو عمر البيور)»: a last part that nothing is known of
    end = _given_name(passage, i + 1, last)
    return end is not None and end < last and passage.view.norms[end + 1] == ")"


def _given_name(passage: Passage, i: int, last: int) -> int | None:
    """«نائب المفوض محمد زمان إن»: the last token of a name that begins with a given one, where what is said follows it at once."""
    markers, norms = passage.entities.markers, passage.view.norms
    first = norms[i]
    if first == "غير" or passage.name_at[i] >= 0 or not (first in markers.given or first in markers.compound_firsts):
        return None
    if passage.view.text[passage.view.tokens[i].end - 1] == "ى":
        return None  # «على مواقع»
    if asks_not_to_be_named(passage, i, last):
        return None  # «مسؤول طلب عدم كشف هويته»: «طلب» is a name as well
    end, ordinary = i, False
    while end < last and end - i < _PARTS_OF_NAME and passage.view.tokens[end + 1].kind == "word":
        nxt = end + 1
        if passage.name_at[nxt] >= 0 or any(passage.is_particle(nxt, kind) for kind in _ENDS_NAME):
            break
        told = norms[nxt][0] == "ل" and told_on(passage, nxt, last)  # «… فلان لوسائل الإعلام أن»
        if told or (norms[nxt] in markers.not_names and nxt > i + 1) or passage.by_kind[nxt].events:
            ordinary = True  # «نفى المتحدث فلان وقوع …», «وكان القائد فلان قد أكد»
            break
        if any(r.suffix for r in passage.by_kind[nxt].sayings):
            break  # «نقلت الوكالة عن الوزير فلان قوله إن»
        end = nxt
    told = (
        ordinary
        or end == last
        or passage.view.tokens[end + 1].kind == "punct"
        or any(passage.is_particle(end + 1, kind) for kind in ("complementizers", "relatives"))
        or any(r.suffix for r in passage.by_kind[end + 1].sayings)
    )
    second = norms[i + 1] if i < last else ""
    # «صلاح الدين» alone is half a name, or a place; «المتحدث باسم الثوار عبد الرحمن أنهم»
    half = first != SERVANT and (first in markers.compound_firsts or second in markers.compound_seconds)
    whole = end > i + half
    return end if whole and told else None


_PARTS_OF_NAME: Final = 4
_ENDS_NAME: Final = ("complementizers", "prepositions", "relatives")  # «أفاد الوزير زياد بارود الذي نفى …»


def _foreigner(passage: Passage, role: Speaker, first: int, last: int) -> Speaker | None:
    """Whoever bears a foreign name beside their office."""
    if not role.entity.startswith("role/") or role.head in NO_ONE:
        return None
    name = name_beside(passage, (role.first, role.last), first, last)
    if name is None and role.head not in CARRIERS and role.head not in OF_SOMEBODY and not role.head.endswith("s"):
        name = name_after(passage, role.last + 1, last)
    if name is None:
        return None
    entity = "person/~" + "-".join(passage.view.norms[name[0] : name[1] + 1])
    return Speaker(entity, name[0], name[1], False, role.through, role.entity)


def _bearer(passage: Passage, i: int, last: int) -> bool:
    """Whether a person is named at token i, or after a rank there («، العميد ركن فلان»), in the words of the act."""
    while i <= last and passage.name_at[i] < 0 and passage.is_particle(i, "titles"):
        i += 1
    name = passage.name(i) if i <= last else None
    return name is not None and name.value.class_ == "person" and not name.clitic


_MORE: Final = frozenset({"اكثر", "اقل", "ازيد"})


def _governs_land(passage: Passage, j: int) -> bool:
    """«والي المدينة فلان»: the governor; «وإلى» is written otherwise."""
    token = passage.view.tokens[j]
    return token.norm == _GOVERNOR and passage.view.text[token.end - 1] == "ي"


_GOVERNOR: Final = "والي"


def _under_preposition(passage: Passage, i: int, first: int) -> bool:
    """Whether token i is governed by a preposition («في تصريح لـ…»), and so is no subject."""
    name = passage.name(i)
    if name is not None and name.clitic[-1:] in ("ب", "ل", "ك"):
        return True
    for j in range(i - 1, max(first, i - 4) - 1, -1):
        norm = passage.view.norms[j]
        if norm == "من" and j > first and passage.bare(j - 1) in _MORE:
            return False  # «أكثر من عشرة شهود»
        if norm in ("ل", "ب") or (passage.is_particle(j, "prepositions") and not _governs_land(passage, j)):
            return True
        if norm in BRACKETS:
            continue  # «قال لـ(كركوك ناو)»
        # what a preposition governs ends with a name: «لوكالة رويترز مسؤول …»
        if passage.view.tokens[j].kind == "punct" or passage.name_at[j] >= 0:
            return False
        if any(p[-1:] in ("ل", "ب") and s.startswith("ال") for p, s in proclitic_splits(norm) if p):
            return True
    return (
        any(p[-1:] in ("ل", "ب") and s.startswith("ال") for p, s in proclitic_splits(passage.view.norms[i]) if p)
        and name is None
    )
