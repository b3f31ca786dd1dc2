"""Similar cases (SCM) over eight splits that share no pair of documents, against TF-IDF of character pairs.

python training/finetune/vectors.py --base ~/xiezhi-work/pretrain/run1/model --tuned ~/xiezhi-work/tuned/s1b --shared ../shared
"""

from __future__ import annotations

import argparse
import statistics
from pathlib import Path

import build
import sources
import torch
from sklearn.feature_extraction.text import TfidfVectorizer

from xiezhi.learning.config import VECTOR
from xiezhi.learning.matching import accuracy, features, learn_projection
from xiezhi.learning.triples import apart


def main() -> None:
    parser = argparse.ArgumentParser()
    for name in ("base", "tuned", "shared"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    args = parser.parse_args()
    model, tokenizer, _ = build.tuned_model(args.base, args.tuned)
    texts, found = sources.triples(args.shared / "data")
    known = features(model, tokenizer, texts)
    plain = TfidfVectorizer(analyzer="char", ngram_range=(2, 2)).fit_transform(texts).toarray()
    ours, theirs = [], []
    for seed in range(1, 9):
        learn, held = apart(found, 0.2, seed)
        head = learn_projection(known, learn, VECTOR, seed=seed)
        with torch.no_grad():
            unit = torch.nn.functional.normalize(head(known), dim=-1).numpy()
        ours.append(accuracy(unit, held))
        theirs.append(accuracy(plain, held))
    for name, values in (("xiezhi-base", ours), ("TF-IDF", theirs)):
        print(
            f"{name} {statistics.fmean(values):.3f} ± {statistics.stdev(values):.3f}",
            [round(v, 3) for v in values],
        )


if __name__ == "__main__":
    main()
