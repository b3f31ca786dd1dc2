"""The kinds of task `xiezhi train` knows: how each is fed, watched while it learns, and measured when it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from tokenizers import Tokenizer

from xiezhi.inference import Encoder
from xiezhi.inference.manifest import SentenceTask
from xiezhi.inference.tag_grams import TagGrams
from xiezhi.learning.confusions import Confusion, sentence_confusions, span_confusions
from xiezhi.learning.encoder import BertEncoder
from xiezhi.learning.fit import Feed
from xiezhi.learning.grams import learn_grams, weighed
from xiezhi.learning.heads import MultiTask
from xiezhi.learning.labelling import LabelledDocument, SentenceFeed
from xiezhi.learning.metrics import Table, label_table, span_table, tuned_thresholds
from xiezhi.learning.moves import count_moves
from xiezhi.learning.package import Beside
from xiezhi.learning.scoring import longest, sentence_score, span_score
from xiezhi.learning.tag_grams import learn_tag_grams, scaled
from xiezhi.learning.tagging import (
    TagDocument,
    TagFeed,
    TagSet,
    TagWindow,
    predict,
    windows,
)

WORTH = 0.005
"""F1 (of 1) that n-grams around tokens must add on what is held back for stopping: they make the pass a tenth longer."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What the heads of a model answer: span tasks, sentence tasks, and what stands beside them."""

    tags: dict[str, tuple[str, ...]]
    sentences: dict[str, SentenceTask]
    beside: Beside = field(default_factory=Beside)


class Job(Protocol):
    """One task of one training run, with documents to learn from, to stop by, and to measure on."""

    def model(self, encoder: BertEncoder) -> MultiTask:
        """The encoder with the head of this task."""
        ...

    def feed(self) -> Feed:
        """Batches to learn from."""
        ...

    def windows(self) -> int:
        """Number of training tokens per epoch."""
        ...

    def watch(self, model: MultiTask) -> float:
        """Micro-F1 on the documents held back for stopping."""
        ...

    def heads(self, model: MultiTask) -> Heads:
        """What the finished model answers; thresholds are tuned here."""
        ...

    def table(self, encoder: Encoder) -> Table:
        """Scores of the finished model on the documents held back for measuring."""
        ...

    def confused(self, encoder: Encoder) -> list[Confusion]:
        """What the finished model says otherwise than the labels, on the same documents."""
        ...


@dataclass(frozen=True, slots=True)
class SpanJob:
    """Mentions in running text."""

    labels: tuple[str, ...]
    parts: Sequence[Sequence[TagDocument]]
    tokenizer: Tokenizer
    size: int
    budget: int

    def model(self, encoder: BertEncoder) -> MultiTask:
        """The encoder with a tag head."""
        return MultiTask(encoder, {"entities": TagSet(self.labels).size})

    def feed(self) -> Feed:
        """Windows of the training documents."""
        tags, items = TagSet(self.labels), self._items()
        return TagFeed("entities", tags, items, self.tokenizer, self.budget, moves=count_moves(items, tags))

    def _items(self) -> list[TagWindow]:
        return windows(self.parts[0], self.tokenizer, TagSet(self.labels), size=self.size)

    def _moves(self) -> np.ndarray:
        return count_moves(self._items(), TagSet(self.labels))

    def windows(self) -> int:
        """Number of training tokens per epoch."""
        return sum(len(document.text) for document in self.parts[0])

    def watch(self, model: MultiTask) -> float:
        """Micro-F1 of exact spans."""
        return self._f1(model, self._moves(), None)

    def _f1(self, model: MultiTask, moves: np.ndarray, grams: TagGrams | None) -> float:
        tags, said = TagSet(self.labels), []
        for document in self.parts[1]:
            until = document.until or len(document.text)
            found = predict(model, "entities", document.text, self.tokenizer, tags, moves=moves, grams=grams)
            said.append([s[:3] for s in found if s[1] <= until])
        return span_table(said, [longest(d.spans) for d in self.parts[1]], self.labels).micro.f1

    def heads(self, model: MultiTask) -> Heads:
        """The tag head under the name `entities`, with the moves between its tags, and n-grams beside it where they help on
        what is held back for stopping."""
        moves = self._moves()
        grams = scaled(learn_tag_grams(self._items(), TagSet(self.labels), moves))
        helps = self._f1(model, moves, grams) > self._f1(model, moves, None) + WORTH
        beside = Beside(moves={"entities": moves}, tag_grams={"entities": grams} if helps else {})
        return Heads({"entities": self.labels}, {}, beside)

    def table(self, encoder: Encoder) -> Table:
        """Exact spans, label by label."""
        return span_score(encoder, self.parts[2])

    def confused(self, encoder: Encoder) -> list[Confusion]:
        """Spans said and not labelled, or labelled and not said."""
        return span_confusions(encoder, self.parts[2])


@dataclass(frozen=True, slots=True)
class SentenceJob:
    """Labels of sentences; `task` names the head (`sentences`, `signs`)."""

    task: str
    labels: tuple[str, ...]
    parts: Sequence[Sequence[LabelledDocument]]
    tokenizer: Tokenizer
    size: int
    budget: int
    names: Callable[[str], str] = str

    def model(self, encoder: BertEncoder) -> MultiTask:
        """The encoder with a label head."""
        return MultiTask(encoder, None, {self.task: len(self.labels)})

    def feed(self) -> SentenceFeed:
        """Sentences of the training documents."""
        return self._feed(0)

    def _feed(self, part: int) -> SentenceFeed:
        return SentenceFeed(
            self.task,
            self.labels,
            self.parts[part],
            self.tokenizer,
            size=self.size,
            budget=self.budget,
            alone=0.7,
        )

    def windows(self) -> int:
        """Number of training tokens per epoch."""
        return sum(len(sentence) for document in self.parts[0] for sentence in document.sentences)

    def watch(self, model: MultiTask) -> float:
        """Micro-F1 at the best common threshold."""
        chance, true = self._chances(model)
        return label_table(chance >= tuned_thresholds(chance, true, least=10**9), true, self.labels).micro.f1

    def heads(self, model: MultiTask) -> Heads:
        """The label head, n-grams beside it where they help, and thresholds, tuned on what is held back for stopping."""
        learn, stop = self._feed(0), self._feed(1)
        scores, true = stop.predict(model, alone=True)
        tokens = [ids for document in stop.documents for ids in document.ids]
        grams = learn_grams(
            [ids for document in learn.documents for ids in document.ids],
            np.concatenate([document.targets for document in learn.documents]),
        )
        beside = weighed(grams, scores, tokens, true)
        if beside:
            scores = beside.joined(scores, tokens)
        limits = tuned_thresholds(1.0 / (1.0 + np.exp(-scores)), true)
        task = SentenceTask(self.labels, tuple(map(self.names, self.labels)), tuple(map(float, limits)))
        return Heads({}, {self.task: task}, Beside({self.task: beside} if beside else {}))

    def _chances(self, model: MultiTask) -> tuple[np.ndarray, np.ndarray]:
        scores, true = self._feed(1).predict(model, alone=True)
        return 1.0 / (1.0 + np.exp(-scores)), true

    def table(self, encoder: Encoder) -> Table:
        """Labels of sentences, label by label."""
        return sentence_score(encoder, self.parts[2], self.task)

    def confused(self, encoder: Encoder) -> list[Confusion]:
        """Sentences whose labels differ."""
        return sentence_confusions(encoder, self.parts[2], self.task)
