"""What an Akoma Ntoso document must be, checked without the schema: the rules that a judgment of ours can break.

Source of the rules: Akoma Ntoso 1.0 part 2 (OASIS standard, 2018), complex types `judgmentStructure`, `coreProperties`,
`judgmentBodyType`, and its constraint that an eId is unique in a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lxml import etree

from xiezhi.exchange.akn.marks import is_day
from xiezhi.exchange.akn.meta import RESULTS
from xiezhi.exchange.akn.names import AKN, akn

_ORDER = {
    "judgment": ("meta", "coverPage", "header", "judgmentBody", "conclusions", "attachments", "components"),
    "doc": (
        "meta",
        "coverPage",
        "preface",
        "preamble",
        "mainBody",
        "conclusions",
        "attachments",
        "components",
    ),
}
_NEEDED = {"judgment": ("meta", "header", "judgmentBody"), "doc": ("meta", "mainBody")}
_BLOCKS = frozenset({"introduction", "background", "arguments", "remedies", "motivation", "decision"})
_META = (
    "identification", "publication", "classification", "lifecycle", "workflow", "analysis", "temporalData",
    "references", "notes", "proprietary", "presentation",
)  # fmt: skip
_FRBR = {
    "FRBRWork": ("FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRcountry"),
    "FRBRExpression": ("FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor", "FRBRlanguage"),
    "FRBRManifestation": ("FRBRthis", "FRBRuri", "FRBRdate", "FRBRauthor"),
}
_POINTERS = ("refersTo", "as", "source")


def check_akn(xml: str | bytes) -> list[str]:
    """What is wrong with a document, in words; empty when nothing is. Declared entities and DTDs are refused."""
    data = xml.encode() if isinstance(xml, str) else xml
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return [f"not well-formed XML: {error}"]
    if root.getroottree().docinfo.internalDTD is not None:
        return ["a document type declaration is not accepted"]
    if root.tag != akn("akomaNtoso"):
        return [f"the root is {root.tag!r}, not akomaNtoso in {AKN}"]
    documents = list(root)
    if len(documents) != 1 or _name(documents[0]) not in _ORDER:
        return ["akomaNtoso must hold one judgment or one doc"]
    return [*_structure(documents[0]), *_identity(documents[0]), *_links(root)]


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.removeprefix(f"{{{AKN}}}") if isinstance(tag, str) else ""


def _structure(document: etree._Element) -> Iterator[str]:
    kind, found = _name(document), [_name(child) for child in document]
    if not document.get("name"):
        yield f"{kind} has no name"
    yield from _ordered(kind, found, _ORDER[kind])
    for name in _NEEDED[kind]:
        if name not in found:
            yield f"{kind} has no {name}"
    body = document.find(akn("judgmentBody"))
    if body is not None:
        blocks = [_name(block) for block in body]
        yield from (f"judgmentBody cannot hold {name}" for name in blocks if name not in _BLOCKS)
        if not blocks:
            yield "judgmentBody is empty"
    for element in document.iter(*(akn(name) for name in (*_BLOCKS, "container", "conclusions"))):
        if not len(element):
            yield f"{_name(element)} is empty"


def _ordered(parent: str, found: list[str], order: tuple[str, ...]) -> Iterator[str]:
    unknown = [name for name in found if name not in order]
    yield from (f"{parent} cannot hold {name}" for name in unknown)
    places = [order.index(name) for name in found if name in order]
    if places != sorted(places):
        yield f"{parent}: {', '.join(found)} do not stand in the order {', '.join(order)}"


def _identity(document: etree._Element) -> Iterator[str]:
    meta = document.find(akn("meta"))
    if meta is None:
        return
    yield from _ordered("meta", [_name(child) for child in meta], _META)
    for level, needed in _FRBR.items():
        frbr = meta.find(f"{akn('identification')}/{akn(level)}")
        if frbr is None:
            yield f"identification has no {level}"
            continue
        found = [_name(child) for child in frbr]
        yield from (f"{level} has no {name}" for name in needed if name not in found)
    for element in document.iter(akn("FRBRdate"), akn("date"), akn("docDate")):
        if not is_day(element.get("date", "")):
            yield f"{_name(element)} has the date {element.get('date')!r}"
    for judicial in document.iter(akn("judicial")):
        if len(judicial) < 2:
            yield "judicial has a result without an argument beside it"
    for result in document.iter(akn("result")):
        if result.get("type") not in RESULTS.values():
            yield f"result has the type {result.get('type')!r}"


def _links(root: etree._Element) -> Iterator[str]:
    ids = Counter(id for element in root.iter() if (id := element.get("eId")) is not None)
    yield from (f"the eId {id} stands {count} times" for id, count in ids.items() if count > 1)
    for element in root.iter():
        if not isinstance(element.tag, str) or not element.tag.startswith(f"{{{AKN}}}"):
            continue
        name = _name(element)
        if name.startswith("TLC") and not all(element.get(key) for key in ("eId", "href", "showAs")):
            yield f"{name} needs eId, href and showAs"
        if name in ("party", "judge", "person", "organization", "location") and not element.get("refersTo"):
            yield f"{name} refers to nothing"
        for key in _POINTERS:
            for target in element.get(key, "").split():
                if target.startswith("#") and target[1:] not in ids:
                    yield f"{name} points to {target}, which is nowhere"
