"""Denials of what was told before them: «…، وهو ما نفته الوزارة», «لكن الجيش نفى ذلك», «قال إن هذه الأنباء كاذبة».

Each is a claim of the denier's own, of the type, place and parties of what is denied.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from tawatur.model import Claim, ClaimActor, Link
from tawatur.understand.clauses import Clause, evidence
from tawatur.understand.confidence import confidence
from tawatur.understand.governments import government
from tawatur.understand.hearsay import is_news, news_at
from tawatur.understand.operators import Operator
from tawatur.understand.passage import Passage
from tawatur.understand.saying import PAUSES, Saying, Sentence
from tawatur.understand.speaker import Speaker
from tawatur.understand.speakers import find_speaker
from tawatur.understand.speech import chain_of, links_of
from tawatur.understand.unnamed import unlisted

_SAID: Final = frozenset({"warning", "appeal"})  # acts of saying, which nobody denies by «نفى ذلك»
_THAT: Final = frozenset({"ذلك", "ذاك", "الامر"})
_THIS: Final = frozenset({"هذا", "هذه", "تلك"})
_OF_IT: Final = frozenset({"عنه", "عنها", "عنهما", "عنهم", "به", "بها", "فيه", "فيها", "منها", "منهما", "بذلك"})
_PRONOUNS: Final = frozenset({"ه", "ها", "هم"})
_NEAR: Final = 6  # tokens from the denier to the word that means what was told
_OPENING: Final = 8  # tokens; a denial that opens its sentence may mean what the one before it told
_SAYING_SO: Final = 12  # tokens more, from a verb of saying to what is called untrue


class _Denial(NamedTuple):
    """Words at tokens first..last that deny what was told, and by whom. `charges`: they call it accusations, news, …; `own`:
    they deny that the denier did it; `opens`: they open their sentence; `latter`: «الأخيرة» denies it.
    """

    first: int
    last: int
    chain: tuple[Link, ...]
    charges: bool
    own: bool
    opens: bool
    latter: bool = False


def denials(
    passage: Passage,
    sayings: list[Saying],
    operators: list[Operator],
    clauses: list[Clause],
    here: list[Claim],
    before: list[tuple[int, tuple[Claim, ...]]],
) -> list[Claim]:
    """The claims that a sentence makes by denying what was told before, in it (`here`) or in the sentences before."""
    out: list[Claim] = []
    for denial in _denials(passage, sayings, operators, clauses):
        told = _what_was_told(passage, denial, here, before, clauses[0].sentence)
        if denial.latter and told is not None:
            denial = denial._replace(chain=_the_accused(told, denial.chain))
        origin = denial.chain[0].entity
        if told is None or any(link.entity == origin for link in told.chain[:1]):
            continue  # whoever told it does not deny it
        # «قال X إنه …، وهو ما نفاه Y»: X does not pass on what denies him
        answered = {link.entity for link in told.chain[:1]}
        denial = denial._replace(chain=tuple(link for link in denial.chain if link.entity not in answered))
        if not any(_denies(claim, told.type, origin) for claim in (*here, *out)):
            out.append(_claim(passage, told, denial, clauses))
    return out


def _the_accused(told: Claim, chain: tuple[Link, ...]) -> tuple[Link, ...]:
    """«اتهمت الوزارة قسد بإطلاق عناصر من داعش، وهو ما نفته الأخيرة»: whoever was accused, not whoever was named last."""
    accused = [a.entity for a in told.actors if a.role == "agent" and told.modality == "alleged"]
    return (chain[0]._replace(entity=accused[0]), *chain[1:]) if len(accused) == 1 else chain


def _denies(claim: Claim, kind: str, origin: str) -> bool:
    """Whether a claim denies such a happening already, in the words of the same origin."""
    return (claim.type, claim.polarity) == (kind, "negative") and any(x.entity == origin for x in claim.chain[:1])


def _denials(
    passage: Passage, sayings: list[Saying], operators: list[Operator], clauses: list[Clause]
) -> list[_Denial]:
    first, outlet, out = clauses[0].first, passage.outlet, []
    for saying in sayings:
        if not refers_back(passage, saying):
            continue
        chain, _ = chain_of(passage, saying.verb, [s for s in sayings if s is not saying], outlet)
        chain = links_of(passage, saying.speaker, chain, outlet)
        charges, own = _charges(passage, saying), _answers(passage, saying)
        # «تتهم X جارتها بتدريب المسلحين، وتنفي Y ذلك»: what is denied is what its own sentence charges Y with
        charged = any(s.stance == "accusing" and s.verb < saying.verb for s in sayings)
        # «نقلت الصحيفة عن القائد فلان نفيه لتلك الأنباء»: whatever stands before it
        opens = (saying.verb - first <= _OPENING or charges) and not charged
        latter = charged and saying.speaker is not None and passage.is_particle(saying.speaker.first, "latter")
        out.append(_Denial(saying.verb, saying.verb, chain, charges, own, opens, latter))
    for operator in operators:
        noun = _denial_noun(passage, operator)
        if noun is not None:
            out.append(noun._replace(chain=links_of(passage, _named_before(passage, clauses, noun.first), (), outlet)))
        if operator.over is None or len(operator.over):
            continue
        chain, inner = chain_of(passage, operator.first, sayings, outlet)
        opens = inner is not None and inner.verb - first <= _OPENING and operator.first - inner.verb <= _SAYING_SO
        out.append(_Denial(operator.first, operator.last, chain, True, False, opens))
    return [d for d in out if d.chain]


def _denial_noun(passage: Passage, operator: Operator) -> _Denial | None:
    """«سارعت الحكومة إلى نفيه»: the verbal noun, its pronoun what was told."""
    reading, at = operator.reading, operator.first
    if reading is None or operator.lexeme.get("reads") != "denial-of":
        return None
    if reading.suffix not in _PRONOUNS and passage.view.norms[min(at + 1, len(passage.view.norms) - 1)] not in _THAT:
        return None  # «سارعت دمشق إلى نفي ذلك»
    if at == 0 or passage.bare(at - 1) not in ("الي", "علي"):
        return None
    return _Denial(at, at, (), False, False, True)


def _named_before(passage: Passage, clauses: list[Clause], at: int) -> Speaker | None:
    """Whoever the clause of token `at` names or calls first."""
    clause = next((c for c in clauses if c.first <= at <= c.last), clauses[-1])
    sentence = Sentence(passage, 0, clause.first, at - 1, {}, None)
    named = find_speaker(passage, clause.first, at - 1, {}, after=True) or government(sentence, clause.first + 1)
    return named or unlisted(passage, clause.first + 1, at - 2)


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
    if reading.suffix in _PRONOUNS and reading.finite:
        return True
    norms = passage.view.norms
    after = max(saying.verb, -1 if saying.continued else speaker.last)
    answering = False
    for j in range(after + 1, min(after + _NEAR, len(norms) - 1) + 1):
        if passage.is_particle(j, "complementizers") and passage.bare(min(j + 1, len(norms) - 1)) in _BE:
            return _no_part_in_it(passage, j + 2)
        if norms[j] in PAUSES or passage.is_particle(j, "complementizers"):
            return answering  # «ونفى المتحدث مسؤولية مقاتليه، وقال إن»
        if passage.is_particle(j, "responsibility"):
            answering = True
            continue
        if answering and (norms[j] in _OF_IT or passage.known[j].stems & passage.words.particles["incidents"]):
            return True  # «نفت مسؤوليتها عنها»
        this = norms[j - 1].removeprefix("ل") in _THIS  # «نفيه لتلك الأنباء»
        definite = is_news(passage, j) and (this or norms[j].startswith("ال"))
        if norms[j] in _THAT or (definite and news_at(passage, j, min(j + _NEAR, len(norms) - 1)) is None):
            return True
        if passage.name_at[j] < 0 and any(r.lexeme.type for r in passage.readings(j)):
            return False
    return False


def _no_part_in_it(passage: Passage, first: int) -> bool:
    """«نفت أن تكون لعناصرها علاقة بذلك»: a part in what was told, from token first on."""
    end = min(first + _NEAR, len(passage.view.norms) - 1)
    part = next((j for j in range(first, end) if passage.is_particle(j, "responsibility")), end)
    return any(passage.view.norms[j] in _OF_IT for j in range(part + 1, min(part + 3, end) + 1))


_BE: Final = frozenset({"تكون", "يكون"})


def _what_was_told(
    passage: Passage,
    denial: _Denial,
    here: list[Claim],
    before: list[tuple[int, tuple[Claim, ...]]],
    sentence: int,
) -> Claim | None:
    """What a denial means: of the claims before it in its sentence, else of the sentence before, what others say.

    Charges («هذه الاتهامات») may have been told some sentences ago, by somebody.
    """
    at = passage.view.span(denial.first, denial.last)[0]
    may = [c for c in here if c.trigger[1] <= at and _deniable(c)]
    if may and denial.own:
        return may[-1]
    if may:
        # «تبنى الهجوم، وزعم أنه حرر مئات السجناء، وهو ما نفته قسد»: what is only alleged before what is owned up to
        alleged = next((c for c in may if c.modality == "alleged"), None)
        return alleged or next((c for c in may if _hearsay(c)), may[0])
    if not denial.opens:
        return None
    origin = denial.chain[0].entity
    for number, claims in reversed(before):
        if denial.own and sentence - number <= 1:
            # «أفادت المحطة بأن عناصر الحركة …، ونفت الحركة صلتها بذلك»: what the denier is said to have done
            own = next((c for c in claims if _deniable(c) and any(a.entity == origin for a in c.actors)), None)
            if own is not None:
                return own
        found = next((c for c in claims if _deniable(c) and _hearsay(c)), None)
        if found is not None and (denial.charges or sentence - number <= 1):
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


def _claim(passage: Passage, told: Claim, denial: _Denial, clauses: list[Clause]) -> Claim:
    """The claim that what was told is not so."""
    clause = next((c for c in clauses if c.first <= denial.first <= c.last), clauses[-1])
    start, end = passage.view.span(*evidence(passage, denial.first, denial.last, clause))
    trigger = passage.view.span(denial.first, denial.last)
    read, *facts = told.rule.split("; ")
    claim = told._replace(
        id=f"c-{told.document.removeprefix('doc-')}-{trigger[0]}-{told.type}",
        start=start,
        end=end,
        text=passage.view.text[start:end],
        trigger=trigger,
        polarity="negative",
        modality="reported",
        outcome=None,
        chain=denial.chain,
        actors=_answering(told, denial.chain) if denial.own else told.actors,
        figures=(),
        weapons=(),
        rule="; ".join([read.split("+")[0] + "+denied-back", *facts]),
    )
    return claim._replace(confidence=confidence(claim))
