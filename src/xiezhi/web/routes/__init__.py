"""The addresses of the review pages, one file per kind of page."""

from __future__ import annotations

from xiezhi.web.routes import decisions, documents, frame

ROUTERS = (frame.router, documents.router, decisions.router)
