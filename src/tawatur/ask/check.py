"""A statement against the record: each of its claims supported by whom, contradicted by whom, or unknown there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.ask.asked import Asked, Told, one_text
from tawatur.ask.known import load_known
from tawatur.ask.match import Matcher, ordered
from tawatur.ask.verdicts import Aside, Aspect, AspectKind, Evidence, Finding, Value, Verdict
from tawatur.engine import Reading
from tawatur.model import Claim, Contradiction, Side
from tawatur.reconcile.accounts import Accounts
from tawatur.reconcile.conflict import find_contradictions
from tawatur.reconcile.dates import EXACT, UNREAL, Telling, tellings_of
from tawatur.reconcile.family import wide_places
from tawatur.reconcile.interval import edtf, gap
from tawatur.reconcile.tolls import Count, figure_of
from tawatur.record.store import Store
from tawatur.words.compile import Words


@dataclass(frozen=True)
class _Against:
    """An account of the record that cannot hold together with the statement's, and what each of them holds."""

    kind: AspectKind
    key: str
    mine: Value
    telling: Telling
    theirs: Value
    mention: str | None


def check(reading: Reading, store: Store, words: Words) -> tuple[Verdict, ...]:
    """Sets every claim of a statement against the record, in the order of its words. Nothing is written."""
    wide = wide_places(words.names)
    document = reading.document
    claims = [c for c in reading.claims if not c.boilerplate]
    mine = {
        t.claim.id: t for t in tellings_of({document.id: document}, {m.id: m for m in reading.mentions}, claims, {})
    }
    known = load_known(store, (t.place for t in mine.values()), wide, words.names, document.id)
    mentions = {**known.mentions, **{m.id: m for m in reading.mentions}}
    asked = Asked(document, known, mentions, one_text(document, known, words))
    matchers = {key: Matcher(t, known, mentions, words.names, wide) for key, t in mine.items()}
    against, later = _set_against(asked, matchers, reading.claims, words, wide)
    out = []
    for claim in sorted(claims, key=lambda c: (c.start, c.trigger, c.id)):
        if claim.id in matchers:
            out.append(_verdict(asked, matchers[claim.id], against[claim.id], later[claim.id], wide))
        else:
            reason = "not-told-as-happened" if claim.modality in UNREAL else "no-place"
            out.append(Verdict(claim, "not_checked", reason=reason))
    return tuple(out)


# --- accounts that cannot both hold -----------------------------------------------------------------------------------


def _set_against(
    asked: Asked,
    matchers: Mapping[str, Matcher],
    told: Sequence[Claim],
    words: Words,
    wide: frozenset[str],
) -> tuple[dict[str, list[_Against]], dict[str, list[Evidence]]]:
    """By claim of the statement: what contradicts it, as the reconciler finds it between the statement and each report.

    And the counts that differ only because one of them appeared later.
    """
    known = asked.known
    against: dict[str, list[_Against]] = defaultdict(list)
    later: dict[str, list[Evidence]] = defaultdict(list)
    telling_of = {t.claim.id: t for t in known.tellings}
    documents = {**known.documents, asked.document.id: asked.document}
    at: dict[str, list[Telling]] = defaultdict(list)
    for matcher in matchers.values():
        for key in matcher.incidents:
            at[key].append(matcher.mine)
    for key in sorted(at):
        incident = known.incidents[key]
        by_report: dict[str, list[Telling]] = defaultdict(list)
        for claim in incident.claims:
            if claim in telling_of and telling_of[claim].claim.document not in known.copies:
                by_report[telling_of[claim].claim.document].append(telling_of[claim])
        for report in sorted(set(by_report) - asked.reprints):
            accounts = Accounts(
                incident, ordered([*at[key], *by_report[report]]), asked.mentions, documents, {}, words.names, wide,
                {asked.document.id: told, report: known.told[report]},
            )  # fmt: skip
            found, aside = find_contradictions(accounts)
            for item in found:
                for claim, conflict in _conflicts(item, matchers, telling_of):
                    against[claim].append(conflict)
            for difference in aside:
                for mine, theirs in _apart(difference.sides, matchers, telling_of):
                    for claim in mine.claims:
                        later[claim] += [
                            asked.evidence(telling_of[c], theirs.value) for c in theirs.claims if c in telling_of
                        ]
    return against, later


def _conflicts(
    item: Contradiction, matchers: Mapping[str, Matcher], telling_of: Mapping[str, Telling]
) -> list[tuple[str, _Against]]:
    """What a contradiction of two accounts says of each claim of the statement."""
    if item.kind not in ("figure", "actor", "time"):
        return []
    key = item.id.rsplit("-", 1)[-1]
    kind: AspectKind = "figure" if item.kind == "figure" else "time" if item.kind == "time" else "actor"
    if kind == "actor" and key == "target":
        kind = "target"
    out = []
    for mine, theirs in _apart(item.sides, matchers, telling_of):
        for claim in mine.claims:
            if claim in matchers:
                out += [
                    (
                        claim,
                        _Against(kind, key, mine.value, telling_of[c], theirs.value, _giving(telling_of[c], theirs)),
                    )
                    for c in theirs.claims
                    if c in telling_of
                ]
    return out


def _giving(telling: Telling, side: Side) -> str | None:
    """The mention by which a claim holds a side."""
    return next((m for m in telling.claim.figures if m in side.mentions), None)


def _apart(
    sides: Sequence[Side], matchers: Mapping[str, Matcher], telling_of: Mapping[str, Telling]
) -> list[tuple[Side, Side]]:
    """Pairs of sides of which the one is the statement's and the other is held by the record alone."""
    return [
        (mine, theirs)
        for mine in sides
        for theirs in sides
        if any(c in matchers for c in mine.claims)
        and not any(c in matchers for c in theirs.claims)
        and any(c in telling_of for c in theirs.claims)
    ]


# --- a verdict --------------------------------------------------------------------------------------------------------


def _verdict(
    asked: Asked, matcher: Matcher, against: Sequence[_Against], later: Sequence[Evidence], wide: frozenset[str]
) -> Verdict:
    mine = matcher.mine
    aspects, differing = _figures(asked, matcher, against)
    aspects = [
        _occurrence(asked, matcher),
        *aspects,
        *_doers(asked, matcher, against),
        *_others(asked, matcher, against),
    ]
    aside = [Aside("later-count", _each_once(later))] if later else []
    differing = [e for e in differing if e.claim not in {x.claim for x in later}]
    if differing:
        aside.append(Aside("wide-place" if mine.place in wide else "part", _each_once(differing)))
    elsewhen, dated = _elsewhen(asked, matcher)
    if dated:
        value: Value = (("edtf", edtf(mine.days.low, mine.days.high)),)
        aspects.append(Aspect("time", value, "contradicted", (), asked.witnesses(mine.claim, dated)))
    if elsewhen:
        aside.append(Aside("other-date", _each_once(asked.evidence(t) for t in elsewhen)))
    undated = _undated(asked, matcher)
    if undated:
        aside.append(Aside("undated", _each_once(asked.evidence(t) for t in undated)))
    finding, reason = _finding(aspects)
    days = None if mine.dating == "none" else edtf(mine.days.low, mine.days.high)
    return Verdict(mine.claim, finding, days, reason, tuple(aspects), tuple(aside), matcher.incidents)


def _finding(aspects: Sequence[Aspect]) -> tuple[Finding, str | None]:
    """What all aspects come to. Reports that are one text with the statement bear nothing out."""
    happened = aspects[0]
    findings = [a.finding for a in aspects]
    own = bool(happened.supported_by) and all(e.reprint for w in happened.supported_by for e in w.evidence)
    if "contradicted" in findings:
        return "contradicted", None
    if "contested" in findings:
        return "contested", None
    if happened.finding != "supported":
        return "unknown", "own-text" if own else None
    return ("supported" if all(f == "supported" for f in findings) else "partly"), None


def _aspect(
    asked: Asked,
    mine: Claim,
    kind: AspectKind,
    value: Value,
    supporting: Iterable[Told],
    opposing: Iterable[Told],
) -> Aspect:
    yes, no = asked.witnesses(mine, supporting), asked.witnesses(mine, opposing)
    borne = any(not e.reprint for w in yes for e in w.evidence)
    finding: Finding = "contested" if borne and no else "contradicted" if no else "supported" if borne else "unknown"
    return Aspect(kind, value, finding, yes, no)


def _occurrence(asked: Asked, matcher: Matcher) -> Aspect:
    claim = matcher.mine.claim
    other = "negative" if claim.polarity == "affirmed" else "affirmed"
    yes = [(t, (("polarity", claim.polarity),), None) for t in matcher.supporting()]
    no = [(t, (("polarity", other),), None) for t in matcher.opposing() if t.claim.document not in asked.reprints]
    return _aspect(asked, claim, "occurrence", (("polarity", claim.polarity),), yes, no)


def _figures(asked: Asked, matcher: Matcher, against: Sequence[_Against]) -> tuple[list[Aspect], list[Evidence]]:
    """An aspect for each count; and counts that differ but prove nothing where neither bears out or contradicts it.

    Where some incident gives the statement's count, only what is told of that incident speaks against it.
    """
    claim, out, differing = matcher.mine.claim, [], []
    for mention in claim.figures if claim.polarity == "affirmed" else ():
        figure = figure_of(mention, asked.mentions)
        if figure is None or figure.part_of is not None:
            continue
        count = Count(figure.low, figure.high, figure.approximate, figure.of, mention, claim)
        same, other = matcher.counting(count, figure.what)
        of = asked.known.incident_of
        meant = {of.get(t.claim.id) for t, _ in same} & set(matcher.incidents)
        no = [
            (a.telling, a.theirs, a.mention)
            for a in against
            if a.kind == "figure" and a.key == figure.what and (not meant or of.get(a.telling.claim.id) in meant)
        ]
        yes = [(t, _counted(figure.what, c.low, c.high, c.of), c.mention) for t, c in same]
        value = _counted(figure.what, figure.low, figure.high, figure.of)
        out.append(_aspect(asked, claim, "figure", value, yes, no))
        if not same and not no:
            differing += [asked.evidence(t, _counted(figure.what, c.low, c.high, c.of), c.mention) for t, c in other]
    return out, differing


def _counted(what: str, low: int, high: int | None, of: str | None) -> Value:
    return (("low", low), ("high", high), ("what", what), ("of", of))


def _doers(asked: Asked, matcher: Matcher, against: Sequence[_Against]) -> list[Aspect]:
    claim = matcher.mine.claim
    agents = list(dict.fromkeys(a.entity for a in claim.actors if a.role == "agent"))
    if claim.polarity == "negative":
        return []
    no = [a for a in against if a.kind == "actor"]
    out = []
    for entity in agents:
        yes = [(t, (("entity", e),), None) for t, e in matcher.doing(entity)]
        other = [(a.telling, a.theirs, None) for a in no if dict(a.mine).get("entity") == entity]
        out.append(_aspect(asked, claim, "actor", (("entity", entity),), yes, other))
    return out


def _others(asked: Asked, matcher: Matcher, against: Sequence[_Against]) -> list[Aspect]:
    """What only a contradiction brings up: who was hit, on which day, a party told of otherwise."""
    claim = matcher.mine.claim
    agents = {a.entity for a in claim.actors if a.role == "agent"} if claim.polarity == "affirmed" else set()
    found: dict[tuple[AspectKind, Value], list[Told]] = defaultdict(list)
    for item in against:
        if item.kind in ("target", "time") or (item.kind == "actor" and dict(item.mine).get("entity") not in agents):
            found[(item.kind, item.mine)].append((item.telling, item.theirs, None))
    return [_aspect(asked, claim, kind, value, (), found[kind, value]) for kind, value in sorted(found, key=str)]


def _elsewhen(asked: Asked, matcher: Matcher) -> tuple[list[Telling], list[Told]]:
    """The same toll at the same place out of the statement's days: on another date; or days away, where both date it."""
    mine = matcher.mine
    if mine.dating == "none" or mine.claim.polarity == "negative" or mine.days.days > EXACT:
        return [], []
    near = {t.claim.id for t, _ in matcher.beside}
    far: list[Telling] = []
    days_away: list[Told] = []
    for theirs, lies in matcher.related:
        if lies != "same" or theirs.claim.id in near or theirs.dating == "none" or theirs.days.days > EXACT:
            continue
        if theirs.claim.polarity == "negative" or not matcher.agrees(theirs) or theirs.claim.document in asked.reprints:
            continue
        if mine.dating == theirs.dating == "own" and gap(mine.days, theirs.days) <= EXACT:
            days_away.append((theirs, (("edtf", edtf(theirs.days.low, theirs.days.high)),), None))
        else:
            far.append(theirs)
    return far, days_away


def _undated(asked: Asked, matcher: Matcher) -> list[Telling]:
    """What the record tells of it without a date, outside the incidents that it is set beside; the first of each report."""
    if matcher.mine.dating == "none":
        return []
    beside = {t.claim.id for t, _ in matcher.beside}
    found: dict[str, Telling] = {}
    for theirs, lies in matcher.related:
        if (
            theirs.dating == "none"
            and lies == "same"
            and theirs.claim.id not in beside
            and matcher.tells_it(theirs.claim)
        ):
            found.setdefault(theirs.claim.document, theirs)
    return [found[d] for d in sorted(found) if d not in asked.reprints]


def _each_once(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    unique = {(e.claim, e.value): e for e in evidence}
    return tuple(unique[k] for k in sorted(unique, key=str))
