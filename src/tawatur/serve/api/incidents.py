"""Incidents by filter, one by one, as points of a map and as days of a timeline."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from tawatur.publish.labels import Lang
from tawatur.serve.asked import Opened, Wanted
from tawatur.serve.index import select

router = APIRouter(tags=["incidents"])


@router.get("/spots")
def spots(asked: Opened, wanted: Wanted, lang: Lang = "ar") -> dict[str, Any]:
    """The points of the incidents chosen, each with how many happened there and how exactly that is known."""
    name = asked.desk.namer(asked.store, lang)
    found = select.spots(asked.index, wanted)
    return {
        "items": [
            {
                "spot": s.spot,
                "name": name(s.spot),
                "lat": s.lat,
                "lon": s.lon,
                "precision": s.precision,
                "count": s.count,
            }
            for s in found
        ]
    }
