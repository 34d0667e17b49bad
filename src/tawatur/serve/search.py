"""A search over the whole record: the reports that hold the words, with the places, and the names that are so called."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Document
from tawatur.recognise.names.lexicon import NameWords
from tawatur.record import query
from tawatur.record.store import Store
from tawatur.serve import lexicon
from tawatur.serve.index import find
from tawatur.serve.index.file import Index
from tawatur.serve.index.text import Snippet, snippets

_LISTED = 200
"""Entities of the words that are looked for in the record."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words, and where it does; no places when only its title holds them."""

    document: Document
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """An entity that is called so, how often reports name it, and how many it published."""

    entity: str
    mentions: int
    published: int


def hits(
    store: Store, index: Index, wish: find.Wish, limit: int, cursor: str | None = None
) -> tuple[list[Hit], str | None]:
    """Reports that hold all words of a search, the best first; (hits, the next cursor or None at the end)."""
    keys, following = find.best(index, wish, limit, cursor)
    found = (query.document(store, key) for key in keys)
    return [Hit(d, tuple(snippets(d.text, wish.q))) for d in found], following


def called(store: Store, index: Index, names: NameWords, search: str, most: int = 12) -> list[Called]:
    """The entities of the record that bear such a name, the most named first."""
    known = [e.id for e in lexicon.listed(names, search, most=_LISTED)]
    others = [u.entity for u in lexicon.unlisted(store, search=search, limit=most)[0]] if search.strip() else []
    sql = "SELECT count(*) FROM reports WHERE outlet = ?"
    found = [
        Called(key, lexicon.times_named(store, key), index.query(sql, key)[0][0])
        for key in dict.fromkeys(known + others)
    ]
    return sorted((c for c in found if c.mentions or c.published), key=lambda c: (-c.mentions - c.published, c.entity))[
        :most
    ]
