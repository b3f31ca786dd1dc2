"""Labels in and out: doccano, Label Studio, brat, CoNLL columns, spaCy's DocBin, Hugging Face datasets.

Inside the project there is one format, the Annotation (`xiezhi schema annotation`). The modules here lead from it to
other tools and back: `annotated` between Annotations and `LabelledText`, each other module between that and a file.
Every span is held against its text on the way; an error names file and line (XZ602 to XZ604).
"""

from __future__ import annotations

from xiezhi.exchange.labels.annotated import annotation_of, labelled, read_annotations, write_annotations
from xiezhi.exchange.labels.formats import FORMATS, read_labels, write_labels
from xiezhi.exchange.labels.model import Label, LabelledText

__all__ = [
    "FORMATS",
    "Label",
    "LabelledText",
    "annotation_of",
    "labelled",
    "read_annotations",
    "read_labels",
    "write_annotations",
    "write_labels",
]
