"""Clue reports: what they show, what they hide, and that a document stays text."""

import io
import re
import zipfile
from html.parser import HTMLParser

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from tests.text_samples import LOAN_JUDGMENT

from xiezhi import analyze
from xiezhi.report import Case, Similar, render_docx, render_docx_group, render_html, render_html_group
from xiezhi.schema import (
    Analysis,
    Assessment,
    Authority,
    DocumentInfo,
    Evidence,
    Fact,
    Facts,
    Loan,
    Party,
    Sign,
    Statute,
)

_VOID = {"meta", "br", "line", "circle"}


class _Balance(HTMLParser):
    """Every tag that opens closes; what is text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def read(html: str) -> _Balance:
    page = _Balance()
    page.feed(html)
    assert page.open == []
    return page


def made_of(text: str, **facts: object) -> Analysis:
    info = DocumentInfo("甲", "甲.txt", "0" * 64, "text/plain", "utf-8", len(text))
    return Analysis(info, "ok", (), Facts(**facts))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def loan() -> Analysis:
    return analyze(LOAN_JUDGMENT)


def words_of(docx: bytes) -> str:
    document = Document(io.BytesIO(docx))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def test_both_forms_state_heading_parties_and_sums(loan: Analysis) -> None:
    for shown in (read(render_html(loan, LOAN_JUDGMENT)).text, words_of(render_docx(loan, LOAN_JUDGMENT))):
        for said in (
            "青岚县人民法院",
            "（2019）云2599民初1234号",
            "林一舟",
            "石大江",
            "50,000 元",
            "不作结论",
        ):
            assert said in shown


def test_english_switch_changes_labels_not_the_document(loan: Analysis) -> None:
    shown = read(render_html(loan, LOAN_JUDGMENT, language="en"))
    assert "Clue report" in shown.text
    assert "CNY 50,000" in shown.text
    assert "石大江" in shown.text
    assert "线索报告" not in shown.text


def test_document_is_never_markup() -> None:
    text = "<script>alert(1)</script>原告：<img src=x onerror=alert(1)>，女。"
    party = Party("<img src=x onerror=alert(1)>", "plaintiff", "person", spans=((28, 56),))
    title = Fact("<b onclick='x'>法院</b>", ((0, 25),), "rule:<i>")
    evidence = Evidence(0, 25, text[:25], "court", "found", note="<svg onload=x>")
    sign = Sign("a<b", "<u>名", "<u>", "weak", (Authority("<s>"),), (evidence,), to_verify=("<iframe>",))
    made = made_of(text, court=title, parties=(party,))
    analysis = Analysis(made.document, "ok", (), made.facts, (sign,), Assessment("low", 0.1, ("<p>",)))
    html = render_html(analysis, text)
    page = read(html)
    assert "<script>alert(1)</script>" in page.text
    assert not page.tags & {"script", "img", "b", "u", "s", "i", "iframe"}
    assert "default-src 'none'" in html


def test_personal_numbers_are_hidden_everywhere_and_codes_of_companies_stay() -> None:
    number, phone = "11010519491231002X", "13912345678"
    text = f"原告：白小雨，身份证号{number}，电话{phone}。被告：青山商贸公司，统一社会信用代码91440300192203821X。"
    party = Party(
        "白小雨", "plaintiff", "person", identifier=number, address=f"东街1号（{phone}）", spans=((3, 30),)
    )
    sign = Sign("x", "迹象", "sign", "weak", (), (Evidence(0, 45, text[:45], "court", "found", note=number),))
    made = made_of(text, parties=(party,))
    analysis = Analysis(made.document, "ok", (), made.facts, (sign,))
    for shown in (render_html(analysis, text), words_of(render_docx(analysis, text))):
        assert number not in shown
        assert phone not in shown
        assert "110105********002X" in shown


def test_timeline_is_drawn_to_scale() -> None:
    loans = (
        Loan("甲", "乙", 1.0, "2020-01-01", "2020-12-31"),
        Loan("甲", "丙", 1.0, "2020-07-01", "not a day"),
    )
    page = render_html(made_of("", loans=loans), "")
    places = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', page)]
    assert len(places) == 3
    first, middle, last = places
    assert (middle - first) / (last - first) == pytest.approx(182 / 365, abs=0.01)
    assert "2020-07-01" in words_of(render_docx(made_of("", loans=loans), ""))


def test_articles_of_one_law_stand_in_one_row() -> None:
    text = "依照《甲法》第一条、第二条，《乙法》第三条"
    statutes = (
        Statute("甲法", "1", ((2, 9),)),
        Statute("甲法", "2", ((2, 13),)),
        Statute("乙法", "3", ((14, 21),)),
    )
    shown = read(render_html(made_of(text, statutes=statutes), text)).text
    assert "《甲法》第1条、第2条" in shown
    assert "《乙法》第3条" in shown


def test_no_drawing_without_two_days() -> None:
    assert "<svg" not in render_html(made_of("", loans=(Loan(lent_on="2020-01-01"),)), "")


def test_a_group_puts_first_what_to_look_at_first(loan: Analysis) -> None:
    quiet = made_of("乙文书", case_number=Fact("（2020）云2599民初2号"))
    loud = Analysis(quiet.document, "ok", (), quiet.facts, (), Assessment("high", 9.0, ("理由",)))
    similar = (Similar("丙", "（2021）云2599民初3号", 0.91),)
    page = read(render_html_group([Case(loan, LOAN_JUDGMENT), Case(loud, "乙文书", similar)])).text
    assert page.index("（2020）云2599民初2号") < page.index("（2019）云2599民初1234号")
    assert "91%" in page
    words = words_of(render_docx_group([Case(loan, LOAN_JUDGMENT), Case(loud, "乙文书", similar)]))
    assert "（2021）云2599民初3号" in words


def test_word_file_is_the_same_each_time_and_holds_no_clock(loan: Analysis) -> None:
    first = render_docx(loan, LOAN_JUDGMENT)
    assert first == render_docx(loan, LOAN_JUDGMENT)
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert b"2000-01-01" in parts.read("docProps/core.xml")


@given(st.text(st.characters(), max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_text_makes_a_page_and_a_word_file(text: str, start: int, length: int) -> None:
    text = text.encode("utf-8", "replace").decode("utf-8")
    place = (min(start, len(text)), min(start + length, len(text)))
    facts = {"court": Fact(text[slice(*place)], (place,)), "parties": (Party(text, "other", "person"),)}
    analysis = made_of(text, **facts)
    read(render_html(analysis, text))
    words_of(render_docx(analysis, text))
