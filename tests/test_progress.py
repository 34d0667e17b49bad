"""Progress: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import io
import time

import pytest

from tawatur.capture import Problem
from tawatur.ingest import Progress
from tawatur.progress import ProgressLine, _duration, patience


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr("tawatur.progress.time.monotonic", lambda: now[0])
    return now


def test_a_terminal_gets_a_bar_with_speed_and_time_left(clock: list[float]) -> None:
    out = Terminal()
    line = ProgressLine(out)
    clock[0] = 9.0
    line.update(Progress(0, 200))
    assert out.getvalue() == ""
    clock[0] = 11.0
    line.update(Progress(50, 200))
    assert out.getvalue() == "\r[######------------------] 50/200 reports, 25 reports/s, 6 s left\x1b[K"
    clock[0] = 11.01
    line.update(Progress(51, 200))
    assert "51/200" not in out.getvalue()
    line.problem(Problem("a", "a: wrong"))
    assert out.getvalue().endswith("\r\x1b[Ktawatur: a: wrong\n")


def test_a_file_gets_a_line_every_ten_seconds(clock: list[float]) -> None:
    out = io.StringIO()
    line = ProgressLine(out)
    for second in range(25):
        clock[0] = float(second)
        line.update(Progress(second * 10, 1000))
    line.finish()
    assert out.getvalue() == (
        "100/1000 reports, 10 reports/s, 1 min 30 s left\n200/1000 reports, 10 reports/s, 1 min 20 s left\n"
    )


@pytest.mark.parametrize(
    ("seconds", "text"), [(0.4, "0 s"), (59, "59 s"), (60, "1 min 0 s"), (3599, "59 min 59 s"), (7500, "2 h 5 min")]
)
def test_durations(seconds: float, text: str) -> None:
    assert _duration(seconds) == text


def test_long_waits_are_explained_and_short_ones_are_not() -> None:
    out = io.StringIO()
    with patience("wait", out, after=0.01):
        time.sleep(0.2)
    with patience("never", out, after=5):
        pass
    assert out.getvalue() == "wait\n"
