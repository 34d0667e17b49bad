"""Why words of a passage were not recognised, as far as the words files can tell: part of `tawatur explain`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tawatur.publish.labels import Lang, label, say
from tawatur.read.morphology import splits
from tawatur.read.view import Token, View, make_view

if TYPE_CHECKING:
    from tawatur.words.compile import Words


@dataclass(frozen=True, slots=True)
class Unread:
    """Words at `start`..`end` of the text that came to nothing, and why."""

    start: int
    end: int
    reason: str


def unread(text: str, covered: Sequence[tuple[int, int]], words: Words, lang: Lang) -> list[Unread]:
    """Runs of words outside `covered` (spans of mentions, triggers and speakers), each with the reason that fits it.

    Particles and other joining words, which mean nothing by themselves, are passed over.
    """
    view = make_view(text)
    joining = frozenset().union(*(v for k, v in words.claims.particles.items() if k not in _MEANING))
    free = [
        token
        for token in view.tokens
        if token.kind != "punct"
        and len(token.norm.strip("0123456789")) != 1
        and not any(stem in joining for stem in _stems(token.norm))
        and not any(start <= token.start < end for start, end in covered)
    ]
    reasons = [(token, _reason(view, token, words, lang)) for token in free]
    out: list[Unread] = []
    for (reason, _, _), run in groupby(_numbered(reasons), key=lambda item: item[1]):
        tokens = [token for token, _ in run]
        out.append(Unread(tokens[0].start, tokens[-1].end, reason))
    return out


# classes of particles.yaml whose words mean something by themselves
_MEANING = frozenset({"news", "told_on", "comment", "payments"})


def _stems(norm: str) -> list[str]:
    return [split.stem for split in splits(norm)]


def _numbered(reasons: list[tuple[Token, str]]) -> Iterator[tuple[Token, tuple[str, int, int]]]:
    """Neighbours of one line with the same reason get the same key."""
    before = -2
    run = 0
    for token, reason in reasons:
        run += token.index != before + 1
        before = token.index
        yield token, (reason, token.line, run)


def _reason(view: View, token: Token, words: Words, lang: Lang) -> str:
    if token.kind == "number":
        return say("why_number", lang)
    for reading in words.claims.readings(token.norm):
        section = reading.lexeme.section
        if section.startswith("events") and reading.lexeme.type:
            return _event_reason(view, token, reading.lexeme, lang)
        if section.startswith("speech"):
            return say("why_speech", lang)
        if section.startswith("operators"):
            return say("why_operator", lang)
    for stem in _stems(token.norm):
        entries = words.names.entries.get((stem,), ())
        if entries:
            known = [words.names.entities[entry.entity] for entry in entries if entry.entity in words.names.entities]
            names = ", ".join(sorted({entity.ar if lang == "ar" else entity.en for entity in known})[:3])
            return say("why_name", lang, names)
    return say("why_unknown", lang)


def _event_reason(view: View, token: Token, lexeme: Any, lang: Lang) -> str:
    """Why a word that may tell of a happening tells of none here."""
    sentence = view.sentences[view.sentence_of(token.index)]
    around = {stem for t in view.tokens[sentence.first : sentence.last] for stem in _stems(t.norm)}
    kind = label("type", lexeme.type, lang)
    hindered = sorted(lexeme.unless & around)
    if hindered:
        return say("why_unless", lang, kind, hindered[0])
    if lexeme.needs and not lexeme.needs & around:
        return say("why_needs", lang, kind, " / ".join(sorted(lexeme.needs)[:4]))
    return say("why_event", lang, kind)
