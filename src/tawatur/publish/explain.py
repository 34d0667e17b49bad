"""`tawatur explain`: what is recognised in a passage, by which rule, from which words; and why the rest was not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tawatur.capture.files import document_id, sha256
from tawatur.engine import Engine
from tawatur.model import Captured, Claim, Mention, Metadata
from tawatur.publish.dossier.speakers import Speakers
from tawatur.publish.labels import Lang, Namer, label, say
from tawatur.publish.screen import Screen
from tawatur.publish.terminal import mention_value
from tawatur.publish.unread import Unread, unread

if TYPE_CHECKING:
    from tawatur.words.compile import Words


def explain_lines(text: str, published: str | None, engine: Engine, screen: Screen, name: Namer) -> list[str]:
    """The explanation of a passage as lines for a screen."""
    digest = sha256(text.encode())
    captured = Captured(document_id(digest), "(passage)", digest, text, "passage", given=Metadata(published=published))
    reading = engine.read(captured, engine.words)
    found = [(*c.trigger, claim_lines(c, text, screen, name)) for c in reading.claims]
    found += [(m.start, m.end, mention_lines(m, screen)) for m in reading.mentions]
    lines = [screen.title(say("recognised", screen.lang))] if found else [say("nothing_recognised", screen.lang)]
    for _, _, told in sorted(found, key=lambda item: (item[0], item[1])):
        lines += told
    covered = [(m.start, m.end) for m in reading.mentions] + [c.trigger for c in reading.claims]
    covered += [(link.start, link.end) for claim in reading.claims for link in claim.chain]
    rest = unread(text, covered, engine.words, screen.lang)
    if rest:
        lines += ["", screen.title(say("not_recognised", screen.lang))]
    for item in rest:
        lines += [f"  {screen.keep(f'«{text[item.start : item.end]}»')}  {screen.keep(item.reason)}"]
    return lines


def mention_lines(item: Mention, screen: Screen) -> list[str]:
    """A mention: its words, kind and value, and the rule that read it."""
    kind = say(item.kind, screen.lang)
    return [
        f"  {screen.keep(f'«{item.text}»')}  {kind}: {screen.keep(mention_value(item))}  [{screen.keep(item.rule)}]"
    ]


def claim_lines(item: Claim, text: str, screen: Screen, name: Namer) -> list[str]:
    """A claim: its trigger and value, its parts, its chain, and the rule that read it."""
    lang = screen.lang
    marks = [
        label("type", item.type, lang),
        label("polarity", item.polarity, lang),
        label("modality", item.modality, lang),
    ]
    if item.outcome:
        marks.append(label("outcome", item.outcome, lang))
    trigger = text[item.trigger[0] : item.trigger[1]]
    lines = [f"  {screen.keep(f'«{trigger}»')}  {say('claim', lang)}: {' · '.join(marks)}  [{screen.keep(item.rule)}]"]
    lines += screen.quote(item.text, 6)
    for actor in item.actors:
        lines.append(f"      {label('role', actor.role, lang)}: {screen.keep(name(actor.entity))}")
    if item.where:
        lines.append(f"      {say('where', lang)}: {screen.keep(name(item.where))}")
    if item.when:
        lines.append(f"      {say('when', lang)}: {screen.keep(item.when.edtf)}")
    if item.chain:
        lines.append("      " + " ← ".join(screen.keep(" ".join(link.text.split())) for link in item.chain))
    return lines


@dataclass(frozen=True, slots=True)
class Step:
    """One thing recognised on the way to a claim: its words, what it was taken for, its value, and the rule (None for a speaker)."""

    start: int
    end: int
    text: str
    what: str
    value: str
    rule: str | None


def derivation(claim: Claim, mentions: Sequence[Mention], text: str, speakers: Speakers) -> list[Step]:
    """What a claim of a report was read from, in the order of the words: its trigger, its speakers, its mentions."""
    lang = speakers.lang
    told = " · ".join(
        label(group, term, lang)
        for group, term in (
            ("type", claim.type),
            ("polarity", claim.polarity),
            ("modality", claim.modality),
            ("outcome", claim.outcome),
        )
        if term
    )
    first, last = claim.trigger
    steps = [Step(first, last, text[first:last], say("claim", lang), told, claim.rule)]
    steps += [Step(m.start, m.end, m.text, say(m.kind, lang), mention_value(m), m.rule) for m in mentions]
    steps += [Step(x.start, x.end, x.text, say("who", lang), speakers.entity(x.entity), None) for x in claim.chain]
    return sorted(steps, key=lambda s: (s.start, s.end, s.what))


def left_over(
    claim: Claim, claims: Sequence[Claim], mentions: Sequence[Mention], text: str, words: Words, lang: Lang
) -> list[Unread]:
    """The words of a claim's passage that came to nothing, and why. `claims`, `mentions`: all of the report."""
    covered = [(m.start, m.end) for m in mentions] + [c.trigger for c in claims]
    covered += [(link.start, link.end) for c in claims for link in c.chain]
    return [
        Unread(max(u.start, claim.start), min(u.end, claim.end), u.reason)
        for u in unread(text, covered, words, lang)
        if u.start < claim.end and claim.start < u.end
    ]
