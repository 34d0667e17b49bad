"""What record and index hold of an entity: how it is named, its incidents and, of those who speak, how their word fared."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from tawatur.record.store import Store
from tawatur.serve.index.file import Index

_FACET = {"actor": "actor", "facility": "facility", "place": "place", "source": "outlet"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """How what somebody says fared in this record; no judgement of them. Counts of claims, but for `copied` and `reports`.

    origin: told on their own word; passed_on: told on somebody else's; corroborated: of incidents with two or more
    independent origins; contradicted: on one side of a contradiction; first: of incidents that no report published earlier
    tells of; relayed: claims that others publish on their word; copied: reports that reprint theirs; reports: that they publish.
    """

    origin: int
    passed_on: int
    corroborated: int
    contradicted: int
    first: int
    relayed: int
    copied: int
    reports: int


@dataclass(frozen=True, slots=True)
class Naming:
    """What an outlet calls something. `surfaces`: (the words, how often), the commonest first; `outlet` None: not known."""

    outlet: str | None
    surfaces: tuple[tuple[str, int], ...]


def namings(store: Store, entity: str, most: int) -> list[Naming]:
    """How outlets name an entity, reprints left out; those that name it most first."""
    sql = (
        "SELECT d.outlet, json_extract(m.body, '$.name.surface'), count(*) FROM mentions m JOIN documents d ON d.id = m.document "
        "WHERE m.entity = ? AND d.copy_of IS NULL AND NOT json_extract(m.body, '$.boilerplate') GROUP BY 1, 2"
    )
    counts: defaultdict[str | None, dict[str, int]] = defaultdict(dict)
    for outlet, surface, times in store.query(sql, entity):
        words = " ".join((surface or "").split())
        counts[outlet][words] = counts[outlet].get(words, 0) + times
    order = sorted(counts, key=lambda o: (-sum(counts[o].values()), o or ""))
    return [Naming(o, tuple(sorted(counts[o].items(), key=lambda s: (-s[1], s[0])))) for o in order[:most]]


def speaks(index: Index, entity: str) -> bool:
    """Whether somebody stands in the chain of a claim, or publishes one."""
    return bool(index.query("SELECT 1 FROM speakers WHERE entity = ? LIMIT 1", entity))


def facet_of(entity: str) -> str | None:
    """The kind of filter that finds an entity's incidents; None for persons and roles."""
    return _FACET.get(entity.partition("/")[0])


def spoken(index: Index, entity: str) -> Spoken:
    """How the word of a source, an actor or a person fared."""
    mine = "FROM speakers s WHERE s.entity = ?1"
    origin = _count(index, f"SELECT count(DISTINCT s.claim) {mine} AND s.place = 0", entity)
    every = _count(index, f"SELECT count(DISTINCT s.claim) {mine}", entity)
    corroborated = _count(
        index,
        f"SELECT count(DISTINCT s.claim) {mine} AND s.claim IN "
        "(SELECT t.claim FROM told t JOIN incidents i ON i.n = t.n WHERE i.status = 'corroborated')",
        entity,
    )
    contradicted = _count(
        index, f"SELECT count(DISTINCT s.claim) {mine} AND s.claim IN (SELECT claim FROM parted)", entity
    )
    copied = _count(
        index,
        "SELECT count(*) FROM reports WHERE copy_of IN (SELECT id FROM reports WHERE outlet = ?)",
        entity,
    )
    relayed = _count(
        index,
        f"SELECT count(DISTINCT s.claim) {mine} AND EXISTS (SELECT 1 FROM speakers o WHERE o.claim = s.claim AND o.place > s.place)",
        entity,
    )
    return Spoken(
        origin=origin,
        passed_on=every - origin,
        corroborated=corroborated,
        contradicted=contradicted,
        first=_first(index, entity),
        relayed=relayed,
        copied=copied,
        reports=_count(index, "SELECT count(*) FROM reports WHERE outlet = ?", entity),
    )


def _first(index: Index, entity: str) -> int:
    """In how many incidents told on several days the earliest report is theirs."""
    return _count(
        index,
        "WITH mine AS (SELECT DISTINCT f.n FROM speakers s JOIN facets f ON f.kind = 'report' AND f.value = s.document"
        " WHERE s.entity = ?1),"
        " told AS (SELECT f.n, f.value AS document, r.day FROM mine JOIN facets f ON f.n = mine.n AND f.kind = 'report'"
        " JOIN reports r ON r.id = f.value WHERE r.day >= 0),"
        " ends AS (SELECT n, min(day) AS low FROM told GROUP BY n HAVING min(day) < max(day))"
        " SELECT count(DISTINCT e.n) FROM ends e JOIN told t ON t.n = e.n AND t.day = e.low"
        " WHERE t.document IN (SELECT document FROM speakers WHERE entity = ?1)",
        entity,
    )


def _count(index: Index, sql: str, *values: object) -> int:
    return int(index.query(sql, *values)[0][0])
