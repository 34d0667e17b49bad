"""Puts the claims of one report together: happenings, speakers, status, roles, place and time. One interface: `find_claims`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tawatur.model import Claim, ClaimActor, Document, Link, Mention, When
from tawatur.understand.clauses import Clause, split_clauses
from tawatur.understand.events import Trigger, find_triggers
from tawatur.understand.passage import Passage
from tawatur.understand.refer import resolve_descriptions
from tawatur.understand.roles import Part, find_roles
from tawatur.understand.select import select
from tawatur.understand.setting import best_spot, edtf_of, spots, when_of, where_of
from tawatur.understand.speakers import Speaker
from tawatur.understand.speech import Saying, chain_of, find_sayings
from tawatur.understand.status import Status, find_operators, status_of

if TYPE_CHECKING:
    from tawatur.pipeline import Reading
    from tawatur.words.compile import Words


@dataclass(slots=True)
class _Running:
    """What is carried from sentence to sentence: last speaker, open quotation, place and time of the narration."""

    speaker: Speaker | None = None
    quoting: tuple[Speaker, ...] = ()
    place: str | None = None
    main: str | None = None
    time: tuple[str, int] | None = None
    actor: Part | None = None
    line: int = -1
    told: set[str] = field(default_factory=set)


def find_claims(reading: Reading, mentions: Sequence[Mention], document: Document, words: Words) -> list[Claim]:
    """All claims of a report, in the order of its text. Spans lie inside the text; ids derive from document, trigger, type."""
    passage = Passage(
        reading.view, words.claims, words.names, reading.names, reading.times, reading.figures, document.outlet, document.published
    )
    references = resolve_descriptions(reading.view, reading.names, words.names, words.claims.descriptions, words.claims.particles["wide"])
    by_span = {(m.kind, m.start, m.end): m.id for m in mentions}
    main = _main_place(passage, references)
    running = _Running(place=main, main=main)
    out: list[Claim] = []
    for number in range(len(reading.view.sentences)):
        out += _in_sentence(passage, number, references, running, document, by_span)
    return _unique(out)


def _in_sentence(
    passage: Passage, number: int, references: dict[int, str], running: _Running, document: Document, by_span: dict[tuple[str, int, int], str]
) -> list[Claim]:
    sentence = passage.view.sentences[number]
    if sentence.repeat:
        return []
    if sentence.line != running.line:
        running.line = sentence.line
    clauses = split_clauses(passage, number)
    sayings = find_sayings(passage, number, references, running.speaker)
    operators = find_operators(passage, sentence.first, sentence.last - 1)
    found = find_triggers(passage, clauses)
    out: list[Claim] = []
    for selected in select(passage, clauses, found, sayings, operators, running.told):
        trigger = selected.trigger
        chain, saying = chain_of(passage, trigger.first, sayings, running.quoting, document.outlet)
        status = status_of(passage, trigger, clauses, operators, saying)
        if status.modality == "demanded" and trigger.type in _PART_OF_APPEAL:
            continue
        out.append(_claim(passage, trigger, clauses, chain, status, references, running, document, by_span, sayings, selected.tolls))
        running.told.add(trigger.type)
    for saying in sayings:
        claim = _said(passage, saying, clauses, sayings, references, running, document, by_span)
        if claim is not None:
            out.append(claim)
    _carry(passage, sentence.first, sentence.last - 1, sayings, references, running)
    return sorted(out, key=lambda c: (c.trigger, c.type))


def _claim(
    passage: Passage,
    trigger: Trigger,
    clauses: list[Clause],
    chain: tuple[Link, ...],
    status: Status,
    references: dict[int, str],
    running: _Running,
    document: Document,
    by_span: dict[tuple[str, int, int], str],
    sayings: Sequence[Saying],
    tolls: Sequence[Trigger] = (),
) -> Claim:
    view = passage.view
    clause = clauses[trigger.clause]
    where, places, _ = where_of(passage, trigger, clauses, references, running.place, running.main)
    when = when_of(passage, trigger, clauses)
    if when is not None:
        if "/" not in when[0] and len(when[0]) >= 10:
            running.time = when
    else:
        when = running.time or _of_publication(passage, clause, document)
    speaking = _speaking_words(sayings, trigger)
    parts = find_roles(passage, trigger, clauses, references, speaking, running.actor)
    for toll in tolls:
        victims = find_roles(passage, toll, clauses, references, speaking, None)
        parts += [p for p in victims if p.role == "target" and all(p.entity != q.entity for q in parts)]
    agents = [p for p in parts if p.role in ("agent", "participant")]
    if agents:
        running.actor = agents[0]
    actors = tuple(
        ClaimActor(p.entity, p.role, _mention(passage, by_span, "name", p.name))  # type: ignore[arg-type]
        for p in parts
    )
    first, last = _evidence(passage, trigger, clause)
    start, end = view.span(first, last)
    figures = _figures(passage, [clause, *(clauses[t.clause] for t in tolls)], by_span)
    t_start, t_end = view.span(trigger.first, trigger.last)
    return Claim(
        id=f"c-{document.id.removeprefix('doc-')}-{t_start}-{trigger.type}",
        document=document.id,
        start=start,
        end=end,
        text=view.text[start:end],
        trigger=(t_start, t_end),
        type=trigger.type,
        polarity=status.polarity,  # type: ignore[arg-type]
        modality=status.modality,  # type: ignore[arg-type]
        chain=chain,
        outcome=status.outcome,  # type: ignore[arg-type]
        where=where,
        places=places,
        when=_when(passage, by_span, when),
        boilerplate=view.sentences[clause.sentence].boilerplate,
        actors=actors,
        figures=figures,
        rule=_rule(trigger, status),
        confidence=_confidence(trigger, status),
    )


def _figures(passage: Passage, clauses: Sequence[Clause], by_span: dict[tuple[str, int, int], str]) -> tuple[str, ...]:
    """The figures that stand in a claim's clause, or in that of a toll it caused."""
    out: dict[str, None] = {}
    for clause in clauses:
        for figure in passage.figures:
            key = ("figure", figure.start, figure.end)
            if clause.first <= figure.first <= clause.last and key in by_span:
                out[by_span[key]] = None
    return tuple(out)


# asked for in an appeal they are the appeal, which is told already
_PART_OF_APPEAL = frozenset({"deployment", "security_operation", "aid", "talks"})
_LEAD = 4


def _of_publication(passage: Passage, clause: Clause, document: Document) -> tuple[str, int] | None:
    """News without a date in its first sentences happened about when it was published."""
    if document.published is None or clause.sentence >= _LEAD or "/" in document.published:
        return None
    return document.published.rstrip("~") + "~", -1


def _when(passage: Passage, by_span: dict[tuple[str, int, int], str], when: tuple[str, int] | None) -> When | None:
    if when is None:
        return None
    if when[1] < 0:
        return When(when[0])
    time = passage.times[when[1]]
    return When(when[0], by_span.get(("time", time.start, time.end)))


def _mention(passage: Passage, by_span: dict[tuple[str, int, int], str], kind: str, number: int | None) -> str | None:
    if number is None:
        return None
    name = passage.names[number]
    return by_span.get((kind, name.start, name.end))


def _speaking_words(sayings: Sequence[Saying], trigger: Trigger) -> range | None:
    """The tokens that name the speaker of the words around a trigger: a speaker is no party by that alone."""
    for saying in sayings:
        if saying.speaker is not None and not saying.continued and saying.first <= trigger.first <= saying.last:
            return range(saying.speaker.first, saying.speaker.last + 1)
    return None


def _evidence(passage: Passage, trigger: Trigger, clause: Clause) -> tuple[int, int]:
    """The clause, without the punctuation round it; at most its sentence."""
    first, last = clause.first, clause.last
    marks = ("،", ",", ".", "؛", ":", "…", "-")
    while last > trigger.last and passage.view.norms[last] in marks:
        last -= 1
    while first < trigger.first and passage.view.norms[first] in marks:
        first += 1
    return first, last


def _said(
    passage: Passage,
    saying: Saying,
    clauses: list[Clause],
    sayings: Sequence[Saying],
    references: dict[int, str],
    running: _Running,
    document: Document,
    by_span: dict[tuple[str, int, int], str],
) -> Claim | None:
    """An act of saying that is itself a claim: an appeal, a warning; sourced to its speaker."""
    if saying.claim is None or saying.reading is None or saying.adverbial:
        return None
    if saying.continued and saying.reading.finite and not saying.lexeme.get("continues"):
        return None  # «خرق قد يهدد السلامة»: nobody threatens
    number = next((k for k, c in enumerate(clauses) if c.first <= saying.verb <= c.last), 0)
    if saying.speaker is None and not _speaks_out(passage, saying, clauses[number]):
        return None
    trigger = Trigger(saying.verb, saying.verb, saying.reading, saying.claim, number)
    chain, outer = chain_of(passage, saying.verb, [s for s in sayings if s is not saying], running.quoting, document.outlet)
    if saying.speaker is not None and all(link.entity != saying.speaker.entity for link in chain):
        start, end = passage.view.span(saying.speaker.first, saying.speaker.last)
        chain = (Link(saying.speaker.entity, passage.view.text[start:end], start, end), *chain)
    claim = _claim(passage, trigger, clauses, chain, Status(), references, running, document, by_span, ())
    return replace(claim, rule=f"said:{saying.lexeme.id}", actors=_parties(passage, saying, clauses[number], by_span))


def _speaks_out(passage: Passage, saying: Saying, clause: Clause) -> bool:
    """«ناشد عميد البلدية …»: the verb leads a main clause, though who speaks is not known to us."""
    assert saying.reading is not None
    lead = clause.kind in ("main", "coordinate") and saying.verb - clause.first <= 1
    return lead and saying.reading.finite and bool(saying.lexeme.get("complement")) and saying.stance != "warning" or (
        lead and any(passage.bare(j) in ("من", "ان") for j in range(saying.verb + 1, min(saying.verb + 8, clause.last + 1)))
    )


def _parties(passage: Passage, saying: Saying, clause: Clause, by_span: dict[tuple[str, int, int], str]) -> tuple[ClaimActor, ...]:
    """Who appeals or warns, and the first other party named in the words of the act."""
    out: list[ClaimActor] = []
    speaker = saying.speaker
    if speaker is not None and not speaker.entity.startswith("role/"):
        out.append(ClaimActor(speaker.entity, "agent", _mention(passage, by_span, "name", _name_at(passage, speaker.first))))
    for i in range(saying.verb + 1, clause.last + 1):
        name = passage.name(i)
        if name is None or name.value.class_ not in ("actor", "person") or (speaker is not None and speaker.first <= i <= speaker.last):
            continue
        if all(a.entity != name.value.entity for a in out):
            out.append(ClaimActor(name.value.entity, "target", _mention(passage, by_span, "name", passage.name_at[i])))
        break
    return tuple(out)


def _name_at(passage: Passage, i: int) -> int | None:
    return passage.name_at[i] if passage.name_at[i] >= 0 else None


def _carry(passage: Passage, first: int, last: int, sayings: Sequence[Saying], references: dict[int, str], running: _Running) -> None:
    """What the next sentence goes on from."""
    spoken = [s for s in sayings if s.speaker is not None and not s.adverbial]
    if spoken:
        running.speaker = spoken[-1].speaker
    running.quoting = _open_quotation(passage, first, last, spoken, running.quoting)
    best = best_spot([s for s in spots(passage, first, last, references) if s.rank >= 4])
    if best is not None:
        running.place = best.entity


def _open_quotation(passage: Passage, first: int, last: int, spoken: Sequence[Saying], carried: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Whose words run on: a quotation opened in this sentence (or before it) and not closed at its end."""
    depth = 1 if carried else 0
    for quote in passage.view.quotes_between(first, last + 1):
        if quote.before == last + 1 and quote.opening is True:
            break
        if quote.opening is True or (quote.opening is None and depth == 0):
            depth += 1
        elif depth:
            depth -= 1
    if depth == 0:
        return ()
    if carried:
        return carried
    return (spoken[-1].speaker,) if spoken and spoken[-1].speaker is not None else ()


def _main_place(passage: Passage, references: dict[int, str]) -> str | None:
    """The place a report is mostly about: the exact one that its body names most often; of two, the first."""
    counts: Counter[str] = Counter()
    for sentence in passage.view.sentences:
        if not sentence.boilerplate:
            counts.update(s.entity for s in spots(passage, sentence.first, sentence.last - 1, references) if s.rank >= 4)
    return counts.most_common(1)[0][0] if counts else None


def _rule(trigger: Trigger, status: Status) -> str:
    parts = [trigger.lexeme.id]
    if trigger.light_reading is not None:
        parts.append(f"carried-by:{trigger.light_reading.lexeme.lemma}")
    if trigger.verb_reading is not None:
        parts.append(f"with:{trigger.verb_reading.lexeme.lemma}")
    return "+".join([*parts, *status.reasons])


def _confidence(trigger: Trigger, status: Status) -> float:
    """A first estimate, by how the happening is told; calibrated on annotated text (docs)."""
    score = 0.8 if trigger.reading.finite or trigger.light is not None or trigger.verb is not None else 0.65
    if trigger.lexeme.weak:
        score -= 0.2
    if trigger.definite:
        score -= 0.15
    return round(max(score, 0.1), 2)


def _unique(claims: list[Claim]) -> list[Claim]:
    seen: set[str] = set()
    out = []
    for claim in claims:
        if claim.id not in seen:
            seen.add(claim.id)
            out.append(claim)
    return out


__all__ = ["edtf_of", "find_claims"]
