"""What the words know by name, and what the reports name that the words do not know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tawatur.read.fold import fold
from tawatur.recognise.names.lexicon import CLASSES, Entity, NameWords
from tawatur.record.store import Store
from tawatur.serve.index.select import make_cursor, read_cursor

_WORD = re.compile(r"\w+")
_AFTER_TILDE = "\x7f"
"""The character that follows «~»: provisional ids of a kind lie between the two."""


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A name that no words file lists, and how often reports bear it."""

    entity: str
    mentions: int


def listed(names: NameWords, search: str, kind: str = "", most: int = 20) -> list[Entity]:
    """Entities of the words that bear a name with the words searched for, those first that are called just so."""
    wanted = _words(search)
    if not wanted:
        return []
    ranks: dict[str, tuple[int, int]] = {}
    for words, entries in names.entries.items():
        _rank(ranks, " ".join(words), wanted, (e.entity for e in entries))
    for entity in names.entities.values():
        for name in (entity.ar, entity.en, entity.id.partition("/")[2]):
            _rank(ranks, _words(name), wanted, (entity.id,))
    found = (names.entities[key] for key in sorted(ranks, key=lambda k: (ranks[k], k)) if key in names.entities)
    return [e for e in found if not kind or e.class_ == kind][:most]


def _words(name: str) -> str:
    """A name as its folded words with blanks between: «al-Aqtan prison» is found by «aqtan»."""
    return " ".join(_WORD.findall(fold(name)))


def _rank(ranks: dict[str, tuple[int, int]], name: str, wanted: str, entities: Iterable[str]) -> None:
    """Notes how well a name fits: it is the one wanted, begins with it, or holds it as the beginning of a word."""
    at = f" {name}".find(f" {wanted}")
    if at < 0:
        bare = name.find(wanted)  # behind the article: «قطان» in «الاقطان»
        if bare < 0 or not f" {name[:bare]}".endswith(" ال"):
            return
        at = 1
    rank = (0 if name == wanted else 1 if at == 0 else 2, len(name))
    for key in entities:
        ranks[key] = min(ranks.get(key, rank), rank)


def times_named(store: Store, entity: str) -> int:
    """How many times reports name an entity."""
    return int(store.query("SELECT count(*) FROM mentions WHERE entity = ?", entity)[0][0])


def unlisted(
    store: Store, kind: str = "", search: str = "", limit: int = 20, cursor: str | None = None
) -> tuple[list[Unlisted], str | None]:
    """Names that no words file lists, the commonest first; (names, the next cursor or None at the end)."""
    inner, values = _unlisted(kind, search)
    where = "1"
    if cursor:
        times, last = read_cursor(cursor)
        where = "(n < ? OR (n = ? AND entity > ?))"
        values += [times, times, last]
    sql = f"SELECT entity, n FROM ({inner}) WHERE {where} ORDER BY n DESC, entity LIMIT ?"
    found = [Unlisted(*row) for row in store.query(sql, *values, limit + 1)]
    following = make_cursor(found[limit - 1].mentions, found[limit - 1].entity) if len(found) > limit else None
    return found[:limit], following


def unlisted_by_kind(store: Store, search: str = "") -> dict[str, int]:
    """How many names of each kind no words file lists."""
    counts = {}
    for kind in CLASSES:
        inner, values = _unlisted(kind, search)
        counts[kind] = int(store.query(f"SELECT count(*) FROM ({inner})", *values)[0][0])
    return counts


def _unlisted(kind: str, search: str) -> tuple[str, list[object]]:
    """The provisional entities of a kind, or of all, with how often they are named; an SQL SELECT and its values."""
    parts: list[str] = []
    values: list[object] = []
    wanted = "-".join(fold(search).split())
    for one in (kind,) if kind else CLASSES:
        part = "SELECT entity, count(*) AS n FROM mentions WHERE entity > ? AND entity < ?"
        values += [f"{one}/~", f"{one}/{_AFTER_TILDE}"]
        if wanted:
            part += " AND instr(entity, ?)"
            values.append(wanted)
        parts.append(part + " GROUP BY entity")
    return " UNION ALL ".join(parts), values
