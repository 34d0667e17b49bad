"""Who did what is told again without its doer: as it was last told, in this sentence or shortly before."""

from __future__ import annotations

from typing import Final

from tawatur.model.claim import Role
from tawatur.understand.own_deeds import STRIKES
from tawatur.understand.party import Part
from tawatur.understand.passage import Passage
from tawatur.understand.trigger import Trigger, sets_scene

_RESULTS: Final = frozenset({"arrest", "abduction", "weapons_seizure"})


_RAIDS: Final = ("security_operation", "attack")


_AGAIN: Final = 2  # sentences that «القصف», «هذه الغارات» are looked back for


_VIOLENT: Final = frozenset({*STRIKES, "explosion", "clash", "siege"})


def again(
    passage: Passage, trigger: Trigger, doers: dict[str, tuple[int, list[Part]]], sentence: int, but: set[str]
) -> list[Part]:
    """Who did what is told without a doer, as it was last told, in this sentence or shortly before: «القصف», «هذه الغارات», «قصف مماثل».

    The doer of a raid is who did what it led to («أسفرت عن اعتقال») and what went on in its course («خطف … خلال حملة دهم»); of
    a strike, who last struck the same victims.
    """
    if sets_scene(passage, trigger) and trigger.type in _RAIDS:
        ran = [told[1] for told in doers.values() if told[0] == sentence]
        return _same_doers(max(ran, key=lambda parts: parts[0].at) if ran else [], but, "agent")
    joined = trigger.reading.prefix == "و" and trigger.reading.form.pos in (
        "masdar",
        "noun",
    )  # «توغل إسرائيلي … واعتقال شابين»
    if (trigger.result or joined) and trigger.type in _RESULTS:
        kinds = (*_RAIDS, "deployment") if joined else _RAIDS
        ran = [doers[kind][1] for kind in kinds if kind in doers and doers[kind][0] == sentence]
        return _same_doers(ran[0] if ran else [], but, "agent")
    if trigger.reading.finite and trigger.type in STRIKES and _the_aircraft(passage, trigger.first):
        flown = doers.get("air_drone_strike")
        return _same_doers(flown[1], but) if flown is not None and sentence - flown[0] <= _AGAIN else []
    if trigger.type not in _VIOLENT or trigger.reading.finite:
        return []
    like = STRIKES if trigger.type in STRIKES else frozenset({trigger.type})
    told = [doers[kind] for kind in sorted(like) if kind in doers and sentence - doers[kind][0] <= _AGAIN]
    if not told and like is STRIKES and "killing" in doers and sentence - doers["killing"][0] <= _AGAIN:
        told = [doers["killing"]]  # «طائرات التحالف قتلت …»
    if not told:
        return []
    last = max(told, key=lambda t: t[0])[1]
    victims = {p.entity for p in last if p.role == "target"} if like is STRIKES else set()
    return _same_doers(last, but) if _told_again(passage, trigger) or victims & but else []


def _the_aircraft(passage: Passage, i: int) -> bool:
    """«وقال سكان إن الطائرات عادت وقصفت السوق»: the aircraft told of before are the subject of the verb at token i, or of one before it."""
    for j in (i + 1, *range(i - 1, max(0, i - _FLOWN), -1)):
        if j >= len(passage.view.tokens) or passage.view.norms[j] in (".", "؛"):
            break
        if not passage.view.norms[j].startswith("ال") or passage.name_at[j] >= 0:
            continue
        return any(
            r.lexeme.get("carrier") and r.lexeme.get("turns") == "air_drone_strike" for r in passage.by_kind[j].weapons
        )
    return False


_FLOWN: Final = 4


def _same_doers(parts: list[Part], but: set[str], role: Role | None = None) -> list[Part]:
    done = [p for p in parts if p.role in ("agent", "participant") and p.entity not in but]
    return [p._replace(role=role or p.role, name=None) for p in done if role or p.entity.startswith("actor/")]


def _told_again(passage: Passage, trigger: Trigger) -> bool:
    after = range(trigger.last + 1, min(trigger.last + 4, len(passage.view.tokens)))
    return trigger.reading.prefix.endswith("ال") or any(passage.is_particle(j, "same") for j in after)
