"""Where: the most exact place that a clause, its sentence or the passage before it give."""

from __future__ import annotations

from typing import Final

from tawatur.recognise.names.choose import containers
from tawatur.understand.clauses import Clause
from tawatur.understand.passage import Passage, Spot
from tawatur.understand.places import (
    LEAVING,
    antecedent,
    own_stretch,
    resumed,
    situated,
    told_as_same,
    without_goals,
    without_homes,
    without_sources,
    without_starts,
)
from tawatur.understand.spots import RANK, SURROUNDINGS, is_wide_mention, spots, token_of, treats
from tawatur.understand.trigger import Trigger

_ABOUT: Final = 3  # tokens from a noun to the relative clause about it
FRONT: Final = 3  # tokens from a sentence's start to the place that sets its scene


def best_spot(found: list[Spot], trigger: Trigger | None = None) -> Spot | None:
    """The most exact place; of places as exact, the first after the trigger, else the nearest before it."""
    if not found:
        return None
    firm = min((s.at for s in found if not s.near and s.rank >= 4), default=None)
    if firm is not None:
        # «في بلدة X قرب Y»: what it lies near gives way; «قرب قرية X بريف Y» is near the village
        found = [s for s in found if not s.near or s.at < firm]
    top = max(s.rank for s in found)
    best = [s for s in found if s.rank == top]
    if trigger is not None:
        after = [s for s in best if s.at > trigger.first]
        return after[0] if after else next((s for s in best if s.at == best[-1].row), best[-1])
    return best[0]


def where_of(
    passage: Passage,
    trigger: Trigger,
    clauses: list[Clause],
    references: dict[int, str],
    running: str | None,
    main: str | None,
    speaking: list[range],
    again: str | None = None,
) -> tuple[str | None, tuple[str, ...], str]:
    """(place, all places, how it was found): from the clause, its sentence, or the running place of the passage.

    speaking: tokens that name speakers; where a speaker sits («طبيب في مستشفى …») is not where it happened. again: where the
    report has told happenings of its type.
    """
    clause = clauses[trigger.clause]

    def told(first: int, last: int, strict: bool = False) -> list[Spot]:
        found = spots(passage, first, last, references)
        if not found:
            return []
        found = without_homes(found, trigger.type)
        found = without_starts(passage, without_goals(passage, found, trigger.type), trigger.type)
        if trigger.type != "evacuation":
            found = [s for s in found if not s.care]
        return without_sources(
            passage, [s for s in found if not any(s.at in words for words in speaking)], trigger.type, strict
        )

    # «مئات الهجمات» are not those told before
    meant_again = trigger.definite and passage.figure_at[trigger.first] < 0 and not _complement(passage, trigger)
    carried = _carried(passage, trigger, meant_again, again, main)
    if not spots(passage, clauses[0].first, clauses[-1].last, references):
        return carried or ((running, (running,), "passage") if running is not None else (None, (), "none"))
    own = _before_another(passage, told(clause.first, clause.last, strict=True), trigger)
    first, last = with_dependents(passage, clauses, trigger)
    wide = without_goals(passage, told(first, last, strict=True), trigger.type, clause.last)
    fled = trigger.type not in LEAVING and _left_before(passage, clause.first, trigger.first)
    if fled:
        # «فرّ السكان صوب X بعد معارك»: not there
        own, wide = (without_goals(passage, found, "displacement") for found in (own, wide))
    before = told(first, clause.first - 1)
    situation = situated(passage, before, clause)
    about = situation or antecedent(before, clause, trigger.first)
    nearest = told(*own_stretch(passage, clause, trigger.first), strict=True)
    nearest = _before_another(passage, nearest, trigger)
    target = _made_target(passage, own, trigger)
    for found, how in (
        ([about] if about is not None and (situation or resumed(passage, clause)) else [], "dependent clauses"),
        ([] if any(s.at > trigger.first for s in own) else told(*_remark(clauses, trigger)), "dependent clauses"),
        (target, "clause"),
        (_after(passage, nearest, trigger), "clause"),
        ([about] if about is not None else [], "dependent clauses"),
        (_after(passage, own, trigger), "clause"),
        (wide, "dependent clauses"),
    ):
        best = best_spot(found, trigger)
        elsewhere = how != "clause" and again is not None and meant_again and best is not None and best.rank == 1
        if best is not None and _told_there(passage, best) and not elsewhere:
            entity = _narrowed(passage, best, main, first, last)
            return entity, tuple(dict.fromkeys([entity, *(s.entity for s in found)])), how
    if carried is not None:
        return carried
    rest = without_goals(
        passage, told(clauses[0].first, _until(passage, clauses, trigger)), trigger.type, trigger.first
    )
    rest = without_goals(passage, rest, "displacement") if fled else rest
    # «نشر عناصره في مناطق X وأقام حواجز»: a joined clause goes on where the one before it plays, however wide that is
    after = min(trigger.first + 1, clause.last)
    carries_on = (
        trigger.clause > 0
        and clause.kind == "coordinate"
        and passage.view.norms[clause.first][0] == "و"
        and trigger.first == clause.first
        and not (passage.view.norms[after].startswith("ال") or passage.name_at[after] >= 0)
    )
    joined = clauses[trigger.clause - 1].first if carries_on else trigger.first
    if trigger.type not in _HURT:
        rest = [s for s in rest if not treats(passage.entities, s.entity)]
    best = _in_sentence(rest, trigger, clauses[0].first, joined)
    if best is not None:
        return best.entity, tuple(dict.fromkeys(s.entity for s in own or [best])), "sentence"
    if running is not None:
        return running, (running,), "passage"
    best = best_spot(own or wide or told(first, last), trigger)
    return (best.entity, (best.entity,), "clause") if best is not None else (None, (), "none")


def _carried(
    passage: Passage, trigger: Trigger, meant_again: bool, again: str | None, main: str | None
) -> tuple[str, tuple[str, ...], str] | None:
    """Where a happening plays that the report has told before, with no place beside it: «هجوم مماثل», «التفجير»."""
    if not trigger.definite and again is not None and told_as_same(passage, trigger.last):
        return again, (again,), "told before"
    meant = again or main
    if meant_again and meant is not None:  # where the report has told one, else where the report plays
        return meant, (meant,), "report" if again is None else "told before"
    return None


def _before_another(passage: Passage, found: list[Spot], trigger: Trigger) -> list[Spot]:
    """«غارة على بلدة X، وأخرى على حي Y»: the places, without those of another such happening that is joined to this one."""
    if len(found) < 2:
        return found
    after = [s.at for s in found if s.at > trigger.first and s.rank >= 4]
    for j in range(after[0] + 1, after[-1]) if after else ():
        if passage.view.norms[j][0] == "و" and passage.name_at[j] < 0 and _another(passage, j, trigger.type):
            return [s for s in found if s.at < j]
    return found


def _another(passage: Passage, j: int, claim_type: str) -> bool:
    if passage.bare(j) in _ANOTHER or passage.figure_at[j] >= 0:
        return True  # «قتل خمسة في X وثلاثة في Y»
    return any(r.lexeme.type == claim_type and not r.finite for r in passage.by_kind[j].events)


_ANOTHER: Final = frozenset({"اخري", "اخر", "ثانيه", "ثالثه"})


def _made_target(passage: Passage, own: list[Spot], trigger: Trigger) -> list[Spot]:
    """«كان مقر الحزب في X هدفاً لهجوم»: the places of what was struck, which stands before «هدفاً»."""
    at = trigger.first - 1
    struck = at > 0 and not trigger.reading.finite and passage.bare(at) in _TARGET
    return [s for s in own if s.at < at] if struck else []


_TARGET: Final = frozenset({"هدفا", "عرضه", "مسرحا"})
_HURT: Final = frozenset({"killing", "evacuation", "aid", "deprivation", "attack", "air_drone_strike", "shelling"})


def _until(passage: Passage, clauses: list[Clause], trigger: Trigger) -> int:
    """The last token of a sentence whose places a happening can have: none behind «في حين», «فيما»."""
    last = clauses[-1].last
    return next((j - 1 for j in range(trigger.last + 1, last + 1) if passage.is_particle(j, "meanwhile")), last)


def _complement(passage: Passage, trigger: Trigger) -> bool:
    """«حاول الاعتداء على أحد», «تمكّن من الفرار»: what a verb of trying or achieving is about, and nothing told before."""
    at = trigger.first - 1
    if at > 0 and passage.is_particle(at, "prepositions"):
        at -= 1
    return at >= 0 and any(r.finite for r in passage.by_kind[at].operators)


def _left_before(passage: Passage, first: int, end: int) -> bool:
    """Whether people are told to leave a place in tokens first up to end."""
    return any(r.lexeme.type in LEAVING for j in range(first, end) for r in passage.by_kind[j].events)


def _remark(clauses: list[Clause], trigger: Trigger) -> tuple[int, int]:
    """The words of a relative clause right after an event noun («الهجوم الذي أوقع قتلى في X»): none where there is no such clause."""
    after = trigger.clause + 1
    if trigger.reading.finite or after >= len(clauses) or clauses[after].kind != "relative":
        return 0, -1
    near = clauses[after].first - trigger.last <= _ABOUT
    return (clauses[after].first, clauses[after].last) if near else (0, -1)


def _in_sentence(every: list[Spot], trigger: Trigger, start: int, joined: int) -> Spot | None:
    """The place that its sentence gives a happening: the nearest told before it, else one after it, else what it begins with.

    joined: where the clause begins that its own is joined to; the trigger itself where it is joined to none.
    """
    front = start + FRONT  # «وفي ريف حلب، أفاد المراسل أن …»
    sentence = [s for s in every if s.rank >= 4]
    sentence = sentence or [s for s in every if s.rank > 1 and (s.at <= front or joined <= s.at < trigger.first)]
    before = [s for s in sentence if s.at < trigger.first]
    best = before[-1] if before else best_spot(sentence, trigger)
    if best is not None and before:
        # of the places told before it the most exact of the nearest clause
        near = [s for s in before if best.at - s.at <= 12 and (s.at >= joined or not joined <= best.at < trigger.first)]
        best = best_spot(near) or best
    return best


def _after(passage: Passage, found: list[Spot], trigger: Trigger) -> list[Spot]:
    """The places after the words that tell, with those before them that lie in one of these: in a city only its own parts."""
    after = [s for s in found if s.at > trigger.first and _told_there(passage, s)]
    lands = {s.entity for s in after if s.rank <= SURROUNDINGS}
    towns = {s.entity for s in after} - lands
    inside = []
    for spot in (s for s in found if s.at < trigger.first) if after else ():
        round_it = set(containers(spot.entity, passage.entities))
        if round_it & lands or (spot.rank >= RANK["quarter"] and round_it & towns):
            inside.append(spot)
    return sorted([*inside, *after], key=token_of) if after else found


def _told_there(passage: Passage, spot: Spot) -> bool:
    """Whether a place, by how exact it is or how it stands there, is where it happened: countries act as well."""
    return spot.rank >= 4 or (spot.rank > 1 and passage.name_at[spot.at] >= 0) or _placed(passage, spot)


def _placed(passage: Passage, spot: Spot) -> bool:
    """A wide place is where it happened after a word of place («في سوريا») or as the land itself («استهدف ريف إدلب»)."""
    name = passage.name(spot.at)
    if name is not None and name.clitic.endswith("ب"):
        return True
    if spot.at and passage.is_particle(spot.at - 1, "lands"):
        return True
    if spot.at and passage.is_particle(spot.at - 1, "directions") and not _remarked(passage, spot.at - 1):
        return True  # «قصفت إسرائيل جنوب لبنان»
    if spot.at and any(r.lexeme.subject == "place" for r in passage.by_kind[spot.at - 1].lights):
        return True  # «تشهد سوريا نزاعاً»
    for j in range(spot.at - 1, max(spot.at - 6, -1), -1):
        if passage.bare(j) in ("في", "علي", "داخل", "عبر", "وسط", "ب") or passage.view.norms[j].startswith("ب"):
            return True
        if not (passage.is_particle(j, "locatives") or is_wide_mention(passage, j + 1)):
            return False
    return False


def _remarked(passage: Passage, i: int) -> bool:
    """«شاب من الكوت (شرق العراق)»: a bracket tells only where the place before it lies."""
    while i > 0 and passage.is_particle(i, "directions"):
        i -= 1
    return passage.view.norms[i] == "("


def _narrowed(passage: Passage, spot: Spot, main: str | None, first: int, last: int) -> str:
    """«على بلدة حدودية في ولاية كسلا», in a report on a town of Kassala: a settlement left unnamed is the main place."""
    if spot.rank >= 4 or main is None or spot.rank <= 1:
        return spot.entity
    unnamed = any(passage.is_particle(i, "settlements") and passage.name_at[i + 1] < 0 for i in range(first, last))
    return main if unnamed and spot.entity in containers(main, passage.entities)[1:] else spot.entity


def with_dependents(
    passage: Passage, clauses: list[Clause], trigger: Trigger, telling: frozenset[int] = frozenset()
) -> tuple[int, int]:
    """A trigger's clause with the one it depends on, and the relative and adverbial ones that follow it.

    telling: clauses that tell of another happening and end it, unless they are about the trigger («الهجوم الذي …»).
    """
    first = number = trigger.clause
    while first > 0 and _depends(passage, clauses[first]):
        first -= 1
    last = number
    while last + 1 < len(clauses) and _depends(passage, clauses[last + 1]):
        after = clauses[last + 1]
        about = after.kind == "relative" and after.first - trigger.last <= _ABOUT
        about = about or (trigger.light is not None and after.first <= trigger.light <= after.last)
        if last + 1 in telling and not (about and not _about_place(passage, clauses[last + 1], trigger)):
            break
        last += 1
    return clauses[first].first, clauses[last].last


def _about_place(passage: Passage, remark: Clause, trigger: Trigger) -> bool:
    """«قصف خاركيف، التي سيطرت عليها …»: after a place, in the feminine, a remark is no remark on a masculine happening."""
    before = remark.first - 1 - (passage.view.tokens[remark.first - 1].kind == "punct")
    name = passage.name(before)
    place = name is not None and name.value.class_ in ("place", "facility")
    masculine = trigger.reading.finite or not passage.view.norms[trigger.first].endswith(("ه", "ات"))
    return place and masculine and passage.bare(remark.first) == "التي"


def _depends(passage: Passage, clause: Clause) -> bool:
    """Whether a clause hangs on the one before it; what «فيما», «بينما» open is told beside it."""
    return clause.kind in ("relative", "adverbial") and passage.view.norms[clause.first] not in _MEANWHILE


_MEANWHILE: Final = frozenset({"فيما", "بينما", "وفيما", "وبينما"})
