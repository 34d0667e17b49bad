"""What the desk's pages and interface share: the record, the reader, the index, the work under way, and one writer at a time."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tawatur.engine import Engine, load_engine
from tawatur.ingest import rebuild_views
from tawatur.publish.labels import Lang, Namer
from tawatur.publish.places import Map
from tawatur.record import query
from tawatur.record.store import Store
from tawatur.serve.index.file import Index
from tawatur.serve.index.keep import bring_up_to_date
from tawatur.serve.jobs import Jobs

_WAIT = 30.0
"""Seconds that a request waits for another process that writes the record."""


@dataclass
class Desk:
    """One record at one desk. `token`: what a request that changes something must know, new with every start.

    `overlay`: the user's own words. `shift`: the port that the desk answers on.
    """

    record: str
    overlay: Path | None
    engine: Engine
    index: Index
    places: Map
    token: str
    jobs: Jobs = field(default_factory=Jobs)
    writing: threading.RLock = field(default_factory=threading.RLock)

    @classmethod
    def open(cls, record: str, overlay: Path | None = None) -> Desk:
        """Opens a record, made empty if there is none, and brings its views and its index up to date."""
        with Store.open(record, create=True, wait=_WAIT):
            pass
        engine = load_engine(overlay)
        desk = cls(record, overlay, engine, Index.of(record, engine.views), Map.of(engine.words.names), _token())
        with desk.store():
            pass
        return desk

    def close(self) -> None:
        """Waits for the work under way to stop, and closes the index."""
        self.jobs.stop()
        self.index.close()

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The record, with views and index that are up to date; one for each request."""
        with Store.open(self.record, wait=_WAIT) as store:
            self.refresh(store)
            yield store

    def refresh(self, store: Store) -> None:
        """Makes views good that an interrupted run left behind, and lets the index follow the record."""
        if store.views_are_behind():
            with self.writing:
                rebuild_views(store, self.engine)
        bring_up_to_date(self.index, store, self.places)

    def renew(self, overlay: Path | None) -> None:
        """Takes the words in again, after they were changed."""
        with self.writing:
            self.overlay = overlay
            self.engine = load_engine(overlay)
            self.places = Map.of(self.engine.words.names)

    def namer(self, store: Store, lang: Lang) -> Namer:
        """What entities are called in a language."""
        return Namer(lang, self.engine.words, lambda entity: query.surface(store, entity))


def _token() -> str:
    return secrets.token_urlsafe(24)
