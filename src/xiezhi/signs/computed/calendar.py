"""Impossible dates (时间不可能): days that no calendar has, a document signed before what it tells of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from xiezhi.signs.computed.reading import Computed, Reading

_ID = "impossible_dates"
_TOLD = frozenset({"procedure_history", "lower_court"})
_ENDS_A_TERM = re.compile(r"[^。；，\n]{0,8}(?:止|之?前|期间|届满|到期)")
_UP_TO = re.compile(r"(?:至|到|截止|止于|迟于|[-~—－])[于在]?\Z")
# 预期交付时间为6月31日, 应于11月31日付清: whoever sets a day to come counts loosely too.
_PLANNED = re.compile(r"(?:预期|预计|约定|计划|应当?|须|定于)[^。；，\n]{0,16}\Z")
# 于2012年12月4日向本院申请公示催告，本院受理后于2012年7月9日发出公告: what stands between the two dates.
_THEN_THE_COURT = re.compile(
    r"[^。；\n]{0,45}(?:申请|起诉|诉讼|诉至)[^。；\n]{0,24}，本院[^。；，\n]{0,10}\Z"
)
# 2015年8月4日签订《借款合同》，约定还款期限至2014年4月11日: a loan that was due before it was made.
_LENT_DUE = re.compile(
    r"[^。；\n]{0,50}(?:签订|签署|出具|立下|写下)[^。；\n]{0,30}(?:期限|还款日期?|到期日|还款时间|归还时间)(?:截?至|到|为|是|定于|止于)\Z"
)
_ANOTHER_LOAN = re.compile(r"展期|续借|补签|补写|重新|结算|此前|之前|到期后|确认|原借")
_ONWARD = ("至", "到", "起", "-", "—", "～", "~")
_EVENT = re.compile(r"^[^。；，\n]{0,12}(?:立案|受理|公开开庭|开庭审理|作出|判决|裁定)")


def impossible_days(reading: Reading) -> Iterator[Computed]:
    """A printed date that does not exist (2009年11月31日), unless it ends a term or is a day set: people count loosely."""
    text = reading.page.text
    for value in reading.page.dates:
        if not (value.reason and value.year and value.month) or value.masked:
            continue
        start, end = value.span
        loose = _UP_TO.search(text, max(0, start - 3), start) or _ENDS_A_TERM.match(text, end)
        if not (loose or _PLANNED.search(text, max(0, start - 20), start)):
            printed = reading.page.compact(value.span.start, value.span.end)
            yield Computed(_ID, (reading.evidence(*value.span),), f"{printed}不是历法上的日期")
    yield from _steps_out_of_order(reading)
    yield from _due_before_lent(reading)


def _due_before_lent(reading: Reading) -> Iterator[Computed]:
    """A loan whose day of payment lies before the day on which its paper was signed."""
    text = reading.page.text
    if "期限" not in text and "还款" not in text and "到期日" not in text:
        return
    for signed, due in pairwise(reading.page.dates):
        if signed.date is None or due.date is None or due.date >= signed.date:
            continue
        match = _LENT_DUE.match(text, signed.span.end, due.span.start)
        a_term = text.startswith(_ONWARD, due.span.end)  # 借款期限为6月1日至次年6月1日
        if match and not a_term and not _ANOTHER_LOAN.search(match.group()):
            evidence = reading.evidence(signed.span.start, due.span.end)
            told = f"还款期限{due.date.isoformat()}早于签订日{signed.date.isoformat()}"
            yield Computed(_ID, (evidence,), told)


def _steps_out_of_order(reading: Reading) -> Iterator[Computed]:
    """A step of this court that is dated before the request on which it was taken."""
    text = reading.page.text
    for asked, done in pairwise(reading.page.dates):
        if text.find("，本院", asked.span.end, done.span.start) < 0:
            continue
        if asked.date is None or done.date is None or done.date >= asked.date:
            continue
        if _THEN_THE_COURT.match(text, asked.span.end, done.span.start):
            evidence = reading.evidence(asked.span.start, done.span.end)
            yield Computed(
                _ID, (evidence,), f"{done.date.isoformat()}的程序早于{asked.date.isoformat()}的申请"
            )


def signed_before_it_happened(reading: Reading) -> Iterator[Computed]:
    """The date in the signature lies before a step of the proceeding that the text tells."""
    decided = reading.facts.decided_on
    if decided is None or not decided.spans:
        return
    day = date.fromisoformat(str(decided.value))
    text = reading.page.text
    for value in reading.page.dates:
        later = value.date
        if later is None or later <= day:
            continue
        part = reading.page.part_at(value.span.start)
        if part is None or part.kind not in _TOLD:
            continue
        if _EVENT.search(text[value.span.end : value.span.end + 40]):
            evidence = reading.at_source(decided.spans, "document", "found")
            told = reading.evidence(*value.span, "court", "found")
            if evidence is not None:
                yield Computed(
                    _ID, (evidence, told), f"落款{day.isoformat()}早于文中程序事项{later.isoformat()}"
                )
            return
