"""Which claims of some areas are of one happening, worked out from what is kept of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tawatur.recognise.names.lexicon import NameWords
from tawatur.reconcile import find_groups
from tawatur.reconcile.group import Group
from tawatur.record import query
from tawatur.record.store import Store
from tawatur.views.judged import Tied, standing, ties_of
from tawatur.views.tellings import load_tellings

_AT_ONCE = 3_000  # claims to compare and make incidents of at once, more only where they hang together


def regions(store: Store, areas: Iterable[str], tied: Sequence[Tied]) -> Iterator[list[str]]:
    """Areas in which something changed, with those that people tied to them; as many at once as memory should hold."""
    joined = _joined(tied)
    sizes: dict[str, int] = dict(
        query.select_by(store, "SELECT area, count(*) FROM tellings WHERE area IN", areas, "GROUP BY area")
    )
    done: set[str] = set()
    batch: list[str] = []
    size = 0
    for area in sorted(areas):
        if area in done:
            continue
        region = sorted({area, *joined.get(area, ())})
        done.update(region)
        batch += region
        size += sum(sizes.get(part, 0) for part in region)
        if size >= _AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _joined(tied: Sequence[Tied]) -> dict[str, set[str]]:
    """For each area, those that it has claims of one incident with, as people say, and so on from these."""
    areas: dict[str, set[str]] = {}
    for item in tied:
        areas.setdefault(item.class_, set()).update([item.area] if item.area else [])
    out: dict[str, set[str]] = {}
    for together in areas.values():
        whole = {area for part in together for area in out.get(part, {part})}
        out |= dict.fromkeys(whole, whole)
    return out


def groups_in(
    store: Store, areas: Sequence[str], tied: Sequence[Tied], wide: frozenset[str], names: NameWords
) -> list[Group]:
    """The happenings of whole areas, ordered by id; their claims hold no more than grouping compares."""
    tellings, mentions = load_tellings(store, areas)
    claims = {t.claim.id: t.claim for t in tellings}
    here = {item.class_ for item in tied if item.area in areas}
    bound = [item for item in tied if item.class_ in here]
    placeless = tuple(item.claim for item in bound if item.area is None)
    claims |= {c.id: c for c in standing(query.claims_by_id(store, placeless))}
    return find_groups(tellings, mentions, wide, names, ties_of(bound) if bound else None, claims)
