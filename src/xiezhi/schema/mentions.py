"""Where the strings that an Annotation lists stand in the text."""

from __future__ import annotations

from xiezhi.schema.annotation import Annotation


def mentions(annotation: Annotation, text: str) -> tuple[tuple[int, int, str], ...]:
    """Every occurrence of the listed strings up to `entities_until`, the longer string first where two overlap."""
    until = annotation.entities_until or len(text)
    taken = bytearray(len(text))
    found: list[tuple[int, int, str]] = []
    listed = [
        (string, label) for label, strings in annotation.entities.items() for string in strings if string
    ]
    for string, label in sorted(listed, key=lambda pair: (-len(pair[0]), pair)):
        at = text.find(string, 0, until)
        while at >= 0:
            end = at + len(string)
            if not any(taken[at:end]):
                taken[at:end] = b"\1" * len(string)
                found.append((at, end, str(label)))
            at = text.find(string, at + 1, until)
    return tuple(sorted(found))
