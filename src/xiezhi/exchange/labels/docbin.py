"""spaCy's DocBin (extra `spacy`): entities as `doc.ents`, signs as the span group `signs`, a token per character."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xiezhi.errors import XiezhiError
from xiezhi.exchange.labels.model import Label, LabelledText, Where

_KEY = "xiezhi"


def _spacy() -> Any:
    try:
        import spacy
    except ImportError as error:
        raise XiezhiError("XZ610", name="spaCy", package="xiezhi[spacy]") from error
    return spacy


def write_docbin(documents: Sequence[LabelledText], path: Path) -> None:
    """A DocBin whose tokens are characters: no word boundary can cut a name.

    Raises:
        XiezhiError: XZ610 where spaCy is not installed.
    """
    spacy = _spacy()
    from spacy.tokens import Doc, DocBin, Span

    vocab = spacy.blank("zh").vocab
    held = DocBin(attrs=["ENT_IOB", "ENT_TYPE", "SPACY"], store_user_data=True)
    for document in documents:
        doc = Doc(vocab, words=list(document.text), spaces=[False] * len(document.text))
        taken, others = bytearray(len(document.text)), []
        ents = []
        for start, end, label in document.labels:
            if ":" in label or any(taken[start:end]):
                others.append(Span(doc, start, end, label))
                continue
            taken[start:end] = b"\1" * (end - start)
            ents.append(Span(doc, start, end, label))
        doc.set_ents(ents)
        doc.spans["signs"] = others
        doc.user_data[_KEY] = json.dumps({"id": document.id, "meta": dict(document.meta)}, ensure_ascii=False)
        held.add(doc)
    held.to_disk(path)


def read_docbin(path: Path) -> list[LabelledText]:
    """The documents of a DocBin, whatever its tokens are.

    Raises:
        XiezhiError: XZ610 where spaCy is not installed, XZ602 where the file is no DocBin.
    """
    spacy = _spacy()
    from spacy.tokens import DocBin

    try:
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("zh").vocab))
    except Exception as error:  # zlib, msgpack, KeyError: whatever the damage breaks first
        raise Where(path, 1).wrong(f"not a DocBin: {type(error).__name__}: {error}") from error
    found = []
    for number, doc in enumerate(docs, start=1):
        note = json.loads(doc.user_data.get(_KEY, "{}"))
        spans = [*doc.ents, *(span for group in doc.spans.values() for span in group)]
        labels = {Label(span.start_char, span.end_char, span.label_) for span in spans}
        id = str(note.get("id", f"{path.stem}-{number}"))
        found.append(LabelledText(id, doc.text, tuple(sorted(labels)), note.get("meta", {})))
    return found
