"""Long lease held against an enforcement (虚假租赁异议): ten years or more from the first year printed to the last.

执行异议复议规定 art. 31; a lease of ten or twenty years shields the thing from whoever buys it at the auction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from xiezhi.signs.computed.reading import Computed, Reading

_ID = "sham_lease_objection"
_TERM = re.compile(
    r"租(?:赁|期|用)?(?:期限|期间|期)?[^。；\n\d]{0,10}(?P<first>(?:19|20)\d\d)年[^。；\n]{0,16}?[至到止—-][^。；\n\d]{0,6}(?P<last>(?:19|20)\d\d)年"
)
_LONG = 10
_HEAD = 1_500
_OBJECTIONS = ("执行异议", "执行人执行")


def long_lease(reading: Reading) -> Iterator[Computed]:
    """A lease of ten years or more in an objection to an enforcement."""
    text = reading.page.text
    told = reading.cause() or text[:_HEAD]
    of_objection = reading.kind() == "enforcement_ruling" or any(word in told for word in _OBJECTIONS)
    if _ID not in reading.catalogue or not of_objection or "租" not in text:
        return
    for match in _TERM.finditer(text):
        years = int(match["last"]) - int(match["first"])
        if years >= _LONG:
            evidence = reading.evidence(*match.span())
            yield Computed(_ID, (evidence,), f"租期{match['first']}年至{match['last']}年，{years}年")
            return
