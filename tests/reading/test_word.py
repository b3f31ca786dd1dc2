"""Word documents: what stands on the page, in reading order."""

from __future__ import annotations

import io
import zipfile

import pytest

from xiezhi.errors import XiezhiError
from xiezhi.reading import Limits, read_bytes

from .makers import JUDGMENT, docx, paragraph, zipped


def text_of(data: bytes) -> str:
    return read_bytes(data, name="判决.docx").text


def codes(data: bytes) -> list[str]:
    return [problem.code for problem in read_bytes(data, name="判决.docx").problems]


def numbered(text: str, depth: int = 0, number: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def level(depth: int, style: str, pattern: str, suffix: str = "nothing") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "decimal", "%1.%2", "tab").replace("<w:suff", "<w:isLgl/><w:suff")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def test_paragraphs_breaks_and_tabs() -> None:
    body = (
        "".join(map(paragraph, JUDGMENT))
        + "<w:p/>"
        + (
            "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:noBreakHyphen/><w:t>丁</w:t></w:r></w:p>"
        )
    )
    assert text_of(docx(body)) == "\n".join(JUDGMENT) + "\n甲\t乙\n丙-丁"


def test_a_file_from_another_writer() -> None:
    docx_module = pytest.importorskip("docx")
    document = docx_module.Document()
    for line in JUDGMENT:
        document.add_paragraph(line)
    table = document.add_table(rows=2, cols=2)
    for index, cell in enumerate(table._cells):
        cell.text = f"格{index}"
    document.add_paragraph("完")
    buffer = io.BytesIO()
    document.save(buffer)
    assert text_of(buffer.getvalue()) == "\n".join(JUDGMENT) + "\n格0\t格1\n格2\t格3\n完"


def test_tables_keep_their_place_and_shape() -> None:
    cell = "<w:tc>{}</w:tc>".format
    table = (
        "<w:tbl><w:tr>"
        + cell(paragraph("诉讼请求"))
        + cell(paragraph("1. 还款") + paragraph("2. 付息"))
        + "</w:tr>"
        "<w:tr>" + cell("<w:p/>") + cell(paragraph("无")) + "</w:tr></w:tbl>"
    )
    assert (
        text_of(docx(paragraph("前") + table + paragraph("后"))) == "前\n诉讼请求\t1. 还款\n2. 付息\n\t无\n后"
    )


def test_numbers_are_printed() -> None:
    body = (
        numbered("偿还本金") + numbered("支付利息") + numbered("逾期部分", 1) + numbered("期内部分", 1)
        + numbered("承担费用") + numbered("再起一段", 1) + numbered("另起编号", 0, 2)
    )  # fmt: skip
    assert text_of(docx(body, numbering=NUMBERING)).split("\n") == [
        "一、偿还本金", "二、支付利息", "2.1 逾期部分", "2.2 期内部分", "三、承担费用", "3.1 再起一段", "一、另起编号",
    ]  # fmt: skip


def test_numbers_from_a_style_and_the_style_below_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="C"/></w:style>'
    )
    styled = '<w:pStyle w:val="{}"/>'.format
    body = paragraph("甲", styled("A")) + paragraph("乙", styled("B")) + paragraph("丙", styled("C"))
    body += paragraph("丁", styled("A") + '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert text_of(docx(body, numbering=NUMBERING, styles=styles)) == "一、甲\n二、乙\n丙\n丁"


def test_tracked_changes_are_read_as_accepted() -> None:
    run = "<w:r><w:t>{}</w:t></w:r>".format
    body = (
        f"<w:p>{run('借款')}<w:ins>{run('50000')}</w:ins><w:del><w:r><w:delText>40000</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('元')}</w:moveTo></w:p>"
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('上半')}</w:p><w:p>{run('下半')}</w:p>"
    )
    assert text_of(docx(body)) == "借款50000元\n上半下半"
    assert codes(docx(body)) == ["XZ117"]


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent>" + paragraph("盒中文字") + "</w:txbxContent>"
    choice = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = f"<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r></w:p>"
    assert text_of(docx(body + paragraph("下段"))) == "正文\n盒中文字\n下段"


def test_pictures_are_noted() -> None:
    body = paragraph("正文") + "<w:p><w:r><w:drawing><a:blip/></w:drawing></w:r></w:p>"
    assert codes(docx(body)) == ["XZ118"]


def test_hidden_text_and_field_codes_are_no_text() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:t>显</w:t></w:r></w:p>"
    )
    assert text_of(docx(body)) == "显"


def test_ticked_boxes_of_form_complaints() -> None:
    symbol = '<w:sym w:font="Wingdings 2" w:char="{}"/>'.format
    body = f"<w:p><w:r>{symbol('F052')}<w:t>是 </w:t>{symbol('F0A3')}<w:t>否</w:t></w:r></w:p>"
    assert text_of(docx(body)) == "☑是 □否"


def test_check_boxes_of_form_fields() -> None:
    box = '<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="{}"/>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
    boxes = (
        box.format(0, "")
        + box.format(1, "")
        + box.format(1, '<w:checked w:val="0"/>')
        + box.format(0, "<w:checked/>")
    )
    assert text_of(docx(f"<w:p>{boxes}<w:r><w:t>选</w:t></w:r></w:p>")) == "□☑□☑选"


def with_chunk(chunk: bytes) -> bytes:
    with zipfile.ZipFile(
        io.BytesIO(docx(paragraph("前") + '<w:altChunk id="c"/>' + paragraph("后")))
    ) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["word/_rels/document.xml.rels"] = (
        b'<Relationships><Relationship Id="c" Type="x/aFChunk" Target="/word/page.mht"/></Relationships>'
    )
    return zipped(files | {"word/page.mht": chunk})


def test_inserted_pages_are_read() -> None:
    assert text_of(with_chunk("<html><p>甲</p><p>乙</p></html>".encode())) == "前\n甲\n乙\n后"
    inner = with_chunk(docx(paragraph("丙")))
    assert text_of(with_chunk(inner)) == "前\n前\n后\n后"
    assert text_of(with_chunk(b"")) == "前\n后"
    assert codes(with_chunk(b"")) == ["XZ119"]


def test_entities_in_wide_encodings_are_refused() -> None:
    part = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE d [<!ENTITY a "b">]><document><body/></document>'
    with pytest.raises(XiezhiError) as caught:
        text_of(zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": part.encode("utf-16")}))
    assert caught.value.code == "XZ116"


def test_content_controls_and_insertions_around_blocks() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{paragraph('甲')}</w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>丙</w:t></w:r>"
        "</w:sdtContent></w:sdt></w:p>"
    )
    assert text_of(docx(body)) == "甲\n乙丙"


def test_notes_follow_the_body() -> None:
    notes = f'<w:footnote w:type="separator">{paragraph("——")}</w:footnote><w:footnote w:id="2">{paragraph("见证据三")}</w:footnote>'
    assert text_of(docx(paragraph("正文"), footnotes=notes)) == "正文\n见证据三"


def test_headers_and_footers() -> None:
    data = docx(
        paragraph("正文"), header=paragraph("（2021）川0822民初1234号"), footer=paragraph("第1页 共3页")
    )
    assert text_of(data) == "（2021）川0822民初1234号\n正文"
    assert codes(data) == []
    data = docx(paragraph("正文"), header=paragraph("某某律师事务所"), footer=paragraph("- 1 -"))
    assert text_of(data) == "正文"
    assert codes(data) == ["XZ114"]


def test_strict_namespaces() -> None:
    data = docx(paragraph("正文"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    strict = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    files["word/document.xml"] = files["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", strict
    )
    assert text_of(zipped(files)) == "正文"


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"<w:document", "XZ107"),
        (b'<!DOCTYPE d [<!ENTITY a "b">]><document><body>&a;</body></document>', "XZ116"),
        (b"<document><body/></document>", "XZ110"),
        (b"<document><body>" + b" " * (64 << 20) + b"</body></document>", "XZ104"),
    ],
)
def test_bad_documents(document: bytes, code: str) -> None:
    data = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": document})
    with pytest.raises(XiezhiError) as caught:
        read_bytes(data, name="判决.docx")
    assert caught.value.code == code


def test_document_without_its_main_part() -> None:
    with pytest.raises(XiezhiError) as caught:
        read_bytes(zipped({"[Content_Types].xml": b"<Types/>", "word/styles.xml": b"<s/>"}), name="判决.docx")
    assert caught.value.code == "XZ107"


def test_unpacked_size_is_limited() -> None:
    with pytest.raises(XiezhiError) as caught:
        read_bytes(docx(paragraph("正文" * 5000)), name="判决.docx", limits=Limits(max_bytes=8000))
    assert caught.value.code == "XZ104"
