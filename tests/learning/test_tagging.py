from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from xiezhi.learning.checkpoint import load_base  # noqa: E402
from xiezhi.learning.heads import MultiTask  # noqa: E402
from xiezhi.learning.tagging import Mapped, TagDocument, TagFeed, TagSet, encode, windows  # noqa: E402

TAGS = TagSet(("PERSON", "ORG", "MONEY"))
DOCUMENT = TagDocument("原告赵甲一诉被告", ((2, 5, "PERSON"),))


def test_spans_become_tags(base: Path) -> None:
    _, tokenizer = load_base(base)
    _, allowed, offsets = encode(DOCUMENT, tokenizer, TAGS)
    assert len(offsets) == 8
    assert [int(a).bit_length() - 1 for a in allowed] == [0, 0, 1, 2, 2, 0, 0, 0]


def test_what_a_foreign_set_does_not_know_stays_open(base: Path) -> None:
    _, tokenizer = load_base(base)
    foreign = Mapped({"PER": ("PERSON",)}, unknown=("MONEY",))
    _, allowed, _ = encode(TagDocument(DOCUMENT.text, ((2, 5, "PER"),)), tokenizer, TAGS, foreign)
    assert int(allowed[0]) == 1 | TAGS.begin(["MONEY"]) | TAGS.inside(["MONEY"])
    assert int(allowed[2]) == TAGS.begin(["PERSON"])


def test_beyond_the_labelled_part_everything_is_allowed(base: Path) -> None:
    _, tokenizer = load_base(base)
    _, allowed, _ = encode(TagDocument(DOCUMENT.text, DOCUMENT.spans, until=5), tokenizer, TAGS)
    assert (allowed[5:] == TAGS.any).all()
    assert windows([TagDocument(DOCUMENT.text, (), until=0)], tokenizer, TAGS, size=64) == []


def test_the_loss_does_not_ask_about_open_tokens(base: Path) -> None:
    encoder, tokenizer = load_base(base)
    model = MultiTask(encoder, {"entities": TAGS.size}).eval()
    items = windows([DOCUMENT], tokenizer, TAGS, size=64)
    feed = TagFeed("entities", TAGS, items, tokenizer)
    (batch,) = feed.batches(np.random.default_rng(0))
    with torch.no_grad():
        strict = float(feed.loss(model, batch))
        batch["allowed"][:, 2:] = TAGS.any
        only_first = float(feed.loss(model, batch))
        batch["allowed"][:] = TAGS.any
        assert float(feed.loss(model, batch)) == 0.0
    assert strict > 0
    assert only_first > 0
