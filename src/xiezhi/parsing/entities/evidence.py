"""Vouchers and papers named as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from xiezhi.parsing.entities.marks import Mark
from xiezhi.parsing.page import Page

# Papers that are evidence wherever they are named.
_PAPERS = (
    "借条", "借据", "欠条", "欠据", "收条", "收据", "借款收据", "欠款确认书", "转账凭证", "转帐凭证", "汇款凭证", "付款凭证", "收款凭证",
    "银行流水", "交易明细", "交易流水", "银行卡明细", "电子回单", "银行回单", "对账单", "对帐单", "结算单", "送货单", "收货单", "发货单",
    "入库单", "出库单", "增值税专用发票", "增值税发票", "发票", "收款收据", "承兑汇票", "银行承兑汇票", "转账支票", "现金支票", "记账凭证",
    "记帐凭证", "审计报告", "评估报告", "鉴定意见书", "司法鉴定意见书", "鉴定报告", "鉴定结论", "检测报告", "病历", "住院病历", "门诊病历",
    "出院记录", "出院小结", "诊断证明", "诊断证明书", "医疗费票据", "医疗费发票", "医疗费单据", "交通费票据", "用药清单", "费用清单",
    "交通事故认定书", "交通事故责任认定书", "道路交通事故认定书", "行驶证", "驾驶证", "保险单", "投保单", "工资表", "工资条", "工资单",
    "考勤表", "考勤记录", "劳动合同书", "情况说明", "书面证言", "证人证言", "询问笔录", "讯问笔录", "微信聊天记录", "聊天记录", "通话记录",
    "录音", "录像", "监控录像", "光盘", "照片", "户口簿", "户口本", "结婚证", "离婚证", "房产证", "房屋所有权证", "不动产权证书",
    "土地使用权证", "营业执照", "组织机构代码证", "身份证复印件", "快递单", "还款计划书", "还款计划", "还款协议", "担保书", "担保函", "保证书",
    "承诺书", "授权委托书", "债权转让通知书", "催款函", "催收通知书", "律师函", "结清证明", "收入证明", "误工证明", "居住证明", "鉴定费发票",
)  # fmt: skip
_TITLED = re.compile(
    r"《([^《》]{2,40}(?:合同|协议|协议书|合同书|书|函|单|表|证明|通知|条|凭证|记录|报告|意见|决议|清单|手册|规定|约定|确认))》"
)
_LAW_WORDS = re.compile(
    r"中华人民共和国|最高人民法院|人民检察院|条例|办法|解释|纪要|民事诉讼|实施细则|若干|国务院"
)
_LISTED = re.compile(
    r"(?:提交|提供|出示|举示|出具|证据)[^。；\n]{0,40}?((?:[\u4e00-\u9fff]{2,10}(?:合同书?|协议书?|证明|通知书|清单|明细|台账|笔录)))(?=[、，。；：(]|[一二三四五六七八九十两\d]+(?:份|张|页|组|枚)|复印件|原件)"
)


@cache
def _papers() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_PAPERS, key=len, reverse=True)))


def find_evidence(page: Page) -> list[Mark]:
    """Papers named as evidence: by their kind, by their title, or in a list of what a party submitted."""
    return [*_kinds(page), *_titles(page), *_lists(page)]


def _kinds(page: Page) -> Iterator[Mark]:
    for match in _papers().finditer(page.text):
        yield Mark("EVIDENCE", match.start(), match.end(), "rule:voucher", match.group(), spreads=False)


def _titles(page: Page) -> Iterator[Mark]:
    for match in _TITLED.finditer(page.text):
        if not _LAW_WORDS.search(match.group(1)):
            yield Mark("EVIDENCE", match.start(), match.end(), "rule:titled-paper", match.group())


def _lists(page: Page) -> Iterator[Mark]:
    for match in _LISTED.finditer(page.text):
        name = match.group(1)
        cut = (
            max(name.rfind(word) + len(word) for word in ("签订的", "出具的", "的", "与", "和", "及", ""))
            if True
            else 0
        )
        if len(name) - cut >= 4:
            yield Mark("EVIDENCE", match.start(1) + cut, match.end(1), "rule:listed-paper", name[cut:])
