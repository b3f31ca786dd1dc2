"""`xiezhi train --data DIR --output DIR`: labelled documents in, a model folder out."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from xiezhi.cli.labelled import TOOLS, lay_out
from xiezhi.errors import XiezhiError
from xiezhi.language import say

if TYPE_CHECKING:
    from xiezhi.learning.config import TrainConfig
    from xiezhi.learning.train import TrainResult

_FIGURES = (("精确率", "precision"), ("召回率", "recall"), ("F1", "F1"), ("标注数", "labelled"))


def _expression(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """An expression that can be used, or a mistake of usage."""
    try:
        re.compile(value or "")
    except re.error as error:
        raise click.BadParameter(
            say(f"不是正则表达式（{error}）", f"not a regular expression ({error})")
        ) from error
    return value


@click.command()
@click.option(
    "--task",
    type=click.Choice(["entities", "sentences", "signs", "vectors"]),
    default="signs",
    show_default=True,
)
@click.option(
    "--data",
    required=True,
    type=click.Path(path_type=Path, exists=True),
    help="Labelled documents.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(TOOLS),
    help="What --data and --check are, when they come from another tool (default: a folder of annotations, JSON lines "
    "or CoNLL columns).",
)
@click.option("--output", required=True, type=click.Path(path_type=Path), help="Folder of the new model.")
@click.option(
    "--base",
    type=click.Path(path_type=Path),
    help="Encoder to start from: a model folder or a BERT checkpoint (default: the shipped one).",
)
@click.option(
    "--check",
    type=click.Path(path_type=Path, exists=True),
    help="Labelled documents to measure on (default: a part of --data).",
)
@click.option(
    "--unlabelled", type=click.Path(path_type=Path, exists=True), help="Texts to rank: what to label next."
)
@click.option(
    "--heads-only", is_flag=True, help="Leave the encoder as it is: quicker, enough for few documents."
)
@click.option("--epochs", default=15, show_default=True, type=click.IntRange(1, 500))
@click.option(
    "--group",
    callback=_expression,
    help="Expression on file names: files it matches with the same group are papers of one case (signs).",
)
@click.option("--labels", help="Learn only these labels, with commas between.")
@click.option(
    "--int8/--no-int8",
    default=True,
    show_default=True,
    help="Quantise, if that loses at most half a point of F1.",
)
@click.option("--seed", default=1, show_default=True)
@click.option("--threads", default=2, show_default=True, type=click.IntRange(1, 64))
def train(
    output: Path, labels: str | None, data: Path, check: Path | None, form: str | None, **options: Any
) -> None:
    """Fine-tune on labelled documents, measure on others, write a model and its card."""
    try:
        from xiezhi.learning.config import TrainConfig
        from xiezhi.learning.train import train as run
    except ModuleNotFoundError as error:
        raise XiezhiError("XZ809", name=error.name) from error
    chosen = tuple(labels.split(",")) if labels else None
    with TemporaryDirectory() as folder:
        if form:
            data = lay_out(data, form, options["task"], Path(folder) / "data")
            check = lay_out(check, form, options["task"], Path(folder) / "check") if check else None
        elif not data.is_dir():
            raise XiezhiError("XZ803", path=data)
        named: dict[str, Any] = {
            "output": output,
            "labels": chosen,
            "name": output.name,
            "data": data,
            "check": check,
        }
        _report(_run(TrainConfig(**named, **options), run))


def _run(config: TrainConfig, run: Callable[..., TrainResult]) -> TrainResult:
    """Train with a bar that tells the loss, and the figure on held-back documents when it was just measured."""
    with Progress(
        *Progress.get_default_columns()[:3],
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
        console=Console(stderr=True),
    ) as bar:
        task = bar.add_task("training", total=None, note="")

        def progress(step: int, most: int, loss: float, f1: float | None) -> None:
            note = f"loss {loss:.3f}" if f1 is None else f"loss {loss:.3f}, held-out F1 {f1:.3f}"
            bar.update(task, completed=step, total=most, note=note)

        result = run(config, progress)
        if bar.tasks[0].total is None:  # signs and vectors are learnt without steps to tell of
            bar.update(task, total=1, completed=1)
        return result


def _report(result: TrainResult) -> None:
    table = Table(title=say("未参加训练的文书上", "on documents it was not trained on"), box=None)
    table.add_column(say("标签", "label"))
    for chinese, english in _FIGURES:
        table.add_column(say(chinese, english), justify="right")
    for name, score in [*result.table.labels.items(), (say("合计", "all"), result.table.micro)]:
        table.add_row(
            name, f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}", str(score.true)
        )
    console = Console()
    console.print(table)
    if result.rules is not None:
        both = (
            (say("仅规则", "rules alone"), result.rules),
            (say("规则与模型", "rules and model"), result.table),
        )
        for name, measured in both:
            precision, recall = f"{measured.micro.precision:.3f}", f"{measured.micro.recall:.3f}"
            console.print(
                say(
                    f"{name}：精确率 {precision}，召回率 {recall}",
                    f"{name}: precision {precision}, recall {recall}",
                )
            )
    nothing = say("无", "nothing")
    for confusion in result.confusions[:10]:
        labelled, said = confusion.labelled or nothing, confusion.said or nothing
        found = say(f"标注 {labelled}，模型 {said}", f"labelled {labelled}, said {said}")
        console.print(f"{say('不同', 'differs')}: {confusion.document}: {confusion.text} ({found})")
    for name, doubt in result.label_next:
        console.print(
            say(
                f"下一份宜标注：{name}（不确定度 {doubt:.2f}）",
                f"label next: {name} (uncertainty {doubt:.2f})",
            )
        )
    console.print(f"{say('模型', 'model')}: {result.folder} ({result.seconds:.0f} s)")
