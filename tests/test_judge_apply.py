"""Judgements put to claims: what each says then, which of them are in force, and what becomes of those that find nothing."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.errors import TawaturError
from tawatur.judge.apply import Judged, apply_judgements, find_again, mark_incidents, ref_of
from tawatur.judge.fields import FIELDS, parse_field
from tawatur.judge.force import in_force, reliability, shown
from tawatur.judge.ties import Tie, settle
from tawatur.model import Claim, ClaimActor, Document, Figure, Incident, Judgement, Link, Mention, Name, Span, When
from tawatur.record.judgements import judgement_from, judgement_row, with_id

TEXT = "قال مصدر أمني إن هجوماً وقع على سجن السنديان في أبها وقتل 7 حراس. وقال قائد الحرس إنه انتهى."
DOCUMENT = Document("doc-1", "a.txt", "0" * 64, TEXT, None, None, None, None, "ar")


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def name(entity: str, words: str) -> Mention:
    start, end = at(words)
    return Mention(f"m-n{start}", "doc-1", start, end, words, "name", "r", name=Name(entity, "actor", words))


MENTIONS = [
    name("role/security-source", "مصدر أمني"),
    name("facility/sindyan", "سجن السنديان"),
    name("place/abha", "أبها"),
    name("actor/guards", "قائد الحرس"),
    Mention("m-f1", "doc-1", *at("7"), "7", "figure", "r", figure=Figure("killed", 7, 7)),
]
CLAIM = Claim(
    id="c-1-17-attack",
    document="doc-1",
    start=0,
    end=at(". وقال")[0],
    text=TEXT[: at(". وقال")[0]],
    trigger=at("هجوماً"),
    type="attack",
    chain=(Link("role/security-source", "مصدر أمني", *at("مصدر أمني")),),
    where="facility/sindyan",
    places=("facility/sindyan", "place/abha"),
    when=When("2022-01-20", "m-t1"),
    figures=("m-f1",),
    confidence=0.5,
)
OTHER = CLAIM._replace(
    id="c-1-70-control_change",
    type="control_change",
    trigger=at("انتهى"),
    start=at("وقال قائد")[0],
    end=len(TEXT),
)


def judge(verb: str, *claims: Claim, key: str = "", **more: Any) -> Judgement:
    item = Judgement(key, verb, "سعاد", "2026-01-31T12:00:00Z", "سبب", tuple(map(ref_of, claims)), **more)  # type: ignore[arg-type]
    return item if key else with_id(item)


def judged(*items: Judgement, claims: tuple[Claim, ...] = (CLAIM, OTHER), documents: Any = None) -> Judged:
    return apply_judgements(items, {"doc-1": DOCUMENT} if documents is None else documents, MENTIONS, claims)


def test_without_judgements_claims_stay_as_they_were_read() -> None:
    found = judged()
    assert found.claims == (CLAIM, OTHER) and not found.changed and not found.idle


CORRECTED: list[tuple[str, dict[str, Any]]] = [
    ("type=shelling", {"type": "shelling"}),
    ("polarity=negative", {"polarity": "negative"}),
    ("modality=alleged", {"modality": "alleged"}),
    ("outcome=repelled", {"outcome": "repelled"}),
    ("outcome=none", {"outcome": None}),
    ("where=place/abha", {"where": "place/abha", "places": ("place/abha",)}),
    ("where=facility/other", {"where": "facility/other", "places": ("facility/other", "place/abha")}),
    ("where=none", {"where": None, "places": ("place/abha",)}),
    ("places=place/abha,place/taiz", {"places": ("place/abha", "place/taiz")}),
    ("places=none", {"places": ()}),
    ("when=2022-01-19/2022-01-21", {"when": When("2022-01-19/2022-01-21", None)}),
    ("when=none", {"when": None}),
    ("chain=none", {"chain": ()}),
    ("chain=actor/guards", {"chain": (Link("actor/guards", "قائد الحرس", *at("قائد الحرس")),)}),
    ("chain=role/security-source,source/x", {"chain": (*CLAIM.chain, Link("source/x", "", 0, 0))}),
    ("chain=role/x@4-13", {"chain": (Link("role/x", "مصدر أمني"[:9], 4, 13),)}),
    ("actors=agent:actor/isis", {"actors": (ClaimActor("actor/isis", "agent", None),)}),
    ("actors=target:facility/sindyan", {"actors": (ClaimActor("facility/sindyan", "target", MENTIONS[1].id),)}),
    ("actors=target:actor/guards", {"actors": (ClaimActor("actor/guards", "target", None),)}),
    ("figures=none", {"figures": ()}),
    ("figures=m-f1", {"figures": ("m-f1",)}),
    ("weapons=مسيّرة, هاون", {"weapons": ("مسيّرة", "هاون")}),
    ("boilerplate=true", {"boilerplate": True}),
    ("span=4-13", {"start": 4, "end": 13, "text": TEXT[4:13]}),
]


@pytest.mark.parametrize(("given_", "expected"), CORRECTED)
def test_every_field_can_be_corrected(given_: str, expected: dict[str, Any]) -> None:
    field, value = parse_field(given_)
    item = judge("correct", CLAIM, fields=((field, value),))
    assert judgement_from(judgement_row(item)) == item, "what is stored is what was meant"
    found = judged(item).claims[0]
    assert found == CLAIM._replace(corrected=(field,), judgements=(item.id,), **expected)


def test_every_field_that_can_be_corrected_is_in_the_table() -> None:
    assert {g.partition("=")[0] for g, _ in CORRECTED} == set(FIELDS)


WRONG = [
    ("polarity", "write FIELD=VALUE"),
    ("colour=red", "sets no field of a claim"),
    ("id=c-2", "sets no field of a claim"),
    ("polarity=yes", "polarity is written as one of affirmed, negative"),
    ("type=party", "type is written as one of attack"),
    ("type=none", "type is written"),
    ("where=actor/isis", "where is written as facility/"),
    ("when=yesterday", "when is written as an EDTF date"),
    ("chain=North Press", "chain is written as entities"),
    ("chain=source/x@9-3", "chain is written"),
    ("actors=actor/isis", "actors is written as agent:"),
    ("figures=7", "figures is written as ids"),
    ("weapons=,", "weapons is written"),
    ("boilerplate=no", "boilerplate is written as true"),
    ("span=3", "span is written"),
]


@pytest.mark.parametrize(("text", "why"), WRONG)
def test_what_is_no_value_is_refused_in_a_sentence(text: str, why: str) -> None:
    with pytest.raises(TawaturError, match=why) as caught:
        parse_field(text)
    assert str(caught.value).startswith(text)


def test_rejected_claims_are_kept_and_do_not_count() -> None:
    found = judged(judge("reject", CLAIM))
    assert found.claims[0].verdict == "rejected" and found.standing == [OTHER]
    again = judged(judge("reject", CLAIM, key="j-1"), judge("accept", CLAIM, key="j-2"))
    assert again.claims[0].verdict == "accepted" and again.claims[0].judgements == ("j-1", "j-2")
    assert len(again.standing) == 2


def test_the_later_correction_holds_and_both_are_named() -> None:
    first = judge("correct", CLAIM, key="j-1", fields=(("type", "shelling"), ("polarity", "negative")))
    second = judge("correct", CLAIM, key="j-2", fields=(("type", "clash"),))
    (found, _) = judged(first, second).claims
    assert (found.type, found.polarity) == ("clash", "negative")
    assert (found.corrected, found.judgements) == (("type", "polarity"), ("j-1", "j-2"))


def undo(key: str, of: str) -> Judgement:
    return judge("undo", key=key, judgement=of)


UNDONE = [
    ([undo("j-2", "j-1")], ["j-2"]),
    ([undo("j-2", "j-1"), undo("j-3", "j-2")], ["j-1", "j-3"]),
    ([undo("j-2", "j-1"), undo("j-3", "j-2"), undo("j-4", "j-3")], ["j-2", "j-4"]),
    ([undo("j-2", "j-9")], ["j-1", "j-2"]),
]


@pytest.mark.parametrize(("undoes", "force"), UNDONE)
def test_an_undo_revokes_and_can_be_undone(undoes: list[Judgement], force: list[str]) -> None:
    assert [j.id for j in in_force([judge("reject", CLAIM, key="j-1"), *undoes])] == force


# --- finding claims again ---------------------------------------------------------------------------------------------

AGAIN = [
    ("the same id", {}, True),
    ("another type on the same trigger", {"id": "c-1-17-clash", "type": "clash"}, True),
    ("a trigger read longer", {"id": "c-1-14-attack", "trigger": (CLAIM.trigger[0] - 3, CLAIM.trigger[1])}, True),
    ("the same words and type, another trigger", {"id": "c-1-2-attack", "trigger": (60, 62)}, True),
    ("another type and trigger", {"id": "c-1-2-siege", "type": "siege", "trigger": (60, 62)}, False),
    ("other words", {"id": "c-1-90-attack", "trigger": (90, 92), "start": 80, "end": 95}, False),
]


@pytest.mark.parametrize(("what", "change", "found"), AGAIN)
def test_a_judgement_finds_its_claim_in_a_better_reading(what: str, change: dict[str, Any], found: bool) -> None:
    read = CLAIM._replace(**change)
    assert find_again(ref_of(CLAIM), [read, OTHER]) == (read.id if found else None)
    item = judge("reject", CLAIM)
    result = judged(item, claims=(read, OTHER))
    assert (result.claims[0].verdict == "rejected") is found
    assert [(i.judgement, i.reason) for i in result.idle] == ([] if found else [(item.id, "gone")])


def test_two_claims_that_may_be_meant_are_none() -> None:
    twins = [CLAIM._replace(id=f"c-{n}", type=t) for n, t in enumerate(("siege", "clash"))]
    assert find_again(ref_of(CLAIM), twins) is None
    assert find_again(ref_of(CLAIM), [*twins, CLAIM._replace(id="c-3")]) == "c-3"


def test_what_rests_on_a_report_that_was_taken_out_says_so() -> None:
    found = judged(judge("reject", CLAIM, key="j-1"), claims=(), documents={})
    assert [(i.judgement, i.reason) for i in found.idle] == [("j-1", "forgotten")]


def test_a_figure_that_is_no_longer_read_is_said() -> None:
    found = judged(judge("correct", CLAIM, key="j-1", fields=(("figures", ("m-f9",)),)))
    assert found.claims[0] == CLAIM
    assert [(i.judgement, i.reason, i.claims) for i in found.idle] == [("j-1", "gone", (CLAIM.id,))]


# --- ties -------------------------------------------------------------------------------------------------------------


def same(*claims: str, key: str = "s") -> Tie:
    return Tie(key, claims, (), True)


def different(a: str, b: str, key: str = "d") -> Tie:
    return Tie(key, (a,), (b,), False)


TIES: list[tuple[list[Tie], list[tuple[str, ...]], list[tuple[str, str]], list[str]]] = [
    ([same("a", "b")], [("a", "b")], [], []),
    ([same("a", "b"), same("b", "c")], [("a", "b", "c")], [], []),
    ([different("b", "a")], [], [("a", "b")], []),
    ([same("a", "b", key="1"), different("a", "b", key="2")], [], [("a", "b")], ["1"]),
    ([different("a", "b", key="1"), same("a", "b", key="2")], [("a", "b")], [], ["1"]),
    # what the last one says holds, also by way of others
    (
        [same("a", "b", key="1"), same("b", "c", key="2"), different("a", "c", key="3")],
        [("b", "c")],
        [("a", "b")],
        ["1"],
    ),
    # part of what a judgement says may hold on
    ([same("a", "b", "c", key="1"), different("b", "c", key="2")], [("a", "b")], [("a", "c")], []),
    ([Tie("p", ("a", "b"), ("c", "d"), True)], [("a", "b")], [("a", "c"), ("a", "d")], []),
]


@pytest.mark.parametrize(("ties", "classes", "apart", "overruled"), TIES)
def test_the_later_tie_holds(
    ties: list[Tie], classes: list[tuple[str, ...]], apart: list[tuple[str, str]], overruled: list[str]
) -> None:
    settled, lost = settle(ties)
    assert (list(settled.same), list(settled.apart), lost) == (classes, apart, overruled)


_CLAIMS = st.sampled_from("abcdef")
_TIES = st.builds(
    lambda n, x, y, z: different(x, y, key=str(n)) if z else same(x, y, key=str(n)),
    st.integers(),
    _CLAIMS,
    _CLAIMS,
    st.booleans(),
).filter(lambda t: len({*t.same, *t.apart}) == 2)


@given(st.lists(_TIES, max_size=12))
def test_settled_ties_never_contradict_each_other_and_keep_the_last(ties: list[Tie]) -> None:
    settled, overruled = settle(ties)
    of = {c: n for n, members in enumerate(settled.same) for c in members}
    assert all(of.get(a, a) != of.get(b, b) for a, b in settled.apart)
    assert sum(len(m) for m in settled.same) == len(of), "no claim is in two classes"
    if ties:
        assert ties[-1].judgement not in overruled or any(t.judgement == ties[-1].judgement for t in ties[:-1])


def incident(key: str, *claims: str) -> Incident:
    plain = SimpleNamespace(id=key, claims=claims)
    fields = {f: () for f in ("types", "documents", "actors", "figures")}
    return Incident(id=key, type="attack", title=plain, facility=None, place=None, start=None, end=None,  # type: ignore[arg-type]
                    claims=claims, corroboration=plain, status="single", **fields)  # type: ignore[arg-type]  # fmt: skip


def test_incidents_name_what_joined_them_and_claims_without_a_place_are_reported() -> None:
    found = judged(judge("same", CLAIM, OTHER, key="j-1"))
    assert found.ties.same == ((CLAIM.id, OTHER.id),)
    assert [c.judgements for c in found.claims] == [("j-1",), ("j-1",)]
    marked, idle = mark_incidents([incident("i-1", CLAIM.id, OTHER.id), incident("i-2", "c-9")], found)
    assert [i.judgements for i in marked] == [("j-1",), ()] and not idle
    marked, idle = mark_incidents([incident("i-1", CLAIM.id)], found)
    assert [(i.judgement, i.reason, i.claims) for i in idle] == [("j-1", "unplaced", (OTHER.id,))]


# --- sources, names, passages -----------------------------------------------------------------------------------------


def test_the_latest_grade_of_a_source_holds() -> None:
    items = [
        judge("reliability", key=f"j-{n}", entity=e, value=v)
        for n, (e, v) in enumerate([("source/b", "C"), ("source/a", "B"), ("source/b", "F")])
    ]
    assert reliability(items) == {"source/a": "B", "source/b": "F"}
    assert reliability([*items, undo("j-9", "j-2")]) == {"source/a": "B", "source/b": "C"}


def test_the_latest_word_on_a_name_or_passage_holds() -> None:
    def say(verb: str, number: int, **what: Any) -> Judgement:
        return judge(verb, key=f"j-{number}", **what)

    items = [
        say("withhold", 1, entity="actor/a"),
        say("release", 2, entity="person/~b"),
        say("withhold", 3, span=Span("doc-1", 3, 9)),
        say("withhold", 4, span=Span("doc-1", 20, 30)),
    ]
    found = shown(items)
    assert (found.withheld, found.released) == ({"actor/a"}, {"person/~b"})
    assert found.spans == (Span("doc-1", 3, 9), Span("doc-1", 20, 30))
    found = shown([*items, say("release", 5, entity="actor/a"), say("release", 6, span=Span("doc-1", 0, 10))])
    assert (found.withheld, found.released) == (frozenset(), {"person/~b", "actor/a"})
    assert found.spans == (Span("doc-1", 20, 30),)


def test_a_judgement_is_named_by_its_content() -> None:
    one = judge("reject", CLAIM)
    assert one.id == judge("reject", CLAIM).id and one.id.startswith("j-")
    others = [judge("accept", CLAIM), judge("reject", OTHER), with_id(replace(one, when="2026-01-31T12:00:01Z"))]
    assert len({one.id, *(j.id for j in others)}) == 4
