"""Words put into HTML: escaped, kept from reordering what stands around them, with what is withheld marked as such."""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

from tawatur.publish.labels import Lang, _labels
from tawatur.publish.withhold import WITHHELD

_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]")
"""Signs that change the direction of what follows them, and control characters: they are not shown."""
_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
_FOREIGN = {
    "en": re.compile(rf"[{_ARABIC}](?:[^A-Za-z0-9()\[\];:|]*[{_ARABIC}])?|\d+–\d+"),
    "ar": re.compile(r"-*[A-Za-z](?:[A-Za-z0-9 .'’/_-]*[A-Za-z0-9])?|\d+(?:[–:.-]\d+)+(?:T[\d:]+Z)?"),
}
"""Runs that must not be reordered with what stands around them: names in the other script, ranges of numbers."""


def tell(phrase: str, lang: Lang, *values: object) -> str:
    """A phrase of dossiers in one language."""
    return _labels()["dossier"][phrase][lang].format(*values)


def plain(text: object) -> str:
    """Text without unseen signs that would reorder what stands around it."""
    return _UNSEEN.sub("", str(text))


def finalize_html(value: object) -> object:
    """What a template writes without a filter: without unseen signs; Jinja escapes it."""
    return value if isinstance(value, Markup) else plain(value)


def shown_html(value: object, lang: Lang, *, quoted: bool = False) -> Markup:
    """Text, escaped; what is withheld stands as a grey mark in the reader's language.

    In the program's own sentences what runs in the other direction is set apart; a report's words are left as they are.
    """
    put = escape if quoted else lambda part: isolated(part, lang)
    mark = f'<span class="withheld" lang="{lang}">{escape(tell("withheld", lang))}</span>'
    return Markup(mark.join(put(part) for part in plain(value).split(WITHHELD)))


def isolated(text: str, lang: Lang) -> str:
    """A sentence of the program's own, escaped, with what runs in the other direction set apart."""
    out, at = [], 0
    for run in _FOREIGN[lang].finditer(text):
        end = run.end()
        if run.group().count('"') % 2 and text[end : end + 1] == '"':
            end += 1  # a name that ends with its own quotation mark
        direction = "rtl" if re.match(f"[{_ARABIC}]", run.group()) else "ltr"
        out.append(f'{escape(text[at : run.start()])}<bdi dir="{direction}">{escape(text[run.start() : end])}</bdi>')
        at = end
    return "".join(out) + escape(text[at:])
