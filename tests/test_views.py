"""Views kept up to date are those made anew, whatever was added, read again, judged and taken out, in whatever steps."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.capture import Found, find_reports
from tawatur.engine import load_engine
from tawatur.ingest import ingest, rebuild_views
from tawatur.judge import make
from tawatur.judge.prove import rebuild
from tawatur.model import Metadata
from tawatur.record import query
from tawatur.record.judgements import add_judgement
from tawatur.record.store import Store
from tawatur.views import catch_up
from tests.conftest import ROOT
from tests.keeping import JUDGE, Changing, assert_as_made_anew, composed, engine, put, rows_of
from tests.reconciling import report, told

numbers = st.integers(0, 999)
steps = st.lists(st.tuples(st.integers(0, 8), numbers, numbers, st.booleans()), min_size=3, max_size=20)


@settings(max_examples=40)
@given(steps)
def test_any_steps_come_to_what_making_everything_anew_gives(changes: list[tuple[int, int, int, bool]]) -> None:
    with Store.open(":memory:", create=True) as store:
        changing = Changing(store)
        for kind, a, b, made_good in changes:
            changing.step(kind, a, b)
            if made_good:
                rebuild_views(store, engine())
                assert_as_made_anew(store)
        rebuild_views(store, engine())
        assert_as_made_anew(store)


def many() -> list[tuple[int, int]]:
    """Numbers of reports of a few hundred claims."""
    return [(number, number % 4) for number in range(90)]


@pytest.fixture(scope="module")
def at_once() -> dict[str, list[tuple[object, ...]]]:
    with Store.open(":memory:", create=True) as store:
        for number, version in many():
            put(store, composed(number, version))
        rebuild_views(store, engine())
        assert query.counts(store).claims > 200 and query.counts(store).contradictions > 5
        assert_as_made_anew(store)
        return rows_of(store)


@pytest.mark.parametrize("size", [1, 7, 40])
def test_order_and_steps_make_no_difference(size: int, at_once: dict[str, list[tuple[object, ...]]]) -> None:
    order = many()
    random.Random(size).shuffle(order)
    with Store.open(":memory:", create=True) as store:
        for at in range(0, len(order), size):
            for number, version in order[at : at + size]:
                put(store, composed(number, (version + 1) % 4))  # read otherwise first, then as it is read at once
                put(store, composed(number, version))
            rebuild_views(store, engine())
        assert rows_of(store) == at_once


def test_what_is_added_and_taken_out_again_leaves_nothing(at_once: dict[str, list[tuple[object, ...]]]) -> None:
    more = [(number, 1) for number in range(90, 100)]
    with Store.open(":memory:", create=True) as store:
        for number, version in many() + more:
            put(store, composed(number, version))
        rebuild_views(store, engine())
        for number, version in more:
            store.forget(composed(number, version).document.id)
        rebuild_views(store, engine())
        assert rows_of(store) == at_once


@pytest.mark.parametrize("limit", ["IN_PLACE", "ANEW"])
def test_large_changes_come_to_the_same(
    limit: str, monkeypatch: pytest.MonkeyPatch, at_once: dict[str, list[tuple[object, ...]]]
) -> None:
    """Worked in beside the record, or made anew."""
    monkeypatch.setattr(catch_up, "IN_PLACE", 5)
    monkeypatch.setattr(catch_up, "ANEW", {"IN_PLACE": 1, "ANEW": 10}[limit])
    with Store.open(":memory:", create=True) as store:
        for part in (many()[:60], many()[60:]):
            for number, version in part:
                put(store, composed(number, version))
            rebuild_views(store, engine())
        assert rows_of(store) == at_once


def test_an_error_midway_leaves_the_views_behind_and_the_next_try_makes_them_good(
    monkeypatch: pytest.MonkeyPatch, at_once: dict[str, list[tuple[object, ...]]]
) -> None:
    with Store.open(":memory:", create=True) as store:
        for number, version in many()[:80]:
            put(store, composed(number, version))
        rebuild_views(store, engine())
        before = rows_of(store)
        for number, version in many()[80:]:
            put(store, composed(number, version))
        for anew in (False, True):
            with monkeypatch.context() as broken:
                broken.setattr(catch_up, "update_parts", lambda *a: 1 / 0)
                with pytest.raises(ZeroDivisionError):
                    rebuild_views(store, engine(), anew=anew)
            assert store.views_are_behind() and rows_of(store) == before
        rebuild_views(store, engine())
        assert rows_of(store) == at_once


def test_what_others_add_meanwhile_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Views that are being made anew beside the record are made once more when somebody wrote it meanwhile."""
    path = tmp_path / "x.record"
    with Store.open(path, create=True) as store:
        put(store, composed(1, 1))
        update = catch_up.update_parts
        late = iter([composed(2, 1)])

        def slow(*args: object) -> None:
            for item in late:
                with Store.open(path) as other:
                    put(other, item)
            update(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(catch_up, "update_parts", slow)
        rebuild_views(store, engine())
        assert len(query.documents(store)) == 2
        assert_as_made_anew(store)


def test_only_what_a_change_touches_is_written_again() -> None:
    """A row written again has another number in its table."""
    far = [report(f"far{n}", told("attack", "place/afrin", f"2022-01-{3 * n + 1:02}")) for n in range(9)]
    near = [report("near", told("attack", "place/damascus", "2022-01-20"))]
    with Store.open(":memory:", create=True) as store:
        for item in (*far, *near):
            put(store, item)
        rebuild_views(store, engine())
        numbers = "SELECT id, rowid FROM incidents WHERE place = ? ORDER BY id"
        before = {place: store.query(numbers, place) for place in ("place/afrin", "place/damascus")}
        put(store, report("late", told("attack", "place/damascus", "2022-01-20", by="source/sohr")))
        put(store, report("later", told("attack", "place/afrin", "2022-01-07")))
        rebuild_views(store, engine())
        after = {place: store.query(numbers, place) for place in before}
        assert len(after["place/damascus"]) == 1 and after["place/damascus"] != before["place/damascus"]
        assert len(set(before["place/afrin"]) - set(after["place/afrin"])) == 1
        assert_as_made_anew(store)


def test_rebuilding_finds_what_keeping_up_to_date_would_have_left_wrong() -> None:
    with Store.open(":memory:", create=True) as store:
        for number in range(6):
            put(store, composed(number, 0))
        rebuild_views(store, engine())
        assert rebuild(store, engine()).differing == ()
        (key,) = store.query("SELECT id FROM incidents ORDER BY id LIMIT 1")[0]
        with store.transaction():
            store.drop_incidents([key])
        assert key in rebuild(store, engine()).differing


def test_words_of_a_forgotten_report_are_out_before_the_views_are_made_good(tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    name = "place/~حارة-الصفصاف"
    with Store.open(path, create=True) as store:
        gone = report("gone", told("attack", name, "2022-01-20", by="person/~مها-البستاني"))
        put(store, gone)
        put(store, report("stays", told("attack", "place/afrin", "2022-01-20")))
        rebuild_views(store, engine())
        assert "الصفصاف".encode() in path.read_bytes() + path.with_name("x.record-wal").read_bytes()
        store.forget(gone.document.id)
        content = path.read_bytes()
        assert "الصفصاف".encode() not in content and "البستاني".encode() not in content
        assert len(query.incidents(store)) == 1 and store.views_are_behind()


def test_the_examples_read_one_by_one_judged_and_dated_otherwise() -> None:
    """The real reader, in another order than at once; then another date for one of them, and a judgement."""
    real = load_engine()
    paths = find_reports([str(ROOT / "examples")]).reports
    with Store.open(":memory:", create=True) as store:
        for path in reversed(paths):
            ingest(store, Found((path,)), real)
        first = query.incidents(store)[0]
        add_judgement(
            store, make.on_claims(store, make.Judge(JUDGE, "2024-01-01T00:00:00Z", "سبب"), "reject", first.claims[:1])
        )
        rebuild_views(store, real)
        document = query.documents(store)[3]
        with store.transaction():
            assert store.add_path(document.id, document.path, Metadata(published="2024-05"))
        ingest(store, Found(()), real)
        assert query.document(store, document.id).published == "2024-05"
        assert rebuild(store, real).differing == ()
