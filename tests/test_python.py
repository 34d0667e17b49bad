"""The library: what can be asked of a record, and judged in it, without the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tawatur
from tests.asking import read_sample

SIGNED = {"who": "سعاد", "why": "قرأت التقرير", "when": "2026-01-31T12:00:00Z"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return read_sample(tmp_path_factory.mktemp("python"))


@pytest.fixture
def record(sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "my.record"
    path.write_bytes(sample.read_bytes())
    return path


def test_a_claim_is_rejected_and_the_judgement_undone(record: Path) -> None:
    with tawatur.open_record(record) as mine:
        before = mine.incidents
        incident = next(i for i in before if len(i.claims) > 1)
        given = mine.judge("reject", claims=[incident.claims[0]], **SIGNED)
        assert given.judgement.who == "سعاد" and given.idle == () and mine.judgements == (given.judgement,)
        assert next(c for c in mine.claims if c.id == incident.claims[0]).verdict == "rejected"
        assert mine.incidents != before
        mine.judge("undo", judgement=given.judgement.id, **SIGNED)
        assert [(i.id, i.claims) for i in mine.incidents] == [(i.id, i.claims) for i in before]
        assert len(mine.judgements) == 2


def test_every_verb_takes_what_it_needs(record: Path) -> None:
    with tawatur.open_record(record) as mine:
        wide = max(mine.incidents, key=lambda i: len(i.claims))
        one, other = [i for i in mine.incidents if i.id != wide.id][:2]
        document = mine.documents[0].id
        mine.judge("correct", claims=[wide.claims[0]], fields={"type": "siege", "where": "none"}, **SIGNED)
        corrected = next(c for c in mine.claims if c.id == wide.claims[0])
        assert (corrected.type, corrected.where, corrected.corrected) == ("siege", None, ("type", "where"))
        assert mine.judge("accept", claims=one.claims, **SIGNED).judgement.verb == "accept"
        mine.judge("merge", incidents=[one.id, other.id], **SIGNED)
        assert set(mine.incident(one.id).claims) >= {*one.claims, *other.claims}
        mine.judge("split", incidents=[mine.incident(one.id).id], claims=other.claims, **SIGNED)
        assert not set(other.claims) & set(mine.incident(one.id).claims)
        mine.judge("withhold", entity="actor/sdf", **SIGNED)
        mine.judge("withhold", document=document, span=(0, 5), **SIGNED)
        mine.judge("reliability", entity="actor/sdf", grade="C", **SIGNED)
        assert [j.verb for j in mine.judgements] == [
            "correct", "accept", "merge", "split", "withhold", "withhold", "reliability",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("verb", "what", "why"),
    [
        ("reject", {}, "nothing is given"),
        ("reject", {"claims": ["c-none"]}, "nothing in this record"),
        ("correct", {"claims": ["c-none"]}, "needs fields"),
        ("undo", {"judgement": "j-none"}, "no judgement"),
        ("reject", {"claims": ["c-none"], "who": " "}, "needs a name"),
        ("reject", {"claims": ["c-none"], "why": ""}, "needs a reason"),
        ("reject", {"claims": ["c-none"], "when": "yesterday"}, "no time in UTC"),
        ("praise", {"claims": ["c-none"]}, "no judgement that can be given"),
    ],
)
def test_what_cannot_be_judged(record: Path, verb: str, what: dict[str, object], why: str) -> None:
    with tawatur.open_record(record) as mine:
        with pytest.raises(tawatur.TawaturError, match=why):
            mine.judge(verb, **(SIGNED | what))  # type: ignore[arg-type]
        assert mine.judgements == ()


def test_an_incident_by_any_id_that_it_bore(record: Path) -> None:
    with tawatur.open_record(record) as mine:
        wide = max(mine.incidents, key=lambda i: len(i.claims))
        assert {mine.incident(f"i-{c.removeprefix('c-')}").id for c in wide.claims} == {wide.id}
        with pytest.raises(tawatur.TawaturError, match="nothing in this record"):
            mine.incident("i-none")


def test_dossiers_and_exports(record: Path, tmp_path: Path) -> None:
    with tawatur.open_record(record) as mine:
        mine.dossier("actor/sdf", tmp_path / "sdf.md", lang="en")
        assert (tmp_path / "sdf.md").read_text(encoding="utf-8").startswith("# ")
        mine.export(tmp_path / "whole")
        mine.export(tmp_path / "public", published=True)
        mine.export(tmp_path / "tables", format="csv")
        texts = [json.loads(line)["text"] for line in (tmp_path / "whole/documents.jsonl").open(encoding="utf-8")]
        assert texts == [d.text for d in mine.documents]
        assert all(t not in (tmp_path / "public/documents.jsonl").read_text(encoding="utf-8") for t in texts)
        assert "[withheld]" in (tmp_path / "tables/documents.csv").read_text(encoding="utf-8-sig")
