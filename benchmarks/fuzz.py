"""Fuzz the whole engine for a while: assembled and spoilt documents, and spoilt files through every reader.

    python benchmarks/fuzz.py --minutes 60 --seed 1 [--texts FOLDER] [--files FOLDER]

Prints one line per finding (seed, what does not hold) and a table at the end; exit status 1 when there is one. A seed is
run again alone with `--only SEED`. `--texts` adds documents to be assembled, `--files` originals (Word, PDF, HTML …) whose
bytes are spoilt. With `--atheris` libFuzzer looks for bytes that reach new branches of the readers, parsers and signs
(`pip install atheris`); it stops at the first finding and keeps its bytes in the folder of `--artifacts`.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

if "--atheris" in sys.argv:
    import atheris

    counted = atheris.instrument_imports(include=["xiezhi"])
else:
    counted = nullcontext()
with counted:
    from xiezhi.analyzer import Analyzer
    from xiezhi.errors import XiezhiError
    from xiezhi.reading import read_bytes

from benchmarks.fuzzing.invariants import broken
from benchmarks.fuzzing.mutations import assemble

ROOT = Path(__file__).resolve().parents[1]
SUFFIXES = (".txt", ".html", ".xml", ".docx", ".doc", ".pdf", ".rtf", ".zip", "")
LONGEST = 16_384  # bytes of an input that libFuzzer makes
SLOW = 20.0  # seconds per million characters beyond which a text of some length is a finding


class Fuzz:
    """The seeds and the engine; counts what was tried and what did not hold."""

    def __init__(self, texts: list[Path], files: list[Path]) -> None:
        self.documents = tuple(path.read_text(encoding="utf-8", errors="replace") for path in texts)
        self.files = tuple(path.read_bytes() for path in files if path.stat().st_size < 300_000)
        self.analyzer = Analyzer.load(model=False)
        self.tried: Counter[str] = Counter()
        self.findings = 0

    def text(self, seed: int) -> None:
        """One assembled document: the invariants, the same twice, and not slower than linear."""
        text = assemble(random.Random(seed), self.documents)
        begun = time.process_time()
        analysis = self.analyzer.analyze(text)
        spent = time.process_time() - begun
        found = broken(analysis, text)
        if analysis.to_dict() != self.analyzer.analyze(text).to_dict():
            found.append("another result the second time")
        if spent > max(0.5, SLOW * len(text) / 1e6):
            found.append(f"{spent:.1f} s for {len(text):,} characters")
        self._count("documents", seed, found)

    def bytes(self, seed: int) -> None:
        """One spoilt file through the readers: a text or an error with a code."""
        draw = random.Random(seed)
        data = bytearray(draw.choice(self.files)) if self.files else bytearray(draw.randbytes(200))
        for _ in range(draw.randint(1, 12)):
            at = draw.randrange(len(data) + 1)
            data[at : at + draw.randint(0, 20)] = draw.randbytes(draw.randint(0, 20))
        if draw.random() < 0.3:
            del data[draw.randrange(len(data) + 1) :]
        self._count("files", seed, read(bytes(data), draw.choice(SUFFIXES)))

    def guarded(self, kind: Callable[[int], None], seed: int) -> None:
        """Run one seed; an exception is a finding."""
        try:
            kind(seed)
        except Exception:
            self._count(kind.__name__, seed, [traceback.format_exc(limit=-3)])

    def _count(self, kind: str, seed: int, found: list[str]) -> None:
        self.tried[kind] += 1
        for finding in found[:3]:
            self.findings += 1
            print(f"{kind} seed {seed}: {finding}", flush=True)


def read(data: bytes, suffix: str) -> list[str]:
    """What is wrong with how bytes were read: nothing, when they give a text or an error from the catalogue."""
    try:
        source = read_bytes(data, name=f"file{suffix}")
    except XiezhiError:
        return []
    return [] if source.text.strip() else ["an empty text without an error"]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--files", type=Path)
    parser.add_argument("--atheris", action="store_true")
    parser.add_argument("--artifacts", type=Path, default=Path(tempfile.gettempdir()))
    args = parser.parse_args()
    texts = sorted((ROOT / "corpora").glob("*/*.txt")) + sorted(
        args.texts.glob("*.txt") if args.texts else ()
    )
    files = [path for path in sorted(args.files.rglob("*")) if path.is_file()] if args.files else texts
    fuzz = Fuzz(texts, files)
    if args.atheris:
        return _atheris(fuzz, round(args.minutes * 60), args.artifacts)
    if args.only is not None:
        fuzz.guarded(fuzz.text, args.only)
        fuzz.guarded(fuzz.bytes, args.only)
        return 1 if fuzz.findings else 0
    begun, seed = time.monotonic(), args.seed * 10**9
    while time.monotonic() - begun < args.minutes * 60:
        fuzz.guarded(fuzz.text if seed % 2 else fuzz.bytes, seed)
        seed += 1
    hours = (time.monotonic() - begun) / 3600
    print(json.dumps({"tried": fuzz.tried, "findings": fuzz.findings, "hours": round(hours, 2)}))
    return 1 if fuzz.findings else 0


def _atheris(fuzz: Fuzz, seconds: int, artifacts: Path) -> int:
    def once(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        suffix = SUFFIXES[provider.ConsumeIntInRange(0, len(SUFFIXES) - 1)]
        rest = provider.ConsumeBytes(provider.remaining_bytes())
        found = read(rest, suffix)
        text = rest.decode("gb18030" if rest[:1] > b"\xe9" else "utf-8", "replace")
        found += broken(fuzz.analyzer.analyze(text), text)
        if found:
            raise AssertionError(found)

    with tempfile.TemporaryDirectory() as start:
        for n, data in enumerate(fuzz.files):
            Path(start, str(n)).write_bytes(data[:LONGEST])
        for n, text in enumerate(fuzz.documents):
            Path(start, f"text{n}").write_bytes(text.encode()[:LONGEST])
        options = [
            f"-max_len={LONGEST}",
            f"-max_total_time={seconds}",
            f"-artifact_prefix={artifacts}/",
            "-print_final_stats=1",
        ]
        atheris.Setup([sys.argv[0], *options, start], once)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
