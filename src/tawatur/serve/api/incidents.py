"""Incidents by filter, one by one, as points of a map, as days of a timeline, and counted by what they can be filtered by."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, get_args

from fastapi import APIRouter, Path, Query
from fastapi.responses import JSONResponse

from tawatur.publish.labels import label
from tawatur.record.errors import RecordMissing
from tawatur.serve.api.answers import Cursor, InLang, Limit, Page, answer, page, rows_by_id
from tawatur.serve.api.bodies import Days, Facets, IncidentWhole, Spots
from tawatur.serve.api.more import described
from tawatur.serve.api.nouns import Claim, Contradiction, Incident
from tawatur.serve.asked import Asked, Opened, Wanted
from tawatur.serve.index import claims as claims_index
from tawatur.serve.index import parted, select

router = APIRouter(tags=["incidents"])
Key = Annotated[str, Path(description="its id, or one that it bore before", max_length=200)]
Facet = Literal["type", "actor", "outlet", "place", "facility", "status"]
_MOST = 10_000
"""Contradictions of one incident."""


@router.get("/incidents", response_model=Page[Incident])
def incidents(asked: Opened, wanted: Wanted, limit: Limit = 50, cursor: Cursor = None) -> JSONResponse:
    """Incidents of a filter, in the order asked for."""
    found, following = select.ids(asked.index, wanted, limit, cursor)
    items = rows_by_id(asked.store, "incidents", [row.id for row in found])
    return page(items, select.count(asked.index, wanted), following)


@router.get("/incidents/{id}", response_model=IncidentWhole)
def incident(asked: Opened, id: Key) -> JSONResponse:
    """An incident with its contradictions and its parts; by an id that it bore before, too."""
    key = present_id(asked, id)
    found = rows_by_id(asked.store, "incidents", [key])
    if not found:
        raise _missing(asked, id)
    between, _ = parted.ids(asked.index, parted.Wish(incident=(key,)), "kind", _MOST)
    parts = asked.index.query("SELECT id FROM incidents WHERE part_of = ? ORDER BY first, id", key)
    beside = {
        "contradictions": rows_by_id(asked.store, "contradictions", between),
        "parts": [part for (part,) in parts],
    }
    return answer(found[0] | beside, **{"content-location": f"/api/v1/incidents/{key}"})


@router.get("/incidents/{id}/claims", response_model=Page[Claim])
def incident_claims(asked: Opened, id: Key, limit: Limit = 50, cursor: Cursor = None) -> JSONResponse:
    """The claims that tell of an incident, in the order of reports and of their words."""
    wish = claims_index.Wish(incident=(present_id(asked, id),))
    keys, following = claims_index.find(asked.index, wish, limit, cursor)
    return page(rows_by_id(asked.store, "claims", keys), claims_index.count(asked.index, wish), following)


@router.get("/incidents/{id}/contradictions", response_model=Page[Contradiction])
def incident_contradictions(asked: Opened, id: Key, limit: Limit = 50, cursor: Cursor = None) -> JSONResponse:
    """Where the accounts of an incident part."""
    wish = parted.Wish(incident=(present_id(asked, id),))
    keys, following = parted.ids(asked.index, wish, "kind", limit, cursor)
    return page(rows_by_id(asked.store, "contradictions", keys), parted.count(asked.index, wish), following)


def present_id(asked: Asked, key: str) -> str:
    """The id that an incident bears now. Raises RecordMissing when there is none of this id, nor was."""
    if asked.index.query("SELECT 1 FROM incidents WHERE id = ?", key):
        return key
    # an incident's id is that of its smallest claim: an earlier one names a claim that it still holds
    now = claims_index.incident_of(asked.index, "c-" + key.removeprefix("i-")) if key.startswith("i-") else None
    if now is None:
        raise _missing(asked, key)
    return now


def _missing(asked: Asked, key: str) -> RecordMissing:
    return RecordMissing(f"{asked.store.path}: there is no incident {key} in this record")


# --- the selection as a whole -----------------------------------------------------------------------------------------


@router.get("/spots", **described(Spots))
def spots(asked: Opened, wanted: Wanted, lang: InLang = "ar") -> dict[str, Any]:
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


@router.get("/days", response_model=Days)
def days(asked: Opened, wanted: Wanted) -> JSONResponse:
    """How many of the incidents chosen began on which day."""
    found = select.days(asked.index, wanted)
    total = select.count(asked.index, wanted)
    return answer(
        {
            "items": [{"day": date.fromordinal(day).isoformat(), "count": n} for day, n in found],
            "undated": total - sum(n for _, n in found),
            "total": total,
        }
    )


@router.get("/facets", response_model=Facets)
def facets(
    asked: Opened,
    wanted: Wanted,
    kind: Annotated[list[Facet], Query(description="which kinds of value; all when none is given", max_length=20)] = [],  # noqa: B006
    limit: Limit = 50,
    lang: InLang = "ar",
) -> JSONResponse:
    """By what the incidents chosen can be filtered further: the commonest values of each kind, with how many have it.

    The values of a kind are counted as if nothing of this kind were asked for.
    """
    name = asked.desk.namer(asked.store, lang)
    out: dict[str, list[dict[str, Any]]] = {}
    every: tuple[Facet, ...] = get_args(Facet)
    for each in kind or every:
        found = select.values_of(asked.index, wanted, each, limit)
        group = each if each in ("type", "status") else None
        out[each] = [{"value": v, "name": label(group, v, lang) if group else name(v), "count": n} for v, n in found]
    return answer(out)
