"""A report's page and interface: its words as captured, what was read from them, where they come from."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from fastapi.testclient import TestClient

import tawatur
from tawatur.judge.make import Judge, on_claims
from tawatur.record.judgements import add_judgement
from tawatur.serve.desk import Desk
from tawatur.serve.report import outside
from tawatur.serve.web.reports import verbatim
from tawatur.words.compile import load_words
from tests.reading_desk import AQTAN, HOSTILE, REPORTS, compose, desk_of, ids


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("reports")
    compose(folder)
    with desk_of(folder) as found:
        yield found


def page(client: TestClient, path: str) -> lxml.html.HtmlElement:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    return lxml.html.document_fromstring(answer.text)


@pytest.mark.parametrize(
    "text", ["", "\n أ", "سطر\r\nسطر\rسطر\n", "😀 <b>&amp;</b> \"'", "\u202eعكس\u202c \x07\x85\ufeff", HOSTILE]
)
def test_every_character_of_a_text_reaches_the_browser(text: str) -> None:
    written = str(verbatim(text))
    assert html.unescape(written) == text
    assert "<" not in written and "\r" not in written


def test_a_character_that_no_page_can_hold_keeps_its_place() -> None:
    assert verbatim("أ\0ب") == "أ\ufffdب"


@pytest.mark.parametrize("file", REPORTS)
def test_marks_stand_on_their_words(client: TestClient, file: str) -> None:
    key = ids(client)[file]
    tree = page(client, f"/ar/reports/{key}")
    text = client.get(f"/api/v1/documents/{key}").json()["text"]
    assert tree.get_element_by_id("text").text == text
    marks = tree.xpath("//*[@data-mark]")
    for mark in marks:
        (words,) = mark.xpath(".//blockquote | .//q")
        assert words.text_content() == text[int(mark.get("data-start")) : int(mark.get("data-end"))]
    told = client.get(f"/api/v1/documents/{key}/claims").json()["items"]
    named = client.get(f"/api/v1/documents/{key}/mentions").json()["items"]
    assert [m.get("id") for m in marks] == [item["id"] for item in (*told, *named)]
    assert bool(marks) is (file != "quiet.txt")


def test_a_claim_card_says_what_was_read(client: TestClient) -> None:
    key = ids(client)["aqtan.txt"]
    told = client.get(f"/api/v1/documents/{key}/claims").json()["items"]
    for lang, affirmed, denied in (("ar", "إثبات", "نفي"), ("en", "affirmed", "negated")):
        tree = page(client, f"/{lang}/reports/{key}")
        cards = {card.get("id"): card for card in tree.xpath("//ol[@class='claims']/li")}
        assert list(cards) == [c["id"] for c in told]
        assert {c["polarity"] for c in told} == {"affirmed", "negative"}
        for claim in told:
            card = cards[claim["id"]]
            said = card.text_content()
            links = [a.get("href") for a in card.xpath(".//a")]
            assert (denied if claim["polarity"] == "negative" else affirmed) in said
            assert claim["rule"] in said
            assert f"/{lang}/entities/{claim['where']}" in links
            assert claim["incident"] and f"/{lang}/incidents/{claim['incident']}" in links
            assert all(f"/{lang}/entities/{link['entity']}" in links for link in claim["chain"])
            (acts,) = card.xpath(".//*[@class='acts']")
            for place in (card, acts):
                assert (place.get("data-claim"), place.get("data-incident")) == (claim["id"], claim["incident"])
            assert acts.get("data-acts") == "claim" and not acts.text_content()
            (copy,) = card.xpath(".//*[@data-copy]")
            assert copy.get("data-copy").endswith(f"{key} [{claim['start']}–{claim['end']}]")
            assert copy.get("data-copy").startswith("«" + " ".join(claim["text"].split()) + "»")


@pytest.mark.parametrize(
    "file, held",
    [
        ("aqtan.txt", ["https://mizan.example/1"]),
        ("village.txt", ["https://mizan.example/3"]),
        ("copy.txt", []),
        ("again.txt", []),
        ("quiet.txt", []),
    ],
)
def test_only_web_addresses_are_links(client: TestClient, file: str, held: list[str]) -> None:
    tree = page(client, f"/ar/reports/{ids(client)[file]}")
    away = [a for a in tree.xpath("//main//a") if not a.get("href").startswith(("/", "#"))]
    assert [a.get("href") for a in away] == held
    assert all("noreferrer" in a.get("rel") for a in away)
    url = REPORTS[file][3]
    assert url in tree.xpath("//*[@class='custody']")[0].text_content()


def test_custody_is_told(client: TestClient) -> None:
    found = ids(client)
    row = client.get(f"/api/v1/documents/{found['aqtan.txt']}").json()
    told = page(client, f"/en/reports/{found['aqtan.txt']}").xpath("//*[@class='about']")[0].text_content()
    for part in (
        row["sha256"],
        row["captured_at"],
        row["path"],
        row["id"],
        row["method"],
        "21 January 2022",
        "is given",
    ):
        assert part in told
    assert row["versions"] == [{"document": found["copy.txt"], "how": "copy"}]
    assert row["paths"] == [row["path"]]
    other = client.get(f"/api/v1/documents/{found['copy.txt']}").json()
    assert (other["copy_of"], other["versions"]) == (found["aqtan.txt"], [])
    tree = page(client, f"/ar/reports/{found['copy.txt']}")
    assert [a.get("href") for a in tree.xpath("//*[@class='panel copy']/a")] == [f"/ar/reports/{found['aqtan.txt']}"]


def test_the_bytes_come_back_as_they_were_captured(client: TestClient) -> None:
    key = ids(client)["aqtan.txt"]
    answer = client.get(f"/api/v1/documents/{key}/original")
    assert answer.content == AQTAN.encode()
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert answer.headers["x-content-type-options"] == "nosniff"
    again = client.get(f"/api/v1/documents/{key}/original", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_claim_is_explained(client: TestClient) -> None:
    key = ids(client)["aqtan.txt"]
    text = client.get(f"/api/v1/documents/{key}").json()["text"]
    for claim in client.get(f"/api/v1/documents/{key}/claims").json()["items"]:
        told = client.get(f"/api/v1/documents/{key}/explain", params={"claim": claim["id"], "lang": "en"}).json()
        for step in (*told["recognised"], *told["left"]):
            assert text[step["start"] : step["end"]] == step["text"]
        at = [(s["start"], s["end"]) for s in told["recognised"] if s["rule"] == claim["rule"]]
        assert at == [(claim["trigger"]["start"], claim["trigger"]["end"])]
        spoken = [(s["start"], s["end"]) for s in told["recognised"] if s["rule"] is None]
        assert spoken == [(link["start"], link["end"]) for link in claim["chain"]]
        assert all(claim["start"] <= s["start"] and s["end"] <= claim["end"] and s["reason"] for s in told["left"])


@pytest.mark.parametrize(
    "path, status",
    [
        ("/ar/reports/doc-0", 404),
        ("/api/v1/documents/doc-0", 404),
        ("/api/v1/documents/doc-0/claims", 404),
        ("/api/v1/documents/doc-0/mentions", 404),
        ("/api/v1/documents/doc-0/original", 404),
        ("/api/v1/documents/{aqtan.txt}/explain?claim=c-0", 404),
        ("/api/v1/documents/{aqtan.txt}/explain", 422),
        ("/api/v1/documents?cursor=none", 400),
        ("/api/v1/documents?limit=0", 422),
        ("/fr/reports", 422),
    ],
)
def test_what_is_not_there(client: TestClient, path: str, status: int) -> None:
    for name, key in ids(client).items():
        path = path.replace("{" + name + "}", key)
    assert client.get(path).status_code == status


def test_hidden_marks_are_in_the_address(client: TestClient) -> None:
    key = ids(client)["aqtan.txt"]
    tree = page(client, f"/ar/reports/{key}?hide=time&hide=outside")
    off = [i.get("value") for i in tree.xpath("//*[@id='legend']//input") if i.get("checked") is None]
    assert off == ["time", "outside"]


# --- the list ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query, files",
    [
        ("", ["quiet.txt", "again.txt", "village.txt", "copy.txt", "aqtan.txt"]),
        ("q=الاقطان", ["copy.txt", "aqtan.txt"]),
        ("q=العصفور", ["again.txt", "village.txt"]),
        ("q=العصفور&outlet=source/~شبكه-الميزان", ["village.txt"]),
        ("outlet=source/~شبكه-الميزان", ["village.txt", "aqtan.txt"]),
        ("outlet=", ["quiet.txt", "again.txt", "village.txt", "copy.txt", "aqtan.txt"]),
        ("outlet=source/none", []),
        ("q=…", []),
    ],
)
def test_reports_are_listed(client: TestClient, query: str, files: list[str]) -> None:
    keys = [ids(client)[file] for file in files]
    answer = client.get(f"/api/v1/documents?{query}").json()
    assert [item["id"] for item in answer["items"]] == keys
    assert (answer["total"], answer["next"]) == (len(keys), None)
    assert all("text" not in item for item in answer["items"])
    tree = page(client, f"/en/reports?{query}")
    assert [a.get("href") for a in tree.xpath("//td[1]/a")] == [f"/en/reports/{key}" for key in keys]
    assert bool(tree.xpath("//table")) is bool(keys)


def test_pages_of_reports_meet(client: TestClient) -> None:
    whole = [item["id"] for item in client.get("/api/v1/documents").json()["items"]]
    found, cursor = [], ""
    while cursor is not None:
        answer = client.get(f"/api/v1/documents?limit=2&cursor={cursor}").json()
        found += [item["id"] for item in answer["items"]]
        cursor = answer["next"]
    assert found == whole


def test_a_list_counts_what_was_read(client: TestClient) -> None:
    for item in client.get("/api/v1/documents").json()["items"]:
        claims = client.get(f"/api/v1/documents/{item['id']}/claims").json()["items"]
        assert (item["claims"], item["incidents"]) == (len(claims), len({c["incident"] for c in claims}))


def test_no_report_becomes_markup(client: TestClient) -> None:
    key = ids(client)["quiet.txt"]
    for path in (f"/ar/reports/{key}", "/ar/reports", "/en/search?q=alert", f"/en/search?q={HOSTILE}"):
        assert HOSTILE not in client.get(path).text
    assert HOSTILE in page(client, f"/ar/reports/{key}").get_element_by_id("text").text


# --- as the record changes --------------------------------------------------------------------------------------------


def test_people_s_judgements_stand_on_the_card(tmp_path: Path) -> None:
    compose(tmp_path)
    with desk_of(tmp_path) as client:
        key = ids(client)["aqtan.txt"]
        claim = client.get(f"/api/v1/documents/{key}/claims").json()["items"][0]["id"]
        desk: Desk = client.app.state.desk  # type: ignore[attr-defined]
        with desk.store() as store:
            said = on_claims(store, Judge("سلمى", "2026-01-31T12:00:00Z", "نقل مضلل"), "reject", [claim])
            add_judgement(store, said)
        card = page(client, f"/ar/reports/{key}").get_element_by_id(claim).text_content()
        for part in ("مرفوضة", "سلمى", "رفضها", "نقل مضلل", "لا تدخل في واقعة"):
            assert part in card
        assert client.get(f"/api/v1/documents/{key}/claims").json()["items"][0]["incident"] is None


def test_the_list_follows_the_record(tmp_path: Path) -> None:
    table = compose(tmp_path)
    with desk_of(tmp_path) as client:
        table.write_text(
            table.read_text(encoding="utf-8").replace("جريدة السهل,2022-02-09", "شبكة الميزان,2022-05-01"),
            encoding="utf-8",
        )
        (tmp_path / "village.txt").write_text("خبر آخر عن قرية تل العصفور في الملف نفسه.", encoding="utf-8")
        tawatur.read([tmp_path], record=tmp_path / "desk.record", metadata=table).close()
        rows = client.get("/api/v1/documents?outlet=source/~شبكه-الميزان").json()["items"]
        assert [row["path"].rsplit("/", 1)[-1] for row in rows] == [
            "again.txt",
            "village.txt",
            "village.txt",
            "aqtan.txt",
        ]
        assert rows[0]["published"] == "2022-05-01"
        found = client.get(f"/api/v1/documents/{rows[1]['id']}").json()["versions"]
        assert found == [{"document": rows[2]["id"], "how": "address"}]


def test_what_is_not_the_article_is_told() -> None:
    text = (
        "هجوم على سجن السنديان قرب البحيرة الكبيرة\n"
        "هاجم مسلحون سجن السنديان مساء السبت، وقتلوا سبعة من حراسه قبل أن ينسحبوا نحو البحيرة القريبة من المدينة.\n"
        "وقالت إدارة السجن إن الحراس استعادوا البوابة بعد ساعتين من القتال العنيف حولها.\n"
        "تابعونا على تلغرام\n"
        "اشترك في النشرة البريدية\n"
    )
    found = outside(text, load_words())
    assert [text[start:end] for start, end in found] == ["تابعونا على تلغرام\nاشترك في النشرة البريدية"]
