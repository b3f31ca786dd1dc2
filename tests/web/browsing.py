"""A real browser before the review pages, served on a port of this machine."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

VENDOR = Path(__file__).with_name("vendor")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these, the browser itself looks for hosts of its maker.
_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def found_browser() -> str:
    """Path of a Chromium; the test skips where there is none (or fails, with XIEZHI_NEED_BROWSER set)."""
    path = next((found for name in _NAMES if (found := shutil.which(name))), None)
    if path is None and os.environ.get("XIEZHI_NEED_BROWSER"):
        pytest.fail("XIEZHI_NEED_BROWSER is set, but no Chromium is installed")
    if path is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    return path


@contextmanager
def served(app: Any) -> Iterator[str]:
    """The app on a free port; its address."""
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=20)


@contextmanager
def launched() -> Iterator[Any]:
    """A browser with nothing in it."""
    path = found_browser()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


@dataclass
class Window:
    """A page in the browser that remembers everything that should not happen."""

    page: Any
    address: str
    troubles: list[str] = field(default_factory=list)

    def watch(self) -> Window:
        self.page.on(
            "console", lambda m: self.troubles.append(m.text) if m.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", lambda request: self._ask(request.url))
        self.page.on(
            "response",
            lambda answer: (
                self.troubles.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None
            ),
        )
        self.page.on(
            "dialog", lambda dialog: (self.troubles.append(f"dialog {dialog.message}"), dialog.dismiss())
        )
        return self

    def _ask(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.troubles.append(f"a request to another host: {url}")

    def go(self, path: str) -> Window:
        self.page.goto(self.address + path)
        return self

    def one(self, selector: str) -> Any:
        return self.page.locator(selector).first

    def in_view(self, selector: str) -> bool:
        """Whether the middle of an element is on the screen."""
        script = "e => { const b = e.getBoundingClientRect(), y = (b.top + b.bottom) / 2; return y > 0 && y < innerHeight }"
        return bool(self.one(selector).evaluate(script))

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - innerWidth"))

    def barriers(self) -> list[str]:
        """Serious and critical findings of axe, with the place of each."""
        # The policy of the pages lets no script in; the test asks through the browser's own door.
        self.page.evaluate((VENDOR / "axe.min.js").read_text(encoding="utf-8"))
        found = self.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{each['id']} {node['target']} {node['failureSummary']}"
            for each in found["violations"]
            if each["impact"] in ("serious", "critical")
            for node in each["nodes"]
        ]

    def settle(self) -> None:
        """Wait until nothing is being loaded."""
        self.page.wait_for_load_state("networkidle")
