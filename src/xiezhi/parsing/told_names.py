"""Where a name told in running text ends, and what behind a role word is none."""

from __future__ import annotations

import re
from functools import cache

from xiezhi.knowledge.persons import is_plausible_person
from xiezhi.parsing.names import (
    ends_like_organisation,
    has_compound_surname,
    looks_like_person,
    reads_like_sentence,
)

# A name that the publisher masked: 张某甲, 李某1, 王×某, 赵1某, 孙x5.
_MASKED = re.compile(
    r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]?(?:某{1,2}|×{1,2}|[Xx*]{1,2})(?:[甲乙丙丁戊\d]{1,2})?|\d某)"
)
# What follows such a name: it is no part of it.
_ACTS = frozenset("未位不已在有系称因向将与对被到为的之也均从就是说经于及以曾任去")
# What no name goes on with: 叶某某辩称, 某行作为贷款人, 张三未作书面答辩.
_CUTS = re.compile("作为|迟迟|全程|[辩诉述陈]称|未作|未予|出具|未到|未答|未提|承担|同意|辩解|答辩")
# Verbs between a masked person and an organisation (李某伙同张某到某医院).
_ACTING = re.compile(
    r"伙同|[陪去到在曾就任将向对把被因于系从经]|委派|担任|主动|通过|利用|伪造|泄露|伙|冒充|安排|驾驶|联系|找|带|称|说|借|签|经营|注册|成立|以"
)
# What goes on behind a role word without a name: 原告代第三人向某公司付款, 被告主张某公司…, 第三人即某甲.
_NO_NAME = re.compile(
    r"与|对(?!外)|所[属欠有述]|发现|作为|虽|曾|到|(?:代|向|同|为|替|给|由|经|和|及)(?:第三人|原告|被告|其|他|本院|法院|案外人|乙方|甲方)|即(?!墨)|将(?!乐)|把|应(?:当|向|于|按|付)|于(?=\d|同|当|本)|因(?!特)|"
    r"已(?:向|将|于|经|按)|亦|均(?!瑶)|没有|未(?!来|央)|不(?!二)|称|认为|认可|系|是|的|主张|仍|还(?=[应未有没要款])|又|也|或者|之间|双方|提[供交出]|出具|签订|根据|依据|按照|通过|承认|否认|要求|请求|支付|承担|偿还|归还|给付|借款|转[入账给至]|汇[入款给]|购买|陈述|当庭|全程|迟迟|补充|同意|代[偿付垫还]|自愿|依约|依法|按约|如约|为(?![民明])|下属|所辖|负(?=[全主次同])|其(?!木)|及其|之[父母妻夫子女]"
)
_VERB = re.compile(
    "因|于|诉|与|不服|向|系|租|称|犯|及|为|要求|认为|的|和|对|经|之|未|到庭|委托|以|提|刑事|在|自|已|、|享|所|是|仍|又|曾|均|将|把|被|欠|签订|借款|偿还|归还|支付|给付|返还|承担|赔偿|退还|连带|共同|立即|并"
)
_NO_LAST = "系租及说称将于在被对向因诉同提还又与和等均也的省市县区镇乡村州旗"
_CLAUSE = re.compile(
    "主体|应是|撤诉|[系虽就未随受还向将经于在因与以由其该并又再曾已等之的诉均]|至今|租赁(?!有)|作为"
)
_MASK = re.compile("[某×Xx*]|[甲乙丙丁\\d]$")
_RELATION = re.compile("系(?![统列])|(?:该|其|本)公司|租住")
# Four characters are a name where two of them are masked or the last tells namesakes apart.
_LONG_MASK = re.compile(
    r".[某×Xx*]{2}.|.[某×Xx*].\d|.[某×Xx*]\d\d|.{2}[某×Xx*]{2}|.[某×Xx*]{3}|[^\u4e00-\u9fff]|.+·"
)


def name_told(piece: str) -> str:
    """The name at the head of a clause, before the verb; empty where none stands there."""
    if _NO_NAME.match(piece):
        return ""
    piece = piece[: cut.start() + 1] if (cut := _CUTS.search(piece[1:])) else piece
    masked = _MASKED.match(piece)
    for end in (4, 3, 2):
        if masked and end > masked.end() and piece[masked.end() : masked.end() + 1] in _ACTS:
            continue  # 李某某未到庭
        follows = piece[end:]
        if is_told_name(piece[:end]) and (
            (cut and not follows) or _cause_follows(follows) or _VERB.match(follows)
        ):
            return piece[:end]
    organisation = _organisation().match(piece)
    if organisation and masked and _ACTING.search(organisation.group(), masked.end()):
        return masked.group()  # 胡某1伙同张某到某市中医院
    if organisation and len(organisation.group()) > 4:
        return organisation.group()
    return ""


def name_before_cause(piece: str) -> str:
    """`青河某酒店有限公司劳动争议两案` → the name before the cause; the piece itself where none is seen."""
    organisation = _organisation().match(piece)
    if organisation:
        return organisation.group()
    for end in (2, 3, 4):
        if looks_like_person(piece[:end], strict=True) and _cause_follows(piece[end:]):
            return piece[:end]
    return piece


@cache
def _organisation() -> re.Pattern[str]:
    branch = "(?:[^、，]{1,16}?(?:分公司|支公司|支行|分行|营业部|营业厅|分社|营运中心|运营中心))?"
    word = "(?:(?!与被|与原|与上|及第三人|及原审|因|诉)[^、，])*?"
    weaker = "委员会|政府|办公室|办事处|管理处|管理所|大队|派出所|厅|协会|中心|厂|医院|学校|大学|局|酒店|合作社|门市|商行|经营部|超市|店"
    return re.compile(
        f"{word}(?:公司|银行|信用社|联社)(?!管理|经营|卡){branch}|{word}(?:{weaker})(?:[^、，]{{2,10}}?(?:分局|派出所|支队|大队))?"
    )


@cache
def _cause_start() -> re.Pattern[str]:
    return re.compile(
        "(?:民间|借|买卖|合同|劳动|劳务|离婚|婚|继承|机动|道路|侵权|租赁|房屋|建设|金融|信用|追|保证|不当|身体|健康|生命|财产|相邻|物权|返还|确认|"
        "承揽|运输|保险|股权|商标|著作|专利|名誉|抚养|赡养|分家|土地|农村|供用|委托|居间|中介|服务|物业|工伤|提供|申请|债|票据|破产|执行|案外|"
        "第三|排除|恢复|占有|抵押|担保|加工|定作|合伙|联营|技术|特许|仓储|保管|损害|赔偿|人格|医疗|产品|用益|所有权|共有|清算|公司|支付|一案|[两二三四]案)"
    )


def _cause_follows(rest: str) -> bool:
    return not rest or bool(_cause_start().match(rest))


def is_told_name(name: str) -> bool:
    """Whether a phrase cut from running text is a name and nothing else."""
    if not 2 <= len(name) <= 50 or reads_like_sentence(name) or _CLAUSE.match(name):
        return False
    if looks_like_person(name, strict=True):
        known = "·" in name or _MASK.search(name) or is_plausible_person(name)
        return (
            bool(known)
            and name[-1] not in _NO_LAST
            and (len(name) < 4 or bool(_LONG_MASK.match(name)) or has_compound_surname(name))
        )
    return len(name) > 3 and ends_like_organisation(name) and not _RELATION.search(name)
