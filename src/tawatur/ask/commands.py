"""`tawatur check` and `tawatur changes`: the commands that ask a record."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tawatur.engine import Engine
    from tawatur.publish.terminal import Writer
    from tawatur.record.store import Store


def add_ask_commands(commands: Any, record: argparse.ArgumentParser, shown: argparse.ArgumentParser) -> None:
    """Add `check` and `changes`. `record`, `shown`: the options that every command of a record, or of a screen, has."""
    check = commands.add_parser(
        "check", parents=[record, shown], help="set a statement or an article against the record, adding nothing to it"
    )
    check.add_argument(
        "text", metavar="TEXT|FILE", help="an Arabic statement, or the file of an article; - reads standard input"
    )
    check.add_argument(
        "--published", metavar="DATE", help="when it appeared, as 2022-01-20: «yesterday» is told from it"
    )
    check.add_argument(
        "--outlet", metavar="NAME", help="who published it: its own reports are then no independent witness"
    )
    check.add_argument("--json", action="store_true", help="write the verdicts as JSON")
    check.set_defaults(run=_check)

    changes = commands.add_parser(
        "changes", parents=[record, shown], help="show what the reports read since a day have changed"
    )
    changes.add_argument("--since", required=True, metavar="DATE", help="a day or moment in UTC, as 2022-01-20")
    changes.add_argument("--json", action="store_true", help="write the changes as JSON")
    changes.set_defaults(run=_changes)


def _open(args: argparse.Namespace) -> tuple[Store, Engine]:
    from tawatur.cli import _current

    return _current(args)


def _check(args: argparse.Namespace) -> int:
    from tawatur.ask.answer import answer, answer_row
    from tawatur.ask.screen import CheckWriter
    from tawatur.ask.statement import is_file, read_article, read_statement

    store, engine = _open(args)
    with store:
        given = {"published": args.published, "outlet": args.outlet}
        if args.text != "-" and is_file(args.text):
            reading = read_article(Path(args.text), engine, **given)
        else:
            reading = read_statement(sys.stdin.read() if args.text == "-" else args.text, engine, **given)
        found = answer(store, engine, reading, bare=not any(given.values()))
        if args.json:
            _print_json(answer_row(found))
            return 0
        writer = _writer(args, store, engine)
        writer.screen.show(CheckWriter(writer).check(found.verdicts, found.known_as), sys.stdout)
    return 0


def _changes(args: argparse.Namespace) -> int:
    from tawatur.ask.changes import changes_row, changes_since
    from tawatur.ask.changes_screen import ChangesWriter
    from tawatur.record import query

    store, engine = _open(args)
    with store:
        found = changes_since(store, engine, args.since)
        if args.json:
            _print_json(changes_row(found))
            return 0
        writer = _writer(args, store, engine)
        incidents = {i.id: i for i in query.incidents(store)}
        writer.screen.show(ChangesWriter(writer, incidents).changes(found), sys.stdout)
    return 0


def _writer(args: argparse.Namespace, store: Store, engine: Engine) -> Writer:
    from tawatur.publish.labels import Namer
    from tawatur.publish.screen import language_for, screen_for
    from tawatur.publish.terminal import Writer
    from tawatur.record import query

    lang = args.lang or language_for()
    name = Namer(lang, engine.words, lambda entity: query.surface(store, entity))
    return Writer(store, screen_for(sys.stdout, lang, args.bidi), name)


def _print_json(row: dict[str, Any]) -> None:
    print(json.dumps(row, ensure_ascii=False, indent=2))
