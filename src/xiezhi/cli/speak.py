"""How commands speak on standard error: the error's code, what happened and the remedy, in the person's language."""

from __future__ import annotations

from typing import Protocol

import click

from xiezhi.language import language, told


class Told(Protocol):
    """A `XiezhiError`, or a `Failure` that keeps one."""

    @property
    def code(self) -> str:
        """XZ and three digits."""
        ...

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        ...

    @property
    def remedy(self) -> str:
        """What to do, in English."""
        ...


def complain(error: Told, source: str | None = None) -> None:
    """Print `source: code: message` and the remedy below it."""
    message, remedy = told(error.code, error.message, language(), getattr(error, "values", None))
    where = f"{source}: " if source else ""
    click.echo(f"{where}{error.code}: {message}\n  → {remedy or error.remedy}", err=True)
