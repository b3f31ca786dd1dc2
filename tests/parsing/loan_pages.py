"""Invented papers that tell of loans; names and figures are made up."""

from __future__ import annotations

from xiezhi.parsing import parse_page
from xiezhi.schema import Facts, Loan
from xiezhi.text import SourceText

JUDGMENT = "云州市青河区人民法院\n民事判决书\n（2021）云0102民初123号\n"
PARTIES = "原告：周小禾，男，1980年1月2日出生，汉族，住云州市青河区。\n被告：钱多，男，1979年3月4日出生，汉族，住云州市青河区。\n"
HEARING = "原告周小禾与被告钱多民间借贷纠纷一案，本院于2021年3月1日立案后，依法适用简易程序，公开开庭进行了审理。本案现已审理终结。\n"
CLAIM = "原告周小禾向本院提出诉讼请求：1.判令被告偿还借款本金{sum}元及利息；2.本案诉讼费用由被告承担。"
ORDER = "本院认为，合法的借贷关系受法律保护。依照《中华人民共和国民法典》第六百七十五条规定，判决如下：\n被告钱多于本判决生效之日起十日内偿还原告周小禾借款{sum}元。\n案件受理费300元，由被告钱多负担。\n审判员 何山\n二〇二一年五月六日\n书记员 白云"


def facts_of(text: str) -> Facts:
    """What the parser reads in a text."""
    return parse_page(SourceText.of(text))[1]


def loans_of(text: str) -> tuple[Loan, ...]:
    """The loans read in a text."""
    return facts_of(text).loans


def judged(told: str, found: str, sum_: str = "100000", cause: str = "民间借贷纠纷") -> str:
    """A first-instance judgment on a loan: what the plaintiff tells, what the court finds."""
    return (
        JUDGMENT
        + PARTIES
        + HEARING.replace("民间借贷纠纷", cause)
        + CLAIM.format(sum=sum_)
        + f"事实和理由：{told}\n被告钱多未作答辩。\n经审理查明：{found}\n"
        + ORDER.format(sum=sum_)
    )
