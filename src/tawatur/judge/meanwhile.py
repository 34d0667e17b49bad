"""What others judged of the same things since somebody last looked. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.judge.force import in_force
from tawatur.model.judgement import ClaimRef, Judgement, Span


@dataclass(frozen=True, slots=True)
class Reach:
    """All that a judgement is about. Claims by id and by what they rest on, as better rules may have given them another id."""

    things: frozenset[object]
    spans: tuple[Span, ...] = ()

    def meets(self, other: Reach) -> bool:
        """Whether two judgements are about one thing."""
        if self.things & other.things:
            return True
        return any(
            a.document == b.document and a.start < b.end and b.start < a.end for a in self.spans for b in other.spans
        )


def reach(item: Judgement, by_id: Mapping[str, Judgement]) -> Reach:
    """What a judgement is about; an undo is about itself, what it revokes, and all that this was about."""
    things: set[object] = {item.id} if item.id else set()
    spans: list[Span] = []
    at: Judgement | None = item
    while at is not None:
        for ref in (*at.claims, *at.others):
            things |= _claim(ref)
        if at.entity is not None:
            things.add(at.entity)
        if at.span is not None:
            spans.append(at.span)
        if at.judgement is not None:
            things.add(at.judgement)
        at = by_id.get(at.judgement) if at.judgement is not None else None
    return Reach(frozenset(things), tuple(spans))


def _claim(ref: ClaimRef) -> set[object]:
    return {ref.id, (ref.document, ref.trigger)}


def meanwhile(
    item: Judgement, judgements: Sequence[tuple[int, Judgement]], seen: int, beside: Sequence[ClaimRef] = ()
) -> list[Judgement]:
    """Judgements in force that came after `seen` and are about something that `item` is about, in their order.

    judgements: all of the record, each with its number in the log. beside: claims that `item` concerns without naming them,
    as the others of an incident that it joins or parts. An undo of what also came after `seen` changes nothing, and is left out.
    """
    by_id = {j.id: j for _, j in judgements}
    later = {j.id for number, j in judgements if number > seen}
    own = reach(item, by_id)
    own = Reach(own.things.union(*(_claim(ref) for ref in beside)), own.spans)
    return [
        j
        for j in in_force([j for _, j in judgements])
        if j.id in later and j.judgement not in later and reach(j, by_id).meets(own)
    ]
