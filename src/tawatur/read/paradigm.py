"""Inflected surfaces of verbs and nouns, folded: what the words files list once, the press writes in many forms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from tawatur.read.fold import fold

Pos = Literal["verb", "masdar", "noun", "active_participle", "passive_participle"]
Voice = Literal["active", "passive"]
Tense = Literal["past", "present", "subjunctive", "jussive"]


class Form(NamedTuple):
    """One inflected form: its part of speech and, for verbs, tense, voice, person, gender and number (as in «3ms»)."""

    surface: str
    pos: Pos
    tense: Tense | None = None
    voice: Voice | None = None
    person: str = ""
    number: Literal["singular", "dual", "plural"] = "singular"


_KASRATAN: Final = "\u064d"
_TENSES: dict[str, Tense] = {"past": "past", "ind": "present", "sub": "subjunctive", "juss": "jussive"}
_PERSONS: Final = ("3ms", "3fs", "3md", "3fd", "3mp", "3fp", "1p", "1s")


class UnknownVerb(ValueError):
    """A root and form that cannot be conjugated; the message says which and why."""


@lru_cache(maxsize=4096)
def verb_forms(root: str, form: str, vowels: tuple[str, ...] = (), masdars: tuple[str, ...] = ()) -> tuple[Form, ...]:
    """Every third-person (and first-person) form of a verb, its participles and masdars, folded.

    root: letters joined. form: I…X, Iq…. vowels: past and non-past vowel, for form I. masdars: those that cannot be derived.
    Raises UnknownVerb.
    """
    import mazini  # 4 ms a verb: only when the words are compiled

    try:
        paradigm = mazini.conjugate(root, form, vowels=(vowels[0], vowels[1]) if vowels else None)
    except mazini.MaziniError as error:
        raise UnknownVerb(f"the verb {root} {form} {' '.join(vowels)} cannot be conjugated: {error}") from error
    out: dict[Form, None] = {}
    for slot, forms in paradigm.slots.items():
        parts = slot.split("_")
        if parts[0] in _TENSES and parts[-1] in _PERSONS:
            voice: Voice = "passive" if "pass" in parts else "active"
            number = {"d": "dual", "p": "plural"}.get(parts[-1][-1], "singular")
            for item in forms:
                out[Form(fold(item.form), "verb", _TENSES[parts[0]], voice, parts[-1], number)] = None  # type: ignore[arg-type]
                if parts[-1] == "3mp":
                    # the alif of «قتلوا» goes before an enclitic: «قتلوهم»
                    out[Form(fold(item.form).removesuffix("ا"), "verb", _TENSES[parts[0]], voice, "3mp+", "plural")] = (
                        None
                    )
        elif slot in ("ap", "pp"):
            pos: Pos = "active_participle" if slot == "ap" else "passive_participle"
            for item in forms:
                out.update(dict.fromkeys(noun_forms(fold(item.form), (), pos, person=True)))
                if item.form.endswith(_KASRATAN):
                    # a defective participle is written with its ya once it is definite, accusative or inflected: «داعياً»
                    out.update(dict.fromkeys(noun_forms(fold(item.form) + "ي", (), pos, person=True)))
                    out[Form(fold(item.form) + "يا", pos)] = None
        elif slot == "vn":
            for item in forms:
                if "?" not in item.form:
                    out.update(dict.fromkeys(noun_forms(fold(item.form), (), "masdar")))
                    if item.form.endswith(_KASRATAN):
                        out[Form(fold(item.form) + "ي", "masdar")] = None
                        out[Form(fold(item.form) + "يا", "masdar")] = None
    for masdar in masdars:
        out.update(dict.fromkeys(noun_forms(fold(masdar), (), "masdar")))
    # an apocopate form («يستعد» of استعاد) is one only where it differs from every other; else the others stand for it
    whole = {f.surface for f in out if f.tense != "jussive"}
    return tuple(f for f in out if len(f.surface) >= 2 and not (f.tense == "jussive" and f.surface in whole))


def noun_forms(noun: str, plurals: tuple[str, ...], pos: Pos, person: bool = False) -> Iterator[Form]:
    """Singular, dual and plural of a noun with their case endings as written; `person`: sound masculine plural too."""
    noun = fold(noun)
    yield Form(noun, pos)
    if noun.endswith("ه"):
        stem = noun[:-1] + "ت"
        yield Form(noun[:-1] + "ات", pos, number="plural")
    else:
        stem = noun
        if not noun.endswith(("ا", "ي", "ء")):
            yield Form(noun + "ا", pos)  # tanween of the accusative: «هجوما»
        elif noun.endswith("ء") and not noun.endswith("اء"):
            yield Form(noun + "ا", pos)
        yield Form(noun + "ات", pos, number="plural")
        if person:
            yield Form(noun + "ه", pos)
            yield Form(noun + "تان", pos, number="dual")
            yield Form(noun + "تين", pos, number="dual")
    for ending in ("ان", "ين"):
        yield Form(stem + ending, pos, number="dual")
    for ending in ("ا", "ي"):
        if stem != noun:
            yield Form(stem + ending, pos, number="dual")
    if person:
        yield Form(noun + "ون", pos, number="plural")
        yield Form(noun + "ين", pos, number="plural")
        yield Form(noun + "ي", pos, number="plural")
        yield Form(noun + "و", pos, number="plural")
    for plural in plurals:
        folded = fold(plural)
        yield Form(folded, pos, number="plural")
        if not folded.endswith(("ات", "ه", "ا", "ي", "ء")):
            yield Form(folded + "ا", pos, number="plural")
