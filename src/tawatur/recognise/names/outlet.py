"""Which outlet published a report: the lexicon's entity where it knows the name or domain, else a provisional one."""

from __future__ import annotations

import re
from typing import Final

from tawatur.model import Captured
from tawatur.read.fold import fold
from tawatur.recognise.names.lexicon import NameWords, words_of

_DOMAIN: Final = re.compile(
    r"^(?:https?://)?(?:www\.|m\.|ar\.|arabic\.)?([a-z0-9.-]+\.[a-z]{2,})(?:[/:?#]|$)", re.IGNORECASE
)


def outlet_of(captured: Captured, words: NameWords) -> str | None:
    """The publishing outlet's entity id, from the given metadata before what the page says of itself; None when unknown."""
    for given in (captured.given.outlet, captured.embedded.outlet, captured.given.url, captured.embedded.url):
        if not given or not given.strip():
            continue
        return outlet_entity(given.strip(), words)
    return None


def outlet_entity(given: str, words: NameWords) -> str:
    """The entity of a domain, address or name of an outlet; `source/~…` when the words do not know it."""
    if "/" in given and given.split("/")[0] in ("source", "actor"):
        return given
    match = _DOMAIN.match(given)
    if match:
        domain = match.group(1).lower()
        parts = domain.split(".")
        for i in range(len(parts) - 1):
            if ".".join(parts[i:]) in words.domains:
                return words.domains[".".join(parts[i:])]
        return f"source/~{domain}"
    for entry in words.entries.get(words_of(given), ()):
        if entry.entity.split("/")[0] in ("source", "actor"):
            return entry.entity
    return "source/~" + re.sub(r"\s+", "-", fold(given))
