"""Who stands behind an incident, what is counted, and where accounts contradict each other and where not."""

from __future__ import annotations

import pytest

from tests.reconciling import Report, Told, report, told, views, words

DAY, NEXT = "2022-01-20", "2022-01-21"
PRISON = "facility/al-aqtan-prison"

STATUS: dict[str, tuple[list[Report], str, tuple[int, int, int]]] = {
    "two outlets, each for itself": ([report("a", told("attack", when=DAY)), report("b", told("attack", when=DAY))], "corroborated", (2, 2, 2)),
    "two outlets, one agency": (
        [report("a", told("attack", when=DAY, by="source/sohr")), report("b", told("attack", when=DAY, by="source/sohr"))],
        "single", (2, 2, 1),
    ),
    "two outlets' security sources may be two": (
        [report("a", told("attack", when=DAY, by="role/security-source")), report("b", told("attack", when=DAY, by="role/security-source"))],
        "corroborated", (2, 2, 2),
    ),
    "one outlet twice": (
        [report("a", told("attack", when=DAY), outlet="source/sana"), report("b", told("attack", when=DAY), outlet="source/sana")],
        "single", (2, 1, 1),
    ),
    "told and denied": ([report("a", told("attack", when=DAY), told("attack", when=DAY, by="actor/sdf", denied=True))], "contested", (1, 1, 2)),
    "only denied": ([report("a", told("attack", when=DAY, by="actor/sdf", denied=True))], "denied", (1, 1, 1)),
    "only prevented": ([report("a", told("escape", when=DAY, by="actor/sdf", denied=True, rule="x+prevented"))], "single", (1, 1, 1)),
}  # fmt: skip


@pytest.mark.parametrize("case", STATUS)
def test_status(case: str) -> None:
    reports, status, counts = STATUS[case]
    (incident,) = views(*reports).incidents
    corroboration = incident.corroboration
    assert (incident.status, (corroboration.documents, corroboration.outlets, corroboration.origins)) == (
        status,
        counts,
    )


def killed(low: int, high: int | None, **more: object) -> Told:
    return told("shelling", when=DAY, counts=[("killed", low, high)], **more)


# what is told → the contradictions: kind and the values of the sides
FIGURES: dict[str, tuple[list[Report], list[list[int]]]] = {
    "different tolls of one day": ([report("a", killed(7, 7)), report("b", killed(4, 4))], [[4, 7]]),
    "three sides": ([report("a", killed(7, 7)), report("b", killed(4, 4)), report("c", killed(3, 3))], [[3, 4, 7]]),
    "at least": ([report("a", killed(27, 27)), report("b", killed(30, None))], [[27, 30]]),
    "at least, met": ([report("a", killed(27, 27)), report("b", killed(20, None))], []),
    "the same": ([report("a", killed(7, 7)), report("b", killed(7, 7))], []),
    "a count that rose": ([report("a", killed(4, 4), published=DAY), report("b", killed(7, 7), published=NEXT)], []),
    "a count that fell": ([report("a", killed(7, 7), published=DAY), report("b", killed(4, 4), published=NEXT)], [[4, 7]]),
    "two speakers in one report": ([report("a", killed(7, 7, by="actor/sdf"), killed(4, 4, by="source/sohr"))], [[4, 7]]),
    "one speaker in one report": ([report("a", killed(7, 7), killed(4, 4))], []),
    "the other's number is told too": ([report("a", killed(7, 7), killed(4, 4)), report("b", killed(4, 4))], []),
    "a family's dead": ([report("a", killed(30, 30)), report("b", killed(2, 2))], []),
    "a force's dead and all the dead": ([report("a", killed(12, 12, of="actor/sdf")), report("b", killed(30, 30))], []),
    "several counts in one claim are no total": (
        [report("a", told("shelling", when=DAY, counts=[("killed", 2, 2), ("killed", 3, 3)])), report("b", killed(7, 7))], []
    ),
    "a count for two towns together": ([report("a", killed(11, 11, places=("place/afrin", "place/azaz"))), report("b", killed(9, 9))], []),
    "a denied toll is no toll": ([report("a", killed(7, 7)), report("b", killed(4, 4, denied=True))], []),
    "in a whole country": (
        [report("a", killed(7, 7, where="place/syria")), report("b", killed(4, 4, where="place/syria"))], []
    ),
    "how many are held": (
        [report("a", told("holding", PRISON, DAY, counts=[("detained", 1500, 1500)])),
         report("b", told("holding", PRISON, DAY, counts=[("detained", 2000, 2000)]), published="2022-01-23")], [[1500, 2000]]
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FIGURES)
def test_figures_that_cannot_both_be(case: str) -> None:
    reports, expected = FIGURES[case]
    found = [c for c in views(*reports).contradictions if c.kind == "figure"]
    assert [[dict(s.value)["low"] for s in c.sides] for c in found] == expected


def test_a_rise_is_set_aside_with_its_reason() -> None:
    found = views(report("a", killed(4, 4), published=DAY), report("b", killed(7, 7), published=NEXT))
    (aside,) = found.set_aside
    assert (aside.kind, aside.reason, [dict(s.value)["low"] for s in aside.sides]) == ("figure", "later-count", [4, 7])


def attack(*who: str, **more: object) -> Told:
    return told("attack", PRISON, DAY, who=who, **more)


OTHERS: dict[str, tuple[list[Report], list[tuple[str, tuple[object, ...]]]]] = {
    "denied by another": (
        [report("a", told("mutiny", PRISON, DAY)), report("b", told("mutiny", PRISON, DAY, by="actor/asayish", denied=True))],
        [("occurrence", ("affirmed", "negative"))],
    ),
    "a denial of an attack answers the shelling": (
        [report("a", told("shelling", when=DAY), told("attack", when=DAY, by="actor/sdf", denied=True))], [("occurrence", ("affirmed", "negative"))]
    ),
    "one violence denied by one speaker in two words": (
        [report("a", told("shelling", when=DAY), told("attack", when=DAY, by="actor/sdf", denied=True), told("shelling", when=DAY, by="actor/sdf", denied=True))],
        [("occurrence", ("affirmed", "negative"))],
    ),
    "a denial of an escape answers no attack": ([report("a", told("attack", PRISON, DAY), told("escape", PRISON, DAY, by="actor/sdf", denied=True))], []),
    "denied by whoever told it": ([report("a", told("mutiny", PRISON, DAY, by="actor/sdf"), told("mutiny", PRISON, DAY, by="actor/sdf", denied=True))], []),
    "an outlet's own «did not»": ([report("a", told("attack", when=DAY)), report("b", told("attack", when=DAY, denied=True))], []),
    "prevented": ([report("a", told("escape", PRISON, DAY), told("escape", PRISON, DAY, by="actor/sdf", denied=True, rule="x+prevented; place: clause"))], []),
    "refused": ([report("a", told("handover", PRISON, DAY), told("handover", PRISON, DAY, by="actor/sdf", denied=True, rule="x+refused"))], []),
    "collapsed": ([report("a", told("agreement", PRISON, DAY), told("agreement", PRISON, DAY, by="actor/sdf", denied=True, rule="events.nouns:خرق:agreement"))], []),
    "another against the same": (
        [report("a", attack("a:actor/syrian-army", "t:actor/sdf")), report("b", attack("a:actor/hts", "t:actor/sdf"))],
        [("actor", ("actor/hts", "actor/syrian-army"))],
    ),
    "different doers": ([report("a", attack("a:actor/sdf")), report("b", attack("a:actor/isis"))], [("actor", ("actor/isis", "actor/sdf"))]),
    "different doers somewhere in a country": (
        [report("a", told("attack", "place/syria", DAY, who=("a:actor/sdf",))), report("b", told("attack", "place/syria", DAY, who=("a:actor/isis",)))], []
    ),
    "an army and its state": ([report("a", attack("a:actor/turkish-army")), report("b", attack("a:actor/turkey"))], []),
    "a part of it": ([report("a", attack("a:actor/sdf")), report("b", attack("a:actor/ypg"))], []),
    "a loose word for its side": ([report("a", attack("a:actor/kurdish-forces")), report("b", attack("a:actor/ypg"))], []),
    "a loose word for another side": (
        [report("a", attack("a:actor/palestinian-factions")), report("b", attack("a:actor/isis"))], [("actor", ("actor/isis", "actor/palestinian-factions"))]
    ),
    "a doer that both name": ([report("a", attack("a:actor/sdf", "a:actor/isis")), report("b", attack("a:actor/sdf", "a:actor/hts"))], []),
    "together in a third report": (
        [report("a", attack("a:actor/sdf")), report("b", attack("a:actor/isis")), report("c", attack("a:actor/sdf", "a:actor/isis"))], []
    ),
    "who bears no arms did nothing": ([report("a", attack("a:actor/sdf")), report("b", attack("a:actor/syrian-civil-defence"))], []),
    "fighters or civilians": (
        [report("a", told("attack", when=DAY, counts=[("injured", 4, 4)], of="role/civilians")),
         report("b", told("attack", when=DAY, counts=[("casualties", 10, None)], of="actor/sdf"))],
        [("actor", ("actor/sdf", "role/civilians"))],
    ),
    "fighters and civilians": (
        [report("a", told("attack", when=DAY, counts=[("injured", 4, 4)], of="role/civilians"), told("attack", when=DAY, counts=[("killed", 2, 2)], of="actor/sdf")),
         report("b", told("attack", when=DAY, counts=[("casualties", 10, None)], of="actor/sdf"))],
        [],
    ),
    "another day": (
        [report("a", told("control_change", when="2022-01-18")), report("b", told("control_change", when="2022-01-19"))],
        [("time", ("2022-01-18", "2022-01-19"))],
    ),
    "the dispatch's own day": ([report("a", told("control_change", when=DAY)), report("b", told("control_change", when=NEXT), published=NEXT)], []),
    "a day from another sentence": (
        [report("a", told("control_change", when="2022-01-18")), report("b", told("control_change", when="2022-01-19", elsewhere=True), published="2022-01-19")], []
    ),
    "shelling goes on": ([report("a", told("shelling", when="2022-01-18")), report("b", told("shelling", when="2022-01-19"))], []),
}  # fmt: skip


@pytest.mark.parametrize("case", OTHERS)
def test_accounts_that_cannot_both_hold(case: str) -> None:
    reports, expected = OTHERS[case]
    found = [(c.kind, tuple(dict(s.value).popitem()[1] for s in c.sides)) for c in views(*reports).contradictions]
    assert found == expected


def test_sentences_name_who_says_what() -> None:
    a = report("a", killed(7, 7, by="actor/syrian-civil-defence"), outlet="source/enab-baladi")
    b = report("b", killed(4, 4), outlet="source/sana")
    (found,) = views(a, b).contradictions
    names = {
        e: (words_of(e, "ar"), words_of(e, "en"))
        for e in ("actor/syrian-civil-defence", "source/enab-baladi", "source/sana")
    }
    (cd, cd_en), (eb, eb_en), (sana, sana_en) = names.values()
    assert found.explanation.ar == f"عدد القتلى: 4 بحسب {sana}؛ 7 بحسب {cd} (عبر {eb})"
    assert found.explanation.en == f"Number killed: 4 according to {sana_en}; 7 according to {cd_en} (in {eb_en})"


def words_of(entity: str, lang: str) -> str:
    known = words().names.entities[entity]
    return known.ar if lang == "ar" else known.en


BEST: dict[str, tuple[list[Report], tuple[int, int, int | None]]] = {
    "the last to appear": ([report("a", killed(4, 4), published=DAY), report("b", killed(7, 7), published=NEXT)], (4, 7, 7)),
    "the middle of one day": ([report("a", killed(4, 4)), report("b", killed(7, 7)), report("c", killed(6, 6))], (4, 6, 7)),
    "the lower of two": ([report("a", killed(4, 4)), report("b", killed(7, 7))], (4, 4, 7)),
    "no upper bound": ([report("a", killed(27, 27)), report("b", killed(30, None))], (27, 27, None)),
}  # fmt: skip


@pytest.mark.parametrize("case", BEST)
def test_low_best_high(case: str) -> None:
    reports, expected = BEST[case]
    (incident,) = views(*reports).incidents
    (figure,) = incident.figures
    assert (figure.low, figure.best, figure.high) == expected
