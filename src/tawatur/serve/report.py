"""One report with all that the record and the index hold of it: what pages and interface both show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.judge.force import in_force
from tawatur.model import Claim, Document, Judgement, Mention
from tawatur.read.boilerplate import marked_view
from tawatur.read.view import View
from tawatur.record import query
from tawatur.record.judgements import read_judgements
from tawatur.record.store import Store
from tawatur.serve.index import find
from tawatur.serve.index.file import Index
from tawatur.words.compile import Words


@dataclass(frozen=True)
class Version:
    """Another report that is this one in another form. `how`: it is a copy, lies at the same address, or at the same path."""

    document: str
    how: str


def versions(store: Store, index: Index, document: Document) -> tuple[Version, ...]:
    """Copies of a report, siblings of the same original, and what was captured from the same address or path at another time."""
    found: dict[str, str] = {key: "copy" for key in find.copies(index, document.id)}
    if document.copy_of:
        found |= {key: "sibling" for key in find.copies(index, document.copy_of)}
    for key in find.at_address(index, document.url) if document.url else ():
        found.setdefault(key, "address")
    sql = "SELECT DISTINCT document FROM paths WHERE path IN (SELECT path FROM paths WHERE document = ?) ORDER BY 1"
    for (key,) in store.query(sql, document.id):
        found.setdefault(key, "path")
    return tuple(Version(k, how) for k, how in sorted(found.items()) if k not in (document.id, document.copy_of))


def paths(store: Store, document: str) -> tuple[str, ...]:
    """Every path that a report was met under."""
    return tuple(p for (p,) in store.query("SELECT path FROM paths WHERE document = ? ORDER BY path", document))


def method(store: Store, document: str) -> str:
    """How a report's text was got from its bytes (`text/utf-8`, `html/trafilatura`, …)."""
    return str(store.query("SELECT method FROM documents WHERE id = ?", document)[0][0])


def outside(text: str, words: Words) -> list[tuple[int, int]]:
    """The passages of a text that lie outside the article, as the reader marks them; offsets in code points."""
    return _passages(marked_view(text, words.boilerplate))


def _passages(view: View) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    last = -1
    for number, sentence in enumerate(view.sentences):
        if not sentence.boilerplate or sentence.last <= sentence.first:
            continue
        start, end = view.tokens[sentence.first].start, view.tokens[sentence.last - 1].end
        if out and last == number - 1:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
        last = number
    return out


def judgements_on(store: Store, claims: Sequence[Claim]) -> Mapping[str, Judgement]:
    """The judgements in force on some claims, by id."""
    wanted = {key for claim in claims for key in claim.judgements}
    if not wanted:
        return {}
    return {item.id: item for item in in_force(read_judgements(store)) if item.id in wanted}


def claim_of(store: Store, document: str, key: str) -> Claim | None:
    """A claim of a report as it stands after people's judgements; None when the report has none of this id."""
    found = query.claims_by_id(store, (key,))
    return found[0] if found and found[0].document == document else None


def about(claim: Claim, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that a claim rests on: those within its words, and those that it refers to elsewhere."""
    named = {claim.when.mention if claim.when else None, *claim.figures, *(a.mention for a in claim.actors)}
    return [m for m in mentions if m.id in named or (claim.start <= m.start and m.end <= claim.end)]
