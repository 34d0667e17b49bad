"""Small reports and claims, composed by hand, for the tests of what reconciling makes of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from tawatur.model import Claim, ClaimActor, Document, Figure, Link, Mention, Time, When
from tawatur.reconcile import Views, reconcile
from tawatur.words.compile import Words, load_words


@lru_cache(maxsize=1)
def words() -> Words:
    """The package's own words."""
    return load_words()


def _id(*parts: object) -> str:
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Told:
    """One claim of a report and its mentions, before they belong to the report."""

    claim: Claim
    figures: tuple[Figure, ...] = ()


def told(
    type_: str,
    where: str | None = "place/afrin",
    when: str | None = None,
    by: str | tuple[str, ...] = (),
    who: tuple[str, ...] = (),
    counts: Iterable[tuple[str, int, int | None]] = (),
    denied: bool = False,
    elsewhere: bool = False,
    of: str | None = None,
    places: tuple[str, ...] = (),
    rule: str = "",
    **more: object,
) -> Told:
    """A claim. `who`: «a:actor/sdf» agent, «t:» target, «p:» participant; `elsewhere`: another sentence dates it."""
    chain = (by,) if isinstance(by, str) else by
    actors = tuple(ClaimActor(w[2:], {"a": "agent", "t": "target", "p": "participant"}[w[0]]) for w in who)  # type: ignore[arg-type]
    claim = Claim(
        id="", document="", start=0, end=0, text=type_, trigger=(0, 0), type=type_, where=where,
        places=places or ((where,) if where else ()), polarity="negative" if denied else "affirmed",
        chain=tuple(Link(e, e.split("/")[-1].lstrip("~"), 0, 0) for e in chain), actors=actors,
        when=When(when, "far" if elsewhere else "near") if when else None,
        rule=rule or ("events.nouns:x:y+denied" if denied else "events.nouns:x:y"), **more,
    )  # fmt: skip
    return Told(claim, tuple(Figure(what, low, high, of=of) for what, low, high in counts))


@dataclass(frozen=True)
class Report:
    """A report with its claims and mentions."""

    document: Document
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def report(
    name: str, *claims: Told, published: str | None = "2022-01-21", outlet: str | None = None, text: str | None = None
) -> Report:
    """A report by the outlet `source/~<name>`; every claim stands in a line of its own of twenty characters."""
    doc = "doc-" + _id(name)
    body = text if text is not None else "\n".join(f"{_id(name, n):<19}" for n in range(len(claims) + 2))
    document = Document(
        id=doc, path=f"{name}.txt", sha256=_id(name), text=body, title=None, outlet=outlet or f"source/~{name}",
        published=published, published_from="metadata" if published else None, language="ar",
    )  # fmt: skip
    mentions: list[Mention] = []
    rows: list[Claim] = []
    for n, item in enumerate(claims):
        start = 20 * n
        ids = []
        for k, figure in enumerate(item.figures):
            ids.append(f"m-{doc[4:]}-f{start + k}")
            mentions.append(Mention(ids[-1], doc, start + k, start + k + 1, "", "figure", "", figure=figure))
        when = item.claim.when
        if when is not None:
            at = 20 * (len(claims) + 1) if when.mention == "far" else start
            when = When(when.edtf, f"m-{doc[4:]}-t{n}")
            mentions.append(Mention(f"m-{doc[4:]}-t{n}", doc, at, at + 1, "", "time", "", time=Time("DATE", when.edtf)))
        rows.append(
            item.claim._replace(
                id=f"c-{_id(name, n)}",
                document=doc,
                start=start,
                end=start + 5,
                when=when,
                figures=tuple(ids),
            )
        )
    return Report(document, tuple(mentions), tuple(rows))


def views(*reports: Report) -> Views:
    """What reconciling makes of reports."""
    return reconcile(
        [r.document for r in reports],
        [m for r in reports for m in r.mentions],
        [c for r in reports for c in r.claims],
        words(),
    )


def grouped(found: Views, *reports: Report) -> list[list[str]]:
    """The incidents as sorted lists of «report:number of claim»."""
    names = {c.id: f"{r.document.path[:-4]}:{n}" for r in reports for n, c in enumerate(r.claims)}
    return sorted(sorted(names[c] for c in i.claims) for i in found.incidents)
