"""Readers of the public training sets: each returns documents of `xiezhi.learning`."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq

from xiezhi.learning.labelling import LabelledDocument
from xiezhi.learning.leaks import crossing
from xiezhi.learning.matching import Triple
from xiezhi.learning.tagging import TagDocument

ELEMENTS = {
    "loan-elements": "loan_train",
    "labour-elements": "labor_train",
    "divorce-elements": "divorce_train",
}


def rows(path: Path) -> list[dict]:
    """A parquet file as dictionaries."""
    return pq.read_table(path).to_pylist()


def elements(data: Path, task: str) -> list[LabelledDocument]:
    """CAIL2019 element sentences, judgment by judgment."""
    documents: dict[str, list[dict]] = defaultdict(list)
    for row in rows(data / "cail2019-elements" / f"{ELEMENTS[task]}.parquet"):
        documents[row["doc_id"]].append(row)
    found = []
    for name, sentences in documents.items():
        sentences.sort(key=lambda r: r["sent_idx"])
        found.append(
            LabelledDocument(
                tuple(r["text"] for r in sentences), tuple(tuple(r["labels"]) for r in sentences), name
            )
        )
    return found


def element_codes(task: str) -> tuple[str, ...]:
    """The twenty codes of a domain."""
    prefix = {"loan-elements": "LN", "labour-elements": "LB", "divorce-elements": "DV"}[task]
    return tuple(f"{prefix}{number}" for number in range(1, 21))


def issues(data: Path, least: int = 20) -> tuple[tuple[str, ...], list[LabelledDocument]]:
    """MUSER lending issues with at least `least` rows; blocks of neighbouring sentences stand for documents."""
    table = sorted(rows(data / "muser-lending-issues" / "train.parquet"), key=lambda r: r["order"])
    counts: dict[str, int] = defaultdict(int)
    for row in table:
        for label in row["labels"]:
            counts[label] += 1
    labels = tuple(
        sorted((n for n, c in counts.items() if c >= least and n != "other"), key=lambda n: (-counts[n], n))
    )
    found = []
    for begin in range(0, len(table), 40):
        block = table[begin : begin + 40]
        found.append(
            LabelledDocument(
                tuple(r["text"] for r in block), tuple(tuple(r["labels"]) for r in block), f"muser-{begin}"
            )
        )
    return labels, found


def spans(path: Path) -> list[TagDocument]:
    """Any of the span sets: rows with `text` and `entities`."""
    return [
        TagDocument(r["text"], tuple((e["start"], e["end"], e["label"]) for e in r["entities"]), id=r["id"])
        for r in rows(path)
    ]


def gold(shared: Path) -> list[TagDocument]:
    """The labelled real documents: every occurrence of a listed string, the longer string first."""
    found = []
    for path in sorted((shared / "gold").glob("s*.json")):
        label = json.loads(path.read_text(encoding="utf-8"))
        text = (shared / "samples" / label["file"]).read_text(encoding="utf-8")
        found.append(
            TagDocument(
                text,
                mentions(text, label["entities"], label["entities_until"]),
                label["entities_until"],
                path.stem,
            )
        )
    return found


def mentions(text: str, entities: dict[str, list[str]], until: int) -> tuple[tuple[int, int, str], ...]:
    """Every occurrence of the listed strings within `until`, longer strings first where two overlap."""
    taken = bytearray(len(text))
    found = []
    listed = sorted(
        ((s, label) for label, strings in entities.items() for s in strings), key=lambda p: -len(p[0])
    )
    for string, label in listed:
        at = text.find(string)
        while at >= 0 and at + len(string) <= until:
            end = at + len(string)
            if not any(taken[at:end]):
                taken[at:end] = b"\1" * len(string)
                found.append((at, end, label))
                at = text.find(string, end)
            else:
                at = text.find(string, at + 1)
    return tuple(sorted(found))


def silver(shared: Path, held: list[str], count: int, seed: int = 5, most: int = 2200) -> list[TagDocument]:
    """Documents of the corpus labelled by the rules; none is a near-duplicate of a held-back one.

    A window into the document, since the head of a judgment is much the same everywhere and its running text is not.
    """
    from rules import rule_spans

    sets = (
        "spc_decisions_2015",
        "openlaw_exports",
        "wenshu_mixed_small",
        "judicature_autolabel",
        "civil_partial",
        "court_forms_td2000",
    )
    texts = [
        t
        for s in sets
        for t in pq.read_table(shared / "corpus" / s / f"{s}.parquet", columns=["text"])["text"].to_pylist()
    ]
    luck = random.Random(seed)
    chosen = luck.sample([t for t in texts if t and 200 < len(t) < 20_000], count)
    repeated = {right for _, right, _ in crossing(held, chosen, 0.4)}
    found = []
    for number, text in enumerate(chosen):
        if number in repeated:
            continue
        begin = 0 if len(text) <= most or luck.random() < 0.4 else luck.randrange(len(text) - most)
        marks = [
            (a - begin, b - begin, label)
            for a, b, label in rule_spans(text)
            if a >= begin and b <= begin + most
        ]
        found.append(TagDocument(text[begin : begin + most], tuple(marks), id=f"silver-{number}"))
    return found


def triples(data: Path) -> tuple[list[str], list[Triple]]:
    """SCM: the different documents, and who is more alike."""
    texts: dict[str, str] = {}
    found = []
    for row in rows(data / "cail2019-scm" / "train.parquet"):
        for side in "abc":
            texts.setdefault(row[f"{side}_id"], row[side])
        order = {name: index for index, name in enumerate(texts)}
        near, far = ("b", "c") if row["label"] == "B" else ("c", "b")
        found.append(Triple(order[row["a_id"]], order[row[f"{near}_id"]], order[row[f"{far}_id"]]))
    return list(texts.values()), found


def kept(path: Path, make: Callable[[], list[TagDocument]]) -> list[TagDocument]:
    """Documents from a file of JSON lines, made and written there the first time."""
    if not path.is_file():
        lines = [json.dumps([d.text, d.spans, d.id], ensure_ascii=False) for d in make()]
        path.write_text("\n".join(lines), encoding="utf-8")
    read = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [
        TagDocument(text, tuple((a, b, label) for a, b, label in spans), id=name)
        for text, spans, name in read
    ]
