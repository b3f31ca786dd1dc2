"""Training examples for span tasks: documents with labelled spans → windows of token ids and allowed tags.

A set of documents may know only some of the labels (news corpora know persons, not sums of money). A token that such a
set leaves unlabelled may still carry any label the set does not know: the loss asks only that the model chooses *one of
the allowed tags*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from xiezhi.inference.decode import spans as decode
from xiezhi.inference.tag_grams import TagGrams
from xiezhi.inference.windows import cut
from xiezhi.learning.heads import MultiTask
from xiezhi.learning.paths import path_loss


@dataclass(frozen=True, slots=True)
class TagDocument:
    """A text with spans `(start, end, label)` in code points; labels are complete up to `until` characters."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    until: int | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class TagSet:
    """The tags of a span task: O, then B and I of each label."""

    labels: tuple[str, ...]

    @property
    def size(self) -> int:
        """Number of tags."""
        return 1 + 2 * len(self.labels)

    def begin(self, names: Sequence[str]) -> int:
        """Bit mask of the B tags of these labels."""
        return sum(1 << (1 + 2 * self.labels.index(name)) for name in names)

    def inside(self, names: Sequence[str]) -> int:
        """Bit mask of the I tags of these labels."""
        return sum(1 << (2 + 2 * self.labels.index(name)) for name in names)

    @property
    def any(self) -> int:
        """Bit mask of all tags."""
        return (1 << self.size) - 1


@dataclass(frozen=True, slots=True)
class Mapped:
    """How the labels of a foreign set read in ours: its label → our labels it may be; ours it never marks."""

    labels: Mapping[str, tuple[str, ...]]
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TagWindow:
    """Token ids without special tokens, and the bit mask of allowed tags of each."""

    ids: np.ndarray
    allowed: np.ndarray


def encode(
    document: TagDocument, tokenizer: Tokenizer, tags: TagSet, mapped: Mapped | None = None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(ids, allowed, offsets) of a document; where spans overlap the longer one wins."""
    mapped = mapped or Mapped({name: (name,) for name in tags.labels})
    encoding = tokenizer.encode(document.text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    outside = 1 | tags.begin(mapped.unknown) | tags.inside(mapped.unknown)
    allowed = np.full(len(offsets), outside, dtype=np.int64)
    taken = np.zeros(len(offsets), dtype=bool)
    for start, end, label in sorted(document.spans, key=lambda s: (s[0] - s[1], s[0])):
        ours = mapped.labels.get(label)
        low, high = np.searchsorted(offsets[:, 0], [start, end])
        if ours is None or low >= high or taken[low:high].any():
            continue
        taken[low:high] = True
        allowed[low] = tags.begin(ours) if ours else tags.any
        allowed[low + 1 : high] = tags.inside(ours) if ours else tags.any
    if document.until is not None:
        allowed[np.searchsorted(offsets[:, 0], document.until) :] = tags.any
    return np.array(encoding.ids, dtype=np.int64), allowed, offsets


def windows(
    documents: Sequence[TagDocument],
    tokenizer: Tokenizer,
    tags: TagSet,
    *,
    size: int,
    mapped: Mapped | None = None,
) -> list[TagWindow]:
    """Training windows without overlap; a window in which nothing is known is left out."""
    found: list[TagWindow] = []
    for document in documents:
        ids, allowed, _ = encode(document, tokenizer, tags, mapped)
        for window in cut(len(ids), size - 2, 0):
            part = allowed[window.start : window.end]
            if (part != tags.any).any():
                found.append(TagWindow(ids[window.start : window.end], part))
    return found


@dataclass(slots=True)
class TagFeed:
    """Batches of windows for one span task, in a new order every epoch.

    With `moves` (`xiezhi.learning.moves`) the loss is that of whole paths of tags, as they are decoded; without, that of
    each token by itself.
    """

    task: str
    tags: TagSet
    items: Sequence[TagWindow]
    tokenizer: Tokenizer
    budget: int = 4096
    draw: Callable[[np.random.Generator], Sequence[TagWindow]] | None = field(default=None)
    moves: np.ndarray | None = None

    def batches(self, luck: np.random.Generator) -> Iterator[dict[str, Tensor]]:
        """Batches of about `budget` tokens, windows of like length together."""
        items = self.draw(luck) if self.draw else self.items
        for group in by_length([len(item.ids) for item in items], self.budget, luck):
            yield self._collate([items[index] for index in group])

    def _collate(self, group: Sequence[TagWindow]) -> dict[str, Tensor]:
        width = max(len(item.ids) for item in group) + 2
        ids = np.zeros((len(group), width), dtype=np.int64)
        allowed = np.full((len(group), width), self.tags.any, dtype=np.int64)
        cls, sep = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))
        for row, item in enumerate(group):
            size = len(item.ids)
            ids[row, : size + 2] = [cls, *item.ids, sep]
            allowed[row, 1 : size + 1] = item.allowed
        return {"ids": torch.from_numpy(ids), "allowed": torch.from_numpy(allowed)}

    def loss(self, model: MultiTask, batch: dict[str, Tensor]) -> Tensor:
        """Minus the log probability that every known token gets one of its allowed tags."""
        scores = model.tag_scores(self.task, batch["ids"], batch["ids"] != 0).float()
        bits = torch.arange(self.tags.size, device=scores.device)
        open_ = ((batch["allowed"][..., None] >> bits) & 1).bool()
        if self.moves is not None:
            return path_loss(scores, open_, self._real(batch["ids"]), self.moves)
        known = ~open_.all(-1)
        right = torch.logsumexp(scores.masked_fill(~open_, -1e4), -1)
        lost = torch.logsumexp(scores, -1) - right
        return (lost * known).sum() / known.sum().clamp_min(1)

    def _real(self, ids: Tensor) -> Tensor:
        """Which tokens are text."""
        cls, sep = (self.tokenizer.token_to_id(t) for t in ("[CLS]", "[SEP]"))
        return (ids != 0) & (ids != cls) & (ids != sep)


def by_length(lengths: Sequence[int], budget: int, luck: np.random.Generator) -> list[list[int]]:
    """Groups of indices of like length, at most `budget` padded tokens each, in random order."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i] * (1 + 0.1 * luck.random()))
    groups: list[list[int]] = []
    group: list[int] = []
    longest = 0
    for index in order:
        longest = max(longest, lengths[index] + 2)
        if group and longest * (len(group) + 1) > budget:
            groups.append(group)
            group, longest = [], lengths[index] + 2
        group.append(index)
    if group:
        groups.append(group)
    return [groups[i] for i in luck.permutation(len(groups))]


def predict(
    model: MultiTask,
    task: str,
    text: str,
    tokenizer: Tokenizer,
    tags: TagSet,
    overlap: int = 32,
    moves: np.ndarray | None = None,
    grams: TagGrams | None = None,
    window: int | None = None,
) -> list[tuple[int, int, str, float]]:
    """(start, end, label, confidence) of a text of any length, windowed as `Encoder.entities` does it.

    Args:
        window: most tokens of a window, special tokens included; None for as many as the encoder takes.
    """
    encoding = tokenizer.encode(text, add_special_tokens=False)
    vocabulary = tokenizer.get_vocab()
    scores = np.zeros((len(encoding.ids), tags.size), dtype=np.float32)
    size = (window or model.encoder.config.max_position_embeddings) - 2
    model.eval()
    for w in cut(len(encoding.ids), size, min(overlap, size // 4)):
        ids = torch.tensor([[vocabulary["[CLS]"], *encoding.ids[w.start : w.end], vocabulary["[SEP]"]]])
        with torch.no_grad():
            answer = model.tag_scores(task, ids, torch.ones_like(ids)).float().numpy()[0]
        scores[w.first : w.last] = answer[1 + w.first - w.start : 1 + w.last - w.start]
    if grams is not None:
        scores = grams.joined(scores, np.array(encoding.ids, dtype=np.int64))
    return [
        (encoding.offsets[t.start][0], encoding.offsets[t.end - 1][1], t.label, t.confidence)
        for t in decode(scores, tags.labels, moves)
    ]
