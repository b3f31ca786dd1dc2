"""Filings over time: the cases behind the foremost clues, one row of dots each, over all filings of the run by month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from xiezhi.archive.archive import Archive
from xiezhi.archive.screen import svg
from xiezhi.archive.screen.clues import Clue

_ROWS = 25
_LEFT, _WIDTH, _ROW, _BARS = 300.0, 900.0, 22.0, 80.0
_DAYS = "SELECT doc_id, day FROM docs WHERE day IS NOT NULL ORDER BY day, doc_id"


def draw(archive: Archive, clues: Sequence[Clue]) -> str:
    """The picture as SVG; the axis spans the days of the documents behind the clues shown."""
    days: dict[str, date] = dict(archive.connection.execute(_DAYS).fetchall())
    shown = [clue for clue in clues if any(id in days for id in clue.documents)][:_ROWS]
    behind = [days[id] for clue in shown for id in clue.documents if id in days]
    if not behind:
        return svg.document(_LEFT + _WIDTH, 60, "filings over time", [svg.text(20, 35, "没有线索 no clues")])
    first, last = date(min(behind).year, 1, 1), date(max(behind).year, 12, 31)
    height = 60 + _BARS + _ROW * len(shown)
    body = [svg.text(20, 24, "案件时间分布 filings over time", size=14)]
    body += _years(first, last, height) + _months(
        [day for day in days.values() if first <= day <= last], first, last
    )
    for row, clue in enumerate(shown):
        y = 55 + _BARS + _ROW * row
        label = f"{clue.rank}. {clue.name} {clue.names}"
        body.append(
            svg.text(_LEFT - 10, y + 4, label if len(label) <= 24 else label[:23] + "…", anchor="end")
        )
        body.append(svg.line(_LEFT, y, _LEFT + _WIDTH - 20, y))
        counted = Counter(days[id] for id in clue.documents if id in days)
        for day, count in sorted(counted.items()):
            body.append(
                svg.circle(
                    _x(day, first, last),
                    y,
                    3 + min(5.0, 1.2 * (count - 1)),
                    colour=svg.ALERT,
                    title=f"{day} × {count}",
                )
            )
    return svg.document(_LEFT + _WIDTH, height, "filings over time", body)


def _x(day: date, first: date, last: date) -> float:
    return _LEFT + (_WIDTH - 20) * (day - first).days / max(1, (last - first).days)


def _years(first: date, last: date, height: float) -> list[str]:
    marks = []
    for year in range(first.year, last.year + 1):
        x = _x(date(year, 1, 1), first, last)
        marks += [svg.line(x, 34, x, height - 10), svg.text(x + 3, 44, str(year), colour="#666666")]
    return marks


def _months(days: Sequence[date], first: date, last: date) -> list[str]:
    counted = Counter(day.replace(day=1) for day in days)
    tallest = max(counted.values())
    width = max(1.0, (_WIDTH - 20) / max(1, (last - first).days) * 26)
    return [
        svg.bar(
            _x(month, first, last), 40 + _BARS * (1 - count / tallest), width, _BARS * count / tallest, colour=svg.BLUE,
            title=f"{month:%Y-%m}: {count}",
        )
        for month, count in sorted(counted.items())
    ]  # fmt: skip
