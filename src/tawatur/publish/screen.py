"""The terminal: its width, whether it orders Arabic by itself, and marks that keep mixed directions apart."""

from __future__ import annotations

import os
import shutil
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TextIO

from tawatur.publish.labels import Lang

FSI, PDI, RLM = "\u2068", "\u2069", "\u200f"
_AUTODETECT_ON, _AUTODETECT_OFF = "\x1b[?2501h", "\x1b[?2501l"
Bidi = Literal["auto", "on", "off"]


@dataclass(frozen=True, slots=True)
class Screen:
    """How to lay lines out. `isolates`: the terminal orders right-to-left text and honours Unicode isolates."""

    lang: Lang
    isolates: bool = False
    width: int = 100
    bold: bool = False
    detects_direction: bool = False

    def keep(self, value: object) -> str:
        """A value that may run in another direction than the line it stands in."""
        return f"{FSI}{value}{PDI}" if self.isolates else str(value)

    def title(self, text: str) -> str:
        """A heading."""
        return f"\x1b[1m{text}\x1b[0m" if self.bold else text

    def lines(self, text: str, indent: int) -> list[str]:
        """A text in lines that fit the width."""
        width = max(30, self.width - indent)
        return [" " * indent + line for line in textwrap.wrap(" ".join(text.split()), width, break_long_words=False)]

    def quote(self, text: str, indent: int) -> list[str]:
        """Words of a report, in quotation marks."""
        return [
            " " * indent + self.keep(line.strip()) for line in self.lines(f"«{text}»", indent)
        ]  # each line on its own: a terminal does not carry an isolate over a line's end

    def show(self, lines: list[str], out: TextIO) -> None:
        """Writes lines out."""
        mark = RLM if self.isolates and self.lang == "ar" else ""
        body = "".join(f"{mark}{line}\n" if line else "\n" for line in lines)
        out.write(_AUTODETECT_ON + body + _AUTODETECT_OFF if self.detects_direction else body)


def screen_for(out: TextIO, lang: Lang, bidi: Bidi, environ: Mapping[str, str] = os.environ) -> Screen:
    """The screen behind a stream. Isolates are used where the terminal is known to order Arabic, or when asked for."""
    tty = out.isatty()
    vte = tty and environ.get("VTE_VERSION", "0").isdigit() and int(environ.get("VTE_VERSION", "0")) >= 5800
    able = vte or (
        tty
        and (
            environ.get("TERM_PROGRAM") == "Apple_Terminal"
            or "KONSOLE_VERSION" in environ
            or environ.get("TERM") == "mlterm"
        )
    )
    return Screen(
        lang=lang,
        isolates=bidi == "on" or (bidi == "auto" and able),
        width=shutil.get_terminal_size((100, 24)).columns if tty else 100,
        bold=tty and "NO_COLOR" not in environ and environ.get("TERM") != "dumb",
        detects_direction=vte and bidi != "off",
    )


def language_for(environ: Mapping[str, str] = os.environ) -> Lang:
    """The language of the user's locale where it is Arabic, else English."""
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return "ar" if locale.startswith("ar") else "en"
