"""«المسلحون», «المهاجمون», «القوة»: whoever the report last told of as fighting, and nobody where it told of nobody we know."""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.read.morphology import proclitic_splits
from tawatur.understand.clauses import Clause
from tawatur.understand.lexeme import FIGHTS
from tawatur.understand.party import Part
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger

_OTHERS: Final = "others"
_CALLED: Final = ("attackers", "fighters", "squads")  # particles.yaml


class Fighters(NamedTuple):
    """Whom a sentence left behind as «the attackers», as «the fighters» and as «the force»; "" where these are nobody we know."""

    sentence: int
    attackers: str
    fighters: str
    squads: str


def fighting_words(passage: Passage, references: dict[int, str]) -> dict[int, str]:
    """Token → which of these words it is, or that it brings in others. Not «المسلحين الموالين لـX», «القوة المشتركة», «استخدام القوة»."""
    out: dict[int, str] = {}
    for i, can in enumerate(passage.can):
        if not can & FIGHTS or i in references or passage.name_at[i] >= 0:
            continue
        stem = next((s[2:] for _, s in proclitic_splits(passage.view.norms[i]) if s.startswith("ال")), "")
        if (
            not stem
            and i not in passage.supposed
            and not passage.known[i].stems.isdisjoint(passage.words.particles["fighters"])
        ):
            out[i] = _OTHERS
        called = next((kind for kind in _CALLED if stem in passage.words.particles[kind]), None)
        if called is not None and not _told_apart(passage, i) and (called != "squads" or _does(passage, i)):
            out[i] = called
    return out


def _told_apart(passage: Passage, i: int) -> bool:
    """«المسلحين الموالين لـX», «المقاتلين الأكراد», «المسلحين من قبيلة X»: others, whom the words after it tell."""
    after = i + 1
    if after >= len(passage.view.tokens) or passage.view.tokens[after].kind != "word":
        return False
    norm = passage.view.norms[after]
    if norm in passage.words.particles["epithets"] or passage.time_at[after] >= 0:
        return False
    if passage.is_particle(after, "modifiers") or passage.known[after].origin is not None:
        return True
    if norm == "من":
        return after + 1 < len(passage.view.tokens) and passage.name_at[after + 1] >= 0
    if norm in ("الذين", "الذي", "التي"):
        return False
    return norm.startswith("ال") and len(norm) > 5 and not passage.readings(after)


def _does(passage: Passage, i: int) -> bool:
    """«وفجّرت القوة منزلين», «إن القوة انسحبت»: the word stands where a doer does."""
    if not passage.bare(i).startswith("ال"):
        return False
    if not i or passage.view.tokens[i - 1].kind != "word":
        return True
    return passage.is_particle(i - 1, "complementizers") or any(r.finite for r in passage.readings(i - 1))


def refer_to(
    words: dict[int, str],
    references: dict[int, str],
    sentence: int,
    first: int,
    last: int,
    found: Fighters | None,
    anew: bool,
) -> None:
    """Notes whom such words among tokens first..last of a sentence mean. anew: a sentence begins, which may bring in others."""
    if found is None or sentence - found.sentence > _FAR:
        return
    for i, called in words.items():
        if not first <= i <= last:
            continue
        if called == _OTHERS and anew:
            return  # «خطف مسلحون راعياً، ثم قتله الخاطفون»
        if called == _OTHERS:
            continue
        entity = found.attackers if called == "attackers" else found.fighters
        if called == "squads":
            entity = found.squads if sentence - found.sentence <= 1 else ""
        if entity:
            references[i] = entity
        else:
            references.pop(i, None)


_FAR: Final = 3  # sentences


def left_behind(
    passage: Passage, clause: Clause, trigger: Trigger, parts: list[Part], before: Fighters | None
) -> Fighters | None:
    """Whom such words mean after a happening told in a clause, by who takes part in it."""
    known = before or _NOBODY
    doers = [p.entity for p in parts if p.role != "target"]
    armed = [e for e in doers if _kind(passage, e) in _ARMED]
    struck = [p.entity for p in parts if p.role == "target" and _kind(passage, p.entity) in _ARMED]
    squads = doers[0] if len(doers) == 1 and _kind(passage, doers[0]) in _FORCES else ""
    known = Fighters(clause.sentence, known.attackers, known.fighters, squads)
    if trigger.type not in _VIOLENT:
        return known if squads or before else None
    if _unnamed_among(passage, clause) and not armed:
        return known._replace(attackers="", fighters=struck[0] if len(struck) == 1 else "")
    if len(armed) == 1:
        return known._replace(attackers=armed[0], fighters=armed[0])
    if armed:
        return known._replace(attackers="", fighters="")  # two sides: either may be meant
    if trigger.type in _RAIDS and len(doers) == 1 and not struck and not known.fighters:
        known = known._replace(attackers=doers[0])
    elif trigger.type in _RAIDS and not doers and not trigger.definite and not trigger.reading.finite:
        known = known._replace(attackers="", fighters="")  # «قُتل شرطي في هجوم آخر»
    return known._replace(fighters=struck[0]) if len(struck) == 1 else known


_NOBODY: Final = Fighters(-1, "", "", "")
_ARMED: Final = frozenset({"armed-group"})
_FORCES: Final = frozenset({"armed-group", "state-forces", "police", "intelligence", "coalition", "state"})
_RAIDS: Final = frozenset({"attack", "abduction"})
_VIOLENT: Final = frozenset(
    {"attack", "clash", "shelling", "air_drone_strike", "explosion", "killing", "abduction", "siege", "property_damage"}
    | {"control_change", "mutiny"}
)


def _kind(passage: Passage, entity: str) -> str:
    known = passage.entities.entities.get(entity)
    if known is not None:
        return known.kind
    return "armed-group" if entity.startswith("actor/~") else ""


def _unnamed_among(passage: Passage, clause: Clause) -> bool:
    """«هاجم مسلحون مجهولون», «اشتبكت مع مسلحين»: people without the article who fight, and belong to nobody we know."""
    for j in range(clause.first, clause.last + 1):
        if passage.can[j] & FIGHTS and passage.name_at[j] < 0 and "ال" not in passage.view.norms[j][:3]:
            return True
    return False
