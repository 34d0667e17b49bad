"""Which tellings of a record are of the happening that a statement tells of, and which of them bear it out or deny it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tawatur.ask.known import Known, Relation, relation
from tawatur.model import Claim, Figure, Mention
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.conflict_actors import are_kin
from tawatur.reconcile.dates import EXACT, Telling
from tawatur.reconcile.denial import answers, is_denial
from tawatur.reconcile.family import LASTING, block_of, family_of
from tawatur.reconcile.group import LATELY, reach_of
from tawatur.reconcile.interval import gap
from tawatur.reconcile.tolls import Count, agreement, compatible, figure_of, meet


@dataclass(frozen=True)
class Matcher:
    """One telling of a statement, and the record that it is set against. `mentions`: the statement's and the record's."""

    mine: Telling
    known: Known
    mentions: Mapping[str, Mention]
    names: NameWords
    wide: frozenset[str]

    @cached_property
    def related(self) -> tuple[tuple[Telling, Relation], ...]:
        """Tellings of its kind, at its place, inside it or just around it, on whatever day."""
        out = []
        for theirs in self.known.tellings:
            lies = relation(self.mine.place, theirs.place, self.wide, self.names)
            if lies is not None and self._of_kind(theirs):
                out.append((theirs, lies))
        return tuple(out)

    def _of_kind(self, theirs: Telling) -> bool:
        if theirs.place == self.mine.place:
            return block_of(self.mine.claim.type, self.mine.place) == block_of(theirs.claim.type, theirs.place)
        return family_of(self.mine.claim.type) == family_of(theirs.claim.type)

    @cached_property
    def near(self) -> tuple[tuple[Telling, Relation], ...]:
        """Those of its days, as far apart as tellings of one happening may be."""
        return tuple((t, lies) for t, lies in self.related if self._meets(t))

    def _meets(self, theirs: Telling) -> bool:
        if self.mine.dating == "none":
            return True
        if theirs.dating == "none":
            return self.agrees(theirs)
        if theirs.days.days > max(EXACT, self.mine.days.days):
            return False  # a year holds every day: its tellings bear nothing out
        reach = reach_of(self.mine.place, block_of(self.mine.claim.type, self.mine.place), self.names)
        lasting = self.mine.claim.type in LASTING and theirs.claim.type in LASTING
        apart = gap(self.mine.days, theirs.days)
        if apart <= (reach.lasting[0] if lasting else reach.apart):
            return True
        earlier = (theirs.days.high or 0) < (self.mine.days.low or 0)
        return self.mine.dating == "report" and earlier and apart <= LATELY and self.tells_it(theirs.claim)

    def agrees(self, theirs: Telling) -> bool:
        """Whether it has counts and doers in common with a telling, enough to be of the same happening on whatever day."""
        facility = self.mine.place == theirs.place and self.mine.place.startswith("facility/")
        return agreement([self.mine.claim], [theirs.claim], self.mentions, facility) > 0

    @cached_property
    def incidents(self) -> tuple[str, ...]:
        """Incidents of the record that it is set beside: those that a telling of its days and its own place belongs to."""
        of = self.known.incident_of
        return tuple(sorted({of[t.claim.id] for t, lies in self.near if lies == "same" and t.claim.id in of}))

    @cached_property
    def beside(self) -> tuple[tuple[Telling, Relation], ...]:
        """All tellings of its days, and all others of the incidents that it is set beside."""
        kept = {t.claim.id for t, _ in self.near}
        at = set(self.incidents)
        rest = [(t, lies) for t, lies in self.related if t.claim.id not in kept]
        return (*self.near, *((t, lies) for t, lies in rest if self.known.incident_of.get(t.claim.id) in at))

    # --- what bears it out, what denies it ------------------------------------------------------------------------

    def tells_it(self, theirs: Claim) -> bool:
        """Whether a claim tells of what the statement tells of: its type, a word for it, or the same toll."""
        claim = self.mine.claim
        if answers(claim.type, theirs.type) or compatible(claim, [theirs], self.mentions):
            return True
        return claim.type == "killing" and any(
            f.what == "killed" and f.low > 0 for f in self.figures(theirs)
        )  # «was killed» is borne out by an attack that killed

    def supporting(self) -> list[Telling]:
        """Tellings that say what it says: that it happened, or that it did not."""
        mine = self.mine.claim
        out = []
        for theirs, lies in self.near:
            if theirs.claim.polarity != mine.polarity:
                continue
            if mine.polarity == "affirmed":
                fits = lies != "around" and self.tells_it(theirs.claim)
            else:  # what did not happen in a town, did not happen at its spots
                fits = lies != "inside" and answers(mine.type, theirs.claim.type)
                fits = fits and is_denial(mine) == is_denial(theirs.claim)
            if fits:
                out.append(theirs)
        return out

    def opposing(self) -> list[Telling]:
        """Tellings that deny what it affirms, in somebody's name; or affirm what it denies."""
        mine = self.mine.claim
        found: list[tuple[Telling, Relation]]
        if mine.polarity == "affirmed":
            found = [(t, lies) for t, lies in self.beside if t.claim.chain and is_denial(t.claim) and lies != "inside"]
        elif is_denial(mine):
            found = [(t, lies) for t, lies in self.near if t.claim.polarity == "affirmed" and lies != "around"]
        else:
            return []
        return [t for t, _ in found if answers(mine.type, t.claim.type)]

    def figures(self, claim: Claim) -> list[Figure]:
        """The counts of a claim, parts of a total left out."""
        found = (figure_of(m, self.mentions) for m in claim.figures)
        return [f for f in found if f is not None and f.part_of is None]

    def counting(self, count: Count, what: str) -> tuple[list[tuple[Telling, Count]], list[tuple[Telling, Count]]]:
        """Tellings that give the same count, and those at the place that give another."""
        same: list[tuple[Telling, Count]] = []
        other: list[tuple[Telling, Count]] = []
        for theirs, lies in self.beside:
            if lies == "around" or theirs.claim.polarity == "negative":
                continue
            for mention in theirs.claim.figures:
                figure = figure_of(mention, self.mentions)
                if figure is None or figure.what != what or figure.part_of is not None:
                    continue
                if _force(figure.of) != _force(count.of):
                    continue
                told = Count(figure.low, figure.high, figure.approximate, figure.of, mention, theirs.claim)
                if meet(count, told):
                    same.append((theirs, told))
                elif lies == "same" and not figure.vague:
                    other.append((theirs, told))
        return same, other

    def doing(self, entity: str) -> list[tuple[Telling, str]]:
        """Tellings of the happening that name the same doer, a part of it or what it is part of; with the doer they name."""
        out = []
        for theirs, lies in self.near:
            if lies == "around" or theirs.claim.polarity == "negative" or not self.tells_it(theirs.claim):
                continue
            named = [
                a.entity for a in theirs.claim.actors if a.role == "agent" and are_kin(a.entity, entity, self.names)
            ]
            out += [(theirs, e) for e in sorted(named)[:1]]
        return out


def _force(entity: str | None) -> str | None:
    """The armed actor whose people are counted; people at large otherwise."""
    return entity if entity is not None and entity.startswith("actor/") else None


def ordered(tellings: Sequence[Telling]) -> list[Telling]:
    """Tellings by id, each once."""
    return [t for _, t in sorted({t.claim.id: t for t in tellings}.items())]
