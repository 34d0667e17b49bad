"""Dossiers: what they say, what they withhold, and that no report's words can become anything but words."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

import tawatur
from tawatur.cli import main
from tawatur.model import Claim, Document, Link
from tawatur.publish.dossier.chart import Scale, bar
from tawatur.publish.dossier.speakers import Speakers
from tawatur.publish.dossier.tree import Node, plant
from tawatur.publish.labels import Namer, _labels
from tawatur.publish.markup import isolated, tell

pytestmark = pytest.mark.usefixtures("folder", "stub")

SCRIPT = "<script>document.title='taken'</script>"
HOSTILE = (
    f"مصدر أمني: هجوم على سجن السنديان {SCRIPT} ومقتل 9\n"
    '"><img src=x onerror=alert(1)>: هجوم على سجن السنديان [x](javascript:alert(1)) `a` *b* http://evil.example \u202eمقلوب\n'
)
SELF_CLOSING = {"meta", "br"}
SVG = {"svg", "line", "circle", "polygon", "text"}


class Page(HTMLParser):
    """What a browser would find: elements, their attributes, the text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in SELF_CLOSING:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def record(folder: Path) -> str:
    Path("reports/hostile.txt").write_text(HOSTILE, encoding="utf-8")
    Path("meta.csv").write_text(
        "file,published,outlet,url,title\n"
        'hostile.txt,2024-02-10,وكالة <b>"س"</b>,javascript:alert(1),"<i>عنوان</i> أحمد العلي"\n'
        "b.txt,2024-02-09,صحيفة ص,https://sad.example/1,\n",
        encoding="utf-8",
    )
    tawatur.read("reports", record="r.record", metadata="meta.csv").close()
    return "r.record"


def dossier(record: str, *args: str, key: str = "سجن السنديان", out: str = "d.html") -> str:
    assert main(["dossier", key, "--record", record, "--out", out, *args]) == 0
    return Path(out).read_text(encoding="utf-8")


def test_no_words_of_a_report_become_markup(record: str) -> None:
    for options in ([], ["--complete"]):
        page = Page(dossier(record, *options))
        assert page.open == []
        assert {tag for tag, _ in page.elements} & {
            "script",
            "img",
            "iframe",
            "object",
            "link",
            "base",
            "form",
            "i",
        } == set()
        for tag, attributes in page.elements:
            assert not any(name.startswith("on") or name in ("src", "style", "srcset") for name in attributes), (
                tag,
                attributes,
            )
            assert attributes.get("href", "#").startswith("#"), attributes  # type: ignore[union-attr]
        assert SCRIPT in page.text
        assert "\u202e" not in page.text
        policy = next(a for t, a in page.elements if t == "meta" and "http-equiv" in a)
        assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_a_dossier_takes_nothing_from_elsewhere(record: str) -> None:
    source = dossier(record)
    style = source[source.index("<style>") : source.index("</style>")]
    assert "url(" not in style and "@import" not in style and "@font-face" not in style
    assert "@media print" in style
    assert not re.search(
        r"(margin|padding|border|inset)-(left|right)|text-align: *(left|right)|[^-](left|right):", style
    )


def test_each_language_has_its_direction_and_quotations_theirs(record: str) -> None:
    page = Page(dossier(record))
    articles = [(a["lang"], a["dir"]) for t, a in page.elements if t == "article"]
    assert articles == [("ar", "rtl"), ("en", "ltr")]
    quotes = [a for t, a in page.elements if t == "blockquote"]
    assert quotes and all(a == {"lang": "ar", "dir": "auto"} for a in quotes)
    for lang in ("ar", "en"):
        one = Page(dossier(record, "--lang", lang))
        assert [a["lang"] for t, a in one.elements if t == "article"] == [lang]
        ids = [a["id"] for _, a in one.elements if a.get("id")]
        links = [a["href"] for t, a in one.elements if t == "a"]
        assert len(ids) == len(set(ids))
        assert {str(link).removeprefix("#") for link in links} <= set(ids)


@pytest.mark.parametrize("out", ["d.html", "d.md"])
def test_private_persons_are_withheld_and_it_is_said(record: str, out: str) -> None:
    source = dossier(record, out=out)
    for private in ("أحمد", "العلي", "مصدر أمني:", "الناطق باسم"):
        assert private not in source
    assert tell("withheld_heading", "ar") in source and tell("withheld_persons", "en", 3) in re.sub(
        r"\\|<[^>]+>", "", source
    )
    whole = dossier(record, "--complete", out=out)
    assert "أحمد العلي" in whole and tell("complete_warning", "ar") in whole
    assert tell("withheld_heading", "ar") not in whole


def test_it_shows_contradictions_first_then_figures_chains_quotations_and_custody(record: str) -> None:
    source = dossier(record, "--lang", "en")
    phrases = ("contradictions", "timeline", "figures", "chains", "accounts", "custody", "withheld_heading")
    places = [re.search(f"<h[23][^>]*>{re.escape(tell(p, 'en'))}<", source) for p in phrases]
    starts = [m.start() for m in places if m]
    assert len(starts) == len(phrases) and starts == sorted(starts)
    record_ = tawatur.open_record(record)
    document = next(d for d in record_.documents if d.path.endswith("a.txt"))
    assert document.sha256 in source
    claim = next(c for c in record_.claims if c.document == document.id)
    assert f"{document.id} [{claim.start}–{claim.end}]" in source
    assert source.count("<svg") > 3 and "ومقتل 11" in source


def test_the_same_record_gives_the_same_bytes(record: str) -> None:
    for out in ("d.html", "d.md"):
        assert dossier(record, out=out) == dossier(record, out="again" + out[1:])


def test_markdown_keeps_a_reports_marks_as_words(record: str) -> None:
    source = dossier(record, out="d.md")
    assert r"\<script\>" in source and "<script>" not in source
    assert r"\[x\]\(javascript" in source and r"\`a\` \*b\*" in source and r"http\://evil.example" in source


SUBJECTS = [
    ("سجن السنديان", "facility/~سجن-السنديان"),
    ("facility/~سجن-السنديان", "facility/~سجن-السنديان"),
    ("صحيفة ص", "source/~صحيفة-ص"),
    ("source/~صحيفة-ص", "source/~صحيفة-ص"),
]


@pytest.mark.parametrize(("key", "about"), SUBJECTS)
def test_what_a_dossier_can_be_about(record: str, capsys: pytest.CaptureFixture[str], key: str, about: str) -> None:
    dossier(record, key=key)
    assert about in capsys.readouterr().out


def test_an_incident_by_the_beginning_of_its_id(record: str, capsys: pytest.CaptureFixture[str]) -> None:
    incident = tawatur.open_record(record).incidents[0].id
    dossier(record, key=incident[:-1])
    assert incident in capsys.readouterr().out


REFUSED = [
    ("person/~أحمد-العلي", "d.html", "not of persons"),
    ("role/security-source", "d.html", "not of persons"),
    ("سجن لا وجود له", "d.html", "nothing in this record is called"),
    ("سجن السنديان", "d.pdf", "ends in .html or .md"),
    ("سجن السنديان", "reports/a.txt/d.html", "cannot be written"),
]


@pytest.mark.parametrize(("key", "out", "sentence"), REFUSED)
def test_what_is_refused_and_how(
    record: str, capsys: pytest.CaptureFixture[str], key: str, out: str, sentence: str
) -> None:
    assert main(["dossier", key, "--record", record, "--out", out]) == 1
    assert sentence in capsys.readouterr().err


# --- parts ------------------------------------------------------------------------------------------------------------


def report(key: str, outlet: str, copy_of: str | None = None) -> Document:
    return Document(key, f"{key}.txt", "0" * 64, "", None, outlet, None, None, "ar", copy_of=copy_of)


def told(document: str, *chain: str, denies: bool = False) -> Claim:
    links = tuple(Link(entity, "", 0, 0) for entity in chain)
    return Claim(document, document, 0, 1, "x", (0, 1), "attack", "negative" if denies else "affirmed", chain=links)


def drawn(node: Node) -> str:
    own = f"{node.name}{'*' if node.copy_of else ''}{node.told or ''}{f'-{node.denied}' if node.denied else ''}"
    return own + (f"({' '.join(drawn(n) for n in node.nodes)})" if node.nodes else "")


TREES = [
    ([("a",)], ["A(A[1])"]),
    ([("a", "source/x"), ("b", "source/x")], ["x(A[1] B[2])"]),
    ([("a", "actor/y", "source/x"), ("b", "actor/y")], ["y(x(A[1]) B[2])"]),
    ([("a",), ("c",)], ["A(A[1](B*[2]))"]),  # a reprint hangs below what it copies
    ([("c",)], ["A(A(B*[1]))"]),
    ([("a", "role/source"), ("b", "role/source")], ["source(A[1])", "source(B[2])"]),  # two outlets' source may be two
]


@pytest.mark.parametrize(("claims", "expected"), TREES)
def test_trees_go_from_the_origin_to_the_publishers(claims: list[tuple[str, ...]], expected: list[str]) -> None:
    documents = {
        d.id: d for d in (report("a", "source/A"), report("b", "source/B"), report("c", "source/B", copy_of="a"))
    }
    numbered = [(n, c, c) for n, c in enumerate((told(*parts) for parts in claims), 1)]
    found = plant(numbered, documents, Speakers("en", Namer("en")))
    assert [drawn(node) for node in found] == expected


def test_a_denial_is_told_from_a_report() -> None:
    claim = told("a", denies=True)
    (root,) = plant([(1, claim, claim)], {"a": report("a", "source/A")}, Speakers("en", Namer("en")))
    assert drawn(root) == "A(A-[1])"


BARS = [
    ((7, 7), (1, 0, 0)),  # one number: a dot
    ((7, 11), (1, 1, 0)),  # two: a bar between them
    ((20, None), (1, 1, 1)),  # no upper bound: an arrow
]


@pytest.mark.parametrize(("counted", "shapes"), BARS)
def test_ranges_are_drawn_as_what_they_are(counted: tuple[int, int | None], shapes: tuple[int, int, int]) -> None:
    scale = Scale.over([counted], mirrored=False)
    drawing = bar(scale, *counted, counted[0])
    assert (drawing.count("<circle"), drawing.count('#1f4e79" stroke'), drawing.count("<polygon")) == shapes
    assert scale.top > counted[0] or counted[1] is not None
    assert scale.x(0) < scale.x(scale.top)
    other = Scale.over([counted], mirrored=True)
    assert other.x(0) > other.x(other.top)


ROLES = [
    ("role/security-source", "ar", "مصدر أمني"),
    ("role/local-authorities", "ar", "سلطات محلية"),
    ("role/asayish-security-source", "en", "asayish security source"),
    ("role/somebody-unheard-of", "ar", "مصدر"),
]


@pytest.mark.parametrize(("role", "lang", "name"), ROLES)
def test_people_are_called_by_their_role(role: str, lang: str, name: str) -> None:
    speakers = Speakers(lang, Namer(lang))  # type: ignore[arg-type]
    assert speakers.link(Link(role, "[withheld]", 0, 0)) == name


ISOLATED = [
    ("Attack on سجن السنديان, 9–10 May", "en", ["سجن السنديان", "9–10"]),
    ('reported by وكالة "ضفاف" (in مدار الفرات)', "en", ['وكالة "ضفاف"', "مدار الفرات"]),
    ("أعدّه tawatur 0.1.0 في 2024-02-10T10:00:00Z.", "ar", ["tawatur 0.1.0", "2024-02-10T10:00:00Z"]),
]


@pytest.mark.parametrize(("text", "lang", "runs"), ISOLATED)
def test_names_in_the_other_script_are_set_apart(text: str, lang: str, runs: list[str]) -> None:
    marked = isolated(text, lang)  # type: ignore[arg-type]
    assert [r.replace("&quot;", '"') for r in re.findall(r"<bdi dir=\"\w+\">(.*?)</bdi>", marked)] == runs
    assert re.sub("<[^>]+>", "", marked).replace("&quot;", '"') == text


def test_every_phrase_of_dossiers_is_in_both_languages() -> None:
    for group in ("dossier", "role_head", "role_word"):
        for term, phrase in _labels()[group].items():
            assert any("\u0620" <= c <= "\u064a" for c in phrase["ar"]) and phrase["en"].isascii(), term
            filled = [
                {v for v in ("<0>", "<1>", "<2>") if v in phrase[lang].format("<0>", "<1>", "<2>")}
                for lang in ("ar", "en")
            ]
            assert filled[0] == filled[1], term


BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)


@pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")
def test_a_browser_runs_nothing_of_it(record: str) -> None:
    dossier(record, "--complete")
    assert BROWSER is not None
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", Path("d.html").absolute().as_uri()]
    seen = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout
    title = re.search("<title>(.*?)</title>", seen, re.DOTALL)
    assert title is not None and title.group(1) == "سجن السنديان"
    assert "&lt;script&gt;" in seen
