"""Invented documents for the tests of the signs: sections laid out by hand, facts as given."""

from __future__ import annotations

from xiezhi.parsing import Page, Part
from xiezhi.schema import Fact, Facts, Party, Sign
from xiezhi.signs import find_signs, load_catalogue
from xiezhi.text import SourceText

LENDER, BORROWER = "赵广田", "孙有福"
PARTIES = (
    Party(name=LENDER, role="plaintiff", kind="person", address="清河市东湖区柳树街12号3单元501室"),
    Party(name=BORROWER, role="defendant", kind="person", address="清河市西山区杏花路8号"),
)


def page_of(*parts: tuple[str, str]) -> Page:
    """A page from pairs of section kind and text, one line each."""
    text = "\n".join(body for _, body in parts)
    page = Page.of(SourceText.of(text))
    laid, at = [], 0
    for kind, body in parts:
        end = min(at + len(Page.of(SourceText.of(body)).text) + 1, len(page.text))
        laid.append(Part(kind, at, end))
        at = end
    return Page(page.source, page.laid, tuple(laid))


def facts_of(
    kind: str = "civil_judgment",
    cause: str = "民间借贷纠纷",
    parties: tuple[Party, ...] = PARTIES,
    **more: object,
) -> Facts:
    """Facts of an invented loan suit."""
    return Facts(doc_type=Fact(kind), cause=Fact(cause), parties=parties, **more)  # type: ignore[arg-type]


def signs_of(*parts: tuple[str, str], facts: Facts | None = None) -> dict[str, Sign]:
    """The signs of an invented document, by id."""
    found = find_signs(page_of(*parts), facts or facts_of(), load_catalogue())
    return {sign.id: sign for sign in found}
