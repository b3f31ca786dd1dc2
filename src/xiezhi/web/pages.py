"""From values to HTML: the templates, and what every page knows."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import quote, unquote

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse

from xiezhi import __version__
from xiezhi.errors import XiezhiError
from xiezhi.language import told
from xiezhi.report import Language
from xiezhi.web.desk import Desk
from xiezhi.web.guard import Keys
from xiezhi.web.words import FIELDS, say

LANGUAGE, THEME, REVIEWER = "xiezhi_language", "xiezhi_theme", "xiezhi_reviewer"
_STATUS = {
    "XZ521": 404, "XZ530": 404, "XZ611": 404, "XZ710": 404, "XZ711": 404, "XZ715": 404, "XZ717": 404, "XZ704": 403, "XZ705": 413,
    "XZ706": 401,
}  # fmt: skip


class Pages:
    """The templates of one app."""

    def __init__(self, desk: Desk, keys: Keys) -> None:
        self.desk, self.keys = desk, keys
        self._templates = Environment(
            loader=PackageLoader("xiezhi.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def show(self, request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
        """A page or a part of one."""
        found = self._templates.get_template(template)
        return HTMLResponse(found.render(**self._frame(request), **values), status)

    def _frame(self, request: Request) -> dict[str, Any]:
        language = language_of(request)
        run = [("/clues", "nav_clues")] if self.desk.has_run else []
        if self.desk.has_run and self.desk.settings.screening is not None:
            run.append(("/screening", "nav_screening"))
        return {
            "say": partial(say, language=language),
            "language": language,
            "theme": request.cookies.get(THEME, "")
            if request.cookies.get(THEME) in ("light", "dark")
            else "",
            "reviewer": reviewer_of(request),
            "form_token": self.keys.form(request.scope["session"]),
            "navigation": [("/", "nav_home"), *run, ("/compare", "nav_compare"), ("/reviews", "nav_reviews")],
            "here": request.url.path,
            "back": back_of(request),
            "kept": self.desk.reviews.kept,
            "has_run": self.desk.has_run,
            "version": __version__,
            "field_names": {key: pair[0 if language == "zh" else 1] for key, pair in FIELDS.items()},
        }

    def error(self, request: Request, error: XiezhiError) -> HTMLResponse:
        """An error as a page; where only a part of a page was asked for, as a notice at its top."""
        message, remedy = told(error.code, error.message, language_of(request), error.values)
        said = {"code": error.code, "message": message, "remedy": remedy or error.remedy}
        status = _STATUS.get(error.code, 422)
        if not is_part(request):
            return self.show(request, "error.html", status, **said)
        answer = self.show(request, "alert.html", status, **said)
        answer.headers["HX-Retarget"], answer.headers["HX-Reswap"] = "#notice", "innerHTML"
        return answer

    async def form(self, request: Request) -> FormData:
        """The form that was sent, where it belongs to the session.

        Raises:
            XiezhiError: XZ704 where its token does not fit.
        """
        limit = self.desk.settings.max_upload
        form = await request.form(max_files=500, max_fields=200, max_part_size=limit)
        given = request.headers.get("x-form-token") or form.get("form_token")
        if not isinstance(given, str) or not self.keys.fits(request.scope["session"], given):
            raise XiezhiError("XZ704")
        return form


def language_of(request: Request) -> Language:
    """The language of the reader: Chinese unless English was chosen."""
    return "en" if request.cookies.get(LANGUAGE) == "en" else "zh"


def reviewer_of(request: Request) -> str:
    """The name under which decisions are written down, empty where none was given."""
    return unquote(request.cookies.get(REVIEWER, ""))[:40].strip()


def is_part(request: Request) -> bool:
    """Whether the page itself asks, for a part of it."""
    return request.headers.get("hx-request") == "true"


def back_of(request: Request) -> str:
    """The address of this page, to come back to it."""
    path = request.url.path
    return f"{path}?{request.url.query}" if request.url.query else path


def inside(address: str) -> str:
    """An address of these pages, the start page for any other."""
    safe = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if safe and address.isprintable() and "\\" not in address else "/"


def escaped(value: str) -> str:
    """A value as a cookie or an address can carry it."""
    return quote(value, safe="")
