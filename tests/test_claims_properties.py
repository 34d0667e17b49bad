"""What holds of every claim, whatever the passage: passages put together from the sentences of the corpus, in any order."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.model import Claim
from tawatur.model.claim import CLAIM_TYPES
from tawatur.pipeline import ReportReading
from tests.claims_tables import reading, words

CORPUS = Path(__file__).parent.parent / "corpus" / "ar" / "claims.yaml"
KINDS = {"actor", "person", "facility", "place", "source", "role"}
PROVISIONAL = re.compile(r"(actor|person|facility|place|source|role)/~\S+")
DAYS = [None, "2016-02-29", "2022-01-21", "2024-03-12", "2023-05~", "2019"]
# What pages set round an article; composed here, without names of places: those tell which country's ministry is meant.
AROUND = [
    "اقرأ أيضاً: مقتل جنديين في هجوم على حاجز",
    "شارك هذا الخبر على فيسبوك وتويتر",
    "اشترك في نشرتنا البريدية لتصلك آخر الأخبار",
    "جميع الحقوق محفوظة",
]


@cache
def fragments() -> tuple[str, ...]:
    """Every sentence of the corpus, once, in its order."""
    loaded: list[dict[str, Any]] = yaml.safe_load(CORPUS.read_text(encoding="utf-8"))
    found = (s.strip() for p in loaded for s in re.split(r"(?<=[.!؟])\s|\n", p["text"]))
    return tuple(dict.fromkeys(s for s in found if s))


@st.composite
def passages(draw: st.DrawFn) -> str:
    """Two to eight sentences of different passages, parted by spaces or lines, some cut in the middle of a word."""
    chosen = draw(st.lists(st.sampled_from(fragments()), min_size=2, max_size=8))
    cut = draw(st.sampled_from([0, 0, 0, 1, 2]))
    parts = [s if k % 3 or not cut else s[: max(1, len(s) * cut // 3)] for k, s in enumerate(chosen)]
    seams = [draw(st.sampled_from([" ", "\n", "\n\n", "، ", " «", "» "])) for _ in parts]
    return "".join(part + seam for part, seam in zip(parts, seams, strict=True))


@cache
def pieces() -> tuple[str, ...]:
    """Every word of the corpora as it is written, with the marks beside it."""
    files = (CORPUS, *sorted(CORPUS.parent.glob("press/*.yaml")))
    loaded = [p for file in files for p in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return tuple(dict.fromkeys(word for p in loaded for word in p["text"].split(" ")))


@settings(max_examples=200)
@given(st.lists(st.integers(0, 10**6), max_size=40))
def test_no_row_of_words_fails(numbers: list[int]) -> None:
    assert reading(" ".join(pieces()[n % len(pieces())] for n in numbers)) is not None


ANY = (passages(), st.sampled_from(DAYS))
steady = settings(max_examples=40)


@steady
@given(*ANY)
def test_evidence_and_trigger_lie_in_the_text(text: str, day: str | None) -> None:
    for claim in reading(text, day).claims:
        first, last = claim.trigger
        assert 0 <= claim.start <= first < last <= claim.end <= len(text)
        assert claim.text == text[claim.start : claim.end]
        assert text[first:last].strip() == text[first:last]
        assert "\n\n" not in claim.text


@steady
@given(*ANY)
def test_every_link_of_a_chain_stands_in_the_text(text: str, day: str | None) -> None:
    for claim in reading(text, day).claims:
        entities = [link.entity for link in claim.chain]
        assert len(entities) == len(set(entities))
        for link in claim.chain:
            assert 0 <= link.start < link.end <= len(text)
            assert link.text == text[link.start : link.end]


@steady
@given(*ANY)
def test_values_are_of_their_kinds(text: str, day: str | None) -> None:
    for claim in reading(text, day).claims:
        assert claim.type in CLAIM_TYPES
        assert claim.polarity in ("affirmed", "negative")
        assert claim.modality in ("reported", "alleged", "feared", "intended", "demanded", "hypothetical")
        assert claim.outcome in (None, "carried_out", "attempted", "repelled")
        assert all(actor.role in ("agent", "target", "participant") for actor in claim.actors)
        assert len({actor.entity for actor in claim.actors}) == len(claim.actors)
        assert 0 < claim.confidence <= 1 and claim.rule


@steady
@given(*ANY)
def test_every_entity_is_known_or_provisional(text: str, day: str | None) -> None:
    listed = words().names.entities
    for claim in reading(text, day).claims:
        assert claim.where is None or claim.where in claim.places
        assert all(entity.startswith(("place/", "facility/")) for entity in claim.places)
        for entity in entities_of(claim):
            assert entity.split("/")[0] in KINDS
            # roles are put together from the words that name them
            assert entity in listed or PROVISIONAL.fullmatch(entity) or entity.startswith("role/"), entity


@steady
@given(*ANY)
def test_times_are_well_formed(text: str, day: str | None) -> None:
    for claim in reading(text, day).claims:
        if claim.when is not None:
            parse_edtf(claim.when.edtf)


@steady
@given(*ANY)
def test_mentions_that_are_pointed_at_exist(text: str, day: str | None) -> None:
    found = reading(text, day)
    kinds = {mention.id: mention.kind for mention in found.mentions}
    for claim in found.claims:
        assert all(kinds[figure] == "figure" for figure in claim.figures)
        assert all(actor.mention is None or kinds[actor.mention] == "name" for actor in claim.actors)
        assert claim.when is None or claim.when.mention is None or kinds[claim.when.mention] == "time"


@steady
@given(*ANY)
def test_claims_are_told_once_in_order_and_the_same_on_every_run(text: str, day: str | None) -> None:
    found = reading(text, day).claims
    assert len({claim.id for claim in found}) == len(found)
    assert [claim.trigger for claim in found] == sorted(claim.trigger for claim in found)
    assert reading(text, day).claims == found


@steady
@given(
    passages(), st.sampled_from([day for day in DAYS if day]), st.lists(st.sampled_from(AROUND), min_size=1, max_size=3)
)
def test_what_stands_round_an_article_changes_none_of_its_claims(text: str, day: str, around: list[str]) -> None:
    alone, page = reading(text, day), reading(text.rstrip() + "\n\n" + "\n\n".join(around) + "\n", day)
    assert body(page) == body(alone)


def body(found: ReportReading) -> list[tuple[object, ...]]:
    """A report's claims outside its boilerplate, without the ids that the text's hash is part of."""
    return [
        (
            *(c.start, c.text, c.trigger, c.type, c.polarity, c.modality, c.outcome, c.where, c.when and c.when.edtf),
            tuple(link.entity for link in c.chain),
            tuple((actor.entity, actor.role) for actor in c.actors),
        )
        for c in found.claims
        if not c.boilerplate
    ]


def entities_of(claim: Claim) -> list[str]:
    """Every entity that a claim names."""
    return [*claim.places, *(a.entity for a in claim.actors), *(link.entity for link in claim.chain)]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "هجوم", "و", "قال", "«»", "2024", "قال إن", "هاجم، هاجم، هاجم", "هاجم الحزب ثم قوات المعارضة"],
)
def test_scraps_are_read_without_complaint(text: str) -> None:
    assert all(claim.text for claim in reading(text, "2024-03-12").claims)
