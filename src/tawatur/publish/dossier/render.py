"""Lays a dossier out as one HTML or Markdown file. Whatever a report says stays text: nothing in it can become markup."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tawatur.errors import TawaturError
from tawatur.model import Incident
from tawatur.publish.dossier.chart import axis, bar
from tawatur.publish.dossier.gather import page_of
from tawatur.publish.dossier.material import material_of
from tawatur.publish.dossier.page import Page
from tawatur.publish.dossier.subject import Subject, find_subject, incidents_of
from tawatur.publish.files import write_text, writing
from tawatur.publish.labels import Lang
from tawatur.publish.markup import finalize_html, plain, shown_html, tell
from tawatur.publish.shown import Shown
from tawatur.publish.withhold import WITHHELD
from tawatur.record.store import Store
from tawatur.words.compile import Words

Layout = Literal["html", "md"]
_FSI, _PDI = "\u2068", "\u2069"
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#!|~$&@]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
"""What Markdown gives a meaning to."""


class Raw(str):
    """Text that is Markdown already."""


def write_dossier(
    store: Store, words: Words, key: str, out: Path, *, langs: tuple[Lang, ...] = ("ar", "en"), complete: bool = False
) -> str:
    """Writes the dossier of `key` to `out`, a .html or .md file; what it is about, by id.

    Raises TawaturError for another ending, when there is nothing of that name, or when the file cannot be written.
    """
    endings: dict[str, Layout] = {".html": "html", ".htm": "html", ".md": "md"}
    layout = endings.get(out.suffix.lower())
    if layout is None:
        raise TawaturError(f"{out}: a dossier is a file that ends in .html or .md")
    subject = find_subject(store, words, key)
    shown = Shown.of(store, complete=complete)
    text = lay_out(shown, words, subject, incidents_of(store, subject), layout, langs)

    def write() -> None:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_text(out, [text])

    writing(out, write)
    return subject.id


def lay_out(
    shown: Shown,
    words: Words,
    subject: Subject,
    incidents: Sequence[Incident],
    layout: Layout,
    langs: Sequence[Lang],
) -> str:
    """The dossier of a subject and its incidents as a file's text. Raises TawaturError when the subject is withheld."""
    if shown.withholding is not None and shown.withholding.private(subject.id):
        raise TawaturError(
            f"{subject.id} is withheld; only the record's owner can ask for its dossier, with --complete (complete=true)"
        )
    material = material_of(shown, subject, incidents)
    pages = [page_of(material, words, lang) for lang in langs]
    return html(pages) if layout == "html" else markdown(pages)


def html(pages: list[Page]) -> str:
    """The pages as one HTML file without scripts and without anything from elsewhere."""
    return _html_environment().get_template("dossier.html.j2").render(pages=pages) + "\n"


def markdown(pages: list[Page]) -> str:
    """The pages as one Markdown file."""
    text = _markdown_environment().get_template("dossier.md.j2").render(pages=pages)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


# --- HTML -------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _html_environment() -> Environment:
    env = _environment(autoescape=True)
    env.finalize = finalize_html
    env.filters["keep"] = lambda value, lang: Markup("<bdi>{}</bdi>").format(shown_html(value, lang))
    env.filters["words"] = shown_html
    env.filters["quote"] = lambda value, lang: shown_html(value, lang, quoted=True)
    env.globals["bar"] = lambda toll, count: Markup(bar(toll.scale, count.low, count.high, toll.best))
    env.globals["axis"] = lambda toll: Markup(axis(toll.scale))
    return env


def _environment(*, autoescape: bool) -> Environment:
    env = Environment(
        loader=PackageLoader("tawatur.publish", "templates"),
        autoescape=autoescape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["tell"] = tell
    return env


# --- Markdown ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _markdown_environment() -> Environment:
    env = _environment(autoescape=False)
    env.finalize = lambda value: value if isinstance(value, Raw) else _escaped(value)
    env.filters["keep"] = lambda value, lang: Raw(f"{_FSI}{_shown_markdown(value, lang)}{_PDI}")
    env.filters["words"] = _shown_markdown
    env.globals["indent"] = lambda depth: Raw("  " * depth)
    env.filters["raw"] = Raw  # what the template itself has laid out
    return env


def _escaped(value: object) -> str:
    return _MARKS.sub(r"\\\1", " ".join(plain(value).split()))


def _shown_markdown(value: object, lang: Lang) -> Raw:
    text = " ".join(plain(value).split())
    return Raw(f"▮{tell('withheld', lang)}▮".join(_MARKS.sub(r"\\\1", part) for part in text.split(WITHHELD)))
