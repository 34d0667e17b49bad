"""A stand-in for the reader and the reconciler, for tests of what is built around them.

It reads every line with «هجوم» as an attack at the «سجن …» that the line names, told by whoever stands before «:», with the
line's digits as its dead; lines with «ينفي» deny it. Incidents are the claims of one prison.
"""

from __future__ import annotations

import re
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

from tawatur.engine import Engine
from tawatur.model import (
    Captured,
    Claim,
    Contradiction,
    Corroboration,
    Document,
    Figure,
    FigureReport,
    Incident,
    IncidentFigure,
    Link,
    Mention,
    Name,
    Side,
    Title,
    When,
)

WORDS = SimpleNamespace(
    digest="0" * 64,
    names=SimpleNamespace(entities={}, entries={}),
    claims=SimpleNamespace(readings=lambda norm: (), particles={}),
)
SLOW = "بطيء"
BROKEN = "عطل"


@dataclass(frozen=True)
class StubReading:
    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class StubViews:
    copies: dict[str, str] = field(default_factory=dict)
    incidents: tuple[Incident, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def stub_read(captured: Captured, words: object) -> StubReading:
    if BROKEN in captured.text:
        raise LookupError("a rule went wrong")
    if SLOW in captured.text:
        time.sleep(0.05)
    part = captured.id.removeprefix("doc-")
    published = captured.given.published or captured.embedded.published
    mentions: list[Mention] = []
    claims: list[Claim] = []

    def mention(start: int, end: int, kind: str, **value: object) -> str:
        key = f"m-{part}-{kind[0]}{start}-{end}"
        mentions.append(Mention(key, captured.id, start, end, captured.text[start:end], kind, f"stub-{kind}", **value))
        return key

    for line in re.finditer("[^\n]+", captured.text):
        trigger = line.group().find("هجوم")
        if trigger < 0:
            continue
        at = line.start()
        figures = [
            mention(at + n.start(), at + n.end(), "figure", figure=Figure("killed", int(n.group()), int(n.group())))
            for n in re.finditer(r"\d+", line.group())
        ]
        where = None
        if place := re.search(r"سجن \w+", line.group()):
            where = "facility/~" + place.group().replace(" ", "-")
            mention(at + place.start(), at + place.end(), "name", name=Name(where, "facility", place.group()))
        chain = ()
        if speaker := re.match(r"([^:\n]+):", line.group()):
            entity = (
                "role/security-source"
                if "مصدر" in speaker.group(1)
                else f"person/~{speaker.group(1).replace(' ', '-')}"
            )
            chain = (Link(entity, speaker.group(1), at, at + len(speaker.group(1))),)
            kind = "role" if entity.startswith("role") else "person"
            mention(at, at + len(speaker.group(1)), "name", name=Name(entity, kind, speaker.group(1)))
        claims.append(
            Claim(
                id=f"c-{part}-{at}",
                document=captured.id,
                start=at,
                end=line.end(),
                text=line.group(),
                trigger=(at + trigger, at + trigger + 4),
                type="attack",
                polarity="negative" if "ينفي" in line.group() else "affirmed",
                chain=chain,
                where=where,
                places=(where,) if where else (),
                when=When(published) if published else None,
                figures=tuple(figures),
                rule="stub-attack",
                confidence=0.5,
            )
        )
    outlet = captured.given.outlet or captured.embedded.outlet
    document = Document(
        id=captured.id,
        path=captured.path,
        sha256=captured.sha256,
        text=captured.text,
        title=captured.given.title or captured.embedded.title,
        outlet=f"source/~{outlet.replace(' ', '-')}" if outlet else None,
        published=published,
        published_from="metadata" if published else None,
        language="ar",
        url=captured.given.url or captured.embedded.url,
    )
    return StubReading(document, tuple(mentions), tuple(claims))


def stub_reconcile(
    documents: list[Document], mentions: list[Mention], claims: list[Claim], words: object, ties: object = None
) -> StubViews:
    figures = {m.id: m for m in mentions if m.figure}
    incidents, parted = [], []
    for where in sorted({c.where for c in claims if c.where}):
        told = sorted((c for c in claims if c.where == where), key=lambda c: c.id)
        reports = tuple(
            FigureReport(key, figures[key].figure.low, figures[key].figure.high, c.chain, c.document)
            for c in told
            for key in c.figures
        )
        counts = sorted(r.low for r in reports)
        key = "inc-" + told[0].id.removeprefix("c-")
        held = ({"affirmed", "negative"} <= {c.polarity for c in told}, len(told) > 1)
        incidents.append(
            Incident(
                id=key,
                type="attack",
                types=("attack",),
                title=Title(f"هجوم على {where.split('/')[1].lstrip('~').replace('-', ' ')}", "attack"),
                facility=where,
                place=None,
                start=min((c.when.edtf for c in told if c.when), default=None),
                end=None,
                claims=tuple(c.id for c in told),
                documents=tuple(sorted({c.document for c in told})),
                actors=(),
                figures=(IncidentFigure("killed", None, counts[0], counts[-1], counts[-1], reports),) if counts else (),
                corroboration=Corroboration(len({c.document for c in told}), 1, 1),
                status="contested" if held[0] else "corroborated" if held[1] else "single",
            )
        )
        if len(set(counts)) > 1:
            sides = tuple(
                Side(
                    (("low", n), ("high", n), ("what", "killed"), ("of", None)),
                    tuple(c.id for c in told if any(figures[k].figure.low == n for k in c.figures)),
                    tuple(r.mention for r in reports if r.low == n),
                    tuple(r.chain for r in reports if r.low == n),
                )
                for n in sorted(set(counts))
            )
            text = Title("تختلف الأعداد", "the counts differ")
            parted.append(Contradiction("con-" + key[4:], key, where, None, "figure", sides, text))
    return StubViews({}, tuple(incidents), tuple(parted))


def stub_engine(overlay: Path | None = None, version: str = "1") -> Engine:
    return Engine(WORDS, f"stub {version}", f"stub {version} views", stub_read, stub_reconcile)  # type: ignore[arg-type]


def main() -> int:
    """The command line with the stand-in, for tests that need a process of their own."""
    import tawatur.engine

    tawatur.engine.load_engine = stub_engine
    from tawatur.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
