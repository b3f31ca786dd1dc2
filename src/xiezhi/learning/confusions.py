"""Where a finished model and the labels differ, for the person who labels: half of it is a mistake of the labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xiezhi.inference import Encoder
from xiezhi.learning.labelling import LabelledDocument
from xiezhi.learning.scoring import longest
from xiezhi.learning.tagging import TagDocument

_LONGEST = 80


class Confusion(NamedTuple):
    """A passage with what the labels say of it and what the model says; an empty string is nothing."""

    document: str
    text: str
    labelled: str
    said: str


def span_confusions(
    encoder: Encoder, documents: Sequence[TagDocument], task: str = "entities"
) -> list[Confusion]:
    """Spans that only one side has; where both have one and they overlap, they are told of together."""
    found = []
    for document in documents:
        until = document.until or len(document.text)
        said = {
            (e.start, e.end, e.label) for e in encoder.entities([document.text], task)[0] if e.end <= until
        }
        known = set(longest(document.spans))
        extra, missed = sorted(said - known), sorted(known - said)
        for start, end, label in missed:
            over = [span for span in extra if span[0] < end and start < span[1]]
            told = "; ".join(f"{name} {document.text[a:b]}" for a, b, name in over)
            found.append(Confusion(document.id, document.text[start:end], label, told))
            extra = [span for span in extra if span not in over]
        found += [Confusion(document.id, document.text[a:b], "", name) for a, b, name in extra]
    return found


def sentence_confusions(
    encoder: Encoder, documents: Sequence[LabelledDocument], task: str
) -> list[Confusion]:
    """Sentences whose labels differ."""
    labels = set(encoder.manifest.sentences[task].labels)
    found = []
    for document in documents:
        answers = encoder.sentences(document.sentences, task)
        for sentence, names, answer in zip(document.sentences, document.labels, answers, strict=True):
            known, said = labels & set(names), {label.code for label in answer}
            if known != said:
                cut = sentence if len(sentence) <= _LONGEST else sentence[: _LONGEST - 1] + "…"
                found.append(Confusion(document.id, cut, _joined(known), _joined(said)))
    return found


def _joined(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
