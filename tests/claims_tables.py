"""What the tables of claims share: a composed passage read as a report of a given day and outlet."""

from __future__ import annotations

import hashlib
from functools import cache

from tawatur.model import Captured, Claim, Metadata
from tawatur.pipeline import ReportReading, read_report
from tawatur.words.compile import Words, load_words


@cache
def words() -> Words:
    """The words that ship with the program, loaded once."""
    return load_words()


def reading(text: str, published: str | None = None, outlet: str | None = None) -> ReportReading:
    """Everything read from a passage, as the pipeline reads a plain text that appeared on that day (EDTF) in that outlet."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    given = Metadata(published, outlet, None, None)
    captured = Captured(f"doc-{digest[:16]}", "passage.txt", digest, text, "text/utf-8", Metadata(), given)
    return read_report(captured, words())


def claims(text: str, published: str | None = None, outlet: str | None = None) -> tuple[Claim, ...]:
    """The claims of a passage, in the order of its text."""
    return reading(text, published, outlet).claims


def told(text: str) -> list[tuple[str, str]]:
    """(trigger words, type) of every claim of a passage."""
    return [(text[slice(*claim.trigger)], claim.type) for claim in claims(text)]


def parts(claim: Claim) -> dict[str, str]:
    """Entity without its kind → role, for those who take part in a claim."""
    return {actor.entity.split("/")[1]: actor.role for actor in claim.actors}


def only(text: str, kind: str, published: str | None = None) -> Claim:
    """The one claim of a type in a passage; fails with what was read where there are none or several."""
    found = [claim for claim in claims(text, published) if claim.type == kind]
    assert len(found) == 1, told(text)
    return found[0]
