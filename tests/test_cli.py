"""The command line: what each command prints, and one clear sentence with an exit code for whatever goes wrong."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from tawatur.cli import main
from tawatur.record import query
from tawatur.record.store import Store
from tests.conftest import Start

pytestmark = pytest.mark.usefixtures("folder", "stub")


@pytest.fixture
def read(folder: Path, stub: None, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["read", "reports"]) == 0
    capsys.readouterr()
    return folder


def failing(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    """The exit code of a command that fails, and the one sentence it says."""
    code = main(list(args))
    err = capsys.readouterr().err
    assert err.startswith("tawatur: ") and "Traceback" not in err
    assert len(err.splitlines()) == 1
    return code, err


def test_read_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    Path("reports/table.csv").touch()
    assert main(["read", "reports"]) == 0
    out, err = capsys.readouterr()
    assert out == (
        "Reports: 5 read, 0 read again, 0 known already; 1 other files skipped (1 .csv).\n"
        "tawatur.record holds 5 reports, 6 claims, 2 incidents, 1 contradictions.\n"
    )
    assert err == ""


def test_one_bad_report_is_named_and_the_others_are_read(capsys: pytest.CaptureFixture[str]) -> None:
    Path("reports/0.txt").touch()
    code, err = failing(capsys, "read", "reports")
    assert code == 1 and "reports/0.txt: the file is empty" in err
    with Store.open("tawatur.record") as store:
        assert len(query.documents(store)) == 5


def test_metadata_rows_that_cannot_be_used_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("m.csv").write_text("file,published\na.txt,soon\nb.txt,2022-01-20\n", encoding="utf-8")
    code, err = failing(capsys, "read", "reports", "--metadata", "m.csv")
    assert code == 1 and "m.csv, line 2: published «soon» is no date" in err
    with Store.open("tawatur.record") as store:
        assert {d.path: d.published for d in query.documents(store)}["reports/b.txt"] == "2022-01-20"
    Path("m.csv").write_text("file,published\nzz.txt,2022\n", encoding="utf-8")
    assert main(["read", "reports", "--metadata", "m.csv"]) == 0
    assert "none of its rows names a report" in capsys.readouterr().err


WRONG = [
    (("read",), 2, "there is nothing to read"),
    (("read", "nowhere"), 1, "nowhere: there is no such file or folder"),
    (("read", "reports", "--metadata", "no.csv"), 1, "the metadata cannot be read: no.csv: there is no such file"),
    (("read", "reports", "--record", "no/x.record"), 1, "the folder no does not exist"),
    (("read", "reports", "--record", "reports"), 1, "reports: this is a folder"),
    (("incidents", "--record", "no.record"), 1, "there is no such record; make it with: tawatur read"),
    (("export", "--out", "x", "--record", "no.record"), 1, "there is no such record"),
    (("explain", "هجوم", "--published", "today"), 2, "--published today is no date like 2022-01-20"),
]


@pytest.mark.parametrize(("args", "code", "why"), WRONG)
def test_wrong_use_is_one_sentence(
    args: tuple[str, ...], code: int, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found, err = failing(capsys, *args)
    assert (found, why in err) == (code, True), err


WRONG_IDS = [
    (("show", "nothing"), "nothing in this record has the id nothing"),
    (("show", "doc-"), "may mean several things"),
    (("forget", "doc-0"), "nothing in this record has the id doc-0"),
    (("facility", "facility/elsewhere"), "no report in this record names the facility facility/elsewhere"),
    (("export", "--out", "reports/a.txt"), "the export cannot be written there"),
]


@pytest.mark.parametrize(("args", "why"), WRONG_IDS)
def test_ids_that_mean_nothing_are_said_so(
    args: tuple[str, ...], why: str, read: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, err = failing(capsys, *args)
    assert (code, why in err) == (1, True), err


def test_usage_errors_are_argparse_s(capsys: pytest.CaptureFixture[str]) -> None:
    for args in (["read", "x", "--workers", "0"], ["read", "x", "--max-bytes", "many"], [], ["export"]):
        with pytest.raises(SystemExit) as caught:
            main(args)
        assert caught.value.code == 2
    capsys.readouterr()


def test_a_locked_record_is_said_so(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("new.txt").write_text("هجوم على سجن البلوط", encoding="utf-8")
    other = sqlite3.connect("tawatur.record", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    code, err = failing(capsys, "read", "new.txt", "--wait", "0.1")
    assert code == 1 and "another process is writing this record" in err
    assert main(["incidents"]) == 0, "looking needs no lock"
    other.execute("ROLLBACK")
    other.close()
    assert main(["read", "new.txt"]) == 0


def test_a_file_of_fifty_megabytes(capsys: pytest.CaptureFixture[str]) -> None:
    with open("reports/huge.txt", "wb") as file:
        file.truncate(50_000_000)
    code, err = failing(capsys, "read", "reports")
    assert code == 1 and "reports/huge.txt: 50.0 MB is larger than a report can be (5.0 MB)" in err
    code, err = failing(capsys, "read", "reports", "--max-bytes", "60000000")
    assert code == 1 and "reports/huge.txt: this is a binary file" in err


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_incidents_are_listed_with_status_figures_and_corroboration(
    read: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["incidents", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert (
        "سجن السنديان\n  contested, affirmed and denied · reports 4, outlets 1, independent origins 1\n  killed: 7–11\n"
        in out
    )
    assert main(["incidents", "--lang", "ar"]) == 0
    out = capsys.readouterr().out
    assert "هجوم على سجن السنديان\n" in out and "متنازع فيه، مثبت ومنفي" in out and "قتلى: 7–11" in out


def test_an_incident_is_shown_with_who_says_which_and_the_words(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = incident_at("سجن-السنديان")
    assert main(["show", key, "--lang", "ar"]) == 0
    out = capsys.readouterr().out
    for words in (
        "    7  مصدر أمني ← الناشر\n        «…أمني: هجوم على سجن السنديان أدى إلى مقتل 7 حراس»",
        "    11  أحمد العلي ← الناشر",
        "هجوم · نفي · سجن السنديان\n     الناطق باسم السجن ← الناشر\n     «الناطق باسم السجن: ينفي وقوع هجوم على سجن السنديان»",
        "reports/c.txt، من 0 إلى ",
        "تختلف الأعداد",
    ):
        assert words in out


def test_claims_reports_contradictions_and_facilities_are_shown(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open("tawatur.record") as store:
        claim = query.claims(store)[0]
        parted = query.contradictions(store)[0]
    shows = [
        (("show", claim.id), claim.text),
        (("show", "reports/d.txt"), "SHA-256"),
        (("show", parted.id), "the counts differ"),
        (("contradictions",), "the counts differ"),
        (("facility", "سجن السنديان"), parted.id),
        (("facility", "~سجن-السنديان"), parted.id),
    ]
    for args, words in shows:
        assert main([*args, "--lang", "en"]) == 0
        assert words in capsys.readouterr().out


def test_marks_of_direction_are_balanced_and_only_where_asked_for(
    read: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key = incident_at("سجن-السنديان")
    for lang in ("ar", "en"):
        assert main(["show", key, "--lang", lang]) == 0
        plain = capsys.readouterr().out
        assert not set(plain) & set("\u2066\u2067\u2068\u2069\u200f")
        assert main(["show", key, "--lang", lang, "--bidi", "on"]) == 0
        marked = capsys.readouterr().out
        for line in marked.splitlines():
            assert line.count("\u2068") == line.count("\u2069")
        assert marked.translate(dict.fromkeys((0x2068, 0x2069, 0x200F))) == plain


def test_explain_names_the_rule_and_the_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "مصدر أمني: هجوم على", "سجن السنديان", "ومقتل 7", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    assert "«سجن السنديان»  name: facility/~سجن-السنديان  [stub-name]" in out
    assert "«7»  figure: killed 7..7  [stub-figure]" in out
    assert "«هجوم»  claim: attack · affirmed · reported  [stub-attack]" in out


def test_forget_by_path(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forget", "reports/b.txt"]) == 0
    assert "is out of tawatur.record, with all that rested on it" in capsys.readouterr().out
    assert main(["incidents", "--lang", "en"]) == 0
    assert "killed: 7\n" in capsys.readouterr().out


def test_a_record_read_by_another_version_says_so(
    read: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.stub import stub_engine

    monkeypatch.setattr("tawatur.engine.load_engine", lambda overlay=None: stub_engine(version="2"))
    assert main(["incidents"]) == 0
    assert "bring it up to date with: tawatur read --record tawatur.record" in capsys.readouterr().err
    assert main(["read"]) == 0
    assert "5 read again" in capsys.readouterr().out
    assert main(["incidents"]) == 0
    assert capsys.readouterr().err == ""


def test_a_closed_pipe_is_no_error(read: Path, start: Start) -> None:
    run = start("incidents")
    assert run.stdout is not None and run.stderr is not None
    run.stdout.close()
    assert run.wait(timeout=30) == 0
    assert run.stderr.read() == ""
    run.stderr.close()


def test_help_is_quick_and_says_what_it_is_for(start: Start) -> None:
    out, _ = start("--help").communicate(timeout=30)
    assert "It does not decide who is right." in " ".join(out.split())


def incident_at(slug: str) -> str:
    with Store.open("tawatur.record") as store:
        return next(i.id for i in query.incidents(store) if i.facility == f"facility/~{slug}")


def test_export_writes_the_five_files_and_a_manifest(read: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--format", "jsonl", "--out", "out"]) == 0
    assert capsys.readouterr().out == "out: 5 documents, 14 mentions, 6 claims, 2 incidents, 1 contradictions.\n"
    assert json.loads(Path("out/manifest.json").read_text())["format"] == 1


def test_a_fault_of_tawatur_itself_is_a_sentence_too(
    read: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(store: Store) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(query, "incidents", broken)
    code, err = failing(capsys, "incidents")
    assert code == 1 and "tawatur itself failed (ZeroDivisionError: division by zero); please report it" in err
    monkeypatch.setenv("TAWATUR_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        main(["incidents"])
