"""What a file is, by content."""

from __future__ import annotations

import pytest

from xiezhi.errors import XiezhiError
from xiezhi.reading import read_bytes
from xiezhi.reading.sniff import Kind, expected, sniff_bytes, sniff_text

from .makers import JUDGMENT, docx, paragraph, pdf, printed, zipped
from .ole import write_ole

TEXT = "\n".join(JUDGMENT)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (TEXT.encode(), Kind.TEXT),
        (TEXT.encode("gb18030"), Kind.TEXT),
        (TEXT.encode("utf-16"), Kind.TEXT),
        (TEXT.encode("utf-16-le"), Kind.TEXT),
        (docx(paragraph("甲")), Kind.DOCX),
        (pdf([printed(["甲"])]), Kind.PDF),
        (b"\r\n" + pdf([printed(["甲"])]), Kind.PDF),
        (write_ole({"WordDocument": b"<html>"}), Kind.OLE),
        (b"{\\rtf1}", Kind.RTF),
        (zipped({"a.txt": b"a"}), Kind.ZIP),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), Kind.SPREADSHEET),
        (zipped({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}), Kind.SLIDES),
        (zipped({"mimetype": b"", "content.xml": b""}), Kind.OPENDOCUMENT),
        (zipped({"OFD.xml": b""}), Kind.OFD),
        (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
        (b"\xff\xd8\xff\xe0", Kind.PICTURE),
        (b"Rar!\x1a\x07", Kind.PACKED),
        (bytes(range(256)) * 8, Kind.BINARY),
        (bytes(64), Kind.BINARY),
        (b"\x7fELF\x02\x01\x01" + bytes(32), Kind.BINARY),
    ],
)
def test_bytes(data: bytes, kind: Kind) -> None:
    assert sniff_bytes(data) is kind


@pytest.mark.parametrize(
    ("text", "suffix", "kind"),
    [
        ("<!DOCTYPE html><p>甲", ".txt", Kind.HTML),
        ("  <div align=center>民事判决书</div><div>原告</div>", ".txt", Kind.HTML),
        ("<a type='dir' name='WBSB'></a><div style='x'>法院</div>", "", Kind.HTML),
        ("青川县人民法院<br>民事判决书<br>原告：王小虎<br/>被告：李大山<br>", ".txt", Kind.HTML),
        ("<?xml version='1.0'?><html xmlns='x'/>", ".xml", Kind.HTML),
        ("<?xml version='1.0'?><writ/>", ".doc", Kind.XML),
        ("<writ><QW/></writ>", ".xml", Kind.XML),
        ("MIME-Version: 1.0\nContent-Type: text/html\n\n", ".doc", Kind.MHTML),
        ("From: x\nSubject: y\n z\nMIME-Version: 1.0\n\n", ".mht", Kind.MHTML),
        ("# 起诉状\n<div>甲</div><br><br><br>", ".md", Kind.MARKDOWN),
        ("依照<合同法>第一条，<民事诉讼法>第二条", ".txt", Kind.TEXT),
        ("原告：王小虎<br>被告：李大山", ".txt", Kind.TEXT),
        (TEXT, ".txt", Kind.TEXT),
    ],
)
def test_text(text: str, suffix: str, kind: Kind) -> None:
    assert sniff_text(text, suffix) is kind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (TEXT.encode(), "a.doc"),
        (TEXT.encode(), "a.pdf"),
        (docx("".join(map(paragraph, JUDGMENT))), "a.doc"),
        (docx("".join(map(paragraph, JUDGMENT))), "a.txt"),
        ("<html><body><p>" + TEXT.replace("\n", "<p>") + "</html>", "a.doc"),
        (write_ole({"WordDocument": ("<html><p>" + TEXT.replace("\n", "<p>")).encode("gb18030")}), "a.docx"),
    ],
)
def test_wrong_endings_are_noted_and_read(data: bytes | str, name: str) -> None:
    source = read_bytes(data.encode("gb18030") if isinstance(data, str) else data, name=name)
    assert source.text == TEXT
    assert [problem.code for problem in source.problems] == ["XZ115"]


def test_endings_without_a_promise() -> None:
    assert expected(".JUDGMENT") == frozenset()
    assert read_bytes(TEXT.encode(), name="judgment").problems == ()


@pytest.mark.parametrize("size", [10**6])
def test_a_long_line_of_openings_is_read(size: int) -> None:
    assert read_bytes(b"<" * size, name="a.txt").text == "<" * size
    assert len(read_bytes(("<div" * (size // 4)).encode(), name="a.txt").text) > 0


def test_damaged_zip_directory() -> None:
    with pytest.raises(XiezhiError) as caught:
        sniff_bytes(b"PK\x03\x04 and nothing else")
    assert caught.value.code == "XZ107"
