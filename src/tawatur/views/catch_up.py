"""Bringing the views of a record up to date: in the record itself after a small change, else beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tawatur.model import Idle
from tawatur.reconcile.echoes import Body
from tawatur.reconcile.family import wide_places
from tawatur.record import query
from tawatur.record.store import Store
from tawatur.views.copies import copies_of, prepare_bodies, update_copies
from tawatur.views.groups import groups_in, regions
from tawatur.views.incidents import Remade, take_out, update_incidents, update_parts
from tawatur.views.judged import idle_now, judgements_in_force, tied_claims, update_judged
from tawatur.views.tellings import Touched, update_tellings

if TYPE_CHECKING:
    from tawatur.words.compile import Words

IN_PLACE = 500
"""Touched reports up to which the change is worked into the record while others wait; more are worked in beside it."""

ANEW = 4
"""One part in so many of all reports: when more are touched, everything is made anew."""


def catch_up(store: Store, words: Words, identity: str, anew: bool = False) -> bool:
    """Brings the views up to date with all that was read and judged. False when others kept adding to it meanwhile.

    identity: of the reconciler. What views of another identity rest on is not taken over, nor is it when `anew`.
    """
    touched = _documents(store)
    whole = anew or not store.keeps(identity)
    every = store.query("SELECT count(*) FROM documents")[0][0]
    whole = whole or len(touched) > max(IN_PLACE, every // ANEW)
    if whole or len(touched) > IN_PLACE:
        return _beside(store, words, identity, whole)
    ready = prepare_bodies(store, touched, words.boilerplate)
    with store.transaction():
        if not store.keeps(identity):
            return False
        moved, idle = _advance(store, words, _documents(store), ready)
        roots = [(key, key) for key in sorted(moved)]
        store.write("UPDATE documents SET copy_of = (SELECT root FROM bodies WHERE document = ?) WHERE id = ?", roots)
        store.views_are_made(identity, idle, kept=True)
    return True


def work_in(store: Store, words: Words) -> None:
    """Works all that was touched into the views. Inside a transaction of a record whose views are kept."""
    _advance(store, words, _documents(store), {})


def _beside(store: Store, words: Words, identity: str, anew: bool) -> bool:
    """The same in tables of this connection's own, so that others can write meanwhile; then these take the place."""
    try:
        with store.aside(filled=not anew):
            generation = store.generation()
            documents = {row[0] for row in store.query("SELECT id FROM documents")} if anew else _documents(store)
            _, idle = _advance(store, words, documents, {})
        with store.transaction():
            if store.generation() != generation:
                return False
            store.take_over()
            root = "(SELECT root FROM bodies WHERE document = documents.id)"
            store.write(f"UPDATE documents SET copy_of = {root} WHERE copy_of IS NOT {root}", [()])
            store.views_are_made(identity, idle, kept=True)
    finally:
        store.drop_aside()
    return True


def _documents(store: Store) -> set[str]:
    return _marked(store, "document")


def _marked(store: Store, kind: str) -> set[str]:
    return {row[0] for row in store.query("SELECT key FROM touched WHERE kind = ?", kind)}


def _advance(store: Store, words: Words, changed: set[str], ready: Mapping[str, Body]) -> tuple[set[str], list[Idle]]:
    """Works a change into views and what is kept beside them; (reports that copy another one than before, idle judgements).

    Each step widens what the change touches: to copies, to reports that judgements name with it, to areas of places, to
    incidents whose words use a name that is now spelled otherwise.
    """
    names = words.names
    wide = wide_places(names)
    moved = update_copies(store, changed, _marked(store, "body"), ready, words.boilerplate)
    changed = changed | moved | copies_of(store, changed)
    force = judgements_in_force(store)
    changed |= update_judged(store, force, changed)
    here = {row[0] for row in query.select_by(store, "SELECT id FROM documents WHERE id IN", changed)}
    touched = Touched(_marked(store, "area"), set())
    update_tellings(store, here, touched, wide, names)
    sql = "SELECT DISTINCT t.area FROM members m JOIN tellings t ON t.claim = m.claim WHERE m.incident IN"
    touched.areas |= {row[0] for row in query.select_by(store, sql, touched.incidents)}
    remade = Remade()
    take_out(store, touched.incidents, remade)
    tied = tied_claims(store)
    classes = {item.class_ for item in tied if item.document in changed}
    touched.areas |= {item.area for item in tied if item.area is not None and item.class_ in classes}
    order = {item.id: number for number, item in enumerate(force)}
    for areas in regions(store, touched.areas, tied):
        groups = groups_in(store, areas, tied, wide, names)
        update_incidents(store, groups, areas, tied, order, remade, wide, names)
    update_parts(store, remade, wide, names)
    return moved, idle_now(store, force)
