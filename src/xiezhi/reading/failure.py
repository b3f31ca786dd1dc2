"""A file that could not be read, told instead of raised: the others are still read."""

from __future__ import annotations

from dataclasses import dataclass

from xiezhi.errors import XiezhiError


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be read: where it is, which rule refused it, and what to do about it."""

    source: str
    code: str
    message: str
    remedy: str

    @classmethod
    def of(cls, source: str, error: XiezhiError) -> Failure:
        """The failure that `error` means for the file `source`."""
        return cls(source, error.code, error.message, error.remedy)
