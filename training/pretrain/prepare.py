"""Corpus → deduplicated token stream for pretraining.

    python training/pretrain/prepare.py --corpus ../shared/corpus --out $WORK/pretrain --exclude ../shared/samples

Writes tokenizer.json, tokens.npy (uint16, all documents in a seeded order, [SEP] between), starts.npy (uint8, 1 where
a word begins) and prepare.json (what was kept and dropped).
"""

from __future__ import annotations

import argparse
import json
import random
import zlib
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import jieba
import numpy as np
import pyarrow.parquet as pq
from tokenizers import Tokenizer

from xiezhi.learning.vocabulary import build_tokenizer

SKETCH = 64
_STATE: dict[str, Tokenizer] = {}


def sketch(text: str) -> np.ndarray:
    """The 64 smallest hashes of the text's 10-character shingles (bottom-k sketch of the set)."""
    codes = np.frombuffer("".join(text.split()).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if len(codes) < 20:
        return np.array([zlib.crc32(text.encode())], dtype=np.uint64)
    mixed = np.zeros(len(codes) - 9, dtype=np.uint64)
    for place in range(10):
        mixed = mixed * np.uint64(1_000_003) + codes[place : len(codes) - 9 + place]
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    return np.unique(mixed)[:SKETCH]


class Seen:
    """Sketches of the documents kept so far, found again through any of their 12 smallest hashes."""

    def __init__(self) -> None:
        self.sketches: list[np.ndarray] = []
        self.index: dict[int, list[int]] = {}

    def repeats(self, mine: np.ndarray, threshold: float) -> bool:
        """Whether a kept document shares at least `threshold` of its shingles with this one."""
        near = {doc for key in mine[:12].tolist() for doc in self.index.get(key, ())}
        for doc in near:
            union = np.union1d(mine, self.sketches[doc])[:SKETCH]
            both = np.intersect1d(np.intersect1d(union, mine), self.sketches[doc])
            if len(both) / len(union) >= threshold:
                return True
        return False

    def add(self, mine: np.ndarray) -> None:
        for key in mine[:12].tolist():
            self.index.setdefault(key, []).append(len(self.sketches))
        self.sketches.append(mine)


def encode(text: str) -> tuple[np.ndarray, np.ndarray]:
    """Token ids of a document and whether each begins a word."""
    encoding = _STATE["tokenizer"].encode(text, add_special_tokens=False)
    boundary = np.zeros(len(text) + 1, dtype=np.uint8)
    for _, begin, _ in jieba.tokenize(text, HMM=False):
        boundary[begin] = 1
    offsets = np.array([begin for begin, _ in encoding.offsets], dtype=np.int64)
    return np.array(encoding.ids, dtype=np.uint16), boundary[offsets]


def _start(path: str) -> None:
    jieba.setLogLevel(60)
    jieba.initialize()
    _STATE["tokenizer"] = Tokenizer.from_file(path)


def read(corpus: Path, statutes: float, seed: int) -> list[tuple[str, str]]:
    """(set, text) of every document; of the statutes only a share, since judgments are what the model reads."""
    rows: list[tuple[str, str]] = []
    draw = random.Random(seed)
    for path in sorted(corpus.glob("*/*.parquet")):
        texts = pq.read_table(path, columns=["text"]).column("text").to_pylist()
        keep = statutes if path.parent.name.startswith("statutes") else 1.0
        rows += [(path.parent.name, text) for text in texts if text and draw.random() < keep]
    draw.shuffle(rows)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--exclude", type=Path, help="folder of .txt files that must not be learnt from")
    parser.add_argument("--statutes", type=float, default=0.15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rows = read(args.corpus, args.statutes, args.seed)
    seen, held = Seen(), Seen()
    for path in sorted(args.exclude.glob("*.txt")) if args.exclude else ():
        held.add(sketch(path.read_text(encoding="utf-8")))
    kept: list[str] = []
    report: dict[str, dict[str, int]] = {}
    for name, text in rows:
        mine = sketch(text)
        fate = "held_back" if held.repeats(mine, 0.5) else "repeated" if seen.repeats(mine, 0.7) else "kept"
        cell = report.setdefault(name, {})
        cell[fate] = cell.get(fate, 0) + 1
        if fate == "kept":
            seen.add(mine)
            kept.append(text)
    build_tokenizer(kept).save(str(args.out / "tokenizer.json"))
    print(json.dumps(report, indent=1), sum(map(len, kept)), flush=True)
    separator = Tokenizer.from_file(str(args.out / "tokenizer.json")).token_to_id("[SEP]")
    ids, starts = [], []
    with ProcessPoolExecutor(
        args.workers, initializer=_start, initargs=(str(args.out / "tokenizer.json"),)
    ) as pool:
        for tokens, begins in pool.map(encode, kept, chunksize=32):
            ids += [tokens, np.array([separator], dtype=np.uint16)]
            starts += [begins, np.array([1], dtype=np.uint8)]
    np.save(args.out / "tokens.npy", np.concatenate(ids))
    np.save(args.out / "starts.npy", np.concatenate(starts))
    sizes = {"documents": len(kept), "characters": sum(map(len, kept)), "tokens": int(sum(map(len, ids)))}
    (args.out / "prepare.json").write_text(json.dumps({"sets": report, **sizes}, indent=1))
    print(sizes)


if __name__ == "__main__":
    main()
