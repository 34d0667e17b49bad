"""Looks the words files over: what is mistyped, said twice, owned twice, or could never be matched in any report.

Findings are one line each. An error makes a name wrong, lost or unusable; a warning is a thing an editor should look at.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

from tawatur.read.fold import TATWEEL
from tawatur.read.morphology import ARTICLE, CONJUNCTIONS, proclitic_splits
from tawatur.recognise.names.lexicon import CLASSES, words_of
from tawatur.words.load import WordsError, default_folder, word_files

FIELDS = frozenset(
    [
        "id",
        "ar",
        "en",
        "kind",
        "country",
        "in",
        "place",
        "quarter_of",
        "part_of",
        "covers",
        "successor_of",
        "lat",
        "lon",
        "precision",
        "names",
        "weak",
        "epithets",
        "evasive",
        "marked",
        "verb",
        "local",
        "not_after",
        "from",
        "until",
        "note",
        "provenance",
        "domains",
        "scale",
        "inter",
        "office",
        "public",
        "also_governorate",
        "pcode",
        "geonameid",
    ]
)
_LISTS = ("names", "weak", "epithets", "evasive")
_QUALIFIERS = ("marked", "verb", "local")
_REFERENCES = ("in", "place", "quarter_of", "part_of", "covers", "successor_of")
_ID = re.compile(r"(?:actor|person|facility|place|source|role)/[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_COUNTRY = re.compile(r"[A-Z]{2}")
# classes whose names must tell them apart by themselves; places and facilities may share names, the report decides
_SOLE_OWNERS = frozenset({"actor", "source", "person"})


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing to look at: in which file, about which entry or list, what is wrong and what to do."""

    file: str
    where: str
    what: str
    error: bool = True

    def __str__(self) -> str:
        return f"{self.file}: {self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Item:
    """One entity item as it stands in a file. `own`: it belongs to the package's words, not to an overlay."""

    file: str
    id: str
    data: Mapping[str, Any]
    own: bool

    def shared(self) -> set[tuple[str, ...]]:
        """Its names that are marked as borne by several entities."""
        rows = self.data.get("names")
        rows = rows if isinstance(rows, list) else []
        return {words_of(str(r.get("name"))) for r in rows if isinstance(r, dict) and r.get("shared")}

    def names(self, *lists: str) -> Iterator[tuple[str, str, str | None, str | None]]:
        """(list, name, from, until) of its names in the given lists; `ar` is one of «ar»."""
        if "ar" in lists and isinstance(self.data.get("ar"), str):
            yield "ar", self.data["ar"], None, None
        for key in lists:
            rows = self.data.get(key)
            for row in rows if isinstance(rows, list) and key != "ar" else ():
                if isinstance(row, str):
                    yield key, row, None, None
                elif isinstance(row, dict) and isinstance(row.get("name"), str):
                    yield key, row["name"], _text(row.get("from")), _text(row.get("until"))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def lint_files(overlay: Path | None = None) -> tuple[list[Finding], list[Item]]:
    """All findings that the files show by themselves, without matching anything, and the entries looked at.

    Raises WordsError for an unusable overlay.
    """
    findings: set[Finding] = set()
    items: list[Item] = []
    for path in word_files(overlay):
        own = default_folder() in path.parents
        file = path.name if own else str(path)
        content = path.read_bytes()
        findings.update(_characters(file, content))
        try:
            parsed = yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError as error:
            raise WordsError(f"{path} is not valid YAML: {' '.join(str(error).split())}") from error
        entities, rest = _parted(parsed)
        items += [Item(file, str(e.get("id")), e, own) for e in entities]
        findings.update(_lists(file, rest))
    known = {item.id: item for item in items}
    findings.update(_ids(items))
    for item in items:
        findings.update(_shape(item))
        findings.update(_references(item, known))
        findings.update(_said_twice(item))
    findings.update(_owned_twice(items))
    return sorted(findings), items


def _parted(parsed: Any) -> tuple[list[Mapping[str, Any]], Any]:
    """(items with an id, everything else) of a parsed file."""
    if isinstance(parsed, list) and any(isinstance(e, dict) and "id" in e for e in parsed):
        return [e for e in parsed if isinstance(e, dict) and "id" in e], [
            e for e in parsed if not (isinstance(e, dict) and "id" in e)
        ]
    return [], parsed


# --- letters ----------------------------------------------------------------------------------------------------------


def _characters(file: str, content: bytes) -> Iterator[Finding]:
    """Letters that look like Arabic ones and are others, and characters that cannot be seen: nobody would find the typo."""
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        for char in sorted(set(line)):
            if _stray(char):
                name = unicodedata.name(char, "unnamed")
                yield Finding(
                    file,
                    f"line {number}",
                    f"stray character U+{ord(char):04X} ({name}); write the ordinary letter, or none",
                )


def _stray(char: str) -> bool:
    code = ord(char)
    persian = char in "کیېہۃھڪ"
    presentation = 0xFB50 <= code <= 0xFDFF or 0xFE70 <= code <= 0xFEFF
    return persian or presentation or char in "\u00a0\u00ad\ufffd" or unicodedata.category(char) in ("Cf", "Co", "Cn")


# --- one entry --------------------------------------------------------------------------------------------------------


def _ids(items: Sequence[Item]) -> Iterator[Finding]:
    seen: dict[tuple[str, bool], Item] = {}
    for item in items:
        if not _ID.fullmatch(item.id):
            yield Finding(
                item.file,
                item.id,
                f"malformed id; write kind/slug, the kind one of {', '.join(CLASSES)}, the slug in a-z, 0-9 and single hyphens",
            )
        first = seen.setdefault((item.id, item.own), item)
        if first is not item:
            yield Finding(
                item.file,
                item.id,
                f"id stands in {first.file} already; join the two entries, or give this one its own id",
            )


def _shape(item: Item) -> Iterator[Finding]:
    """Fields that are missing, unknown or of another form than the matcher expects."""
    data = item.data
    for key in ("ar", "en"):
        if not isinstance(data.get(key), str) or not data[key].strip():
            yield Finding(item.file, item.id, f"no display name `{key}`; give one")
    for key in sorted(str(k) for k in data if k not in FIELDS):
        yield Finding(item.file, item.id, f"unknown field `{key}`; the file's header lists the fields")
    for key in (*_LISTS, *_QUALIFIERS, "not_after", "domains"):
        yield from _name_list(item, key)
    country = data.get("country")
    for code in country if isinstance(country, list) else [country] if country is not None else []:
        if not isinstance(code, str) or not _COUNTRY.fullmatch(code):
            yield Finding(
                item.file, item.id, f"country {code!r} is no ISO code of two capitals; put it in quotes if it is NO"
            )
    for key, limit in (("lat", 90), ("lon", 180)):
        if key in data and not (isinstance(data[key], (int, float)) and abs(data[key]) <= limit):
            yield Finding(item.file, item.id, f"{key} {data[key]!r} is no number of degrees from -{limit} to {limit}")


def _name_list(item: Item, key: str) -> Iterator[Finding]:
    rows = item.data.get(key)
    if rows is None:
        return
    if not isinstance(rows, list):
        yield Finding(item.file, item.id, f"`{key}` is no list; write it in square brackets")
        return
    for row in rows:
        dated = (
            isinstance(row, dict)
            and isinstance(row.get("name"), str)
            and set(row) <= {"name", "from", "until", "shared"}
        )
        if not isinstance(row, str) and not (dated and key in _LISTS):
            yield Finding(
                item.file,
                item.id,
                f"`{key}` holds {row!r}, which is no name; put it in quotes, or write {{name: …, from: …}}",
            )
        for bound in ("from", "until"):
            if dated and bound in row and not _DATE.fullmatch(str(row[bound])):
                yield Finding(
                    item.file, item.id, f'`{bound}` of «{row["name"]}» is no date; write 2014, 2014-06 or "2014-06-29"'
                )


def _references(item: Item, known: Mapping[str, Item]) -> Iterator[Finding]:
    for key in _REFERENCES:
        values = item.data.get(key)
        for value in values if isinstance(values, list) else [values]:
            if value is not None and value not in known:
                yield Finding(
                    item.file, item.id, f"`{key}` is {value}, which no file has; correct it, or add that entry"
                )
            elif value == item.id:
                yield Finding(item.file, item.id, f"`{key}` is the entry itself; leave it out")
    for office in item.data.get("office") or ():
        body = office.get("of") if isinstance(office, dict) else None
        if body is not None and body not in known:
            yield Finding(item.file, item.id, f"office of {body}, which no file has; correct it, or add that entry")


def _said_twice(item: Item) -> Iterator[Finding]:
    """A name that stands twice in one entry, also with a clitic before it, or in a list that contradicts another."""
    seen: dict[tuple[tuple[str, ...], str | None, str | None], str] = {}
    where: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, name, since, until in item.names("ar", *_LISTS):
        words = words_of(name)
        if not words:
            yield Finding(item.file, item.id, f"«{name}» in `{key}` is empty once marks are dropped; remove it")
            continue
        first = seen.get((words, since, until))
        demoted = (
            first == "ar" and key == "weak" and "weak" not in where[words]
        )  # says of the display name that it is weak
        if first is not None and not demoted:
            yield Finding(
                item.file,
                item.id,
                f"«{name}» stands in `{key}` and in `{first}` already (spellings are matched alike); remove one",
            )
        seen.setdefault((words, since, until), key)
        where[words].add(key)
    weak = {words for words, keys in where.items() if "weak" in keys}
    for key in _QUALIFIERS:
        for name in item.data.get(key) or ():
            if isinstance(name, str) and words_of(name) not in weak:
                yield Finding(item.file, item.id, f"«{name}» in `{key}` is not among its `weak` names; add it there")
    for words in where:
        for prefix, stem in proclitic_splits(words[0]):
            if prefix and (stem, *words[1:]) in where:
                sure = len(words) > 1 or stem.startswith(ARTICLE)
                what = f"«{' '.join(words)}» is another of its names with «{prefix}» before it; remove it"
                yield Finding(
                    item.file, item.id, what if sure else f"{what}, unless it is a spelling of its own", error=sure
                )


# --- between entries --------------------------------------------------------------------------------------------------


def _owned_twice(items: Sequence[Item]) -> Iterator[Finding]:
    """A sure name with two owners at a time: which is meant, nothing in a report could tell."""
    owners: dict[tuple[str, ...], list[tuple[Item, str, str | None, str | None]]] = defaultdict(list)
    for item in items:
        weak = {words_of(name) for _, name, _, _ in item.names("weak")}
        for _, name, since, until in item.names("ar", "names", "epithets", "evasive"):
            if (words := words_of(name)) not in weak:
                owners[words].append((item, name, since, until))
    for words, rows in owners.items():
        for (a, name, *one), (b, _, *two) in combinations(rows, 2):
            kinds = {a.id.split("/")[0], b.id.split("/")[0]}
            if a.id == b.id or not kinds & _SOLE_OWNERS or not _overlap(one, two) or _state_and_country(a, b):
                continue
            if words in a.shared() and words in b.shared():
                continue
            other = f"is a sure name of {a.id} ({a.file}) too"
            advice = "make it `weak` in one, `shared: true` in both, or give it the dates in which each bore it"
            yield Finding(
                b.file, b.id, f"«{name}» {other}; {advice}", error=len(kinds) == 1 or kinds <= {"actor", "source"}
            )


def _overlap(one: Sequence[str | None], two: Sequence[str | None]) -> bool:
    (since, until), (from_, to) = one, two
    return not ((until and from_ and until <= from_) or (to and since and to <= since))


def _state_and_country(a: Item, b: Item) -> bool:
    """A state as a party and its country bear one name by nature."""
    kinds = {i.id.split("/")[0]: i.data.get("kind") for i in (a, b)}
    return kinds.get("place") == "country" and "actor" in kinds


# --- lists of plain words ---------------------------------------------------------------------------------------------


def _lists(file: str, content: Any) -> Iterator[Finding]:
    """Lists of plain Arabic words: repeats, spellings that folding unites, words that differ by a conjunction only."""
    for path, words in _plain_lists(content, ""):
        seen: dict[str, str] = {}
        for word in words:
            key = " ".join(words_of(word))
            if key.isascii():
                continue
            twin = seen.setdefault(key, word)
            if twin is word:
                continue
            if _bare(twin) == _bare(word):
                yield Finding(file, path, f"«{word}» is listed already; remove one", error=False)
            elif key in (
                _bare(word),
                _bare(twin),
            ):  # «أن» and «إن» are two words that are matched alike; «ابو» is a spelling
                yield Finding(
                    file, path, f"«{word}» is listed as «{twin}», which is matched alike; remove one", error=False
                )
        for key, word in seen.items():
            if key[:1] == CONJUNCTIONS[0] and len(key) > 3 and key[1:] in seen and " " not in key:
                yield Finding(
                    file, path, f"«{word}» is «{seen[key[1:]]}» with «{key[0]}» before it; remove it", error=False
                )


def _bare(word: str) -> str:
    """A word without vowel signs and tatweel, its letters as they are."""
    return "".join(c for c in word if unicodedata.category(c) != "Mn" and c != TATWEEL)


def _plain_lists(content: Any, path: str) -> Iterable[tuple[str, list[str]]]:
    if isinstance(content, dict):
        label = content.get("slug") or content.get("noun") or content.get("root") or content.get("value")
        for key, value in content.items():
            yield from _plain_lists(value, f"{path}[{label}].{key}" if label else f"{path}.{key}".lstrip("."))
    elif isinstance(content, list):
        if content and all(isinstance(x, str) for x in content):
            yield path or "list", content
        else:
            for value in content:
                yield from _plain_lists(value, path)
