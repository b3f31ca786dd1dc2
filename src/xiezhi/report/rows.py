"""Facts as rows: what it is, what it says, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from xiezhi.language import Language
from xiezhi.report.hiding import hide
from xiezhi.report.labels import LABELS, say
from xiezhi.report.passages import Passage, passage
from xiezhi.schema import SCALARS, Employment, Fact, Facts, Loan, Party, words
from xiezhi.schema.words import term
from xiezhi.text import mask

_CODES = {"doc_type": words.DOC_TYPES, "procedure": words.PROCEDURES, "result": words.RESULTS}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table in a report; `source` is the rule or model that read it."""

    label: str
    value: str
    passage: Passage | None = None
    source: str = ""


def yuan(amount: float | None, language: Language) -> str:
    """A sum of money in yuan as a reader writes it, `?` where the document does not say."""
    return "?" if amount is None else say("yuan", language, amount=f"{amount:,.2f}".removesuffix(".00"))


def fact_rows(facts: Facts, shown: str, language: Language) -> Iterator[Row]:
    """The case heading and what else is said once; `shown` is the masked original."""
    for name in SCALARS:
        fact: Fact | None = getattr(facts, name)
        if fact is not None:
            value = _scalar(name, fact, language)
            yield Row(say(name, language), value, passage(shown, fact.spans, language), fact.source)
    for number in facts.related_case_numbers:
        yield Row(
            say("related_case_numbers", language),
            str(number.value),
            passage(shown, number.spans, language),
            number.source,
        )
    yield from _statute_rows(facts, shown, language)


def _statute_rows(facts: Facts, shown: str, language: Language) -> Iterator[Row]:
    """Articles of one law that are named together stand in one row."""
    for law, named in groupby(facts.statutes, key=lambda statute: statute.law):
        statutes = list(named)
        articles = "、".join(f"第{statute.article}条" for statute in statutes if statute.article)
        places = [place for statute in statutes for place in statute.spans[:1]]
        whole = ((min(place[0] for place in places), max(place[1] for place in places)),) if places else ()
        where = passage(shown, whole, language)
        yield Row(say("statute", language), f"《{law}》{articles}", where, statutes[0].source)


def _scalar(name: str, fact: Fact, language: Language) -> str:
    if name in _CODES:
        return term(_CODES[name], str(fact.value), language)
    return yuan(fact.value, language) if isinstance(fact.value, float) else hide(str(fact.value))


def party_rows(facts: Facts, shown: str, language: Language) -> Iterator[Row]:
    """Parties, who acts for them, who signed."""
    absent = {fact.value for fact in facts.absent_parties}
    for party in facts.parties:
        details = _details(party, language)
        if party.name in absent:
            details.insert(0, say("absent", language))
        role, where = term(words.ROLES, party.role, language), passage(shown, party.spans, language)
        yield Row(role, _with(hide(party.name), details, language), where, party.source)
    for person in facts.representatives:
        details = [f"{say('for', language)} {hide(person.for_)}"] if person.for_ else []
        details += [person.firm] if person.firm else []
        role, where = term(words.ROLES, person.kind, language), passage(shown, person.spans, language)
        yield Row(role, _with(person.name, details, language), where, person.source)
    for judge in facts.judges:
        where = passage(shown, judge.spans, language)
        yield Row(term(words.ROLES, judge.title, language), judge.name, where, judge.source)


def _details(party: Party, language: Language) -> list[str]:
    sex = say(party.sex, language) if party.sex in LABELS else party.sex
    born = say("born", language).format(day=party.born_on) if party.born_on else None
    found = [sex, party.ethnicity, born]
    found.append(hide(party.address) if party.address else None)
    if party.identifier:
        # A code of an organisation is public; a person's number is not, in whatever form it is printed.
        number = hide(party.identifier) if party.kind == "organization" else mask(party.identifier)
        found.append(f"{say('identifier', language)} {number}")
    return [part for part in found if part]


def _with(name: str, details: list[str], language: Language) -> str:
    if not details:
        return name
    return f"{name}（{'，'.join(details)}）" if language == "zh" else f"{name} ({', '.join(details)})"


def dealing_rows(facts: Facts, shown: str, language: Language) -> Iterator[Row]:
    """Claims, loans, employments and sums ordered or settled."""
    for claim in facts.claims:
        what = term(words.CLAIMS, claim.kind, language)
        value = what if claim.amount is None else f"{what} {yuan(claim.amount, language)}"
        yield Row(say("claim", language), value, passage(shown, claim.spans, language), claim.source)
    for loan in facts.loans:
        where = passage(shown, loan.spans, language)
        yield Row(say("loan", language), _loan(loan, language), where, loan.source)
    for job in facts.employments:
        where = passage(shown, job.spans, language)
        yield Row(say("employment", language), _job(job, language), where, job.source)
    for award in facts.awarded:
        value = f"{award.payer or '?'} → {award.payee or '?'} {yuan(award.amount, language)}"
        yield Row(say("award", language), hide(value), passage(shown, award.spans, language), award.source)


def _loan(loan: Loan, language: Language) -> str:
    details = []
    if loan.lent_on:
        details.append(f"{say('lent_on', language)} {loan.lent_on}")
    if loan.due_on:
        details.append(f"{say('due_on', language)} {loan.due_on}")
    if loan.annual_rate_percent is not None:
        details.append(f"{say('rate', language)} {loan.annual_rate_percent:g} %")
    if loan.delivery != "unknown":
        details.append(term(words.DELIVERIES, loan.delivery, language))
    value = f"{loan.lender or '?'} → {loan.borrower or '?'} {yuan(loan.principal, language)}"
    return hide(_with(value, details, language))


def _job(job: Employment, language: Language) -> str:
    details = [f"{job.from_ or '?'} – {job.to or '?'}"] if job.from_ or job.to else []
    if job.monthly_wage is not None:
        details.append(f"{say('wage', language)} {yuan(job.monthly_wage, language)}")
    if job.claimed is not None:
        details.append(f"{say('claimed', language)} {yuan(job.claimed, language)}")
    return hide(_with(f"{job.worker or '?'} ← {job.employer or '?'}", details, language))
