"""Whether a case package is what it says: files and hashes, published forms, spans, codes, XML."""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from xiezhi.errors import XiezhiError
from xiezhi.exchange.akn import check_akn
from xiezhi.exchange.codes import unknown_codes
from xiezhi.exchange.package import PACKAGE
from xiezhi.schema import Analysis, plain
from xiezhi.schema.restore import analysis_of

_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
)  # fmt: skip
_LARGEST = 512 * 1024 * 1024
_NEEDED = ("text.txt", "analysis.json", "codes.json", "document.akn.xml")


def check_package(data: bytes) -> list[str]:
    """What is wrong with a package, in words; empty when nothing is. Nothing is unpacked to disk."""
    try:
        files = _files(data)
        manifest = _object(files.get("manifest.json"), "manifest.json")
    except _FaultError as fault:
        return [str(fault)]
    return list(_faults(files, manifest))


class _FaultError(Exception):
    """Something that makes further checks pointless."""


def _files(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len({info.filename for info in infos}) != len(infos):
                raise _FaultError("a file stands twice in the package")
            if sum(info.file_size for info in infos) > _LARGEST:
                raise _FaultError(f"the package unpacks to more than {_LARGEST} bytes")
            return {info.filename: archive.read(info) for info in infos}
    except _BROKEN as error:
        raise _FaultError(f"not a ZIP file that can be read: {error}") from error


def _object(data: bytes | None, name: str) -> dict[str, Any]:
    if data is None:
        raise _FaultError(f"there is no {name}")
    try:
        content = json.loads(data)
    except ValueError as error:
        raise _FaultError(f"{name} is not JSON: {error}") from error
    if not isinstance(content, dict):
        raise _FaultError(f"{name} is not an object")
    return content


def _faults(files: dict[str, bytes], manifest: dict[str, Any]) -> Iterator[str]:
    if manifest.get("schema") != PACKAGE:
        yield f"manifest.json: schema {manifest.get('schema')!r} is not {PACKAGE!r}"
        return
    try:
        listed = {str(entry["path"]): entry for entry in manifest["files"]}
        folders = [str(case["folder"]) for case in manifest["cases"]]
    except (KeyError, TypeError) as error:
        yield f"manifest.json: {type(error).__name__} {error}"
        return
    yield from (f"{path} is not in the manifest" for path in files.keys() - listed.keys() - {"manifest.json"})
    for path, entry in listed.items():
        if path not in files:
            yield f"{path} is missing"
        elif hashlib.sha256(files[path]).hexdigest() != entry.get("sha256"):
            yield f"{path} was changed: its SHA-256 is another"
    if "audit.json" not in listed:
        yield "there is no audit.json"
    for folder in folders:
        yield from _case(folder, files)


def _case(folder: str, files: dict[str, bytes]) -> Iterator[str]:
    missing = [name for name in _NEEDED if f"{folder}/{name}" not in files]
    if missing:
        yield from (f"{folder}/{name} is missing" for name in missing)
        return
    try:
        text = files[f"{folder}/text.txt"].decode("utf-8", "surrogatepass")
        analysis = analysis_of(_object(files[f"{folder}/analysis.json"], f"{folder}/analysis.json"))
        codes = _object(files[f"{folder}/codes.json"], f"{folder}/codes.json")
    except (UnicodeDecodeError, XiezhiError, _FaultError) as error:
        yield f"{folder}: {error}"
        return
    yield from (f"{folder}: {fault}" for fault in span_faults(analysis, text))
    yield from (f"{folder}/codes.json: {fault}" for fault in unknown_codes(codes))
    xml = files[f"{folder}/document.akn.xml"]
    yield from (f"{folder}/document.akn.xml: {fault}" for fault in check_akn(xml))


def span_faults(analysis: Analysis, text: str) -> Iterator[str]:
    """Spans that do not fit the text: outside of it, or over other words than they say."""
    if analysis.document.chars != len(text):
        yield f"the text has {len(text)} characters, the analysis says {analysis.document.chars}"
    quoted = [(entity.start, entity.end, entity.text) for entity in analysis.facts.entities]
    for sign in analysis.signs:
        quoted += [(item.start, item.end, item.text) for item in (*sign.evidence, *sign.against)]
    for start, end, said in quoted:
        if text[start:end] != said or start < 0:
            yield f"[{start}, {end}) covers «{text[max(0, start) : end][:40]}», not «{said[:40]}»"
    for start, end in _spans(plain(analysis.facts)):
        if not 0 <= start <= end <= len(text):
            yield f"the span [{start}, {end}) lies outside the text"


def _spans(node: Any) -> Iterator[tuple[int, int]]:
    if isinstance(node, dict):
        yield from ((int(start), int(end)) for start, end in node.get("spans", ()))
        for value in node.values():
            yield from _spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from _spans(value)
