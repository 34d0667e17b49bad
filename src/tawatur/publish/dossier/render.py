"""Lays a dossier out as one HTML or Markdown file. Whatever a report says stays text: nothing in it can become markup."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tawatur.errors import TawaturError
from tawatur.publish.dossier.chart import axis, bar
from tawatur.publish.dossier.gather import page_of
from tawatur.publish.dossier.material import collect
from tawatur.publish.dossier.page import Page
from tawatur.publish.dossier.subject import find_subject
from tawatur.publish.files import write_text, writing
from tawatur.publish.labels import Lang, _labels
from tawatur.publish.shown import Shown
from tawatur.publish.withhold import WITHHELD
from tawatur.record.store import Store
from tawatur.words.compile import Words

_FSI, _PDI = "\u2068", "\u2069"
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]")
"""Signs that change the direction of what follows them, and control characters: they are not shown."""
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#!|~$&@]|:(?=//)|(?<=www)\.)", re.IGNORECASE)
"""What Markdown gives a meaning to."""


_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_FOREIGN = {
    "en": re.compile(rf"[{_ARABIC}](?:[^A-Za-z0-9()\[\];:|]*[{_ARABIC}])?|\d+–\d+"),
    "ar": re.compile(r"-*[A-Za-z](?:[A-Za-z0-9 .'’/_-]*[A-Za-z0-9])?|\d+(?:[–:.-]\d+)+(?:T[\d:]+Z)?"),
}
"""Runs that must not be reordered with what stands around them: names in the other script, ranges of numbers."""


class Raw(str):
    """Text that is Markdown already."""


def write_dossier(
    store: Store, words: Words, key: str, out: Path, *, langs: tuple[Lang, ...] = ("ar", "en"), complete: bool = False
) -> str:
    """Writes the dossier of `key` to `out`, a .html or .md file; what it is about, by id.

    Raises TawaturError for another ending, when there is nothing of that name, or when the file cannot be written.
    """
    layouts: dict[str, Callable[[list[Page]], str]] = {".html": html, ".htm": html, ".md": markdown}
    layout = layouts.get(out.suffix.lower())
    if layout is None:
        raise TawaturError(f"{out}: a dossier is a file that ends in .html or .md")
    subject = find_subject(store, words, key)
    shown = Shown.of(store, complete=complete)
    if shown.withholding is not None and shown.withholding.private(subject.id):
        raise TawaturError(
            f"{subject.id} is withheld; only the record's owner can ask for its dossier, with --complete"
        )
    material = collect(shown, subject)
    text = layout([page_of(material, words, lang) for lang in langs])

    def write() -> None:
        out.parent.mkdir(parents=True, exist_ok=True)
        write_text(out, [text])

    writing(out, write)
    return subject.id


def html(pages: list[Page]) -> str:
    """The pages as one HTML file without scripts and without anything from elsewhere."""
    return _html_environment().get_template("dossier.html.j2").render(pages=pages) + "\n"


def markdown(pages: list[Page]) -> str:
    """The pages as one Markdown file."""
    text = _markdown_environment().get_template("dossier.md.j2").render(pages=pages)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def tell(phrase: str, lang: Lang, *values: object) -> str:
    """A phrase of dossiers in one language."""
    return _labels()["dossier"][phrase][lang].format(*values)


def plain(text: object) -> str:
    """Text without unseen signs that would reorder what stands around it."""
    return _UNSEEN.sub("", str(text))


# --- HTML -------------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _html_environment() -> Environment:
    env = _environment(autoescape=True)
    env.finalize = _finalize_html
    env.filters["keep"] = lambda value, lang: Markup("<bdi>{}</bdi>").format(_shown_html(value, lang))
    env.filters["words"] = _shown_html
    env.filters["quote"] = lambda value, lang: _shown_html(value, lang, quoted=True)
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


def _finalize_html(value: object) -> object:
    return value if isinstance(value, Markup) else plain(value)


def _shown_html(value: object, lang: Lang, *, quoted: bool = False) -> Markup:
    """Text, escaped; what is withheld stands as a grey mark in the reader's language.

    In the program's own sentences what runs in the other direction is set apart; a report's words are left as they are.
    """
    put = escape if quoted else lambda part: _isolated(part, lang)
    mark = f'<span class="withheld" lang="{lang}">{escape(tell("withheld", lang))}</span>'
    return Markup(mark.join(put(part) for part in plain(value).split(WITHHELD)))


def _isolated(text: str, lang: Lang) -> str:
    out, at = [], 0
    for run in _FOREIGN[lang].finditer(text):
        end = run.end()
        if run.group().count('"') % 2 and text[end : end + 1] == '"':
            end += 1  # a name that ends with its own quotation mark
        direction = "rtl" if re.match(f"[{_ARABIC}]", run.group()) else "ltr"
        out.append(f'{escape(text[at : run.start()])}<bdi dir="{direction}">{escape(text[run.start() : end])}</bdi>')
        at = end
    return "".join(out) + escape(text[at:])


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
