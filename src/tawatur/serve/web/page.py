"""A page of the desk: its frame, its language, and how what it shows becomes HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import Depends, Path
from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from tawatur import __version__
from tawatur.publish.dossier.chart import axis, bar
from tawatur.publish.dossier.speakers import Speakers
from tawatur.publish.labels import Lang, label
from tawatur.publish.markup import finalize_html, plain, shown_html, tell
from tawatur.reconcile.spoken import say_date
from tawatur.serve.asked import Asked, Opened
from tawatur.serve.web.phrases import phrase, phrases_of

VIEWS = ("incidents", "contradictions", "reports", "search", "check", "changes", "unlisted", "log", "add")
"""The views of the navigation, in its order."""


@dataclass(frozen=True)
class Desk:
    """A view about to be shown: the request's record, and its language."""

    asked: Asked
    lang: Lang
    speakers: Speakers

    def say(self, key: str, *values: object) -> str:
        """A phrase of the desk."""
        return phrase(key, self.lang, *values)

    def name(self, entity: str) -> str:
        """What an entity is called."""
        return self.speakers.entity(entity)

    def date(self, edtf: str | None) -> str:
        """A date as it is said."""
        return say_date(edtf, self.lang) if edtf else tell("unknown_date", self.lang)

    def when(self, start: str | None, end: str | None) -> str:
        """From the first to the last day."""
        if not start:
            return self.date(end)
        return self.date(start if end in (None, start) or "/" in start + (end or "") else f"{start}/{end}")

    def show(self, template: str, *, view: str, title: str, status: int = 200, **content: Any) -> HTMLResponse:
        """The page. `view`: which entry of the navigation it belongs to; `title`: of the browser's tab."""
        request = self.asked.request
        other: Lang = "en" if self.lang == "ar" else "ar"
        rest = request.url.path.removeprefix(f"/{self.lang}/")
        search = f"?{request.url.query}" if request.url.query else ""
        text = (
            templates()
            .get_template(template)
            .render(
                content,
                desk=self,
                lang=self.lang,
                dir="rtl" if self.lang == "ar" else "ltr",
                t=self.say,
                view=view,
                views=VIEWS,
                title=title,
                here=f"/{self.lang}",
                other_lang=other,
                other_url=f"/{other}/{rest}{search}",
                token=self.asked.desk.token,
                seen=self.asked.seen,
                counts=self.asked.desk.counts(self.asked.store),
                record=self.asked.desk.record,
                version=__version__,
            )
        )
        return HTMLResponse(text, status_code=status)


def desk(asked: Opened, lang: Annotated[Lang, Path()]) -> Desk:
    """FastAPI dependency: the view's record and language; the path begins with the language."""
    return Desk(asked, lang, Speakers(lang, asked.desk.namer(asked.store, lang)))


Seat = Annotated[Desk, Depends(desk)]


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of pages, with the filters that they share."""
    env = Environment(
        loader=ChoiceLoader([PackageLoader("tawatur.serve.web"), PackageLoader("tawatur.publish")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=finalize_html,
    )
    filters: dict[str, Callable[..., Any]] = {
        "keep": lambda value, lang: Markup("<bdi>{}</bdi>").format(shown_html(value, lang)),
        "words": shown_html,
        "quote": lambda value, lang: shown_html(value, lang, quoted=True),
        "path": lambda value: quote(plain(value), safe="/~"),
        "label": lambda term, group, lang: label(group, term, lang),
    }
    env.filters.update(filters)
    env.globals["tell"] = tell
    env.globals["phrases_of"] = phrases_of
    env.globals["bar"] = lambda toll, count: Markup(bar(toll.scale, count.low, count.high, toll.best))
    env.globals["axis"] = lambda toll: Markup(axis(toll.scale))
    return env
