"""Files made for the tests: Word packages, PDFs with a Chinese text layer, ZIPs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)

JUDGMENT = (
    "青川县人民法院",
    "民 事 判 决 书",
    "（2021）川0822民初1234号",
    "原告：王小虎，男，1980年3月5日出生，汉族，住青川县乔庄镇。",
    "被告：李大山，男，1975年8月1日出生，汉族，住青川县竹园镇。",
    "原告王小虎与被告李大山民间借贷纠纷一案，本院于2021年5月6日立案后，依法适用简易程序，公开开庭进行了审理。",
    "王小虎向本院提出诉讼请求：判令被告偿还借款本金50000元及利息。",
    "审判员　　赵明",
    "二〇二一年六月三十日",
)


def paragraph(text: str, properties: str = "") -> str:
    """A `w:p` with one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(body: str, **parts: str) -> bytes:
    """A `.docx` whose `w:body` holds `body`; `parts` are root contents of numbering, styles, footnotes, header …"""
    roots = {"numbering": "numbering", "styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes",
             "header": "hdr", "footer": "ftr"}  # fmt: skip
    relations = "".join(
        f'<Relationship Id="r{index}" Type="{_REL}/{kind}" Target="{kind}.xml"/>'
        for index, kind in enumerate(parts)
    )
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships><Relationship Id="r" Type="{_REL}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for kind, content in parts.items():
        files[f"word/{kind}.xml"] = f"<w:{roots[kind]} {_NAMESPACES}>{content}</w:{roots[kind]}>"
    return zipped({name: text.encode() for name, text in files.items()})


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _font(characters: Sequence[str], unmapped: str) -> tuple[bytes, bytes]:
    """A composite font without a program, and the table that maps its codes back to characters."""
    pairs = "\n".join(
        f"<{code:04x}> <{char.encode('utf-16-be').hex()}>"
        for code, char in enumerate(characters, start=1)
        if char not in unmapped
    )
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        f"{len(set(characters) - set(unmapped))} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    )
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/Test/Flags 4/FontBBox[0 -200 1000 800]"
        b"/Ascent 800/Descent -200/CapHeight 700/ItalicAngle 0/StemV 80>>>>]/ToUnicode 4 0 R>>"
    )
    return font, table.encode("ascii")


def pdf(
    pages: Sequence[Sequence[tuple[float, float, str]]], *, trailer: bytes = b"", unmapped: str = ""
) -> bytes:
    """A PDF with one page per list of printed lines `(x, y, text)`, 12-point type on a 595 × 842 page.

    `unmapped` characters are printed, but the file does not say what they are.
    """
    characters = sorted({char for lines in pages for _, _, text in lines for char in text})
    codes = {char: code for code, char in enumerate(characters, start=1)}
    font, table = _font(characters, unmapped)
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        font,
        _stream(table),
    ]
    for index, lines in enumerate(pages):
        content = "\n".join(
            f"BT /F1 12 Tf {x} {y} Td <{''.join(f'{codes[char]:04x}' for char in text)}> Tj ET"
            for x, y, text in lines
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {6 + 2 * index} 0 R>>".encode()
        )
        objects.append(_stream(content.encode("ascii")))
    return _assembled(objects, trailer)


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%b\nendstream" % (len(data), data)


def _assembled(objects: Sequence[bytes], trailer: bytes) -> bytes:
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, trailer, len(out),
    )  # fmt: skip


def printed(
    paragraphs: Sequence[str], *, width: int = 36, indent: bool = True
) -> list[tuple[float, float, str]]:
    """Paragraphs set in lines of `width` characters, first line indented by two, as a court prints them."""
    lines: list[tuple[float, float, str]] = []
    y = 780.0
    for text in paragraphs:
        first = width - 2 if indent else width
        pieces = [text[:first]] + [text[at : at + width] for at in range(first, len(text), width)]
        for index, piece in enumerate(pieces):
            lines.append((80 + (24 if indent and index == 0 else 0), y, piece))
            y -= 20
    return lines
