"""Ranges drawn as bars on one scale: plain SVG shapes without text, so that no script, font or direction can spoil them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 320, 18
_OPEN = 1.5
"""How much further than an open count the scale goes, so that its arrow can be seen."""
_MARGIN, _ARROW, _DOT = 10, 8, 4


@dataclass(frozen=True, slots=True)
class Scale:
    """Counts from 0 to `top` over the width; `mirrored`: 0 is on the right, as in Arabic charts."""

    top: int
    mirrored: bool

    @classmethod
    def over(cls, ranges: Sequence[tuple[int, int | None]], *, mirrored: bool) -> Scale:
        """A scale that holds all these ranges."""
        ends = [int(low * _OPEN) + 1 if high is None else high for low, high in ranges]
        return cls(_round_up(max([1, *ends])), mirrored)

    def x(self, count: int) -> float:
        """Where a count stands."""
        place = _MARGIN + (WIDTH - 2 * _MARGIN) * min(count, self.top) / self.top
        return round(WIDTH - place if self.mirrored else place, 1)

    @property
    def ticks(self) -> list[int]:
        """The counts that are written below: 0, the middle, the end."""
        return sorted({0, self.top // 2, self.top}) if self.top > 1 else [0, 1]


def _round_up(count: int) -> int:
    """The next count that begins with 1, 2 or 5 and has only zeros after it; small ones as they are."""
    if count <= 5:
        return count
    unit = int("1" + "0" * (len(str(count)) - 1))
    return next(step * unit for step in (1, 2, 5, 10) if step * unit >= count)


def bar(scale: Scale, low: int, high: int | None, best: int) -> str:
    """The SVG of one report's range: a dot for one number, a bar for two, an arrow where no upper bound is told."""
    middle = HEIGHT / 2
    shapes = [_line(scale.x(0), middle, scale.x(scale.top), middle, "#c9ccd1", 1)]
    shapes.append(_line(scale.x(best), 1, scale.x(best), HEIGHT - 1, "#8a4b08", 1.5, dashed=True))
    start = scale.x(low)
    if high is None:
        end = scale.x(scale.top)
        shapes.append(_line(start, middle, end, middle, "#1f4e79", 3))
        back = end + (_ARROW if scale.mirrored else -_ARROW)
        points = f"{end},{middle} {back},{middle - 5} {back},{middle + 5}"
        shapes.append(f'<polygon points="{points}" fill="#1f4e79"/>')
    elif high > low:
        shapes.append(_line(start, middle, scale.x(high), middle, "#1f4e79", 6))
    shapes.append(f'<circle cx="{start}" cy="{middle}" r="{_DOT}" fill="#1f4e79"/>')
    return _svg(HEIGHT, shapes)


def axis(scale: Scale) -> str:
    """The SVG of the scale's numbers."""
    texts = (
        f'<text x="{scale.x(tick)}" y="10" text-anchor="{_anchor(scale, tick)}" font-size="10" fill="#555">{tick}</text>'
        for tick in scale.ticks
    )
    return _svg(13, list(texts))


def _anchor(scale: Scale, tick: int) -> str:
    if tick not in (0, scale.top):
        return "middle"
    return "start" if (tick == 0) != scale.mirrored else "end"


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float, *, dashed: bool = False) -> str:
    dash = ' stroke-dasharray="3 2"' if dashed else ""
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{colour}" stroke-width="{width}"{dash}/>'


def _svg(height: int, shapes: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" direction="ltr" aria-hidden="true">'
        f"{''.join(shapes)}</svg>"
    )
