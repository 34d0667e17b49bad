"""Verdicts in the terminal: each claim of a statement with its finding, and those who support or contradict it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.ask.phrases import ask_say
from tawatur.ask.verdicts import Aside, Aspect, Evidence, Value, Verdict, Witness
from tawatur.model import Side
from tawatur.publish.terminal import Lines, Writer

_MOST_ASIDE = 3
"""Tellings shown for one difference set aside."""


@dataclass(frozen=True)
class CheckWriter:
    """Lays verdicts out for one screen, in the record's own names and chains."""

    writer: Writer

    def _say(self, phrase: str, *values: object) -> str:
        return ask_say(phrase, self.writer.screen.lang, *(self.writer.screen.keep(v) for v in values))

    def check(self, verdicts: Sequence[Verdict], known_as: str | None) -> Lines:
        """All verdicts; `known_as`: the path of the report in the record that the checked text is."""
        lines = [self._say("known", known_as), ""] if known_as else []
        if not verdicts:
            return [*lines, self._say("no_claims")]
        for number, verdict in enumerate(verdicts, 1):
            lines += [*self.verdict(verdict, number), ""]
        found = Counter(v.finding for v in verdicts)
        comma = "، " if self.writer.screen.lang == "ar" else ", "
        parts = [f"{self._say('finding_' + f)} {self.writer.screen.keep(n)}" for f, n in sorted(found.items())]
        count = self.writer.screen.keep(len(verdicts))
        return [*lines, ask_say("summary", self.writer.screen.lang, count, comma.join(parts))]

    def verdict(self, item: Verdict, number: int) -> Lines:
        """One claim: its words, the finding, what each part of it rests on."""
        w, claim = self.writer, item.claim
        marks = [w.label("type", claim.type)]
        if claim.polarity != "affirmed":
            marks.append(w.label("polarity", claim.polarity))
        marks += [w.screen.keep(w.name(claim.where))] if claim.where else []
        head = f"{number}. {' · '.join(marks)} — {self._say('finding_' + item.finding)}"
        lines = [w.screen.title(head), *w.screen.quote(claim.text, 3)]
        if item.reason:
            lines.append("   " + self._say("reason_" + item.reason))
        if item.finding == "not_checked":
            return lines
        lines.append("   " + (self._say("days", item.days) if item.days else self._say("all_dates")))
        for aspect in item.aspects:
            if not (aspect.kind == "occurrence" and item.finding == "unknown" and not aspect.supported_by):
                lines += self._aspect(aspect)
        for aside in item.aside:
            lines += self._aside(aside)
        if item.incidents:
            comma = "، " if w.screen.lang == "ar" else ", "
            held = comma.join(w.screen.keep(i) for i in item.incidents)
            lines.append("   " + ask_say("incidents", w.screen.lang, held))
        return lines

    def _aspect(self, item: Aspect) -> Lines:
        head = f"   {self._say('kind_' + item.kind)}: {self._value(item.value)} — {self._say('aspect_' + item.finding)}"
        if item.kind == "occurrence" and item.supported_by:
            head += f" ({self._say('origins', sum(w.independent for w in item.supported_by))})"
        lines = [head]
        for phrase, witnesses in (("supported_by", item.supported_by), ("contradicted_by", item.contradicted_by)):
            if witnesses:
                lines.append(f"     {self._say(phrase)}")
                lines += [line for witness in witnesses for line in self._witness(witness, item)]
        return lines

    def _witness(self, item: Witness, aspect: Aspect) -> Lines:
        lines: Lines = []
        for evidence in item.evidence:
            lines += self._evidence(evidence, with_value=aspect.kind != "occurrence" and evidence.value != aspect.value)
        if not item.independent:
            lines[0] += f" ({self._say('cited')})"
        return lines

    def _evidence(self, item: Evidence, *, with_value: bool) -> Lines:
        w = self.writer
        parts = [w.chain(item.chain, item.document)]
        parts += [w.screen.keep(item.published)] if item.published else []
        parts += [w.label("modality", item.modality)] if item.modality != "reported" else []
        parts += [self._value(item.value)] if with_value and item.value else []
        lines = [f"     - {' · '.join(parts)}", *w.screen.quote(item.text, 7)]
        lines.append(f"       {w.say('in_report', item.path, item.start, item.end)}")
        if item.copies:
            lines.append(f"       {self._say('reprints', len(item.copies))}")
        return lines

    def _aside(self, item: Aside) -> Lines:
        lines = [f"   {self._say('aside_' + item.reason)}"]
        for evidence in item.evidence[:_MOST_ASIDE]:
            lines += self._evidence(evidence, with_value=True)
            if item.reason == "other-date" and evidence.days:
                lines[-1] += f" · {self.writer.screen.keep(evidence.days)}"
        if len(item.evidence) > _MOST_ASIDE:
            lines.append(f"     … +{len(item.evidence) - _MOST_ASIDE}")
        return lines

    def _value(self, value: Value) -> str:
        return self.writer.value(Side(value, (), (), ()))
