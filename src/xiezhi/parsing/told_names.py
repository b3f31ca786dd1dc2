"""Where a name told in running text ends, and what behind a role word is none."""

from __future__ import annotations

import re

#: A name that the publisher masked: 张某甲, 李某1, 王×某, 赵1某, 孙x5.
MASKED = re.compile(
    r"[\u4e00-\u9fff](?:[\u4e00-\u9fff]?(?:某{1,2}|×{1,2}|[Xx*]{1,2})(?:[甲乙丙丁戊\d]{1,2})?|\d某)"
)
#: What follows such a name: it is no part of it.
ACTS = frozenset("未位不已在有系称因向将与对被到为的之也均从就是说经于及以曾任去")
#: What no name goes on with: 叶某某辩称, 某行作为贷款人, 张三未作书面答辩.
CUTS = re.compile("作为|[辩诉述陈]称|未作|未予|出具|未到|未答|未提|承担|同意|辩解|答辩")
#: Verbs between a masked person and an organisation (李某伙同张某到某医院).
ACTING = re.compile(
    r"伙同|[陪去到在曾就任将向对把被因于系从经]|委派|担任|主动|通过|利用|伪造|泄露|伙|冒充|安排|驾驶|联系|找|带|称|说|借|签|经营|注册|成立|以"
)
#: What goes on behind a role word without a name: 原告代第三人向某公司付款, 被告主张某公司…, 第三人即某甲.
NO_NAME = re.compile(
    r"与|对(?!外)|所[属欠有述]|发现|作为|虽|曾|到|(?:代|向|同|为|替|给|由|经|和|及)(?:第三人|原告|被告|其|他|本院|法院|案外人|乙方|甲方)|即(?!墨)|将(?!乐)|把|应(?:当|向|于|按|付)|于(?=\d|同|当|本)|因(?!特)|"
    r"已(?:向|将|于|经|按)|亦|均(?!瑶)|没有|未(?!来|央)|不(?!二)|称|认为|认可|系|是|的|主张|仍|还(?=[应未有没要款])|又|也|或者|之间|双方|提[供交出]|出具|签订|根据|依据|按照|通过|承认|否认|要求|请求|支付|承担|偿还|归还|给付|借款|转[入账给至]|汇[入款给]|购买|陈述|当庭|补充|同意|代[偿付垫还]|自愿|依约|依法|按约|如约|为(?![民明])|下属|所辖|其|及其|之[父母妻夫子女]"
)
