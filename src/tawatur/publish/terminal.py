"""The record in the terminal: incidents, one of them whole, contradictions, a facility, a report, a passage explained."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawatur.model import Claim, Contradiction, Document, Incident, IncidentFigure, Link, Mention, Side
from tawatur.publish.labels import Namer, label, say
from tawatur.publish.screen import Screen
from tawatur.record import query
from tawatur.record.errors import RecordError
from tawatur.record.store import Store

Lines = list[str]
_CONTEXT = 45
"""Characters shown on each side of a count."""


@dataclass(frozen=True)
class Writer:
    """Lays out parts of one record for one screen. Every method gives lines; none prints."""

    store: Store
    screen: Screen
    name: Namer
    grades: Mapping[str, str] = field(default_factory=dict)
    """Reliability that people gave to sources, by entity."""
    _documents: dict[str, Document] = field(default_factory=dict)

    # --- small parts ----------------------------------------------------------------------------------------------

    def say(self, phrase: str, *values: object) -> str:
        """A phrase of the program in the screen's language."""
        return say(phrase, self.screen.lang, *(self.screen.keep(v) for v in values))

    def label(self, group: str, term: str) -> str:
        """A term of the record in the screen's language."""
        return label(group, term, self.screen.lang)

    def document(self, key: str) -> Document:
        """A report, looked up once."""
        if key not in self._documents:
            self._documents[key] = query.document(self.store, key)
        return self._documents[key]

    def chain(self, chain: Sequence[Link], document: str | None) -> str:
        """Who says it, through whom, from the origin to the publisher: «مصدر أمني ← نورث برس ← الناشر»."""
        links = [self._speaker(link) + self._grade(link.entity) for link in chain]
        outlet = self.document(document).outlet if document else None
        links.append(self.name(outlet) + self._grade(outlet) if outlet else say("publisher", self.screen.lang))
        return " ← ".join(self.screen.keep(link) for link in links)

    def _grade(self, entity: str) -> str:
        return f" [{self.grades[entity]}]" if entity in self.grades else ""

    def _speaker(self, link: Link) -> str:
        """Who speaks: a known entity by its name, others by the report's own words."""
        own_words = "~" in link.entity or (link.entity.startswith("role/") and self.screen.lang == "ar")
        return " ".join(link.text.split()) if own_words and link.text.strip() else self.name(link.entity)

    def range(self, low: int, high: int | None) -> str:
        """A count as a range: «7», «7–11», «20 or more»."""
        if high is None:
            return self.say("at_least", low)
        return self.screen.keep(low if low == high else f"{low}–{high}")

    def where(self, facility: str | None, place: str | None) -> str:
        """A place as read by a person, the facility before what it lies in."""
        names = [self.screen.keep(self.name(part)) for part in (facility, place) if part]
        comma = "، " if self.screen.lang == "ar" else ", "
        return comma.join(names) if names else self.say("unknown_place")

    def when(self, start: str | None, end: str | None) -> str:
        """One EDTF date, or two when they differ."""
        if not start and not end:
            return self.say("unknown_date")
        return self.screen.keep(start if start == end or not end else f"{start or '..'} … {end}")

    def row(self, phrase: str, text: str) -> str:
        """A labelled line."""
        return f"{say(phrase, self.screen.lang):<8} {text}"

    # --- figures --------------------------------------------------------------------------------------------------

    def figure_short(self, figure: IncidentFigure) -> str:
        """A figure in a few words: «killed 7–11»."""
        of = f" ({self.screen.keep(self.name(figure.of))})" if figure.of else ""
        return f"{self.label('figure', figure.what)}{of}: {self.range(figure.low, figure.high)}"

    def figure_whole(self, figure: IncidentFigure) -> Lines:
        """A figure with who gives which count, and in what words."""
        lines = [f"  {self.figure_short(figure)} — {self.say('best', figure.best)}"]
        for report in figure.reports:
            lines.append(f"    {self.range(report.low, report.high)}  {self.chain(report.chain, report.document)}")
            mention = query.mention_by_id(self.store, report.mention)
            if mention is not None:
                lines += self.screen.quote(self._in_context(mention), 8)
        return lines

    def _in_context(self, mention: Mention) -> str:
        """The words of a mention with some of those around it, cut at blanks and line ends."""
        text = self.document(mention.document).text
        before = text[max(0, mention.start - _CONTEXT) : mention.start].rsplit("\n", 1)[-1]
        after = text[mention.end : mention.end + _CONTEXT].split("\n", 1)[0]
        if len(before) == _CONTEXT:
            before = "…" + before.partition(" ")[2]
        if len(after) == _CONTEXT:
            after = after.rpartition(" ")[0] + "…"
        return f"{before}{mention.text}{after}".strip()

    # --- claims ---------------------------------------------------------------------------------------------------

    def claim(self, claim: Claim, number: int | None = None) -> Lines:
        """One telling: what, how it is put, when and where, by whom, its chain, and the words it rests on."""
        marks = [self.label("type", claim.type)]
        if claim.polarity != "affirmed":
            marks.append(self.label("polarity", claim.polarity))
        if claim.modality != "reported":
            marks.append(self.label("modality", claim.modality))
        if claim.verdict:
            marks.insert(0, self.label("verdict", claim.verdict))
        if claim.outcome:
            marks.append(self.label("outcome", claim.outcome))
        marks += [self.screen.keep(self.name(claim.where))] if claim.where else []
        marks += [self.screen.keep(claim.when.edtf)] if claim.when else []
        head = f"  {number}. " if number is not None else "  "
        lines = [head + " · ".join(marks)]
        if claim.actors:
            parts = (f"{self.label('role', a.role)} {self.screen.keep(self.name(a.entity))}" for a in claim.actors)
            lines.append("     " + "; ".join(dict.fromkeys(parts)))
        lines.append("     " + self.chain(claim.chain, claim.document))
        lines += self.screen.quote(claim.text, 5)
        place = self.say("in_report", self.document(claim.document).path, claim.start, claim.end)
        lines.append(
            f"     {self.screen.keep(claim.id)} · {place} · {self.say('rule', claim.rule, f'{claim.confidence:.2f}')}"
        )
        if claim.judgements:
            lines.append("     " + self.say("judged", ", ".join(claim.judgements), ", ".join(claim.corrected) or "—"))
        return lines

    # --- contradictions -------------------------------------------------------------------------------------------

    def contradiction(self, item: Contradiction, *, with_incident: bool) -> Lines:
        """Where accounts part: the question, a sentence, and the sides with those who hold them."""
        explanation = item.explanation.ar if self.screen.lang == "ar" else item.explanation.en
        lines = [
            f"  {self.screen.keep(item.id)}  {self.label('kind', item.kind)} · {self.where(item.facility, item.place)}"
        ]
        lines += self.screen.lines(explanation, 4)
        for side in item.sides:
            lines.append(f"    {self.value(side)}")
            lines += [f"      {text}" for text in self._holders(side)]
        if with_incident:
            lines.append(f"    {say('incident', self.screen.lang)} {self.screen.keep(item.incident)}")
        return lines

    def value(self, side: Side) -> str:
        """What one side holds."""
        value: dict[str, Any] = dict(side.value)
        if "low" in value:
            what = self.label("figure", str(value["what"])) if value.get("what") else ""
            of = f" ({self.screen.keep(self.name(value['of']))})" if value.get("of") else ""
            return f"{what}{of}: {self.range(value['low'], value.get('high'))}"
        if "polarity" in value:
            return say("side_" + str(value["polarity"]), self.screen.lang)
        if "entity" in value:
            return self.screen.keep(self.name(str(value["entity"])))
        return self.screen.keep(value.get("edtf", value))

    def _holders(self, side: Side) -> list[str]:
        """The chains of a side, each once; those of its claims where it has them, since these know their publisher."""
        chains = [self.chain(c.chain, c.document) for c in query.claims_by_id(self.store, side.claims)]
        if not chains:
            for key in side.mentions:
                mention = query.mention_by_id(self.store, key)
                chains.append(self.chain((), mention.document if mention else None))
        return list(dict.fromkeys(chains))

    # --- incidents ------------------------------------------------------------------------------------------------

    def incident_short(self, item: Incident, indent: int = 0) -> Lines:
        """An incident in three lines."""
        title = item.title.ar if self.screen.lang == "ar" else item.title.en
        c = item.corroboration
        pad = " " * indent
        lines = [
            f"{pad}{self.screen.title(title)}",
            f"{pad}  {self.screen.keep(item.id)} · {self.when(item.start, item.end)} · {self.where(item.facility, item.place)}",
            f"{pad}  {self.label('status', item.status)} · {self.say('corroboration', c.documents, c.outlets, c.origins)}",
        ]
        if item.figures:
            lines.append(f"{pad}  {' · '.join(self.figure_short(figure) for figure in item.figures)}")
        return lines

    def incidents(self, items: Iterable[Incident]) -> Lines:
        """Incidents in the order of time, the parts of one below it."""
        ordered = sorted(items, key=_in_time)
        known = {item.id for item in ordered}
        parts: dict[str, list[Incident]] = {}
        for item in ordered:
            if item.part_of in known and item.part_of is not None:
                parts.setdefault(item.part_of, []).append(item)
        lines: Lines = []
        for item in ordered:
            if item.part_of in known:
                continue
            lines += [*self._with_parts(item, parts, 0), ""]
        return lines[:-1] or [say("no_incidents", self.screen.lang)]

    def _with_parts(self, item: Incident, parts: dict[str, list[Incident]], indent: int) -> Lines:
        lines = self.incident_short(item, indent)
        for part in parts.get(item.id, ()):
            lines += self._with_parts(part, parts, indent + 4)
        return lines

    def incident(self, item: Incident) -> Lines:
        """An incident whole: what, when, where, who, figures, claims, contradictions, reports."""
        lang = self.screen.lang
        c = item.corroboration
        lines = [self.screen.title(item.title.ar if lang == "ar" else item.title.en)]
        lines.append(f"{self.screen.keep(item.id)} · {' · '.join(self.label('type', t) for t in item.types)}")
        if item.part_of:
            lines.append(self.say("part_of", item.part_of))
        lines.append(self.row("when", self.when(item.start, item.end)))
        lines.append(self.row("where", self.where(item.facility, item.place)))
        if item.actors:
            lines.append(self.row("who", " · ".join(self.screen.keep(self.name(actor)) for actor in item.actors)))
        lines.append(self.row("status", self.label("status", item.status)))
        lines.append(" " * 9 + self.say("corroboration", c.documents, c.outlets, c.origins))
        parts = [other for other in query.incidents(self.store) if other.part_of == item.id]
        lines += self._section(
            "parts", [line for part in sorted(parts, key=_in_time) for line in self.incident_short(part, 2)]
        )
        lines += self._section("figures", [line for figure in item.figures for line in self.figure_whole(figure)])
        claims = sorted(query.claims_by_id(self.store, item.claims), key=self._as_published)
        lines += self._section("claims", [line for n, claim in enumerate(claims, 1) for line in self.claim(claim, n)])
        parted = query.contradictions_of(self.store, item.id)
        lines += self._section(
            "contradictions", [line for other in parted for line in self.contradiction(other, with_incident=False)]
        )
        lines += self._section("reports", [self.report_short(self.document(key)) for key in item.documents])
        return lines

    def _as_published(self, claim: Claim) -> tuple[str, str, int, str]:
        """Claims report by report, the earliest first, in the order of their words."""
        return (self.document(claim.document).published or "", claim.document, claim.start, claim.id)

    def _section(self, phrase: str, lines: Lines) -> Lines:
        return ["", self.screen.title(say(phrase, self.screen.lang)), *lines] if lines else []

    # --- reports --------------------------------------------------------------------------------------------------

    def report_short(self, item: Document) -> str:
        """A report in one line."""
        parts = [self.screen.keep(item.id), self.screen.keep(item.path)]
        parts += [self.screen.keep(self.name(item.outlet))] if item.outlet else []
        if item.published:
            how = f" ({self.label('published_from', item.published_from)})" if item.published_from else ""
            parts.append(self.say("published", item.published) + how)
        parts += [self.say("copy_of", item.copy_of)] if item.copy_of else []
        return "  " + " · ".join(parts)

    def report(self, item: Document) -> Lines:
        """A report: where it comes from, and the claims read from it."""
        lines = [self.screen.title(self.screen.keep(item.title or item.path)), self.report_short(item)]
        lines.append(self.row("hash", item.sha256))
        lines += [self.screen.keep(item.url)] if item.url else []
        claims = query.claims(self.store, item.id)
        told = [line for n, claim in enumerate(claims, 1) for line in self.claim(claim, n)]
        return lines + (self._section("claims", told) or ["", say("no_claims_here", self.screen.lang)])

    # --- facilities -----------------------------------------------------------------------------------------------

    def facility(self, entity: str) -> Lines:
        """What happened at a facility, in the order of time, and where the accounts of it part."""
        lines = [self.screen.title(self.screen.keep(self.name(entity))), self.screen.keep(entity)]
        here = [item for item in query.incidents(self.store) if item.facility == entity]
        if here:
            lines += self._section("incidents", self.incidents(here))
        else:
            sql = "SELECT count(DISTINCT document) FROM mentions WHERE entity = ?"
            lines += ["", self.say("no_incidents_here", self.store.query(sql, entity)[0][0])]
        parted = [item for item in query.contradictions(self.store) if item.facility == entity]
        told = [line for item in parted for line in self.contradiction(item, with_incident=True)]
        return lines + self._section("contradictions", told)

    def contradictions(self, items: Sequence[Contradiction]) -> Lines:
        """All contradictions, those of one incident together."""
        lines: Lines = []
        for item in sorted(items, key=lambda c: (c.incident, c.kind, c.id)):
            lines += [*self.contradiction(item, with_incident=True), ""]
        return lines[:-1] or [say("no_contradictions", self.screen.lang)]


def _in_time(item: Incident) -> tuple[bool, str, str]:
    return (item.start is None, item.start or "", item.id)


def find_facility(store: Store, key: str, name: Namer) -> str:
    """The facility that a user means: its id, with or without `facility/`, or one of its names as the record shows it.

    Raises RecordError when the record names no such facility.
    """
    from tawatur.read.fold import fold

    known = list(query.facilities(store))
    for candidate in (key, f"facility/{key}"):
        if candidate in known:
            return candidate
    wanted = fold(" ".join(key.split()))
    for entity in known:
        names = {name(entity), *(Namer(lang, name.words)(entity) for lang in ("ar", "en"))}
        if wanted in {fold(n) for n in names}:
            return entity
    some = ", ".join(known[:5]) or "none"
    raise RecordError(f"{store.path}: no report in this record names the facility {key}; it names: {some}")


def mention_value(mention: Mention) -> str:
    """What a mention means, in short: a TIMEX3 value, a range with what is counted, or an entity."""
    if mention.time is not None:
        mod = f" {mention.time.mod}" if mention.time.mod else ""
        return f"{mention.time.type} {mention.time.value}{mod}"
    if mention.figure is not None:
        figure = mention.figure
        high = "" if figure.high is None else str(figure.high)
        return f"{figure.what} {figure.low}..{high}" + (" approximate" if figure.approximate else "")
    return mention.name.entity if mention.name is not None else ""
