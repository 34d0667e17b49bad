"""What a report carries from sentence to sentence: who spoke last, the place, the day, who acted last."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tawatur.model import Claim
from tawatur.read.view import View
from tawatur.recognise.names.choose import containers
from tawatur.recognise.names.lexicon import NameWords
from tawatur.understand.assailants import Fighters
from tawatur.understand.clauses import Clause
from tawatur.understand.party import Part
from tawatur.understand.passage import Passage, Spot
from tawatur.understand.places import without_directions
from tawatur.understand.setting import best_spot
from tawatur.understand.speaker import Speaker
from tawatur.understand.speech import Saying
from tawatur.understand.spoke_from import spoken_from
from tawatur.understand.spots import agency_line, is_dateline, rank_of, spots, treats


@dataclass(slots=True)
class Narration:
    """The state of the narration before a sentence. `told`: claim types told so far, and how often where; `main`: the place the report is about.

    `scene`: where the last happening of the sentence itself played.

    `time`: EDTF and number of the last exact day told of what the report is about; `aside`: the same with the sentence, for a
    day long before, told in passing.
    """

    sentences: int = 0
    main: str | None = None
    place: str | None = None
    province: str | None = None  # the last governorate or region told of, for want of anything more exact
    scene: str | None = None
    speaker: Speaker | None = None
    sayings: list[Saying] = field(default_factory=list)  # the acts of saying of the sentence read last
    time: tuple[str, int] | None = None
    aside: tuple[str, int, int] | None = None
    last: tuple[str, int] | None = None  # EDTF and number of the last time told of a happening, exact or not
    spoken: tuple[str, int] | None = None  # the day on which somebody first told of the happening
    actor: Part | None = None
    fighters: Fighters | None = None  # whom «المسلحون», «القوة» mean
    struck: tuple[int, list[Part]] = (-1, [])  # the sentence, and who was last told in it to have been struck
    doers: dict[str, tuple[int, list[Part]]] = field(default_factory=dict)  # claim type → sentence, who did it to whom
    told: dict[str, dict[str, int]] = field(default_factory=dict)
    recent: list[tuple[int, tuple[Claim, ...]]] = field(default_factory=list)  # the last sentences that told something


def begin(passage: Passage, references: dict[int, str]) -> Narration:
    """The narration before the first sentence: the report plays at the place that its body names most often."""
    counts: dict[str, int] = {}
    lead: set[str] = set()
    for number, sentence in enumerate(passage.view.sentences):
        if not sentence.boilerplate:
            found = spots(passage, sentence.first, sentence.last - 1, references)
            for spot in found:
                if spot.rank >= 4 and not (spot.home or spot.care or _spoken_from(passage, spot)):
                    counts[spot.entity] = counts.get(spot.entity, 0) + 1
                    if number < _LEADING:
                        lead.add(spot.entity)
    main = _commonest(counts)[0] if counts else None
    if main is not None and counts[main] == 1 and main not in lead:
        main = None  # named once, further on: what comes before it plays elsewhere
    return Narration(main=main, place=_written_at(passage, references, main) or main)


def _spoken_from(passage: Passage, spot: Spot) -> bool:
    name = passage.name(spot.at)
    return name is not None and spoken_from(passage.view, name, passage.words)


def _written_at(passage: Passage, references: dict[int, str], main: str | None) -> str | None:
    """«السويداء - دارت اشتباكات …»: of a report whose lead names no place, the town it was written in, if that lies in the same land.

    Not a capital: there is written what plays all over the land.
    """
    name = next((n for n in passage.names if n.value.class_ == "place"), None)
    if name is None or name.first > _DATED or not is_dateline(passage, name):
        return None
    capitals = passage.words.descriptions.get(_CAPITAL, {}).get("at_home", {})
    if passage.is_particle(name.first, "capitals") or name.value.entity in capitals.values():
        return None
    lead = next((s for s in passage.view.sentences if s.first <= name.first < s.last), None)
    if lead is None or any(spot.rank >= _TOWN for spot in spots(passage, 0, lead.last - 1, references)):
        return None
    if main is None and agency_line(passage, name):
        return None
    entities = passage.entities.entities
    here = entities.get(name.value.entity)
    others = [main] if main is not None else [spot.entity for spot in passage.spots or ()]
    land = here.country[:1] if here is not None else ()
    known = [e for e in map(entities.get, others) if e is not None]
    return name.value.entity if here is not None and all(e.country[:1] == land for e in known) else None


_CAPITAL: Final = "العاصمه"  # whose description tells the capital of every land
_DATED: Final = 25  # tokens of a headline before the place that a report was written at
_TOWN: Final = 4


def hours_apart(passage: Passage) -> frozenset[int]:
    """The sentences of a live page that are an hour and no more («10:52 ص»), or begin with one («21:10 | …»).

    Nothing is carried over them.
    """
    view = passage.view
    found = [k for k, s in enumerate(view.sentences) if s.last - s.first >= 3 and _hour(view, s.first, s.last)]
    return frozenset(found) if len(found) >= _HOURS else frozenset()


def _hour(view: View, i: int, end: int) -> bool:
    numbers = view.tokens[i].kind == "number" and view.tokens[i + 2].kind == "number" and view.norms[i + 1] == ":"
    return numbers and (end - i <= 4 or view.norms[i + 3] in _BARS)


_BARS: Final = frozenset({"|", "-", "–", "—", "/"})


_LEADING: Final = 3  # sentences of a lead
_HOURS: Final = 3
LEAD: Final = 4  # a report without a date in its first sentences tells in them of about the day it was published
_NEWS: Final = 31  # a day further from the report's own than this is told in passing
_RECENT: Final = 4  # sentences that told something, besides the last
_ASIDE: Final = 1  # sentences that what is told in passing runs on for


def remember_day(
    narration: Narration, edtf: str, number: int, sentence: int, published: str | None, before: bool = False
) -> None:
    """Takes along the day that a happening was told for: as the day of the report's story, or of an aside.

    before: it is told as what came before the story («وكانت المحكمة رفضت أمس …»), whose day stays what it is.
    """
    own = narration.time[0] if narration.time is not None else published
    if own is None or _apart(edtf, own) <= _NEWS:
        if before and narration.time is not None:
            return
        narration.time, narration.aside = (edtf, number), None
    else:
        narration.aside = (edtf, number, sentence)


def day_of(narration: Narration, sentence: int) -> tuple[str, int] | None:
    """The day that an undated happening of a sentence is told for: that of the aside it goes on with, else the story's."""
    aside = narration.aside
    if aside is not None and sentence - aside[2] <= _ASIDE:
        return aside[0], aside[1]
    return narration.time


def time_meant(passage: Passage, clause: Clause, narration: Narration) -> tuple[str, int] | None:
    """«آنذاك», «حينها»: the time last told, however exact."""
    if narration.last is None or not any(passage.is_particle(j, "then") for j in range(clause.first, clause.last + 1)):
        return None
    return narration.last


def keep(narration: Narration, sentence: int, claims: list[Claim]) -> None:
    """Takes along what a sentence told, for a denial further on."""
    if claims:
        narration.recent = [*narration.recent[-_RECENT:], (sentence, tuple(claims))]


_ATTACKS: Final = (
    "attack",
    "shelling",
    "air_drone_strike",
    "explosion",
)  # what one sentence calls «استهداف» the next calls «قصف»


def scene_of(narration: Narration, claim_type: str, words: NameWords) -> str | None:
    """Where the report has mostly told such happenings so far, the first told of places told as often.

    Of a wide place and one inside it the latter: «قصف جنوبي إدلب» of a headline is the lead's «قصف بلدة سرمين».
    """
    own = narration.told.get(claim_type)
    if not own:
        return None
    top = _commonest(own)[0]
    kinds = (claim_type, *_ATTACKS) if claim_type in _ATTACKS else (claim_type,)
    for kind in kinds:
        for place in _commonest(narration.told.get(kind, {})):
            if place != top and top in containers(place, words):
                return place
    return top


def _commonest(counts: dict[str, int]) -> list[str]:
    """Places told of, the most often told first, of those told as often the first told."""
    return sorted(counts, key=counts.__getitem__, reverse=True)


def remember_place(passage: Passage, narration: Narration, claim_type: str, where: str | None, told: bool) -> None:
    """Takes along where a happening played: told, whether its own words told so."""
    if told and where is not None:
        narration.scene = where
    places = narration.told.setdefault(claim_type, {})
    if where is not None and rank_of(passage, where) >= 4:
        places[where] = places.get(where, 0) + 1


def running_place(passage: Passage, narration: Narration) -> str | None:
    """Where the report goes on: where its sentence has just told something, unless that only is the land round the site told of."""
    scene, place = narration.scene, narration.place
    site = place is not None and place.startswith("facility/") and scene in containers(place, passage.entities)
    return (place or narration.province) if scene is None or site else scene


def _apart(day: str, other: str) -> int:
    """Days between two dates; many where one of them is no day."""
    try:
        return abs(date.fromisoformat(day[:10]).toordinal() - date.fromisoformat(other[:10]).toordinal())
    except ValueError:
        return 10_000


def carry_on(
    passage: Passage,
    first: int,
    last: int,
    sayings: list[Saying],
    references: dict[int, str],
    narration: Narration,
    scenes: list[str],
) -> None:
    """Takes along what the sentence at tokens first..last leaves for the next one. scenes: where its claims play."""
    spoken = [s for s in sayings if s.speaker is not None and not s.adverbial]
    if spoken:
        narration.speaker = spoken[-1].speaker
    seats = [range(s.verb, s.first) for s in sayings if s.kind and s.verb < s.first]
    found = without_directions(passage, spots(passage, first, last, references))
    found = [s for s in found if not any(s.at in seat for seat in seats)]
    best = best_spot([s for s in found if s.rank >= 4])
    wide = best_spot([s for s in found if 1 < s.rank < 4])
    if wide is not None:
        narration.province = wide.entity
    if scenes:
        exact = {s.entity for s in found if s.rank >= 4}
        scene = next((e for e in scenes if e in exact), scenes[0])
        within = narration.place is not None and scene in containers(narration.place, passage.entities)
        if scene in exact or (not within and rank_of(passage, scene) >= 4):
            narration.place = scene
    elif best is not None and not treats(passage.entities, best.entity):
        narration.place = best.entity
