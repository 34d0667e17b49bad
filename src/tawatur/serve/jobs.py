"""Work that takes longer than a request: reports being read. One piece after another, each to be watched and stopped."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Literal

State = Literal["waiting", "running", "done", "failed", "stopped"]
_KEPT = 50
"""Pieces of work remembered after their end."""


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work as it stands. `done` of `total` reports; `result`: ids of the reports it added or read again;

    `known`: of those given that the record held already. `problems`: a sentence for each report that could not be read.
    """

    id: str
    what: str
    begun: str
    state: State = "waiting"
    done: int = 0
    total: int = 0
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    result: tuple[str, ...] = ()
    known: tuple[str, ...] = ()
    error: str | None = None


class Stopped(KeyboardInterrupt):
    """Raised inside a piece of work that was asked to stop, which ends it as Ctrl-C does: what was read is kept."""


@dataclass
class Watch:
    """What a piece of work tells of itself while it runs."""

    jobs: Jobs
    id: str

    def tell(self, **what: object) -> None:
        """Notes how far the work is. Raises Stopped when it is to stop."""
        self.note(**what)
        if self.jobs.stopping(self.id):
            raise Stopped

    def note(self, **what: object) -> None:
        """Notes what came of the work, whether it is to stop or not."""
        self.jobs.change(self.id, **what)


@dataclass
class Jobs:
    """All pieces of work of a desk; run one at a time in a thread of their own."""

    _jobs: OrderedDict[str, Job] = field(default_factory=OrderedDict)
    _stop: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _turn: threading.Lock = field(default_factory=threading.Lock)
    _threads: list[threading.Thread] = field(default_factory=list)

    def start(self, what: str, begun: str, work: Callable[[Watch], None], total: int = 0) -> Job:
        """Begins a piece of work; as it stands now."""
        job = Job(f"job-{secrets.token_hex(6)}", what, begun, total=total)
        with self._lock:
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        thread = threading.Thread(target=self._run, args=(job.id, work), name=job.id, daemon=True)
        self._threads = [t for t in self._threads if t.is_alive()] + [thread]
        thread.start()
        return job

    def _run(self, key: str, work: Callable[[Watch], None]) -> None:
        from tawatur.errors import TawaturError

        with self._turn:
            try:
                watch = Watch(self, key)
                watch.tell(state="running")
                work(watch)
                self.change(key, state="done")
            except KeyboardInterrupt:
                self.change(key, state="stopped")
            except TawaturError as error:
                self.change(key, state="failed", error=str(error))
            except Exception as error:
                self.change(key, state="failed", error=f"tawatur itself failed ({type(error).__name__}: {error})")

    def get(self, key: str) -> Job | None:
        """A piece of work by id."""
        with self._lock:
            return self._jobs.get(key)

    def all(self) -> list[Job]:
        """All that are remembered, the latest first."""
        with self._lock:
            return list(reversed(self._jobs.values()))

    def threads(self) -> list[threading.Thread]:
        """Those that work now."""
        return list(self._threads)

    def change(self, key: str, **what: object) -> None:
        """Notes what became of a piece of work."""
        with self._lock:
            if key in self._jobs:
                self._jobs[key] = replace(self._jobs[key], **what)  # type: ignore[arg-type]

    def stopping(self, key: str) -> bool:
        """Whether a piece of work was asked to stop."""
        return key in self._stop

    def ask_to_stop(self, key: str) -> None:
        """Asks a piece of work to stop; what it has read stays read."""
        self._stop.add(key)

    def stop(self) -> None:
        """Asks all to stop and waits for them."""
        self._stop.update(self._jobs)
        for thread in self._threads:
            thread.join(timeout=30)
