"""Scores claims against the project's own composed passages (corpus/ar/claims.yaml), the way careful readers compare them.

A claim found is paired with the expected claim of its type (or of an `also` type) that it overlaps most, one to one. What is
found beside an `optional` claim, and a second telling in the words of a claim already met, count for nothing. Of the paired
claims each field that the passage states is compared. Ids are compared as they stand, except that roles are one (`role/…` ids
are put together from words) and that an entity which the words do not know stands for whatever is found in its place.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tawatur.model import Captured, Claim, Metadata
from tawatur.pipeline import read_report
from tawatur.words.compile import Words

Span = tuple[int, int]
Item = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """One passage as read: what it should claim and what was found."""

    text: str
    expected: Sequence[Item]
    optional: Sequence[Item]
    found: Sequence[Claim]
    pairs: Sequence[tuple[int, int]]


@dataclass(slots=True)
class Scores:
    """Scores by name (0..1), and a line for every miss (-), wrong field (~) and addition (+)."""

    values: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def claims_in(text: str, words: Words, published: str | None = None, outlet: str | None = None) -> list[Claim]:
    """The claims of a text, read as a report of that day and outlet; boilerplate left out."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    given = Metadata(published, outlet, None, None)
    captured = Captured(f"doc-{digest[:16]}", "passage.txt", digest, text, "text/utf-8", Metadata(), given)
    return [claim for claim in read_report(captured, words).claims if not claim.boilerplate]


def score(passages: Iterable[Item], words: Words) -> Scores:
    """All scores of the passages: F1 of `claims`, `negatives`, `unreal`; shares of right fields; `whole`."""
    told = [_told(passage, words) for passage in passages]
    stands_for = _unknown_ids(told, words)
    out = Scores()
    hits = expected = found = whole = 0
    fields: dict[str, list[bool]] = defaultdict(list)
    rare: dict[str, list[tuple[bool, bool]]] = {"negatives": [], "unreal": []}
    for passage in told:
        extra = list(_extra(passage))
        hits, expected, found = (
            hits + len(passage.pairs),
            expected + len(passage.expected),
            found + len(passage.pairs) + len(extra),
        )
        for i, j in passage.pairs:
            item, claim = passage.expected[i], passage.found[j]
            right = compare(item, claim, stands_for)
            for name, ok in right.items():
                fields[name].append(ok)
            whole += all(ok for name, ok in right.items() if name != "chain")
            rare["negatives"].append((item.get("polarity") == "negative", claim.polarity == "negative"))
            rare["unreal"].append((_unreal(item.get("modality", "reported")), _unreal(claim.modality)))
            wrong = [name for name, ok in right.items() if not ok]
            if wrong:
                out.errors.append(
                    f"~ {','.join(wrong)} «{item['at']}» is {_shown(item, wrong)}, got {_got(claim, wrong)}: {passage.text}"
                )
        met = {i for i, _ in passage.pairs}
        out.errors += [
            f"- {x['type']} «{x['at']}»: {passage.text}" for i, x in enumerate(passage.expected) if i not in met
        ]
        out.errors += [f"+ {claim.type} «{claim.text}»: {passage.text}" for claim in extra]
    out.values = {"claims": 2 * hits / (expected + found), "claims.whole": 2 * whole / (expected + found)}
    out.values |= {f"claims.{name}": sum(oks) / len(oks) for name, oks in sorted(fields.items())}
    out.values |= {f"claims.{name}": _f1(cells) for name, cells in rare.items()}
    return out


def compare(item: Item, claim: Claim, stands_for: Mapping[tuple[str, str], str] | None = None) -> dict[str, bool]:
    """Which of the fields that an expected claim states the found claim has right."""
    known = stands_for or {}

    def same(name: str, entity: str | None) -> str | None:
        return (
            known.get((name, entity), entity)
            if entity is not None and not entity.startswith("role/")
            else entity and "role/"
        )

    right = {
        "polarity": claim.polarity == item.get("polarity", "affirmed"),
        "modality": _real(claim.modality) == _real(item.get("modality", "reported")),
    }
    if "source" in item:
        chain, source = [link.entity for link in claim.chain], list(item["source"])
        right["source"] = [same("source", e) for e in chain[:1]] == [same("source", e) for e in source[:1]]
        if len(source) > 1:
            right["chain"] = [same("source", e) for e in chain] == [same("source", e) for e in source]
    if "where" in item:
        right["where"] = same("where", claim.where) == same("where", item["where"])
    if "when" in item:
        right["when"] = claim.when is not None and _begins(claim.when.edtf, str(item["when"]))
    if "who" in item:
        want, got = {same("who", e) for e in item["who"]}, {same("who", actor.entity) for actor in claim.actors}
        right["who"] = want <= got and len(got) <= len(want) + 1
    if "outcome" in item:
        right["outcome"] = claim.outcome == item["outcome"]
    return right


def span_of(item: Item, text: str) -> Span:
    """Where the words of an expected claim stand."""
    start = -1
    for _ in range(item.get("n", 1)):
        start = text.index(item["at"], start + 1)
    return start, start + len(item["at"])


def overlap(a: Span, b: Span) -> int:
    """Characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _told(passage: Item, words: Words) -> Told:
    text = passage["text"]
    published = passage.get("published")
    found = claims_in(text, words, None if published is None else str(published), passage.get("outlet"))
    expected = [x for x in passage["claims"] if not x.get("optional")]
    optional = [x for x in passage["claims"] if x.get("optional")]
    cells = [(_fit(x, c, text), i, j) for i, x in enumerate(expected) for j, c in enumerate(found)]
    pairs: list[tuple[int, int]] = []
    for fit, i, j in sorted(cells, key=lambda c: (-c[0], c[1], c[2])):
        if fit and all(i != a and j != b for a, b in pairs):
            pairs.append((i, j))
    return Told(text, expected, optional, found, pairs)


def _fit(item: Item, claim: Claim, text: str) -> int:
    kinds = {item["type"], *item.get("also", ())}
    return overlap(span_of(item, text), (claim.start, claim.end)) if claim.type in kinds else 0


def _extra(told: Told) -> Iterable[Claim]:
    met = {j for _, j in told.pairs}
    again: Counter[int] = Counter()
    for j, claim in enumerate(told.found):
        if j in met or any(_fit(item, claim, told.text) for item in told.optional):
            continue
        same = [i for i, item in enumerate(told.expected) if _fit(item, claim, told.text)]
        if same and not again[same[0]]:
            again[same[0]] += 1  # one happening told in two clauses
            continue
        yield claim


def _unknown_ids(told: Sequence[Told], words: Words) -> dict[tuple[str, str], str]:
    """By field and found id: the expected id, unknown to the words, that the found one mostly stands in the place of."""
    known = words.names.entities
    expected = {e for t in told for x in t.expected for e in (*x.get("source", ()), *x.get("who", ()), x.get("where"))}
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for passage in told:
        for i, j in passage.pairs:
            item, claim = passage.expected[i], passage.found[j]
            sides = {
                "source": (item.get("source", ())[:1], [link.entity for link in claim.chain[:1]]),
                "where": ([item["where"]] if item.get("where") else [], [claim.where] if claim.where else []),
                "who": (item.get("who", ()), [actor.entity for actor in claim.actors]),
            }
            for name, (want, got) in sides.items():
                for entity in set(want) - set(got):
                    if entity not in known and not entity.startswith("role/"):
                        votes[name, entity].update(set(got) - expected)
    return {(name, count.most_common(1)[0][0]): entity for (name, entity), count in sorted(votes.items()) if count}


def _real(modality: str) -> str:
    return "reported" if modality == "alleged" else modality


def _unreal(modality: str) -> bool:
    return _real(modality) != "reported"


def _begins(found: str, expected: str) -> bool:
    """Whether two EDTF values begin on the same day, to the expected one's precision."""

    def first(value: str) -> str:
        days = [part.split("T")[0].strip("~?%") for part in value.split("/")]
        return next((day for day in days if day not in ("", "..")), "")

    return first(expected) != "" and first(found).startswith(first(expected))


def _f1(cells: Sequence[tuple[bool, bool]]) -> float:
    expected, found = sum(a for a, _ in cells), sum(b for _, b in cells)
    return 2 * sum(a and b for a, b in cells) / (expected + found) if expected + found else 1.0


def _shown(item: Item, names: Sequence[str]) -> dict[str, Any]:
    return {name: item.get("source" if name == "chain" else name) for name in names}


def _got(claim: Claim, names: Sequence[str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "source": [link.entity for link in claim.chain],
        "chain": [link.entity for link in claim.chain],
        "who": [actor.entity for actor in claim.actors],
        "when": claim.when.edtf if claim.when else None,
    }
    return {name: row.get(name, getattr(claim, name, None)) for name in names}
