"""All words, compiled: what each stage needs, in tables; kept in a cache that any change of words or code renews."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import pickle
import sys
from dataclasses import dataclass
from pathlib import Path

from tawatur import __version__
from tawatur.read.boilerplate import BoilerplateWords, compile_boilerplate
from tawatur.recognise.figures import FigureWords, compile_figures
from tawatur.recognise.names import NameWords, compile_names
from tawatur.recognise.number_words import NumberWords, compile_numbers
from tawatur.recognise.times import TimeWords, compile_times
from tawatur.understand.lexis import ClaimWords, compile_claim_words
from tawatur.words.load import read_raw, word_files


@dataclass(frozen=True)
class Words:
    """The compiled words of every stage. `digest` identifies the words files' content."""

    digest: str
    boilerplate: BoilerplateWords
    numbers: NumberWords
    times: TimeWords
    figures: FigureWords
    names: NameWords
    claims: ClaimWords


def load_words(overlay: Path | None = None) -> Words:
    """The compiled words, from the cache when neither words nor code changed. Raises WordsError for unusable files.

    overlay: a folder of the user's own words files, which add to the package's.
    """
    cache = _cache_file(overlay)
    if cache is None:
        return compile_words(overlay)
    if cache not in _loaded:
        if _loaded:  # what was set apart from the collector is given back to it before it is let go
            _loaded.clear()
            gc.unfreeze()
            gc.collect()
        _loaded[cache] = _from_cache(cache) or _compiled(cache, overlay)
        gc.freeze()
    return _loaded[cache]


_loaded: dict[Path, Words] = {}
"""The words in use, by the file of their cache: at most one, since a process seldom reads with two kinds of words."""


def _from_cache(cache: Path) -> Words | None:
    if cache.is_file():
        with contextlib.suppress(OSError, pickle.UnpicklingError, AttributeError, EOFError, ImportError, TypeError):
            return _unpickle(cache)
    return None


def _compiled(cache: Path, overlay: Path | None) -> Words:
    words = compile_words(overlay)
    with contextlib.suppress(OSError):
        _write(cache, words)
    return words


def compile_words(overlay: Path | None = None) -> Words:
    """Compile the words files, without any cache."""
    raw = read_raw(overlay)
    return Words(
        digest=raw.digest,
        boilerplate=compile_boilerplate(raw),
        numbers=compile_numbers(raw),
        times=compile_times(raw),
        figures=compile_figures(raw),
        names=compile_names(raw),
        claims=compile_claim_words(raw),
    )


def _unpickle(path: Path) -> Words:
    # a hundred thousand small tuples: the collector would walk them again and again while they load
    enabled = gc.isenabled()
    gc.disable()
    try:
        with path.open("rb") as file:
            words = pickle.load(file)
    finally:
        if enabled:
            gc.enable()
    if not isinstance(words, Words):
        raise TypeError("not a cache of words")
    return words


def _write(path: Path, words: Words) -> None:
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        pickle.dump(words, file, protocol=pickle.HIGHEST_PROTOCOL)
    os.replace(file.name, path)
    for old in path.parent.glob("words-*.pickle"):
        if old != path and old.stat().st_mtime < path.stat().st_mtime - 7 * 86400:
            old.unlink(missing_ok=True)


def _cache_file(overlay: Path | None) -> Path | None:
    """Named for all that the compiled words depend on: the files (size and time of change), the code, the interpreter."""
    home = os.environ.get("XDG_CACHE_HOME")
    base = Path(home) if home else Path.home() / ".cache"
    key = hashlib.sha256(f"{__version__} {sys.version}".encode())
    package = Path(__file__).parent.parent
    code = [
        p
        for folder in ("words", "read", "recognise", "understand", "model")
        for p in sorted((package / folder).rglob("*.py"))
    ]
    for path in [*word_files(overlay), *code]:
        stat = path.stat()
        key.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return base / "tawatur" / f"words-{key.hexdigest()[:24]}.pickle"
