"""Texts made to be slow: full analysis by rules, CPU seconds for 250 KB and 1 MB of characters, and their ratio (4 is
linear).

python benchmarks/hostile.py [--shared ../shared] [--size 1000000] [NAME ...]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from xiezhi.analyzer import Analyzer
from xiezhi.text import SourceText

_HEAD = "某某省甲市人民法院\n民事判决书\n（2020）某01民初12号\n"


def _repeat(piece: str) -> Callable[[int], str]:
    return lambda size: (piece * (size // len(piece) + 1))[:size]


def _parties(size: int) -> str:
    """One party on each of some 20 characters: 50,000 in a megabyte."""
    lines = (
        f"原告：张{chr(0x4E00 + n % 5000)}{chr(0x4E00 + n % 777)}，男，汉族。\n" for n in range(size // 20)
    )
    return _HEAD + "".join(lines) + "原告张三与被告李四民间借贷纠纷一案，本院受理后。\n"


SHAPES: dict[str, Callable[[int], str]] = {
    "one character": _repeat("人"),
    "parties": _parties,
    "opening brackets": lambda size: "（" * (size // 10),
    "nested brackets": lambda size: "（" * (size // 20) + "）" * (size // 20),
    "digits": lambda size: "1" * (size * 3 // 10),
    "原告张三与被告李四": _repeat("原告张三与被告李四"),
    "原告张三与被告李四，": _repeat("原告张三与被告李四，"),
    "上诉人张三、": _repeat("上诉人张三、"),
    "（2020）": _repeat("（2020）"),
    "一百万": _repeat("一百万"),
    "《": _repeat("《"),
    "spaces": _repeat(" "),
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument(
        "--shared", type=Path, help="also real decisions, as they are and without their stops"
    )
    parser.add_argument("--size", type=int, default=1_000_000)
    args = parser.parse_args()
    shapes = SHAPES | (_real(args.shared) if args.shared else {})
    analyzer = Analyzer.load(model=False)
    analyzer.analyze(_HEAD)
    for name in args.names or shapes:
        quarter, whole = (_seconds(analyzer, shapes[name](size)) for size in (args.size // 4, args.size))
        sys.stdout.write(f"{name:24} {quarter:6.2f} s {whole:6.2f} s   ×{whole / quarter:.1f}\n")
        sys.stdout.flush()


def _seconds(analyzer: Analyzer, text: str) -> float:
    start = time.process_time()
    analyzer.analyze(SourceText.of(text))
    return time.process_time() - start


def _real(shared: Path) -> dict[str, Callable[[int], str]]:
    """Decisions one after the other: on their lines, on one line, on one line without any mark."""
    import pyarrow.parquet as pq

    table = pq.read_table(shared / "corpus/civil_partial/civil_partial.parquet", columns=["text"])
    text = "\n".join(table["text"].to_pylist()[:1_500])
    bare = "".join(char for char in text if "\u4e00" <= char <= "\u9fff")
    return {
        "decisions": _repeat(text),
        "decisions on one line": _repeat(text.replace("\n", "")),
        "decisions without marks": _repeat(bare),
    }


if __name__ == "__main__":
    main()
