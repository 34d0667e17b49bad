"""How long one more report, or one judgement, takes on a large record; and making all of its views anew.

    python benchmarks/adding.py [--claims N] [--record FILE] [--prove]

Composes a record of N claims (100,000): reports of five claims and some 1,600 characters, ten years of days, places as unevenly
as news are (the busiest has about one claim in twelve), one report in ten a reprint, toll figures, named doers and speakers. The
texts are words without meaning: nothing is read from them, the claims are written beside them. With FILE the record is kept,
and taken as it is when it is there. The mark: adding one report, read by the real reader, takes less than a second.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import resource
import tempfile
import time
from collections import deque
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from tawatur.capture import Found
from tawatur.engine import Engine, load_engine
from tawatur.ingest import forget, ingest, rebuild_views
from tawatur.judge import make
from tawatur.judge.prove import rebuild
from tawatur.model import Captured, Claim, ClaimActor, Document, Figure, Link, Mention, Metadata, Name, Time, When
from tawatur.record import query
from tawatur.record.judgements import add_judgement
from tawatur.record.log import now
from tawatur.record.store import Store, compress

PER_REPORT = 5
FIRST, DAYS = date(2014, 1, 1), 3650
TYPES = (
    "attack",
    "shelling",
    "air_drone_strike",
    "killing",
    "clash",
    "arrest",
    "explosion",
    "displacement",
    "siege",
    "escape",
)
STEMS = (
    "حجر",
    "نهر",
    "طريق",
    "باب",
    "كتاب",
    "بحر",
    "غصن",
    "دفتر",
    "جدار",
    "سهل",
    "حقل",
    "جسر",
    "وتر",
    "قمر",
    "صخر",
    "شجر",
)
ENDS = ("", "ان", "ين", "نا", "كم", "ها", "هم", "ه", "ي", "ات")
SPEAKERS = ("role/security-source", "role/medical-source", "source/sohr", "person/~سالم-الراعي", "role/witnesses")
OUTLETS = tuple(f"source/~منبر-{n}" for n in range(40))

# Composed for this; what it tells is invented.
REPORT = """{place}، {day} (منبر الأخبار)

قال مصدر أمني إن مسلحين هاجموا حاجزاً في {place} يوم {day}، ما أدى إلى مقتل 4 عناصر من قوات سوريا الديمقراطية وإصابة 9 آخرين.

وأفاد شهود عيان بأن قصفاً مدفعياً استهدف أطراف {place} بعد الهجوم بساعات، ونفى المجلس المحلي وقوع قتلى بين المدنيين.
"""
MONTHS = (
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
)


def compose(store: Store, engine: Engine, claims: int) -> None:
    """Fills a record with reports and claims, as reading would leave them."""
    of = random.Random(2024)
    known = [
        e for e in engine.words.names.entities.values() if e.class_ in ("place", "facility") and e.kind != "country"
    ]
    places = [e.id for e in known]
    of.shuffle(places)
    weights = list(itertools.accumulate(1 / (n + 3) for n in range(len(places))))
    actors = [e.id for e in engine.words.names.entities.values() if e.class_ == "actor"]
    words = [stem + end for stem in STEMS for end in ENDS]
    texts: deque[str] = deque(maxlen=200)
    for first in range(0, claims // PER_REPORT, 500):
        with store.transaction():
            for number in range(first, min(first + 500, claims // PER_REPORT)):
                copied = texts and of.random() < 0.1
                lines = [" ".join(of.choices(words, k=15)) + "." for _ in range(16)]
                texts.append(of.choice(texts) + "\n" + lines[0] if copied else "\n".join(lines))
                _put(store, engine, number, texts[-1], of, of.choices(places, cum_weights=weights, k=3), actors)


def _put(
    store: Store, engine: Engine, number: int, text: str, of: random.Random, places: list[str], actors: list[str]
) -> None:
    digest = hashlib.sha256(f"{number} {text}".encode()).hexdigest()
    key, path = f"doc-{digest[:16]}", f"stream/{number:06}.txt"
    appeared = FIRST + timedelta(of.randrange(DAYS))
    store.add(
        Captured(key, path, digest, text, "utf-8", Metadata(), Metadata()),
        compress(text.encode()),
        "2024-01-01T00:00:00Z",
    )
    document = Document(key, path, digest, text, None, of.choice(OUTLETS), appeared.isoformat(), "metadata", "ar")
    mentions: list[Mention] = []
    claims: list[Claim] = []
    for n in range(PER_REPORT):
        at = 100 * n
        day = (appeared - timedelta(of.choice((0, 0, 1, 1, 2, 30)))).isoformat()
        mentions.append(
            Mention(
                f"m-{key[4:]}-t{at}-{at + 4}", key, at, at + 4, text[at : at + 4], "time", "", time=Time("DATE", day)
            )
        )
        figures: tuple[str, ...] = ()
        if of.random() < 0.4:
            figure = Figure(of.choice(("killed", "injured", "arrested")), low := of.randrange(1, 30), low)
            mentions.append(
                Mention(
                    f"m-{key[4:]}-f{at + 5}-{at + 7}",
                    key,
                    at + 5,
                    at + 7,
                    text[at + 5 : at + 7],
                    "figure",
                    "",
                    figure=figure,
                )
            )
            figures = (mentions[-1].id,)
        for k in range(3):  # names, as a report has them
            name = Name(of.choice((*places, OUTLETS[number % 40])), "place", text[at + 8 + k : at + 14 + k])
            mentions.append(
                Mention(f"m-{key[4:]}-n{at + 8 + k}", key, at + 8 + k, at + 14 + k, name.surface, "name", "", name=name)
            )
        said = of.choice((None, None, *SPEAKERS))
        claims.append(
            Claim(
                f"c-{key[4:]}-{at}", key, at, at + 90, text[at : at + 90], (at + 10, at + 15), of.choice(TYPES),
                polarity="negative" if of.random() < 0.05 else "affirmed", where=(where := of.choice(places)), places=(where,),
                chain=(Link(said, "مصدر", at, at + 4),) if said else (),
                when=When(day, mentions[-4 if not figures else -5].id) if of.random() < 0.7 else None,
                actors=tuple(ClaimActor(a, "agent") for a in of.sample(actors, of.choice((0, 0, 1, 2)))),
                figures=figures, rule="events.nouns:composed", confidence=0.5,
            )
        )  # fmt: skip
    store.put_reading(document, mentions, claims, engine.reader)


def timed(call: Callable[[], object]) -> dict[str, float]:
    """Seconds that a call takes, and those of them in which this process worked: fewer where others work too."""
    begun, worked = time.perf_counter(), time.process_time()
    call()
    return {"s": round(time.perf_counter() - begun, 3), "cpu": round(time.process_time() - worked, 3)}


def measure(store: Store, engine: Engine, folder: Path) -> dict[str, object]:
    """Seconds of one change each: at the busiest place and at one that few reports name."""
    out: dict[str, object] = {}
    ranked = store.query("SELECT place, count(*) FROM claims GROUP BY place ORDER BY count(*) DESC, place")
    for at, (place, claims) in (("busiest", ranked[0]), ("common", ranked[len(ranked) // 20]), ("rare", ranked[-1])):
        entity = engine.words.names.entities[place]
        path = folder / f"{at}.txt"
        path.write_text(REPORT.format(place=entity.ar, day=f"5 {MONTHS[2]} 2018"), encoding="utf-8")
        rows: dict[str, object] = {"claims_there": claims}
        rows["report"] = timed(lambda path=path: ingest(store, Found((path,)), engine))
        (key,) = store.query("SELECT document FROM paths WHERE path = ?", path.as_posix())[0]
        beside = ranked[(ranked.index((place, claims)) + 1) % len(ranked)][0]
        claim, other = (store.query("SELECT min(id) FROM claims WHERE place = ?", p)[0][0] for p in (place, beside))
        for verb, chosen in (("reject", [claim]), ("same", [claim, other])):
            said = make.on_claims(store, make.Judge("ليلى", now(), f"{at} {verb}"), verb, chosen)
            rows[verb] = timed(lambda said=said: (add_judgement(store, said), rebuild_views(store, engine)))
        rows["forget"] = timed(lambda key=key: forget(store, engine, key))
        out[at] = rows
    return out


def main() -> None:
    """Print times and sizes as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=int, default=100_000, metavar="N")
    parser.add_argument("--record", type=Path, metavar="FILE")
    parser.add_argument("--prove", action="store_true", help="at the end, make all views anew and compare them")
    args = parser.parse_args()
    engine = load_engine()
    rows: dict[str, object] = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        path = args.record or folder / "composed.record"
        found = path.exists()
        with Store.open(path, create=True) as store:
            if not found:
                rows["composing"] = timed(lambda: compose(store, engine, args.claims))
            if not store.views_are_current(engine.views):
                rows["all_anew"] = timed(lambda: rebuild_views(store, engine))
                rows["megabytes_of_memory_all_anew"] = memory()
            counted = query.counts(store)
            rows |= {"reports": counted.documents, "claims": counted.claims}
            rows |= {"incidents": counted.incidents, "contradictions": counted.contradictions}
            rows |= measure(store, engine, folder)
            if args.prove:
                rows["differing"] = len(rebuild(store, engine).differing)
        rows |= {"megabytes_of_file": path.stat().st_size >> 20, "megabytes_of_memory": memory()}
    print(json.dumps(rows, indent=1))


def memory() -> int:
    """The most memory held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


if __name__ == "__main__":
    main()
