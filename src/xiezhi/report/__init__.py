"""Clue reports (线索报告): what was read and where to look, for the file. Signs with their passages, never verdicts."""

from __future__ import annotations

from collections.abc import Sequence

from xiezhi.report.view import Case, Language, Similar, report_of
from xiezhi.schema import Analysis

__all__ = [
    "Case",
    "Language",
    "Similar",
    "render_docx",
    "render_docx_group",
    "render_html",
    "render_html_group",
]


def render_html(analysis: Analysis, text: str, *, language: Language = "zh") -> str:
    """The clue report of one document as one HTML file: no script, nothing loaded from elsewhere.

    `text` is the decoded original that the analysis was made of. Identity, telephone and account numbers are masked.
    """
    return render_html_group([Case(analysis, text)], language=language)


def render_html_group(cases: Sequence[Case], *, language: Language = "zh") -> str:
    """The clue report of several documents, those to look at first in front."""
    from xiezhi.report.html import page

    return page(report_of(cases, language))


def render_docx(analysis: Analysis, text: str, *, language: Language = "zh") -> bytes:
    """The clue report of one document as a Word file (.docx); the same input gives the same bytes."""
    return render_docx_group([Case(analysis, text)], language=language)


def render_docx_group(cases: Sequence[Case], *, language: Language = "zh") -> bytes:
    """The clue report of several documents as a Word file (.docx)."""
    from xiezhi.report.docx import document

    return document(report_of(cases, language))
