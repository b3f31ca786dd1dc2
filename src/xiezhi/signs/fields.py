"""Read the fields of a TOML table one by one, and name the line of what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any


class Problem(Exception):
    """What is wrong with a catalogue file, and on which line."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


class Fields:
    """A table of a TOML file. Every getter takes its key; `done` complains about keys that nobody took."""

    def __init__(self, data: dict[str, Any], text: str, file: str, line: int = 1) -> None:
        self.data = dict(data)
        self.source = text
        self.file = file
        self.line = line

    def line_of(self, needle: str) -> int:
        """The line, at or after this table's head, on which a string stands."""
        lines = _lines(self.source)
        return next((n for n in range(self.line, len(lines) + 1) if needle in lines[n - 1]), self.line)

    def text(self, key: str, *, default: str | None = None) -> str:
        """A string; without a default it must be there and not be empty."""
        if default is None and key not in self.data:
            raise Problem(self.line, f"`{key}` is missing")
        value = self.data.pop(key, default)
        if not isinstance(value, str) or (default is None and not value):
            raise Problem(self.line_of(key), f"`{key}` must be a text")
        return value

    def word(self, key: str) -> str:
        """An identifier: small letters, digits, underscores."""
        value = self.text(key)
        if not value.replace("_", "").isalnum() or not value.isascii() or value != value.lower():
            raise Problem(self.line_of(value), f"`{key}` may hold small letters, digits and underscores only")
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of strings, empty where the key is missing."""
        value = self.data.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise Problem(self.line_of(key), f"`{key}` must be a list of texts")
        if required and not value:
            raise Problem(self.line, f"`{key}` is missing")
        return tuple(value)

    def one_of(self, key: str, known: Sequence[str], *, default: str | None = None) -> str:
        """One of a few codes."""
        value = self.text(key, default=default)
        if value not in known:
            raise Problem(self.line_of(value), f"`{key}` is {value}, but may only be {', '.join(known)}")
        return value

    def many_of(self, key: str, known: Sequence[str]) -> tuple[str, ...]:
        """Several of a few codes."""
        values = self.texts(key)
        for value in values:
            if value not in known:
                raise Problem(
                    self.line_of(value), f"`{key}` holds {value}, but may only hold {', '.join(known)}"
                )
        return values

    def number(self, key: str, *, default: float) -> float:
        """A number."""
        value = self.data.pop(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Problem(self.line_of(key), f"`{key}` must be a number")
        return float(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """true or false."""
        value = self.data.pop(key, default)
        if not isinstance(value, bool):
            raise Problem(self.line_of(key), f"`{key}` must be true or false")
        return value

    def table(self, key: str) -> dict[str, list[str]]:
        """A table of lists of strings."""
        value = self.data.pop(key, {})
        good = isinstance(value, dict) and all(
            isinstance(listed, list) and listed and all(isinstance(item, str) for item in listed)
            for listed in value.values()
        )
        if not good:
            raise Problem(self.line_of(f"[{key}]"), f"`{key}` must map names to lists of texts")
        return dict(value)

    def each(self, key: str) -> list[Fields]:
        """The tables of an array of tables, each with the line of its head."""
        values = self.data.pop(key, [])
        if not isinstance(values, list) or not all(isinstance(item, dict) for item in values):
            raise Problem(self.line_of(key), f"`{key}` must be a list of tables")
        heads = self._heads(key) if values else []
        return [
            Fields(item, self.source, self.file, heads[n] if n < len(heads) else self.line)
            for n, item in enumerate(values)
        ]

    def done(self) -> None:
        """Complain about a key that means nothing here: most likely a slip of the pen."""
        for key in self.data:
            raise Problem(
                self.line_of(key),
                f"`{key}` is not known here; what belongs to the sign stands above its [[sign.pattern]] tables",
            )

    def _heads(self, key: str) -> list[int]:
        """Lines, at or after this table's own, on which a table of that name begins."""
        return [number for number, name in _table_heads(self.source) if number >= self.line and name == key]


@lru_cache(maxsize=2)
def _lines(source: str) -> list[str]:
    return source.split("\n")


@lru_cache(maxsize=2)
def _table_heads(source: str) -> list[tuple[int, str]]:
    """Lines on which tables of an array begin, with the last part of their names."""
    heads = ((number, line.strip()) for number, line in enumerate(_lines(source), 1) if "[[" in line)
    return [(n, head[2:].partition("]")[0].split(".")[-1]) for n, head in heads if head.startswith("[[")]
