"""The web desk over a large record: composes reports to read, and times the desk over the record that they give.

    python benchmarks/desk.py compose FOLDER [--reports 20000] [--seed 1]
    tawatur read FOLDER --metadata FOLDER/metadata.csv --record big.record --workers 2
    python benchmarks/desk.py measure --record big.record [--runs 5]

The marks on two cores and 20,000 reports: the first view in 1 s, every filter in 0.3 s of server time, 500 MB of memory. What is
over its mark is printed with a «!». Server time is what the `Server-Timing` header says, else the time to the answer's last byte.
"""

from __future__ import annotations

import argparse
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import quote, urlencode

from desk_reports import compose

HOST = "127.0.0.1"
PATIENCE = 600  # seconds that the desk may take to start, and an answer to come
FIRST_VIEW, FILTER = 1.0, 0.3  # seconds
MEMORY = 500  # MB
WORDS = ("قصف", "الأقطان", "غارة جوية", "مقتل مدنيين")


@dataclass(frozen=True)
class Page:
    """An address to ask for; `mark`: seconds that it may take."""

    name: str
    path: str
    mark: float


@dataclass(frozen=True)
class Answer:
    """How an address answered. Seconds; `server` None where no header says it."""

    status: int
    whole: float
    server: float | None
    size: int


def most(record: sqlite3.Connection, column: str, table: str, where: str = "1") -> str:
    """The commonest value of a column."""
    sql = f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL AND {where} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
    found = record.execute(sql).fetchone()
    return str(found[0]) if found else ""


def pages(path: Path) -> list[Page]:
    """What is asked for: the first view, each filter by the values that most incidents have, one page of each kind."""
    record = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        place, facility = most(record, "place", "incidents"), most(record, "facility", "incidents")
        type_, status = most(record, "type", "incidents"), most(record, "status", "incidents")
        actor = most(record, "entity", "mentions", "entity LIKE 'actor/%' AND entity NOT LIKE '%~%'")
        outlet = most(record, "outlet", "documents")
        incident = str(record.execute("SELECT id FROM incidents ORDER BY length(body) DESC, id LIMIT 1").fetchone()[0])
    finally:
        record.close()
    filters: list[dict[str, str]] = [
        {},
        {"place": "place/syria"},
        {"place": place},
        {"from": "2019", "to": "2020"},
        {"from": "2022-01-20", "to": "2022-02-20"},
        {"type": type_},
        {"actor": actor},
        {"outlet": outlet},
        {"status": status},
        {"status": "contested", "sort": "told"},
        {"contradicted": "true"},
        *({"q": words} for words in WORDS),
        {"place": "place/syria", "type": type_, "from": "2015", "actor": actor, "q": WORDS[0]},
    ]
    api = [Page("filter " + told(f), address("/api/v1/incidents", f), FILTER) for f in filters]
    return [
        Page("first view", "/ar/incidents", FIRST_VIEW),
        *api,
        Page("filtered view", address("/ar/incidents", filters[-1]), FIRST_VIEW),
        *(Page(f"search {words}", address("/ar/search", {"q": words}), FILTER) for words in WORDS),
        Page("incident", f"/ar/incidents/{incident}", FIRST_VIEW),
        Page("facility", f"/ar/{quote(facility)}", FIRST_VIEW),
        Page("actor", f"/ar/{quote(actor)}", FIRST_VIEW),
    ]


def told(asked: dict[str, str]) -> str:
    """What is asked for, in short."""
    return " ".join(f"{name}={value.rsplit('/', 1)[-1]}" for name, value in asked.items())[:50] or "nothing"


def address(path: str, asked: dict[str, str]) -> str:
    """A path with its query."""
    return f"{path}?{urlencode(asked)}" if asked else path


@contextmanager
def desk(record: Path) -> Iterator[tuple[int, int, float]]:
    """A running desk: (its process, its port, seconds until it answered). It is ended in the end."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    begin = time.perf_counter()
    command = [sys.executable, "-m", "tawatur.cli", "serve", "--record", str(record), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        while not answers(port):
            if process.poll() is not None or time.perf_counter() - begin > PATIENCE:
                raise SystemExit("the desk does not start")
            time.sleep(0.05)
        yield process.pid, port, time.perf_counter() - begin
    finally:
        process.terminate()
        process.wait(PATIENCE)


def answers(port: int) -> bool:
    """Whether something listens there."""
    try:
        with socket.create_connection((HOST, port), timeout=1):
            return True
    except OSError:
        return False


def get(port: int, path: str) -> Answer:
    """Asks once, on a connection of its own."""
    connection = HTTPConnection(HOST, port, timeout=PATIENCE)
    begin = time.perf_counter()
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        body = response.read()
        whole = time.perf_counter() - begin
        says = re.findall(r"dur=([\d.]+)", response.headers.get("Server-Timing", ""))
        return Answer(response.status, whole, max(map(float, says)) / 1000 if says else None, len(body))
    except (OSError, HTTPException) as error:
        raise SystemExit(f"{path}: {error}") from error
    finally:
        connection.close()


def memory(process: int) -> dict[str, float]:
    """Resident memory of a process now and at its highest, in MB (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return {name: int(kb) / 1024 for name, kb in re.findall(r"^(VmRSS|VmHWM):\s+(\d+) kB", status, re.MULTILINE)}


def measure(record: Path, runs: int) -> None:
    """Starts the desk, asks for each page `runs` times and prints a table: the first answer, the median, the server's own time."""
    wanted = pages(record)
    with desk(record) as (process, port, started):
        print(f"{record}: answers after {started:.1f} s, {memory(process)['VmRSS']:.0f} MB")
        print(f"{'':58} {'status':>6} {'first':>8} {'median':>8} {'server':>8} {'size':>9}")
        for page in wanted:
            found = [get(port, page.path) for _ in range(runs)]
            median = statistics.median(a.whole for a in found)
            own = [a.server for a in found if a.server is not None]
            server = statistics.median(own) if own else None
            over = "!" if max(found[0].server or found[0].whole, server or median) > page.mark else " "
            itself = f"{1000 * server:6.0f} ms" if server is not None else f"{'':>9}"
            print(
                f"{page.name:58} {found[0].status:>6} {1000 * found[0].whole:5.0f} ms {1000 * median:5.0f} ms"
                f"{itself} {found[0].size / 1024:6.0f} kB {over}"
            )
        used = memory(process)
        over = "!" if used["VmHWM"] > MEMORY else ""
        print(f"memory: {used['VmRSS']:.0f} MB now, {used['VmHWM']:.0f} MB at its highest {over}")


def main() -> None:
    """The two commands."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    commands = parser.add_subparsers(required=True)
    make = commands.add_parser("compose", help="write reports and their metadata.csv into a folder")
    make.add_argument("folder", type=Path)
    make.add_argument("--reports", type=int, default=20_000)
    make.add_argument("--seed", type=int, default=1)
    make.set_defaults(run=lambda a: compose(a.folder, a.reports, a.seed))
    time_it = commands.add_parser("measure", help="time the desk over a record")
    time_it.add_argument("--record", type=Path, required=True)
    time_it.add_argument("--runs", type=int, default=5)
    time_it.set_defaults(run=lambda a: measure(a.record, a.runs))
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    main()
