"""The 56 ethnic groups (民族, GB/T 3304) as party lines print them."""

from __future__ import annotations

from functools import cache

from xiezhi.knowledge.loader import read_table


@cache
def ethnic_groups() -> dict[str, str]:
    """Name (`汉族`) to its two-digit code, in code order."""
    return {name: code for code, name in read_table("ethnic_groups", 2)}


def ethnic_group(printed: str) -> str | None:
    """The official name for `汉族` or `汉`, None where it is no ethnic group."""
    for name in (printed, f"{printed}族"):
        if name in ethnic_groups():
            return name
    return None
