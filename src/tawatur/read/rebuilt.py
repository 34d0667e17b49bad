"""How tables of compiled words are kept in a cache: by what their constructor takes, whether the code is compiled or not."""

from __future__ import annotations

from typing import Any


def by_constructor(item: Any) -> tuple[Any, ...]:
    """What `__reduce__` of a dataclass gives: its class, and what the class is called with to make it again.

    Sooner than slots taken one by one, and the only way for a class that is compiled.
    """
    kind = type(item)
    return kind, tuple([getattr(item, f.name) for f in kind.__dataclass_fields__.values() if f.init])
