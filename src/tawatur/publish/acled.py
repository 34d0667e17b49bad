"""Incidents as ACLED events: its CSV columns, mapped by acled.yaml. What cannot be coded is left out, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from tawatur.model import Claim, Contradiction, Document, Incident, Mention
from tawatur.publish.acled_actors import Actor, Coder, Sides
from tawatur.publish.files import write_csv, writing
from tawatur.publish.labels import Namer, label
from tawatur.publish.places import Located, Map
from tawatur.publish.shown import Shown
from tawatur.read.view import make_view
from tawatur.reconcile.interval import interval_of
from tawatur.record import query, rows
from tawatur.words.compile import Words
from tawatur.words.load import word_files

COLUMNS = ("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
           "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region",
           "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
           "source_scale", "notes", "fatalities", "tags", "timestamp")  # fmt: skip
_GEO_PRECISION = {"exact": 1, "town": 1, "town_or_governorate": 2, "district": 2, "governorate": 3, "country": 3}
_SCALES = ("Local partner", "Subnational", "National", "Regional", "International", "New media", "Other")
_WEEK, _MONTH = 7, 31

LEFT_OUT = {
    "denied": "denied by all who speak of them",
    "unsaid": "feared, demanded or announced, but not said to have happened",
    "undated": "without a date, or with none closer than a month",
    "placeless": "without a place that the words files know, or with none closer than a country",
    "actorless": "of a kind that ACLED codes by its actor, with nobody named",
}
"""Why an incident is no ACLED event; in the order in which it is asked."""


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Any]:
    """The mapping, acled.yaml."""
    text = (files("tawatur.publish") / "acled.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return loaded


def source_scales(overlay: Path | None = None) -> dict[str, str]:
    """Source id → ACLED's scale of it, as the words files say."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    items = [
        i for p in word_files(overlay) if p.stem == "sources" for i in yaml.load(p.read_bytes(), Loader=loader) or ()
    ]
    return {item["id"]: item["scale"] for item in items if "scale" in item}


@dataclass(frozen=True)
class Table:
    """All that events are made from: the record as it may be shown, looked up by id; claims and mentions of one incident."""

    words: Words
    scales: Mapping[str, str]
    name: Namer
    places: Map
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    mentions: Mapping[str, Mention]
    parted: Mapping[str, Sequence[Contradiction]]
    left_out: Counter[str] = field(default_factory=Counter)

    def row(self, incident: Incident) -> list[object] | None:
        """The event of an incident; None where it cannot be coded, which is counted in `left_out`."""
        claims = [self.claims[c] for c in incident.claims if c in self.claims]
        said = [c for c in claims if c.polarity == "affirmed" and c.modality in ("reported", "alleged")]
        spot = self.places.spot(incident, claims)
        country = self.places.country(spot)
        when = event_time(incident)
        located = self.places.locate(spot, own=spot in (incident.facility, incident.place))
        reason = None
        if incident.status == "denied":
            reason = "denied"
        elif not said:
            reason = "unsaid"
        elif when is None:
            reason = "undated"
        elif spot is None or country not in rules()["countries"] or self._is_country(spot):
            reason = "placeless"
        sides = Coder(rules(), self.places.names, country).sides(incident, said) if reason is None and country else None
        if reason is None and sides is None:
            reason = "actorless"
        if reason is not None or when is None or spot is None or country is None or sides is None:
            self.left_out[reason or "placeless"] += 1
            return None
        return self._row(incident, said, when, spot, country, sides, located)

    def _row(
        self,
        incident: Incident,
        said: Sequence[Claim],
        when: tuple[date, int],
        spot: str,
        country: str,
        sides: Sides,
        located: Located | None,
    ) -> list[object]:
        day, time_precision = when
        sub = self._sub_event(incident, said, sides)
        land = rules()["countries"][country]
        levels = self.places.levels(spot)
        town = self.places.town(spot)
        deaths, count_note = fatalities(incident, self.mentions, self.places)
        point = located if located and (located.precision != "country" or located.by == spot) else None
        source, scale = self._source(incident, said)
        documents = [self.documents[d] for d in incident.documents if d in self.documents]
        return [
            incident.id,
            day.isoformat(),
            day.year,
            time_precision,
            rules()["sub_events"][sub]["disorder"],
            rules()["sub_events"][sub]["event"],
            sub,
            *_actor_cells(sides.first),
            *_actor_cells(sides.second),
            sides.interaction,
            "Civilian targeting" if sides.against_civilians else "",
            land["iso"],
            land["region"],
            land["name"],
            *(levels[n].en if n in levels else "" for n in (1, 2, 3)),
            town.en if town else "",
            point.lat if point else "",
            point.lon if point else "",
            _GEO_PRECISION[point.precision] if point else 3,
            source,
            scale,
            self._notes(incident, count_note),
            deaths,
            self._tags(incident),
            max((_seconds(d.captured_at) for d in documents), default=""),
        ]

    def _is_country(self, spot: str) -> bool:
        entity = self.places.names.entities.get(spot)
        return entity is not None and entity.kind == "country"

    def _sub_event(self, incident: Incident, said: Sequence[Claim], sides: Sides) -> str:
        rule = rules()["types"][incident.type]
        arms = self._arms(c for c in said if c.type == incident.type) if "weapons" in rule else frozenset()
        for weapon, sub in rule.get("weapons", {}).items():
            if weapon in arms:
                return str(sub)
        if "civilians" in rule and sides.against_civilians:
            return str(rule["civilians"])
        if "by_state" in rule and sides.first[0].inter == 1:
            return str(rule["by_state"])
        return str(rule["sub"])

    def _arms(self, claims: Iterable[Claim]) -> frozenset[str]:
        """Families of the weapons that accounts speak of."""
        texts = [t for c in claims for t in (*c.weapons, c.text)]
        readings = (r for t in texts for norm in make_view(t).norms for r in self.words.claims.readings(norm))
        return frozenset(str(r.lexeme.get("what")) for r in readings if r.lexeme.section == "weapons.weapons")

    def _source(self, incident: Incident, said: Sequence[Claim]) -> tuple[str, str]:
        """Outlets that are no copies, and the media that they quote; and their scales."""
        found = dict.fromkeys(self.documents[d].outlet for d in incident.documents if not self.documents[d].copy_of)
        found |= dict.fromkeys(link.entity for c in said for link in c.chain if link.entity.startswith("source/"))
        entities = [e for e in found if e]
        scales = {self.scales.get(e, "Other") for e in entities} or {"Other"}
        return "; ".join(self.name(e) for e in entities), "-".join(s for s in _SCALES if s in scales)

    def _notes(self, incident: Incident, count_note: str) -> str:
        c = incident.corroboration
        parts = [f"{incident.title.en}.", f"{label('status', incident.status, 'en').capitalize()}"]
        parts[-1] += f" (reports: {c.documents}, outlets: {c.outlets}, independent origins: {c.origins})."
        if incident.start and incident.end and incident.start != incident.end:
            parts.append(f"From {incident.start} to {incident.end}.")
        parts += [f"{_figure(f.what, f.low, f.best, f.high)}{self._of(f.of)}." for f in incident.figures]
        parts += [count_note] if count_note else []
        parts += [f"Disputed: {x.explanation.en}." for x in self.parted.get(incident.id, ())]
        parts += [f"Part of {incident.part_of}."] if incident.part_of else []
        extension = rules()["types"][incident.type].get("extension")
        parts += [f"Read as: {extension}."] if extension else []
        return " ".join(parts)

    def _of(self, entity: str | None) -> str:
        return f" ({self.name(entity)})" if entity else ""

    def _tags(self, incident: Incident) -> str:
        tags = [f"tawatur: {incident.type.replace('_', ' ')}", f"status: {incident.status}"]
        if incident.start:
            tags.append(
                f"edtf: {incident.start if incident.end in (None, incident.start) else f'{incident.start}/{incident.end}'}"
            )
        return "; ".join(tags)


def event_time(incident: Incident) -> tuple[date, int] | None:
    """(first day, ACLED's time precision): 1 a day, 2 a week, 3 a month; None where nothing so close is known."""
    if incident.start is None:
        return None
    first, last = interval_of(incident.start), interval_of(incident.end or incident.start)
    if first is None or first.low is None or last is None or last.high is None:
        return None
    days = last.high - first.low + 1
    about = "~" in incident.start or "?" in incident.start
    if days > _MONTH:
        return None
    return date.fromordinal(first.low), 3 if days > _WEEK else 2 if days > 1 or about else 1


def fatalities(incident: Incident, mentions: Mapping[str, Mention], places: Map) -> tuple[int, str]:
    """(the dead as one conservative number, a note): the least that any report gives; the sum over groups that are not
    part of each other, or the total where that is greater. Vague words count as ACLED counts them; no count is 0.
    """
    dead = {f.of: f for f in incident.figures if f.what == "killed"}
    vague: dict[int, int] = rules()["vague"]
    least = {}
    for of, figure in dead.items():
        told = [mentions[r.mention].figure for r in figure.reports if r.mention in mentions]
        only_vague = bool(told) and all(f is not None and f.vague for f in told)
        least[of] = vague.get(figure.low, figure.low) if only_vague else figure.low
    groups = [of for of in least if of is not None and not _inside(of, least, places)]
    number = max(least.get(None, 0), sum(least[of] for of in groups))
    return number, "" if dead else "No count of the dead is reported."


def _inside(group: str, groups: Iterable[str | None], places: Map) -> bool:
    """Whether a group is part of another of these."""
    entity = places.names.entities.get(group)
    seen = {group}
    while entity is not None and entity.part_of and entity.part_of not in seen:
        if entity.part_of in groups:
            return True
        seen.add(entity.part_of)
        entity = places.names.entities.get(entity.part_of)
    return False


def _figure(what: str, low: int, best: int, high: int | None) -> str:
    count = f"{low} or more" if high is None else str(low) if low == high else f"{low} to {high}"
    return f"{label('figure', what, 'en').capitalize()}: {count}" + (f", best {best}" if low != high else "")


def _actor_cells(side: Sequence[Actor]) -> tuple[object, object, object]:
    if not side:
        return "", "", ""
    code = side[0].inter
    return side[0].name, "; ".join(a.name for a in side[1:]), code if code is not None else ""


def _seconds(captured_at: str) -> int:
    try:
        return int(datetime.fromisoformat(captured_at).timestamp())
    except ValueError:
        return 0


def export_acled(shown: Shown, folder: Path, words: Words, scales: Mapping[str, str]) -> tuple[dict[str, int], str]:
    """Writes acled.csv; (how many events, a sentence on what was left out). Raises TawaturError when it cannot be written."""
    store = shown.store
    parted: dict[str, list[Contradiction]] = {}
    for body in shown.rows("contradictions"):
        item = rows.contradiction_from(body)
        parted.setdefault(item.incident, []).append(item)
    table = Table(
        words=words,
        scales=scales,
        name=Namer("en", words, lambda entity: query.surface(store, entity)),
        places=Map.of(words.names),
        claims={},
        documents={row["id"]: rows.document_from(row | {"text": ""}) for row in shown.rows("documents")},
        mentions={},
        parted=parted,
    )

    def events() -> Iterator[list[object]]:
        for row in shown.rows("incidents"):
            incident = rows.incident_from(row)
            claims = {c.id: shown.claim(c) for c in query.claims_by_id(store, incident.claims)}
            counted = (query.mention_by_id(store, r.mention) for f in incident.figures for r in f.reports)
            own = replace(table, claims=claims, mentions={m.id: m for m in counted if m is not None})
            event = own.row(incident)
            if event is not None:
                yield event

    def write() -> int:
        folder.mkdir(parents=True, exist_ok=True)
        return write_csv(folder / "acled.csv", COLUMNS, events())

    written = writing(folder, write)
    return {"events": written}, _sentence(table.left_out)


def _sentence(left_out: Mapping[str, int]) -> str:
    if not left_out:
        return "Every incident could be coded."
    parts = [f"{left_out[key]} {why}" for key, why in LEFT_OUT.items() if left_out.get(key)]
    return f"{sum(left_out.values())} incidents could not be coded and are left out: {'; '.join(parts)}."
