"""What stands under a code."""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """What a code means: a message with `{placeholders}` and what the user can do about it."""

    message: str
    remedy: str
