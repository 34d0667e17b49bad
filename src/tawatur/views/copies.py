"""Which reports reprint which, kept up to date: a new report is set beside those alone that share a run of words with it."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from tawatur.read.boilerplate import BoilerplateWords
from tawatur.reconcile.echoes import Body, best_source, body_of, order_of, root_of, share_of
from tawatur.record import query
from tawatur.record.store import Store

_AT_HAND = 2_000  # bodies held in memory at once
_ROWS = 50_000  # rows of bodies held as they are stored, some kilobytes each

Load = Callable[[str], Body]


def prepare_bodies(store: Store, documents: Iterable[str], words: BoilerplateWords) -> dict[str, Body]:
    """The bodies of reports that the record keeps none of: of their texts, which never change. Takes the longest by far."""
    known = {row[0] for row in query.select_by(store, "SELECT document FROM bodies WHERE document IN", documents)}
    held = {row[0] for row in query.select_by(store, "SELECT id FROM documents WHERE id IN", documents)}
    found = (query.document(store, key) for key in sorted(held - known))
    return {document.id: body_of(document, words) for document in found}


def update_copies(
    store: Store, touched: Iterable[str], left: Iterable[str], ready: Mapping[str, Body], words: BoilerplateWords
) -> set[str]:
    """Works reports that are new, or whose date or outlet changed, into the copies. `left`: their original was taken out.

    Returns the reports that now copy another one than before, or none. ready: bodies made already.
    """
    changed = _put_bodies(store, touched, ready, words)
    if not changed and not left:
        return set()
    load = _loader(store)
    copying = {row[0] for row in query.select_by(store, "SELECT document FROM bodies WHERE source IN", changed)}
    kept = {row[0] for row in query.select_by(store, "SELECT document FROM bodies WHERE document IN", left)}
    anew = changed | copying | kept
    everything = len(anew) == store.query("SELECT count(*) FROM bodies")[0][0]
    moved = {
        key
        for key in sorted(anew)
        if _set_source(store, key, best_source(load(key), _near(store, key, load, earlier=True)))
    }
    for key in [] if everything else sorted(changed):
        mine = load(key)
        for other in _near(store, key, load, earlier=False):
            if other.document not in anew and _is_better(store, mine, other, load):
                _set_source(store, other.document, (share_of(mine, other), key))
                moved.add(other.document)
    return _update_roots(store, moved | kept)


def _put_bodies(store: Store, touched: Iterable[str], ready: Mapping[str, Body], words: BoilerplateWords) -> set[str]:
    """Keeps the bodies of reports; those of which one is new, or stands elsewhere than before, or comes from another outlet."""
    changed: set[str] = set()
    keys: list[tuple[int, int]] = []
    for key in sorted(touched):
        head = query.heads(store, [key]).get(key)
        if head is None:
            continue
        stands = order_of(head)
        known = store.query("SELECT outlet, appeared FROM bodies WHERE document = ?", key)
        if known == [(head.outlet, stands[0])]:
            continue
        changed.add(key)
        if known:
            row = (head.outlet, stands[0], key)
            store.write("UPDATE bodies SET outlet = ?, appeared = ? WHERE document = ?", [row])
            continue
        body = ready.get(key) or body_of(query.document(store, key), words)
        runs = array("q", sorted(body.runs)).tobytes()
        sql = "INSERT INTO bodies (document, outlet, appeared, keys, runs) VALUES (?, ?, ?, ?, ?)"
        store.write(sql, [(key, head.outlet, stands[0], array("q", body.keys).tobytes(), runs)])
        number = store.query("SELECT number FROM bodies WHERE document = ?", key)[0][0]
        keys += [(value, number) for value in body.keys]
        if len(keys) > 100_000:
            _put_keys(store, keys)
    _put_keys(store, keys)
    return changed


def _put_keys(store: Store, keys: list[tuple[int, int]]) -> None:
    store.write("INSERT OR IGNORE INTO body_keys VALUES (?, ?)", sorted(keys))
    keys.clear()


def _loader(store: Store) -> Load:
    @lru_cache(maxsize=_ROWS)
    def row(document: str) -> tuple[Any, ...]:
        return store.query("SELECT outlet, appeared, keys, runs FROM bodies WHERE document = ?", document)[0]

    @lru_cache(maxsize=_AT_HAND)
    def load(document: str) -> Body:
        outlet, appeared, keys, runs = row(document)
        return Body(document, outlet, (appeared, document), frozenset(array("q", runs)), tuple(array("q", keys)))

    return load


def _near(store: Store, document: str, load: Load, *, earlier: bool) -> list[Body]:
    """The bodies that may be alike and stand before a body's, or after it."""
    body = load(document)
    if not body.keys:
        return []
    found = store.query(
        "SELECT document FROM bodies WHERE number IN"
        f" (SELECT number FROM body_keys WHERE key IN ({', '.join('?' * len(body.keys))}))"
        f" AND (appeared, document) {'<' if earlier else '>'} (?, ?) ORDER BY document",
        *body.keys,
        *body.stands,
    )
    return [load(key) for (key,) in found]


def _is_better(store: Store, source: Body, copy: Body, load: Load) -> bool:
    """Whether a body is the one that another comes from, rather than the one it was taken to come from so far."""
    share = share_of(source, copy)
    before, least = store.query("SELECT source, share FROM bodies WHERE document = ?", copy.document)[0]
    if share <= 0 or before is None:
        return share > 0
    return (-share, source.stands) < (-float(least), load(before).stands)


def _set_source(store: Store, document: str, source: tuple[float, str] | None) -> bool:
    """Notes what a report directly copies; True when that is another one than before."""
    share, key = source or (None, None)
    before = store.query("SELECT source FROM bodies WHERE document = ?", document)[0][0]
    store.write("UPDATE bodies SET source = ?, share = ? WHERE document = ?", [(key, share, document)])
    return bool(before != key)


def _update_roots(store: Store, moved: set[str]) -> set[str]:
    """Follows the chains of copies anew from reports that moved, and from all that copy them."""
    every, last = set(moved), set(moved)
    while last:
        found = query.select_by(store, "SELECT document FROM bodies WHERE source IN", last)
        last = {row[0] for row in found} - every
        every |= last
    out: set[str] = set()

    def source(document: str) -> str | None:
        found = store.query("SELECT source FROM bodies WHERE document = ?", document)
        key: str | None = found[0][0] if found else None
        return key

    for key in sorted(every):
        root = root_of(key, source)
        row = (None if root == key else root, key)
        if store.query("SELECT root FROM bodies WHERE document = ?", key)[0][0] != row[0]:
            store.write("UPDATE bodies SET root = ? WHERE document = ?", [row])
            out.add(key)
    return out


def copies_of(store: Store, documents: Iterable[str]) -> set[str]:
    """The reports that go back to some reports."""
    return {row[0] for row in query.select_by(store, "SELECT document FROM bodies WHERE root IN", documents)}


def roots_of(store: Store, documents: Iterable[str]) -> dict[str, str]:
    """Report → the report that it goes back to, of those that are copies."""
    sql = "SELECT document, root FROM bodies WHERE root IS NOT NULL AND document IN"
    return dict(query.select_by(store, sql, documents))
