"""Finds who speaks in the words beside a verb of saying: a name, a role («مصدر أمني»), or a reference back («المصدر»)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from tawatur.read.fold import fold
from tawatur.read.morphology import proclitic_splits
from tawatur.recognise.found import FoundName
from tawatur.understand.foreign import name_beside
from tawatur.understand.passage import Passage, stands_among

Floor = Literal["", "quote", "paragraph", "statement"]
_SPEAKING = ("actor", "person", "source")
# whoever carries others' words: beside the outlet they work for, the outlet is the next link
_CARRIERS = frozenset({"correspondent", "correspondents", "reporter", "photographer"})
# whoever is told by a relation to somebody: the person named after them is not who speaks
_OF_SOMEBODY = frozenset({"family", "families", "relatives", "father", "mother", "brother"})
_REMEMBERED = 4


class Speaker(NamedTuple):
    """Who speaks: entity, the tokens that name them, and whether they only refer back to a speaker named before.

    through: who passed their words on, from the speaker towards the publisher. described: the role id of the phrase beside a
    person's name («مدير المرصد فلان»), by which the report may call them later. floor: what of the words after this sentence is
    still theirs: a quotation left open, the paragraph after a colon, the statement after a colon. earlier: who spoke before.
    """

    entity: str
    first: int
    last: int
    anaphoric: bool
    through: tuple[Speaker, ...] = ()
    described: str | None = None
    floor: Floor = ""
    earlier: tuple[Speaker, ...] = ()

    @property
    def head(self) -> str:
        """The last part of a role's id: what the speaker is («role/local-source» → source)."""
        return self.entity.rsplit("-", 1)[-1].rsplit("/", 1)[-1]


def recall(reference: Speaker, last: Speaker | None) -> Speaker:
    """The speaker named before that a phrase means («المصدر», «مدير المرصد» after his name), else the phrase's own."""
    if last is None or not reference.entity.startswith("role/"):
        return reference
    if reference.head in _CARRIERS and not reference.anaphoric:
        return reference  # «مراسلنا فلان» after another correspondent
    known = (last, *last.earlier)
    for speaker in known:
        if reference.entity in (speaker.entity, speaker.described) and (reference.anaphoric or speaker.described):
            return speaker
    if not reference.anaphoric:
        return reference
    for speaker in known:
        if speaker.entity.startswith("role/") and speaker.head == reference.head:
            return speaker
        if speaker.described is not None and speaker.described.rsplit("-", 1)[-1].rsplit("/", 1)[-1] == reference.head:
            return speaker
    if reference.head in ("source", "sources"):
        return last
    people = [s for s in known if s.entity.startswith("person/")]
    single = not reference.head.endswith("s") and reference.entity.count("-") == 0
    return people[0] if people and single else reference


def remember(speaker: Speaker, last: Speaker | None) -> Speaker:
    """The speaker, with those who spoke before."""
    if last is None:
        return speaker
    described = next(
        (s.described for s in (speaker, last, *last.earlier) if s.entity == speaker.entity and s.described), None
    )
    speaker = speaker._replace(described=described)
    before = [s._replace(earlier=(), floor="") for s in (last, *last.earlier) if s.entity != speaker.entity]
    unique = {s.entity: s for s in reversed(before)}
    return speaker._replace(earlier=tuple(s for s in before if unique[s.entity] is s)[:_REMEMBERED])


def find_speaker(
    passage: Passage,
    first: int,
    last: int,
    references: Mapping[int, str],
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
        if after and not governed and i > first and _ends_subject(passage, i):
            return None
        if name_at[i] < 0 and not known[i].roles and i not in references and i not in passage.meant:
            i += 1
            continue  # most words name nobody
        speaker = _role(passage, i, last, references) or _named(passage, i, references)
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


def subject_of_was(passage: Passage, i: int, first: int, references: Mapping[int, str]) -> Speaker | None:
    """«وكانت المنظمة قد دعت X إلى», «سبق للمنظمة أن»: who stands before the verb at token i is its subject, whoever comes after."""
    for j in range(i - 1, max(first, i - _WAS) - 1, -1):
        if passage.name_at[j] >= 0 or (j == i - 1 and passage.bare(j) == "ان"):
            continue
        if passage.bare(j) == "سبق":
            return find_speaker(passage, j + 1, i - 1, references, after=True, governed=True)
        if passage.is_particle(j, "was"):
            return find_speaker(passage, j + 1, i - 1, references, after=True, subject=True)
        readings = passage.by_kind[j].all
        if passage.is_particle(j, "complementizers") or (readings and all(r.finite for r in readings)):
            return None
    return None


_WAS = 14  # tokens from «كان» to its verb


_BESIDE = 8  # before the verb, tokens after a role in which its bearer is named («والي سنار المكلف فلان»)


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


def spoken_to(passage: Passage, first: int, last: int, direct: bool = False) -> tuple[Speaker, ...]:
    """The outlets that were spoken to, named in tokens first..last: «لوكالة …», «إلى موقع …», «تلقت وكالة … نسخة منه».

    direct: the verb has whoever is told for its object, which then stands last («أبلغ مواطن راديو …»).
    """
    for i in range(first, last + 1):
        name = passage.name(i)
        if name is None or name.first != i or name.value.class_ != "source":
            continue
        told = direct and first < i and name.last >= last - 1 and not name.clitic and not _of_medium(passage, i - 1)
        if told or _addressed(passage, i, first) or _received(passage, name, first, last):
            return (Speaker(name.value.entity, name.first, name.last, False),)
    return ()


def _of_medium(passage: Passage, i: int) -> bool:
    """«مدير المرصد», «مراسل القناة»: right before an outlet's name, a role in it or a preposition."""
    if passage.is_particle(i, "prepositions") or passage.is_particle(i, "complementizers"):
        return True
    slugs = {slug for rest, slug, _, _ in passage.known[i].roles if not rest}
    return bool(slugs) and not slugs & _HEARD


# whoever is only known by having told something: an outlet named right after them has heard it
_HEARD = frozenset(
    {"source", "sources", "witness", "witnesses", "citizen", "citizens", "resident", "residents", "officials"}
)


def _received(passage: Passage, name: FoundName, first: int, last: int) -> bool:
    """«في بيان تلقت الوكالة نسخة منه», «اطلعت عليه الوكالة»: through whom a statement has come."""
    before = range(max(first, name.first - _FROM_VERB), name.first)
    return any(passage.is_particle(j, "receiving") for j in before) or any(
        passage.bare(j) == "نسخه" for j in range(name.last + 1, min(name.last + 2, last) + 1)
    )


_FROM_VERB = 3


def _addressed(passage: Passage, i: int, first: int) -> bool:
    name = passage.name(i)
    if name is not None and name.clitic[-1:] == "ل":
        return True
    for j in range(i - 1, max(first, i - 3) - 1, -1):
        norm = passage.bare(j)
        if norm in ("ل", "مع", "الي") or any(p[-1:] == "ل" for p, _ in proclitic_splits(norm)):
            return True
        if norm in _BRACKETS:
            continue
        if passage.view.tokens[j].kind == "punct" or passage.name_at[j] >= 0:
            return False
    return False


_BRACKETS = frozenset({"(", "[", "/", "{", "ـ"})


def _named(passage: Passage, i: int, references: Mapping[int, str]) -> Speaker | None:
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
        role = _role(passage, j, last, {}) if j <= last else None
        return speaker._replace(described=role.entity) if role is not None and speaker.described is None else speaker
    if not speaker.entity.startswith("role/") or speaker.head in _OF_SOMEBODY:
        return speaker
    for i in range(speaker.last + 1, min(last, speaker.last + 8) + 1):
        if passage.view.norms[i] in (":", "("):
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
        if speaker.head not in _CARRIERS and (end := _given_name(passage, i, last)) is not None:
            entity = "person/~" + "-".join(passage.view.norms[i : end + 1])
            return Speaker(entity, i, end, False, speaker.through, speaker.entity)
    return speaker


def _given_name(passage: Passage, i: int, last: int) -> int | None:
    """«نائب المفوض محمد زمان إن»: the last token of a name that begins with a given one, where what is said follows it at once."""
    markers, norms = passage.entities.markers, passage.view.norms
    first = norms[i]
    if passage.name_at[i] >= 0 or (first not in markers.given and first not in markers.compound_firsts):
        return None
    if passage.view.text[passage.view.tokens[i].end - 1] == "ى":
        return None  # «على مواقع»
    end = i
    while end < last and end - i < _PARTS_OF_NAME and passage.view.tokens[end + 1].kind == "word":
        nxt = end + 1
        if passage.name_at[nxt] >= 0 or any(
            passage.is_particle(nxt, kind) for kind in ("complementizers", "prepositions")
        ):
            break
        end = nxt
    told = (
        end == last or passage.is_particle(end + 1, "complementizers") or passage.view.tokens[end + 1].kind == "punct"
    )
    return end if end > i and told else None


_PARTS_OF_NAME = 4


def _foreigner(passage: Passage, role: Speaker, first: int, last: int) -> Speaker | None:
    """Whoever bears a foreign name beside their office."""
    if not role.entity.startswith("role/"):
        return None
    name = name_beside(passage, (role.first, role.last), first, last)
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


def _under_preposition(passage: Passage, i: int, first: int) -> bool:
    """Whether token i is governed by a preposition («في تصريح لـ…»), and so is no subject."""
    name = passage.name(i)
    if name is not None and name.clitic[-1:] in ("ب", "ل", "ك"):
        return True
    for j in range(i - 1, max(first, i - 4) - 1, -1):
        norm = passage.view.norms[j]
        if passage.is_particle(j, "prepositions") or norm in ("ل", "ب"):
            return True
        if norm in _BRACKETS:
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


def _role(passage: Passage, i: int, last: int, references: Mapping[int, str]) -> Speaker | None:
    """A role phrase: head noun, adjectives, «من/في/باسم» + affiliation («مصدر من قوى الأمن», «مسؤول سجن الأقطان»)."""
    if passage.name_at[i] >= 0 or passage.view.tokens[i].kind != "word":
        return None
    found = _role_head(passage, i, last)
    if found is None:
        return None
    head, end, definite = found
    slug = [head]
    j = end + 1
    while j <= last and j <= i + 5 and passage.name_at[j] < 0:
        norm = passage.view.norms[j]
        bare = norm[1:] if norm[0] == "و" and len(norm) > 4 else norm
        adjective = passage.words.role_adjectives.get(bare.removeprefix("ال"))
        if adjective is None:
            break
        if adjective:
            slug.insert(0, adjective)
        end = j
        j += 1
    name, direct = _affiliation(passage, j, last)
    parted = direct and name is not None and _parted(passage, i, end, name)
    body = None if name is not None else _body_referred_to(passage, j, last, references)
    if body is not None and _press_office(passage, i):
        return Speaker(references[body], i, body, False)
    if body is not None:
        return Speaker(_role_of(references[body], head, slug), i, body, False)
    if name is None or parted:
        return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, end, definite)
    if name.value.class_ == "person" and direct and head in _OF_SOMEBODY:
        return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, name.last, definite)  # «والد الأسير فلان»
    if name.value.class_ == "person" and direct:
        return Speaker(name.value.entity, name.first, name.last, False, (), "role/" + "-".join(dict.fromkeys(slug)))
    if name.value.class_ == "source" and direct and head in _HEARD:
        return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, end, definite)  # «أفاد مصدر طبي وكالة X أن»
    if name.value.class_ == "source" and head in _CARRIERS:
        outlet = Speaker(name.value.entity, name.first, name.last, False)
        return Speaker("role/" + "-".join(dict.fromkeys(slug)), i, name.last, False, (outlet,))
    if name.value.class_ == "actor" and _press_office(passage, i):
        return Speaker(name.value.entity, i, name.last, False)
    return Speaker(_role_of(name.value.entity, head, slug), i, name.last, False)


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


def _body_referred_to(passage: Passage, j: int, last: int, references: Mapping[int, str]) -> int | None:
    """«المتحدث باسم المليشيات»: the token after the word that ties them, if it means a party named before."""
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
        if name is not None:
            return (
                (None, False)
                if name.value.class_ == "source" and _addressed(passage, j, j - steps)
                else (name, not tied)
            )
        norm = passage.view.norms[j]
        if (
            passage.view.tokens[j].kind != "word"
            or passage.is_particle(j, "complementizers")
            or passage.is_particle(j, "relatives")
        ):
            break
        link = passage.is_particle(j, "prepositions") or fold(norm) in passage.words.role_links
        if steps and not link:
            break
        tied = tied or link
        j += 1
    return None, False
