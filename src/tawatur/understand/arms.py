"""The weapons that a clause tells of: which happening they belong to, and what they make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tawatur.understand.lexeme import WEAPON, Reading
from tawatur.understand.passage import Passage, ordinary_among, stands_among

if TYPE_CHECKING:
    from tawatur.understand.trigger import Trigger

# a weapon may turn a claim of one type into another, more exact one
RETYPED: Final = {
    "attack": frozenset({"air_drone_strike", "shelling", "explosion"}),
    "shelling": frozenset({"air_drone_strike"}),
}
# what is told with its weapons
_WITH_ARMS: Final = frozenset(
    {"attack", "air_drone_strike", "shelling", "explosion", "clash", "killing", "injury", "property_damage", "seizure"}
)


def weapons_in(passage: Passage, first: int, last: int) -> list[tuple[int, Reading]]:
    """Words for weapons among tokens first..last."""
    out: list[tuple[int, Reading]] = []
    for i, can in enumerate(passage.can[first : last + 1], first):
        if not can & WEAPON and passage.name_at[i] < 0:
            continue
        for reading in passage.by_kind[i].weapons if can & WEAPON else _in_a_name(passage, i):
            lexeme = reading.lexeme
            if lexeme.with_ and not stands_among(passage, lexeme.with_, i + 1, min(i + 2, last)):
                continue
            if lexeme.unless and ordinary_among(passage, lexeme.unless, first, last):
                continue
            if reading.lexeme.get("what") == "drone" and i > first and _of_boats(passage, i - 1):
                continue  # «زوارق مسيّرة»
            if i - 2 >= first and passage.bare(i - 1) == "من" and passage.is_particle(i - 2, "support"):
                continue  # «هاجم بدعم من طائرات التحالف»: another's
            if lexeme.weak and not (
                _of_a_party(passage, i + 1, last)
                or reading.prefix.endswith("ب")
                or (i > first and passage.view.norms[i - 1] in ("باستخدام", "عبر", "بواسطه"))
            ):
                continue
            out.append((i, reading))
            break
    return out


def _of_boats(passage: Passage, i: int) -> bool:
    return not passage.words.particles["boats"].isdisjoint(passage.known[i].stems)


def _of_a_party(passage: Passage, i: int, last: int) -> bool:
    """«استهداف مقاتلات التحالف لمخزن»: whose weapons they are is named right after them."""
    name = passage.name(i) if i <= last else None
    return name is not None and name.value.class_ == "actor" and not name.clitic


def _in_a_name(passage: Passage, i: int) -> tuple[Reading, ...]:
    """«قصف طيران التحالف»: aircraft that the name of those who fly them begins with."""
    name = passage.name(i)
    if name is None or name.first != i or name.value.class_ != "actor":
        return ()
    return tuple(r for r in passage.known[i].kinds.weapons if r.lexeme.get("carrier"))


def armed(trigger: Trigger, arms: list[tuple[int, Reading]], starts: list[int]) -> Trigger:
    """«استهدف بطائرة مسيّرة», «قصف مدفعي»: the weapon says what kind of attack it was."""
    if not arms:
        return trigger
    if trigger.lexeme.toll and (to := _struck_by(trigger, arms)) is not None:
        return trigger._replace(type=to)
    if trigger.result and trigger.lexeme.toll and (to := _brought_down_by(trigger, arms)) is not None:
        return trigger._replace(type=to)
    if trigger.type in _WITH_ARMS:
        trigger = trigger._replace(arms=_arms_of(trigger, arms, starts))
    if trigger.type not in RETYPED:
        return trigger
    turning = [
        (abs(i - trigger.first), i, r)
        for i, r in arms
        if r.lexeme.get("turns") and not any(trigger.first < s <= i or i <= s < trigger.first for s in starts)
    ]
    if not turning:
        return trigger
    to = str(min(turning, key=lambda t: t[:2])[2].lexeme.get("turns"))
    if to in RETYPED[trigger.type]:
        return trigger._replace(type=to)
    return trigger


def _struck_by(trigger: Trigger, arms: list[tuple[int, Reading]]) -> str | None:
    """«قذائف مورتر قتلت سبعة», «أصابت صواريخ المستشفى»: shells as the subject of a verb of killing or hitting are the happening."""
    if not trigger.reading.finite or trigger.reading.form.person not in _OF_THINGS or trigger.reading.suffix:
        return None
    told = bool(trigger.lexeme.rest) and trigger.first == trigger.last  # «أودت الغارات بحياة»: by what its phrase holds
    if trigger.reading.form.voice == "passive" or told:
        return None
    for i, reading in arms:
        beside = 1 <= trigger.first - i <= _STRUCK or i in (trigger.first + 1, trigger.last + 1)
        if beside and reading.prefix in _SUBJECT and reading.lexeme.get("turns") in RETYPED["attack"]:
            return str(reading.lexeme.get("turns"))
    return None


def _brought_down_by(trigger: Trigger, arms: list[tuple[int, Reading]]) -> str | None:
    """«أوقعت مسيّرة قتيلين»: an arm as the subject of the verb that leads to deaths is the happening."""
    for i, reading in arms:
        if not reading.lexeme.get("carrier") or trigger.light is None:
            continue  # «أسفرت غارة عن مقتل ثلاثة»: a happening of its own
        if i == trigger.light + 1 < trigger.first and reading.prefix in _SUBJECT:
            to = str(reading.lexeme.get("turns"))
            return to if to in RETYPED["attack"] else None
    return None


_OF_THINGS: Final = frozenset({"3ms", "3fs"})
_STRUCK: Final = 2  # tokens from shells to what they did («قذائف مورتر قتلت»)
_SUBJECT: Final = frozenset({"", "ال", "و", "وال"})


def _arms_of(trigger: Trigger, arms: list[tuple[int, Reading]], starts: list[int]) -> tuple[tuple[int, int, str], ...]:
    """The weapons after a trigger and before the next one; those before the first trigger of a clause are its own too."""
    before = max((s for s in starts if s < trigger.first), default=-1)
    after = min((s for s in starts if s > trigger.first), default=None)
    first = trigger.first + 1 if before >= 0 else -1
    own: list[tuple[int, int, str]] = []
    for i, reading in arms:
        last = i + 1 if reading.lexeme.with_ else i
        if (
            i < first
            or i == trigger.first
            or (after is not None and i >= after)
            or reading.lexeme.get("weapon") is False
        ):
            continue
        begun = own[-1] if own else None
        if begun is not None and i <= begun[0] + 1 and reading.prefix in ("", "ال"):
            own[-1] = (begun[0], max(last, begun[1]), begun[2])  # «القذائف الصاروخية», «طائرات مسيّرة», «راجمة صواريخ»
        else:
            own.append((i, last, reading.prefix.removesuffix("ال")))
    return tuple(own)
