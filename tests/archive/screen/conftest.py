from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.archive.screen.town import Town, honest, plant

from xiezhi.archive import Archive, Settings, annotate
from xiezhi.archive.screen import Screening, screen


class Screened(NamedTuple):
    """A screened run, its path, and the ids of what was planted."""

    screening: Screening
    run: Path
    planted: dict[str, set[str]]


@pytest.fixture(scope="session")
def screened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screened]:
    folder = tmp_path_factory.mktemp("town")
    town = Town()
    honest(town, 150)
    planted = plant(town)
    run = folder / "run"
    annotate([town.save(folder / "papers")], run, settings=Settings(model=False), workers=0)
    with Archive.open(run) as archive:
        yield Screened(screen(archive), run, planted)


@pytest.fixture(scope="session")
def honest_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("honest")
    town = Town()
    honest(town, 120)
    run = folder / "run"
    annotate([town.save(folder / "papers")], run, settings=Settings(model=False), workers=0)
    return run
