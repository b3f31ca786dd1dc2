"""A very small encoder and very small labelled sets: enough to walk the whole way in seconds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.learning.stories import stories

pytest.importorskip("torch", reason="training needs the extra `train`")


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of an untrained encoder with two narrow layers."""
    import torch

    from xiezhi.learning.checkpoint import save_base
    from xiezhi.learning.encoder import BertEncoder, EncoderConfig
    from xiezhi.learning.vocabulary import build_tokenizer

    torch.manual_seed(0)
    tokenizer = build_tokenizer([text for text, _ in stories(60)], min_count=1)
    config = EncoderConfig(
        tokenizer.get_vocab_size(),
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=128,
        max_position_embeddings=64,
    )
    folder = tmp_path_factory.mktemp("base")
    save_base(folder, BertEncoder(config), tokenizer)
    return folder


@pytest.fixture(scope="session")
def spans_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty invented documents with spans, as JSON lines."""
    folder = tmp_path_factory.mktemp("spans")
    lines = [
        json.dumps(
            {"text": text, "entities": [{"start": a, "end": b, "label": x} for a, b, x in spans]},
            ensure_ascii=False,
        )
        for text, spans in stories(40)
    ]
    (folder / "stories.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder
