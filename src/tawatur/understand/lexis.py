"""Compiles the words of happening, of saying and of negation and modality into one table of inflected surfaces.

A lexeme is one entry of events.yaml, speech.yaml or operators.yaml; a reading is one inflected form of it. What a word may
be in a text is asked of `ClaimWords.readings`, which peels clitics and checks that they go with the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from tawatur.read.fold import fold
from tawatur.read.memo import Memo
from tawatur.read.paradigm import Form, UnknownVerb, noun_forms, verb_forms
from tawatur.read.rebuilt import by_constructor
from tawatur.understand.lexeme import Known, Lexeme, Reading, know
from tawatur.words.load import RawWords, WordsError


@dataclass
class ClaimWords:
    """All that the claims stage knows of words.

    surfaces: folded form → what it may be, each a lexeme's number and a shape's in one: number * len(shapes) + shape; shapes:
    all forms that verbs and nouns have, without a surface. sequences: first word → second word, «» for none → lexemes of fixed
    word sequences, longest first.
    particles: closed classes by name. role_heads: first word → (rest, part of a role's id), longest
    first; role_adjectives: folded form without the article → part of a role's id; role_links: words
    between a role and what it belongs to. descriptions: definite descriptions by their folded noun. origins: adjective of origin →
    actor. soldierly: those of them that only tell whose soldiers and vehicles somebody's are.
    """

    lexemes: tuple[Lexeme, ...]
    surfaces: dict[str, tuple[int, ...]]
    shapes: tuple[Form, ...]
    sequences: dict[str, dict[str, tuple[Lexeme, ...]]]
    particles: dict[str, frozenset[str]]
    role_heads: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    role_adjectives: dict[str, str]
    role_links: frozenset[str]
    descriptions: dict[str, dict[str, Any]]
    origins: dict[str, str]
    armies: dict[str, str]
    soldierly: frozenset[str]
    longest_description: int = field(init=False)  # words after its first
    known: Memo[Known] = field(init=False, repr=False)  # all that is known of a folded word
    classes: dict[str, frozenset[str]] = field(init=False, repr=False)  # particles by word
    described: frozenset[str] = field(init=False, repr=False)  # first words of descriptions
    if_said: frozenset[str] = field(init=False, repr=False)  # what is a verb only where what is said follows it («بين»)

    def __post_init__(self) -> None:
        self.known = Memo(partial(know, self))
        self.longest_description = max((k.count(" ") for k in self.descriptions), default=0)
        self.described = frozenset(k.split()[0] for k in self.descriptions)
        self.if_said = frozenset(word for x in self.lexemes if x.get("if_said") for word in x.skip)
        classes: dict[str, set[str]] = {}
        for kind, words in self.particles.items():
            for word in words:
                classes.setdefault(word, set()).add(kind)
        self.classes = {word: frozenset(kinds) for word, kinds in classes.items()}

    def __reduce__(self) -> tuple[Any, ...]:
        return by_constructor(self)

    def readings(self, norm: str) -> tuple[Reading, ...]:
        """Every reading of a folded word, those with fewest clitics first."""
        return self.known[norm].kinds.all


_FIRST: Final = frozenset({"1p", "1s"})


def compile_claim_words(raw: RawWords) -> ClaimWords:
    """Compile events, speech, operators, weapons, roles and descriptions. Raises WordsError for an unusable entry."""
    lexemes: list[Lexeme] = []
    surfaces: dict[str, dict[tuple[int, Form], None]] = {}
    sequences: dict[str, list[Lexeme]] = {}
    for file in ("events", "speech", "operators", "weapons"):
        for section, rows in (raw.data.get(file) or {}).items():
            if section == "classes":
                continue
            for row in rows:
                for lexeme, forms in _entries(file, section, row):
                    if forms is None:
                        words = fold(lexeme.lemma).split()
                        sequences.setdefault(words[0], []).append(lexeme)
                        continue
                    lexemes.append(lexeme)
                    for form in forms:
                        if file == "events" and form.person in _FIRST and (form.tense != "past" or form.person == "1s"):
                            continue  # «نصف» is a half, not «we describe»: reports tell of others
                        surfaces.setdefault(form.surface, {})[(len(lexemes) - 1, form)] = None
    shapes = dict.fromkeys(form._replace(surface="") for told in surfaces.values() for _, form in told)
    number = {shape: n for n, shape in enumerate(shapes)}
    return ClaimWords(
        lexemes=tuple(lexemes),
        surfaces={
            k: tuple(lexeme * len(shapes) + number[form._replace(surface="")] for lexeme, form in told)
            for k, told in surfaces.items()
        },
        shapes=tuple(shapes),
        sequences={k: _by_second(v) for k, v in sequences.items()},
        particles=_particles(raw),
        **_roles(raw),
        descriptions=_descriptions(raw),
        origins=_origins(raw),
        armies={row["actor"]: row["army"] for row in raw.section("origins") if "army" in row and "actor" in row},
        soldierly=frozenset(row["army"] for row in raw.section("origins") if "actor" not in row),
    )


def _by_second(lexemes: Iterable[Lexeme]) -> dict[str, tuple[Lexeme, ...]]:
    """Lexemes of fixed sequences of words by the second word, the longest first."""
    out: dict[str, tuple[Lexeme, ...]] = {}
    for lexeme in sorted(lexemes, key=lambda x: (-len(x.rest), x.id)):
        second = lexeme.rest[0] if lexeme.rest else ""
        out[second] = (*out.get(second, ()), lexeme)
    return out


def _entries(file: str, section: str, row: Any) -> Iterator[tuple[Lexeme, Iterable[Form] | None]]:
    """The lexemes of one row of a words file, each with its inflected forms, or None for a fixed sequence of words."""
    if isinstance(row, str):
        row = {"noun": row}
    elif isinstance(row, list):
        row = {"words": row}
    found = False
    try:
        for part in _parts(row):
            found = True
            yield _entry(file, section, row, part)
    except (UnknownVerb, KeyError, AttributeError, TypeError) as error:
        raise WordsError(f"{file}.yaml, {section}: the row {row} cannot be read: {error}") from error
    if not found:
        raise WordsError(f"{file}.yaml, {section}: the row {row} says neither root nor noun, phrase, verb or words")


def _parts(row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """What a row lists: a verb by its root, a noun, a phrase, a verb with words after it, fixed words, nouns that act alike."""
    if "root" in row:
        yield "root", row
    if "noun" in row:
        yield "noun", row["noun"]
    if isinstance(row.get("verb"), dict):
        yield "verb", row["verb"]
    if "phrase" in row:
        yield "phrase", row["phrase"]
    if "words" in row:
        yield "words", row["words"]
    for noun in row.get("nouns") or ():
        yield "noun", noun
    for adjective in row.get("adjectives") or ():
        yield "adjective", adjective


def _entry(file: str, section: str, row: dict[str, Any], part: tuple[str, Any]) -> tuple[Lexeme, Iterable[Form] | None]:
    kind, value = part
    if kind == "root":
        return _lexeme(file, section, row, _verb_lemma(row)), _verb(row)
    if kind == "verb":
        rest = tuple(fold(w) for w in row.get("rest") or ())
        lemma = " ".join([_verb_lemma(value), *rest])
        return _lexeme(file, section, row, lemma, rest=rest, gap=True), _verb({**row, **value})
    if kind == "noun":
        words = [fold(w) for w in value.split()]
        plurals = tuple(row.get("plural") or ()) if "noun" in row else ()
        return _lexeme(file, section, row, value, rest=tuple(words[1:])), tuple(noun_forms(words[0], plurals, "noun"))
    if kind == "adjective":
        return _lexeme(file, section, {**row, "with": ()}, value), tuple(
            noun_forms(fold(value), (), "noun", person=True)
        )
    words = [fold(w) for w in value]
    lexeme = _lexeme(file, section, row, " ".join(words), rest=tuple(words[1:]))
    if kind == "phrase":
        return lexeme, tuple(noun_forms(words[0], (), "noun"))
    return lexeme, None


def _verb_lemma(row: dict[str, Any]) -> str:
    return f"{row['root']} {row['form']}"


def _verb(row: dict[str, Any]) -> Iterable[Form]:
    masdars = row.get("masdar") or ()
    if isinstance(masdars, str):
        masdars = (masdars,)
    forms = verb_forms(row["root"], row["form"], tuple(row.get("vowels") or ()), tuple(masdars))
    if "of" in row:
        people = row["of"] == "people"
        forms = tuple(
            f
            for f in forms
            if (f.pos == "verb" and (f.person in _MANY_PEOPLE) == people) or (f.pos != "verb" and not people)
        )
    if row.get("masdar") == []:
        forms = tuple(f for f in forms if f.pos != "masdar")  # «قرّر», of which «تقرير» is no more than a report
    plurals = tuple(
        f
        for p in row.get("masdar_plural") or ()
        for f in noun_forms(p, (), "masdar")
        if not f.surface.endswith(("ان", "اتات"))
    )
    return forms + tuple(Form(f.surface, "masdar", number="plural") for f in plurals)


_MANY_PEOPLE: Final = frozenset({"3mp", "3mp+", "3md", "3fp"})


_OWN: Final = {"type", "subject", "object", "passive_subject", "genitive", "prep", "needs", "unless", "object_in", "with", "skip", "toll",
        "strength", "event_subject", "polarity", "modality", "outcome", "participle", "root", "form", "vowels", "masdar",
        "masdar_plural", "noun", "plural", "phrase", "verb", "rest", "en"}  # fmt: skip


def _lexeme(
    file: str, section: str, row: dict[str, Any], lemma: str, rest: tuple[str, ...] = (), gap: bool = False
) -> Lexeme:
    kind = row.get("type") or row.get("claim") or row.get("stance") or row.get("effect") or ""
    obj = row.get("object", "target")
    return Lexeme(
        id=f"{file}.{section}:{fold(lemma).replace(' ', '-')}:{kind if isinstance(kind, str) else ''}",
        section=f"{file}.{section}",
        lemma=lemma,
        type=row.get("type"),
        subject=row.get("subject", "agent"),
        object=obj,
        passive_subject=row.get("passive_subject", obj),
        genitive=row.get("genitive"),
        prep=tuple((fold(k), str(v)) for k, v in (row.get("prep") or {}).items())
        if isinstance(row.get("prep") or {}, dict)
        else (),
        needs=_set(row.get("needs")),
        unless=_set(row.get("unless")),
        object_in=_set(row.get("object_in")),
        with_=_set(row.get("with")),
        skip=_skipped(row.get("skip")),
        toll=bool(row.get("toll")),
        weak=row.get("strength") == "weak",
        event_subject=bool(row.get("event_subject")),
        polarity=row.get("polarity"),
        modality=row.get("modality"),
        outcome=row.get("outcome"),
        rest=rest,
        gap=gap,
        participles=tuple(row["participle"]) if "participle" in row else None,
        extra={k: _hashable(v) for k, v in row.items() if k not in _OWN}
        | ({"prep": fold(row["prep"])} if isinstance(row.get("prep"), str) else {}),
    )


def _set(words: Any) -> frozenset[str]:
    return frozenset(fold(w) for w in words or ())


def _skipped(words: Any) -> frozenset[str]:
    """Homographs that do not count, with and without a conjunction before them."""
    folded = _set(words)
    return folded | {c + w for w in folded for c in "وف"}


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _particles(raw: RawWords) -> dict[str, frozenset[str]]:
    """The closed classes by name, folded; `contrast_first`: the first words of those phrases."""
    out = {k: frozenset(fold(w) for w in v) for k, v in raw.section("particles").items()}
    for people in ("members", "ranks", "positions"):
        # the accusative is written: «عنصراً من الفصيل»
        out[people] |= {w + "ا" for w in out[people] if not w.endswith(("ه", "ا", "ي", "ن", "و", "ات"))}
    out["contrast_first"] = frozenset(w.split()[0] for w in out["contrast"])
    return out


def _roles(raw: RawWords) -> dict[str, Any]:
    """Role words by their folded forms (roles.yaml)."""
    roles = raw.section("roles")
    heads: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in roles["heads"]:
        for form in row["forms"]:
            words = [fold(w) for w in form.split()]
            heads.setdefault(words[0], []).append((tuple(words[1:]), row["slug"]))
    adjectives: dict[str, str] = {}
    for section in ("adjectives", "nouns_between"):
        for row in roles[section]:
            for form in row["forms"]:
                if " " not in form:
                    adjectives.setdefault(fold(form).removeprefix("ال"), "" if row.get("says_nothing") else row["slug"])
    return {
        "role_heads": {k: _longest_first(v) for k, v in heads.items()},
        "role_adjectives": adjectives,
        "role_links": frozenset(fold(w) for w in roles["affiliation"]["links"]),
    }


def _longest_first(rows: list[tuple[tuple[str, ...], str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _descriptions(raw: RawWords) -> dict[str, dict[str, Any]]:
    """Definite descriptions («السجن», «قوات المعارضة») by their folded words."""
    return {
        fold(row["noun"]): {
            **row["refers"],
            "before": frozenset(map(fold, row.get("before") or ())),
            "not_named": frozenset(map(fold, row["refers"].get("not_named") or ())),
            "not_after": frozenset(map(fold, row.get("not_after") or ())),
        }
        for row in raw.data.get("descriptions") or ()
    }


def _origins(raw: RawWords) -> dict[str, str]:
    """Adjectives of origin in every form, with and without the article."""
    out: dict[str, str] = {}
    for row in raw.section("origins"):
        for adjective in row["forms"]:
            for form in noun_forms(fold(adjective), (), "noun", person=True):
                accusative = (form.surface + "ا",) if form.surface.endswith("ي") else ()  # «جنديا أوكرانيا»
                for surface in (form.surface, "ال" + form.surface, *accusative):
                    out[surface] = row["actor"] if "actor" in row else row["army"]
    return out
