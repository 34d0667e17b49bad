"""What was read from a report, as its page shows it: claims and mentions with everything named in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tawatur.model import Claim, Document, Figure, Judgement, Mention
from tawatur.publish.labels import label
from tawatur.publish.terminal import mention_value
from tawatur.publish.withhold import is_private
from tawatur.reconcile.spoken import say_date, say_number
from tawatur.serve.web.cite import citation
from tawatur.serve.web.page import Desk

_DAY = re.compile(r"\d{4}(-\d\d){0,2}(T[\dA-Z:]+)?")


@dataclass(frozen=True, slots=True)
class Part:
    """Something named: what it is called, and its page where it has one."""

    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a person judged of a claim."""

    who: str
    when: str
    verb: str
    why: str
    id: str


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as its card shows it. `marks`: its type and how it is put; `facts`: (what, its parts)."""

    claim: Claim
    incident: str | None
    incident_title: str
    marks: tuple[str, ...]
    chain: tuple[Part, ...]
    facts: tuple[tuple[str, tuple[Part, ...]], ...]
    verdicts: tuple[Verdict, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention as its card shows it. `value`: in the reader's language; `raw`: as the record writes it."""

    mention: Mention
    what: str
    value: str
    raw: str
    entity: str | None
    private: bool
    citation: str


@dataclass(frozen=True)
class Teller:
    """Shows what was read from one report."""

    desk: Desk
    document: Document
    mentions: Mapping[str, Mention]

    def claim(
        self, claim: Claim, incident: str | None, incident_title: str, judged: Mapping[str, Judgement]
    ) -> Told:  # fmt: skip
        """The card of a claim."""
        return Told(
            claim=claim,
            incident=incident,
            incident_title=incident_title,
            marks=tuple(self._marks(claim)),
            chain=(
                *(Part(self.desk.speakers.link(link), link.entity) for link in claim.chain),
                Part(self.desk.speakers.outlet(self.document), self.document.outlet),
            ),
            facts=tuple((what, tuple(parts)) for what, parts in self._facts(claim) if parts),
            verdicts=tuple(self._verdicts(judged[key] for key in claim.judgements if key in judged)),
            citation=citation(self.desk, self.document, claim.text, claim.start, claim.end),
        )

    def _marks(self, claim: Claim) -> Iterator[str]:
        lang = self.desk.lang
        yield label("polarity", claim.polarity, lang)
        yield label("modality", claim.modality, lang)
        if claim.outcome:
            yield label("outcome", claim.outcome, lang)

    def _facts(self, claim: Claim) -> Iterator[tuple[str, Sequence[Part]]]:
        lang, say = self.desk.lang, self.desk.say
        for role in ("agent", "target", "participant"):
            acting = dict.fromkeys(a.entity for a in claim.actors if a.role == role)
            yield label("role", role, lang), [self._part(e) for e in acting]
        places = dict.fromkeys((*((claim.where,) if claim.where else ()), *claim.places))
        yield say("report.where"), [self._part(p) for p in places]
        yield say("report.when"), [Part(self.desk.date(claim.when.edtf))] if claim.when else []
        counted = (self.mentions[key].figure for key in claim.figures if key in self.mentions)
        yield say("report.figures"), [Part(self.figure(f)) for f in counted if f is not None]
        yield say("report.weapons"), [Part(w) for w in claim.weapons]

    def _verdicts(self, judgements: Iterator[Judgement]) -> Iterator[Verdict]:
        for item in judgements:
            yield Verdict(item.who, item.when, self.desk.say(f"report.verb_{item.verb}"), item.why, item.id)

    def _part(self, entity: str) -> Part:
        return Part(self.desk.name(entity), entity)

    def mention(self, mention: Mention, released: frozenset[str], withheld: frozenset[str]) -> Marked:
        """The card of a mention. `released`, `withheld`: what people decided of publishing, by entity."""
        entity = mention.name.entity if mention.name else None
        return Marked(
            mention=mention,
            what=self.desk.say(
                f"report.class_{mention.name.class_}" if mention.name else f"report.kind_{mention.kind}"
            ),
            value=self._value(mention),
            raw=mention_value(mention),
            entity=entity,
            private=(is_private(entity) and entity not in released) or entity in withheld,
            citation=citation(self.desk, self.document, mention.text, mention.start, mention.end),
        )

    def _value(self, mention: Mention) -> str:
        if mention.figure is not None:
            return self.figure(mention.figure)
        if mention.name is not None:
            return self.desk.name(mention.name.entity)
        value = mention.time.value if mention.time else ""
        return say_date(value.split("T")[0], self.desk.lang) if _DAY.fullmatch(value) else ""

    def figure(self, figure: Figure) -> str:
        """A count: «قتلى: 7–11 (الحراس)»."""
        lang = self.desk.lang
        of = f" ({self.desk.name(figure.of)})" if figure.of else ""
        return (
            f"{label('figure', figure.what, lang)}: {say_number(figure.low, figure.high, figure.approximate, lang)}{of}"
        )
