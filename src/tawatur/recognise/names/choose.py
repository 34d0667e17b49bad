"""Decides whether a candidate is a name here, and whose: strength, time, place, and what else the report names."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.read.morphology import CONJUNCTIONS, proclitic_splits
from tawatur.read.view import View
from tawatur.recognise.names.evidence import (
    is_backed,
    is_placed,
    is_supported,
    marker_before,
    named_beside,
    national,
    vowelled_alike,
    vowels_at,
)
from tawatur.recognise.names.lexicon import Entity, Entry, NameWords
from tawatur.recognise.names.match import Candidate
from tawatur.recognise.names.surroundings import Surroundings

AMBIGUOUS, LIKELIER = "listed-name-ambiguous", "listed-name-likelier"
TELLING_KINDS: Final = frozenset({"country", "governorate", "city", "region"})
_KIND_RANK: Final = {
    "country": 9,
    "governorate": 8,
    "region": 7,
    "city": 7,
    "town": 5,
    "district": 5,
    "subdistrict": 4,
    "village": 3,
}


class Choice(NamedTuple):
    """Whose name it is; `candidates` holds all of them when it could not be told (then `entity` is provisional)."""

    entity: str
    rule: str
    candidates: tuple[str, ...] = ()
    epithet: bool = False


def containers(entity_id: str, words: NameWords) -> tuple[str, ...]:
    """An entity and all that it lies in, innermost first."""
    return words.containers(entity_id)


def undoubted(view: View, candidate: Candidate, words: NameWords) -> Choice | None:
    """The one owner of a name that nothing in a report could make mean another, told without looking further: most names."""
    entry = candidate.entries[0]
    if len(candidate.entries) > 1 or not _beyond_doubt(candidate, entry, words):
        return None
    if _nunated(view, candidate) or _accusative(view, candidate, words):
        return None
    epithet = entry.strength == "epithet"
    return Choice(entry.entity, "listed-epithet" if epithet else "listed-name", (), epithet)


def choose(view: View, candidate: Candidate, around: Surroundings, words: NameWords) -> Choice | None:
    """The entity that a candidate beyond no doubt names here, or None when it is no name here."""
    if _nunated(view, candidate) or _accusative(view, candidate, words):
        return None
    before = view.norms[candidate.first - 1] if candidate.first else ""
    alive = [e for e in candidate.entries if _valid(e, around.published) and before not in e.not_after]
    alive = [e for e in vowelled_alike(view, candidate, alive, words) if not _abroad(e, around, words)]
    if not alive:
        return None
    # «عُمان» with its signs is as good as a full name
    strong = [
        e
        for e in alive
        if (e.strength != "weak" or (e.vowels and e.vowels == vowels_at(view, candidate)))
        and not _out_of_place(candidate, e, around, words)
    ]
    if strong and _describes(view, candidate, words):
        return None
    weak = [e for e in alive if e not in strong and is_supported(view, candidate, e, around, words)]
    # a sure name of one is another's too where the report speaks of that other, or the word before it says so
    pool = strong + [e for e in weak if is_backed(view, candidate, e, around, words)] if strong else weak
    if not pool:
        return None
    rule = "listed-name" if strong else "listed-name-supported"
    if all(e.strength == "epithet" for e in pool):
        rule = "listed-epithet"
    ids = sorted({e.entity for e in pool})
    if len(ids) == 1:
        if pool[0].shared and _of_another_state(view, candidate, ids[0], around, words):
            return _provisional(view, candidate, ids, words)
        return Choice(ids[0], rule, (), pool[0].strength == "epithet")
    return _told_apart(view, candidate, pool, ids, rule, around, words)


def _beyond_doubt(candidate: Candidate, entry: Entry, words: NameWords) -> bool:
    """Whether nothing in a report could change what its one owner's name means."""
    if entry.strength == "weak" or entry.since is not None or entry.until is not None or entry.not_after:
        return False
    if entry.shared:
        return False
    if candidate.last > candidate.first:
        return words.entities[entry.entity].kind != "quarter"
    norm, entity = candidate.norm, words.entities[entry.entity]
    if norm in words.everyday or norm in words.verbal or norm in words.markers.adjectival:
        return False
    return entity.class_ != "place" or entity.kind in TELLING_KINDS


def _told_apart(
    view: View,
    candidate: Candidate,
    pool: list[Entry],
    ids: list[str],
    rule: str,
    around: Surroundings,
    words: NameWords,
) -> Choice:
    """One of several owners, where something tells them apart; else a provisional id and all of them as candidates."""
    told = _Told(
        marker_before(view, candidate.first, words),
        national(view, candidate, words),
        named_beside(view, candidate, words),
    )
    ranked = sorted([(_fit(view, candidate, i, told, around, words), i) for i in ids], key=lambda r: (-r[0], r[1]))
    (first, best), (second, next_) = ranked[:2]
    if first == second and around.published is None:  # no date: who bore the name first
        ranked = sorted(ranked, key=lambda r: (-r[0], _since(pool, r[1]), r[1]))
        if _since(pool, ranked[0][1]) != _since(pool, ranked[1][1]):
            return Choice(ranked[0][1], LIKELIER)
    tied = first == second and words.entities[best].class_ == words.entities[next_].class_
    shared = all(e.shared for e in pool)
    foreign = shared and told.country is not None and told.country not in words.entities[best].country
    if tied or foreign or (first <= 0 and shared):
        return _provisional(view, candidate, ids, words)
    return Choice(best, f"{rule}-resolved" if first - second >= 1 else LIKELIER)


def _of_another_state(view: View, candidate: Candidate, owner: str, around: Surroundings, words: NameWords) -> bool:
    """«قوات الرد السريع» in a report that plays where its one owner in the words is at home in no way."""
    countries = words.entities[owner].country
    country = national(view, candidate, words)
    if country is not None:
        return country not in countries
    own = around.named.get(owner, 0)  # its names tell of its country as well
    elsewhere = any(weight and c not in countries for c, weight in around.countries.items())
    return elsewhere and all(around.countries.get(c, 0) <= own for c in countries)


def _provisional(view: View, candidate: Candidate, ids: list[str], words: NameWords) -> Choice:
    surface = " ".join((candidate.norm, *view.norms[candidate.first + 1 : candidate.last + 1]))
    return Choice(f"{words.entities[ids[0]].class_}/~{surface.replace(' ', '-')}", AMBIGUOUS, tuple(ids))


def _since(pool: list[Entry], entity: str) -> str:
    """The day from which an owner bore the name; "" from ever."""
    return min(e.since or "" for e in pool if e.entity == entity)


def _valid(entry: Entry, published: str | None) -> bool:
    """Whether a name was borne when the report appeared; with no date, names no longer borne still count."""
    if published is None or (entry.since is None and entry.until is None):
        return True
    day = published.split("/")[0].rstrip("~?%")
    if entry.since and day < entry.since[: len(day)]:
        return False
    return not (entry.until and day > entry.until)


def _nunated(view: View, candidate: Candidate) -> bool:
    """«سورياً», «دوراً»: an indefinite accusative is an ordinary word, whatever name it looks like."""
    token = view.tokens[candidate.last]
    return view.text[token.start : token.end].endswith(("ً", "ًا", "اً"))


def _accusative(view: View, candidate: Candidate, words: NameWords) -> bool:
    """«جنديا أوكرانيا», «قصفا مدفعيا روسيا»: after an indefinite accusative, the adjective that looks like the country's name."""
    if candidate.first != candidate.last or candidate.clitic or candidate.first == 0 or candidate.norm[-2:] != "يا":
        return False
    before = view.tokens[candidate.first - 1]
    if before.line != view.tokens[candidate.first].line or before.norm[-1:] not in "اء":
        return False
    return any(stem in words.markers.described for _, stem in proclitic_splits(before.norm))


def _describes(view: View, candidate: Candidate, words: NameWords) -> bool:
    """«مصادر سورية», «مسيّرة تركية»: an adjective of origin after an indefinite noun, not the country's name."""
    if candidate.first != candidate.last or candidate.clitic or candidate.first == 0:
        return False
    if view.norms[candidate.first] not in words.markers.adjectival:
        return False
    before = view.tokens[candidate.first - 1]
    if before.kind != "word" or before.line != view.tokens[candidate.first].line:
        return False
    return not any(
        stem in words.markers.locatives or stem in words.markers.stops for _, stem in proclitic_splits(before.norm)
    )


def _out_of_place(candidate: Candidate, entry: Entry, around: Surroundings, words: NameWords) -> bool:
    """A small place of one word, in a country that the report does not touch: more likely an everyday word."""
    entity = words.entities.get(entry.entity)
    if entity is None or candidate.first != candidate.last:
        return False
    norm = candidate.norm
    if entity.class_ == "place" and norm in words.everyday:
        return entity.kind not in TELLING_KINDS
    if entity.class_ in ("source", "actor") and norm in words.verbal:
        return True
    if entity.class_ != "place" or entity.kind in TELLING_KINDS:
        return False
    if around.home is None or any(around.countries.get(c) for c in entity.country):
        return False
    return not any(c in around.named for c in words.containers(entity.id)[1:])


def _abroad(entry: Entry, around: Surroundings, words: NameWords) -> bool:
    """«حي الروضة» in a report that names places of other countries, and nothing of its town's: another town's quarter."""
    entity = words.entities[entry.entity]
    if entity.kind != "quarter":
        return False
    own = 2 * around.named.get(entity.id, 0)
    elsewhere = any(weight and country not in entity.country for country, weight in around.countries.items())
    return elsewhere and all(around.countries.get(country, 0) <= own for country in entity.country)


class _Told(NamedTuple):
    """What stands beside a name: the class that the word before it announces, the adjective's country, the names behind it."""

    announced: str | None
    country: str | None
    beside: set[str]


def _fit(
    view: View, candidate: Candidate, entity_id: str, told: _Told, around: Surroundings, words: NameWords
) -> float:
    """How well an entity fits here: named else in the report, lying where the report plays, in what stands beside it."""
    entity = words.entities[entity_id]
    score = 0.0
    if entity_id in around.named and entity.kind not in (
        "country",
        "state",
    ):  # land or state: each place tells for itself
        score += 4
    verb = any(e.verb and e.entity == entity_id for e in candidate.entries)
    if told.announced == entity.class_ or (verb and is_placed(view, candidate, words)):
        score += 5
    score += _country_share(entity, around)
    score += 4 * (told.country in entity.country)
    if entity.class_ in ("place", "facility"):
        chain = words.containers(entity_id)[1:]
        score += 3 * (not told.beside.isdisjoint(chain))
        score += 2 * (entity_id in around.within)
        score += 2 * any(c in around.named for c in chain) + 1 * any(c in around.within for c in chain[:2])
        score += _KIND_RANK.get(entity.kind, 2) / 10
    if entity.class_ == "place" and entity.kind == "country":
        score += _place_or_state(view, candidate, entity, around, words)
    return score


def _land_and_state(candidate: Candidate, words: NameWords) -> bool:
    """A country's name, which is its state's too: each place where it stands tells for itself which is meant."""
    return {"country", "state"} <= {words.entities[e.entity].kind for e in candidate.entries}


def _country_share(entity: Entity, around: Surroundings) -> float:
    if not around.weight:
        return 0.0
    most = 0
    for country in entity.country:
        most = max(most, around.countries.get(country, 0))
    return 3 * most / around.weight


def _acts(view: View, at: int, words: NameWords) -> bool:
    """A verb right before a country's name whose subject it can be: «شنّت إسرائيل», «قال لبنان», not «شهدت تركيا»."""
    if at < 0:
        return False
    plural = view.norms[at].endswith("ات") and view.text[view.tokens[at].end - 2] != "أ"  # «غارات», not «بدأت»
    forms = [stem for prefix, stem in proclitic_splits(view.norms[at]) if not prefix or prefix in CONJUNCTIONS]
    if any(form in words.markers.scenes for form in forms):
        return False
    return any(
        form in words.saying
        or (form in words.verbal and form.startswith("ت"))
        or (len(form) > 2 and form.endswith("ت") and not plural and form not in words.nouns)
        or (len(form) > 5 and form.endswith(("تها", "تهم", "تهما")))  # «مسيّرات أطلقتها إيران»
        for form in forms
    )


def _follows_actor(view: View, candidate: Candidate, words: NameWords) -> bool:
    """«قوات النظام وروسيا»: joined to the name of a party."""
    for _, stem in proclitic_splits(view.norms[candidate.first - 1]) if candidate.first else ():
        entries = words.entries.get((stem,), ())
        if any(
            words.entities[e.entity].class_ == "actor" and words.entities[e.entity].kind != "state" for e in entries
        ):
            return True
    if candidate.first < 2:
        return False
    pairs = ((stem, view.norms[candidate.first - 1]) for _, stem in proclitic_splits(view.norms[candidate.first - 2]))
    return any(words.entities[e.entity].class_ == "actor" for pair in pairs for e in words.entries.get(pair, ()))


def _place_or_state(view: View, candidate: Candidate, entity: Entity, around: Surroundings, words: NameWords) -> float:
    """A country's name is a place after a word of place or where the report plays there; else the state acts."""
    if candidate.clitic[-1:] == "ب":
        return 2.0
    before = view.norms[candidate.first - 1] if candidate.first else ""
    if any(stem in words.markers.locatives for _, stem in proclitic_splits(before)):
        return 2.0
    if not candidate.clitic and _acts(view, candidate.first - 1, words):
        return -6.0
    if candidate.clitic == "و" and _follows_actor(view, candidate, words):
        return -6.0
    if around.home in entity.country:
        return 2.0
    acts = (
        candidate.first == 0
        or view.tokens[candidate.first - 1].kind == "punct"
        or view.tokens[candidate.first - 1].line != view.tokens[candidate.first].line
    )
    return -6.0 if acts else 1.0
