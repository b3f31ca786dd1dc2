"""Numbers that name a person, an organisation, a telephone or an account, with their check digits.

Sources: GB 11643-1999 (公民身份号码; check ISO 7064 mod 11-2), GB 32100-2015 (统一社会信用代码), GB 11714-1997
(组织机构代码), ISO/IEC 7812 (bank cards, Luhn). Patterns run over folded text (`×` for a masked place; `X` and `*`
mask too). These numbers are personal data: reports show them through `mask` only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from xiezhi.text.expressions import expression
from xiezhi.text.span import Span
from xiezhi.text.views import fold

IdentifierKind = Literal[
    "personal_id", "credit_code", "organization_code", "mobile", "landline", "bank_card", "bank_account"
]

_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_MASKS = frozenset("×X*")


@dataclass(frozen=True, slots=True)
class Identifier:
    """One printed number of a known kind.

    Attributes:
        kind: what it names.
        span: where it is printed.
        text: the number without separators, as printed otherwise (letters in capitals).
        valid: whether the check digit holds; None where it is masked or the kind has none.
        born_on: the birth date inside a personal id, where all its digits are printed and such a day exists.
        sex: `male` or `female`, from a personal id whose sequence number is printed.
        masked: some places are ×, X or *.
    """

    kind: IdentifierKind
    span: Span
    text: str
    valid: bool | None
    born_on: date | None = None
    sex: str | None = None
    masked: bool = False


def find_identifiers(folded: str) -> list[Identifier]:
    """Every personal id, credit or organisation code, telephone, card and account number, in order."""
    found: list[Identifier] = []
    for match in _run().finditer(folded):
        before = folded[max(0, match.start() - 14) : match.start()]
        identifier = _identify(match[0].rstrip(" -"), match.start(), before)
        if identifier is not None:
            found.append(identifier)
    return found


def parse_identifier(string: str) -> Identifier | None:
    """The identifier that the whole of `string` prints, or None."""
    folded = fold(string)
    return _identify(folded, 0, "") if len(folded) <= 40 and _run().fullmatch(folded) else None


def mask(identifier_text: str) -> str:
    """The number with its middle replaced by `*`, for reports: `110105********0011`, `138****5678`.

    Numbers of fifteen digits and more keep six in front and four behind, shorter ones three and four; separators
    stay. What is too short to keep anything back is masked whole.
    """
    places = [index for index, char in enumerate(identifier_text) if char.isalnum() or char in _MASKS]
    front = 6 if len(places) >= 15 else 3
    hidden = places[front : len(places) - 4] if len(places) > front + 4 else places
    chars = list(identifier_text)
    for index in hidden:
        chars[index] = "*"
    return "".join(chars)


@cache
def _run() -> re.Pattern[str]:
    """A run of digits, capitals and masks long enough to be any of the kinds; spaces and hyphens inside."""
    char = r"[\dA-Z×X*a-z]"
    return re.compile(
        r"[\d×X*A-HJ-NP-Y](?<![\dA-Za-z×*.]{2})"
        rf"(?:\d{{2,3}}-\d{{7,8}}(?:-\d{{1,5}})?|{char}{{7}}-{char}|\d\d[ -]\d{{4}}[ -]\d{{4}}"
        rf"|\d{{3}}(?: \d{{4}}){{3}}(?: \d{{1,3}})?|{char}{{6,23}}+)(?![\dA-Za-z×*]|\.\d)"
    )


def _identify(printed: str, start: int, before: str) -> Identifier | None:
    text = expression("[ -]").sub("", printed).upper()
    span = Span(start, start + len(printed))
    digits = sum(char.isdigit() for char in text)
    if not text.isalnum() and not set(text) & _MASKS:
        return None
    for kind in (_personal, _organization, _telephone, _account):
        identifier = kind(text, printed, span, before, digits)
        if identifier is not None:
            return identifier
    return None


def _personal(text: str, printed: str, span: Span, before: str, digits: int) -> Identifier | None:
    """18 places with a check, or the 15 of before 1999; masked ones need their place at the front or a label."""
    if len(text) not in (15, 18) or "-" in printed or not expression(r"[\d×X*]+").fullmatch(text):
        return None
    masked = bool(_MASKS & set(text[:-1])) or text[-1] in "×*"
    labelled = "身份" in before
    if masked and not labelled and not (text[:2].isdigit() and digits >= 4 and len(text) == 18):
        return None
    born = _birth(text)
    if not masked and born is None and not labelled:
        return None
    if len(text) == 15 and not labelled and (masked or text.startswith("0")):
        return None
    sequence = text[16] if len(text) == 18 else text[14]
    sex = ("male" if int(sequence) % 2 else "female") if sequence.isdigit() else None
    valid = None if masked or len(text) == 15 else personal_id_holds(text)
    return Identifier("personal_id", span, text, valid, born, sex, masked)


def _birth(text: str) -> date | None:
    digits = text[6:14] if len(text) == 18 else "19" + text[6:12]
    try:
        born = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return born if 1850 <= born.year <= 2100 else None


def _organization(text: str, printed: str, span: Span, before: str, digits: int) -> Identifier | None:
    labelled = "代码" in before or "注册号" in before
    if len(text) == 18 and "-" not in printed and (not text.isdigit() or labelled):
        masked = bool(_MASKS & set(text)) and not credit_code_holds(text)
        if credit_code_holds(text) or labelled or (text[0] in "159" and digits >= 10 and not masked):
            return Identifier(
                "credit_code", span, text, None if masked else credit_code_holds(text), masked=masked
            )
    if len(text) == 9 and (expression(r".{8}-.").fullmatch(printed) or "机构代码" in before):
        return Identifier("organization_code", span, text, organization_code_holds(text))
    return None


def _telephone(text: str, printed: str, span: Span, before: str, digits: int) -> Identifier | None:
    if len(text) == 11 and expression(r"1[3-9][\d×X*]{9}").fullmatch(text) and digits >= 3:
        masked = not text.isdigit()
        return Identifier("mobile", span, text, None, masked=masked)
    if expression(r"0\d{2,3}-\d{7,8}(?:-\d{1,5})?").fullmatch(printed):
        return Identifier("landline", span, text, None)
    labelled = before.rstrip("：为是 ").endswith(("电话", "联系方式", "传真", "座机"))
    if labelled and text.isdigit() and 7 <= len(text) <= 12:
        return Identifier("landline", span, text, None)
    return None


_ACCOUNT_LABEL = re.compile("[账帐][号户]|卡号?[：为]?$|银行")
_NO_ACCOUNT = re.compile("QQ|qq|微信|淘宝|游戏|汇票|票号|行号|编号|保单")


def _account(text: str, printed: str, span: Span, before: str, digits: int) -> Identifier | None:
    """Card numbers by Luhn; any long number behind 账号, 账户 or 卡号."""
    if _NO_ACCOUNT.search(before):
        return None
    labelled = bool(_ACCOUNT_LABEL.search(before))
    masked = bool(_MASKS & set(text))
    if text.isdigit() and 16 <= len(text) <= 19 and luhn_holds(text) and (labelled or text.startswith("62")):
        return Identifier("bank_card", span, text, True)
    if labelled and 8 <= len(text) <= 24 and (text.isdigit() or (masked and digits >= 4)):
        kind: IdentifierKind = (
            "bank_card" if text.startswith("62") and 16 <= len(text) <= 19 else "bank_account"
        )
        valid = None if masked or kind == "bank_account" else False
        return Identifier(kind, span, text, valid, masked=masked)
    return None


def personal_id_holds(text: str) -> bool:
    """Whether the check character of an 18-place personal id is right (GB 11643-1999, ISO 7064 mod 11-2)."""
    if not expression(r"[0-9]{17}[0-9X]").fullmatch(text):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(text, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11] == text[17]


def credit_code_holds(text: str) -> bool:
    """Whether the check character of a unified social credit code is right (GB 32100-2015)."""
    if len(text) != 18 or any(char not in _CREDIT_ALPHABET for char in text):
        return False
    total = sum(_CREDIT_ALPHABET.index(char) * pow(3, place, 31) for place, char in enumerate(text[:17]))
    return _CREDIT_ALPHABET[-total % 31] == text[17]


def organization_code_holds(text: str) -> bool:
    """Whether the check character of a nine-place organisation code is right (GB 11714-1997)."""
    if not expression(r"[0-9A-Z]{8}[0-9X]").fullmatch(text):
        return False
    total = sum(int(char, 36) * weight for char, weight in zip(text, _ORGANIZATION_WEIGHTS, strict=False))
    return "0123456789X0"[11 - total % 11] == text[8]


def luhn_holds(text: str) -> bool:
    """Whether the digits pass the Luhn check of bank cards (ISO/IEC 7812)."""
    if not (text.isascii() and text.isdigit()):
        return False
    total = 0
    for place, char in enumerate(reversed(text)):
        digit = int(char) * (1 + place % 2)
        total += digit - 9 if digit > 9 else digit
    return total % 10 == 0
