"""Which claims are one incident: by place, day and kind, without chains; the same for any order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.reconcile import reconcile
from tests.reconciling import Report, Told, grouped, report, told, views, words

PRISON = "facility/al-sinaa-prison"
DAY, NEXT, LATER = "2022-01-20", "2022-01-21", "2022-01-28"

# what is told → the groups of «report:claim» it makes
TOGETHER: dict[str, tuple[list[Report], list[list[str]]]] = {
    "one day, one town, words for one thing": (
        [report("a", told("shelling", when=DAY)), report("b", told("attack", when=DAY)), report("c", told("property_damage", when=DAY))],
        [["a:0", "b:0", "c:0"]],
    ),
    "the night between two days": ([report("a", told("shelling", when=DAY)), report("b", told("shelling", when=NEXT))], [["a:0", "b:0"]]),
    "a week apart": (
        [report("a", told("shelling", when=DAY)), report("b", told("shelling", when=LATER), published=LATER)],
        [["a:0"], ["b:0"]],
    ),
    "two attacks on one prison, three years apart": (
        [report("a", told("attack", PRISON, DAY)), report("b", told("attack", PRISON, "2019-01-20"))],
        [["a:0"], ["b:0"]],
    ),
    "a siege and what belongs to it": (
        [report("a", told("siege", PRISON, DAY), told("clash", PRISON, "2022-01-22"), told("talks", PRISON, "2022-01-24"))],
        [["a:0", "a:1", "a:2"]],
    ),
    "two shellings of a camp four days apart": (
        [report("a", told("shelling", "facility/kuwait-al-rahma-camp", DAY), told("shelling", "facility/kuwait-al-rahma-camp", "2022-01-24"))],
        [["a:0"], ["a:1"]],
    ),
    "a town shelled day by day does not become one long incident": (
        [report("a", *(told("shelling", when=f"2022-01-{d}") for d in range(10, 16)))],
        [["a:0", "a:1"], ["a:2", "a:3"], ["a:4", "a:5"]],
    ),
    "different kinds in one town": ([report("a", told("shelling", when=DAY), told("protest", when=DAY))], [["a:0"], ["a:1"]]),
    "arrests and a deployment in one town": (
        [report("a", told("arrest", when=DAY), told("deployment", when=DAY), told("security_operation", when=DAY))],
        [["a:0", "a:2"], ["a:1"]],
    ),
    "different towns": ([report("a", told("shelling", when=DAY), told("shelling", "place/azaz", DAY))], [["a:0"], ["a:1"]]),
    "a month joins the one day in it": ([report("a", told("shelling", when=DAY)), report("b", told("shelling", when="2022-01"))], [["a:0", "b:0"]]),
    "a month with two days in it joins neither": (
        [report("a", told("shelling", when="2022-01-03"), told("shelling", when=DAY)), report("b", told("shelling", when="2022-01"))],
        [["a:0"], ["a:1"], ["b:0"]],
    ),
    "a period is no day of it": (
        [report("a", told("shelling", when=DAY), told("shelling", when="2018/..")), report("b", told("shelling", when="2018/.."))],
        [["a:0"], ["a:1", "b:0"]],
    ),
    "an interval and a day within it": ([report("a", told("clash", when="2022-01-19/2022-01-21")), report("b", told("clash", when=DAY))], [["a:0", "b:0"]]),
    "an uncertain day": ([report("a", told("shelling", when="2022-01-20~")), report("b", told("shelling", when=DAY))], [["a:0", "b:0"]]),
    "undated in a report of that day": ([report("a", told("shelling", when=DAY)), report("b", told("shelling"), published=DAY)], [["a:0", "b:0"]]),
    "undated, days later, without its toll": (
        [report("a", told("shelling", when=DAY)), report("b", told("shelling"), published="2022-01-25")],
        [["a:0"], ["b:0"]],
    ),
    "undated, days later, with its toll": (
        [report("a", told("explosion", when=DAY, counts=[("killed", 90, None)])),
         report("b", told("explosion", counts=[("killed", 100, 100)]), published="2022-01-25")],
        [["a:0", "b:0"]],
    ),
    "a report without any date that agrees": (
        [report("a", told("shelling", when=DAY, counts=[("killed", 7, 7), ("injured", 25, 25)])),
         report("b", told("shelling", counts=[("killed", 7, 7), ("injured", 25, 25)]), published=None)],
        [["a:0", "b:0"]],
    ),
    "a report without any date that agrees in a toll and a doer": (
        [report("a", told("shelling", when=DAY, who=("a:actor/sdf",), counts=[("killed", 7, 7)])),
         report("b", told("shelling", who=("a:actor/sdf",), counts=[("killed", 7, 7)]), published=None)],
        [["a:0", "b:0"]],
    ),
    "a report without any date that proves nothing": (
        [report("a", told("shelling", when=DAY, counts=[("killed", 1, 1)])), report("b", told("shelling", counts=[("killed", 1, 1)]), published=None)],
        [["a:0"], ["b:0"]],
    ),
    "undated after a day told for its place": (
        [report("a", told("shelling", when="2021-06-12"), told("property_damage"))],
        [["a:0", "a:1"]],
    ),
    "the news before its background": (
        [report("a", told("shelling", when=DAY), told("attack", "place/azaz"), told("shelling", "place/azaz", "2019-05-01"))],
        [["a:0"], ["a:1"], ["a:2"]],
    ),
    "feared and demanded is no incident": ([report("a", told("attack", when=DAY, modality="feared"), told("release", when=DAY, modality="demanded"))], []),
    "menus are no incident": ([report("a", told("attack", when=DAY, boilerplate=True))], []),
    "a warning makes no incident in a town, a count of detainees does": (
        [report("a", told("warning", when=DAY), told("holding", "place/azaz", DAY, counts=[("detained", 10, 10)]))],
        [["a:1"]],
    ),
    "one report names the mosque, another its town, and the same dead": (
        [report("a", told("explosion", "facility/abha-emergency-forces-mosque", DAY, counts=[("killed", 15, 15), ("injured", 9, 9)])),
         report("b", told("explosion", "place/abha", DAY, counts=[("killed", 15, 15), ("injured", 9, 9)]))],
        [["a:0", "b:0"]],
    ),
    "one report that names both keeps them apart": (
        [report("a", told("explosion", "facility/abha-emergency-forces-mosque", DAY, counts=[("killed", 15, 15)]),
                told("explosion", "place/abha", DAY, counts=[("killed", 15, 15)]))],
        [["a:0"], ["a:1"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOGETHER)
def test_what_is_one_incident(case: str) -> None:
    reports, expected = TOGETHER[case]
    assert grouped(views(*reports), *reports) == sorted(expected)


def test_a_spot_is_part_of_its_town() -> None:
    a = report(
        "a",
        told("shelling", "facility/jisr-al-shughur-hal-market", DAY),
        told("shelling", "place/jisr-al-shughur", DAY),
    )
    found = views(a).incidents
    part = next(i for i in found if i.facility)
    assert part.part_of == next(i.id for i in found if not i.facility)


def test_id_and_days() -> None:
    a, b = report("a", told("clash", PRISON, DAY)), report("b", told("clash", PRISON, "2022-01-22"))
    (incident,) = views(a, b).incidents
    assert incident.id == "i-" + min(a.claims[0].id, b.claims[0].id)[2:]
    assert (incident.start, incident.end) == (DAY, "2022-01-22")
    assert incident.title.ar.endswith("، 20–22 كانون الثاني 2022") and incident.title.en.endswith(
        ", 20–22 January 2022"
    )


TITLES = [
    (told("shelling", "place/afrin", DAY), "قصف على عفرين، 20 كانون الثاني 2022", "Shelling of Afrin, 20 January 2022"),
    (
        told("explosion", "place/afrin", "2022-01"),
        "انفجار في عفرين، كانون الثاني 2022",
        "Explosion in Afrin, January 2022",
    ),
    (told("clash", "place/afrin", "2019"), "اشتباكات في عفرين، 2019", "Clashes in Afrin, 2019"),
]


@pytest.mark.parametrize(("claim", "ar", "en"), TITLES, ids=lambda v: v if isinstance(v, str) else "")
def test_titles(claim: Told, ar: str, en: str) -> None:
    (incident,) = views(report("a", claim)).incidents
    assert (incident.title.ar, incident.title.en) == (ar, en)


STREAM = [
    report(
        "r1", told("attack", PRISON, DAY, by="role/security-source", who=("a:actor/isis",), counts=[("killed", 7, 7)])
    ),
    report(
        "r2",
        told("attack", PRISON, NEXT, counts=[("killed", 11, 11)]),
        told("escape", PRISON, by="actor/sdf", denied=True),
    ),
    report("r3", told("escape", PRISON), told("attack", "place/afrin", "2022-01"), published="2022-01-22"),
    report(
        "r4",
        told("shelling", "place/afrin", DAY),
        told("shelling", "place/afrin", "2022-01-23"),
        published="2022-01-23",
    ),
    report("r5", told("shelling", "place/afrin", counts=[("killed", 3, 3)]), published=None),
    report("r6", told("attack", PRISON, "2019-03-01"), told("talks", PRISON), published="2022-01-24"),
]


@given(st.permutations(range(len(STREAM))), st.randoms(use_true_random=False))
def test_order_changes_nothing(order: list[int], shuffle: random.Random) -> None:
    documents = [STREAM[i].document for i in order]
    mentions = [m for i in order for m in STREAM[i].mentions]
    claims = [c for i in order for c in STREAM[i].claims]
    shuffle.shuffle(mentions)
    shuffle.shuffle(claims)
    assert reconcile(documents, mentions, claims, words()) == views(*STREAM)
