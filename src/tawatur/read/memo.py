"""What is known of a folded word whatever stands round it: worked out when first asked for, then kept.

A report's words come again and again, in it and in the next one; each stage asks a memo of its own once for every token
and looks closer only where a word can be of use to it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

V = TypeVar("V")
_LIMIT: Final = 30_000


class Memo(dict[str, V]):
    """Folded word → what `work_out` makes of it. Emptied when full: what it held is soon worked out again."""

    __slots__ = ("_work_out",)

    def __init__(self, work_out: Callable[[str], V]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, norm: str) -> V:
        if len(self) >= _LIMIT:
            self.clear()
        found = self[norm] = self._work_out(norm)
        return found
