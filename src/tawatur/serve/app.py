"""The desk's web application: pages in two languages, the interface under /api/v1, and the files that pages load."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from starlette.requests import Request
from starlette.staticfiles import StaticFiles

from tawatur import __version__
from tawatur.serve import api, web
from tawatur.serve.api.answers import PROBLEMS
from tawatur.serve.api.description import describe
from tawatur.serve.desk import Desk
from tawatur.serve.fresh import Fresh
from tawatur.serve.guard import Guard
from tawatur.serve.problems import add_handlers


def make_app(desk: Desk) -> FastAPI:
    """The application of one desk."""
    app = FastAPI(
        title="tawatur",
        version=__version__,
        description="What Arabic press reports tell, who says so, who denies it, and where the accounts part.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.desk = desk
    add_handlers(app)
    app.include_router(api.router, prefix="/api/v1", responses=PROBLEMS)
    app.include_router(web.router, include_in_schema=False)
    for path, folder in _folders().items():
        app.mount(path, StaticFiles(directory=folder), name=path)
    describe(app)
    app.add_middleware(Fresh)
    app.add_middleware(Guard, token=desk.token)

    @app.get("/", include_in_schema=False)
    def home(request: Request) -> RedirectResponse:
        """Arabic first; English for a browser that asks for English and not for Arabic."""
        asked = request.headers.get("accept-language", "").lower()
        lang = request.cookies.get("lang") or ("en" if asked.startswith("en") and "ar" not in asked else "ar")
        return RedirectResponse(f"/{'en' if lang == 'en' else 'ar'}/incidents", status_code=307)

    return app


def _folders() -> dict[str, Path]:
    """What pages load: the desk's own files, and those of packages."""
    return {
        "/static/leaflet": Path(str(files("xstatic.pkg.leaflet"))) / "data",
        "/static/fonts": Path(str(files("fontpkg_ibm_plex_sans_arabic"))) / "files",
        "/static/outlines": Path(str(files("tawatur.serve"))) / "data",
        "/static": Path(str(files("tawatur.serve"))) / "web" / "static",
    }
