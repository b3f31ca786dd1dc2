"""ZIPs: every member read or refused, one by one."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.reading import Failure, Limits, iter_archive, read_many
from xiezhi.text import SourceText

from .makers import docx, paragraph, zipped

TEXT = "原告：王小虎。被告：李大山。"


def outcome(tmp_path: Path, data: bytes, limits: Limits | None = None) -> dict[str, str]:
    """What each member came to: its text, or the code of its failure."""
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    found = iter_archive(path, limits=limits or Limits())
    return {
        item.source.removeprefix(str(path)): item.code if isinstance(item, Failure) else item.text
        for item in found
    }


def test_members_are_read_in_order_with_their_place(tmp_path: Path) -> None:
    data = zipped(
        {
            "一/甲.txt": TEXT.encode(),
            "乙.docx": docx(paragraph("正文")),
            "丙.txt": TEXT.encode("gb18030"),
            "空.txt": b"",
        }
    )
    assert list(outcome(tmp_path, data).items()) == [
        ("!一/甲.txt", TEXT), ("!乙.docx", "正文"), ("!丙.txt", TEXT), ("!空.txt", "XZ102"),
    ]  # fmt: skip


def test_names_in_gb18030(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("判决书.txt".encode("gb18030").decode("cp437"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(info, TEXT)
    data = buffer.getvalue()
    raw = "判决书.txt".encode("gb18030")
    written = "判决书.txt".encode("gb18030").decode("cp437").encode()
    # As Chinese Windows writes it: the raw bytes, and no flag that says UTF-8.
    data = data.replace(written, raw + b"_" * (len(written) - len(raw)))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        where = data.index(mark) + at
        data = data[:where] + b"\0\0" + data[where + 2 :]
    (name,) = outcome(tmp_path, data)
    assert name.startswith("!判决书.txt")


def test_hostile_members_are_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../climb.txt", TEXT)
        archive.writestr("/etc/absolute.txt", TEXT)
        archive.writestr("C:\\drive.txt", TEXT)
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bomb.txt", b"0" * (64 << 20))
        archive.writestr("__MACOSX/._good.txt", b"\0\0")
        archive.writestr("good.txt", TEXT)
    assert outcome(tmp_path, buffer.getvalue()) == {
        "!../../climb.txt": "XZ125", "!/etc/absolute.txt": "XZ125", "!C:\\drive.txt": "XZ125",
        "!link.txt": "XZ127", "!bomb.txt": "XZ104", "!good.txt": TEXT,
    }  # fmt: skip


def test_encrypted_member(tmp_path: Path) -> None:
    data = bytearray(zipped({"锁.txt": TEXT.encode(), "开.txt": TEXT.encode()}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    assert outcome(tmp_path, bytes(data)) == {"!锁.txt": "XZ126", "!开.txt": TEXT}


def test_archives_one_level_down(tmp_path: Path) -> None:
    inner = zipped({"甲.txt": TEXT.encode()})
    data = zipped({"内.zip": inner, "深.zip": zipped({"内.zip": inner})})
    assert outcome(tmp_path, data) == {"!内.zip!甲.txt": TEXT, "!深.zip!内.zip": "XZ128"}


def test_damaged_member(tmp_path: Path) -> None:
    data = bytearray(zipped({"坏.txt": TEXT.encode() * 50, "好.txt": TEXT.encode()}))
    data[60:70] = b"\xff" * 10
    assert outcome(tmp_path, bytes(data)) == {"!坏.txt": "XZ107", "!好.txt": TEXT}


def test_sizes_and_counts_are_limited(tmp_path: Path) -> None:
    data = zipped({f"{index}.txt": TEXT.encode() for index in range(4)})
    assert outcome(tmp_path, data, Limits(max_members=3)) == {"": "XZ130"}
    assert outcome(tmp_path, data, Limits(max_unpacked=50)) == {"!0.txt": TEXT, "!1.txt": TEXT, "": "XZ129"}
    assert set(outcome(tmp_path, data, Limits(max_bytes=10)).values()) == {"XZ103"}


def test_read_many_goes_through_everything(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b" / ".hidden").write_text("x", encoding="utf-8")
    (tmp_path / "a.zip").write_bytes(zipped({"1.txt": TEXT.encode()}))
    (tmp_path / "c.docx").write_bytes(docx(paragraph("正文")))
    (tmp_path / "d.bin").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "e.zip").write_bytes(b"PK\x03\x04broken")
    found = list(read_many([tmp_path, tmp_path / "missing.txt"]))
    summary = [(Path(item.source).name, getattr(item, "code", "read")) for item in found]
    assert summary == [
        ("a.zip!1.txt", "read"), ("c.docx", "read"), ("d.bin", "XZ113"), ("e.zip", "XZ107"), ("2.txt", "read"),
        ("missing.txt", "XZ101"),
    ]  # fmt: skip
    assert all(item.remedy and item.message for item in found if isinstance(item, Failure))


@pytest.mark.parametrize("twentieths", range(1, 20))
def test_cut_archives_yield_failures(tmp_path: Path, twentieths: int) -> None:
    path = tmp_path / "a.zip"
    data = zipped({"甲.txt": TEXT.encode() * 9, "乙.txt": TEXT.encode()})
    path.write_bytes(data[: len(data) * twentieths // 20])
    (item,) = read_many([path])
    assert isinstance(item, Failure)
    assert not isinstance(item, SourceText)


@settings(max_examples=150)
@given(
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=9), st.integers(0, 12)), min_size=1, max_size=4)
)
def test_mutated_archives_settle(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[float, bytes, int]]
) -> None:
    data = zipped({"甲/一.txt": TEXT.encode() * 9, "乙.zip": zipped({"丙.txt": TEXT.encode()})})
    for place, inserted, dropped in edits:
        at = int(place * len(data))
        data = data[:at] + inserted + data[at + dropped :]
    path = tmp_path_factory.getbasetemp() / "mutated.zip"
    path.write_bytes(data)
    for item in (*read_many([path]), *iter_archive(path)):
        assert item.remedy if isinstance(item, Failure) else item.text.strip()
