"""Every place of a report, how exact it is where it stands, and whether something only came from there."""

from __future__ import annotations

from typing import Final

from tawatur.read.morphology import proclitic_splits
from tawatur.recognise.found import FoundName
from tawatur.recognise.names.choose import containers
from tawatur.recognise.names.lexicon import NameWords
from tawatur.understand.anaphora import accused_capital
from tawatur.understand.lexeme import SAYING
from tawatur.understand.passage import Passage, Spot
from tawatur.understand.places import is_home, is_near, listed, names_process, of_office, of_staff
from tawatur.understand.refer import taken_to

_FACILITY: Final = 9

RANK: Final = {"country": 1, "region": 2, "governorate": 2, "river": 2, "district": 3, "city": 4, "subdistrict": 4, "area": 4, "town": 5, "mountain": 5,
         "camp-area": 6, "village": 6, "road": 6, "dam": 6, "crossing-area": 6, "quarter": 7}  # fmt: skip
SURROUNDINGS: Final = 3


_UNLISTED_PLACE: Final = 6


def spots(passage: Passage, first: int, last: int, references: dict[int, str]) -> list[Spot]:
    """Every place and facility in tokens first..last, in order; those that something came from left out."""
    if passage.spots is None:
        passage.spots = _all_spots(passage, references)
        passage.spots_till = _counted(passage.spots, len(passage.view.tokens))
    till = passage.spots_till
    at, end = till[max(first, 0)], till[max(last + 1, 0)]
    return passage.spots[at:end] if end > at else []


def _counted(found: list[Spot], size: int) -> list[int]:
    """How many places lie before each token, and in all."""
    out: list[int] = []
    for number, spot in enumerate(found):
        out += [number] * (spot.at + 1 - len(out))
    return [*out, *[len(found)] * (size + 1 - len(out))]


def token_of(spot: Spot) -> int:
    return spot.at


def _all_spots(passage: Passage, references: dict[int, str]) -> list[Spot]:
    out: list[Spot] = []
    hospitals = passage.words.particles["hospitals"]
    for name in passage.names:
        if (
            name.value.class_ in ("place", "facility")
            and name.first not in passage.apart
            and not _origin(passage, name.first)
            and not is_dateline(passage, name)
            and not names_process(passage, name)
            and not of_office(passage, name)
            and accused_capital(passage, name) is None
            and not _speaks(passage, name)
        ):
            rank = _rank_here(passage, name.first, name.value.entity)
            if _ends_road(passage, name):
                rank = min(rank, SURROUNDINGS)
            land = rank < _FACILITY
            near = land and (is_near(passage, name.first) or _joined_by_road(passage, name.first))
            camp = not land and _lived_in(passage, name.value.entity)
            home = is_home(passage, name.first) if land or camp else of_staff(passage, name)
            if not (near and rank <= SURROUNDINGS and name.first and passage.view.norms[name.first - 1][0] == "ل"):
                # «المحاذية لمحافظة X» lies outside it
                care = taken_to(passage.view, name.first, hospitals)
                out.append(Spot(name.first, name.value.entity, rank, near, home, care))
    for i, entity in references.items():
        if entity.startswith(("place/", "facility/")) and not _origin(passage, i):
            care = taken_to(passage.view, i, hospitals)
            out.append(Spot(i, entity, rank_of(passage, entity), care=care))
    return listed(passage, _without_bearings(passage, sorted(out, key=token_of)))


def _without_bearings(passage: Passage, found: list[Spot]) -> list[Spot]:
    """«في ولاية وردك جنوب غرب كابول»: after a province, a town and a direction only tell where that province lies.

    So they do in a bracket («من الكوت (جنوب شرق بغداد)»); and «بلدة سلوان جنوب المسجد الأقصى» is not the mosque.
    """
    out: list[Spot] = []
    for spot in found:
        before = passage.name(out[-1].at) if out else None
        between = range(before.last + 1, spot.at) if before is not None and out[-1].rank > 1 else range(0)
        if not between or not _tells_bearing(passage, between):
            out.append(spot)
        elif out[-1].rank > SURROUNDINGS and passage.view.norms[between[0]] != "(":
            out.append(spot._replace(rank=min(spot.rank, out[-1].rank)))
    return out


def _lived_in(passage: Passage, facility: str) -> bool:
    """Whether people are from such a facility: a camp."""
    known = passage.entities.entities.get(facility)
    return known.kind == "camp" if known is not None else facility.startswith("facility/~مخيم")


def _tells_bearing(passage: Passage, between: range) -> bool:
    """Whether nothing but words of direction, in a bracket or not, stand between two places."""
    if passage.view.norms[between[0]] == "(":
        between = between[1:]
    return bool(between) and all(passage.is_particle(j, "directions") for j in between)


def _speaks(passage: Passage, name: FoundName) -> bool:
    """«ونفت موسكو», «أعلنت كييف»: a capital right after a verb of saying is its government."""
    before = passage.by_kind[name.first - 1] if name.first else None
    if before is None or name.clitic or before.lights or not any(r.finite for r in before.sayings):
        return False  # «شهدت بعقوبة انفجاراً»: no witness
    return passage.entities.ruled_from(name.value.entity) is not None


def is_dateline(passage: Passage, name: FoundName) -> bool:
    """«بيروت - رويترز»: where a report was written, at the start of its first lines."""
    tokens, after = passage.view.tokens, name.last + 1
    if tokens[name.first].line > _DATELINES or after >= len(tokens):
        return False
    if tokens[after].norm == ")" and tokens[name.first - 1].norm == "(":
        if name.first > 1 and tokens[name.first - 2].kind == "number":
            return True  # «الساعة 14:22 (مكة المكرمة)»: by whose clock
        # «سنجة (وادي النيل) –»: whose report it is
        return after + 1 < len(tokens) and tokens[after + 1].norm in _DASHES
    if agency_line(passage, name):
        return True
    if tokens[after].norm not in _DATELINE_MARKS or _heads_item(passage, name):
        return False
    return (
        name.first == 0 or tokens[name.first - 1].line != tokens[name.first].line or tokens[name.first - 1].norm == "/"
    )


def agency_line(passage: Passage, name: FoundName) -> bool:
    """«كابول 14 يناير (رويترز) -», «كركوك، العراق 19 مارس 2022 (شينخوا)»: where, when and for whom a report was written."""
    view = passage.view
    first = name.first
    while first > 0 and view.tokens[first - 1].line == view.tokens[first].line and view.norms[first - 1] in _COMMAS:
        before = passage.name(first - 2)
        if before is None or before.value.class_ != "place":
            return False
        first = before.first
    if first > 0 and view.tokens[first - 1].line == view.tokens[first].line:
        return False
    for j in range(name.last + 1, min(name.last + _DATED, len(view.tokens) - 1)):
        held = passage.name(j)
        if view.norms[j] == "(" or (held is not None and held.value.class_ == "source"):
            held = held or passage.name(j + 1 + (view.norms[j + 1] == "("))
            return held is not None and held.value.class_ == "source"
        place = held is not None and held.value.class_ == "place"
        if passage.time_at[j] < 0 and view.norms[j] not in _COMMAS and view.tokens[j].kind != "number" and not place:
            return False
    return False


_COMMAS: Final = frozenset({"،", ","})


_DATED: Final = 12  # tokens that a day may take up between the place and the agency


def _heads_item(passage: Passage, name: FoundName) -> bool:
    """«درعا | مجهولون يغتالون …», «مأرب: صاروخ يسقط …», «#تعز - قصف …»: the scene of an item that follows at once."""
    view, after = passage.view, name.last + 1
    tagged = view.text[view.tokens[name.first].start - 1 : view.tokens[name.first].start] == "#"
    if view.norms[after] not in _ITEM_MARKS and not tagged:
        return False
    if " ".join(view.norms[name.first : name.last + 1]) in passage.words.particles["capitals"] or after + 1 >= len(
        view.tokens
    ):
        return False
    begins = view.tokens[after + 1]
    follows = begins.kind == "word" and begins.line == view.tokens[after].line and not passage.can[after + 1] & SAYING
    told = passage.name(after + 1)
    return follows and (told is None or told.value.class_ != "source")


_ITEM_MARKS: Final = frozenset({":", "|"})


_DATELINES: Final = 6


_DASHES: Final = frozenset({"-", "–", "—", "ـ"})


_DATELINE_MARKS: Final = _DASHES | {"(", "/", ":", "|"}


def treats(names: NameWords, place: str) -> bool:
    """Whether a place is one where the hurt are taken: a hospital, known or not."""
    known = names.entities.get(place)
    return known.kind == "hospital" if known is not None else place.startswith(_HOSPITALS)


_HOSPITALS: Final = ("facility/~مستشفي", "facility/~مشفي")


def rank_of(passage: Passage, entity_id: str) -> int:
    """How exact a place is: facility before quarter before town before governorate before country."""
    if entity_id.startswith("facility/"):
        return _FACILITY
    entity = passage.entities.entities.get(entity_id)
    return RANK.get(entity.kind, 4) if entity else _UNLISTED_PLACE


def _rank_here(passage: Passage, i: int, entity_id: str) -> int:
    """The rank where it stands: «ريف حلب», «محافظة حمص», «شمالي إدلب» mean the land round the town of that name."""
    rank = rank_of(passage, entity_id)
    if rank == RANK["region"] and _in_a_governorate(passage, entity_id):
        return SURROUNDINGS  # «في جبل الزاوية بريف إدلب»: no wider than the land round the town
    unlisted = rank == _UNLISTED_PLACE and entity_id.startswith(
        "place/~"
    )  # «بمحافظة شرناك»: a province that is not listed
    if rank <= 3 or (rank >= 6 and not unlisted) or i == 0:
        return rank
    return SURROUNDINGS if is_wide_mention(passage, i) else rank


def _in_a_governorate(passage: Passage, entity_id: str) -> bool:
    """Whether a region is part of a governorate, and not of a country or several governorates."""
    lies_in = containers(entity_id, passage.entities)[1:]
    return any(rank_of(passage, place) >= RANK["governorate"] for place in lies_in)


def is_wide_mention(passage: Passage, i: int) -> bool:
    """Whether the word before a place's name widens it to the land round it."""
    return i > 0 and any(s in passage.words.particles["wide"] for _, s in proclitic_splits(passage.view.norms[i - 1]))


def _origin(passage: Passage, i: int) -> bool:
    """A place that something came from («قادمة من الرقة») or lies towards («المؤدية إلى حلب») is not where it happened."""
    for j in (i - 1, i - 2, i - 3):
        if j <= 0:
            break
        bare = passage.bare(j)
        if bare in _SEATED and j == i - 1:
            return True  # «منظمة مقرها جنيف»
        if bare == "من" and passage.kinds(j - 1) & _ON_THE_WAY:
            return True
        if bare == "الي" and passage.name_at[j - 1] >= 0 and _on_the_way(passage, j - 1):
            return True
        if bare in ("الي", "مع", "بين") and passage.is_particle(j - 1, "leading"):
            return not _joined_by_road(passage, i)
        if passage.is_particle(j, "based") and any(passage.by_kind[k].weapons for k in range(max(0, j - _FIRES), j)):
            return True
    return False


def _joined_by_road(passage: Passage, i: int) -> bool:
    """«على الطريق الواصل بين X وY»: the road is near them."""
    name, before = passage.name(i), passage.name(i - 1) if i else None
    if name is not None and before is not None and name.clitic[:1] == "و":
        i = before.first
    if i and passage.kinds(i - 1) & _SETTLED:
        i -= 1
    return i >= 2 and passage.bare(i - 1) == "بين" and passage.is_particle(i - 2, "linking")


def _ends_road(passage: Passage, name: FoundName) -> bool:
    """«على طريق حلب - دمشق قرب سراقب»: the two ends of a road are no more exact than the land round them."""
    norms = passage.view.norms
    after = name.last + 2
    if after < len(norms) and norms[name.last + 1] in _DASHES and (other := passage.name(after)) is not None:
        return other.value.class_ == "place" and name.first > 0 and passage.is_particle(name.first - 1, "roads")
    before = passage.name(name.first - 2) if name.first > 2 and norms[name.first - 1] in _DASHES else None
    return before is not None and before.first > 0 and passage.is_particle(before.first - 1, "roads")


_SEATED: Final = frozenset({"مقرها", "مقره", "ومقرها", "ومقره"})


_FIRES: Final = 4  # tokens from what fires to where it stands


_SETTLED: Final = frozenset({"settlements", "settlement_rows"})
_ON_THE_WAY: Final = frozenset({"coming", "heading"})


def _on_the_way(passage: Passage, i: int) -> bool:
    """«متجهة من بغداد إلى كربلاء»: whether the place that ends at token i is where somebody set out."""
    first = passage.names[passage.name_at[i]].first
    if first and passage.is_particle(first - 1, "settlements"):
        first -= 1
    return first >= 2 and passage.bare(first - 1) == "من" and bool(passage.kinds(first - 2) & _ON_THE_WAY)
