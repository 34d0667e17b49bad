"""Whether it happened: polarity, modality and outcome of a happening, from what governs it and from who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.understand.clauses import Clause
from tawatur.understand.events import Trigger
from tawatur.understand.lexis import Lexeme, Reading
from tawatur.understand.passage import Passage
from tawatur.understand.speech import Saying

_STANCES = {
    "doubting": "alleged",
    "fearing": "feared",
    "intending": "intended",
    "demanding": "demanded",
    "alleged": "alleged",
}


@dataclass(frozen=True, slots=True)
class Operator:
    """A word that changes whether a happening is real, at tokens first..last."""

    first: int
    last: int
    lexeme: Lexeme
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class Status:
    """Polarity, modality and outcome, and the names of the operators they come from."""

    polarity: str = "affirmed"
    modality: str = "reported"
    outcome: str | None = None
    reasons: tuple[str, ...] = ()


def find_operators(passage: Passage, first: int, last: int) -> list[Operator]:
    """All operators among tokens first..last."""
    out: list[Operator] = []
    for i in range(first, last + 1):
        sequence = passage.sequence_at.get(i)
        if sequence is not None and sequence[0].section.startswith("operators."):
            out.append(Operator(i, sequence[1], sequence[0], None))
            continue
        for reading in passage.by_kind[i].operators:
            if not reading.prefix.endswith("ال"):
                out.append(Operator(i, i, reading.lexeme, reading))
                break
    return out


def status_of(
    passage: Passage, trigger: Trigger, clauses: Sequence[Clause], operators: Sequence[Operator], saying: Saying | None
) -> Status:
    """The status of one happening, told at `trigger`, said (if by anybody) in `saying`."""
    polarity, modality, outcome = (
        trigger.lexeme.polarity or "affirmed",
        trigger.lexeme.modality or "reported",
        trigger.lexeme.outcome,
    )
    reasons: list[str] = []
    for operator in operators:
        if not governs(passage, operator, trigger, clauses):
            continue
        effect = dict(operator.lexeme.get("effect") or {})
        if operator.lexeme.get("except") and trigger.type in operator.lexeme.get("except"):
            effect = dict(operator.lexeme.get("instead") or {})
        if "polarity" in effect:
            polarity = effect["polarity"] if polarity == "affirmed" else "affirmed"
        if "modality" in effect and modality == "reported":
            modality = effect["modality"]
        if "outcome" in effect:
            outcome = effect["outcome"]
        if effect:
            reasons.append(str(operator.lexeme.get("reads") or operator.lexeme.id))
    if saying is not None and not _about_the_saying(trigger, saying):
        if saying.stance == "denying":
            polarity = "negative"
            reasons.append("denied")
        elif saying.stance in _STANCES and modality == "reported":
            modality = _STANCES[saying.stance]
            reasons.append(f"said-{saying.stance}")
    if modality == "reported" and _future(trigger):
        modality = "intended"
        reasons.append("future")
    return Status(polarity, modality, outcome, tuple(reasons))


def _about_the_saying(trigger: Trigger, saying: Saying) -> bool:
    return trigger.first <= saying.verb


def _future(trigger: Trigger) -> bool:
    readings = [r for r in (trigger.reading, trigger.light_reading, trigger.verb_reading) if r is not None and r.finite]
    return any(r.prefix.lstrip("وف") == "س" for r in readings)


def governs(passage: Passage, operator: Operator, trigger: Trigger, clauses: Sequence[Clause]) -> bool:
    """Whether an operator works on a happening: on the verb after it, a verbal noun, an «أن» clause, its own subject."""
    kinds = operator.lexeme.get("governs") or ()
    clause = clauses[trigger.clause]
    heads = [trigger.first] + [i for i in (trigger.light, trigger.verb) if i is not None]
    if operator.first in range(trigger.first, trigger.last + 1):
        return False
    finite_at = [trigger.first] if trigger.reading.finite else []
    finite_at += [i for i in (trigger.light, trigger.verb) if i is not None]
    if "verb" in kinds and any(0 < i - operator.last <= 2 and _mood(passage, i, operator) for i in finite_at):
        return True
    if "masdar" in kinds and not trigger.reading.finite and _governs_noun(passage, operator, trigger, clause):
        return True
    if "clause" in kinds and _governs_clause(passage, operator, min(heads)):
        return True
    if "subject" in kinds and operator.reading is not None and operator.reading.finite and not trigger.reading.finite:
        gap = trigger.first - operator.last
        if 0 < gap <= 3 or (-6 <= gap < 0 and clause.first <= operator.first <= clause.last):
            return True
    return "sentence" in kinds and 0 < min(heads) - operator.last <= 12


def _mood(passage: Passage, i: int, operator: Operator) -> bool:
    mood = operator.lexeme.get("mood")
    if mood is None:
        return True
    tenses = {r.form.tense for r in passage.readings(i) if r.finite}
    return bool(tenses & {"present", "subjunctive", "jussive"}) if mood == "imperfect" else "past" in tenses


def _governs_noun(passage: Passage, operator: Operator, trigger: Trigger, clause: Clause) -> bool:
    gap = trigger.first - operator.last
    if not 0 < gap <= 9 or operator.first < clause.first - 2:
        return False
    for j in range(operator.last + 1, trigger.first):
        norm = passage.view.norms[j]
        if passage.is_particle(j, "complementizers") or passage.is_particle(j, "relatives") or norm in (";", "؛", ":"):
            return False
        if any(r.finite for r in passage.readings(j)) and not any(not r.finite for r in passage.readings(j)):
            return False
    prep = operator.lexeme.get("prep")
    if isinstance(prep, str) and operator.reading is not None:
        return _preposition_between(passage, operator.last, trigger.first, prep, trigger)
    return True


def _preposition_between(passage: Passage, after: int, before: int, prep: str, trigger: Trigger) -> bool:
    for j in range(after + 1, before):
        norm = passage.view.norms[j]
        if passage.bare(j) == prep or norm == prep or (len(prep) == 1 and norm.lstrip("وف").startswith(prep)):
            return True
    return trigger.reading.prefix.lstrip("وف")[:1] == prep


def _governs_clause(passage: Passage, operator: Operator, head: int) -> bool:
    """«يخشى أن يهاجم»: the complementizer follows within a few words, the happening within its clause."""
    for j in range(operator.last + 1, min(operator.last + 7, head)):
        if passage.is_particle(j, "complementizers"):
            return head - j <= 8
        if passage.view.norms[j] in ("،", ",", "؛"):
            return False
    return False
