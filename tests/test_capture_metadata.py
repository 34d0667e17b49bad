"""The metadata file: matched by path or name, and a sentence for each row that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.capture.metadata import is_date, read_metadata
from tawatur.errors import TawaturError
from tawatur.model import Metadata

HEADER = "file,published,outlet,url,title\n"


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "meta.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_rows_are_found_by_the_longest_path_that_fits(tmp_path: Path) -> None:
    rows = "a.txt,2022-01-20,صحيفة,,\nx/a.txt,2023,,,\n/abs/a.txt,2024-02,,,\n./y/b.txt,,,https://b.example,\n"
    table = read_metadata(write(tmp_path, HEADER + rows))
    assert table.problems == ()
    assert table.of("a.txt") == Metadata("2022-01-20", "صحيفة")
    assert table.of("w/a.txt") == Metadata("2022-01-20", "صحيفة")
    assert table.of("w/x/a.txt") == Metadata("2023")
    assert table.of("/abs/a.txt") == Metadata("2024-02")
    assert table.of("y/b.txt") == Metadata(url="https://b.example")
    assert table.of("b.txt") is None and table.of("c.txt") is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256"])
def test_spreadsheets_of_any_encoding_and_fewer_columns_are_read(encoding: str, tmp_path: Path) -> None:
    table = read_metadata(write(tmp_path, 'title,FILE\r\n"المدينة، الآن",a.txt\r\n\r\n', encoding))
    assert table.of("a.txt") == Metadata(title="المدينة، الآن")


BAD_ROWS = [
    ("a.txt,20/1/2022,,,", "line 2: published «20/1/2022» is no date"),
    ("a.txt,2022-02-30,,,", "line 2: published «2022-02-30» is no date"),
    (",2022,,,", "line 2: the row names no file"),
    ("a.txt,,,,one,two", "line 2: the row has 1 more cells than the header"),
    ("a.txt,,,,\na.txt,2022,,,", "line 3: a.txt stands in line 2 already"),
]


@pytest.mark.parametrize(("row", "why"), BAD_ROWS)
def test_a_bad_row_is_named_and_left_out_and_the_others_count(row: str, why: str, tmp_path: Path) -> None:
    table = read_metadata(write(tmp_path, f"{HEADER}{row}\ngood.txt,2021,,,\n"))
    assert len(table.problems) == 1 and why in table.problems[0]
    assert table.of("good.txt") == Metadata("2021")


BAD_FILES = [
    ("name,date\na.txt,2022\n", "«file» is missing"),
    ("", "is empty"),
    ("file,publised\na.txt,2022\n", "a column «publised» that means nothing"),
]


@pytest.mark.parametrize(("text", "why"), BAD_FILES)
def test_what_is_no_metadata_file_is_refused(text: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(TawaturError, match=why):
        read_metadata(write(tmp_path, text))


DATES = [
    ("2022-01-20", True),
    ("2022-01", True),
    ("2022", True),
    ("2022-01-20T10:15:00Z", True),
    ("2022-01~", True),
    ("2024-02-29", True),
    ("2023-02-29", False),
    ("2022-13", False),
    ("22", False),
    ("yesterday", False),
]


@pytest.mark.parametrize(("value", "right"), DATES)
def test_dates(value: str, right: bool) -> None:
    assert is_date(value) is right
