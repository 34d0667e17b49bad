"""A judgement given at the desk: refused while somebody else's word on the same things has not been seen, else taken up at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tawatur.judge.apply import ref_of
from tawatur.judge.give import give
from tawatur.judge.make import Judge
from tawatur.judge.meanwhile import meanwhile
from tawatur.judge.ties import TYING
from tawatur.model import Judgement
from tawatur.model.judgement import ClaimRef
from tawatur.record import query
from tawatur.record.judgements import numbered_judgements
from tawatur.record.log import now
from tawatur.serve.asked import Asked
from tawatur.serve.problems import Problem
from tawatur.serve.told import Teller, Told


def sign(who: str, why: str) -> Judge:
    """Who judges and why, now. Raises Problem when either is left out."""
    if not who.strip():
        raise Problem(422, "a judgement needs a name: say who judges (who)")
    if not why.strip():
        raise Problem(422, "a judgement needs a reason (why)")
    return Judge(" ".join(who.split()), now(), why.strip())


def judge(asked: Asked, seen: int, make: Callable[[], Judgement]) -> dict[str, Any]:
    """Gives the judgement that `make` makes, unless others judged of the same since `seen`; what came of it.

    Raises Problem 409 with what they judged; TawaturError for what cannot be judged so.
    """
    desk, store = asked.desk, asked.store
    with desk.alone():
        desk.refresh(store)
        item = make()
        given = give(store, desk.engine, item, lambda: require_seen(asked, item, seen))
        now_seen = desk.refresh(store)
    teller = Teller(desk, store)
    told = next(t for t in reversed(teller.every) if t.item.id == given.judgement.id)
    return {
        "judgement": teller.row(told),
        "sentence": {lang: teller.sentence(given.judgement, lang) for lang in ("ar", "en")},
        "idle": [teller.idle(idle) for idle in given.idle],
        "incidents": incidents_of(asked, _touched(given.judgement, teller)),
        "seen": now_seen,
    }


def require_seen(asked: Asked, item: Judgement, seen: int) -> None:
    """Raises Problem 409 when others judged of the same things after entry `seen` of the log."""
    every = numbered_judgements(asked.store)
    later = meanwhile(item, every, seen, _beside(asked, item))
    if not later:
        return
    teller = Teller(asked.desk, asked.store)
    numbers = {j.id: number for number, j in every}
    raise Problem(
        409,
        f"since you looked, {len(later)} judgements were given of the same: look again, or judge all the same",
        {
            "judgements": [teller.row(Told(numbers[j.id], j, "in force")) for j in later],
            "seen": int((asked.store.head() or "0").split(" ")[0]),
        },
    )


def incidents_of(asked: Asked, claims: Sequence[str]) -> list[str]:
    """Ids of the incidents that hold claims, by id."""
    sql = "SELECT i.id FROM told t JOIN incidents i ON i.n = t.n WHERE t.claim = ?"
    return sorted({row[0] for key in claims for row in asked.index.query(sql, key)})


def _touched(item: Judgement, teller: Teller) -> list[str]:
    """Ids of the claims that a judgement names; for an undo, those that the undone one names."""
    at: Judgement | None = item
    while at is not None and at.verb == "undo":
        at = teller.by_id.get(at.judgement or "")
    return [ref.id for ref in (*at.claims, *at.others)] if at is not None else []


def _beside(asked: Asked, item: Judgement) -> list[ClaimRef]:
    """The other claims of the incidents that a judgement joins or parts."""
    if item.verb not in TYING:
        return []
    keys = incidents_of(asked, [ref.id for ref in (*item.claims, *item.others)])
    claims = dict.fromkeys(c for key in keys for c in query.incident(asked.store, key).claims)
    return [ref_of(c) for c in query.claims_by_id(asked.store, tuple(claims))]
