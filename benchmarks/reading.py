"""How long a whole `tawatur read` takes on one core, and where the time goes.

    .venv/bin/python benchmarks/reading.py FOLDER [--metadata CSV] [--runs N]

Each run is a process of its own with a new record and the words' cache warm; the fastest is shown, as the least disturbed.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STAGES = """
import json, sys, time
begin = time.perf_counter()
from pathlib import Path
from tawatur.capture import capture_file, find_reports, read_metadata
from tawatur.capture.report import UNKNOWN
from tawatur.engine import load_engine
took, engine = {}, load_engine()
def lap(name):
    global begin
    now = time.perf_counter(); took[name] = now - begin; begin = now
lap("start and words")
table = read_metadata(Path(sys.argv[2])) if sys.argv[2] else None
reports = [capture_file(p, (table.of(p.as_posix()) if table else None) or UNKNOWN)[0] for p in find_reports([sys.argv[1]]).reports]
lap("capture")
readings = [engine.read(report, engine.words) for report in reports]
lap("read")
documents = [r.document for r in readings]
mentions = [m for r in readings for m in r.mentions]
claims = [c for r in readings for c in r.claims]
engine.reconcile(documents, mentions, claims, engine.words)
lap("reconcile")
took["reports"], took["characters"] = len(reports), sum(len(r.text) for r in reports)
print(json.dumps(took))
"""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--metadata", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    given = ["--metadata", str(args.metadata)] if args.metadata else []
    whole = []
    stages = []
    for run in range(args.runs + 1):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "tawatur.cli", "read", str(args.folder), *given, "--workers", "1"]
            begin = time.perf_counter()
            subprocess.run([*command, "--record", f"{folder}/x.record"], check=False, stdout=subprocess.DEVNULL)
            took = time.perf_counter() - begin
        out = subprocess.run(
            [sys.executable, "-c", STAGES, str(args.folder), str(args.metadata or "")], check=True, capture_output=True
        )
        if run:  # the first fills the words' cache
            whole.append(took)
            stages.append(json.loads(out.stdout))
    print(f"whole command: {min(whole):.2f} s")
    reports = stages[0]["reports"]
    for name in ("start and words", "capture", "read", "reconcile"):
        best = min(stage[name] for stage in stages)
        each = f"  {1000 * best / reports:.2f} ms a report" if name in ("capture", "read") else ""
        print(f"  {name:16} {best:.2f} s{each}")
    print(f"{reports} reports of {stages[0]['characters'] // max(reports, 1)} characters on average")


if __name__ == "__main__":
    main()
