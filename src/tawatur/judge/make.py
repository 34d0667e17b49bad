"""Judgements as a person gives them, by ids of the record: looked up and checked. Writes nothing."""

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
from tawatur.record.log import now
from tawatur.record.store import Store

_GRADED = ("source/", "actor/", "role/")
_WHEN = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")
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


def sign(who: str, why: str, when: str | None = None) -> Judge:
    """Who judges, why, and when: now if it is not given. Raises TawaturError when something is missing or is no time."""
    if not who.strip():
        raise TawaturError("a judgement needs a name: say who judges")
    if not why.strip():
        raise TawaturError("a judgement needs a reason: say why")
    if when is not None and not _WHEN.fullmatch(when):
        raise TawaturError(f"{when} is no time in UTC like 2026-01-31T12:00:00Z")
    return Judge(" ".join(who.split()), when or now(), why.strip())


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person asks to be judged, as it was typed or clicked; each verb takes what it needs.

    fields: as FIELD=VALUE. what: an entity, or with `span` (START-END) a report.
    """

    verb: str
    claims: Sequence[str] = ()
    incidents: Sequence[str] = ()
    fields: Sequence[str] = ()
    what: str = ""
    span: str | None = None
    grade: str = ""
    judgement: str = ""


def make_judgement(store: Store, judge: Judge, wish: Wish) -> Judgement:
    """The judgement that a person wishes for. Raises TawaturError with what is missing or not to be found."""
    needs = {"correct": ("fields",), "split": ("incidents", "claims"), "merge": ("incidents",), "undo": ("judgement",)}
    for need in needs.get(wish.verb, ()):
        if not getattr(wish, need):
            raise TawaturError(f"{wish.verb} needs {need}; nothing is given")
    match wish.verb:
        case "accept" | "reject" | "same" | "different":
            return on_claims(store, judge, wish.verb, wish.claims)
        case "correct":
            return correction(store, judge, wish.claims, wish.fields)
        case "merge":
            return merge(store, judge, wish.incidents)
        case "split":
            return split(store, judge, wish.incidents, wish.claims)
        case "reliability":
            return grade(store, judge, wish.what, wish.grade)
        case "withhold" | "release":
            return withholding(store, judge, wish.verb, wish.what, wish.span)
        case "undo":
            return undo(store, judge, wish.judgement)
    raise TawaturError(f"{wish.verb} is no judgement that can be given so")


def on_claims(store: Store, judge: Judge, verb: str, keys: Sequence[str]) -> Judgement:
    """accept, reject: one or more claims. same: two or more. different: the first from each of the others."""
    refs = [ref_of(c) for c in _claims(store, keys)]
    if not refs:
        raise TawaturError(f"give the claims that you {verb}; nothing is given")
    if verb in ("same", "different") and len(refs) < 2:
        raise TawaturError(f"give at least two different claims to say that their incidents are {verb}")
    if verb == "different":
        return judge.says(verb, claims=(refs[0],), others=tuple(refs[1:]))
    return judge.says(verb, claims=tuple(refs))


def correction(store: Store, judge: Judge, keys: Sequence[str], settings: Sequence[str]) -> Judgement:
    """Fields of a claim set by hand; what they name in the report must be there."""
    if len(keys) != 1:
        raise TawaturError(f"give the one claim to correct; {len(keys)} are given")
    (claim,) = _claims(store, keys)
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


def split(store: Store, judge: Judge, incidents: Sequence[str], keys: Sequence[str]) -> Judgement:
    """Claims that are a happening of their own, apart from the rest of their incident."""
    if len(incidents) != 1:
        raise TawaturError(f"give the one incident to split; {len(incidents)} are given")
    incident = query.incident(store, _incident(store, incidents[0]))
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
