"""XML: judgment XML in its two habits, and doors that stay shut."""

from __future__ import annotations

import pytest

from xiezhi.errors import XiezhiError
from xiezhi.reading import read_bytes
from xiezhi.reading.xmlfile import read_xml


def test_full_text_attribute_is_read_and_its_parts_are_not_repeated() -> None:
    markup = (
        '<?xml version="1.0" encoding="UTF-8"?><writ><QW nameCN="全文" value="青川县人民法院 民事判决书 本院认为……">'
        '<WS nameCN="文首" value="青川县人民法院 民事判决书"/></QW></writ>'
    )
    assert read_xml(markup, "utf-8").text == "青川县人民法院 民事判决书 本院认为……"


def test_parts_are_read_where_no_full_text_is_given() -> None:
    markup = (
        '<writ><WS nameCN="文首" value="青川县人民法院"><JBFY value="青川县人民法院"/></WS>'
        '<DSR value="原告：王小虎。"/><PJJG value="驳回诉讼请求。"/></writ>'
    )
    assert read_xml(markup, "utf-8").text == "青川县人民法院\n原告：王小虎。\n驳回诉讼请求。"


def test_text_between_tags() -> None:
    markup = "<案件><标题>民事判决书</标题><正文>原告：王小虎。</正文></案件>"
    assert read_xml(markup, "utf-8").text == "民事判决书\n原告：王小虎。"


def test_page_inside_character_data() -> None:
    markup = "<doc><content><![CDATA[<div>民事判决书</div><div>原告：王小虎。</div>]]></content></doc>"
    assert read_xml(markup, "utf-8").text == "民事判决书\n原告：王小虎。"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_declared_encodings(encoding: str) -> None:
    name = "GB2312" if encoding == "gb18030" else "UTF-16"
    markup = f'<?xml version="1.0" encoding="{name}"?><判决><正文>原告：王小虎，被告：李大山。</正文></判决>'
    source = read_bytes(markup.encode(encoding), name="判决.xml")
    assert source.text == "原告：王小虎，被告：李大山。"
    assert source.media_type == "application/xml"


@pytest.mark.parametrize(
    "markup",
    [
        '<!DOCTYPE a [<!ENTITY b "甲"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]><a/>',
    ],
)
def test_entities_are_refused(markup: str) -> None:
    with pytest.raises(XiezhiError) as caught:
        read_xml(markup, "utf-8")
    assert caught.value.code == "XZ116"


def test_external_dtd_is_not_fetched(tmp_path: object) -> None:
    assert read_xml('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a>本院认为</a>', None).text == "本院认为"


@pytest.mark.parametrize("markup", ["<a><b></a>", "<?xml version='1.0'?>", "<?xml version='1.0'?>\n正文"])
def test_damaged_xml(markup: str) -> None:
    with pytest.raises(XiezhiError) as caught:
        read_xml(markup, "utf-8")
    assert caught.value.code == "XZ107"


def test_word_2003_xml() -> None:
    namespace = 'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"'
    wx = 'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint"'
    markup = (
        f'<?xml version="1.0"?><w:wordDocument {namespace} {wx}><w:body><wx:sect><w:p><w:r><w:t>民事起诉状</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr><w:r><w:t>偿还借款。</w:t></w:r></w:p></wx:sect>'
        "</w:body></w:wordDocument>"
    )
    assert read_bytes(markup.encode(), name="起诉状.doc").text == "民事起诉状\n一、偿还借款。"
