"""Read and write encoders in the layout of the `transformers` library."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from xiezhi.errors import XiezhiError
from xiezhi.learning.encoder import BertEncoder, EncoderConfig

_SIZES = tuple(EncoderConfig.__dataclass_fields__)


def load_base(path: Path, dropout: float = 0.1) -> tuple[BertEncoder, Tokenizer]:
    """The encoder and tokenizer in a folder with `config.json`, `model.safetensors`, `tokenizer.json`.

    Raises:
        XiezhiError: XZ801 when a file is missing, XZ802 when it is no BERT encoder this library can read.
    """
    for name in ("config.json", "tokenizer.json"):
        if not (path / name).is_file():
            raise XiezhiError("XZ801", path=path, name=name)
    settings = json.loads((path / "config.json").read_text(encoding="utf-8"))
    if settings.get("model_type") != "bert" or settings.get("hidden_act", "gelu") != "gelu":
        raise XiezhiError("XZ802", path=path, reason=f"model_type is {settings.get('model_type')!r}")
    config = EncoderConfig(
        **{n: settings[n] for n in _SIZES if n in settings} | {"hidden_dropout_prob": dropout}
    )
    encoder = BertEncoder(config)
    weights = {_short(name): value.float() for name, value in _weights(path).items()}
    missing, _ = encoder.load_state_dict(weights, strict=False)
    if missing:
        raise XiezhiError("XZ802", path=path, reason=f"no weights for {missing[0]}")
    return encoder, Tokenizer.from_file(str(path / "tokenizer.json"))


def save_base(path: Path, encoder: BertEncoder, tokenizer: Tokenizer, *, half: bool = True) -> None:
    """Write the encoder as a checkpoint that `load_base` and `transformers` read (`half`: 16-bit floats)."""
    path.mkdir(parents=True, exist_ok=True)
    kind = torch.float16 if half else torch.float32
    weights = {f"bert.{n}": v.detach().to(kind).contiguous() for n, v in encoder.state_dict().items()}
    save_file(weights, path / "model.safetensors", metadata={"format": "pt"})
    (path / "config.json").write_text(json.dumps(encoder.config.to_json(), indent=1) + "\n", encoding="utf-8")
    tokenizer.save(str(path / "tokenizer.json"))


def _weights(path: Path) -> dict[str, torch.Tensor]:
    if (path / "model.safetensors").is_file():
        return load_file(path / "model.safetensors")
    if (path / "pytorch_model.bin").is_file():
        loaded: dict[str, torch.Tensor] = torch.load(
            path / "pytorch_model.bin", map_location="cpu", weights_only=True
        )
        return loaded
    raise XiezhiError("XZ801", path=path, name="model.safetensors")


def _short(name: str) -> str:
    name = name.removeprefix("bert.")
    return name.replace("LayerNorm.gamma", "LayerNorm.weight").replace("LayerNorm.beta", "LayerNorm.bias")
