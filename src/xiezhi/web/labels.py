"""Reviewed documents as Annotations: what `xiezhi train` learns from and `xiezhi evaluate` measures against."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xiezhi.errors import XiezhiError
from xiezhi.schema import SCALARS, Analysis
from xiezhi.schema.annotation import Annotation
from xiezhi.web.items import LISTS, RECORDS, Item, items_of
from xiezhi.web.reviews import Decision

_ENTITIES = 4000  # characters: so far the mentions of a long document are listed
_UNSAFE = re.compile(r"[^\w.()（）-]+")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A reviewed document: its labels and the text they belong to."""

    annotation: Annotation
    text: str

    def row(self) -> dict[str, Any]:
        """One line of the JSONL form: the Annotation with the text beside it."""
        return {**self.annotation.model_dump(mode="json", by_alias=True), "text": self.text}


def annotate(
    analysis: Analysis, text: str, decisions: Iterable[Decision], *, decided_only: bool = False
) -> Labelled:
    """What reviewers say of a document: the engine's statements with their decisions applied.

    Of several decisions on one thing the latest counts. Mentions (`entities`) stand as the engine reads them, they
    are not reviewed here. With `decided_only`, signs and facts that nobody decided on are left out.
    """
    latest = {decision.target: decision for decision in decisions}
    items = {item.target: item for item in items_of(analysis, text)}
    said = [*_applied(items, latest, decided_only), *_others(items, latest)]
    labels: dict[str, Any] = {"file": f"{file_name(analysis.document.id)}.txt", "doc_type": "other"}
    for field, value in said:
        _put(labels, field, value)
    reviewers = "、".join(sorted({decision.reviewer for decision in latest.values()}))
    labels["notes"] = f"reviewed by {reviewers}: {len(latest)} decisions; entities as the engine reads them"
    labels |= _entities(analysis, text)
    return Labelled(Annotation.model_validate(labels), text)


def _applied(
    items: dict[str, Item], latest: dict[str, Decision], decided_only: bool
) -> Iterator[tuple[str, dict[str, Any]]]:
    for target, item in items.items():
        decision = latest.get(target)
        if decision is None:
            # A document has a kind in any case: labels without one are not valid.
            if not decided_only or item.field == "doc_type":
                yield item.field, item.said
        elif decision.verdict != "rejected":
            yield item.field, decision.correction or item.said


def _others(items: dict[str, Item], latest: dict[str, Decision]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What reviewers added, and what an engine said that today's does not say any more."""
    for target, decision in latest.items():
        if target in items or decision.verdict == "rejected":
            continue
        value = decision.correction or decision.said
        yield field_of(target), value


def field_of(target: str) -> str:
    """The field a decision is about."""
    head, _, rest = target.partition(":")
    return {"sign": "signs", "fact": rest}.get(head, head)


def _put(labels: dict[str, Any], field: str, value: dict[str, Any]) -> None:
    if field == "signs":
        found = labels.setdefault("signs", [])
        found += [{"id": value["id"], **passage} for passage in value["passages"]]
    elif field in RECORDS:
        labels.setdefault(field, []).append(value)
    elif field in LISTS:
        labels.setdefault(field, []).append(value["value"])
    elif field in SCALARS:
        labels[field] = value["value"]


def _entities(analysis: Analysis, text: str) -> dict[str, Any]:
    """Mentions by label. A string that is also read as another label is left out: a list holds every occurrence."""
    until = len(text) if len(text) <= _ENTITIES else _ENTITIES
    found: dict[str, dict[str, None]] = {}
    for entity in analysis.facts.entities:
        if entity.end <= until:
            found.setdefault(entity.text, {})[entity.label] = None
    listed: dict[str, list[str]] = {}
    for string, labels in found.items():
        if len(labels) == 1:
            listed.setdefault(next(iter(labels)), []).append(string)
    return {"entities": listed, "entities_until": until}


def file_name(id: str) -> str:
    """A document's id as a file name: nothing in it leads out of a folder."""
    return _UNSAFE.sub("_", id).strip(".") or "document"


def write(labelled: Iterable[Labelled], path: Path) -> int:
    """Write labels, as `NAME.json` beside `NAME.txt` in a folder, or into one `.jsonl` file; how many there are.

    Raises:
        XiezhiError: XZ607 where it cannot be written.
    """
    try:
        if path.suffix.lower() == ".jsonl":
            rows = [json.dumps(each.row(), ensure_ascii=False) + "\n" for each in labelled]
            path.write_text("".join(rows), encoding="utf-8")
            return len(rows)
        path.mkdir(parents=True, exist_ok=True)
        count = 0
        for name, annotation, text in pairs(labelled):
            (path / f"{name}.json").write_text(annotation, encoding="utf-8")
            (path / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
            count += 1
        return count
    except OSError as error:
        raise XiezhiError("XZ607", path=path, reason=error.strerror or error) from error


def pairs(labelled: Iterable[Labelled]) -> Iterator[tuple[str, str, str]]:
    """(name, annotation as JSON, text) of every document; two documents never share a name."""
    taken: Counter[str] = Counter()
    for each in labelled:
        name = each.annotation.file.removesuffix(".txt")
        taken[name] += 1
        if taken[name] > 1:
            name = f"{name}.{taken[name]}"
        annotation = each.annotation.model_copy(update={"file": f"{name}.txt"})
        dumped = annotation.model_dump(mode="json", by_alias=True)
        yield name, json.dumps(dumped, ensure_ascii=False, indent=1) + "\n", each.text
