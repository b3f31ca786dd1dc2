"""Which kind of thing is asked for: from the words of a request to a code of `schema.CLAIM_KINDS`.

A request names its object last (赔偿…利息损失 asks for interest), so the rightmost word decides; money without a word
of its own takes its kind from the verb (偿还, 赔偿) and from what the suit is about.
"""

from __future__ import annotations

import re
from functools import cache

from xiezhi.text.alternation import by_first_character
from xiezhi.text.expressions import expression

_NOUNS: tuple[tuple[str, str], ...] = (
    ("interest", r"利息(?:损失)?|罚息|复利|复息|资金占用(?:费|损失|利息)|占用费(?<!房屋占用费)(?<!场地占用费)(?<!土地占用费)(?<!商铺占用费)|逾期付款损失|逾期还款损失|息费|利率(?:标准)?(?:的?[^，。；]{0,8})?计(?:算|付|息)"),
    ("penalty", r"违约[金款]|违约(?:责任)?(?=人民币|\d)|滞纳金|罚款|罚金"),
    (
        "wages",
        r"工资|劳动报酬|劳务报酬|加班费|奖金|提成|年终奖|劳务费|劳务款|绩效|激励待遇|津贴|防暑降温费|高温费|报酬|工钱|年休假|待岗费|薪",
    ),
    (
        "other",
        r"养老金|养老保险|社会保险|社保|五险一金|失业保险|医疗保险(?!金|赔|[\d人])|保险费用?差额|公积金|住房补贴|救济费|救助金|离退休人员医疗费|退休人员医疗费|"
        r"保证金|押金|定金|抚养费|抚育费|生活费(?<!人生活费)|教育费|赡养费|扶养费|投资(?:款|现金|金(?!额))|出资款|出资(?=[\d人共])|股本金?|入股款|集资款|风险金|垫付款|不当得利|股金|分红|红利|利润|股权",
    ),
    (
        "compensation",
        r"赔偿(?:金|款|费)?|补偿(?:金|款|费)?|损失|抚慰金|慰抚金|保险金|理赔[款金]|赔款|医疗费|医药费|代位求偿款|治疗费(?<!续治疗费)|护理费|误工费|伙食补助费?|营养费|交通费|"
        r"残疾赔偿金|死亡赔偿金|丧葬费|后续治疗费|残疾辅助器具费|被扶养人生活费|住宿费|车辆?维修费|修理费|施救费|车损|贬值费|假肢费|一次性[^，。；、]{0,14}(?:补助金|就业金)|补助金|伤残津贴",
    ),
    (
        "fees",
        r"诉讼费用?|反诉费用?|受理费|律师(?:代理)?费|代理费|保全费|保全担保费|担保费|保函费|公证费|鉴定费|评估费|执行费|公告费|实现债权的?(?:费用|支出)|"
        r"差旅费|物业(?:服务|管理)?费|电信资费|话费|资费|公摊费|取暖费|采暖费|供暖费|供热费|水费|电费|水电费|手续费|年费|分期费|管理费|停车费|"
        r"仲裁费|申请费|合理(?:开支|支出|费用)|调查费|取证费|费用|维权成本|检测费",
    ),
    (
        "price",
        r"货款|价款|工程(?:进度)?款|工程价款|购房款|房款|购物款|车款|转让[款金费]|租金|租赁费|房租|运费|运输费|加工费|加工款|承揽费|承包费|"
        r"承包款|服务费|(?:材料|开发|设计|加工|运输|施工|安装|维修|装修|服务|人工|制作)费用|播放权费|使用权费|经营费|设计费|佣金|居间费|中介费|广告费|材料款|买卖款|票据款|余款|尾款|质保金|质量保证金|保险费|拆迁款|补偿款|结算款|油款|煤款|"
        r"餐费|饭款|酒款|砂石款|砼款|混凝土款|设备款|预付款|合同款|款项|欠款|债务|货物款|饲料款|化肥款|木材款|钢材款|合作款|加盟费|培训费|学费|会员费|使用费|占用费|许可费|货值|价金|经费|返利|咨询费|货物价值|审核费|核减额计费|监理费|仓储费|保管费|安装费|装修费|推广费|制作费|勘察费|测绘费|吊装费|场地费|开发费|技术费|授权费|版权费|稿费|托管费|快递费|养护费|搬运费|维护费|作业费|装卸费|港杂费|堆存费|拖车费|吊车费|装饰费|建设费(?:用)?|研发费|功能费|入门费|协调费|挂靠费|机械费|人工费|施工费|劳务承包费",
    ),
    ("principal", r"本金|借款(?:本息|本金)?|贷款(?!利率|基准|市场|期限|合同|年利率|逾期)|本息|透支款|代偿款|欠款本息|借贷款"),
    (
        "property",
        r"房屋|房产|房子|财产|遗产|车辆|土地|彩礼|聘金|三金(?!属)|五金(?=[\d、折])|嫁妆|份额|存款|物品|货物|设备|首饰|宅基地|原物|商铺|车位|证照|公章",
    ),
)  # fmt: skip
_ACTS: tuple[tuple[str, str], ...] = (
    ("dissolution", r"(?:与|和)[^，。；]{0,12}离婚|离婚|(?:解除|终止)(?!查封|冻结|扣押|对|保全|执行)|撤销[^，。；]{0,40}(?:合同|协议|婚姻|赠与|买卖|(?<!行政)行为|《[^》]{0,24}(?:合同|协议|合作|认购)[^》]{0,12}》)"),
    ("enforcement", r"(?:解除|撤销|停止|中止|终止|不得)[^，。；]{0,30}(?:查封|冻结|扣押|执行|拍卖)|阻止[^，。；]{0,20}(?:移交|交付|执行|拍卖)|强制执行|恢复执行|申请执行"),
    ("other", r"撤销|发出支付令|改判|发回|维持|驳回|支持|变更|重审|再审|提审|移送|恢复|抚养|赔礼道歉|消除影响|停止|协助|办理|过户|出具|缴纳|补缴|转移|继续履行|履行|"
              r"扣押|冻结|查封|保全|查询|调查收集|不予执行|排除妨[害碍]|拆除|修复|更换|公开|探望|优先受偿|连带|保证责任|清偿责任|补充责任|共同(?:还款|偿还|清偿|承担)责任|安排|不承担|无需|不支付"),
    ("declaration", r"确认|认定|宣告|宣布|(?:合同|协议书?|行为|条款|决议|遗嘱|婚姻|》)(?:依法|自始|为|是)?(?:无效|有效|不成立)"),
    ("property", r"分割|归[^，。；]{0,12}所有|继承|腾退|腾空|搬离|迁出|返还[^，。；]{0,20}(?:房|车|物|证|财产|彩礼|遗产|土地)|交付[^，。；]{0,20}(?:房|车|物|货)"),
)  # fmt: skip


@cache
def nouns() -> re.Pattern[str]:
    """The words for what is asked, one group for each kind."""
    return re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _NOUNS))


@cache
def _nouns_of_any_kind() -> re.Pattern[str]:
    """The same words without their kinds: found three times as fast."""
    return re.compile(by_first_character("|".join(words for _, words in _NOUNS)))


@cache
def acts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The words for what the court shall do, in the order in which they are tried."""
    return tuple((kind, re.compile(words)) for kind, words in _ACTS)


#: A sum of a name of its own: 销售款260万元, GPS费600元.
_OTHER_NOUN = re.compile(r"(?<=[A-Za-z\u4e00-\u9fa5])[款费](?=[\d共合计人¥，。；、及和]|$)")


def kind_of_noun(text: str, loan: bool) -> str | None:
    """The kind of the last noun in a phrase; 欠款 and 款项 are principal in a suit about a loan."""
    last: re.Match[str] | None = None
    for last in _nouns_of_any_kind().finditer(text):  # noqa: B007
        pass
    last = last and nouns().match(text, last.start())
    if last is None or last.lastgroup == "property":
        other = _OTHER_NOUN.search(text, last.end() if last else 0)
        if other:
            bought = other.group() == "款" or (not loan and expression(r"返还|退还|退回|退款").search(text))
            return "price" if bought else "fees"
    if last is None:
        return None
    if not loan and expression(r"货[物款]本金").search(text):
        return "price"
    if _DUES.search(text) and last.group() == "本金":
        return "fees"
    if not loan and last.group() == "贷款" and not _PAID_FOR.search(text):
        return "price"  # 货款 misprinted
    if loan and last.group() in ("交通费", "误工费", "住宿费"):
        return "fees"  # what it cost to collect the debt
    if loan and last.group() in ("欠款", "款项", "债务", "余款", "尾款", "合同款"):
        return "principal"
    return str(last.lastgroup)


def kind_of_verb(text: str, loan: bool) -> str:
    """The kind of a sum that has no noun: from the verb that asks for it."""
    if expression(r"赔偿|补偿|赔付|理赔|补给").search(text):
        return "compensation"
    if loan and expression(r"偿还|归还|返还|清偿|还|支付|给付").search(text):
        return "principal"
    if expression(r"退款|退货|退还|退回|返还|偿还|归还|支付|给付|清偿|偿付|付清|付").search(text):
        return "price"
    return "other"


_DUES = re.compile(r"(?:欠|话|资|水|电|气|热|暖|物业)费的?本金")
#: A loan of another that was paid off for him, or one that paid for a house.
_PAID_FOR = re.compile(r"按揭|代偿|垫付|代为?[偿归]?还|银行|公积金")
_HANDLES = re.compile(
    r"(?:请求|依法|判令|判决|裁决|要求|立即|协助|配合|，|[二两]?被告|原告|为原告|向原告)*(?:出具|开具|办理)"
)
_LAWFUL = re.compile(r"(?:解除|终止)[^，。；]{0,24}(?:合法|违法|有效|无效)|不存在[^，。；]{0,12}关系")


def kind_of_act(text: str) -> str | None:
    """The kind of a request that asks for no money."""
    if expression(r"(?:请求|依法|判令|判决|裁决|要求|原告|被告|立即|，)*确认").match(text) or _LAWFUL.search(
        text
    ):
        return "declaration"
    if _HANDLES.match(text):
        return "other"
    return next((kind for kind, pattern in acts() if pattern.search(text)), None)
