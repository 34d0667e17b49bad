"""What tests of the desk share: a record of small composed reports, the desk over it, and a browser's way to talk to it."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi.testclient import TestClient

from tawatur.capture import find_reports
from tawatur.engine import Engine, load_engine
from tawatur.ingest import ingest
from tawatur.record import query
from tawatur.record.store import Store
from tawatur.serve.app import make_app
from tawatur.serve.desk import Desk
from tawatur.serve.guard import TOKEN_HEADER

RECORD = "desk.record"
BASE = "http://127.0.0.1"

# Composed for these tests: the counts and the speakers are invented.
PRESS = {
    "1.txt": "قال مصدر طبي إن هجوماً استهدف سجن الأقطان شمالي الرقة في 20 كانون الثاني 2022 أدى إلى مقتل 5 أشخاص.",
    "2.txt": "قال مصدر أمني إن هجوماً استهدف سجن الأقطان شمالي الرقة في 20 كانون الثاني 2022 أدى إلى مقتل 9 أشخاص.",
    "3.txt": "قال مصدر محلي إن هجوماً استهدف سجن الأقطان شمالي الرقة في 11 آذار 2023 أدى إلى إصابة 3 أشخاص.",
    "5.txt": "وقع هجوم على سجن السنديان في 20 كانون الثاني 2022.",
}


@dataclass
class Sitter:
    """Somebody at the desk, who has seen the record up to an entry of its log."""

    client: TestClient
    desk: Desk
    who: str = "سعاد"
    seen: int = 0
    headers: dict[str, str] = field(default_factory=dict)

    def look(self) -> None:
        """Loads a page."""
        page = self.client.get("/ar/incidents").text
        self.seen = int(page.partition('data-seen="')[2].partition('"')[0])

    def send(self, method: str, path: str, body: object = None, **headers: str) -> httpx2.Response:
        """A request as the desk's own pages send it."""
        given = {TOKEN_HEADER: self.desk.token, "origin": BASE, **headers}
        return self.client.request(method, f"/api/v1/{path}", json=body, headers=given)

    def judge(self, verb: str, **what: Any) -> httpx2.Response:
        """A judgement, at the stand that was last seen."""
        body = {"verb": verb, "who": self.who, "why": "قرأت التقرير", "seen": self.seen, **what}
        return self.send("POST", "judgements", body)

    def done(self, verb: str, **what: Any) -> dict[str, Any]:
        """The same, which must be taken."""
        answer = self.judge(verb, **what)
        assert answer.status_code == 201, answer.text
        found: dict[str, Any] = answer.json()
        self.seen = found["seen"]
        return found

    def wait(self, job: str) -> dict[str, Any]:
        """The work as it is when it has ended."""
        for thread in self.desk.jobs.threads():
            thread.join(timeout=60)
        found: dict[str, Any] = self.client.get(f"/api/v1/jobs/{job}").json()
        assert found["state"] in ("done", "failed", "stopped"), found
        return found


def fill(record: str, reports: Mapping[str, str], engine: Engine) -> None:
    """A record of reports, each in a file of `press/`."""
    for name, text in reports.items():
        path = Path("press", name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with Store.open(record, create=True) as store:
        ingest(store, find_reports(["press"]), engine)


@pytest.fixture(scope="module")
def desk_engine() -> Engine:
    """The reader with its words, loaded once."""
    return load_engine()


@pytest.fixture(scope="module")
def desk_filled(desk_engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports of PRESS and a record of them."""
    folder = tmp_path_factory.mktemp("filled")
    with contextlib.chdir(folder):
        fill(RECORD, PRESS, desk_engine)
    return folder


@pytest.fixture
def desk_record(desk_filled: Path, desk_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder to work in; desks use the words that are loaded, unless there are words of their own."""
    shutil.copytree(desk_filled, tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    monkeypatch.setattr(
        "tawatur.serve.desk.load_engine", lambda overlay: load_engine(overlay) if overlay else desk_engine
    )
    return tmp_path / "desk" / RECORD


@contextmanager
def sitting(record: str = RECORD, overlay: Path | None = None) -> Iterator[Sitter]:
    """Somebody at the desk of a record, who has just loaded a page."""
    desk = Desk.open(record, overlay)
    try:
        sitter = Sitter(TestClient(make_app(desk), base_url=BASE), desk)
        sitter.look()
        yield sitter
    finally:
        desk.close()


def attack(report: str, record: str = RECORD) -> str:
    """The id of the attack that a report tells of."""
    with Store.open(record) as store:
        document = query.resolve(store, f"press/{report}.txt", ("document",))[1]
        return next(c.id for c in query.claims(store, document) if c.type == "attack")


def document(report: str, record: str = RECORD) -> str:
    """The id of a report."""
    with Store.open(record) as store:
        return query.resolve(store, f"press/{report}.txt", ("document",))[1]


def incident_of(report: str, record: str = RECORD) -> str:
    """The id of the incident that a report's attack belongs to."""
    with Store.open(record) as store:
        found = query.incident_of_claim(store, attack(report, record))
        assert found is not None
        return found.id


def speakers(record: str = RECORD) -> list[str]:
    """Ids of those who are known by role only, by id."""
    with Store.open(record) as store:
        links = {link.entity for c in query.claims(store) for link in c.chain}
    return sorted(entity for entity in links if entity.startswith("role/"))


def together(record: str = RECORD) -> list[str]:
    """The reports of each incident of attack, as «1 2»."""
    with Store.open(record) as store:
        paths = {d.id: Path(d.path).stem for d in query.documents(store)}
        found = [sorted(paths[d] for d in i.documents) for i in query.incidents(store) if i.type == "attack"]
    return sorted(" ".join(names) for names in found)
