"""What was decided: the list, agreement with the engine, and the labels to learn from."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from xiezhi.errors import XiezhiError
from xiezhi.web.agreement import agreement
from xiezhi.web.desk import Desk
from xiezhi.web.export import as_lines, as_zip, labelled
from xiezhi.web.labels import field_of
from xiezhi.web.pages import language_of
from xiezhi.web.reviews import Decision
from xiezhi.web.routes.clues import sign_names
from xiezhi.web.routes.needs import TheDesk, ThePages

router = APIRouter()
_MOST = 200


@router.get("/reviews")
def reviews(request: Request, desk: TheDesk, pages: ThePages) -> Response:
    """The latest decisions, and how reviewers agree with the engine."""
    history = desk.reviews.history()
    latest = [(each, _title(desk, each), field_of(each.target)) for each in reversed(history[-_MOST:])]
    rows = agreement(desk.reviews.standing())
    return pages.show(
        request,
        "reviews.html",
        rows=rows,
        latest=latest,
        total=len(history),
        signs=sign_names(language_of(request)),
    )


def _title(desk: Desk, decision: Decision) -> str:
    try:
        return desk.title(decision.doc_id)
    except XiezhiError:
        return decision.doc_id


@router.get("/export")
def export(desk: TheDesk, form: str = "zip", only: str = "") -> Response:
    """The labels as a file: `zip` (a folder for training), or `jsonl`."""
    exported = labelled(desk, decided_only=bool(only))
    lines = form == "jsonl"
    name = f"xiezhi-reviews.{'jsonl' if lines else 'zip'}"
    data = as_lines(exported) if lines else as_zip(exported)
    kind = "application/x-ndjson" if lines else "application/zip"
    return Response(data, media_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
