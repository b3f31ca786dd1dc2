"""Rows of tables to documents found: what every table format shares."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from xiezhi.archive.columns import Columns, take
from xiezhi.archive.found import Found, clean
from xiezhi.errors import Problem, XiezhiError
from xiezhi.reading import Failure

MAX_ROW = 64 << 20  # bytes of one row, above which it is taken for a damaged one


class Row(NamedTuple):
    """One row: what stands behind `#` in its source, its cells by column name or why there are none."""

    label: str
    cells: Mapping[str, str] | XiezhiError
    problems: tuple[Problem, ...] = ()


def documents(
    rows: Iterable[Row], source: str, columns: Columns, *, media: str = "row"
) -> Iterator[Found | Failure]:
    """The document in every row of the table `source`; rows without one become failures.

    The header may differ from row to row (JSON lines): columns are found anew for every new set of names.
    """
    bound: dict[tuple[str, ...], dict[str, tuple[str, ...]]] = {}
    for row in rows:
        place = f"{source}#{row.label}" if row.label else source
        try:
            if isinstance(row.cells, XiezhiError):
                raise row.cells
            names = tuple(row.cells)
            if names not in bound:
                bound[names] = columns.bind(names, source)
            yield _document(row, place, bound[names])
        except XiezhiError as error:
            yield Failure.of(place, error)


def _document(row: Row, place: str, roles: Mapping[str, tuple[str, ...]]) -> Found:
    assert not isinstance(row.cells, XiezhiError)
    text, given = take(row.cells, roles)
    given = {role: clean(value) for role, value in given.items()}
    if not text.strip():
        raise XiezhiError("XZ504")
    name = place.rsplit("/", 1)[-1]
    data = clean(text).encode("utf-8")
    return Found(place, name, data, id=given.pop("id", None), given=given, problems=row.problems)


def header_of(cells: Sequence[str]) -> tuple[str, ...]:
    """Column names as printed, less blanks around them; a name that comes twice is kept apart by a number."""
    seen: dict[str, int] = {}
    names = []
    for cell in cells:
        name = cell.strip().lstrip("\ufeff")
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} {seen[name]}")
    return tuple(names)
