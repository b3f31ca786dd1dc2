"""Files to source texts, and what refuses to become one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from xiezhi.errors import CATALOGUE, XiezhiError
from xiezhi.reading import Failure, Limits, read_bytes, read_file
from xiezhi.text import SourceText

from .makers import JUDGMENT, docx, paragraph, pdf, printed, zipped
from .ole import write_ole

TEXT = "\r\n".join(JUDGMENT) + "\r\n"
_BODY = "".join(map(paragraph, JUDGMENT[:3]))
SEEDS = {
    "a.txt": TEXT.encode("gb18030"),
    "a.html": ("<html><meta charset=gbk><table><tr><td>" + TEXT + "</table>").encode("gb18030"),
    "a.xml": f'<?xml version="1.0"?><writ><QW value="{JUDGMENT[0]}"/></writ>'.encode(),
    "a.docx": docx(_BODY),
    "a.doc": write_ole({"WordDocument": f"<html><p>{JUDGMENT[3]}</html>".encode("gb18030")}),
    "a.pdf": pdf([printed([JUDGMENT[3]])]),
    "a.rtf": b"{\\rtf1\\ansi\\ansicpg936 \\'b1\\'be\\u38498?\\par}",
    "a.mht": b"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>\xe6\x9c\xac</p>",
}


def test_plain_text_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "判决 1.txt"
    path.write_bytes(TEXT.encode("gb18030"))
    source = read_file(path)
    assert source == SourceText(
        text=TEXT,
        id="判决 1",
        source=str(path),
        sha256=hashlib.sha256(TEXT.encode("gb18030")).hexdigest(),
        media_type="text/plain",
        encoding="gb18030",
    )


def test_entities_in_plain_text_are_text() -> None:
    assert (
        read_bytes("原告&ldquo;王&rdquo;&amp;lt;".encode(), name="a.txt").text
        == "原告&ldquo;王&rdquo;&amp;lt;"
    )


def test_web_page_saved_with_its_pictures() -> None:
    message = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        b'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n'
        + b"<html><body><p>"
        + b"".join(b"=%02X" % byte for byte in "民事判决书".encode("gb18030"))
        + b"</p></body></html>\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--b--"
    )
    source = read_bytes(message, name="判决.doc")
    assert source.text == "民事判决书"
    assert (source.media_type, [p.code for p in source.problems]) == ("multipart/related", ["XZ115"])


def test_message_without_a_page() -> None:
    with pytest.raises(XiezhiError) as caught:
        read_bytes(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nabc", name="a.mht")
    assert caught.value.code == "XZ107"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "XZ102"),
        (b" \r\n\t", "XZ110"),
        (b"<html><body><script>1</script></body></html>", "XZ110"),
        (zipped({"a.txt": b"a"}), "XZ123"),
        (zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""}), "XZ109"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "XZ124"),
        (b"Rar!\x1a\x07\x00", "XZ109"),
        (bytes(range(256)) * 4, "XZ113"),
    ],
)
def test_what_is_no_document(data: bytes, code: str) -> None:
    with pytest.raises(XiezhiError) as caught:
        read_bytes(data, name="a.txt")
    assert caught.value.code == code


def test_text_that_reads_like_no_chinese_is_noted() -> None:
    source = read_bytes("Договор займа между физическими лицами. ".encode("koi8-r") * 9, name="a.txt")
    assert source.problems[0].code == "XZ132"


def test_limits_hold_before_the_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 100)
    with pytest.raises(XiezhiError) as caught:
        read_file(path, limits=Limits(max_bytes=99))
    assert caught.value.code == "XZ103"
    with pytest.raises(XiezhiError) as caught:
        read_bytes(b"a" * 100, name="a", limits=Limits(max_bytes=99))
    assert caught.value.code == "XZ103"


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(XiezhiError) as caught:
        read_file(tmp_path / name)
    assert caught.value.code == "XZ101"
    failure = Failure.of("x", caught.value)
    assert (failure.code, failure.remedy) == ("XZ101", caught.value.remedy)


def test_the_seeds_are_good_files() -> None:
    for name, data in SEEDS.items():
        assert read_bytes(data, name=name).text.strip(), name


def _settles(data: bytes, name: str) -> None:
    """Either a text with problems whose places lie inside it, or an error from the catalogue."""
    try:
        source = read_bytes(data, name=name)
    except XiezhiError as error:
        assert error.code in CATALOGUE  # noqa: PT017
        return
    assert source.text.strip()
    for problem in source.problems:
        assert 0 <= (problem.start or 0) <= (problem.end or 0) <= len(source.text)


@settings(max_examples=150)
@given(st.binary(max_size=400), st.sampled_from(sorted(SEEDS)))
@example(b"\xff\xfe<", "a.txt")
@example(b"PK\x05\x06" + bytes(18), "a.docx")
def test_any_bytes_settle(data: bytes, name: str) -> None:
    _settles(data, name)


@settings(max_examples=300)
@given(
    st.sampled_from(sorted(SEEDS)),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=12), st.integers(0, 30)), min_size=1, max_size=4),
)
def test_mutated_files_settle(name: str, edits: list[tuple[float, bytes, int]]) -> None:
    data = SEEDS[name]
    for place, inserted, dropped in edits:
        at = int(place * len(data))
        data = data[:at] + inserted + data[at + dropped :]
    _settles(data, name)


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl", ".json"])
def test_rows_of_many_documents_are_not_read_as_one(suffix: str) -> None:
    with pytest.raises(XiezhiError) as raised:
        read_bytes("案号,全文\n1,民事判决书\n".encode(), name=f"导出{suffix}")
    assert raised.value.code == "XZ133"
