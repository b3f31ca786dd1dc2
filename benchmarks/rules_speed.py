"""Rules-only speed on documents of about 2,500 characters, one core, and where the time goes.

python benchmarks/rules_speed.py --shared ../shared [--model] [--profile]
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import sys
import time
from pathlib import Path

from xiezhi.analyzer import Analyzer
from xiezhi.text import SourceText


def main() -> None:
    """Measure CPU time per document, five rounds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--no-signs", action="store_true")
    parser.add_argument("--model", action="store_true", help="with the packed model as well")
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    texts = _texts(args.shared, args.documents)
    analyzer = Analyzer.load(signs=not args.no_signs, model=args.model)
    for text in texts[:20]:
        analyzer.analyze(text)
    rounds = []
    for _ in range(5):
        start = time.process_time()
        for text in texts:
            analyzer.analyze(SourceText.of(text))
        rounds.append(time.process_time() - start)
    chars = sum(map(len, texts))
    best, median = min(rounds), statistics.median(rounds)
    sys.stdout.write(
        f"{len(texts)} documents, {chars / len(texts):.0f} characters on average\n"
        f"median {len(texts) / median:.0f} documents/s/core (best round {len(texts) / best:.0f}), "
        f"{1000 * median / len(texts):.2f} ms each\n"
    )
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(lambda: [analyzer.analyze(text) for text in texts])
        pstats.Stats(profile).sort_stats("cumulative").print_stats("xiezhi", 40)


def _texts(shared: Path, count: int) -> list[str]:
    import pyarrow.parquet as pq

    found: list[str] = []
    for file in sorted((shared / "corpus").glob("*/*.parquet")):
        for row in pq.read_table(file, columns=["text", "doc_type"]).to_pylist():
            if 2_200 <= len(row["text"]) <= 2_800 and "民事" in (row["doc_type"] or ""):
                found.append(row["text"])
    return found[:: max(1, len(found) // count)][:count]


if __name__ == "__main__":
    main()
