"""What a model folder says of itself: `labels.json`, checked against the files beside it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xiezhi.errors import XiezhiError

FORMAT = "xiezhi.model/1"


@dataclass(frozen=True, slots=True)
class SentenceTask:
    """A sentence task: its labels, what they are called, and the probability from which each is reported."""

    labels: tuple[str, ...]
    names: tuple[str, ...]
    thresholds: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of `labels.json`.

    Attributes:
        name, version: how results name the model (`name@version`).
        size: most tokens of a window, special tokens included.
        overlap: tokens that neighbouring windows share.
        tags: span tasks in the order of the tag scores: name → labels (each has a B and an I tag after O).
        sentences: sentence tasks in the order of the label scores.
        vector: width of the encoder's document vector, 0 for none.
        files: SHA-256 of the files beside it.
    """

    name: str
    version: str
    size: int
    overlap: int
    tags: Mapping[str, tuple[str, ...]]
    sentences: Mapping[str, SentenceTask]
    vector: int
    files: Mapping[str, str]

    @property
    def source(self) -> str:
        """`name@version`, for the `source` of results."""
        return f"{self.name}@{self.version}"

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The manifest of a folder.

        Raises:
            XiezhiError: XZ402 when it cannot be understood.
        """
        try:
            raw = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
            if raw["format"] != FORMAT:
                raise ValueError(f"format {raw['format']!r} is not {FORMAT!r}")
            return cls._of(raw)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise XiezhiError("XZ402", path=folder / "labels.json", reason=_reason(error)) from error

    @classmethod
    def _of(cls, raw: dict[str, Any]) -> Manifest:
        tasks = {
            name: SentenceTask(tuple(t["labels"]), tuple(t["names"]), tuple(map(float, t["thresholds"])))
            for name, t in raw["sentences"].items()
        }
        for name, task in tasks.items():
            if not len(task.labels) == len(task.names) == len(task.thresholds):
                raise ValueError(f"task {name!r}: labels, names and thresholds differ in number")
        tags = {name: tuple(labels) for name, labels in raw["tags"].items()}
        return cls(
            str(raw["name"]), str(raw["version"]), int(raw["size"]), int(raw["overlap"]),
            tags, tasks, int(raw["vector"]), dict(raw["files"]),
        )  # fmt: skip

    def to_json(self) -> dict[str, Any]:
        """The content of `labels.json`."""
        tasks = {
            name: {
                "labels": list(t.labels),
                "names": list(t.names),
                "thresholds": [round(x, 4) for x in t.thresholds],
            }
            for name, t in self.sentences.items()
        }
        return {
            "format": FORMAT, "name": self.name, "version": self.version, "size": self.size, "overlap": self.overlap,
            "tags": {name: list(labels) for name, labels in self.tags.items()},
            "sentences": tasks, "vector": self.vector, "files": dict(self.files),
        }  # fmt: skip

    def check(self, folder: Path) -> None:
        """Compare every file with its checksum.

        Raises:
            XiezhiError: XZ403 for a file that is missing or not the one that was published.
        """
        for name, expected in self.files.items():
            path = folder / name
            if not path.is_file():
                raise XiezhiError("XZ403", path=path, reason="it is missing")
            if checksum(path) != expected:
                raise XiezhiError(
                    "XZ403", path=path, reason="its checksum differs from the one in labels.json"
                )


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _reason(error: Exception) -> str:
    return f"no field {error}" if isinstance(error, KeyError) else str(error)
