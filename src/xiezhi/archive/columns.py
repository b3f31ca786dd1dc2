"""Which column of a table is the text of the document, its case number, its court …"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xiezhi.errors import XiezhiError

# Names that exports of judgments give to their columns, most telling first; compared without case, spaces, marks.
KNOWN: dict[str, tuple[str, ...]] = {
    "text": (
        "全文", "文书全文", "裁判文书全文", "判决书全文", "文书内容", "裁判文书内容", "判决书内容", "文书正文",
        "正文", "全文内容", "案件全文", "案件内容", "内容", "文本", "判决书", "裁判文书", "文书", "qwContent", "docContent",
        "fullText", "content", "text", "judgment", "judgement", "document", "html", "body",
    ),
    "id": ("文书ID", "docId", "rowkey", "uuid", "id"),
    "title": ("案件名称", "文书名称", "文书标题", "标题", "名称", "caseName", "title", "s1"),
    "case_number": ("案号", "文书号", "文书编号", "案件编号", "caseNumber", "caseNo", "caseId", "s7"),
    "court": ("法院", "法院名称", "审理法院", "裁判法院", "受理法院", "courtName", "court", "s2"),
    "cause": ("案由", "案由名称", "案件案由", "causeOfAction", "cause", "s11"),
    "decided_on": ("裁判日期", "裁判时间", "判决日期", "judgmentDate", "decidedOn", "date", "s31"),
    "parties": ("当事人", "当事人信息", "诉讼参与人", "parties", "s17"),
    "procedure": ("审理程序", "审判程序", "程序", "审级", "procedure", "trialProcedure", "s9"),
    "url": ("原始链接", "文书链接", "链接", "网址", "url", "link"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Columns:
    """Column names given by the user: role → column (several joined by `+` for `text`); others are recognised."""

    given: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def parse(cls, pairs: Sequence[str]) -> Columns:
        """From `role=column` pairs.

        Raises:
            XiezhiError: XZ517 for a pair that is none, or a role that is none of `KNOWN`.
        """
        given: dict[str, str] = {}
        for pair in pairs:
            role, equals, column = pair.partition("=")
            if not equals or role not in KNOWN or not column:
                raise XiezhiError("XZ517", pair=pair, roles=", ".join(KNOWN))
            given[role] = column
        return cls(given)

    def bind(self, header: Sequence[str], path: str) -> dict[str, tuple[str, ...]]:
        """Role → columns of this table that play it; `text` is always there.

        Raises:
            XiezhiError: XZ503 when no column holds the text, or a column that was named is missing.
        """
        found: dict[str, tuple[str, ...]] = {}
        plain = {_plain(name): name for name in reversed(header)}
        for role, names in KNOWN.items():
            if role in self.given:
                found[role] = self._named(role, plain, header, path)
            elif match := next((plain[_plain(name)] for name in names if _plain(name) in plain), None):
                found[role] = (match,)
        if "text" not in found:
            raise XiezhiError("XZ503", path=path, columns=_list(header))
        return found

    def _named(
        self, role: str, plain: Mapping[str, str], header: Sequence[str], path: str
    ) -> tuple[str, ...]:
        wanted = self.given[role]
        names = (wanted,) if wanted in header else tuple(wanted.split("+"))
        if any(_plain(name) not in plain for name in names):
            raise XiezhiError("XZ518", path=path, column=wanted, columns=_list(header))
        return tuple(plain[_plain(name)] for name in names)


def take(row: Mapping[str, str], roles: Mapping[str, tuple[str, ...]]) -> tuple[str, dict[str, str]]:
    """The text of a row and what its other known columns say (empty cells left out)."""
    text = "\n".join(cell for name in roles["text"] if (cell := row.get(name, "")))
    values = {
        role: value
        for role, names in roles.items()
        if role != "text" and (value := " ".join(row.get(name, "") for name in names).strip())
    }
    return text, values


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in folded if char.isalnum())


def _list(header: Sequence[str]) -> str:
    names = [name for name in header if name]
    return ", ".join(names[:20]) + (" …" if len(names) > 20 else "")
