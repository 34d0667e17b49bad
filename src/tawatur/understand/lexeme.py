"""What one word of a text may be: its lexemes, its readings, and all that is known of it whatever stands round it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from tawatur.read.morphology import proclitic_splits, splits
from tawatur.read.paradigm import Form
from tawatur.read.rebuilt import by_constructor

if TYPE_CHECKING:
    from tawatur.understand.lexis import ClaimWords


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One entry of a words file. `section` is file.section («events.verbs»); `extra`: its fields that few entries have.

    `rest`: the words after the first, of a phrase; `gap`: other words may stand between them (a verb's subject).
    """

    id: str
    section: str
    lemma: str
    type: str | None = None
    subject: str = "agent"
    object: str = "target"
    passive_subject: str = "target"
    genitive: str | None = None
    prep: tuple[tuple[str, str], ...] = ()
    needs: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    object_in: frozenset[str] = frozenset()
    with_: frozenset[str] = frozenset()
    skip: frozenset[str] = frozenset()
    toll: bool = False
    weak: bool = False
    event_subject: bool = False
    polarity: str | None = None
    modality: str | None = None
    outcome: str | None = None
    rest: tuple[str, ...] = ()
    gap: bool = False
    participles: tuple[str, ...] | None = None
    extra: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)

    def get(self, key: str, default: Any = None) -> Any:
        """A rarer field, by its name in the words file."""
        return self.extra.get(key, default)

    def __reduce__(self) -> tuple[Any, ...]:
        return by_constructor(self)


# Made for every new word, and never changed: not frozen, which would double their making.
@dataclass(slots=True, eq=False)
class Reading:
    """One reading of a token: which lexeme, in which form, with which clitics; `finite`: whether it is a finite verb."""

    lexeme: Lexeme
    form: Form
    prefix: str
    suffix: str
    finite: bool


# What a word can do, as bits: one look tells that most words can do nothing.
EVENT: Final = 1
LIGHT: Final = 2
SAYING: Final = 4
OPERATOR: Final = 8
WEAPON: Final = 16
FINITE: Final = 32
SEQUENCE: Final = 64
OPENS: Final = 128
SUPPOSES: Final = 256
BACKS: Final = 512
FIGHTS: Final = 1024
FORMATION: Final = 2048
POSITION: Final = 4096


@dataclass(slots=True, eq=False)
class Kinds:
    """The readings of one word by what they are for: happenings, light verbs, acts of saying, operators, weapons.

    `can`: for which of these there are readings, as bits.
    """

    all: tuple[Reading, ...] = ()
    events: tuple[Reading, ...] = ()
    lights: tuple[Reading, ...] = ()
    sayings: tuple[Reading, ...] = ()
    operators: tuple[Reading, ...] = ()
    weapons: tuple[Reading, ...] = ()
    finite: bool = False
    can: int = 0


NOTHING: Final = Kinds()
_BITS: Final = {"speech.verbs": SAYING, "operators": OPERATOR, "weapons.weapons": WEAPON}


@dataclass(slots=True, eq=False)
class Known:
    """All that is known of a folded word whatever stands round it; worked out once a word.

    `bare`: without a leading conjunction; `classes`: the closed classes (particles.yaml) that it belongs to, with or without
    one; `kinds`, `feminine`: its readings, and those where it is written with ة; `said`: those of a word that is a verb of saying only
    where what is said follows («وبين المصدر أن»), None for all other words; `sequences`: the fixed sequences of words
    that it may begin, by their second word, «» for none; `may`: as bits, what it may do whatever it is: OPENS a clause, SUPPOSES whose people somebody is («يُعتقد»),
    BACKS somebody («موالية»), be a word for who FIGHTS («المسلحون»), a FORMATION («اللواء»), what a party holds, a POSITION («مواقع»); `roles`: what it may head:
    (rest of the head, part of a role's id, whether under a pronoun, whether definite); `described`: the word that it is, clitics
    off, when a description may begin so; `stems`: see there, and `forms`, the same in a row; `bases`: what it may be without the clitics before it; `origin`: whose it is, as an adjective of origin («روسي», «وروسياً»);
    `refers`: it may mean a party named before («قواتها», «الأخير») or one told by its origin.
    """

    bare: str
    classes: frozenset[str]
    kinds: Kinds
    feminine: Kinds
    said: Kinds | None
    sequences: dict[str, tuple[Lexeme, ...]]
    may: int
    roles: tuple[tuple[tuple[str, ...], str, bool, bool], ...]
    described: str | None
    stems: frozenset[str]
    forms: tuple[str, ...]
    bases: tuple[str, ...]
    origin: str | None
    refers: bool


PRONOUNS: Final = ("ه", "ها", "هم")  # of the third person, that a party named before may be meant by
_REFERRING: Final = frozenset({"both", "latter", "doing"})
_NO_SEQUENCES: Final[dict[str, tuple[Lexeme, ...]]] = {}
# the closed classes whose words may open a clause; those with a conjunction always may
_OPENERS: Final = frozenset(
    {"complementizers", "relatives", "subordinators", "modifiers", "clause_links", "contrast_first"}
)
_SUPPOSING: Final = frozenset(
    {"supposing", "attributing", "membership", "calling", "ties"}
)  # they tell whose people somebody is


def _by_kind(readings: tuple[Reading, ...]) -> Kinds:
    if not readings:
        return NOTHING
    found: dict[int, list[Reading]] = {bit: [] for bit in (EVENT, LIGHT, SAYING, OPERATOR, WEAPON, FINITE)}
    for reading in readings:
        section = reading.lexeme.section
        if section == "events.light_verbs":
            if reading.finite or reading.form.pos == "masdar":
                found[LIGHT].append(reading)
        elif section.startswith("events."):
            if reading.lexeme.type:
                found[EVENT].append(reading)
        elif bit := _BITS.get(section.split(".")[0] if section.startswith("operators.") else section, 0):
            found[bit].append(reading)
        if reading.finite:
            found[FINITE].append(reading)
    return Kinds(
        all=readings,
        events=tuple(found[EVENT]),
        lights=tuple(found[LIGHT]),
        sayings=tuple(found[SAYING]),
        operators=tuple(found[OPERATOR]),
        weapons=tuple(found[WEAPON]),
        finite=bool(found[FINITE]),
        can=sum(bit for bit, of in found.items() if of),
    )


def know(words: ClaimWords, norm: str) -> Known:
    """Works out all that is known of a folded word; asked for through `ClaimWords.known`, which keeps it."""
    joined = norm[0] in "وف" and norm not in words.particles["unparted"]
    rest = norm[1:] if joined else norm
    classes = words.classes.get(norm, frozenset())
    if joined:
        classes |= words.classes.get(rest, frozenset())
    readings = _readings(words, norm)
    # «سيطرة», written with ة: its last letter is no pronoun
    kinds = feminine = _by_kind(readings)
    if norm[-1] == "ه" and any(r.suffix == "ه" for r in readings):
        feminine = _by_kind(tuple(r for r in readings if r.suffix != "ه"))
    origin = _origin(words.origins, norm)
    found, bases = stems(norm), _bases(norm)
    return Known(
        bare=rest if len(norm) > 2 else norm,
        classes=classes,
        kinds=kinds,
        feminine=feminine,
        said=_if_said(words, norm),
        sequences=words.sequences.get(norm) or words.sequences.get(rest) or _NO_SEQUENCES,
        may=_may(words, classes, found, bases, joined),
        roles=tuple([*_headed(words, norm)]),
        described=next((stem for _, stem in proclitic_splits(norm) if stem in words.described), None),
        stems=found,
        forms=tuple(sorted(found)),
        bases=bases,
        origin=origin,
        refers=origin is not None or norm.endswith(PRONOUNS) or not classes.isdisjoint(_REFERRING),
    )


def _bases(norm: str) -> tuple[str, ...]:
    """What a word may be without the clitics before it, an indefinite accusative («موقعاً») without its ending too."""
    found = [stem for _, stem in proclitic_splits(norm)]
    return (*found, *[stem[:-1] for stem in found if stem.endswith("ا") and len(stem) > 3])


def _may(
    words: ClaimWords, classes: frozenset[str], found: frozenset[str], bases: tuple[str, ...], joined: bool
) -> int:
    """What a word may do whatever it is, as bits. found: its stems; joined: whether a conjunction stands before it."""
    told = OPENS if joined or classes & _OPENERS else 0
    told |= SUPPOSES if classes & _SUPPOSING else 0
    told |= BACKS if "loyal" in classes else 0
    told |= 0 if words.particles["positions"].isdisjoint(bases) else POSITION
    told |= 0 if words.particles["fighting"].isdisjoint(found) else FIGHTS
    return told | (0 if words.particles["formations"].isdisjoint(found) else FORMATION)


def _origin(origins: dict[str, str], norm: str) -> str | None:
    bare = norm[:-1] if norm.endswith("يا") else norm  # «هجوماً إسرائيلياً»
    return origins.get(bare) or (origins.get(bare[1:]) if norm[0] == "و" else None)


def _headed(words: ClaimWords, norm: str) -> Iterator[tuple[tuple[str, ...], str, bool, bool]]:
    heads = words.role_heads
    for prefix, stem, suffix in splits(norm):
        found = heads.get(stem) or (heads.get(stem[:-1]) if stem[-1:] == "ا" else None)
        if not found or "س" in prefix or suffix in ("ك", "كم", "كما", "ي", "ني") or len(stem) < 3:
            continue
        for rest, slug in found:
            yield rest, slug, bool(suffix), prefix.endswith("ال")


def _if_said(words: ClaimWords, norm: str) -> Kinds | None:
    """What a word may be where what is said follows it, when it is something else everywhere else («بين»)."""
    if norm not in words.if_said:
        return None
    return _by_kind(tuple(r for r in _readings(words, norm, said=True) if r.lexeme.get("if_said") and not r.suffix))


def _readings(words: ClaimWords, norm: str, said: bool = False) -> tuple[Reading, ...]:
    found: dict[int, Reading] = {}
    surfaces, shapes = words.surfaces, words.shapes
    for prefix, stem, suffix in splits(norm):
        for key in surfaces.get(stem, ()):
            if key in found:
                continue
            number, shape = divmod(key, len(shapes))
            lexeme, form = words.lexemes[number], shapes[shape]
            if (norm in lexeme.skip or stem in lexeme.skip) and not (said and lexeme.get("if_said")):
                continue
            if _agrees(form, stem, prefix, suffix):
                _, pos, tense, voice, person, count = form
                own = Form(stem, pos, tense, voice, person, count)
                found[key] = Reading(lexeme, own, prefix, suffix, pos == "verb")
    return tuple(found.values())


def stems(norm: str) -> frozenset[str]:
    """All that a folded word may be without clitics and the endings of duals («جثتي») and indefinite accusatives.

    What `needs`, `unless` and `with` are compared with. Of a token of a passage `known[i].stems` tells the same sooner.
    """
    out = {s.stem for s in splits(norm)}
    if len(norm) > 3 and norm[-1] == "ا" and norm[-2] not in "هنواء":
        out |= {s.stem for s in splits(norm[:-1]) if not s.suffix}  # «منزلاً»
    for stem in tuple(out):
        if len(stem) > 4 and stem.endswith(("ين", "ان")):
            out.add(stem[:-2])
            if stem[-3] == "ت":
                out.add(stem[:-3] + "ه")
        elif len(stem) > 4 and stem.endswith("تي"):
            out.add(stem[:-2] + "ه")
    return frozenset(out)


def _agrees(form: Form, surface: str, prefix: str, suffix: str) -> bool:
    """Whether clitics go with a form: the article with nouns only, «س» with the present, no pronoun after «ان»/«ون» of
    a dual or plural."""
    bare = prefix[1:] if prefix[:1] in ("و", "ف") else prefix
    if form.pos == "verb":
        if form.person == "3mp+" and not suffix:
            return False
        if bare not in ("", "س", "ل") or (bare and form.tense == "past"):
            return False
        return suffix != "ي"
    if "س" in prefix or suffix == "ني":
        return False
    ending = surface.endswith(("ان", "ين", "ون")) and form.number != "singular"  # «عدوانها» is no dual
    return not (suffix and (ending or surface.endswith("ا")))
