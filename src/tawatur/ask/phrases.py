"""The phrases of check and changes, in the language of the person who asks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from tawatur.publish.labels import Lang


@lru_cache(maxsize=1)
def _phrases() -> Mapping[str, Mapping[str, str]]:
    text = (files("tawatur.ask") / "phrases.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, str]] = yaml.safe_load(text)
    return loaded


def ask_say(phrase: str, lang: Lang, *values: object) -> str:
    """A phrase, filled in. Raises KeyError for one that does not exist."""
    return _phrases()[phrase][lang].format(*values)
