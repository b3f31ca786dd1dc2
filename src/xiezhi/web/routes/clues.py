"""The list of clues, and the page of a person or company."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from starlette.responses import Response

from xiezhi.errors import XiezhiError
from xiezhi.report import Language
from xiezhi.schema import words
from xiezhi.schema.words import term
from xiezhi.signs import load_catalogue
from xiezhi.web.clues import FILTERS, SORTS
from xiezhi.web.pages import is_part, language_of
from xiezhi.web.people import person, short
from xiezhi.web.routes.needs import TheDesk, ThePages
from xiezhi.web.screening import clues_of

router = APIRouter()


@router.get("/clues")
def clues(request: Request, desk: TheDesk, pages: ThePages) -> Response:
    """The documents of the run, those to look at first in front."""
    desk.archive  # noqa: B018 - says so where there is no run
    given = {name: request.query_params.get(name, "")[:200] for name in FILTERS}
    sort, page = request.query_params.get("sort", "score"), request.query_params.get("page", "1")
    listed = desk.clues.listed(given, sort, int(page) if page.isdecimal() and len(page) < 9 else 1)
    language = language_of(request)
    return pages.show(
        request, "clues_rows.html" if is_part(request) else "clues.html", listed=listed, given=given,
        sort=sort if sort in SORTS else "score", choices=desk.clues.choices, signs=sign_names(language),
        levels={code: term(words.LEVELS, code, language) for code in words.LEVELS},
        kinds={code: term(words.DOC_TYPES, code, language) for code in words.DOC_TYPES}, link=_link(given, sort),
        short=short,
    )  # fmt: skip


def _link(given: dict[str, str], sort: str) -> Callable[..., str]:
    """Addresses of the same list, sorted or paged otherwise."""
    kept = {name: value for name, value in given.items() if value} | {"sort": sort}

    def link(**changes: object) -> str:
        return f"/clues?{urlencode(kept | changes)}"

    return link


def sign_names(language: Language) -> dict[str, str]:
    """The name of every sign of the catalogue by its id."""
    return {
        id: rule.name if language == "zh" else rule.name_en for id, rule in load_catalogue().signs.items()
    }


@router.get("/screening")
def screening(request: Request, desk: TheDesk, pages: ThePages) -> Response:
    """What no single document shows: the clues that `xiezhi screen` found."""
    folder = desk.settings.screening
    if folder is None:
        raise XiezhiError("XZ715")
    return pages.show(request, "screening.html", clues=clues_of(folder, desk.archive, language_of(request)))


@router.get("/person")
def who(request: Request, desk: TheDesk, pages: ThePages, name: str) -> Response:
    """A person or company: its cases over time, whom it meets, in which roles."""
    language = language_of(request)
    found = person(desk.archive, name, language)
    return pages.show(request, "person.html", person=found, signs=sign_names(language))
