"""What a claim is made from: the report that it stands in, and one happening that is told there."""

from __future__ import annotations

from typing import NamedTuple

from tawatur.model import Document, Link
from tawatur.understand.clauses import Clause
from tawatur.understand.operators import Operator
from tawatur.understand.passage import Passage
from tawatur.understand.select import Selected
from tawatur.understand.speech import Saying
from tawatur.understand.status import Status


class Report(NamedTuple):
    """What every sentence of a report is read with. `ids`: (kind, start, end) → mention id."""

    passage: Passage
    references: dict[int, str]
    document: Document
    ids: dict[tuple[str, int, int], str]
    fighting: dict[int, str]  # «المسلحون», «القوة»: by token, who is meant known once the sentences before are read


class Telling(NamedTuple):
    """One happening on its way to a claim: its trigger with its tolls, its sentence's clauses, who says so, how real it is.

    telling: the numbers of the clauses in which the sentence tells of happenings. told: by clause, the types of these.
    """

    selected: Selected
    clauses: list[Clause]
    sayings: list[Saying]
    chain: tuple[Link, ...]
    status: Status
    operators: list[Operator]
    telling: frozenset[int]
    told: dict[int, set[str]]


def name_id(report: Report, number: int | None) -> str | None:
    """The id of the mention of a name, by the name's number in the passage."""
    if number is None:
        return None
    name = report.passage.names[number]
    return report.ids.get(("name", name.start, name.end))
