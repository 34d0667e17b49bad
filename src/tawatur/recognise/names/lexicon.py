"""Compiles the words files of entities into tables that the matcher can look names up in, token by token."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from tawatur.read.fold import TATWEEL, fold
from tawatur.read.memo import Memo
from tawatur.read.morphology import ARTICLE, CONJUNCTIONS, PREPOSITIONS, proclitic_splits
from tawatur.read.paradigm import verb_forms
from tawatur.read.rebuilt import by_constructor
from tawatur.read.view import make_view
from tawatur.recognise.names.markers import Head, MarkerWords, compile_markers
from tawatur.words.load import RawWords, WordsError

Strength = Literal["strong", "weak", "epithet"]
ATTACHED: Final = ("", *CONJUNCTIONS, *PREPOSITIONS, *(c + p for c in CONJUNCTIONS for p in PREPOSITIONS))
CLASSES: Final = ("actor", "person", "facility", "place", "source", "role")


class Entity(NamedTuple):
    """What the words files say of one entity. `within`: the place it lies in; `bodies`: those that it holds an office of;
    `covers`: actors that its name, a loose word for a side, can stand for."""

    id: str
    class_: str
    ar: str
    en: str
    kind: str
    country: tuple[str, ...] = ()
    within: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    public: bool = True
    part_of: str | None = None
    inter: int | None = None
    domains: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One name of one entity: how far it can be trusted by itself, and when it was borne (ISO dates, half-open to the right).

    local: any town could have a bearer of it; it counts where the report names this one's town. marked: counts only right
    after a word that announces a name. verb: also a verb form; counts after a preposition too. not_after: no name after these.
    shared: several entities bear it and it says what they are; the country that the report plays in decides. vowels: the
    vowel signs that it is written with, where they tell it from another («عُمان»).
    """

    entity: str
    strength: Strength
    since: str | None = None
    until: str | None = None
    local: bool = False
    marked: bool = False
    verb: bool = False
    not_after: frozenset[str] = frozenset()
    shared: bool = False
    vowels: frozenset[tuple[int, str]] = frozenset()


class Opening(NamedTuple):
    """What a word can open, its proclitics peeled in every way.

    names: (proclitics, first word, second word → rests of the names that go on so; «» for the first word alone);
    heads: nouns that announce a name; persons: given names and the like. gapped: a name with gaps between its letters.
    """

    names: tuple[tuple[str, str, dict[str, tuple[tuple[str, ...], ...]]], ...] = ()
    heads: tuple[tuple[str, Head], ...] = ()
    persons: tuple[tuple[str, str], ...] = ()
    gapped: bool = False


NOTHING: Final = Opening()


@dataclass(frozen=True)
class NameWords:
    """Names by their folded words. `starts`: first word → second word («» for none) → the rests of all names that begin so."""

    starts: dict[str, dict[str, tuple[tuple[str, ...], ...]]]
    entries: dict[tuple[str, ...], tuple[Entry, ...]]
    entities: dict[str, Entity]
    domains: dict[str, str]
    joined: frozenset[str]  # one-word actor names that may be spelled with gaps between their letters
    gapped: frozenset[str]  # all that such a name, with or without proclitics, can begin with
    markers: MarkerWords
    everyday: frozenset[
        str
    ]  # words that other words files know as ordinary ones: as a small place's name they need a marker
    verbal: frozenset[str]  # finite forms of verbs of saying and doing
    saying: frozenset[str]  # those of verbs of saying alone
    nouns: frozenset[
        str
    ]  # everyday words that are no finite verb alone: after a preposition of place they stay ordinary words
    directions: frozenset[str] = frozenset()  # «شمال», «غربي»: where something lies
    spellings: Mapping[str, str] = field(default_factory=dict)  # provisional id → how reports write the name
    openings: Memo[Opening] = field(init=False, repr=False, compare=False)  # what a folded word of a text can open
    _around: dict[str, tuple[str, ...]] = field(init=False, default_factory=dict, repr=False, compare=False)
    _governing: dict[tuple[str, ...], str | None] = field(init=False, default_factory=dict, repr=False, compare=False)
    _rulers: dict[tuple[str, ...], list[Entity]] = field(init=False, default_factory=dict, repr=False, compare=False)
    _states: dict[str, str | None] = field(init=False, default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "openings", Memo(self._opening))

    def __reduce__(self) -> tuple[Any, ...]:
        return by_constructor(self)

    def _opening(self, norm: str) -> Opening:
        splits, starts, markers = proclitic_splits(norm), self.starts, self.markers
        names = tuple([(p, s, starts[s]) for p, s in splits if s in starts])
        heads = tuple([(p, markers.heads[s]) for p, s in splits if s in markers.heads])
        persons = tuple([(p, s) for p, s in splits if markers.opens_person(p, s)])
        gapped = norm in self.gapped
        return Opening(names, heads, persons, gapped) if names or heads or persons or gapped else NOTHING

    def containers(self, entity_id: str) -> tuple[str, ...]:
        """An entity and all that it lies in, innermost first."""
        known = self._around.get(entity_id)
        if known is None:
            out: list[str] = []
            current: str | None = entity_id
            while current and current not in out:
                out.append(current)
                entity = self.entities.get(current)
                current = entity.within if entity else None
            known = self._around[entity_id] = tuple(out)
        return known

    def state(self, place: str) -> str | None:
        """The state that a country's name can stand for: place/russia → actor/russia; None for any other place."""
        if place not in self._states:
            self._states[place] = self._state(place)
        return self._states[place]

    def _state(self, place: str) -> str | None:
        entity = self.entities.get(place)
        if entity is None or entity.kind != "country":
            return None
        namesake = "actor/" + place.split("/")[1]
        if namesake in self.entities:
            return namesake
        states = [e.id for e in self._ruling(entity.country) if e.kind == "state" and e.country == entity.country]
        return states[0] if len(states) == 1 else None

    def governing(self, country: tuple[str, ...]) -> str | None:
        """The government of a country, else its state: whoever is meant where its capital speaks."""
        if country not in self._governing:
            bodies = self._ruling(country)
            states = {e.id for e in bodies if e.kind == "state"}
            # the government is the state's own, not that of one of its lands or of one side of a war
            ranked = sorted(bodies, key=lambda e: (e.part_of not in states, e.kind == "state", len(e.id), e.id))
            self._governing[country] = ranked[0].id if ranked else None
        return self._governing[country]

    def ruled_from(self, city: str) -> str | None:
        """Whom a city's name may stand for: the government of the country that it lies in; None for what is no city."""
        entity = self.entities.get(city)
        return self.governing(entity.country) if entity is not None and entity.kind == "city" else None

    def _ruling(self, country: tuple[str, ...]) -> list[Entity]:
        """The states and governments of a country, in the order of the words files."""
        if not self._rulers:
            for entity in self.entities.values():
                if entity.kind in ("government", "state"):
                    self._rulers.setdefault(entity.country[:1], []).append(entity)
        return self._rulers.get(country[:1], [])


def attached(word: str) -> list[str]:
    """A word with everything that may be joined before it, the article melted into «ل» («للقوات»)."""
    out = [clitic + word for clitic in ATTACHED]
    if word.startswith(ARTICLE):
        out += [c + "ل" + "ل" + word[2:] for c in ("", *CONJUNCTIONS)]
    return out


def words_of(name: str) -> tuple[str, ...]:
    """A name as the folded tokens that the view makes of it."""
    return tuple(make_view(name).norms)


def _items(raw: RawWords) -> Iterable[tuple[str, dict[str, Any]]]:
    """Every entity item of every words file whose items have ids, with its file's name."""
    for file in sorted(raw.data):
        content = raw.data[file]
        if not isinstance(content, list):
            continue
        for item in content:
            if isinstance(item, dict) and isinstance(item.get("id"), str) and item["id"].split("/")[0] in CLASSES:
                yield file, item


def compile_names(raw: RawWords) -> NameWords:
    """Compile all entity files. Raises WordsError when an item lacks what every entity must have."""
    entities: dict[str, Entity] = {}
    entries: dict[tuple[str, ...], dict[tuple[str, str | None, str | None], Entry]] = {}
    domains: dict[str, str] = {}
    joined: set[str] = set()
    same = {fold(a): fold(b) for pair in raw.section("markers")["same"] for a, b in (pair, pair[::-1])}
    directions = {fold(w) for w in raw.section("particles")["directions"]}
    together = frozenset(fold(w) for w in raw.section("markers")["together"])
    for file, item in _items(raw):
        entity = _entity(file, item)
        entities[entity.id] = _joined_entity(entities.get(entity.id), entity)
        for domain in entity.domains:
            domains[domain.lower()] = entity.id
        for words, entry in _names(item, entity):
            if not words or (entity.kind == "region" and words[0] in directions):
                continue
            for spelled in dict.fromkeys(
                g for alike in _alike(words, same) for g in _written_together(alike, together)
            ):
                known = entries.setdefault(spelled, {})
                key = (entry.entity, entry.since, entry.until)
                if key not in known or known[key].strength == "weak":
                    known[key] = entry
            if entity.class_ == "actor" and len(words) == 1 and entry.strength == "strong" and 3 <= len(words[0]) <= 8:
                joined.add(words[0])
    markers = compile_markers(raw)
    ordinary, verbal, saying = everyday_words(raw)
    starts: dict[str, dict[str, list[tuple[str, ...]]]] = {}
    for words in entries:
        starts.setdefault(words[0], {}).setdefault(words[1] if len(words) > 1 else "", []).append(words[1:])
    return NameWords(
        starts={k: {n: _longest_first(rests) for n, rests in v.items()} for k, v in starts.items()},
        entries={k: tuple(v[x] for x in sorted(v, key=str)) for k, v in entries.items()},
        entities=entities,
        domains=domains,
        joined=frozenset(joined),
        gapped=frozenset(
            f"{c}{word}"[:n] for word in joined for c in ATTACHED for n in range(1, len(c) + len(word) + 1)
        ),
        markers=markers,
        everyday=ordinary | verbal | markers.stops | markers.given,
        verbal=verbal,
        saying=saying,
        nouns=ordinary | markers.stops | markers.given,
        directions=frozenset(directions),
    )


def _longest_first(rests: list[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(rests, key=lambda r: (-len(r), r)))


def _alike(words: tuple[str, ...], same: dict[str, str]) -> Iterable[tuple[str, ...]]:
    """A name and, where its first word has a twin («مشفى», «مستشفى»), the name with the twin."""
    yield words
    if len(words) > 1 and words[0] in same:
        yield (same[words[0]], *words[1:])


def _written_together(words: tuple[str, ...], firsts: frozenset[str]) -> Iterable[tuple[str, ...]]:
    """A name as it is and as the press glues it («أبو شوك», «ابوشوك»; «عبد الله», «عبدالله»)."""
    yield words
    for k in range(len(words) - 1):
        if words[k] in firsts and len(words[k + 1]) > 2:
            yield (*words[:k], words[k] + words[k + 1], *words[k + 2 :])


def _entity(file: str, item: dict[str, Any]) -> Entity:
    for key in ("ar", "en"):
        if not isinstance(item.get(key), str):
            raise WordsError(f"{file}.yaml: {item['id']} has no display name `{key}`; every entity needs `ar` and `en`")
    country = item.get("country") or ()
    return Entity(
        id=item["id"],
        class_=item["id"].split("/")[0],
        ar=item["ar"],
        en=item["en"],
        kind=str(item.get("kind", "")),
        country=(country,) if isinstance(country, str) else tuple(country),
        within=item.get("in") or item.get("place") or item.get("quarter_of"),
        lat=item.get("lat"),
        lon=item.get("lon"),
        precision=item.get("precision"),
        public=bool(item.get("public", True)),
        part_of=item.get("part_of"),
        inter=item.get("inter"),
        domains=tuple(item.get("domains") or ()),
        bodies=tuple(o["of"] for o in item.get("office") or () if o.get("of")),
        covers=tuple(item.get("covers") or ()),
    )


def _joined_entity(old: Entity | None, new: Entity) -> Entity:
    """An entity told of in two files: what the first says stays, what it leaves open the second fills."""
    if old is None:
        return new
    filled = {f: getattr(old, f) if getattr(old, f) not in (None, (), "") else getattr(new, f) for f in Entity._fields}
    return Entity(**filled)


def _names(item: dict[str, Any], entity: Entity) -> Iterable[tuple[tuple[str, ...], Entry]]:
    quarter = entity.kind == "quarter"
    own: Strength = "weak" if quarter and not item["ar"].startswith("حي ") else "strong"
    weak_names = item.get("weak") or ()
    weak_folded = {words_of(n if isinstance(n, str) else n["name"]) for n in weak_names}
    local, marked, verb = ({words_of(n) for n in item.get(k) or ()} for k in ("local", "marked", "verb"))
    not_after = frozenset(fold(w) for w in item.get("not_after") or ())
    lists: tuple[tuple[Strength, Any], ...] = (
        (own, [item["ar"]]),
        (own, item.get("names") or ()),
        ("weak", weak_names),
        ("epithet", item.get("epithets") or ()),
        ("strong", item.get("evasive") or ()),
    )
    for strength, names in lists:
        for name in names:
            row: dict[str, Any] = {"name": name} if isinstance(name, str) else name
            words = words_of(row["name"])
            if strength == "strong" and words in weak_folded:
                continue
            since, until = _date(row.get("from")), _date(row.get("until"))
            flags = (words in local, words in marked, words in verb)
            vowels = vowels_of(row["name"]) if len(words) == 1 else frozenset()
            yield words, Entry(entity.id, strength, since, until, *flags, not_after, bool(row.get("shared")), vowels)


def vowels_of(surface: str, skip: int = 0) -> frozenset[tuple[int, str]]:
    """(letter, sign) for short vowels and doubling in a written word, `skip` letters of clitics left out; tanween is none."""
    out, letter = set(), -1 - skip
    for char in surface:
        if "\u064e" <= char <= "\u0651":
            if letter >= 0:
                out.add((letter, char))
        elif char.isalpha() and char != TATWEEL:
            letter += 1
    return frozenset(out)


def _date(value: Any) -> str | None:
    return None if value is None else str(value)


def everyday_words(raw: RawWords) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """(nouns and other words, finite verbs, those of saying) that the other words files list as ordinary ones, folded."""
    out: set[str] = set()
    verbal: set[str] = set()
    saying: set[str] = set()
    for row in raw.data.get("descriptions") or ():
        for noun in (row["noun"], *(row.get("forms") or ())):
            out.update((fold(noun), "ال" + fold(noun).removeprefix("ال")))
    for file in ("speech", "events"):
        for row in (raw.data.get(file) or {}).get("verbs") or ():
            masdars = row.get("masdar") or ()
            forms = verb_forms(row["root"], row["form"], tuple(row.get("vowels") or ()), tuple(masdars))
            verbal.update(f.surface for f in forms if f.pos == "verb")
            if file == "speech":
                saying.update(f.surface for f in forms if f.pos == "verb")
            out.update(f.surface for f in forms if f.pos != "verb")
            out.update("ال" + f.surface for f in forms if f.pos != "verb")
    for words in _strings(raw.data.get("times")):
        out.add(fold(words))
    for words in _strings(raw.data.get("figures")):
        out.update((fold(words), "ال" + fold(words)))
    return frozenset(w for w in out if " " not in w), frozenset(verbal), frozenset(saying)


def _strings(content: Any) -> Iterable[str]:
    """Every string in a parsed words file, however deep."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        for key, value in content.items():
            if isinstance(key, str):
                yield key
            yield from _strings(value)
    elif isinstance(content, list):
        for value in content:
            yield from _strings(value)
