"""The desk's phrases in the language of the person who reads: one file a view, under `phrases/`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from tawatur.publish.labels import Lang


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, Mapping[str, str]]:
    """All phrases, as `view.phrase`; those of common.yaml without a view before them."""
    found: dict[str, Mapping[str, str]] = {}
    for file in sorted((files("tawatur.serve") / "phrases").iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".yaml"):
            continue
        view = file.name.removesuffix(".yaml")
        for key, value in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).items():
            found[key if view == "common" else f"{view}.{key}"] = value
    return found


def phrase(key: str, lang: Lang, *values: object) -> str:
    """A phrase, filled in. Raises KeyError for one that does not exist."""
    return phrases()[key][lang].format(*values)


def phrases_of(view: str, lang: Lang) -> dict[str, str]:
    """All phrases of one view, as they stand in its file; for its script to fill in."""
    begin = f"{view}."
    return {key.removeprefix(begin): item[lang] for key, item in phrases().items() if key.startswith(begin)}
