"""Speakers told by what they are: head noun, adjectives, and what they belong to («مصدر أمني في الحسكة»)."""

from __future__ import annotations

from typing import Final

from tawatur.read.fold import fold
from tawatur.read.morphology import proclitic_splits
from tawatur.recognise.found import FoundName
from tawatur.understand.passage import Passage, stands_among
from tawatur.understand.speaker import CARRIERS, Speaker

BRACKETS: Final = frozenset({"(", "[", "/", "{", "ـ"})

# whoever is told by a relation to somebody: the person named after them is not who speaks
OF_SOMEBODY: Final = frozenset({"family", "families", "relatives", "father", "mother", "brother", "wife", "son"})
# bodies, papers and people who are many: no person's name is theirs, by the last part of the id
NO_ONE: Final = frozenset(
    {"office", "sources", "witnesses", "reports", "embassy", "coordination", "council", "committees", "administration"}
    | {"authorities", "indictment", "investigations", "ruling", "documents", "inquiry", "pages", "staff", "circles"}
    | {"residents", "citizens", "families", "relatives", "activists", "protesters", "doctors", "people", "bodies"}
)
# whoever is only known by having told something: an outlet named right after them has heard it
HEARD: Final = frozenset(
    {"source", "sources", "witness", "witnesses", "citizen", "citizens", "resident", "residents", "officials"}
)
# the same after a verb of telling somebody («أخبر ناجون وكالة X أن»), where «أطباء المنظمة» would be its own
TELLERS: Final = (
    HEARD
    | {f"{one}{many}" for one in ("survivor", "doctor", "paramedic", "refugee", "lawyer") for many in ("", "s")}
    | {"officers", "diplomats", "relatives", "families", "displaced-people", "workers", "activists", "villagers"}
)


def role_at(passage: Passage, i: int, last: int, references: dict[int, str]) -> Speaker | None:
    """A role phrase: head noun, adjectives, «من/في/باسم» + affiliation («مصدر من قوى الأمن», «مسؤول سجن الأقطان»)."""
    if passage.name_at[i] >= 0 or passage.view.tokens[i].kind != "word":
        return None
    found = _role_head(passage, i, last)
    if found is None:
        return None
    head, end, definite = found
    slug = [head]
    if i and _office_of(passage, i - 1):
        slug.append(_OFFICE)  # «أعلن مكتب رئيس الوزراء فلان أن»: the office, not who bears it
    j = end + 1
    while j <= last and j <= i + 5 and passage.name_at[j] < 0 and head not in OF_SOMEBODY:
        norm = passage.view.norms[j]
        bare = norm[1:] if norm[0] == "و" and len(norm) > 4 else norm
        adjectives = passage.words.role_adjectives
        adjective = adjectives.get(bare.removeprefix("ال"))
        if adjective is None and bare.endswith(("ا", "ان")):
            adjective = adjectives.get(bare[: -2 if bare.endswith("ن") else -1])  # «أن مصدراً ميدانياً», «مسؤولان غربيان»
        if adjective is None:
            break
        if adjective:
            slug.insert(0, adjective)
        end = j
        j += 1
    name, direct = _affiliation(passage, j, last)
    if name is not None and name.clitic[-1:] == "ل" and head in HEARD and media_of_force(passage, name):
        return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, end, definite)  # «قال مصدر للمركز الإعلامي …»
    parted = direct and name is not None and _parted(passage, i, end, name)
    body = None if name is not None else _body_referred_to(passage, j, last, references)
    if body is not None and _press_office(passage, i):
        return Speaker(references[body], i, body, False)
    if body is not None:
        return Speaker(_role_of(references[body], head, slug), i, body, False)
    if name is None or parted:
        return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, end, definite)
    if name.value.class_ == "person" and direct and head in OF_SOMEBODY:
        return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, name.last, definite)  # «والد الأسير فلان»
    if name.value.class_ == "person" and direct and slug[-1] == _OFFICE:
        return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, name.last, False)
    if name.value.class_ == "person" and direct:
        return Speaker(name.value.entity, name.first, name.last, False, (), "role/" + "-".join(dict.fromkeys(slug)))
    if name.value.class_ == "source" and direct and head in HEARD:
        return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, end, definite)  # «أفاد مصدر طبي وكالة X أن»
    if name.value.class_ == "source" and head in CARRIERS:
        outlet = Speaker(name.value.entity, name.first, name.last, False)
        return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, name.last, False, (outlet,))
    if name.value.class_ == "actor" and _press_office(passage, i):
        return Speaker(name.value.entity, i, name.last, False)
    return Speaker(_role_of(name.value.entity, head, slug), i, name.last, False)


_OFFICE: Final = "office"


def _office_of(passage: Passage, j: int) -> bool:
    """Whether token j is a bureau, indefinite: whose it is follows."""
    known = passage.known[j]
    return "bureau_of" in known.classes and passage.name_at[j] < 0 and not passage.view.norms[j].startswith("ال")


def _role_of(body: str, office: str, slug: list[str]) -> str:
    """The id of a role in a body; what the office says already once: lebanese-parliament + parliament-speaker."""
    own = body.split("/")[1].removeprefix("~")
    *words, last = office.split("-")
    said = "-".join([*words, "ministry"] if last == "minister" else words)
    return "role/" + "-".join(dict.fromkeys([own.removesuffix("-" + said) if said else own, *slug]))


def _press_office(passage: Passage, i: int) -> bool:
    """«المركز الإعلامي لـX», «مديرية الإعلام في X»: the office speaks for X itself."""
    bureaus = passage.words.particles["bureaus"]
    if passage.is_particle(i, "press"):
        if passage.is_particle(i + 1, "public"):
            return True  # «العلاقات العامة لمقر X»
        return i > 0 and not bureaus.isdisjoint(passage.known[i - 1].stems)
    return passage.is_particle(i + 1, "press") and not bureaus.isdisjoint(passage.known[i].stems)


def _parted(passage: Passage, first: int, end: int, name: FoundName) -> bool:
    """«اتهم ناشطون قسد», «اتهم الرئيس إسرائيل»: a nun or the article parts a role from a party or land that it does not belong to."""
    if passage.view.norms[end].endswith("ون"):
        return True
    kind = name.value.class_ in ("actor", "place")
    before, norm = passage.view.norms[name.first - 1], passage.view.norms[name.first]
    if name.value.class_ == "actor" and name.first - 1 > first and before.startswith("ال") and norm.startswith("ال"):
        return True  # «اتهم رئيس المجلس المحلي القوات الألمانية»
    return kind and first == end and not name.clitic and passage.view.norms[end].startswith("ال")


def _role_head(passage: Passage, i: int, last: int) -> tuple[str, int, bool] | None:
    """(part of the id, last token, whether definite) of a role noun at token i."""
    for rest, slug, owned, definite in passage.known[i].roles:
        end = i + len(rest)
        if end > last or passage.view.norms[i + 1 : end + 1] != rest:
            continue
        if owned and (slug == "source" or ends_feminine(passage, i)):
            continue  # «قصف مصدره …» tells where it came from; «محافظة» is no «محافظه»
        if i and not passage.words.particles["known_as"].isdisjoint(passage.known[i - 1].stems):
            continue  # «القضية المعروفة إعلامياً بـ»
        if (
            slug == "photographer"
            and i
            and not passage.words.particles["channels"].isdisjoint(passage.known[i - 1].stems)
        ):
            continue  # «بث التنظيم شريطاً مصوراً»
        if slug == "spokesperson" and end < last and _tongue(passage, end + 1):
            continue  # «الصحيفة الناطقة بالفرنسية»
        return slug, end, definite
    return None


def _tongue(passage: Passage, i: int) -> bool:
    """«بالفرنسية»: in which language a paper appears."""
    return passage.view.norms[i].startswith("بال") and stands_among(passage, passage.words.particles["languages"], i, i)


def ends_feminine(passage: Passage, i: int) -> bool:
    """Whether token i is written with ة at its end, which folding makes one with the pronoun ه."""
    token = passage.view.tokens[i]
    return "ة" in passage.view.text[token.end - 2 : token.end]  # a mark may follow: «إضافةً»


def _body_referred_to(passage: Passage, j: int, last: int, references: dict[int, str]) -> int | None:
    """«المتحدث باسم المليشيات»: the token after the word that ties them, if it means a party named before."""
    if j <= last and passage.view.norms[j].startswith(("بال", "لل")) and references.get(j, "").startswith("actor/"):
        return j  # «قسم العلاقات العامة بالجيش»
    if j >= last or fold(passage.view.norms[j]) not in passage.words.role_links:
        return None
    return j + 1 if references.get(j + 1, "").startswith("actor/") else None


def _affiliation(passage: Passage, j: int, last: int) -> tuple[FoundName | None, bool]:
    """(the name beside a role, whether nothing ties them: the bearer's own), with or without «من», «في», «باسم» between."""
    tied = False
    for steps in range(4):
        if j > last:
            break
        name = passage.name(j)
        if name is not None and name.first == j and name.clitic[:1] == "و":
            break  # «جرح ضباط وإيران تتوعد»
        if name is not None:
            return (
                (None, False)
                if name.value.class_ == "source" and addressed(passage, j, j - steps)
                else (name, not tied)
            )
        norm = passage.view.norms[j]
        if (
            passage.view.tokens[j].kind != "word"
            or passage.is_particle(j, "complementizers")
            or passage.is_particle(j, "relatives")
        ):
            break
        if not passage.words.particles["press_people"].isdisjoint(passage.known[j].stems):
            break  # «قال وزير الخارجية اليمني للصحفيين في الرياض إن»
        link = passage.is_particle(j, "prepositions") or fold(norm) in passage.words.role_links
        if steps and not link:
            break
        tied = tied or link
        j += 1
    return None, False


def media_of_force(passage: Passage, name: FoundName) -> bool:
    """«المركز الإعلامي للقوات المسلحة»: the media of a force, which others tell things to as they do to an outlet."""
    entity = passage.entities.entities.get(name.value.entity)
    bureaus = passage.words.particles["bureaus"]
    bureau = any(s.removeprefix("ال") in bureaus for _, s in proclitic_splits(passage.view.norms[name.first]))
    if entity is None or not entity.part_of or not bureau:
        return False
    return any(passage.is_particle(j, "press") for j in range(name.first, name.last + 1))


_TO: Final = frozenset({"ل", "مع", "الي", "عبر"})


def addressed(passage: Passage, i: int, first: int) -> bool:
    """Whether the outlet at token i is spoken to or through: «لوكالة X», «مع قناة X», «عبر وكالة X»."""
    name = passage.name(i)
    if name is not None and name.clitic[-1:] == "ل":
        return True
    for j in range(i - 1, max(first, i - 3) - 1, -1):
        norm = passage.bare(j)
        if norm in _TO or any(p[-1:] == "ل" for p, _ in proclitic_splits(norm)):
            return True
        if norm in BRACKETS:
            continue
        if passage.view.tokens[j].kind == "punct" or passage.name_at[j] >= 0:
            return False
    return False
