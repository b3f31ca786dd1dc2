"""How much one document or one archive may cost before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep one hostile or mistaken file from taking the machine.

    Attributes:
        max_bytes: size of one document, packed or unpacked (200 MiB).
        max_unpacked: bytes unpacked from one ZIP, nested archives included (2 GiB).
        max_ratio: unpacked size of a member over its packed size, above which it is taken for a bomb.
        max_members: entries in one ZIP.
        max_pages: pages of one PDF.
    """

    max_bytes: int = 200 * _MIB
    max_unpacked: int = 2048 * _MIB
    max_ratio: int = 300
    max_members: int = 200_000
    max_pages: int = 5_000

    def is_bomb(self, packed: int, unpacked: int) -> bool:
        """Whether a member of these sizes (bytes) unpacks to more than any real document would.

        Small members are let through whatever their ratio: a page of blanks packs very well.
        """
        return unpacked > _MIB and unpacked > self.max_ratio * max(packed, 1)


DEFAULT_LIMITS = Limits()
