"""Masked-language pretraining with whole words; stops and resumes at any moment.

    python training/pretrain/run.py --data $WORK/pretrain --out $WORK/pretrain/run1 --minutes 95

The learning rate follows training time, not steps: warm-up, plateau, then a fall to zero over the last part. So the
run ends when it has to, on any machine. `--finish-in 15` on a resumed run starts the fall now.
The order of the data depends on the seed alone. Same script on CPU and CUDA (`--device cuda`).
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch._inductor.config
from safetensors.torch import save_file
from tokenizers import Tokenizer

from xiezhi.learning.encoder import EncoderConfig, MaskedLanguageModel


@dataclass(frozen=True, slots=True)
class Batch:
    """One step's input: ids with masks put in, where they are, what stood there."""

    ids: torch.Tensor
    positions: torch.Tensor
    targets: torch.Tensor


class Stream:
    """Batches by number: step `n` is always the same batch for the same seed."""

    def __init__(self, data: Path, batch: int, length: int, share: float, seed: int) -> None:
        self.tokens = np.load(data / "tokens.npy", mmap_mode="r")
        self.starts = np.load(data / "starts.npy", mmap_mode="r")
        tokenizer = Tokenizer.from_file(str(data / "tokenizer.json"))
        self.vocabulary = tokenizer.get_vocab_size()
        self.cls, self.sep, self.mask = (tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]", "[MASK]"))
        self.batch, self.length, self.seed = batch, length, seed
        self.masked = int(length * share)
        self.chunks = (len(self.tokens) - 1000) // (length - 2)
        self.per_epoch = self.chunks // batch
        self._epoch, self._order = -1, np.empty(0, dtype=np.int64)

    def __call__(self, step: int) -> Batch:
        epoch, place = divmod(step, self.per_epoch)
        if epoch != self._epoch:
            self._epoch, self._order = (
                epoch,
                np.random.default_rng([self.seed, epoch]).permutation(self.chunks),
            )
        draw = np.random.default_rng([self.seed, 7, step])
        body = self.length - 2
        shift = (epoch * 97) % body
        begins = self._order[place * self.batch : (place + 1) * self.batch] * body + shift
        take = begins[:, None] + np.arange(body)[None]
        ids = np.full((self.batch, self.length), self.sep, dtype=np.int64)
        ids[:, 0] = self.cls
        ids[:, 1:-1] = self.tokens[take]
        begin = np.ones((self.batch, self.length), dtype=np.int64)
        begin[:, 1:-1] = self.starts[take]
        return self._hide(ids, begin, draw)

    def _hide(self, ids: np.ndarray, begin: np.ndarray, draw: np.random.Generator) -> Batch:
        words = np.cumsum(begin, axis=1)
        luck = np.take_along_axis(draw.random((self.batch, self.length + 1)), words, axis=1)
        luck[(ids == self.cls) | (ids == self.sep)] = 2.0
        positions = np.sort(np.argsort(luck, axis=1, kind="stable")[:, : self.masked], axis=1)
        targets = np.take_along_axis(ids, positions, axis=1)
        dice = draw.random(targets.shape)
        put = np.where(dice < 0.8, self.mask, targets)
        put = np.where(dice > 0.9, draw.integers(5, self.vocabulary, targets.shape), put)
        np.put_along_axis(ids, positions, put, axis=1)
        return Batch(*(torch.from_numpy(a) for a in (ids, positions, targets)))


def pace(seconds: float, total: float, step: int, warmup: int, fall: float) -> float:
    """Share of the peak learning rate: warm-up by steps, plateau, linear fall over the last `fall` of the time."""
    rise = min(1.0, (step + 1) / warmup)
    left = max(0.0, (total - seconds) / (total * fall))
    return min(rise, 1.0, left)


def optimisers(model: torch.nn.Module, rate: float, kind: str) -> list[torch.optim.Optimizer]:
    """AdamW for everything, or Muon for the matrices inside the layers and AdamW for the rest."""
    inner = [p for n, p in model.named_parameters() if p.ndim == 2 and ".layer." in n]
    known = {id(p) for p in inner} if kind == "muon" else set()
    outer = [p for p in model.parameters() if id(p) not in known]
    heavy = [p for p in outer if p.ndim == 2]
    light = [p for p in outer if p.ndim < 2]
    groups = [{"params": heavy, "weight_decay": 0.01}, {"params": light, "weight_decay": 0.0}]
    found: list[torch.optim.Optimizer] = [torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98), eps=1e-8)]
    if kind == "muon":
        found.append(torch.optim.Muon(inner, lr=rate, weight_decay=0.01, adjust_lr_fn="match_rms_adamw"))
    return found


def write(path: Path, value: object) -> None:
    """Save with torch through a neighbour file, so that a kill never leaves half a checkpoint."""
    torch.save(value, path.with_suffix(".tmp"))
    os.replace(path.with_suffix(".tmp"), path)


def export(out: Path, data: Path, model: MaskedLanguageModel) -> None:
    """config.json, model.safetensors, tokenizer.json: what `--base` reads."""
    out.mkdir(parents=True, exist_ok=True)
    weights = {name: value.detach().clone().contiguous() for name, value in model.state_dict().items()}
    save_file(weights, out / "model.safetensors.tmp", metadata={"format": "pt"})
    os.replace(out / "model.safetensors.tmp", out / "model.safetensors")
    (out / "config.json").write_text(json.dumps(model.bert.config.to_json(), indent=1))
    (out / "tokenizer.json").write_bytes((data / "tokenizer.json").read_bytes())


class Threads:
    """Chooses between one thread and `most`: on a machine shared with others, two threads that wait for each other can
    be slower than one. Every so often the other choice is tried for a few steps and kept if it is faster.
    """

    def __init__(self, most: int) -> None:
        self.choices = [most, 1] if most > 1 else [most]
        self.speed = [0.0] * len(self.choices)
        self.now, self.left, self.begun, self.trial = 0, 8, time.monotonic(), 0
        torch.set_num_threads(most)

    def step(self) -> None:
        """Call once per step."""
        self.left -= 1
        if self.left or len(self.choices) == 1:
            return
        steps = 6 if self.trial else 60
        self.speed[self.now] = (steps if self.speed[self.now] else 8) / (time.monotonic() - self.begun)
        if not self.trial:
            self.now, self.trial, self.left = 1 - self.now, 1, 6
        else:
            self.now = int(self.speed[1] > self.speed[0])
            self.trial, self.left = 0, 60
        torch.set_num_threads(self.choices[self.now])
        self.begun = time.monotonic()


def log(path: Path, **values: object) -> None:
    """One JSON line."""
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(values) + "\n")


def windows(stream: Stream, step: int) -> Iterator[tuple[int, Batch]]:
    """Step numbers and batches from `step` on, without end."""
    while True:
        yield step, stream(step)
        step += 1


def arguments() -> argparse.Namespace:
    """What was asked for on the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--minutes", type=float, required=True, help="training time in all, resumed parts included"
    )
    parser.add_argument("--finish-in", type=float, help="minutes left from now, whatever --minutes says")
    parser.add_argument("--fall", type=float, default=0.18)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--length", type=int, default=256)
    parser.add_argument("--share", type=float, default=0.2, help="share of the tokens that is masked")
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--warmup", type=int, default=150)
    parser.add_argument("--optimiser", choices=("adamw", "muon"), default="muon")
    parser.add_argument("--layers", type=int, default=4)
    parser.add_argument("--hidden", type=int, default=256)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def fresh(args: argparse.Namespace, vocabulary: int) -> MaskedLanguageModel:
    """A model of the size that was asked for, at random weights."""
    config = EncoderConfig(
        vocab_size=vocabulary,
        hidden_size=args.hidden,
        num_hidden_layers=args.layers,
        num_attention_heads=args.hidden // 64,
        intermediate_size=4 * args.hidden,
        max_position_embeddings=args.length,
    )
    return MaskedLanguageModel(config).to(args.device)


@dataclass(slots=True)
class Training:
    """A model that learns: its optimisers, the steps done and the seconds spent, over all parts of the run."""

    args: argparse.Namespace
    model: MaskedLanguageModel
    helpers: list[torch.optim.Optimizer]
    step: int = 0
    spent: float = 0.0

    @property
    def state(self) -> Path:
        """Where the run goes on from."""
        path: Path = self.args.out / "state.pt"
        return path

    def resume(self) -> None:
        """Go on from the last state, where there is one."""
        if not self.state.exists():
            return
        saved = torch.load(self.state, map_location=self.args.device, weights_only=True)
        self.model.load_state_dict(saved["model"])
        for helper, old in zip(self.helpers, saved["optimisers"], strict=True):
            helper.load_state_dict(old)
        self.step, self.spent = saved["step"], saved["spent"]

    def save(self) -> None:
        """Write the state, and the model as a base for fine-tuning."""
        optimiser = [helper.state_dict() for helper in self.helpers]
        facts = {"step": self.step, "spent": self.spent}
        write(self.state, {"model": self.model.state_dict(), "optimisers": optimiser, **facts})
        export(self.args.out / "model", self.args.data, self.model)

    def learn(self, run: Callable[..., torch.Tensor], batch: Batch, rate: float) -> float:
        """One step at this learning rate; returns the loss."""
        device = self.args.device
        for helper in self.helpers:
            for group in helper.param_groups:
                group["lr"] = rate
        with torch.autocast(device, dtype=torch.bfloat16):
            loss = run(*(t.to(device) for t in (batch.ids, batch.positions, batch.targets)))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for helper in self.helpers:
            helper.step()
            helper.zero_grad(set_to_none=True)
        return float(loss.item())

    def ends(self) -> tuple[float, float]:
        """(seconds in all, share of them in which the rate falls)."""
        args = self.args
        if args.finish_in is None:
            return args.minutes * 60, args.fall
        total = self.spent + args.finish_in * 60
        return total, args.finish_in * 60 / total


def train(training: Training, stream: Stream) -> None:
    """Steps until the time is spent or the process is told to stop; saved every so often and at the end."""
    args, begun = training.args, training.spent
    total, fall = training.ends()
    run, threads = torch.compile(training.model), Threads(args.threads)
    stop: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: stop.append(number))
    before = saved_at = time.monotonic()
    mean = 0.0
    for step, batch in windows(stream, training.step):
        training.step, training.spent = step, begun + time.monotonic() - before
        share = pace(training.spent, total, step, args.warmup, fall)
        done = share <= 0.0 or bool(stop)
        if done or time.monotonic() - saved_at > args.save_minutes * 60:
            training.save()
            saved_at = time.monotonic()
        if done:
            break
        loss = training.learn(run, batch, args.rate * share)
        threads.step()
        mean = loss if mean == 0.0 else 0.98 * mean + 0.02 * loss
        if step % 20 == 0:
            told(training, loss, mean, args.rate * share)


def told(training: Training, loss: float, mean: float, rate: float) -> None:
    """A line of the log."""
    args, step = training.args, training.step
    figures = {
        "seconds": round(training.spent, 1),
        "loss": round(loss, 4),
        "mean": round(mean, 4),
        "rate": rate,
    }
    tokens = step * args.batch * args.length
    log(args.out / "log.jsonl", step=step, **figures, threads=torch.get_num_threads(), tokens=tokens)


def main() -> None:
    args = arguments()
    torch.manual_seed(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    stream = Stream(args.data, args.batch, args.length, args.share, args.seed)
    model = fresh(args, stream.vocabulary)
    training = Training(args, model, optimisers(model, args.rate, args.optimiser))
    training.resume()
    torch._inductor.config.cpp.dynamic_threads = True
    weights = sum(p.numel() for p in model.parameters())
    print(json.dumps({"parameters": weights, "step": training.step, "chunks": stream.chunks}), flush=True)
    train(training, stream)


if __name__ == "__main__":
    main()
