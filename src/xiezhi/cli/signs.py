"""`xiezhi signs [ID]`, `xiezhi signs check [DIR]`: the catalogue, one sign of it, its examples put to the test."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xiezhi.errors import XiezhiError
from xiezhi.language import say
from xiezhi.schema import words
from xiezhi.schema.words import both

if TYPE_CHECKING:
    from xiezhi.signs import SignRule
    from xiezhi.signs.check import Failure

_SCOPE = {
    "single": ("一份文书", "document"),
    "archive": ("全库", "archive"),
    "both": ("两者", "both"),
}


@click.command()
@click.argument("what", required=False)
@click.argument("directory", required=False, type=click.Path(path_type=Path))
@click.option(
    "--signs", "sign_dirs", multiple=True, type=click.Path(path_type=Path), help="Your own signs as well."
)
def signs(what: str | None, directory: Path | None, sign_dirs: tuple[Path, ...]) -> None:
    """Show the catalogue of signs, one sign (`xiezhi signs large_cash_delivery`), or run its examples.

    `xiezhi signs check DIR` runs every example of the signs in DIR; without DIR those that come with xiezhi.
    """
    if what == "check":
        _check(directory)
        return
    from xiezhi.signs import load_catalogue

    catalogue = load_catalogue(sign_dirs)
    if what is None:
        _list(list(catalogue.signs.values()))
    elif what in catalogue:
        _show(catalogue[what])
    else:
        raise XiezhiError("XZ304", id=what)


def _check(directory: Path | None) -> None:
    from xiezhi.signs import check

    failures = check(directory)
    for failure in failures:
        click.echo(say(_failed(failure), str(failure)), err=True)
    count = len(failures)
    wrong = say(f"{count} 处例句不符", f"{count} examples do not hold")
    click.echo(wrong if failures else say("例句全部相符", "every example holds"))
    sys.exit(1 if failures else 0)


def _failed(failure: Failure) -> str:
    """An example that did not do what it says, in Chinese."""
    wanted = "应当提示而没有提示" if failure.example.fires else "不应提示而作了提示"
    example = failure.example
    return f"{failure.file} 第 {example.line} 行：{failure.sign} {wanted}：{example.text}"


def _list(rules: list[SignRule]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold")
    table.add_column("")
    table.add_column(
        say("迹象", "sign"), no_wrap=True
    )  # an id cut short could not be typed after `xiezhi signs`
    for heading in (say("名称", "name"), say("强度", "strength"), say("见于", "seen in")):
        table.add_column(heading)
    for rule in rules:
        strength = say(words.STRENGTHS[rule.strength], rule.strength)
        table.add_row(rule.group, rule.id, rule.name, strength, say(*_SCOPE[rule.scope]))
    Console().print(table)


def _show(rule: SignRule) -> None:
    lines = [
        click.style(f"{rule.name}  {rule.name_en}", bold=True),
        f"{rule.id} · {both(words.STRENGTHS, rule.strength)} · {' '.join(_SCOPE[rule.scope])}",
    ]
    lines += [rule.about] if rule.about else []
    lines += _part("Authority 依据", [_authority(rule, n) for n in range(len(rule.authority))])
    lines += _part("Phrases 措辞", [phrase.source for pattern in rule.patterns for phrase in pattern.any])
    lines += _part("Speaks against it 反面", list(rule.counter))
    lines += _part("To verify 核查", list(rule.to_verify))
    lines += _part("Fires 应提示", [example.text for example in rule.examples if example.fires])
    lines += _part("Stays silent 不应提示", [example.text for example in rule.examples if not example.fires])
    click.echo("\n".join(lines))


def _authority(rule: SignRule, index: int) -> str:
    item = rule.authority[index]
    parts = [item.name, item.article or "", item.date or ""]
    return " ".join(filter(None, parts)) + ("" if item.verified else words.UNVERIFIED)


def _part(heading: str, items: list[str]) -> list[str]:
    return ["", click.style(heading, bold=True), *(f"  · {item}" for item in items)] if items else []
