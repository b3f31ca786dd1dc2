"""The encoder as the rest of the library sees it: texts in; entities, labels of sentences and vectors out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from xiezhi.errors import XiezhiError
from xiezhi.inference import grams, moves, tag_grams, views
from xiezhi.inference.decode import Tagged, spans
from xiezhi.inference.grams import Grams
from xiezhi.inference.locate import find_model
from xiezhi.inference.manifest import Manifest, SentenceTask
from xiezhi.inference.onepass import NOTHING, read, stretches
from xiezhi.inference.sentences import sentence_spans
from xiezhi.inference.session import Session, batches
from xiezhi.inference.tag_grams import TagGrams
from xiezhi.inference.tokens import Tokens
from xiezhi.inference.views import Views
from xiezhi.inference.windows import Group, cut, gather
from xiezhi.schema import Entity

_BUDGET = 512
"""Padded tokens per call: what the widest layer holds of them fits into a core's cache; more are slower per token."""
NEAR = 128
"""Tokens of a window where mentions are read: attention grows with the square of the window, and a mention is known by
what stands beside it. A window of 256 takes a fifth longer and gives the same merged mentions (F1 0.970)."""


class Label(NamedTuple):
    """A label of a sentence: its code, what it is called, its probability."""

    code: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a document, `[start, end)` in code points, with the labels it carries."""

    start: int
    end: int
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one pass over a text gave: its mentions, and task by task the sentences that carry a label."""

    entities: tuple[Entity, ...]
    passages: dict[str, tuple[Passage, ...]]
    vector: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Encoder:
    """One small encoder behind all model-based answers. Build it with `load`, share it freely.

    Long texts are read whole, in overlapping windows; where windows overlap, the answer of the one whose centre is
    nearer counts. Same texts, same answers, on any machine with the same ONNX Runtime.
    """

    manifest: Manifest
    _session: Session
    _tokens: Tokens
    _grams: Mapping[str, Grams] = field(default_factory=dict)
    _moves: Mapping[str, np.ndarray] = field(default_factory=dict)
    _views: Views | None = None
    _tag_grams: Mapping[str, TagGrams] = field(default_factory=dict)

    @classmethod
    def load(
        cls, directory: Path | str | None = None, *, threads: int = 1, verify: bool = True
    ) -> Encoder | None:
        """The model in `directory`, in `$XIEZHI_MODEL`, or packed with the library; `None` when there is none.

        Args:
            threads: threads inside one call; workers that run side by side use 1 each.
            verify: compare the files with the checksums in `labels.json`.

        Raises:
            XiezhiError: XZ401 no model in a named folder, XZ402 unreadable, XZ403 files do not match.
        """
        folder = find_model(directory)
        if folder is None:
            return None
        manifest = Manifest.read(folder)
        if verify:
            manifest.check(folder)
        session, tokens = (
            Session(folder / "model.onnx", threads),
            Tokens(_tokenizer(folder / "tokenizer.json")),
        )
        beside = (
            grams.load(folder / grams.FILE),
            moves.load(folder / moves.FILE),
            views.load(folder / views.FILE),
            tag_grams.load(folder / tag_grams.FILE),
        )
        return cls(manifest, session, tokens, *beside)

    def read(
        self, text: str, tasks: Sequence[str] = (), *, entities: str | None = "entities", vector: bool = False
    ) -> Reading:
        """Mentions, labelled sentences and, with `vector`, the unit vector of a document from one pass: every window is
        read once for all of it. (`vectors` cuts its windows without overlap: the cosine of the two is about 0.99.)

        A sentence is seen with what stands around it in its window (`passages` reads each alone). Tasks and entities
        that the model does not have are left out, and so are tasks that n-grams alone answer.
        """
        known = self.manifest
        tasks = [task for task in tasks if task in known.sentences and self._asks_encoder(task)]
        tags = entities if entities in known.tags else None
        ids, offsets = self._tokens(text)
        size = known.size if tasks else min(known.size, NEAR)  # a sentence should be seen whole
        windows = cut(len(ids), size - 2, min(known.overlap, size // 4))
        places = sentence_spans(text) if tasks else []
        edges = np.searchsorted(offsets[:, 0], np.array(places, dtype=np.int64).reshape(-1, 2))
        marks = stretches(windows, edges[:, 0].tolist(), edges[:, 1].tolist())
        wanted = [(f"tags:{tags}", 1 + 2 * len(known.tags[tags]))] if tags else []
        wanted += [(f"labels:{task}", len(known.sentences[task].labels)) for task in tasks]
        vector = vector and known.vector > 0
        wanted += [("vectors", known.vector)] if vector else []
        if not wanted:
            return Reading((), {})
        scores = read(self._session, ids, windows, marks, wanted, self._ends(), _BUDGET, len(places))
        total = scores.pop()[0] if vector else None
        found = self._entities(text, offsets, self._spans(tags, scores.pop(0), ids)) if tags else []
        pieces = [ids[start : min(end, start + known.size - 2)] for start, end in edges.tolist()]
        passages = {
            task: self._passages(places, known.sentences[task], self._joined_scores(task, rows, pieces))
            for task, rows in zip(tasks, scores, strict=True)
        }
        unit = None if total is None else self._unit(total, ids, text)
        return Reading(tuple(found), passages, unit)

    def _spans(self, task: str, scores: np.ndarray, ids: np.ndarray) -> list[Tagged]:
        if task in self._tag_grams:
            scores = self._tag_grams[task].joined(scores, ids)
        return spans(scores, self.manifest.tags[task], self._moves.get(task))

    def _unit(self, encoder: np.ndarray, ids: np.ndarray, text: str) -> np.ndarray:
        """The unit vector of a document from the sum of its windows' vectors; zeros when it has no tokens."""
        if self._views and len(ids):
            return self._views.joined(encoder, ids, text)
        unit: np.ndarray = encoder / max(float(np.linalg.norm(encoder)), 1e-9)
        return unit

    def _passages(
        self, places: Sequence[tuple[int, int]], task: SentenceTask, scores: np.ndarray
    ) -> tuple[Passage, ...]:
        limits = np.clip(task.thresholds, 1e-6, 1 - 1e-6)
        lowest = np.log(limits / (1 - limits))
        rows = np.flatnonzero((scores >= lowest).any(axis=1)).tolist()
        return tuple(Passage(*places[n], tuple(self._labels(task, scores[n], None))) for n in rows)

    def _ends(self) -> tuple[int, int]:
        return self._tokens.id_of("[CLS]"), self._tokens.id_of("[SEP]")

    def entities(self, texts: Sequence[str], task: str = "entities") -> list[list[Entity]]:
        """Mentions in each text, in order, offsets in code points of the text; from windows as long as the model takes.

        Raises:
            XiezhiError: XZ404 when the model has no such task.
        """
        self._known(self.manifest.tags, task)
        tokens = [self._tokens(text) for text in texts]
        scores = self._tagged(f"tags:{task}", [ids for ids, _ in tokens])
        return [
            self._entities(text, offsets, self._spans(task, score, ids))
            for text, (ids, offsets), score in zip(texts, tokens, scores, strict=True)
        ]

    def sentences(
        self, texts: Sequence[str], task: str = "loan-elements", *, threshold: float | None = None
    ) -> list[list[Label]]:
        """The labels of each text, taken as one sentence without neighbours, most probable first.

        Args:
            threshold: report labels from this probability on; `None` uses each label's own, tuned in training.
                0 gives every label with its score.

        Raises:
            XiezhiError: XZ404 when the model has no such task.
        """
        known = self._known(self.manifest.sentences, task)
        scores = self.label_scores([[text] for text in texts], task)
        return [self._labels(known, row[0], threshold) for row in scores]

    def passages(
        self, text: str, task: str = "loan-elements", *, threshold: float | None = None
    ) -> list[Passage]:
        """The sentences of a document that carry a label, in order."""
        known = self._known(self.manifest.sentences, task)
        places = sentence_spans(text)
        scores = self.label_scores([[text[start:end] for start, end in places]], task)[0]
        found = [
            Passage(start, end, tuple(self._labels(known, row, threshold)))
            for (start, end), row in zip(places, scores, strict=True)
        ]
        return [passage for passage in found if passage.labels]

    def vectors(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors `[texts, width]`, float32: similar cases have a high dot product. Empty text: zeros.

        Raises:
            XiezhiError: XZ404 when the model has no vectors.
        """
        if not self.manifest.vector:
            raise XiezhiError("XZ404", task="vectors", known="none")
        size = self.manifest.size - 2
        tokens = [self._tokens(text)[0] for text in texts]
        pieces = [
            (number, ids[w.start : w.end])
            for number, ids in enumerate(tokens)
            for w in cut(len(ids), size, 0)
        ]
        total = np.zeros((len(texts), self.manifest.vector), dtype=np.float32)
        for group in batches([len(ids) for _, ids in pieces], _BUDGET):
            rows = [pieces[i][1] for i in group]
            answer = self._session(["vectors"], self._pad(rows), self._whole(rows))[0][:, 0]
            for index, vector in zip(group, answer, strict=True):
                total[pieces[index][0]] += vector * len(pieces[index][1])
        width = self.manifest.vector + (self._views.width if self._views else 0)
        units = np.zeros((len(texts), width), dtype=np.float32)
        for row, parts in zip(units, zip(total, tokens, texts, strict=True), strict=True):
            whole = self._unit(*parts)
            row[: len(whole)] = whole
        return units

    def _known(self, tasks: Any, task: str) -> Any:
        if task not in tasks:
            raise XiezhiError("XZ404", task=task, known=", ".join(tasks) or "none")
        return tasks[task]

    def _entities(self, text: str, offsets: np.ndarray, found: Sequence[Tagged]) -> list[Entity]:
        """Tokens → characters; of two mentions in one character (½ is three tokens) the first stands."""
        entities: list[Entity] = []
        last = 0
        for tagged in found:
            start, end = int(offsets[tagged.start, 0]), int(offsets[tagged.end - 1, 1])
            if last <= start < end:
                confidence = round(tagged.confidence, 4)
                entities.append(
                    Entity(tagged.label, text[start:end], start, end, self.manifest.source, confidence)
                )
                last = end
        return entities

    def _labels(self, task: SentenceTask, scores: np.ndarray, threshold: float | None) -> list[Label]:
        limits = task.thresholds if threshold is None else (threshold,) * len(task.labels)
        probability = 1.0 / (1.0 + np.exp(-scores.astype(np.float64)))
        found = [
            Label(code, name, round(float(p), 4))
            for code, name, p, limit in zip(task.labels, task.names, probability, limits, strict=True)
            if p >= limit
        ]
        return sorted(found, key=lambda label: -label.score)

    def _tagged(self, output: str, documents: Sequence[np.ndarray]) -> list[np.ndarray]:
        size = self.manifest.size - 2
        plan = [(n, w) for n, ids in enumerate(documents) for w in cut(len(ids), size, self.manifest.overlap)]
        width = 1 + 2 * len(self.manifest.tags[output.removeprefix("tags:")])
        scores = [np.zeros((len(ids), width), dtype=np.float32) for ids in documents]
        for group in batches([w.end - w.start for _, w in plan], _BUDGET):
            rows = [documents[plan[i][0]][plan[i][1].start : plan[i][1].end] for i in group]
            answer = self._session([output], self._pad(rows), self._whole(rows))[0]
            for row, index in enumerate(group):
                number, w = plan[index]
                scores[number][w.first : w.last] = answer[row, 1 + w.first - w.start : 1 + w.last - w.start]
        return scores

    def label_scores(
        self, documents: Sequence[Sequence[str]], task: str, *, neighbours: bool = False
    ) -> list[np.ndarray]:
        """Raw scores `[sentences, labels]` of documents given as sentences in order.

        The sigmoid of a score is the probability of the label. With `neighbours` a sentence is read together with the
        ones around it; the shipped model was better without (see its card).
        """
        known = self._known(self.manifest.sentences, task)
        size = self.manifest.size - 2
        tokens = [[self._tokens(text)[0][:size] for text in sentences] for sentences in documents]
        if not self._asks_encoder(task):
            nothing = [np.zeros((len(ids), len(known.labels)), dtype=np.float32) for ids in tokens]
            return [self._joined_scores(task, rows, ids) for rows, ids in zip(nothing, tokens, strict=True)]
        plan = [(n, g) for n, ids in enumerate(tokens) for g in _groups(ids, size if neighbours else 0)]
        width = len(self.manifest.sentences[task].labels)
        scores = [np.zeros((len(ids), width), dtype=np.float32) for ids in tokens]
        sizes = [sum(len(i) for i in tokens[n][g.start : g.end]) for n, g in plan]
        for group in batches(sizes, _BUDGET):
            members = [(plan[i][1], tokens[plan[i][0]]) for i in group]
            ids, pool = self._joined(members)
            answer = self._session([f"labels:{task}"], ids, pool)[0]
            for row, index in enumerate(group):
                number, g = plan[index]
                scores[number][g.first : g.last] = answer[row, g.first - g.start : g.last - g.start]
        return [self._joined_scores(task, rows, ids) for rows, ids in zip(scores, tokens, strict=True)]

    def _asks_encoder(self, task: str) -> bool:
        """Whether the labels of a task hang on the encoder at all, not on n-grams alone."""
        return task not in self._grams or float(self._grams[task].encoder) > 0.0

    def _joined_scores(self, task: str, scores: np.ndarray, tokens: Sequence[np.ndarray]) -> np.ndarray:
        """The encoder's scores with those of the n-grams; a sentence without tokens carries nothing."""
        if task in self._grams:
            scores = self._grams[task].joined(scores, tokens)
        scores[[len(piece) == 0 for piece in tokens]] = NOTHING
        return scores

    def _pad(self, rows: Sequence[np.ndarray]) -> np.ndarray:
        cls, sep = self._ends()
        ids = np.zeros((len(rows), max(len(row) for row in rows) + 2), dtype=np.int64)
        for number, row in enumerate(rows):
            ids[number, : len(row) + 2] = [cls, *row, sep]
        return ids

    def _whole(self, rows: Sequence[np.ndarray]) -> np.ndarray:
        pool = np.zeros((len(rows), 1, max(len(row) for row in rows) + 2), dtype=np.float32)
        for number, row in enumerate(rows):
            pool[number, 0, 1 : len(row) + 1] = 1.0
        return pool

    def _joined(self, members: Sequence[tuple[Group, list[np.ndarray]]]) -> tuple[np.ndarray, np.ndarray]:
        rows = [np.concatenate(tokens[g.start : g.end]) for g, tokens in members]
        ids = self._pad(rows)
        pool = np.zeros((len(rows), max(g.end - g.start for g, _ in members), ids.shape[1]), dtype=np.float32)
        for number, (g, tokens) in enumerate(members):
            at = 1
            for place, piece in enumerate(tokens[g.start : g.end]):
                pool[number, place, at : at + len(piece)] = 1.0
                at += len(piece)
        return ids, pool


def _groups(sentences: Sequence[np.ndarray], size: int) -> list[Group]:
    """Sentences that go through the encoder together: as many as fit into `size` tokens, or each alone."""
    if size:
        return gather([len(ids) for ids in sentences], size)
    return [Group(i, i + 1, i, i + 1) for i in range(len(sentences))]


def _tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:
        raise XiezhiError("XZ402", path=path, reason=str(error)) from error
    tokenizer.encode_special_tokens = True  # a text that says [SEP] means these five characters
    return tokenizer
