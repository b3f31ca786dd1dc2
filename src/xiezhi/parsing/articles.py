"""The parts of published case articles (指导性案例, 公报案例, 检例): they carry headings of their own on single lines."""

from __future__ import annotations

from xiezhi.parsing.page import Page

Mark = tuple[int, str]

# Headings as 最高人民法院 (《关于案例指导工作的规定》) and 最高人民检察院 print them.
_HEADINGS = {
    "基本案情": "findings",
    "简要案情": "findings",
    "案情回顾": "findings",
    "案情": "findings",
    "裁判结果": "disposition",
    "处理结果": "disposition",
    "案件结果": "disposition",
    "监督结果": "disposition",
    "裁判理由": "reasons",
    "监督意见": "reasons",
    "抗诉理由": "reasons",
    "裁判要点": "caption",
    "裁判要旨": "caption",
    "裁判摘要": "caption",
    "案例要旨": "caption",
    "要旨": "caption",
    "关键词": "caption",
    "诉讼过程": "procedure_history",
    "诉讼过程和结果": "procedure_history",
    "检察机关履职过程": "procedure_history",
    "检察机关履职情况": "procedure_history",
    "检察履职情况": "procedure_history",
    "检察机关监督情况": "procedure_history",
    "受理及审查情况": "procedure_history",
    "线索发现": "procedure_history",
    "调查核实": "evidence",
    "指控与证明犯罪": "evidence",
    "指导意义": "appendix",
    "典型意义": "appendix",
    "案例分析": "appendix",
    "适用解析": "appendix",
    "法官解读": "appendix",
    "相关法条": "appendix",
    "相关规定": "appendix",
    "相关法律规定": "appendix",
    "相关立法": "appendix",
}


def divide_article(page: Page) -> list[Mark] | None:
    """Marks of an article, or None where the page is no article: facts and one more heading make one."""
    marks = [
        (line.start, _HEADINGS[name])
        for line in page.lines
        if line.end - line.start <= 12 and (name := line.of(page.text).strip("()# 一二三四五、")) in _HEADINGS
    ]
    if len(marks) < 2 or all(kind != "findings" for _, kind in marks):
        return None
    return [(0, "caption"), *marks]
