"""Two filings side by side, and what to hold against one."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from xiezhi.archive.screen.repeats import FOLDER
from xiezhi.archive.stored import ids_of
from xiezhi.errors import XiezhiError
from xiezhi.web.desk import Desk
from xiezhi.web.pages import Pages
from xiezhi.web.routes.needs import TheDesk, ThePages
from xiezhi.web.sides import side_by_side

router = APIRouter()
_ALIKE = """
SELECT CASE WHEN doc_a = $id THEN doc_b ELSE doc_a END AS other, max(similarity) AS similarity
FROM read_parquet($pairs) WHERE doc_a = $id OR doc_b = $id GROUP BY other ORDER BY similarity DESC, other LIMIT 20
"""
_LIKE = 12


@router.get("/compare")
def compare(
    request: Request, desk: TheDesk, pages: ThePages, a: str = "", b: str = "", like: str = ""
) -> Response:
    """Side by side where both are named; else the choice of the other one."""
    if not (a and b):
        return _choose(request, desk, pages, a or b, search=bool(like))
    left, right = (desk.held(_id(desk, each)) for each in (a, b))
    titles = desk.title(left.id), desk.title(right.id)
    return pages.show(
        request, "compare.html", a=left.id, b=right.id, titles=titles, sides=side_by_side(left, right)
    )


def _choose(request: Request, desk: Desk, pages: Pages, a: str, *, search: bool) -> Response:
    alike = _alike(desk, a, search) if a else []
    dropped = [(id, name) for id, name, *_ in desk.reviews.dropped_names() if id != a]
    title = desk.title(_id(desk, a)) if a else ""
    return pages.show(request, "choose.html", a=a, title=title, alike=alike, dropped=dropped, searched=search)


def _id(desk: Desk, named: str) -> str:
    """A document's id, given itself or its case number."""
    try:
        return desk.held(named).id
    except XiezhiError:
        if not desk.has_run:
            raise
        return ids_of(desk.archive, named.strip())[0]


def _alike(desk: Desk, id: str, search: bool) -> list[tuple[str, str, float | None]]:
    """(id, name, similarity) of filings like this one: near-duplicates where the run was compared, or by full text."""
    if not desk.has_run:
        return []
    archive = desk.archive
    pairs = archive.path / FOLDER / "pairs.parquet"
    found: list[tuple[str, float | None]] = []
    if pairs.is_file():
        found = [
            (str(other), float(alike))
            for other, alike in archive.sql(_ALIKE, id=id, pairs=str(pairs)).fetchall()
        ]
    if search:
        from xiezhi.archive.search import similar

        known = {other for other, _ in found}
        hits = similar(archive, desk.held(id).text, but=id, limit=_LIKE).hits
        found += [(hit.doc_id, None) for hit in hits if hit.doc_id not in known]
    return [(other, desk.title(other), alike) for other, alike in found]
