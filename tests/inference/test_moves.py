from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from xiezhi.errors import XiezhiError
from xiezhi.inference import moves


def test_moves_are_read_as_they_were_written(tmp_path: Path) -> None:
    found = {"entities": np.arange(9, dtype=np.float32).reshape(3, 3)}
    moves.save(tmp_path / moves.FILE, found)
    assert np.array_equal(moves.load(tmp_path / moves.FILE)["entities"], found["entities"])
    assert moves.load(tmp_path / "none.npz") == {}


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    (tmp_path / moves.FILE).write_bytes(b"PK damaged")
    with pytest.raises(XiezhiError) as caught:
        moves.load(tmp_path / moves.FILE)
    assert caught.value.code == "XZ402"
