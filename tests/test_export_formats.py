"""The formats besides JSON Lines: tables, a map, coded events."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import tawatur
from tawatur.cli import main
from tawatur.model import (
    CLAIM_TYPES,
    Claim,
    ClaimActor,
    Corroboration,
    Figure,
    FigureReport,
    Incident,
    IncidentFigure,
    Mention,
    Title,
)
from tawatur.publish.acled import COLUMNS, event_time, fatalities, rules
from tawatur.publish.acled_actors import Actor, Coder, Sides
from tawatur.publish.files import write_csv
from tawatur.publish.geojson import feature
from tawatur.publish.places import Map
from tawatur.recognise.names.lexicon import Entity
from tawatur.words.compile import load_words

FORMATS = ("csv", "geojson", "acled")


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def entity(id_: str, kind: str, within: str | None = None, **more: Any) -> Entity:
    return Entity(id_, id_.split("/")[0], id_, id_.split("/")[1].title(), kind, within=within, **more)


ENTITIES = [
    entity("place/syria", "country", country=("SY",), lat=35.0, lon=38.5, precision="country"),
    entity("place/idlib", "city", "place/syria", country=("SY",), lat=35.9, lon=36.6, precision="town"),
    entity("place/jabal", "district", "place/idlib", country=("SY",), lat=35.7, lon=36.5, precision="district"),
    entity("place/kafr", "village", "place/jabal", country=("SY",), lat=35.71, lon=36.51, precision="exact"),
    entity("place/nowhere", "village", "place/syria", country=("SY",)),
    entity("facility/jail", "prison", "place/kafr", country=("SY",)),
    entity("facility/base", "base", "place/idlib", country=("SY",), lat=35.95, lon=36.65, precision="exact"),
    entity("actor/army", "state-forces", country=("SY",), inter=1),
    entity("actor/guests", "state-forces", country=("TR",), inter=1),
    entity("actor/rebels", "armed-group", country=("SY",), inter=2),
    entity("actor/brigade", "armed-group", country=("SY",), inter=2, part_of="actor/rebels"),
    entity("actor/un", "un", inter=7),
    Entity("person/minister", "person", "…", "Minister", "", bodies=("actor/army",)),
]
BY_ID = {e.id: e for e in ENTITIES}


def around(entity_id: str) -> tuple[str, ...]:
    known = BY_ID.get(entity_id)
    return (entity_id, *(around(known.within) if known and known.within else ()))


NAMES: Any = SimpleNamespace(entities=BY_ID, containers=around)
MAP = Map.of(NAMES)


def happening(**changed: Any) -> Incident:
    fields: dict[str, Any] = {
        "id": "i-1",
        "type": "attack",
        "types": ("attack",),
        "title": Title("هجوم", "Attack"),
        "facility": None,
        "place": None,
        "start": "2024-02-09",
        "end": "2024-02-09",
        "claims": ("c-1",),
        "documents": ("doc-1",),
        "actors": (),
        "figures": (),
        "corroboration": Corroboration(1, 1, 1),
        "status": "single",
    }
    return Incident(**(fields | changed))


def telling(type_: str = "attack", **changed: Any) -> Claim:
    return Claim("c-1", "doc-1", 0, 4, "هجوم", (0, 4), type_, **changed)


@pytest.mark.usefixtures("folder", "stub")
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_withholds_unless_the_owner_asks(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    tawatur.read("reports", record="r.record").close()
    for options, out in (([], "out"), (["--complete"], "whole")):
        assert main(["export", "--record", "r.record", "--format", form, "--out", out, *options]) == 0
    content = "".join(path.read_text(encoding="utf-8") for path in sorted(Path("out").iterdir()))
    assert "أحمد" not in content and "مصدر أمني" not in content and "كلام لا يعني أحداً" not in content
    whole = "".join(path.read_text(encoding="utf-8") for path in sorted(Path("whole").iterdir()))
    assert ("أحمد العلي" in whole and "كلام لا يعني أحداً" in whole) or form != "csv"


@pytest.mark.usefixtures("folder", "stub")
def test_asking_for_both_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--out", "out", "--published", "--complete"]) == 2
    assert "opposite" in capsys.readouterr().err


@pytest.mark.usefixtures("folder", "stub")
def test_tables_hold_every_line_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    tawatur.read("reports", record="r.record").export("lines")
    assert main(["export", "--record", "r.record", "--format", "csv", "--out", "out", "--complete"]) == 0
    for name in ("documents", "mentions", "claims", "incidents", "contradictions"):
        lines = [json.loads(line) for line in Path(f"lines/{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [row["id"] for row in table(Path(f"out/{name}.csv"))] == [line["id"] for line in lines]
    claim = next(c for c in table(Path("out/claims.csv")) if "أحمد" in c["text"])
    assert (claim["chain"], claim["chain_texts"]) == ("person/~أحمد-العلي", "أحمد العلي")
    reports = table(Path("out/incident_figure_reports.csv"))
    assert sorted(int(r["low"]) for r in reports) == [3, 3, 7, 11]
    assert {r["side"] for r in table(Path("out/contradiction_sides.csv"))} == {"1", "2"}


def test_no_words_of_a_report_become_a_formula(tmp_path: Path) -> None:
    cells = ["=HYPERLINK(1)", "+1", "-1", "@x", "a=b", "", None, -3, True, 'he said "x",\ny']
    write_csv(tmp_path / "t.csv", [str(n) for n in range(len(cells))], [cells])
    assert list(table(tmp_path / "t.csv")[0].values()) == [
        *("'=HYPERLINK(1)", "'+1", "'-1", "'@x", "a=b", "", "", "-3", "true", 'he said "x",\ny')
    ]


POINTS = [
    ("facility/base", None, ("facility/base", "exact")),
    ("facility/jail", None, ("place/kafr", "town")),  # a point borrowed from the village says no more than a town
    (None, "place/kafr", ("place/kafr", "exact")),
    (None, "place/idlib", ("place/idlib", "town_or_governorate")),
    (None, "place/jabal", ("place/jabal", "district")),
    (None, "place/nowhere", ("place/syria", "country")),
    ("facility/~x", None, ("place/kafr", "town")),  # told beside it
    (None, None, None),
]


@pytest.mark.parametrize(("facility", "place", "expected"), POINTS)
def test_points_are_no_more_exact_than_what_is_known(
    facility: str | None, place: str | None, expected: tuple[str, str] | None
) -> None:
    wide = Map(NAMES, frozenset({"place/idlib"}))
    claim = telling(where=facility or place, places=tuple(p for p in (facility, place, "place/kafr") if p))
    item = feature(happening(facility=facility, place=place), {"c-1": claim}, wide)
    found = item["properties"]
    assert (item["geometry"] is None) == (expected is None)
    assert (found["located_by"], found["precision"]) == (expected or (None, None))


def test_a_place_that_accounts_do_not_agree_on_gives_no_point() -> None:
    claim = telling(where="place/~x", places=("place/~x", "place/kafr", "place/nowhere"))
    assert feature(happening(place="place/~x"), {"c-1": claim}, MAP)["geometry"] is None


TIMES = [
    ("2024-02-09", "2024-02-09", (date(2024, 2, 9), 1)),
    ("2024-02-09~", None, (date(2024, 2, 9), 2)),
    ("2024-02-09", "2024-02-12", (date(2024, 2, 9), 2)),
    ("2024-02-09", "2024-02-20", (date(2024, 2, 9), 3)),
    ("2024-02", None, (date(2024, 2, 1), 3)),
    ("2024", None, None),
    ("../2019", None, None),
    (None, None, None),
]


@pytest.mark.parametrize(("start", "end", "expected"), TIMES)
def test_acled_time_precision(start: str | None, end: str | None, expected: tuple[date, int] | None) -> None:
    assert event_time(happening(start=start, end=end)) == expected


def toll(of: str | None, low: int, *, vague: bool = False) -> tuple[IncidentFigure, Mention]:
    key = f"m-{of}"
    report = FigureReport(key, low, None if vague else low, (), "doc-1")
    mention = Mention(key, "doc-1", 0, 1, "x", "figure", "r", figure=Figure("killed", low, None, vague=vague))
    return IncidentFigure("killed", of, low, low, None if vague else low, (report,)), mention


DEAD = [
    ([], 0),
    ([(None, 7, False)], 7),
    ([(None, 20, True)], 10),  # «عشرات»
    ([(None, 200, True)], 100),  # «مئات»
    ([("actor/army", 3, False), ("actor/rebels", 4, False)], 7),
    ([("actor/brigade", 3, False), ("actor/rebels", 4, False)], 4),
    ([(None, 9, False), ("actor/army", 3, False), ("actor/rebels", 4, False)], 9),
]


@pytest.mark.parametrize(("groups", "expected"), DEAD)
def test_acled_fatalities_are_one_conservative_number(
    groups: list[tuple[str | None, int, bool]], expected: int
) -> None:
    made = [toll(of, low, vague=vague) for of, low, vague in groups]
    item = happening(figures=tuple(f for f, _ in made))
    assert fatalities(item, {m.id: m for _, m in made}, MAP)[0] == expected


ARMY, REBELS = Actor("Army", 1), Actor("Rebels", 2)
SIDES = [
    ("clash", [("actor/rebels", "agent"), ("actor/army", "target")], Sides((REBELS,), (ARMY,)), "12"),
    ("clash", [("actor/guests", "agent"), ("actor/army", "target")], Sides((Actor("Guests", 8),), (ARMY,)), "18"),
    ("attack", [("actor/rebels", "agent"), ("actor/un", "target")], Sides((REBELS,), (Actor("Un", 7),)), "27"),
    ("agreement", [("person/minister", "agent")], Sides((ARMY,), ()), "10"),
    ("talks", [("actor/army", "participant"), ("actor/rebels", "participant")], Sides((ARMY,), (REBELS,)), "12"),
    ("siege", [], None, ""),
    ("shelling", [], Sides((Actor("Unidentified Armed Group (Syria)", 3),), ()), "30"),
    (
        "killing",
        [("actor/rebels", "agent")],
        Sides((REBELS,), (Actor("Civilians (Syria)", 7),)),
        "27",
    ),
    ("protest", [], Sides((Actor("Protesters (Syria)", 6),), ()), "60"),
    ("clash", [("actor/~x", "agent"), ("actor/army", "target")], Sides((Actor("x", None),), (ARMY,)), ""),
]


@pytest.mark.parametrize(("type_", "actors", "expected", "interaction"), SIDES)
def test_acled_sides(type_: str, actors: list[tuple[str, Any]], expected: Sides | None, interaction: str) -> None:
    claim = telling(type_, actors=tuple(ClaimActor(e, r) for e, r in actors))
    found = Coder(rules(), NAMES, "SY").sides(happening(type=type_), [claim, telling("arrest")])
    assert found == expected
    assert found is None or found.interaction == interaction


def test_the_mapping_knows_every_type_and_names_only_what_it_defines() -> None:
    known = rules()
    assert set(known["types"]) == set(CLAIM_TYPES)
    for rule in known["types"].values():
        named = {
            rule["sub"],
            *(rule[k] for k in ("civilians", "by_state") if k in rule),
            *rule.get("weapons", {}).values(),
        }
        assert named <= set(known["sub_events"])
        assert {rule[k] for k in ("actor", "associates") if k in rule} <= set(known["groups"])
    assert set(known["roles"].values()) <= set(known["groups"])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample reports, read with the real reader."""
    path = tmp_path_factory.mktemp("demo") / "demo.record"
    examples = Path(__file__).parent.parent / "examples"
    tawatur.read(examples, record=path, metadata=examples / "metadata.csv").close()
    return path


def test_the_samples_are_coded_and_what_is_left_out_is_said(demo: Path, tmp_path: Path, capsys: Any) -> None:
    assert main(["export", "--record", str(demo), "--format", "acled", "--out", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    rows = table(tmp_path / "acled.csv")
    assert tuple(rows[0]) == COLUMNS
    with tawatur.open_record(demo) as record:
        left_out = len(record.incidents) - len(rows)
        by_id = {i.id: i for i in record.incidents}
    assert f"{left_out} incidents could not be coded" in said
    for row in rows:
        assert row["event_type"] == rules()["sub_events"][row["sub_event_type"]]["event"]
        assert row["actor1"] and row["country"] and row["source"]
        assert row["year"] == row["event_date"][:4] == (by_id[row["event_id_cnty"]].start or "")[:4]
        assert by_id[row["event_id_cnty"]].status != "denied"
    disputed = [r for r in rows if by_id[r["event_id_cnty"]].status == "contested"]
    assert disputed and all("Disputed: " in r["notes"] for r in disputed)


def test_weapons_told_of_choose_the_sub_event() -> None:
    arms = {"suicide_belt", "grenade", "chemical"}
    words = load_words()
    known = {
        str(r.lexeme.get("what"))
        for norm in ("انتحاري", "حزام", "قنبله", "كيماوي", "كيميائي", "ناسف")
        for r in words.claims.readings(norm)
        if r.lexeme.section == "weapons.weapons"
    }
    assert arms & known
