"""Brings the index up to date with a record: only what changed is written anew."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Sized
from itertools import islice

from tawatur.model import Claim, Contradiction, Incident
from tawatur.publish.places import Map
from tawatur.recognise.names.choose import containers
from tawatur.reconcile.interval import interval_of
from tawatur.record import rows
from tawatur.record.store import Store
from tawatur.serve.index.board import renew
from tawatur.serve.index.claims import keep_claims
from tawatur.serve.index.file import Index
from tawatur.serve.index.text import words_of

_BATCH = 500


def bring_up_to_date(index: Index, store: Store, places: Map) -> bool:
    """Makes the index one of the record's present reports and views; False when it was that already.

    Cheap when nothing changed: one comparison of numbers. Each change is written in one transaction.
    """
    stand = stand_of(store)
    if index.stand() == stand:
        return False
    with index.writing():
        before = index.stand()
        if before == stand:  # another thread or process was faster
            return False
        _reports(index, store)
        changed = _incidents(index, store, places)
        keep_claims(index, store)
        index.set_stand(stand)
    renew(index, changed, before)
    return True


def stand_of(store: Store) -> str:
    """What the index has to follow: the generation of readings and the views made of it."""
    return str(
        store.query("SELECT group_concat(key || '=' || value, ' ') FROM meta WHERE key IN ('generation', 'views')")[0][
            0
        ]
    )


def _reports(index: Index, store: Store) -> None:
    """The reports' words, which never change; a report that was taken out or renamed takes the whole table with it."""
    held = {key: tuple(rest) for key, *rest in index.query("SELECT id, n, sig, outlet, day, url, copy_of FROM reports")}
    now = {
        key: (_sig(title or ""), outlet, _day(published), url, copy_of)
        for key, title, outlet, published, url, copy_of in store.query(
            "SELECT id, title, outlet, published, url, copy_of FROM documents"
        )
    }
    if any(key not in now or now[key][0] != sig for key, (_, sig, *_) in held.items()):
        # the full-text table keeps no text, and cannot forget one that it is not shown again
        index.execute("DELETE FROM reports")
        index.execute("INSERT INTO report_words(report_words) VALUES ('delete-all')")
        held = {}
    changed = (key for key, (_, *row) in held.items() if now[key] != tuple(row))
    index.executemany(
        "UPDATE reports SET outlet = ?, day = ?, url = ?, copy_of = ? WHERE id = ?",
        [(*now[key][1:], key) for key in changed],
    )
    number = max((row[0] for row in held.values()), default=0)
    for keys in _batches(sorted(set(now) - set(held))):
        sql = f"SELECT id, text, coalesce(title, '') FROM documents WHERE id IN ({_marks(keys)}) ORDER BY id"
        for key, text, title in store.query(sql, *keys):
            number += 1
            index.execute("INSERT INTO reports VALUES (?, ?, ?, ?, ?, ?, ?)", number, key, *now[key])
            index.execute("INSERT INTO report_words(rowid, text) VALUES (?, ?)", number, words_of(f"{title}\n{text}"))


def _day(published: str | None) -> int:
    """The first day of a date as an ordinal; -1 where none is known."""
    interval = interval_of(published) if published else None
    return -1 if interval is None or interval.low is None else interval.low


def _incidents(index: Index, store: Store, places: Map) -> list[int]:
    """Incidents whose row, claims, outlets or contradictions changed, by number; those that are gone are taken out."""
    parted: dict[str, list[str]] = defaultdict(list)
    for key, body in store.query("SELECT incident, body FROM contradictions ORDER BY id"):
        parted[key].append(body)
    outlets = dict(store.query("SELECT id, outlet FROM documents"))
    held = {key: (n, sig) for key, n, sig in index.query("SELECT id, n, sig FROM incidents")}
    stirred = _stirred(index, store, outlets)
    fresh: list[tuple[int | None, str, str]] = []
    gone = dict(held)
    for key, body in store.stream("SELECT id, body FROM incidents ORDER BY id"):
        sig = _sig(body, *parted.get(key, ()))
        gone.pop(key, None)
        n, old = held.get(key, (None, None))
        if sig != old or n in stirred:
            fresh.append((n, body, sig))
    changed = [*(n for n, _ in gone.values()), *(n for n, _, _ in fresh if n is not None)]
    for n in changed:
        _take_out(index, n)
    number = max((n for n, _ in held.values()), default=0)
    for n, body, sig in fresh:
        if n is None:
            n = number = number + 1
            changed.append(n)
        item = rows.incident_from(json.loads(body))
        between = [rows.contradiction_from(json.loads(b)) for b in parted.get(item.id, ())]
        _put(index, store, places, n, item, sig, between, outlets)
    return changed


def _stirred(index: Index, store: Store, outlets: Mapping[str, str | None]) -> set[int]:
    """Incidents whose own row may be the same while what people judged of their claims, or who published them, changed."""
    was = dict(index.query("SELECT claim, sig FROM judged"))
    now = {key: _sig(body) for key, body in store.query("SELECT id, body FROM judged")}
    claims = [key for key in {*was, *now} if was.get(key) != now.get(key)]
    index.execute("DELETE FROM judged")
    index.executemany("INSERT INTO judged VALUES (?, ?)", now.items())
    published = dict(index.query("SELECT document, outlet FROM published"))
    documents = [key for key in {*published, *outlets} if published.get(key) != outlets.get(key)]
    index.executemany("DELETE FROM published WHERE document = ?", ((key,) for key in published if key not in outlets))
    index.executemany(
        "INSERT OR REPLACE INTO published VALUES (?, ?)", ((key, outlets[key]) for key in documents if key in outlets)
    )
    out: set[int] = set()
    for keys in _batches(claims):
        out.update(n for (n,) in index.query(f"SELECT n FROM told WHERE claim IN ({_marks(keys)})", *keys))
    for keys in _batches(documents):
        sql = f"SELECT n FROM facets WHERE kind = 'report' AND value IN ({_marks(keys)})"
        out.update(n for (n,) in index.query(sql, *keys))
    return out


def _sig(*parts: str) -> str:
    return hashlib.blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _take_out(index: Index, n: int) -> None:
    for claim in [row[0] for row in index.query("SELECT claim FROM told WHERE n = ?", n)]:
        index.execute("DELETE FROM speakers WHERE claim = ?", claim)
        index.execute("DELETE FROM parted WHERE claim = ?", claim)
    for table, column in (
        ("incidents", "n"),
        ("contradictions", "n"),
        ("facets", "n"),
        ("told", "n"),
        ("incident_words", "rowid"),
    ):
        index.execute(f"DELETE FROM {table} WHERE {column} = ?", n)


def _put(
    index: Index,
    store: Store,
    places: Map,
    n: int,
    item: Incident,
    sig: str,
    parted: Sequence[Contradiction],
    outlets: Mapping[str, str | None],
) -> None:
    claims = list(_claims(store, item.claims))
    spot = places.spot(item, claims)
    at = places.locate(spot, own=spot in (item.facility, item.place))
    days = interval_of("/".join(filter(None, (item.start, item.end)))) if item.start else None
    index.execute(
        f"INSERT INTO incidents VALUES ({_marks(range(15))})",
        n, item.id, sig, item.type, item.status, days and days.low, days and days.high, spot,
        at and at.lat, at and at.lon, at and at.precision, item.part_of,
        item.corroboration.documents, item.corroboration.origins, len(parted),
    )  # fmt: skip
    facets = ((kind, value, n) for kind, value in _facets(places, item, spot, outlets) if value)
    index.executemany("INSERT OR IGNORE INTO facets VALUES (?, ?, ?)", facets)
    index.executemany("INSERT OR REPLACE INTO told VALUES (?, ?)", ((c, n) for c in item.claims))
    index.executemany("INSERT OR REPLACE INTO speakers VALUES (?, ?, ?, ?)", _speakers(claims, outlets))
    first = days and days.low
    for c in parted:
        told = sorted({claim for side in c.sides for claim in side.claims})
        about = c.id.rsplit("-", 1)[-1]
        row = (c.id, n, c.kind, about, c.facility, c.place, first, len(c.sides), len(told))
        index.execute(f"INSERT INTO contradictions VALUES ({_marks(row)})", *row)
        index.executemany("INSERT OR IGNORE INTO parted VALUES (?, ?)", ((claim, c.id) for claim in told))
    words = words_of("\n".join((item.title.ar, item.title.en, *(c.text for c in claims))))
    index.execute("INSERT INTO incident_words(rowid, text) VALUES (?, ?)", n, words)


def _speakers(claims: Iterable[Claim], outlets: Mapping[str, str | None]) -> Iterator[tuple[str, str, str, int]]:
    """Who stands at which place of a claim's chain; the publishing outlet at its end."""
    for claim in claims:
        outlet = outlets.get(claim.document)
        for place, entity in enumerate((*(link.entity for link in claim.chain), *((outlet,) if outlet else ()))):
            yield entity, claim.id, claim.document, place


def _claims(store: Store, ids: Iterable[str]) -> Iterator[Claim]:
    for keys in _batches(ids):
        sql = f"SELECT coalesce(j.body, c.body) FROM claims c LEFT JOIN judged j ON j.id = c.id WHERE c.id IN ({_marks(keys)}) ORDER BY c.id"
        yield from (rows.claim_from(json.loads(body)) for (body,) in store.query(sql, *keys))


def _facets(
    places: Map, item: Incident, spot: str | None, outlets: Mapping[str, str | None]
) -> Iterator[tuple[str, str | None]]:
    yield from (("type", kind) for kind in item.types)
    yield from (("actor", actor) for actor in item.actors)
    yield "facility", item.facility
    for own in (item.facility, item.place, spot):
        yield "place", own
        yield from (("place", place) for place in (containers(own, places.names) if own else ()))
    for document in item.documents:
        yield "report", document
        yield "outlet", outlets.get(document)


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    left = iter(keys)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _marks(of: Sized) -> str:
    return ", ".join("?" * len(of))
