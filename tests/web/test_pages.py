"""Every address as a browser asks for it, without one."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest
from docx import Document
from tests.web.conftest import DOCUMENTS, Reader, open_pages

from xiezhi.schema import Analysis
from xiezhi.schema.annotation import Annotation
from xiezhi.text import SourceText
from xiezhi.web import Settings

LOAN = "/document?id=loan_judgment"
CASH = "large_cash_delivery"


def target_of(page: str, sign: str) -> str:
    found = re.search(rf'value="(sign:{sign}:\d+)"', page)
    assert found
    return found[1]


def sent(name: str, content: bytes) -> dict[str, object]:
    return {"files": [("files", (name, content))]}


# --- reading ---
def test_start_page_counts_the_run(reader: Reader) -> None:
    page = reader.get("/").text
    assert "<strong>9</strong>" in page
    assert "还没有文书" in page


def test_a_document_shows_its_signs_in_place(reader: Reader) -> None:
    page = reader.get(LOAN).text
    assert "其于当日在家中将860000元以现金方式一次性交付柏宏亮" in page
    assert 'class="sign is-strong' in page
    assert "第18条" in page  # authority
    assert "原告方，主张" in page  # speaker and status
    assert "审理查明</h3>" in page
    anchors = set(re.findall(r'href="#([\w-]+)"', page))
    assert anchors <= set(re.findall(r'id="([\w-]+)"', page))


def test_english(reader: Reader) -> None:
    reader.post("/preferences", {"language": "en", "back": "/"})
    page = reader.get(LOAN).text
    assert '<html lang="en"' in page
    assert "Signs to look into" in page
    assert "plaintiff, asserted" in page
    assert "可供核查" not in page


def test_a_document_that_is_dropped_in_is_read(visitor: Reader) -> None:
    answer = visitor.post(
        "/documents", {}, **sent("判决.txt", (DOCUMENTS / "loan_judgment.txt").read_bytes())
    )
    assert answer.status_code == 303
    page = visitor.get(answer.headers["location"]).text
    assert "（2021）苏0282民初90417号" in page
    assert "判决" in visitor.get("/").text


def test_pasted_text_is_read_as_it_was_copied(visitor: Reader) -> None:
    text = (DOCUMENTS / "loan_complaint.txt").read_text(encoding="utf-8")
    answer = visitor.post("/documents", {"text": text.replace("\n", "\r\n")})
    id = answer.headers["location"].partition("=")[2]
    assert visitor.desk.held(id).text == text


def test_several_files_and_a_zip_at_once(visitor: Reader) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in ("labour_award.txt", "answer.txt"):
            archive.write(DOCUMENTS / name, f"案卷/{name}")
    word = io.BytesIO()
    document = Document()
    document.add_paragraph(
        "民事起诉状\n原告：林一舟，男。\n被告：石大江，男。\n请求判令被告归还借款50000元。"
    )
    document.save(word)
    files = [("files", ("卷.zip", packed.getvalue())), ("files", ("诉状.docx", word.getvalue()))]
    answer = visitor.post("/documents", {}, files=files)
    assert answer.headers["location"] == "/"
    page = visitor.get("/").text
    assert all(name in page for name in ("labour_award", "answer", "诉状"))


def test_a_file_that_cannot_be_read_says_why_and_the_others_are_read(visitor: Reader) -> None:
    files = [
        ("files", ("图.png", b"\x89PNG\r\n\x1a\n" + b"0" * 40)),
        ("files", ("甲.txt", "原告林一舟诉称借款未还。".encode())),
    ]
    answer = visitor.post("/documents", {}, files=files)
    assert answer.status_code == 422
    assert "图.png" in answer.text
    assert "OCR" in answer.text
    assert "甲" in answer.text


def test_half_a_character_is_replaced_in_its_place(visitor: Reader) -> None:
    text = "原告林一舟诉称借款\ud83d未还，请求判令被告归还借款50000元。"
    id = visitor.desk.paste(text, "甲")
    assert visitor.desk.held(id).text == text.replace("\ud83d", "\ufffd")
    assert visitor.get(f"/document?id={id}").status_code == 200


def test_a_document_the_engine_trips_over_stops_no_other(
    visitor: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, analyze = visitor.desk, visitor.desk.analyzer.analyze

    class Tripping:
        def analyze(self, source: SourceText) -> Analysis:
            if "绊倒" in source.text:
                raise ZeroDivisionError("绊倒")
            found: Analysis = analyze(source)
            return found

    monkeypatch.setitem(desk.__dict__, "analyzer", Tripping())
    files = [
        ("files", (f"{n}.txt", f"原告林一舟诉称{words}。".encode()))
        for n, words in enumerate(("借款未还", "绊倒", "货款未付"))
    ]
    answer = visitor.post("/documents", {}, files=files)
    assert answer.status_code == 422
    assert "XZ510" in answer.text or "绊倒" in answer.text
    assert len(desk.reviews.dropped_names()) == 2


def test_nothing_sent_is_told(visitor: Reader) -> None:
    assert "XZ714" in visitor.post("/documents", {"text": "  "}).text


def test_a_judgment_that_contains_a_script_is_text(visitor: Reader) -> None:
    evil = '<script>alert("1")</script>'
    text = f"民事判决书\n原告：林一舟{evil}，男。\n被告：石大江，男。\n经审理查明，原告称其于当日以现金方式交付被告860000元{evil}。\n本院认为，{evil}。"
    answer = visitor.post("/documents", {"text": text})
    for address in (
        answer.headers["location"],
        "/",
        "/compare?a=" + answer.headers["location"].partition("=")[2],
    ):
        page = visitor.get(address).text
        assert "<script>alert" not in page
        assert 'alert("1")' not in re.sub(r"<[^>]*>", "", page) or "&lt;script&gt;" in page
    assert "&lt;script&gt;" in visitor.get(answer.headers["location"]).text


def test_file_names_are_text_too(visitor: Reader) -> None:
    visitor.post(
        "/documents", {}, **sent("<img src=x onerror=alert(1)>.txt", "原告林一舟诉称借款未还。".encode())
    )
    visitor.post("/documents", {}, **sent("<b>.bin", b"\x00\x01\x02" * 40))
    assert "<img src=x" not in visitor.get("/").text


def test_identity_numbers_are_masked(visitor: Reader) -> None:
    text = "民事起诉状\n原告：林一舟，男，公民身份号码110105198001013374，电话13800138000。\n被告：石大江。\n请求判令被告归还借款50000元。"
    page = visitor.get(visitor.post("/documents", {"text": text}).headers["location"]).text
    assert "110105198001013374" not in page
    assert "13800138000" not in page
    assert "110105********3374" in page


def test_forgetting(visitor: Reader) -> None:
    address = visitor.post("/documents", {"text": "原告林一舟诉称借款未还。"}).headers["location"]
    visitor.post("/forget", {"doc": address.partition("=")[2]})
    assert visitor.get(address).status_code == 404
    assert "还没有文书" in visitor.get("/").text


def test_documents_that_are_not_kept_say_so(visitor: Reader, reader: Reader) -> None:
    assert "只保存在内存中" in visitor.get("/").text
    assert "只保存在内存中" not in reader.get("/").text


@pytest.mark.parametrize("form", ["html", "docx"])
def test_the_clue_report(reader: Reader, form: str) -> None:
    answer = reader.get(f"/report?id=loan_judgment&form={form}")
    assert "attachment" in answer.headers["content-disposition"]
    if form == "html":
        assert "线索报告" in answer.text
    else:
        paragraphs = [each.text for each in Document(io.BytesIO(answer.content)).paragraphs]
        assert any("90417" in each for each in paragraphs)


# --- looking through ---
def test_the_list_of_clues(reader: Reader) -> None:
    page = reader.get(f"/clues?sign={CASH}").text
    assert "loan_judgment" in page
    assert "labour_award" not in page.partition('id="listed"')[2]
    part = reader.get("/clues?level=high", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "data-row" in part


def test_nothing_fits(reader: Reader) -> None:
    assert "没有符合条件" in reader.get("/clues?words=zzz&page=7&sort=zzz").text


def test_a_person_has_a_page(reader: Reader) -> None:
    page = reader.get("/person?name=郝秉谦").text
    assert page.count("<svg") == 2
    assert "同名者未作区分" in page
    assert "没有这个名字" in reader.get("/person?name=<script>").text


def test_side_by_side(reader: Reader) -> None:
    page = reader.get("/compare?a=loan_complaint&b=loan_complaint_twin").text
    assert '<mark class="swap-who"' in page
    assert "费云舟" in page
    assert "查晓岚" in page
    similarity = re.search(r"相似度 ([\d.]+)", page)
    assert similarity
    assert float(similarity[1]) > 0.9


def test_a_case_number_names_a_document(reader: Reader) -> None:
    page = reader.get("/compare?a=loan_complaint&b=(2021)苏0282民初90417号").text
    assert "90417" in page


def test_similar_filings_are_offered(reader: Reader) -> None:
    page = reader.get("/compare?a=loan_complaint&like=1").text
    assert "b=loan_complaint_twin" in page


def test_clues_across_cases(run: Path, tmp_path: Path) -> None:
    documents = ["loan_complaint", "loan_complaint_twin", "gone"]
    clue = {
        "rank": 1, "sign": "x", "name": "相同文书", "name_en": "Same paper", "strength": "medium", "names": "鲍庆元、<仲怀远>",
        "finding": "2 份", "finding_en": "2 papers", "first_day": "2023-02-13", "last_day": None, "authority": ["某规定第1条"],
        "against": ["可能为系列案件"], "to_verify": ["底单"], "documents": documents,
    }  # fmt: skip
    (tmp_path / "clues.json").write_text(json.dumps({"clues": [clue]}), encoding="utf-8")
    pages = open_pages(Settings(run=run, model=False, screening=tmp_path))
    page = pages.get("/screening").text
    for word in (
        "相同文书",
        "鲍庆元、&lt;仲怀远&gt;",
        "可能为系列案件",
        "某规定第1条",
        "id=loan_complaint_twin",
        'href="/screening"',
    ):
        assert word in page
    assert "gone" not in page
    (tmp_path / "clues.json").write_text('{"clues": [{}]}', encoding="utf-8")
    assert "XZ717" in pages.get("/screening").text


def test_without_screening_no_page(reader: Reader) -> None:
    assert reader.get("/screening").status_code == 404
    assert 'href="/screening"' not in reader.get("/clues").text


def test_without_a_run_there_is_no_list(visitor: Reader) -> None:
    for address in ("/clues", "/person?name=x"):
        answer = visitor.get(address)
        assert answer.status_code == 404
        assert "XZ710" in answer.text
    assert 'href="/clues"' not in visitor.get("/").text


@pytest.mark.parametrize(
    "address",
    [
        "/document?id=nobody",
        "/nothing",
        "/compare?a=nobody&b=nobody",
        "/report?id=../../etc/passwd",
        "/static/../app.py",
        "/correction?doc=loan_judgment&target=zzz",
    ],
)
def test_what_is_not_there(reader: Reader, address: str) -> None:
    answer = reader.get(address)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_a_question_half_asked(reader: Reader) -> None:
    assert reader.get("/document").status_code == 422


# --- deciding ---
def test_accept_reject_and_take_back(reader: Reader) -> None:
    reader.name("李 明")
    target = target_of(reader.get(LOAN).text, CASH)
    part = reader.decide("loan_judgment", target, "accepted")
    assert part.status_code == 200
    assert "已采纳" in part.text
    assert "李 明" in part.text
    assert "<html" not in part.text
    assert "未采纳" in reader.decide("loan_judgment", target, "rejected").text
    assert "未采纳" in reader.get(LOAN).text
    gone = reader.decide("loan_judgment", target, "withdrawn").text
    assert "未采纳" not in gone
    assert [d.verdict for d in reader.desk.reviews.history()] == ["accepted", "rejected", "withdrawn"]


def test_without_script_the_page_comes_back(reader: Reader) -> None:
    reader.name("李明")
    target = target_of(reader.get(LOAN).text, CASH)
    answer = reader.decide("loan_judgment", target, "accepted", part=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/document?id=loan_judgment#s0"
    assert "<html" in reader.get(f"/correction?doc=loan_judgment&target={target}").text


def test_a_decision_needs_a_name(reader: Reader) -> None:
    target = target_of(reader.get(LOAN).text, CASH)
    answer = reader.decide("loan_judgment", target, "accepted")
    assert "XZ712" in answer.text
    assert answer.headers["hx-retarget"] == "#notice"
    assert reader.desk.reviews.history() == ()


def test_correcting_a_sign(reader: Reader) -> None:
    reader.name("李明")
    target = target_of(reader.get(LOAN).text, CASH)
    form = reader.get(f"/correction?doc=loan_judgment&target={target}", headers={"HX-Request": "true"}).text
    assert "以现金方式一次性交付" in form
    assert f'<option value="{CASH}" selected' in form
    values = {
        "v.id": CASH,
        "v.quote": "一次性交付柏宏亮",
        "v.speaker": "court",
        "v.status": "found",
        "note": "查明",
    }
    assert "已更正" in reader.decide("loan_judgment", target, "corrected", **values).text
    (decision,) = reader.desk.reviews.standing()
    assert decision.correction == {
        "id": CASH,
        "passages": [{"quote": "一次性交付柏宏亮", "speaker": "court", "status": "found"}],
    }
    assert decision.note == "查明"
    for wrong in ({"v.quote": "原文没有的话"}, {"v.speaker": "x"}, {"v.id": "no_such_sign"}):
        answer = reader.decide("loan_judgment", target, "corrected", **{**values, **wrong})
        assert answer.status_code == 422
    assert len(reader.desk.reviews.history()) == 1


def test_correcting_facts(reader: Reader) -> None:
    reader.name("李明")
    for field, values in (
        ("fact:decided_on", {"v.value": "2021-06-26"}),
        ("fact:court_fee", {"v.value": "99"}),
    ):
        form = reader.get(f"/correction?doc=loan_judgment&target={field}", headers={"HX-Request": "true"})
        assert 'name="v.value"' in form.text
        assert "已更正" in reader.decide("loan_judgment", field, "corrected", **values).text
    assert (
        reader.decide("loan_judgment", "fact:decided_on", "corrected", **{"v.value": "gestern"}).status_code
        == 422
    )


def test_adding_a_sign(reader: Reader) -> None:
    reader.name("李明")
    form = reader.get(
        "/correction?doc=loan_judgment&target=new&quote=双方系多年好友", headers={"HX-Request": "true"}
    ).text
    assert "双方系多年好友" in form
    values = {
        "v.id": "blank_or_dual_contracts",
        "v.quote": "双方系多年好友",
        "v.speaker": "plaintiff",
        "v.status": "asserted",
    }
    reader.decide("loan_judgment", "new", "corrected", part=False, **values)
    assert "双方系多年好友" in reader.get(LOAN).text.partition("补充或引擎")[2]
    (decision,) = reader.desk.reviews.standing()
    assert decision.verdict == "added"


@pytest.mark.parametrize("verdict", ["guilty", "added", ""])
def test_a_verdict_that_does_not_exist(reader: Reader, verdict: str) -> None:
    reader.name("李明")
    target = target_of(reader.get(LOAN).text, CASH)
    assert reader.decide("loan_judgment", target, verdict).status_code == 422
    assert reader.desk.reviews.history() == ()


# --- reviews ---
def test_reviews_and_export(reader: Reader) -> None:
    reader.name("李明")
    page = reader.get(LOAN).text
    reader.decide("loan_judgment", target_of(page, CASH), "rejected")
    reader.decide("loan_judgment", target_of(page, "lender_no_capacity"), "accepted")
    listed = unescape(reader.get("/reviews").text)
    assert "大额现金交付" in listed
    assert "0%" in listed
    assert "100%" in listed
    row = json.loads(reader.get("/export?form=jsonl").text)
    text = row.pop("text")
    labels = Annotation.model_validate(row)
    ids = {sign.id for sign in labels.signs}
    assert CASH not in ids
    assert "lender_no_capacity" in ids
    assert text == (DOCUMENTS / "loan_judgment.txt").read_text(encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(reader.get("/export?form=zip&only=1").content)) as archive:
        assert sorted(archive.namelist()) == ["loan_judgment.json", "loan_judgment.txt"]
        only = Annotation.model_validate(json.loads(archive.read("loan_judgment.json")))
    assert {sign.id for sign in only.signs} == {"lender_no_capacity"}


def test_nothing_reviewed_yet(reader: Reader) -> None:
    assert "还没有审阅记录" in reader.get("/reviews").text
    assert reader.get("/export?form=jsonl").text == ""


def test_reviews_outlive_the_pages(run: Path) -> None:
    first = open_pages(Settings(run=run, model=False))
    first.name("李明")
    first.decide("loan_judgment", target_of(first.get(LOAN).text, CASH), "accepted")
    second = open_pages(Settings(run=run, model=False))
    assert "已采纳" in second.get(LOAN).text
    assert (run / "reviews.sqlite").is_file()
