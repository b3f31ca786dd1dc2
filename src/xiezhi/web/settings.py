"""What the pages are started with, and what is refused before they start."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path

from xiezhi.errors import XiezhiError

MEMORY = ":memory:"
CLUES = "clues.json"
"""What `xiezhi screen` wrote, in the folder of a screening."""
LEAST_TOKEN = 16
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """How the review pages run.

    Attributes:
        run: run directory to look through, or None for documents that are dropped in only.
        reviews: SQLite file of the decisions; by default `reviews.sqlite` in the run, and in memory without a run.
        host, port: where to listen. Anything but this machine itself needs a token.
        token: what a reader has to give once before any page is shown (at least 16 characters).
        names: further host names under which the pages may be asked for.
        max_upload: bytes of one request.
        model: as for `Analyzer.load`.
        sign_dirs: directories of an office's own signs, for documents that are dropped in.
        screening: directory that `xiezhi screen` wrote, for the clues across documents.
    """

    run: Path | None = None
    reviews: Path | None = None
    host: str = "127.0.0.1"
    port: int = 8650
    token: str | None = None
    names: tuple[str, ...] = ()
    max_upload: int = 64 * _MIB
    model: bool | Path = True
    sign_dirs: tuple[Path, ...] = ()
    screening: Path | None = None

    def checked(self) -> Settings:
        """The same settings, where they are safe to start with.

        Raises:
            XiezhiError: XZ701 another address than this machine's own without a token, XZ702 a token too short, XZ717
                a folder without the clues of a screening.
        """
        if self.token is not None and len(self.token) < LEAST_TOKEN:
            raise XiezhiError("XZ702", least=LEAST_TOKEN)
        if self.token is None and not is_loopback(self.host):
            raise XiezhiError("XZ701", host=self.host)
        if self.screening is not None and not (self.screening / CLUES).is_file():
            raise XiezhiError("XZ717", path=self.screening)
        return self

    @property
    def database(self) -> str:
        """Where the decisions are kept, as SQLite names it."""
        if self.reviews is not None:
            return str(self.reviews)
        return MEMORY if self.run is None else str(self.run / "reviews.sqlite")


def is_loopback(host: str) -> bool:
    """Whether an address is this machine's own."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
