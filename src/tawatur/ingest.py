"""From paths to an up-to-date record: capture → read → store → reconcile, composed here.

Reading is spread over worker processes; only this process writes. Reports are written in small batches, each a whole
transaction, so that whatever happens, what has been read stays read and the next run carries on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from tawatur.capture import MAX_BYTES, Found, MetadataFile, Problem
from tawatur.capture.report import UNKNOWN
from tawatur.engine import Engine
from tawatur.errors import TawaturError
from tawatur.judge.apply import apply_judgements, mark_incidents
from tawatur.model import Claim, Contradiction, Idle, Incident, Metadata
from tawatur.record import query
from tawatur.record.errors import RecordError
from tawatur.record.judgements import read_judgements
from tawatur.record.store import Store
from tawatur.workers import Again, FileTask, Known, New, TextTask, outcomes

_BATCH = 50
_BATCH_SECONDS = 0.5
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: reports done of all that are to be looked at."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. `read`: new reports; `again`: known ones read anew; `known`: known ones left as they were."""

    read: int = 0
    again: int = 0
    known: int = 0
    skipped: tuple[tuple[str, int], ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    interrupted: bool = False


@dataclass
class _Run:
    """The counts of a run under way."""

    store: Store
    engine: Engine
    watch: Callable[[Progress], None]
    on_problem: Callable[[Problem], None]
    total: int
    done: int = 0
    read: int = 0
    again: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def problem(self, problem: Problem) -> None:
        self.problems.append(problem)
        self.on_problem(problem)

    def summary(self, found: Found, *, interrupted: bool = False) -> Summary:
        return Summary(
            read=self.read,
            again=self.again,
            known=self.known,
            skipped=found.skipped,
            problems=tuple(self.problems),
            notes=tuple(self.notes),
            interrupted=interrupted,
        )


def ingest(
    store: Store,
    found: Found,
    engine: Engine,
    *,
    metadata: MetadataFile | None = None,
    workers: int = 1,
    max_bytes: int = MAX_BYTES,
    overlay: Path | None = None,
    handed: Sequence[FileTask] = (),
    watch: Callable[[Progress], None] = lambda progress: None,
    on_problem: Callable[[Problem], None] = lambda problem: None,
) -> Summary:
    """Brings a record up to date with what was found: new reports are read, changed ones read again, views rebuilt.

    handed: further reports, whose bytes are given. A Ctrl-C keeps what has been read and returns a summary that says so.
    Raises RecordError when the record cannot be written; what was read before is then safe in it.
    """
    run = _Run(store, engine, watch, on_problem, total=len(found.reports) + len(handed))
    for problem in found.problems:
        run.problem(problem)
    try:
        files = (FileTask(path.as_posix(), _given(metadata, path)) for path in found.reports)
        _carry_out(run, chain(files, handed), workers, overlay, max_bytes)
        behind = store.unread(engine.reader)
        run.total += len(behind)
        texts = (TextTask(store.captured(key)) for key in behind)
        _carry_out(run, texts, workers, overlay, max_bytes)
        rebuild_views(store, engine)
    except KeyboardInterrupt:
        return run.summary(found, interrupted=True)
    return run.summary(found)


def rebuild_views(store: Store, engine: Engine, *, anew: bool = False) -> bool:
    """Makes incidents, contradictions and copies from all claims, unless they are up to date. True when it did.

    anew: even when they are.
    """
    for _ in range(_ATTEMPTS):
        if not anew and store.views_are_current(engine.views):
            return False
        catch_up = engine.catch_up
        if catch_up(store, engine.words, engine.views, anew) if catch_up else _all_at_once(store, engine):
            return True
    raise TawaturError(f"{store.path}: another process keeps adding reports; run the same command when it has ended")


def _all_at_once(store: Store, engine: Engine) -> bool:
    generation = store.generation()
    made = make_views(store, engine)
    return store.put_views(
        made.copies,
        made.incidents,
        made.contradictions,
        generation=generation,
        identity=engine.views,
        judged=made.judged,
        idle=made.idle,
    )


@dataclass(frozen=True, slots=True)
class MadeViews:
    """All that follows from what was read and judged. `judged`: claims that judgements change; `idle`: those without effect."""

    copies: Mapping[str, str]
    incidents: tuple[Incident, ...]
    contradictions: tuple[Contradiction, ...]
    judged: tuple[Claim, ...]
    idle: tuple[Idle, ...]


def make_views(store: Store, engine: Engine) -> MadeViews:
    """The views of the record as it stands: claims + judgements → incidents, contradictions, copies. Writes nothing."""
    documents, mentions = query.documents(store), query.mentions(store)
    by_id = {d.id: d for d in documents}
    judged = apply_judgements(read_judgements(store), by_id, mentions, query.claims_as_read(store))
    views = engine.reconcile(documents, mentions, judged.standing, engine.words, judged.ties)
    incidents, unplaced = mark_incidents(views.incidents, judged)
    return MadeViews(views.copies, incidents, views.contradictions, judged.changed, (*judged.idle, *unplaced))


def _given(metadata: MetadataFile | None, path: Path) -> Metadata | None:
    return metadata.of(path.as_posix()) if metadata is not None else None


def _carry_out(
    run: _Run, tasks: Iterable[FileTask | TextTask], workers: int, overlay: Path | None, max_bytes: int
) -> None:
    """Works through tasks and writes what comes of them, in batches; also on the way out of an interruption."""
    known = run.store.known()
    batch: list[Known | New | Again] = []
    begun = time.monotonic()
    run.watch(Progress(run.done, run.total))
    try:
        with closing(outcomes(tasks, run.engine, frozenset(known), workers, overlay, max_bytes)) as stream:
            for outcome in stream:
                run.done += 1
                if isinstance(outcome, Problem):
                    run.problem(outcome)
                else:
                    batch.append(outcome)
                if len(batch) >= _BATCH or time.monotonic() - begun >= _BATCH_SECONDS:
                    _write(run, batch, known)
                    begun = time.monotonic()
                run.watch(Progress(run.done, run.total))
    except RecordError:  # what could not be written now cannot be written again
        raise
    except (KeyboardInterrupt, TawaturError):
        _write(run, batch, known)
        raise
    _write(run, batch, known)


def _write(run: _Run, batch: list[Known | New | Again], known: dict[str, str]) -> None:
    """Writes a batch in one transaction and empties it. Nothing is counted that was not written."""
    if not batch:
        return
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    read = again = same = 0
    added: dict[str, str] = {}
    with run.store.transaction():
        for outcome in batch:
            if isinstance(outcome, Known):
                changed = run.store.add_path(outcome.document, outcome.path, outcome.given)
                same += not changed
            elif isinstance(outcome, Again):
                run.store.put_reading(
                    outcome.reading.document, outcome.reading.mentions, outcome.reading.claims, run.engine.reader
                )
                again += 1
            else:
                new = _add(run, outcome, known | added, now)
                added |= new
                read += bool(new)
                same += not new
    known |= added
    run.read += read
    run.again += again
    run.known += same
    batch.clear()


def _add(run: _Run, new: New, known: dict[str, str], now: str) -> dict[str, str]:
    """Adds a report just read; what it adds to the known ones: nothing, when the same bytes came twice in this run."""
    captured, reading = new.captured, new.reading
    if captured.sha256 in known or run.store.query("SELECT 1 FROM documents WHERE id = ?", captured.id):
        run.store.add_path(captured.id, captured.path, captured.given if captured.given != UNKNOWN else None)
        return {}
    older = run.store.query("SELECT document FROM paths WHERE path = ? ORDER BY document", captured.path)
    if older:
        run.notes.append(
            f"{captured.path}: its content has changed since it was read; both versions are kept "
            f"(tawatur forget {older[0][0]} takes the older one out)"
        )
    run.store.add(captured, new.compressed, now)
    run.store.put_reading(reading.document, reading.mentions, reading.claims, run.engine.reader)
    return {captured.sha256: captured.id}


def worker_count(wanted: int | None, reports: int, cores: int) -> int:
    """How many processes read: as many as wanted; else one, and all cores (eight at most) for many reports."""
    if wanted is not None:
        return wanted
    return 1 if reports < 300 else max(1, min(cores, 8))


def forget(store: Store, engine: Engine, document: str) -> None:
    """Takes a report out of the record with all that rests on it, and rebuilds the views without it."""
    store.forget(document)
    rebuild_views(store, engine)
