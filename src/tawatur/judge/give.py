"""A judgement given: added to the record, and taken up by its views."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tawatur.engine import Engine
from tawatur.ingest import rebuild_views
from tawatur.model import Idle, Judgement
from tawatur.record.judgements import add_judgement
from tawatur.record.store import Store


@dataclass(frozen=True, slots=True)
class Given:
    """A judgement as the record now holds it. `idle`: where it has no effect, and why."""

    judgement: Judgement
    idle: tuple[Idle, ...]


def give(store: Store, engine: Engine, item: Judgement, check: Callable[[], None] = lambda: None) -> Given:
    """Adds a judgement and makes the views of it. Raises what add_judgement does."""
    item = add_judgement(store, item, check)
    rebuild_views(store, engine)
    return Given(item, tuple(idle for idle in store.idle() if idle.judgement == item.id))
