"""Naming what the words do not know: an entry for the user's own words, in the file `named.yaml` of their folder."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from tawatur.errors import TawaturError
from tawatur.recognise.names.lexicon import CLASSES, Entity

FILE = "named.yaml"
_ID = re.compile(rf"({'|'.join(CLASSES)})/[a-z0-9]+(-[a-z0-9]+)*")
_HEADER = """\
# Names given with `tawatur judge name`. Read with --words FOLDER, after tawatur's own words.
#   id      kind/slug: English, lower case, hyphens. Never change it once reports have been read with it.
#   ar, en  the names shown to a reader; `ar` is also looked for in reports.   names: further names to look for
# The comment above each entry is the judgement that it comes from.
"""


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
