"""Case numbers of every era and office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xiezhi.text import find_case_numbers, fold, parse_case_number

PARTS = {
    "（2021）粤0703民初1234号": ("court2016", 2021, "粤0703", "", "民初", "1234", ""),
    "(2021) 粤 0703 民初 1234 号": ("court2016", 2021, "粤0703", "", "民初", "1234", ""),
    "（2019）最高法知民终1号": ("court2016", 2019, "最高法", "知", "民终", "1", ""),
    "（2018）粤0804执295号之一": ("court2016", 2018, "粤0804", "", "执", "295", "之一"),
    "（2017）鲁民终1342号": ("court2016", 2017, "鲁", "", "民终", "1342", ""),
    "2021)豫1082执4028号": ("court2016", 2021, "豫1082", "", "执", "4028", ""),
    "（2021粤0703民初1234号": ("court2016", 2021, "粤0703", "", "民初", "1234", ""),
    "（2013）饶中民一终字第573号": ("court_old", 2013, "饶中", "民一", "终", "573", ""),
    "（2014）绍柯商破字第11-1号": ("court_old", 2014, "绍柯", "商", "破", "11-1", ""),
    "（2010）二初字第79号": ("court_old", 2010, "", "二", "初", "79", ""),
    "（2012）沪一中民二（民）终字第2234号": ("court_old", 2012, "沪一中", "民二(民)", "终", "2234", ""),
    "（2015）霍破（预）字第0004-1": ("court_old", 2015, "霍", "破(预)", "", "0004-1", ""),
    "2015民申字第123号": ("court_old", 2015, "", "民", "申", "123", ""),
    "（19××）×民初字第××号": ("court_old", None, "×", "民", "初", "××", ""),
    "京朝劳人仲字〔2020〕第12345号": ("arbitration", 2020, "", "", "京朝劳人仲", "12345", ""),
    "×劳人仲案〔2021〕12号": ("arbitration", 2021, "", "", "×劳人仲案", "12", ""),
    "深劳人仲（福田）案〔2021〕456号": ("arbitration", 2021, "", "", "深劳人仲(福田)案", "456", ""),
    "京检民监〔2021〕12号": ("prosecution", 2021, "", "", "京检民监", "12", ""),
    "（2013）京方圆内经证字第00123号": ("notary", 2013, "", "", "京方圆内经证", "00123", ""),
}


@pytest.mark.parametrize("printed", PARTS)
def test_parts(printed: str) -> None:
    number = parse_case_number(printed)
    assert number is not None
    assert PARTS[printed] == (
        number.style,
        number.year,
        number.court,
        number.division,
        number.type,
        number.serial,
        number.suffix,
    )


@pytest.mark.parametrize(
    "text",
    [
        "法释〔2015〕18号",
        "法发〔2016〕13号",
        "国办发〔2013〕12号",
        "（2016）某市不动产权第0002456号",
        "某司鉴（2014）02号",
        "（2010年第9号",
        "京房权证字第123号",
        "某公（城）行罚决字〔2016〕784号",
        "(2021)",
        "身份证号",
    ],
)
def test_papers_that_are_no_cases(text: str) -> None:
    assert find_case_numbers(fold(text)) == []


def test_case_numbers_in_sentences() -> None:
    text = (
        "不服某法院（2020）京0105民初1号民事判决及某委作出的京朝劳人仲字［2019］第22号裁决，"
        "依照法释〔2020〕17号规定，参照(2012)民提字第3号。"
    )
    assert [number.span.of(text) for number in find_case_numbers(fold(text))] == [
        "（2020）京0105民初1号",
        "京朝劳人仲字［2019］第22号",
        "(2012)民提字第3号",
    ]


def test_numbers_without_brackets_side_by_side() -> None:
    text = "2014民申字第1号、2015民申字第2号，（2016）民申字第3号2017民申字第4号"
    assert [number.serial for number in find_case_numbers(fold(text))] == ["1", "2", "3", "4"]


@given(
    st.integers(min_value=2016, max_value=2030),
    st.sampled_from("京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵"),
    st.sampled_from(["", "01", "0703"]),
    st.sampled_from(["民初", "民终", "执恢", "民撤", "破申", "财保", "民督"]),
    st.integers(min_value=1, max_value=99999),
    st.sampled_from(["（）", "()", "〔〕", "［］"]),
)
def test_round_trip(year: int, province: str, code: str, kind: str, serial: int, marks: str) -> None:
    number = parse_case_number(f"{marks[0]}{year}{marks[1]}{province}{code}{kind}{serial}号")
    assert number is not None
    assert number.style == "court2016"
    assert (number.year, number.court, number.type, number.serial) == (
        year,
        province + code,
        kind,
        str(serial),
    )


@given(st.text(alphabet="（）(2015)〔〕民初字第1号之一劳人仲检证×X 年", max_size=80))
def test_any_text(text: str) -> None:
    end = 0
    for number in find_case_numbers(fold(text)):
        assert end <= number.span.start < number.span.end <= len(text)
        end = number.span.end


def test_a_row_of_masks_behind_a_bracket_is_given_up_soon() -> None:
    # 2 ** 24 ways through the body of the number, were X in two alternatives of it
    assert find_case_numbers(fold("（" + "X" * 60 + "行支付令的，申请人可以")) == []
