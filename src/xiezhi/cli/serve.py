"""`xiezhi serve [RUN]`: review pages on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import click

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
@click.option("--no-model", is_flag=True, help="Read what is dropped in by rules alone.")
def serve(
    run: Path | None,
    host: str,
    port: int,
    token: str | None,
    names: tuple[str, ...],
    reviews: Path | None,
    screening: Path | None,
    max_upload: int,
    no_model: bool,
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
    settings = Settings(
        run,
        reviews,
        host,
        port,
        token,
        names,
        max_upload * 1024 * 1024,
        model=not no_model,
        screening=screening,
    )
    app = create_app(settings)
    _free(host, port)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"http://{shown}:{port}/  (Ctrl-C ends)", err=True)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def _free(host: str, port: int) -> None:
    """Hold that the address can be listened on, before its address is printed.

    Raises:
        XiezhiError: XZ718 where another program has it, or it is not this machine's.
    """
    import socket

    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            if os.name == "posix":  # as the server does: an address just given back is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise XiezhiError("XZ718", host=host, port=port, reason=error.strerror or error) from error
