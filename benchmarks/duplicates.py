"""Near-duplicates: recall and precision on real judgments with swapped copies; speed, memory and growth on mixed ones.

    python benchmarks/duplicates.py --shared ../shared --judgments 2000 --mixed 2000 20000

Recall: a fifth of the judgments gets a copy with other people, organisations, dates and sums, and with a tenth of its
sentences dropped, replaced by sentences of other judgments, or moved; names are read anew from the copy by the rules.
Precision counts pairs that are neither planted nor share a party; pairs of real judgments that share a party are
families (one plaintiff's series) and listed apart. Growth: documents of about 2,500 characters mixed from sentences of
the corpus. Times are
of the processor, so that a busy machine counts less; memory is what the peak resident size grows by.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import re
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from xiezhi.compare import Duplicates, Filing, find_duplicates
from xiezhi.compare.duplicates import THRESHOLD
from xiezhi.compare.vectors import vector_pairs
from xiezhi.inference import Encoder
from xiezhi.parsing import parse
from xiezhi.text import SourceText

_SETS = ("openlaw_exports", "wenshu_mixed_small", "spc_decisions_2015")
_SENTENCE = re.compile(r"[^。；\n]+[。；\n]*")
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_SUM = re.compile(r"\d[\d,.]*(?=万?元)")
_FAMILY, _GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "建国秀英桂兰志强海燕文博雨晨子轩欣怡德明"
_PLACES = ("东江", "西岭", "南浦", "北辰", "中洲", "安和", "长宁", "永定")
_ORGANISATION = re.compile(r"(?:有限|股份|公司|厂|店|合作社|集团|中心)")


class Shelf(list[Filing]):
    """Filings in memory."""

    def take(self, ids: Sequence[str]) -> Iterator[Filing]:
        """Those with these ids."""
        by_id = {filing.id: filing for filing in self}
        return (by_id[id] for id in ids)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--judgments", type=int, default=2000)
    parser.add_argument("--mixed", type=int, nargs="*", default=[2000])
    parser.add_argument("--least", type=int, default=800, help="characters of a judgment")
    parser.add_argument("--vectors", type=int, default=0, help="also compare both ways on so many judgments")
    args = parser.parse_args()
    sys.stdout.write(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores\n")
    dice = random.Random(1)
    texts = _texts(args.shared)
    dice.shuffle(texts)
    judgments = [text for text in texts if args.least < len(text) < 20_000 and "民事" in text[:200]]
    if args.judgments:
        quality(judgments[: args.judgments], dice)
    if args.vectors:
        for share in (0.1, 0.3, 0.5):
            both_ways(judgments[: args.vectors], share, dice)
    sentences = [s for text in texts for s in _SENTENCE.findall(text) if len(s) > 12]
    for count in args.mixed:
        growth(sentences, count)


def quality(texts: list[str], dice: random.Random) -> None:
    """Recall and precision."""
    filings = [_filing(f"{number:05}", text) for number, text in enumerate(texts)]
    copies = [swapped(filing, filings, dice) for filing in filings[::5]]
    found = find_duplicates(Shelf([*filings, *copies]))
    planted = {(copy.id.removesuffix("~"), copy.id) for copy in copies}
    parties = {filing.id: set(filing.parties) for filing in (*filings, *copies)}
    for threshold in (0.4, THRESHOLD, 0.6, 0.7):
        pairs = {(pair.doc_a, pair.doc_b) for pair in found.at(threshold).pairs}
        hits = len(pairs & planted)
        # A copy also resembles what its original resembles: those pairs are the original's.
        others = {tuple(sorted(id.removesuffix("~") for id in pair)) for pair in pairs - planted}
        families = {pair for pair in others if parties[pair[0]] & parties[pair[1]]}
        strangers = sorted(others - families)
        sys.stdout.write(
            f"threshold {threshold}: recall {hits / len(planted):.4f} of {len(planted)}, "
            f"precision {hits / max(1, hits + len(strangers)):.4f} ({len(strangers)} pairs of strangers, "
            f"{len(families)} of families), {len(found.short)} too short\n"
        )
        if threshold == THRESHOLD:
            for a, b in strangers[:12]:
                sys.stdout.write(f"  {texts[int(a)][:60]!r}\n  {texts[int(b)][:60]!r}\n\n")


def both_ways(texts: list[str], share: float, dice: random.Random) -> None:
    """Recall of fingerprints and of the model's vectors where so large a share of the sentences is changed."""
    filings = [_filing(f"{number:05}", text) for number, text in enumerate(texts)]
    copies = [swapped(filing, filings, dice, share) for filing in filings[::5]]
    planted = {(copy.id.removesuffix("~"), copy.id) for copy in copies}
    everything = [*filings, *copies]
    parties = {filing.id: set(filing.parties) for filing in everything}
    encoder = Encoder.load()
    vectors = np.array([encoder.vectors([filing.text])[0] for filing in everything], np.float32)
    found = find_duplicates(Shelf(everything))
    ways = {f"fingerprints {t}": {(p.doc_a, p.doc_b) for p in found.at(t).pairs} for t in (0.4, THRESHOLD)}
    for least in (0.6, 0.65, 0.7):
        pairs = vector_pairs([filing.id for filing in everything], vectors, least)
        ways[f"vectors {least}"] = {tuple(sorted((pair.doc_a, pair.doc_b))) for pair in pairs}
    ways["fingerprints 0.4 or vectors 0.65"] = ways["fingerprints 0.4"] | ways["vectors 0.65"]
    for way, pairs in ways.items():
        others = {tuple(sorted(id.removesuffix("~") for id in pair)) for pair in pairs - planted}
        strangers = {(a, b) for a, b in others if a != b and not parties[a] & parties[b]}
        sys.stdout.write(
            f"{share:.0%} of the sentences changed, {way}: recall {len(pairs & planted) / len(planted):.3f} of {len(planted)}, "
            f"{len(strangers)} pairs of strangers among {len(filings)}\n"
        )
    sys.stdout.flush()


def swapped(filing: Filing, others: Sequence[Filing], dice: random.Random, share: float = 0.1) -> Filing:
    """The same document about other people, days and sums, a share of its sentences changed."""
    text, parties = filing.text, []
    for name in filing.names:
        new = _other_name(name, dice)
        text = text.replace(name, new)
        if name in filing.parties:
            parties.append(new)
    text = _DATE.sub(
        lambda _: f"20{dice.randrange(10, 20)}年{dice.randrange(1, 13)}月{dice.randrange(1, 29)}日", text
    )
    text = _SUM.sub(lambda _: str(dice.randrange(1000, 900_000)), text)
    sentences = _SENTENCE.findall(text)
    for _ in range(max(1, int(len(sentences) * share))):
        at = dice.randrange(len(sentences))
        match dice.randrange(3):
            case 0:
                sentences[at] = ""
            case 1:
                sentences[at] = dice.choice(_SENTENCE.findall(dice.choice(others).text))
            case _:
                sentences.insert(dice.randrange(len(sentences)), sentences.pop(at))
    return replace(_filing(filing.id + "~", "".join(sentences)), parties=tuple(parties))


def _other_name(name: str, dice: random.Random) -> str:
    if len(name) <= 4 and not name.endswith(("省", "市", "区", "县", "院")):
        return dice.choice(_FAMILY) + "".join(dice.sample(_GIVEN, 2))
    if _ORGANISATION.search(name):
        return dice.choice(_PLACES) + dice.choice(_PLACES) + name[max(4, len(name) // 2) :]
    return name


def growth(sentences: list[str], count: int) -> None:
    """Documents per second of processor time, all passes, less the making of the documents; and added memory."""
    shelf = Mixed(sentences, count, random.Random(count))
    before, start = _peak(), time.process_time()
    found: Duplicates = find_duplicates(shelf)
    seconds = time.process_time() - start - shelf.seconds
    sys.stdout.write(
        f"{count} documents of {shelf.chars / shelf.made:.0f} characters: {seconds:.1f} s of one core, "
        f"{count / seconds:.0f} documents/s, {len(found.pairs)} pairs, {_peak() - before:.0f} MiB more at the peak\n"
    )
    sys.stdout.flush()


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Mixed:
    """Documents made of random sentences when they are asked for; every tenth repeats the one before with changes."""

    def __init__(self, sentences: list[str], count: int, dice: random.Random) -> None:
        self._sentences, self._count, self._seed = sentences, count, dice.randrange(1 << 30)
        self.chars = self.made = 0
        self.seconds = 0.0

    def __iter__(self) -> Iterator[Filing]:
        return (self._made(number) for number in range(self._count))

    def take(self, ids: Sequence[str]) -> Iterator[Filing]:
        """Those with these ids."""
        return (self._made(int(id)) for id in ids)

    def _made(self, number: int) -> Filing:
        start = time.process_time()
        dice = random.Random(self._seed + (number - 1 if number % 10 == 9 else number))
        body = [dice.choice(self._sentences) for _ in range(46)]
        if number % 10 == 9:
            body = body[:20] + body[24:]
        text = "".join(body)
        filing = Filing(f"{number:07}", text)
        self.chars += len(text)
        self.made += 1
        self.seconds += time.process_time() - start
        return filing


def _filing(id: str, text: str) -> Filing:
    return Filing.of(id, text, parse(SourceText.of(text)))


def _texts(shared: Path) -> list[str]:
    files = [file for name in _SETS for file in sorted((shared / "corpus" / name).glob("*.parquet"))]
    return [text for file in files for text in pq.read_table(file, columns=["text"])["text"].to_pylist()]


if __name__ == "__main__":
    main()
