"""Chains of one incident as trees: an origin, those who passed its word on, and the publishers; reprints below what they copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tawatur.model import Claim, Document
from tawatur.publish.dossier.speakers import Speakers
from tawatur.reconcile.spoken import say_date


@dataclass
class Node:
    """A speaker or, with `document`, a publisher's report, `published` on a day. `told`, `denied`: numbers of the accounts it publishes."""

    name: str
    document: str | None = None
    published: str | None = None
    copy_of: str | None = None
    own: bool = False
    told: list[int] = field(default_factory=list)
    denied: list[int] = field(default_factory=list)
    children: dict[str, Node] = field(default_factory=dict)

    @property
    def nodes(self) -> list[Node]:
        """What hangs on it, those with the lowest account first."""
        return sorted(self.children.values(), key=lambda n: (n.copy_of is not None, n.first))

    @property
    def first(self) -> int:
        """The lowest number of an account below."""
        return min([*self.told, *self.denied, *(c.first for c in self.children.values())], default=10**9)


def plant(
    claims: Sequence[tuple[int, Claim, Claim]], documents: Mapping[str, Document], speakers: Speakers
) -> list[Node]:
    """The trees of (number, claim, the same as it may be shown). A reprint's own narration belongs to the outlet it copies.

    Who is one speaker is told by the claim itself, so that two persons whose names are withheld stay two.
    """
    root = Node("")
    for number, claim, shown in claims:
        document = documents[claim.document]
        original = documents.get(document.copy_of or "", document)
        node = root
        for place, (link, named) in enumerate(zip(claim.chain, shown.chain, strict=True)):
            key = link.entity
            if place == 0 and link.entity.startswith("role/"):
                # two outlets' «security source» may be two
                key += " via " + (claim.chain[1].entity if len(claim.chain) > 1 else original.outlet or original.id)
            node = node.children.setdefault(key, Node(speakers.link(named)))
        if not claim.chain:
            key = original.outlet or original.id
            node = node.children.setdefault(key, Node(speakers.outlet(original), own=True))
        if original is not document:
            node = node.children.setdefault(original.id, _leaf(original, speakers))
        node = node.children.setdefault(document.id, _leaf(document, speakers))
        (node.denied if claim.polarity == "negative" else node.told).append(number)
    return root.nodes


def _leaf(document: Document, speakers: Speakers) -> Node:
    published = say_date(document.published, speakers.lang) if document.published else None
    return Node(speakers.outlet(document), document.id, published, document.copy_of)
