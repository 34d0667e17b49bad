"""Reading reports, in this process or in several: tasks in, outcomes out, in the order of the tasks."""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tawatur.capture import Problem, capture_bytes
from tawatur.capture.files import document_id, require_size, sha256, take_bytes
from tawatur.capture.report import UNKNOWN
from tawatur.engine import Engine, Reading, load_engine
from tawatur.errors import CaptureError, TawaturError
from tawatur.model import Captured, Metadata
from tawatur.record.store import compress

if TYPE_CHECKING:
    from concurrent.futures import Future

_CHUNK = 8
"""Reports handed to a worker at once: enough to pay for the way, few enough to keep all workers busy."""


class FileTask(NamedTuple):
    """A file to take in, and what is given about it (None: nothing said). `content`: its bytes, where it lies nowhere here."""

    path: str
    given: Metadata | None
    content: bytes | None = None


class TextTask(NamedTuple):
    """A captured report to read again."""

    captured: Captured


class Known(NamedTuple):
    """The file's bytes are in the record already."""

    document: str
    path: str
    given: Metadata | None


class New(NamedTuple):
    """A report taken in and read."""

    captured: Captured
    compressed: bytes
    reading: Reading


class Again(NamedTuple):
    """A known report read again."""

    reading: Reading


Task = FileTask | TextTask
Outcome = Known | New | Again | Problem


def outcomes(
    tasks: Iterable[Task],
    engine: Engine,
    known: frozenset[str],
    workers: int,
    overlay: Path | None,
    max_bytes: int,
) -> Generator[Outcome, None, None]:
    """What comes of each task, in order. `known`: the SHA-256 of every report in the record."""
    if workers <= 1:
        for task in tasks:
            yield work(task, engine, known, max_bytes)
        return
    yield from _in_processes(iter(tasks), engine, known, workers, overlay, max_bytes)


def work(task: Task, engine: Engine, known: frozenset[str], max_bytes: int) -> Outcome:
    """Carries out one task. Whatever is wrong with a report becomes a Problem; the others are not touched by it."""
    try:
        if isinstance(task, TextTask):
            path = task.captured.path
            return Again(engine.read(task.captured, engine.words))
        path = task.path
        content = (
            take_bytes(Path(path), max_bytes) if task.content is None else require_size(task.content, path, max_bytes)
        )
        digest = sha256(content)
        if digest in known:
            return Known(document_id(digest), path, task.given)
        captured = capture_bytes(content, Path(path), task.given or UNKNOWN)
        return New(captured, compress(content), engine.read(captured, engine.words))
    except CaptureError as error:
        return Problem(path, str(error))
    except Exception as error:
        what = f"{type(error).__name__}: {' '.join(str(error).split())}"
        return Problem(
            path, f"{path}: tawatur itself failed on this report ({what}); it was left out, please report it"
        )


# --- several processes ------------------------------------------------------------------------------------------------

_state: tuple[Engine, frozenset[str], int] | None = None


def _in_processes(
    tasks: Iterator[Task], engine: Engine, known: frozenset[str], workers: int, overlay: Path | None, max_bytes: int
) -> Generator[Outcome, None, None]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # A forked worker shares the words with this process; elsewhere each worker loads them for itself.
    fork = sys.platform == "linux"
    context = multiprocessing.get_context("fork" if fork else "spawn")
    waiting: deque[Future[list[Outcome]]] = deque()
    start = (engine if fork else None, overlay, known, max_bytes)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=start)
    try:
        while True:
            while len(waiting) < 4 * workers and (chunk := list(islice(tasks, _CHUNK))):
                waiting.append(pool.submit(_work_through, chunk))
            if not waiting:
                return
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise TawaturError(
            "a worker process died (perhaps for lack of memory); what was read before is safe in the record: "
            "run the same command again, with fewer --workers"
        ) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin(engine: Engine | None, overlay: Path | None, known: frozenset[str], max_bytes: int) -> None:
    """Readies a worker. Ctrl-C is for the parent to answer."""
    global _state
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _state = (engine or load_engine(overlay), known, max_bytes)


def _work_through(tasks: list[Task]) -> list[Outcome]:
    assert _state is not None
    engine, known, max_bytes = _state
    return [work(task, engine, known, max_bytes) for task in tasks]
