from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from xiezhi.errors import XiezhiError
from xiezhi.inference import grams, views
from xiezhi.inference.arrays import read_arrays, write_arrays


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_arrays(tmp_path / "a.npz", {"x/y": np.arange(4), "words": np.array(["借条", "转账"])})
    found = read_arrays(tmp_path / "a.npz")
    assert found["x/y"].tolist() == [0, 1, 2, 3]
    assert found["words"].tolist() == ["借条", "转账"]
    assert read_arrays(tmp_path / "none.npz") == {}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a file of arrays", b"words"])
def test_a_damaged_file_has_a_code(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.npz").write_bytes(content)
    with pytest.raises(XiezhiError, match="XZ402"):
        read_arrays(tmp_path / "a.npz")


@pytest.mark.parametrize("part", [grams, views])
def test_a_file_that_lacks_an_array_has_a_code(part: object, tmp_path: Path) -> None:
    write_arrays(tmp_path / "a.npz", {"loans/keys": np.arange(3)})
    with pytest.raises(XiezhiError, match="XZ402"):
        part.load(tmp_path / "a.npz")  # type: ignore[attr-defined]
