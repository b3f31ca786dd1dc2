"""A small run of the project's own documents, and the pages over it."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the review pages need the extra `serve`")

from fastapi.testclient import TestClient

from xiezhi.archive import Settings as RunSettings
from xiezhi.archive import annotate
from xiezhi.web import Settings, create_app

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ROOT / "corpora" / "documents"
NAMES = (
    "loan_judgment", "loan_complaint", "labour_award", "answer", "payment_order", "mediation_statement",
    "traffic_insurance_judgment", "retrial_judgment",
)  # fmt: skip
HOST = "http://127.0.0.1:8650"


@pytest.fixture(scope="session")
def made_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that nobody writes to."""
    folder = tmp_path_factory.mktemp("web")
    (folder / "in").mkdir()
    for name in NAMES:
        shutil.copy(DOCUMENTS / f"{name}.txt", folder / "in")
    # The same loan complaint with other people: something to compare.
    twin = (DOCUMENTS / "loan_complaint.txt").read_text(encoding="utf-8")
    twin = (
        twin.replace("查晓岚", "费云舟").replace("鲍庆元", "仲怀远").replace("2023年2月13日", "2023年4月20日")
    )
    (folder / "in" / "loan_complaint_twin.txt").write_text(twin, encoding="utf-8")
    annotate([folder / "in"], folder / "run", settings=RunSettings(model=False), workers=0)
    return folder / "run"


@pytest.fixture
def run(made_run: Path, tmp_path: Path) -> Path:
    """A run of the test's own, with no reviews."""
    return Path(shutil.copytree(made_run, tmp_path / "run"))


@dataclass
class Reader:
    """Somebody in front of the pages: sends forms with the token of the session."""

    client: TestClient
    headers: dict[str, str] = field(default_factory=dict)

    def get(self, address: str, **values: Any) -> Any:
        return self.client.get(address, **values)

    def token(self) -> str:
        found = re.search(r'name="form_token" value="(\w+)"', self.client.get("/reviews").text)
        assert found
        return found[1]

    def post(self, address: str, data: dict[str, Any], part: bool = False, **values: Any) -> Any:
        headers = {"HX-Request": "true"} if part else {}
        given = {"form_token": self.token(), **data}
        return self.client.post(address, data=given, headers=headers, follow_redirects=False, **values)

    def name(self, name: str) -> None:
        self.post("/preferences", {"reviewer": name, "back": "/"})

    def decide(self, doc: str, target: str, verdict: str, part: bool = True, **more: str) -> Any:
        return self.post(
            "/decide", {"doc": doc, "target": target, "verdict": verdict, "key": "s0", **more}, part
        )

    @property
    def desk(self) -> Any:
        return self.client.app.state.desk  # type: ignore[attr-defined]


def open_pages(settings: Settings) -> Reader:
    return Reader(TestClient(create_app(settings), base_url=HOST))


@pytest.fixture
def reader(run: Path) -> Reader:
    """A reader of a run."""
    return open_pages(Settings(run=run, model=False))


@pytest.fixture
def visitor() -> Reader:
    """A reader without a run."""
    return open_pages(Settings(model=False))
