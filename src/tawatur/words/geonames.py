"""Makes words of a country's GeoNames dump: its towns and villages, as an overlay of places that tawatur's own files lack.

The dump (download.geonames.org/export/dump/XX.zip, unpacked) has one place a line, its fields parted by tabs. Licence of the
data: CC BY 4.0; the file that is written says so.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tawatur.read.fold import fold
from tawatur.recognise.names import Entity, NameWords
from tawatur.recognise.names.lexicon import words_of
from tawatur.words.load import WordsError

_COLUMNS = 19
_GONE = frozenset({"PPLH", "PPLW", "PPLQ", "PPLX"})  # historical, destroyed, abandoned; sections of towns
_SEATS = frozenset({"PPLC", "PPLA", "PPLA2", "PPLA3"})
_CITY, _TOWN = 100_000, 5_000
_NEAR_KM = 4.0
_ARABIC = re.compile(r"[ء-غف-ي\u064b-\u0652 \-0-9()]+")
_PLAIN = re.compile(r"[ء-غف-ي][ء-غف-ي ]*")
_DERIVED = ("ي", "يه", "ين", "ون", "ات")  # adjectives and plurals: everyday words more often than names

Names = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Row:
    """One populated place of a dump; `names`: its Arabic names, the usual one first."""

    number: str
    latin: str
    names: tuple[str, ...]
    lat: float
    lon: float
    code: str
    country: str
    admin: str
    population: int


def import_geonames(
    dump: Path, out: Path, words: NameWords, own: Mapping[int, str], alternate: Path | None = None
) -> tuple[Path, int, int]:
    """Write DIR/places_xx.yaml of the dump's places that the words lack: (file, places written, places known already).

    own: GeoNames numbers of the words' own places. alternate: GeoNames' alternateNamesV2 file, which says which names are
    Arabic and which is usual; without it the dump's names in Arabic letters are taken. Raises WordsError for unusable files.
    """
    rows = list(read_dump(dump, read_alternate(alternate) if alternate else None))
    if not rows:
        raise WordsError(
            f"{dump} holds no populated place with an Arabic name; give GeoNames' dump of one country, and its alternate names"
        )
    country = Counter(r.country for r in rows).most_common(1)[0][0]
    within = _within(rows, words, own)
    known = _by_name(words)
    new = [r for r in rows if int(r.number) not in own and not _is_known(r, known)]
    lines = [_line(row, id_, within, words) for row, id_ in _ids(new, words)]
    out.mkdir(parents=True, exist_ok=True)
    file = out / f"places_{country.lower()}.yaml"
    file.write_text(_header(dump, country) + "".join(sorted(lines)), encoding="utf-8")
    return file, len(lines), len(rows) - len(new)


def _header(dump: Path, country: str) -> str:
    return (
        f"# Populated places of {country} from {dump.name}: GeoNames (www.geonames.org), CC BY 4.0. Made by: tawatur words import geonames.\n"
        "# The fields are those of tawatur's own places.yaml. Names that are everyday words too, or another's name, are `weak`: they count only\n"
        "# after a word that announces a place («قرية …»), or where the report names the place so elsewhere. Correct this file as you like.\n"
    )


# --- reading ----------------------------------------------------------------------------------------------------------


def read_dump(path: Path, arabic: Names | None) -> Iterator[Row]:
    """The dump's populated places that have an Arabic name. arabic: names by number, or None to take those of the dump."""
    for number, fields in _table(path, _COLUMNS):
        if fields[6] != "P" or fields[7] in _GONE:
            continue
        names = [fields[1], *fields[3].split(",")] if arabic is None else arabic.get(fields[0], [])
        kept = tuple({fold(n): n for n in map(str.strip, names) if _is_arabic(n)}.values())
        try:
            lat, lon, population = float(fields[4]), float(fields[5]), int(fields[14] or 0)
        except ValueError as error:
            raise WordsError(f"{path}, line {number}: {error}; is it GeoNames' dump of a country?") from error
        if kept:
            yield Row(fields[0], fields[2] or fields[1], kept, lat, lon, fields[7], fields[8], fields[10], population)


def read_alternate(path: Path) -> dict[str, list[str]]:
    """Arabic names by GeoNames number, the preferred first, from an alternateNamesV2 file; historic ones left out."""
    ranked: dict[str, list[tuple[bool, int, str]]] = defaultdict(list)
    for number, fields in _table(path, 4):
        flags = [*fields[4:8], "", "", "", ""][:4]
        if fields[2] == "ar" and flags[3] != "1":
            ranked[fields[1]].append((flags[0] != "1", number, fields[3]))
    return {place: [name for _, _, name in sorted(rows)] for place, rows in ranked.items()}


def _table(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    try:
        with path.open("rb") as file:
            if file.read(2) == b"PK":
                raise WordsError(f"{path} is a ZIP archive; unpack it and give the .txt file in it")
        with path.open(encoding="utf-8", newline="\n") as text:
            for number, line in enumerate(text, 1):
                fields = line.rstrip("\r\n").split("\t")
                if line.strip() and len(fields) < columns:
                    raise WordsError(
                        f"{path}, line {number}: {len(fields)} fields where GeoNames has {columns}; is it one of its files?"
                    )
                if line.strip():
                    yield number, fields
    except (OSError, UnicodeDecodeError) as error:
        raise WordsError(f"{path} cannot be read: {error}") from error


def _is_arabic(name: str) -> bool:
    """In letters that Arabic has: the dump mixes in Persian, Kurdish and Urdu spellings."""
    return bool(_ARABIC.fullmatch(name)) and any("ء" <= c <= "ي" for c in name)


# --- what is known already --------------------------------------------------------------------------------------------


def _by_name(words: NameWords) -> dict[str, list[Entity]]:
    """Known places with a point, by folded name."""
    out: dict[str, list[Entity]] = defaultdict(list)
    for form, entries in words.entries.items():
        for entry in entries:
            entity = words.entities[entry.entity]
            if entity.class_ == "place" and entity.lat is not None:
                out["".join(form)].append(entity)
    return out


def _is_known(row: Row, known: Mapping[str, list[Entity]]) -> bool:
    return any(
        _kilometres(row, entity) <= _NEAR_KM for name in row.names for entity in known.get("".join(words_of(name)), ())
    )


def _kilometres(row: Row, entity: Entity) -> float:
    assert entity.lat is not None and entity.lon is not None
    north, east = row.lat - entity.lat, (row.lon - entity.lon) * math.cos(math.radians(row.lat))
    return 111.2 * math.hypot(north, east)


def _within(rows: Iterable[Row], words: NameWords, own: Mapping[int, str]) -> dict[tuple[str, str], str]:
    """(country, first-level code) → what such a place lies in: told by the places of the dump that the words know."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        entity = words.entities.get(own.get(int(row.number), ""))
        top = entity
        while top is not None and top.kind != "governorate" and top.within:
            top = words.entities.get(top.within)
        if top is not None and top.kind == "governorate":
            votes[row.country, row.admin][top.id] += 1
    out = {key: min(count, key=lambda i: (-count[i], i)) for key, count in votes.items()}
    for entity in words.entities.values():
        if entity.kind == "country" and entity.class_ == "place" and entity.country:
            out.setdefault((entity.country[0], ""), entity.id)
    return out


# --- writing ----------------------------------------------------------------------------------------------------------


def _ids(rows: Iterable[Row], words: NameWords) -> Iterator[tuple[Row, str]]:
    """Each row with an id of its own: its slug where nothing else has it, else with its country, else with its number."""
    taken = set(words.entities)
    for row in sorted(rows, key=lambda r: (-r.population, int(r.number))):
        slug = _slug(row.latin) or "geonames"
        options = (f"place/{slug}", f"place/{slug}-{row.country.lower()}", f"place/{slug}-{row.number}")
        id_ = next((o for o in options if o not in taken), options[-1])
        taken.add(id_)
        yield row, id_


def _slug(name: str) -> str:
    plain = (
        unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower().replace("'", "").replace("`", "")
    )
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def _line(row: Row, id_: str, within: Mapping[tuple[str, str], str], words: NameWords) -> str:
    kind = "city" if row.population >= _CITY else "town" if row.population >= _TOWN or row.code in _SEATS else "village"
    place = within.get((row.country, row.admin)) or within.get((row.country, ""))
    weak = [n for n in row.names if is_weak(n, words)]
    strong = [n for n in row.names[1:] if n not in weak]
    parts = [
        f"id: {id_}",
        f"ar: {_quoted(row.names[0])}",
        f"en: {json.dumps(row.latin)}",
        f"kind: {kind}",
        f'country: "{row.country}"',
    ]
    parts += [f"in: {place}"] if place else []
    parts += [f"lat: {row.lat:.3f}", f"lon: {row.lon:.3f}", "precision: town"]
    parts += [f"names: [{', '.join(map(_quoted, strong))}]"] if strong else []
    parts += [f"weak: [{', '.join(map(_quoted, weak))}]"] if weak else []
    return f"- {{{', '.join(parts)}, geonameid: {row.number}}}\n"


def is_weak(name: str, words: NameWords) -> bool:
    """Whether a place's name is as well an everyday word, a person's or another thing's name: it then needs support."""
    form = words_of(name)
    markers = words.markers
    first = form[0]
    if len(form) > 1:
        return first in markers.compound or first in markers.given or first in markers.titles
    bare = first.removeprefix("ال")
    ordinary = (
        words.everyday,
        words.verbal,
        markers.not_names,
        markers.titles,
        markers.stops,
        markers.given,
        markers.group_words,
    )
    if len(bare) <= 4 or bare.endswith(_DERIVED) or first in markers.heads or bare in markers.heads:
        return True
    return any(first in table or bare in table for table in ordinary) or form in words.entries


def _quoted(name: str) -> str:
    return name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
