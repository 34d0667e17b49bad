"""What tests share: a folder of small composed reports, and the command line with a stand-in for the reader."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.desking import desk_engine, desk_filled, desk_record  # noqa: F401
from tests.stub import stub_engine

# The same examples on every run: a test that fails does so for everybody.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

ROOT = Path(__file__).parent.parent

# Composed for these tests; the prison and the speakers are invented.
REPORTS = {
    "a.txt": "مصدر أمني: هجوم على سجن السنديان أدى إلى مقتل 7 حراس\nكلام لا يعني أحداً\n",
    "b.txt": "أحمد العلي: هجوم على سجن السنديان ومقتل 11\n",
    "c.txt": "الناطق باسم السجن: ينفي وقوع هجوم على سجن السنديان\n",
    "d.txt": "هجوم على سجن البلوط ومقتل 3\n",
    "deep/e.txt": "مصدر أمني: هجوم على سجن البلوط ومقتل 3\nوفي خبر آخر هجوم على سجن السنديان\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the reports in `reports/`."""
    for name, text in REPORTS.items():
        path = tmp_path / "reports" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line and the API read with the stand-in."""
    monkeypatch.setattr("tawatur.engine.load_engine", stub_engine)


Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(folder: Path) -> Start:
    """Starts the command line with the stand-in in a process of its own."""

    def begin(*args: str) -> subprocess.Popen[str]:
        environ = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src"))), "PYTHONUTF8": "1"}
        return subprocess.Popen(
            [sys.executable, "-m", "tests.stub", *args],
            cwd=folder,
            env=environ,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # tests that themselves run in the background have it ignored, and hand that on
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )

    return begin


def exported(folder: Path) -> dict[str, bytes]:
    """An export's files, the moment of capture left out."""
    import re

    files = {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != "manifest.json"}
    return {name: re.sub(rb'"captured_at":"[^"]*"', b'"captured_at":""', content) for name, content in files.items()}
