"""Vouchers and papers named as evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from xiezhi.parsing.entities.marks import Mark, occurrences, places
from xiezhi.parsing.entities.papers import RELATIONS, begins, kinds, shown, signed
from xiezhi.parsing.entities.starts import starts
from xiezhi.parsing.page import Page
from xiezhi.text.alternation import first_characters
from xiezhi.text.triggers import matches

# How papers end; an item of a list of evidence with such an end is a paper.
_ENDS = (
    "合同|合同书|协议|协议书|书|单|单据|表|(?:身份|许可|资格|驾驶|行驶|结婚|离婚|股权|房产|所有权|使用权|出院|准用|登记|上岗|工作|居住|暂住)证|证明|证书|[借收欠便纸字]条|工资条|[借收欠票]据|函|笔录|记录|票据|票|凭证|清单|明细|流水|报告|光盘|录音|录像|照片|截图|短信|"
    "账簿|账册|资料|材料|回单|回执|手册|通知|决议|病历|病案|处方|邮件|证言|说明|档案|图纸|名册|名单|信息|批复|文件|户籍摘抄|储蓄卡|存折|考勤卡"
)
_LAST = "".join(sorted({end[-1] for end in re.sub(r"\(.*?\)", "", _ENDS).split("|")}))
_TITLED = re.compile(r"《([^《》\n]{2,50})》")
_LAW_WORDS = re.compile(
    r"中华人民共和国|最高人民法院|人民检察院|条例|办法|解释|纪要|诉讼法|实施细则|若干|国务院|[法典]$|标准|规则|准则|办理|指导意见|案由规定|暂行|试行"
    # papers of the court itself
    r"|预交|举证通知|应诉通知|传票$|开庭通知|合议庭"
)
_COUNTED = re.compile(r"(?:复印件|原件|[()（]|》)*[一二三四五六七八九十两\d]+(?:份|张|页|组|枚|本|套|宗)")
# A sentence in which papers are listed as evidence.
_LISTING = re.compile(
    r"证据|证实|佐证|在卷|为证|提交|提供|举示|出示|附：|拟证明|证明[：，\d]|复印件|原件|份(?<=[一二三四五六七八九十\d]份)"
)
_FULL_STOP = re.compile(r"[。\n]")
# Behind a mark: what comes first is a set of characters, so that all others are passed over at once.
_MARK = r"[：；，、。\n(及和与\d](?:(?<!\d)|(?<=\d)[.．、])"
_LISTED = (
    rf"(?:\d{{1,2}}[.．、]|证据[一二三四五六七八九十\d]+[、：，]?|\([一二三四五六七八九十\d]+\))?"
    # No end of a paper before what can follow one: most stretches are left at once.
    rf"(?=[^：；，、。\n()《》\d]{{0,30}}[{_LAST}](?:[一二三四五六七八九十两叁壹\d各复原(，、；。：\n及和与等]|$))"
    rf"([^：；，、。\n()《》\d]{{0,18}}?[\u4e00-\u9fff]{{1,8}}(?=[{first_characters(_ENDS)}])(?:{_ENDS}))"
    r"(?:\((?:复印件|原件|[^()]{0,8})\)|复印件|原件)?(?:各?[一二三四五六七八九十两叁壹\d]+(?:份|张|页|组|枚|本|套|宗|册|个|支|种))?(?=[，、；。：\n(及和与等]|$)"
)
_ITEM = re.compile(_MARK + _LISTED)
_FIRST_ITEM = re.compile(_LISTED)
# Papers of a loan or a security: signed, they are what a suit rests on.
_SECURED = re.compile(
    r"[^，。；：、\n]{0,6}(?:借款|贷款|保证|担保|抵押|质押|买卖|购房)[^，。；：、\n]{0,4}(?:合同|协议)书?(?!纠纷)"
)
# Papers that belong to somebody (伤者的照片).
_OF_SOMEBODY = re.compile(r"(?:照片|笔录|处罚决定书|报告|收入证明|清单)$")
# A paper by its form: signed as a 协议书, 合同书.
_SIGNED = re.compile(
    r"(?:签订|签署|订立)(?:了|的)?(?:[一二两三]份)?([\u4e00-\u9fff]{2,10}(?:合同|协议)书)(?!面)"
)
_JOINT = re.compile(rf"(?:{_ENDS})([和及与])(?=[\u4e00-\u9fff]{{2}})")
_LEAD = re.compile(
    r"^(?:[①-⑳]|[A-Z][.．、])|^.*(?:[①-⑳]|[A-Z][.．]|[两一二三四五六七八九十\d]+[份张组页]|该份?|这份|内附|涉案|原审|的|之|出具|签订|收到|提交|提供|提取|出示|举示|[一二两三][份本张封套]|有|了|加盖其公章|原告|被告|第三人|上诉人|以上|上述|仅凭|凭(?!证|条|据)|根据|以及|并|证据|证人[\u4e00-\u9fff]{2,3}|经(?!营|济|销|纪|办|过|费)|为|是|向[\u4e00-\u9fff]{2,4})"
)
_JOIN = re.compile(r"[及和与如或对本]|所做的|所作的")
# What is done to a licence or a certificate that is no evidence there.
_DONE_TO = re.compile(r"(?:吊销|办理|具备|合法|缺少|注销|补办|收缴|换发|送达|持有的有效)其?$")
_REVOKED = re.compile("被[^，。；]{0,12}吊销")
_LACKING = re.compile(
    r"(?:未|没有|没|无法|不能|拒不|拒绝)[^，。；：、\n]{0,10}(?:出具|提供|提交|签订|制作|留存|补签)[^，。；：、\n证]{0,6}$"
)
_COPY = re.compile("复印件|打印件")
_JOINED = ("、", "和", "及", "与")
_TOO_SHORT = frozenset(["凭证", "流水", "截图", "票据", "证据证明", "告知书"])
# Papers that are named by their kind alone in a list of papers.
_BARE = frozenset(["照片", "票据", "笔录", "处方", "单据", "邮件", "判决书", "裁定书", "调解书", "裁决书"])
# The books of a company, which a shareholder asks to see (公司法 art. 33: 股东知情权).
_BOOKS = re.compile("账簿|账册|会议记录|会计凭证|记账凭证|原始凭证")
_HEAD = 1500
# What makes a relation or a dispute of the name of a paper.
_RELATED = re.compile("纠纷|关系|一案|争议")
_ENDED = re.compile(r"(?:解除|终止|续签|变更|履行)[\u4e00-\u9fff]*(?:合同|协议)$")
_NOT_PAPER = re.compile(
    r"^等|虽然|未|故|从不|虚假|不需|不能|没|无权|却|而|需要|应当|可以|已经|再次|认可|明确|导致|形成|以便|形式|便|则|在卷|特此|若|违法|齐全|补齐|(?:合同|协议|[单书条表据录件票函])证明$|"
    r"加以|以证明|义证明|按照|佐证|质证|作证|印证|举证|论证|担保作|请求|义务|据此|法律依据|予以|注明|第.条|决定或|事实|事实|判决书|裁定书|调解书$|起诉书|起诉状|答辩状|代表人|[为该本此其]$|身份信息|真实性|主张|意见|上述证据|本院|没有|无法|不能|存在|认为|证据材料$|相关|有效证据|其他|任何|情况$|等(?:材料|证据|资料|文件)$|^(?:单据|票据|合同|协议|材料|资料|文件|证明|记录|通知|说明|信息|证据|证书|书证|根据|依据|凭证|报告|单|表|书|条|函|证)$"
)


def find_evidence(page: Page, names: set[str]) -> list[Mark]:
    """Papers named as evidence: by their kind, by their title, or in a list of what a party submitted.

    `names` are the people and organisations of the document: a list item is cut behind them.
    """
    stop = _after_law(page)
    books = "知情权" in page.text[:_HEAD]
    found = [
        mark
        for mark in (*_kinds(page), *_signed(page), *_titles(page), *_lists(page, names))
        if mark.start < stop and not (books and _BOOKS.search(mark.text))
    ]
    again = occurrences(page.text, found)
    return [*found, *(mark for mark in again if not _RELATED.match(page.text, mark.end))]


def _after_law(page: Page) -> int:
    """Where an appendix of statutes begins: nothing in it is evidence."""
    appendix = page.first("appendix")
    return appendix.start if appendix else len(page.text)


def _kinds(page: Page) -> Iterator[Mark]:
    """Papers by their kind; those that also name a relation (合同, 协议) only where they are shown or listed."""
    text = page.text
    sure: list[Mark] = []
    unsure: list[Mark] = []
    for match in matches(kinds(), starts(page, "paper"), text):
        kind, start = match.group(), begins(text, match.start())
        name = text[start : match.end()]
        related = kind in RELATIONS
        if name in _TOO_SHORT or _is_acted_on(text, start, match.end()):
            continue
        mark = Mark(
            "EVIDENCE", start, match.end(), "rule:voucher", name, spreads=related and _can_spread(name)
        )
        bare = related and name == kind
        if _ENDED.match(name) or (bare and kind not in _BARE):
            continue
        shown = not related or (not bare and _is_shown(text, start, match.end()))
        (sure if shown else unsure).append(mark)
    sure += _beside(text, sure, unsure)
    always = cache(lambda name: all(_COPY.match(text, at + len(name)) for at in places(text, name)))
    return (_with_copy(text, mark, always) for mark in _existing(text, sure))


def _is_acted_on(text: str, start: int, end: int) -> bool:
    """A licence that is revoked, applied for, held: no evidence there."""
    return bool(_DONE_TO.search(text[max(0, start - 4) : start]) or _REVOKED.match(text, end))


def _beside(text: str, sure: list[Mark], unsure: list[Mark]) -> list[Mark]:
    """Papers that are only named beside another paper (借条、担保协议和收条)."""
    ends, starts = {mark.end for mark in sure}, {mark.start for mark in sure}
    found = []
    for mark in unsure:
        joined = text[mark.start - 1 : mark.start] in _JOINED and mark.start - 1 in ends
        if joined or (text[mark.end : mark.end + 1] in _JOINED and mark.end + 1 in starts):
            found.append(mark)
            ends.add(mark.end)
    return found


def _existing(text: str, marks: list[Mark]) -> Iterator[Mark]:
    """Without papers of which the text only says that nobody made or showed them (未要求被告出具借条)."""
    lacking = {
        mark: _LACKING.search(text[max(0, mark.start - 18) : mark.start]) is not None for mark in marks
    }
    there = {mark.text for mark, lacks in lacking.items() if not lacks}
    return (mark for mark in marks if mark.text in there)


def _with_copy(text: str, mark: Mark, always: Callable[[str], bool]) -> Mark:
    """With the word for a copy right behind it (身份证复印件), where the paper is never named without."""
    copy = _COPY.match(text, mark.end)
    if not copy or not always(mark.text):
        return mark
    return replace(mark, end=copy.end(), text=text[mark.start : copy.end()], spreads=False)


def _can_spread(name: str) -> bool:
    """Whether every further mention of a shown paper is one too: not of those that courts speak of anyway."""
    return len(name) > 4 and not name.endswith(("裁定书", "判决书", "调解书", "裁决书"))


def _is_shown(text: str, start: int, end: int) -> bool:
    """Whether somebody shows, signs or lists the paper: a word before it, a count or a list mark behind it."""
    before = text[max(0, start - 8) : start]
    if shown().search(before) or (_SECURED.match(text, start) and signed().search(before)):
        return True
    if before[-1:] == "的" and text[end : end + 1] in "、，。；\n" and _OF_SOMEBODY.search(text, start, end):
        return True
    return bool(_COUNTED.match(text, end)) or (
        text[start - 1 : start] in "、：." and text[end : end + 1] in "、，；。("
    )


def _signed(page: Page) -> Iterator[Mark]:
    if "合同书" not in page.text and "协议书" not in page.text:
        return
    for match in _SIGNED.finditer(page.text):
        name = match.group(1)
        if not _NOT_PAPER.search(name) and not _LEAD.match(name):
            yield Mark("EVIDENCE", match.start(1), match.end(1), "rule:signed-paper", name)


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
    return re.compile(
        rf"(?:{_ENDS}|守则|规定|约定|确认|意见|申请|登记|合约|细则|条款|规约|告知|答复|回复|声明|承诺|遗嘱|备忘录)$"
    )


def _lists(page: Page, names: set[str]) -> Iterator[Mark]:
    lengths = sorted({len(name) for name in names}, reverse=True)
    for part in page.all_of(
        "evidence", "findings", "claims", "claim_facts", "defence", "reasons", "appendix", "body"
    ):
        for line in _listings(page.text, part.start, part.end):
            yield from _items(page.text, *line, names, lengths)


def _listings(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences in which papers are listed, each with its stop."""
    while listing := _LISTING.search(text, start, end):
        first = max(text.rfind("。", start, listing.start()), text.rfind("\n", start, listing.start())) + 1
        stop = _FULL_STOP.search(text, listing.start(), end)
        last = stop.end() if stop else end
        yield max(first, start), last
        start = last


def _items(text: str, start: int, end: int, names: set[str], lengths: list[int]) -> Iterator[Mark]:
    for match in _item_matches(text, start, end):
        name, at = match.group(1), match.start(1)
        for pattern in (_LEAD, _JOIN):
            lead = pattern.match(name)
            if lead:
                name, at = name[lead.end() :], at + lead.end()
        known = next((n for n in lengths if n < len(name) and name[:n] in names), 0)
        name, at = name[known:], at + known
        for piece, first in _split(name, at):
            if len(piece) >= 3 and not _NOT_PAPER.search(piece):
                yield Mark("EVIDENCE", first, first + len(piece), "rule:listed-paper", piece)


def _item_matches(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The items of a sentence: behind a mark, or where the text begins."""
    if start == 0 and (first := _FIRST_ITEM.match(text, 0, end)):
        yield first
        start = first.end()
    yield from _ITEM.finditer(text, start, end)


def _split(name: str, at: int) -> list[tuple[str, int]]:
    """Two papers in one item (劳动合同书及补充协议): each by itself, with its place."""
    joint = _JOINT.search(name)
    if not joint:
        return [(name, at)]
    return [(name[: joint.start(1)], at), (name[joint.end(1) :], at + joint.end(1))]
