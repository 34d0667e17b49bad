"""Records of composed reports, changed step by step, for tests that keeping views up to date is making them anew."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from tawatur.engine import Engine
from tawatur.errors import TawaturError
from tawatur.ingest import make_views, rebuild_views
from tawatur.judge import make
from tawatur.model import Captured, Claim, Mention, Metadata, Name
from tawatur.reconcile import reconcile
from tawatur.record import query
from tawatur.record.judgements import add_judgement, erase_judgement, read_judgements
from tawatur.record.schema import KEPT, VIEWS
from tawatur.record.store import Store
from tawatur.views.catch_up import catch_up
from tests.reconciling import Report, report, told, words

# A facility in a quarter of a city, one in a village of a town, the places around them, wide places, names no words know.
PLACES = (
    "place/damascus", "place/damascus", "place/afrin", "place/damascus-mezzeh", "facility/mezzeh-prison", "place/damascus-jobar", "place/afrin", "place/deir-ballut",
    "facility/deir-ballut-camp", "place/syria", "place/~كفر-سوسن", "facility/~سجن-السنديان", None,
)  # fmt: skip
TYPES = (
    "attack",
    "attack",
    "attack",
    "shelling",
    "killing",
    "siege",
    "escape",
    "arrest",
    "holding",
    "warning",
    "talks",
    "clash",
)
DAYS = ("2022-01-20",) * 5 + ("2022-01-19", "2022-01-21", "2022-01-24", "2022-01", "2022-02-03", "2021", None)
OUTLETS = ("source/~مرقاب", "source/~ميزان", "source/sana", None)
SPEAKERS = ((), ("role/security-source",), ("person/~سالم-الراعي",), ("source/sohr",), ("actor/sdf",))
DOERS = ("a:actor/sdf", "a:actor/isis", "a:actor/~فوج-النهر", "t:actor/~فوج-النهر", "t:role/civilians", "p:actor/saa")
SPELLED = {
    "place/~كفر-سوسن": ("كفر سوسن", "كفر  سوسن", "كفرَ سوسن"),
    "actor/~فوج-النهر": ("فوج النهر", "فوج النّهر"),
    "source/~مرقاب": ("مرقاب", "مِرقاب"),
}
_WORDS = [a + b for a in ("حجر", "نهر", "باب", "كتاب", "بحر", "غصن") for b in ("ان", "ين", "نا", "كم", "ها", "هم")]
JUDGE = "ليلى"


def _sentences(name: str, count: int) -> list[str]:
    source = random.Random(name)
    return [" ".join(source.choice(_WORDS) for _ in range(12)) + "." for _ in range(count)]


def composed(number: int, version: int) -> Report:
    """A report that is always the same of the same numbers; of one `number` the text stays, what is read of it does not.

    Of three numbers that follow each other some text is shared, so that copies come and go with date and outlet.
    """
    of_text, of_reading = random.Random(f"text {number}"), random.Random(f"reading {number} {version}")
    story = _sentences(f"story {number // 3}", 9)
    mastheads = of_text.sample(("مرقاب", "مِرقاب", "ميزان", "مـيزان"), 2)
    own = _sentences(f"own {number}", of_text.choice((0, 1, 3, 6)))
    text = "\n".join([*mastheads, *story[: of_text.choice((2, 5, 7, 9))], *own])
    pick = of_reading.choice
    claims = [
        told(
            pick(TYPES), pick(PLACES), pick(DAYS), pick(SPEAKERS), tuple(of_reading.sample(DOERS, pick((0, 0, 1, 2)))),
            [(pick(("killed", "killed", "injured", "strikes")), n, pick((n, n, None))) for n in (pick((3, 7, 7, 40)),)]
            if pick((True, False)) else (),
            pick((False, False, False, True)), pick((False, False, True)),
            boilerplate=pick((False,) * 9 + (True,)), modality=pick(("reported",) * 8 + ("feared",)),
        )
        for _ in range(of_reading.randint(1, 5))
    ]  # fmt: skip
    made = report(f"r{number}", *claims, published=pick(DAYS), outlet=pick(OUTLETS), text=text)
    document = replace(made.document, outlet=pick(OUTLETS))
    named = [
        Mention(f"m-{document.id[4:]}-n{n}", document.id, n, n + 1, "", "name", "", name=Name(entity, "place", pick(SPELLED[entity])))
        for n, entity in enumerate(of_reading.choices(sorted(SPELLED), k=4))
    ]  # fmt: skip
    return replace(made, document=document, mentions=(*made.mentions, *named))


def engine() -> Engine:
    """The real reconciler, with nothing to read."""
    return Engine(words(), "composed", "composed views", lambda captured, words: None, reconcile, catch_up)  # type: ignore[arg-type, return-value]


def put(store: Store, item: Report) -> None:
    """Adds a report, or what was read of it now, and leaves the views behind."""
    d = item.document
    with store.transaction():
        if not store.query("SELECT 1 FROM documents WHERE id = ?", d.id):
            captured = Captured(d.id, d.path, d.sha256, d.text, "utf-8", Metadata(), Metadata())
            store.add(captured, b"", "2024-01-01T00:00:00Z")
        store.put_reading(d, item.mentions, item.claims, "composed")


@dataclass
class Changing:
    """A record under change. Every step is told by numbers, and does nothing where they mean nothing."""

    store: Store
    judged: int = 0

    def step(self, kind: int, a: int, b: int) -> None:
        """One change."""
        (self.add, self.add, self.add, self.add, self.judge, self.judge, self.forget, self.undo, self.erase)[kind](a, b)

    def add(self, a: int, b: int) -> None:
        put(self.store, composed(a % 12, b % 4))

    def forget(self, a: int, b: int) -> None:
        known = [key for (key,) in self.store.query("SELECT id FROM documents ORDER BY id")]
        if known:
            self.store.forget(known[a % len(known)])

    def judge(self, a: int, b: int) -> None:
        claims = [c.id for c in query.claims_as_read(self.store)]
        if not claims:
            return
        of = random.Random(f"{a} {b}")
        some = of.sample(claims, min(len(claims), of.randint(2, 4)))
        verb = of.choice(("accept", "reject", "correct", "same", "same", "different", "merge", "split"))
        self.judged += 1
        judge = make.Judge(JUDGE, f"2024-01-01T00:{self.judged // 60:02}:{self.judged % 60:02}Z", "سبب")
        try:
            add_judgement(self.store, self._said(judge, verb, some, of))
        except TawaturError:  # two claims at least, incidents that are not there, …
            return

    def _said(self, judge: make.Judge, verb: str, claims: list[str], of: random.Random) -> make.Judgement:
        if verb == "correct":
            fields = (
                "polarity=negative",
                "where=place/~كفر-سوسن",
                "where=none",
                "when=2022-01-21",
                "type=attack",
                "modality=feared",
            )
            return make.correction(self.store, judge, claims[0], [of.choice(fields)])
        if verb in ("merge", "split"):
            incidents = [i.id for i in query.incidents(self.store)]
            chosen = of.sample(incidents, min(2, len(incidents)))
            if verb == "merge":
                return make.merge(self.store, judge, chosen)
            whole = query.incident(self.store, chosen[0] if chosen else "none")
            return make.split(self.store, judge, whole.id, whole.claims[: len(whole.claims) // 2])
        return make.on_claims(self.store, judge, verb, claims[: 1 if verb == "accept" else None])

    def undo(self, a: int, b: int) -> None:
        known = read_judgements(self.store)
        if known:
            self.judged += 1
            judge = make.Judge(JUDGE, f"2024-01-02T00:{self.judged // 60:02}:{self.judged % 60:02}Z", "سبب")
            add_judgement(self.store, make.undo(self.store, judge, known[a % len(known)].id))

    def erase(self, a: int, b: int) -> None:
        known = read_judgements(self.store)
        if known:
            erase_judgement(self.store, known[a % len(known)].id, JUDGE, "2024-01-03T00:00:00Z", "سبب")


def rows_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All views, and all that is kept beside them; numbers that only bind tables together are left out."""
    found = {t: sorted(store.query(f"SELECT * FROM {t}"), key=str) for t in (*VIEWS, *KEPT) if t[:4] != "body"}
    found["bodies"] = sorted(row[1:] for row in store.query("SELECT * FROM bodies"))
    keys = "SELECT b.document, k.key FROM body_keys k LEFT JOIN bodies b ON b.number = k.number ORDER BY 1, 2"
    found["body_keys"] = store.query(keys)
    found["copies"] = store.query("SELECT id, copy_of FROM documents WHERE copy_of IS NOT NULL ORDER BY id")
    found["idle"] = [(i.judgement, i.reason, i.claims) for i in store.idle()]
    return found


@contextmanager
def copied(store: Store) -> Iterator[Store]:
    """The same record once more, in memory."""
    with Store.open(":memory:", create=True) as other:
        store._db.backup(other._db)
        yield other


def assert_as_made_anew(store: Store) -> None:
    """That the views, and what is kept beside them, are those that making everything anew gives; and that reconciling does."""
    kept = rows_of(store)
    with copied(store) as other:
        rebuild_views(other, engine(), anew=True)
        anew = rows_of(other)
    for table in anew:
        assert kept[table] == anew[table], table
    made = make_views(store, engine())
    assert query.incidents(store) == list(made.incidents)
    assert query.contradictions(store) == list(made.contradictions)
    assert dict(kept["copies"]) == made.copies
    assert store.idle() == list(made.idle)
    told_now: dict[str, Claim] = {c.id: c for c in query.claims(store)}
    assert all(told_now[c.id] == c for c in made.judged)
