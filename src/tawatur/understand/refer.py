"""Definite descriptions: what «السجن», «التنظيم», «المدينة» refer back to in a report."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any, Final, NamedTuple

from tawatur.read.fold import fold
from tawatur.read.morphology import proclitic_splits
from tawatur.read.view import View
from tawatur.recognise.found import FoundName
from tawatur.recognise.names.lexicon import Entity, NameWords
from tawatur.understand.lexis import ClaimWords
from tawatur.understand.spoke_from import spoken_from

_FRONT: Final = 2  # tokens from a sentence's start to the place that sets its scene


def resolve_descriptions(
    view: View,
    names: tuple[FoundName, ...],
    entities: NameWords,
    words: ClaimWords,
) -> dict[int, str]:
    """Token → entity for every definite description that a name of the report explains.

    The nearest fitting name before it that is called by the same noun («قوات سوريا الديمقراطية», «مدينة إدلب»), else the
    nearest fitting one, else the first after it, else whom the noun means in the country where the report plays (before all of
    these where the words file says so); a place that its own sentence begins with before all others; an entity that the words file prefers wins if the report names it at all, but over
    no source that was called so before.
    """
    fitting: dict[str, list[_Candidate]] = {}
    descriptions, known = words.descriptions, words.known
    taken = {i for n in names for i in range(n.first, n.last + 1)}
    bearers = {n.first for n in names if n.value.class_ == "person"}  # «اللواء فلان» is his rank
    out: dict[int, str] = {}
    home: str | None = None
    known_names: list[_Named] = []
    for i, norm in enumerate(view.norms):
        stem = known[norm].described
        if stem is None or i in taken or view.tokens[i].kind != "word":
            continue
        noun = _described(view, i, stem, descriptions, words.longest_description)
        if noun is None:
            continue
        refers = descriptions[noun]
        if "entity" in refers:
            out[i] = str(refers["entity"])
            continue
        end = i + noun.count(" ")
        modified = _modified(view, end, words.particles["epithets"], words.particles["unit_ordinals"])
        modified = modified and not _answers(view, end, words.particles["responsibility"])
        if modified or i + 1 in bearers or _other_sense(view, i, refers):
            continue
        if noun not in fitting:
            known_names = known_names or _named(view, names, entities)
            fitting[noun] = _fitting(view, known_names, refers, words)
        named = _nearest(fitting[noun], i, refers, _sentence_start(view, i))
        found = None if refers.get("home_first") else named
        if found is None and refers.get("at_home"):
            home = _home(names, entities) if home is None else home
            found = refers["at_home"].get(_scene(view, i, names, entities) or home)
        found = found or named
        if refers.get("class") == "facility" and _of_a_town(view, end, names):
            continue
        if found is not None and not (_to_come(fitting[noun], i, refers) and _introduced(view, i, noun)):
            out[i] = found
    return out


def _to_come(fitting: list[_Candidate], i: int, refers: dict[str, Any]) -> bool:
    """Whether a place that the noun could mean is only named further on."""
    return refers.get("class") == "place" and all(c.at > i for c in fitting)


def _of_a_town(view: View, i: int, names: tuple[FoundName, ...]) -> bool:
    """«السجن المحلي بتيفلت»: it is told apart by its town, and refers to nothing named elsewhere."""
    after = [n for n in names if i < n.first <= i + 2]
    return any(n.value.class_ == "place" and n.clitic.endswith("ب") for n in after) and view.norms[i + 1].startswith(
        "ال"
    )


def _introduced(view: View, i: int, noun: str) -> bool:
    """«هجوم على قرية … أحرقوا القرية»: the noun was brought in before, without a name and without the article."""
    bare = noun.removeprefix("ال")
    return any(stem == bare for norm in view.norms[:i] for _, stem in proclitic_splits(norm))


def _home(names: tuple[FoundName, ...], entities: NameWords) -> str:
    """The country that most places of the report lie in, or nothing."""
    countries: dict[str, int] = {}
    for name in names:
        entity = entities.entities.get(name.value.entity)
        if entity is not None and entity.class_ in ("place", "facility"):
            for country in entity.country[:1]:
                countries[country] = countries.get(country, 0) + 1
    return min(countries, key=lambda c: (-countries[c], c)) if countries else ""


def _scene(view: View, i: int, names: tuple[FoundName, ...], entities: NameWords) -> str:
    """The country in which all places lie that the sentence of token i names, or nothing."""
    first = _sentence_start(view, i)
    here = [n for n in names if first <= n.first and _sentence_start(view, n.first) == first]
    known = [e for n in here if (e := entities.entities.get(n.value.entity)) is not None]
    countries = {e.country[:1] for e in known if e.class_ in ("place", "facility") and e.kind != "country"}
    return countries.pop()[0] if len(countries) == 1 and countries != {()} else ""


def _other_sense(view: View, i: int, refers: dict[str, Any]) -> bool:
    """«الرصاص الحي»: after some words the noun is something else."""
    words = refers.get("not_after") or ()
    return bool(words) and i > 0 and any(s in words for _, s in proclitic_splits(view.norms[i - 1]))


def _described(view: View, i: int, stem: str, descriptions: dict[str, dict[str, Any]], longest: int) -> str | None:
    """The description whose first word, clitics off, is `stem` at token i; the longest first."""
    for length in range(min(longest, len(view.norms) - i - 1), -1, -1):
        words = stem if not length else " ".join((stem, *view.norms[i + 1 : i + 1 + length]))
        if words in descriptions:
            return words
    return None


def _modified(view: View, i: int, epithets: frozenset[str], ordinals: frozenset[str]) -> bool:
    """«القوات التركية» describes by origin: it is no plain reference back; «التنظيم الإرهابي» only judges, and is one."""
    if i + 1 >= len(view.tokens) or view.norms[i + 1] in epithets:
        return False
    after = view.norms[i + 1]
    if after in ordinals:
        return True  # «اللواء الأول»: a unit's name
    return after.startswith("ال") and (after.endswith("يه") or after.endswith("ي")) and len(after) > 5


def _answers(view: View, i: int, responsibility: frozenset[str]) -> bool:
    """«حمّل الاحتلال المسؤولية»: what is laid at its door is no adjective of it."""
    return i + 1 < len(view.tokens) and view.norms[i + 1].removeprefix("ال") in responsibility


class _Candidate(NamedTuple):
    """A name that a description may refer to. `called`: the description's own noun stands before it or opens it."""

    at: int
    entity: str
    called: bool


class _Named(NamedTuple):
    """A name with what every description asks of it: `near`: the word before it and its first, clitics off; `called`: its first
    word in the words files; `kind`: of what kind its bearer is."""

    name: FoundName
    classes: tuple[str, str]
    entity: Entity | None
    kind: str
    near: frozenset[str]
    called: str


def _named(view: View, names: tuple[FoundName, ...], entities: NameWords) -> list[_Named]:
    out = []
    for name in names:
        entity = entities.entities.get(name.value.entity)
        near = [s for norm in view.norms[max(0, name.first - 1) : name.first + 1] for _, s in proclitic_splits(norm)]
        out.append(
            _Named(
                name,
                (name.value.class_, name.value.entity.split("/")[0]),
                entity,
                entity.kind if entity is not None else _announced(view, name, entities),
                frozenset(near),
                _first_word(entity.ar) if entity is not None else "",
            )
        )
    return out


def _fitting(view: View, named: list[_Named], refers: dict[str, Any], words: ClaimWords) -> list[_Candidate]:
    particles = words.particles
    wide, hospitals = particles["wide"], particles["hospitals"]
    class_, or_class, nouns = refers.get("class"), refers.get("or_class"), refers["before"]
    kinds = refers.get("kinds") or refers.get("kind") or ()
    kinds = {kinds} if isinstance(kinds, str) else set(kinds)
    out = []
    for name, classes, entity, kind, near, first in named:
        if class_ not in classes and or_class not in classes:
            continue
        named_so = not nouns.isdisjoint(near)
        if kinds and kind and kind not in kinds and not (class_ == "place" and named_so):
            continue  # «بلدة موبي» is «البلدة», though the words call it a city
        if class_ == "place" and (_widened(view, name, wide, kinds) or taken_to(view, name.first, hospitals)):
            continue
        if refers["not_named"] and first in refers["not_named"]:
            continue
        if class_ == "place" and kind == "city" and spoken_from(view, name, words):
            continue
        called = named_so or first in nouns
        if called or kind not in (refers.get("called") or ()) or name.value.entity in (refers.get("prefer") or ()):
            out.append(_Candidate(name.first, _body(entity, particles["bureaus"]) or name.value.entity, called))
    return out


def _widened(view: View, name: FoundName, wide: frozenset[str], kinds: Collection[str]) -> bool:
    """«ريف إدلب» is no town; of «شمال بوركينا فاسو» the land is «البلاد»."""
    return (
        name.first > 0
        and "country" not in kinds
        and any(x in wide for _, x in proclitic_splits(view.norms[name.first - 1]))
    )


def _body(entity: Entity | None, bureaus: frozenset[str]) -> str | None:
    """The force that a bureau speaks for: «المركز الإعلامي للقوات المسلحة» is not whom «الجيش» means."""
    if entity is None or not entity.part_of or _first_word(entity.ar).removeprefix("ال") not in bureaus:
        return None
    return entity.part_of


@lru_cache(maxsize=4096)
def _first_word(name: str) -> str:
    return fold(name).split(" ", 1)[0]


def taken_to(view: View, at: int, hospitals: frozenset[str]) -> bool:
    """«نُقل إلى المستشفى الجهوي بمدينة X»: the place at token `at` is where the hurt were taken, within three words of it."""
    for j in range(at - 1, max(at - 4, 0), -1):
        if view.tokens[j].kind != "word":
            return False
        if any(stem.removeprefix("ال") in hospitals for _, stem in proclitic_splits(view.norms[j])):
            return view.norms[j - 1] == "الي" or view.norms[j].startswith("لل")
    return False


def _announced(view: View, name: FoundName, entities: NameWords) -> str:
    """The kind that the first word of an unlisted name tells («شارع أبو بكر» is no city), or nothing."""
    word = view.norms[name.first].removeprefix(name.clitic) if name.clitic else view.norms[name.first]
    head = entities.markers.heads.get(word)
    return head.kind if head is not None and head.inside else ""


def _sentence_start(view: View, i: int) -> int:
    return view.sentences[view.sentence_of(i)].first if view.sentences else 0


_MEDIA: Final = frozenset({"agency", "newspaper", "tv"})


def _nearest(fitting: list[_Candidate], i: int, refers: dict[str, Any], sentence: int) -> str | None:
    prefer = refers.get("prefer") or ()
    told = [c for c in fitting if c.called and c.at < i] if refers.get("class") == "source" else []
    if told:
        return told[-1].entity  # «منظمة X … المنظمة», though the report names a better known one too
    preferred = [e for e in ((prefer,) if isinstance(prefer, str) else prefer) if any(f.entity == e for f in fitting)]
    if preferred:
        return str(preferred[0])
    if refers.get("only"):
        return None
    before = [c for c in fitting if c.at < i]
    if refers.get("class") == "place":
        # «وفي منبج، داهمت القوات المدينة»: the place that its own sentence begins with, however called
        before = [c for c in before if 0 <= c.at - sentence <= _FRONT] or before
    called = [c for c in before if c.called]
    if called or before:
        return (called or before)[-1].entity
    # an outlet that is only named further on is another one
    kinds = refers.get("kinds") or refers.get("kind") or ()
    return (
        fitting[0].entity
        if fitting and not _MEDIA.intersection((kinds,) if isinstance(kinds, str) else kinds)
        else None
    )
