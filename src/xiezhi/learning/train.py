"""`train(config)`: labelled documents in, a model folder out."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from xiezhi.analyzer import SIGNS
from xiezhi.errors import XiezhiError
from xiezhi.inference import Encoder, find_model
from xiezhi.learning.card import write_card
from xiezhi.learning.checkpoint import load_base
from xiezhi.learning.config import LEAST_TRIPLES, VECTOR, TrainConfig
from xiezhi.learning.confusions import Confusion
from xiezhi.learning.fit import FitConfig, fit
from xiezhi.learning.heads import MultiTask
from xiezhi.learning.jobs import Job, SentenceJob, SpanJob
from xiezhi.learning.matching import accuracy, features, learn_projection
from xiezhi.learning.metrics import Score, Table
from xiezhi.learning.package import Beside, Check, Plan, package
from xiezhi.learning.parts import divide, usable
from xiezhi.learning.plots import draw_curves
from xiezhi.learning.read import read_sentences, read_spans
from xiezhi.learning.sign_training import train_signs
from xiezhi.learning.triples import apart, read_triples
from xiezhi.learning.views import learn_views

MOST_CONFUSIONS = 30
"""Passages told of, at most."""

Progress = Callable[[int, int, float, float | None], None]
"""Told after each step: step, steps at most, loss, held-out F1 when it was just measured."""


@dataclass(frozen=True, slots=True)
class TrainResult:
    """What came out.

    Attributes:
        folder: the model, for `Encoder.load` and `--model`.
        table: scores on documents it was not trained on, through the packaged model.
        before_int8, after_int8: micro-F1 (of 1) in 32-bit floats and as packaged.
        confusions: passages of those documents that model and labels tell otherwise.
        rules: for `signs` what the rules alone score on the same documents; `table` is rules and model together.
        label_next: unlabelled documents, the least certain first: (file name, mean uncertainty of 1).
        seconds: time spent.
    """

    folder: Path
    table: Table
    before_int8: float
    after_int8: float
    label_next: tuple[tuple[str, float], ...]
    seconds: float
    confusions: tuple[Confusion, ...] = ()
    rules: Table | None = None


def train(config: TrainConfig, progress: Progress | None = None) -> TrainResult:
    """Fine-tune on labelled documents, measure, export with the int8 gate, write the card.

    Raises:
        XiezhiError: XZ801, XZ802 the base; XZ803 to XZ807 the data; XZ810 the gate.
    """
    begun = time.monotonic()
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    beside = _served_base(config) if config.task == SIGNS else None
    if beside:
        return _signs(config, beside, begun)
    encoder, tokenizer = load_base(_base(config))
    if config.task == "vectors":
        return _vectors(config, MultiTask(encoder, vector=VECTOR), tokenizer, begun)
    job = _job(config, tokenizer, encoder.config.max_position_embeddings)
    model, losses, scores = _learn(config, job, job.model(encoder), progress)
    heads = job.heads(model)
    plan = Plan(config.name, time.strftime("%Y%m%d"), heads.tags, heads.sentences)
    checks: dict[str, Check] = {config.task: lambda served: job.table(served).micro.f1}
    before, after = _packaged(config, model, tokenizer, plan, checks, heads.beside)
    draw_curves(config.output / "curves.png", losses, scores)
    served = _load(config)
    table, confused = job.table(served), tuple(job.confused(served)[:MOST_CONFUSIONS])
    seconds = round(time.monotonic() - begun, 1)
    result = TrainResult(config.output, table, before, after, _label_next(config), seconds, confused)
    _describe(config, result, len(losses))
    return result


def _served_base(config: TrainConfig) -> Path | None:
    """The finished model to which signs are added; `None` where the base is only a checkpoint, or where the data are no
    annotated documents: only those can the rules read too."""
    folder = config.base or find_model()
    if folder is None or not (folder / "labels.json").is_file():
        return None
    annotated = any(path.with_suffix(".txt").is_file() for path in config.data.rglob("*.json"))
    return folder if annotated else None


def _packaged(
    config: TrainConfig,
    model: MultiTask,
    tokenizer: Tokenizer,
    plan: Plan,
    checks: dict[str, Check],
    beside: Beside,
) -> tuple[float, float]:
    """Write the model folder; the figure of the task in 32-bit floats and as packaged."""
    figures = package(
        model, tokenizer, plan, config.output, checks, beside=beside, int8=config.int8, strict=False
    )
    return figures["fp32"][config.task], figures.get("int8", figures["fp32"])[config.task]


def _signs(config: TrainConfig, base: Path, begun: float) -> TrainResult:
    """Signs beside the rules: the encoder stays, n-grams learn."""
    learnt = train_signs(config, base)
    both, f1 = learnt.held.both, learnt.held.both.micro.f1
    seconds = round(time.monotonic() - begun, 1)
    confused = learnt.confusions[:MOST_CONFUSIONS]
    result = TrainResult(
        config.output, both, f1, f1, _label_next(config), seconds, confused, learnt.held.rules
    )
    _describe(config, result, 0)
    return result


def _base(config: TrainConfig) -> Path:
    if config.base is not None:
        return config.base / "encoder" if (config.base / "encoder").is_dir() else config.base
    shipped = find_model()
    if shipped is None:
        raise XiezhiError("XZ801", path="this installation", name="model to start from")
    return shipped / "encoder"


def _job(config: TrainConfig, tokenizer: Tokenizer, size: int) -> Job:
    if config.task == "entities":
        tagged = read_spans(config.data)
        check = read_spans(config.check) if config.check else None
        parts = divide(tagged, check, lambda d: d.text, lambda d: d.id, config.seed)
        labels = usable(Counter(x for d in tagged for x in {s[2] for s in d.spans}), config.labels)
        return SpanJob(labels, parts, tokenizer, size, config.budget)
    documents = read_sentences(config.data)
    held = read_sentences(config.check) if config.check else None
    pieces = divide(documents, held, lambda d: "".join(d.sentences), lambda d: d.id, config.seed)
    counts = Counter(x for d in documents for x in {name for names in d.labels for name in names})
    return SentenceJob(config.task, usable(counts, config.labels), pieces, tokenizer, size, config.budget)


def _learn(
    config: TrainConfig, job: Job, model: MultiTask, progress: Progress | None
) -> tuple[MultiTask, list[float], list[tuple[int, float]]]:
    per_epoch = max(4, job.windows() // config.budget)
    steps = per_epoch * config.epochs
    rates = (config.rate * (5 if config.heads_only else 1), 0.0 if config.heads_only else config.encoder_rate)
    settings = FitConfig(steps, *rates, average=0.98, seed=config.seed, check_every=per_epoch)
    losses: list[float] = []
    scores: list[tuple[int, float]] = []
    best: dict[str, Any] = {}

    def report(step: int, task: str, loss: float) -> None:
        losses.append(loss)
        if progress and (step + 1) % per_epoch:
            progress(step + 1, steps, loss, None)

    def watch(averaged: MultiTask, step: int) -> bool:
        scores.append((step, job.watch(averaged)))
        if progress:
            progress(step, steps, losses[-1], scores[-1][1])
        if not best or scores[-1][1] > best["f1"]:
            best.update(f1=scores[-1][1], at=len(scores), state=_copy(averaged))
        return len(scores) - int(best["at"]) < config.patience

    trained = fit(model, [(job.feed(), 1.0)], settings, watch, report)
    trained.load_state_dict(best["state"])
    return trained, losses, scores


def _vectors(config: TrainConfig, model: MultiTask, tokenizer: Tokenizer, begun: float) -> TrainResult:
    known = read_triples(config.data, config.seed)
    learn, held = apart(known.found, 0.2, config.seed)
    if not learn:
        raise XiezhiError("XZ806", count=len(known.found), least=LEAST_TRIPLES)
    states = features(model, tokenizer, known.texts)
    model.vector_head = learn_projection(states, learn, VECTOR, seed=config.seed)
    plan = Plan(config.name, time.strftime("%Y%m%d"), {}, {}, VECTOR)
    checks: dict[str, Check] = {"vectors": lambda served: accuracy(served.vectors(known.texts), held)}
    beside = Beside(views=learn_views(tokenizer, known.texts, learn, width=VECTOR, seed=config.seed))
    before, after = _packaged(config, model, tokenizer, plan, checks, beside)
    score = Score(round(after * len(held)), len(held), len(held))
    table = Table(score, {"nearer": score})
    result = TrainResult(config.output, table, before, after, (), round(time.monotonic() - begun, 1))
    _describe(config, result, 0)
    return result


def _copy(model: MultiTask) -> dict[str, torch.Tensor]:
    return {name: value.detach().clone() for name, value in model.state_dict().items()}


def _load(config: TrainConfig) -> Encoder:
    encoder = Encoder.load(config.output, threads=config.threads)
    assert encoder is not None
    return encoder


def _label_next(config: TrainConfig, most: int = 20) -> tuple[tuple[str, float], ...]:
    """Unlabelled documents by the mean uncertainty of what the new model says of them."""
    if config.unlabelled is None:
        return ()
    encoder = _load(config)
    found = []
    for path in sorted(config.unlabelled.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found.append((path.name, round(uncertainty(encoder, text, config.task), 4)))
    return tuple(sorted(found, key=lambda pair: (-pair[1], pair[0]))[:most])


def uncertainty(encoder: Encoder, text: str, task: str) -> float:
    """How unsure the model is of a document, 0 (certain) to 1: the mean over its three least certain answers."""
    if task == "entities":
        doubts = [2 * (1 - entity.confidence) for entity in encoder.entities([text])[0]]
    else:
        passages = encoder.passages(text, task, threshold=0.02)
        doubts = [1 - abs(2 * label.score - 1) for passage in passages for label in passage.labels]
    highest = sorted(doubts, reverse=True)[:3]
    return min(1.0, sum(highest) / len(highest)) if highest else 0.0


def _describe(config: TrainConfig, result: TrainResult, steps: int) -> None:
    """metrics.json and the card."""
    cells = {name: [s.right, s.said, s.true] for name, s in result.table.labels.items()}
    metrics = {
        "task": config.task, "micro_f1": result.table.micro.f1, "macro_f1": result.table.macro,
        "fp32_f1": result.before_int8, "int8_f1": result.after_int8, "steps": steps, "seconds": result.seconds,
        "labels_right_said_true": cells, "label_next": result.label_next,
        "confusions": [confusion._asdict() for confusion in result.confusions],
    }  # fmt: skip
    text = json.dumps(metrics, ensure_ascii=False, indent=1) + "\n"
    (config.output / "metrics.json").write_text(text, encoding="utf-8")
    facts = {
        "task": config.task, "data": config.data.name, "base": config.base.name if config.base else "xiezhi-base",
        "trained": "heads only" if config.heads_only else "whole encoder", "steps": steps, "seed": config.seed,
        "seconds": result.seconds, "micro-F1 in 32-bit floats": f"{result.before_int8:.3f}",
        "micro-F1 as packaged": f"{result.after_int8:.3f}",
    }  # fmt: skip
    if result.rules is not None:
        for name, score in (("rules alone", result.rules.micro), ("rules and model", result.table.micro)):
            facts[name] = f"precision {score.precision:.3f}, recall {score.recall:.3f}"
    write_card(
        config.output,
        title=f"{config.name}: {config.task}",
        about=("Made with `xiezhi train`. Use it with `xiezhi analyze --model` and this folder.",),
        table=result.table,
        facts=facts,
        confusions=result.confusions,
        limits=("It knows the labels and the kind of documents it was shown, nothing else.",),
    )
