"""Incidents on a map (GeoJSON, RFC 7946): each a feature; where no point is known it has none, and says so."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tawatur.model import Claim, Incident
from tawatur.publish.files import write_text, writing
from tawatur.publish.places import Map
from tawatur.publish.shown import Shown
from tawatur.recognise.names.lexicon import NameWords
from tawatur.record import query, rows

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def export_geojson(shown: Shown, folder: Path, names: NameWords) -> dict[str, int]:
    """Writes incidents.geojson; how many incidents there are, with a point and without.

    Raises TawaturError when nothing can be written there.
    """
    places = Map.of(names)
    count = {"incidents": 0, "without a point": 0}

    def features() -> Iterator[str]:
        yield '{"type":"FeatureCollection","features":['
        for row in shown.rows("incidents"):
            incident = rows.incident_from(row)
            claims = {c.id: c for c in query.claims_by_id(shown.store, incident.claims)}
            item = feature(incident, claims, places)
            yield ("," if count["incidents"] else "") + "\n" + _encode(item)
            count["incidents"] += 1
            count["without a point"] += item["geometry"] is None
        yield "\n]}\n"

    def write() -> None:
        folder.mkdir(parents=True, exist_ok=True)
        write_text(folder / "incidents.geojson", features())

    writing(folder, write)
    return count


def feature(incident: Incident, claims: Mapping[str, Claim], places: Map) -> dict[str, Any]:
    """An incident as a feature. `precision` and `located_by` (whose point it is) say how far the point can be trusted."""
    told = [claims[c] for c in incident.claims if c in claims]
    spot = places.spot(incident, told)
    located = places.locate(spot, own=spot in (incident.facility, incident.place))
    properties: dict[str, Any] = {
        "type": incident.type,
        "title_ar": incident.title.ar,
        "title_en": incident.title.en,
        "start": incident.start,
        "end": incident.end,
        "facility": incident.facility,
        "place": incident.place,
        "precision": located.precision if located else None,
        "located_by": located.by if located else None,
        "status": incident.status,
        "documents": incident.corroboration.documents,
        "outlets": incident.corroboration.outlets,
        "origins": incident.corroboration.origins,
        "actors": list(incident.actors),
        "figures": [
            {"what": f.what, "of": f.of, "low": f.low, "best": f.best, "high": f.high} for f in incident.figures
        ],
        "part_of": incident.part_of,
    }
    geometry = {"type": "Point", "coordinates": [located.lon, located.lat]} if located else None
    return {"type": "Feature", "id": incident.id, "geometry": geometry, "properties": properties}
