"""Line breaks that a copy has lost, put back where a new part of the document is announced.

Spreadsheet exports hold a whole judgment on one line, or join lines with `、`. A break is only put into a line that
clearly holds several parts; it never falls inside a sentence of running text, except in the title and the signature
block, which have no stops.
"""

from __future__ import annotations

import re
from functools import cache

_FLAT = 160
_HEAD_REACH = 600
_LANDMARKS = (
    "判决书", "裁定书", "调解书", "决定书", "裁决书", "支付令", "通知书", "起诉状", "上诉状", "申请书",
    "一案", "本院认为", "审理查明", "本委认为", "判决如下", "裁定如下", "如下协议", "如不服", "受理费", "审判员", "书记员",
    "诉讼请求", "事实和理由", "事实与理由", "此致",
)  # fmt: skip
ROLE = (
    r"(?:(?:反诉|本诉|一审|二审|原审|再审|共同)?(?:原告|被告|第三人|上诉人|被上诉人|申请人|被申请人|抗诉机关|公诉机关|申请执行人|"
    r"被执行人|案外人|异议人|利害关系人|复议申请人|申诉人|被申诉人|反诉人|被反诉人|起诉人|答辩人|被答辩人|债权人|债务人|赔偿请求人|被害人|自诉人)人?)"
)
_TITLE_WORDS = r"(?:(?:代理)?审判长|(?:代理|助理)?审判员|人民陪审员|陪审员|执行长|执行员|首席仲裁员|独任仲裁员|仲裁员|法官助理|(?:代理|代|见习)?书、?记员|院长)"
_TITLE_HEADS = frozenset("代助见审人陪执首独仲法书院")
"""What a title of office begins with, and few lines do."""


def find_breaks(text: str) -> list[int]:
    """Page offsets before which a line break belongs (ascending)."""
    found: set[int] = set()
    if "、" in text:
        found.update(match.end() for match in _joined().finditer(text))
    if glued := _glued_number().search(text, 0, _HEAD_REACH):
        found.add(glued.end())
    if _paper_head().match(text):
        found.update(match.start() for match in _paper_labels().finditer(text))
    start = 0
    for line in text.split("\n"):
        if len(line) > _FLAT and start < _HEAD_REACH and (head := _title_in(line)) and _is_flat(line, head):
            found.update(start + at for at in _cuts(line, head))
        elif line[:1] in _TITLE_HEADS and (glued := _glued_signature().match(line)) is not None:
            found.update(start + match.start() for match in _signature().finditer(line, 0, glued.end()))
            found.add(start + glued.end())
        start += len(line) + 1
    return sorted(at for at in found if 0 < at < len(text) and text[at - 1] != "\n" and text[at] != "\n")


#: 请求：一、撤销某法院(2013)…号民事判决: a sentence tells of another decision; captions have no stops.
_TOLD = re.compile("[。，；]|撤销|不服|维持|变更|作出|依据|根据|驳回")


def _is_flat(line: str, head: re.Match[str]) -> bool:
    """Whether a line holds several parts of a document: a whole title and text, or a title and many landmarks."""
    return bool(head["court"] and head["number"]) or sum(word in line for word in _LANDMARKS) >= 4


def _title_in(line: str) -> re.Match[str] | None:
    """The title at the start of a flat line, or below the captions of a database there."""
    if head := _head().match(line):
        return head
    if not _court_and_number().search(line, 0, _HEAD_REACH):
        return None
    head = _captioned_head().search(line, 0, _HEAD_REACH)
    return head if head and not _TOLD.search(line, 0, head.end("court")) else None


def _cuts(line: str, head: re.Match[str]) -> set[int]:
    """Offsets inside a flat line where a part begins."""
    cuts = {match.start() for match in _openings().finditer(line)}
    cuts.update(head.start(group) for group in ("court", "name", "number") if head[group])
    cuts.add(head.end())
    tail = max(line.rfind("。"), line.rfind("，")) + 1
    if len(line) - tail < 400:
        cuts.update(match.start() for match in _signature().finditer(line, tail))
    if block := _signature_block().search(line):
        cuts.update(match.start() for match in _signature().finditer(line, *block.span()))
        cuts.add(block.end())
    return cuts


@cache
def _glued_number() -> re.Pattern[str]:
    """A case number on a line of its own but for the party glued to it (…号公诉机关某市人民检察院)."""
    return re.compile(
        rf"^\((?:19|20)\d\d\)[^\n，。：；()与诉]{{3,24}}号(?=原?{ROLE}[^\n，。与诉]{{2,40}}[，。：(\n])", re.M
    )


@cache
def _paper_head() -> re.Pattern[str]:
    """A party's paper whose title is glued to the first party."""
    return re.compile(
        r"[\u4e00-\u9fa5]{0,16}(?:起诉状|诉状|起诉书|上诉状|上诉书|答辩状|答辩书|申请书|申诉书|委托书)(?=(?:原告|上诉人|申请人|答辩人|自诉人|反诉人|申诉人|委托人)[：(（])"
    )


@cache
def _paper_labels() -> re.Pattern[str]:
    labels = (
        r"原告|被告|第三人|上诉人|被上诉人|申请人|被申请人|答辩人|自诉人|被告人|反诉人|被反诉人|申诉人|委托人|受委托人|法定代表人|委托代理人|"
        r"案由|诉讼请求|请求事项|申请事项|上诉请求|事实(?:与|和|及)理由|上诉理由|具状人|附"
    )
    return re.compile(rf"(?<![\n被受(])(?:{labels})(?:\([^()]{{0,12}}\))?：|(?<!\n)此致")


_JOINED_HEADS = (
    "反本一二两三原再共被第上申抗公执案异利复起答债赔自法代主负经委适立受开当诉住所审助人陪独首仲书见院"
)
"""What the roles, labels and titles begin with before which such a mark stands for a line break."""


@cache
def _joined() -> re.Pattern[str]:
    """`、` in the place of a line break: before a label, a title of the signature block, a written-out date."""
    labels = r"(?:法定代表人|代表人|(?:主要)?负责人|经营者|(?:共同)?委托(?:诉讼)?(?:代理)?人|适用程序|(?:立案|受理|开庭)时间|当事人到庭情况|诉讼代表人|住所地|所在地|住址)："
    return re.compile(
        rf"、(?:(?=[{_JOINED_HEADS}])(?:"
        rf"(?<=[。，”；号]、)(?=原?{ROLE})|(?<=[^告人方]、)(?={ROLE}：[^，。、\n]{{2,40}}[，。、\n])|(?={ROLE}\((?:原审|一审|二审|反诉|本诉|原一审)[^()\n]{{2,20}}\)[^，。、\n与诉因]{{2,40}}(?:[，。、\n]|$))|"
        r"(?<=[费元担失]、)(?=(?:[二两三]?被告|被上诉人|被申请人)[^，。、\n]{0,24}(?:答辩称|辩称)[，：])|"
        rf"(?={labels}|{_TITLE_WORDS}[^，。、]{{2,12}}$|二[〇ΟοОO0][〇ΟοОO一二\d]{{2}}年))"
        r"|(?<=裁判文书、)|(?<=：\d\d、)(?=[^，。、\n]{4,30}法院)"
        r"|(?<=书记员[\u4e00-\u9fa5]{2}、)(?=[^、\n]{0,16}(?:法律|法条|条文))|(?<=书记员[\u4e00-\u9fa5]{3}、)(?=[^、\n]{0,16}(?:法律|法条|条文)))",
        re.M,
    )


@cache
def _head() -> re.Pattern[str]:
    """The title at the start of a flat line, a database's caption before it."""
    names = r"(?:判决书|裁定书|调解书|决定书|裁决书|支付令|通知书|起诉状|上诉状|答辩状|申请书)"
    return re.compile(
        rf"(?:[^。：]{{2,120}}?[一二再]审[^。：，]{{0,12}}?{names})?(?P<court>[^。，：\d次]{{0,60}}?(?:法院|仲裁委员会|仲裁院))?"
        rf"(?P<name>(?:民事|刑事|行政|执行|附带|赔偿|仲裁|海事)*{names})"
        r"(?P<number>\(?(?:19|20)[\d×Xx]{2}\)?[^。，：；]{1,24}?号(?:之[一二三四五六七八九十])?)?：?"
    )


_CAPTIONED_NAME = (
    "(?:民事|刑事|行政|执行|附带|结案|不予受理支付令申请)*(?:判决书|裁定书|调解书|决定书|通知书|支付令)"
)
_NUMBERED_YEAR = r"\(?(?:19|20)[\d×Xx]{2}\)"


@cache
def _captioned_head() -> re.Pattern[str]:
    """Court, name and number somewhere in the first words of a line."""
    return re.compile(
        rf"(?P<court>[^。，：；书令\d次容]{{2,40}}?法院)(?P<name>{_CAPTIONED_NAME})?"
        rf"(?P<number>{_NUMBERED_YEAR}[^。，：；]{{1,24}}?号(?:之[一二三四五六七八九十])?)：?"
    )


@cache
def _court_and_number() -> re.Pattern[str]:
    """What stands in every captioned head, looked for from one word on: most lines hold none."""
    return re.compile(f"法院(?:{_CAPTIONED_NAME})?{_NUMBERED_YEAR}")


@cache
def _openings() -> re.Pattern[str]:
    words = (
        r"法定代表人|负责人|委托(?:诉讼)?代理人|诉讼代理人|辩护人|经审理查明|经查|本院(?:经审理)?(?:查明|认为)|本委|依照|根据《|综上|案件受理费|本案(?:案件)?受理费|"
        r"如不服|如果未按|如未按|本判决|本裁定|上述协议|本调解书|事实(?:和|与)理由|诉讼请求|此致|当事人围绕|另查明|又查明|上述事实|一审法院(?:认定|认为|查明|审理)|原审(?:法院)?(?:查明|认为|审理)|本院二审|二审中|"
        r"[^。；，]{2,30}向(?:一审|原审)法院"
    )
    return re.compile(
        rf"(?<=[。；])(?:{ROLE}|{words})|(?<=[。；：])[一二三四五六七八九十]{{1,3}}、|(?<=。){_TITLE_WORDS}"
    )


_WRITTEN_YEAR = (
    r"(?:二[〇ΟοОO0一][〇ΟοОO一二三四五六七八九\d×]{2}|一九[一二三四五六七八九〇]{2}|(?:19|20)\d\d)年"
)


@cache
def _signature() -> re.Pattern[str]:
    return re.compile(rf"{_TITLE_WORDS}|{_WRITTEN_YEAR}|附[：录]")


@cache
def _signature_block() -> re.Pattern[str]:
    """Titles of office and names without a stop, then the date, then perhaps the clerks."""
    name = r"[^，。；：、\d]{2,12}"
    return re.compile(
        rf"(?<=[。)])(?:落款)?(?:{_TITLE_WORDS}{name})+?{_WRITTEN_YEAR}[^，。；：]{{2,8}}?日(?:{_TITLE_WORDS}(?:(?!{_TITLE_WORDS})[^，。；：、\d《附]){{2,4}})*"
    )


@cache
def _glued_signature() -> re.Pattern[str]:
    """A line of names under titles of office, the date and the clerk, all glued (审判长甲审判员乙二〇二〇年…书记员丙附…)."""
    name = rf"(?:(?!{_TITLE_WORDS}|{_WRITTEN_YEAR})[^，。；：、\d]){{2,6}}"
    clerk = r"(?:书、?记员[\u4e00-\u9fa5·]{2,4}?(?=附|本案|相关|适用|《|$))?"
    return re.compile(rf"(?:{_TITLE_WORDS}{name})+{_WRITTEN_YEAR}[^，。；：]{{2,8}}?日{clerk}")
