"""One document: its page, its clue report."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from xiezhi.report import Case, render_docx, render_html
from xiezhi.web.document import view
from xiezhi.web.labels import file_name
from xiezhi.web.pages import escaped, language_of
from xiezhi.web.routes.needs import TheDesk, ThePages

router = APIRouter()
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@router.get("/document")
def document(request: Request, desk: TheDesk, pages: ThePages, id: str) -> Response:
    """A document with signs and facts marked in place."""
    held = desk.held(id)
    made = () if held.is_dropped else desk.made
    shown = view(
        id, held.analysis, held.text, held.sections, desk.reviews.standing(id), language_of(request),
        is_dropped=held.is_dropped, case=Case(held.analysis, held.text, made=made),
    )  # fmt: skip
    return pages.show(request, "document.html", view=shown)


@router.get("/report")
def report(request: Request, desk: TheDesk, id: str, form: str = "html") -> Response:
    """The clue report of a document as a file."""
    held, language = desk.held(id), language_of(request)
    name = escaped(f"{file_name(held.analysis.document.source or id)}.{'docx' if form == 'docx' else 'html'}")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    if form == "docx":
        data = render_docx(held.analysis, held.text, language=language)
        return Response(data, media_type=_WORD, headers=headers)
    page = render_html(held.analysis, held.text, language=language).encode("utf-8", "replace")
    return Response(page, media_type="text/html; charset=utf-8", headers=headers)
