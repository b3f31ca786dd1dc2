"""Similar cases (SCM) over eight splits that share no pair of documents, part by part, against TF-IDF of character pairs.

python training/finetune/vectors.py --base $WORK/pretrain/run1/model --tuned $WORK/tuned/s1d --shared ../shared \\
    --out training

Adds its figures to results.json in `--out`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import build
import numpy as np
import sources
import torch
from results import spread
from sklearn.feature_extraction.text import TfidfVectorizer

from xiezhi.learning.config import VECTOR
from xiezhi.learning.matching import accuracy, features, learn_projection
from xiezhi.learning.triples import apart
from xiezhi.learning.views import learn_views


def unit(rows: np.ndarray) -> np.ndarray:
    """Rows of length one."""
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("base", "tuned", "shared", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    model, tokenizer, _ = build.tuned_model(args.base, args.tuned)
    texts, found = sources.triples(args.shared / "data")
    tokens = [np.array(e.ids) for e in tokenizer.encode_batch(texts, add_special_tokens=False)]
    known = features(model, tokenizer, texts)
    plain = TfidfVectorizer(analyzer="char", ngram_range=(2, 2)).fit_transform(texts).toarray()
    reached: dict[str, list[float]] = {}
    for seed in range(1, 9):
        learn, held = apart(found, 0.2, seed)
        head = learn_projection(known, learn, VECTOR, seed=seed)
        views = learn_views(tokenizer, texts, learn, width=VECTOR, seed=seed)
        with torch.no_grad():
            encoder = unit(head(known).numpy())
        strings = unit(np.stack([views.strings(ids) for ids in tokens]))
        words = unit(np.stack([views.named(text) for text in texts]))
        ways = {
            "TF-IDF of character pairs": plain,
            "encoder": encoder,
            "n-grams": strings,
            "words": words,
            "encoder and n-grams": np.concatenate([encoder, strings], axis=1),
            "n-grams and words": np.concatenate([strings, words], axis=1),
            "all three, as served": np.concatenate([encoder, strings, words], axis=1),
        }
        for name, rows in ways.items():
            reached.setdefault(name, []).append(accuracy(rows, held))
    path = args.out / "results.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    known["vectors"] = {name: spread(values) for name, values in reached.items()}
    path.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name, cell in known["vectors"].items():
        print(f"| {name} | {cell['mean']:.3f} ± {cell['spread']:.3f} |", cell["values"])


if __name__ == "__main__":
    main()
