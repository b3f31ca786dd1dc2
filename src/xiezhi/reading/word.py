"""Word documents: `.docx`, and Word files saved as one XML file."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from xiezhi.errors import Problem, XiezhiError
from xiezhi.reading.extract import Extract
from xiezhi.reading.flow import tidy
from xiezhi.reading.furniture import is_page_number, squeezed
from xiezhi.reading.limits import Limits
from xiezhi.reading.numbering import Numbering
from xiezhi.reading.safexml import parse_xml
from xiezhi.reading.wordbody import Body
from xiezhi.reading.wordxml import attribute, child, name

if TYPE_CHECKING:
    from lxml.etree import _Element

    from xiezhi.text import SourceText

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_CASE_NUMBER = re.compile(r"[（(〔\[]\s*\d{4}\s*[）)〕\]]\s*\S{1,20}?\d+\s*号")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    KeyError,
)


class Read(Protocol):
    """Reads a file of any kind (`xiezhi.reading.read_bytes`)."""

    def __call__(self, data: bytes, *, name: str, limits: Limits) -> SourceText:
        """The document in `data`, or XiezhiError."""


class _Package:
    """The parts of a `.docx`, by the relationships that tie them together (ECMA-376 part 2)."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits, read: Read | None) -> None:
        self._archive = archive
        self._limits = limits
        self._read = read
        self._names = {name.lower().lstrip("/"): name for name in archive.namelist()}
        self.main = self._target("_rels/.rels", "", "officeDocument") or "word/document.xml"
        folder, _, file = self.main.rpartition("/")
        self._folder = folder
        self._relations = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"

    def part(self, path: str) -> _Element | None:
        """The root of a part, None where the document has no such part."""
        stored = self._names.get(path.lower().lstrip("/"))
        return parse_xml(self._archive.read(stored)) if stored else None

    @property
    def chunks(self) -> Callable[[str], str] | None:
        """How the text of an inserted file is had; None where inserted files are not read."""
        return self._chunk if self._read else None

    def _chunk(self, relation: str) -> str:
        """The text of the file inserted under this relationship; empty where it cannot be read."""
        root = self.part(self._relations)
        for item in [] if root is None else root:
            stored = self._names.get(self._path(item, self._folder).lower())
            if attribute(item, "Id") == relation and stored and self._read:
                try:
                    data = self._archive.read(stored)
                    if data.startswith(b"PK"):  # one level only: a file may contain itself
                        return read_docx(data, self._limits).text
                    return self._read(data, name=stored, limits=self._limits).text
                except (XiezhiError, *_BROKEN):
                    return ""  # counted by the caller as a file not read
        return ""

    def related(self, kind: str) -> list[_Element]:
        """The parts the main part points to with this kind of relationship, in the order of their names."""
        parts = (self.part(path) for path in sorted(self._targets(self._relations, self._folder, kind)))
        return [part for part in parts if part is not None]

    def _target(self, relations: str, folder: str, kind: str) -> str | None:
        return next(iter(self._targets(relations, folder, kind)), None)

    def _targets(self, relations: str, folder: str, kind: str) -> list[str]:
        root = self.part(relations)
        found = []
        for relation in [] if root is None else root:
            if (attribute(relation, "Type") or "").rpartition("/")[2] == kind:
                found.append(self._path(relation, folder))
        return found

    def _path(self, relation: _Element, folder: str) -> str:
        target = attribute(relation, "Target") or ""
        return target.lstrip("/") if target.startswith("/") or not folder else f"{folder}/{target}"


def read_docx(data: bytes, limits: Limits, read: Read | None = None) -> Extract:
    """The text of a `.docx`: body, then foot- and endnotes; a case number that only a header holds comes first.

    `read` reads the files inserted whole (`w:altChunk`); without it they are left out.

    Raises:
        XiezhiError: XZ104 unpacks to too much, XZ106 encrypted, XZ107 damaged, XZ116 declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check(archive, limits)
            return _read_package(_Package(archive, limits, read))
    except XiezhiError as error:
        if error.code == "XZ107":
            raise XiezhiError("XZ107", kind="Word (.docx)", reason=error.values["reason"]) from error
        raise
    except _BROKEN as error:
        raise XiezhiError("XZ107", kind="Word (.docx)", reason=error) from error


def read_flat_word(root: _Element, encoding: str | None) -> Extract:
    """The text of a Word document saved as one XML file (Word 2003 XML, or a flat package)."""
    parts = {name(part[0]): part[0] for part in root.iter() if name(part) == "xmlData" and len(part)}
    document = parts.get("document", root)
    numbering = Numbering(parts.get("numbering"), parts.get("styles"))
    return _extract(document, Body(numbering), [], [], "application/xml", encoding)


def _check(archive: zipfile.ZipFile, limits: Limits) -> None:
    entries = archive.infolist()
    # Pictures are never unpacked, so they do not count.
    parts = [entry for entry in entries if not entry.filename.lower().startswith(("word/media/", "media/"))]
    if sum(entry.file_size for entry in parts) > limits.max_bytes:
        raise XiezhiError("XZ104")
    if any(limits.is_bomb(entry.compress_size, entry.file_size) for entry in parts):
        raise XiezhiError("XZ104")
    if any(entry.flag_bits & 1 for entry in entries):
        raise XiezhiError("XZ106", kind="Word (.docx)")


def _read_package(package: _Package) -> Extract:
    document = package.part(package.main)
    if document is None:
        raise XiezhiError("XZ107", kind="Word (.docx)", reason="it has no main document")
    numbering = Numbering(*(next(iter(package.related(kind)), None) for kind in ("numbering", "styles")))
    notes = package.related("footnotes") + package.related("endnotes")
    edges = package.related("header") + package.related("footer")
    body = Body(numbering, package.chunks)
    return _extract(document, body, notes, edges, DOCX, None)


def _extract(
    document: _Element,
    body: Body,
    notes: list[_Element],
    edges: list[_Element],
    media_type: str,
    encoding: str | None,
) -> Extract:
    main = child(document, "body")
    body.blocks(document if main is None else main)
    for part in notes:
        for note in part:
            if attribute(note, "type") in (None, "normal"):
                body.blocks(note)
    text = tidy(body.flow.text)
    front, problems = _edges(edges, text)
    problems += _left_out(body)
    return Extract("\n".join([*front, text]) if front else text, media_type, encoding, tuple(problems))


def _edges(edges: list[_Element], text: str) -> tuple[list[str], list[Problem]]:
    """Headers and footers: lines with a case number the body lacks, and a problem for other text left out."""
    front: list[str] = []
    left: list[str] = []
    body_text = squeezed(text)
    for edge in edges:
        walker = Body(Numbering(None, None))
        walker.blocks(edge)
        for line in tidy(walker.flow.text).splitlines():
            seen = squeezed(line)
            if not seen or is_page_number(line) or seen in body_text or line in front or line in left:
                continue
            (front if _CASE_NUMBER.search(line) else left).append(line)
    return front, [Problem.of("XZ114", text=" / ".join(left)[:200])] if left else []


def _left_out(body: Body) -> list[Problem]:
    counted = (("XZ117", body.deleted), ("XZ118", body.pictures), ("XZ119", body.foreign))
    return [Problem.of(code, count=count) for code, count in counted if count]
