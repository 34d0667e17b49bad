"""Judgements as a person gives them, by ids of the record: looked up, checked, and put into words. Writes nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.errors import TawaturError
from tawatur.judge.apply import ref_of
from tawatur.judge.fields import parse_field
from tawatur.judge.force import outside, shown
from tawatur.model import GRADES, Claim
from tawatur.model.judgement import ClaimRef, Judgement, Span, Value
from tawatur.record import query
from tawatur.record.judgements import find_judgement, read_judgements
from tawatur.record.store import Store

_GRADED = ("source/", "actor/", "role/")
_SPAN = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, when (UTC) and why."""

    who: str
    when: str
    why: str

    def says(self, verb: str, **what: object) -> Judgement:
        """A judgement without its id, which its content gives it."""
        return Judgement("", verb, self.who, self.when, self.why, **what)  # type: ignore[arg-type]


def on_claims(store: Store, judge: Judge, verb: str, keys: Sequence[str]) -> Judgement:
    """accept, reject: one or more claims. same: two or more. different: the first from each of the others."""
    refs = [ref_of(c) for c in _claims(store, keys)]
    if verb in ("same", "different") and len(refs) < 2:
        raise TawaturError(f"give at least two different claims to say that their incidents are {verb}")
    if verb == "different":
        return judge.says(verb, claims=(refs[0],), others=tuple(refs[1:]))
    return judge.says(verb, claims=tuple(refs))


def correction(store: Store, judge: Judge, key: str, settings: Sequence[str]) -> Judgement:
    """Fields of a claim set by hand; what they name in the report must be there."""
    (claim,) = _claims(store, [key])
    fields: dict[str, Value] = dict(parse_field(text) for text in settings)
    figures = {m.id for m in query.mentions(store, claim.document) if m.figure is not None}
    wrong = sorted(set(_texts(fields.get("figures"))) - figures)
    if wrong:
        raise TawaturError(f"{wrong[0]} is no figure of {claim.document}; its claims show which there are")
    length = len(query.document(store, claim.document).text)
    spans = [fields["span"]] if "span" in fields else []
    chain = fields.get("chain")
    spans += [link[1:] for link in chain if isinstance(link, tuple)] if isinstance(chain, tuple) else []
    for span in spans:
        end = span[1] if isinstance(span, tuple) else None
        if isinstance(end, int) and end > length:
            raise TawaturError(f"{claim.document} has {length} characters; {end} lies beyond its end")
    return judge.says("correct", claims=(ref_of(claim),), fields=tuple(sorted(fields.items())))


def merge(store: Store, judge: Judge, keys: Sequence[str]) -> Judgement:
    """Incidents that are one happening: all their claims belong together."""
    found = {_incident(store, key) for key in keys}
    if len(found) < 2:
        raise TawaturError("give at least two different incidents to merge")
    claims = [c for key in sorted(found) for c in query.incident(store, key).claims]
    return judge.says("merge", claims=_refs(store, claims))


def split(store: Store, judge: Judge, key: str, keys: Sequence[str]) -> Judgement:
    """Claims that are a happening of their own, apart from the rest of their incident."""
    incident = query.incident(store, _incident(store, key))
    out = [c.id for c in _claims(store, keys)]
    strange = [c for c in out if c not in incident.claims]
    if strange:
        raise TawaturError(
            f"{strange[0]} does not belong to {incident.id}; see its claims with: tawatur show {incident.id}"
        )
    rest = [c for c in incident.claims if c not in out]
    if not rest:
        raise TawaturError(f"these are all claims of {incident.id}; name those that are to leave it")
    return judge.says("split", claims=_refs(store, out), others=_refs(store, rest))


def grade(store: Store, judge: Judge, entity: str, value: str) -> Judgement:
    """How reliable a source is, by the Admiralty code. Persons are not graded."""
    if not entity.startswith(_GRADED):
        raise TawaturError(f"{entity} is no source; give source/…, actor/… or role/… as the record names it")
    if value not in GRADES:
        raise TawaturError(
            f"{value} is no grade; give A (completely reliable), B, C, D, E (unreliable) or F (cannot be judged)"
        )
    _require_named(store, entity)
    return judge.says("reliability", entity=entity, value=value)


def withholding(store: Store, judge: Judge, verb: str, what: str, span: str | None) -> Judgement:
    """withhold, release: an entity, or a passage of a report given by its offsets."""
    from tawatur.publish.withhold import is_private

    before = shown(read_judgements(store))
    if span is None:
        _require_named(store, what)
        hidden = what in before.withheld or (is_private(what) and what not in before.released)
        if hidden is (verb == "withhold"):
            raise TawaturError(f"{what} is {'withheld' if hidden else 'released'} already")
        return judge.says(verb, entity=what)
    _, document = query.resolve(store, what, ("document",))
    given = _SPAN.fullmatch(span)
    length = len(query.document(store, document).text)
    if given is None or not int(given[1]) < int(given[2]) <= length:
        raise TawaturError(f"{span} is no passage of {document}; give START-END within its {length} characters")
    passage = Span(document, int(given[1]), int(given[2]))
    if verb == "release" and len(outside(before.spans, passage)) == len(before.spans):
        raise TawaturError(f"nothing is withheld within {span} of {document}; to show a name, release its entity")
    return judge.says(verb, span=passage)


def undo(store: Store, judge: Judge, key: str) -> Judgement:
    """A judgement that revokes an earlier one."""
    return judge.says("undo", judgement=find_judgement(store, key).id)


def sentence(item: Judgement) -> str:
    """A judgement in one line, without who, when and why."""
    claims, others = (", ".join(ref.id for ref in refs) for refs in (item.claims, item.others))
    what = {
        "correct": f"correct {claims}: " + ", ".join(f"{n}={_written(v)}" for n, v in item.fields),
        "same": f"the same incident: {claims}",
        "different": f"different incidents: {claims} and {others}",
        "merge": f"one incident of {claims}",
        "split": f"an incident of their own: {claims}; apart from {others}",
        "reliability": f"reliability of {item.entity}: {item.value}",
        "name": f"name {item.entity}: {item.value}",
        "undo": f"undo {item.judgement}",
    }
    if item.verb in what:
        return what[item.verb]
    span = f"{item.span.document} {item.span.start}-{item.span.end}" if item.span else ""
    return f"{item.verb} {claims or item.entity or span}"


# --- looking things up ------------------------------------------------------------------------------------------------


def _claims(store: Store, keys: Sequence[str]) -> list[Claim]:
    """The claims of ids or their beginnings as they were read, each once, in the order given."""
    found = dict.fromkeys(query.resolve(store, key, ("claim",))[1] for key in keys)
    documents = {c.document for c in query.claims_by_id(store, tuple(found))}
    read = {c.id: c for d in sorted(documents) for c in query.claims_as_read(store, d)}
    return [read[key] for key in found]


def _refs(store: Store, keys: Sequence[str]) -> tuple[ClaimRef, ...]:
    return tuple(ref_of(c) for c in _claims(store, keys))


def _incident(store: Store, key: str) -> str:
    return query.resolve(store, key, ("incident",))[1]


def _require_named(store: Store, entity: str) -> None:
    known = (
        "SELECT 1 FROM mentions WHERE entity = ?1 UNION ALL SELECT 1 FROM documents WHERE outlet = ?1"
        " UNION ALL SELECT 1 FROM claims, json_each(claims.body, '$.chain') WHERE json_extract(value, '$.entity') = ?1 LIMIT 1"
    )
    if not store.query(known, entity):
        raise TawaturError(f"{store.path}: no report in this record names {entity}; give the id that the record uses")


def _texts(value: Value) -> list[str]:
    return [v for v in value if isinstance(v, str)] if isinstance(value, tuple) else []


def _written(value: Value) -> str:
    """A value nearly as it was given."""
    if isinstance(value, tuple):
        return (
            ",".join(":".join(str(p) for p in v if p is not None) if isinstance(v, tuple) else str(v) for v in value)
            or "none"
        )
    return "none" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
