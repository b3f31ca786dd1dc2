"""How long readers of the review pages wait: filters of a large run, first paint of a document.

    python benchmarks/web_speed.py [--documents 100000]

A small run of the project's own documents is made by rules, then its tables are copied until there are as many
documents as asked for (other ids, courts, years and names). Times are those of whole requests over HTTP, with the page
made; first paint is what Chromium reports. Needs the extra `serve`; first paint needs playwright and Chromium.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

import duckdb

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.web.browsing import launched, served  # noqa: E402

from xiezhi.archive import TABLES, annotate  # noqa: E402
from xiezhi.archive import Settings as RunSettings  # noqa: E402
from xiezhi.web import Settings, create_app  # noqa: E402

SHARD = 5_000  # documents of one copied shard
FILTERS = {
    "first page": {},
    "one sign": {"sign": "large_cash_delivery"},
    "court": {"court": "人民法院7"},
    "cause, year": {"cause": "民间借贷纠纷", "year": "2021"},
    "level high": {"level": "high"},
    "lender": {"lender": "郝秉谦3"},
    "party": {"words": "柏宏亮12"},
    "nothing fits": {"words": "没有这样的人"},
    "sorted by court": {"sort": "court"},
    "last page": {"page": "1999"},
}


def main() -> None:
    """Make the run, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run, texts = make(Path(folder), given.documents)
        app = create_app(Settings(run=run, model=False))
        began = time.perf_counter()
        print(f"documents                {app.state.desk.clues.totals.documents:>10,}")
        print(f"run read, list made      {time.perf_counter() - began:>10.2f} s")
        with served(app) as address:
            lists(address, given.repeat)
            pages(address, texts, given.repeat)
            paints(address, texts)


def make(folder: Path, documents: int) -> tuple[Path, dict[str, str]]:
    """A run of so many documents; and the ids of the texts whose pages are measured."""
    source = folder / "in"
    source.mkdir()
    for path in sorted((ROOT / "corpora").rglob("*.txt")):
        shutil.copy(path, source)
    text = (source / "loan_judgment.txt").read_text(encoding="utf-8")
    middle = text.index("本院认为")
    filler = "另查明，双方另有往来，各方均无异议。\n"
    texts = {}
    for chars in (5_000, 100_000):
        more = filler * ((chars - len(text)) // len(filler))
        (source / f"long_{chars}.txt").write_text(text[:middle] + more + text[middle:], encoding="utf-8")
        texts[f"{chars:,} characters"] = f"long_{chars}"
    run = folder / "run"
    annotate([source], run, settings=RunSettings(model=False), workers=0)
    multiply(run, documents)
    return run, texts


def multiply(run: Path, documents: int) -> None:
    """Copy the tables of the only shard until the run holds so many documents."""
    (shard,) = sorted((run / "done").glob("*.json"))
    marker = json.loads(shard.read_text(encoding="utf-8"))
    own = marker["documents"]
    copies = -(-documents // own)
    per_shard = max(1, SHARD // own)
    for number, first in enumerate(range(1, copies, per_shard), 1):
        span = range(first, min(copies, first + per_shard))
        for table in TABLES:
            source = run / table / shard.name.replace(".json", ".parquet")
            target = run / table / f"shard-{number:06}.parquet"
            duckdb.sql(
                f"COPY ({copied(table, str(source), span)}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"
            )
        told = {**marker, "shard": number, "documents": own * len(span), "files": {}}
        (run / "done" / f"shard-{number:06}.json").write_text(json.dumps(told), encoding="utf-8")


def copied(table: str, source: str, copies: range) -> str:
    """The query of one table, its documents, courts, years and names told apart by the number of the copy."""
    changes = {
        "documents": "court || (k % 40) AS court, (substr(decided_on, 1, 3) || (k % 10) || substr(decided_on, 5)) AS decided_on",
        "parties": "name || (k % 50) AS name",
        "loans": "lender || (k % 50) AS lender",
    }.get(table)
    more = f", {changes}" if changes else ""
    return (
        f"SELECT * REPLACE (doc_id || '-' || k AS doc_id{more}) "
        f"FROM (SELECT unnest(range({copies.start}, {copies.stop})) AS k), read_parquet('{source}')"
    ).replace("SELECT * REPLACE", "SELECT * EXCLUDE (k) REPLACE")


def ask(address: str, path: str, **values: str) -> bytes:
    """One request."""
    query = f"?{urllib.parse.urlencode(values)}" if values else ""
    with urllib.request.urlopen(f"{address}{path}{query}") as answer:
        return bytes(answer.read())


def timed(address: str, path: str, repeat: int, **values: str) -> tuple[float, float]:
    """Median and longest of some requests, in seconds."""
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        ask(address, path, **values)
        times.append(time.perf_counter() - began)
    return statistics.median(times), max(times)


def lists(address: str, repeat: int) -> None:
    """Filters of the clue list, and a person of many cases."""
    print("\nlist of clues               median    longest")
    for name, values in FILTERS.items():
        median, longest = timed(address, "/clues", repeat, **values)
        print(f"  {name:<22} {median:>8.3f} s {longest:>8.3f} s")
    median, longest = timed(address, "/person", repeat, name="郝秉谦3")
    print(f"  {'a person':<22} {median:>8.3f} s {longest:>8.3f} s")


def pages(address: str, texts: dict[str, str], repeat: int) -> None:
    """The answer of the server for a document."""
    print("\ndocument, server            median    longest")
    for name, id in texts.items():
        median, longest = timed(address, "/document", repeat, id=id)
        print(f"  {name:<22} {median:>8.3f} s {longest:>8.3f} s")


def paints(address: str, texts: dict[str, str]) -> None:
    """First paint as the browser reports it, from the request on."""
    print("\ndocument, browser      first paint     loaded")
    with launched() as browser:
        for name, id in texts.items():
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{address}/document?id={id}")
            page.wait_for_timeout(300)
            paint, load = page.evaluate(
                "[performance.getEntriesByName('first-contentful-paint')[0].startTime,"
                " performance.getEntriesByType('navigation')[0].loadEventEnd]"
            )
            print(f"  {name:<22} {paint / 1000:>8.3f} s {load / 1000:>8.3f} s")
            page.close()


if __name__ == "__main__":
    main()
