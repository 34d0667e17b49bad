"""The fields of a claim that a person can set: how each is written, checked, and put into the claim. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from tawatur.errors import TawaturError
from tawatur.model import CLAIM_TYPES, Claim, ClaimActor, Link, Mention, When
from tawatur.model.claim import Modality, Outcome, Polarity, Role
from tawatur.model.judgement import Value
from tawatur.reconcile.interval import interval_of

NONE = "none"
"""How «nothing» is written for a field that may be empty."""

_ENTITY = re.compile(r"(actor|facility|person|place|role|source)/[^\s,@]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """The report of a claim, as far as setting its fields needs it. `mentions`: those of the report, in any order."""

    text: str
    mentions: Sequence[Mention]

    def name(self, entity: str, claim: Claim) -> Mention | None:
        """The name mention of an entity nearest to a claim's trigger."""
        named = [m for m in self.mentions if m.name is not None and m.name.entity == entity]
        return min(named, key=lambda m: (abs(m.start - claim.trigger[0]), m.start), default=None)


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `written`: how a value is given on the command line; `read`: what it means, ValueError when nothing.

    `get`: what a claim says now, as `read` would give it. `terms`: all values it can have, where these are few.
    """

    written: str
    read: Callable[[str], Value]
    get: Callable[[Claim], Value]
    put: Callable[[Claim, Any, Passage], Claim]
    terms: tuple[str, ...] = ()


def parse_field(text: str) -> tuple[str, Value]:
    """`field=value` as a field and its value. Raises TawaturError, saying how it is written, when it is neither."""
    name, equals, value = text.partition("=")
    if name not in FIELDS or not equals:
        known = ", ".join(FIELDS)
        raise TawaturError(f"{text} sets no field of a claim; write FIELD=VALUE with one of {known}")
    try:
        return name, FIELDS[name].read(value.strip())
    except ValueError as error:
        raise TawaturError(f"{text}: {name} is written {FIELDS[name].written}") from error


def set_fields(claim: Claim, fields: Mapping[str, Value], passage: Passage) -> Claim:
    """A claim with fields set by a person. Raises LookupError when one rests on words that are no longer read so."""
    for name in FIELDS:  # in this order: a given list of places holds against what a new `where` would make of it
        if name in fields:
            claim = FIELDS[name].put(claim, fields[name], passage)
    return claim._replace(corrected=tuple(n for n in FIELDS if n in fields or n in claim.corrected))


def write_value(name: str, value: Value) -> str:
    """A field's value as it is given on the command line; parse_field takes it back."""
    if value is None or value == ():
        return NONE
    if isinstance(value, bool):
        return str(value).lower()
    if not isinstance(value, tuple):
        return str(value)
    if name == "span":
        return "-".join(map(str, value))
    return ",".join(_write_item(item) for item in value)


def _write_item(item: Value) -> str:
    if not isinstance(item, tuple):
        return str(item)
    if len(item) == 2:
        return ":".join(map(str, item))
    entity, start, end = item
    anchored = isinstance(start, int) and isinstance(end, int) and start < end
    return f"{entity}@{start}-{end}" if anchored else str(entity)


# --- reading values ---------------------------------------------------------------------------------------------------


def _one_of(terms: Sequence[str], *, empty: bool = False) -> Callable[[str], Value]:
    def read(text: str) -> Value:
        if empty and text == NONE:
            return None
        if text not in terms:
            raise ValueError(text)
        return text

    return read


def _entity(text: str, kinds: tuple[str, ...] = ()) -> str:
    if not _ENTITY.fullmatch(text) or (kinds and not text.startswith(kinds)):
        raise ValueError(text)
    return text


def _place(text: str) -> Value:
    return None if text == NONE else _entity(text, ("facility/", "place/"))


def _items(text: str) -> list[str]:
    return [] if text == NONE else [item.strip() for item in text.split(",")]


def _places(text: str) -> Value:
    return tuple(_entity(item, ("facility/", "place/")) for item in _items(text))


def _date(text: str) -> Value:
    if text == NONE:
        return None
    if interval_of(text) is None:
        raise ValueError(text)
    return text


def _chain(text: str) -> Value:
    """Links as (entity, start, end); start and end None where the words are to be looked for."""
    out: list[Value] = []
    for item in _items(text):
        entity, at, span = item.partition("@")
        start, end = _offsets(span) if at else (None, None)
        out.append((_entity(entity), start, end))
    return tuple(out)


def _offsets(text: str) -> tuple[int, int]:
    start, dash, end = text.partition("-")
    if not (dash and start.isdecimal() and end.isdecimal()) or int(start) >= int(end):
        raise ValueError(text)
    return int(start), int(end)


def _actors(text: str) -> Value:
    out: list[Value] = []
    for item in _items(text):
        role, _, entity = item.partition(":")
        if role not in get_args(Role):
            raise ValueError(item)
        out.append((role, _entity(entity)))
    return tuple(out)


def _figures(text: str) -> Value:
    items = _items(text)
    if not all(item.startswith("m-") for item in items):
        raise ValueError(text)
    return tuple(items)


def _words(text: str) -> Value:
    items = _items(text)
    if not all(items):
        raise ValueError(text)
    return tuple(items)


def _yes(text: str) -> Value:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


# --- putting values ---------------------------------------------------------------------------------------------------


def _plain(name: str) -> Callable[[Claim, Any, Passage], Claim]:
    return lambda claim, value, passage: claim._replace(**{name: value})


def _put_where(claim: Claim, value: Any, passage: Passage) -> Claim:
    """The place takes that of the one that was read, also among all places that the claim names."""
    rest = tuple(p for p in claim.places if p not in (claim.where, value))
    return claim._replace(where=value, places=((value, *rest) if value is not None else rest))


def _put_when(claim: Claim, value: Any, passage: Passage) -> Claim:
    return claim._replace(when=None if value is None else When(value))


def _put_chain(claim: Claim, value: Any, passage: Passage) -> Claim:
    links = []
    for entity, start, end in value:
        if start is None:
            old = next((link for link in claim.chain if link.entity == entity), None)
            name = passage.name(entity, claim)
            start, end = (old.start, old.end) if old else (name.start, name.end) if name else (claim.start, claim.start)
        links.append(Link(entity, passage.text[start:end], start, end))
    return claim._replace(chain=tuple(links))


def _put_actors(claim: Claim, value: Any, passage: Passage) -> Claim:
    actors = []
    for role, entity in value:
        name = passage.name(entity, claim)
        inside = name is not None and claim.start <= name.start and name.end <= claim.end
        actors.append(ClaimActor(entity, role, name.id if name is not None and inside else None))
    return claim._replace(actors=tuple(actors))


def _put_figures(claim: Claim, value: Any, passage: Passage) -> Claim:
    known = {m.id for m in passage.mentions if m.figure is not None}
    if not known.issuperset(value):
        raise LookupError(", ".join(sorted(set(value) - known)))
    return claim._replace(figures=value)


def _put_span(claim: Claim, value: Any, passage: Passage) -> Claim:
    start, end = value
    if end > len(passage.text):
        raise LookupError(f"{start}-{end}")
    return claim._replace(start=start, end=end, text=passage.text[start:end])


def _few(name: str, terms: Sequence[str], *, empty: bool = False) -> Field:
    """A field whose value is one of a few terms."""
    every = (*terms, NONE) if empty else tuple(terms)
    written = "as one of " + ", ".join(every)
    return Field(written, _one_of(terms, empty=empty), _value_of(name), _plain(name), every)


def _value_of(name: str) -> Callable[[Claim], Value]:
    def get(claim: Claim) -> Value:
        value: Value = getattr(claim, name)
        return value

    return get


FIELDS: Mapping[str, Field] = {
    "type": _few("type", CLAIM_TYPES),
    "polarity": _few("polarity", get_args(Polarity)),
    "modality": _few("modality", get_args(Modality)),
    "outcome": _few("outcome", get_args(Outcome), empty=True),
    "where": Field("as facility/… or place/…, or none", _place, _value_of("where"), _put_where),
    "places": Field("as place/…,facility/…, or none", _places, _value_of("places"), _plain("places")),
    "when": Field(
        "as an EDTF date (2022-01-20, 2022-01, 2022-01-20/2022-01-22), or none",
        _date,
        lambda claim: claim.when.edtf if claim.when else None,
        _put_when,
    ),
    "chain": Field(
        "as entities from the origin towards the publisher (role/…,source/…), each with @START-END of its words if you like, "
        "or none for the outlet's own voice",
        _chain,
        lambda claim: tuple((link.entity, link.start, link.end) for link in claim.chain),
        _put_chain,
    ),
    "actors": Field(
        "as agent:actor/…,target:actor/…,participant:actor/…, or none",
        _actors,
        lambda claim: tuple((actor.role, actor.entity) for actor in claim.actors),
        _put_actors,
    ),
    "figures": Field("as ids of figures (m-…,m-…), or none", _figures, _value_of("figures"), _put_figures),
    "weapons": Field("as words with commas between them, or none", _words, _value_of("weapons"), _plain("weapons")),
    "boilerplate": Field(
        "as true (outside the article) or false",
        _yes,
        _value_of("boilerplate"),
        _plain("boilerplate"),
        ("false", "true"),
    ),
    "span": Field(
        "as START-END, in characters of the report's text",
        _offsets,
        lambda claim: (claim.start, claim.end),
        _put_span,
    ),
}
"""Every field that can be set, in the order in which they are put."""
