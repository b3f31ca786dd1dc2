"""The addresses of the review pages, one file per kind of page."""

from __future__ import annotations

from xiezhi.web.routes import clues, compare, decisions, documents, frame, reviews

ROUTERS = (frame.router, documents.router, decisions.router, clues.router, compare.router, reviews.router)
