"""From a dossier's material to its content in one language: names said, dates written, accounts numbered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from tawatur import __version__
from tawatur.model import Claim, Contradiction, Document, Incident, IncidentFigure
from tawatur.model import Side as RecordSide
from tawatur.publish.dossier.chart import Scale
from tawatur.publish.dossier.material import Material
from tawatur.publish.dossier.page import Account, Block, Card, Count, Kept, Moment, Naming, Page, Parted, Side, Toll
from tawatur.publish.dossier.speakers import Speakers
from tawatur.publish.dossier.tree import plant
from tawatur.publish.labels import Lang, Namer, _labels, label, say
from tawatur.publish.withhold import WITHHELD
from tawatur.reconcile.interval import interval_of
from tawatur.reconcile.spoken import say_date, say_number
from tawatur.record import query
from tawatur.words.compile import Words

_BESIDE = 120
"""Characters from a claim's words to those of a figure that belongs to it, up to which both are quoted as one."""
_QUOTED = 3
"""Accounts quoted for each side of a contradiction; the others are named by number."""


def page_of(material: Material, words: Words, lang: Lang) -> Page:
    """The dossier in one language."""
    store = material.shown.store
    name = Namer(lang, words, lambda entity: query.surface(store, entity))
    return _Teller(material, lang, Speakers(lang, name)).page()


@dataclass(frozen=True)
class _Teller:
    material: Material
    lang: Lang
    speakers: Speakers
    _seen: dict[str, Account] = field(default_factory=dict)

    def say(self, phrase: str, *values: object) -> str:
        return _labels()["dossier"][phrase][self.lang].format(*values)

    # --- the whole ------------------------------------------------------------------------------------------------

    def page(self) -> Page:
        m = self.material
        about = m.subject.kind != "incident"
        first = m.incidents[0] if m.incidents else None
        blocks = tuple(self.block(i) for i in m.incidents)
        title = self.name(m.subject.id) if about or first is None else self._title(first)
        sql = "SELECT count(DISTINCT document) FROM mentions WHERE entity = ?"
        none = None if m.incidents else self.say("no_incidents", m.shown.store.query(sql, m.subject.id)[0][0])
        return Page(
            lang=self.lang,
            kind=self.say(f"kind_{m.subject.kind}"),
            id=m.subject.id,
            title=title,
            facts=self._held() if about else (),
            none=none,
            parted=tuple(self.parted(x) for x in m.contradictions),
            blocks=blocks,
            namings=self.namings() if m.subject.kind == "actor" else (),
            kept=tuple(self.kept(d) for d in sorted(m.documents.values(), key=lambda d: (d.published or "9999", d.id))),
            withheld=self.withheld(),
            warning=self.say("complete_warning") if m.shown.withholding is None else None,
            made_by=self._made_by(),
        )

    def _title(self, incident: Incident) -> str:
        return incident.title.ar if self.lang == "ar" else incident.title.en

    def _held(self) -> tuple[tuple[str, str], ...]:
        m = self.material
        counts = self.say("held_counts", len(m.incidents), len(m.documents), len(m.contradictions))
        return ((self.say("held"), counts),)

    def _made_by(self) -> str:
        count, last = self.material.shown.store.query("SELECT count(*), max(captured_at) FROM documents")[0]
        return self.say("made_by", __version__, count, last or "")

    def withheld(self) -> tuple[str, ...]:
        """What is left out of this dossier, in sentences."""
        m = self.material
        withholding = m.shown.withholding
        if withholding is None:
            return ()
        named = {
            (mention.document, mention.name.entity)
            for key in m.documents
            for mention in query.mentions(m.shown.store, key)
            if mention.name is not None and withholding.private(mention.name.entity)
        } | {(c.document, link.entity) for c in m.told.values() for link in c.chain if withholding.private(link.entity)}
        persons = {entity for _, entity in named if not entity.startswith("role/")}
        roles = {pair for pair in named if pair[1].startswith("role/")}
        parts = [self.say("withheld_persons", len(persons))] if persons else []
        parts += [self.say("withheld_roles", len(roles))] if roles else []
        return (*(parts or [self.say("withheld_nothing")]), self.say("withheld_texts"), self.say("withheld_owner"))

    def kept(self, document: Document) -> Kept:
        how = f" ({label('published_from', document.published_from, self.lang)})" if document.published_from else ""
        return Kept(
            document=document.id,
            file=document.path,
            outlet=self.speakers.outlet(document),
            published=self.date(document.published) + (how if document.published else ""),
            captured=document.captured_at,
            sha256=document.sha256,
            url=document.url,
            copy_of=document.copy_of,
        )

    def namings(self) -> tuple[Naming, ...]:
        """How each outlet names the subject, the commonest names first."""
        sql = (
            "SELECT document, json_extract(body, '$.name.surface'), count(*) FROM mentions WHERE entity = ? "
            "AND NOT json_extract(body, '$.boilerplate') GROUP BY 1, 2"
        )
        counts: defaultdict[tuple[str, str], int] = defaultdict(int)
        shown = self.material.shown
        found = shown.store.query(sql, self.material.subject.id)
        outlets = {key: shown.document(query.document(shown.store, key)) for key in sorted({row[0] for row in found})}
        for document, surface, times in found:
            if outlets[document].copy_of is None:
                counts[self.speakers.outlet(outlets[document]), " ".join(surface.split())] += times
        return tuple(Naming(o, s, counts[o, s]) for o, s in sorted(counts, key=lambda k: (k[0], -counts[k], k[1])))

    # --- words ----------------------------------------------------------------------------------------------------

    def name(self, entity: str) -> str:
        """An entity's name; names that only these reports give may hold a person's, which is withheld."""
        text = self.speakers.entity(entity)
        return self.material.shown.text(text, sorted(self.material.documents)) if "/~" in entity else text

    def date(self, edtf: str | None) -> str:
        return say_date(edtf, self.lang) if edtf else self.say("unknown_date")

    def when(self, start: str | None, end: str | None) -> str:
        if not start:
            return self.date(end)
        return self.date(start if end in (None, start) or "/" in start + (end or "") else f"{start}/{end}")

    def where(self, facility: str | None, place: str | None) -> str:
        """The place with what it lies in, as far as the country."""
        names = self.speakers.name.words.names if self.speakers.name.words is not None else None
        found: list[str] = []
        for part in (facility, place):
            around = names.containers(part) if part and names and part in names.entities else (part,) if part else ()
            found += [p for p in around if p not in found]
        comma = say("comma", self.lang)
        return comma.join(dict.fromkeys(self.name(p) for p in found)) or self.say("unknown_place")

    # --- accounts -------------------------------------------------------------------------------------------------

    def account(self, key: str) -> Account:
        """A claim, as one account."""
        if key not in self._seen:
            claim = self.material.claims[key]
            start, end, text = self._quote(self.material.told[key])
            self._seen[key] = Account(
                claim=key,
                number=self.material.numbers[key],
                marks=tuple(self._marks(claim)),
                denies=claim.polarity == "negative",
                chain=self.chain(claim),
                quote=" ".join(text.split()),
                document=claim.document,
                start=start,
                end=end,
            )
        return self._seen[key]

    def _quote(self, claim: Claim) -> tuple[int, int, str]:
        """(start, end, words) of a claim; stretched to hold its figures where they stand right beside it."""
        start, end = claim.start, claim.end
        for key in claim.figures:
            mention = query.mention_by_id(self.material.shown.store, key)
            if mention is not None and start - _BESIDE <= mention.start and mention.end <= end + _BESIDE:
                start, end = min(start, mention.start), max(end, mention.end)
        if (start, end) == (claim.start, claim.end):
            return start, end, self.material.claims[claim.id].text
        whole = query.document(self.material.shown.store, claim.document).text[start:end]
        return start, end, self.material.shown.quotation(whole, claim.document, start)

    def _marks(self, claim: Claim) -> Iterable[str]:
        yield label("type", claim.type, self.lang)
        if claim.polarity != "affirmed":
            yield label("polarity", claim.polarity, self.lang)
        if claim.modality != "reported":
            yield label("modality", claim.modality, self.lang)
        if claim.outcome:
            yield label("outcome", claim.outcome, self.lang)
        if claim.when:
            yield self.date(claim.when.edtf)

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """Who says it, from the origin to the publisher."""
        outlet = self.speakers.outlet(self.material.documents[claim.document])
        return (*(self.speakers.link(link) for link in claim.chain), outlet)

    def cards(self, incident: Incident) -> Iterable[Card]:
        by_document: defaultdict[str, list[str]] = defaultdict(list)
        for key in sorted(incident.claims, key=self.material.numbers.__getitem__):
            by_document[self.material.claims[key].document].append(key)
        for key, claims in by_document.items():
            document = self.material.documents[key]
            yield Card(
                document=key,
                outlet=self.speakers.outlet(document),
                published=self.date(document.published),
                title=document.title,
                copy_of=document.copy_of,
                accounts=tuple(self.account(c) for c in claims),
            )

    # --- contradictions -------------------------------------------------------------------------------------------

    def parted(self, item: Contradiction) -> Parted:
        return Parted(
            id=item.id,
            kind=label("kind", item.kind, self.lang),
            where=self.where(item.facility, item.place),
            incident=item.incident,
            sentence=self._sentence(item),
            sides=tuple(self._side(side) for side in item.sides),
        )

    def _sentence(self, item: Contradiction) -> str:
        """The record's sentence, with outlets as they spell themselves and people by their role where their words are withheld."""
        said = item.explanation.ar if self.lang == "ar" else item.explanation.en
        if said == WITHHELD:
            return said  # what it is about is itself withheld
        original = next(x for x in query.contradictions_of(self.material.shown.store, item.incident) if x.id == item.id)
        text = original.explanation.ar if self.lang == "ar" else original.explanation.en
        claims = [self.material.told[c] for s in original.sides for c in s.claims if c in self.material.told]
        documents = sorted({c.document for c in claims})
        better = {
            (d.outlet or "").partition("/~")[2].replace("-", " "): self.speakers.outlet(d)
            for d in (self.material.documents[key] for key in documents)
        }
        if self.lang == "ar" and self.material.shown.withholding is not None:
            better |= {
                " ".join(link.text.split()): self.speakers.role(link.entity)
                for c in claims
                for link in c.chain
                if link.entity.startswith("role/") and link.entity.isascii()
            }
        text, signs = _set_aside(text, better)
        text = self.material.shown.text(text, documents)
        return "".join(signs.get(c, c) for c in text)

    def _side(self, side: RecordSide) -> Side:
        keys = sorted((c for c in side.claims if c in self.material.numbers), key=self.material.numbers.__getitem__)
        quoted = self._unlike(keys)
        holders = dict.fromkeys(self.chain(self.material.claims[c]) for c in keys)
        return Side(
            value=self._value(dict(side.value)),
            holders=tuple(holders),
            accounts=tuple(self.account(c) for c in quoted),
            more=tuple(self.material.numbers[c] for c in keys if c not in quoted),
        )

    def _unlike(self, keys: Sequence[str]) -> list[str]:
        """Up to three claims, of as many origins and wordings as there are."""
        first: dict[tuple[str, ...], str] = {}
        for key in keys:
            first.setdefault(self.chain(self.material.claims[key]), key)
        return sorted(list(first.values())[:_QUOTED], key=self.material.numbers.__getitem__)

    def _value(self, value: Mapping[str, object]) -> str:
        if "low" in value:
            low, high = value["low"], value.get("high")
            assert isinstance(low, int) and (high is None or isinstance(high, int))
            return (
                f"{self._counted(str(value.get('what')), value.get('of'))}: {say_number(low, high, False, self.lang)}"
            )
        if "polarity" in value:
            return say(f"side_{value['polarity']}", self.lang)
        if "entity" in value:
            return self.name(str(value["entity"]))
        return self.date(str(value["edtf"])) if "edtf" in value else str(dict(value))

    def _counted(self, what: str, of: object) -> str:
        return label("figure", what, self.lang) + (f" ({self.name(str(of))})" if of else "")

    # --- incidents ------------------------------------------------------------------------------------------------

    def block(self, incident: Incident) -> Block:
        c = incident.corroboration
        comma = say("comma", self.lang)
        facts = [
            (self.say("when"), self.when(incident.start, incident.end)),
            (self.say("where"), self.where(incident.facility, incident.place)),
            (self.say("who"), comma.join(self.name(a) for a in incident.actors)),
            (self.say("types"), comma.join(label("type", t, self.lang) for t in incident.types)),
            (self.say("status"), label("status", incident.status, self.lang)),
            (self.say("rests_on"), self.say("rests_on_counts", c.documents, c.outlets, c.origins)),
        ]
        numbered = [(self.material.numbers[k], self.material.told[k], self.material.claims[k]) for k in incident.claims]
        return Block(
            id=incident.id,
            title=self._title(incident),
            facts=tuple((k, v) for k, v in facts if v),
            meaning=self.say(f"meaning_{incident.status}"),
            part_of=incident.part_of,
            timeline=tuple(self.timeline(incident)),
            tolls=tuple(self.toll(f) for f in incident.figures),
            cards=tuple(self.cards(incident)),
            trees=tuple(plant(sorted(numbered, key=lambda n: n[0]), self.material.documents, self.speakers)),
        )

    def timeline(self, incident: Incident) -> Iterable[Moment]:
        """What is told, by the day or period it is told of; what bears no date comes last."""
        days: defaultdict[str | None, defaultdict[tuple[str, bool], list[int]]] = defaultdict(lambda: defaultdict(list))
        for key in sorted(incident.claims, key=self.material.numbers.__getitem__):
            claim = self.material.claims[key]
            marks = [m for m in self._marks(claim) if not claim.when or m != self.date(claim.when.edtf)]
            what = " · ".join(marks)
            days[claim.when.edtf if claim.when else None][what, claim.polarity == "negative"].append(
                self.material.numbers[key]
            )
        for edtf in sorted(days, key=_by_day):
            yield Moment(self.date(edtf), tuple((what, tuple(ns), denies) for (what, denies), ns in days[edtf].items()))

    def toll(self, figure: IncidentFigure) -> Toll:
        ranges = [(r.low, r.high) for r in figure.reports]
        return Toll(
            what=self._counted(figure.what, figure.of),
            text=say_number(figure.low, figure.high, False, self.lang),
            best=figure.best,
            scale=Scale.over([*ranges, (figure.best, figure.best)], mirrored=self.lang == "ar"),
            counts=tuple(
                Count(
                    text=say_number(r.low, r.high, False, self.lang),
                    low=r.low,
                    high=r.high,
                    chain=(
                        *(self.speakers.link(link) for link in r.chain),
                        self.speakers.outlet(self.material.documents[r.document]),
                    ),
                    accounts=tuple(
                        sorted(
                            self.material.numbers[c.id] for c in self.material.told.values() if r.mention in c.figures
                        )
                    ),
                    copy=self.material.documents[r.document].copy_of is not None,
                )
                for r in sorted(
                    figure.reports, key=lambda r: (r.low, r.high is None, r.high or 0, r.document, r.mention)
                )
            ),
        )


def _set_aside(text: str, better: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The text with a sign for each of these names, and what each sign stands for: what is withheld is looked for without them."""
    names = sorted((n for n in better if n), key=lambda n: (-len(n), n))
    if not names:
        return text, {}
    signs = {name: chr(0xE000 + number) for number, name in enumerate(names)}
    pattern = re.compile(rf"(?<!\w)(و?)({'|'.join(map(re.escape, names))})(?!\w)")
    changed = pattern.sub(lambda m: m.group(1) + signs[m.group(2)], text)
    return changed, {signs[name]: better[name] for name in names}


def _by_day(edtf: str | None) -> tuple[bool, int, int, str]:
    days = interval_of(edtf) if edtf else None
    if days is None:
        return True, 0, 0, edtf or ""
    return False, days.low or 0, days.high or 0, edtf or ""
