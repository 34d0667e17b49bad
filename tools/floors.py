"""Scores tawatur on annotated reports and holds the scores against the floors in corpus/floors.yaml (key `gold`).

    .venv/bin/python tools/floors.py [--shared DIR]

DIR (default ../shared) holds `gold/`, the annotated texts and `tools/score.py`. Where it is absent nothing is scored, and
the program says so. Floors only go up: raise them when a change has earned it, never lower one to pass.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import yaml

import tawatur

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Set:
    """Annotated reports: their name under `gold:` in the floors, folders below DIR, and the metadata that comes along."""

    name: str
    gold: str
    texts: str
    metadata: str | None


SETS = (
    Set("seeds", "gold/seeds", "seeds", None),
    Set("reports", "gold/reports", "reports", "reports/metadata.csv"),
)


def missing(shared: Path) -> str | None:
    """Why nothing can be scored, or None."""
    for part in ("tools/score.py", *(s.gold for s in SETS)):
        if not (shared / part).exists():
            return f"the annotated reports are not here ({shared / part} is absent)"
    return None


def floors() -> dict[str, dict[str, float]]:
    """The pinned floors by set and score."""
    loaded = yaml.safe_load((ROOT / "corpus" / "floors.yaml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, float]] = loaded.get("gold", {})
    return found


def score(part: Set, shared: Path) -> dict[str, float]:
    """All scores of one set, as the shared scorer gives them."""
    with tempfile.TemporaryDirectory() as folder:
        metadata = shared / part.metadata if part.metadata else None
        # the gold record is of the annotated reports alone: further accounts would give its contradictions further sides
        annotated = [shared / part.texts / f"{p.stem}.txt" for p in sorted((shared / part.gold).glob("*.yaml"))]
        with tawatur.read([p for p in annotated if p.exists()], metadata=metadata) as record:
            record.export(folder)
        command = [sys.executable, str(shared / "tools/score.py"), "--align", "--json", "--record", folder]
        command += ["--gold", str(shared / part.gold), "--texts", str(shared / part.texts)]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
    scores: dict[str, float] = json.loads(run.stdout)
    return scores


def short_of(scores: dict[str, float], bars: dict[str, float]) -> list[str]:
    """The scores that are below their floor, or missing."""
    return [f"{name} {scores.get(name)} < {bar}" for name, bar in bars.items() if scores.get(name, -1.0) < bar]


def main() -> int:
    """Scores every set; 1 when a floor is not reached."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    args = parser.parse_args()
    reason = missing(args.shared)
    if reason:
        print(f"not scored: {reason}")
        return 0
    failed = False
    for part in SETS:
        scores = score(part, args.shared)
        bars = floors().get(part.name, {})
        for name in sorted(scores):
            print(
                f"{part.name:8} {name:24} {scores[name]:.3f}" + (f"   floor {bars[name]:.3f}" if name in bars else "")
            )
        for fault in short_of(scores, bars):
            failed = True
            print(f"{part.name:8} FALLS SHORT: {fault}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
