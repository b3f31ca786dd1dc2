"""Documents put together from parts of real-looking ones, and spoilt the way exports, typists and attackers spoil them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Mutation = Callable[[random.Random, str], str]

HOSTILE = (
    "\0", "\ufeff", "\u202e", "\u200b", "\ud800", "\U0001f4a5", "&ldquo;", "&amp;ldquo;", "<script>alert(1)</script>", "{{7*7}}",
    "=cmd|' /C calc'!A0", "(" * 200, "）" * 50, "〇" * 60, "9" * 400, "、" * 80, "一" * 300, "《" * 40, "原告" * 90, "××××年×月×日",
    "人民币" + "9" * 30 + "元", "（2016）" * 30, "张三诉李四" * 40, "二〇〇〇年十三月四十五日", "\t" * 40, "\r\n" * 20, " " * 300, "年利率百分之" * 20,
    "委托代理人" * 30, "判决如下：" * 10, "…" * 60, "．" * 90, "某某某", "***", "\u3000" * 80, "①②③④", "公民身份号码" + "1" * 18,
)  # fmt: skip


def assemble(draw: random.Random, documents: Sequence[str]) -> str:
    """Head of one document, middle of another, end of a third, then zero to four mutations."""
    parts = [draw.choice(documents).splitlines(keepends=True) for _ in range(draw.randint(1, 3))]
    lines: list[str] = []
    for number, part in enumerate(parts):
        begin, end = number / len(parts), (number + 1) / len(parts)
        lines += part[int(begin * len(part)) : int(end * len(part)) + draw.randint(0, 2)]
    text = "".join(lines)
    for _ in range(draw.randint(0, 4)):
        text = draw.choice(MUTATIONS)(draw, text)
    return text


def _cut(draw: random.Random, text: str) -> str:
    start, end = sorted(draw.randint(0, len(text)) for _ in range(2))
    return text[:start] + text[end:]


def _keep(draw: random.Random, text: str) -> str:
    start, end = sorted(draw.randint(0, len(text)) for _ in range(2))
    return text[start:end]


def _repeat(draw: random.Random, text: str) -> str:
    start = draw.randint(0, len(text))
    return text[:start] + text[start : start + draw.randint(1, 200)] * draw.randint(2, 8) + text[start:]


def _shuffle(draw: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    draw.shuffle(lines)
    return "".join(lines)


def _insert(draw: random.Random, text: str) -> str:
    for _ in range(draw.randint(1, 6)):
        at = draw.randint(0, len(text))
        text = text[:at] + draw.choice(HOSTILE) + text[at:]
    return text


def _swap(draw: random.Random, text: str) -> str:
    letters = list(text)
    for _ in range(min(len(letters) // 2, draw.randint(1, 40))):
        i, j = draw.randrange(len(letters)), draw.randrange(len(letters))
        letters[i], letters[j] = letters[j], letters[i]
    return "".join(letters)


def _one_line(draw: random.Random, text: str) -> str:
    return text.replace("\n", draw.choice(("", " ", "、", "\u3000", "<br>")))


def _broken_lines(draw: random.Random, text: str) -> str:
    width = draw.randint(1, 60)
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def _spaced(draw: random.Random, text: str) -> str:
    return draw.choice((" ", "\u3000", "\u200b")).join(text)


def _wide(draw: random.Random, text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and draw.random() < 0.7 else c for c in text)


def _unpunctuated(draw: random.Random, text: str) -> str:
    return text.translate({ord(c): None for c in draw.choice(("，。", "：", "，。；：、", "（）()《》"))})


MUTATIONS: tuple[Mutation, ...] = (
    _cut, _keep, _repeat, _shuffle, _insert, _insert, _swap, _one_line, _broken_lines, _spaced, _wide, _unpunctuated,
)  # fmt: skip
