"""The words of times, compiled: one table from a folded first word to every reading of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from tawatur.read.fold import fold
from tawatur.read.memo import Memo
from tawatur.read.morphology import ARTICLE, proclitic_splits
from tawatur.read.rebuilt import by_constructor
from tawatur.recognise.number_words import NumberWords, compile_numbers
from tawatur.words.load import RawWords


class Unit(NamedTuple):
    """A unit of time: TIMEX3 code, whether it is written after «T», whether its singular alone may be a duration."""

    code: str
    clock: bool
    bare_one: bool

    @property
    def letter(self) -> str:
        """The unit as a duration's value writes it: «TH», «D»."""
        return "T" + self.code if self.clock else self.code


MONTH: Final = Unit("M", False, True)


class Entry(NamedTuple):
    """One reading of a word or phrase: `rest` are the words after the first, `definite` tells that «ال» was found."""

    kind: str
    value: Any
    rest: tuple[str, ...] = ()
    definite: bool = False
    weak: bool = False


class Hit(NamedTuple):
    """An entry found at a token, with the proclitics before it."""

    prefix: str
    entry: Entry


class Readings(NamedTuple):
    """Every reading of a folded word: the whole word and the longest phrases first; the kinds among them."""

    hits: tuple[Hit, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, eq=False)
class TimeWords:
    """Everything times.yaml says, by folded form. `entries`: first word → readings, the longest phrase first."""

    entries: dict[str, tuple[Entry, ...]]
    ordinals: dict[str, int]
    ordinal_tens: dict[str, int]
    sets: dict[str, frozenset[str]]
    set_adjectives: dict[str, str]
    hour_halves: dict[str, int]
    halves: dict[str, float]
    meridiem: dict[str, str]
    era: dict[str, str]
    known_days: tuple[dict[str, Any], ...]
    manner: tuple[tuple[str, ...], ...]
    datelines: tuple[tuple[str, ...], ...]
    first_year: int
    last_year: int
    numbers: NumberWords

    def __reduce__(self) -> tuple[Any, ...]:
        return by_constructor(self)


@lru_cache(maxsize=4)
def known_times(words: TimeWords) -> Memo[Readings]:
    """Folded word → every reading of it, clitics peeled."""

    def read(norm: str) -> Readings:
        found = ((prefix, words.entries.get(rest, ())) for prefix, rest in proclitic_splits(norm))
        hits = tuple([Hit(prefix, entry) for prefix, entries in found for entry in entries])
        return Readings(hits, frozenset([hit.entry.kind for hit in hits])) if hits else _UNREAD

    return Memo(read)


_UNREAD: Final = Readings((), frozenset())


# Lists of plain words, looked up by themselves.
_SETS: Final = (
    "accusative", "after", "before", "counted_nouns", "duration_before", "edge_fillers", "from_event", "future_cues",
    "general_heads", "hour_exactly", "hour_joiners", "hour_less", "how_often", "may_come", "hour_prepositions", "name_heads", "nearly", "not_today", "of_it", "one_after",
    "ordinal_teens", "outlet_heads", "part_tails", "places", "prepositions", "range_words", "shift_fillers",
    "shift_tails", "two_after", "vague_after", "vague_before", "whole_after", "year_prepositions",
    "year_range_prepositions", "year_sure",
)  # fmt: skip
# Entries by kind: the list's words stand for themselves.
_PLAIN: Final = {
    "hour_head": "hour_heads", "year_head": "year_heads", "month_head": "month_heads", "day_head": "day_heads",
    "this": "this_before", "that": "that_before", "same": "same_before", "corresponds": "corresponds",
    "midnight": "midnight", "after_midnight": "after_midnight", "part_opener": "part_openers",
    "zone": "zones", "outlet": "outlets", "not_time": "not_times", "decade_tail": "decade_tails",
    "before": "before", "after": "after", "before_that": "before_that", "after_that": "after_that",
}  # fmt: skip
# Entries by kind: a mapping from the value to its words.
_VALUED: Final = {
    "deictic": "deictics", "anaphoric": "anaphoric_days", "direction": "directions", "edge": "edges", "night": "nights",
    "that_night": "that_nights", "feast_day": "feast_days",
    "approx": "approximators", "reference": "references", "list_head": "list_heads",
}  # fmt: skip


def compile_times(raw: RawWords) -> TimeWords:
    """The words of times.yaml and numbers.yaml. Raises WordsError when a file is missing, KeyError when a list is."""
    data = raw.section("times")
    numbers = compile_numbers(raw)
    entries: dict[str, list[Entry]] = {}

    def add(kind: str, value: Any, words: Any, article: bool = False, bare: bool = True, weak: bool = False) -> None:
        for phrase in flat(words):
            first, *rest = fold(phrase).split()
            if bare:
                definite = first.startswith(ARTICLE) and len(first) > 3
                entries.setdefault(first, []).append(Entry(kind, value, tuple(rest), definite, weak))
            if article:
                entries.setdefault(ARTICLE + first, []).append(Entry(kind, value, tuple(rest), True, weak))

    _add_names(data, add)
    for kind, name in _PLAIN.items():
        add(kind, kind, data[name])
    for kind, name in _VALUED.items():
        for value, words in data[name].items():
            add(kind, value, words)
    _add_parts(data, add)
    _add_units(data, add)
    sets = data["sets"]
    add("article", "article", [ARTICLE])
    for value, words in sets["adjectives"].items():
        add("set_adjective", value, words)
    add("every", "every", sets["every"])
    add("days_plural", "days_plural", sets["days_plural"])
    for value, words in sets["adverbs"].items():
        add("set_adverb", value, words)
    add("vague", "vague", data["vague_before"])
    add("half", "half", data["halves"])
    add("number_word", "number_word", sorted(numbers.starts), article=True)
    ordinals = {fold(w): n for n, words in data["ordinals"].items() for w in words}
    for word in ordinals:
        add("ordinal", ordinals[word], [word], article=True)
    for value, words in data["ordinal_tens"].items():
        add("ordinal_tens", value, words)
    return TimeWords(
        entries={k: _longest_first(v) for k, v in entries.items()},
        ordinals=ordinals,
        ordinal_tens={fold(w): n for n, words in data["ordinal_tens"].items() for w in words},
        sets={name: frozenset(fold(w) for w in flat(data[name])) for name in _SETS},
        set_adjectives={fold(w): value for value, words in sets["adjectives"].items() for w in words},
        hour_halves={fold(w): n for n, words in data["hour_halves"].items() for w in words},
        halves={fold(w): n for w, n in data["halves"].items()},
        meridiem={fold(w): code for code, words in data["meridiem"].items() for w in words},
        era={fold(w): name for name, words in data["era"].items() for w in words},
        known_days=tuple({**d, "after": frozenset(fold(w) for w in d["after"])} for d in data["known_days"]),
        manner=_phrases(sets["manner"]),
        datelines=_phrases(data["dateline_labels"]),
        first_year=data["years"]["first"],
        last_year=data["years"]["last"],
        numbers=numbers,
    )


def _longest_first(found: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(found, key=lambda e: -len(e.rest)))


def flat(words: Any) -> Iterable[str]:
    """The words of a list, or of a list of lists (long lists are broken into rows)."""
    for item in words:
        if isinstance(item, list):
            yield from flat(item)
        else:
            yield str(item)


def _phrases(words: Any) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(fold(w).split()) for w in flat(words)), key=lambda p: (-len(p), p)))


def _add_names(data: Any, add: Any) -> None:
    """Months, weekdays, feasts and decades."""
    for kind, name in (("month", "months"), ("hijri", "hijri_months")):
        for number, spelled in data[name].items():
            add(kind, number, spelled.get("names", ()))
            add(kind, number, spelled.get("weak", ()), weak=True)
    for number, words in data["weekdays"].items():
        add("weekday", number, words, article=True, bare=False)
        add("weekday_bare", number, words)
    for feast in data["feasts"]:
        value = ("hijri", *feast["hijri"]) if "hijri" in feast else ("gregorian", *feast["gregorian"])
        add("feast", value, feast["names"])
    for decade, words in data["decades"].items():
        add("decade", decade, words, article=True)


def _add_parts(data: Any, add: Any) -> None:
    for code, spelled in data["parts_of_day"].items():
        add("part", code, spelled["words"], article=True)
        add("part", code, spelled.get("weak", ()), article=True, weak=True)
        add("adverb", code, spelled["adverbs"])
        add("part_phrase", code, spelled["phrases"])


def _add_units(data: Any, add: Any) -> None:
    for spelled in data["units"]:
        unit = Unit(spelled["code"], bool(spelled.get("clock")), spelled.get("bare_one", True))
        for form in ("one", "two", "many"):
            add("unit_" + form, unit, spelled[form], article=True)
