"""Judgements as the desk tells them: in sentences that name what they are about, with their effect, found by what they touch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tawatur.judge.fields import write_value
from tawatur.judge.force import effects
from tawatur.judge.meanwhile import Reach, reach
from tawatur.judge.sentences import Naming, judge_say, sentence, why_idle
from tawatur.model import Idle, Judgement
from tawatur.model.judgement import ClaimRef, Span, Value
from tawatur.publish.dossier.speakers import Speakers
from tawatur.publish.labels import Lang, label
from tawatur.reconcile.spoken import say_date
from tawatur.record import query
from tawatur.record.judgements import judgement_row, numbered_judgements
from tawatur.record.store import Store
from tawatur.serve.desk import Desk

_LANGS: tuple[Lang, Lang] = ("ar", "en")
_QUOTED = 60
"""Characters of a claim's words by which a sentence names it."""
_LABELLED = ("type", "polarity", "modality", "outcome")


@dataclass(frozen=True)
class Told:
    """A judgement with its number in the log and its effect: `in force`, `undone`, or the reason why it has none."""

    number: int
    item: Judgement
    effect: str


@dataclass(frozen=True)
class Teller:
    """Tells of a record's judgements; for one request."""

    desk: Desk
    store: Store
    _quotes: dict[ClaimRef, str] = field(default_factory=dict)

    @cached_property
    def every(self) -> list[Told]:
        """All judgements, the earliest first."""
        found = numbered_judgements(self.store)
        effect = effects([item for _, item in found], self.store.idle())
        return [Told(number, item, effect[item.id]) for number, item in found]

    @cached_property
    def by_id(self) -> dict[str, Judgement]:
        return {told.item.id: told.item for told in self.every}

    def about(self, *, things: Sequence[str] = (), who: str = "", verb: str = "", named: str = "") -> list[Told]:
        """Judgements that touch any of `things` (ids of claims, entities, judgements), by a person, of a verb, the latest first.

        named: an id of a report, claim, entity or judgement that it must be about.
        """
        chosen = [t for t in self.every if (not who or t.item.who == who) and (not verb or t.item.verb == verb)]
        if things or named:
            reached = [(t, reach(t.item, self.by_id)) for t in chosen]
            wanted = frozenset(things)
            chosen = [
                t for t, r in reached if (not wanted or wanted & r.things) and (not named or _names(t.item, r, named))
            ]
        return chosen[::-1]

    def row(self, told: Told) -> dict[str, Any]:
        """A judgement as the interface gives it."""
        said = {lang: self.sentence(told.item, lang) for lang in _LANGS}
        return judgement_row(told.item) | {"number": told.number, "effect": told.effect, "sentence": said}

    def sentence(self, item: Judgement, lang: Lang) -> str:
        """A judgement in one line."""
        return sentence(item, lang, self._naming(lang))

    def idle(self, idle: Idle) -> dict[str, Any]:
        """Where a judgement has no effect, and why."""
        said = {lang: why_idle(idle.reason, lang) for lang in _LANGS}
        return {"reason": idle.reason, "claims": list(idle.claims), "sentence": said}

    def _naming(self, lang: Lang) -> Naming:
        name = self._speakers[lang].entity
        return Naming(
            entity=name,
            claims=lambda refs: self._claims(refs, lang),
            field=lambda key, value: self._field(key, value, lang),
            span=lambda span: self._span(span, lang),
            judgement=lambda key: self._undone(key, lang),
        )

    @cached_property
    def _speakers(self) -> dict[Lang, Speakers]:
        return {lang: Speakers(lang, self.desk.namer(self.store, lang)) for lang in _LANGS}

    def held(self, document: str) -> bool:
        """Whether the record still holds a report."""
        return bool(self.store.query("SELECT 1 FROM documents WHERE id = ?", document))

    def quote(self, ref: ClaimRef) -> str:
        """The words of a claim, or its id where its report is gone."""
        if ref not in self._quotes:
            sql = "SELECT substr(text, ?, ?) FROM documents WHERE id = ?"
            found = self.store.query(sql, ref.start + 1, ref.end - ref.start, ref.document)
            self._quotes[ref] = f"«{_shortened(found[0][0])}»" if found else ref.id
        return self._quotes[ref]

    def _claims(self, refs: Sequence[ClaimRef], lang: Lang) -> str:
        first = self.quote(refs[0])
        return judge_say("say", "and_more", lang, first, len(refs) - 1) if len(refs) > 1 else first

    def _undone(self, key: str, lang: Lang) -> str:
        item = self.by_id.get(key)
        return f"({self.sentence(item, lang)})" if item is not None else judge_say("say", "erased", lang)

    def _span(self, span: Span, lang: Lang) -> str:
        title = self.store.query("SELECT coalesce(title, path) FROM documents WHERE id = ?", span.document)
        return judge_say("say", "passage", lang, title[0][0] if title else span.document, span.start, span.end)

    def _field(self, key: str, value: Value, lang: Lang) -> str:
        return f"{judge_say('field', key, lang)} = {self._value(key, value, lang)}"

    def _value(self, key: str, value: Value, lang: Lang) -> str:
        if value is None or value == ():
            return judge_say("say", "none", lang)
        if isinstance(value, bool):
            return judge_say("say", write_value(key, value), lang)
        if key == "when":
            return say_date(str(value), lang)
        if key in _LABELLED:
            return label(key, str(value), lang)
        if not isinstance(value, tuple):
            return self._speakers[lang].entity(str(value))
        if key == "span":
            return write_value(key, value)
        return ("، " if lang == "ar" else ", ").join(self._item(key, item, lang) for item in value)

    def _item(self, key: str, item: Value, lang: Lang) -> str:
        name = self._speakers[lang].entity
        if key == "actors" and isinstance(item, tuple):
            return f"{label('role', str(item[0]), lang)}: {name(str(item[1]))}"
        if key == "chain" and isinstance(item, tuple):
            return name(str(item[0]))
        if key == "figures":
            mention = query.mention_by_id(self.store, str(item))
            return f"«{mention.text}»" if mention is not None else str(item)
        return name(str(item)) if key == "places" else str(item)


def _names(item: Judgement, about: Reach, key: str) -> bool:
    documents = {ref.document for ref in (*item.claims, *item.others)} | {span.document for span in about.spans}
    return key in about.things or key in documents


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[:_QUOTED].rsplit(" ", 1)[0] + " …"
