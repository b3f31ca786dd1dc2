"""Draw firings of the most frequent signs over the reference corpus, to be judged by reading.

    python benchmarks/firings.py --shared ../shared --signs 10 --each 50 --seed 77 --output firings.jsonl

Each line holds a firing: sign, cause and kind of the document, speaker and status, the passage with what stands around
it, the arithmetic. The documents hold real names: keep the file where the corpus is kept.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from xiezhi.analyzer import Analyzer
from xiezhi.text import SourceText

SETS = {
    "openlaw_exports": 3300,
    "spc_decisions_2015": 900,
    "judicature_autolabel": 960,
    "wenshu_mixed_small": 1000,
}
AROUND = 220


def main() -> None:
    """Analyze, draw, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--signs", type=int, default=10)
    parser.add_argument("--each", type=int, default=50)
    parser.add_argument("--seed", type=int, default=77)
    parser.add_argument("--output", type=Path, required=True)
    args = parser.parse_args()
    dice = random.Random(args.seed)
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for firing in firings(args.shared, dice):
        found[firing["sign"]].append(firing)
    frequent = sorted(found, key=lambda sign: (-len(found[sign]), sign))[: args.signs]
    with args.output.open("w", encoding="utf-8") as file:
        for sign in frequent:
            for n, firing in enumerate(dice.sample(found[sign], min(args.each, len(found[sign])))):
                file.write(json.dumps({"n": f"{sign}-{n:02}", **firing}, ensure_ascii=False) + "\n")
            sys.stdout.write(f"{sign}: {min(args.each, len(found[sign]))} of {len(found[sign])}\n")


def firings(shared: Path, dice: random.Random) -> Iterator[dict[str, Any]]:
    """The first passage of every sign of so many documents of each set, by the rules alone."""
    analyzer = Analyzer.load(model=False)
    for name, most in SETS.items():
        files = sorted((shared / "corpus" / name).glob("*.parquet"))
        rows = [row for file in files for row in pq.read_table(file, columns=["doc_id", "text"]).to_pylist()]
        rows = [row for row in rows if row["text"] and 300 < len(row["text"]) < 20_000]
        dice.shuffle(rows)
        for row in rows[:most]:
            text = row["text"]
            analysis = analyzer.analyze(SourceText.of(text))
            facts = analysis.facts
            for sign in analysis.signs:
                first = sign.evidence[0]
                yield {
                    "sign": sign.id, "name": sign.name, "doc": row["doc_id"],
                    "cause": facts.cause.value if facts.cause else None,
                    "kind": facts.doc_type.value if facts.doc_type else None,
                    "speaker": first.speaker, "status": first.status, "arithmetic": sign.arithmetic,
                    "before": text[max(0, first.start - AROUND) : first.start], "quote": first.text,
                    "after": text[first.end : first.end + AROUND],
                }  # fmt: skip


if __name__ == "__main__":
    main()
