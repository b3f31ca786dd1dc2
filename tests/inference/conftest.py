"""A model folder with random weights: everything but the answers is real."""

from __future__ import annotations

from pathlib import Path

import pytest

LETTERS = "原告赵钱孙李被诉称于年月日向借款人民币万元，。；：0123456789约定利息判令偿还本院认为"


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two narrow layers, windows of 32 tokens, all kinds of heads."""
    torch = pytest.importorskip("torch", reason="building a model needs the extra `train`")
    from xiezhi.inference.manifest import SentenceTask
    from xiezhi.learning.encoder import BertEncoder, EncoderConfig
    from xiezhi.learning.heads import MultiTask
    from xiezhi.learning.package import Plan, package
    from xiezhi.learning.vocabulary import build_tokenizer

    torch.manual_seed(3)
    tokenizer = build_tokenizer([LETTERS] * 2, min_count=1)
    config = EncoderConfig(
        tokenizer.get_vocab_size(),
        hidden_size=64,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=128,
        max_position_embeddings=32,
    )
    model = MultiTask(BertEncoder(config), {"entities": 5}, {"loan-elements": 3}, vector=8)
    with torch.no_grad():
        for head in (*model.tag_heads.values(), *model.label_heads.values()):
            for parameter in head.parameters():
                parameter.normal_(std=0.8)
    tasks = {"loan-elements": SentenceTask(("L1", "L2", "L3"), ("甲", "乙", "丙"), (0.5, 0.5, 0.5))}
    plan = Plan("tiny", "1", {"entities": ("PERSON", "MONEY")}, tasks, vector=8)
    folder = tmp_path_factory.mktemp("model")
    package(model, tokenizer, plan, folder, {})
    return folder
