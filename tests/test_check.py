"""`tawatur check`: statements set against a record of small composed reports, as tables."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

import tawatur
from tawatur.api import Record
from tawatur.ask.check import check
from tawatur.ask.statement import read_statement
from tawatur.ask.verdicts import Verdict
from tawatur.cli import main
from tawatur.engine import Engine, load_engine
from tawatur.record.store import Store

# Composed: happenings, outlets and speakers are invented; the places are real.
REPORTS = {
    # name: (published, outlet, text)
    "a": (
        "2022-01-21",
        "وكالة ضفاف",
        "قال المرصد السوري لحقوق الإنسان إن مسلحين من تنظيم داعش هاجموا سجن الأقطان يوم 20 كانون الثاني 2022، ما أدى إلى مقتل 7 حراس.",
    ),
    "b": (
        "2022-01-21",
        "مدار الفرات",
        "هاجم مسلحو تنظيم داعش سجن الأقطان يوم 20 كانون الثاني 2022 وقتلوا 7 حراس.",
    ),
    "c": (
        "2022-01-21",
        "بوابة الجسر",
        "بحسب المرصد السوري لحقوق الإنسان، هاجم مسلحون سجن الأقطان يوم 20 كانون الثاني 2022.",
    ),
    "d": ("2022-03-06", "وكالة ضفاف", "قصفت القوات التركية مدينة عفرين يوم 5 آذار 2022 وقتلت 4 مدنيين."),
    "e": ("2022-03-06", "مدار الفرات", "نفى مصدر عسكري وقوع أي قصف على مدينة منبج يوم 5 آذار 2022."),
    "f": ("2022-03-06", "بوابة الجسر", "قصفت القوات التركية مدينة منبج يوم 5 آذار 2022."),
    "g": ("2022-05-02", "وكالة ضفاف", "قتل 3 أشخاص في انفجار في مدينة تدمر يوم 1 أيار 2022."),
    "h": ("2022-05-02", "مدار الفرات", "نفى محافظ حمص وقوع أي هجوم على مدينة القريتين يوم 1 أيار 2022."),
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine()


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    folder = tmp_path_factory.mktemp("reports")
    rows = ["file,published,outlet,url,title"]
    for name, (published, outlet, text) in REPORTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
        rows.append(f"{name}.txt,{published},{outlet},,")
    (folder / "metadata.csv").write_text("\n".join(rows), encoding="utf-8")
    with tawatur.read(folder, record=folder / "my.record", metadata=folder / "metadata.csv") as opened:
        assert opened.problems == ()
        yield opened


@pytest.fixture(scope="module")
def store(record: Record) -> Iterator[Store]:
    with Store.open(record.path) as opened:
        yield opened


def told(verdict: Verdict) -> str:
    """A verdict in short: «partly: occurrence=supported figure=unknown»."""
    return f"{verdict.finding}: " + " ".join(f"{a.kind}={a.finding}" for a in verdict.aspects)


ATTACKED = "هاجم تنظيم داعش سجن الأقطان يوم 20 كانون الثاني 2022"
ALL = "occurrence=supported figure=supported"

STATEMENTS = [
    # supported: all of it is told
    (f"{ATTACKED} وقتل 7 حراس.", f"supported: {ALL} actor=supported"),
    ("وقع هجوم على سجن الأقطان يوم 20 كانون الثاني 2022.", "supported: occurrence=supported"),
    ("قتل ثلاثة أشخاص بانفجار في تدمر يوم 1 أيار 2022.", f"supported: {ALL}"),
    ("لم يقع أي هجوم على مدينة القريتين يوم 1 أيار 2022.", "supported: occurrence=supported"),
    # a day apart is near; a month holds its days
    ("وقع هجوم على سجن الأقطان يوم 21 كانون الثاني 2022.", "supported: occurrence=supported"),
    ("وقع هجوم على سجن الأقطان في كانون الثاني 2022.", "supported: occurrence=supported"),
    # undated: compared with all dates
    ("وقع هجوم على سجن الأقطان.", "supported: occurrence=supported"),
    # in part: the record does not tell the rest
    (
        "هاجم مسلحون سجن الأقطان يوم 20 كانون الثاني 2022 وأصابوا 9 أشخاص.",
        "partly: occurrence=supported figure=unknown",
    ),
    # contradicted in the figure
    (f"{ATTACKED} وقتل 12 حارساً.", "contradicted: occurrence=supported figure=contradicted actor=supported"),
    ("هاجم مسلحون سجن الأقطان وقتلوا 12 حارساً.", "contradicted: occurrence=supported figure=contradicted"),
    ("قتل شخصان بانفجار في تدمر يوم 1 أيار 2022.", "contradicted: occurrence=supported figure=contradicted"),
    # contradicted in the occurrence
    ("لم يقع أي هجوم على سجن الأقطان يوم 20 كانون الثاني 2022.", "contradicted: occurrence=contradicted"),
    ("وقع هجوم على مدينة القريتين يوم 1 أيار 2022.", "contradicted: occurrence=contradicted"),
    # contradicted in the doer
    (
        "قصفت قوات سوريا الديمقراطية مدينة عفرين يوم 5 آذار 2022 وقتلت 4 مدنيين.",
        f"contradicted: {ALL} actor=contradicted",
    ),
    # contradicted in the day: the same toll by the same doer, days away
    (
        "هاجم تنظيم داعش سجن الأقطان يوم 24 كانون الثاني 2022 وقتل 7 حراس.",
        "contradicted: occurrence=unknown figure=unknown actor=unknown time=contradicted",
    ),
    # one origin affirms, another denies
    ("تعرضت مدينة منبج لقصف يوم 5 آذار 2022.", "contested: occurrence=contested"),
    # unknown: no such place, year or kind in the record
    ("وقع هجوم على سجن الأقطان يوم 20 كانون الثاني 2021.", "unknown: occurrence=unknown"),
    ("قصفت الطائرات الروسية مدينة إدلب يوم 5 آذار 2022.", "unknown: occurrence=unknown actor=unknown"),
    # nothing that could be looked for
    ("تخشى الأمم المتحدة من هجوم على مدينة منبج.", "not_checked: "),
]


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_a_statement_is_set_against_the_record(text: str, expected: str, store: Store, engine: Engine) -> None:
    assert [told(v) for v in check(read_statement(text, engine), store, engine.words)] == [expected]


def only(record: Record, text: str, **given: str) -> Verdict:
    (verdict,) = record.check(text, **given)
    return verdict


def test_shared_origins_count_once_and_keep_every_report(record: Record) -> None:
    verdict = only(record, "وقع هجوم على سجن الأقطان يوم 20 كانون الثاني 2022.")
    witnesses = verdict.aspects[0].supported_by
    reports = {w.origin: {Path(e.path).stem for e in w.evidence} for w in witnesses}
    assert reports == {"source/sohr": {"a", "c"}, "source/~مدار-الفرات": {"b"}}
    assert verdict.origins == 2


def test_the_source_that_a_statement_cites_is_no_independent_witness(record: Record) -> None:
    verdict = only(
        record, f"قال المرصد السوري لحقوق الإنسان إن {ATTACKED.replace('هاجم تنظيم داعش', 'تنظيم داعش هاجم')}."
    )
    assert {w.origin: w.independent for w in verdict.aspects[0].supported_by}["source/sohr"] is False
    assert verdict.origins == 1
    assert only(record, f"{ATTACKED}.", outlet="مدار الفرات").origins == 1


def test_evidence_quotes_the_report_where_it_says_so(record: Record) -> None:
    verdict = only(record, f"{ATTACKED} وقتل 12 حارساً.")
    figure = verdict.aspect("figure")
    assert figure is not None and figure.contradicted_by
    texts = {d.id: d.text for d in record.documents}
    for aspect in verdict.aspects:
        for witness in (*aspect.supported_by, *aspect.contradicted_by):
            for evidence in witness.evidence:
                assert texts[evidence.document][evidence.start : evidence.end] == evidence.text
    assert all("7" in e.text for w in figure.contradicted_by for e in w.evidence)


def test_relative_days_are_told_from_the_day_of_publication(record: Record) -> None:
    text = "وقع هجوم على سجن الأقطان أمس."
    assert only(record, text, published="2022-01-21").finding == "supported"
    assert only(record, text, published="2022-01-29").finding == "unknown"
    undated = only(record, text)
    assert (undated.days, undated.finding) == (None, "supported")


def test_a_greater_count_that_appeared_later_is_set_aside(record: Record) -> None:
    text = "هاجم مسلحون سجن الأقطان يوم 20 كانون الثاني 2022 وقتلوا 12 حارساً."
    later = only(record, text, published="2022-01-25")
    assert (later.finding, [a.reason for a in later.aside]) == ("partly", ["later-count"])
    assert only(record, text, published="2022-01-21").finding == "contradicted"


def test_the_same_toll_of_another_date_is_pointed_to(record: Record) -> None:
    verdict = only(record, "هاجم تنظيم داعش سجن الأقطان يوم 24 تموز 2022 وقتل 7 حراس.")
    assert (verdict.finding, [a.reason for a in verdict.aside]) == ("unknown", ["other-date"])


def test_a_count_many_times_as_great_is_shown_though_it_may_be_of_the_whole(record: Record) -> None:
    verdict = only(record, f"{ATTACKED} وقتل 90 حارساً.", published="2022-01-21")
    (aside,) = verdict.aside
    assert (verdict.finding, aside.reason, dict(aside.evidence[0].value)["low"]) == ("partly", "part", 7)


def test_checking_adds_nothing(record: Record, store: Store, engine: Engine) -> None:
    tables = ("documents", "mentions", "claims", "incidents", "contradictions")

    def held() -> list[object]:
        return [store.query(f"SELECT * FROM {t} ORDER BY id") for t in tables]

    before = held()
    check(read_statement(f"{ATTACKED} وقتل 90 حارساً.", engine, published="2022-01-21"), store, engine.words)
    assert held() == before


def test_a_report_of_the_record_is_no_witness_of_itself(record: Record) -> None:
    verdict = only(record, REPORTS["d"][2])
    assert verdict.finding == "unknown"


def test_reprints_of_the_checked_text_bear_nothing_out(tmp_path: Path) -> None:
    body = (
        "قصفت القوات التركية مدينة عفرين يوم 5 آذار 2022 وقتلت 4 مدنيين، وذلك بحسب ما أفاد به سكان من الحي الشرقي "
        "الذين أضافوا أن القذائف سقطت قرب السوق القديم وأن فرق الإسعاف نقلت المصابين إلى المشفى الوحيد العامل هناك حتى المساء."
    )
    (tmp_path / "a.txt").write_text(body, encoding="utf-8")
    with tawatur.read(tmp_path / "a.txt") as record:
        verdicts = record.check("خاص: " + body)
        assert verdicts[0].reason == "own-text"
        assert all(v.origins == 0 for v in verdicts)


def test_a_check_against_a_hundred_reports_takes_less_than_a_second(tmp_path: Path) -> None:
    for n in range(100):
        day = f"يوم {n % 3 + 19} كانون الثاني 2022"
        lines = [
            f"قال المصدر الطبي رقم {n} إن مسلحين هاجموا سجن الأقطان {day} وقتلوا {n % 5 + 4} حراس.",
            f"وقصفت القوات التركية مدينة عفرين {day} وقتلت {n % 4 + 2} مدنيين.",
            f"ونفى مصدر عسكري وقوع أي قصف على مدينة منبج {day}.",
        ]
        (tmp_path / f"{n}.txt").write_text("\n".join(lines), encoding="utf-8")
    statement = f"{ATTACKED} وقتل 12 حارساً.\nوقصفت القوات التركية مدينة عفرين يوم 20 كانون الثاني 2022 وقتلت 9 مدنيين."
    with tawatur.read(tmp_path) as record:
        record.check(statement)  # loads the words, which every command does once
        begun = time.perf_counter()
        verdicts = record.check(statement)
        assert time.perf_counter() - begun < 1.0
        assert {v.finding for v in verdicts} == {"contradicted"}


# --- the command ------------------------------------------------------------------------------------------------------


def run(record: Record, *args: str) -> int:
    return main(["check", *args, "--record", record.path])


def test_the_command_exits_with_0_whatever_the_verdict(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    for text, _ in STATEMENTS[::4]:
        assert run(record, text, "--lang", "en") == 0
    assert "the record tells nothing of it" in capsys.readouterr().out


def test_the_command_shows_who_says_so_in_arabic(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(record, f"{ATTACKED} وقتل 12 حارساً.", "--lang", "ar", "--bidi", "on") == 0
    out = capsys.readouterr().out
    assert "المرصد السوري لحقوق الإنسان" in out and "يخالفه" in out
    for line in out.splitlines():
        assert line.count("\u2068") == line.count("\u2069")


def test_json_holds_the_verdicts(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(record, f"{ATTACKED} وقتل 12 حارساً.", "--published", "2022-01-21", "--json") == 0
    row = json.loads(capsys.readouterr().out)
    assert row["statement"]["published"] == "2022-01-21"
    (verdict,) = row["verdicts"]
    figure = next(a for a in verdict["aspects"] if a["kind"] == "figure")
    assert (verdict["finding"], figure["finding"], figure["value"]["low"]) == ("contradicted", "contradicted", 12)
    assert figure["contradicted_by"][0]["evidence"][0]["value"]["low"] == 7


def test_a_file_is_checked_as_its_text_is(record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = f"{ATTACKED} وقتل 12 حارساً."
    (tmp_path / "new.txt").write_text(text, encoding="utf-8")
    assert run(record, str(tmp_path / "new.txt"), "--json") == 0
    from_file = json.loads(capsys.readouterr().out)
    assert run(record, text, "--json") == 0
    assert json.loads(capsys.readouterr().out) == from_file


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["nowhere.txt"], "nowhere.txt: there is no such file"),
        (["an attack on a prison"], "there is no Arabic in the text"),
        (["وقع هجوم على سجن الأقطان.", "--published", "yesterday"], "yesterday is no date"),
    ],
)
def test_what_cannot_be_checked_is_said_in_a_sentence(
    args: list[str], sentence: str, record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(record, *args) == 1
    assert sentence in capsys.readouterr().err


def test_phrases_are_complete() -> None:
    rows = yaml.safe_load(files("tawatur.ask").joinpath("phrases.yaml").read_text(encoding="utf-8"))
    for phrase, row in rows.items():
        assert set(row) == {"ar", "en"}, phrase
        blanks = [sorted(re.findall(r"{\d}", row[lang])) for lang in ("ar", "en")]
        assert blanks[0] == blanks[1], phrase
