"""A minimal writer of OLE2 compound files ([MS-CFB] version 3, 512-byte sectors)."""

from __future__ import annotations

import struct

_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SECTOR, _MINI, _CUTOFF = 512, 64, 4096


def _padded(data: bytes, size: int) -> bytes:
    return data + b"\0" * (-len(data) % size)


def _entry(
    name: str, kind: int, *, right: int = _NONE, child: int = _NONE, start: int = 0, size: int = 0
) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    head = raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw), kind, 1, _NONE, right, child)
    return head + bytes(16 + 4 + 16) + struct.pack("<IQ", start, size)


def _chain(count: int, first: int) -> list[int]:
    return [first + index + 1 for index in range(count - 1)] + [_END] if count else []


def write_ole(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams right below its root."""
    sectors: list[bytes] = []  # regular sectors, numbered from 0
    fat: list[int] = []

    def put(data: bytes) -> int:
        start = len(sectors)
        blocks = _padded(data, _SECTOR)
        sectors.extend(blocks[at : at + _SECTOR] for at in range(0, len(blocks), _SECTOR))
        fat.extend(_chain(len(sectors) - start, start))
        return start if blocks else _END

    mini, mini_fat, places = b"", [], {}
    for name, data in streams.items():
        if len(data) < _CUTOFF:
            first = len(mini) // _MINI
            block = _padded(data, _MINI)
            mini_fat += _chain(len(block) // _MINI, first)
            mini += block
            places[name] = first
        else:
            places[name] = put(data)
    mini_start = put(mini)
    mini_fat_start = put(_padded(struct.pack(f"<{len(mini_fat)}I", *mini_fat), _SECTOR)) if mini_fat else _END
    directory = _entry("Root Entry", 5, child=1 if streams else _NONE, start=mini_start, size=len(mini))
    names = list(streams)
    for index, name in enumerate(names):
        right = index + 2 if index + 1 < len(names) else _NONE
        directory += _entry(name, 2, right=right, start=places[name], size=len(streams[name]))
    directory_start = put(_padded(directory, _SECTOR))
    fat_sectors = 1
    while (len(fat) + fat_sectors) * 4 > fat_sectors * _SECTOR:
        fat_sectors += 1
    fat_first = len(sectors)
    fat += [_FAT] * fat_sectors
    table = struct.pack(f"<{len(fat)}I", *fat)
    sectors_fat = table + struct.pack("<I", _FREE) * ((fat_sectors * _SECTOR - len(table)) // 4)
    difat = [fat_first + index for index in range(fat_sectors)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, fat_sectors, directory_start, 0, _CUTOFF, mini_fat_start,
                          1 if mini_fat else 0, _END, 0)  # fmt: skip
    header += struct.pack("<109I", *difat, *[_FREE] * (109 - len(difat)))
    return header + b"".join(sectors) + sectors_fat
