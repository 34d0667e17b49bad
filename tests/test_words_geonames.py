"""`tawatur words import geonames` on a small composed dump, and reports read with what it makes."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tawatur.cli import main
from tawatur.pipeline import recognise
from tawatur.words.compile import compile_words


def row(
    number: int,
    name: str,
    alternate: str,
    lat: float,
    lon: float,
    code: str = "PPL",
    admin: str = "11",
    people: int = 0,
) -> str:
    class_ = code[0]
    fields = [
        str(number),
        name,
        name,
        alternate,
        str(lat),
        str(lon),
        class_,
        code,
        "YE",
        "",
        admin,
        "",
        "",
        "",
        str(people),
        "",
        "1200",
        "Asia/Aden",
        "2020-01-01",
    ]
    return "\t".join(fields)


# Numbers of real places where the words must know them already; the rest is invented.
DUMP = [
    row(69426, "Zinjibar", "زنجبار", 13.128, 45.38),  # known by its number: tells where admin 11 lies
    row(9900001, "Zinjibar al Qadimah", "زنجبار", 13.13, 45.381),  # known by name and nearness
    row(9900002, "Bayt al Qirnas", "Beyt Qirnas,بيت القرناص,بیت القرناص", 13.5, 45.9),
    row(9900003, "As Suq", "السوق", 13.6, 45.8),
    row(9900004, "Ghurnuqah", "غرنوقة,Ghurnuqa", 13.7, 45.7, people=7000),
    row(9900005, "Ghurnuqah", "غرنوقة الشرقية", 13.9, 45.2),
    row(9900006, "Ruined", "خرابستان", 13.9, 45.1, code="PPLH"),
    row(9900007, "Jabal X", "جبل كذا", 13.9, 45.1, code="T.MT".replace(".", "")),
    row(9900008, "No Arabic", "Sans arabe,بی‌نام", 13.9, 45.1),
    row(9900009, "Elsewhere", "بيت الشرنقة", 15.0, 48.0, admin="99"),
]
ALTERNATE = [
    "1\t9900002\tar\tبيت قرناص\t\t\t\t",
    "2\t9900002\tar\tبيت القرناص\t1\t\t\t",
    "3\t9900002\tfa\tبیت قرناص\t1\t\t\t",
    "4\t9900002\tar\tبيت الغابرين\t\t\t\t1",
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "YE.txt"
    path.write_text("\n".join(DUMP) + "\n", encoding="utf-8")
    return path


def made(folder: Path) -> dict[str, dict[str, object]]:
    return {item["id"]: item for item in yaml.safe_load((folder / "places_ye.yaml").read_text(encoding="utf-8"))}


def test_a_dump_becomes_words(dump: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "words"
    assert main(["words", "import", "geonames", str(dump), "--out", str(out)]) == 0
    assert "5 places; 2 more were known already" in capsys.readouterr().out
    places = made(out)
    assert sorted(places) == [
        "place/as-suq",
        "place/bayt-al-qirnas",
        "place/elsewhere",
        "place/ghurnuqah",
        "place/ghurnuqah-ye",
    ]
    assert places["place/bayt-al-qirnas"] | {"geonameid": 9900002} == places["place/bayt-al-qirnas"]
    assert places["place/bayt-al-qirnas"]["in"] == "place/abyan" and places["place/bayt-al-qirnas"]["kind"] == "village"
    assert places["place/elsewhere"]["in"] == "place/yemen"
    assert places["place/as-suq"]["weak"] == ["السوق"]
    assert "weak" not in places["place/ghurnuqah"] and places["place/ghurnuqah"]["kind"] == "town"
    assert main(["words", "lint", "--words", str(out)]) == 0, capsys.readouterr().out


def test_reports_are_read_with_them(dump: Path, tmp_path: Path) -> None:
    out = tmp_path / "words"
    main(["words", "import", "geonames", str(dump), "--out", str(out)])
    words = compile_words(out)
    names = [
        n.value.entity
        for n in recognise(
            "قُتل مدني في بيت القرناص بمحافظة أبين، وفرغ السوق من الناس وقُصفت قرية السوق.", None, words
        ).names
    ]
    assert names == ["place/bayt-al-qirnas", "place/abyan", "place/as-suq"]


def test_alternate_names_tell_the_usual_one(dump: Path, tmp_path: Path) -> None:
    table = tmp_path / "alternateNamesV2.txt"
    table.write_text("\n".join(ALTERNATE) + "\n", encoding="utf-8")
    assert (
        main(["words", "import", "geonames", str(dump), "--alternate", str(table), "--out", str(tmp_path / "w")]) == 0
    )
    (place,) = made(tmp_path / "w").values()
    assert (place["ar"], place["names"]) == ("بيت القرناص", ["بيت قرناص"])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"PK\x03\x04", "unpack it"),
        (b"a\tb\n", "line 1: 2 fields where GeoNames has 19"),
        (b"", "holds no populated place"),
        (
            "\t".join(["1", "A", "A", "بيت", "north"] + [""] * 14).replace("north\t\t", "north\t1\tP").encode(),
            "line 1: could not convert",
        ),
    ],
)
def test_another_file_is_refused(content: bytes, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "XX.txt"
    path.write_bytes(content)
    assert main(["words", "import", "geonames", str(path), "--out", str(tmp_path / "w")]) == 1
    assert says in capsys.readouterr().err
    assert not (tmp_path / "w").exists()
