"""Composes the reports of benchmarks/desk.py: Arabic press reports of invented outlets about invented events at real places.

Made of benchmarks/desk.yaml and of the places that the words files know. The same number and seed give the same bytes. An incident
is told by three or four reports on average: its figures differ a little between outlets, some name another doer, some deny it,
some are reprints.
"""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
WORDS = HERE.parent / "src" / "tawatur" / "words" / "ar"
FIRST, LAST = date(2012, 1, 1), date(2026, 6, 30)
COUNTRIES = {"SY": 34, "IQ": 16, "YE": 14, "SD": 14, "LY": 8, "LB": 5, "PS": 9}
KINDS = {"city": "مدينة", "town": "بلدة", "village": "قرية", "quarter": ""}
PLACES_EACH = 140  # places of a country that happenings are drawn from
COPIES, DENIALS, UPDATES, OTHER_DOER = 0.1, 0.06, 0.08, 0.06  # share of an incident's further reports
EXACT_COUNTS = 0.7  # share of reports that give the incident's own figures


@dataclass(frozen=True)
class Place:
    """A place as reports write it: «بلدة …», the same with its governorate, the name of the governorate or region."""

    short: str
    area: str
    prison: str = ""


@dataclass(frozen=True)
class Actor:
    """A side's name, its gender's endings."""

    name: str
    feminine: bool
    side: str


@dataclass(frozen=True)
class Happening:
    """What happened, before anybody tells it. `around`: what else there is to say of it."""

    type: str
    country: str
    day: date
    part: str
    place: Place
    town: Place
    agent: Actor
    target: Actor
    counts: tuple[int, int, int, int]
    around: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """One report to write."""

    outlet: str
    published: date
    title: str
    body: str


class Composer:
    """Composes reports of invented happenings. Everything follows from the seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.text: dict[str, Any] = yaml.safe_load((HERE / "desk.yaml").read_text(encoding="utf-8"))

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """The places of each country, those of most happenings first."""
        entries = {
            e["id"]: e
            for name in ("places", "places_ocha", "places_geonames")
            for e in yaml.safe_load((WORDS / f"{name}.yaml").read_text(encoding="utf-8"))
        }
        prisons = {
            e["place"]: e["ar"]
            for e in yaml.safe_load((WORDS / "facilities.yaml").read_text(encoding="utf-8"))
            if e["kind"] == "prison" and e.get("place") and e["ar"] not in e.get("weak", [])
        }
        out: dict[str, list[Place]] = {}
        for country in COUNTRIES:
            fit = [e for e in entries.values() if e.get("country") == country and "lat" in e and e["kind"] in KINDS]
            strong = [
                e
                for e in sorted(fit, key=lambda e: e["id"])
                if not e.get("marked") and e["ar"] not in e.get("weak", [])
            ]
            drawn = self.random.sample(strong, min(PLACES_EACH, len(strong)))
            kept = [e for e in strong if e["id"] in prisons]
            drawn = kept[:8] + [e for e in drawn if e not in kept[:8]]
            out[country] = [self._place(e, entries, prisons.get(e["id"], ""), country) for e in drawn]
        return out

    def _place(self, entry: dict[str, Any], entries: dict[str, Any], prison: str, country: str) -> Place:
        short = f"{KINDS[entry['kind']]} {entry['ar']}".strip()
        above, area = entry, ""
        while above.get("in") in entries:
            above = entries[above["in"]]
            if above["kind"] in ("governorate", "region") or above.get("also_governorate"):
                word = self.text["theatres"][country]["governorate"] if above["kind"] != "region" else ""
                area = f" {self.random.choice(self.text['directions'])} {word} {above['ar'].removeprefix(word).strip()}"
                break
        return Place(short, re.sub(" +", " ", short + area), prison)

    # --- what happens ---------------------------------------------------------------------------------------------------

    def happening(self) -> Happening:
        """Draws what happened."""
        draw = self.random
        country = draw.choices(list(COUNTRIES), list(COUNTRIES.values()))[0]
        type_ = draw.choices(list(self.text["types"]), [t["weight"] for t in self.text["types"].values()])[0]
        known = self.places[country]
        if self.text["types"][type_].get("facility"):
            known = [p for p in known if p.prison] or self.places["SY"][:8]
        weights = [1 / (n + 6) for n in range(len(known))]
        place = draw.choices(known, weights)[0]
        day = FIRST + timedelta(draw.randrange((LAST - FIRST).days + 1))
        agent, target = self.sides(country, day.year)
        dead = min(60, int(draw.expovariate(1 / 5)) + 1)
        counts = (
            dead,
            int(draw.expovariate(1 / 9)) + 2,
            int(draw.expovariate(1 / 7)) + 2,
            20 + 10 * draw.randrange(40),
        )
        part = draw.choice(self.text["parts"])
        town = next(t for t in [*self.random.choices(self.places[country], k=3), *known] if t != place)
        around = tuple(draw.sample(self.text["clauses"], 7))
        return Happening(type_, country, day, part, place, town, agent, target, counts, around)

    def sides(self, country: str, year: int) -> tuple[Actor, Actor]:
        """Who did it to whom: of two sides that were there in that year."""
        there = [
            Actor(name, gender == "f", side)
            for name, gender, side, first, last in self.text["theatres"][country]["actors"]
            if first <= year <= last
        ]
        agent = self.random.choice(there)
        return agent, self.random.choice([a for a in there if a.side != agent.side])

    # --- who tells it ---------------------------------------------------------------------------------------------------

    def reports(self) -> Iterator[Report]:
        """Reports without end, those of one happening after each other."""
        while True:
            what = self.happening()
            told: list[Report] = []
            for _ in range(self.random.choices(range(1, 9), [18, 22, 20, 15, 10, 7, 5, 3])[0]):
                chance = self.random.random()
                if told and chance < COPIES:
                    told.append(self.copy(self.random.choice(told)))
                elif told and chance < COPIES + DENIALS:
                    told.append(self.tell(what, self.text["denials"], delay=1))
                elif (
                    told
                    and chance < COPIES + DENIALS + UPDATES
                    and self.text["types"][what.type].get("counts") == "toll"
                ):
                    dead, hurt, *rest = what.counts
                    worse = replace(what, counts=(dead + self.random.randint(1, 4), hurt, *rest))
                    told.append(self.tell(worse, self.text["updates"], delay=2))
                else:
                    told.append(self.tell(what, self.text["types"][what.type], delay=0))
            yield from told

    def copy(self, report: Report) -> Report:
        """A reprint by another outlet, perhaps with a line of its own."""
        outlet = self.outlet(report.outlet)
        body = self.random.choice(self.text["copies"]).format(body=report.body, outlet=report.outlet)
        body += f"\n\n{outlet}"  # as pages are signed, and so that no two reprints are the same file
        return Report(outlet, report.published + timedelta(self.random.randrange(2)), report.title, body)

    def tell(self, what: Happening, words: dict[str, Any], delay: int) -> Report:
        """One outlet's report: a headline, how it begins, statements, background, a last sentence; 60 to 150 words."""
        draw = self.random
        own = self.outlet("")
        published = what.day + timedelta(delay + draw.choices((0, 1, 2), (6, 4, 1))[0])
        if draw.random() < OTHER_DOER:
            agent, target = self.sides(what.country, what.day.year)
            what = replace(what, agent=agent, target=target)
        if draw.random() > EXACT_COUNTS:
            what = replace(what, counts=tuple(max(1, n + draw.randint(-2, 3)) for n in what.counts))  # type: ignore[arg-type]
        fields = self.fields(what, own, published)
        title, lead = (self.fill(draw.choice(words[k]), fields) for k in ("titles", "leads"))
        clauses = draw.sample(words["clauses"] if "clauses" in words else self.text["types"][what.type]["clauses"], 2)
        clauses += draw.sample(what.around, 5)
        sentences = [lead]
        wanted = draw.randint(55, 115)
        for frame, clause in zip(draw.sample(self.text["frames"], 7), clauses, strict=True):
            if sum(len(s.split()) for s in sentences) >= wanted - 15:
                break
            drawn = fields | self.drawn(own)
            sentences.append(self.fill(frame, drawn | {"said": self.fill(clause, drawn)}))
        if draw.random() < 0.3:
            sentences.insert(
                -1 if draw.random() < 0.3 else len(sentences), self.fill(draw.choice(self.text["backgrounds"]), fields)
            )
        sentences.append(self.fill(draw.choice(self.text["closings"]), fields | self.drawn(own)))
        cut = draw.randint(1, 2)
        return Report(own, published, title, "\n\n".join([" ".join(sentences[:cut]), " ".join(sentences[cut:])]))

    def outlet(self, but: str) -> str:
        """An outlet, another than one."""
        return self.random.choice([o for o in self.text["outlets"] if o != but])

    # --- in words -------------------------------------------------------------------------------------------------------

    def fields(self, what: Happening, own: str, published: date) -> dict[str, str]:
        """What the templates' fields stand for in one report."""
        draw = self.random
        dead, hurt, held, fled = what.counts
        killed = self.counted(dead, draw.choice(("civilian", "civilian", "person", "fighter", "soldier", "gunman")))
        injured = self.counted(hurt, draw.choice(("civilian", "person", "person", "child")))
        tolls = (
            f"مقتل {killed} وإصابة {injured}",
            f"مقتل {killed}",
            f"مقتل {killed} وجرح {injured}",
            f"إصابة {injured} بجروح",
        )
        year = draw.randint(2011, max(2011, what.day.year - 1))
        prison = what.place.prison and f"{what.place.prison} في {what.place.short}"
        people = "prisoner" if prison else draw.choice(("person", "civilian", "detainee", "gunman"))
        return {
            "agent": what.agent.name,
            "target": what.target.name,
            "t": "ت" if what.agent.feminine else "",
            "tt": "ت" if what.target.feminine else "",
            "y": "ت" if what.agent.feminine else "ي",
            "place": what.place.short,
            "area": what.place.area,
            "town": what.town.short,
            "fac": prison,
            "when": self.when(what, published),
            "toll": draw.choices(tolls, (5, 3, 2, 1))[0],
            "dead": killed,
            "n": str(dead),
            "hurt": injured,
            "held": self.counted(held, people),
            "fled": f"{draw.choice(('نحو', 'قرابة', 'أكثر من'))} {self.counted(fled, 'family')}",
            "houses": self.counted(hurt, "house"),
            "old": self.counted(draw.randint(3, 30), "civilian"),
            "weapon": draw.choice(self.text["weapons"]),
            "party": draw.choice(self.text["parties"]),
            "noun": self.text["types"][what.type]["noun"],
            "event": self.text["types"][what.type]["event"],
            "year": str(year),
            "month": draw.choice(draw.choice(self.text["months"])),
            **self.drawn(own),
        }

    def drawn(self, own: str) -> dict[str, str]:
        """Who is cited: drawn anew for each sentence."""
        return {
            "own": own,
            "source": self.random.choice(self.text["sources"]),
            "monitor": self.random.choice(self.text["monitors"]),
            "outlet": self.outlet(own),
            "street": self.random.choice(self.text["streets"]),
            "inst": self.random.choice(self.text["institutions"]),
            "span": self.random.choice(self.text["spans"]),
        }

    def counted(self, n: int, noun: str) -> str:
        """A number and what is counted, in the genitive."""
        one, two, few, many = self.text["counted"][noun]
        if n < 3:
            return (one, one, two)[n]
        if n <= 10:
            return f"{self.text['number_words'][n] if self.random.random() < 0.5 else n} {few}"
        return f"{n} {many if n < 100 or n % 100 else one}"

    def when(self, what: Happening, published: date) -> str:
        """When it happened, as a report of that day says it."""
        weekday, late = self.text["days"][what.day.weekday()], (published - what.day).days
        full = f"يوم {weekday} {what.day.day} {self.random.choice(self.text['months'])[what.day.month - 1]}"
        if late > 6 or self.random.random() < 0.25:
            return f"{full} {what.day.year}" if self.random.random() < 0.5 else full
        if late == 0:
            return self.random.choice((f"{what.part} اليوم {weekday}", f"{what.part} {weekday}", f"اليوم {weekday}"))
        if late == 1:
            return self.random.choice((f"{what.part} أمس {weekday}", f"أمس {weekday}", f"{what.part} {weekday}"))
        return f"{what.part} {weekday}" if late > 2 else f"أول أمس {weekday}"

    def fill(self, template: str, fields: dict[str, str]) -> str:
        """A template with its fields, in ordinary spelling: «لـالجيش» → «للجيش», «ألقىت» → «ألقت»."""
        text = template.format_map(fields).replace("ىت ", "ت ")
        return re.sub(r"\b([وف]?ب|[وف]?ل)ـ(?=[ء-ي])", r"\1", re.sub(r"لـال", "لل", text))


def compose(folder: Path, reports: int, seed: int) -> None:
    """Writes reports, a folder for each year, and their metadata.csv."""
    rows: list[dict[str, str]] = []
    folder.mkdir(parents=True, exist_ok=True)
    composer = Composer(seed)
    for number, report in zip(range(reports), composer.reports(), strict=False):
        name = f"{report.published.year}/{number:05}.txt"
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{report.title}\n\n{report.body}\n", encoding="utf-8")
        rows.append(
            {
                "file": name,
                "published": report.published.isoformat(),
                "outlet": report.outlet,
                "url": f"https://desk.example/{number}",
                "title": report.title,
            }
        )
    with (folder / "metadata.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} reports in {folder}")
