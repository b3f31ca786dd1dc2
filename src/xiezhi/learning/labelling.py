"""Training examples for sentence tasks: documents cut into sentences with labels → windows of neighbouring sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from xiezhi.inference.windows import gather
from xiezhi.learning.heads import MultiTask
from xiezhi.learning.tagging import by_length


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """Sentences in document order, each with its labels (none is an answer too)."""

    sentences: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class _Sentences:
    ids: tuple[np.ndarray, ...]
    targets: np.ndarray


@dataclass(frozen=True, slots=True)
class SentenceWindow:
    """Neighbouring sentences of one document: `first` to `last` are the ones whose answers count."""

    document: int
    start: int
    end: int
    first: int
    last: int


class SentenceFeed:
    """Batches of windows for one sentence task.

    In training a window starts anywhere and some sentences stand alone, so the model learns to do with and without
    neighbours; `plan` gives the windows of evaluation, where every sentence counts once.
    """

    def __init__(
        self,
        task: str,
        labels: Sequence[str],
        documents: Sequence[LabelledDocument],
        tokenizer: Tokenizer,
        *,
        size: int,
        budget: int = 4096,
        alone: float = 0.3,
    ) -> None:
        self.task, self.labels, self.tokenizer = task, tuple(labels), tokenizer
        self.size, self.budget, self.alone = size - 2, budget, alone
        vocabulary = tokenizer.get_vocab()
        self.cls, self.sep = vocabulary["[CLS]"], vocabulary["[SEP]"]
        self.documents = [self._encode(document) for document in documents]

    def _encode(self, document: LabelledDocument) -> _Sentences:
        encodings = self.tokenizer.encode_batch(list(document.sentences), add_special_tokens=False)
        ids = tuple(np.array(e.ids[: self.size], dtype=np.int64) for e in encodings)
        targets = np.zeros((len(ids), len(self.labels)), dtype=np.float32)
        for row, names in enumerate(document.labels):
            for name in names:
                if name in self.labels:
                    targets[row, self.labels.index(name)] = 1.0
        return _Sentences(ids, targets)

    def plan(self, *, alone: bool = False) -> list[SentenceWindow]:
        """Windows in which every sentence counts exactly once, with its neighbours or `alone`."""
        found: list[SentenceWindow] = []
        for number, document in enumerate(self.documents):
            if alone:
                found += [SentenceWindow(number, i, i + 1, i, i + 1) for i in range(len(document.ids))]
            else:
                found += [
                    SentenceWindow(number, *g) for g in gather([len(i) for i in document.ids], self.size)
                ]
        return found

    def _random(self, luck: np.random.Generator) -> list[SentenceWindow]:
        found: list[SentenceWindow] = []
        for number, document in enumerate(self.documents):
            at, total = 0, len(document.ids)
            while at < total:
                room = 0 if luck.random() < self.alone else int(luck.integers(self.size // 4, self.size + 1))
                end, used = at + 1, len(document.ids[at])
                while end < total and used + len(document.ids[end]) <= room:
                    used += len(document.ids[end])
                    end += 1
                found.append(SentenceWindow(number, at, end, at, end))
                at = end
        return found

    def batches(self, luck: np.random.Generator) -> Iterator[dict[str, Tensor]]:
        """Random windows of an epoch: every sentence once."""
        yield from (batch for _, batch in self.collated(self._random(luck), luck))

    def collated(
        self, windows: Sequence[SentenceWindow], luck: np.random.Generator
    ) -> Iterator[tuple[list[int], dict[str, Tensor]]]:
        """(indices of the windows, batch) of windows of like length."""
        sizes = [sum(len(i) for i in self.documents[w.document].ids[w.start : w.end]) for w in windows]
        for group in by_length(sizes, self.budget, luck):
            yield group, self._collate([windows[i] for i in group], max(sizes[i] for i in group) + 2)

    def _collate(self, group: Sequence[SentenceWindow], width: int) -> dict[str, Tensor]:
        most = max(w.end - w.start for w in group)
        ids = np.zeros((len(group), width), dtype=np.int64)
        pool = np.zeros((len(group), most, width), dtype=np.float32)
        targets = np.zeros((len(group), most, len(self.labels)), dtype=np.float32)
        counts = np.zeros((len(group), most), dtype=bool)
        ids[:, 0] = self.cls
        for row, window in enumerate(group):
            document, at = self.documents[window.document], 1
            for place, number in enumerate(range(window.start, window.end)):
                size = len(document.ids[number])
                ids[row, at : at + size] = document.ids[number]
                pool[row, place, at : at + size] = 1.0
                at += size
                targets[row, place] = document.targets[number]
                counts[row, place] = window.first <= number < window.last
            ids[row, at] = self.sep
        arrays = {"ids": ids, "pool": pool, "targets": targets, "counts": counts}
        return {name: torch.from_numpy(array) for name, array in arrays.items()}

    def loss(self, model: MultiTask, batch: dict[str, Tensor]) -> Tensor:
        """Binary cross-entropy, summed over labels, mean over the sentences that count."""
        scores = model.label_scores(self.task, batch["ids"], batch["ids"] != 0, batch["pool"]).float()
        lost = torch.nn.functional.binary_cross_entropy_with_logits(
            scores, batch["targets"], reduction="none"
        )
        counts = batch["counts"]
        return (lost.sum(-1) * counts).sum() / counts.sum().clamp_min(1)

    def predict(self, model: MultiTask, *, alone: bool = False) -> tuple[np.ndarray, np.ndarray]:
        """(scores, targets), `[sentences, labels]` in document order."""
        plan = self.plan(alone=alone)
        begins = np.cumsum([0, *(len(d.ids) for d in self.documents)])
        targets = np.concatenate([d.targets for d in self.documents])
        scores = np.zeros_like(targets)
        model.eval()
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            for group, batch in self.collated(plan, np.random.default_rng(0)):
                answer = (
                    model.label_scores(self.task, batch["ids"], batch["ids"] != 0, batch["pool"])
                    .float()
                    .numpy()
                )
                for row, index in enumerate(group):
                    window = plan[index]
                    base = begins[window.document]
                    kept = answer[row, window.first - window.start : window.last - window.start]
                    scores[base + window.first : base + window.last] = kept
        return scores, targets
