"""Reports by their words, outlet and date: all of it in the index."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.errors import TawaturError
from tawatur.serve.index.file import Index
from tawatur.serve.index.select import make_cursor, read_cursor
from tawatur.serve.index.text import match_of


@dataclass(frozen=True, slots=True)
class Wish:
    """What reports are asked for. `q`: words that all stand in it or in its title; `outlet`: who published it."""

    q: str = ""
    outlet: tuple[str, ...] = ()


def latest(index: Index, wish: Wish, limit: int, cursor: str | None = None) -> tuple[list[str], str | None]:
    """Ids of up to `limit` reports, the latest first; (ids, the next cursor or None at the end)."""
    where, values = _where(wish)
    if cursor:
        day, last = read_cursor(cursor)
        where += " AND (r.day < ? OR (r.day = ? AND r.id > ?))"
        values += [day, day, last]
    sql = f"SELECT r.id, r.day FROM reports r WHERE {where} ORDER BY r.day DESC, r.id LIMIT ?"
    found = index.query(sql, *values, limit + 1)
    following = make_cursor(found[limit - 1][1], found[limit - 1][0]) if len(found) > limit else None
    return [key for key, _ in found[:limit]], following


def best(index: Index, wish: Wish, limit: int, cursor: str | None = None) -> tuple[list[str], str | None]:
    """Ids of up to `limit` reports that hold the words asked for, those first where they weigh most (bm25)."""
    match = match_of(wish.q)
    if match is None:
        return [], None
    where, values = _where(Wish(outlet=wish.outlet))
    if cursor:
        score, last = read_cursor(cursor)
        where += " AND (h.score > ? OR (h.score = ? AND r.id > ?))"
        values += [_score(score), _score(score), last]
    sql = (
        "WITH h AS MATERIALIZED "
        "(SELECT rowid AS n, rank AS score FROM report_words WHERE report_words MATCH ?) "
        f"SELECT r.id, h.score FROM h JOIN reports r ON r.n = h.n WHERE {where} ORDER BY h.score, r.id LIMIT ?"
    )
    found = index.query(sql, match, *values, limit + 1)
    following = make_cursor(repr(found[limit - 1][1]), found[limit - 1][0]) if len(found) > limit else None
    return [key for key, _ in found[:limit]], following


def count(index: Index, wish: Wish) -> int:
    """How many reports are asked for."""
    where, values = _where(wish)
    return int(index.query(f"SELECT count(*) FROM reports r WHERE {where}", *values)[0][0])


def outlets(index: Index, q: str = "") -> list[tuple[str, int]]:
    """Who published the reports that hold these words, each with how many; the most first."""
    where, values = _where(Wish(q))
    sql = (
        f"SELECT r.outlet, count(*) FROM reports r WHERE r.outlet IS NOT NULL AND {where} GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [(str(outlet), int(n)) for outlet, n in index.query(sql, *values)]


def copies(index: Index, document: str) -> list[str]:
    """Ids of the reports that reprint a report."""
    return [key for (key,) in index.query("SELECT id FROM reports WHERE copy_of = ? ORDER BY id", document)]


def at_address(index: Index, url: str) -> list[str]:
    """Ids of the reports captured from one address."""
    return [key for (key,) in index.query("SELECT id FROM reports WHERE url = ? ORDER BY id", url)]


def incidents_of(index: Index, claims: list[str]) -> dict[str, str]:
    """The incident of each claim that has one."""
    marks = ", ".join("?" * len(claims))
    sql = f"SELECT t.claim, i.id FROM told t JOIN incidents i ON i.n = t.n WHERE t.claim IN ({marks})"
    return dict(index.query(sql, *claims)) if claims else {}


def incidents_in(index: Index, document: str) -> int:
    """How many incidents a report tells of."""
    return int(index.query("SELECT count(*) FROM facets WHERE kind = 'report' AND value = ?", document)[0][0])


def _where(wish: Wish) -> tuple[str, list[object]]:
    parts, values = ["1"], []  # type: tuple[list[str], list[object]]
    match = match_of(wish.q)
    if match is not None:
        parts.append("r.n IN (SELECT rowid FROM report_words WHERE report_words MATCH ?)")
        values.append(match)
    elif wish.q.strip():
        parts.append("0")
    if wish.outlet:
        parts.append(f"r.outlet IN ({', '.join('?' * len(wish.outlet))})")
        values += wish.outlet
    return " AND ".join(parts), values


def _score(text: object) -> float:
    try:
        return float(str(text))
    except ValueError as error:
        raise TawaturError(f"{text} is no place in this order; take the cursor from the answer before") from error
