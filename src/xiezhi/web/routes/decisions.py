"""Accept, reject, correct, add, take back."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from xiezhi.errors import XiezhiError
from xiezhi.report import Language
from xiezhi.signs import load_catalogue
from xiezhi.web.desk import Desk, Held
from xiezhi.web.document import code_words
from xiezhi.web.items import Item, corrected, inputs_of, items_of
from xiezhi.web.pages import Pages, escaped, is_part, language_of, reviewer_of
from xiezhi.web.reviews import VERDICTS, Decision, now
from xiezhi.web.routes.needs import TheDesk, ThePages

router = APIRouter()
NEW = "new"  # target of a sign that is being added
_NOTE = 400


@router.post("/decide")
async def decide(request: Request, desk: TheDesk, pages: ThePages) -> Response:
    """Write a decision down; the part of the page where it was taken comes back."""
    form = await pages.form(request)
    fields = {key: str(value) for key, value in form.items()}
    return await run_in_threadpool(_decide, request, desk, pages, fields)


def _decide(request: Request, desk: Desk, pages: Pages, fields: dict[str, str]) -> Response:
    reviewer = reviewer_of(request)
    if not reviewer:
        raise XiezhiError("XZ712")
    held = desk.held(fields.get("doc", ""))
    decision = _decision(held, fields, reviewer)
    desk.reviews.decide(decision)
    if decision.verdict == "added" or not is_part(request):
        address = f"/document?id={escaped(held.id)}"
        if is_part(request):
            return Response(status_code=204, headers={"HX-Redirect": address})
        return RedirectResponse(f"{address}#{escaped(fields.get('key', ''))}", 303)
    item = _item(held, decision.target)
    given = [each for each in desk.reviews.standing(held.id) if each.target == decision.target]
    return pages.show(
        request, "decide.html", doc=held.id, item=item, key=fields.get("key", ""), decisions=given
    )


def _decision(held: Held, fields: dict[str, str], reviewer: str) -> Decision:
    target, verdict = fields.get("target", ""), fields.get("verdict", "")
    note = fields.get("note", "").strip()[:_NOTE]
    if target == NEW:
        return _addition(held, fields, reviewer, note)
    item = _item(held, target)
    if verdict not in VERDICTS or verdict == "added":
        raise XiezhiError("XZ713", reason=f"verdict {verdict!r}")
    instead = _corrected(held, item.field, fields) if verdict == "corrected" else None
    return Decision(held.id, target, verdict, reviewer, now(), item.said, instead, note)


def _addition(held: Held, fields: dict[str, str], reviewer: str, note: str) -> Decision:
    """A sign that the engine did not see."""
    sign = _corrected(held, "signs", fields)
    at = held.text.find(sign["passages"][0]["quote"])
    return Decision(held.id, f"sign:{sign['id']}:{at}", "added", reviewer, now(), {}, sign, note)


def _corrected(held: Held, field: str, fields: dict[str, str]) -> dict[str, Any]:
    values = {key.removeprefix("v."): value for key, value in fields.items() if key.startswith("v.")}
    try:
        found = corrected(field, values, held.text)
    except ValueError as error:
        raise XiezhiError("XZ713", reason=error) from error
    if field == "signs" and found["id"] not in load_catalogue():
        raise XiezhiError("XZ304", id=found["id"])
    return found


def _item(held: Held, target: str) -> Item:
    for item in items_of(held.analysis, held.text):
        if item.target == target:
            return item
    raise XiezhiError("XZ715")


@router.get("/correction")
def correction(
    request: Request, desk: TheDesk, pages: ThePages, doc: str, target: str, key: str = "", quote: str = ""
) -> Response:
    """The form of a correction, filled with what the engine says."""
    held, language = desk.held(doc), language_of(request)
    item = None if target == NEW else _item(held, target)
    field = item.field if item else "signs"
    inputs = inputs_of(field)
    template = "fields.html" if is_part(request) else "correction.html"
    return pages.show(
        request, template, doc=doc, target=target, key=key, inputs=inputs, values=_values(item, quote),
        meanings={each.name: code_words(field, each.name, language) for each in inputs},
        catalogue=_catalogue(language) if field == "signs" else (),
    )  # fmt: skip


def _values(item: Item | None, quote: str) -> dict[str, object]:
    if item is None:
        return {"quote": quote}
    if item.field != "signs":
        return item.said
    first = item.said["passages"][0] if item.said["passages"] else {}
    return {"id": item.said["id"], **first}


def _catalogue(language: Language) -> list[tuple[str, str]]:
    return [
        (rule.id, rule.name if language == "zh" else rule.name_en) for rule in load_catalogue().signs.values()
    ]
