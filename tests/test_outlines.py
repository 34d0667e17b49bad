"""The outlines that the desk's map draws: whole GeoJSON, of places that the words know, and where those places are."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "tawatur" / "serve" / "data"
FILES = ("countries", "governorates")

Ring = list[list[float]]


def load(name: str) -> list[dict[str, Any]]:
    """A file's features."""
    found = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    assert set(found) == {"type", "features"} and found["type"] == "FeatureCollection"
    features: list[dict[str, Any]] = found["features"]
    return features


def read_words() -> dict[str, dict[str, Any]]:
    entries = yaml.safe_load((ROOT / "src" / "tawatur" / "words" / "ar" / "places.yaml").read_text(encoding="utf-8"))
    return {e["id"]: e for e in entries}


WORDS = read_words()
FEATURES = [(name, f) for name in FILES for f in load(name)]
NAMED = [(name, f) for name, f in FEATURES if f["properties"]["id"]]
POINTED = [(name, f) for name, f in NAMED if "lat" in WORDS[f["properties"]["id"]]]


def table(features: list[tuple[str, dict[str, Any]]]) -> pytest.MarkDecorator:
    ids = [f"{name}: {f['properties']['en']}" for name, f in features]
    return pytest.mark.parametrize(("file", "feature"), features, ids=ids)


def polygons(feature: dict[str, Any]) -> list[list[Ring]]:
    geometry = feature["geometry"]
    found: list[list[Ring]] = geometry["coordinates"]
    return found if geometry["type"] == "MultiPolygon" else [found]  # type: ignore[list-item]


def area(ring: Ring) -> float:
    """Signed: positive where the ring runs counter-clockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def inside(lon: float, lat: float, ring: Ring) -> bool:
    """Whether a line from the point to the east crosses the ring an odd number of times."""
    crossings = 0
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > lat) != (y2 > lat) and lon < x1 + (lat - y1) * (x2 - x1) / (y2 - y1):
            crossings += 1
    return crossings % 2 == 1


def holds(feature: dict[str, Any], lon: float, lat: float) -> bool:
    return any(
        inside(lon, lat, outer) and not any(inside(lon, lat, hole) for hole in holes)
        for outer, *holes in polygons(feature)
    )


@table(FEATURES)
def test_a_feature_is_whole_geojson(file: str, feature: dict[str, Any]) -> None:
    assert set(feature) == {"type", "properties", "geometry"} and feature["type"] == "Feature"
    assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
    assert polygons(feature)
    for outer, *holes in polygons(feature):
        for ring in (outer, *holes):
            assert len(ring) >= 4 and ring[0] == ring[-1]
            assert len({tuple(point) for point in ring}) == len(ring) - 1, "a ring goes through no point twice"
            assert all(-180 <= x <= 180 and -90 <= y <= 90 for x, y in ring)
            assert all(round(v, 3) == v for point in ring for v in point)
        assert area(outer) > 0
        assert all(area(hole) < 0 for hole in holes)


@table(FEATURES)
def test_a_feature_has_its_names(file: str, feature: dict[str, Any]) -> None:
    names = feature["properties"]
    assert set(names) == {"id", "ar", "en", "country"}
    assert re.fullmatch("[A-Z]{2}", names["country"])
    assert re.search("[ء-ي]", names["ar"]) and re.search("[A-Za-z]", names["en"])


@table(NAMED)
def test_a_named_feature_is_what_the_words_call_so(file: str, feature: dict[str, Any]) -> None:
    names = feature["properties"]
    entry = WORDS[names["id"]]
    assert (names["ar"], names["en"], names["country"]) == (entry["ar"], entry["en"], entry["country"])
    wide = entry["kind"] in ("governorate", "region") or entry.get("also_governorate")
    assert entry["kind"] == "country" if file == "countries" else wide


@table(POINTED)
def test_a_feature_holds_its_own_point(file: str, feature: dict[str, Any]) -> None:
    entry = WORDS[feature["properties"]["id"]]
    assert holds(feature, entry["lon"], entry["lat"])


def test_most_governorates_that_the_words_know_are_drawn() -> None:
    assert len([f for name, f in POINTED if name == "governorates"]) >= 70


def lines_of(features: Iterable[dict[str, Any]]) -> Counter[frozenset[tuple[float, ...]]]:
    """How often each line from a point to the next is drawn."""
    rings = (ring for feature in features for polygon in polygons(feature) for ring in polygon)
    return Counter(frozenset((tuple(a), tuple(b))) for ring in rings for a, b in pairwise(ring))


@pytest.mark.parametrize("country", sorted({f["properties"]["country"] for f in load("governorates")}))
def test_governorates_fit_together_and_fill_their_country(country: str) -> None:
    inner, outline = (lines_of(f for f in load(n) if f["properties"]["country"] == country) for n in reversed(FILES))
    assert set(inner.values()) <= {1, 2}
    assert {line for line, n in inner.items() if n == 1} == set(outline)


def test_every_governorate_of_syria_is_drawn() -> None:
    of_ocha = {i for i, e in WORDS.items() for code in e.get("pcode", []) if re.fullmatch(r"SY\d\d", code)}
    assert {f["properties"]["id"] for f in load("governorates") if f["properties"]["country"] == "SY"} == of_ocha


def test_no_place_is_drawn_twice() -> None:
    for file in FILES:
        count = Counter(f["properties"]["id"] for f in load(file) if f["properties"]["id"])
        assert [i for i, n in count.items() if n > 1] == []


def test_they_are_small_enough_to_be_sent_at_once() -> None:
    assert sum((DATA / f"{name}.json").stat().st_size for name in FILES) <= 400_000
