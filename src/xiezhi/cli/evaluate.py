"""`xiezhi evaluate --data DIR`: the engine against annotations, a table by field, label and sign."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from xiezhi.analyzer import Analyzer
from xiezhi.cli.model import chosen
from xiezhi.errors import XiezhiError
from xiezhi.language import say
from xiezhi.learning.evaluation import Evaluation, Tally
from xiezhi.learning.evaluation import evaluate as run

_FIGURES = (
    ("精确率", "precision"),
    ("召回率", "recall"),
    ("F1", "F1"),
    ("正确", "right"),
    ("引擎", "said"),
    ("标注", "labelled"),
)
_GROUPS = ("entity", "sign")
"""First words of fields that are many: the table names them once."""
_OF_ALL = ("passages", "speaker, status")
"""What is counted over all signs."""


@click.command()
@click.option(
    "--data", required=True, type=click.Path(path_type=Path), help="Folder of NAME.json annotations."
)
@click.option("--texts", type=click.Path(path_type=Path), help="Folder of NAME.txt (default: beside them).")
@click.option("--wrong", metavar="FIELD", help="List what differs in this field, document by document.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option("--signs", "sign_dirs", multiple=True, type=click.Path(path_type=Path), help="Your own signs.")
@click.option("--model", type=click.Path(path_type=Path), help="Another model than the packed one.")
@click.option("--no-model", is_flag=True, help="Rules alone.")
@click.option(
    "--baseline",
    type=click.Path(path_type=Path),
    help="Hold the figures against earlier ones; exit status 1 where one lost more than half a point of F1.",
)
@click.option("--renew", metavar="WHY", help="Make today's figures the baseline, for this reason.")
def evaluate(
    data: Path,
    texts: Path | None,
    wrong: str | None,
    as_json: bool,
    sign_dirs: tuple[Path, ...],
    model: Path | None,
    no_model: bool,
    baseline: Path | None,
    renew: str | None,
) -> None:
    """Hold the engine against annotations (`xiezhi schema annotation`)."""
    if renew is not None and baseline is None:
        raise click.UsageError(say("--renew 须与 --baseline 文件 一起使用", "--renew needs --baseline FILE"))
    analyzer = Analyzer.load(extra_signs=sign_dirs, model=chosen(model, no_model=no_model))
    evaluation = run(data, analyzer.analyze, texts)
    if baseline is not None:
        sys.exit(_hold(evaluation, baseline, renew))
    if as_json:
        rows = {
            name: {
                "precision": tally.precision,
                "recall": tally.recall,
                "f1": tally.f1,
                "expected": tally.expected,
            }
            for name, tally in evaluation.tallies.items()
        }
        click.echo(
            json.dumps({"documents": evaluation.documents, "fields": rows}, ensure_ascii=False, indent=1)
        )
        return
    field = _field(evaluation, wrong)
    Console().print(_table(evaluation))
    for document, missed, extra in evaluation.wrong.get(field, []):
        found = say(f"漏 {missed}  多 {extra}", f"missed {missed}  extra {extra}")
        click.echo(f"{document}  {found}")


def _field(evaluation: Evaluation, asked: str | None) -> str:
    """The field that is asked for; a sign or a label may be named as the table names it.

    Raises:
        XiezhiError: XZ907 for a field that is not there.
    """
    for name in (asked, *(f"{group} {asked}" for group in _GROUPS)):
        if not asked or name in evaluation.tallies:
            return name or ""
    raise XiezhiError("XZ907", field=asked, known=_fields(evaluation))


def _fields(evaluation: Evaluation) -> str:
    """What can be asked for; of the many signs only how they are named."""
    names = [name for name in evaluation.tallies if not name.startswith("sign ")]
    return ", ".join([*names, "sign ID"])


def _hold(evaluation: Evaluation, path: Path, renewed: str | None) -> int:
    """Print what changed against the baseline; the exit status."""
    from xiezhi.learning import gate

    if renewed is not None:
        gate.renew(path, evaluation, renewed)
        click.echo(say(f"已更新基准 → {path}", f"the baseline is renewed → {path}"), err=True)
        return 0
    verdict = gate.judge(evaluation, gate.read_baseline(path))
    if not verdict.lost:
        click.echo(say("与基准相比没有下降", "nothing is lost against the baseline"), err=True)
    for name, moves in ((say("下降", "lost"), verdict.lost), (say("上升", "gained"), verdict.gained)):
        for move in moves:
            click.echo(f"{name} {move.field}: F1 {move.before:.4f} → {move.after:.4f}")
    for move in verdict.documents:
        click.echo(
            f"  {move.document} {move.field}: {move.before:.0f} → {move.after:.0f} {say('处错误', 'errors')}"
        )
    return 1 if verdict.lost else 0


def _table(evaluation: Evaluation) -> Table:
    title = say(f"{evaluation.documents} 份文书", f"{evaluation.documents} documents")
    table = Table(title=title, box=None, pad_edge=False, collapse_padding=True)
    table.add_column(say("字段", "field"), overflow="fold")
    for chinese, english in _FIGURES:  # a figure is never cut short: on a narrow terminal the names give way
        table.add_column(say(chinese, english), justify="right", no_wrap=True, min_width=5)
    rows: dict[str, list[tuple[str, Tally]]] = {"": [], **{group: [] for group in _GROUPS}}
    for name, tally in evaluation.tallies.items():
        group, _, rest = name.partition(" ")
        many = group in _GROUPS and rest not in _OF_ALL
        rows[group if many else ""].append((f"  {rest}" if many else name, tally))
    for group, members in rows.items():
        if group and members:
            table.add_row(f"{group}:", style="bold")
        for name, tally in members:
            table.add_row(name, *_row(tally))
    return table


def _row(tally: Tally) -> list[str]:
    """The figures of a field. One that neither the engine nor the labels speak of is not a bad one."""
    said = tally.predicted or tally.expected
    figures = [f"{figure:.3f}" if said else "–" for figure in (tally.precision, tally.recall, tally.f1)]
    return [*figures, str(tally.right), str(tally.predicted), str(tally.expected)]
