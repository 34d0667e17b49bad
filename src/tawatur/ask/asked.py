"""A statement beside what a record knows: tellings as evidence, and evidence by the origins that it goes back to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tawatur.ask.known import Known
from tawatur.ask.verdicts import Evidence, Value, Witness
from tawatur.model import Claim, Document, Mention
from tawatur.reconcile.dates import Telling
from tawatur.reconcile.echoes import find_copies
from tawatur.reconcile.interval import edtf
from tawatur.reconcile.origins import origin_of
from tawatur.words.compile import Words

_QUOTED = 90  # characters quoted on each side of a count
_STOP = re.compile(r"[!?؟\n]|\.(?!\d)")
_ARTICLE = 25  # words from which a text can be somebody's reprint; shorter ones are alike by chance
_ALIKE = 0.05  # share of the shorter text's runs of words below which two texts are no copies

Told = tuple[Telling, Value, str | None]
"""A telling, what it holds, and the mention that says so."""


@dataclass(frozen=True)
class Asked:
    """A statement beside what the record knows of its places."""

    document: Document
    known: Known
    mentions: Mapping[str, Mention]
    reprints: frozenset[str]
    """Reports that are one text with the statement."""

    def origin(self, claim: Claim) -> str:
        return origin_of(claim, {**self.known.documents, self.document.id: self.document})

    def evidence(self, telling: Telling, value: Value = (), mention: str | None = None) -> Evidence:
        """A telling as evidence. `mention`: what gives the value, to be quoted where the claim's words do not hold it."""
        claim, known = telling.claim, self.known
        document = known.documents[claim.document]
        start, end = claim.start, claim.end
        at = self.mentions.get(mention) if mention else None
        if at is not None and not start <= at.start < end:
            start, end = _sentence_at(document.text, at.start, at.end)
        days = None if telling.dating == "none" else edtf(telling.days.low, telling.days.high)
        return Evidence(
            claim=claim.id,
            document=document.id,
            path=document.path,
            outlet=document.outlet,
            published=document.published,
            incident=known.incident_of.get(claim.id),
            days=days,
            modality=claim.modality,
            chain=claim.chain,
            text=document.text[start:end],
            start=start,
            end=end,
            value=value,
            copies=known.reprints.get(document.id, ()),
            reprint=document.id in self.reprints,
        )

    def witnesses(self, mine: Claim, told: Iterable[Told]) -> tuple[Witness, ...]:
        """Those who tell it, each origin once, with the telling of each report that is nearest to the statement's.

        Reprints are not counted again.
        """
        by_origin: dict[str, dict[str, Evidence]] = defaultdict(dict)
        for telling, value, mention in sorted(told, key=lambda t: _nearest(t[0], mine)):
            document = telling.claim.document
            if self.known.copies.get(document) in self.known.documents:
                continue
            by_origin[self.origin(telling.claim)].setdefault(document, self.evidence(telling, value, mention))
        cited = self.origin(mine)
        out = []
        for origin in sorted(by_origin):
            rows = sorted(by_origin[origin].values(), key=lambda e: (e.published or "9999", e.document))
            out.append(Witness(origin, origin != cited and not all(e.reprint for e in rows), tuple(rows)))
        return tuple(sorted(out, key=lambda w: (not w.independent, w.evidence[0].published or "9999", w.origin)))


def _nearest(telling: Telling, mine: Claim) -> tuple[bool, bool, int, str]:
    """Tellings of the statement's own type first, then those that date themselves."""
    claim = telling.claim
    return claim.type != mine.type, telling.dating != "own", claim.start, claim.id


def _sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence about a span, as far as a quotation may reach."""
    first = max(0, start - _QUOTED, *(m.end() for m in _STOP.finditer(text, max(0, start - _QUOTED), start)))
    found = _STOP.search(text, end, end + _QUOTED)
    last = found.start() if found else min(len(text), end + _QUOTED)
    return first + len(text[first:start]) - len(text[first:start].lstrip()), last


def one_text(document: Document, known: Known, words: Words) -> frozenset[str]:
    """Reports that the checked article reprints, or that reprint it."""
    if len(document.text.split()) < _ARTICLE:
        return frozenset()
    mine = _runs(document)
    alike = [d for d in known.documents.values() if _overlap(mine, _runs(d)) >= _ALIKE]
    copies = find_copies([*alike, document], words.boilerplate)
    root = copies.get(document.id, document.id)
    same = {d.id for d in alike if d.id == root or copies.get(d.id) == root}
    return frozenset(same) if root != document.id or same else frozenset()


def _runs(document: Document) -> frozenset[str]:
    """Runs of four words, as they stand: enough to tell that a text cannot be another's copy."""
    words = document.text.split()
    return frozenset(" ".join(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b))
