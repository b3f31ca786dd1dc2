"""`xiezhi serve [RUN]`: review pages on this machine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from xiezhi.cli.model import chosen
from xiezhi.errors import XiezhiError


@click.command()
@click.argument("run", required=False, type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True, help="Another address needs --token.")
@click.option("--port", default=8650, show_default=True, type=click.IntRange(0, 65535))
@click.option("--token", envvar="XIEZHI_TOKEN", help="What readers give once (or set XIEZHI_TOKEN).")
@click.option("--name", "names", multiple=True, help="A further host name of these pages.")
@click.option(
    "--reviews", type=click.Path(path_type=Path), help="Where decisions are kept [RUN/reviews.sqlite]."
)
@click.option("--screening", type=click.Path(path_type=Path), help="Folder that `xiezhi screen` wrote.")
@click.option(
    "--max-upload", default=64, show_default=True, type=click.IntRange(1, 4096), help="MiB at once."
)
@click.option(
    "--signs",
    "sign_dirs",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Your own signs, for what is dropped in.",
)
@click.option("--model", type=click.Path(path_type=Path), help="Another model than the packed one, likewise.")
@click.option("--no-model", is_flag=True, help="Read what is dropped in by rules alone.")
def serve(
    run: Path | None,
    host: str,
    port: int,
    max_upload: int,
    model: Path | None,
    no_model: bool,
    **options: Any,
) -> None:
    """Review pages: read with signs marked, accept, reject, correct, compare, export labels.

    Without RUN, documents are dropped in or pasted. The pages answer this machine only; --host with another address
    needs --token, and a reverse proxy with TLS before it.
    """
    try:
        import uvicorn

        from xiezhi.web import Settings, create_app
    except ModuleNotFoundError as error:
        raise XiezhiError("XZ716", name=error.name) from error
    most = max_upload * 1024 * 1024
    using = chosen(model, no_model=no_model)
    settings = Settings(run, host=host, port=port, max_upload=most, model=using, **options)
    app = create_app(settings)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{port}/  (Ctrl-C ends)", err=True)
    try:
        uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
    except SystemExit as end:  # the server says why on standard error, and leaves with a status of its own
        if end.code:
            raise XiezhiError("XZ718", host=host, port=port) from end
