"""The engine against annotations: precision, recall and F1 by field, entity label and sign.

A value counts as right when it equals the label after folding widths, brackets and white space. A scalar that the
label leaves null and the engine fills counts against precision; one it misses counts against recall.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xiezhi.errors import XiezhiError
from xiezhi.schema import SCALARS, Analysis, Fact
from xiezhi.schema.annotation import Annotation, read_annotation, read_annotations

Key = tuple[Any, ...]
_BRACKETS = str.maketrans({"〔": "(", "〕": ")", "[": "(", "]": ")", "×": "x"})


@dataclass(slots=True)
class Tally:
    """Counts of one field over all documents."""

    right: int = 0
    predicted: int = 0
    expected: int = 0

    @property
    def precision(self) -> float:
        """Right of what the engine says."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Right of what the labels say."""
        return self.right / self.expected if self.expected else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.predicted + self.expected
        return 2 * self.right / total if total else 0.0


@dataclass(slots=True)
class Evaluation:
    """Tallies by field, and for each field what differed in which document."""

    documents: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    wrong: dict[str, list[tuple[str, list[Key], list[Key]]]] = field(default_factory=dict)

    def add(self, document: str, name: str, predicted: Counter[Key], expected: Counter[Key]) -> None:
        """Count one field of one document."""
        tally = self.tallies.setdefault(name, Tally())
        tally.right += (predicted & expected).total()
        tally.predicted += predicted.total()
        tally.expected += expected.total()
        if predicted != expected:
            missed, extra = expected - predicted, predicted - expected
            self.wrong.setdefault(name, []).append(
                (document, list(missed.elements()), list(extra.elements()))
            )


def evaluate(folder: Path, analyze: Callable[[str], Analysis], texts: Path | None = None) -> Evaluation:
    """Run `analyze` over every annotated document of a folder.

    Args:
        folder: holds one `NAME.json` per document in the Annotation format, or `.jsonl` files of them with their texts.
        analyze: text to Analysis.
        texts: where the texts are; beside the annotations by default.

    Raises:
        XiezhiError: XZ903 when the folder holds no annotations, XZ901 and XZ902 for bad ones, XZ101 for a missing text.
    """
    evaluation = Evaluation()
    for document, annotation, text in _labelled(folder, texts or folder):
        evaluation.documents += 1
        for name, predicted, expected in compare(analyze(text), annotation, text):
            evaluation.add(document, name, predicted, expected)
    if not evaluation.documents:
        raise XiezhiError("XZ903", path=folder)
    return evaluation


def _labelled(folder: Path, texts: Path) -> Iterator[tuple[str, Annotation, str]]:
    for path in sorted(folder.glob("*.json")):
        annotation = read_annotation(path)
        yield path.stem, annotation, _text(texts, annotation.file)
    for path in sorted(folder.glob("*.jsonl")):
        for annotation, text in read_annotations(path):
            yield Path(annotation.file).stem, annotation, text


def compare(
    analysis: Analysis, labels: Annotation, text: str
) -> Iterator[tuple[str, Counter[Key], Counter[Key]]]:
    """What the engine says and what the labels say, field by field, as bags of comparable keys."""
    facts = analysis.facts
    for name in SCALARS:
        got: Fact | None = getattr(facts, name)
        yield (
            name,
            _bag([got.value] if got else []),
            _bag(v for v in [getattr(labels, name)] if v is not None),
        )
    yield (
        "related_case_numbers",
        _bag(f.value for f in facts.related_case_numbers),
        _bag(labels.related_case_numbers),
    )
    yield "absent_parties", _bag(f.value for f in facts.absent_parties), _bag(labels.absent_parties)
    for name, of, keys in _LISTS:
        yield name, _keys(getattr(facts, of), keys), _keys(getattr(labels, of), keys)
    yield "firms", _firms(facts.representatives), _firms(labels.representatives)
    yield "loan_terms", _terms(facts.loans), _terms(labels.loans)
    yield from _entities(analysis, labels, text)
    yield from _signs(analysis, labels, text)


_LISTS = (
    ("parties", "parties", ("name", "role")),
    ("party_kinds", "parties", ("name", "kind")),
    ("representatives", "representatives", ("name", "kind", "for_")),
    ("judges", "judges", ("name", "title")),
    ("claims", "claims", ("kind", "amount")),
    ("loans", "loans", ("lender", "borrower", "principal")),
    ("awarded", "awarded", ("payer", "payee", "amount")),
    ("statutes", "statutes", ("law", "article")),
)


def _firms(representatives: Iterable[Any]) -> Counter[Key]:
    return _keys((each for each in representatives if each.firm), ("name", "firm"))


_TERMS = ("lent_on", "due_on", "annual_rate_percent", "delivery")


def _terms(loans: Iterable[Any]) -> Counter[Key]:
    """What is known of each loan beside the sum: principal, name of the term, value."""
    return Counter(
        (_plain(loan.principal), name, _plain(value))
        for loan in loans
        for name in _TERMS
        if (value := getattr(loan, name)) not in (None, "unknown")
    )


def _signs(
    analysis: Analysis, labels: Annotation, text: str
) -> Iterator[tuple[str, Counter[Key], Counter[Key]]]:
    """Signs by id, all together and each alone; then of those rightly found: the passage, and speaker with status."""
    found, wanted = {sign.id: sign for sign in analysis.signs}, {sign.id for sign in labels.signs}
    yield "signs", _bag(found), _bag(wanted)
    for name in sorted(set(found) | wanted):
        yield f"sign {name}", _bag({name} & set(found)), _bag({name} & wanted)
    passages, voices = (Counter[Key](), Counter[Key]()), (Counter[Key](), Counter[Key]())
    for label in labels.signs:
        start = text.find(label.quote)
        if label.id not in found or start < 0:
            continue
        passages[1][label.id,] += 1
        end = start + len(label.quote)
        said = [(e.speaker, e.status) for e in found[label.id].evidence if e.start < end and e.end > start]
        if said:
            passages[0][label.id,] += 1
            right = (label.speaker, label.status)
            voices[0][label.id, *(right if right in said else said[0])] += 1
            voices[1][label.id, *right] += 1
    yield "sign passages", *passages
    yield "sign speaker, status", *voices


def _entities(
    analysis: Analysis, labels: Annotation, text: str
) -> Iterator[tuple[str, Counter[Key], Counter[Key]]]:
    until = min(labels.entities_until, len(text))
    wanted = labelled_mentions(labels, text)
    found = {(e.label, e.start, e.end) for e in analysis.facts.entities if e.end <= until}
    for label in sorted({m[0] for m in wanted | found}):
        got, want = ({m for m in side if m[0] == label} for side in (found, wanted))
        yield f"entity {label}", Counter(got), Counter(want)


def labelled_mentions(labels: Annotation, text: str) -> set[tuple[str, int, int]]:
    """Every occurrence of every listed string in the covered part; where two overlap the longer string counts."""
    until = min(labels.entities_until, len(text))
    strings = [(string, label) for label, listed in labels.entities.items() for string in listed if string]
    taken, mentions = bytearray(until), set()
    for string, label in sorted(strings, key=lambda pair: (-len(pair[0]), pair)):
        start = text.find(string, 0, until)
        while start != -1:
            end = start + len(string)
            if not any(taken[start:end]):
                mentions.add((str(label), start, end))
                taken[start:end] = b"\x01" * len(string)
            start = text.find(string, start + 1, until)
    return mentions


def _keys(records: Iterable[Any], names: tuple[str, ...]) -> Counter[Key]:
    return Counter(tuple(_plain(getattr(record, name)) for name in names) for record in records)


def _bag(values: Iterable[Any]) -> Counter[Key]:
    return Counter((_plain(value),) for value in values)


def _plain(value: Any) -> Any:
    if isinstance(value, int | float):
        return round(float(value), 2)
    if value is None:
        return None
    return "".join(unicodedata.normalize("NFKC", str(value)).split()).translate(_BRACKETS).lower()


def _text(folder: Path, name: str) -> str:
    path = folder / name
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise XiezhiError("XZ101", path=path, reason=str(error)) from error
