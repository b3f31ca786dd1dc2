"""What a route asks for."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from xiezhi.web.desk import Desk
from xiezhi.web.pages import Pages


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


def _pages(request: Request) -> Pages:
    pages: Pages = request.app.state.pages
    return pages


TheDesk = Annotated[Desk, Depends(_desk)]
ThePages = Annotated[Pages, Depends(_pages)]
