"""`tawatur words …`: the commands for whoever edits the words."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


def add_words_commands(commands: Any) -> None:
    """Add `words` with its own commands to the command line's (what `add_subparsers` gave)."""
    words = commands.add_parser("words", help="look over the words files, or make new ones")
    actions = words.add_subparsers(title="commands", metavar="COMMAND", required=True)

    lint = actions.add_parser(
        "lint", help="find mistakes in the words files: one line each; exit code 1 if any is an error"
    )
    lint.add_argument("--words", type=Path, metavar="DIR", help="a folder of words files that add to tawatur's own")
    lint.set_defaults(run=_lint)

    imports = actions.add_parser("import", help="make words files from public tables")
    sources = imports.add_subparsers(title="tables", metavar="TABLE", required=True)
    geonames = sources.add_parser("geonames", help="a country's towns and villages, from its GeoNames dump")
    geonames.add_argument("file", type=Path, metavar="FILE", help="the unpacked dump, as YE.txt")
    geonames.add_argument(
        "--alternate", type=Path, metavar="FILE", help="GeoNames' alternateNamesV2.txt, for better Arabic names"
    )
    geonames.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="the folder of your words, for --words"
    )
    geonames.set_defaults(run=_geonames)


def _lint(args: argparse.Namespace) -> int:
    from tawatur.words.compile import compile_words
    from tawatur.words.lint import lint_files
    from tawatur.words.load import read_raw
    from tawatur.words.reach import lint_given, lint_reach

    findings, items = lint_files(args.words)
    if not any(f.error for f in findings):  # what follows reads the words as the program would: they must be whole
        findings += [*lint_reach(items, compile_words(args.words)), *lint_given(read_raw(args.words))]
    errors = sorted(f for f in findings if f.error)
    warnings = sorted(f for f in findings if not f.error)
    for title, rows in (("Errors", errors), ("Warnings", warnings)):
        if rows:
            print(f"{title} ({len(rows)}):")
            for finding in rows:
                print(f"  {finding}")
    print(f"{len(items)} entries, {len(errors)} errors, {len(warnings)} warnings.")
    return 1 if errors else 0


def _geonames(args: argparse.Namespace) -> int:
    from tawatur.words.compile import load_words
    from tawatur.words.geonames import import_geonames
    from tawatur.words.load import read_raw

    own: dict[int, str] = {}
    for rows in read_raw().data.values():
        for item in rows if isinstance(rows, list) else ():
            if isinstance(item, dict) and isinstance(item.get("geonameid"), int):
                own.setdefault(item["geonameid"], item["id"])
    file, written, known = import_geonames(args.file, args.out, load_words().names, own, args.alternate)
    print(
        f"{file}: {written} places; {known} more were known already. Look it over with: tawatur words lint --words {args.out}"
    )
    return 0
