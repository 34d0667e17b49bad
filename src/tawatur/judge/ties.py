"""Same or different, joined or parted: what people said of incidents, made consistent. The later word holds. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tawatur.model.judgement import Judgement, Ties

TYING = frozenset({"same", "different", "merge", "split"})


@dataclass(frozen=True, slots=True)
class Tie:
    """What one judgement says: claims of one incident (`same`), none of which shares one with any of `apart`."""

    judgement: str
    same: tuple[str, ...]
    apart: tuple[str, ...]
    joined: bool


@dataclass
class _Classes:
    """Claims known to be of one incident, and classes known to be of different ones."""

    parent: dict[str, str] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def root(self, claim: str) -> str:
        self.parent.setdefault(claim, claim)
        while self.parent[claim] != claim:
            self.parent[claim] = self.parent[self.parent[claim]]
            claim = self.parent[claim]
        return claim

    def join(self, a: str, b: str) -> bool:
        """Makes two claims one incident's, unless they are known to be of different ones."""
        low, high = sorted((self.root(a), self.root(b)))
        if low == high:
            return True
        if high in self.apart[low]:
            return False
        self.parent[high] = low
        for other in self.apart.pop(high, set()):
            self.apart[other].discard(high)
            self.apart[other].add(low)
            self.apart[low].add(other)
        return True

    def part(self, a: str, b: str) -> bool:
        """Makes two claims different incidents', unless they are known to be of one."""
        a, b = self.root(a), self.root(b)
        if a == b:
            return False
        self.apart[a].add(b)
        self.apart[b].add(a)
        return True


def tie_of(item: Judgement, claims: tuple[str, ...], others: tuple[str, ...]) -> Tie:
    """What a judgement of same, different, merge or split says, its claims found again as `claims` and `others`."""
    return Tie(item.id, claims, others, joined=item.verb != "different")


def settle(ties: Sequence[Tie]) -> tuple[Ties, list[str]]:
    """(consistent ties, ids of the judgements of which nothing holds because later ones say otherwise)."""
    classes = _Classes()
    overruled: list[str] = []
    for tie in reversed(ties):
        held = [classes.join(a, b) if one else classes.part(a, b) for a, b, one in _pairs(tie)]
        if held and not any(held):
            overruled.append(tie.judgement)
    members: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(classes.parent):
        members[classes.root(claim)].append(claim)
    same = tuple(sorted(tuple(m) for m in members.values() if len(m) > 1))
    apart = {(a, b) if a < b else (b, a) for a, others in classes.apart.items() for b in others}
    return Ties(same, tuple(sorted(apart))), overruled[::-1]


def _pairs(tie: Tie) -> Iterator[tuple[str, str, bool]]:
    """(claim, claim, whether they are of one incident), one by one."""
    if tie.joined:
        yield from ((tie.same[0], other, True) for other in tie.same[1:])
    yield from ((a, b, False) for a in tie.same for b in tie.apart)
