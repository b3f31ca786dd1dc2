"""The catalogue's examples are in words of our own: none repeats a real document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from xiezhi.signs import load_catalogue

RUN = 14
"""Chinese characters in a row, all others left out, that two people do not write alike by chance."""
_FACTOR = np.uint64(1_000_003)
FORMULA = 5
"""Documents in which a run stands before it is a formula of the courts."""
OF_THE_LAW = (
    "受理破产申请前一年内，涉及债务人财产的下列行为",
    "不能清偿到期债务，并且资产不足以清偿全部债务",
    "公司股东或者实际控制人提供担保的，必须经股东会决议",
    "以明显不合理的低价转让财产",
    "中国人民银行同期贷款利率的四倍",
    "按城镇居民标准计算",
    "无正当理由拒不到庭，视为放弃质证的权利",
    "向原告借款10万元，并出具借条一张",
)
"""Words of statutes and of every judgment, which have no other wording."""


def windows(text: str) -> np.ndarray:
    """A number for each run of `RUN` Chinese characters."""
    codes = np.frombuffer(text.encode("utf-32-le", "ignore"), dtype=np.uint32).astype(np.uint64)
    codes = codes[(codes >= 0x4E00) & (codes <= 0x9FA5)]
    count = max(0, len(codes) - RUN + 1)
    found = np.zeros(count, dtype=np.uint64)
    for place in range(RUN):
        found = found * _FACTOR + codes[place : place + count]  # wraps around: a hash of 64 bits
    return found


def examples() -> dict[int, str]:
    """Every run of an example, and the example."""
    texts = (example.text for rule in load_catalogue().signs.values() for example in rule.examples)
    own = (text for text in texts if not any(words in text for words in OF_THE_LAW))
    return {int(run): text for text in own for run in windows(text)}


def real_texts(shared: Path) -> Iterator[str]:
    """The text of every document that the project must not repeat."""
    for file in sorted((shared / "corpus").rglob("*.parquet")):
        if "text" in pq.read_schema(file).names:
            for batch in pq.ParquetFile(file).iter_batches(columns=["text"]):
                yield from filter(None, batch["text"].to_pylist())
    for folder in ("samples", "guiding_cases"):
        yield from (
            file.read_text(encoding="utf-8", errors="ignore") for file in (shared / folder).rglob("*.txt")
        )


def test_a_run_is_known_again_whatever_stands_between() -> None:
    text = "原告将十二万元现金交给被告的妻子保管"
    again = set(windows("甲说：原告将十二万元，现金交给\n被告的妻子 保管。").tolist())
    assert again & set(windows(text).tolist())
    assert not set(windows("被告的妻子把现金交还原告的弟弟代为收存").tolist()) & set(windows(text).tolist())


@pytest.mark.real
def test_no_example_repeats_a_real_document(shared: Path) -> None:
    known = examples()
    runs = np.array(sorted(known), dtype=np.uint64)
    found: Counter[int] = Counter()
    for text in real_texts(shared):
        told = windows(text)
        at = np.minimum(np.searchsorted(runs, told), len(runs) - 1)
        found.update(set(told[runs[at] == told].tolist()))
    assert not {known[run] for run, documents in found.items() if documents < FORMULA}
