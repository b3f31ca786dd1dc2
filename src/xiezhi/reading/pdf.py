"""PDF with a text layer: lines put back into paragraphs, page numbers and running heads set aside.

A page without text is a problem with its number; a document without any is a scan, and an error.
"""

from __future__ import annotations

from typing import Any

from xiezhi.errors import Problem, XiezhiError
from xiezhi.reading.encodings import losses
from xiezhi.reading.extract import Extract
from xiezhi.reading.furniture import is_page_number
from xiezhi.reading.limits import Limits
from xiezhi.reading.pdflines import Line, join_lines, layer_text, running_heads, split_lines

_PASSWORD_ERROR = 4  # FPDF_ERR_PASSWORD
# Fonts without a proper table give radicals in place of the characters that look like them.
_RADICALS = (
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
    "心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶"
    "网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風"
    "飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠"
)


def read_pdf(data: bytes, limits: Limits) -> Extract:
    """The text of a PDF.

    Raises:
        XiezhiError: XZ103 too many pages, XZ106 needs a password, XZ107 damaged, XZ108 no text layer at all.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD_ERROR or "password" in str(error).lower():
            raise XiezhiError("XZ106", kind="PDF") from error
        raise XiezhiError("XZ107", kind="PDF", reason=error) from error
    try:
        if len(document) > limits.max_pages:
            raise XiezhiError("XZ120", count=len(document), limit=limits.max_pages)
        return _extract(document)
    except pypdfium2.PdfiumError as error:
        raise XiezhiError("XZ107", kind="PDF", reason=error) from error
    finally:
        document.close()


def _extract(document: Any) -> Extract:
    pages = [_page_lines(document, number) for number in range(len(document))]
    blank = [number + 1 for number, lines in enumerate(pages) if not lines]
    if len(blank) == len(pages):
        raise XiezhiError("XZ108", count=len(pages))
    kept, dropped = _without_furniture([lines or [] for lines in pages])
    text = join_lines(kept)
    problems = losses(text, "XZ111", encoding="PDF")
    problems += tuple(Problem.of("XZ121", page=number) for number in blank)
    if dropped:
        problems += (Problem.of("XZ114", text=" / ".join(dropped)[:200]),)
    if text and _illegible(text) > 0.2:
        problems += (Problem.of("XZ122", percent=round(100 * _illegible(text))),)
    return Extract(text, "application/pdf", None, problems)


def _page_lines(document: Any, number: int) -> list[Line]:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return []  # reported as a page without text: the rest of the document stands
    try:
        layer = page.get_textpage()
        try:
            return split_lines(layer, _as_written(layer_text(layer)))
        finally:
            layer.close()
    except pypdfium2.PdfiumError:
        return []
    finally:
        page.close()


def _without_furniture(pages: list[list[Line]]) -> tuple[list[list[Line]], list[str]]:
    """The pages without page numbers and running heads, and the running heads that were dropped."""
    heads = running_heads(pages)
    kept: list[list[Line]] = []
    dropped: list[str] = []
    for lines in pages:
        edge = {0, len(lines) - 1}
        page = []
        for index, line in enumerate(lines):
            near = index in edge or index in (1, len(lines) - 2)
            if near and line.text.strip() in heads:
                dropped.append(line.text.strip())
            elif not (index in edge and is_page_number(line.text)):
                page.append(line)
        kept.append(page)
    return kept, list(dict.fromkeys(dropped))


def _as_written(text: str) -> str:
    """Kangxi radicals (U+2F00 to U+2FD5) as the characters they stand for, one for one."""
    if not any("\u2f00" <= char <= "\u2fd5" for char in text):
        return text
    return text.translate({0x2F00 + index: char for index, char in enumerate(_RADICALS)})


def _illegible(text: str) -> float:
    """Share of characters that no reader can make sense of: private use, replacement, control."""
    bad = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" or char < "\t" for char in text)
    return bad / len(text)
