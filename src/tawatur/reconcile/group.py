"""Claims that tell of one happening: grouped by place, by day, by kind of happening; never chained across either."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.model import Claim, Document
from tawatur.recognise.names.choose import containers
from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile.interval import Interval, gap, interval_of

_UNREAL = frozenset({"feared", "intended", "demanded", "hypothetical"})
_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"attack", "shelling", "air_drone_strike", "explosion", "killing", "property_damage", "clash", "mutiny", "escape"}),
    frozenset({"arrest", "security_operation", "weapons_seizure", "deployment", "siege"}),
    frozenset({"abduction"}),
    frozenset({"control_change", "withdrawal", "handover"}),
    frozenset({"displacement"}),
    frozenset({"evacuation", "aid", "release"}),
    frozenset({"protest"}),
    frozenset({"talks", "agreement"}),
    frozenset({"holding", "deprivation", "appeal", "warning"}),
)
# a facility's story is one: who attacks it, who rises in it, who gets out, who negotiates for it
_LASTING = frozenset({"siege", "clash", "control_change", "mutiny", "escape", "handover", "displacement", "holding", "deprivation", "attack"})
_BACKGROUND = frozenset({"holding", "deprivation", "appeal", "warning"})
_WIDE_KINDS = frozenset({"country", "region", "governorate"})


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim with the place and the days it is compared by. `dated`: its own words give the day; else the report's do."""

    claim: Claim
    place: str
    days: Interval
    dated: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings of one happening, ordered by claim id."""

    place: str
    tellings: tuple[Telling, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, by id."""
        return tuple(t.claim for t in self.tellings)


def group_claims(documents: Mapping[str, Document], claims: Sequence[Claim], names: NameWords) -> list[Group]:
    """Every happening that the claims tell of, each a group; ordered by id, whatever the order of the claims."""
    tellings = _tellings(documents, sorted(claims, key=lambda c: c.id))
    blocks: dict[tuple[str, int], list[Telling]] = defaultdict(list)
    for telling in tellings:
        blocks[(telling.place, _family(telling, names))].append(telling)
    out: list[Group] = []
    for (place, family), block in sorted(blocks.items()):
        for cluster in _clusters(block, _tolerance(place, family, names)):
            out.append(Group(place, tuple(sorted(cluster, key=lambda t: t.claim.id))))
    out = [g for g in out if not all(t.claim.type in _BACKGROUND for t in g.tellings) or g.place.startswith("facility/")]
    return sorted(out, key=lambda g: g.tellings[0].claim.id)


def _tellings(documents: Mapping[str, Document], claims: Sequence[Claim]) -> list[Telling]:
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if not claim.boilerplate and claim.modality not in _UNREAL and claim.where is not None:
            by_document[claim.document].append(claim)
    out: list[Telling] = []
    for document_id in sorted(by_document):
        document = documents[document_id]
        told = by_document[document_id]
        main = _main_days(told, document)
        at: dict[str, list[Interval]] = defaultdict(list)
        for claim in told:
            own = _own_days(claim)
            if own is not None:
                at[claim.where or ""].append(own)
        for claim in told:
            own = _own_days(claim)
            days = own or _usual(at.get(claim.where or "", [])) or main
            if days is not None and days.days <= 366:
                out.append(Telling(claim, claim.where or "", days, own is not None))
    return out


def _own_days(claim: Claim) -> Interval | None:
    if claim.when is None:
        return None
    days = interval_of(claim.when.edtf)
    return days if days is not None and days.days <= 366 else None


def _usual(intervals: Sequence[Interval]) -> Interval | None:
    """The commonest, of the shortest first."""
    short = [i for i in intervals if i.days <= 31]
    if not short:
        return None
    return sorted(Counter(short).items(), key=lambda c: (-c[1], c[0].days, c[0].low or 0))[0][0]


def _main_days(told: Sequence[Claim], document: Document) -> Interval | None:
    """The day a report is about where its claims give none: that of its first dated claim, else of its publication."""
    published = interval_of(document.published) if document.published else None
    for claim in sorted(told, key=lambda c: c.start)[:8]:
        own = _own_days(claim)
        if own is not None and own.days <= 7 and (published is None or gap(own, published) <= 10):
            return own
    if published is not None:
        return published
    own_all = [d for c in told if (d := _own_days(c)) is not None]
    return _usual(own_all)


def _family(telling: Telling, names: NameWords) -> int:
    if telling.place.startswith("facility/"):
        return -1
    return next((n for n, f in enumerate(_FAMILIES) if telling.claim.type in f), len(_FAMILIES))


def _tolerance(place: str, family: int, names: NameWords) -> int:
    """How many days apart two tellings of one happening may date it."""
    if family == -1:
        return 3
    entity = names.entities.get(place)
    if entity is not None and entity.kind in _WIDE_KINDS:
        return 0
    return 1 if family in (0, 1) else 2


def _clusters(block: Sequence[Telling], tolerance: int) -> list[list[Telling]]:
    """Splits a block by days: exact dates first make cores, vaguer ones join the one core that they can mean."""
    exact = sorted((t for t in block if t.days.days <= 7), key=lambda t: (t.days.low or 0, t.claim.id))
    vague = sorted((t for t in block if t.days.days > 7), key=lambda t: (t.days.days, t.days.low or 0, t.claim.id))
    cores: list[list[Telling]] = []
    ends: list[int] = []
    for telling in exact:
        low, high = telling.days.low or 0, telling.days.high or 0
        if cores and low - ends[-1] <= tolerance:
            cores[-1].append(telling)
            ends[-1] = max(ends[-1], high)
        else:
            cores.append([telling])
            ends.append(high)
    for telling in vague:
        fitting = [c for c in cores if any(gap(t.days, telling.days) == 0 for t in c)]
        same = [c for c in fitting if all(t.days.days > 7 for t in c) and c[0].days == telling.days]
        if same:
            same[0].append(telling)
        elif len(fitting) == 1 and telling.days.days <= 31:
            fitting[0].append(telling)
        else:
            cores.append([telling])
    return cores


def town_of(place: str, names: NameWords) -> str | None:
    """The nearest place that a facility lies in, or the place itself."""
    if not place.startswith("facility/"):
        return place
    for container in containers(place, names)[1:]:
        if container.startswith("place/"):
            return container
    return None
