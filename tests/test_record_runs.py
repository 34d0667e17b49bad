"""Runs as a whole: the same record in any order, on any number of workers, at once or bit by bit, and after any end."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tawatur.capture import Found, find_reports
from tawatur.ingest import ingest, worker_count
from tawatur.publish.jsonl import export_jsonl
from tawatur.record import query
from tawatur.record.store import Store
from tests.conftest import ROOT, Start, exported
from tests.stub import stub_engine

MANY = 60


@pytest.fixture
def many(folder: Path) -> Path:
    """Reports that each take a twentieth of a second to read."""
    for n in range(MANY):
        text = f"مصدر أمني: هجوم بطيء على سجن رقم{n % 7} ومقتل {n}\n"
        (folder / f"reports/n{n:03}.txt").write_text(text, encoding="utf-8")
    return folder


def record_of(name: str, *runs: list[str], workers: int = 1, backwards: bool = False) -> dict[str, bytes]:
    with Store.open(f"{name}.record", create=True) as store:
        for paths in runs:
            found = find_reports(paths)
            if backwards:
                found = Found(found.reports[::-1])
            ingest(store, found, stub_engine(), workers=workers)
        export_jsonl(store, Path(name))
    return exported(Path(name))


def test_order_workers_and_steps_make_no_difference(folder: Path) -> None:
    Path("reports/z.txt").write_bytes(Path("reports/a.txt").read_bytes())
    whole = record_of("whole", ["reports"])
    assert whole["claims.jsonl"].count(b"\n") == 6
    assert record_of("backwards", ["reports"], backwards=True) == whole
    assert record_of("three", ["reports"], workers=3) == whole
    names = [p.as_posix() for p in find_reports(["reports"]).reports]
    assert record_of("steps", *([n] for n in names)) == whole
    assert record_of("steps-back", *([n] for n in reversed(names)), workers=2) == whole


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_cleanly_and_the_next_run_carries_on(workers: str, many: Path, start: Start) -> None:
    run = start("read", "reports", "--workers", workers)
    wait_for_reports(many / "tawatur.record", 1)
    os.kill(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert run.returncode == 130
    assert err.startswith("tawatur: interrupted: ") and "run the same command again to carry on" in err
    assert "Traceback" not in err + out and len(err.splitlines()) == 1
    with Store.open("tawatur.record") as store:
        kept = len(query.documents(store))
        assert 0 < kept < MANY and store.views_are_behind()
    carry_on(start, kept)


def test_a_killed_run_leaves_the_record_whole(many: Path, start: Start) -> None:
    run = start("read", "reports")
    wait_for_reports(many / "tawatur.record", 1)
    run.kill()
    run.communicate(timeout=30)
    with Store.open("tawatur.record") as store:
        kept = len(query.documents(store))
        assert 0 < kept < MANY
        assert store.query("PRAGMA integrity_check") == [("ok",)]
        assert {c.document for c in query.claims(store)} <= {d.id for d in query.documents(store)}
    carry_on(start, kept)


def carry_on(start: Start, kept: int) -> None:
    """A second run reads the rest, and the record is the same as one that was never interrupted."""
    second = start("read", "reports", "--workers", "2")
    out, err = second.communicate(timeout=60)
    assert (second.returncode, err) == (0, "")
    assert f"Reports: {MANY + 5 - kept} read, 0 read again, {kept} known already." in out
    with Store.open("tawatur.record") as store:
        export_jsonl(store, Path("interrupted"))
    assert exported(Path("interrupted")) == record_of("at-once", ["reports"], workers=2)


def wait_for_reports(path: Path, least: int) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if path.exists():
            try:
                with Store.open(path) as store:
                    if len(store.known()) >= least:
                        return
            except Exception:  # not made yet
                pass
        time.sleep(0.02)
    raise AssertionError("the run wrote nothing in half a minute")


def test_two_runs_at_once_end_in_one_whole_record(many: Path, start: Start) -> None:
    runs = [start("read", "reports", "--wait", "60"), start("read", "reports", "--wait", "60")]
    for run in runs:
        _, err = run.communicate(timeout=120)
        assert (run.returncode, err) == (0, "")
    with Store.open("tawatur.record") as store:
        export_jsonl(store, Path("both"))
    assert exported(Path("both")) == record_of("one", ["reports"], workers=2)


def test_looking_at_an_interrupted_record_makes_its_incidents_good(folder: Path, start: Start) -> None:
    with Store.open("tawatur.record", create=True) as store:
        ingest(store, find_reports(["reports"]), stub_engine())
        with store.transaction():
            store.bump()
            store._db.execute("DELETE FROM incidents")
    out, _ = start("incidents").communicate(timeout=30)
    assert out.count("inc-") == 2


def test_ten_thousand_files_with_one_broken(folder: Path) -> None:
    base = Path("large")
    base.mkdir()
    for n in range(10_000):
        (base / f"{n:05}.txt").write_text(f"هجوم على سجن رقم{n % 50} ومقتل {n}", encoding="utf-8")
    (base / "05000.txt").write_bytes(b"\x00\xff\x13 not a text")
    with Store.open("large.record", create=True) as store:
        summary = ingest(store, find_reports(["large"]), stub_engine(), workers=2)
        assert summary.read == 9_999
        assert [p.path for p in summary.problems] == ["large/05000.txt"]
        assert len(query.incidents(store)) == 50


@pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("unshare") is None, reason="needs Linux namespaces (unshare)"
)
def test_a_disk_that_is_really_full(many: Path) -> None:
    """On a file system of 2 MB; then it grows, and the same command carries on."""
    for n in range(MANY):
        text = "بطيء\n" + "".join(f"هجوم على سجن رقم{n % 7} ومقتل {n + i}\n" for i in range(20))
        (many / f"reports/n{n:03}.txt").write_text(text, encoding="utf-8")
    (many / "small").mkdir()
    script = f"""
        mount -t tmpfs -o size=2m none small || exit 77
        {sys.executable} -m tests.stub read reports --record small/x.record; echo "exit $?"
        mount -o remount,size=50m small
        {sys.executable} -m tests.stub read reports --record small/x.record; echo "exit $?"
    """
    run = subprocess.run(
        ["unshare", "-rm", "sh", "-c", script],
        cwd=many,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    if run.returncode == 77 or "unshare" in run.stderr:
        pytest.skip("this system does not let its user mount a small file system: " + run.stderr.strip())
    assert len(run.stderr.splitlines()) == 1 and "small/x.record: the disk" in run.stderr
    assert "safe in the record" in run.stderr
    first, _, rest = run.stdout.partition("exit 1\n")
    assert first == "" and rest.endswith("exit 0\n")
    known = int(rest.split(" known already")[0].split()[-1])
    assert 0 < known < MANY
    assert f"holds {MANY + 5} reports" in rest


@pytest.mark.parametrize(
    ("wanted", "reports", "cores", "count"), [(None, 100, 8, 1), (None, 1000, 4, 4), (None, 1000, 64, 8), (3, 1, 1, 3)]
)
def test_as_many_workers_as_pay(wanted: int | None, reports: int, cores: int, count: int) -> None:
    assert worker_count(wanted, reports, cores) == count
