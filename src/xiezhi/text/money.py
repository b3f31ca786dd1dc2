"""Sums of money (金额): what is printed, what it is worth, in which currency.

Patterns run over folded text (`xiezhi.text.fold`): the yen sign is `¥`, the thousands separator `，`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from xiezhi.schema.values import plain_value
from xiezhi.text.numerals import ARABIC, CHINESE, parse_number
from xiezhi.text.span import Span
from xiezhi.text.views import fold

#: Printed unit → ISO 4217 code.
CURRENCIES = {
    **dict.fromkeys(("元", "圆", "圓", "块", "块钱"), "CNY"),
    **dict.fromkeys(("美元", "美金"), "USD"),
    **dict.fromkeys(("港元", "港币"), "HKD"),
    **dict.fromkeys(("新台币", "台币"), "TWD"),
    **dict.fromkeys(("新加坡元", "新币"), "SGD"),
    **dict.fromkeys(("韩元", "韩币"), "KRW"),
    "欧元": "EUR",
    "日元": "JPY",
    "英镑": "GBP",
    "澳元": "AUD",
    "加元": "CAD",
    "卢布": "RUB",
    "瑞士法郎": "CHF",
    "泰铢": "THB",
    "澳门元": "MOP",
    "加拿大元": "CAD",
    "澳大利亚元": "AUD",
}
_SIGNS = {"¥": "CNY", "人民币": "CNY", "RMB": "CNY", "$": "USD", "US$": "USD", "HK$": "HKD", "€": "EUR"}
_UNITS = "[十百千万亿拾佰仟萬億]"
_WORDS = sorted(CURRENCIES, key=len, reverse=True)
_BY_LAST = {last: [word for word in _WORDS if word[-1] == last] for last in {word[-1] for word in _WORDS}}
# What a printed sum can consist of, for walking back from its currency word.
_SUM_CHARS = "0123456789，?. -~至点余多几" + CHINESE[1:-1]
_WINDOW = 48
# What may follow a bare 20万 (no currency word): elsewhere the number counts something else.
_AFTER_BARE = '，。；、！？)] \n-~至到而的左”"之及和'
# 500块 is money, 两块 may be two pieces.
_SUM_IN_KUAI = re.compile(r"[\d.]{2,}|.*[百千万]")
_PIECES = tuple("地田土石木板玻砖铁表肉")
# 二元结构, 二元期权: words, not sums.
_WORD_TAILS = ("结构", "期权", "社会", "体制", "方程", "乙丙")
# 000元: the tail of a sum whose head could not be read.
_FRAGMENT = re.compile(r"0\d")
_ABOUT = frozenset("余多几")
_EXACT = str.maketrans("", "", "余多几")
_NOT_MONEY = "月旦宵素件宝首老配器化论里"


@plain_value
class Money:
    """One printed sum.

    Attributes:
        amount: in whole units of the currency (yuan for CNY); the upper end of a printed range `1-2万元`.
        currency: ISO 4217.
        span: the printed sum with its currency word and 整, as entity labels mark it.
        lower: the lower end of a range, else None.
        approximate: 余, 多, 几 stands in the sum.
        bare: no currency is printed (`20万`).
    """

    amount: Decimal
    currency: str
    span: Span
    lower: Decimal | None = None
    approximate: bool = False
    bare: bool = False


def find_money(folded: str) -> list[Money]:
    """Every sum of money in a folded text, in order, none overlapping another."""
    found = [_signed(match) for match in _matches(folded)]
    ends = {money.span.end for money in found if money}
    for match in _anchor().finditer(folded):
        money = _before(folded, match.start())
        if money is not None and money.span.end not in ends:
            found.append(money)
    return _without_overlap(sorted((money for money in found if money), key=lambda money: money.span))


def parse_money(string: str) -> Money | None:
    """The sum that the whole of `string` prints (`柒万元整`, `人民币7万元`, `20万`), or None."""
    if len(string) > 60:
        return None
    folded = fold(string)
    found = find_money(folded)
    if not found or found[0].span != (0, len(folded)):
        return None
    return found[0]


def _without_overlap(ordered: list[Money]) -> list[Money]:
    kept: list[Money] = []
    for money in ordered:
        if not kept or money.span.start >= kept[-1].span.end:
            kept.append(money)
    return kept


@cache
def _anchor() -> re.Pattern[str]:
    """Last characters of the currency words, and the units of bare sums."""
    return re.compile("[万亿" + "".join({word[-1] for word in CURRENCIES} - {"钱"}) + "]")


@cache
def _amount() -> str:
    arabic = rf"{ARABIC}(?: ?[余多几]?{_UNITS}{{1,2}}+(?:\d{{1,8}}+)?){{0,4}}"
    chinese = rf"{CHINESE}{{1,24}}+(?:点{CHINESE}{{1,8}}+)?(?:[余多几]{_UNITS}{{1,2}}+)?"
    return rf"(?P<amount>{arabic}|{chinese})"


@cache
def _number() -> re.Pattern[str]:
    """The number that ends a run of sum characters, with the lower end of a range before it."""
    return re.compile(
        rf"(?<![\d.〇?])(?:(?P<low>\d{{1,9}}+(?:\.\d{{1,4}}+)?)[-~至])?{_amount()}[余多几]? ?\Z"
    )


@cache
def _change() -> re.Pattern[str]:
    """角, 分 and 整 behind the currency word."""
    digit = "[\\d一二两三四五六七八九壹贰叁肆伍陆柒捌玖]"
    return re.compile(rf"(?:(?P<jiao>{digit})角)?(?:〇?(?P<fen>{digit})分)?[整正]?")


def _before(folded: str, at: int) -> Money | None:
    """The sum whose currency word ends with, or whose bare unit is, the character at `at`."""
    after = folded[at + 1 : at + 2]
    if folded[at] in "万亿":
        word, end, number_end = "", at + 1, at + 1
        if after not in _AFTER_BARE:
            return None
    else:
        word = _currency_word(folded, at)
        number_end, end = at + 1 - len(word), at + 1
        if word == "块" and after == "钱":
            word, end = "块钱", end + 1
        if not word or (after and after in _NOT_MONEY):
            return None
    window = folded[max(0, number_end - _WINDOW) : number_end]
    run = len(window.rstrip(_SUM_CHARS))
    match = _number().search(window, run)
    if match is None:
        return None
    start = number_end - len(window) + match.start()
    return _money(folded, match, Span(start, end), word)


def _currency_word(folded: str, at: int) -> str:
    """The currency word that ends at `at`, or ''."""
    if folded[at] in "元圆块" and folded[at - 1] in _SUM_CHARS:
        return folded[at]
    head = folded[max(0, at - 4) : at + 1]
    for word in _BY_LAST[folded[at]]:
        if head.endswith(word):
            return word
    return ""


@cache
def _sign() -> re.Pattern[str]:
    """A currency word or sign in front: 人民币70000元, ￥17603.5元整, ￥70000."""
    words = "|".join(_WORDS)
    return re.compile(rf"(?P<sign>人民币|RMB|¥|US\$|HK\$|\$) ?{_amount()}[余多几]? ?(?P<unit>{words})?")


def _matches(folded: str) -> list[re.Match[str]]:
    if "¥" in folded or "人民币" in folded or "RMB" in folded or "$" in folded:
        return list(_sign().finditer(folded))
    return []


def _signed(match: re.Match[str]) -> Money | None:
    end = match.end()
    if match["unit"] is None:
        end = match.end("amount")
    currency = CURRENCIES.get(match["unit"] or "") or _SIGNS[match["sign"]]
    return _money(match.string, match, Span(match.start(), end), match["unit"] or "", currency)


def _money(
    folded: str, match: re.Match[str], span: Span, word: str, currency: str | None = None
) -> Money | None:
    printed = match["amount"]
    approximate = not _ABOUT.isdisjoint(match[0])
    exact = printed.translate(_EXACT) if approximate else printed
    value = parse_number(exact)
    if (
        value is None
        or (printed[0] == "0" and _FRAGMENT.match(printed))
        or (currency is None and _is_a_word(printed, word, folded, span))
    ):
        return None
    end = span.end
    if word:
        change = _change().match(folded, end)
        if change and change.end() > end:
            end, value = change.end(), value + _small_change(change)
    low = match["low"] if currency is None else None  # a sign in front leads no range
    return Money(
        amount=value,
        currency=currency or CURRENCIES.get(word, "CNY"),
        span=Span(span.start, end),
        lower=None if low is None else Decimal(low) * _scale(exact),
        approximate=approximate,
        bare=currency is None and not word,
    )


def _small_change(match: re.Match[str]) -> Decimal:
    """角 (tenths) and 分 (hundredths) printed after 元."""
    total = Decimal(0)
    for group, share in (("jiao", Decimal("0.1")), ("fen", Decimal("0.01"))):
        digit = match[group]
        if digit:
            total += (parse_number(digit) or Decimal(0)) * share
    return total


def _scale(exact: str) -> Decimal:
    """In `1-2万元` the unit holds for both ends."""
    unit = exact.lstrip("0123456789.， ")
    return (parse_number("1" + unit) or Decimal(1)) if unit else Decimal(1)


def _is_a_word(printed: str, word: str, folded: str, span: Span) -> bool:
    """Whether a lone Chinese digit with 元 is part of a name or word (李三元, 二元结构) and no sum."""
    if word == "块":
        return not _SUM_IN_KUAI.fullmatch(printed) or folded.startswith(_PIECES, span.end)
    if len(printed) > 1 or printed.isascii() or word not in ("元", "圆"):
        return False
    if folded.startswith(_WORD_TAILS, span.end):
        return True
    before = folded[span.start - 1 : span.start] if span.start else ""
    after = folded[span.end : span.end + 1]
    counted = _change().match(folded, span.end)
    if counted is not None and counted.end() > span.end:
        return False
    return "\u4e00" <= before <= "\u9fff" and "\u4e00" <= after <= "\u9fff"
