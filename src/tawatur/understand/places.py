"""Which of the places that stand in a stretch of words are told together, lie near, are a goal or only a name of something."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import proclitic_splits
from tawatur.recognise.found import FoundName
from tawatur.understand.clauses import Clause
from tawatur.understand.passage import Passage, Spot

# what leaves a place: where it leads to is not where it happened
LEAVING: Final = frozenset({"displacement", "withdrawal", "escape"})
_ANTECEDENT: Final = 3  # tokens between a place and the «التي» about it: an adjective, a bracket


def own_stretch(passage: Passage, clause: Clause, at: int) -> tuple[int, int]:
    """The words round token `at` up to those that tell of another time or reason («بعد …», «احتجاجاً على …»)."""
    first, last = clause.first, clause.last
    for j in range(at - 1, clause.first, -1):
        if passage.is_particle(j, "asides"):
            first = j
            break
    for j in range(at + 1, clause.last + 1):
        if passage.is_particle(j, "asides") and passage.time_at[j] < 0 and not _of_a_time(passage, j):
            last = j - 1
            break
    return first, last


def _of_a_time(passage: Passage, j: int) -> bool:
    """«بعد منتصف الليل», «خلال يومين»: it dates what is told, and opens nothing of its own."""
    return j + 1 < len(passage.time_at) and passage.time_at[j + 1] >= 0


def is_near(passage: Passage, i: int) -> bool:
    """«قرب بلدة X», «القريبة من X»: the place at token i is only what it lies near."""
    bordering = passage.words.particles["bordering"]
    for j in range(i - 1, max(i - 4, -1), -1):
        if passage.is_particle(j, "nearness"):
            return True
        joined = j == i - 1 and any(p == "ل" and s in bordering for p, s in proclitic_splits(passage.view.norms[j]))
        if not (joined or passage.kinds(j) & _SETTLED or passage.bare(j) == "من"):
            return False
    return False


def is_home(passage: Passage, i: int) -> bool:
    """«رجل من بلدة X», «في العشرين من X»: the place at token i is where somebody is from."""
    for j in range(i - 1, max(i - 4, 0), -1):
        if passage.is_particle(j, "inhabitants") and passage.bare(j - 1) == "من":
            return True  # «معتقل من أهالي X», «من أبناء بلدة X»
        if passage.bare(j) == "من":
            if passage.is_particle(j - 1, "people") or _aged(passage, j):
                return True
            described = passage.view.norms[j - 1].endswith(("ي", "يه", "ين", "يات"))
            return described and j >= 2 and passage.name_at[j - 1] < 0 and passage.is_particle(j - 2, "people")
        if not (passage.kinds(j) & _SETTLED or passage.is_particle(j, "wide")):
            return False
    return False


def _aged(passage: Passage, of: int) -> bool:
    """«رجل في العشرين من X»: somebody told by his age."""
    decade = passage.view.norms[of - 1].startswith("ال") and passage.view.norms[of - 1].endswith(
        ("ين", "ينات", "ينيات")
    )
    return decade and of >= 3 and passage.bare(of - 2) == "في" and passage.is_particle(of - 3, "people")


def without_homes(found: list[Spot], claim_type: str) -> list[Spot]:
    """The places, without those that somebody is only from: what strikes a place was not there for that."""
    if claim_type in LEAVING:
        return list(found)  # «نزح 200 شخص من بلدة X»
    away = [s for s in found if not s.home]
    return away if away or claim_type in _STRIKING else list(found)


_STRIKING: Final = frozenset({"attack", "shelling", "air_drone_strike", "explosion", "clash"})
_SETTLED: Final = frozenset({"settlements", "settlement_rows", "land_of"})


def names_process(passage: Passage, name: FoundName) -> bool:
    """«مسار أستانا», «اتفاق الرياض»: the place stands in the name of talks or of what was agreed there."""
    before = name.first - 1
    return (
        before >= 0
        and not name.clitic
        and any(
            stem in passage.words.particles["processes"] for _, stem in proclitic_splits(passage.view.norms[before])
        )
    )


def listed(passage: Passage, found: list[Spot]) -> list[Spot]:
    """«في محافظات حماة وحلب»: what is joined to a place before it is no more exact than that one, which stands for all."""
    out: list[Spot] = []
    for spot in found:
        before = out[-1] if out else None
        if before is not None and before.rank <= spot.rank and _joined(passage, _end(passage, before), spot.at):
            row = before.row if before.row >= 0 else before.at
            finer = spot.rank > before.rank and spot.entity.startswith("place/")
            spot = spot._replace(rank=before.rank if finer else spot.rank, row=row)
        out.append(spot)
    return out


def _end(passage: Passage, spot: Spot) -> int:
    name = passage.name(spot.at)
    return spot.at if name is None else name.last


def _joined(passage: Passage, last: int, at: int) -> bool:
    """Whether nothing but «و», a comma or a noun for a settlement stands between two places."""
    name = passage.name(at)
    conjoined = name is not None and name.clitic[:1] == "و"
    for j in range(last + 1, at):
        norm = passage.view.norms[j]
        if passage.view.tokens[j].kind == "punct" and norm in ("،", ",", '"', "«", "»"):
            continue
        if norm[:1] == "و" and (norm == "و" or passage.kinds(j) & _SETTLED):
            conjoined = True
            continue
        return False
    return conjoined


def antecedent(found: list[Spot], clause: Clause, at: int) -> Spot | None:
    """«تدمر الأثرية التي سيطر عليها …»: the place that a relative clause, with its verb at token `at`, is about."""
    if clause.kind != "relative" or at - clause.first > _ANTECEDENT:
        return None
    before = [s for s in found if 0 < clause.first - s.at <= _ANTECEDENT and s.rank >= 4]
    return before[-1] if before else None


def situated(passage: Passage, found: list[Spot], clause: Clause) -> Spot | None:
    """«سجن X الواقع على أطراف مدينة Y»: the place whose situation the clause tells; what happened, happened there."""
    if clause.kind != "relative" or not passage.is_particle(clause.first, "situating"):
        return None
    before = [s for s in found if 0 < clause.first - s.at <= _ANTECEDENT]
    return before[-1] if before else None


def resumed(passage: Passage, clause: Clause) -> bool:
    """«التي سيطر عليها …»: a pronoun takes up the place that the relative clause is about."""
    return any(passage.bare(j) in _RESUMING for j in range(clause.first + 1, clause.last + 1))


_RESUMING: Final = frozenset(
    f"{prep}{pronoun}" for prep in ("علي", "في", "الي", "من", "ب", "داخل") for pronoun in ("ها", "ه")
)


def told_as_same(passage: Passage, last: int) -> bool:
    """«هجوم مماثل»: the happening that ends at token `last` is likened to the one before."""
    return last + 1 < len(passage.view.tokens) and passage.is_particle(last + 1, "same")


def of_office(passage: Passage, name: FoundName) -> bool:
    """«والي سنار», «قائممقام سنجار»: the place belongs to somebody's office."""
    before = name.first - 1
    if before >= 0 and not name.clitic and passage.is_particle(before, "offices"):
        return True
    # «الضابط السابق في سجن X»
    at = before - (not name.clitic)
    former = at > 0 and passage.bare(at) in _FORMER and (bool(name.clitic) or passage.bare(before) == "في")
    return former and bool(passage.kinds(at - 1) & {"ranks", "members"} or passage.known[at - 1].roles)


_FORMER: Final = frozenset({"السابق", "السابقه", "سابق", "سابقا", "السابقين", "سابقين"})


def of_staff(passage: Passage, name: FoundName) -> bool:
    """«طلاب جامعة X», «كادر مستشفى Y»: the facility tells only where people belong."""
    before = name.first - 1
    return (
        before >= 0 and not name.clitic and not passage.words.particles["staff"].isdisjoint(passage.known[before].stems)
    )


def without_sources(passage: Passage, found: list[Spot], claim_type: str, strict: bool = False) -> list[Spot]:
    """The places, without those that an attack on a place told before came from («اقتحموا المدينة من حاجز X», «من جهة X»).

    strict: nor those that something was fired from, though no other place is among them («دوّت الصفارات في X بعد إطلاق صواريخ من Y»).
    """
    if claim_type not in _COMING:
        return list(found)
    kept = [s for k, s in enumerate(found) if not _comes_from(passage, s, found[k - 1] if k else None)]
    aimed = [s for s in kept if not _fired_from(passage, s)]
    kept = aimed if aimed or strict else kept
    return [s for s in kept if not _brought_from(passage, s)] if claim_type == "deployment" else kept


_COMING: Final = frozenset({"attack", "clash", "security_operation", "deployment", "shelling", "air_drone_strike"})
_BETWEEN: Final = 2  # tokens from a place to the «من» after it: an adjective, a bracket


def _comes_from(passage: Passage, spot: Spot, before: Spot | None) -> bool:
    """Whether a place stands after «من» right behind another one, or after a word for a side («من محور X»)."""
    prep = spot.at - 1
    while prep > 0 and passage.is_particle(prep, "sides"):
        prep -= 1
    if prep < 0 or passage.bare(prep) != "من":
        return False
    after = _end(passage, spot) + 1
    if after < len(passage.view.tokens) and passage.bare(after) in _TOWARDS:
        return True  # «توغلت من X باتجاه Y»
    return prep < spot.at - 1 or (before is not None and 0 < prep - _end(passage, before) <= _BETWEEN)


def _fired_from(passage: Passage, spot: Spot) -> bool:
    """«سقط صاروخ أُطلق من غزة قرب X»: whence it was fired, where another place is told."""
    prep = _from(passage, spot.at)
    before = prep - 1 - passage.is_particle(prep - 1, "missiles")  # «إطلاق صواريخ من لبنان»
    return before >= 0 and passage.is_particle(before, "fired")


def _brought_from(passage: Passage, spot: Spot) -> bool:
    """«استقدمت تعزيزات من مدينة X»: where reinforcements came from."""
    prep = _from(passage, spot.at)
    return any(passage.is_particle(j, "reinforcements") for j in range(max(0, prep - 3), prep))


def without_directions(passage: Passage, found: list[Spot]) -> list[Spot]:
    """The places, without those that something only went towards («فرّوا باتجاه X وY»)."""
    out: list[Spot] = []
    goal: Spot | None = None
    for spot in found:
        if _goal(passage, spot.at, _TOWARDS) or (goal is not None and _joined(passage, _end(passage, goal), spot.at)):
            goal = spot
        else:
            out.append(spot)
    return out


_TOWARDS: Final = frozenset({"نحو", "باتجاه", "صوب", "اتجاه"})
_GOALS: Final = _TOWARDS | {"الي"}


def without_goals(passage: Passage, found: list[Spot], claim_type: str, after: int | None = None) -> list[Spot]:
    """The places, without those that people flee or fall back to («نزحوا نحو X»), where they do.

    after: another happening's words begin there; where they lead to is nowhere that what was told before them took place.
    """
    if claim_type not in LEAVING and after is None:
        return list(found)
    out: list[Spot] = []
    goal: Spot | None = None
    for spot in found:
        if after is not None and spot.at <= after:
            out.append(spot)
        elif _goal(passage, spot.at) or (goal is not None and _joined(passage, _end(passage, goal), spot.at)):
            goal = spot
        else:
            out.append(spot)
    return out


def without_starts(passage: Passage, found: list[Spot], claim_type: str) -> list[Spot]:
    """«وصلت تعزيزات من X إلى Y»: of forces and relief on the move, the places that they only set out from left out."""
    if claim_type not in _MOVING or not any(_goal(passage, s.at) for s in found):
        return list(found)
    return [s for s in found if _from(passage, s.at) < 0]


_MOVING: Final = frozenset({"deployment", "aid"})


def _from(passage: Passage, i: int) -> int:
    """The «من» that leads to the place at token i («من مدينة X», «من ريف X»), or -1."""
    j = i - 1
    while j > 0 and (passage.kinds(j) & _SETTLED or passage.is_particle(j, "wide")):
        j -= 1
    return j if j >= 0 and passage.bare(j) == "من" else -1


def _goal(passage: Passage, i: int, words: frozenset[str] = _GOALS) -> bool:
    for j in range(i - 1, max(i - 4, -1), -1):
        if passage.bare(j) in words:
            return True
        fronts = passage.is_particle(j, "locatives") and not passage.is_particle(j, "prepositions")  # «إلى جبهات X»
        if not (fronts or passage.kinds(j) & _SETTLED or passage.is_particle(j, "wide")):
            return False
    return False
