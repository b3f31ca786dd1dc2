"""Between Annotations and labelled texts. What nobody touched in the other tool comes back exactly as it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from xiezhi.errors import Problem, XiezhiError
from xiezhi.exchange.labels.model import Label, LabelledText
from xiezhi.schema import ENTITY_LABELS
from xiezhi.schema.annotation import AnnotatedSign, Annotation, read_annotation
from xiezhi.schema.mentions import mentions

_SIGN = "sign:"
_QUOTE = 80
_SPEAKERS = ("plaintiff", "defendant", "third_person", "court", "document")
_STATUSES = ("asserted", "admitted", "denied", "found", "not_found")


def labelled(annotation: Annotation, text: str, id: str) -> LabelledText:
    """The labels of an Annotation as spans: every mention of its entities, every quote of its signs."""
    spans = [Label(*span) for span in mentions(annotation, text)]
    spans += _signs(annotation, text)
    meta = annotation.model_dump(mode="json", by_alias=True, exclude_defaults=False)
    return LabelledText(id, text, tuple(sorted(spans)), {"annotation": meta})


def _signs(annotation: Annotation, text: str) -> Iterator[Label]:
    for sign in annotation.signs:
        at = text.find(sign.quote)
        if at >= 0 and sign.quote:
            yield Label(at, at + len(sign.quote), f"{_SIGN}{sign.id}:{sign.speaker}:{sign.status}")


def annotation_of(document: LabelledText) -> tuple[Annotation, tuple[Problem, ...]]:
    """The Annotation that a labelled text amounts to, and what it cannot say.

    Fields that are no labels (court, parties, loans …) come from the Annotation that travelled along, if one did.
    XZ609: a string is labelled in one place and not in another, which an Annotation has no words for.

    Raises:
        XiezhiError: XZ901 where the Annotation that travelled along is not valid any more, or a sign is unknown in form.
    """
    base = _base(document)
    before = labelled(base, document.text, document.id)
    changes: dict[str, object] = {}
    entities, signs = _split(document.labels)
    old_entities, old_signs = _split(before.labels)
    if Counter(entities) != Counter(old_entities):
        changes["entities"] = _entities(base, entities, old_entities, document.text)
    if Counter(signs) != Counter(old_signs):
        changes["signs"] = _rebuilt(base, signs, document)
    if not changes:
        return base, ()
    result = base.model_copy(update=changes)
    return result, tuple(_unsaid(result, entities, document.text))


def _base(document: LabelledText) -> Annotation:
    held = document.meta.get("annotation") or {"file": f"{document.id}.txt", "doc_type": "other"}
    try:
        return Annotation.model_validate(held)
    except ValueError as error:
        raise XiezhiError("XZ901", path=document.id, reason=str(error).splitlines()[0]) from error


def _split(labels: Sequence[Label]) -> tuple[list[Label], list[Label]]:
    """Entities and signs; labels that are neither belong to the other tool and are left there."""
    entities = [label for label in labels if label.label in ENTITY_LABELS]
    return entities, [label for label in labels if label.label.startswith(_SIGN)]


def _entities(
    base: Annotation, labels: Sequence[Label], before: Sequence[Label], text: str
) -> dict[str, list[str]]:
    """Strings by label: listed ones that are still labelled (or never stood alone), then new ones as they come."""
    now = {(label, text[start:end]) for start, end, label in labels}
    was = {(label, text[start:end]) for start, end, label in before}
    result: dict[str, list[str]] = {}
    for label, strings in base.entities.items():
        kept = [string for string in strings if (label, string) in now or (label, string) not in was]
        if kept:
            result[str(label)] = kept
    for start, end, label in sorted(labels):
        listed = result.setdefault(label, [])
        if text[start:end] not in listed:
            listed.append(text[start:end])
    return result


def _rebuilt(base: Annotation, labels: Sequence[Label], document: LabelledText) -> list[AnnotatedSign]:
    """The signs labelled now: those of before in their order, then new ones."""
    now = [_sign(label, document) for label in sorted(labels)]
    left = list(now)
    kept = []
    for sign in base.signs:
        if sign in left:
            left.remove(sign)
            kept.append(sign)
    return kept + left


def _sign(label: Label, document: LabelledText) -> AnnotatedSign:
    """`sign:ID`, `sign:ID:speaker:status`; who says it is the document, and asserts it, where the label does not say."""
    id, speaker, status, *more = [*label.label.removeprefix(_SIGN).split(":"), "", "", ""]
    speaker, status = speaker or "document", status or "asserted"
    if not id or any(more) or speaker not in _SPEAKERS or status not in _STATUSES:
        raise XiezhiError("XZ901", path=document.id, reason=f"{label.label} is not sign:ID:speaker:status")
    quote = document.text[label.start : label.end][:_QUOTE]
    return AnnotatedSign.model_validate({"id": id, "quote": quote, "speaker": speaker, "status": status})


def _unsaid(annotation: Annotation, entities: Sequence[Label], text: str) -> Iterator[Problem]:
    """Mentions that the lists add to the labels, or cannot hold beside longer ones."""
    said = {Label(*span) for span in mentions(annotation, text)}
    odd = Counter((label, text[start:end]) for start, end, label in said ^ set(entities))
    for (label, string), count in sorted(odd.items()):
        yield Problem.of("XZ609", count=count, field=f"entities.{label}", string=string)


def read_annotations(folder: Path) -> list[LabelledText]:
    """Every NAME.json beside NAME.txt.

    Raises:
        XiezhiError: XZ901, XZ902 for an Annotation that is not valid, XZ605 where there is none.
    """
    found = []
    for path in sorted(folder.rglob("*.json")):
        beside = path.with_suffix(".txt")
        if beside.is_file():
            text = beside.read_bytes().decode("utf-8")
            found.append(labelled(read_annotation(path, text), text, path.stem))
    if not found:
        raise XiezhiError("XZ605", path=folder, known="NAME.json beside NAME.txt")
    return found


def write_annotations(documents: Sequence[LabelledText], folder: Path) -> tuple[Problem, ...]:
    """NAME.json and NAME.txt per document; what an Annotation cannot say comes back as problems."""
    folder.mkdir(parents=True, exist_ok=True)
    problems: list[Problem] = []
    for document in documents:
        annotation, unsaid = annotation_of(document)
        problems += unsaid
        name = document.id.replace("/", "_")
        data = annotation.model_dump_json(by_alias=True, indent=1)
        (folder / f"{name}.json").write_text(data + "\n", encoding="utf-8")
        (folder / f"{name}.txt").write_bytes(document.text.encode("utf-8"))
    return tuple(problems)
