"""Progress of a run: a bar with speed and time left on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from tawatur.capture import Problem
from tawatur.ingest import Progress

_BAR = 24
_REDRAW_SECONDS = 0.1
_LINE_SECONDS = 10.0


class ProgressLine:
    """Shows progress on a stream (stderr). `finish` takes the bar away, so that what follows starts on its own line."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._bar = out.isatty()
        self._start: float | None = None
        self._shown = 0.0
        self._drawn = False

    def update(self, progress: Progress) -> None:
        """Shows how far the run is, at most ten times a second, or every ten seconds off a terminal."""
        now = time.monotonic()
        if self._start is None:  # the clock runs from the first report on, not from loading the words
            self._start = self._shown = now
        last = progress.done >= progress.total
        if progress.done == 0 or (
            now - self._shown < (_REDRAW_SECONDS if self._bar else _LINE_SECONDS) and not (last and self._bar)
        ):
            return
        self._shown = now
        rate = progress.done / max(now - self._start, 1e-6)
        left = (progress.total - progress.done) / rate if rate else 0.0
        numbers = f"{progress.done}/{progress.total} reports, {rate:.0f} reports/s, {_duration(left)} left"
        if self._bar:
            full = _BAR * progress.done // progress.total
            self._out.write(f"\r[{'#' * full}{'-' * (_BAR - full)}] {numbers}\x1b[K")
            self._drawn = True
        else:
            self._out.write(numbers + "\n")
        self._out.flush()

    def problem(self, problem: Problem) -> None:
        """Says at once what could not be read; a bar is drawn anew below it."""
        self.finish()
        self._out.write(f"tawatur: {problem.sentence}\n")
        self._out.flush()

    def finish(self) -> None:
        """Takes the bar away."""
        if self._drawn:
            self._out.write("\r\x1b[K")
            self._out.flush()
            self._drawn = False


def _duration(seconds: float) -> str:
    """Seconds as a person says them: «8 s», «3 min 20 s», «2 h 5 min»."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


@contextmanager
def patience(sentence: str, out: TextIO, after: float = 1.5) -> Iterator[None]:
    """Says `sentence` when what is done inside takes longer than `after` seconds."""
    timer = threading.Timer(after, lambda: print(sentence, file=out, flush=True))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
