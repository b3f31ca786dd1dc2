"""`xiezhi serve` and `xiezhi reviews` as commands."""

from __future__ import annotations

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.web.conftest import Reader

from xiezhi.cli.reviews import reviews
from xiezhi.cli.serve import serve
from xiezhi.errors import XiezhiError
from xiezhi.schema.annotation import read_annotation


def test_pages_do_not_start_unguarded(run: Path) -> None:
    result = CliRunner().invoke(serve, [str(run), "--host", "0.0.0.0"], env={"XIEZHI_TOKEN": ""})
    assert isinstance(result.exception, XiezhiError)
    assert result.exception.code in ("XZ701", "XZ702")


def test_pages_start_where_they_are_told(run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: dict[str, Any] = {}
    monkeypatch.setattr("uvicorn.run", lambda app, **options: started.update(app=app, **options))
    options = [
        "--host",
        "0.0.0.0",
        "--port",
        "8999",
        "--name",
        "review.example",
        "--no-model",
        "--max-upload",
        "3",
    ]
    result = CliRunner().invoke(serve, [str(run), *options], env={"XIEZHI_TOKEN": "a-token-nobody-guesses"})
    assert result.exit_code == 0, result.output
    assert (started["host"], started["port"]) == ("0.0.0.0", 8999)
    settings = started["app"].state.desk.settings
    assert (settings.run, settings.names, settings.max_upload) == (run, ("review.example",), 3 << 20)
    assert settings.model is False
    named = ["--model", str(tmp_path), "--signs", str(tmp_path)]
    assert CliRunner().invoke(serve, [str(run), *named]).exit_code == 0
    settings = started["app"].state.desk.settings
    assert (settings.model, settings.sign_dirs) == (tmp_path.resolve(), (tmp_path,))


def test_a_port_that_is_taken_is_told_with_a_remedy(run: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(serve, [str(run), "--port", port, "--no-model"])
    assert getattr(result.exception, "code", "") == "XZ718"


def test_a_run_that_is_none(tmp_path: Path) -> None:
    result = CliRunner().invoke(serve, [str(tmp_path)])
    assert isinstance(result.exception, XiezhiError)
    assert result.exception.code == "XZ501"


def test_reviews_without_any(run: Path, tmp_path: Path) -> None:
    for arguments in (["agreement", str(run)], ["export", str(run), "--output", str(tmp_path / "out")]):
        result = CliRunner().invoke(reviews, arguments)
        assert isinstance(result.exception, XiezhiError)
        assert result.exception.code == "XZ709"
    assert not (run / "reviews.sqlite").exists()


def test_reviews_of_nothing(reader: Reader, run: Path, tmp_path: Path) -> None:
    assert (run / "reviews.sqlite").exists()  # pages were started, and nobody has decided anything
    for place, code in ((run, "XZ709"), (tmp_path / "no", "XZ101")):
        result = CliRunner().invoke(reviews, ["export", str(place), "--output", str(tmp_path / "out")])
        assert getattr(result.exception, "code", "") == code
    assert not (tmp_path / "out").exists()


def test_export_and_agreement(reader: Reader, run: Path, tmp_path: Path) -> None:
    reader.name("李明")
    reader.decide("loan_judgment", "fact:court", "accepted")
    reader.decide("loan_judgment", "fact:cause", "rejected")
    result = CliRunner().invoke(reviews, ["export", str(run), "--output", str(tmp_path / "labels")])
    assert result.exit_code == 0, result.output
    labels = read_annotation(tmp_path / "labels" / "loan_judgment.json")
    assert (labels.court, labels.cause) == ("江苏省宜兴市人民法院", None)
    shown = CliRunner().invoke(reviews, ["agreement", str(run)], env={"COLUMNS": "160"}).output
    assert "court" in shown
    assert "100%" in shown
    lines = CliRunner().invoke(
        reviews, ["export", str(run), "--output", str(tmp_path / "l.jsonl"), "--decided-only"]
    )
    assert lines.exit_code == 0
    row = json.loads((tmp_path / "l.jsonl").read_text(encoding="utf-8"))
    assert (row["court"], row["signs"]) == ("江苏省宜兴市人民法院", [])


def test_a_reviewed_document_that_is_gone_is_told(reader: Reader, run: Path, tmp_path: Path) -> None:
    reader.name("李明")
    reader.decide("loan_judgment", "fact:court", "accepted")
    reader.desk.reviews._db.execute("UPDATE decision SET doc_id = 'gone'")
    result = CliRunner().invoke(reviews, ["export", str(run), "--output", str(tmp_path / "labels")])
    assert result.exit_code == 0
    assert "XZ711" in result.output
    assert "0 document(s)" in result.output
