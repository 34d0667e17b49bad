"""The pages that people judge and add from: the log, the form for reports, and what the scripts of judging say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tawatur.cli import main
from tawatur.model import Verb
from tawatur.record.store import Store
from tawatur.serve.web.phrases import phrases, phrases_of
from tests.desking import PRESS, RECORD, Sitter, attack, document, incident_of, sitting, speakers

STATIC = Path(__file__).parent.parent / "src" / "tawatur" / "serve" / "web" / "static"


@pytest.fixture
def sitter(desk_record: Path) -> Iterator[Sitter]:
    with sitting() as someone:
        yield someone


def page(sitter: Sitter, path: str) -> str:
    answer = sitter.client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.text


def shown(sitter: Sitter, query: str = "", lang: str = "en") -> list[str]:
    """Ids of the judgements on a page of the log."""
    return re.findall(r'<li class="panel[^>]* id="(j-\w+)"', page(sitter, f"/{lang}/log{query}"))


@pytest.fixture
def judged(sitter: Sitter) -> dict[str, str]:
    """Ids of judgements given, by what they are."""
    other = Sitter(sitter.client, sitter.desk, "ماهر")
    given = {"reject": sitter.done("reject", claims=[attack("2")])["judgement"]["id"]}
    given["undo"] = sitter.done("undo", judgement=given["reject"])["judgement"]["id"]
    other.look()
    given["grade"] = other.done("reliability", entity=speakers()[0], grade="B")["judgement"]["id"]
    given["hide"] = other.done("withhold", document=document("1"), start=0, end=3)["judgement"]["id"]
    given["merge"] = other.done("merge", incidents=[incident_of("1"), incident_of("3")])["judgement"]["id"]
    return given


def test_the_log_shows_the_latest_first_and_finds(sitter: Sitter, judged: dict[str, str]) -> None:
    assert shown(sitter) == [judged[k] for k in ("merge", "hide", "grade", "undo", "reject")]
    table = {
        "?who=سعاد": ("undo", "reject"),
        "?verb=merge": ("merge",),
        "?who=سعاد&verb=merge": (),
        f"?id={attack('2')}": ("merge", "undo", "reject"),
        f"?id={attack('3')}": ("merge",),
        f"?id={document('2')}": ("merge", "reject"),
        f"?id={document('1')}": ("merge", "hide"),
        f"?id={judged['reject']}": ("undo", "reject"),
        f"?id={speakers()[0]}": ("grade",),
        "?id=nothing": (),
    }
    assert {query: tuple(shown(sitter, query)) for query in table} == {
        query: tuple(judged[k] for k in found) for query, found in table.items()
    }


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("undone", "in force", "reliability of", "undo (reject «", "a report was read", "a judgement by")),
        ("ar", ("تُراجع عنه", "سارٍ", "درجة وثاقة", "التراجع عن (رفض «", "قُرئ تقرير", "حكم من")),
    ],
)
def test_the_log_says_who_did_what_in_each_language(
    sitter: Sitter, judged: dict[str, str], lang: str, said: tuple[str, ...]
) -> None:
    text = re.sub(r"</?bdi[^>]*>", "", page(sitter, f"/{lang}/log"))
    assert [phrase for phrase in said if phrase not in text] == []
    assert text.count('data-acts="judgement"') == 4, "what is undone offers no undoing"
    assert f'href="/{lang}/incidents/{incident_of("1")}"' in text
    assert f'href="/{lang}/reports/{document("1")}#0-3"' in text
    assert f'href="/{lang}/log?id={judged["reject"]}"' in text


def test_the_log_is_paged(sitter: Sitter, monkeypatch: pytest.MonkeyPatch, judged: dict[str, str]) -> None:
    monkeypatch.setattr("tawatur.serve.web.log.PAGE", 2)
    monkeypatch.setattr("tawatur.serve.web.log._HISTORY", 3)
    every, query, entries = [], "", []
    for _ in range(3):
        text = page(sitter, f"/en/log?{query}")
        every += shown(sitter, f"?{query}")
        following = re.search(r'\?&amp;before=(\d+)" rel="next"', text)
        query = f"before={following[1]}" if following else ""
    assert every == [judged[k] for k in ("merge", "hide", "grade", "undo", "reject")] and not query
    text = page(sitter, "/en/log?entry=4")
    entries = re.findall(r"<tr><td><bdi>(\d+)</bdi>", text)
    assert entries == ["3", "2", "1"]
    answer = sitter.client.get("/api/v1/judgements", params={"limit": 2}).json()
    rest = sitter.client.get("/api/v1/judgements", params={"cursor": answer["next"]}).json()
    assert [row["id"] for row in answer["items"] + rest["items"]] == every and rest["next"] is None


def test_the_log_tells_of_what_is_gone(sitter: Sitter, judged: dict[str, str]) -> None:
    assert main(["judge", "erase", judged["grade"], "--record", RECORD, "--who", "ماهر", "--why", "طلب"]) == 0
    sitter.done("reject", claims=[attack("5")])
    assert sitter.send("DELETE", f"documents/{document('5')}").status_code == 200
    text = re.sub(r"</?bdi[^>]*>", "", page(sitter, "/en/log"))
    assert judged["grade"] not in text and "erased the words of entry" in text
    assert "without effect: its report was taken out" in text and "a report was taken out" in text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_names_and_reasons_stay_text(sitter: Sitter, lang: str) -> None:
    bad = "<img src=x onerror=alert(1)>\u202e"
    sitter.who = bad
    sitter.done("accept", claims=[attack("1")], why=bad)
    text = page(sitter, f"/{lang}/log")
    assert "&lt;img src=x" in text and "<img" not in text and "\u202e" not in text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_form_for_reports(sitter: Sitter, lang: str) -> None:
    text = page(sitter, f"/{lang}/add")
    labels = set(re.findall(r'<label[^>]* for="([^"]+)"', text))
    controls = set(re.findall(r'<(?:input|textarea|select)[^>]* id="([^"]+)"', text))
    assert controls <= labels and {"files", "text", "f-outlet", "t-url"} <= controls
    assert "data-sample" not in text, "the sample is for an empty record"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_page_of_work_says_what_changed(sitter: Sitter, lang: str) -> None:
    new = PRESS["1.txt"].replace("5 أشخاص", "30 شخصاً")
    answer = sitter.send("POST", "reports", {"text": new, "name": "new.txt", "published": "2022-01-21"})
    job = sitter.wait(answer.json()["job"])
    text = page(sitter, f"/{lang}/jobs/{job['id']}")
    assert (
        f'href="/{lang}/reports/{job["result"][0]}"' in text and f'href="/{lang}/incidents/{incident_of("1")}"' in text
    )
    assert ("30" in text) and ('class="chip new"' not in text)
    alone = sitter.send("POST", "reports", {"text": new.replace("الأقطان شمالي الرقة", "غويران في الحسكة")})
    text = page(sitter, f"/{lang}/jobs/{sitter.wait(alone.json()['job'])['id']}")
    assert 'class="chip new"' in text
    again = sitter.send("POST", "reports", {"text": new})
    text = page(sitter, f"/{lang}/jobs/{sitter.wait(again.json()['job'])['id']}")
    assert phrases()["add.nothing"][lang] in text and phrases()["add.known_already"][lang].format(1) in text
    assert sitter.client.get(f"/{lang}/jobs/job-nothing").status_code == 404


def test_a_page_of_work_under_way_needs_no_script(sitter: Sitter) -> None:
    seen: list[str] = []

    def work(watch: Any) -> None:
        watch.tell(done=1, total=3)
        seen.append(page(sitter, f"/en/jobs/{watch.id}"))

    job = sitter.desk.jobs.start("reports", "2026-01-31T12:00:00Z", work, total=3)
    sitter.wait(job.id)
    assert 'data-job="' + job.id in seen[0] and "1 of 3" in re.sub(r"</?bdi[^>]*>", "", seen[0])
    assert 'data-job="' not in page(sitter, f"/en/jobs/{job.id}")


# --- the scripts ------------------------------------------------------------------------------------------------------


def test_every_phrase_that_a_script_says_is_there_in_both_languages(sitter: Sitter) -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("review*.js")))
    said = set(re.findall(r'say\("(\w+)"', scripts)) | set(re.findall(r'button\("(\w+)"', scripts))
    said |= {f"grade_{g}" for g in "ABCDEF"} | {f"role_{r}" for r in ("agent", "target", "participant")}
    said |= {f"{kind}_group" for kind in ("claim", "incident", "entity", "report", "judgement")}
    verbs = set(Verb.__args__) - {"name"}  # type: ignore[attr-defined]
    said |= {f"reason_{verb}" for verb in verbs}
    for lang in ("ar", "en"):
        text = page(sitter, f"/{lang}/log")
        given = json.loads(re.search(r'id="review-phrases">(.*?)</script>', text)[1])  # type: ignore[index]
        assert given == phrases_of("review", lang) and said - set(given) == set()
        assert all(given[key].strip() for key in given)


def test_scripts_write_no_markup() -> None:
    for path in sorted(STATIC.glob("*.js")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", text), path.name


def test_views_of_a_record_that_is_opened_meanwhile(sitter: Sitter) -> None:
    """What the command line judges between a page's beginning and its end counts as not seen."""
    with sitter.desk.store_as_seen() as (store, seen):
        assert main(["judge", "reject", attack("1"), "--record", RECORD, "--who", "ماهر", "--why", "خطأ"]) == 0
        with Store.open(RECORD) as other:
            assert int((other.head() or "0").split(" ")[0]) == seen + 1
        assert store.path == RECORD
    sitter.seen = seen
    assert sitter.judge("accept", claims=[attack("1")]).status_code == 409
