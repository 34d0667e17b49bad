"""`tawatur words lint`: every kind of mistake in a words file gets its line; the shipped words have none."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tawatur.cli import main
from tawatur.words.compile import compile_words
from tawatur.words.lint import lint_files
from tawatur.words.load import WordsError, default_folder, read_raw
from tawatur.words.reach import lint_given, lint_reach

# what an overlay's file says → a part of the one line that it must get; an error unless it begins with «?» (a warning)
PLACE = "- {id: place/zz-tanb, ar: تنب السفلى, en: Tanb, kind: village, country: SY"
MISTAKES = [
    ("- {id: place/Zz_Tanb, ar: تنب السفلى, en: Tanb, kind: village}", "malformed id"),
    (PLACE + "}\n" + PLACE + "}", "stands in"),
    ("- {id: place/zz-tanb, en: Tanb, kind: village}", "no display name `ar`"),
    ("- {id: place/zz-tanb, ar: تنب السفلى, kind: village}", "no display name `en`"),
    (PLACE + ", name: [تنب]}", "unknown field `name`"),
    (PLACE + ", names: تنب الكبرى}", "`names` is no list"),
    (PLACE + ", names: [2014]}", "which is no name"),
    (PLACE + ", names: [{name: تنب الكبرى, from: قديماً}]}", "is no date"),
    (PLACE + ", in: place/zz-nowhere}", "`in` is place/zz-nowhere, which no file has"),
    (PLACE + ", in: place/zz-tanb}", "is the entry itself"),
    (PLACE + ", lat: 136.5}", "lat 136.5 is no number of degrees"),
    ("- {id: place/zz-tanb, ar: تنب السفلى, en: Tanb, kind: village, country: NO}", "is no ISO code"),
    ("- {id: place/zz-tanb, ar: تنب السفلی, en: Tanb, kind: village}", "stray character U+06CC"),
    ("- {id: place/zz-tanb, ar: تنب\u200f السفلى, en: Tanb, kind: village}", "stray character U+200F"),
    (PLACE + ", names: [تَنَب السفلى]}", "stands in `names` and in `ar` already"),
    (PLACE + ", names: [تنب العليا], weak: [تنب العليا]}", "stands in `weak` and in `names` already"),
    (PLACE + ", names: [وتنب السفلى]}", "with «و» before it"),
    (PLACE + ', names: ["ـ"]}', "is empty once marks are dropped"),
    (PLACE + ", marked: [تنب العليا]}", "is not among its `weak` names"),
    (
        "- {id: actor/zz-a, ar: لواء الضباب, en: A, kind: armed-group}\n- {id: actor/zz-b, ar: فوج الضباب, en: B, kind: armed-group, names: [لواء الضباب]}",
        "is a sure name of actor/zz-a",
    ),
    (
        "- {id: person/zz-p, ar: سالم الضبابي, en: P, country: SY, office: [{title: قائد, of: actor/zz-none}]}",
        "office of actor/zz-none",
    ),
    ("- {id: actor/zz-a, ar: لواء الضباب, en: A, kind: armed-group, names: [صباحاً]}", "?read as the time"),
    ('- {id: actor/zz-a, ar: لواء الضباب, en: A, kind: armed-group, names: ["[الضباب]"]}', "is never found"),
]
RIGHT = [
    PLACE + ", weak: [تنب السفلى]}",  # the display name itself is weak
    PLACE + ', names: [{name: تنب الكبرى, from: "2014", until: 2017}, {name: تنب الكبرى, from: 2019}]}',
    "- {id: actor/zz-a, ar: لواء الضباب, en: A, kind: armed-group, names: [{name: لواء المطر, until: 2014}]}\n"
    "- {id: actor/zz-b, ar: فوج الضباب, en: B, kind: armed-group, names: [{name: لواء المطر, from: 2014}]}",
    "- {id: actor/zz-a, ar: شرطة الضباب, en: A, kind: police, country: SY, names: [{name: شرطة المطر, shared: true}]}\n"
    "- {id: actor/zz-b, ar: شرطة الغيم, en: B, kind: police, country: IQ, names: [{name: شرطة المطر, shared: true}]}",
]


def findings(folder: Path, content: str) -> list[tuple[str, bool]]:
    (folder / "zz.yaml").write_text(content + "\n", encoding="utf-8")
    found, items = lint_files(folder)
    mine = [item for item in items if item.file == str(folder / "zz.yaml")]
    if not any(f.error for f in found):
        found += lint_reach(mine, compile_words(folder))
    return [(f"{f.where}: {f.what}", f.error) for f in found if f.file == str(folder / "zz.yaml")]


@pytest.mark.parametrize(("content", "says"), MISTAKES, ids=[says for _, says in MISTAKES])
def test_a_mistake_gets_its_line(content: str, says: str, tmp_path: Path) -> None:
    found = findings(tmp_path, content)
    assert [error for line, error in found if says.removeprefix("?") in line] == [not says.startswith("?")], found


@pytest.mark.parametrize("content", RIGHT)
def test_what_is_meant_so_gets_none(content: str, tmp_path: Path) -> None:
    assert findings(tmp_path, content) == []


def test_words_that_differ_by_spelling_alone_are_listed_once(tmp_path: Path) -> None:
    (tmp_path / "zz.yaml").write_text("words: [أبو, ابو, أن, إن, كلمة, كلمة, إلا, وإلا]\n", encoding="utf-8")
    found = [f for f in lint_files(tmp_path)[0] if f.file.endswith("zz.yaml")]
    assert sorted(f.what.split("»")[0] for f in found) == ["«ابو", "«كلمة", "«وإلا"]
    assert not any(f.error for f in found)


def test_given_names_that_are_verbs_are_doubtful(tmp_path: Path) -> None:
    (tmp_path / "given_names.yaml").write_text("given: [أعلن]\ndoubtful: [زيتون]\n", encoding="utf-8")
    lines = [str(f) for f in lint_given(read_raw(tmp_path))]
    assert any("«أعلن»" in line for line in lines) and any("«زيتون»" in line for line in lines)


def test_the_shipped_words_have_no_errors(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["words", "lint"]) == 0, capsys.readouterr().out


def test_the_command_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.yaml").write_text(
        "- {id: place/zz, ar: تنب السفلى, en: Tanb, in: place/zz-none}\n", encoding="utf-8"
    )
    assert main(["words", "lint", "--words", str(tmp_path)]) == 1
    assert f"{tmp_path / 'mine.yaml'}: place/zz: `in` is place/zz-none" in capsys.readouterr().out


def test_a_folder_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WordsError, match="is no folder of words"):
        lint_files(tmp_path / "none")


def test_the_package_has_its_words() -> None:
    assert {"actors_syria", "places", "times"} <= {p.stem for p in default_folder().glob("*.yaml")}


def keys_twice(node: yaml.Node) -> list[str]:
    """Keys that stand twice in a mapping of a document: of their values YAML keeps the last and drops the others in silence."""
    if isinstance(node, yaml.SequenceNode):
        return [key for item in node.value for key in keys_twice(item)]
    if not isinstance(node, yaml.MappingNode):
        return []
    keys = [key.value for key, _ in node.value]
    twice = [f"line {node.start_mark.line + 1}: {key}" for key in sorted(set(keys)) if keys.count(key) > 1]
    return twice + [key for _, value in node.value for key in keys_twice(value)]


@pytest.mark.parametrize("path", sorted(default_folder().glob("*.yaml")), ids=lambda path: path.name)
def test_no_key_stands_twice_in_the_shipped_words(path: Path) -> None:
    assert keys_twice(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)) == []
