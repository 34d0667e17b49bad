"""When a claim happened, and how that is known: told, carried from the narration, or about the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from tawatur.understand.clauses import Clause
from tawatur.understand.dates import claimed_then, days_before, earlier, from_that, when_of
from tawatur.understand.dayless import backdrop, dayless
from tawatur.understand.narration import LEAD, Narration, day_of, remember_day, time_meant
from tawatur.understand.passage import Passage
from tawatur.understand.setting import FRONT
from tawatur.understand.trigger import Trigger


class Moment(NamedTuple):
    """EDTF, how it is known, and the number of the time that it was read from."""

    edtf: str
    how: str
    number: int | None = None


def moment_of(
    passage: Passage,
    trigger: Trigger,
    clauses: list[Clause],
    telling: frozenset[int],
    seats: list[range],
    narration: Narration,
) -> Moment | None:
    """The moment of a happening; moves the narration's days on. seats: the words that name who speaks, in its sentence."""
    clause = clauses[trigger.clause]
    found = when_of(passage, trigger, clauses, telling)
    if found is not None:
        at = passage.times[found[1]].first
        spoken = any(at in words for words in seats)
        retold = spoken and trigger.definite and trigger.type in narration.told and at < trigger.first
        if not retold and not claimed_then(trigger, clause, at):
            _remember(passage, found, clauses, clause, narration, spoken)
            return Moment(found[0], "told", found[1])
        if dayless(passage, trigger, clauses):
            return None
    elif (ago := days_before(passage, trigger)) is not None and narration.last is not None:
        return _carried(earlier(narration.last, ago))
    elif narration.last is not None and (then := from_that(passage, clause, narration.last)) is not None:
        return _carried(then)
    elif dayless(passage, trigger, clauses):
        return None
    elif (then := time_meant(passage, clause, narration)) is not None:
        return _carried(then)
    elif (
        today := _of_publication(
            passage, clauses[0].first, clauses[min(trigger.clause + 1, len(clauses) - 1)].last, narration
        )
    ) is not None:
        return today
    if (carried := day_of(narration, clause.sentence)) is not None:
        return _carried(carried)
    published = passage.published
    if published is None or narration.sentences >= LEAD or "/" in published:
        return None
    if narration.spoken is not None and (trigger.reading.finite or trigger.definite):
        return _carried(narration.spoken)
    return Moment(published.rstrip("~") + "~", "publication")


def _of_publication(passage: Passage, first: int, last: int, narration: Narration) -> Moment | None:
    """What is told to go on as the report appears («لليوم الثالث على التوالي»), or to have followed the last Friday prayer."""
    published = passage.published
    if published is None or len(published) != _DAY:
        return None
    norms = passage.view.norms[first : last + 1]
    if "صلاه" in norms and (at := norms.index("صلاه") + 1) < len(norms) and norms[at] == "الجمعه":
        day = date.fromisoformat(published)
        back = (day.weekday() - _FRIDAY) % 7
        before = at + 1 < len(norms) and norms[at + 1] in _LAST
        return Moment((day - timedelta(back or (7 if before else 0))).isoformat(), "publication")
    if narration.time is None or narration.time[0] == published or _ONGOING.isdisjoint(norms):
        return None
    return Moment(f"{published}~", "publication")


_DAY: Final = len("2024-03-12")
_FRIDAY: Final = 4
_LAST: Final = frozenset({"الماضيه", "الفائته", "المنصرمه"})
_ONGOING: Final = frozenset({"لليوم", "ولليوم", "لليله"})


def _carried(time: tuple[str, int] | None) -> Moment | None:
    return None if time is None else Moment(time[0], "narration", time[1])


def _remember(
    passage: Passage,
    found: tuple[str, int],
    clauses: list[Clause],
    clause: Clause,
    narration: Narration,
    spoken: bool,
) -> None:
    """Takes along the time told. spoken: it is when somebody spoke («أعلنت أمس أن …»).

    That may be the day of what he told, and of what follows only where nothing else tells; never the day of the story.
    """
    narration.last = found
    edtf, number = found
    if spoken:
        if narration.spoken is None and len(edtf) == 10:
            narration.spoken = found
        return
    day = edtf.removesuffix("/..")
    opens = passage.times[number].first <= clauses[0].first + FRONT and not (passage.published or "").startswith(day)
    if "/" not in day and (len(day) >= 10 or opens):
        before = backdrop(passage, clauses[0])
        remember_day(narration, day, number, clause.sentence, passage.published, before)
