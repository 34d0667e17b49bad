"""What is left out of what is published: private persons, the words that would identify them, and articles in full.

Public are the persons whom the words files know as office-holders; private are persons of a provisional id
(`person/~…`) and people known by role only (`role/…`), whose describing words are left out. A private name is left out of
every text of its report, wherever it stands, whatever its spelling. People may withhold any other entity or passage, and
release a private one, by judgement; what they withhold by name is left out of every report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import unquote

from tawatur.judge.force import Shown, shown
from tawatur.model import Span
from tawatur.read.fold import fold
from tawatur.record.judgements import read_judgements
from tawatur.record.store import Store

WITHHELD = "[withheld]"
_RUN = re.compile(r"[^\W_]+")
_SHORTEST_NAME = 4
"""Letters that the last part of a name must have to be left out where it stands alone."""


def is_private(entity: str | None) -> bool:
    """Whether an entity is a person who is not known to hold a public office, or somebody known by role only."""
    return entity is not None and entity.startswith(("person/~", "role/"))


@dataclass(frozen=True)
class Names:
    """Folded names to be left out, found by their last word: a text is looked through only for those that it can hold.

    `open`: those of a single word, which a text may hold with a clitic before it, so that its words do not tell.
    """

    by_last: Mapping[str, tuple[str, ...]]
    open: tuple[str, ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> Names:
        """These names."""
        by_last: defaultdict[str, list[str]] = defaultdict(list)
        single: list[str] = []
        for name in names:
            last = list(_RUN.finditer(name))[-1:]
            if last and last[0].start() > 0:
                by_last[last[0].group()].append(name)
            else:
                single.append(name)
        return cls({run: tuple(items) for run, items in by_last.items()}, tuple(single))

    def near(self, runs: Iterable[str]) -> Iterator[str]:
        """Those that a text of these words can hold, and perhaps others."""
        yield from self.open
        for run in runs:
            yield from self.by_last.get(run, ())


@dataclass(frozen=True)
class Withholding:
    """What is to be left out: folded words by document, and all of them together for what no one document owns."""

    words: Mapping[str, tuple[str, ...]]
    everywhere: tuple[str, ...]
    said: Shown = field(default_factory=Shown)

    @cached_property
    def _everywhere(self) -> Names:
        return Names.of(self.everywhere)

    def _of(self, documents: Iterable[str]) -> tuple[Names, ...]:
        return tuple(Names.of(self.words[document]) for document in documents if document in self.words)

    def private(self, entity: str | None) -> bool:
        """Whether an entity is withheld: because people said so, or as a private person whom nobody released."""
        if entity in self.said.withheld:
            return True
        return is_private(entity) and entity not in self.said.released

    @classmethod
    def of(cls, store: Store) -> Withholding:
        """What the record's private mentions and its chains by role ask to leave out."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        judge = cls({}, (), shown(read_judgements(store)))
        named: set[str] = set()
        for entity, document, text in _mentioned(store, judge.private):
            surface = fold(text).strip()
            if entity in judge.said.withheld:
                named.add(surface)
            found[document].add(surface)
            if entity.startswith("person/"):
                last = surface.split()[-1:]
                found[document].update(part for part in last if len(part) >= _SHORTEST_NAME)
        for entity, document, text in _speaking(store):
            if judge.private(entity):
                found[document].add(fold(text).strip())
        for (document,) in store.query("SELECT id FROM documents") if named else ():
            found[document].update(named)
        for span in judge.said.spans:
            for (text,) in store.query("SELECT text FROM documents WHERE id = ?", span.document):
                found[span.document].add(fold(text[span.start : span.end]).strip())
        words = {document: _longest_first(items) for document, items in found.items()}
        everywhere = {item for items in found.values() for item in items if " " in item} | named
        return cls(words, _longest_first(everywhere), judge.said)

    def document(self, row: dict[str, Any]) -> dict[str, Any]:
        """A report without its text, which is its publisher's; its path shortened to the file's name."""
        words = self._of([row["id"]])
        path = row["path"].rsplit("/", 1)[-1]
        url = row["url"]
        named = url is not None and WITHHELD in (_mask(unquote(url).replace("-", " ").replace("_", " "), *words) or "")
        return row | {
            "text": WITHHELD,
            "title": _mask(row["title"], *words),
            "path": _mask(path, *words),
            "url": WITHHELD if named or (url is not None and row["outlet"] in self.said.withheld) else url,
            "outlet": WITHHELD if row["outlet"] in self.said.withheld else row["outlet"],
        }

    def row(self, table: str, row: dict[str, Any], documents: Iterable[str] = ()) -> dict[str, Any]:
        """A line of one of the other files. `documents`: the reports that it speaks of, whose private names count in it too."""
        own = table in ("mentions", "claims")
        words = self._of([row["document"]]) if own else (self._everywhere, *self._of(documents))
        masked: dict[str, Any] = self._mask_all(self._without_passages(row) if own else row, words)
        if not own and (row.get("facility") in self.said.withheld or row.get("place") in self.said.withheld):
            title = "title" if "title" in masked else "explanation"
            masked[title] = {"ar": WITHHELD, "en": WITHHELD}
        return masked

    def _without_passages(self, row: dict[str, Any]) -> dict[str, Any]:
        """A mention or claim with the withheld passages of its report left out of its text and of its chain's."""
        spans = [s for s in self.said.spans if s.document == row["document"]]
        if not spans:
            return row
        row = row | {"text": _cut(row["text"], row["start"], spans)}
        if "chain" in row:
            row["chain"] = [link | {"text": _cut(link["text"], link["start"], spans)} for link in row["chain"]]
        if "name" in row and WITHHELD in row["text"]:
            row["name"] = row["name"] | {"entity": WITHHELD, "surface": WITHHELD}
        return row

    def _mask_all(self, value: Any, words: tuple[Names, ...], key: str = "") -> Any:
        """Every text and every private id in a row; ids, types and dates stay as they are."""
        if isinstance(value, dict):
            private = self.private(value.get("entity"))
            return {
                k: WITHHELD if private and k in ("text", "surface") else self._mask_all(v, words, k)
                for k, v in value.items()
            } | ({"text": WITHHELD} if self.private((value.get("name") or {}).get("entity")) else {})
        if isinstance(value, list):
            return [self._mask_all(item, words, key) for item in value]
        if not isinstance(value, str):
            return value
        if value in self.said.withheld:
            return WITHHELD
        if self.private(value) and (
            value.startswith("person/~") or (value.startswith("role/") and not value.isascii())
        ):
            return WITHHELD  # such an id spells out the name, or the words that describe a source
        return _mask(value, *words) if key in ("text", "surface", "ar", "en", "weapons", "title") else value


def _mentioned(store: Store, private: Callable[[str], bool]) -> Iterator[tuple[str, str, str]]:
    """(entity, report, words) of every name of a private entity; only these rows are read."""
    for (entity,) in store.query("SELECT DISTINCT entity FROM mentions WHERE entity IS NOT NULL"):
        if private(entity):
            sql = "SELECT DISTINCT document, json_extract(body, '$.text') FROM mentions WHERE entity = ?"
            yield from ((entity, document, text) for document, text in store.query(sql, entity))


def _speaking(store: Store) -> Iterator[tuple[str, str, str]]:
    """(entity, report, words) of everybody in the chains of claims, as these stand after judgements."""
    yield from store.stream(
        "SELECT json_extract(link.value, '$.entity'), c.document, json_extract(link.value, '$.text') FROM claims c "
        "LEFT JOIN judged j ON j.id = c.id, json_each(coalesce(j.body, c.body), '$.chain') link"
    )


def _cut(text: str, at: int, spans: Iterable[Span]) -> str:
    """A text that begins at offset `at` of its report, with each passage that it holds left out."""
    cuts: list[tuple[int, int]] = []
    for start, end in sorted((max(s.start - at, 0), min(s.end - at, len(text))) for s in spans):
        if start >= end:
            continue
        if cuts and start <= cuts[-1][1]:
            cuts[-1] = cuts[-1][0], max(end, cuts[-1][1])
        else:
            cuts.append((start, end))
    for start, end in reversed(cuts):
        text = text[:start] + WITHHELD + text[end:]
    return text


def _longest_first(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((item for item in items if item), key=_by_length))


def _by_length(name: str) -> tuple[int, str]:
    return -len(name), name


def _mask(text: str | None, *names: Names) -> str | None:
    """A text with every occurrence of folded names left out, the longest first; whole words, joined clitics aside."""
    if text is None or not names:
        return text
    folded, places = _folded_with_places(text)
    tried: tuple[int, str] | None = None
    while True:
        runs = set(_RUN.findall(folded))
        near = sorted({name for each in names for name in each.near(runs)}, key=_by_length)
        for name in near:
            if tried is not None and _by_length(name) <= tried:
                continue
            cut = _without(text, name, folded, places)
            if cut != text:
                tried = _by_length(name)
                text = cut
                folded, places = _folded_with_places(text)
                break  # what is left may hold other words
        else:
            return text


def _without(text: str, name: str, folded: str, places: list[int]) -> str:
    """A text with every occurrence of one folded name left out."""
    start = folded.find(name)
    while start >= 0:
        end = start + len(name)
        if _stands_alone(folded, start, end):
            after = places[end] if end < len(places) else len(text)  # vowel signs on the last letter go too
            text = text[: places[start]] + WITHHELD + text[after:]
            folded, places = _folded_with_places(text)
            end = start + len(WITHHELD)
        start = folded.find(name, end)
    return text


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Whether a match ends with its word and begins with it, or after clitics («لأحمد», «وأحمد»)."""
    if end < len(folded) and folded[end].isalnum():
        return False
    before = folded[:start]
    joined = before[len(before.rstrip("وفبكل")) :]
    head = before[: len(before) - len(joined)]
    return not (head and head[-1].isalnum())


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in `text` that it comes from."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in fold(character):
            folded.append(part)
            places.append(place)
    return "".join(folded), places
