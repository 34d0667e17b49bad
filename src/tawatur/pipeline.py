"""One report through the stages, in the order of the folders: view → names, times, figures → claims. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tawatur.model import Captured, Claim, Document, Figure, Mention, Name, Time
from tawatur.model.mention import MentionKind
from tawatur.read.boilerplate import kept_view, marked_view
from tawatur.read.view import View
from tawatur.recognise.figures import find_figures
from tawatur.recognise.found import FoundFigure, FoundName, FoundTime
from tawatur.recognise.names import find_names
from tawatur.recognise.names.outlet import outlet_of
from tawatur.recognise.times import Publication, read_times
from tawatur.understand import find_claims
from tawatur.words.compile import Words


class Reading(NamedTuple):
    """What was recognised in one view, before it becomes rows of the record."""

    view: View
    publication: Publication
    times: tuple[FoundTime, ...]
    names: tuple[FoundName, ...]
    figures: tuple[FoundFigure, ...]


class ReportReading(NamedTuple):
    """All that one report gives to the record."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def recognise(text: str, published: str | None, words: Words) -> Reading:
    """Names, times and figures of a text. `published` (EDTF): what metadata says of its publication, or None."""
    return recognise_view(marked_view(text, words.boilerplate), published, words)


def recognise_view(view: View, published: str | None, words: Words) -> Reading:
    """Names, times and figures of a text whose view is made."""
    publication, times = read_times(view, words.times, published)
    names = find_names(view, words.names, times, publication.value)
    figures = find_figures(view, words.figures, words.numbers, times, names)
    return Reading(view, publication, tuple(times), tuple(names), tuple(figures))


def read_report(captured: Captured, words: Words) -> ReportReading:
    """Read one captured report. A pure function: same bytes, metadata and words give the same rows."""
    published = captured.given.published or captured.embedded.published
    reading = recognise_view(kept_view(captured.text, words.boilerplate), published, words)
    outlet = outlet_of(captured, words.names)
    document = Document(
        id=captured.id,
        path=captured.path,
        sha256=captured.sha256,
        text=captured.text,
        title=captured.given.title or captured.embedded.title,
        outlet=outlet,
        published=reading.publication.value,
        published_from=reading.publication.source,
        language="ar",
        url=captured.given.url or captured.embedded.url,
        published_reason=reading.publication.reason,
    )
    mentions = make_mentions(captured.id, reading)
    claims = find_claims(reading, mentions, document, words)
    return ReportReading(document, mentions, tuple(claims))


def make_mentions(document: str, reading: Reading) -> tuple[Mention, ...]:
    """Times, names and figures as rows, ordered by place in the text; ids derive from document, kind and offsets."""
    view = reading.view
    out: list[Mention] = []

    def add(
        kind: MentionKind,
        found: FoundTime | FoundName | FoundFigure,
        time: Time | None = None,
        figure: Figure | None = None,
        name: Name | None = None,
    ) -> None:
        key, text = mention_id(document, kind, found), view.text[found.start : found.end]
        outside = view.sentences[view.sentence_of(found.first)].boilerplate
        out.append(Mention(key, document, found.start, found.end, text, kind, found.rule, outside, time, figure, name))

    for time in reading.times:
        add("time", time, time=time.value)
    for name in reading.names:
        add("name", name, name=name.value)
    for figure in reading.figures:
        whole = None if figure.part_of is None else mention_id(document, "figure", reading.figures[figure.part_of])
        add("figure", figure, figure=figure.value if whole is None else _with_part_of(figure.value, whole))
    return tuple(sorted(out, key=lambda m: (m.start, m.end, m.kind)))


def mention_id(document: str, kind: str, found: FoundTime | FoundName | FoundFigure) -> str:
    """`m-` + the document's hash part + kind's initial and offsets: readable, unique, the same on every run."""
    return f"m-{document.removeprefix('doc-')}-{kind[0]}{found.start}-{found.end}"


def _with_part_of(figure: Figure, whole: str) -> Figure:
    return Figure(figure.what, figure.low, figure.high, figure.approximate, figure.vague, figure.of, whole)


def find_mentions(mentions: Sequence[Mention], kind: str) -> dict[tuple[int, int], Mention]:
    """Mentions of one kind by their offsets."""
    return {(m.start, m.end): m for m in mentions if m.kind == kind}
