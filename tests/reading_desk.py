"""A desk over a few reports composed for its tests, read by the real reader; the outlets and the happenings are invented."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fastapi.testclient import TestClient

import tawatur
from tawatur.serve.app import make_app
from tawatur.serve.desk import Desk

HOSTILE = "<script>alert(1)</script>"
AQTAN = (
    "عاجل 😀 من الرقة\r\n"
    "قال مصدر أمني إن مسلحين هاجموا سجن الأقطان في الرقة مساء 20 كانون الثاني 2022، وقُتِلَ في الهجوم 7 حراس.\r\n"
    "ونفت قوات سوريا الديمقراطية وقوع أي هجوم على السجن.\r\n"
)
BALLOT = "قصفت طائرة مسيّرة قرية تل العصفور في ريف الحسكة يوم 3 شباط 2022، وأصيب 4 مدنيين بجروح."
BALLOT_AGAIN = "هاجم مسلحون قرية تل العصفور أمس، وقال مختار قرية تل العصفور إن أحداً لم يُصب."
QUIET = f"افتتحت البلدية حديقة جديدة. {HOSTILE}"

REPORTS = {
    "aqtan.txt": (AQTAN.encode(), "شبكة الميزان", "2022-01-21", "https://mizan.example/1", "هجوم على سجن الأقطان"),
    "copy.txt": (AQTAN.replace("عاجل", "خبر").encode(), "بوابة الظل", "2022-01-22", "ftp://zill.example/2", ""),
    "village.txt": (BALLOT.encode(), "شبكة الميزان", "2022-02-04", "https://mizan.example/3", ""),
    "again.txt": (BALLOT_AGAIN.encode(), "جريدة السهل", "2022-02-09", "javascript:alert(1)", ""),
    "quiet.txt": (QUIET.encode(), "", "2022-03-01", "", HOSTILE),
}


def compose(folder: Path) -> Path:
    """Writes the reports and their metadata; the metadata file."""
    folder.mkdir(parents=True, exist_ok=True)
    table = folder / "metadata.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "outlet", "published", "url", "title"])
        for name, (content, *about) in REPORTS.items():
            (folder / name).write_bytes(content)
            writer.writerow([name, *about])
    return table


@contextmanager
def desk_of(folder: Path, overlay: Path | None = None) -> Iterator[TestClient]:
    """A client of a desk over the reports composed in a folder, which are read first."""
    table = folder / "metadata.csv"
    tawatur.read([folder], record=folder / "desk.record", metadata=table).close()
    desk = Desk.open(str(folder / "desk.record"), overlay)
    try:
        with TestClient(make_app(desk), base_url="http://127.0.0.1") as client:
            yield client
    finally:
        desk.close()


def ids(client: TestClient) -> dict[str, str]:
    """The reports' ids by their files' names."""
    items = client.get("/api/v1/documents").json()["items"]
    return {item["path"].rsplit("/", 1)[-1]: item["id"] for item in items}
