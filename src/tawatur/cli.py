"""The command line. Every failure is one sentence on standard error and an exit code, never a traceback.

Exit codes: 0 all done; 1 something could not be read or found, the rest was done; 2 wrong usage; 130 interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from tawatur import __version__
from tawatur.ask.commands import add_ask_commands
from tawatur.errors import TawaturError
from tawatur.judge.commands import add_judge_commands
from tawatur.serve.commands import add_serve_command
from tawatur.words.commands import add_words_commands

if TYPE_CHECKING:
    from tawatur.engine import Engine
    from tawatur.publish.labels import Lang
    from tawatur.publish.terminal import Writer
    from tawatur.record.store import Store

DONE, FAILED, USAGE, INTERRUPTED = 0, 1, 2, 130
_DEFAULT_RECORD = "tawatur.record"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # an old terminal shows «?», it does not stop the program
    args = _parser().parse_args(argv)
    try:
        code: int = args.run(args)
        sys.stdout.flush()
        return code
    except TawaturError as error:
        return _say(str(error), FAILED)
    except KeyboardInterrupt:
        return _say("interrupted; what was read is safe in the record", INTERRUPTED)
    except BrokenPipeError:  # the reader of a pipe, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        if os.environ.get("TAWATUR_DEBUG"):
            raise
        return _say(_fault(error), FAILED)


def _fault(error: Exception) -> str:
    """The sentence for an error that is none of a command's own."""
    from tawatur.words.load import WordsError

    if isinstance(error, WordsError):
        return str(error)
    what = f"{type(error).__name__}: {' '.join(str(error).split())}"
    return f"tawatur itself failed ({what}); please report it, with what TAWATUR_DEBUG=1 shows"


def _say(sentence: str, code: int) -> int:
    print(f"tawatur: {sentence}", file=sys.stderr)
    return code


# --- the commands and their options -----------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="tawatur",
        description="Reads Arabic press reports about armed conflict and detention into one attributed, reconciled record: "
        "what was reported, who said so, through whom, who denied it, and where the accounts part. "
        "It does not decide who is right.",
        epilog="Begin with: tawatur read FOLDER, then: tawatur incidents",
    )
    parser.add_argument("--version", action="version", version=f"tawatur {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    record = argparse.ArgumentParser(add_help=False)
    record.add_argument("--record", default=_DEFAULT_RECORD, metavar="FILE", help="the record (./tawatur.record)")
    record.add_argument("--words", type=Path, metavar="DIR", help="a folder of words files that add to tawatur's own")
    record.add_argument(
        "--wait", type=_seconds, default=5.0, metavar="S", help="seconds to wait for a record in use (5)"
    )
    shown = argparse.ArgumentParser(add_help=False)
    shown.add_argument("--lang", choices=("ar", "en"), help="language of the labels (the locale's)")
    shown.add_argument(
        "--bidi",
        choices=("auto", "on", "off"),
        default="auto",
        help="marks that keep right-to-left and left-to-right text apart (auto: where the terminal can)",
    )

    read = commands.add_parser("read", parents=[record], help="read reports into the record")
    read.add_argument("paths", nargs="*", metavar="PATH", help=".txt and .html files, or folders of them")
    read.add_argument("--metadata", type=Path, metavar="CSV", help="columns file,published,outlet,url,title")
    read.add_argument(
        "--workers", type=_count, metavar="N", help="processes that read (1, or all cores for 300 reports or more)"
    )
    read.add_argument("--max-bytes", type=_count, metavar="N", help="size beyond which a file is refused (5000000)")
    read.set_defaults(run=_read)

    listing = commands.add_parser("incidents", parents=[record, shown], help="list what happened")
    listing.set_defaults(run=_incidents)

    show = commands.add_parser(
        "show", parents=[record, shown], help="show an incident, claim, contradiction or report whole"
    )
    show.add_argument("id", metavar="ID", help="an id, or its beginning")
    show.set_defaults(run=_show)

    parted = commands.add_parser("contradictions", parents=[record, shown], help="list where accounts part")
    parted.set_defaults(run=_contradictions)

    facility = commands.add_parser(
        "facility", parents=[record, shown], help="show what happened at a prison, camp, base …"
    )
    facility.add_argument("id", metavar="ID", help="as facility/al-aqtan-prison, or the facility's name")
    facility.set_defaults(run=_facility)

    export = commands.add_parser("export", parents=[record], help="write the record for other programs")
    export.add_argument(
        "--format",
        choices=("jsonl", "csv", "geojson", "acled"),
        default="jsonl",
        help="jsonl: five JSON Lines files and a manifest; csv: tables; geojson: incidents on a map; acled: coded events",
    )
    export.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to write into")
    export.add_argument(
        "--published",
        action="store_true",
        help="jsonl: leave out private persons and the reports' full texts, as the other formats do",
    )
    _add_complete(export, "csv, geojson, acled: with private persons and full texts; for the owner's eyes")
    export.set_defaults(run=_export)

    dossier = commands.add_parser(
        "dossier", parents=[record], help="write a page about an incident, facility, actor or source"
    )
    dossier.add_argument("id", metavar="ID", help="an incident's id, or a facility, actor or source by id or name")
    dossier.add_argument("--out", type=Path, required=True, metavar="FILE", help="a file that ends in .html or .md")
    dossier.add_argument("--lang", choices=("ar", "en", "both"), default="both", help="language of the page (both)")
    _add_complete(dossier, "with private persons; for the owner's eyes")
    dossier.set_defaults(run=_dossier)

    explain = commands.add_parser("explain", parents=[shown], help="show what is recognised in a passage, and why")
    explain.add_argument("text", nargs="+", metavar="TEXT", help="Arabic text; - reads it from standard input")
    explain.add_argument("--published", metavar="DATE", help="when the text appeared, as 2022-01-20")
    explain.add_argument("--words", type=Path, metavar="DIR", help="a folder of words files that add to tawatur's own")
    explain.set_defaults(run=_explain)

    forget = commands.add_parser("forget", parents=[record], help="take a report out with all that rests on it")
    forget.add_argument("id", metavar="ID", help="the report's id (doc-…), its beginning, or its path")
    forget.set_defaults(run=_forget)

    add_ask_commands(commands, record, shown)
    add_judge_commands(commands, record)
    add_words_commands(commands)
    add_serve_command(commands, record)
    return parser


def _add_complete(command: argparse.ArgumentParser, help_: str) -> None:
    command.add_argument("--complete", action="store_true", help=help_)


def _count(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 up")
    return number


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 86400:
        raise argparse.ArgumentTypeError(f"{text} is no number of seconds")
    return number


def _engine(args: argparse.Namespace) -> Engine:
    """The reader with the words; compiling these takes some seconds after each change of them."""
    from tawatur.engine import load_engine
    from tawatur.progress import patience

    with patience("tawatur: preparing the words; this happens once after each change of them …", sys.stderr):
        return load_engine(args.words)


# --- reading ----------------------------------------------------------------------------------------------------------


def _read(args: argparse.Namespace) -> int:
    from tawatur.capture import MAX_BYTES, find_reports, read_metadata
    from tawatur.ingest import ingest, worker_count
    from tawatur.progress import ProgressLine
    from tawatur.record.store import Store

    if not args.paths and not os.path.exists(args.record):
        return _say("there is nothing to read; give files or folders, as in: tawatur read FOLDER", USAGE)
    table = read_metadata(args.metadata) if args.metadata is not None else None
    for fault in table.problems if table else ():
        _say(f"{fault}; the row is left out", FAILED)
    found = find_reports(args.paths)
    progress = ProgressLine(sys.stderr)
    with Store.open(args.record, create=True, wait=args.wait) as store:
        engine = _engine(args)
        gc.set_threshold(1_000_000, 20, 20)  # readings hold no cycles; looking for them takes a tenth of the time
        try:
            summary = ingest(
                store,
                found,
                engine,
                metadata=table,
                workers=worker_count(args.workers, len(found.reports), os.cpu_count() or 1),
                max_bytes=args.max_bytes or MAX_BYTES,
                overlay=args.words,
                watch=progress.update,
                on_problem=progress.problem,
            )
        finally:
            progress.finish()
        for note in summary.notes:
            _say(note, DONE)
        if table is not None and found.reports and not any(table.of(path.as_posix()) for path in found.reports):
            _say(f"{args.metadata}: none of its rows names a report that was read; check its column «file»", DONE)
        done = f"{summary.read} read, {summary.again} read again, {summary.known} known already"
        if summary.interrupted:
            return _say(f"interrupted: {done}; run the same command again to carry on", INTERRUPTED)
        _report(store, done, summary.skipped, len(summary.problems))
    return FAILED if summary.problems or (table and table.problems) else DONE


def _report(store: Store, done: str, skipped: tuple[tuple[str, int], ...], problems: int) -> None:
    from tawatur.judge.commands import idle_note
    from tawatur.record.query import counts

    parts = [f"Reports: {done}"]
    if skipped:
        parts.append(f"{sum(n for _, n in skipped)} other files skipped ({', '.join(f'{n} {s}' for s, n in skipped)})")
    if problems:
        parts.append(f"{problems} could not be read (see above)")
    print("; ".join(parts) + ".")
    n = counts(store)
    print(
        f"{store.path} holds {n.documents} reports, {n.claims} claims, {n.incidents} incidents, "
        f"{n.contradictions} contradictions."
    )
    if note := idle_note(store):
        print(note)


def _forget(args: argparse.Namespace) -> int:
    from tawatur.ingest import forget
    from tawatur.record import query
    from tawatur.record.store import Store
    from tawatur.serve.index.file import index_path, remove_files

    with Store.open(args.record, wait=args.wait) as store:
        _, key = query.resolve(store, args.id, ("document",))
        path = query.document(store, key).path
        forget(store, _engine(args), key)
    remove_files(
        index_path(args.record)
    )  # the desk's index holds the report's words too; it is made anew when asked for
    print(f"{key} ({path}) is out of {args.record}, with all that rested on it.")
    return DONE


def _export(args: argparse.Namespace) -> int:
    from tawatur.publish.formats import export

    if args.published and args.complete:
        return _say("--published and --complete ask for opposite things; give one of them", USAGE)
    withhold = args.published or (args.format != "jsonl" and not args.complete)
    store, engine = _current(args)
    with store:
        written, note = export(store, engine.words, args.out, args.format, withhold=withhold, overlay=args.words)
    print(f"{args.out}: " + ", ".join(f"{n} {name.replace('_', ' ')}" for name, n in written.items()) + ".")
    if note:
        print(note)
    return DONE


def _dossier(args: argparse.Namespace) -> int:
    from tawatur.publish.dossier.render import write_dossier

    store, engine = _current(args)
    langs: tuple[Lang, ...] = ("ar", "en") if args.lang == "both" else (args.lang,)
    with store:
        about = write_dossier(store, engine.words, args.id, args.out, langs=langs, complete=args.complete)
    print(f"{args.out}: the dossier of {about}.")
    return DONE


# --- looking ----------------------------------------------------------------------------------------------------------


def _current(args: argparse.Namespace) -> tuple[Store, Engine]:
    """The record, with its views made good if an interrupted run left them behind."""
    from tawatur.ingest import rebuild_views
    from tawatur.record.store import Store

    store = Store.open(args.record, wait=args.wait)
    try:
        engine = _engine(args)
        if store.views_are_behind():
            rebuild_views(store, engine)
        if store.unread(engine.reader):
            _say(
                f"{args.record}: some of its reports were read by another version or with other words, or given other metadata since; "
                f"bring it up to date with: tawatur read --record {args.record}",
                DONE,
            )
    except BaseException:
        store.close()
        raise
    return store, engine


def _writer(args: argparse.Namespace) -> Writer:
    from tawatur.judge.force import reliability
    from tawatur.publish.labels import Namer
    from tawatur.publish.screen import language_for, screen_for
    from tawatur.publish.terminal import Writer
    from tawatur.record import query
    from tawatur.record.judgements import read_judgements

    store, engine = _current(args)
    lang = args.lang or language_for()
    name = Namer(lang, engine.words, lambda entity: query.surface(store, entity))
    return Writer(store, screen_for(sys.stdout, lang, args.bidi), name, reliability(read_judgements(store)))


def _incidents(args: argparse.Namespace) -> int:
    from tawatur.record import query

    writer = _writer(args)
    with writer.store as store:
        writer.screen.show(writer.incidents(query.incidents(store)), sys.stdout)
    return DONE


def _contradictions(args: argparse.Namespace) -> int:
    from tawatur.record import query

    writer = _writer(args)
    with writer.store as store:
        writer.screen.show(writer.contradictions(query.contradictions(store)), sys.stdout)
    return DONE


def _show(args: argparse.Namespace) -> int:
    from tawatur.record import query

    writer = _writer(args)
    with writer.store as store:
        kind, key = query.resolve(store, args.id, ("incident", "claim", "document", "contradiction"))
        if kind == "incident":
            lines = writer.incident(query.incident(store, key))
        elif kind == "claim":
            lines = writer.claim(query.claims_by_id(store, (key,))[0])
        elif kind == "document":
            lines = writer.report(query.document(store, key))
        else:
            found = next(item for item in query.contradictions(store) if item.id == key)
            lines = writer.contradiction(found, with_incident=True)
        writer.screen.show(lines, sys.stdout)
    return DONE


def _facility(args: argparse.Namespace) -> int:
    from tawatur.publish.terminal import find_facility

    writer = _writer(args)
    with writer.store as store:
        writer.screen.show(writer.facility(find_facility(store, args.id, writer.name)), sys.stdout)
    return DONE


def _explain(args: argparse.Namespace) -> int:
    from tawatur.capture.metadata import is_date
    from tawatur.publish.explain import explain_lines
    from tawatur.publish.labels import Namer
    from tawatur.publish.screen import language_for, screen_for

    if args.published is not None and not is_date(args.published):
        return _say(f"--published {args.published} is no date like 2022-01-20", USAGE)
    text = sys.stdin.read() if args.text == ["-"] else " ".join(args.text)
    engine = _engine(args)
    lang = args.lang or language_for()
    screen = screen_for(sys.stdout, lang, args.bidi)
    screen.show(explain_lines(text, args.published, engine, screen, Namer(lang, engine.words)), sys.stdout)
    return DONE


def run() -> NoReturn:
    """The command as a process of its own, which ends with it."""
    code = main()
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
        sys.stderr.flush()
    # all is written and closed: taking the words apart again, object by object, would only take time
    os._exit(code)


if __name__ == "__main__":
    run()
