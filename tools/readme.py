"""Writes what tawatur prints about the sample reports into the README, so that its excerpts stay true.

    .venv/bin/python tools/readme.py

A block that follows `<!-- tawatur ARGUMENTS | WORDS -->` is replaced by the first paragraph of that command's output which holds
WORDS, or by all of it where no WORDS are given. A test fails while the README shows anything else.
"""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import tempfile
from pathlib import Path

import tawatur
from tawatur.cli import main as command_line

ROOT = Path(__file__).parent.parent
_BLOCK = re.compile(r"(<!-- tawatur ([^|>]+?)(?: \| ([^>]+?))? -->\n```\n)(.*?)(```\n)", re.DOTALL)


def renewed(readme: str) -> str:
    """The README with every excerpt as the program prints it now."""
    with tempfile.TemporaryDirectory() as folder:
        record = f"{folder}/examples.record"
        tawatur.read(ROOT / "examples", record=record, metadata=ROOT / "examples/metadata.csv").close()

        def renew(block: re.Match[str]) -> str:
            arguments = shlex.split(block.group(2))
            if arguments[0] != "explain":
                arguments += ["--record", record]
            return block.group(1) + excerpt(arguments, block.group(3)) + block.group(5)

        return _BLOCK.sub(renew, readme)


def excerpt(arguments: list[str], words: str | None) -> str:
    """What a command prints, or the first paragraph of it that holds `words`."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        command_line([*arguments, "--lang", "en"])
    printed = out.getvalue()
    if words is None:
        return printed
    for paragraph in printed.split("\n\n"):
        if words in paragraph:
            return paragraph.rstrip("\n") + "\n"
    raise SystemExit(
        f"tawatur {' '.join(arguments)} prints no paragraph with «{words}»; choose other words in the README"
    )


if __name__ == "__main__":
    path = ROOT / "README.md"
    path.write_text(renewed(path.read_text(encoding="utf-8")), encoding="utf-8")
