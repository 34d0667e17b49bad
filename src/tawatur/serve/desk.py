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
from tawatur.record.errors import RecordLocked
from tawatur.record.query import Counts
from tawatur.record.store import Store
from tawatur.serve.index.board import board_of
from tawatur.serve.index.file import Index
from tawatur.serve.index.keep import bring_up_to_date
from tawatur.serve.jobs import Jobs

WAIT = 30.0
"""Seconds that a request waits for another process that writes the record."""


@dataclass
class Desk:
    """One record at one desk. `token`: what a request that changes something must know, new with every start.

    `overlay`: the folder of the user's own words, perhaps still to be made. `reading`: while reports are being read.
    """

    record: str
    overlay: Path | None
    engine: Engine
    index: Index
    places: Map
    token: str
    jobs: Jobs = field(default_factory=Jobs)
    writing: threading.RLock = field(default_factory=threading.RLock)
    reading: threading.Event = field(default_factory=threading.Event)
    seen: int = 0
    """The number of the log's last entry when the record's views were last found up to date."""
    _memory: _Memory = field(default_factory=lambda: _Memory())

    @classmethod
    def open(cls, record: str, overlay: Path | None = None) -> Desk:
        """Opens a record, made empty if there is none, and brings its views and its index up to date."""
        with Store.open(record, create=True, wait=WAIT):
            pass
        engine = load_engine(_made(overlay))
        desk = cls(record, overlay, engine, Index.of(record, engine.views), Map.of(engine.words.names), _token())
        with desk.store() as store:
            # views of another version would be made anew by the first judgement, which must not wait for that
            if rebuild_views(store, engine):
                desk.refresh(store)
            # what the first page would have to wait for
            board_of(desk.index)
            desk.counts(store)
        return desk

    def close(self) -> None:
        """Waits for the work under way to stop, and closes the index."""
        self.jobs.stop()
        self.index.close()

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The record, with views and index that are up to date; one for each request."""
        with self.store_as_seen() as (store, _):
            yield store

    @contextmanager
    def store_as_seen(self) -> Iterator[tuple[Store, int]]:
        """The same, with the number of the log's entry up to which what is shown of it has taken in what people judged."""
        with Store.open(self.record, wait=WAIT) as store:
            seen = self.refresh(store)
            yield store, seen

    def refresh(self, store: Store) -> int:
        """Makes views good that an interrupted run left behind, and lets the index follow the record.

        Returns up to which entry of the log the views have taken in what people judged. While reports are being read
        nobody waits for their views: those of before are shown.
        """
        head = int((store.head() or "0").split(" ")[0])
        if store.views_are_behind():
            if self.reading.is_set():
                return self.seen
            with self.alone():
                rebuild_views(store, self.engine)
        self.seen = max(self.seen, head)
        bring_up_to_date(self.index, store, self.places)
        return head

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Nobody else at this desk writes the record inside. Raises RecordLocked when somebody does for long."""
        if not self.writing.acquire(timeout=WAIT):
            raise RecordLocked(
                f"{self.record}: reports are being read into this record; wait until that has ended, or stop it"
            )
        try:
            yield
        finally:
            self.writing.release()

    @contextmanager
    def reading_reports(self) -> Iterator[None]:
        """As `alone`, for work that takes long: pages then show what was known before."""
        with self.writing:
            self.reading.set()
            try:
                yield
            finally:
                self.reading.clear()

    def renew(self) -> None:
        """Takes the words in again, after they were changed."""
        with self.writing:
            self.engine = load_engine(_made(self.overlay))
            self.places = Map.of(self.engine.words.names)
            self._memory = _Memory()

    def namer(self, store: Store, lang: Lang) -> Namer:
        """What entities are called in a language; names once found are remembered until the record changes."""
        known = self._remembered().names.setdefault(lang, {})
        return Namer(lang, self.engine.words, lambda entity: query.surface(store, entity), known)

    def counts(self, store: Store) -> Counts:
        """How much the record holds, counted once for each stand of it."""
        memory = self._remembered()
        if memory.counts is None:
            memory.counts = query.counts(store)
        return memory.counts

    def _remembered(self) -> _Memory:
        stand = self.index.stand()
        if self._memory.stand != stand:
            self._memory = _Memory(stand)
        return self._memory


@dataclass
class _Memory:
    """What pages ask for again and again, as it was at one stand of the record."""

    stand: str | None = None
    names: dict[Lang, dict[str, str]] = field(default_factory=dict)
    counts: Counts | None = None


def _made(overlay: Path | None) -> Path | None:
    """The folder of the user's own words, once there is one."""
    return overlay if overlay is not None and overlay.exists() else None


def _token() -> str:
    return secrets.token_urlsafe(24)
