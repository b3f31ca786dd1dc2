"""Shared by all tests: where real documents are, and hypothesis without a clock (machines are shared)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and labels beside the project; tests that need it skip where it is absent."""
    folder = Path(os.environ.get("XIEZHI_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    if os.environ.get("CI") or not (folder / "samples").is_dir():
        pytest.skip(
            "real documents are not part of the project: set XIEZHI_SHARED to the folder that holds them"
        )
    return folder
