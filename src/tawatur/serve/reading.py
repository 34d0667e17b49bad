"""Reading at the desk: reports handed over by a browser, or all that the words have left behind, as a piece of work to watch."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path, PurePath
from typing import Literal

from tawatur.capture import Found, Problem, find_reports, read_metadata
from tawatur.capture.files import document_id, sha256
from tawatur.errors import TawaturError
from tawatur.ingest import Progress, ingest, rebuild_views
from tawatur.publish.markup import plain
from tawatur.record.log import now
from tawatur.record.store import Store
from tawatur.serve.desk import WAIT, Desk
from tawatur.serve.jobs import Job, Stopped, Watch
from tawatur.workers import FileTask

What = Literal["reports", "sample", "names"]
"""reports: given by somebody; sample: those that come with tawatur; names: all, after a name was given."""

_LONGEST = 200
"""Characters kept of a file's name."""


def start_reading(desk: Desk, tasks: Sequence[FileTask], what: What) -> Job:
    """Begins to read reports that are handed over, and all that are behind the words; the work as it stands."""
    return desk.jobs.start(what, now(), lambda watch: _read(desk, tasks, watch), total=len(tasks))


def _read(desk: Desk, tasks: Sequence[FileTask], watch: Watch) -> None:
    given = tuple(dict.fromkeys(document_id(sha256(t.content)) for t in tasks if t.content is not None))
    told: list[str] = []

    def progress(at: Progress) -> None:
        watch.tell(done=at.done, total=at.total)

    def problem(problem: Problem) -> None:
        told.append(plain(problem.sentence))
        watch.note(problems=tuple(told))

    with desk.reading_reports(), Store.open(desk.record, wait=WAIT) as store:
        before = _held(store)
        behind = set(store.unread(desk.engine.reader))
        summary = ingest(store, Found(()), desk.engine, handed=tasks, watch=progress, on_problem=problem)
        if summary.interrupted:
            rebuild_views(store, desk.engine)
        after = _held(store)
        again = behind - set(store.unread(desk.engine.reader))
        added = tuple(key for key in given if key in after and key not in before)
        watch.note(
            result=added or tuple(sorted(again)),
            known=tuple(key for key in given if key in before),
            notes=tuple(plain(note) for note in summary.notes),
        )
    with desk.store():
        pass  # the index takes up what was read, so that the first page after it need not
    if summary.interrupted:
        raise Stopped


def _held(store: Store) -> set[str]:
    return {row[0] for row in store.query("SELECT id FROM documents")}


def name_of(given: str | None, content: bytes) -> str:
    """What a report that was handed over is called: its file's own name without folders, else one that its bytes give it."""
    name = PurePath(plain(given or "").replace("\\", "/").replace("\n", " ")).name.strip()
    return name[-_LONGEST:] if name.strip(". ") else f"pasted-{sha256(content)[:12]}.txt"


def sample_tasks() -> list[FileTask]:
    """The sample reports. Raises TawaturError where they did not come with tawatur."""
    for folder in (Path(str(files("tawatur"))) / "examples", Path(__file__).parents[3] / "examples"):
        if (folder / "metadata.csv").is_file():
            table = read_metadata(folder / "metadata.csv")
            found = find_reports([folder]).reports
            return [FileTask(path.name, table.of(path.name), path.read_bytes()) for path in found]
    raise TawaturError("the sample reports did not come with this installation; read reports of your own")
