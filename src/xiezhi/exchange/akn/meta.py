"""The `meta` of an Akoma Ntoso document: who it is (FRBR), its cause, its result, the signs, who is named."""

from __future__ import annotations

from lxml import etree

from xiezhi.exchange.akn.marks import is_day
from xiezhi.exchange.akn.names import ENGINE, Registry, akn, fit, own, part
from xiezhi.knowledge.causes import cause_by_name
from xiezhi.schema import Analysis, Fact, Sign, Statute

# What the schema calls results (resultType) for the codes of the Annotation format.
RESULTS = {
    "granted": "approve", "partly_granted": "decide", "dismissed": "deny", "withdrawn": "dismiss", "mediated": "decide",
    "upheld": "uphold", "reversed": "revert", "remanded": "remit", "payment_ordered": "approve", "terminated": "dismiss",
    "transferred": "remit", "accepted": "approve", "rejected": "dismiss", "preserved": "approve",
    "enforcement_ended": "dismiss", "convicted": "decide", "other": "decide",
}  # fmt: skip
_TLC = {
    "person": "TLCPerson",
    "organization": "TLCOrganization",
    "location": "TLCLocation",
    "role": "TLCRole",
}
_NO_DAY = "0001-01-01"  # the schema wants a date: this one says that the document states none
_DICTIONARY = "民事案件案由规定"


def add_meta(root: etree._Element, analysis: Analysis, registry: Registry) -> None:
    """Append `meta`; call it when every name has been registered."""
    meta = etree.Element(akn("meta"))
    root.insert(0, meta)
    court = registry.id("organization", str(analysis.facts.court.value)) if analysis.facts.court else ENGINE
    _identification(meta, analysis, court)
    _classification(meta, analysis)
    _findings(meta, analysis)
    references = etree.SubElement(meta, akn("references"), {"source": f"#{ENGINE}"})
    from xiezhi import __version__

    shown = f"xiezhi {__version__}"
    _tlc(references, "TLCObject", ENGINE, "/akn/ontology/object/xiezhi", shown)
    for kind, name, id in registry.entries():
        _tlc(references, _TLC[kind], id, f"/akn/ontology/{kind}/cn/{part(name)}", name)


def _tlc(references: etree._Element, element: str, id: str, href: str, shown: str) -> None:
    etree.SubElement(references, akn(element), {"eId": id, "href": href, "showAs": shown or "-"})


def _identification(meta: etree._Element, analysis: Analysis, court: str) -> None:
    facts, document = analysis.facts, analysis.document
    kind = str(facts.doc_type.value) if facts.doc_type else "other"
    number = fit(str(facts.case_number.value)) if facts.case_number else ""
    day = _day(facts.decided_on)
    work = f"/akn/cn/{'judgment' if is_judgment(kind) else 'doc'}/{part(kind)}/{day[:4]}/{part(number or document.id)}"
    expression = f"{work}/zho@{day}"
    head = etree.SubElement(meta, akn("identification"), {"source": f"#{ENGINE}"})
    named = "decided" if day != _NO_DAY else "unknown"
    frbr = _level(head, "FRBRWork", work, f"{work}/!main", day, named, court, alias=number)
    _values(frbr, ("FRBRcountry", "cn"), ("FRBRsubtype", kind), ("FRBRnumber", number))
    frbr = _level(head, "FRBRExpression", expression, f"{expression}/!main", day, named, court)
    etree.SubElement(frbr, akn("FRBRlanguage"), {"language": "zho"})
    frbr = _level(
        head, "FRBRManifestation", f"{expression}.akn", f"{expression}/!main.xml", day, named, ENGINE
    )
    _values(frbr, ("FRBRformat", "application/akn+xml"))


def _level(
    head: etree._Element,
    name: str,
    uri: str,
    this: str,
    day: str,
    named: str,
    author: str,
    *,
    alias: str = "",
) -> etree._Element:
    frbr = etree.SubElement(head, akn(name))
    _values(frbr, ("FRBRthis", this), ("FRBRuri", uri))
    if alias:
        etree.SubElement(frbr, akn("FRBRalias"), {"name": "case_number", "value": alias})
    etree.SubElement(frbr, akn("FRBRdate"), {"date": day, "name": named})
    etree.SubElement(frbr, akn("FRBRauthor"), {"href": f"#{author}"})
    return frbr


def _values(parent: etree._Element, *pairs: tuple[str, str]) -> None:
    for name, value in pairs:
        if value:
            etree.SubElement(parent, akn(name), {"value": value})


def _day(fact: Fact | None) -> str:
    return str(fact.value) if fact and is_day(str(fact.value)) else _NO_DAY


def is_judgment(doc_type: str) -> bool:
    """Whether a kind of document is the court's or the tribunal's decision, which Akoma Ntoso calls a judgment."""
    ends = ("_judgment", "_ruling", "_mediation", "_decision", "_award", "payment_order")
    return doc_type.endswith(ends)


def _classification(meta: etree._Element, analysis: Analysis) -> None:
    if analysis.facts.cause is None:
        return
    printed = fit(str(analysis.facts.cause.value))
    cause = cause_by_name(printed)
    box = etree.SubElement(meta, akn("classification"), {"source": f"#{ENGINE}"})
    keyword = {"value": cause.code if cause else printed, "showAs": printed, "dictionary": _DICTIONARY}
    etree.SubElement(box, akn("keyword"), keyword)


def _findings(meta: etree._Element, analysis: Analysis) -> None:
    """The result with the laws applied; what Akoma Ntoso has no words for stands in the project's own namespace."""
    result, statutes = analysis.facts.result, analysis.facts.statutes
    if result is None and not analysis.signs:
        return
    box = etree.SubElement(meta, akn("analysis"), {"source": f"#{ENGINE}"})
    if result is not None and statutes:  # the schema has no result without an argument beside it
        judicial = etree.SubElement(box, akn("judicial"))
        etree.SubElement(judicial, akn("result"), {"type": RESULTS.get(str(result.value), "decide")})
        for number, statute in enumerate(statutes, start=1):
            _applies(judicial, statute, number)
    other = etree.SubElement(box, akn("otherAnalysis"), {"source": f"#{ENGINE}"})
    if result is not None:
        etree.SubElement(other, own("result"), {"code": fit(str(result.value))})
    for sign in analysis.signs:
        _sign(other, sign)


def _applies(judicial: etree._Element, statute: Statute, number: int) -> None:
    article = f"~art_{part(statute.article)}" if statute.article else ""
    applies = etree.SubElement(judicial, akn("applies"), {"eId": f"applies_{number}"})
    etree.SubElement(applies, akn("source"), {"href": "#body"})
    etree.SubElement(applies, akn("destination"), {"href": f"/akn/cn/act/{part(statute.law)}/!main{article}"})


def _sign(other: etree._Element, sign: Sign) -> None:
    attributes = {"id": sign.id, "name": fit(sign.name), "strength": sign.strength, "source": sign.source}
    box = etree.SubElement(other, own("sign"), attributes)
    for authority in sign.authority:
        about = {"name": authority.name, "article": authority.article or "", "date": authority.date or ""}
        about["verified"] = "true" if authority.verified else "false"
        kept = {key: fit(value) for key, value in about.items() if value}
        etree.SubElement(box, own("authority"), kept)
    for name, passages in (("evidence", sign.evidence), ("against", sign.against)):
        for passage in passages:
            found = etree.SubElement(box, own(name), speaker=passage.speaker, status=passage.status)
            found.set("start", str(passage.start))
            found.set("end", str(passage.end))
            found.text = fit(passage.text)
    for item in sign.to_verify:
        etree.SubElement(box, own("verify")).text = fit(item)
