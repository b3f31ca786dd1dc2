"""What is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.parsing.decision_pages import HEAD, PAYMENT_ORDER, STORY, appeal, judgment, read, ruling

from xiezhi.parsing.claim_forms import declined

ORDER = "驳回原告郑有田的诉讼请求。"
Asked = list[tuple[str, float | None]]


def claims(text: str) -> Asked:
    return [(claim.kind, claim.amount) for claim in read(text).claims]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "1.判令被告偿还借款本金100000元及利息（以100000元为基数，按年利率6%计算）；2.诉讼费由被告承担。",
            [("principal", 100000), ("interest", None), ("fees", None)],
        ),
        (
            "1.解除合同；2.返还货款3万元；3.支付违约金500元；4.赔偿律师费2000元。",
            [("dissolution", None), ("price", 30000), ("penalty", 500), ("fees", 2000)],
        ),
        (
            "1.支付工资5700元、加班工资800元；2.支付经济补偿金15333元。",
            [("wages", 5700), ("wages", 800), ("compensation", 15333)],
        ),
        ("赔偿医疗费500元、误工费300元、护理费200元，合计1000元。", [("compensation", 1000)]),
        (
            "1.支付赔偿金500元，退还货款50元，合计550元；2.被告承担诉讼费用。",
            [("compensation", 500), ("price", 50), ("fees", None)],
        ),
        (
            "1.确认原、被告之间的合同无效；2.判令被告对债务承担连带清偿责任。",
            [("declaration", None), ("other", None)],
        ),
        (
            "1.原告与被告离婚；2.夫妻共同财产依法分割；3.婚生子由原告抚养。",
            [("dissolution", None), ("property", None), ("other", None)],
        ),
        ("被告支付逾期利息，暂计算至2021年7月15日为7680元。", [("interest", 7680)]),
        ("1.被告提供公司会计账簿供原告查阅、复制。", [("other", None)]),
        ("赔偿原告经济损失及合理费用共计30000元。", [("compensation", 30000)]),
        ("被告支付代位求偿款96500元及利息。", [("compensation", 96500), ("interest", None)]),
        ("被告支付违约金800元，自愿放弃逾期交房的违约金。", [("penalty", 800)]),
        ("被告偿还货款900元，被告对货款无异议，称暂无能力支付违约金。", [("price", 900)]),
        ("被告偿还12450美元。", [("principal", None)]),
        (
            "判令被告给付自2013年4月25日至被告迁出房屋并返还给原告之日的房屋租金、水电费、物业费等1万元。",
            [("price", 10000)],
        ),
        (
            "1.被告支付自2020年11月1日起的利息至付清之日止。（暂计至2021年11月1日，利息为64188.9元）；2.诉讼费由被告承担。",
            [("interest", 64188.9), ("fees", None)],
        ),
        (
            "被告给付借款本金400元及相应利息（截止到2021年11月28日共欠利息52元；自次日起按年利率6%计息）。",
            [("principal", 400), ("interest", 52)],
        ),
        (
            "被告偿还借款584万元，并承付其中390万元自2014年8月9日起、54万元自2015年1月2日起按同期贷款利率计算的利息。",
            [("principal", 5840000), ("interest", None)],
        ),
        (
            "被告立即返还原告现金3000元（含利息）赔偿损失1000元。",
            [("principal", 3000), ("compensation", 1000)],
        ),
        ("被告支付原告购买的食品价款1125元之十倍赔偿金11250元。", [("compensation", 11250)]),
        (
            "1.被告退还货款417元；2.被告支付打印费用1元。庭审中，原告当庭撤回第二项诉讼请求。",
            [("price", 417)],
        ),
        ("被告赔付车辆维修、施救等费用计6218元。", [("compensation", 6218)]),
        ("被告赔偿因安装大门造成的损失费用694元。", [("compensation", 694)]),
        ("被告赔偿施救费用5700元，鉴定费3500元。", [("compensation", 9200)]),
        ("被告赔偿保险金612元，其中伤残保险金500元，医疗费91元，鉴定费21元。", [("compensation", 612)]),
        (
            "1.被告给付货款70元；2.被告青禾公司在2000元本金及利息范围内对上述债务承担连带担保责任。",
            [("price", 70), ("other", None)],
        ),
        (
            "1.被告对民事判决书确定的应返还原告订金1000元、利息、案件受理费89元承担连带偿还责任；2.诉讼费由被告承担。",
            [("other", None), ("fees", None)],
        ),
        ("1.支付违约金15元；2.被告承担交通费10元（后原告确认放弃该项诉讼请求）。", [("penalty", 15)]),
        (
            "被告给付借款本金500元及相应利息（自2015年9月25日起按利率11.88%计息，并扣除已付利息15元）。",
            [("principal", 500), ("interest", None)],
        ),
        ("1.退还货款32元；2.赔偿325元；1-2项合计357元。", [("price", 32), ("compensation", 325)]),
        ("被告赔偿店面租金和押金损失304元。", [("compensation", 304)]),
        ("被告支付设备改进、达标等材料费用144元。", [("price", 144)]),
        ("被告归还原告股本金125元。", [("other", 125)]),
        ("被告退还开发经费和报酬39.771万元。", [("price", 397710)]),
        ("确认原告对被告享有借款本金2000元及按月利率2%计算的利息的债权。", [("declaration", 2000)]),
        (
            "请求判决予以支持。1.被告赔偿损失80元；2.诉讼费由被告承担。",
            [("compensation", 80), ("fees", None)],
        ),
        (
            "要求被告偿还借款900元。清偿时，以实际清偿日计算本金、利息之和为清偿额。并由被告承担诉讼费。",
            [("principal", 900), ("fees", None)],
        ),
        (
            "要求被告返还货款70元。原告于2018年收到货物，价款900元，被告出具工资表、费用明细。",
            [("price", 70)],
        ),
    ],
)
def test_requests_of_a_suit(asked: str, expected: Asked) -> None:
    assert claims(judgment(ORDER, asked=asked)) == expected


def test_what_a_debt_is_follows_the_cause() -> None:
    asked = "判令被告偿还欠款5000元。"
    assert claims(judgment(ORDER, asked=asked, cause="民间借贷纠纷")) == [("principal", 5000)]
    assert claims(judgment(ORDER, asked=asked, cause="买卖合同纠纷")) == [("price", 5000)]


def test_claims_changed_in_court_stand_as_changed() -> None:
    asked = "1.偿还借款9000元；2.承担诉讼费。庭审中，原告变更诉讼请求为：1.偿还借款8000元；2.承担诉讼费。"
    assert claims(judgment(ORDER, asked=asked)) == [("principal", 8000), ("fees", None)]
    assert claims(judgment(ORDER, asked=asked.replace("诉讼请求为：", "诉讼请求："))) == [
        ("principal", 8000),
        ("fees", None),
    ]


def test_claims_changed_by_number_take_the_place_of_those_numbers() -> None:
    asked = (
        "1.被告偿还借款9000元；2.被告支付违约金500元；3.本案诉讼费由被告承担。"
        "庭审中，原告变更第1、2项诉讼请求为：1.被告偿还借款8000元；2.被告支付律师费300元。其余诉讼请求不变。"
    )
    assert claims(judgment(ORDER, asked=asked)) == [("principal", 8000), ("fees", 300), ("fees", None)]


def test_a_suit_told_before_gives_way_to_the_list_behind_it() -> None:
    asked = (
        "要求被告赔偿损失500元，该案已经判决。被告仍未履行，每月收入应当在10000元左右。"
        "故诉至法院要求：1、判令被告赔偿经济损失700元；2、本案诉讼费由被告承担。"
    )
    assert claims(judgment(ORDER, asked=asked, cause="合同纠纷")) == [("compensation", 700), ("fees", None)]


APPEALS = "卢存义上诉请求：1.撤销一审判决；2.改判驳回郑有田的诉讼请求；3.一、二审诉讼费用由郑有田承担。事实和理由：一审认定错误。"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "卢存义、青禾公司均请求撤销一审判决，驳回郑有田的诉讼请求。卢存义称：一、2013年签订的《协议书》载明债权已转让。二、卢存义仅欠610元。",
            [("other", None)],
        ),
        (
            "卢存义上诉请求：1.撤销一审判决，依法免除卢存义对郑有田961.87元的赔偿责任；2.一、二审诉讼费由郑有田负担。",
            [("other", 961.87), ("fees", None)],
        ),
        (
            "卢存义上诉请求：撤销一审判决及诉讼费负担部分。",
            [("other", None)],
        ),
        (
            "卢存义上诉称：一、一审认定事实错误。\n二、对审理案件需要的主要证据，一审未调查收集。请求：一、依法撤销一审判决；二、发回重审；三、一、二审案件受理费由郑有田负担。",
            [("other", None), ("other", None), ("fees", None)],
        ),
        (
            "卢存义上诉请求：撤销原判，驳回郑有田关于赔偿损失62元的诉讼请求，本案诉讼费、鉴定费由郑有田负担。",
            [("other", None), ("fees", None)],
        ),
        (
            "卢存义上诉称：一审证据不足，郑有田辩称已交付，只是口头所说。综上，请求二审法院：一、撤销一审判决；二、诉讼费由郑有田负担。",
            [("other", None), ("fees", None)],
        ),
        (
            "卢存义上诉请求：宣判后，卢存义提起上诉称，1．双方不存在劳动关系。2．不符合约定。请求：1．撤销一审判决；2．诉讼费由郑有田承担。",
            [("other", None), ("fees", None)],
        ),
        (
            "卢存义上诉请求：1、依法撤销一审判决第一项、第二项，并改判驳回郑有田的诉讼请求；2、诉讼费由郑有田负担。",
            [("other", None), ("fees", None)],
        ),
        ("宣判后，卢存义不服，以缺乏事实依据，条款应当有效为由向本院提起上诉。", [("other", None)]),
        (
            "卢存义上诉请求：1.撤销一审判决第一项，改判卢存义不应赔偿死亡赔偿金、丧葬费；2.判令郑有田承担全部诉讼费用。",
            [("other", None), ("fees", None)],
        ),
    ],
)
def test_requests_of_an_appeal(told: str, expected: Asked) -> None:
    text = appeal("驳回上诉，维持原判。")
    assert APPEALS in text
    assert claims(text.replace(APPEALS, told)) == expected


def test_an_older_judgment_asks_in_the_last_sentence_of_the_story() -> None:
    text = (
        HEAD + STORY.format(cause="民间借贷纠纷")
        + "原告郑有田诉称，被告借款后经多次要求还款未果。故请求法院判令被告立即偿还本金15万元及利息12万元。\n"
        + "被告卢存义辩称，请求驳回原告的诉讼请求。\n本院认为，事实清楚。依照《中华人民共和国民法典》第五条规定，判决如下：\n"
        + ORDER + "\n审判员　顾长山\n"
    )  # fmt: skip
    assert claims(text) == [("principal", 150000), ("interest", 120000)]


def test_a_list_right_behind_the_word_of_the_plaintiff() -> None:
    text = judgment(ORDER, cause="借款合同纠纷").replace(
        "原告郑有田向本院提出诉讼请求：1.判令被告卢存义偿还借款本金100000元；2.本案诉讼费由被告承担。事实和理由：2019年被告向原告借款，至今未还。",
        "原告郑有田诉称：1、被告卢存义立即偿还借款本金500元；2、全部诉讼费用由被告承担。",
    )
    assert claims(text) == [("principal", 500), ("fees", None)]


def test_on_appeal_the_claims_are_those_of_the_appeal() -> None:
    assert claims(appeal("驳回上诉，维持原判。")) == [("other", None), ("other", None), ("fees", None)]


def test_a_payment_order_names_its_sums_in_the_account() -> None:
    assert claims(PAYMENT_ORDER) == [("fees", 1200.5), ("penalty", 36)]


def test_a_payment_order_whose_request_names_nothing_asks_for_the_debt_told_before_it() -> None:
    text = PAYMENT_ORDER.replace(
        "被申请人共拖欠物业服务费1200.50元及违约金36元，合计1236.50元；要求被申请人立即给付所欠物业服务费及违约金。",
        "该电话共欠费本金人民币526.94元及违约金人民币41.82元，合计人民币568.76元，要求被申请人立即给付透支本息。",
    )
    assert claims(text) == [("fees", 526.94), ("penalty", 41.82)]


def test_a_complaint() -> None:
    text = (
        "民事起诉状\n原告：郑有田，男，汉族，住云州市。\n被告：卢存义，男，汉族，住云州市。\n诉讼请求：\n1、判令被告支付原告工资合计19095元及25%经济补偿金4773.75元；\n"
        "2、判令被告承担本案诉讼费。\n事实与理由：\n被告拖欠工资，经多次请求支付5000元未果。\n此致\n云州市青河区人民法院\n具状人：郑有田\n"
    )
    assert claims(text) == [("wages", 19095), ("compensation", 4773.75), ("fees", None)]


def test_an_arbitration_application() -> None:
    text = (
        "劳动人事争议仲裁申请书\n申请人：郑有田，男，汉族。\n被申请人：云州青禾农业有限公司。\n仲裁请求：\n1、请求裁决被申请人支付拖欠的工资12000元；\n"
        "2、请求裁决被申请人支付解除劳动合同的经济补偿金8000元；\n事实与理由：\n申请人于2018年入职。\n此致\n云州市劳动人事争议仲裁委员会\n"
    )
    assert claims(text) == [("wages", 12000), ("compensation", 8000)]


def test_the_application_for_enforcement() -> None:
    text = (
        "云州市青河区人民法院\n执行裁定书\n（2021）云0101执9号\n申请执行人：郑有田。\n被执行人：卢存义。\n"
        "申请执行人郑有田与被执行人卢存义民间借贷纠纷一案，本院作出的（2020）云0101民初1号民事判决书，确定被执行人偿还借款2000元。"
        "申请执行人郑有田于2021年3月1日向本院申请强制执行，本院已依法受理。\n依照《中华人民共和国民事诉讼法》第二百六十四条规定，裁定如下：\n"
        "终结本次执行程序。\n审判员　顾长山\n"
    )
    assert claims(text) == [("enforcement", 2000)]


@given(
    st.text(alphabet="请求判令被告偿还借款本金利息支付1234元万，。；、1.2.（）一二诉讼费承担\n", max_size=120)
)
def test_any_request_is_read_without_fail(asked: str) -> None:
    text = judgment(ORDER, asked=asked)
    for claim in read(text).claims:
        assert claim.amount is None or claim.amount >= 0
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)


def test_an_element_style_complaint_asks_what_is_ticked() -> None:
    text = (
        "民事起诉状\n（民间借贷纠纷）\n原告（自然人）：郑有田 性别：男☑ 女□\n被告（自然人）：卢存义 性别：男☑ 女□\n诉讼请求和依据\n"
        "1.本金 截至2021年3月1日止，尚欠本金100000元\n2.利息 截至2021年3月1日止，欠利息12000元 是否请求支付至实际清偿之日止：是☑ 否□\n"
        "3.是否要求提前还款或解除合同 是□ 否☑\n4.是否主张实现债权的费用 是☑ 律师费5000元 否□\n5.是否主张诉讼费用 是☑ 否□\n6.标的总额 117000元\n"
        "事实和理由\n1.合同签订情况 2019年4月1日签订借条\n具状人：郑有田\n"
    )
    assert claims(text) == [("principal", 100000), ("interest", 12000), ("fees", 5000), ("fees", None)]


@pytest.mark.parametrize(
    ("line", "no"),
    [("是□ 否☑", True), ("是☑ 否□", False), ("□是 ☑否", True), ("☑是 □否", False), ("是否支付", False)],
)
def test_ticks_stand_before_or_behind_the_word(line: str, no: bool) -> None:
    assert declined("是否主张担保权利" + line.replace(" ", "")) is no


def test_a_claim_filed_in_bankruptcy() -> None:
    text = (
        "债权申报表\n债权人：云州清泉物业服务有限公司\n债务人：云州青禾农业有限公司\n申报债权总额：125000元\n"
        "其中：本金100000元；利息20000元；违约金5000元\n有无财产担保：无\n债权发生的事实和理由：2019年借款。\n"
    )
    assert claims(text) == [("principal", 100000), ("interest", 20000), ("penalty", 5000)]


def test_a_claim_filed_without_a_sum_that_can_be_read() -> None:
    text = "债权申报表\n债权人：云州清泉物业服务有限公司\n申报债权总额\n其中\n：0元\n有无财产担保：无\n"
    assert [amount for _, amount in claims(text)] == [0]


def test_an_application_to_enforce() -> None:
    text = (
        "强制执行申请书\n申请执行人：郑有田，男，汉族。\n被执行人：卢存义，男，汉族。\n申请事项：\n"
        "1.强制执行（2021）云0101民初88号民事判决书确定的借款100000元；\n2.被执行人承担执行费用。\n"
        "事实与理由：被执行人未履行。\n此致\n云州市青河区人民法院\n"
    )
    assert claims(text) == [("enforcement", 100000), ("fees", None)]


def test_a_cause_that_holds_a_request_is_none() -> None:
    text = ruling("原告的申请符合规定。", "准许原告郑有田撤诉。").replace(
        "买卖合同纠纷", "请求撤销个别清偿行为纠纷"
    )
    assert claims(text) == []


def test_a_second_paper_in_the_same_file_asks_too() -> None:
    paper = "民事起诉状\n原告：{a}\n被告：{b}\n诉讼请求\n1.判令被告{c}；\n2.诉讼费用由被告承担。\n事实与理由\n略。\n此致\n云州市青河区人民法院\n起诉人：{a}\n"
    text = paper.format(a="郑有田", b="卢存义", c="返还房屋") + paper.format(
        a="何田", b="白小满", c="支付货款800元"
    )
    assert claims(text) == [("property", None), ("fees", None), ("price", 800), ("fees", None)]


def test_an_application_that_only_says_what_it_applies_for() -> None:
    text = "回避申请书\n申请人：郑有田\n被申请人：顾长山，审判员。\n被申请人与被告系堂兄弟，现申请顾长山回避。\n此致\n云州市青河区人民法院\n"
    assert claims(text) == [("other", None)]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "原告无需支付被告法定节假日工资242.76元及25%的经济补偿金60.69元、年休假工资606.90元。",
            [("declaration", 242.76), ("declaration", 60.69), ("declaration", 606.9)],
        ),
        (
            "1、原告不予支付被告双倍工资35750元；2、本案诉讼费由被告承担。",
            [("declaration", 35750), ("fees", None)],
        ),
        (
            "判令原告无需向被告支付：1、加班工资46，255.9元；2、解除劳动合同的经济补偿金161元。",
            [("declaration", 46255.9), ("declaration", 161)],
        ),
        ("原告不承担支付被告违约金500元的责任。", [("declaration", 500)]),
        ("确认原告经济补偿金为51497元。", [("declaration", 51497)]),
    ],
)
def test_suits_to_be_declared_free_of_an_award(asked: str, expected: Asked) -> None:
    assert claims(judgment(ORDER, asked=asked, cause="劳动争议")) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            "1、偿还借款本金10万元及相应利息（至2012年8月30日为337.73元，自次日起按合同约定计算）；2、原告对抵押房屋折价、拍卖所得价款享有优先受偿权。",
            [("principal", 100000), ("interest", 337.73), ("declaration", None)],
        ),
        (
            "判令卢存义归还借款6000元，并从2012年10月1日起按银行同期贷款利率计算至判决之日止。",
            [("principal", 6000), ("interest", None)],
        ),
        ("偿还借款20000元及交通费1200元。", [("principal", 20000), ("fees", 1200)]),
        ("立即偿还借款及利息94732元。", [("principal", 94732)]),
        (
            "返还借款20万元及其利息（自2010年5月11日起按银行同期贷款利率的四倍计算）。",
            [("principal", 200000), ("interest", None)],
        ),
        (
            "给付借款本金10万元及利息（利息以10万元为基数，自2018年9月12日起按年利率6%计息；自2019年9月12日起按9%计息）。由被告负担诉讼费用。",
            [("principal", 100000), ("interest", None), ("fees", None)],
        ),
    ],
)
def test_requests_of_lenders(asked: str, expected: Asked) -> None:
    assert claims(judgment(ORDER, asked=asked)) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("返还轿车一辆，并按照每天260元承担车辆租金。", [("property", None), ("price", None)]),
        ("支付交通、误工费等合理费用2000元。", [("fees", 2000)]),
        ("1、返还原告购买费200元；2、赔付原告310元。", [("price", 200), ("compensation", 310)]),
        ("赔偿原告各项费用共计2978.97元。", [("compensation", 2978.97)]),
        ("解除双方签订的《加盟合作书》并退货款920元。", [("dissolution", None), ("price", 920)]),
        ("支付违约款20000元。", [("penalty", 20000)]),
        (
            "支付货款900元及利息（截止2017年4月25日的利息20元，自次日起至付清之日止以900元为基数计算）。",
            [("price", 900), ("interest", 20)],
        ),
        (
            "支付截至2021年12月15日止的利息27元，并支付自2021年12月16日起至返还之日止按约定利率计算的罚息、复息。",
            [("interest", 27), ("interest", None)],
        ),
        (
            "支付利息，以本金466元为基数自2021年9月4日起按年利率14%计算至给付之日止（暂计至起诉之日为125元）。",
            [("interest", 125)],
        ),
        (
            "退还货款12.1元，并赔偿1000元，总共金额为1012.1元。",
            [("price", 12.1), ("compensation", 1000)],
        ),
        ("出具解除劳动关系证明。", [("other", None)]),
        (
            "1、被告支付研发费用71000元；2、被告支付逾期利息损失，直至付清为止（至2015年9月20日的利息损失为14600元）。",
            [("price", 71000), ("interest", 14600)],
        ),
        (
            "1、被告支付货款1900元；2、各被告对上述货款1900元以及合理支出42元承担连带责任。",
            [("price", 1900), ("other", None)],
        ),
        (
            "1、归还借款900元，并支付自2016年10月1日起按年利率6%计算的利息至还清借款为止。",
            [("principal", 900), ("interest", None)],
        ),
        (
            "1、支付货款900元；2、支付违约金105元，合共1005元。",
            [("price", 900), ("penalty", 105)],
        ),
        (
            "归还借款900元，并支付自2017年4月21日起至还清日止的利息，暂计算至2017年12月21日为32元（月利率2%）。",
            [("principal", 900), ("interest", 32)],
        ),
        (
            "1、支付服务费120元、利息50元（自2016年9月12日起计至付清止）合计150元。",
            [("price", 120), ("interest", 50)],
        ),
        ("确认集资款500元为劳动职工债权。", [("declaration", 500)]),
        ("1.退还货款50元。2.赔偿60元。1、2项合计110元。", [("price", 50), ("compensation", 60)]),
        ("被告支付车辆损失等费用459元。", [("compensation", 459)]),
        ("被告赔付车辆损失、鉴定评估费共计907元。", [("compensation", 907)]),
        ("被告给付保险赔款977元。庭审中，原告变更数额为980元。", [("compensation", 980)]),
        (
            "判令解除双方签订的《加盟合同》、被告返还加盟费60元并赔偿利息损失6元。",
            [("dissolution", None), ("price", 60), ("interest", 6)],
        ),
        (
            "支付转让费833元及相应利息（利息暂按10元计算）。",
            [("price", 833), ("interest", 10)],
        ),
    ],
)
def test_words_of_a_request(asked: str, expected: Asked) -> None:
    assert claims(judgment(ORDER, asked=asked, cause="买卖合同纠纷")) == expected


def test_what_the_other_side_says_behind_an_appeal_is_not_asked() -> None:
    text = appeal("驳回上诉，维持原判。").replace(
        "\n本院认为", "\n郑有田提交意见认为：（一）原判决正确；（二）应当支付借款8000元。\n本院认为", 1
    )
    assert claims(text) == claims(appeal("驳回上诉，维持原判。"))


def test_a_criminal_judgment_asks_for_nothing() -> None:
    text = (
        "云州市青河区人民法院\n刑事判决书\n（2021）云0101刑初5号\n公诉机关云州市青河区人民检察院。\n被告人卢存义，男，1975年3月4日出生。\n"
        "公诉机关指控，被告人卢存义拒不支付工人工资8000元，请求依法判处。\n本院认为，判决如下：\n被告人卢存义犯拒不支付劳动报酬罪，判处拘役三个月。\n"
    )
    assert claims(text) == []


def test_an_authority_applies_for_enforcement() -> None:
    text = (
        "云州市青河区人民法院\n行政裁定书\n（2021）云0101行审5号\n申请执行人云州市青河区城市管理局。\n被执行人卢存义。\n"
        "申请执行人于2021年6月2日向本院提出申请，要求强制执行其作出的行政处罚决定。\n本院认为，裁定如下：\n准予强制执行。\n"
    )
    assert claims(text) == [("enforcement", None)]


def test_a_list_left_out_in_print_asks_for_nothing() -> None:
    assert claims(judgment(ORDER, asked="本案审理过程中，经本院主持调解，当事人自愿达成协议。")) == []


def test_an_answer_asks_only_for_refusal() -> None:
    head = "民事答辩状\n答辩人：岑远，男，1980年1月2日出生，住江城市东街1号。\n就原告诉答辩人民间借贷纠纷一案，答辩如下：\n"
    told = "一、答辩人只收到31000元，原告要求写成100000元的借条。\n二、原告扣除了手续费4500元。\n"
    text = (
        head + told + "综上，请求法院驳回原告的诉讼请求。\n此致\n江城市人民法院\n答辩人：岑远\n2020年1月5日\n"
    )
    assert claims(text) == [("other", None)]


def test_an_award_tells_what_the_claimant_asks() -> None:
    head = "江城仲裁委员会\n裁决书\n（2021）江仲裁字第18号\n申请人：岑远，男，1980年1月2日出生，住江城市东街1号。\n被申请人：江城远大纸业有限公司，住所地江城市西街2号。\n"
    told = "申请人与被申请人借款合同争议案，本会于2021年2月25日受理。\n申请人请求：1.裁决被申请人归还借款200000元；2.支付利息；3.仲裁费由被申请人承担。\n被申请人答辩称，已用货款抵扣。\n"
    order = "仲裁庭认为，借款真实。根据《中华人民共和国合同法》第二百零六条，裁决如下：\n一、被申请人归还申请人借款160000元。\n二〇二一年七月十六日\n"
    assert claims(head + told + order) == [("principal", 200000), ("interest", None), ("fees", None)]


def test_an_older_name_of_the_cause_leaves_open_that_the_debt_is_a_loan() -> None:
    page = judgment(ORDER, asked="判令被告归还欠款5000元。", cause="欠款纠纷")
    assert claims(page) == [("principal", 5000)]
    sold = page.replace("被告向原告借款", "被告向原告购买种子")
    assert claims(sold) == [("price", 5000)]


def test_the_loan_told_before_is_asked_back() -> None:
    told = "原告郑有田诉称，被告在原告处借款53000元，后经多次催要无果，要求被告偿还该借款及利息。\n被告辩称，属实。"
    text = HEAD + STORY.format(cause="民间借贷纠纷") + told + "\n本院认为，判决如下：\n" + ORDER
    assert claims(text) == [("principal", 53000), ("interest", None)]


def test_both_sides_appeal() -> None:
    text = appeal("驳回上诉，维持原判。").replace(
        "郑有田向一审法院起诉请求",
        "郑有田亦不服，向本院提起上诉称：一审判决漏判利息。综上，请求撤销原判，改判支持其全部请求。\n郑有田向一审法院起诉请求",
    )
    assert [kind for kind, _ in claims(text)] == ["other", "other", "fees", "other"]


EXCERPT = "原告：郑有田，男。被告：卢存义，男。被告：周小满，男。\n\n原告郑有田{asks}1．判令被告卢存义归还借款900元；2．判令本案诉讼费由被告承担。{tells}"


@pytest.mark.parametrize("asks", ["的诉讼请求为：", "诉称，被告借款未还。特诉至法院，请求判决："])
def test_an_excerpt_asks_behind_the_parties_and_orders_nothing(asks: str) -> None:
    tells = "事实与理由：被告借款。被告未到庭。原告围绕诉讼请求依法提交了证据，本院依法予以确认。"
    assert claims(EXCERPT.format(asks=asks, tells=tells)) == [("principal", 900), ("fees", None)]


@pytest.mark.parametrize("asks", ["依据法律规定，请贵院依法判决", "因此提起诉讼，请求法院查明事实，依法判令"])
def test_a_request_to_the_court_in_few_words(asks: str) -> None:
    told = f"原告郑有田诉称，被告丢失货物。{asks}被告承担18000元货物损失赔偿责任，受理费由被告承担。\n被告辩称，属实。"
    text = HEAD + STORY.format(cause="追偿权纠纷") + told + "\n本院认为，判决如下：\n" + ORDER
    assert claims(text) == [("compensation", 18000), ("fees", None)]
