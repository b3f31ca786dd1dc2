from __future__ import annotations

import json
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from xiezhi.errors import XiezhiError  # noqa: E402
from xiezhi.learning.checkpoint import load_base  # noqa: E402
from xiezhi.learning.encoder import spelt_out  # noqa: E402


def _ids(padded: bool) -> torch.Tensor:
    ids = torch.randint(5, 40, (3, 20), generator=torch.Generator().manual_seed(1))
    if padded:
        ids[1, 12:] = 0
    return ids


def test_transformers_reads_the_checkpoint_and_gives_the_same_states(base: Path) -> None:
    transformers = pytest.importorskip("transformers")
    encoder, _ = load_base(base)
    theirs = transformers.BertModel.from_pretrained(base, add_pooling_layer=False).float().eval()
    ids = _ids(padded=True)
    mask = (ids != 0).long()
    with torch.no_grad():
        mine = encoder.eval()(ids, mask)
        other = theirs(input_ids=ids, attention_mask=mask).last_hidden_state
    assert torch.allclose(mine[mask.bool()], other[mask.bool()], atol=1e-4)


def test_attention_spelt_out_is_the_same_attention(base: Path) -> None:
    encoder, _ = load_base(base)
    ids = _ids(padded=True)
    mask = ids != 0
    with torch.no_grad():
        mine = encoder.eval()(ids, mask)
        with spelt_out():
            other = encoder(ids, mask)
    assert torch.allclose(mine[mask], other[mask], atol=1e-5)


def test_a_folder_without_weights_is_named(tmp_path: Path) -> None:
    with pytest.raises(XiezhiError) as caught:
        load_base(tmp_path)
    assert caught.value.code == "XZ801"


def test_another_architecture_is_refused(base: Path, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "gpt2"}), encoding="utf-8")
    (tmp_path / "tokenizer.json").write_bytes((base / "tokenizer.json").read_bytes())
    with pytest.raises(XiezhiError) as caught:
        load_base(tmp_path)
    assert caught.value.code == "XZ802"
