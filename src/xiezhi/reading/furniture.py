"""Page furniture: page numbers and running heads, which belong to the page and not to the document."""

from __future__ import annotations

import re

_SPACE = re.compile(r"\s+")
_NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百〇]{1,5}|[ivxlc]{1,6})"
_PAGE_NUMBER = re.compile(
    rf"[-—–－·.•~\[(（|/\s]*(?:第|页|page|p\.)?\s*{_NUMBER}?\s*页?\s*(?:[,，/|、\s-]|共|of|总)*\s*{_NUMBER}?\s*页?"
    r"[-—–－·.•~\])）|/\s]*",
    re.I,
)


def squeezed(text: str) -> str:
    """`text` without white space, for comparing what two places say."""
    return _SPACE.sub("", text)


def is_page_number(line: str) -> bool:
    """Whether a line is nothing but a page number: `12`, `- 3 -`, `第3页 共10页`, `3 / 10`."""
    return len(line) <= 40 and _PAGE_NUMBER.fullmatch(line.strip()) is not None
