from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("torch")

from tests.learning.stories import stories

from xiezhi.cli.train import train
from xiezhi.errors import XiezhiError
from xiezhi.inference import Encoder


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkpoint of an untrained, very small encoder."""
    import torch

    from xiezhi.learning.checkpoint import save_base
    from xiezhi.learning.encoder import BertEncoder, EncoderConfig
    from xiezhi.learning.vocabulary import build_tokenizer

    torch.manual_seed(0)
    tokenizer = build_tokenizer([text for text, _ in stories(30)], min_count=1)
    folder = tmp_path_factory.mktemp("base")
    config = EncoderConfig(tokenizer.get_vocab_size(), 32, 1, 2, 64, 64)
    save_base(folder, BertEncoder(config), tokenizer)
    return folder


def test_labelled_documents_in_a_model_out(base: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    rows = [{"text": text, "label": [list(span) for span in spans]} for text, spans in stories(12)]
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (data / "rows.jsonl").write_text(lines, encoding="utf-8")
    options = [
        "--task",
        "entities",
        "--data",
        str(data),
        "--output",
        str(tmp_path / "out"),
        "--base",
        str(base),
    ]
    result = CliRunner().invoke(train, [*options, "--epochs", "1", "--threads", "1"])
    assert result.exit_code == 0, result.output
    assert "PERSON" in result.output
    assert Encoder.load(tmp_path / "out") is not None


def test_an_expression_that_cannot_be_read_is_a_mistake_of_usage(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        train, ["--data", str(tmp_path), "--output", str(tmp_path / "out"), "--group", "("]
    )
    assert result.exit_code == 2
    assert "not a regular expression" in result.output


def test_an_empty_folder_stops_before_anything_is_written(base: Path, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    options = ["--data", str(tmp_path / "data"), "--output", str(tmp_path / "out"), "--base", str(base)]
    result = CliRunner().invoke(train, options)
    assert isinstance(result.exception, XiezhiError)
    assert result.exception.code == "XZ803"
    assert not (tmp_path / "out").exists()
