"""Invented decisions for the tests of what is asked, ordered and relied on. No person or company here exists."""

from __future__ import annotations

from dataclasses import dataclass

from xiezhi.parsing.awards import read_awarded
from xiezhi.parsing.cast import Cast
from xiezhi.parsing.claims import read_claims
from xiezhi.parsing.page import Page
from xiezhi.parsing.parties import read_parties
from xiezhi.parsing.sections import divide
from xiezhi.parsing.title import Title, read_title
from xiezhi.schema import Award, Claim
from xiezhi.text import SourceText

HEAD = """云州市青河区人民法院
民事判决书
（2021）云0101民初88号
原告：郑有田，男，1980年1月2日出生，汉族，住云州市青河区。
被告：卢存义，男，1975年3月4日出生，汉族，住云州市青河区。
被告：云州青禾农业有限公司，住所地云州市青河区。
法定代表人：卢存义，总经理。
"""
STORY = "原告郑有田与被告卢存义、云州青禾农业有限公司（以下简称青禾公司）{cause}一案，本院于2021年3月5日立案受理后，依法适用简易程序公开开庭进行了审理。本案现已审理终结。\n"
TAIL = """如果未按本判决指定的期间履行给付金钱义务，应当依照《中华人民共和国民事诉讼法》第二百六十四条规定，加倍支付迟延履行期间的债务利息。
{costs}
如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，并按对方当事人的人数提出副本，上诉于云州市中级人民法院。
审 判 员　　顾长山
二〇二一年五月六日
书 记 员　　白小满
"""


@dataclass(frozen=True)
class Read:
    """A page with its title and cast."""

    page: Page
    title: Title
    cast: Cast

    @property
    def claims(self) -> tuple[Claim, ...]:
        return read_claims(self.page, self.title, self.cast)

    @property
    def awarded(self) -> tuple[Award, ...]:
        return read_awarded(self.page, self.title, self.cast)


def read(text: str) -> Read:
    """A document read as far as the rules under test need it."""
    page = Page.of(SourceText.of(text))
    title = read_title(page)
    page = divide(page, title)
    parties = read_parties(page, title)
    return Read(page, title, Cast.of(page, parties, ()))


def judgment(
    orders: str,
    *,
    asked: str = "1.判令被告卢存义偿还借款本金100000元；2.本案诉讼费由被告承担。",
    basis: str = "依照《中华人民共和国民法典》第六百七十五条规定",
    costs: str = "案件受理费2300元，由被告卢存义负担。",
    cause: str = "民间借贷纠纷",
) -> str:
    """A judgment of first instance with these parts."""
    return (
        HEAD
        + STORY.format(cause=cause)
        + f"原告郑有田向本院提出诉讼请求：{asked}事实和理由：2019年被告向原告借款，至今未还。\n"
        + "被告卢存义辩称，借款属实，暂无力偿还。\n经审理查明，2019年4月1日被告向原告借款。\n"
        + f"本院认为，借款合同合法有效。综上所述，{basis}，判决如下：\n{orders}\n"
        + TAIL.format(costs=costs)
    )


def appeal(orders: str, costs: str = "二审案件受理费2300元，由上诉人卢存义负担。") -> str:
    """A judgment of second instance with these orders."""
    return (
        "云州市中级人民法院\n民事判决书\n（2021）云01民终99号\n上诉人（原审被告）：卢存义，男，汉族，住云州市。\n"
        "被上诉人（原审原告）：郑有田，男，汉族，住云州市。\n"
        "上诉人卢存义因与被上诉人郑有田民间借贷纠纷一案，不服云州市青河区人民法院（2021）云0101民初88号民事判决，向本院提起上诉。\n"
        "卢存义上诉请求：1.撤销一审判决；2.改判驳回郑有田的诉讼请求；3.一、二审诉讼费用由郑有田承担。事实和理由：一审认定错误。\n"
        "郑有田向一审法院起诉请求：卢存义偿还借款100000元。一审法院判决：卢存义偿还郑有田借款100000元。\n"
        "本院认为，一审判决认定事实清楚。依照《中华人民共和国民事诉讼法》第一百七十七条第一款第一项规定，判决如下：\n"
        f"{orders}\n{costs}\n本判决为终审判决。\n审判长　顾长山\n审判员　白小满\n二〇二一年九月一日\n书记员　何田\n"
    )


def ruling(reason: str, orders: str) -> str:
    """A civil ruling of first instance."""
    return (
        HEAD.replace("判决书", "裁定书")
        + STORY.format(cause="买卖合同纠纷")
        + f"本院认为，{reason}依照《中华人民共和国民事诉讼法》第一百五十七条规定，裁定如下：\n{orders}\n"
        + "审判员　顾长山\n二〇二一年五月六日\n书记员　白小满\n"
    )


def mediation(terms: str, costs: str = "") -> str:
    """A mediation statement of first instance."""
    return (
        HEAD.replace("判决书", "调解书")
        + STORY.format(cause="民间借贷纠纷")
        + "原告郑有田向本院提出诉讼请求：要求二被告偿还借款100000元。\n"
        + f"本案审理过程中，经本院主持调解，当事人自愿达成如下协议：\n{terms}\n"
        + f"上述协议，不违反法律规定，本院予以确认。\n{costs}\n本调解书经各方当事人签收后，即具有法律效力。\n"
        + "审判员　顾长山\n二〇二一年五月六日\n书记员　白小满\n"
    )


PAYMENT_ORDER = """云州市青河区人民法院
支 付 令
（2021）云0101民督7号
申请人：云州清泉物业服务有限公司，住所地云州市青河区。
被申请人：陶小川，女，1990年8月9日出生，汉族，住云州市青河区。
申请人云州清泉物业服务有限公司于2021年8月2日向本院申请支付令。申请人称，被申请人共拖欠物业服务费1200.50元及违约金36元，合计1236.50元；要求被申请人立即给付所欠物业服务费及违约金。
本院经审查认为，申请人的申请符合《中华人民共和国民事诉讼法》第二百二十一条规定的条件，依照该法第二百二十三条之规定，特发出如下支付令：
被申请人陶小川应当自收到本支付令之日起十五日内，给付申请人云州清泉物业服务有限公司1236.50元，并承担本支付令申请费15元。
被申请人如有异议，应当自收到本支付令之日起十五日内向本院书面提出；逾期不提出书面异议的，本支付令即发生法律效力。
审判员　顾长山
二〇二一年八月九日
书记员　白小满
"""
