"""Source text, spans, normalised views, and parsers from text to value.

Every parser is a pure function over folded text (`fold`), whose offsets are those of the original:
`find_*(folded)` scans a whole document, `parse_*(string)` reads one string and gives None where it is no such value.
"""

from xiezhi.text.case_numbers import CaseNumber, find_case_numbers, parse_case_number
from xiezhi.text.citations import Article, Citation, find_citations, parse_citation
from xiezhi.text.dates import DateValue, Period, find_dates, find_periods, parse_date, resolve_dates
from xiezhi.text.identifiers import Identifier, find_identifiers, mask, parse_identifier
from xiezhi.text.laws import LawMention, find_laws, is_law_title
from xiezhi.text.money import Money, find_money, parse_money
from xiezhi.text.numerals import Number, find_numbers, parse_number
from xiezhi.text.rates import Rate, find_rates, parse_rate
from xiezhi.text.source import SourceText
from xiezhi.text.span import Span
from xiezhi.text.views import Dense, fold

__all__ = [
    "Article",
    "CaseNumber",
    "Citation",
    "DateValue",
    "Dense",
    "Identifier",
    "LawMention",
    "Money",
    "Number",
    "Period",
    "Rate",
    "SourceText",
    "Span",
    "find_case_numbers",
    "find_citations",
    "find_dates",
    "find_identifiers",
    "find_laws",
    "find_money",
    "find_numbers",
    "find_periods",
    "find_rates",
    "fold",
    "is_law_title",
    "mask",
    "parse_case_number",
    "parse_citation",
    "parse_date",
    "parse_identifier",
    "parse_money",
    "parse_number",
    "parse_rate",
    "resolve_dates",
]
