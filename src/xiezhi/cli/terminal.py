"""An analysis as a person reads it: facts beside the passages they came from, then the signs."""

from __future__ import annotations

import re

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from xiezhi.schema import Analysis, Evidence, Fact, Place, Sign

FIELD_NAMES = {
    "doc_type": "文书种类 document kind",
    "court": "法院 court",
    "case_number": "案号 case number",
    "cause": "案由 cause",
    "procedure": "程序 procedure",
    "accepted_on": "立案日期 accepted on",
    "decided_on": "裁判日期 decided on",
    "result": "结果 result",
    "court_fee": "受理费 court fee",
}
LEVELS = {"none": "green", "low": "green", "medium": "yellow", "high": "red"}
STRENGTHS = {"weak": "弱 weak", "medium": "中 medium", "strong": "强 strong"}
SPEAKERS = {
    "plaintiff": "原告方 plaintiff",
    "defendant": "被告方 defendant",
    "third_person": "第三人 third person",
    "court": "法院 court",
    "document": "文书 document",
}
STATUSES = {
    "asserted": "主张 asserted",
    "admitted": "认可 admitted",
    "denied": "否认 denied",
    "found": "认定 found",
    "not_found": "未予认定 not found",
}
_IDENTITY = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)")


def show(analysis: Analysis, text: str, console: Console | None = None) -> None:
    """Write the readable view of one analysis to a console (standard output by default)."""
    console = console or Console()
    console.print(_heading(analysis))
    for part in (_scalars(analysis, text), _people(analysis), _dealings(analysis)):
        if part.row_count:
            console.print(part)
    console.print(_assessment(analysis))
    for sign in analysis.signs:
        console.print(_sign(sign))


def _heading(analysis: Analysis) -> Text:
    document = analysis.document
    line = Text(f"{document.source or document.id}", style="bold")
    line.append(f"  {document.chars} 字 chars, {analysis.status}", style="dim")
    for problem in analysis.problems:
        line.append(f"\n! {problem.code} {problem.message}", style="yellow")
    return line


def _table(title: str, *columns: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, expand=False
    )
    for name in columns:
        table.add_column(
            name, overflow="fold", style="dim" if name == columns[-1] and len(columns) > 2 else ""
        )
    return table


def _scalars(analysis: Analysis, text: str) -> Table:
    table = _table("事实 Facts", "", "", "原文 passage")
    for name, label in FIELD_NAMES.items():
        fact = getattr(analysis.facts, name)
        if isinstance(fact, Fact):
            table.add_row(label, _masked(str(fact.value)), _quote(text, fact.spans))
    for number in analysis.facts.related_case_numbers:
        table.add_row("相关案号 related case", str(number.value), _quote(text, number.spans))
    for statute in analysis.facts.statutes:
        table.add_row(
            "法律依据 statute", f"《{statute.law}》第{statute.article}条", _quote(text, statute.spans)
        )
    return table


def _people(analysis: Analysis) -> Table:
    table = _table("诉讼参与人 Participants", "", "", "")
    for party in analysis.facts.parties:
        details = [d for d in (party.sex, party.born_on, party.address) if d]
        table.add_row(party.role, party.name, _masked("，".join(details)))
    for person in analysis.facts.representatives:
        table.add_row(person.kind, person.name, " ← ".join(p for p in (person.for_, person.firm) if p))
    for judge in analysis.facts.judges:
        table.add_row(judge.title, judge.name, "")
    return table


def _dealings(analysis: Analysis) -> Table:
    table = _table("诉请、借款、劳动关系、裁判金额 Claims, dealings, sums", "", "", "")
    facts = analysis.facts
    for claim in facts.claims:
        table.add_row("诉请 claim", claim.kind, _yuan(claim.amount))
    for loan in facts.loans:
        terms = [
            f"{loan.lent_on} →" if loan.lent_on else "",
            loan.due_on or "",
            f"{loan.annual_rate_percent:g} %/年" if loan.annual_rate_percent is not None else "",
            loan.delivery if loan.delivery != "unknown" else "",
        ]
        who = f"{loan.lender or '?'} → {loan.borrower or '?'}"
        table.add_row("借款 loan", who, " ".join([_yuan(loan.principal), *filter(None, terms)]))
    for job in facts.employments:
        table.add_row(
            "劳动 employment", f"{job.worker or '?'} @ {job.employer or '?'}", _yuan(job.monthly_wage)
        )
    for award in facts.awarded:
        table.add_row("裁判 awarded", f"{award.payer or '?'} → {award.payee or '?'}", _yuan(award.amount))
    return table


def _assessment(analysis: Analysis) -> Panel:
    assessment = analysis.assessment
    lines = [f"{assessment.level} ({assessment.score:.2f})", *assessment.because]
    lines.append("提示为核查线索，不是结论。 These are places to look, not findings.")
    return Panel(
        "\n".join(lines), title="异常迹象 Signs", border_style=LEVELS[assessment.level], expand=False
    )


def _sign(sign: Sign) -> Panel:
    rows: list[Text] = []
    for evidence in sign.evidence:
        rows.append(_passage("", evidence))
    for evidence in sign.against:
        rows.append(_passage("相反情况 against: ", evidence))
    if sign.arithmetic:
        rows.append(Text(f"计算 arithmetic: {sign.arithmetic}"))
    authority = "；".join(f"{a.name}{a.article or ''}{'' if a.verified else '*'}" for a in sign.authority)
    rows.append(Text(f"依据 authority: {authority}", style="dim"))
    if sign.to_verify:
        rows.append(Text("待核实 to verify: " + "；".join(sign.to_verify)))
    title = f"{sign.name} {sign.name_en} [{STRENGTHS.get(sign.strength, sign.strength)}]"
    return Panel(
        Group(*rows),
        title=title,
        title_align="left",
        subtitle=f"{sign.id} · {sign.source}",
        subtitle_align="right",
    )


def _passage(label: str, evidence: Evidence) -> Text:
    who = f"{SPEAKERS.get(evidence.speaker, evidence.speaker)}，{STATUSES.get(evidence.status, evidence.status)}"
    line = Text(label)
    line.append(f"“{_masked(evidence.text)}”", style="bold")
    line.append(f"  [{evidence.start}–{evidence.end}] {who}", style="dim")
    if evidence.note:
        line.append(f"\n  {evidence.note}", style="dim")
    return line


def _quote(text: str, spans: tuple[Place, ...], around: int = 8) -> str:
    if not spans:
        return ""
    start, end = spans[0]
    quoted = text[max(0, start - around) : end + around]
    return _masked(" ".join(quoted.split()))


def _masked(text: str) -> str:
    return _IDENTITY.sub(r"\1********\2", text)


def _yuan(amount: float | None) -> str:
    return "" if amount is None else f"{amount:,.2f} 元"
