"""tawatur from Python: read reports into a record, and look at it.

>>> import tawatur
>>> record = tawatur.read(["reports/"], record="my.record")  # doctest: +SKIP
>>> [(i.title.en, i.status) for i in record.incidents]  # doctest: +SKIP
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tawatur.model import Claim, Contradiction, Document, Incident, Mention

if TYPE_CHECKING:
    from tawatur.ask.changes import Changes
    from tawatur.ask.verdicts import Verdict
    from tawatur.engine import Engine
    from tawatur.record.store import Store

StrPath = str | os.PathLike[str]


class Record:
    """An open record: what was reported, by whom, and where the accounts part. Its parts are frozen dataclasses.

    Each part is loaded when first asked for and kept; a record that another process changes meanwhile is opened anew.
    `problems`: a sentence for each report that the call which made this record could not read.
    """

    def __init__(self, store: Store, problems: tuple[str, ...] = (), words: Path | None = None) -> None:
        self.path = store.path
        self._words = words
        self.problems = problems
        self._store = store
        self._close = weakref.finalize(self, store.close)  # a notebook rarely says when it has seen enough

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The reports, by id."""
        from tawatur.record import query

        return tuple(query.documents(self._store))

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The times, figures and names that the reports' words were recognised to mean."""
        from tawatur.record import query

        return tuple(query.mentions(self._store))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The tellings: what each passage reports, and on whose word."""
        from tawatur.record import query

        return tuple(query.claims(self._store))

    @cached_property
    def incidents(self) -> tuple[Incident, ...]:
        """The happenings that the claims tell of together."""
        from tawatur.record import query

        return tuple(query.incidents(self._store))

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Where accounts of one incident cannot both hold."""
        from tawatur.record import query

        return tuple(query.contradictions(self._store))

    @cached_property
    def _engine(self) -> Engine:
        from tawatur.engine import load_engine

        return load_engine(self._words)

    def check(self, text: str, *, published: str | None = None, outlet: str | None = None) -> tuple[Verdict, ...]:
        """A statement's claims set against the record, in the order of its words; nothing is added to the record.

        published: when it appeared (EDTF). outlet: who published it. Raises TawaturError for a text without Arabic.
        """
        from tawatur.ask.check import check
        from tawatur.ask.statement import read_statement

        engine = self._engine
        reading = read_statement(text, engine, published=published, outlet=outlet)
        return check(reading, self._store, engine.words)

    def changes(self, since: str) -> Changes:
        """What the reports captured since a day (UTC, as 2022-01-20) changed. Raises TawaturError when it is no day."""
        from tawatur.ask.changes import changes_since

        return changes_since(self._store, self._engine, since)

    def export(self, folder: StrPath, *, published: bool = False) -> None:
        """Writes the record as JSON Lines; `published` leaves private persons and full texts out."""
        from tawatur.publish.jsonl import export_jsonl

        export_jsonl(self._store, Path(folder), published=published)

    def close(self) -> None:
        """Closes the file. What was loaded stays usable."""
        self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        from tawatur.record import query

        n = query.counts(self._store)
        return (
            f"<tawatur.Record {self.path}: {n.documents} reports, {n.claims} claims, {n.incidents} incidents, "
            f"{n.contradictions} contradictions>"
        )


def read(
    paths: StrPath | Iterable[StrPath],
    *,
    record: StrPath | None = None,
    metadata: StrPath | None = None,
    words: StrPath | None = None,
    workers: int | None = 1,
    max_bytes: int | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> Record:
    """Reads files and folders of reports and gives the record that they are now part of.

    record: the record's file, made if need be; None keeps it in memory. metadata: a CSV with what the texts do not say.
    words: a folder of words files that add to the package's own. workers: processes that read, None for as many as pay.
    watch: called with (reports done, reports in all). Reports that cannot be read are named in `Record.problems`; raises
    TawaturError when the record itself cannot be used.
    """
    from tawatur.capture import MAX_BYTES, find_reports, read_metadata
    from tawatur.engine import load_engine
    from tawatur.ingest import ingest, worker_count
    from tawatur.record.store import Store

    given = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    table = read_metadata(Path(metadata)) if metadata is not None else None
    found = find_reports(given)
    overlay = Path(words) if words is not None else None
    store = Store.open(record if record is not None else ":memory:", create=True)
    try:
        summary = ingest(
            store,
            found,
            load_engine(overlay),
            metadata=table,
            workers=worker_count(workers, len(found.reports), os.cpu_count() or 1),
            max_bytes=MAX_BYTES if max_bytes is None else max_bytes,
            overlay=overlay,
            watch=(lambda progress: watch(progress.done, progress.total)) if watch else lambda progress: None,
        )
    except BaseException:
        store.close()
        raise
    if summary.interrupted:
        store.close()
        raise KeyboardInterrupt
    problems = (table.problems if table else ()) + tuple(problem.sentence for problem in summary.problems)
    return Record(store, problems, overlay)


def open_record(path: StrPath) -> Record:
    """Opens a record that was made before. Raises TawaturError when there is none, or it cannot be used."""
    from tawatur.record.store import Store

    return Record(Store.open(path))
