"""What the record's terms and entities are called in the language of the person who reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tawatur.words.compile import Words

Lang = Literal["ar", "en"]


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    import yaml  # only for commands that say something

    text = Path(__file__).with_name("labels.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.load(
        text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    )
    return loaded


def label(group: str, term: str, lang: Lang) -> str:
    """The label of a term; the term itself, with blanks for underscores, where there is none."""
    found = _labels()[group].get(term)
    return found[lang] if found else term.replace("_", " ")


def say(phrase: str, lang: Lang, *values: object) -> str:
    """One of the program's own phrases, filled in. Raises KeyError for a phrase that does not exist."""
    return _labels()["say"][phrase][lang].format(*values)


@dataclass(frozen=True)
class Namer:
    """Names entities in one language: by the words files, else as the reports spell them, else by the words of their id."""

    lang: Lang
    words: Words | None = None
    spelled: Callable[[str], str | None] = lambda entity: None
    _cache: dict[str, str] = field(default_factory=dict)

    def __call__(self, entity: str) -> str:
        """The display name of an entity id."""
        if entity not in self._cache:
            self._cache[entity] = self._name(entity)
        return self._cache[entity]

    def _name(self, entity: str) -> str:
        known = self.words.names.entities.get(entity) if self.words is not None else None
        if known is not None:
            return known.ar if self.lang == "ar" else known.en
        found = self.spelled(entity) if "/~" in entity else None
        if found:
            return " ".join(found.split())
        slug = entity.split("/", 1)[-1]
        return slug.removeprefix("~").replace("-", " ").replace("_", " ") if "." not in slug else slug.removeprefix("~")
