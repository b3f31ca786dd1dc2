"""The report as a Word file (.docx)."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from xiezhi.report.passages import Passage
from xiezhi.report.rows import Row
from xiezhi.report.view import CaseView, Report, SignView

# XML 1.0 cannot hold these characters; a document read from damaged bytes may.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
_FONT = "宋体"


def document(report: Report) -> bytes:
    """The bytes of a .docx file; without a clock inside, so that the same report gives the same bytes."""
    doc = Document()
    _prepare(doc, report)
    doc.add_heading(report.say("title"), 0)
    doc.add_paragraph(report.say("notice"), style="Intense Quote")
    if len(report.cases) > 1:
        doc.add_heading(report.say("group"), 1)
        for case in report.cases:
            doc.add_paragraph(
                _fit(f"{case.title}（{report.say('level')} {case.attention}）"), style="List Number"
            )
    for case in report.cases:
        _case(doc, case, report)
    return _packed(doc)


def _prepare(doc: Any, report: Report) -> None:
    section = doc.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.4)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        style = doc.styles[name]
        style.font.name = "Times New Roman"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), _FONT)
    doc.styles["Normal"].font.size = Pt(10.5)
    properties = doc.core_properties
    properties.title, properties.author = report.say("title"), "xiezhi"
    properties.created = properties.modified = _EPOCH
    properties.language = "zh-CN" if report.language == "zh" else "en"
    properties.comments = ""


def _case(doc: Any, case: CaseView, report: Report) -> None:
    doc.add_heading(_fit(case.title), 1)
    line = doc.add_paragraph()
    line.add_run(f"{report.say('level')}：{case.attention}").bold = True
    for reason in case.because:
        doc.add_paragraph(_fit(reason), style="List Bullet")
    blocks = (("case", case.facts), ("parties", case.parties), ("dealings", case.dealings))
    for key, rows in blocks:
        if rows:
            doc.add_heading(report.say(key), 2)
            _rows(doc, rows, report)
    if case.timeline:
        doc.add_heading(report.say("timeline"), 2)
        _pairs(doc, [(event.day, event.label) for event in case.timeline.events])
    doc.add_heading(report.say("signs"), 2)
    for sign in case.signs:
        _sign(doc, sign, report)
    if not case.signs:
        doc.add_paragraph(report.say("no_signs"))
    _rest(doc, case, report)


def _rest(doc: Any, case: CaseView, report: Report) -> None:
    if case.similar:
        doc.add_heading(report.say("similar"), 2)
        _pairs(doc, case.similar)
    if case.problems:
        doc.add_heading(report.say("problems"), 2)
        for problem in case.problems:
            doc.add_paragraph(_fit(problem), style="List Bullet")
    doc.add_heading(report.say("made"), 2)
    _pairs(doc, case.made)


def _rows(doc: Any, rows: Sequence[Row], report: Report) -> None:
    table = _table(doc, len(rows) + 1, (3.0, 5.6, 7.6))
    for cell, key in zip(table.rows[0].cells, ("item", "value", "passage"), strict=True):
        cell.paragraphs[0].add_run(report.say(key)).bold = True
    # `table.rows[n].cells` walks the whole table each time; the cells once are a plain list.
    cells = table._cells
    for number, row in enumerate(rows, start=1):
        label, value, where = cells[3 * number : 3 * number + 3]
        label.text, value.text = _fit(row.label), _fit(row.value)
        if row.passage is not None:
            _passage(where.paragraphs[0], row.passage, row.source)


def _pairs(doc: Any, pairs: Sequence[tuple[str, str]]) -> None:
    table = _table(doc, len(pairs), (4.6, 11.6))
    for cell, text in zip(table._cells, (text for pair in pairs for text in pair), strict=True):
        cell.text = _fit(text)


def _table(doc: Any, rows: int, widths: tuple[float, ...]) -> Any:
    table = doc.add_table(rows=rows, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for number, cell in enumerate(table._cells):
        cell.width = Cm(widths[number % len(widths)])
    return table


def _sign(doc: Any, sign: SignView, report: Report) -> None:
    doc.add_heading(_fit(f"{sign.name}（{report.say('strength')} {sign.strength}）"), 3)
    for passage in sign.evidence:
        _passage(doc.add_paragraph(), passage)
    if sign.arithmetic:
        doc.add_paragraph(_fit(f"{report.say('arithmetic')}：{sign.arithmetic}"))
    for passage in sign.against:
        paragraph = doc.add_paragraph()
        paragraph.add_run(f"{report.say('against')}：").bold = True
        _passage(paragraph, passage)
    for key, items in (("authority", sign.authority), ("to_verify", sign.to_verify)):
        if items:
            paragraph = doc.add_paragraph()
            paragraph.add_run(f"{report.say(key)}：").bold = True
            paragraph.add_run(_fit("；".join(items)))
    _small(doc.add_paragraph(), f"{sign.id} · {sign.source}")


def _passage(paragraph: Any, passage: Passage, source: str = "") -> None:
    paragraph.add_run(_fit(passage.before))
    quoted = paragraph.add_run(_fit(passage.quoted))
    quoted.bold = True
    paragraph.add_run(_fit(passage.after))
    details = " · ".join(part for part in (passage.place, passage.who, source, passage.note) if part)
    _small(paragraph, f" （{details}）")


def _small(paragraph: Any, text: str) -> None:
    paragraph.add_run(_fit(text)).font.size = Pt(8)


def _fit(text: str) -> str:
    return _UNFIT.sub("\ufffd", text)


def _packed(doc: Any) -> bytes:
    """The document's parts with one date for all: python-docx writes the time of day into the ZIP."""
    written, packed = io.BytesIO(), io.BytesIO()
    doc.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in parts.namelist():
            target.writestr(zipfile.ZipInfo(name), parts.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
