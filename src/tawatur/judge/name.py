"""NewName what the words do not know: an entry for the user's own words, in the file `named.yaml` of their folder."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tawatur.errors import TawaturError
from tawatur.judge.make import Judge
from tawatur.model import Judgement
from tawatur.recognise.names.lexicon import CLASSES, Entity
from tawatur.record import query
from tawatur.record.store import Store
from tawatur.words.compile import Words

FILE = "named.yaml"
_ID = re.compile(rf"({'|'.join(CLASSES)})/[a-z0-9]+(-[a-z0-9]+)*")
_HEADER = """\
# Names given with `tawatur judge name`. Read with --words FOLDER, after tawatur's own words.
#   id      kind/slug: English, lower case, hyphens. Never change it once reports have been read with it.
#   ar, en  the names shown to a reader; `ar` is also looked for in reports.   names: further names to look for
# The comment above each entry is the judgement that it comes from.
"""


@dataclass(frozen=True, slots=True)
class NewName:
    """What a provisional name of the record is to be. `public`: of a person, that it holds a public office."""

    entity: str
    id: str
    ar: str | None = None
    en: str | None = None
    names: tuple[str, ...] = ()
    public: bool = False


def name_entity(store: Store, words: Words, folder: Path, judge: Judge, given: NewName) -> tuple[Judgement, Path]:
    """Puts a name into the user's own words; (the judgement that says so, not added yet; the file).

    Raises TawaturError for a name that the record does not hold, an id that cannot be, or names that are missing.
    """
    if given.id.startswith("person/") and not given.public:
        raise TawaturError(
            "a person in the words is published by name; give --public if this one holds a public office, else leave it unnamed"
        )
    if not store.query("SELECT 1 FROM mentions WHERE entity = ? LIMIT 1", given.entity):
        raise TawaturError(
            f"{store.path}: no report in this record names {given.entity}; give the id that the record uses"
        )
    surface = query.surface(store, given.entity)
    item = entry(given.entity, given.id, surface, given.ar, given.en, given.names, words.names.entities)
    names = {key: tuple(value) if isinstance(value, list) else value for key, value in item.items() if key != "id"}
    said = judge.says("name", entity=given.entity, value=given.id, names=tuple(sorted(names.items())))
    return said, add_entry(folder, item, f"{judge.when} {judge.who}: {judge.why}")


def entry(
    provisional: str, id_: str, surface: str | None, ar: str | None, en: str | None, names: tuple[str, ...],
    known: Mapping[str, Entity],
) -> dict[str, object]:  # fmt: skip
    """The words entry that gives a name its entity. A known entity gets a further name; a new one needs an English one."""
    if not re.match(r"[a-z]+/~", provisional):
        raise TawaturError(f"{provisional} is known to the words already; only provisional names (kind/~…) are named")
    if not _ID.fullmatch(id_):
        raise TawaturError(
            f"{id_} is no id; write kind/slug, the kind one of {', '.join(CLASSES)}, the slug in a-z, 0-9, -"
        )
    old = known.get(id_)
    arabic = ar or (old.ar if old else surface)
    english = en or (old.en if old else None)
    if not arabic or not english:
        raise TawaturError(f"{id_} is new: give its names with --ar and --en")
    others = [n for n in dict.fromkeys((*names, *((surface,) if surface else ()))) if n != arabic]
    return {"id": id_, "ar": arabic, "en": english} | ({"names": others} if others else {})


def add_entry(folder: Path, item: Mapping[str, object], comment: str) -> Path:
    """Adds an entry to the folder's `named.yaml`, made if need be; the file. Complete, or not at all."""
    import yaml

    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8") if path.exists() else _HEADER
        if not isinstance(yaml.safe_load(old) or [], list):
            raise TawaturError(f"{path} is no list of entries; move it away, or give another --words")
        cells = ", ".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in item.items())
        part = path.with_name(path.name + ".part")
        part.write_text(f"{old.rstrip()}\n\n# {' '.join(comment.split())}\n- {{{cells}}}\n", encoding="utf-8")
        os.replace(part, path)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise TawaturError(f"{path} cannot be written: {' '.join(str(error).split())}") from error
    return path
