"""The formats by name, and how each is read and written."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from xiezhi.errors import Problem, XiezhiError
from xiezhi.exchange.labels.annotated import read_annotations, write_annotations
from xiezhi.exchange.labels.brat import read_brat, write_brat
from xiezhi.exchange.labels.conll import read_conll, write_conll
from xiezhi.exchange.labels.docbin import read_docbin, write_docbin
from xiezhi.exchange.labels.doccano import read_doccano, write_doccano
from xiezhi.exchange.labels.label_studio import interface, read_label_studio, write_label_studio
from xiezhi.exchange.labels.model import LabelledText

FORMATS = ("annotation", "doccano", "label-studio", "brat", "conll", "docbin")
_FOLDERS = ("annotation", "brat")
_READ: dict[str, Callable[[Path], list[LabelledText]]] = {
    "annotation": read_annotations, "doccano": read_doccano, "label-studio": read_label_studio,
    "brat": read_brat, "conll": read_conll, "docbin": read_docbin,
}  # fmt: skip
_WRITE: dict[str, Callable[[Sequence[LabelledText], Path], None]] = {
    "doccano": write_doccano, "label-studio": write_label_studio, "brat": write_brat, "conll": write_conll,
    "docbin": write_docbin,
}  # fmt: skip


def read_labels(path: Path, form: str) -> list[LabelledText]:
    """The labelled documents in a file, or (`annotation`, `brat`) in a folder.

    Raises:
        XiezhiError: XZ101 when it cannot be read, XZ602 to XZ605 when something in it is wrong.
    """
    try:
        if form not in _FOLDERS and path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        found = _READ[form](path)
    except OSError as error:
        raise XiezhiError("XZ101", path=path, reason=error.strerror or error) from error
    except UnicodeDecodeError as error:
        raise XiezhiError("XZ101", path=path, reason=error) from error
    if not found:
        raise XiezhiError("XZ605", path=path, known=", ".join(FORMATS))
    return found


def write_labels(documents: Sequence[LabelledText], path: Path, form: str) -> tuple[Problem, ...]:
    """Write labelled documents; what the format cannot say comes back as problems.

    For Label Studio the labelling interface is written beside the tasks, as FILE.xml.

    Raises:
        XiezhiError: XZ607 when it cannot be written.
    """
    try:
        if form == "annotation":
            return write_annotations(documents, path)
        if form not in _FOLDERS:
            path.parent.mkdir(parents=True, exist_ok=True)
        _WRITE[form](documents, path)
        if form == "label-studio":
            path.with_suffix(".xml").write_text(interface(documents), encoding="utf-8")
    except OSError as error:
        raise XiezhiError("XZ607", path=path, reason=error.strerror or error) from error
    return ()
