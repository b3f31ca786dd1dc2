"""Archive to shards: documents in order, each with its final id, copies told apart, cut to bounded pieces."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from xiezhi.archive.found import Found, Item, Meter
from xiezhi.archive.inputs import InputFile
from xiezhi.archive.readers import Reader
from xiezhi.archive.settings import Settings
from xiezhi.archive.suffixes import table_suffix
from xiezhi.reading import Failure


@dataclass(frozen=True, slots=True)
class Shard:
    """A piece of the archive that is worked on as one.

    Attributes:
        number: from 0, in the order of the archive.
        items: what is in it.
        digest: of everything that shapes its tables; a finished shard whose digest differs was made from other input.
        bytes: of the input files, up to the end of this shard since the end of the one before.
    """

    number: int
    items: tuple[Item, ...]
    digest: str
    bytes: int


def plan(files: Sequence[InputFile], settings: Settings) -> Iterator[Shard]:
    """The shards of an archive, made one by one as they are asked for; the same in every run."""
    reader = Reader(settings.columns)
    namer, gathered, size, number = _Namer(), list[Item](), 0, 0
    before, told = 0, 0
    for file in files:
        meter = Meter()
        for found in reader.read(file, meter):
            item = namer.item(found)
            weight = len(item.found.data or b"") if item.found else 0
            full = len(gathered) >= settings.shard_documents or size + weight > settings.shard_bytes
            if gathered and full:
                now = before + int(meter.share * max(file.size, 0))
                yield _shard(number, gathered, now - told)
                number, gathered, size, told = number + 1, [], 0, now
            gathered.append(item)
            size += weight
        before += max(file.size, 0)
    if gathered:
        yield _shard(number, gathered, before - told)


def _shard(number: int, items: list[Item], size: int) -> Shard:
    digest = hashlib.sha256()
    for item in items:
        found, failure = item.found, item.failure
        parts = [item.id, item.source, item.sha256, item.copy_of or "", failure.code if failure else ""]
        parts += [f"{role}={value}" for role, value in sorted(found.given.items())] if found else []
        digest.update("\0".join(parts).encode("utf-8", "replace") + b"\n")
    return Shard(number, tuple(items), digest.hexdigest(), max(0, size))


class _Namer:
    """Gives every document an id no other has, and knows which content came before."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._first: dict[bytes, str] = {}

    def item(self, found: Found | Failure) -> Item:
        source = found.source
        if isinstance(found, Failure):
            return Item(self._name(None, source), source, "", failure=found)
        digest = _content(found)
        doc_id = self._name(found.id, source)
        if digest is None:
            return Item(doc_id, source, "", found)
        first = self._first.setdefault(digest[:16], doc_id)
        if first != doc_id:
            return Item(doc_id, source, digest.hex(), copy_of=first)
        return Item(doc_id, source, digest.hex(), replace(found, id=doc_id))

    def _name(self, given: str | None, source: str) -> str:
        """The id given, else a short one; where that is taken the whole source, then numbered."""
        wanted = given or short_id(source)
        count = 1
        while wanted in self._ids:
            wanted = source if count == 1 else f"{source}~{count}"
            count += 1
        self._ids.add(wanted)
        return wanted


def short_id(source: str) -> str:
    """The name of a document as people say it: the file's without its ending, a row's with the row.

    >>> short_id("cases/2021/a.docx"), short_id("dump.zip!m/dump.csv#12")
    ('a', 'dump#12')
    """
    head, mark, label = source.rpartition("#")
    if mark and table_suffix(head)[0]:
        stem = PurePosixPath(re.split(r"[/!]", head)[-1]).name
        return f"{stem.split('.', 1)[0]}#{label}"
    name = re.split(r"[/!]", source)[-1]
    return PurePosixPath(name).stem or source


def _content(found: Found) -> bytes | None:
    if found.data is not None:
        return hashlib.sha256(found.data).digest()
    digest = hashlib.sha256()
    try:
        with Path(found.path or "").open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError:
        return None  # gone since it was listed: the worker says so
    return digest.digest()
