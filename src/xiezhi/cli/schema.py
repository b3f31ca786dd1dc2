"""`xiezhi schema NAME`: the JSON Schema of the analysis or of the annotation format."""

from __future__ import annotations

import json

import click

from xiezhi.schema.published import FORMATS, json_schema


@click.command()
@click.argument("name", type=click.Choice(sorted(FORMATS)))
def schema(name: str) -> None:
    """Print the JSON Schema (draft 2020-12) of a format."""
    click.echo(json.dumps(json_schema(name), ensure_ascii=False, indent=2))
