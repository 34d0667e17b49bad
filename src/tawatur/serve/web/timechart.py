"""Counts of one thing over time: each report's range where it was published, on one axis. Shapes and numbers only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 640, 210
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 24, 18, 30
_APART = 16
"""Pixels that two reports of one day are set apart."""


@dataclass(frozen=True, slots=True)
class Told:
    """A count as one report tells it: `day` of publication as an ordinal, None where it bears none; `number` in the list below."""

    number: int
    day: int | None
    low: int
    high: int | None
    copy: bool


@dataclass(frozen=True)
class Plot:
    """Where things stand in the drawing. `mirrored`: time runs from right to left, as Arabic does."""

    top: int
    first: int
    last: int
    mirrored: bool

    def x(self, day: int | None) -> float:
        """Where a day stands; reports without one stand beyond the last."""
        span = WIDTH - _LEFT - _RIGHT - 40
        share = (
            0.5
            if self.last == self.first
            else ((self.last if day is None else day) - self.first) / (self.last - self.first)
        )
        at = _LEFT + 20 + span * share + (24 if day is None else 0)
        return round(WIDTH - at if self.mirrored else at, 1)

    def y(self, count: int) -> float:
        """Where a count stands."""
        span = HEIGHT - _TOP - _BOTTOM
        return round(HEIGHT - _BOTTOM - span * min(count, self.top) / self.top, 1)


def draw(told: Sequence[Told], best: int, days: Sequence[tuple[int, str]], *, mirrored: bool) -> str:
    """The SVG. `days`: (ordinal, how it is written) of the days to name below."""
    dated = [t.day for t in told if t.day is not None] or [0]
    top = _ceiling(max(best, *(t.low * 3 // 2 + 1 if t.high is None else t.high for t in told)))
    plot = Plot(top, min(dated), max(dated), mirrored)
    shapes = [*_axis(plot, days), _line(_LEFT, plot.y(best), WIDTH - _RIGHT, plot.y(best), "best")]
    seen: dict[float, int] = {}
    for item in sorted(told, key=lambda t: (t.day is None, t.day or 0, t.number)):
        at = plot.x(item.day)
        before = seen[at] = seen.get(at, -1) + 1
        shapes += _range(plot, item, at + (-before if mirrored else before) * _APART)
    return f'<svg class="over-time" viewBox="0 0 {WIDTH} {HEIGHT}" direction="ltr" aria-hidden="true">{"".join(shapes)}</svg>'


def _axis(plot: Plot, days: Sequence[tuple[int, str]]) -> list[str]:
    out = []
    side = WIDTH - _LEFT + 6 if plot.mirrored else _LEFT - 6
    anchor = "start" if plot.mirrored else "end"
    for count in sorted({0, plot.top // 2, plot.top}):
        out.append(_line(_LEFT, plot.y(count), WIDTH - _LEFT, plot.y(count), "grid"))
        out.append(f'<text x="{side}" y="{plot.y(count) + 4}" text-anchor="{anchor}">{count}</text>')
    for day, name in days:
        out.append(f'<text x="{plot.x(day)}" y="{HEIGHT - 8}" text-anchor="middle">{name}</text>')
    return out


def _range(plot: Plot, item: Told, x: float) -> list[str]:
    """A dot for one number, a bar for two, an arrow where no upper bound is told; its number above."""
    low = plot.y(item.low)
    high = plot.y(plot.top) if item.high is None else plot.y(item.high)
    kind = "told copy" if item.copy else "told"
    out = [_line(x, low, x, high, kind)] if high != low else []
    if item.high is None:
        out.append(f'<polygon class="{kind}" points="{x},{high} {x - 4},{high + 7} {x + 4},{high + 7}"/>')
    elif item.high > item.low:
        out += [_line(x - 4, y, x + 4, y, kind) for y in (low, high)]
    out.append(f'<circle class="{kind}" cx="{x}" cy="{low}" r="4"/>')
    out.append(f'<text class="number" x="{x}" y="{max(high - 6, 10)}" text-anchor="middle">{item.number}</text>')
    return out


def _line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    return f'<line class="{kind}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'


def _ceiling(count: int) -> int:
    """The next count that begins with 1, 2 or 5 and has only zeros after it; small ones as they are."""
    if count <= 5:
        return max(count, 1)
    unit = int("1" + "0" * (len(str(count)) - 1))
    return next(step * unit for step in (1, 2, 5, 10) if step * unit >= count)
