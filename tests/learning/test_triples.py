from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("torch")

from tests.learning.stories import stories

from xiezhi.errors import XiezhiError
from xiezhi.inference import Encoder
from xiezhi.learning.config import TrainConfig
from xiezhi.learning.matching import Triple
from xiezhi.learning.train import train
from xiezhi.learning.triples import apart, read_triples


def _write(folder: Path, rows: list[dict[str, object]]) -> None:
    folder.mkdir(exist_ok=True)
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "rows.jsonl").write_text(lines, encoding="utf-8")


@given(st.lists(st.tuples(*[st.integers(0, 30)] * 3), min_size=2, max_size=60), st.integers(0, 5))
def test_no_pair_stands_on_both_sides(rows: list[tuple[int, int, int]], seed: int) -> None:
    learn, held = apart([Triple(*row) for row in rows], 0.2, seed)
    pairs = [
        {frozenset(p) for t in part for p in ((t.anchor, t.near), (t.anchor, t.far))}
        for part in (learn, held)
    ]
    assert not pairs[0] & pairs[1]
    assert held


def test_pairs_become_triples(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [
        {"text_a": "甲", "text_b": "乙", "label": 1},
        {"text_a": "甲", "text_b": "丙", "label": 0},
    ]
    _write(tmp_path / "d", rows)
    known = read_triples(tmp_path / "d")
    assert known.texts == ["甲", "乙", "丙"]
    assert known.found == [Triple(0, 1, 2)]


def test_a_label_that_is_neither_is_named_with_its_line(tmp_path: Path) -> None:
    _write(tmp_path / "d", [{"text_a": "甲", "text_b": "乙", "label": "alike"}])
    with pytest.raises(XiezhiError, match=r"rows.jsonl, line 1"):
        read_triples(tmp_path / "d")


def test_vectors_learn_who_is_alike(base: Path, tmp_path: Path) -> None:
    loans = [text for text, _ in stories(40)]
    jobs = [text.replace("借款", "工资").replace("出具借条一张", "未签合同") for text in loans]
    rows = [
        {"anchor": a[n], "near": a[n + 1], "far": b[(n + 7) % 40]}
        for a, b in ((loans, jobs), (jobs, loans))
        for n in range(0, 38, 2)
    ]
    _write(tmp_path / "data", rows)
    config = TrainConfig(
        task="vectors", data=tmp_path / "data", output=tmp_path / "out", base=base, threads=1
    )
    result = train(config)
    assert result.table.micro.f1 > 0.9
    encoder = Encoder.load(tmp_path / "out")
    assert encoder is not None
    one, two, three = encoder.vectors([loans[38], loans[39], jobs[38]])
    assert np.dot(one, two) > np.dot(one, three)
