"""Masked results: nobody is named, everything still fits, the same person stays the same."""

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text_samples import LOAN_JUDGMENT

from xiezhi import analyze
from xiezhi.errors import XiezhiError
from xiezhi.exchange.checking import span_faults
from xiezhi.exchange.hashing import read_key, token
from xiezhi.exchange.masking import Shift, mask_case
from xiezhi.exchange.replacing import Replacement, applied, names_of, plain_name
from xiezhi.schema import Analysis, DocumentInfo, Entity, Evidence, Facts, Loan, Party, Sign

KEY, OTHER = b"k" * 32, b"o" * 32
ROOT = Path(__file__).resolve().parents[2]


def assert_nobody_named(analysis: Analysis, text: str) -> tuple[Analysis, str]:
    masked, shown = mask_case(analysis, text, KEY)
    assert list(span_faults(masked, shown)) == []
    said, dense = json.dumps(masked.to_dict(), ensure_ascii=False), plain_name(shown)
    for name in names_of(analysis.facts):
        assert name not in dense
        assert name not in said
    return masked, shown


def test_names_numbers_birthdays_go_and_sums_courts_days_stay() -> None:
    masked, shown = assert_nobody_named(analyze(LOAN_JUDGMENT), LOAN_JUDGMENT)
    for gone in ("林一舟", "石大江", "东街1号", "1月2日", "民初1234号", "白　露", "松涛"):
        assert gone not in shown
    for kept in ("青岚县人民法院", "50000元", "2018年5月6日", "1980年出生", "《中华人民共和国合同法》"):
        assert kept in shown
    assert masked.facts.parties[0].born_on == "1980"
    assert masked.facts.loans[0].lender == masked.facts.parties[0].name
    assert masked.facts.court == analyze(LOAN_JUDGMENT).facts.court


def test_the_same_person_is_the_same_under_one_key_only() -> None:
    first, second = analyze(LOAN_JUDGMENT), analyze(LOAN_JUDGMENT.replace("50000", "70000"))
    one = mask_case(first, LOAN_JUDGMENT, KEY)[0].facts.parties
    two = mask_case(second, LOAN_JUDGMENT.replace("50000", "70000"), KEY)[0].facts.parties
    other = mask_case(first, LOAN_JUDGMENT, OTHER)[0].facts.parties
    assert [party.name for party in one] == [party.name for party in two]
    assert not {party.name for party in one} & {party.name for party in other}
    assert one[0].name != one[1].name


def test_a_name_is_found_however_it_is_spaced_and_the_longer_one_first() -> None:
    text = "林 一\n舟与林一舟商贸有限公司；证件11010519491231002X。"
    facts = Facts(
        parties=(
            Party("林一舟", "plaintiff", "person", identifier="11010519491231002X"),
            Party("林一舟商贸有限公司", "defendant", "organization"),
        ),
        entities=(Entity("PERSON", text[:5], 0, 5),),
    )
    info = DocumentInfo("林一舟案", "林一舟.txt", "", "text/plain", None, len(text))
    masked, shown = assert_nobody_named(Analysis(info, "ok", (), facts), text)
    person, company = masked.facts.parties
    assert shown == f"{person.name}与{company.name}；证件{person.identifier}。"
    assert "林" not in json.dumps(masked.to_dict(), ensure_ascii=False)
    assert person.identifier == f"#{token(KEY, '11010519491231002X')}"


def test_what_the_law_says_is_left_alone() -> None:
    text = "原告金诚。"
    sign = Sign(
        "x",
        "金诚借款",
        "Jin",
        "weak",
        (),
        (Evidence(2, 4, "金诚", "court", "found", "金诚说"),),
        to_verify=("金诚",),
    )
    facts = Facts(parties=(Party("金诚", "plaintiff", "person"),), loans=(Loan("金诚"),))
    info = DocumentInfo("x", "", "", "text/plain", None, len(text))
    masked, shown = mask_case(Analysis(info, "ok", (), facts, (sign,)), text, KEY)
    assert (masked.signs[0].name, masked.signs[0].to_verify) == ("金诚借款", ("金诚",))
    assert masked.signs[0].evidence[0].text in shown
    assert "金诚" not in (masked.signs[0].evidence[0].note or "")


@pytest.mark.parametrize("path", sorted((ROOT / "corpora" / "documents").glob("*.txt")), ids=lambda p: p.stem)
def test_the_projects_documents(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert_nobody_named(analyze(text), text)


@pytest.mark.real
def test_real_documents(shared: Path) -> None:
    for path in sorted((shared / "samples").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert_nobody_named(analyze(text), text)


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9), st.text(max_size=6)), max_size=5),
)
def test_places_outside_replacements_keep_their_words(text: str, drawn: list[tuple[int, int, str]]) -> None:
    found, position = [], 0
    for gap, length, new in drawn:
        start = position + gap % 7
        if start + length > len(text):
            break
        found.append(Replacement(start, start + length, new))
        position = start + length
    shown, shift = applied(text, found), Shift.of(found)
    cuts = [0, *(at for item in found for at in (item.start, item.end)), len(text)]
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        new_start, new_end = shift.place(start, end)
        if start < end:
            assert shown[new_start:new_end] == text[start:end]
    for item in found:
        new_start, new_end = shift.place(item.start, item.end)
        assert shown[new_start:new_end] == item.new


def test_a_new_key_is_made_for_its_owner_only_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "key"
    assert read_key(path) == read_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_bytes(b"short")
    with pytest.raises(XiezhiError, match="XZ608"):
        read_key(path)
    with pytest.raises(XiezhiError, match="XZ608"):
        read_key(tmp_path / "absent" / "key")
