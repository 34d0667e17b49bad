"""Which of the happenings found in a sentence are tellings of their own, and which only go with another."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.understand.clauses import Clause
from tawatur.understand.events import Trigger
from tawatur.understand.passage import Passage
from tawatur.understand.speech import Saying

_CAUSES = frozenset({"attack", "shelling", "air_drone_strike", "explosion", "clash", "security_operation", "mutiny"})


def select(passage: Passage, clauses: Sequence[Clause], triggers: Sequence[Trigger], sayings: Sequence[Saying], told: set[str]) -> list[Trigger]:
    """The triggers that become claims, in order. `told`: the types that the report has told before this sentence."""
    speaking = {i for s in sayings for i in [s.verb] if not s.adverbial}
    kept = [t for t in triggers if t.first not in speaking and not _in_speaker(t, sayings)]
    causes = [t for t in kept if t.type in _CAUSES and not t.lexeme.toll]
    out: list[Trigger] = []
    for trigger in kept:
        if trigger.lexeme.toll and causes:
            continue
        if trigger.definite and _only_refers_back(trigger, kept, told):
            continue
        if trigger.definite and trigger.verb is None and trigger.light is None and not _opens_clause(passage, trigger, clauses[trigger.clause]):
            continue
        if trigger.lexeme.weak and not trigger.reading.finite and trigger.light is None:
            continue
        out.append(trigger)
    return out


def _in_speaker(trigger: Trigger, sayings: Sequence[Saying]) -> bool:
    return any(s.speaker is not None and not s.continued and s.speaker.first <= trigger.first <= s.speaker.last for s in sayings)


def _only_refers_back(trigger: Trigger, kept: Sequence[Trigger], told: set[str]) -> bool:
    """«الهجوم» with no verb of its own, after an attack has been told."""
    if trigger.verb is not None:
        return False
    if trigger.light_reading is not None and not trigger.result:
        return False
    others = [t for t in kept if t.clause == trigger.clause and t is not trigger]
    return trigger.type in told or bool(others)


def _opens_clause(passage: Passage, trigger: Trigger, clause: Clause) -> bool:
    """Whether the noun is the subject of a clause without a verb («أن الاستنفار على أعلى مستوى»)."""
    first = clause.first
    while first < trigger.first and (passage.is_particle(first, "complementizers") or passage.view.tokens[first].kind == "punct"):
        first += 1
    return first == trigger.first and not trigger.reading.prefix.lstrip("وف").startswith(("ب", "ل", "ك"))
