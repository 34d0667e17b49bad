"""What has changed, in the terminal."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.ask.changes import Changes, Toll, TollChange, Withdrawn
from tawatur.ask.phrases import ask_say
from tawatur.model import Incident
from tawatur.publish.terminal import Lines, Writer
from tawatur.record import query


@dataclass(frozen=True)
class ChangesWriter:
    """Lays changes out for one screen."""

    writer: Writer
    incidents: dict[str, Incident]

    def _say(self, phrase: str, *values: object) -> str:
        return ask_say(phrase, self.writer.screen.lang, *(self.writer.screen.keep(v) for v in values))

    def changes(self, item: Changes) -> Lines:
        """All changes, each kind under its heading."""
        lines = [self.writer.screen.title(self._say("since", item.since, len(item.documents)))]
        parts = {
            "new_incidents": [line for i in item.incidents for line in self.writer.incident_short(i, 2)],
            "tolls": [line for t in item.tolls for line in self._toll(t)],
            "statuses": [
                line
                for s in item.statuses
                for line in (
                    self._incident(s.incident),
                    "    " + self._moved("", *(self._status(v) for v in (s.before, s.after))),
                )
            ],
            "new_contradictions": [
                line for c in item.contradictions for line in self.writer.contradiction(c, with_incident=True)
            ],
            "settled": [line for c in item.settled for line in self.writer.screen.lines(self._told(c.explanation), 2)],
            "denied": [line for d in item.denied for line in self._claims(d.claims, d.by, "by")],
            "withdrawn": [line for w in item.withdrawn for line in self._withdrawn(w)],
            "regrouped": [
                "  " + ask_say("regrouped_line", self.writer.screen.lang, self._ids(r.before), self._ids(r.after))
                for r in item.regrouped
            ],
        }
        for phrase, told in parts.items():
            if told:
                lines += ["", self.writer.screen.title(self._say(phrase)), *told]
        return lines if len(lines) > 1 else [*lines, self._say("no_changes")]

    def _told(self, explanation: object) -> str:
        return str(getattr(explanation, self.writer.screen.lang))

    def _ids(self, ids: tuple[str, ...]) -> str:
        comma = "، " if self.writer.screen.lang == "ar" else ", "
        return comma.join(self.writer.screen.keep(i) for i in ids)

    def _incident(self, key: str) -> str:
        found = self.incidents.get(key)
        title = f"{self._told(found.title)} · " if found else ""
        return f"  {title}{self.writer.screen.keep(key)}"

    def _status(self, status: str) -> str:
        return self.writer.label("status", status)

    def _moved(self, what: str, before: str, after: str) -> str:
        text = ask_say("moved", self.writer.screen.lang, what, before, after)
        return text.removeprefix(": ")

    def _toll(self, item: TollChange) -> Lines:
        w = self.writer
        of = f" ({w.screen.keep(w.name(item.of))})" if item.of else ""
        what = w.label("figure", item.what) + of
        lines = [
            self._incident(item.incident),
            "    " + self._moved(what, self._range(item.before), self._range(item.after)),
        ]
        return lines + [f"    {w.report_short(w.document(d))}" for d in item.documents]

    def _range(self, toll: Toll | None) -> str:
        if toll is None:
            return self._say("none_before")
        text = self.writer.range(toll.low, toll.high)
        return (
            text
            if toll.low == toll.high
            else ask_say("best", self.writer.screen.lang, text, self.writer.screen.keep(toll.best))
        )

    def _claims(self, claims: tuple[str, ...], by: tuple[str, ...], phrase: str) -> Lines:
        w, lines = self.writer, []
        for claim in query.claims_by_id(w.store, claims):
            lines += [f"  {w.chain(claim.chain, claim.document)}", *w.screen.quote(claim.text, 4)]
        for denial in query.claims_by_id(w.store, by):
            lines.append("    " + ask_say(phrase, w.screen.lang, w.chain(denial.chain, denial.document)))
            lines += w.screen.quote(denial.text, 6)
        return lines

    def _withdrawn(self, item: Withdrawn) -> Lines:
        lines = self._claims(item.claims, item.by, "own_denial")
        if item.how == "left-out" and item.document:
            lines.append("    " + self._say("left_out", self.writer.document(item.document).path))
        return lines
