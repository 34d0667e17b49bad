"""What a request is answered from: the record as it stands, the desk, and the filter that its address holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from annotated_types import MaxLen
from fastapi import Depends, Query, Request

from tawatur.record.store import Store
from tawatur.serve.desk import Desk
from tawatur.serve.index.board import Sort
from tawatur.serve.index.file import Index
from tawatur.serve.index.select import Filter

Id = Annotated[str, MaxLen(500)]
MOST = 100
"""Values of one kind that one address may ask for."""
StatusName = Literal["corroborated", "single", "contested", "denied"]


@dataclass(frozen=True)
class Asked:
    """A request's own opening of the record. `seen`: the last entry of the log that what it shows has taken in."""

    request: Request
    desk: Desk
    store: Store
    seen: int

    @property
    def index(self) -> Index:
        return self.desk.index


def asked(request: Request) -> Iterator[Asked]:
    """FastAPI dependency: opens the record for one request."""
    desk: Desk = request.app.state.desk
    with desk.store_as_seen() as (store, seen):
        yield Asked(request, desk, store, seen)


Opened = Annotated[Asked, Depends(asked, scope="function")]


def filter_of(
    q: Annotated[str, Query(description="words of titles and quotations", max_length=500)] = "",
    place: Annotated[list[Id], Query(description="ids of places; what lies in them counts", max_length=MOST)] = [],  # noqa: B006
    facility: Annotated[list[Id], Query(description="ids of facilities", max_length=MOST)] = [],  # noqa: B006
    type: Annotated[list[Id], Query(description="types of happening", max_length=MOST)] = [],  # noqa: B006
    actor: Annotated[list[Id], Query(description="ids of actors", max_length=MOST)] = [],  # noqa: B006
    outlet: Annotated[list[Id], Query(description="ids of publishing outlets", max_length=MOST)] = [],  # noqa: B006
    status: Annotated[list[StatusName], Query(description="what the accounts come to", max_length=MOST)] = [],  # noqa: B006
    report: Annotated[list[Id], Query(description="ids of reports that tell of it", max_length=MOST)] = [],  # noqa: B006
    since: Annotated[
        str, Query(alias="from", description="EDTF date: nothing that ended before it", max_length=60)
    ] = "",
    until: Annotated[str, Query(alias="to", description="EDTF date: nothing that began after it", max_length=60)] = "",
    contradicted: Annotated[bool, Query(description="only where accounts part")] = False,
    sort: Annotated[Sort, Query(description="new, old: by date; told: by independent origins")] = "new",
) -> Filter:
    """FastAPI dependency: what an address asks for. Empty values, as a form sends them, ask for nothing."""

    def values(given: list[str] | list[StatusName]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(v.strip() for v in given if v.strip()))

    return Filter(
        q=q.strip(),
        place=values(place),
        facility=values(facility),
        type=values(type),
        actor=values(actor),
        outlet=values(outlet),
        status=values(status),
        report=values(report),
        since=since.strip(),
        until=until.strip(),
        contradicted=contradicted,
        sort=sort,
    )


Wanted = Annotated[Filter, Depends(filter_of)]


def address_of(wanted: Filter, **changed: object) -> str:
    """The query string that holds a filter, with some of it changed; nothing for what is not asked for."""
    from dataclasses import fields, replace
    from urllib.parse import urlencode

    item = replace(wanted, **changed)  # type: ignore[arg-type]
    names = {"since": "from", "until": "to"}
    pairs: list[tuple[str, str]] = []
    for f in fields(item):
        value = getattr(item, f.name)
        if value == f.default:
            continue
        name = names.get(f.name, f.name)
        pairs += (
            [(name, v) for v in value]
            if isinstance(value, tuple)
            else [(name, str(value).lower() if value is True else str(value))]
        )
    return urlencode(pairs)
