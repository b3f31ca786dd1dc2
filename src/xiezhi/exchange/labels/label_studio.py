"""Label Studio's JSON (full and JSON-MIN): offsets count UTF-16 units, as the browser does.

`value.text` holds the words covered, so each span is checked. Where they fit the offsets read as code points and not
as UTF-16 units (predictions made by Python programs), code points are what was meant.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from xiezhi.exchange.labels.model import Label, LabelledText, Where

_FIELD, _BOX = "text", "label"


class Units:
    """Code-point offsets of a text to UTF-16 units and back."""

    def __init__(self, text: str) -> None:
        self._high = [index for index, char in enumerate(text) if ord(char) > 0xFFFF]
        self._units = [index + number for number, index in enumerate(self._high)]

    def units(self, offset: int) -> int:
        """The UTF-16 offset of a code point."""
        return offset + bisect_left(self._high, offset)

    def code_point(self, units: int) -> int:
        """The code point at a UTF-16 offset; inside a surrogate pair, the one after."""
        return units - bisect_left(self._units, units)


def write_label_studio(documents: Sequence[LabelledText], path: Path) -> None:
    """Tasks with one annotation each; the labelling interface needs `<Labels name="label" toName="text">`."""
    tasks = [_task(document, number) for number, document in enumerate(documents, start=1)]
    path.write_bytes((json.dumps(tasks, ensure_ascii=False, indent=1) + "\n").encode())


def _task(document: LabelledText, number: int) -> dict[str, Any]:
    units = Units(document.text)
    results = [
        {
            "id": f"{number}-{place}",
            "from_name": _BOX,
            "to_name": _FIELD,
            "type": "labels",
            "value": {
                "start": units.units(start),
                "end": units.units(end),
                "text": document.text[start:end],
                "labels": [label],
            },
        }
        for place, (start, end, label) in enumerate(document.labels, start=1)
    ]
    data = {_FIELD: document.text, "name": document.id, **document.meta}
    return {"id": number, "data": data, "annotations": [{"result": results}]}


def interface(documents: Sequence[LabelledText]) -> str:
    """The labelling interface (XML) for the labels that occur: paste it in the project's settings."""
    from lxml import etree

    root = etree.Element("View")
    box = etree.SubElement(root, "Labels", name=_BOX, toName=_FIELD)
    for name in sorted({label.label for document in documents for label in document.labels}):
        etree.SubElement(box, "Label", value=name)
    etree.SubElement(root, "Text", name=_FIELD, value=f"${_FIELD}", granularity="symbol")
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def read_label_studio(path: Path) -> list[LabelledText]:
    """The documents of an export, each with the labels of its last annotation that was not cancelled.

    Raises:
        XiezhiError: XZ602, XZ603, XZ604 with the line where the task begins.
    """
    return [_document(task, where) for task, where in _tasks(path)]


def _tasks(path: Path) -> Iterator[tuple[dict[str, Any], Where]]:
    """Each task of the array, with the line it begins on."""
    text = path.read_bytes().decode("utf-8-sig", "surrogatepass")
    decoder, at = json.JSONDecoder(), _skip(text, 0)
    if text[at : at + 1] != "[":
        raise Where(path, 1).wrong("the file is not a list of tasks")
    at, line, counted = _skip(text, at + 1), 1, 0
    while text[at : at + 1] != "]":
        line, counted = line + text.count("\n", counted, at), at
        where = Where(path, line)
        try:
            task, at = decoder.raw_decode(text, at)
        except ValueError as error:
            raise where.wrong(f"not JSON: {error}") from error
        if not isinstance(task, dict):
            raise where.wrong("the task is not an object")
        yield task, where
        at = _skip(text, at)
        at = _skip(text, at + 1) if text[at : at + 1] == "," else at
        if at >= len(text):
            raise where.wrong("the list of tasks does not end")


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _document(task: dict[str, Any], where: Where) -> LabelledText:
    minimal = "data" not in task
    data = task if minimal else task["data"]
    if not isinstance(data, dict) or not isinstance(data.get(_FIELD), str):
        raise where.wrong(f"there is no data.{_FIELD}")
    text = data[_FIELD]
    units = Units(text)
    values = task.get(_BOX) or [] if minimal else _values(task, where)
    labels = tuple(sorted(label for value in values for label in _labels(value, text, units, where)))
    left = {_FIELD, "name", *((_BOX, "id", "annotator", "annotation_id") if minimal else ())}
    meta = {key: value for key, value in data.items() if key not in left}
    id = data.get("name", task.get("id", f"{where.path.stem}-{where.line}"))
    return LabelledText(str(id), text, labels, meta)


def _values(task: dict[str, Any], where: Where) -> list[Any]:
    done = [each for each in task.get("annotations") or [] if not each.get("was_cancelled")]
    results = done[-1].get("result", []) if done else []
    if not isinstance(results, list):
        raise where.wrong("the result is not a list")
    return [
        each.get("value") for each in results if each.get("type", "labels") in ("labels", "hypertextlabels")
    ]


def _labels(value: Any, text: str, units: Units, where: Where) -> Iterator[Label]:
    if not isinstance(value, dict):
        raise where.wrong("a result has no value")
    start, end, said = value.get("start"), value.get("end"), value.get("text")
    if not (isinstance(start, int) and isinstance(end, int)):
        raise where.wrong(f"{start!r} and {end!r} are no offsets")
    first, last = units.code_point(start), units.code_point(end)
    if said is not None and text[first:last] != said and text[start:end] == said:
        first, last = start, end
    names = value.get("labels", value.get("hypertextlabels"))
    for name in names if isinstance(names, list) else [None]:
        yield where.label(text, first, last, name, said)
