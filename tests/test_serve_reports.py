"""Reports handed over at the desk: what becomes of them, what is refused, and what is taken out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tawatur.capture import MAX_BYTES, Found
from tawatur.engine import Engine
from tawatur.ingest import ingest
from tawatur.model import Metadata
from tawatur.publish.jsonl import export_jsonl
from tawatur.record import query
from tawatur.record.store import Store
from tawatur.serve.guard import TOKEN_HEADER
from tawatur.serve.reading import name_of, sample_tasks
from tawatur.workers import FileTask
from tests.conftest import exported
from tests.desking import BASE, PRESS, RECORD, Sitter, document, incident_of, sitting

NEWS = "قال مصدر طبي إن هجوماً استهدف سجن الأقطان شمالي الرقة في 20 كانون الثاني 2022 أدى إلى مقتل 4 حراس."


@pytest.fixture
def sitter(desk_record: Path) -> Iterator[Sitter]:
    with sitting() as someone:
        yield someone


def upload(sitter: Sitter, files: list[tuple[str, bytes]], **fields: str) -> Any:
    return sitter.client.post(
        "/api/v1/reports",
        files=[("files", item) for item in files],
        data=fields,
        headers={TOKEN_HEADER: sitter.desk.token, "origin": BASE},
    )


def read(sitter: Sitter, files: list[tuple[str, bytes]], **fields: str) -> dict[str, Any]:
    answer = upload(sitter, files, **fields)
    assert answer.status_code == 202, answer.text
    return sitter.wait(answer.json()["job"])


def reports() -> dict[str, str]:
    """Texts by path."""
    with Store.open(RECORD) as store:
        return {d.path: d.text for d in query.documents(store)}


def test_files_become_reports_of_the_record(sitter: Sitter) -> None:
    page = "<!DOCTYPE html><html><head><title>خبر</title></head><body><article><h1>هجوم على سجن الأقطان</h1>"
    page += f"<p>{NEWS.replace('4 حراس', '6 حراس')}</p><p>ولم ترد تفاصيل أخرى عن الحادث حتى ساعة إعداد الخبر.</p></article></body></html>"
    job = read(sitter, [("new.txt", NEWS.encode()), ("page.html", page.encode()), ("1.txt", PRESS["1.txt"].encode())])
    assert (job["state"], job["problems"]) == ("done", [])
    assert job["done"] == job["total"] == 4, "the known one is read again: its path is now a shorter one"
    assert len(job["result"]) == 2 and job["known"] == [document("1")]
    assert reports()["new.txt"] == NEWS and "6 حراس" in reports()["page.html"]
    with Store.open(RECORD) as store:
        assert set(job["result"]) < set(query.incident(store, incident_of("1")).documents)
        assert store.captured_bytes(job["result"][0]) == NEWS.encode()
    assert "new.txt" not in sitter.client.get("/ar/incidents").text


@pytest.mark.parametrize(
    "fields",
    [{"outlet": "وكالة ضفاف", "published": "2022-01-21", "title": "هجوم  جديد", "url": "https://difaf.example/1"}, {}],
)
def test_what_is_said_of_a_text_is_kept_with_it(sitter: Sitter, fields: dict[str, str]) -> None:
    answer = sitter.send("POST", "reports", {"text": NEWS, **fields})
    assert answer.status_code == 202, answer.text
    (key,) = sitter.wait(answer.json()["job"])["result"]
    with Store.open(RECORD) as store:
        given = store.captured(key).given
        found = query.document(store, key)
    said = {name: " ".join(value.split()) for name, value in fields.items()}
    assert given == Metadata(**said)
    assert found.path.startswith("pasted-") and found.published_from == ("metadata" if fields else "inferred")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\خبر.txt", "خبر.txt"),
        ("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt"),
        ("a\u202etxt.exe\n", "atxt.exe"),
        ("\x00\x1f", "pasted-2d711642b726.txt"),
        ("..", "pasted-2d711642b726.txt"),
        ("", "pasted-2d711642b726.txt"),
        (None, "pasted-2d711642b726.txt"),
        ("x" * 900 + ".txt", "x" * 196 + ".txt"),
    ],
)
def test_a_files_name_is_its_own_and_leads_nowhere(given: str | None, kept: str) -> None:
    assert name_of(given, b"x") == kept


def test_hostile_names_and_texts_stay_text(sitter: Sitter) -> None:
    name, text = "<script>alert(1)</script>.txt", NEWS + "\n<script>alert(2)</script><img src=x onerror=alert(3)>"
    job = read(sitter, [("a/" + name, text.encode()), ("<b>.txt", b"\x89PNG")], title="<i>عنوان</i>")
    kept = "script>.txt"  # what stands after the last slash
    assert reports()[kept] == text
    assert job["problems"][0].startswith("<b>.txt: this is a picture")
    for lang in ("ar", "en"):
        for path in (f"/{lang}/jobs/{job['id']}", f"/{lang}/log", f"/{lang}/incidents", f"/{lang}/add"):
            page = sitter.client.get(path)
            assert page.status_code == 200, page.text
            assert not any(bad in page.text for bad in ("<script>alert", "<img src=x", "<b>.txt", "<i>عنوان"))
    assert "&lt;b&gt;.txt" in sitter.client.get(f"/en/jobs/{job['id']}").text


def test_one_bad_file_leaves_the_others(sitter: Sitter) -> None:
    job = read(
        sitter,
        [("a.txt", b""), ("b.txt", b"\x00\x01\x02"), ("c.txt", NEWS.encode()), ("d.txt", b"plain English words")],
    )
    assert [problem.partition(":")[0] for problem in job["problems"]] == ["a.txt", "b.txt", "d.txt"]
    assert (job["state"], len(job["result"]), job["done"]) == ("done", 1, 4)


@pytest.mark.parametrize(
    ("files", "fields", "status", "why"),
    [
        ([("a.txt", b"x" * (MAX_BYTES + 1))], {}, 413, "larger than a report can be"),
        ([], {"title": "x"}, 422, "no file"),
        ([("a.txt", NEWS.encode())], {"published": "yesterday"}, 422, "no date"),
    ],
)
def test_files_that_are_refused(
    sitter: Sitter, files: list[tuple[str, bytes]], fields: dict[str, str], status: int, why: str
) -> None:
    answer = upload(sitter, files or [("", b"")], **fields)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert why in answer.json()["detail"] and len(reports()) == len(PRESS)


@pytest.mark.parametrize(
    ("body", "status", "why"),
    [
        ({"text": "   "}, 422, "no text"),
        ({}, 422, "text"),
        ({"text": NEWS, "published": "soon"}, 422, "no date"),
        ({"text": NEWS, "more": 1}, 422, "more"),
        ({"text": "س" * MAX_BYTES}, 413, "larger than a report can be"),
        ([1], 422, "object"),
    ],
)
def test_texts_that_are_refused(sitter: Sitter, body: object, status: int, why: str) -> None:
    answer = sitter.send("POST", "reports", body)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    assert why in answer.json()["detail"] and sitter.client.get("/api/v1/jobs").json()["items"] == []


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"content-type": "text/plain"}, 415), ({"content-length": "999999999", "content-type": "application/json"}, 413)],
)
def test_requests_of_another_kind_are_refused(sitter: Sitter, headers: dict[str, str], status: int) -> None:
    given = {TOKEN_HEADER: sitter.desk.token, "origin": BASE} | headers
    assert sitter.client.post("/api/v1/reports", content=b"{}", headers=given).status_code == status


def test_work_that_is_stopped_keeps_what_was_read(sitter: Sitter) -> None:
    files = [(f"{n}.txt", NEWS.replace("4", str(n + 20)).encode()) for n in range(60)]
    jobs = sitter.desk.jobs
    tell = type(jobs).change

    def stop_at_20(key: str, **what: object) -> None:
        tell(jobs, key, **what)
        if what.get("done") == 20:
            assert sitter.send("DELETE", f"jobs/{key}").status_code == 202

    jobs.change = stop_at_20  # type: ignore[method-assign]
    job = read(sitter, files)
    assert (job["state"], job["done"], len(job["result"])) == ("stopped", 20, 20)
    with Store.open(RECORD) as store:
        assert query.counts(store).documents == len(PRESS) + 20 and not store.views_are_behind()
        assert set(job["result"]) <= set(query.incident(store, incident_of("1")).documents)


def test_pages_wait_for_no_reading_and_show_what_was_known(sitter: Sitter) -> None:
    before = sitter.seen
    with sitter.desk.reading_reports(), Store.open(RECORD) as store:
        with store.transaction():
            store.bump()
        sitter.look()
        assert sitter.seen == before
        assert sitter.client.get("/en/incidents").status_code == 200
        assert store.views_are_behind()
    sitter.look()
    with Store.open(RECORD) as store:
        assert not store.views_are_behind()


def test_a_report_is_taken_out(sitter: Sitter) -> None:
    key = document("5")
    assert sitter.client.delete(f"/api/v1/documents/{key}").status_code == 403
    assert sitter.send("DELETE", f"documents/{key}").json()["document"] == key
    assert PRESS["5.txt"] not in reports().values()
    assert sitter.send("DELETE", f"documents/{key}").status_code == 404
    assert sitter.send("DELETE", "documents/doc-").status_code == 404, "only a whole id"


def test_the_sample_is_read_into_an_empty_record(desk_record: Path) -> None:
    with sitting("empty.record") as sitter:
        job = sitter.wait(sitter.send("POST", "sample").json()["job"])
        assert (job["state"], len(job["result"]), job["problems"]) == ("done", 15, [])
        assert 'class="cards"' in sitter.client.get("/ar/incidents").text
    assert all(task.given is not None and task.content for task in sample_tasks())


def test_work_that_nobody_knows(sitter: Sitter) -> None:
    assert sitter.client.get("/api/v1/jobs/job-x").status_code == 404
    assert sitter.send("DELETE", "jobs/job-x").status_code == 404


@pytest.mark.parametrize("workers", [1, 2])
def test_reports_that_are_handed_over_are_read_as_files_are(
    desk_record: Path, desk_engine: Engine, workers: int
) -> None:
    handed = [FileTask(f"press/{name}", None, text.encode()) for name, text in PRESS.items()]
    with Store.open("handed.record", create=True) as store:
        summary = ingest(store, Found(()), desk_engine, handed=[*handed, FileTask("e.txt", None, b"")], workers=workers)
        assert (summary.read, [p.path for p in summary.problems]) == (len(PRESS), ["e.txt"])
    for name, path in (("a", RECORD), ("b", "handed.record")):
        with Store.open(path) as store:
            export_jsonl(store, Path(name))
    assert exported(Path("a")) == exported(Path("b"))
