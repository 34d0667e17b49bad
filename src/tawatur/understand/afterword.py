"""«جاء ذلك في بيان لـX»: a sentence that only tells who said what the sentences before it told in nobody's name."""

from __future__ import annotations

from typing import Final

from tawatur.model import Claim
from tawatur.understand.confidence import confidence
from tawatur.understand.passage import Passage
from tawatur.understand.saying import PAUSES, Saying, statement_noun
from tawatur.understand.speaker import Speaker
from tawatur.understand.speakers import find_speaker, spoken_to
from tawatur.understand.speech import links_of

_REACH: Final = 20  # tokens in which the speaker is named


def said_afterwards(passage: Passage, number: int, references: dict[int, str], sayings: list[Saying]) -> Speaker | None:
    """Who said what was told before, where sentence `number` begins with «جاء ذلك» or its like and names them."""
    bounds = passage.view.sentences[number]
    first, end = bounds.first, bounds.last
    if end - first < _SHORTEST or passage.view.norms[first + 1] not in _THIS or passage.bare(first) not in _CAME:
        return None
    if passage.bare(first + 2) in _TIMES:
        return None  # «جاء ذلك بعد ساعات من إعلان X …»: when, not who said so
    known = next((s.speaker for s in sayings if s.speaker is not None and not s.continued), None)
    if known is not None:
        return known
    for j in range(first + 2, min(end, first + _REACH)):
        if statement_noun(passage, j):
            stop = next((k for k in range(j + 1, end) if _pauses(passage, k)), end) - 1
            speaker = find_speaker(passage, j + 1, stop, references, after=True, governed=True)
            return None if speaker is None else speaker._replace(through=spoken_to(passage, j + 1, end - 1))
    return None


def sourced(passage: Passage, claims: list[Claim], speaker: Speaker, outlet: str | None) -> list[Claim]:
    """The claims, those told in nobody's name now told by the speaker."""
    chain = links_of(passage, speaker, (), outlet)
    named = [claim._replace(chain=chain) if not claim.chain else claim for claim in claims]
    return [claim._replace(confidence=confidence(claim)) for claim in named]


def _pauses(passage: Passage, k: int) -> bool:
    return passage.view.norms[k] in PAUSES and k not in passage.round_time


_SHORTEST: Final = 5  # tokens
_CAME: Final = frozenset({"جاء", "ورد"})
_TIMES: Final = frozenset({"بعد", "عقب", "اثر", "غداه", "بعيد", "مع", "قبل", "وسط", "رغم", "بالتزامن", "تزامنا", "ردا"})
_THIS: Final = frozenset({"ذلك", "هذا"})
