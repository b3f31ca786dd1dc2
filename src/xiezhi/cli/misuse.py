"""What is wrong with a command as typed, in the person's language; click itself speaks English only."""

from __future__ import annotations

import re

import click
from click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)

from xiezhi.language import language


def show(error: click.ClickException) -> None:
    """Print a mistake of usage on standard error, with how to get help."""
    if language() == "en" or not isinstance(error, UsageError) or isinstance(error, NoArgsIsHelpError):
        error.show()
        return
    if error.ctx is not None:
        path = error.ctx.command_path
        usage = error.ctx.get_usage().replace("Usage:", "用法：", 1)
        click.echo(f"{usage}\n用法见 `{path} --help`。\n", err=True)
    click.echo(f"有误：{_chinese(error)}", err=True)


def _chinese(error: UsageError) -> str:
    """The mistake in Chinese; one of a kind not named here keeps its own words."""
    if isinstance(error, NoSuchOption):
        near = f"是否指 {'、'.join(sorted(error.possibilities))}？" if error.possibilities else ""
        return f"没有选项 {error.option_name}。{near}"
    if isinstance(error, MissingParameter):
        return f"缺少 {_named(error)}。"
    if isinstance(error, BadParameter):
        kind = error.param.type if error.param is not None else None
        if isinstance(kind, click.Choice):
            return f"{_named(error)} 的值有误，可用：{'、'.join(map(str, kind.choices))}。"
        if isinstance(kind, click.IntRange | click.FloatRange):
            return f"{_named(error)} 的值有误，应为 {kind.min} 至 {kind.max} 之间的数。"
        if isinstance(kind, click.Path):
            return f"{_named(error)} 所指的文件或者文件夹不存在或者不能使用{_quoted(error.message)}。"
        return f"{_named(error)} 的值有误：{error.message}"
    if isinstance(error, BadOptionUsage):
        return f"选项 {error.option_name} 用法有误：{error.message}"
    wanted = getattr(error, "command_name", None)
    return f"没有命令 {wanted}。" if wanted else error.format_message()


def _quoted(message: str) -> str:
    """The path that click's own sentence names, if it names one."""
    found = re.search(r"'(.+)'", message)
    return f"：{found[1]}" if found else ""


def _named(error: BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    return error.param.get_error_hint(error.ctx) if error.ctx is not None else error.param.name or ""
