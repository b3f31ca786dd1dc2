"""Agents that only the attendance sentence names (…的委托代理人某某到庭参加诉讼)."""

from __future__ import annotations

from xiezhi.parsing.page import Page
from xiezhi.parsing.title import Title
from xiezhi.schema import Party, Representative


def attending_agents(page: Page, title: Title, parties: tuple[Party, ...]) -> tuple[Representative, ...]:
    """Agents named where attendance is told."""
    return ()
