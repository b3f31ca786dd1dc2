"""What a newcomer reads: every command is named, every link leads somewhere, every public name is explained."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import xiezhi
from xiezhi.cli import COMMANDS

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh-CN.md")
PAGES = [*READMES, *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "docs").rglob("*.md")))]
ROOMS = [f"xiezhi.{each.name}" for each in pkgutil.iter_modules(xiezhi.__path__) if each.ispkg]


@pytest.mark.parametrize("page", READMES)
def test_every_command_is_named(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert [name for name in COMMANDS if not re.search(rf"^xiezhi {name}\b", text, re.MULTILINE)] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    path = ROOT / page
    links = re.findall(r"\]\(([^)\s#]+)[^)]*\)", path.read_text(encoding="utf-8"))
    here = [link for link in links if "://" not in link]
    assert [link for link in here if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("name", ["xiezhi", *ROOMS])
def test_every_public_name_is_explained(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__
    for each in getattr(module, "__all__", ()):
        thing = getattr(module, each)
        if not callable(thing) or not getattr(thing, "__module__", "").startswith("xiezhi"):
            continue
        # A dataclass without a docstring of its own gets its signature for one.
        assert thing.__doc__, f"{name}.{each}"
        assert not thing.__doc__.startswith(f"{each}("), f"{name}.{each}"
        methods = vars(thing) if isinstance(thing, type) else {}
        bare = [
            method
            for method, code in methods.items()
            if not method.startswith("_") and callable(code) and not getattr(code, "__doc__", None)
        ]
        assert bare == [], f"{name}.{each}"
