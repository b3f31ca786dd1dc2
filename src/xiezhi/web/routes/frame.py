"""The start page, the reader's preferences, and the door where a token is needed."""

from __future__ import annotations

import hmac

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from xiezhi.errors import XiezhiError
from xiezhi.language import told
from xiezhi.reading import Failure
from xiezhi.schema import words
from xiezhi.schema.words import term
from xiezhi.web.desk import Desk
from xiezhi.web.guard import cookie
from xiezhi.web.pages import LANGUAGE, REVIEWER, THEME, Pages, escaped, inside, language_of
from xiezhi.web.routes.needs import TheDesk, ThePages

router = APIRouter()
_YEAR = 365 * 24 * 3600


@router.get("/")
def home(request: Request, desk: TheDesk, pages: ThePages) -> Response:
    """Drop in a document, or go on with one that was."""
    return _home(request, desk, pages)


def _home(request: Request, desk: Desk, pages: Pages, failures: list[Failure] | None = None) -> Response:
    language = language_of(request)
    dropped = [
        (id, name, at, level, term(words.LEVELS, level, language), score)
        for id, name, at, level, score in desk.reviews.dropped_names()
    ]
    failed = [(f.source, *told(f.code, f.message, language)) for f in failures or ()]
    run = desk.clues.totals if desk.has_run else None
    status = 422 if failed else 200
    return pages.show(request, "home.html", status, dropped=dropped, failures=failed, run=run)


@router.post("/documents")
async def read(request: Request, desk: TheDesk, pages: ThePages) -> Response:
    """Read what was dropped in or pasted; one document opens at once."""
    form = await pages.form(request)
    sent = [
        (await each.read(), each.filename or "document")
        for each in form.getlist("files")
        if isinstance(each, UploadFile) and each.filename
    ]
    pasted = str(form.get("text") or "")
    found = await run_in_threadpool(_read, desk, sent, pasted)
    ids = [each for each in found if isinstance(each, str)]
    failures = [each for each in found if isinstance(each, Failure)]
    if not found:
        raise XiezhiError("XZ714")
    if failures:
        return await run_in_threadpool(_home, request, desk, pages, failures)
    return RedirectResponse(f"/document?id={escaped(ids[0])}" if len(ids) == 1 else "/", 303)


def _read(desk: Desk, sent: list[tuple[bytes, str]], pasted: str) -> list[str | Failure]:
    found = [each for data, name in sent for each in desk.drop(data, name)]
    if pasted.strip():
        # Browsers send line breaks as CR LF: the text is the one that was pasted.
        text = pasted.replace("\r\n", "\n")
        name = next((line.strip() for line in text.split("\n") if line.strip()), "")
        found.append(desk.paste(text, name[:40]))
    return found


@router.post("/forget")
async def forget(request: Request, desk: TheDesk, pages: ThePages) -> Response:
    """Remove a document that was dropped in."""
    form = await pages.form(request)
    desk.reviews.forget(str(form.get("doc", "")))
    return RedirectResponse("/", 303)


@router.post("/preferences")
async def preferences(request: Request, pages: ThePages) -> Response:
    """Language, light or dark, and the reviewer's name, each kept in a cookie."""
    form = await pages.form(request)
    answer = RedirectResponse(inside(str(form.get("back", "/"))), 303)
    for name, key, known in ((LANGUAGE, "language", ("zh", "en")), (THEME, "theme", ("light", "dark"))):
        if form.get(key) in known:
            answer.set_cookie(name, str(form[key]), max_age=_YEAR, httponly=True, samesite="strict")
    if "reviewer" in form:
        name = escaped(str(form["reviewer"]).strip()[:40])
        answer.set_cookie(REVIEWER, name, max_age=_YEAR, httponly=True, samesite="strict")
    return answer


@router.get("/login")
def door(request: Request, pages: ThePages) -> Response:
    """Where the token is given."""
    return pages.show(request, "login.html")


@router.post("/login")
async def enter(request: Request, desk: TheDesk, pages: ThePages) -> Response:
    """A session for whoever gives the token."""
    form: FormData = await pages.form(request)
    expected = desk.settings.token or ""
    if not expected or not hmac.compare_digest(str(form.get("token", "")).encode(), expected.encode()):
        raise XiezhiError("XZ706")
    answer = RedirectResponse("/", 303)
    answer.headers["Set-Cookie"] = cookie(pages.keys.session(admitted=True))
    return answer
