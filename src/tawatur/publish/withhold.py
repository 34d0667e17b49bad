"""What is left out of what is published: private persons, the words that would identify them, and articles in full.

Public are the persons whom the words files know as office-holders; private are persons of a provisional id
(`person/~…`) and people known by role only (`role/…`), whose describing words are left out. A private name is left out of
every text of its report, wherever it stands, whatever its spelling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from tawatur.read.fold import fold
from tawatur.record import query
from tawatur.record.store import Store

WITHHELD = "[withheld]"
_SHORTEST_NAME = 4
"""Letters that the last part of a name must have to be left out where it stands alone."""


def is_private(entity: str | None) -> bool:
    """Whether an entity is a person who is not known to hold a public office, or somebody known by role only."""
    return entity is not None and entity.startswith(("person/~", "role/"))


@dataclass(frozen=True)
class Withholding:
    """What is to be left out: folded words by document, and all of them together for what no one document owns."""

    words: Mapping[str, tuple[str, ...]]
    everywhere: tuple[str, ...]

    @classmethod
    def of(cls, store: Store) -> Withholding:
        """What the record's private mentions and its chains by role ask to leave out."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for mention in query.mentions(store):
            if mention.name is not None and is_private(mention.name.entity):
                surface = fold(mention.text).strip()
                found[mention.document].add(surface)
                if mention.name.entity.startswith("person/"):
                    last = surface.split()[-1:]
                    found[mention.document].update(part for part in last if len(part) >= _SHORTEST_NAME)
        for claim in query.claims(store):
            found[claim.document].update(fold(link.text).strip() for link in claim.chain if is_private(link.entity))
        words = {document: _longest_first(items) for document, items in found.items()}
        return cls(words, _longest_first({item for items in found.values() for item in items if " " in item}))

    def document(self, row: dict[str, Any]) -> dict[str, Any]:
        """A report without its text, which is its publisher's; its path shortened to the file's name."""
        words = self.words.get(row["id"], ())
        path = row["path"].rsplit("/", 1)[-1]
        url = row["url"]
        named = url is not None and WITHHELD in (_mask(unquote(url).replace("-", " ").replace("_", " "), words) or "")
        return row | {
            "text": WITHHELD,
            "title": _mask(row["title"], words),
            "path": _mask(path, words),
            "url": WITHHELD if named else url,
        }

    def row(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """A line of one of the other files."""
        own = table in ("mentions", "claims")
        words = self.words.get(row["document"], ()) if own else self.everywhere
        masked: dict[str, Any] = _mask_all(row, words)
        return masked


def _mask_all(value: Any, words: tuple[str, ...], key: str = "") -> Any:
    """Every text and every private id in a row; ids, types and dates stay as they are."""
    if isinstance(value, dict):
        private = is_private(value.get("entity"))
        return {
            k: WITHHELD if private and k in ("text", "surface") else _mask_all(v, words, k) for k, v in value.items()
        } | ({"text": WITHHELD} if is_private((value.get("name") or {}).get("entity")) else {})
    if isinstance(value, list):
        return [_mask_all(item, words, key) for item in value]
    if not isinstance(value, str):
        return value
    if value.startswith("person/~") or (value.startswith("role/") and not value.isascii()):
        return WITHHELD  # such an id spells out the name, or the words that describe a source
    return _mask(value, words) if key in ("text", "surface", "ar", "en", "weapons", "title") else value


def _longest_first(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((item for item in items if item), key=lambda item: (-len(item), item)))


def _mask(text: str | None, words: tuple[str, ...]) -> str | None:
    """A text with every occurrence of the folded `words` left out; whole words, joined clitics aside."""
    if text is None or not words:
        return text
    folded, places = _folded_with_places(text)
    for word in words:
        start = folded.find(word)
        while start >= 0:
            end = start + len(word)
            if _stands_alone(folded, start, end):
                after = places[end] if end < len(places) else len(text)  # vowel signs on the last letter go too
                text = text[: places[start]] + WITHHELD + text[after:]
                folded, places = _folded_with_places(text)
                end = start + len(WITHHELD)
            start = folded.find(word, end)
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
