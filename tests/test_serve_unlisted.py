"""The queue of names that no words file lists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from fastapi.testclient import TestClient

import tawatur
from tawatur.judge.name import add_entry
from tests.reading_desk import compose, desk_of, ids

VILLAGE = "place/~تل-العصفور"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    folder = tmp_path_factory.mktemp("unlisted")
    compose(folder)
    (folder / "words").mkdir()
    with desk_of(folder, folder / "words") as found:
        yield found


def test_the_commonest_come_first_and_pages_meet(client: TestClient) -> None:
    whole = client.get("/api/v1/unlisted").json()["items"]
    assert (whole[0]["entity"], whole[0]["mentions"], whole[0]["surface"]) == (VILLAGE, 3, "تل العصفور")
    assert [i["mentions"] for i in whole] == sorted((i["mentions"] for i in whole), reverse=True)
    found, cursor = [], ""
    while cursor is not None:
        answer = client.get("/api/v1/unlisted", params={"limit": 1, "cursor": cursor}).json()
        found += answer["items"]
        cursor = answer["next"]
    assert found == whole


@pytest.mark.parametrize(
    "query, entities",
    [
        ("kind=place", [VILLAGE]),
        ("kind=facility", []),
        ("q=العصفور", [VILLAGE]),
        ("q=عصفور&kind=place", [VILLAGE]),
        ("q=سجن", []),
    ],
)
def test_the_queue_is_filtered(client: TestClient, query: str, entities: list[str]) -> None:
    assert [i["entity"] for i in client.get(f"/api/v1/unlisted?{query}").json()["items"]] == entities
    tree = lxml.html.document_fromstring(client.get(f"/en/unlisted?{query}").text)
    assert [b.get("data-take") for b in tree.xpath("//*[@data-take]")] == entities
    assert ("No name fits this." in tree.text_content()) is (not entities)


def test_a_name_is_shown_with_its_uses(client: TestClient) -> None:
    tree = lxml.html.document_fromstring(client.get("/ar/unlisted?kind=place").text)
    (button,) = tree.xpath("//*[@data-take]")
    assert dict(button.attrib).items() >= {"data-kind": "place", "data-surface": "تل العصفور"}.items()
    (card,) = tree.xpath("//ol[@class='found']/li")
    assert "ورد 3" in card.text_content() and "التقارير: 2" in card.text_content()
    assert [m.text for m in card.xpath(".//mark")] == ["تل العصفور"] * 3
    keys = ids(client)
    reports = [a.get("href").split("/")[-1].split("#")[0] for a in card.xpath(".//p/a")]
    assert set(reports[:2]) == {keys["again.txt"], keys["village.txt"]}  # of different reports first
    for link in card.xpath(".//p/a"):
        key, _, mention = link.get("href").split("/")[-1].partition("#")
        assert mention in {m["id"] for m in client.get(f"/api/v1/documents/{key}/mentions").json()["items"]}


def test_every_field_of_the_form_is_labelled(client: TestClient) -> None:
    for lang in ("ar", "en"):
        tree = lxml.html.document_fromstring(client.get(f"/{lang}/unlisted").text)
        fields = tree.xpath("//dialog//*[self::input or self::textarea]")
        labels = {label.get("for") for label in tree.xpath("//dialog//label")}
        assert len(fields) == 10
        assert [f.get("name") for f in fields if f.get("id") not in labels and f.xpath("ancestor::label") == []] == []


@pytest.mark.parametrize("lang, said", [("ar", "مجلد كلماتك"), ("en", "without a folder of your own words")])
def test_a_desk_without_words_says_how_to_start_it(tmp_path: Path, lang: str, said: str) -> None:
    compose(tmp_path)
    with desk_of(tmp_path) as client:
        tree = lxml.html.document_fromstring(client.get(f"/{lang}/unlisted").text)
        told = tree.text_content()
        assert said in told
        assert f"tawatur serve --record {tmp_path / 'desk.record'} --words" in told
        assert tree.xpath("//*[@data-take] | //dialog") == []


def test_a_name_taken_into_the_words_leaves_the_queue(tmp_path: Path) -> None:
    table = compose(tmp_path)
    words = tmp_path / "words"
    item = {"id": "place/tell-usfur", "ar": "تل العصفور", "en": "Tell Usfur"}
    add_entry(words, item, "2026-01-31T12:00:00Z سلمى: اسم معروف")
    with desk_of(tmp_path, words) as client:
        assert client.get("/api/v1/entities?q=usfur").json()["items"][0]["entity"] == "place/tell-usfur"
        assert VILLAGE in client.get("/ar/unlisted?kind=place").text
        tawatur.read([tmp_path], record=tmp_path / "desk.record", metadata=table, words=words).close()
        assert client.get("/api/v1/unlisted?kind=place").json()["items"] == []
        found = client.get("/api/v1/search?q=العصفور").json()["entities"]
        assert [(e["entity"], e["mentions"]) for e in found] == [("place/tell-usfur", 3)]
