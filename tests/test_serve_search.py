"""Search over all reports and names, in the interface and on its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import lxml.html
import pytest
from fastapi.testclient import TestClient

from tawatur.cli import main
from tawatur.serve.desk import Desk
from tests.reading_desk import HOSTILE, compose, desk_of, ids


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("search")
    compose(folder)
    with desk_of(folder) as found:
        yield found


@pytest.mark.parametrize(
    "q, files, marked",
    [
        ("الاقطان", ["aqtan.txt", "copy.txt"], {"الأقطان"}),
        ("قتل", ["aqtan.txt", "copy.txt"], {"وقُتِلَ"}),
        ("رقة", ["aqtan.txt", "copy.txt"], {"الرقة"}),
        ("مدني", ["village.txt"], {"مدنيين"}),
        ("العصفور مختار", ["again.txt"], {"العصفور", "مختار"}),
        ("قريه", ["again.txt", "village.txt"], {"قرية"}),
        ("هجوم الميزان", [], set()),
        ("كلمة لا ترد", [], set()),
        ('" OR * NEAR(', [], set()),
        ("…", [], set()),
        ("alert", ["quiet.txt"], {"alert"}),
    ],
)
def test_words_are_found(client: TestClient, q: str, files: list[str], marked: set[str]) -> None:
    answer = client.get("/api/v1/search", params={"q": q}).json()
    keys = ids(client)
    assert {item["document"]["id"] for item in answer["items"]} == {keys[file] for file in files}
    assert answer["total"] == len(files)
    found = set()
    for item in answer["items"]:
        text = client.get(f"/api/v1/documents/{item['document']['id']}").json()["text"]
        for snippet in item["snippets"]:
            assert snippet["text"] == text[snippet["start"] : snippet["end"]]
            found |= {text[f["start"] : f["end"]] for f in snippet["found"]}
    assert found == marked


def test_the_page_marks_words_and_leads_to_their_place(client: TestClient) -> None:
    key = ids(client)["aqtan.txt"]
    text = client.get(f"/api/v1/documents/{key}").json()["text"]
    answer = client.get("/ar/search", params={"q": "قتل"})
    tree = lxml.html.document_fromstring(answer.text)
    assert {m.text for m in tree.xpath("//mark")} == {"وقُتِلَ"}
    places = [a.get("href") for a in tree.xpath("//main//a") if key in a.get("href") and "#" in a.get("href")]
    start = text.index("وقُتِلَ")
    assert set(places) == {f"/ar/reports/{key}#{start}-{start + len('وقُتِلَ')}"}
    assert tree.get_element_by_id("f-q").get("value") == "قتل"
    copies = [b.get("data-copy") for b in tree.xpath("//*[@data-copy]")]
    assert any("شبكة الميزان" in c and key in c for c in copies)


def test_where_words_weigh_more_comes_first_and_pages_meet(client: TestClient) -> None:
    keys = ids(client)
    whole = [i["document"]["id"] for i in client.get("/api/v1/search?q=العصفور").json()["items"]]
    assert whole == [keys["again.txt"], keys["village.txt"]]  # it names the village twice
    found, cursor = [], ""
    while cursor is not None:
        answer = client.get("/api/v1/search", params={"q": "العصفور", "limit": 1, "cursor": cursor}).json()
        found += [i["document"]["id"] for i in answer["items"]]
        cursor = answer["next"]
    assert found == whole


@pytest.mark.parametrize(
    "outlet, files", [("source/~شبكه-الميزان", ["village.txt"]), ("source/~جريده-السهل", ["again.txt"])]
)
def test_a_search_keeps_to_an_outlet(client: TestClient, outlet: str, files: list[str]) -> None:
    answer = client.get("/api/v1/search", params={"q": "العصفور", "outlet": outlet}).json()
    assert [i["document"]["id"] for i in answer["items"]] == [ids(client)[file] for file in files]
    page = client.get("/ar/search", params={"q": "العصفور", "outlet": outlet}).text
    tree = lxml.html.document_fromstring(page)
    assert [o.get("value") for o in tree.xpath("//option[@selected]")] == [outlet]


@pytest.mark.parametrize(
    "q, entities",
    [
        ("الاقطان", ["facility/al-aqtan-prison"]),
        ("aqtan", ["facility/al-aqtan-prison"]),
        ("قسد", ["actor/sdf"]),
        ("العصفور", ["place/~تل-العصفور"]),
        ("بلا اسم كهذا", []),
    ],
)
def test_names_are_found(client: TestClient, q: str, entities: list[str]) -> None:
    answer = client.get("/api/v1/search", params={"q": q}).json()
    assert [e["entity"] for e in answer["entities"]] == entities
    tree = lxml.html.document_fromstring(client.get("/en/search", params={"q": q}).text)
    links = [a.get("href") for a in tree.xpath("//main//a")]
    assert all(f"/en/entities/{quote(e, safe='/~')}" in links for e in entities)


@pytest.mark.parametrize(
    "path, there, missing",
    [
        ("/ar/search", ["كيف تبحث", "/ar/reports"], ["لا تقرير فيه"]),
        ("/en/search?q=", ["How to search"], ["No report holds"]),
        (
            "/en/search?q=nothing+here",
            ["No report holds", "/en/search?q=nothing", "/en/incidents?q=nothing%20here"],
            ["How to search"],
        ),
        ("/en/search?q=العصفور&outlet=source/none", ["Search all outlets"], ["How to search"]),
        (f"/en/search?q={HOSTILE}+nothing", ["No report holds"], [HOSTILE]),
    ],
)
def test_a_page_without_results_helps(client: TestClient, path: str, there: list[str], missing: list[str]) -> None:
    text = client.get(path).text
    assert [part for part in there if part not in text] == []
    assert [part for part in missing if part in text] == []


def test_search_answers_only_its_own_cursors(client: TestClient) -> None:
    for cursor in ("none", "W3sidGV4dCI6MX0sMV0", "WyJub3QgYSBzY29yZSIsICJkb2MtMCJd"):
        assert client.get("/api/v1/search", params={"q": "قرية", "cursor": cursor}).status_code == 400


@pytest.mark.parametrize(
    "q, kind, first",
    [
        ("الاقطان", "", "facility/al-aqtan-prison"),
        ("aqtan", "facility", "facility/al-aqtan-prison"),
        ("قسد", "actor", "actor/sdf"),
        ("الرقة", "place", "place/raqqa"),
        ("raqqa", "place", "place/raqqa"),
        ("رقة", "place", "place/raqqa"),
        ("الاقطان", "actor", None),
        ("لا أحد بهذا الاسم", "", None),
    ],
)
def test_entities_of_the_words_are_found_by_name(client: TestClient, q: str, kind: str, first: str | None) -> None:
    items = client.get("/api/v1/entities", params={"q": q, "kind": kind}).json()["items"]
    assert (items[0]["entity"] if items else None) == first
    assert all(item["class"] == (kind or item["class"]) for item in items)


def test_a_forgotten_report_leaves_the_index_too(folder: Path, stub: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "reports", "--record", "f.record"]) == 0
    Desk.open("f.record").close()
    assert Path("f.record-index").exists()
    assert main(["forget", "reports/b.txt", "--record", "f.record"]) == 0
    assert not list(Path().glob("f.record-index*"))
