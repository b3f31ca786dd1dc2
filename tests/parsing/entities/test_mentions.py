"""Mentions of each kind in invented documents."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.parsing import parse
from xiezhi.text import SourceText

HEAD = """青岚县人民法院
民事判决书
（2019）云2599民初1234号
原告：林一舟，男，1980年1月2日出生，汉族，住青岚县东街1号。
被告：青岚县松涛木业有限公司，住所地青岚县松涛工业区3号。
法定代表人：石大江，总经理。
原告林一舟与被告青岚县松涛木业有限公司（以下简称松涛公司）民间借贷纠纷一案，本院于2019年3月1日立案。
"""


def mentions(body: str, label: str) -> list[str]:
    text = HEAD + body
    found = parse(SourceText.of(text)).entities
    assert all(text[e.start : e.end] == e.text for e in found)
    return [e.text for e in found if e.label == label and e.start >= len(HEAD)]


def test_a_short_name_that_was_given_is_found_again() -> None:
    assert mentions("经审理查明：松涛公司向林一舟借款。", "ORG") == ["松涛公司"]


def test_a_short_name_that_was_not_given_is_found_too() -> None:
    body = "经审理查明：此后松涛木业未归还借款。"
    assert mentions(body, "ORG") == ["松涛木业"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("林一舟称款项汇入云岭白桦商贸有限公司账户。", "云岭白桦商贸有限公司"),
        ("本院在执行桐江槐荫担保有限公司一案中查明。", "桐江槐荫担保有限公司"),
        ("款项存入中国农业银行股份有限公司青岚支行。", "中国农业银行股份有限公司青岚支行"),
        ("双方在景县公安局东街派出所达成协议。", "景县公安局东街派出所"),
    ],
)
def test_a_name_ends_like_an_organisation_and_begins_behind_the_sentence(sentence: str, name: str) -> None:
    assert name in mentions(f"经审理查明：{sentence}", "ORG")


@pytest.mark.parametrize(
    "sentence", ["该公司未到庭。", "两公司均否认。", "通过网上银行转账。", "违反公司规定。"]
)
def test_words_that_name_nobody_are_left_out(sentence: str) -> None:
    assert mentions(f"经审理查明：{sentence}", "ORG") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("证人方远帆出庭陈述。", ["方远帆"]),
        ("款项由其妻子周小雨代收。", ["周小雨"]),
        ("张某某与王某1在场。", ["张某某", "王某1"]),
        ("工资册列有陈一山、郭二水、何三石、罗四木等人。", ["陈一山", "郭二水", "何三石", "罗四木"]),
        ("他纠集陈一山、郭二水（另案处理）、何三石等5人。", ["陈一山", "郭二水", "何三石"]),
    ],
)
def test_people_are_introduced_masked_or_listed(sentence: str, names: list[str]) -> None:
    found = mentions(f"经审理查明：{sentence}", "PERSON")
    assert set(names) <= set(found)


@pytest.mark.parametrize(
    ("sentence", "paper"),
    [
        ("原告提交借条一份、银行转账凭证两份。", "银行转账凭证"),
        ("双方签订《设备购销合同》。", "《设备购销合同》"),
        ("原告提供工资发放表、考勤记录予以证实。", "工资发放表"),
    ],
)
def test_papers_are_named_with_the_words_that_say_of_what(sentence: str, paper: str) -> None:
    assert paper in mentions(f"经审理查明：{sentence}", "EVIDENCE")


@pytest.mark.parametrize(
    "sentence", ["双方形成民间借款合同关系。", "没有证据予以佐证。", "依照《中华人民共和国民法典》处理。"]
)
def test_relations_proofs_and_laws_are_not_papers(sentence: str) -> None:
    assert mentions(f"本院认为：{sentence}", "EVIDENCE") == []


def test_an_address_is_one_place() -> None:
    body = "经审理查明：房屋位于青岚县东街2号楼3单元401室，已被查封。"
    assert mentions(body, "LOC") == ["青岚县东街2号楼3单元401室"]


def test_a_court_is_not_a_place() -> None:
    assert mentions("上诉于云岭省桐江市中级人民法院。", "LOC") == []
    assert mentions("上诉于云岭省桐江市中级人民法院。", "COURT") == ["云岭省桐江市中级人民法院"]


@pytest.mark.parametrize(
    ("sentence", "label", "names"),
    [
        ("中华人民共和国最高人民法院的批复。", "COURT", ["中华人民共和国最高人民法院"]),
        ("应由被告住所地或者合同履行地人民法院管辖。", "COURT", []),
        ("发回原审人民法院重审。", "COURT", []),
        ("由六安中院委托鉴定。", "COURT", ["六安中院"]),
        ("上诉于永州市零陵区人民法院。", "COURT", ["永州市零陵区人民法院"]),
        (
            "并最终确定白桦医院尚欠松涛公司工程款。白桦医院认可。白桦医院付款。",
            "ORG",
            ["白桦医院", "松涛公司", "白桦医院", "白桦医院"],
        ),
        ("松涛公司第二分公司盖章。", "ORG", ["松涛公司第二分公司"]),
        ("即云岭白桦商贸有限公司。", "ORG", ["云岭白桦商贸有限公司"]),
        ("依据国务院的规定。", "ORG", ["国务院"]),
        ("按逾期罚息利率16.74%计息，年利率24%。", "RATE", ["罚息利率16.74%", "年利率24%"]),
        (
            "转至太和医院和白桦医院治疗。太和医院、白桦医院。",
            "ORG",
            ["太和医院", "白桦医院", "太和医院", "白桦医院"],
        ),
        ("千寻（中国）有限公司付款。", "ORG", ["千寻（中国）有限公司"]),
        ("委托云州众和会计师事务所有限公司审计。", "ORG", ["云州众和会计师事务所有限公司"]),
        ("云州众和有限责任会计师事务所出具报告。", "ORG", ["云州众和有限责任会计师事务所"]),
        ("经景县公安局交通警察大队认定。", "ORG", ["景县公安局交通警察大队"]),
        ("经交警景县大队认定。", "ORG", ["交警景县大队"]),
        (
            "经江苏省公安厅交通警察总队景县支队白桦大队认定。",
            "ORG",
            ["江苏省公安厅交通警察总队景县支队白桦大队"],
        ),
        ("江苏省财政厅发布标准。", "ORG", ["江苏省财政厅"]),
        ("登记机关为潍坊市工商行政管理局。", "ORG", ["潍坊市工商行政管理局"]),
        ("经景县公安局白桦分局交通警察大队认定。", "ORG", ["景县公安局白桦分局交通警察大队"]),
        ("由大地财险景县支公司赔付。", "ORG", ["大地财险景县支公司"]),
        ("系北京自控设备厂职工。", "ORG", ["北京自控设备厂"]),
        ("可向景县法院或者朝阳法院起诉，由一审法院审理。", "COURT", ["朝阳法院"]),
        ("原告开设景县白桦饭店。", "ORG", ["景县白桦饭店"]),
        ("甲方向乙方提供，乙方向甲方支付。", "PERSON", []),
        ("款项存入工行景县支行。", "ORG", ["工行景县支行"]),
        ("指定某律师事务所担任松涛公司管理人。", "ORG", ["松涛公司"]),
        ("林一舟驾驶轿车沿白桦路由东向西行驶。", "LOC", ["白桦路"]),
        ("住所地在四川省内，应由四川省内法院管辖。", "LOC", []),
        (
            "石小满、方远帆经本院传唤未到庭，林一舟、方远帆到庭，证人方远帆陈述。",
            "PERSON",
            ["方远帆", "林一舟", "方远帆", "方远帆"],
        ),
        ("甲方应及时向乙方提供资料，委托方送审。", "PERSON", []),
        ("应由对方车辆保险公司赔付。", "ORG", []),
        ("2002年云州正源会计师事务所审计。", "ORG", ["云州正源会计师事务所"]),
        ("松涛公司再就业服务中心盖章。", "ORG", ["松涛公司再就业服务中心"]),
        ("原告于当日至江苏白桦医院就诊。", "ORG", ["江苏白桦医院"]),
        ("向付款行交通银行景县支行提示付款。", "ORG", ["交通银行景县支行"]),
        ("双方骑车同向而行，林一舟沿路同向而行。", "PERSON", ["林一舟"]),
        ("运至景县马庄某村河道。", "PERSON", []),
        ("第九十七条和国家质量监督检验检疫总局的规定。", "ORG", ["国家质量监督检验检疫总局"]),
        ("被民警传唤至派出所。", "ORG", []),
        ("商铺位于霍邱县建材装饰大市场，已出租。", "LOC", ["霍邱县建材装饰大市场"]),
        ("如山东高院认为。", "COURT", ["山东高院"]),
        ("应由其他人民法院受理。", "COURT", []),
        ("直辖市、设区的市级人民政府公布。", "ORG", []),
        ("林一舟前往广州打工。", "LOC", ["广州"]),
        ("住所地为“苏州工业园区星澄路9号”。", "LOC", ["苏州工业园区星澄路9号"]),
        ("经交警景县大队认定。", "LOC", []),
        (
            "向方远帆、石小满汇款。方远帆出庭，证人方远帆陈述。",
            "PERSON",
            ["方远帆", "石小满", "方远帆", "方远帆"],
        ),
    ],
)
def test_names_end_where_the_sentence_goes_on(sentence: str, label: str, names: list[str]) -> None:
    assert mentions(f"经审理查明：{sentence}", label) == names


@pytest.mark.parametrize(
    ("sentence", "papers"),
    [
        ("原告提供购物小票一份。", ["购物小票"]),
        ("双方签订借款保证合同。", ["借款保证合同"]),
        ("双方签订书面劳动合同。", []),
        ("原告提交借条一份及收条两份。", ["借条", "收条"]),
        ("上述事实有签收单证明。", ["签收单"]),
        ("公司被吊销营业执照。", []),
        ("营业执照被工商机关依法吊销。", []),
        ("原告提供户口本复印件一份。", ["户口本复印件"]),
        ("原告提供收款收据，收款收据复印件亦在卷。", ["收款收据", "收款收据"]),
        ("依据借条、担保协议和收条的内容。", ["借条", "担保协议", "收条"]),
        ("有交通费票据佐证。", ["交通费票据"]),
        ("被告未要求原告出具借条。", []),
        ("居住和工作证明在卷。", []),
        ("法院送达《预交上诉案件受理费通知书》。", []),
        ("有抓获经过、价格鉴证结论书证实。", ["抓获经过", "价格鉴证结论书"]),
        ("有病历、照片、鉴定意见证实。", ["病历", "照片", "鉴定意见"]),
        ("鉴定意见为：构成十级伤残。", []),
        ("要求支付票据款。", []),
        ("双方租赁经营合同纠纷，提交《租赁经营合同》一份。", ["《租赁经营合同》"]),
        ("有劳动合同书及补充协议在卷佐证。", ["劳动合同书", "补充协议"]),
    ],
)
def test_papers_are_those_that_prove(sentence: str, papers: list[str]) -> None:
    assert mentions(f"经审理查明：{sentence}", "EVIDENCE") == papers


@given(
    st.text(alphabet="原告林一舟与松涛公司、（）《》有限青岚县人民法院借条住号1年月日某×，。\n", max_size=120)
)
def test_any_text_gives_mentions_in_order_that_do_not_overlap(text: str) -> None:
    found = parse(SourceText.of(text)).entities
    for one, two in itertools.pairwise(found):
        assert one.end <= two.start
    assert all(text[e.start : e.end] == e.text for e in found)


@pytest.mark.parametrize(
    "text", ["银行流水显示，原告转账三次。", "存折给他看过。银行流水显示，原告转账三次。"]
)
def test_a_paper_at_the_very_beginning_begins_there(text: str) -> None:
    found = [e for e in parse(SourceText.of(text)).entities if e.label == "EVIDENCE"]
    assert [(e.start, e.text) for e in found if e.text.endswith("流水")] == [(text.find("银行"), "银行流水")]
