"""Old Word containers."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xiezhi.errors import XiezhiError
from xiezhi.reading import read_bytes

from .makers import JUDGMENT
from .ole import write_ole

PAGE = "<html><body>" + "".join(f"<div>{line}</div>" for line in JUDGMENT) + "</body></html>"


@pytest.mark.parametrize("copies", [1, 20])
def test_page_inside_a_container(copies: int) -> None:
    data = write_ole({"WordDocument": (PAGE * copies).encode("gb18030")})
    source = read_bytes(data, name="判决.doc")
    assert source.text == "\n".join(JUDGMENT * copies)
    assert (source.media_type, source.encoding, source.problems) == ("application/msword", "gb18030", ())


def test_page_in_a_stream_of_another_name() -> None:
    data = write_ole({"Other": b"\x01\x02", "CONTENTS": PAGE.encode("gb18030")})
    assert read_bytes(data, name="判决.doc").text == "\n".join(JUDGMENT)


@pytest.mark.parametrize(
    ("streams", "code"),
    [
        ({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(600), "1Table": bytes(100)}, "XZ105"),
        ({"WordDocument": b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01" + bytes(600)}, "XZ106"),
        ({"EncryptedPackage": bytes(64), "EncryptionInfo": bytes(64)}, "XZ106"),
        ({"Workbook": bytes(64)}, "XZ109"),
        ({"Something": bytes(64)}, "XZ109"),
        ({"WordDocument": write_ole({"WordDocument": PAGE.encode()})}, "XZ107"),
        ({"WordDocument": bytes(64)}, "XZ110"),
    ],
)
def test_other_containers_are_named(streams: dict[str, bytes], code: str) -> None:
    with pytest.raises(XiezhiError) as caught:
        read_bytes(write_ole(streams), name="判决.doc")
    assert caught.value.code == code


@settings(max_examples=80)
@given(st.integers(0, 5000), st.binary(min_size=1, max_size=40), st.integers(40, 6000))
def test_damaged_containers_never_crash(at: int, garbage: bytes, cut: int) -> None:
    data = bytearray(write_ole({"WordDocument": PAGE.encode("gb18030") * 5}))
    data[at : at + len(garbage)] = garbage
    for damaged in (bytes(data), bytes(data[:cut])):
        with suppress(XiezhiError):
            assert read_bytes(damaged, name="a.doc").text.strip()
