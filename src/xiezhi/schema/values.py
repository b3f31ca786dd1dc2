"""Values that are made by the hundred for each document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Class = TypeVar("Class")

_plain: Callable[[type], type] = dataclass(slots=True, unsafe_hash=True)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def plain_value(cls: type[Class]) -> type[Class]:
    """A slotted dataclass, compared and hashed by its fields, of which nothing may be changed.

    That nothing is changed the type checker holds, not the interpreter: a value of a frozen dataclass takes ten times
    as long to make.
    """
    return _plain(cls)
