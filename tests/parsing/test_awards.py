"""Who is ordered, or has agreed, to pay whom how much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.decision_pages import HEAD, PAYMENT_ORDER, appeal, judgment, mediation, read

LU, ZHENG, FIRM = "卢存义", "郑有田", "云州青禾农业有限公司"
Paid = tuple[str | None, str | None, float]


def awarded(text: str) -> list[Paid]:
    return [(award.payer, award.payee, award.amount) for award in read(text).awarded]


@pytest.mark.parametrize(
    ("orders", "expected"),
    [
        (
            "被告卢存义于本判决生效后十日内偿还原告郑有田借款本金100000元及利息2000元。",
            [(LU, ZHENG, 100000), (LU, ZHENG, 2000)],
        ),
        (
            "原告方交通费394元、误工费591元、被扶养人生活费2000元（其中父亲900元，母亲1100元）、死亡赔偿金5000元，合计7985元，由被告卢存义赔偿6388元，被告青禾公司赔偿1597元。",
            [(LU, ZHENG, 6388), (FIRM, ZHENG, 1597)],
        ),
        (
            "被告青禾公司在保险金额9000元的范围内对卢存义的借款本金800元及其利息向原告承担赔付责任（利息计至还清款项之日止）。",
            [(FIRM, ZHENG, 800)],
        ),
        (
            "被告卢存义赔偿原告郑有田损失300元、合理费用50元，共计350元；被告青禾公司对其中7%即24.5元承担连带清偿责任。",
            [(LU, ZHENG, 300), (LU, ZHENG, 50)],
        ),
        (
            "确认原告郑有田对被告青禾公司享有退还租金债权203元、享有返还水电费债权161元、享有返还押金债权550元。",
            [(FIRM, ZHENG, 203), (FIRM, ZHENG, 161), (FIRM, ZHENG, 550)],
        ),
        ("被告卢存义负担原告郑有田医疗费、交通费共计1572元。", [(LU, ZHENG, 1572)]),
        (
            "被告卢存义返还原告郑有田投资款1000元；并向原告支付该款1000元自2012年3月31日起至还款之日止的利息。",
            [(LU, ZHENG, 1000)],
        ),
        ("二被告各赔偿原告郑有田医疗费等1129元，共计2258元。", [(LU, ZHENG, 1129), (FIRM, ZHENG, 1129)]),
        (
            "被告卢存义按照15%的责任比例赔偿原告郑有田损失5434元，减去已支付的2000元，余额3434元于判决生效后付清。",
            [(LU, ZHENG, 3434)],
        ),
        (
            "一、被告卢存义给付原告郑有田报酬的利息273元（自2014年8月17日起）；违约金216元，两项合计489元。",
            [(LU, ZHENG, 273), (LU, ZHENG, 216)],
        ),
        (
            "被告卢存义偿还原告郑有田信用卡欠款本金900元、费用（含违约金、分期手续费等）80元，共计980元。",
            [(LU, ZHENG, 900), (LU, ZHENG, 80)],
        ),
        (
            "被告卢存义于本判决生效后十日内返还原告郑有田借款340元；支付截至2021年12月2日的利息、罚息共计178元。",
            [(LU, ZHENG, 340), (LU, ZHENG, 178)],
        ),
        (
            "被告卢存义支付原告郑有田代偿款215元及资金占用利息，起算时间：其中16元从2014年9月29日起，53元从2014年11月19日起，60元从2015年4月1日起。",
            [(LU, ZHENG, 215)],
        ),
        (
            "一、被告卢存义返还原告郑有田420元。二、原告郑有田支付被告卢存义管理费213元。以上款项相抵，被告卢存义支付原告郑有田207元。",
            [(LU, ZHENG, 420), (ZHENG, LU, 213)],
        ),
        ("被告云州青禾农业有公司偿还原告郑有田借款700元。", [(FIRM, ZHENG, 700)]),
        ("被告卢存义在本判决生效后十日内向原告郑有田支付货款五万元。", [(LU, ZHENG, 50000)]),
        ("限被告青禾公司支付10万元给原告郑有田。", [(FIRM, ZHENG, 100000)]),
        ("本判决生效后十日内，由被告卢存义返还给原告郑有田定金3000元。", [(LU, ZHENG, 3000)]),
        ("二被告于本判决生效后十日内共同偿还原告借款8000元。", [(LU, ZHENG, 8000), (FIRM, ZHENG, 8000)]),
        ("被告卢存义偿还原告郑有田800元，被告青禾公司承担连带清偿责任。", [(LU, ZHENG, 800)]),
        ("原告郑有田的各项损失共计9000元，由被告卢存义赔偿6000元。", [(LU, ZHENG, 6000)]),
        ("被告卢存义赔偿原告郑有田医疗费500元、误工费300元、护理费200元，合计1000元。", [(LU, ZHENG, 1000)]),
        ("被告卢存义偿还原告郑有田本金500元、利息300元，合计800元。", [(LU, ZHENG, 500), (LU, ZHENG, 300)]),
        ("被告卢存义支付原告郑有田利息（以70000元为基数，按年利率6%计算）。", []),
        ("被告卢存义支付原告郑有田以70000元为基数，按年利率6%计算的利息。", []),
        ("被告卢存义赔偿原告郑有田损失8000元的60%，即4800元。", [(LU, ZHENG, 4800)]),
        (
            "被告卢存义赔偿原告郑有田医疗费500元、误工费300元，共计800元的百分之三十，为240元。",
            [(LU, ZHENG, 240)],
        ),
        (
            "被告青禾公司在交强险限额内赔偿原告郑有田25000元，在商业险限额内赔偿原告郑有田剩余损失10000元的40%，计款4000元。",
            [(FIRM, ZHENG, 25000), (FIRM, ZHENG, 4000)],
        ),
        (
            "被告青禾公司偿付原告郑有田票据款8900元及利息120元（按年利率6.1%暂计至2012年6月8日），合计9020元。",
            [(FIRM, ZHENG, 8900), (FIRM, ZHENG, 120)],
        ),
        ("确认被告青禾公司于2012年12月27日向被告卢存义支付130000元的行为无效。", []),
        (
            "一、被告卢存义支付原告郑有田2000元；\n二、被告卢存义支付原告郑有田300元；\n上述一、二项合计2300元，于十日内付清。",
            [(LU, ZHENG, 2000), (LU, ZHENG, 300)],
        ),
        ("被告卢存义应赔偿原告郑有田8000元，已支付3000元，尚应支付5000元。", [(LU, ZHENG, 5000)]),
        ("被告青禾公司在交强险责任限额120000元范围内赔偿原告郑有田90000元。", [(FIRM, ZHENG, 90000)]),
        ("被告卢存义偿还原告郑有田借款本金4500元的利息及罚息。", []),
        ("被告卢存义从2022年1月起每月给付原告郑有田抚育费500元。", []),
        (
            "被告卢存义补偿原告郑有田60000元，原告郑有田尚欠被告卢存义货款1000元，两数相抵，被告卢存义还应支付59000元。",
            [(LU, ZHENG, 59000)],
        ),
        (
            "一、被告青禾公司在死亡伤残限额内赔付原告郑有田护理费700元、残疾赔偿金4000元；在医疗费限额内赔付原告郑有田医疗费1000元，计5700元。",
            [(FIRM, ZHENG, 5700)],
        ),
        (
            "原告郑有田医疗费700元、营养费300元，计1000元，由被告青禾公司赔偿，其中向原告郑有田赔付400元，向被告卢存义支付600元。",
            [(FIRM, ZHENG, 400), (FIRM, LU, 600)],
        ),
        (
            "被告卢存义欠原告郑有田借款本金1600元，利息200元，共计1800元，于2022年1月12日前支付原告200元，剩余1600元于2023年1月21日前付清。",
            [(LU, ZHENG, 1600), (LU, ZHENG, 200)],
        ),
        ("确认原告郑有田对被告青禾公司享有破产债权118000元。", [(FIRM, ZHENG, 118000)]),
        ("驳回原告郑有田要求被告卢存义偿还100000元的诉讼请求。", []),
        ("如被告卢存义未按期支付，应向原告郑有田支付违约金5000元。", []),
        ("宣告票面金额为50000元的银行承兑汇票无效。", []),
        ("被告卢存义给付原告郑有田12450美元。", []),
        ("被告卢存义、青禾公司分别赔偿原告郑有田300元、700元。", [(LU, ZHENG, 300), (FIRM, ZHENG, 700)]),
        (
            "被告卢存义返还原告郑有田货款80元，原告郑有田同时向被告卢存义返还茶叶两盒（单价40元）。",
            [(LU, ZHENG, 80)],
        ),
        (
            "被告卢存义偿还原告郑有田借款600元。\n案件受理费50元，由被告卢存义负担，于本判决生效后给付原告郑有田。",
            [(LU, ZHENG, 600)],
        ),
    ],
)
def test_orders_of_a_judgment(orders: str, expected: list[Paid]) -> None:
    assert awarded(judgment(orders)) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (
            "一、被告卢存义于2021年6月30日前给付原告郑有田500元，于2021年7月31日前给付原告郑有田700元。",
            [(LU, ZHENG, 500), (LU, ZHENG, 700)],
        ),
        (
            "一、被告卢存义欠原告郑有田借款900元，此款于2021年6月30日前给付400元，于2021年7月31日前给付500元。",
            [(LU, ZHENG, 900)],
        ),
        ("一、被告卢存义给付原告郑有田6000元，自2021年6月起每月给付1000元。", [(LU, ZHENG, 6000)]),
        (
            "一、被告卢存义共欠原告郑有田900元，于2021年6月30日前一次性支付800元，余款原告自愿放弃。",
            [(LU, ZHENG, 800)],
        ),
        (
            "一、被告卢存义支付原告郑有田本金1000元；\n二、上述款项分两期支付，方式如下：1.2021年6月30日前支付400元；2.2021年7月31日前支付600元。",
            [(LU, ZHENG, 1000)],
        ),
        (
            "（一）被告卢存义欠原告郑有田的款项为：1、借款本金3000元；2、以本金3000元年利率6%计算的利息。",
            [(LU, ZHENG, 3000)],
        ),
        (
            "一、被告卢存义偿还原告郑有田700元；\n二、若被告逾期，另行支付违约金200元；\n三、案件受理费50元由被告负担。",
            [(LU, ZHENG, 700)],
        ),
    ],
)
def test_terms_of_a_settlement(terms: str, expected: list[Paid]) -> None:
    assert awarded(mediation(terms)) == expected


def test_an_appeal_that_only_upholds_orders_nothing() -> None:
    assert awarded(appeal("驳回上诉，维持原判。")) == []


def test_an_item_upheld_with_its_words_is_an_order_and_a_set_aside_one_is_not() -> None:
    orders = (
        "一、维持云州市青河区人民法院（2021）云0101民初88号民事判决第一项，即“卢存义偿还郑有田借款50000元”；\n"
        "二、撤销该判决第二项，即“卢存义支付郑有田利息9000元”；\n三、变更该判决第三项为：卢存义支付郑有田违约金100元。"
    )
    assert awarded(appeal(orders)) == [(LU, ZHENG, 50000), (LU, ZHENG, 100)]


def test_a_payment_order_without_its_fee() -> None:
    assert awarded(PAYMENT_ORDER) == [("陶小川", "云州清泉物业服务有限公司", 1236.5)]


def test_an_arbitration_award() -> None:
    text = (
        "云州市劳动人事争议仲裁委员会\n仲裁裁决书\n云劳人仲案字〔2021〕第123号\n申请人：郑有田，男，汉族，住云州市。\n"
        "被申请人：云州青禾农业有限公司，住所地云州市。\n申请人的仲裁请求：裁决被申请人支付工资36000元。\n本委认为：应当支付。"
        "根据《中华人民共和国劳动合同法》第三十条之规定，裁决如下：\n一、被申请人自本裁决书生效之日起五日内支付申请人工资36000元；\n"
        "二、驳回申请人的其他仲裁请求。\n本裁决为终局裁决。\n首席仲裁员：顾长山\n二〇二一年五月六日\n"
    )
    assert awarded(text) == [(FIRM, ZHENG, 36000)]


def test_party_papers_order_nothing() -> None:
    assert (
        awarded("民事起诉状\n原告：郑有田\n被告：卢存义\n诉讼请求：\n判决如下：卢存义偿还郑有田5元。") == []
    )


@given(
    st.text(
        alphabet="被告卢存义原郑有田偿还支付给向由于，。；、一二（）(1元5万9共计合利息如分别\n", max_size=120
    )
)
def test_any_operative_part_is_read_without_fail(orders: str) -> None:
    text = judgment(orders)
    for award in read(text).awarded:
        assert award.amount >= 0
        assert award.payer != award.payee
        assert all(0 <= start < end <= len(text) for start, end in award.spans)


@given(st.text(max_size=200))
def test_any_text_is_read_without_fail(text: str) -> None:
    read(HEAD + "判决如下：" + text).awarded  # noqa: B018


def test_laws_printed_behind_the_signatures_order_nothing() -> None:
    text = judgment("被告卢存义于本判决生效后十日内偿还原告郑有田借款本金100000元。")
    laws = "\n附：相关法律条文\n第十条 双方达成协议的，处理如下：应当赔偿损失50元。"
    awarded = [(one.payer, one.payee, one.amount) for one in read(text + laws).awarded]
    assert awarded == [("卢存义", "郑有田", 100000)]


def test_the_sum_of_a_void_bill_is_no_award() -> None:
    text = judgment("宣告申请人遗失的票面金额为6400元、票号为30700051的承兑汇票无效。", cause="票据纠纷")
    assert read(text).awarded == ()


def test_a_sum_ordered_once_is_the_base_of_its_interest_behind() -> None:
    text = judgment(
        "被告卢存义于判决生效后十日内返还原告郑有田保证金30万元；被告卢存义于判决生效后十日内支付原告郑有田保证金30万元"
        "自2013年10月16日起至清偿之日止按同期贷款利率计算的利息。"
    )
    assert [one.amount for one in read(text).awarded] == [300000]


def test_two_equal_debts_to_two_creditors_are_two() -> None:
    sums = "被告卢存义偿还原告郑有田借款900元；被告卢存义偿还原告周小满借款900元自2013年10月16日起按年利率6%计算的利息。"
    assert [paid[2] for paid in awarded(judgment(sums))] == [900, 900]
    again = sums.replace("周小满", "郑有田")
    assert [paid[2] for paid in awarded(judgment(again))] == [900]


def test_what_is_restored_goes_to_the_victim_named() -> None:
    text = (
        "云州市青河区人民法院\n刑事判决书\n（2021）云0101刑初5号\n公诉机关云州市青河区人民检察院。\n被告人何田，男，汉族。\n"
        "本院认为，被告人何田的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条规定，判决如下：\n"
        "一、被告人何田犯盗窃罪，判处有期徒刑一年；\n"
        "二、责令被告人何田退赔被害人郑有田经济损失人民币900元、卢存义人民币80元；\n"
        "三、责令被告人何田退赔被害人人民币70元。\n审判长　顾长山\n二〇二一年五月六日\n"
    )
    assert awarded(text) == [("何田", "郑有田", 900), ("何田", "卢存义", 80), ("何田", None, 70)]
