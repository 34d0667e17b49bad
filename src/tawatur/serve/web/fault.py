"""The page that says why another could not be shown; it asks nothing of the record, which may be what failed."""

from __future__ import annotations

from starlette.responses import HTMLResponse

from tawatur.publish.labels import Lang
from tawatur.serve.web.page import templates
from tawatur.serve.web.phrases import phrase


def fault_page(lang: Lang, status: int, detail: str) -> HTMLResponse:
    """The page of a problem. `detail`: its sentence, in English as the command line says it."""
    key = {404: "not_found", 503: "in_use"}.get(status, "cannot")
    text = (
        templates()
        .get_template("fault.html.j2")
        .render(
            lang=lang,
            dir="rtl" if lang == "ar" else "ltr",
            t=lambda k: phrase(k, lang),
            title=phrase(key, lang),
            detail=detail,
        )
    )
    return HTMLResponse(text, status_code=status)
