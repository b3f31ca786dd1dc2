"""The bytes real documents came in, against the text others took out of them."""

from __future__ import annotations

import os
import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from xiezhi.reading import read_file

_SHARED = Path(os.environ.get("XIEZHI_SHARED", Path(__file__).parents[2].parent / "shared"))
_ORIGINALS = sorted((_SHARED / "samples" / "originals").glob("s*.*"))
# The reference lost titles of laws in angle brackets, taking them for tags; what a browser shows is counted as read.
_TITLE_IN_BRACKETS = re.compile(r"<[\u4e00-\u9fff]+>")


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\ufeff]+", "", text)


@pytest.mark.real
@pytest.mark.skipif(
    not _ORIGINALS, reason="no real documents: set XIEZHI_SHARED to the folder that holds samples/"
)
@pytest.mark.parametrize("path", _ORIGINALS, ids=lambda path: path.name)
def test_original_reads_as_its_text(path: Path) -> None:
    reference = (path.parents[1] / f"{path.name[:4]}.txt").read_text("utf-8")
    read = read_file(path)
    assert read.problems == ()
    ours, theirs = _squeezed(_TITLE_IN_BRACKETS.sub("", read.text)), _squeezed(reference)
    assert ours == theirs or SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= 0.99
    lines = [len([line for line in text.splitlines() if line.strip()]) for text in (read.text, reference)]
    assert lines[0] == lines[1]
