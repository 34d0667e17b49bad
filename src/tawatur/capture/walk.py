"""From the paths a user gives to the reports that lie there: files, and folders with all that is below them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_SUFFIXES = frozenset((".txt", ".text", ".html", ".htm", ".xhtml"))


@dataclass(frozen=True, slots=True)
class Problem:
    """One report that could not be read: its path as given, and the sentence that says why and what to do."""

    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Found:
    """What lies under the given paths. `skipped`: how many files of each other suffix, most first."""

    reports: tuple[Path, ...]
    skipped: tuple[tuple[str, int], ...] = ()
    problems: tuple[Problem, ...] = ()


def is_report(path: Path) -> bool:
    """Whether a file is taken for a report, by its suffix."""
    return path.suffix.lower() in _SUFFIXES


def find_reports(paths: Iterable[str | os.PathLike[str]]) -> Found:
    """Every report under `paths`, each once, in the order of their names; hidden files and folders are passed over."""
    reports: dict[str, None] = {}
    skipped: Counter[str] = Counter()
    problems: list[Problem] = []
    for given in paths:
        path = os.path.normpath(os.fspath(given))
        if os.path.isdir(path):
            _walk(path, reports, skipped, problems)
        elif not os.path.lexists(path):
            problems.append(Problem(path, f"{path}: there is no such file or folder; check its name"))
        elif not is_report(Path(path)):
            problems.append(Problem(path, f"{path}: only .txt and .html are read; save the report's text as .txt"))
        else:
            reports[path] = None
    order = sorted(skipped.items(), key=lambda item: (-item[1], item[0]))
    return Found(tuple(Path(p) for p in sorted(reports)), tuple(order), tuple(problems))


def _walk(folder: str, reports: dict[str, None], skipped: Counter[str], problems: list[Problem]) -> None:
    def refused(error: OSError) -> None:
        name = str(error.filename or folder)
        problems.append(
            Problem(name, f"{name}: this folder cannot be opened ({error.strerror}); check its permissions")
        )

    for parent, folders, names in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.startswith("."):
                continue
            path = os.path.normpath(os.path.join(parent, name))
            if is_report(Path(name)):
                reports[path] = None
            else:
                skipped[Path(name).suffix.lower() or "(no suffix)"] += 1
