"""What a time expression says before it is resolved, and the reader that its grammar works with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from tawatur.model import Time
from tawatur.read.fold import fold
from tawatur.read.morphology import ARTICLE
from tawatur.read.view import Token, View
from tawatur.recognise.times.words import Entry, TimeWords, Unit, known_times

_JOINED: Final = ("و", "ف", "ب", "ل")
DASHES: Final = frozenset({"-", "–", "—", "/", "ـ"})


@dataclass(slots=True)
class Slots:
    """The parts of a date or hour, as far as the words give them. Filled step by step by the grammar.

    `deictic`: days from publication; `anaphoric`: days from the day the passage tells of; `weekday` Monday is 1;
    `part`: TIMEX3 part of day; `clock`: hour, minute; `unit` + `direction`: «العام الماضي»; `amount` + `unit`: «قبل يومين»
    (negative) and «بعد يومين» (positive); `from_event`: counted from the day the passage tells of.
    """

    deictic: int | None = None
    anaphoric: int | None = None
    weekday: int | None = None
    weekday_end: int | None = None
    part: str | None = None
    part_weak: bool = False
    part_alone: bool = False
    clock: tuple[int, int] | None = None
    meridiem: str | None = None
    midnight: str | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    hijri_day: int | None = None
    hijri_month: int | None = None
    hijri_year: int | None = None
    unit: Unit | None = None
    direction: str | None = None
    amount: int | None = None
    from_event: bool = False
    edge: str | None = None
    mod: str | None = None
    decade: int | None = None
    century: int | None = None
    feast: tuple[str, int, int] | None = None
    feast_day: int = 0
    day_head: bool = False
    list_head: str | None = None

    def has_day(self) -> bool:
        """Whether a day is told, resolved or not."""
        return (
            self.deictic is not None
            or self.weekday is not None
            or self.day is not None
            or self.anaphoric is not None
            or self.hijri_day is not None
            or self.feast is not None
        )

    def has_calendar(self) -> bool:
        """Whether anything but a part of day or an hour is told."""
        return (
            self.has_day()
            or self.month is not None
            or self.year is not None
            or self.unit is not None
            or self.hijri_month is not None
            or self.hijri_year is not None
            or self.decade is not None
            or self.century is not None
        )


class Expression(NamedTuple):
    """A time expression: tokens first..last (inclusive), text offsets, and either its slots or its fixed value."""

    first: int
    last: int
    start: int
    end: int
    rule: str
    slots: Slots | None = None
    value: Time | None = None

    def with_slots(self, **changes: object) -> Expression:
        """The same expression, some slots changed."""
        assert self.slots is not None
        return self._replace(slots=replace(self.slots, **changes))  # type: ignore[arg-type]


def _is_one(kind: str, kinds: tuple[str, ...]) -> bool:
    for other in kinds:  # noqa: SIM110 - asked too often for a generator
        if other == kind:
            return True
    return False


class Reader:
    """A view and the words to read it with: what stands at a token."""

    __slots__ = ("known", "n", "norms", "tokens", "view", "words")

    def __init__(self, view: View, words: TimeWords) -> None:
        self.view, self.words = view, words
        self.norms, self.tokens, self.n = view.norms, view.tokens, len(view.tokens)
        table = known_times(words)
        self.known = [table[norm] for norm in view.norms]

    def norm(self, i: int) -> str:
        """The folded word at a token, «» outside the text."""
        return self.norms[i] if 0 <= i < self.n else ""

    def token(self, i: int) -> Token | None:
        """The token, None outside the text."""
        return self.tokens[i] if 0 <= i < self.n else None

    def find(self, i: int, kinds: tuple[str, ...], clitic: bool = False) -> tuple[Entry, int, str] | None:
        """(entry, last token, proclitics) of the longest reading of one of these kinds at token i.

        Proclitics are let pass only when `clitic` is set: at the start of an expression.
        """
        if not 0 <= i < self.n:
            return None
        readings = self.known[i]
        for hit in readings.hits:
            entry = hit.entry
            if _is_one(entry.kind, kinds) and (clitic or not hit.prefix) and self.follows(i, entry.rest):
                return entry, i + len(entry.rest), hit.prefix
        return None

    def is_kind(self, i: int, kinds: tuple[str, ...]) -> bool:
        """Whether a reading of one of these kinds stands at token i."""
        return self.find(i, kinds) is not None

    def phrase_at(self, i: int, phrase: tuple[str, ...]) -> bool:
        """Whether these folded words stand at token i."""
        return tuple(self.norms[i : i + len(phrase)]) == phrase

    def number_at(self, i: int, digits: tuple[int, int]) -> int | None:
        """A plain number of so many digits (least, most) at token i."""
        token = self.token(i)
        if token is None or token.kind != "number" or not token.norm.isdecimal():
            return None
        return int(token.norm) if digits[0] <= len(token.norm) <= digits[1] else None

    def same_line(self, i: int, j: int) -> bool:
        """Whether two tokens stand on one line of the text."""
        return 0 <= i < self.n and 0 <= j < self.n and self.tokens[i].line == self.tokens[j].line

    def preceded(self, i: int, name: str) -> bool:
        """Whether a word of a list stands before token i on its line, with or without «و», «ف», «ب» or «ل» joined to it."""
        if not self.same_line(i - 1, i):
            return False
        words, before = self.words.sets[name], self.norms[i - 1]
        return before in words or (before[:1] in _JOINED and before[1:] in words)

    def glued(self, i: int) -> bool:
        """Whether token i follows the one before it without a gap."""
        return 0 < i < self.n and self.tokens[i - 1].end == self.tokens[i].start

    def span(self, first: int, last: int, prefix: str = "") -> tuple[int, int]:
        """Text offsets of a run of tokens, without the proclitics of its first one (the article belongs to it)."""
        start, end = self.view.span(first, last)
        while prefix.endswith(ARTICLE):
            prefix = prefix[: -len(ARTICLE)]
        width = len(prefix)
        if prefix.endswith("ل") and self.norms[first].startswith(prefix + "ل"):
            width += 1  # «للعام»: both lams are clitics
        return start + self._width(self.tokens[first], width), end

    def _width(self, token: Token, letters: int) -> int:
        """The length in the text of a token's first folded letters, marks and tatweel included."""
        width = seen = 0
        surface = self.view.text[token.start : token.end]
        while seen < letters and width < len(surface):
            seen += len(fold(surface[width]))
            width += 1
        while letters and width < len(surface) and not fold(surface[width]):
            width += 1
        return width

    def follows(self, i: int, rest: tuple[str, ...]) -> bool:
        if not rest:
            return True
        return tuple(self.norms[i + 1 : i + 1 + len(rest)]) == rest
