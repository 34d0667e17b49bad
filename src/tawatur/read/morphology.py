"""Clitics, in one place: every way to peel proclitics and enclitic pronouns off a folded word.

No words file and no other module lists a word with «و», «ب» or «ال» before it; they ask here.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.read.memo import Memo

CONJUNCTIONS: Final = ("و", "ف")
PREPOSITIONS: Final = ("ب", "ك", "ل")
FUTURE: Final = "س"
ARTICLE: Final = "ال"
ENCLITICS: Final = ("ها", "هما", "هم", "هن", "كما", "كم", "نا", "ني", "ه", "ك", "ي")
_BY_ENDING: Final = {e[-1]: tuple(x for x in ENCLITICS if x[-1] == e[-1]) for e in ENCLITICS}


class Split(NamedTuple):
    """One way to read a word: proclitics (`prefix`, as they stand, «ل» + article written «لل»), stem, enclitic pronoun."""

    prefix: str
    stem: str
    suffix: str


def proclitic_splits(norm: str) -> tuple[tuple[str, str], ...]:
    """(prefix, rest) pairs, the whole word first. The article stays on the rest: «وللقوات» → («ول», «القوات»)."""
    return _PROCLITIC[norm]


def splits(norm: str) -> tuple[Split, ...]:
    """Every reading of a folded word as proclitics + stem + enclitic, fewest clitics first.

    The article counts as a proclitic here (`prefix` ends with «ال»). Before an enclitic, «ت» may stand for the stem's «ه»
    (ة): both stems are given: «مداهمته» → مداهمت and مداهمه. A final hamza takes its seat from the vowel: «استيلائه» → استيلاء.
    A final ى becomes an alif: «تبنّاه» → تبنى.
    """
    return _SPLITS[norm]


def _without_proclitics(norm: str) -> tuple[tuple[str, str], ...]:
    out = [("", norm)]
    heads = [("", norm)]
    if norm[:1] in CONJUNCTIONS and len(norm) > 2:
        heads.append((norm[0], norm[1:]))
        out.append((norm[0], norm[1:]))
    for prefix, rest in heads:
        first = rest[:1]
        if first in PREPOSITIONS and len(rest) > 2:
            if rest.startswith("لل"):
                # «للقوات» is ل + القوات; «لله», «لليبيا» (ل + ليبيا) keep both readings
                out.append((prefix + "ل", ARTICLE + rest[2:]))
                if rest[2:3] == "ل":
                    out.append((prefix + "ل", ARTICLE + rest[1:]))
            out.append((prefix + first, rest[1:]))
        elif first == FUTURE and len(rest) > 3:
            out.append((prefix + first, rest[1:]))
    return tuple(dict.fromkeys(out))


def _without_clitics(norm: str) -> tuple[Split, ...]:
    out: list[tuple[str, str, str]] = []
    enclitics = _BY_ENDING.get(norm[-1:], ())
    for prefix, rest in proclitic_splits(norm):
        stems = [(prefix, rest)]
        if rest.startswith(ARTICLE) and len(rest) > 3:
            stems.append((prefix + ARTICLE, rest[2:]))
        for head, stem in stems:
            out.append((head, stem, ""))
            if head.endswith(ARTICLE):
                continue
            for suffix in enclitics:
                if stem.endswith(suffix) and len(stem) - len(suffix) >= 2:
                    bare = stem[: -len(suffix)]
                    out.append((head, bare, suffix))
                    if bare.endswith("ت"):
                        out.append((head, bare[:-1] + "ه", suffix))
                    elif bare.endswith(("ائ", "اؤ")):
                        out.append((head, bare[:-1] + "ء", suffix))
                    elif bare.endswith("ا") and len(bare) > 2:
                        out.append((head, bare[:-1] + "ي", suffix))
    if len(out) > 1:
        out = sorted(dict.fromkeys(out), key=_clitics)
    return tuple([Split(*split) for split in out])


_PROCLITIC: Final[Memo[tuple[tuple[str, str], ...]]] = Memo(_without_proclitics)
_SPLITS: Final[Memo[tuple[Split, ...]]] = Memo(_without_clitics)


def _clitics(split: tuple[str, str, str]) -> int:
    """How much of a word is clitics, an enclitic counting as more than a proclitic of its length."""
    return len(split[0]) * 16 + len(split[2]) * 17


def after_clitic(text: str, clitic: str) -> str:
    """A word or words as written, without the letters of a leading clitic; marks and tatweel are no letters."""
    skip = seen = 0
    while seen < len(clitic) and skip < len(text):
        seen += text[skip].isalpha() and text[skip] != "ـ"
        skip += 1
    return text[skip:]
