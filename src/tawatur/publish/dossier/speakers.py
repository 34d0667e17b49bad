"""What those who speak are called in a dossier: known names, the outlets' own words, and people by their role."""

from __future__ import annotations

from dataclasses import dataclass

from tawatur.model import Document, Link
from tawatur.publish.labels import Lang, Namer, _labels, label
from tawatur.publish.withhold import WITHHELD


@dataclass(frozen=True)
class Speakers:
    """Names speakers in one language."""

    lang: Lang
    name: Namer

    def link(self, link: Link) -> str:
        """Who speaks: a listed entity by its name, another by the report's own words unless these are withheld."""
        if link.entity == WITHHELD:
            return label("dossier", "someone", self.lang)
        withheld = WITHHELD in link.text or not link.text.strip()
        if link.entity.startswith("role/"):
            return self.role(link.entity) if withheld or self.lang == "en" else " ".join(link.text.split())
        return self.name(link.entity) if withheld or "~" not in link.entity else " ".join(link.text.split())

    def entity(self, entity: str) -> str:
        """An entity that no words of a report are given for."""
        if entity == WITHHELD:
            return WITHHELD
        return self.role(entity) if entity.startswith("role/") else self.name(entity)

    def outlet(self, document: Document) -> str:
        """Who published a report."""
        return self.entity(document.outlet) if document.outlet else label("dossier", "publisher", self.lang)

    def role(self, entity: str) -> str:
        """People by their role: «مصدر أمني (الأسايش)», “asayish security source”. Only what the id says."""
        slug = entity.removeprefix("role/")
        if self.lang == "en":
            return slug.replace("-", " ")
        known = self._entity_of(slug)
        *before, head = (slug.removeprefix(f"{known[0]}-") if known else slug).split("-")
        heads, adjectives = _labels()["role_head"], _labels()["role_word"]
        noun = heads.get(head, heads["source"])
        ending = "ة" if noun.get("f") else ""
        adjectival = [adjectives[w]["ar"] for w in reversed(before) if w in adjectives]
        text = " ".join([noun["ar"], *(a + ("" if " " in a else ending) for a in adjectival)])
        return f"{text} ({known[1]})" if known else text

    def _entity_of(self, slug: str) -> tuple[str, str] | None:
        """The actor or source whose id a role's begins with: (its slug, its name)."""
        if self.name.words is None:
            return None
        parts = slug.split("-")
        for length in range(len(parts) - 1, 0, -1):
            begin = "-".join(parts[:length])
            for kind in ("actor", "source", "place"):
                if f"{kind}/{begin}" in self.name.words.names.entities:
                    return begin, self.name(f"{kind}/{begin}")
        return None
