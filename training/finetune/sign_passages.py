"""Would a model find signs that the rules miss? Labelled passages → what of its surest additions is right.

    python training/finetune/sign_passages.py --passages $PASSAGES [$MORE …] [--corpus $SHARED/corpus] [--cases corpora/guiding_cases]

A folder of passages holds `*.jsonl`, a line a passage: `set`, `doc_id`, `start`, `end` (code points of the document) and
`labels`, each with the sign's `id` and its `quote`; and the documents as `<set>__<doc_id>.txt` anywhere below. Documents that are
not there are looked for in the corpus. Every passage is judged by n-grams of sentences that learnt from other documents (five
parts by document); `--cases` adds annotated cases to all five.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
from tokenizers import Tokenizer

from xiezhi.analyzer import Analyzer
from xiezhi.inference import find_model
from xiezhi.inference.sentences import sentence_spans
from xiezhi.learning.cases import FALLEN
from xiezhi.learning.grams import learn_grams
from xiezhi.learning.read import annotated
from xiezhi.text import SourceText

LEAST = 6
"""Passages a sign must have among those learnt from."""
SUREST = (10, 20, 40, 80)
PARTS = 5
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled passage: its document, its sentences as token ids with their signs, what is labelled, what rules say."""

    document: str
    tokens: tuple[np.ndarray, ...]
    shown: tuple[frozenset[str], ...]
    labelled: frozenset[str]
    rules: frozenset[str]
    standing: bool


Shown = tuple[list[np.ndarray], list[frozenset[str]]]
"""Sentences as token ids, and their signs."""


def sentences(text: str, quotes: Sequence[tuple[str, str]], tokenizer: Tokenizer) -> Shown:
    """The sentences of a text; a sign stands where its quote does."""
    places = sentence_spans(text)
    shown: list[set[str]] = [set() for _ in places]
    for name, quote in quotes:
        at = text.find(quote)
        for number, (start, end) in enumerate(places):
            if at >= 0 and start < at + len(quote) and at < end:
                shown[number].add(name)
    encodings = tokenizer.encode_batch([text[a:b] for a, b in places], add_special_tokens=False)
    return [np.array(e.ids, dtype=np.int64) for e in encodings], list(map(frozenset, shown))


def documents(folders: Sequence[Path], wanted: set[str], corpus: Path | None) -> dict[str, str]:
    """The texts of the documents that are wanted, from the folders, then from the corpus."""
    found = {
        path.stem: path.read_bytes().decode("utf-8")
        for folder in folders
        for path in folder.rglob("*.txt")
        if path.stem in wanted
    }
    sets = {name.partition("__")[0] for name in wanted - found.keys()}
    for name in sorted(sets) if corpus else []:
        for path in sorted((corpus / name).glob("*.parquet")):
            for row in pq.read_table(path, columns=["doc_id", "text"]).to_pylist():
                key = f"{name}__{row['doc_id']}"
                if key in wanted:
                    found.setdefault(key, row["text"])
    return found


def passages(folders: Sequence[Path], corpus: Path | None, tokenizer: Tokenizer) -> Iterator[Passage]:
    """Every labelled passage once, with what the rules say of it in its whole document."""
    lines = [
        json.loads(line)
        for folder in folders
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    rows = {(f"{row['set']}__{row['doc_id']}", row["start"]): row for row in lines if "labels" in row}
    texts = documents(folders, {name for name, _ in rows}, corpus)
    analyzer = Analyzer.load(model=False)
    signs = {name: analyzer.analyze(SourceText.of(text)).signs for name, text in texts.items()}
    for (name, start), row in rows.items():
        if name not in texts:
            continue
        quotes = [(label["id"], label["quote"]) for label in row["labels"]]
        tokens, shown = sentences(texts[name][start : row["end"]], quotes, tokenizer)
        evidence = [(sign.id, e) for sign in signs[name] for e in sign.evidence]
        yield Passage(
            name, tuple(tokens), tuple(shown), frozenset(label for label, _ in quotes),
            frozenset(sign for sign, e in evidence if start <= e.start < row["end"]),
            any(e.status not in FALLEN for _, e in evidence),
        )  # fmt: skip


def added(
    known: Sequence[Passage], more: Shown, balance: float, seed: int
) -> tuple[int, list[tuple[float, bool, bool]]]:
    """How many signs were learnt at most, and (score, right, rules found some sign there) of all that rules do not say, the
    surest first."""
    names = sorted({p.document for p in known})
    random.Random(seed).shuffle(names)
    part = {name: number % PARTS for number, name in enumerate(names)}
    found, most = [], 0
    for number in range(PARTS):
        learn = [p for p in known if part[p.document] != number]
        counts = Counter(name for p in learn for name in p.labelled)
        labels = sorted(name for name, count in counts.items() if count >= LEAST)
        most = max(most, len(labels))
        shown = [names for p in learn for names in p.shown] + more[1]
        targets = np.array([[name in names for name in labels] for names in shown], dtype=np.float32)
        tokens = [ids for p in learn for ids in p.tokens] + more[0]
        grams = learn_grams(tokens, targets, most=_MOST, balance=balance)
        for p in known:
            if part[p.document] == number and p.tokens:
                best = grams.scores(p.tokens).max(axis=0).tolist()
                found += [
                    (score, name in p.labelled, p.standing)
                    for name, score in zip(labels, best, strict=True)
                    if name not in p.rules
                ]
    return most, sorted(found, reverse=True)


def cases(folder: Path, tokenizer: Tokenizer) -> Shown:
    """The sentences of annotated cases."""
    tokens: list[np.ndarray] = []
    shown: list[frozenset[str]] = []
    for _, text, labels in annotated(folder):
        quotes = [(sign.id, sign.quote) for sign in labels.signs if sign.status not in FALLEN]
        ids, names = sentences(text, quotes, tokenizer)
        tokens += ids
        shown += names
    return tokens, shown


def told(known: Sequence[Passage], answers: Sequence[tuple[float, bool, bool]]) -> Iterator[str]:
    """The lines of a table: of the surest answers so many are right, and what the F1 of rules and model would be."""
    right = sum(len(p.labelled & p.rules) for p in known)
    total = sum(len(p.labelled) + len(p.rules) for p in known)
    for count in SUREST:
        good = sum(true for _, true, _ in answers[:count])
        yield f"| {count} | {good} | {2 * (right + good) / (total + count):.4f} |"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--passages", type=Path, nargs="+", required=True)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--cases", type=Path)
    parser.add_argument("--balance", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    model = find_model()
    assert model is not None
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    known = list(passages(args.passages, args.corpus, tokenizer))
    right, said, true = (
        sum(len(p.labelled & p.rules) for p in known), sum(len(p.rules) for p in known), sum(len(p.labelled) for p in known)
    )  # fmt: skip
    print(
        f"{len(known)} passages of {len({p.document for p in known})} documents, {true} signs; rules: ",
        end="",
    )
    print(f"precision {right / said:.3f}, recall {right / true:.3f}, F1 {2 * right / (said + true):.4f}")
    more = cases(args.cases, tokenizer) if args.cases else ([], [])
    count, answers = added(known, more, args.balance, args.seed)
    print(f"{count} signs learnt; among the surest that the rules do not say, right, F1 with them")
    print("\n".join(told(known, answers)))
    print("only where the rules found a sign in the document that stands")
    print("\n".join(told(known, [answer for answer in answers if answer[2]])))


if __name__ == "__main__":
    main()
