"""Denials of what was told before them: «…، وهو ما نفته الوزارة», «لكن الجيش نفى ذلك». Each is a claim of the denier's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tawatur.model import Claim, ClaimActor, Link
from tawatur.understand.clauses import Clause, evidence
from tawatur.understand.confidence import confidence
from tawatur.understand.hearsay import is_news, news_at
from tawatur.understand.passage import Passage
from tawatur.understand.saying import PAUSES, Saying

_SAID = frozenset({"warning", "appeal"})  # acts of saying, which nobody denies by «نفى ذلك»
_THAT = frozenset({"ذلك", "ذاك", "الامر"})
_THIS = frozenset({"هذا", "هذه", "تلك"})
_OF_IT = frozenset({"عنه", "عنها", "عنهما", "عنهم", "به", "بها", "فيه", "فيها", "منها", "منهما", "بذلك"})
_INCIDENT = frozenset({"حادث", "حادثه", "واقعه"})
_PRONOUNS = frozenset({"ه", "ها", "هم"})
_NEAR = 6  # tokens from the denier to the word that means what was told


def refers_back(passage: Passage, saying: Saying) -> bool:
    """Whether an act of saying denies what was told before it: by its pronoun, by «ذلك», «هذه الأنباء», «الاتهامات»."""
    reading, speaker = saying.reading, saying.speaker
    if (
        saying.stance != "denying"
        or reading is None
        or speaker is None
        or saying.kind in ("before", "aside", "carried")
    ):
        return False
    if reading.suffix in _PRONOUNS:
        return reading.finite
    norms = passage.view.norms
    after = max(saying.verb, -1 if saying.continued else speaker.last)
    answering = False
    for j in range(after + 1, min(after + _NEAR, len(norms) - 1) + 1):
        if norms[j] in PAUSES or passage.is_particle(j, "complementizers"):
            return False
        if passage.is_particle(j, "responsibility"):
            answering = True
            continue
        if answering and (norms[j] in _OF_IT or passage.known[j].stems & _INCIDENT):
            return True  # «نفت مسؤوليتها عن العديد منها»
        definite = is_news(passage, j) and (norms[j - 1] in _THIS or norms[j].startswith("ال"))
        if norms[j] in _THAT or (definite and news_at(passage, j, j + _NEAR) is None):
            return True
        if passage.name_at[j] < 0 and any(r.lexeme.type for r in passage.readings(j)):
            return False
    return False


def what_was_told(
    passage: Passage,
    saying: Saying,
    here: Sequence[Claim],
    before: Sequence[tuple[int, Sequence[Claim]]],
    sentence: int,
) -> Claim | None:
    """What a denial means: of the claims before it in its sentence, else of the sentence before, what others say.

    Charges («هذه الاتهامات») may have been told some sentences ago, by somebody.
    """
    verb = passage.view.span(saying.verb, saying.verb)[0]
    may = [c for c in here if c.trigger[1] <= verb and _deniable(c)]
    if may and _answers(passage, saying):
        return may[-1]
    if may:
        return next((c for c in may if _hearsay(c)), may[0])
    charges = _charges(passage, saying)
    for number, claims in reversed(before):
        found = next((c for c in claims if _deniable(c) and _hearsay(c)), None)
        if found is not None and (charges or sentence - number <= 1):
            return found
    last = [c for number, claims in before[-1:] for c in claims if _deniable(c) and sentence - number <= 1]
    return last[0] if last else None


def _answers(passage: Passage, saying: Saying) -> bool:
    """«نفت مسؤوليتها عنها»: of what has just been told."""
    return any(passage.is_particle(j, "responsibility") for j in range(saying.verb + 1, saying.last + 1))


def _answering(told: Claim, chain: tuple[Link, ...]) -> tuple[ClaimActor, ...]:
    """Who takes part in what somebody denies to have done: the denier, and those it was done to."""
    own = ClaimActor(chain[0].entity, "agent")
    if not own.entity.startswith("actor/"):
        return told.actors
    return (own, *(a for a in told.actors if a.role == "target" and a.entity != own.entity))


def _deniable(claim: Claim) -> bool:
    real = claim.modality in ("reported", "alleged")
    return claim.polarity == "affirmed" and real and claim.type not in _SAID


def _hearsay(claim: Claim) -> bool:
    return bool(claim.chain) or claim.modality == "alleged"


def _charges(passage: Passage, saying: Saying) -> bool:
    """«نفى هذه الاتهامات»: said of news by a noun, not by a pronoun."""
    assert saying.speaker is not None
    after = max(saying.verb, saying.speaker.last)
    return any(is_news(passage, j) for j in range(after + 1, min(after + _NEAR, saying.last) + 1))


def denial_of(
    passage: Passage, told: Claim, saying: Saying, clauses: Sequence[Clause], chain: tuple[Link, ...]
) -> Claim | None:
    """The claim that an act of saying denies what was told; None when whoever denies it is who told it."""
    if chain and told.chain and chain[0].entity == told.chain[0].entity:
        return None
    clause = next((c for c in clauses if c.first <= saying.verb <= c.last), clauses[-1])
    start, end = passage.view.span(*evidence(passage, saying.verb, saying.verb, clause))
    trigger = passage.view.span(saying.verb, saying.verb)
    read, *facts = told.rule.split("; ")
    claim = replace(
        told,
        id=f"c-{told.document.removeprefix('doc-')}-{trigger[0]}-{told.type}",
        start=start,
        end=end,
        text=passage.view.text[start:end],
        trigger=trigger,
        polarity="negative",
        modality="reported",
        outcome=None,
        chain=chain,
        actors=_answering(told, chain) if _answers(passage, saying) else told.actors,
        figures=(),
        weapons=(),
        rule="; ".join([read.split("+")[0] + "+denied-back", *facts]),
    )
    return replace(claim, confidence=confidence(claim))
