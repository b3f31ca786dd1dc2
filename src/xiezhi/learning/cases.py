"""Annotated cases for learning signs: sentences with their signs, what the rules find, which papers are one case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from xiezhi.errors import XiezhiError
from xiezhi.inference.sentences import sentence_spans
from xiezhi.learning.leaks import groups
from xiezhi.learning.read import annotated
from xiezhi.parsing import parse_page
from xiezhi.parsing.page import Page
from xiezhi.schema import Facts, Sign
from xiezhi.schema.annotation import Annotation
from xiezhi.signs import Catalogue, find_signs
from xiezhi.text import SourceText

FALLEN = ("denied", "not_found")
"""Statuses with which a passage does not show its sign."""


@dataclass(frozen=True, slots=True)
class Case:
    """One annotated document.

    Attributes:
        name, group: its file; the case it belongs to.
        tokens, labels: sentence by sentence, as token ids and as the signs that stand there.
        wanted: all signs that the annotation holds, also those raised and refused, as the rules report them.
        page, facts, found: what the rules read and found.
    """

    name: str
    group: str
    tokens: tuple[np.ndarray, ...]
    labels: tuple[frozenset[str], ...]
    wanted: frozenset[str]
    page: Page
    facts: Facts
    found: tuple[Sign, ...]

    @property
    def open(self) -> bool:
        """Whether the rules found a sign that stands: only there a model is asked."""
        return any(e.status not in FALLEN for sign in self.found for e in sign.evidence)


def read_cases(folder: Path, catalogue: Catalogue, tokenizer: Tokenizer, group: str | None) -> list[Case]:
    """The annotated documents of a folder.

    Args:
        group: expression; files whose names it matches with the same (first) group are papers of one case. Without it
            near-duplicate documents are one case, every other document is its own.

    Raises:
        XiezhiError: XZ803 no documents, XZ901, XZ902 bad annotations.
    """
    read = list(annotated(folder))
    if not read:
        raise XiezhiError("XZ803", path=folder)
    names = _groups([path.stem for path, _, _ in read], [text for _, text, _ in read], group)
    return [
        _case(path.stem, name, text, labels, catalogue, tokenizer)
        for (path, text, labels), name in zip(read, names, strict=True)
    ]


def _groups(names: Sequence[str], texts: Sequence[str], expression: str | None) -> list[str]:
    if expression is None:
        return [str(number) for number in groups(texts)]
    pattern = re.compile(expression)
    found = [pattern.match(name) for name in names]
    return [
        match[1 if pattern.groups else 0] if match else name for match, name in zip(found, names, strict=True)
    ]


def _case(
    name: str, group: str, text: str, labels: Annotation, catalogue: Catalogue, tokenizer: Tokenizer
) -> Case:
    places = sentence_spans(text)
    encodings = tokenizer.encode_batch([text[a:b] for a, b in places], add_special_tokens=False)
    shown: list[set[str]] = [set() for _ in places]
    for sign in labels.signs:
        if sign.status in FALLEN:
            continue
        at = text.find(sign.quote)
        for number, (start, end) in enumerate(places):
            if start < at + len(sign.quote) and at < end:
                shown[number].add(sign.id)
    page, facts = parse_page(SourceText.of(text))
    return Case(
        name,
        group,
        tuple(np.array(e.ids, dtype=np.int64) for e in encodings),
        tuple(map(frozenset, shown)),
        frozenset(sign.id for sign in labels.signs),
        page,
        facts,
        find_signs(page, facts, catalogue),
    )


def folds(cases: Sequence[Case], count: int, seed: int) -> list[list[Case]]:
    """The cases in `count` parts of about equal size; the papers of one case are in one part."""
    sizes: dict[str, list[Case]] = {}
    for case in cases:
        sizes.setdefault(case.group, []).append(case)
    order = sorted(sizes)
    np.random.default_rng(seed).shuffle(order)
    parts: list[list[Case]] = [[] for _ in range(min(count, len(order)))]
    for name in sorted(order, key=lambda g: -len(sizes[g])):
        min(parts, key=len).extend(sizes[name])
    return parts
