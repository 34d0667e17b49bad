"""The interface: rows as the export has them, described field by field; pages, filters, ETags, files, and no fault whatever is asked."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args
from urllib.parse import quote

import lxml.html
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

import tawatur
from tawatur import cli
from tawatur.model import CLAIM_TYPES
from tawatur.publish.dossier.render import write_dossier
from tawatur.publish.dossier.subject import Subject
from tawatur.publish.dossier.subject import incidents_of as incidents_of_record
from tawatur.publish.formats import export
from tawatur.record import query, rows
from tawatur.record.store import Store
from tawatur.serve.api import nouns
from tawatur.serve.api.dossiers import incidents_of
from tawatur.serve.asked import Asked
from tawatur.serve.desk import Desk
from tawatur.serve.index import parted
from tests.asking import asking, misfits, operations, read_sample, whole

API = "/api/v1"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return read_sample(tmp_path_factory.mktemp("interface"))


@pytest.fixture(scope="module")
def client(record: Path) -> Iterator[TestClient]:
    with asking(record) as found:
        yield found


@pytest.fixture
def store(record: Path) -> Iterator[Store]:
    with Store.open(record) as found:
        yield found


def app_of(client: TestClient) -> FastAPI:
    assert isinstance(client.app, FastAPI)
    return client.app


def desk_of(client: TestClient) -> Desk:
    desk: Desk = app_of(client).state.desk
    return desk


def get(client: TestClient, path: str, **params: Any) -> Any:
    answer = client.get(API + path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


# --- rows and their description ---------------------------------------------------------------------------------------

NOUNS: Mapping[str, type[BaseModel]] = {
    "documents": nouns.Document,
    "mentions": nouns.Mention,
    "claims": nouns.Claim,
    "incidents": nouns.Incident,
    "contradictions": nouns.Contradiction,
}


@pytest.mark.parametrize("table", NOUNS)
def test_every_row_is_described_and_every_field_that_is_described_is_there(table: str, store: Store) -> None:
    to_row = getattr(rows, f"{table.removesuffix('s')}_row")
    found = [to_row(item) for item in getattr(query, table)(store)]
    assert found
    model = NOUNS[table]
    for row in found:
        told = model.model_validate(row).model_dump(by_alias=True, exclude_unset=True, mode="json")
        assert told == row and list(told) == list(row)
    described = {field.alias or name for name, field in model.model_fields.items()}
    assert described == {key for row in found for key in row}


def test_everything_is_described(client: TestClient) -> None:
    described = app_of(client).openapi()
    schemas = described["components"]["schemas"]
    for path, method, operation in operations(app_of(client)):
        where = f"{method} {path}"
        assert operation["summary"] and operation["description"] and operation["tags"], where
        assert {"400", "403", "404", "422", "503"} <= set(operation["responses"]), where
        for status, answer in operation["responses"].items():
            assert answer["description"] not in ("", "Successful Response"), where
            if status.startswith(("4", "5")):
                assert list(answer["content"]) == ["application/problem+json"], where
            for about in answer.get("content", {}).values():
                assert set(about["schema"]) - {"title", "additionalProperties"} not in (set(), {"type"}) or (
                    about["schema"]["type"] == "string"
                ), f"{where} {status}: {about['schema']}"
        for parameter in operation.get("parameters", ()):
            told = parameter.get("description") or parameter["schema"].get("description")
            assert told, f"{where} {parameter}"
        assert bool(operation.get("security")) == (method != "get"), where
    undescribed = [
        f"{name}.{key}"
        for name, schema in schemas.items()
        for key, field in schema.get("properties", {}).items()
        if not (field.get("description") or field.get("anyOf") or "$ref" in field or "allOf" in field)
    ]
    assert undescribed == []
    assert '"HTTPValidationError"' not in json.dumps(described)


def examples_of(client: TestClient, path: str) -> Iterator[str]:
    """Addresses that the sample answers, of an operation."""
    ids = {
        "incidents": [i["id"] for i in whole(client, f"{API}/incidents")],
        "documents": [d["id"] for d in whole(client, f"{API}/documents")][:4],
        "claims": [c["id"] for c in whole(client, f"{API}/claims")][:20],
        "entities": [quote(m["name"]["entity"], safe="/~") for m in whole(client, f"{API}/mentions", kind="name")],
    }
    kind = path.split("/")[3]
    if "{slug}" in path:
        for key in sorted(set(ids["entities"])):
            if not path.endswith("dossier") or key.split("/")[0] in ("facility", "actor", "source"):
                yield path.replace("{kind}/{slug}", key)
    elif path.endswith("/explain"):
        for claim in whole(client, f"{API}/claims", limit=200)[:20]:
            yield path.replace("{id}", claim["document"]) + f"?claim={claim['id']}"
    elif "{id}" in path:
        yield from (path.replace("{id}", key) for key in ids.get(kind, ()))
    elif "{file}" in path:
        yield from (path.replace("{file}", name) for name in NOUNS)
    elif "{format}" in path:
        yield from (path.replace("{format}", name) for name in ("csv", "geojson", "acled"))
    else:
        queries = {"search": "?q=السجن", "entities": "?q=raqqa", "changes": "?since=2020-01-01"}
        yield path + queries.get(kind, "")


def test_every_answer_is_what_is_described(client: TestClient) -> None:
    schemas = app_of(client).openapi()["components"]["schemas"]
    asked: Counter[str] = Counter()
    for path, method, operation in operations(app_of(client)):
        if method != "get":
            continue
        for address in examples_of(client, path):
            answer = client.get(address)
            assert answer.status_code == 200, f"{address}: {answer.text}"
            media = answer.headers["content-type"].partition(";")[0]
            content = operation["responses"]["200"]["content"]
            assert media in content or "octet-stream" in media, f"{address}: {media}"
            if media == "application/json":
                assert misfits(content[media]["schema"], answer.json(), schemas, address) == []
            asked[path] += 1
    missed = {p for p, m, _ in operations(app_of(client)) if m == "get" and not asked[p]}
    assert missed == {f"{API}/jobs/{{id}}"}


def test_rows_keep_the_bytes_of_the_export(client: TestClient, store: Store) -> None:
    (body,) = store.query("SELECT body FROM incidents ORDER BY id LIMIT 1")[0]
    key = json.loads(body)["id"]
    text = client.get(f"{API}/incidents/{key}").text
    assert text.startswith(body.removesuffix("}"))
    claim = whole(client, f"{API}/claims")[0]
    assert json.dumps(claim, ensure_ascii=False, separators=(",", ":")) in client.get(f"{API}/claims").text


# --- filters and pages ------------------------------------------------------------------------------------------------


def test_an_incident_is_found_by_any_id_that_it_bore(client: TestClient, store: Store) -> None:
    item = max(query.incidents(store), key=lambda i: len(i.claims))
    for claim in item.claims:
        answer = client.get(f"{API}/incidents/i-{claim.removeprefix('c-')}")
        assert answer.json()["id"] == item.id
        assert answer.headers["content-location"] == f"{API}/incidents/{item.id}"
    found = get(client, f"/incidents/{item.id}")
    assert [c["id"] for c in found["contradictions"]] == [c.id for c in query.contradictions_of(store, item.id)]
    assert {c["id"] for c in whole(client, f"{API}/incidents/{item.id}/claims")} == set(item.claims)


def test_claims_by_what_they_name(client: TestClient, store: Store) -> None:
    every = query.claims(store)
    outlets = {d.id: d.outlet for d in query.documents(store)}
    incidents = query.incidents(store)
    for incident in incidents:
        found = whole(client, f"{API}/claims", incident=incident.id, limit=3)
        assert {c["id"] for c in found} == set(incident.claims)
    entities = {e for c in every for e in (*(x.entity for x in c.chain), *(a.entity for a in c.actors), c.where) if e}
    for entity in sorted(entities | {o for o in outlets.values() if o}):
        spoken = [c.id for c in every if any(link.entity == entity for link in c.chain)]
        named = [
            c.id
            for c in every
            if c.id in spoken or entity in (*(a.entity for a in c.actors), c.where, *c.places, outlets[c.document])
        ]
        assert [c["id"] for c in whole(client, f"{API}/claims", speaker=entity)] == spoken
        assert [c["id"] for c in whole(client, f"{API}/claims", entity=entity)] == named
    both = whole(client, f"{API}/claims", polarity="negative", type=["attack", "killing", "escape"])
    assert [c["id"] for c in both] == [
        c.id for c in every if c.polarity == "negative" and c.type in ("attack", "killing", "escape")
    ]


def test_mentions_by_report_entity_and_kind(client: TestClient, store: Store) -> None:
    every = query.mentions(store)
    documents = [d.id for d in query.documents(store)][:3]
    assert [m["id"] for m in whole(client, f"{API}/mentions", limit=7)] == [m.id for m in every]
    found = whole(client, f"{API}/mentions", document=documents, kind=["time", "figure"], limit=5)
    assert [m["id"] for m in found] == [m.id for m in every if m.document in documents and m.kind != "name"]
    found = whole(client, f"{API}/mentions", entity="actor/sdf", limit=2)
    assert found and [m["id"] for m in found] == [m.id for m in every if m.name and m.name.entity == "actor/sdf"]


def choice(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), max_size=3, unique=True)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_pages_of_incidents_are_the_whole_answer(client: TestClient, data: st.DataObject) -> None:
    facets = get(client, "/facets", limit=200)
    wanted: dict[str, Any] = {
        kind: data.draw(choice([v["value"] for v in values]) if data.draw(st.booleans()) else st.just([]), label=kind)
        for kind, values in facets.items()
    }
    wanted["from"] = data.draw(st.sampled_from(["", "2022", "2024-02", "2024-02-12/2024-02-14"]))
    wanted["to"] = data.draw(st.sampled_from(["", "2024-03", "2024-07-10"]))
    wanted["contradicted"] = data.draw(st.booleans())
    wanted["q"] = data.draw(st.sampled_from(["", "سجن", "السوق", "attack"]))
    wanted["sort"] = data.draw(st.sampled_from(["new", "old", "told"]))
    unpaged = get(client, "/incidents", **wanted, limit=200)
    assert unpaged["next"] is None and unpaged["total"] == len(unpaged["items"])
    paged = whole(client, f"{API}/incidents", **wanted, limit=data.draw(st.integers(1, 9), label="limit"))
    assert paged == unpaged["items"]
    assert len({i["id"] for i in paged}) == len(paged)


@pytest.mark.parametrize("sort", get_args(parted.Sort))
@pytest.mark.parametrize("limit", [1, 2, 5])
def test_pages_of_contradictions_are_the_whole_answer(client: TestClient, sort: str, limit: int) -> None:
    unpaged = get(client, "/contradictions", sort=sort, limit=200)
    assert unpaged["total"] == len(unpaged["items"]) > 2
    assert whole(client, f"{API}/contradictions", sort=sort, limit=limit) == unpaged["items"]
    kinds = Counter(c["kind"] for c in unpaged["items"])
    for kind, count in kinds.items():
        assert get(client, "/contradictions", kind=kind)["total"] == count


def test_days_spots_and_facets_count_the_selection(client: TestClient) -> None:
    every = whole(client, f"{API}/incidents")
    days = get(client, "/days")
    assert days["total"] == len(every) == days["undated"] + sum(d["count"] for d in days["items"])
    assert [d["day"] for d in days["items"]] == sorted(d["day"] for d in days["items"])
    facets = get(client, "/facets", limit=200)
    for kind, key in (("type", "types"), ("actor", "actors")):
        expected = Counter(v for i in every for v in i[key])
        assert {v["value"]: v["count"] for v in facets[kind]} == expected
    for kind, key in (("status", "status"), ("facility", "facility")):
        assert {v["value"]: v["count"] for v in facets[kind]} == Counter(i[key] for i in every if i[key])
    for value in facets["facility"]:
        assert get(client, "/incidents", facility=value["value"])["total"] == value["count"]
    some = get(client, "/facets", kind=["status"], status="single")
    assert list(some) == ["status"] and len(some["status"]) > 1


def test_facilities_and_entities(client: TestClient, store: Store) -> None:
    found = whole(client, f"{API}/facilities", limit=2)
    assert [f["entity"] for f in found] == list(query.facilities(store))
    for facility in found:
        about = get(client, f"/entities/{quote(facility['entity'], safe='/~')}")
        assert about["name"] == facility["name"] and about["incidents"] == facility["incidents"]
        assert sum(s["count"] for n in about["namings"] for s in n["surfaces"]) <= about["mentions"]
    known = get(client, "/entities/actor/sdf")
    assert known["known"] and known["name"]["en"] == "Syrian Democratic Forces" and not known["withheld"]


# --- dossiers and files -----------------------------------------------------------------------------------------------


def subjects(store: Store) -> Iterator[Subject]:
    yield from (Subject("incident", i.id) for i in query.incidents(store))
    sql = "SELECT DISTINCT entity FROM mentions WHERE entity IS NOT NULL UNION SELECT outlet FROM documents ORDER BY 1"
    for (entity,) in store.query(sql):
        kind = entity.partition("/")[0]
        if kind in ("facility", "actor", "source"):
            yield Subject(kind, entity)


def test_the_index_finds_the_incidents_of_every_dossier(client: TestClient, store: Store) -> None:
    asked = Asked(None, desk_of(client), store, 0)  # type: ignore[arg-type]
    for subject in subjects(store):
        assert incidents_of(asked, subject) == incidents_of_record(store, subject), subject


@pytest.mark.parametrize("complete", [False, True])
@pytest.mark.parametrize(("lang", "format"), [("ar", "html"), ("en", "md"), ("both", "html")])
def test_dossiers_are_those_of_the_command_line(
    client: TestClient, store: Store, tmp_path: Path, lang: str, format: str, complete: bool
) -> None:
    words = desk_of(client).engine.words
    chosen = [s for s in subjects(store) if s.kind != "incident"][::4] + list(subjects(store))[:2]
    for subject in chosen:
        out = tmp_path / f"dossier.{format}"
        langs: Any = ("ar", "en") if lang == "both" else (lang,)
        write_dossier(store, words, subject.id, out, langs=langs, complete=complete)
        where = f"incidents/{subject.id}" if subject.kind == "incident" else f"entities/{quote(subject.id, safe='/~')}"
        answer = client.get(f"{API}/{where}/dossier?lang={lang}&format={format}&complete={complete}")
        assert answer.content == out.read_bytes(), subject
        assert answer.headers["content-disposition"].startswith("attachment; filename=")


def test_who_has_no_dossier(client: TestClient) -> None:
    assert client.get(f"{API}/entities/place/raqqa/dossier").status_code == 400
    assert client.get(f"{API}/entities/actor/nobody/dossier").status_code == 404
    assert client.get(f"{API}/incidents/i-none/dossier").status_code == 404


@pytest.mark.parametrize("published", [False, True])
def test_the_export_is_that_of_the_command_line(
    client: TestClient, record: Path, tmp_path: Path, published: bool
) -> None:
    args = ["export", "--record", str(record), "--format", "jsonl", "--out", str(tmp_path)]
    assert cli.main([*args, *(["--published"] if published else [])]) == 0
    for table in NOUNS:
        answer = client.get(f"{API}/export/{table}.jsonl?published={published}")
        assert answer.content == (tmp_path / f"{table}.jsonl").read_bytes()
    assert client.get(f"{API}/export/judgements.jsonl").content == b""
    mine, theirs = client.get(f"{API}/export/manifest.json?published={published}").json(), (tmp_path / "manifest.json")
    expected = json.loads(theirs.read_text())
    assert mine | {"created": ""} == expected | {"created": ""}


@pytest.mark.parametrize("complete", [False, True])
@pytest.mark.parametrize("format", ["csv", "geojson", "acled"])
def test_packed_files_are_those_of_the_command_line(
    client: TestClient, store: Store, tmp_path: Path, format: Any, complete: bool
) -> None:
    export(store, desk_of(client).engine.words, tmp_path, format, withhold=not complete)
    answer = client.get(f"{API}/export/{format}.zip?complete={complete}")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert {name: packed.read(name) for name in packed.namelist()} == {
            p.name: p.read_bytes() for p in tmp_path.iterdir()
        }
    assert client.get(f"{API}/export/{format}.zip?complete={complete}").content == answer.content


# --- asking -----------------------------------------------------------------------------------------------------------

STATEMENTS = [
    ("قالت قسد إن هجوماً على سجن السنديان أوقع سبعة قتلى.", "2024-02-12", ""),
    ("غارة على سوق التبلدي أوقعت ثلاثين قتيلاً.", "", "نوافذ"),
]


def token(client: TestClient) -> dict[str, str]:
    given = get(client, "/token")
    return {given["header"]: given["token"]}


@pytest.mark.parametrize(("text", "published", "outlet"), STATEMENTS)
def test_check_is_that_of_the_command_line(
    client: TestClient, record: Path, capsys: pytest.CaptureFixture[str], text: str, published: str, outlet: str
) -> None:
    options = (["--published", published] if published else []) + (["--outlet", outlet] if outlet else [])
    assert cli.main(["check", text, "--record", str(record), "--json", *options]) == 0
    expected = json.loads(capsys.readouterr().out)
    body = {"text": text, "published": published, "outlet": outlet}
    answer = client.post(f"{API}/check", json=body, headers=token(client))
    assert answer.status_code == 200 and answer.json() == expected
    assert expected["verdicts"]
    operation = app_of(client).openapi()["paths"][f"{API}/check"]["post"]
    schemas = app_of(client).openapi()["components"]["schemas"]
    assert misfits(operation["responses"]["200"]["content"]["application/json"]["schema"], expected, schemas) == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"text": "no Arabic here"}, 400),
        ({"text": "هجوم على السجن", "published": "tomorrow"}, 400),
        ({"text": "\ud800 هجوم"}, 422),
        ({"text": "ه" * 200_001}, 422),
        ({"published": "2022"}, 422),
        ({"text": 5}, 422),
    ],
)
def test_what_cannot_be_checked(client: TestClient, body: dict[str, Any], status: int) -> None:
    content = json.dumps(body)
    answer = client.post(f"{API}/check", content=content, headers=token(client) | {"content-type": "application/json"})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")


def test_changes_are_those_of_the_command_line(
    client: TestClient, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["changes", "--since", "2020-01-01", "--record", str(record), "--json"]) == 0
    assert get(client, "/changes", since="2020-01-01") == json.loads(capsys.readouterr().out)


def test_the_record_tells_of_itself(client: TestClient, store: Store) -> None:
    found = get(client, "/record")
    assert found["counts"]["incidents"] == len(query.incidents(store)) and found["current"]
    assert f"{found['seen']} {found['log']}" == store.head()
    assert found["versions"]["tawatur"] == tawatur.__version__


# --- freshness --------------------------------------------------------------------------------------------------------

ADDRESSES = [
    "/incidents",
    "/incidents?limit=2",
    "/record",
    "/export/claims.jsonl",
    "/export/claims.jsonl?published=true",
    "/export/csv.zip",
    "/entities/actor/sdf/dossier",
    "/documents",
    "/openapi.json",
    "/en/incidents",
]


def full(address: str) -> str:
    return address if address.startswith(("/openapi", "/en/")) else API + address


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_an_answer_is_told_so(client: TestClient, address: str) -> None:
    first = client.get(full(address))
    etag = first.headers["etag"]
    assert first.status_code == 200 and etag.startswith('"') and first.headers["cache-control"] == "no-cache"
    for held in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        again = client.get(full(address), headers={"if-none-match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
        assert "content-length" not in again.headers and "content-security-policy" in again.headers
    other = client.get(full(address), headers={"if-none-match": '"other"'})
    assert (other.status_code, other.content) == (200, first.content)


@pytest.mark.parametrize("address", [*ADDRESSES, "/static/desk.css", "/incidents/i-none"])
def test_head_is_get_without_a_body(client: TestClient, address: str) -> None:
    path = address if address.startswith("/static") else full(address)
    got, head = client.get(path), client.head(path)
    assert (head.status_code, head.content) == (got.status_code, b"")
    for name in ("etag", "content-type", "content-security-policy"):
        assert head.headers.get(name) == got.headers.get(name), name
    assert head.headers.get("content-length", got.headers.get("content-length")) == got.headers.get("content-length")


def test_answers_of_different_addresses_and_records_bear_different_etags(client: TestClient, tmp_path: Path) -> None:
    etags = [
        client.get(API + a).headers["etag"] for a in ("/export/claims.jsonl", "/export/claims.jsonl?published=true")
    ]
    with asking(tmp_path / "empty.record") as other:
        etags.append(other.get(f"{API}/export/claims.jsonl").headers["etag"])
        assert other.get(f"{API}/incidents").json() == {"items": [], "total": 0, "next": None}
    assert len(set(etags)) == 3


# --- whatever is asked ------------------------------------------------------------------------------------------------

_ODD = [
    "",
    " ",
    "\0",
    "..",
    "../../etc/passwd",
    "%2e%2e%2f",
    "'; DROP TABLE incidents; --",
    "i-",
    "c-",
    '"',
    "*",
    "أ" * 600,
]
_TEXTS = st.one_of(st.sampled_from(_ODD), st.text(max_size=20))


def values(schema: Mapping[str, Any], name: str, known: list[str]) -> st.SearchStrategy[list[str]]:
    """What an address may hold for a parameter, sense and nonsense."""
    if "anyOf" in schema:
        return st.one_of([values(part, name, known) for part in schema["anyOf"] if part.get("type") != "null"])
    if schema.get("type") == "array":
        return st.lists(values(schema["items"], name, known).map(lambda v: v[0] if v else ""), max_size=4)
    each: st.SearchStrategy[str] = _TEXTS
    if "enum" in schema:
        each = st.one_of(st.sampled_from([str(v) for v in schema["enum"]]), _TEXTS)
    elif schema.get("type") == "integer":
        each = st.one_of(st.integers(-3, 300), st.integers(), st.just(10**40)).map(str)
    elif schema.get("type") == "boolean":
        each = st.sampled_from(["true", "false", "1", "", "maybe"])
    elif name in ("from", "to", "since"):
        each = st.one_of(
            st.sampled_from(["2022", "2022-13", "2022-02-30", "../2022", "9999-12-31", "0000", "/"]), _TEXTS
        )
    elif known:
        each = st.one_of(st.sampled_from(known), _TEXTS)
    return each.map(lambda v: [v])


@settings(max_examples=400, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_nothing_that_is_asked_is_a_fault(client: TestClient, data: st.DataObject) -> None:
    gets = [(p, o) for p, m, o in operations(app_of(client)) if m == "get"]
    path, operation = data.draw(st.sampled_from(gets), label="operation")
    incident = get(client, "/incidents", limit=1)
    cursors = [incident["next"], get(client, "/claims", limit=1)["next"], "W10", "WzEsIDJd", "WzFlOTk5LCAiYSJd"]
    known = [
        incident["items"][0]["id"],
        *incident["items"][0]["claims"],
        *incident["items"][0]["documents"],
        "actor/sdf",
        *cursors,
    ]
    query_: list[tuple[str, str]] = []
    for parameter in operation.get("parameters", ()):
        name = parameter["name"]
        if parameter["in"] == "path":
            (value,) = data.draw(values(parameter["schema"], name, known), label=name) or [""]
            path = path.replace(f"{{{name}}}", quote(value, safe=""))
        elif parameter["in"] == "query" and (parameter.get("required") or data.draw(st.booleans())):
            query_ += [(name, v) for v in data.draw(values(parameter["schema"], name, known), label=name)]
    answer = client.get(path, params=query_)
    assert answer.status_code < 500, answer.text
    assert "content-security-policy" in answer.headers
    if answer.status_code >= 400:
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["detail"]


# --- the page ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_page_tells_of_every_operation_and_noun(client: TestClient, lang: str) -> None:
    text = client.get(f"/{lang}/api").text
    tree = lxml.html.document_fromstring(text)
    ids = {element.get("id") for element in tree.xpath("//details")}
    assert {o["operationId"] for _, _, o in operations(app_of(client))} <= ids
    assert {f"noun-{name}" for name in app_of(client).openapi()["components"]["schemas"]} <= ids
    links = {a.get("href")[1:] for a in tree.xpath("//main//a[starts-with(@href, '#')]")}
    assert links <= ids | {e.get("id") for e in tree.xpath("//h2[@id]")}
    assert not tree.xpath("//*[@style] | //style | //script[not(@src) and not(@type = 'application/json')]")
    assert all(kind in text for kind in CLAIM_TYPES)
