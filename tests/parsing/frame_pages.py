"""Invented documents for the tests of the frame (title, parts, signature, cause, procedure), and short ways to read them."""

from __future__ import annotations

from xiezhi.parsing.page import Page
from xiezhi.parsing.sections import divide
from xiezhi.parsing.title import Title, read_title
from xiezhi.text import SourceText

JUDGMENT = """云州市青河区人民法院
民 事 判 决 书
（2019）云0102民初345号
原告：郑有田，男，1970年3月2日出生，汉族，住云州市青河区。
委托诉讼代理人：白若溪，云州长风律师事务所律师。
被告：云州青禾商贸有限公司，住所地云州市青河区柳巷8号。
法定代表人：卢存义，该公司经理。
原告郑有田与被告云州青禾商贸有限公司（以下简称青禾公司）民间借贷纠纷一案，本院于2019年3月4日立案后，依法适用简易程序，公开开庭进行了审理。原告郑有田到庭参加诉讼，被告青禾公司经传票传唤无正当理由未到庭。本案现已审理终结。
郑有田向本院提出诉讼请求：1.青禾公司偿还借款20万元；2.诉讼费由青禾公司负担。事实和理由：2018年1月5日，青禾公司因周转向郑有田借款20万元，出具借条一张。
青禾公司未作答辩。
当事人围绕诉讼请求依法提交了证据，本院组织当事人进行了证据交换和质证。
经审理查明：2018年1月5日，青禾公司向郑有田借款20万元。
本院认为，合法的借贷关系受法律保护。青禾公司应当还款。依照《中华人民共和国合同法》第二百零六条、《中华人民共和国民事诉讼法》第一百四十四条规定，判决如下：
一、青禾公司于本判决生效之日起十日内偿还郑有田借款20万元；
二、驳回郑有田的其他诉讼请求。
如果未按本判决指定的期间履行给付金钱义务，应当依照《中华人民共和国民事诉讼法》第二百五十三条规定，加倍支付迟延履行期间的债务利息。
案件受理费4300元，减半收取2150元，由青禾公司负担。
如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉于云州市中级人民法院。
审　判　员　　秦　朗
二〇一九年五月六日
法官 助理　　 孟小雅
书　记　员　　贺兰山
附：本案适用的法律条文
《中华人民共和国合同法》
第二百零六条借款人应当按照约定的期限返还借款。
"""

APPEAL = """云州市中级人民法院
民事判决书
（2020）云01民终77号
上诉人（原审被告）：卢存义，男，1968年1月1日出生，住云州市。
被上诉人（原审原告）：郑有田，男，1970年3月2日出生，住云州市青河区。
上诉人卢存义因与被上诉人郑有田买卖合同纠纷一案，不服云州市青河区人民法院（2019）云0102民初901号民事判决，向本院提起上诉。本院于2020年1月8日立案后，依法组成合议庭进行了审理。本案现已审理终结。
卢存义上诉请求：撤销一审判决，改判驳回郑有田的诉讼请求。事实和理由：一审法院认定事实错误，双方没有买卖关系。
郑有田辩称，一审判决正确，请求维持。
郑有田向一审法院起诉请求：判令卢存义支付货款5万元。
一审法院认定事实：2018年双方签订买卖合同。
一审法院认为，卢存义应当付款。依照《中华人民共和国合同法》第一百五十九条规定，判决如下：卢存义支付郑有田货款5万元。
本院二审期间，当事人围绕上诉请求依法提交了证据。
本院二审查明的事实与一审一致。
本院认为，上诉请求不能成立。
依照《中华人民共和国民事诉讼法》第一百七十条规定，判决如下：
驳回上诉，维持原判。
二审案件受理费1050元，由卢存义负担。
本判决为终审判决。
审判长姚广平
审判员秦朗
审判员苏小曼
二〇二〇年三月二日
书记员贺兰山
"""


def page_of(text: str) -> tuple[Page, Title]:
    """The page, divided, and its title block."""
    page = Page.of(SourceText.of(text))
    title = read_title(page)
    return divide(page, title), title


def parts_of(text: str) -> list[tuple[str, str]]:
    """Kinds and texts of the parts."""
    page, _ = page_of(text)
    return [(part.kind, page.text[part.start : part.end].strip("\n")) for part in page.parts]


def part_of(text: str, kind: str) -> str:
    """The text of the first part of a kind, '' where there is none."""
    return next((words for found, words in parts_of(text) if found == kind), "")
