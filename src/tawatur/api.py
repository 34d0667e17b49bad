"""tawatur from Python: read reports into a record, and look at it.

>>> import tawatur
>>> record = tawatur.read(["reports/"], record="my.record")  # doctest: +SKIP
>>> [(i.title.en, i.status) for i in record.incidents]  # doctest: +SKIP
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tawatur.model import Claim, Contradiction, Document, Incident, Judgement, Mention, Verb

if TYPE_CHECKING:
    from tawatur.ask.changes import Changes
    from tawatur.ask.verdicts import Verdict
    from tawatur.engine import Engine
    from tawatur.judge.give import Given
    from tawatur.publish.formats import Format
    from tawatur.publish.labels import Lang
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
    def judgements(self) -> tuple[Judgement, ...]:
        """What people judged, in the order in which the record was told; those taken back are among them."""
        from tawatur.record.judgements import read_judgements

        return tuple(read_judgements(self._store))

    @cached_property
    def _engine(self) -> Engine:
        from tawatur.engine import load_engine

        return load_engine(self._words)

    def check(self, text: str, *, published: str | None = None, outlet: str | None = None) -> tuple[Verdict, ...]:
        """A statement's claims set against the record, in the order of its words; nothing is added to the record.

        published: when it appeared (EDTF). outlet: who published it. Raises TawaturError for a text without Arabic.
        """
        from tawatur.ask.answer import answer
        from tawatur.ask.statement import read_statement

        reading = read_statement(text, self._engine, published=published, outlet=outlet)
        return answer(self._store, self._engine, reading, bare=not (published or outlet)).verdicts

    def changes(self, since: str) -> Changes:
        """What the reports captured since a day (UTC, as 2022-01-20) changed. Raises TawaturError when it is no day."""
        from tawatur.ask.changes import changes_since

        return changes_since(self._store, self._engine, since)

    def judge(
        self,
        verb: Verb,
        *,
        who: str,
        why: str,
        when: str | None = None,
        claims: Iterable[str] = (),
        incidents: Iterable[str] = (),
        fields: Mapping[str, str] | None = None,
        entity: str | None = None,
        document: str | None = None,
        span: tuple[int, int] | None = None,
        grade: str | None = None,
        judgement: str | None = None,
    ) -> Given:
        """Gives a judgement; as the record now holds it, and where it has no effect. What was loaded is loaded anew.

        Each verb takes what `tawatur judge` gives it: `claims` for accept, reject, correct, same, different and split;
        `fields` for correct, each value written as on the command line; `incidents` for merge and split; `entity` (with
        `grade`: A to F) for reliability, withhold and release; `document` and `span` to withhold or release a passage;
        `judgement` for undo. when: UTC, as 2026-01-31T12:00:00Z; now if it is not given. Raises TawaturError.
        """
        from tawatur.judge.give import give
        from tawatur.judge.make import Wish, make_judgement, sign

        wish = Wish(
            verb,
            claims=tuple(claims),
            incidents=tuple(incidents),
            fields=tuple(f"{name}={value}" for name, value in (fields or {}).items()),
            what=document or entity or "",
            span=f"{span[0]}-{span[1]}" if span else None,
            grade=grade or "",
            judgement=judgement or "",
        )
        given = give(self._store, self._engine, make_judgement(self._store, sign(who, why, when), wish))
        for part in ("documents", "mentions", "claims", "incidents", "contradictions", "judgements"):
            self.__dict__.pop(part, None)
        return given

    def incident(self, key: str) -> Incident:
        """An incident by its id, the beginning of it, or an id that it bore before. Raises TawaturError when there is none."""
        from tawatur.record import query

        return query.incident(self._store, query.resolve(self._store, key, ("incident",))[1])

    def dossier(self, about: str, out: StrPath, *, lang: Lang | None = None, complete: bool = False) -> None:
        """Writes the dossier of an incident, a facility, an actor or a source, by id or name, to a .html or .md file.

        lang: ar or en; both if it is not given. `complete` does not withhold: for the owner's eyes. Raises TawaturError.
        """
        from tawatur.publish.dossier.render import write_dossier

        langs: tuple[Lang, ...] = (lang,) if lang else ("ar", "en")
        write_dossier(self._store, self._engine.words, about, Path(out), langs=langs, complete=complete)

    def export(self, folder: StrPath, *, format: Format = "jsonl", published: bool | None = None) -> None:
        """Writes the record into a folder: as JSON Lines, or as csv, geojson, acled.

        `published` leaves private persons and full texts out; if it is not given, all formats but JSON Lines do.
        """
        from tawatur.publish.formats import export

        withhold = format != "jsonl" if published is None else published
        export(self._store, self._engine.words, Path(folder), format, withhold=withhold, overlay=self._words)

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


def open_record(path: StrPath, *, words: StrPath | None = None) -> Record:
    """Opens a record that was made before. Raises TawaturError when there is none, or it cannot be used.

    words: the folder of words files that it was read with, if any.
    """
    from tawatur.record.store import Store

    return Record(Store.open(path), words=Path(words) if words is not None else None)
