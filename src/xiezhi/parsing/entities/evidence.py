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
    "银行流水", "交易明细", "交易流水", "银行卡明细", "电子回单", "银行回单", "对账单", "对帐单", "送货单", "收货单", "发货单",
    "入库单", "出库单", "增值税专用发票", "增值税发票", "发票", "收款收据", "承兑汇票", "银行承兑汇票", "转账支票", "现金支票", "记账凭证",
    "记帐凭证", "审计报告", "评估报告", "鉴定意见书", "司法鉴定意见书", "鉴定报告", "鉴定结论", "检测报告", "病历", "住院病历", "门诊病历",
    "出院记录", "出院小结", "诊断证明", "诊断证明书", "医疗费票据", "医疗费发票", "医疗费单据", "交通费票据", "用药清单", "费用清单",
    "交通事故认定书", "交通事故责任认定书", "道路交通事故认定书", "行驶证", "驾驶证", "保险单", "投保单", "工资表", "工资条", "工资单",
    "考勤表", "考勤记录", "劳动合同书", "情况说明", "书面证言", "证人证言", "询问笔录", "讯问笔录", "微信聊天记录", "聊天记录", "通话记录",
    "监控录像", "光盘", "户口簿", "户口本", "结婚证", "离婚证", "房产证", "房屋所有权证", "不动产权证书",
    "土地使用权证", "组织机构代码证", "身份证复印件", "快递单", "还款计划书", "还款计划", "存款凭证", "购物小票", "保单", "银行存折", "还款协议", "担保书", "担保函", "保证书",
    "承诺书", "授权委托书", "债权转让通知书", "催款函", "催收通知书", "律师函", "结清证明", "收入证明", "误工证明", "居住证明", "鉴定费发票",
    "借款合同", "借款协议", "购销合同", "购房合同", "抵押合同", "保证合同", "借款协议书", "员工手册", "保密协议", "补充协议",
)  # fmt: skip
# How papers end; an item of a list of evidence with such an end is a paper.
_ENDS = (
    "合同|合同书|协议|协议书|书|单|单据|表|(?:身份|许可|资格|驾驶|行驶|结婚|离婚|股权|房产|所有权|使用权|出院|准用|登记|上岗|工作|居住|暂住)证|证明|证书|[借收欠便纸字]条|工资条|[借收欠票]据|函|笔录|记录|票据|票|凭证|清单|明细|流水|报告|光盘|录音|录像|照片|截图|短信|"
    "账簿|账册|资料|材料|回单|回执|手册|通知|决议|病历|病案|处方|邮件|证言|说明|档案|图纸|名册|名单|信息|批复|文件|户籍摘抄|储蓄卡|存折|考勤卡"
)
_TITLED = re.compile(r"《([^《》\n]{2,50})》")
_LAW_WORDS = re.compile(
    r"中华人民共和国|最高人民法院|人民检察院|条例|办法|解释|纪要|诉讼法|实施细则|若干|国务院|[法典]$|标准|规则|准则|办理|指导意见|暂行|试行"
)
# A sentence in which papers are listed as evidence.
_LISTING = re.compile(
    r"证据|证实|佐证|在卷|为证|提交|提供|举示|出示|附：|拟证明|证明[：，\d]|复印件|原件|[一二三四五六七八九十\d]份"
)
_ITEM = re.compile(
    rf"(?:^|[：；，、。\n(]|[及和与]|\d[.．、])(?:\d{{1,2}}[.．、]|证据[一二三四五六七八九十\d]+[、：，]?|\([一二三四五六七八九十\d]+\))?"
    rf"([^：；，、。\n()《》\d]{{0,18}}?[\u4e00-\u9fff]{{1,8}}(?:{_ENDS}))"
    r"(?:\((?:复印件|原件|[^()]{0,8})\)|复印件|原件)?(?:各?[一二三四五六七八九十两叁壹\d]+(?:份|张|页|组|枚|本|套|宗|册|个|支|种))?(?=[，、；。：\n(及和与等]|$)"
)
_LEAD = re.compile(
    r"^(?:[①-⑳]|[A-Z][.．、])|^.*(?:[①-⑳]|[A-Z][.．]|[两一二三四五六七八九十\d]+[份张组页]|该份?|这份|内附|涉案|原审|的|出具|签订|提交|提供|提取|出示|举示|一份|有|了|加盖其公章|原告|被告|第三人|上诉人|以上|上述|根据|以及|并|证据|证人[\u4e00-\u9fff]{2,3}|经|为|是|向[\u4e00-\u9fff]{2,4})"
)
_NOT_PAPER = re.compile(
    r"加以|以证明|义证明|按照|佐证|质证|作证|印证|举证|论证|担保作|请求|义务|据此|法律依据|予以|注明|第.条|决定或|事实|事实|判决书|裁定书|调解书$|起诉书|起诉状|答辩状|代表人|[为该本此其]$|身份信息|真实性|主张|意见|上述证据|本院|没有|无法|不能|存在|认为|证据材料$|相关|有效证据|其他|任何|情况$|^(?:单据|票据|合同|协议|材料|资料|文件|证明|记录|通知|说明|信息|证据|证书|书证|根据|依据|凭证|报告|单|表|书|条|函|证)$"
)


@cache
def _papers() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_PAPERS, key=len, reverse=True))})(?!纠纷|关系|一案|争议)")


def find_evidence(page: Page, names: set[str]) -> list[Mark]:
    """Papers named as evidence: by their kind, by their title, or in a list of what a party submitted.

    `names` are the people and organisations of the document: a list item is cut behind them.
    """
    stop = _after_law(page)
    return [mark for mark in (*_kinds(page), *_titles(page), *_lists(page, names)) if mark.start < stop]


def _after_law(page: Page) -> int:
    """Where an appendix of statutes begins: nothing in it is evidence."""
    appendix = page.first("appendix")
    return appendix.start if appendix else len(page.text)


def _kinds(page: Page) -> Iterator[Mark]:
    for match in _papers().finditer(page.text):
        yield Mark("EVIDENCE", match.start(), match.end(), "rule:voucher", match.group(), spreads=False)


def _titles(page: Page) -> Iterator[Mark]:
    laws = {law.span.start for law in page.laws}
    for match in _TITLED.finditer(page.text):
        name = match.group(1)
        if match.start() in laws or _LAW_WORDS.search(name) or not _title_end().search(name):
            continue
        yield Mark("EVIDENCE", match.start(), match.end(), "rule:titled-paper", match.group())
        if len(name) > 4 and not name.endswith(("合同", "协议")):
            yield Mark("EVIDENCE", match.start(1), match.end(1), "rule:titled-paper", name)


@cache
def _title_end() -> re.Pattern[str]:
    return re.compile(rf"(?:{_ENDS}|守则|规定|约定|确认|意见|申请|登记|合约|细则|条款|规约)$")


def _lists(page: Page, names: set[str]) -> Iterator[Mark]:
    for part in page.all_of(
        "evidence", "findings", "claims", "claim_facts", "defence", "reasons", "appendix", "body"
    ):
        for line in _sentences(page.text, part.start, part.end):
            if _LISTING.search(page.text, *line):
                yield from _items(page.text, *line, names)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stops = [at for at in (text.find("。", start, end), text.find("\n", start, end)) if at != -1]
        stop = min(stops) + 1 if stops else end
        yield start, stop
        start = stop


def _items(text: str, start: int, end: int, names: set[str]) -> Iterator[Mark]:
    for match in _ITEM.finditer(text, start, end):
        name, at = match.group(1), match.start(1)
        lead = _LEAD.match(name)
        if lead:
            name, at = name[lead.end() :], at + lead.end()
        for known in names:
            if name.startswith(known) and len(known) < len(name):
                name, at = name[len(known) :], at + len(known)
                break
        if len(name) >= 3 and not _NOT_PAPER.search(name):
            yield Mark("EVIDENCE", at, at + len(name), "rule:listed-paper", name)
