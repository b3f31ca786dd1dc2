"""Pages of the reference that are made from the code: `{{ commands }}`, `{{ results }}`, `{{ codes }}`, `{{ errors }}`."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from typing import Any, get_type_hints

import click

REPOSITORY_LINK = re.compile(r"\]\(\.\./((?:src|corpora|models|training|benchmarks)/[^)]*)\)")


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Fill in what a page asks for; links out of the docs become plain paths."""
    markdown = REPOSITORY_LINK.sub(r"](#) (`\1`)", markdown)
    return re.sub(r"\{\{ (\w+) \}\}", lambda match: MADE[match[1]](), markdown)


def commands() -> str:
    """Every command with its options."""
    from xiezhi.cli import COMMANDS, cli

    context = click.Context(cli)
    found = [(name, cli.get_command(context, name)) for name in COMMANDS]
    return "\n".join(line for name, command in found if command for line in _command(f"xiezhi {name}", command))


def _command(path: str, command: click.Command) -> Iterator[str]:
    arguments = [p.make_metavar(click.Context(command)) for p in command.params if isinstance(p, click.Argument)]
    yield f"\n## {path}\n"
    yield f"`{' '.join([path, *arguments])}`\n"
    yield " ".join((command.help or "").split()) + "\n"
    options = [p for p in command.params if isinstance(p, click.Option)]
    if options:
        yield "| option | |\n| --- | --- |"
        yield from (f"| `{_option(option)}` | {_cell(option.help or _choices(option))} |" for option in options)
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from _command(f"{path} {name}", child)


def _option(option: click.Option) -> str:
    value = "" if option.is_flag else " " + (option.metavar or option.type.name.upper())
    return ", ".join(option.opts) + value


def _choices(option: click.Option) -> str:
    kind = option.type
    return ", ".join(map(str, kind.choices)) if isinstance(kind, click.Choice) else ""


def results() -> str:
    """The fields of the classes of a result."""
    from xiezhi import schema

    names = (
        "Analysis", "Fact", "Party", "Representative", "Judge", "Claim", "Loan", "Employment", "Award", "Statute",
        "Entity", "Sign", "Evidence", "Authority", "Assessment",
    )  # fmt: skip
    return "\n\n".join(_fields(getattr(schema, name)) for name in names)


def _fields(kind: type) -> str:
    hints = get_type_hints(kind)
    rows = [f"| `{_published(f.name)}` | `{_type(hints[f.name])}` |" for f in dataclasses.fields(kind)]
    about = " ".join((kind.__doc__ or "").split())
    return "\n".join([f"### {kind.__name__}\n", about, "", "| field | type |", "| --- | --- |", *rows])


def _published(name: str) -> str:
    return name.rstrip("_")


def _type(hint: Any) -> str:
    return re.sub(r"[\w.]+\.(\w+)", r"\1", str(hint) if not isinstance(hint, type) else hint.__name__).replace("|", "or")


def codes() -> str:
    """The tables of codes, with their Chinese terms."""
    from xiezhi.schema import words

    tables = (
        ("Document kinds", words.DOC_TYPES), ("Procedures", words.PROCEDURES), ("Results", words.RESULTS),
        ("Roles", words.ROLES), ("Claims", words.CLAIMS),
    )  # fmt: skip
    return "\n".join(_codes(title, table) for title, table in tables)


def _codes(title: str, table: dict[str, str]) -> str:
    return "\n".join([f"\n### {title}\n", "| code | 中文 |", "| --- | --- |", *(f"| `{k}` | {v} |" for k, v in table.items())])


def errors() -> str:
    """The catalogue, in both languages."""
    from xiezhi.errors import CATALOGUE
    from xiezhi.errors.chinese import CHINESE

    rows = ["| code | what happened | what to do |", "| --- | --- | --- |"]
    for code, entry in sorted(CATALOGUE.items()):
        chinese = CHINESE.get(code, entry)
        cells = (_cell(f"{a}<br>{b}") for a, b in zip(entry, chinese, strict=True))
        rows.append(f"| `{code}` | " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("{", "&#123;")


MADE: dict[str, Callable[[], str]] = {"commands": commands, "results": results, "codes": codes, "errors": errors}
