"""The application: settings in, pages out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from xiezhi.errors import XiezhiError
from xiezhi.web.desk import Desk
from xiezhi.web.guard import Guard, Keys, TooLarge
from xiezhi.web.pages import Pages
from xiezhi.web.routes import ROUTERS
from xiezhi.web.settings import Settings

STATIC = Path(__file__).parent / "static"


def create_app(settings: Settings | None = None) -> FastAPI:
    """The review pages as an ASGI application.

    Raises:
        XiezhiError: XZ701, XZ702 unsafe settings; XZ501 no run; XZ707, XZ708 reviews that cannot be used.
    """
    settings = (settings or Settings()).checked()
    keys, desk = Keys(), Desk(settings)
    # No page of documentation: FastAPI's loads scripts from elsewhere.
    app = FastAPI(title="xiezhi", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_life)
    app.state.desk, app.state.keys, app.state.pages = desk, keys, Pages(desk, keys)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC))
    app.add_exception_handler(XiezhiError, _told)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(TooLarge, _too_large)
    app.add_middleware(Guard, settings=settings, keys=keys)
    return app


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    """Files are let go when the pages end."""
    yield
    app.state.desk.close()


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, XiezhiError)
    pages: Pages = request.app.state.pages
    return pages.error(request, error)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = await _told(request, XiezhiError("XZ715"))
    answer.status_code = error.status_code
    return answer


async def _too_large(request: Request, error: Exception) -> Response:
    desk: Desk = request.app.state.desk
    return await _told(request, XiezhiError("XZ705", limit=desk.settings.max_upload))
