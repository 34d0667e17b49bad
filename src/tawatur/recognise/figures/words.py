"""The words of counts, compiled: counted nouns in all their forms, events, bounds, vague quantities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

from tawatur.read.fold import fold
from tawatur.read.morphology import ARTICLE, proclitic_splits, splits
from tawatur.read.rebuilt import by_constructor
from tawatur.words.load import RawWords

NounNumber = Literal["one", "two", "many", "either"]  # either: «مدنيين», a plural unless something says two
EventForm = Literal["verb", "plural verb", "verbal noun", "either", "phrase"]  # either: verb or verbal noun, «قتل»
Bound = Literal["more", "least", "less", "most", "about"]
Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]

NEUTRAL: Final = "neutral"
PERSONS: Final = frozenset({"people", "fighters"})
_NO_TANWEEN: Final = ("ه", "ي", "ا", "ء", "ت")


class Noun(NamedTuple):
    """A form of a counted noun: its kind, its number, and its singular."""

    kind: str
    number: NounNumber
    lemma: str


class NounHit(NamedTuple):
    """A word read as a counted noun: `prefix` holds its proclitics (the article last), `suffix` its pronoun."""

    noun: Noun
    prefix: str
    suffix: str

    @property
    def definite(self) -> bool:
        """The article is on it."""
        return self.prefix.endswith(ARTICLE)


class Event(NamedTuple):
    """A word or phrase that tells what happened to those counted; tokens up to `last`, which may be the next ones."""

    kind: str
    form: EventForm
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class FigureWords:
    """figures.yaml, keyed by folded form. Phrases are keyed by their first word, the longest first."""

    nouns: dict[str, Noun]
    plurals: dict[str, Noun]
    nations: frozenset[str]
    relatives: frozenset[str]
    title_holders: frozenset[str]
    attackers: frozenset[str]
    civilians: frozenset[str]
    never: frozenset[str]
    labels: frozenset[str]
    events: dict[str, Event]
    event_phrases: Phrases
    holders: frozenset[str]
    prisons: frozenset[str]
    held: frozenset[str]
    tallies: frozenset[str]
    death_tallies: frozenset[str]
    rising: frozenset[str]
    cases: frozenset[str]
    bounds: Phrases
    bounds_after: Phrases
    vague: dict[str, int]
    vague_of: dict[str, int]
    vague_before: frozenset[str]
    others: frozenset[str]
    one_of: frozenset[str]
    partitives: Phrases
    of_them: frozenset[str]
    besides: Phrases
    beside_place: Phrases
    range: frozenset[str]
    range_from: Phrases
    clause_breaks: frozenset[str]
    groups: frozenset[str]
    collectives: frozenset[str]
    another: frozenset[str]
    foremost: frozenset[str]
    held_only: frozenset[str]
    adjacent_only: frozenset[str]
    selves: frozenset[str]
    munitions: frozenset[str]
    dying: frozenset[str]
    predicative: frozenset[str]
    among: frozenset[str]
    headline_tolls: frozenset[str]
    no_adjectives: frozenset[str]
    seizing: frozenset[str]
    giving_up: frozenset[str]
    undergoing: frozenset[str]
    listing: frozenset[str]
    out_of: frozenset[str]
    apart: dict[str, tuple[frozenset[str], str, str]]
    interposed: frozenset[str]
    qualified: dict[str, tuple[frozenset[str], str]]

    def __reduce__(self) -> tuple[Any, ...]:
        return by_constructor(self)


def compile_figures(raw: RawWords) -> FigureWords:
    """The words of figures.yaml. Raises WordsError when the file is missing, KeyError when a table of it is."""
    data = raw.section("figures")

    def words(name: str) -> frozenset[str]:
        return frozenset(fold(word) for word in data[name])

    bounds = {phrase: bound for bound, phrases in data["bounds"].items() if bound != "after" for phrase in phrases}
    after = {phrase: bound for bound, phrases in data["bounds"]["after"].items() for phrase in phrases}
    held_phrases = {phrase: kind for kind, forms in data["events"].items() for phrase in forms.get("phrases", ())}
    return FigureWords(
        nouns=_nouns(data),
        plurals=_plurals(data),
        nations=words("nations"),
        relatives=words("relatives"),
        title_holders=words("title_holders"),
        attackers=words("attackers"),
        civilians=words("civilians"),
        never=words("never"),
        labels=words("labels"),
        events=_events(data),
        event_phrases=_phrases(held_phrases),
        holders=words("holders"),
        prisons=words("prisons"),
        held=words("held"),
        tallies=words("tallies"),
        death_tallies=words("death_tallies"),
        rising=words("rising"),
        cases=words("cases"),
        bounds=_phrases(bounds),
        bounds_after=_phrases(after),
        vague={fold(word): value for word, value in data["vague"].items()},
        vague_of={fold(word): value for word, value in data["vague_of"].items()},
        vague_before=words("vague_before"),
        others=words("others"),
        one_of=words("one_of"),
        partitives=_phrases({phrase: "part" for phrase in data["partitives"]}),
        of_them=words("of_them"),
        besides=_phrases({phrase: "besides" for phrase in data["besides"]}),
        beside_place=_phrases({phrase: "besides" for phrase in data["beside_place"]}),
        range=words("range"),
        range_from=_phrases({phrase: phrase for phrase in data["range_from"]}),
        clause_breaks=words("clause_breaks"),
        groups=words("groups"),
        collectives=words("collectives"),
        another=words("another"),
        foremost=words("foremost"),
        held_only=words("held_only"),
        adjacent_only=words("adjacent_only"),
        selves=words("selves"),
        munitions=words("munitions"),
        dying=words("dying"),
        predicative=words("predicative"),
        among=words("among"),
        headline_tolls=words("headline_tolls"),
        no_adjectives=words("no_adjectives"),
        seizing=words("seizing"),
        giving_up=words("giving_up"),
        undergoing=words("undergoing"),
        listing=words("listing"),
        out_of=words("out_of"),
        apart={
            fold(verb): (frozenset(fold(link) for link in row.get("links", ())), row["bound"], row["denied"])
            for row in data["apart"]
            for verb in row["verbs"]
        },
        interposed=words("interposed"),
        qualified={
            fold(noun): (frozenset(fold(word) for word in row["with"]), row["what"])
            for noun, row in data["qualified"].items()
        },
    )


@lru_cache(maxsize=65536)
def noun_of(words: FigureWords, norm: str) -> NounHit | None:
    """The counted noun that a folded word is, pronouns left on («زوجها» is none; see `owned_noun_of`)."""
    for prefix, rest in proclitic_splits(norm):
        if rest in words.nouns:
            return NounHit(words.nouns[rest], prefix, "")
        if rest.startswith(ARTICLE) and rest[2:] in words.nouns:
            return NounHit(words.nouns[rest[2:]], prefix + ARTICLE, "")
    return None


@lru_cache(maxsize=16384)
def owned_noun_of(words: FigureWords, norm: str) -> NounHit | None:
    """The counted noun under a pronoun: «أطفالها», «أعضائها»."""
    for prefix, stem, suffix in splits(norm):
        if not suffix:
            continue
        for form in (stem, stem[:-1] + "ء") if stem[-1:] in "ئؤ" else (stem,):
            noun = words.nouns.get(form)
            if noun is not None and not (noun.number == "one" and form != noun.lemma):  # «طفلاهما» is two
                return NounHit(noun, prefix, suffix)
    return None


@lru_cache(maxsize=65536)
def event_of(words: FigureWords, norm: str) -> Event | None:
    """The event or neutral verb that a folded word is. A verbal noun with the article governs no count."""
    for _, rest in proclitic_splits(norm):
        if rest in words.events:
            return words.events[rest]
    return None


@lru_cache(maxsize=65536)
def bare_forms(norm: str) -> tuple[str, ...]:
    """A folded word with fewer and fewer proclitics, the article counted among them."""
    out = []
    for _, rest in proclitic_splits(norm):
        out.append(rest)
        if rest.startswith(ARTICLE) and len(rest) > 3:
            out.append(rest[2:])
    return tuple(out)


def _phrases(phrases: dict[str, str]) -> Phrases:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, payload in phrases.items():
        norms = tuple(fold(phrase).split())
        table.setdefault(norms[0], []).append((norms, payload))
    return {first: _longest_first(rows) for first, rows in table.items()}


def _longest_first(rows: list[tuple[tuple[str, ...], str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _nouns(data: dict[str, Any]) -> dict[str, Noun]:
    """Every form of every counted noun; of two nouns with one form the first listed keeps it, a listed form above all."""
    rows = [(kind, one, many) for kind, group in data["nouns"].items() for one, many in group.items()]
    rows += [("people", one, many) for one, many in data["nations"].items()]
    nations = {fold(one) for one in data["nations"]}
    listed: dict[str, Noun] = {}
    derived: dict[str, Noun] = {}
    singulars = {fold(one) for _, one, _ in rows}
    for kind, one, many in rows:
        singular = fold(one)
        plurals = [fold(p) for p in ([many] if isinstance(many, str) else many or [])]
        listed.setdefault(singular, Noun(kind, "one", singular))
        for plural in plurals:
            listed.setdefault(plural, Noun(kind, "many", singular))
        for form, number in _derived(singular, plurals):
            derived.setdefault(form, Noun(kind, number, singular))
        if kind in data["feminine"] and not plurals and singular[-1] != "ه" and singular + "ه" not in singulars:
            for form, number in _feminine(singular, singular in nations):
                derived.setdefault(form, Noun(kind, number, singular))
    return {**derived, **listed}


def _plurals(data: dict[str, Any]) -> dict[str, Noun]:
    """Listed plurals that are the singular of another noun too: «مزارع» are farms after 3 to 10, else one farmer."""
    out: dict[str, Noun] = {}
    singulars = {fold(one) for group in data["nouns"].values() for one in group}
    for kind, group in data["nouns"].items():
        for one, many in group.items():
            for plural in [many] if isinstance(many, str) else many or []:
                if fold(plural) in singulars and fold(plural) != fold(one):
                    out.setdefault(fold(plural), Noun(kind, "many", fold(one)))
    return out


def _derived(singular: str, plurals: list[str]) -> Iterable[tuple[str, NounNumber]]:
    if not singular.endswith(_NO_TANWEEN[:1] + _NO_TANWEEN[2:4]):
        yield singular + "ا", "one"
    stem = singular[:-1] + "ت" if singular.endswith("ه") else singular
    sound = not plurals and not singular.endswith("ه")
    yield stem + "ان", "two"
    yield stem + "ين", "either" if sound or singular + "ين" in plurals else "two"
    for plural in plurals:
        if not plural.endswith(_NO_TANWEEN):
            yield plural + "ا", "many"
    if sound:
        yield singular + "ون", "many"
        yield singular + "و", "many"
        yield singular + "ي", "many"
    elif not plurals:
        yield singular[:-1] + "ات", "many"


def _feminine(singular: str, nation: bool) -> Iterable[tuple[str, NounNumber]]:
    yield singular + "ات", "many"
    if not nation:  # «سورية» is a country or an adjective far more often than a woman
        yield singular + "ه", "one"
        yield singular + "تان", "two"
        yield singular + "تين", "two"


def _events(data: dict[str, Any]) -> dict[str, Event]:
    out: dict[str, Event] = {}
    for kind, group in [*data["events"].items(), (NEUTRAL, data["neutral"])]:
        for base in group.get("past", ()):
            for form, shape in _past(fold(base)):
                out.setdefault(form, Event(kind, shape))
        for base in group.get("present", ()):
            for form, shape in _present(fold(base)):
                out.setdefault(form, Event(kind, shape))
        for word in group.get("nouns", ()):
            verb = out.get(fold(word))
            both = verb is not None and verb.form == "verb" and verb.kind == kind
            out[fold(word)] = Event(kind, "either" if both else "verbal noun")
    return out


def _past(base: str) -> Iterable[tuple[str, EventForm]]:
    weak = base.endswith("ي")
    yield base, "verb"
    yield base + "ت", "verb"
    if weak:
        yield base[:-1] + "ت", "verb"
    yield (base[:-1] if weak else base) + "وا", "plural verb"
    yield base + "ا", "plural verb"
    yield base + "تا", "plural verb"


def _present(base: str) -> Iterable[tuple[str, EventForm]]:
    for head in ("ي", "ت"):
        yield head + base[1:], "verb"
        for tail in ("ون", "وا", "ان", "ن"):
            yield head + base[1:] + tail, "plural verb"
