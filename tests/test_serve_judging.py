"""Judging at the desk: each verb's effect on the record, what is refused, and two people at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tawatur.cli import main
from tawatur.engine import Engine
from tawatur.judge.fields import FIELDS, parse_field, write_value
from tawatur.record import query
from tawatur.record.judgements import read_judgements
from tawatur.record.store import Store
from tawatur.words.load import WordsError
from tests.desking import RECORD, Sitter, attack, document, incident_of, sitting, speakers, together


@pytest.fixture
def sitter(desk_record: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sitter]:
    with sitting(overlay=Path("words")) as someone:
        yield someone


def claim(sitter: Sitter, key: str) -> dict[str, Any]:
    found: dict[str, Any] = sitter.client.get(f"/api/v1/claims/{key}").json()
    return found


def given() -> list[str]:
    with Store.open(RECORD) as store:
        return [item.verb for item in read_judgements(store)]


# --- what each verb does ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "verdict", "incidents"),
    [("accept", "accepted", ["1 2", "3", "5"]), ("reject", "rejected", ["1", "3", "5"])],
)
def test_a_claim_is_accepted_or_rejected(sitter: Sitter, verb: str, verdict: str, incidents: list[str]) -> None:
    key = attack("2")
    answer = sitter.done(verb, claims=[key])
    assert answer["judgement"]["who"] == "سعاد" and answer["judgement"]["effect"] == "in force"
    assert [ref["id"] for ref in answer["judgement"]["claims"]] == [key]
    assert claim(sitter, key)["verdict"] == verdict
    assert together() == incidents
    assert answer["incidents"] == ([incident_of("2")] if verb == "accept" else [])
    assert "سجن الأقطان" in answer["sentence"]["ar"] and answer["sentence"]["en"].startswith(f"{verb} «")


@pytest.mark.parametrize(
    ("fields", "incidents"),
    [
        ({"when": "2022-01-20"}, ["1 2 3", "5"]),
        ({"polarity": "negative", "modality": "alleged"}, ["1 2", "3", "5"]),
        ({"type": "shelling", "outcome": "none", "boilerplate": "false"}, ["1 2", "5"]),
    ],
)
def test_a_claim_is_corrected(sitter: Sitter, fields: dict[str, str], incidents: list[str]) -> None:
    key = attack("3")
    sitter.done("correct", claims=[key], fields=fields)
    found = {f["name"]: f for f in claim(sitter, key)["fields"]}
    assert {name: found[name]["value"] for name in fields} == fields
    assert {name for name in found if found[name]["corrected"]} == set(fields)
    assert together() == incidents


@pytest.mark.parametrize(
    ("verb", "claims", "split_off", "incidents"),
    [
        ("same", ["1", "3"], "", ["1 2 3", "5"]),
        ("different", ["1", "2"], "", ["1", "2", "3", "5"]),
        ("split", ["2"], "1", ["1", "2", "3", "5"]),
        ("merge", [], "1 3", ["1 2 3", "5"]),
    ],
)
def test_incidents_are_joined_and_parted(
    sitter: Sitter, verb: str, claims: list[str], split_off: str, incidents: list[str]
) -> None:
    held = [incident_of(report) for report in split_off.split()]
    answer = sitter.done(verb, claims=[attack(report) for report in claims], incidents=held)
    assert together() == incidents
    assert answer["incidents"] == sorted(
        {incident_of(r) for r in (claims or ["1", "3"])} | ({*answer["incidents"]} if verb == "split" else set())
    )
    page = sitter.client.get("/api/v1/judgements", params={"incident": incident_of("1")}).json()
    assert [row["id"] for row in page["items"]] == [answer["judgement"]["id"]]
    sitter.done("undo", judgement=answer["judgement"]["id"])
    assert together() == ["1 2", "3", "5"]


def test_a_source_is_graded_and_an_entity_withheld_and_released(sitter: Sitter) -> None:
    role = speakers()[0]
    state = lambda: sitter.client.get("/api/v1/judgements", params={"entity": role}).json()["state"]  # noqa: E731
    assert state() == {"withheld": True, "grade": None}
    sitter.done("reliability", entity=role, grade="B")
    sitter.done("release", entity=role)
    assert state() == {"withheld": False, "grade": "B"}
    assert sitter.judge("release", entity=role).status_code == 400
    sitter.done("withhold", entity=role)
    assert state() == {"withheld": True, "grade": "B"}


def test_a_passage_is_withheld_and_released(sitter: Sitter) -> None:
    where = {"document": document("1"), "start": 4, "end": 13}
    answer = sitter.done("withhold", **where)
    assert answer["judgement"]["span"] == where
    sitter.done("release", **where)
    assert given() == ["withhold", "release"]


def test_what_is_without_effect_is_said(sitter: Sitter) -> None:
    sitter.done("correct", claims=[attack("3")], fields={"modality": "feared"})
    answer = sitter.done("same", claims=[attack("1"), attack("3")])
    assert [idle["reason"] for idle in answer["idle"]] == ["unplaced"]
    assert "feared" in answer["idle"][0]["sentence"]["en"] and "خشية" in answer["idle"][0]["sentence"]["ar"]


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("verb", "what", "status", "why"),
    [
        ("accept", {"why": "  "}, 422, "needs a reason"),
        ("undo", {"judgement": "j-1", "why": ""}, 422, "needs a reason"),
        ("accept", {"who": " "}, 422, "needs a name"),
        ("accept", {"claims": []}, 400, "nothing is given"),
        ("accept", {"claims": ["c-nowhere"]}, 404, "nothing in this record"),
        ("correct", {"fields": {}}, 400, "needs fields"),
        ("correct", {"fields": {"when": "yesterday"}}, 400, "EDTF"),
        ("correct", {"fields": {"colour": "red"}}, 400, "sets no field"),
        ("merge", {"incidents": []}, 400, "needs incidents"),
        ("split", {"incidents": ["i-nowhere"]}, 404, "nothing in this record"),
        ("reliability", {"entity": "person/x", "grade": "A"}, 400, "no source"),
        ("withhold", {"entity": "actor/unknown"}, 400, "names actor/unknown"),
        ("undo", {"judgement": "j-nothing"}, 400, "no judgement"),
        ("adore", {}, 422, "verb"),
        ("accept", {"extra": 1}, 422, "extra"),
    ],
)
def test_what_cannot_be_judged_is_said_in_a_sentence(
    sitter: Sitter, verb: str, what: dict[str, Any], status: int, why: str
) -> None:
    answer = sitter.judge(verb, **{"claims": [attack("1")], **what})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert why in answer.json()["detail"]
    assert given() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"x-tawatur-token": ""},
        {"x-tawatur-token": "guessed"},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"host": "elsewhere.example"},
        {"sec-fetch-site": "cross-site"},
    ],
)
@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "judgements"),
        ("POST", "names"),
        ("POST", "reports"),
        ("POST", "sample"),
        ("DELETE", "documents/x"),
        ("DELETE", "jobs/x"),
    ],
)
def test_nothing_is_changed_from_elsewhere(sitter: Sitter, method: str, path: str, headers: dict[str, str]) -> None:
    body = {"verb": "accept", "claims": [attack("1")], "who": "x", "why": "y", "seen": sitter.seen}
    answer = sitter.send(method, path, body, **headers)
    assert answer.status_code == 403, answer.text
    assert given() == [] and sitter.client.get("/api/v1/jobs").json()["items"] == []


# --- two people at once -----------------------------------------------------------------------------------------------


@pytest.fixture
def other(sitter: Sitter) -> Sitter:
    return Sitter(sitter.client, sitter.desk, "ماهر", sitter.seen)


def wishes() -> dict[str, tuple[str, dict[str, Any]]]:
    """Judgements by name, of the record of these tests."""
    first, second, third = attack("1"), attack("2"), attack("3")
    roles = speakers()
    return {
        "accept 1": ("accept", {"claims": [first]}),
        "reject 1": ("reject", {"claims": [first]}),
        "correct 1": ("correct", {"claims": [first], "fields": {"polarity": "negative"}}),
        "accept 2": ("accept", {"claims": [second]}),
        "accept 3": ("accept", {"claims": [third]}),
        "merge 1 3": ("merge", {"incidents": [incident_of("1"), incident_of("3")]}),
        "split 1": ("split", {"incidents": [incident_of("1")], "claims": [first]}),
        "same 2 3": ("same", {"claims": [second, third]}),
        "grade a": ("reliability", {"entity": roles[0], "grade": "C"}),
        "release a": ("release", {"entity": roles[0]}),
        "release b": ("release", {"entity": roles[1]}),
        "hide 4-9": ("withhold", {"document": document("1"), "start": 4, "end": 9}),
        "hide 8-12": ("withhold", {"document": document("1"), "start": 8, "end": 12}),
        "hide 9-12": ("withhold", {"document": document("1"), "start": 9, "end": 12}),
    }


@pytest.mark.parametrize(
    ("theirs", "mine", "conflict"),
    [
        ("reject 1", "accept 1", True),
        ("correct 1", "reject 1", True),
        ("accept 2", "accept 1", False),
        ("accept 2", "split 1", True),
        ("accept 1", "merge 1 3", True),
        ("accept 1", "same 2 3", True),
        ("merge 1 3", "accept 2", True),
        ("merge 1 3", "split 1", True),
        ("accept 3", "split 1", False),
        ("grade a", "release a", True),
        ("grade a", "release b", False),
        ("hide 4-9", "hide 8-12", True),
        ("hide 4-9", "hide 9-12", False),
        ("reject 1", "grade a", False),
    ],
)
def test_the_second_sees_what_the_first_did(
    sitter: Sitter, other: Sitter, theirs: str, mine: str, conflict: bool
) -> None:
    wished = wishes()
    (first, first_what), (second, second_what) = wished[theirs], wished[mine]
    done = sitter.done(first, **first_what)
    answer = other.judge(second, **second_what)
    if not conflict:
        assert answer.status_code == 201, answer.text
        return
    assert answer.status_code == 409, answer.text
    problem = answer.json()
    assert [(j["id"], j["who"], j["why"]) for j in problem["judgements"]] == [
        (done["judgement"]["id"], "سعاد", "قرأت التقرير")
    ]
    assert problem["judgements"][0]["sentence"] == done["sentence"] and problem["judgements"][0]["when"]
    assert given() == [first], "nothing is overwritten"
    other.seen = problem["seen"]
    other.done(second, **second_what)
    assert given() == [first, second]


def test_undoing_what_others_built_on_is_told_first(sitter: Sitter, other: Sitter) -> None:
    key = attack("1")
    rejected = sitter.done("reject", claims=[key])["judgement"]["id"]
    other.look()
    sitter.done("correct", claims=[key], fields={"polarity": "negative"})
    assert other.judge("undo", judgement=rejected).status_code == 409
    other.look()
    other.done("undo", judgement=rejected)
    assert sitter.judge("undo", judgement=rejected).status_code == 409, "it is undone already"


def test_what_was_given_and_taken_back_meanwhile_changes_nothing(sitter: Sitter, other: Sitter) -> None:
    key = attack("1")
    sitter.done("undo", judgement=sitter.done("reject", claims=[key])["judgement"]["id"])
    other.done("accept", claims=[key])


def test_a_judgement_from_the_command_line_is_seen_too(sitter: Sitter) -> None:
    key = attack("1")
    assert main(["judge", "reject", key, "--record", RECORD, "--who", "ماهر", "--why", "خطأ"]) == 0
    answer = sitter.judge("accept", claims=[key])
    assert answer.status_code == 409
    assert [j["who"] for j in answer.json()["judgements"]] == ["ماهر"]
    sitter.look()
    sitter.done("accept", claims=[key])
    assert claim(sitter, key)["verdict"] == "accepted"


# --- names ------------------------------------------------------------------------------------------------------------


def provisional() -> str:
    with Store.open(RECORD) as store:
        return next(f for f in query.facilities(store) if "سنديان" in f)


def naming(entity: str, seen: int, more: dict[str, Any] | None = None) -> dict[str, Any]:
    named = {"entity": entity, "id": "facility/sindyan-prison", "en": "Sindyan Prison", "seen": seen}
    return {"who": "سعاد", "why": "اسم معروف"} | named | (more or {})


def test_a_name_is_read_with_from_then_on(sitter: Sitter, other: Sitter) -> None:
    entity = provisional()
    answer = sitter.send("POST", "names", naming(entity, sitter.seen))
    assert answer.status_code == 202, answer.text
    job = sitter.wait(answer.json()["job"])
    assert (job["state"], job["what"], len(job["result"])) == ("done", "names", 4), job
    with Store.open(RECORD) as store:
        assert "facility/sindyan-prison" in query.facilities(store)
    assert "Sindyan Prison" in sitter.client.get("/en/incidents").text
    assert other.send("POST", "names", naming(entity, other.seen)).status_code == 400, "it is no longer provisional"


@pytest.mark.parametrize(
    ("more", "status", "why"),
    [
        ({"why": ""}, 422, "needs a reason"),
        ({"entity": "facility/~nowhere"}, 400, "no report in this record names"),
        ({"id": "Sindyan Prison"}, 400, "is no id"),
        ({"en": ""}, 400, "is new"),
        ({"id": "person/x"}, 400, "public"),
    ],
)
def test_a_name_that_cannot_be_leaves_the_words_alone(
    sitter: Sitter, more: dict[str, Any], status: int, why: str
) -> None:
    answer = sitter.send("POST", "names", naming(provisional(), sitter.seen, more))
    assert (answer.status_code, given()) == (status, []), answer.text
    assert why in answer.json()["detail"] and not Path("words", "named.yaml").exists()


def test_words_that_the_desk_cannot_use_are_taken_back(sitter: Sitter, monkeypatch: pytest.MonkeyPatch) -> None:
    def load(overlay: Path | None) -> Engine:
        if overlay is not None and Path(overlay, "named.yaml").exists():
            raise WordsError("named.yaml: two entities share this name")
        return sitter.desk.engine

    monkeypatch.setattr("tawatur.serve.desk.load_engine", load)
    answer = sitter.send("POST", "names", naming(provisional(), sitter.seen))
    assert (answer.status_code, given()) == (400, []) and "two entities share" in answer.json()["detail"]
    assert not Path("words", "named.yaml").exists()


def test_a_desk_without_words_of_its_own_names_nothing(sitter: Sitter) -> None:
    sitter.desk.overlay = None
    answer = sitter.send("POST", "names", naming(provisional(), sitter.seen))
    assert answer.status_code == 400 and "--words DIR" in answer.json()["detail"]


# --- what the form shows ----------------------------------------------------------------------------------------------


def test_every_field_says_what_the_claim_says_now(sitter: Sitter) -> None:
    key = attack("1")
    found = {f["name"]: f for f in claim(sitter, key)["fields"]}
    assert list(found) == list(FIELDS)
    with Store.open(RECORD) as store:
        (item,) = query.claims_by_id(store, (key,))
    for name, about in FIELDS.items():
        assert found[name]["value"] == write_value(name, about.get(item))
        assert write_value(*parse_field(f"{name}={found[name]['value']}")) == found[name]["value"]
        assert not about.terms or found[name]["value"] in [t["value"] for t in found[name]["few"]]
    assert found["where"]["value"] in [c["value"] for c in found["where"]["choices"]]
    assert [c["label"] for c in found["figures"]["choices"] if c["inside"]] == ["5 أشخاص (قتلى)"]
    assert sitter.client.get("/api/v1/claims/c-nowhere").status_code == 404


@pytest.mark.parametrize(
    "written",
    [
        "type=siege",
        "outcome=none",
        "where=facility/~سجن-الرمان",
        "where=none",
        "places=place/raqqa,facility/x",
        "places=none",
        "when=2022-01-20/2022-01-22",
        "chain=role/security-source@3-14,source/north-press",
        "chain=none",
        "actors=agent:actor/sdf,target:person/~أحمد-العلي",
        "figures=m-1,m-2",
        "weapons=قذائف هاون,بنادق",
        "boilerplate=true",
        "span=3-40",
    ],
)
def test_a_value_is_written_as_it_is_read(written: str) -> None:
    name, value = parse_field(written)
    assert f"{name}={write_value(name, value)}" == written
