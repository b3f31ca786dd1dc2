"""The cause of action, as the text names it."""

import pytest
from tests.parsing.frame_pages import APPEAL, JUDGMENT, page_of

from xiezhi.parsing.cause import read_cause

TITLE = "云州市青河区人民法院\n民事裁定书\n（2019）云0102民初3号\n"


def cause_of(text: str) -> object:
    fact = read_cause(*page_of(text))
    return fact.value if fact else None


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        (JUDGMENT, "民间借贷纠纷"),
        (APPEAL, "买卖合同纠纷"),
        (TITLE + "原告郑有田。\n被告卢存义。\n原告郑有田与被告卢存义合作协议纠纷一案，本院受理后审理终结。", "合作协议纠纷"),
        (TITLE + "原告：郑有田。\n被告：云州青禾商贸有限公司。\n原告郑有田与被告云州青禾商贸有限公司（以下简称青禾公司）执行异议之诉一案，本院受理。", "执行异议之诉"),
        (TITLE + "郑有田与云州某酒店管理有限公司劳动争议两案，调解结案。", "劳动争议"),
        (TITLE + "申请人：郑有田。\n被申请人：卢存义。\n申请人郑有田与被申请人卢存义申请支付令一案，本院受理。", "申请支付令"),
        ("仲裁申请书\n申请人：郑有田\n被申请人：卢存义\n案由：货物买卖纠纷\n请求事项：\n付款。", "货物买卖纠纷"),
        ("民事起诉状\n（金融借款合同纠纷）\n当事人信息\n原告：云州银行\n", "金融借款合同纠纷"),
        ("再审申请书\n再审申请人：郑有田。\n再审申请人郑有田因与卢存义（劳动合同纠纷）一案，不服判决，申请再审。", "劳动合同纠纷"),
        (
            "云州市青河区人民法院\n刑事判决书\n（2018）云0102刑初7号\n公诉机关云州市青河区人民检察院。\n被告人卢存义，曾因犯盗窃罪被判刑。\n"
            "云州市青河区人民检察院指控被告人卢存义犯诈骗罪，向本院提起公诉。",
            "诈骗罪",
        ),
        ("云州市青河区人民法院\n民事裁定书\n（2017）云0102破申3号\n申请人：云州银行。\n申请人云州银行申请对云州青禾商贸有限公司进行破产清算，本院受理。", "破产清算"),
        ("郑有田、卢存义租赁合同纠纷首次执行执行裁定书\n" + TITLE.replace("民事", "执行") + "被执行人：卢存义。\n终结本次执行程序。", "租赁合同纠纷"),
        ("云州市青河区人民法院\n支付令\n（2018）云0102民督5号\n申请人：郑有田。\n申请人郑有田于2018年8月15日向本院申请支付令。", None),
    ],
)  # fmt: skip
def test_named_causes(text: str, cause: str | None) -> None:
    assert cause_of(text) == cause
