"""The model card: what the model is, what it was made of, what it scores, what it cannot do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xiezhi.learning.confusions import Confusion
from xiezhi.learning.metrics import Table


def table_lines(table: Table) -> list[str]:
    """A Markdown table of the scores, label by label."""
    lines = ["| label | precision | recall | F1 | true |", "| --- | --- | --- | --- | --- |"]
    for name, score in [*table.labels.items(), ("all (micro)", table.micro)]:
        cells = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} | {score.true}"
        lines.append(f"| {name} | {cells} |")
    return lines


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split()) or "–"


def write_card(
    folder: Path,
    *,
    title: str,
    about: Sequence[str],
    table: Table,
    facts: dict[str, Any],
    limits: Sequence[str],
    confusions: Sequence[Confusion] = (),
) -> None:
    """Write `README.md` into the model folder."""
    lines = [f"# {title}", "", *about, "", "## Figures on documents it was not trained on", ""]
    lines += [*table_lines(table), "", "## How it was made", "", "| setting | value |", "| --- | --- |"]
    lines += [f"| {name} | {value} |" for name, value in facts.items()]
    if confusions:
        lines += ["", "## Where model and labels differ", "", "| document | passage | labelled | said |"]
        lines += ["| --- | --- | --- | --- |", *(f"| {' | '.join(map(_cell, c))} |" for c in confusions)]
    lines += ["", "## Limits", "", *(f"- {limit}" for limit in limits), ""]
    (folder / "README.md").write_text("\n".join(lines), encoding="utf-8")
