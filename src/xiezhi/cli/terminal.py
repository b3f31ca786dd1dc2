"""An analysis as a person reads it: facts beside the passages they came from, then the signs."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from xiezhi.language import language, say, told
from xiezhi.report.english import in_english
from xiezhi.report.hiding import hide
from xiezhi.schema import Analysis, Assessment, Evidence, Fact, Facts, Loan, Place, Sign, words
from xiezhi.schema.words import both

Row = tuple[str, str, str]
_LEVEL_COLOURS = {"none": "green", "low": "green", "medium": "yellow", "high": "red"}
_SCALARS: tuple[tuple[str, str, dict[str, str] | None], ...] = (
    ("doc_type", "文书种类 kind", words.DOC_TYPES),
    ("court", "法院 court", None),
    ("case_number", "案号 case number", None),
    ("cause", "案由 cause", None),
    ("procedure", "程序 procedure", words.PROCEDURES),
    ("accepted_on", "立案日期 accepted", None),
    ("decided_on", "文书日期 dated", None),
    ("result", "结果 result", words.RESULTS),
    ("court_fee", "受理费 court fee", None),
)


def show(analysis: Analysis, text: str, console: Console | None = None, *, looked: bool = True) -> None:
    """Write the readable view of one analysis to a console (standard output by default).

    `looked` says whether signs were looked for: without it nothing is said of them.
    """
    console = console or Console()
    console.print(_heading(analysis))
    blocks = (
        ("事实 Facts", _facts(analysis.facts, text)),
        ("诉讼参与人 Participants", _people(analysis.facts)),
        ("请求、借款、劳动关系、裁判金额 Claims, dealings, sums", _dealings(analysis.facts, text)),
    )
    for title, rows in blocks:
        table = _table(title, rows)
        if table.row_count:
            console.print(table)
    if looked:
        console.print(_assessment(analysis.assessment, analysis.signs))
    for sign in analysis.signs:
        console.print(_sign(sign))
    if any(not authority.verified for sign in analysis.signs for authority in sign.authority):
        console.print("* 条文待核对 not checked against the instrument", style="dim")


def _heading(analysis: Analysis) -> Text:
    document = analysis.document
    line = Text(f"{document.source or document.id}", style="bold")
    line.append(f"  {document.chars} 字 chars, {analysis.status}", style="dim")
    for problem in analysis.problems:
        message, _ = told(problem.code, problem.message, language())
        line.append(f"\n! {problem.code} {message}", style="yellow")
    return line


def _table(title: str, rows: Iterator[Row]) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, show_header=False
    )
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=5)
    table.add_column(overflow="fold", ratio=6, style="dim")
    for row in rows:
        # Text, not str: a bracket in a document is no markup.
        table.add_row(*(Text(cell) for cell in row))
    return table


def _facts(facts: Facts, text: str) -> Iterator[Row]:
    for name, label, codes in _SCALARS:
        fact = getattr(facts, name)
        if isinstance(fact, Fact):
            value = both(codes, str(fact.value)) if codes else _value(fact)
            yield label, _masked(value), _quote(text, fact.spans)
    for number in facts.related_case_numbers:
        yield "相关案号 related", str(number.value), _quote(text, number.spans)
    laws: dict[str, list[str]] = {}
    for statute in facts.statutes:
        laws.setdefault(statute.law, []).append(f"第{statute.article}条" if statute.article else "")
    for law, articles in laws.items():
        yield "法律依据 statute", f"《{law}》{'、'.join(articles)}", ""


def _people(facts: Facts) -> Iterator[Row]:
    absent = {fact.value for fact in facts.absent_parties}
    for party in facts.parties:
        details = [d for d in (party.sex, party.born_on, party.address) if d]
        note = ["未到庭 absent"] if party.name in absent else []
        yield both(words.ROLES, party.role), party.name, _masked("，".join([*note, *details]))
    for person in facts.representatives:
        yield (
            both(words.ROLES, person.kind),
            person.name,
            " ← ".join(p for p in (person.for_, person.firm) if p),
        )
    for judge in facts.judges:
        yield both(words.ROLES, judge.title), judge.name, ""


def _dealings(facts: Facts, text: str) -> Iterator[Row]:
    for claim in facts.claims:
        yield (
            f"请求 {both(words.CLAIMS, claim.kind)}",
            _yuan(claim.amount),
            _quote(text, claim.spans, around=2),
        )
    for loan in facts.loans:
        yield (
            "借款 loan",
            f"{loan.lender or '?'} → {loan.borrower or '?'}  {_yuan(loan.principal)}",
            _terms(loan),
        )
    for job in facts.employments:
        wage = f"月工资 {_yuan(job.monthly_wage)}" if job.monthly_wage is not None else ""
        yield (
            "劳动 employment",
            f"{job.worker or '?'} ← {job.employer or '?'}  {wage}",
            _period(job.from_, job.to),
        )
    for award in facts.awarded:
        who = f"{award.payer or '?'} → {award.payee or '?'}  {_yuan(award.amount)}"
        yield "裁判金额 awarded", who, _quote(text, award.spans, around=2)


def _terms(loan: Loan) -> str:
    rate = f"年利率 {loan.annual_rate_percent:g} %" if loan.annual_rate_percent is not None else ""
    return "，".join(
        filter(None, (_period(loan.lent_on, loan.due_on), rate, words.DELIVERIES.get(loan.delivery, "")))
    )


def _period(start: str | None, end: str | None) -> str:
    return f"{start or '?'} 至 {end or '?'}" if start or end else ""


def _assessment(assessment: Assessment, signs: tuple[Sign, ...]) -> Panel:
    reasons = (say(reason, in_english(reason, "because", signs)) for reason in assessment.because)
    lines = [f"关注程度 {both(words.LEVELS, assessment.level)} ({assessment.score:.2f})", *reasons]
    lines.append("提示为核查线索，不是结论。 These are places to look, not findings.")
    colour = _LEVEL_COLOURS[assessment.level]
    return Panel(
        Text("\n".join(lines)), title="异常迹象 Signs", title_align="left", border_style=colour, expand=False
    )


def _sign(sign: Sign) -> Panel:
    rows = [_passage("", evidence) for evidence in sign.evidence]
    rows += [_passage("相反情况 against: ", evidence) for evidence in sign.against]
    if sign.arithmetic:
        sums = say(sign.arithmetic, in_english(sign.arithmetic, "arithmetic"))
        rows.append(Text(f"计算 arithmetic: {sums}"))
    authority = "；".join(f"{a.name}{a.article or ''}{'' if a.verified else '*'}" for a in sign.authority)
    rows.append(Text(f"依据 authority: {authority}", style="dim"))
    if sign.to_verify:
        items = (say(item, in_english(item, "to_verify")) for item in sign.to_verify)
        rows.append(Text("待核实 to verify: " + "；".join(items)))
    title = f"{sign.name} {sign.name_en} ({both(words.STRENGTHS, sign.strength)})"
    return Panel(
        Group(*rows),
        title=Text(title),
        title_align="left",
        subtitle=Text(f"{sign.id} · {sign.source}"),
        subtitle_align="right",
    )


def _passage(label: str, evidence: Evidence) -> Text:
    who = f"{both(words.SPEAKERS, evidence.speaker)}，{both(words.STATUSES, evidence.status)}"
    line = Text(label)
    line.append(f"“{_masked(' '.join(evidence.text.split()))}”", style="bold")
    line.append(f"  [{evidence.start}–{evidence.end}] {who}", style="dim")
    if evidence.note:
        line.append(f"\n  {evidence.note}", style="dim")
    return line


def _value(fact: Fact) -> str:
    return _yuan(fact.value) if isinstance(fact.value, float) else str(fact.value)


def _quote(text: str, spans: tuple[Place, ...], around: int = 6) -> str:
    if not spans:
        return ""
    start, end = spans[0]
    quoted = text[max(0, start - around) : min(end, start + 60) + around]
    return _masked(" ".join(quoted.split()))


def _masked(text: str) -> str:
    return hide(text)


def _yuan(amount: float | None) -> str:
    return "" if amount is None else f"{amount:,.2f} 元"
