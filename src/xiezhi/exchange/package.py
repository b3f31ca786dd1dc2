"""A case package: documents with their analyses for another department, as one ZIP that can be checked.

manifest.json           what is inside: path, bytes, SHA-256; whether it is masked; which documents
audit.json              how each result came about, step by step
cases/001/text.txt      the decoded original (or its masked form): offsets point into it
cases/001/analysis.json the published form (`xiezhi schema analysis`)
cases/001/codes.json    causes, courts, case types, divisions, sex, ethnic groups in code
cases/001/document.akn.xml  Akoma Ntoso
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from typing import Any

from xiezhi.exchange.akn import to_akn
from xiezhi.exchange.codes import codes_of
from xiezhi.exchange.masking import mask_case
from xiezhi.schema import Analysis

PACKAGE = "xiezhi.package/1"
_DATE = (2000, 1, 1, 0, 0, 0)  # no clock inside: the same cases give the same package


def package(
    cases: Sequence[tuple[Analysis, str]], *, key: bytes | None = None, by: str = "", at: str = ""
) -> bytes:
    """The package of some analyses with their texts; with a `key` all of it is masked under that key.

    `by` and `at` (ISO 8601) go into the audit trail as given: who packed it, and when.
    """
    from xiezhi import __version__

    files: dict[str, bytes] = {}
    trail = []
    for number, (analysis, text) in enumerate(cases, start=1):
        if key is not None:
            analysis, text = mask_case(analysis, text, key)
        folder = f"cases/{number:03}"
        files |= _case(folder, analysis, text)
        trail.append(_trail(folder, analysis, key is not None))
    packed = {"step": "packed", "engine": f"xiezhi {__version__}", "by": by or None, "at": at or None}
    files["audit.json"] = _json({"schema": "xiezhi.audit/1", "cases": trail, "package": [packed]})
    manifest = {
        "schema": PACKAGE,
        "engine": f"xiezhi {__version__}",
        "masked": key is not None,
        "cases": [{"folder": each["folder"], "id": each["id"]} for each in trail],
        "files": [
            {"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for path, data in files.items()
        ],
    }
    return _zipped({"manifest.json": _json(manifest), **files})


def _case(folder: str, analysis: Analysis, text: str) -> dict[str, bytes]:
    return {
        f"{folder}/text.txt": text.encode("utf-8", "surrogatepass"),
        f"{folder}/analysis.json": _json(analysis.to_dict()),
        f"{folder}/codes.json": _json(codes_of(analysis)),
        f"{folder}/document.akn.xml": to_akn(analysis, text).encode(),
    }


def _trail(folder: str, analysis: Analysis, masked: bool) -> dict[str, Any]:
    """How one result came about: what was read, what spoke, what was not read."""
    document = analysis.document
    facts = analysis.facts
    speakers = {entity.source for entity in facts.entities} | {sign.source for sign in analysis.signs}
    steps: list[dict[str, Any]] = [
        {
            "step": "read",
            "sha256": document.sha256,
            "media_type": document.media_type,
            "encoding": document.encoding,
            "chars": document.chars,
            "status": analysis.status,
            "problems": [problem.code for problem in analysis.problems],
        },
        {"step": "analyzed", "sources": sorted(source for source in speakers if source)},
    ]
    if masked:
        steps.append({"step": "masked", "method": "HMAC-SHA-256 pseudonyms; sha256 above is keyed too"})
    return {"folder": folder, "id": document.id, "steps": steps}


def _json(content: dict[str, Any]) -> bytes:
    # A lone surrogate, from a damaged original, is written as JSON's own escape.
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in files.items():
            archive.writestr(zipfile.ZipInfo(path, _DATE), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()
