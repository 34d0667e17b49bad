"""One report as the claims stage sees it: the view with its names, times and figures laid over the tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tawatur.read.view import Token, View
from tawatur.recognise.found import FoundFigure, FoundName, FoundTime
from tawatur.recognise.names.lexicon import NameWords
from tawatur.understand.lexeme import NOTHING, SEQUENCE, Kinds, Known, Lexeme, Reading
from tawatur.understand.lexis import ClaimWords
from tawatur.understand.party import Party

_DAMMA: Final = "\u064f"
_SHADDA: Final = "\u0651"
_MARKS: Final = "".join(map(chr, range(0x064B, 0x0653)))


class Spot(NamedTuple):
    """A place or facility named or referred to at token `at`; `rank`: how exact it is; `near`: only what it lies near.

    `home`: where somebody is from («شاب من بلدة X»). `care`: where the hurt were taken («نُقل إلى مستشفى بمدينة X»).
    row: the token of the first of the places that it is told in a row with («بلدتي أ وب»), or -1.
    """

    at: int
    entity: str
    rank: int
    near: bool = False
    home: bool = False
    care: bool = False
    row: int = -1


@dataclass
class Passage:
    """Token-indexed look-ups. `name_at[i]` etc.: the number of the name, time or figure that holds token i, or -1."""

    view: View
    words: ClaimWords
    entities: NameWords
    names: tuple[FoundName, ...]
    times: tuple[FoundTime, ...]
    figures: tuple[FoundFigure, ...]
    outlet: str | None = None
    published: str | None = None
    spots: list[Spot] | None = None  # all places of the report, once they have been asked for
    spots_till: list[int] = field(default_factory=list)  # how many of them lie before each token, and in all
    meant: dict[int, tuple[str, ...]] = field(default_factory=dict)  # token → the parties named before that it means
    instead: dict[int, str] = field(
        default_factory=dict
    )  # the same → whom it means where they act themselves, or nobody
    whose: dict[int, str] = field(default_factory=dict)  # «غاراتها» → who did it
    supposed: dict[int, Party] = field(default_factory=dict)  # «مسلحون يُعتقد أنهم من X» → X, in their place
    apart: set[int] = field(default_factory=set)  # the tokens that tell so
    told_of: list[bool] = field(
        init=False, repr=False
    )  # tokens outside names that may mean a party, or tell whose somebody is
    known: list[Known] = field(init=False, repr=False)  # what is known of each token's word
    name_at: list[int] = field(init=False)
    time_at: list[int] = field(init=False)
    figure_at: list[int] = field(init=False)
    sequence_at: dict[int, tuple[Lexeme, int]] = field(init=False)
    by_kind: list[Kinds] = field(init=False, repr=False)  # what each token may be, nothing inside names and times
    can: list[int] = field(init=False, repr=False)  # the same as bits: EVENT, SAYING, SEQUENCE, OPENS …
    round_time: frozenset[int] = field(init=False, repr=False)  # commas round nothing but a time: «، مساء السبت،»
    _classes: list[frozenset[str]] = field(init=False, repr=False)
    _bare: list[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # every token is asked about many times: what it may be is looked up once
        size, table = len(self.view.tokens), self.words.known
        self.name_at = _laid(size, self.names)
        self.time_at = _laid(size, self.times)
        self.figure_at = _laid(size, self.figures)
        self.round_time = _round_times(self.view.norms, self.times)
        self.told_of = [True] * size
        self.known = known = [table[norm] for norm in self.view.norms]
        self._classes = [k.classes for k in known]
        self._bare = [k.bare for k in known]
        self.by_kind = [
            NOTHING
            if name >= 0 or time >= 0 or token.kind != "word"
            else k.kinds
            if k.kinds is k.feminine or not self.feminine(token)
            else k.feminine
            for token, k, name, time in zip(self.view.tokens, known, self.name_at, self.time_at, strict=True)
        ]
        for i, k in enumerate(known):
            if k.said is not None and self.name_at[i] < 0 and self._says(i):
                self.by_kind[i] = k.said
            elif ("students" in k.classes and self._is_student(i)) or ("called" in k.classes and self._is_called(i)):
                self.by_kind[i] = NOTHING
        self.can = [kinds.can | k.may for kinds, k in zip(self.by_kind, known, strict=True)]
        self.sequence_at = {}
        for i, k in enumerate(known):
            found = self._sequence(i, k.sequences) if k.sequences else None
            if found is not None:
                self.sequence_at[i] = found
                self.can[i] |= SEQUENCE

    def feminine(self, token: Token) -> bool:
        """Written with ة: its last letter is no pronoun («سيطرة», not «سيطره»)."""
        return token.norm[-1] == "ه" and self.view.text[token.start : token.end].rstrip(_MARKS)[-1:] == "ة"

    def readings(self, i: int) -> tuple[Reading, ...]:
        """What token i may be; nothing when it is part of a name or time."""
        return self.by_kind[i].all

    def name(self, i: int) -> FoundName | None:
        """The name that holds token i."""
        number = self.name_at[i]
        return self.names[number] if number >= 0 else None

    def bare(self, i: int) -> str:
        """Token i's folded form without a leading conjunction."""
        return self._bare[i]

    def kinds(self, i: int) -> frozenset[str]:
        """The closed classes of particles.yaml that token i belongs to."""
        return self._classes[i]

    def is_particle(self, i: int, kind: str) -> bool:
        """Whether token i, with or without a conjunction before it, is a particle of a kind (particles.yaml)."""
        return kind in self._classes[i]

    def passive_marked(self, i: int) -> bool:
        """Whether the word is vowelled as a passive («قُتل»): a damma on its first letter after any conjunction."""
        token = self.view.tokens[i]
        surface = self.view.text[token.start : token.end]
        if _DAMMA not in surface:
            return False
        letters = 0
        for char, after in zip(surface, surface[1:] + " ", strict=True):
            if char in "وف" and letters == 0 and token.norm[0] in "وف":
                letters += 0
            if after == _DAMMA:
                return letters <= 1
            if char.isalpha():
                letters += 1
                if letters > 2:
                    return False
        return False

    def _is_called(self, i: int) -> bool:
        """«رجل يدعى خالد»: before somebody's name, what he is called, and no claim of his («يدّعي»)."""
        if i + 1 >= len(self.view.tokens):
            return False
        name = self.name(i + 1)
        if name is not None:
            return name.value.class_ == "person" and not name.clitic
        return self.view.norms[i + 1] in self.entities.markers.given

    def _says(self, i: int) -> bool:
        """«وبين أن», «وبين المصدر أن», «وبين البيان أن»: a verb of saying at the head of its clause, and what is said after it."""
        norms, last = self.view.norms, len(self.view.norms) - 1
        token = self.view.tokens[i]
        if _SHADDA in self.view.text[token.start : token.end]:
            return True  # «عبّر الوزير عن قلقه»
        if norms[i][0] not in "وف" and i and self.view.tokens[i - 1].kind != "punct":
            return False
        if i < last and self.is_particle(i + 1, "complementizers"):
            return True
        if self._feels(i, last):
            return True
        if i + 2 > last:
            return False
        if not norms[i + 1].startswith("ال"):
            return self._officer_makes_clear(i, last)
        if self.is_particle(i + 2, "complementizers"):
            return True
        one = any(definite and slug[-1] != "s" for _, slug, _, definite in self.known[i + 1].roles)
        return one and any(self.is_particle(j, "complementizers") for j in range(i + 3, min(i + _TOLD, last) + 1))

    def _officer_makes_clear(self, i: int, last: int) -> bool:
        """«وبين قائد اللواء فلان أن»: one who bears an office, and before any verb or pause what he says."""
        if not any(slug[-1] != "s" for _, slug, _, _ in self.known[i + 1].roles):
            return False
        for j in range(i + 2, min(i + _TOLD, last) + 1):
            if self.is_particle(j, "complementizers"):
                return True
            readings = self.by_kind[j].all
            if self.view.tokens[j].kind == "punct" or (readings and all(r.finite for r in readings)):
                return False
        return False

    def _feels(self, i: int, last: int) -> bool:
        """«وعبر النادي عن قلقه»: a feeling that somebody expresses, a few words on."""
        for j in range(i + 1, min(i + _EXPRESSED, last)):
            if self.bare(j) == "عن":
                return not self.words.particles["feelings"].isdisjoint(self.known[j + 1].stems)
            if self.view.tokens[j].kind == "punct":
                return False
        return False

    def _is_student(self, i: int) -> bool:
        """«مقتل طالب», «طالب هندسة»: written like a verb that always has «بـ» after it, and not right after another verb."""
        norms = self.view.norms
        if i and norms[i][0] not in "وف" and self.by_kind[i - 1].all and self.view.tokens[i - 1].kind == "word":
            return True
        for j in range(i + 1, min(i + _DEMANDED, len(norms))):
            if (
                (norms[j][0] == "ب" and len(norms[j]) > 2)
                or norms[j] in _QUOTES
                or self.is_particle(j, "complementizers")
            ):
                return False
            if norms[j] in ("،", ".", "؛"):
                return norms[j] != "،" or j < i + 3
        return True

    def _sequence(self, i: int, by_second: dict[str, tuple[Lexeme, ...]]) -> tuple[Lexeme, int] | None:
        """The longest fixed sequence of words that stands at token i, and its last token."""
        norms = self.view.norms
        for lexeme in by_second.get(norms[i + 1], ()) if i + 1 < len(norms) else ():
            last = i + len(lexeme.rest)
            if len(lexeme.rest) == 1 or norms[i + 1 : last + 1] == lexeme.rest:
                return lexeme, last
        alone = by_second.get("")
        return (alone[0], i) if alone else None


_EXPRESSED: Final = 10  # tokens from «عبّر» to the feeling that is expressed

_DEMANDED: Final = 14  # tokens from a verb of demanding to what is demanded
_QUOTES: Final = frozenset({"«", '"', "“", ":"})
_TOLD: Final = 16  # tokens from a verb of saying to what is said


def stands_among(passage: Passage, words: frozenset[str], first: int, last: int) -> bool:
    """Whether one of some words, clitics off, is among tokens first..last."""
    known = passage.known
    for i in range(max(0, first), min(last + 1, len(known))):
        for form in known[i].forms:
            if form in words:
                return True
    return False


def narrow(passage: Passage, references: dict[int, str], fighting: dict[int, str]) -> None:
    """Notes which tokens may mean a party, once all is known of whom words refer to: most mean nobody, and need no look."""
    passage.told_of = told = [known.origin is not None for known in passage.known]
    for tokens in (references, fighting, passage.meant, passage.supposed):
        for i in tokens:
            told[i] = True
    for i in passage.apart:
        told[i] = True


def parts(passage: Passage, first: int, end: int) -> bool:
    """Whether one of tokens first to end parts what is told before it from what is told after it: «فيما», «في حين»; not «حين»."""
    return any(
        passage.is_particle(j, "meanwhile") and (passage.bare(j) != "حين" or passage.bare(j - 1) == "في")
        for j in range(first, end)
    )


def ordinary_among(passage: Passage, words: frozenset[str], first: int, last: int) -> bool:
    """The same of words that only go on with no name: «الحشد الشعبي» makes no explosion a popular one."""
    if first > last or not stands_among(passage, words, first, last):
        return False
    return any(
        not words.isdisjoint(passage.known[j].stems) and _stands_alone(passage, j) for j in range(first, last + 1)
    )


def _stands_alone(passage: Passage, j: int) -> bool:
    """Whether a word is part of no name, or what the name of a party calls it by («الدفاعات الجوية السورية»)."""
    name = passage.name(j)
    return name is None or (name.first == j and name.value.class_ == "actor")


def _laid(size: int, found: Sequence[FoundName | FoundTime | FoundFigure]) -> list[int]:
    out = [-1] * size
    for number, item in enumerate(found):
        for i in range(item.first, item.last + 1):
            out[i] = number
    return out


_COMMAS: Final = frozenset({"،", ","})


def _round_times(norms: tuple[str, ...], times: tuple[FoundTime, ...]) -> frozenset[int]:
    """The commas that part nothing: they only set off a time that is told in passing («أعلن، الأحد، أن»)."""
    out: set[int] = set()
    for time in times:
        before, after = time.first - 1, time.last + 1
        if before > 0 and norms[before] in _LEADING:
            before -= 1
        if before > 0 and after < len(norms) and norms[before] in _COMMAS and norms[after] in _COMMAS:
            out |= {before, after}
    return frozenset(out)


_LEADING: Final = frozenset({"في", "يوم", "منذ"})
