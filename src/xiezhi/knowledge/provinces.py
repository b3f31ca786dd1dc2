"""Provinces (省级行政区): names, division prefixes (GB/T 2260) and court characters (法〔2015〕137号 art.4)."""

from __future__ import annotations

from functools import cache

from xiezhi.knowledge.loader import read_table

# Autonomous regions whose short name stands before cities in court names (广西南宁市…).
_REGIONS = ("内蒙古", "广西", "西藏", "宁夏", "新疆")


@cache
def province_names() -> dict[str, str]:
    """Name of a province (full, and the usual short one, longest first) to its two-digit prefix."""
    names: dict[str, str] = {}
    for prefix, name, _character in read_table("provinces", 3):
        if prefix:
            names[name] = prefix
            for region in _REGIONS:
                if name.startswith(region):
                    names[region] = prefix
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


@cache
def province_short_names() -> tuple[str, ...]:
    """The usual short names (江苏, 上海, 内蒙古), as they stand before the name of a firm."""
    ends = ("省", "市")
    short = (name[:-1] if name.endswith(ends) else name for name in province_names())
    return tuple(dict.fromkeys(name for name in short if len(name) <= 3))
