"""What reads and reconciles: the pipeline, the reconciler and the words, bound together with their identities.

An identity names everything that a result depends on besides its input. Results of another identity are made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from tawatur import __version__
from tawatur.model import Captured, Claim, Contradiction, Document, Incident, Mention, Ties

if TYPE_CHECKING:
    from tawatur.record.store import Store
    from tawatur.words.compile import Words

_READER_CODE = ("model", "read", "recognise", "understand", "words", "pipeline.py")
_VIEWS_CODE = ("judge", "reconcile", "views")


class Reading(Protocol):
    """All that one report gives to the record."""

    @property
    def document(self) -> Document: ...
    @property
    def mentions(self) -> tuple[Mention, ...]: ...
    @property
    def claims(self) -> tuple[Claim, ...]: ...


class Views(Protocol):
    """What all claims give together. `copies`: the document that each copy repeats."""

    @property
    def copies(self) -> Mapping[str, str]: ...
    @property
    def incidents(self) -> tuple[Incident, ...]: ...
    @property
    def contradictions(self) -> tuple[Contradiction, ...]: ...


class Reconcile(Protocol):
    """Makes views of claims, keeping to what people said of their incidents."""

    def __call__(
        self,
        documents: Sequence[Document],
        mentions: Sequence[Mention],
        claims: Sequence[Claim],
        words: Words,
        ties: Ties | None = None,
    ) -> Views: ...


class CatchUp(Protocol):
    """Brings a record's views up to date, `anew` or from what changed; False when others kept adding to it meanwhile."""

    def __call__(self, store: Store, words: Words, identity: str, anew: bool = False) -> bool: ...


@dataclass(frozen=True)
class Engine:
    """A reader of reports and a reconciler of claims. `reader`, `views`: their identities.

    catch_up: works changes into the views of a record as the reconciler would make them; without one all are made at once.
    work_in: the same inside a transaction, without a word of it in the record.
    """

    words: Words
    reader: str
    views: str
    read: Callable[[Captured, Words], Reading]
    reconcile: Reconcile
    catch_up: CatchUp | None = None
    work_in: Callable[[Store, Words], None] | None = None


def load_engine(overlay: Path | None = None) -> Engine:
    """The pipeline and the reconciler of this installation, with the words of `overlay` added to the package's.

    Imported here, not above: asking for a command's help need not wait for them.
    """
    from tawatur.pipeline import read_report
    from tawatur.reconcile import reconcile
    from tawatur.views.catch_up import catch_up, work_in
    from tawatur.words.compile import load_words

    words = load_words(overlay)
    reader = f"{__version__} {words.digest[:16]} {code_digest(_READER_CODE)[:16]}"
    return Engine(words, reader, f"{reader} {code_digest(_VIEWS_CODE)[:16]}", read_report, reconcile, catch_up, work_in)


def code_digest(parts: tuple[str, ...]) -> str:
    """The SHA-256 of the package's own source files under the given folders and names."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for part in parts:
        path = package / part
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            digest.update(file.relative_to(package).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
