"""Analyze every full document of the reference corpus: what fails, what stays null, which signs fire.

    python benchmarks/corpus.py --shared ../shared --processes 2 --markdown docs/corpus.md --json /tmp/corpus.json

The corpus (four sets, 8,121 documents) is not part of the project; `--shared` says where it is.
"""

from __future__ import annotations

import argparse
import collections
import json
import multiprocessing
import sys
import time
import traceback
from pathlib import Path

SETS = ("spc_decisions_2015", "judicature_autolabel", "openlaw_exports", "wenshu_mixed_small")
FIELDS = (
    "court", "case_number", "cause", "procedure", "decided_on", "accepted_on", "parties", "judges", "result",
    "court_fee", "statutes", "claims", "awarded", "loans",
)  # fmt: skip
_analyzer = None


def _start() -> None:
    global _analyzer
    from xiezhi.analyzer import Analyzer

    _analyzer = Analyzer.load(model=False)


def _one(task: tuple[str, str, str, str]) -> dict[str, object]:
    from xiezhi.text import SourceText

    corpus, name, layout, text = task
    assert _analyzer is not None
    try:
        analysis = _analyzer.analyze(SourceText.of(text, id=name))
    except Exception:
        return {"set": corpus, "id": name, "status": "failed", "error": traceback.format_exc(limit=-2)}
    facts = analysis.facts
    bad = sum(text[e.start : e.end] != e.text for e in facts.entities)
    bad += sum(text[e.start : e.end] != e.text for s in analysis.signs for e in s.evidence)
    return {
        "set": corpus,
        "id": name,
        "layout": layout,
        "status": analysis.status,
        "chars": len(text),
        "kind": facts.doc_type.value if facts.doc_type else "none",
        "null": [field for field in FIELDS if not getattr(facts, field)],
        "signs": [sign.id for sign in analysis.signs],
        "level": analysis.assessment.level,
        "bad_spans": bad,
    }


def _tasks(shared: Path) -> list[tuple[str, str, str, str]]:
    import pyarrow.parquet as pq

    tasks = []
    for corpus in SETS:
        for file in sorted((shared / "corpus" / corpus).glob("*.parquet")):
            for row in pq.read_table(file, columns=["doc_id", "text", "layout"]).to_pylist():
                tasks.append((corpus, row["doc_id"], row["layout"] or "", row["text"]))
    return tasks


def main() -> None:
    """Run and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--every", type=int, default=1, help="take every n-th document")
    parser.add_argument("--json", type=Path, help="write one line per document")
    parser.add_argument("--markdown", type=Path, help="write the tables here instead of printing them")
    args = parser.parse_args()
    tasks = _tasks(args.shared)[:: args.every]
    start = time.perf_counter()
    with multiprocessing.get_context("forkserver").Pool(args.processes, _start) as pool:
        rows = list(pool.imap(_one, tasks, chunksize=16))
    seconds = time.perf_counter() - start
    if args.json:
        args.json.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    text = tables(rows) + f"\n{len(rows)} documents in {seconds:.0f} s with {args.processes} processes.\n"
    if args.markdown:
        args.markdown.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


def tables(rows: list[dict]) -> str:
    """Markdown: status, null shares by kind, levels and signs."""
    done = [row for row in rows if row["status"] != "failed"]
    lines = ["| set | documents | ok | partial | failed |", "| --- | --- | --- | --- | --- |"]
    for corpus in SETS:
        states = collections.Counter(row["status"] for row in rows if row["set"] == corpus)
        lines.append(
            f"| {corpus} | {states.total()} | {states['ok']} | {states['partial']} | {states['failed']} |"
        )
    lines += ["", f"Spans that differ from the source: {sum(row['bad_spans'] for row in done)}.", ""]
    lines += ["| kind | documents | " + " | ".join(FIELDS) + " |", "| --- |" + " --- |" * (len(FIELDS) + 1)]
    kinds = collections.Counter(row["kind"] for row in done)
    for kind, count in kinds.most_common():
        nulls = collections.Counter(field for row in done if row["kind"] == kind for field in row["null"])
        shares = " | ".join(f"{100 * nulls[field] / count:.1f}" for field in FIELDS)
        lines.append(f"| {kind} | {count} | {shares} |")
    lines += ["", "| level | documents | share |", "| --- | --- | --- |"]
    for scope, chosen in (
        ("all", done),
        ("civil judgments", [r for r in done if r["kind"] == "civil_judgment"]),
    ):
        levels = collections.Counter(row["level"] for row in chosen)
        for level in ("high", "medium", "low", "none"):
            lines.append(
                f"| {scope}: {level} | {levels[level]} | {100 * levels[level] / max(1, len(chosen)):.2f} % |"
            )
    lines += ["", "| sign | documents | share |", "| --- | --- | --- |"]
    signs = collections.Counter(sign for row in done for sign in row["signs"])
    lines += [f"| {sign} | {n} | {100 * n / len(done):.2f} % |" for sign, n in signs.most_common()]
    for row in rows:
        if row["status"] == "failed":
            lines += ["", f"FAILED {row['id']}", str(row["error"])]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
