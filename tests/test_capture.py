"""Bytes into custody: encodings recognised strictly, pages, folders, and a clear sentence for whatever is no report."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.capture import capture_bytes, capture_file, find_reports
from tawatur.capture.files import decode, take_bytes
from tawatur.errors import CaptureError
from tawatur.model import Metadata

TEXT = "قال مصدر محلي إن القوات الحكومية دخلت بلدة الشجرة، صباح السبت، بعد اتفاق.\nولم ترد أنباء عن إصابات؟"
ANY = Path("report.txt")

DECODED = [
    (TEXT.encode("utf-8"), "utf-8"),
    (TEXT.encode("utf-8-sig"), "utf-8"),
    (TEXT.encode("utf-16"), "utf-16-le"),
    (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
    (TEXT.encode("utf-16-le"), "utf-16-le"),
    (TEXT.encode("utf-16-be"), "utf-16-be"),
    (TEXT.encode("cp1256"), "windows-1256"),
    ("هجوم على السجن".encode("cp1256"), "windows-1256"),
    (TEXT.replace("\n", "\r\n").encode("utf-8"), "utf-8"),
    ((TEXT + "\x1a").encode("utf-8"), "utf-8"),
]


@pytest.mark.parametrize(("content", "encoding"), DECODED)
def test_encodings_are_recognised_and_the_text_is_kept_as_it_stands(content: bytes, encoding: str) -> None:
    found = decode(content, ANY)
    assert found.encoding == encoding
    codec = "cp1256" if encoding == "windows-1256" else encoding
    assert found.text == content.decode(codec).removeprefix("\ufeff")


REFUSED = [
    (b"%PDF-1.7 \xe2\xe3", "a PDF"),
    (b"PK\x03\x04\x14\x00", "Word"),
    (bytes(range(256)) * 4, "binary"),
    (b"abc\x00def" * 50, "binary"),
    (TEXT.encode("iso8859-6", "replace"), "its encoding is none of"),
    (TEXT.encode("mac_arabic", "replace"), "its encoding is none of"),
    (TEXT.encode("utf-8")[:103], "is UTF-8 up to byte 102 and damaged"),
    (b"\xff\xfe" + TEXT.encode("utf-16-le")[:33] + b"\x00\xd8\x00\xd8", "marked as UTF-16-LE"),
    (TEXT.encode("utf-8").decode("latin-1").encode("utf-8"), "no Arabic"),
    (b"The army entered the town on Saturday.", "no Arabic"),
    (b"  \n\t\n ", "only blanks"),
    (("The army entered the town on Saturday, sources said. " * 3 + "السبت").encode(), "% of its letters are Arabic"),
    ("نیروهای امنیتی دیروز اعلام کردند که پنج نفر در حمله به زندان کشته شدند و چند نفر زخمی شدند".encode(), "Persian"),
    ("پولیس نے کہا ہے کہ جیل پر حملے میں پانچ افراد ہلاک ہو گئے ہیں اور کئی زخمی ہیں".encode(), "Urdu"),
    ("هێزە ئەمنییەکان ڕایانگەیاند کە پێنج کەس لە هێرش بۆ سەر زیندان کوژران".encode(), "Kurdish"),
]


@pytest.mark.parametrize(("content", "why"), REFUSED)
def test_what_is_no_arabic_text_is_refused_with_its_name_and_the_reason(content: bytes, why: str) -> None:
    with pytest.raises(CaptureError, match=why) as caught:
        capture_bytes(content, Path("folder/report.txt"))
    assert str(caught.value).startswith("folder/report.txt: ")
    assert "\n" not in str(caught.value)


def test_arabic_typed_on_a_persian_keyboard_is_arabic() -> None:
    typed = TEXT.replace("ي", "ی").replace("ك", "ک")
    assert capture_bytes(typed.encode(), ANY).text == typed


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءةى ،.\n0123456789", min_size=1).filter(str.strip))
def test_utf8_arabic_is_never_taken_for_anything_else(text: str) -> None:
    assert decode(text.encode("utf-8"), ANY).text == text


@given(st.binary(min_size=1, max_size=400))
def test_any_bytes_give_a_text_or_a_sentence(content: bytes) -> None:
    try:
        captured = capture_bytes(content, ANY)
    except CaptureError as error:
        assert str(error).startswith("report.txt: ")
    else:
        assert any("\u0620" <= c <= "\u06ff" for c in captured.text)


def test_the_same_bytes_are_the_same_document_under_any_name() -> None:
    one, other = capture_bytes(TEXT.encode(), Path("a.txt")), capture_bytes(TEXT.encode(), Path("b.html"))
    assert one.id == other.id and one.text == other.text and one.method == other.method
    assert one.id == "doc-" + one.sha256[:16]


def test_a_file_beyond_the_limit_is_refused_without_being_loaded(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with open(large, "wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(CaptureError, match=r"50\.0 MB is larger than a report can be .* --max-bytes"):
        take_bytes(large)
    small = tmp_path / "small.txt"
    small.write_text(TEXT, encoding="utf-8")
    with pytest.raises(CaptureError, match="--max-bytes"):
        take_bytes(small, max_bytes=20)


def test_what_cannot_be_opened_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    for name, why in (("empty.txt", "empty"), ("gone.txt", "no such file"), ("pipe.txt", "no ordinary file")):
        with pytest.raises(CaptureError, match=why):
            take_bytes(tmp_path / name)


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_a_file_without_permission_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:  # as nobody, because root may read everything
        try:
            if os.getuid() == 0:
                os.setuid(65534)
            take_bytes(path)
        except CaptureError as error:
            os.write(writer, str(error).encode())
        finally:
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    assert "you may not read this file" in os.read(reader, 4096).decode()


PAGE = f"""<!DOCTYPE html>
<html lang="ar"><head><meta charset="CHARSET"><title>دخول القوات إلى الشجرة | صحيفة النخيل</title>
<meta property="og:title" content="دخول القوات إلى الشجرة"><meta property="og:site_name" content="صحيفة النخيل">
<meta property="article:published_time" content="2024-05-22T11:15:00+02:00">
<link rel="canonical" href="https://nakhil.example/1"></head>
<body><nav><a href="/">الرئيسية</a> <a href="/w">العالم</a></nav>
<article><h1>دخول القوات إلى الشجرة</h1>
<p>{TEXT} وأضاف المصدر أن الأهالي عادوا إلى منازلهم في اليوم نفسه من دون أي حادث.</p>
<p>وكان الاتفاق قد وقع قبل أسبوع بحضور وجهاء من البلدة وممثلين عن الجهات كافة، بحسب بيان سابق للمجلس المحلي.</p>
</article><footer>جميع الحقوق محفوظة</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_a_saved_page_gives_its_article_title_outlet_date_and_address(charset: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(PAGE.replace("CHARSET", charset).encode(charset))
    captured, _ = capture_file(path)
    assert captured.embedded == Metadata(
        "2024-05-22", "صحيفة النخيل", "https://nakhil.example/1", "دخول القوات إلى الشجرة"
    )
    assert captured.text.startswith("دخول القوات إلى الشجرة\n")
    assert captured.text.count("دخول القوات إلى الشجرة") == 1
    assert "عادوا إلى منازلهم" in captured.text and "قد وقع قبل أسبوع" in captured.text
    assert "<p>" not in captured.text
    assert captured.method == "html/trafilatura"


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(CaptureError, match="no article was found"):
        capture_bytes(b"<!DOCTYPE html><html><body></body></html>", Path("page.html"))


def test_folders_are_walked_and_other_files_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in/b.txt", "in/deep/a.HTML", "in/c.pdf", "in/d.pdf", "in/notes", "in/.hidden.txt", "in/.git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    found = find_reports(["in/", "in/b.txt", "./in/deep", "missing", "in/c.pdf"])
    assert [p.as_posix() for p in found.reports] == ["in/b.txt", "in/deep/a.HTML"]
    assert found.skipped == ((".pdf", 2), ("(no suffix)", 1))
    assert [(p.path, p.sentence.split(": ")[1]) for p in found.problems] == [
        ("missing", "there is no such file or folder; check its name"),
        ("in/c.pdf", "only .txt and .html are read; save the report's text as .txt"),
    ]
