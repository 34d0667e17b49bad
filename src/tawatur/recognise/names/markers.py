"""Compiles the generic nouns that announce a name («قرية», «لواء», «العقيد») and the words that can be no part of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from tawatur.read.fold import fold
from tawatur.read.morphology import FUTURE
from tawatur.read.rebuilt import by_constructor
from tawatur.words.load import RawWords

KUNYA: Final = frozenset({"ابو", "ابي", "ابا"})
SERVANT: Final = "عبد"  # «عبد العزيز»: with the next word it is one given name
_HAMZA: Final = frozenset("أإآ")


class Head(NamedTuple):
    """A noun that announces a name of a class. `inside`: it belongs to the name; `long`: names after it may run to three
    words; `plural`: several names may follow; `takes_place`: a listed place after it makes a longer name («مشفى الرقة»). `hamza`: it is written with one on an alif
    («أطراف»). `located`: an unlisted name counts where what it lies in follows («منطقة X بمديرية Y»). `after_any`: so does any noun
    with the article («حي الأكواخ»), or a day («مستشفى 22 مايو»)."""

    class_: str
    inside: bool
    kind: str = ""
    long: bool = False
    takes_place: bool = False
    plural: bool = False
    hamza: bool = False
    located: bool = False
    after_any: bool = False


@dataclass(frozen=True)
class MarkerWords:
    """Tables by folded word. See markers.yaml, given_names.yaml and particles.yaml for what each holds."""

    heads: dict[str, Head] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    kin: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    beside_media: frozenset[str] = frozenset()
    scenes: frozenset[str] = frozenset()
    maqsura: frozenset[str] = frozenset()
    nationals: dict[str, str] = field(default_factory=dict)
    people_of: frozenset[str] = frozenset()
    fronts: frozenset[str] = frozenset()
    not_names: frozenset[str] = frozenset()
    named_after: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    stops: frozenset[str] = frozenset()
    name_adjectives: frozenset[str] = frozenset()
    rank_adjectives: frozenset[str] = frozenset()
    compound_firsts: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()
    compound: frozenset[str] = frozenset()
    compound_seconds: frozenset[str] = frozenset()
    patronymic: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    adjectival: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()
    group_words: frozenset[str] = frozenset()

    def __reduce__(self) -> tuple[Any, ...]:
        return by_constructor(self)

    def opens_person(self, prefix: str, stem: str) -> bool:
        """Whether a word after these proclitics may be a person's first name; a doubtful name only where it stands alone."""
        if len(prefix) > 1 or prefix == FUTURE:
            return False
        return stem in KUNYA or stem == SERVANT or (stem in self.given and (not prefix or stem not in self.doubtful))


def compile_markers(raw: RawWords) -> MarkerWords:
    """Compile markers.yaml with given_names.yaml and particles.yaml."""
    given: dict[str, Any] = raw.section("given_names")
    particles: dict[str, Any] = raw.section("particles")
    markers: dict[str, Any] = raw.section("markers")
    return MarkerWords(
        heads=_heads(markers["heads"]),
        titles=_folded(w for w in markers["titles"] if " " not in w),
        ranks=_folded(w for w in markers["ranks"] if " " not in w),
        kin=_folded(markers["kin"]),
        media=_folded(markers["media"]),
        beside_media=_folded(markers["beside_media"]),
        scenes=_folded(markers["scenes"]),
        nationals={fold(w): country for country, words in markers["nationals"].items() for w in words},
        people_of=_folded(markers["people_of"]),
        fronts=_folded(markers["fronts"]),
        maqsura=_folded(w for w in given["given"] if w.endswith("ى")),
        not_names=_folded(markers["not_names"]),
        named_after=_folded(markers["named_after"]),
        months=_months(raw.section("times")),
        stops=_folded(
            w
            for k in (
                "prepositions",
                "relatives",
                "subordinators",
                "complementizers",
                "pronouns",
                "other",
                "circumstance",
                "modifiers",
            )
            for w in particles[k]
        ),
        name_adjectives=_folded(particles["name_adjectives"]),
        rank_adjectives=_folded(particles["rank_adjectives"]),
        compound_firsts=_folded(particles["compound_firsts"]),
        given=_folded(given["given"]),
        doubtful=_folded(given["doubtful"]),
        compound=_folded(given["compound"]),
        compound_seconds=_folded(given["compound_second"]),
        patronymic=_folded(given["patronymic"]),
        locatives=_folded(particles["locatives"]),
        adjectival=_folded(particles["adjectival"]),
        described=_folded(particles["described"]),
        group_words=_folded(particles["group_words"]),
    )


def _heads(rows: Iterable[dict[str, Any]]) -> dict[str, Head]:
    out: dict[str, Head] = {}
    for row in rows:
        plural = _folded(row.get("plural") or ())
        for form in row["forms"]:
            word = fold(form)
            if " " in word or word in out:
                continue
            out[word] = Head(
                row["class"],
                bool(row["inside"]),
                str(row.get("kind", "")),
                bool(row.get("long")),
                bool(row.get("takes_place")),
                word in plural,
                bool(_HAMZA & set(form)),
                bool(row.get("located")),
                bool(row.get("after_any")) and word not in plural,
            )
    return out


def _months(times: dict[str, Any]) -> frozenset[str]:
    """The first words of the names of months."""
    rows = [row for table in ("months", "hijri_months") for row in times[table].values()]
    return _folded(name.split()[0] for row in rows for key in ("names", "weak") for name in row.get(key, ()))


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(w) for w in words)
