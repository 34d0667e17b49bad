"""What is withheld is found without reading all of the record, and looked for without trying every name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tawatur
from tawatur.publish.withhold import Names, Withholding, _folded_with_places, _mask, _without
from tawatur.read.fold import fold
from tawatur.record import query
from tawatur.record.store import Store
from tests.asking import read_sample

PIECES = ["محمد", "علي", "و", "ل", "وعلي", "لمحمد", "(علي", "علي)", "_علي", "withheld", "-"]
PHRASES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join)


@settings(max_examples=400)
@given(text=PHRASES, names=st.lists(PHRASES, max_size=6))
def test_looking_only_for_near_names_leaves_out_the_same(text: str, names: list[str]) -> None:
    expected = text
    for name in sorted(set(names), key=lambda n: (-len(n), n)):
        expected = _without(expected, name, *_folded_with_places(expected))
    half = len(names) // 2
    assert _mask(text, Names.of(names[:half]), Names.of(names[half:])) == expected


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample with an actor, a facility and a passage withheld, and a role released."""
    path = read_sample(tmp_path_factory.mktemp("withhold"))
    signed = {"who": "سعاد", "why": "لا يُنشر", "when": "2026-01-31T12:00:00Z"}
    with tawatur.open_record(path) as record:
        facility = next(m.name.entity for m in record.mentions if m.name and m.name.entity.startswith("facility/~"))
        roles = sorted({x.entity for c in record.claims for x in c.chain if x.entity.startswith("role/")})
        record.judge("withhold", entity="actor/sdf", **signed)
        record.judge("withhold", entity=facility, **signed)
        record.judge("withhold", document=record.documents[0].id, span=(10, 40), **signed)
        record.judge("release", entity=roles[0], **signed)
    with Store.open(path) as store:
        yield store


def test_what_all_mentions_and_chains_ask_for_is_withheld(judged: Store) -> None:
    found = Withholding.of(judged)
    expected: defaultdict[str, set[str]] = defaultdict(set)
    named = set()
    for mention in query.mentions(judged):
        if mention.name is not None and found.private(mention.name.entity):
            surface = fold(mention.text).strip()
            expected[mention.document].add(surface)
            named |= {surface} if mention.name.entity in found.said.withheld else set()
            if mention.name.entity.startswith("person/"):
                expected[mention.document] |= {p for p in surface.split()[-1:] if len(p) > 3}
    for claim in query.claims(judged):
        expected[claim.document] |= {fold(link.text).strip() for link in claim.chain if found.private(link.entity)}
    for document in query.documents(judged):
        expected[document.id] |= named
        spans = (s for s in found.said.spans if s.document == document.id)
        expected[document.id] |= {fold(document.text[s.start : s.end]).strip() for s in spans}
    assert len(found.said.withheld) == 2 and named and found.said.spans and found.said.released
    assert {d: set(w) for d, w in found.words.items() if w} == {d: w for d, w in expected.items() if w}
    assert set(found.everywhere) == {w for words in expected.values() for w in words if " " in w} | named


def test_a_record_without_private_names_withholds_none(tmp_path: Path) -> None:
    with Store.open(tmp_path / "empty.record", create=True) as store:
        assert Withholding.of(store) == Withholding({}, ())
